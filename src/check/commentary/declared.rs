//! The classes of numbers that may be typed: they state no statistic.
//!
//! The reader of `wording` says what a stretch of text is; here it is said which of that passes the
//! gate. Each class has its sentences in `tests/gate/classes/`, and a test that fails without it.

use std::ops::Range;

use super::{Run, context};
use crate::check::prose::{Prose, Reading, Spot};
use crate::wording::read::{Class, Mention};

/// A class of numbers that may be typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Declared {
    /// `ngày 23/4/2020`
    Date,
    /// `6 tháng đầu năm 2020`
    Period,
    /// `8 giờ 30`
    TimeOfDay,
    /// `thứ Sáu`
    Weekday,
    /// `Nghị quyết 96/2019/QH14`
    Document,
    /// `khoản 1 Điều 48`
    Article,
    /// `0225.3823.456`
    Telephone,
    /// `số 12 đường Trần Phú`
    Address,
    /// `lần thứ 3`
    Ordinal,
    /// `1.` before an item
    ListMarker,
    /// `Covid-19`
    Name,
    /// A web or mail address.
    Link,
    /// An identity or account number.
    Code,
    /// `35 tuổi`
    Age,
    /// `ĐVT: 1.000 đồng`
    TableUnit,
    /// A length of time that a rule or a plan sets: `trong thời hạn 10 ngày`.
    Duration,
    /// A few, in words: `hai bên`, `ba nhiệm vụ`; never in the unit of an indicator.
    Few,
    /// The number of a thing that bears one: `Quốc lộ 5`, `phòng họp số 1`, `mức độ 4`.
    Label,
    /// A bound a rule sets: `không tập trung quá 20 người`.
    Limit,
    /// Copies and pages of a paper: `lập thành 02 bộ`.
    Copies,
    /// Parts of a text or a plan: `gồm 5 phần`, `3 giai đoạn`.
    Parts,
    /// The number of a row in a table typed in Markdown.
    RowNumber,
    /// What somebody said, with who and where: its figures are compared with the data.
    Quotation,
}

impl Declared {
    /// Every class.
    pub const ALL: [Self; 23] = [
        Self::Date,
        Self::Period,
        Self::TimeOfDay,
        Self::Weekday,
        Self::Document,
        Self::Article,
        Self::Telephone,
        Self::Address,
        Self::Ordinal,
        Self::ListMarker,
        Self::Name,
        Self::Link,
        Self::Code,
        Self::Age,
        Self::TableUnit,
        Self::Duration,
        Self::Few,
        Self::Label,
        Self::Limit,
        Self::Copies,
        Self::Parts,
        Self::RowNumber,
        Self::Quotation,
    ];

    /// A stable name, that of its file of sentences.
    #[cfg(test)]
    pub fn id(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Period => "period",
            Self::TimeOfDay => "time-of-day",
            Self::Weekday => "weekday",
            Self::Document => "document",
            Self::Article => "article",
            Self::Telephone => "telephone",
            Self::Address => "address",
            Self::Ordinal => "ordinal",
            Self::ListMarker => "list-marker",
            Self::Name => "name",
            Self::Link => "link",
            Self::Code => "code",
            Self::Age => "age",
            Self::TableUnit => "table-unit",
            Self::Duration => "duration",
            Self::Few => "few",
            Self::Label => "label",
            Self::Limit => "limit",
            Self::Copies => "copies",
            Self::Parts => "parts",
            Self::RowNumber => "row-number",
            Self::Quotation => "quotation",
        }
    }

    /// The class that lets the mention `at` of a run pass, if there is one.
    pub(super) fn of(run: &Run<'_>, at: usize, reading: Reading<'_>) -> Option<Self> {
        let mention = run.mentions.get(at)?;
        Self::read(&mention.class)
            .or_else(|| context::class(run, at, reading))
            .or_else(|| run.row_number.then_some(Self::RowNumber))
            .or_else(|| quoted(mention, run.prose).then_some(Self::Quotation))
    }

    /// The class the reader itself found, where it states no statistic.
    pub(super) fn read(class: &Class) -> Option<Self> {
        Some(match class {
            Class::Date(_) => Self::Date,
            Class::Period { .. } => Self::Period,
            Class::TimeOfDay => Self::TimeOfDay,
            Class::Weekday => Self::Weekday,
            Class::Document => Self::Document,
            Class::Article => Self::Article,
            Class::Telephone => Self::Telephone,
            Class::Address => Self::Address,
            Class::Ordinal => Self::Ordinal,
            Class::ListMarker => Self::ListMarker,
            Class::Name => Self::Name,
            Class::Link => Self::Link,
            Class::Code => Self::Code,
            Class::Age => Self::Age,
            Class::TableUnit { .. } => Self::TableUnit,
            Class::Amount(_) | Class::Ratio { .. } | Class::Rank { .. } | Class::Unreadable => {
                return None;
            }
        })
    }
}

/// How far before an opening quotation mark its speaker may be named, in letters.
const SPEAKER_REACH: usize = 300;
/// How words of a document or a meeting begin.
const DOCUMENTS: [&str; 39] = [
    "report",
    "dispatch",
    "conclusions",
    "minutes",
    "notice",
    "resolution",
    "decision",
    "directive",
    "plan",
    "circular",
    "decree",
    "law",
    "conference",
    "interview",
    "speech",
    "báo cáo",
    "công văn",
    "kết luận",
    "biên bản",
    "thông báo",
    "nghị quyết",
    "quyết định",
    "chỉ thị",
    "kế hoạch",
    "thông tư",
    "nghị định",
    "luật",
    "hội nghị",
    "bản tin",
    "bài viết",
    "phát biểu",
    "phỏng vấn",
    "tờ trình",
    "văn bản",
    "hướng dẫn",
    "công điện",
    "phiên họp",
    "cuộc họp",
    "bản án",
];
/// How a speaker is brought in.
const SAYS: [&str; 26] = [
    "says",
    "said",
    "states",
    "stated",
    "notes",
    "noted",
    "wrote",
    "stressed",
    "reported",
    "according to",
    "nêu",
    "cho biết",
    "nói",
    "phát biểu",
    "khẳng định",
    "nhấn mạnh",
    "viết",
    "ghi",
    "ghi rõ",
    "kết luận",
    "yêu cầu",
    "đề nghị",
    "đánh giá",
    "dẫn",
    "theo",
    "báo cáo",
];

/// Whether a mention stands in a quotation whose speaker and document are named before it.
fn quoted(mention: &Mention, prose: &Prose<'_>) -> bool {
    if prose.spot == Spot::Code {
        return false;
    }
    let Some(range) = quotation(prose, mention.range.start) else { return false };
    if mention.range.end > range.end {
        return false;
    }
    let reach = prose.text[..range.start].char_indices().rev().nth(SPEAKER_REACH);
    let before = &prose.text[reach.map_or(0, |(at, _)| at)..range.start];
    let behind: String = prose.text[range.end..].chars().take(SPEAKER_REACH / 2).collect();
    let around = format!("{before} {behind}").to_lowercase();
    let holds = |words: &[&str]| {
        words.iter().any(|word| {
            around.match_indices(word).any(|(at, _)| {
                !around[..at].ends_with(char::is_alphanumeric)
                    && !around[at + word.len()..].starts_with(char::is_alphanumeric)
            })
        })
    };
    // A speaker is a name: two words with capitals that do not begin the sentence.
    let capitals = |text: &str| {
        text.split_whitespace()
            .filter(|word| word.chars().next().is_some_and(char::is_uppercase))
            .count()
    };
    holds(&DOCUMENTS) && holds(&SAYS) && (capitals(before) >= 2 || capitals(&behind) >= 2)
}

/// The longest quotation, in bytes on each side of a place in it.
const LONGEST_QUOTATION: usize = 4000;

/// The inside of the quotation a place lies in.
pub(super) fn quotation(prose: &Prose<'_>, at: usize) -> Option<Range<usize>> {
    let most = prose.around(&(at..at), LONGEST_QUOTATION);
    let open = most.start + prose.text[most.start..at].rfind('“')?;
    let start = open + '“'.len_utf8();
    let end = start + prose.text[start..most.end.max(start)].find('”')?;
    (at < end).then_some(start..end)
}
