//! Words the house style does not write.

use rustc_hash::FxHashSet;

use super::{sure, typed};
use crate::check::prose::{Prose, Reading, Spot};
use crate::diagnostic::{Diagnostic, rules, say};

rules! {
    FORBIDDEN_TERM: "forbidden-term", Warning,
        vi: "Từ không dùng",
            "Tệp terms.yaml ghi những cách viết sai hoặc không thống nhất và cách viết đúng; viết thống nhất thì người đọc tìm thấy và tin hơn.";
        en: "A word that is not written",
            "terms.yaml lists misspellings and unwanted variants with what is written instead; one way of writing is easier to find and to trust.";
        wrong: "xiết chặt kỷ cương"; right: "siết chặt kỷ cương";
}

/// Reports every forbidden term, whatever its capitals.
pub(super) fn check(reading: Reading<'_>, prose: &Prose<'_>, problems: &mut Vec<Diagnostic>) {
    if prose.spot == Spot::Code || reading.figures.content().terms.forbidden.is_empty() {
        return;
    }
    let lower = lower(&prose.text);
    let mut met = FxHashSet::default();
    for term in &reading.figures.content().terms.forbidden {
        let wanted = self::lower(&term.not);
        for (start, _) in lower.match_indices(&wanted) {
            let range = start..start + wanted.len();
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let inside = letter(lower[..range.start].chars().next_back())
                || letter(lower[range.end..].chars().next());
            let Some(found) = prose.text.get(range.clone()) else { continue };
            if inside || !typed(prose, &range) || term.not.is_empty() {
                continue;
            }
            // One that begins another, as “Covit” does “Covit-19”, is met once.
            if !met.insert(range.start) {
                continue;
            }
            let write = capitalised_like(found, &term.not, &term.write);
            problems.push(
                Diagnostic::new(
                    &FORBIDDEN_TERM,
                    prose.span(&range, reading.sources),
                    say!("không viết “{found}”", "“{found}” is not written"),
                    say!("Viết “{write}”.", "Write “{write}”."),
                )
                .also(term.span, say!("theo tệp này", "by this file"))
                .mended_by(sure(reading, prose, &range, &write)),
            );
        }
    }
}

/// Lower case, byte for byte as long: letters whose small form has another length stay.
fn lower(text: &str) -> String {
    text.chars()
        .map(|c| {
            let mut small = c.to_lowercase();
            match (small.next(), small.next()) {
                (Some(one), None) if one.len_utf8() == c.len_utf8() => one,
                _ => c,
            }
        })
        .collect()
}

/// The right word with a capital where the wrong one had one that its own spelling lacks.
fn capitalised_like(found: &str, declared: &str, write: &str) -> String {
    let capital = |text: &str| text.chars().next().is_some_and(char::is_uppercase);
    if capital(found) && !capital(declared) {
        let mut letters = write.chars();
        return letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>()
            + letters.as_str();
    }
    write.to_owned()
}
