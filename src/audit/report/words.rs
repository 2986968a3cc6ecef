//! The words of a report: verdicts, grades, counts.

use super::Counts;
use crate::audit::finding::{Finding, Grade, ImpliedOf, Verdict};
use crate::diagnostic::{Bilingual, Language, say};

/// Every verdict, those to look at first in front.
pub(super) const VERDICTS: [Verdict; 5] = [
    Verdict::Contradiction,
    Verdict::Misprint,
    Verdict::PointsAsPercent,
    Verdict::Unverifiable,
    Verdict::Holds,
];

impl Verdict {
    /// The word used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Contradiction => "contradiction",
            Self::PointsAsPercent => "points-as-percent",
            Self::Misprint => "misprint",
            Self::Unverifiable => "unverifiable",
        }
    }

    pub(super) fn words(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::Vi, Self::Holds) => "khớp",
            (Language::Vi, Self::Contradiction) => "mâu thuẫn",
            (Language::Vi, Self::PointsAsPercent) => "điểm phần trăm ghi thành %",
            (Language::Vi, Self::Misprint) => "lỗi in",
            (Language::Vi, Self::Unverifiable) => "không kiểm được",
            (Language::En, Self::Holds) => "holds",
            (Language::En, Self::Contradiction) => "contradiction",
            (Language::En, Self::PointsAsPercent) => "points printed as %",
            (Language::En, Self::Misprint) => "misprint",
            (Language::En, Self::Unverifiable) => "cannot be verified",
        }
    }
}

impl Grade {
    /// The word used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::CannotTell => "cannot-tell",
        }
    }

    pub(super) fn words(self, language: Language) -> &'static str {
        match (language, self) {
            (Language::Vi, Self::Certain) => "chắc chắn",
            (Language::Vi, Self::Likely) => "nhiều khả năng",
            (Language::Vi, Self::CannotTell) => "chưa kết luận được",
            (Language::En, Self::Certain) => "certain",
            (Language::En, Self::Likely) => "likely",
            (Language::En, Self::CannotTell) => "cannot tell",
        }
    }
}

impl ImpliedOf {
    /// The word used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Base => "base",
            Self::Part => "part",
            Self::Value => "value",
        }
    }
}

/// The fixed words of a report in one language.
pub(super) struct Labels {
    pub(super) title: &'static str,
    pub(super) causes: &'static str,
    pub(super) to_look_at: &'static str,
    pub(super) nothing_to_look_at: &'static str,
    pub(super) arithmetic: &'static str,
    pub(super) implied_base: &'static str,
    pub(super) implied_part: &'static str,
    pub(super) implied_value: &'static str,
    pub(super) could_be: &'static str,
    pub(super) compared: &'static str,
    pub(super) follows_from: &'static str,
    pub(super) repairs: &'static str,
    pub(super) line: &'static str,
    pub(super) article: &'static str,
    pub(super) table: &'static str,
    pub(super) unread: &'static str,
    pub(super) marks: &'static str,
}

static VI: Labels = Labels {
    title: "Kiểm tra số liệu trong bài",
    causes: "Nguyên nhân chung",
    to_look_at: "Cần xem lại",
    nothing_to_look_at: "Không có gì phải xem lại.",
    arithmetic: "phép tính",
    implied_base: "mẫu số người viết hẳn đã dùng",
    implied_part: "số người viết hẳn đã đem trừ",
    implied_value: "số đúng ra phải là",
    could_be: "trong bài có số hợp",
    compared: "đối chiếu với",
    follows_from: "theo nguyên nhân chung",
    repairs: "giải thích được",
    line: "dòng",
    article: "Nguyên văn",
    table: "Bảng",
    unread: "Không đọc được",
    marks: "Số trong ngoặc vuông dẫn tới mục ở trên; dấu ✓ là số liệu khớp.",
};

static EN: Labels = Labels {
    title: "Figures of the article, checked",
    causes: "Root causes",
    to_look_at: "To look at",
    nothing_to_look_at: "Nothing to look at.",
    arithmetic: "arithmetic",
    implied_base: "base the writer must have used",
    implied_part: "number the writer must have taken off",
    implied_value: "value it should have been",
    could_be: "printed number that fits",
    compared: "compared with",
    follows_from: "follows from root cause",
    repairs: "explains",
    line: "line",
    article: "The article's own words",
    table: "Table",
    unread: "Could not be read",
    marks: "A number in brackets leads to the entry above; ✓ marks a figure that holds.",
};

pub(super) fn labels(language: Language) -> &'static Labels {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

/// How many findings of each verdict, as one sentence.
pub(super) fn counted(counts: Counts, language: Language) -> String {
    let parts: Vec<String> = counts
        .each()
        .filter(|(_, number)| *number > 0)
        .map(|(verdict, number)| match language {
            Language::Vi => format!("{number} {}", verdict.words(language)),
            Language::En => format!("{}: {number}", verdict.words(language)),
        })
        .collect();
    if parts.is_empty() {
        none_found().get(language).to_owned()
    } else {
        format!("{}.", parts.join(", "))
    }
}

fn none_found() -> Bilingual {
    say!(
        "không có quan hệ nào giữa các số liệu để kiểm tra.",
        "no relation between figures was found to test."
    )
}

/// One line for what a finding says: its arithmetic, or else its message.
pub(super) fn brief(finding: &Finding, language: Language) -> &str {
    match finding.arithmetic.get(language) {
        "" => finding.message.get(language),
        arithmetic => arithmetic,
    }
}
