//! "Nguồn số liệu": where every figure of a page comes from, as plain data.

use serde::Serialize;

use super::{Quoting, RichText};
use crate::page::address;

/// "Nguồn số liệu": where every figure of a page comes from.
#[derive(Debug, Default, Serialize)]
pub struct Sources {
    /// Each computed figure shown, once.
    pub figures: Vec<Derivation>,
    /// Each document used, once.
    pub documents: Vec<Document>,
    /// How many more documents there are, as a sentence; may be empty.
    pub more: String,
    /// Known differences somebody answers for, a sentence each.
    pub waivers: Vec<String>,
    /// A sentence for pages with reconstructed or illustrative values; may be empty.
    pub notice: String,
    /// Numbers the writer vouches for.
    pub typed: Vec<TypedNumber>,
}

/// A number no statistics hold, as typed, and where the writer has it from.
#[derive(Debug, Serialize)]
pub struct TypedNumber {
    /// `19 cuộc`.
    pub text: String,
    /// `biên bản họp ngày 24/4/2020`.
    pub source: String,
}

/// How one figure was computed.
#[derive(Debug, Serialize)]
pub struct Derivation {
    /// Its id, the same on every page that explains the figure: `nguon-viec.xong-hai-phong-2020-6m`.
    pub id: String,
    /// `Tỷ lệ thi hành xong về việc, Hải Phòng, 6 tháng đầu năm 2020`.
    pub name: String,
    /// The indicator's page.
    #[serde(serialize_with = "address::as_file_if_any")]
    pub href: String,
    /// The figure.
    pub value: RichText,
    /// The formula with names: `thi hành xong ÷ có điều kiện`; empty for stated values.
    pub formula: String,
    /// The formula with numbers: `3.345 ÷ 7.072 = 47,2992…%`; empty for stated values.
    pub arithmetic: String,
    /// `số liệu minh họa`, `số liệu dựng lại`; empty for official values.
    pub nature: String,
}

/// A document figures were taken from.
#[derive(Debug, Serialize)]
pub struct Document {
    /// `Báo cáo sơ kết, số 123/BC-CTHADS, ngày 10/4/2020`.
    pub text: Quoting,
    /// Remarks, in the language of whoever wrote them; may be empty.
    pub note: String,
    /// `sơ bộ`, `chính thức`…
    pub status: String,
    /// `số liệu minh họa` or the like; empty for official values.
    pub nature: String,
    /// The file of the statement: `statistics/2020-6m/hai-phong.yaml`.
    pub file: String,
    /// Where in it each stated figure was read.
    pub cells: Vec<StatedCell>,
}

/// Where a stated figure was read.
#[derive(Debug, Serialize)]
pub struct StatedCell {
    /// Its id, the same on every page that says where the figure comes from.
    pub id: String,
    /// The indicator, and the office where the file holds several.
    pub name: String,
    /// `dòng 12`.
    pub line: String,
}
