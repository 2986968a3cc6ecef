//! A small word typed twice: “của của”.

use super::{sure, typed, words};
use crate::check::prose::{Prose, Reading, Spot};
use crate::diagnostic::{Diagnostic, Language, rules, say};

rules! {
    DOUBLED_WORD: "doubled-word", Warning,
        vi: "Từ bị lặp",
            "Từ nối gõ hai lần là dấu vết của việc sửa bài vội; người đọc vấp ngay ở đó.";
        en: "A word typed twice",
            "A doubled small word is the trace of a hasty edit, and readers stumble on it.";
        wrong: "kết quả của của đơn vị"; right: "kết quả của đơn vị";
}

/// Words that are never doubled on purpose; Vietnamese doubles many others (“luôn luôn”).
const SMALL: [&str; 15] = [
    "của", "và", "các", "những", "được", "trong", "cho", "với", "tại", "theo", "về", "bị", "tỷ",
    "trên", "đến",
];
const SMALL_ENGLISH: [&str; 16] = [
    "the", "of", "and", "to", "in", "a", "an", "for", "with", "by", "on", "at", "from", "is",
    "was", "were",
];

/// Reports every small word that follows itself.
pub(super) fn check(reading: Reading<'_>, prose: &Prose<'_>, problems: &mut Vec<Diagnostic>) {
    if prose.spot == Spot::Code {
        return;
    }
    let doubled: &[&str] = match reading.language() {
        Language::Vi => &SMALL,
        Language::En => &SMALL_ENGLISH,
    };
    let mut before: Option<(usize, &str)> = None;
    for (start, word) in words(&prose.text) {
        if let Some((first, same)) = before
            && same.len() == word.len()
            && same
                .chars()
                .flat_map(char::to_lowercase)
                .eq(word.chars().flat_map(char::to_lowercase))
            && prose.text[first + same.len()..start].chars().all(char::is_whitespace)
        {
            let small = word.to_lowercase();
            let range = first + same.len()..start + word.len();
            if doubled.contains(&small.as_str()) && typed(prose, &range) {
                problems.push(
                    Diagnostic::new(
                        &DOUBLED_WORD,
                        prose.span(&(first..range.end), reading.sources),
                        say!("từ “{word}” gõ hai lần", "“{word}” is typed twice"),
                        say!("Bỏ một từ.", "Leave one out."),
                    )
                    .mended_by(sure(reading, prose, &range, "")),
                );
            }
        }
        before = Some((start, word));
    }
}
