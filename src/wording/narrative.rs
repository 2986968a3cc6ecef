//! The results paragraph officials expect, clause by clause: accepted, to enforce, done, carried
//! forward.
//!
//! These are patterns only. Which clauses there are to say depends on which figures there are, and
//! is decided where pages are composed, with marked texts; so their slots go by name, and are
//! checked here when the file is read.

use super::file::Section;
use super::pattern::Pattern;

/// Declares the patterns with their slots.
macro_rules! patterns {
    ($($(#[$doc:meta])* $name:ident [$($slot:literal),+];)+) => {
        /// The clauses of the paragraph.
        #[derive(Clone, Debug)]
        pub struct NarrativePatterns {
            /// “Về tiền”
            pub about_money: String,
            /// Between the last two deductions: “ và ”.
            pub and: String,
            $($(#[$doc])* pub $name: Pattern,)+
        }

        impl NarrativePatterns {
            pub(super) fn read(section: &mut Section) -> Self {
                Self {
                    about_money: section.text("about_money"),
                    and: section.text("and"),
                    $($name: section.named_pattern(stringify!($name), &[$($slot),+]),)+
                }
            }
        }
    };
}

patterns! {
    /// “Về việc”
    about_unit ["unit"];
    /// “Về việc, tổng số thụ lý là …”
    accepted ["subject", "value"];
    /// “, giảm 205 việc (1,96%) so với cùng kỳ”
    compared ["change"];
    /// “, trong đó: …”
    among ["parts"];
    /// “số cũ chuyển sang …”
    carried_over ["value"];
    /// “số thụ lý mới …”
    newly_accepted ["value"];
    /// “Sau khi trừ …, …”
    after_deducting ["parts", "sentence"];
    /// “… ủy thác thi hành án”
    entrusted ["value"];
    /// “… thu hồi, hủy quyết định”
    revoked ["value"];
    /// “tổng số phải thi hành là …”
    to_enforce ["value"];
    /// “có điều kiện thi hành …”
    with_conditions ["value"];
    /// “chưa có điều kiện thi hành …”
    without_conditions ["value"];
    /// “ (chiếm 69,63%)”
    share ["share"];
    /// “Trong số có điều kiện, đã thi hành xong …”
    done ["value"];
    /// “, đạt tỷ lệ …”
    rate ["rate"];
    /// “; còn thiếu …”
    against_target ["target"];
    /// “Số chuyển kỳ sau là …”
    carried_forward ["value"];
    /// “, trong đó có điều kiện thi hành …”
    carried_with_conditions ["value"];
    /// “Về việc: chưa có số liệu của kỳ này.”
    no_data ["subject"];
    /// “Về việc: không phát sinh trong kỳ này.”
    nothing_arose ["subject"];
}

#[cfg(test)]
mod tests {
    use super::super::samples::{en, vi};

    #[test]
    fn clauses_are_the_words_officials_expect() {
        let (vi, en) = (vi(), en());
        let slots = [("subject", "Về việc"), ("value", "10.232 việc")];
        let text = vi.narrative().accepted.fill_text(&slots);
        assert_eq!(text, "Về việc, tổng số thụ lý là 10.232 việc");
        let slots = [("subject", "In cases"), ("value", "10,232 cases")];
        let text = en.narrative().accepted.fill_text(&slots);
        assert_eq!(text, "In cases: the total accepted was 10,232 cases");
    }
}
