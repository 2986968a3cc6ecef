//! Why a quantity cannot be said in a form.

use crate::diagnostic::{Bilingual, say};
use crate::number::Overflow;

/// A form that does not fit a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unsayable {
    /// The arithmetic would need more digits than are kept exactly.
    Overflow,
    /// `points` is for rates only.
    NotARate,
    /// A rate has no relative change, no share and no whole: its form is `points`.
    ARate,
    /// `words`, `billions` and the large scales are for money or for counts.
    WrongUnit,
    /// A part of a whole that is zero.
    NoWhole,
}

impl From<Overflow> for Unsayable {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

impl Unsayable {
    /// What is wrong.
    pub fn message(self) -> Bilingual {
        match self {
            Self::Overflow => {
                say!("số quá lớn để tính chính xác", "the number is too large for exact arithmetic")
            }
            Self::NotARate => {
                say!("điểm phần trăm chỉ dùng cho tỷ lệ", "percentage points are for rates only")
            }
            Self::ARate => say!(
                "tỷ lệ không có mức tăng, giảm tương đối và không chiếm phần nào của một tổng",
                "a rate has no relative change and is no share of a whole"
            ),
            Self::WrongUnit => say!(
                "cách viết này không hợp với đơn vị tính của số liệu",
                "this form does not suit the unit of the figure"
            ),
            Self::NoWhole => say!(
                "tổng bằng không nên không có tỷ trọng",
                "the whole is zero, so there is no share"
            ),
        }
    }

    /// What to do.
    pub fn remedy(self) -> Bilingual {
        match self {
            Self::Overflow => say!("Kiểm tra lại ô số liệu.", "Check the cell of the statistics."),
            Self::NotARate => say!("Dùng `change`.", "Use `change`."),
            Self::ARate => say!("Dùng `points`.", "Use `points`."),
            Self::WrongUnit => say!("Dùng `value`.", "Use `value`."),
            Self::NoWhole => say!(
                "Kiểm tra lại tổng, hoặc chọn tổng khác bằng `share of …`.",
                "Check the whole, or name another by `share of …`."
            ),
        }
    }
}
