//! Cyrillic, Greek or full-width characters that look like Latin letters and digits.

use unicode_normalization::UnicodeNormalization;

use super::{sure, words};
use crate::check::prose::{Prose, Reading};
use crate::diagnostic::{Diagnostic, rules, say};

rules! {
    LOOK_ALIKE: "look-alike-letter", Error,
        vi: "Chữ của bảng chữ khác trông giống chữ Việt",
            "Chữ “а” của tiếng Nga trông như chữ “a” nhưng là ký tự khác: tìm kiếm không thấy, phần mềm đọc màn hình đọc sai, và có thể dùng để lừa người đọc.";
        en: "A letter of another alphabet in disguise",
            "The Russian “а” looks like “a” and is another character: a search misses it, a screen reader mispronounces it, and it can be used to deceive.";
        wrong: "Вộ Tư pháp (chữ В tiếng Nga)"; right: "Bộ Tư pháp";
}

/// Letters by the Latin letter they look like.
const TWINS: [(&str, &str); 2] = [
    ("АВЕЅІЈКМНОРСТУХаеорсухіѕјԁһԛԝ", "ABESIJKMHOPCTYXaeopcyxisjdhqw"),
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοναιυ", "ABEZHIKMNOPTYXovaiu"),
];

/// Reports every word that mixes Latin letters with their twins, and every digit of another script.
pub(super) fn check(reading: Reading<'_>, prose: &Prose<'_>, problems: &mut Vec<Diagnostic>) {
    if prose.text.chars().all(|c| c < '\u{370}' || ('\u{1e00}'..'\u{2100}').contains(&c)) {
        return;
    }
    for (start, word) in words(&prose.text) {
        let plain: String = word.chars().map(|c| twin(c).unwrap_or(c)).collect();
        let mixed =
            word.chars().any(|c| c.is_ascii_alphanumeric() || c.len_utf8() == 2 && c < '\u{370}')
                || word.nfd().any(|c| c.is_ascii_alphabetic())
                || word.chars().any(is_foreign_digit);
        if plain == word || !mixed {
            continue;
        }
        let range = start..start + word.len();
        problems.push(
            Diagnostic::new(
                &LOOK_ALIKE,
                prose.span(&range, reading.sources),
                say!(
                    "trong “{word}” có ký tự của bảng chữ khác, trông giống chữ thường",
                    "“{word}” holds characters of another script that look like ours"
                ),
                say!("Gõ lại: {plain}.", "Type it again: {plain}."),
            )
            .mended_by(sure(reading, prose, &range, &plain)),
        );
    }
}

/// The Latin letter or digit a character looks like.
fn twin(c: char) -> Option<char> {
    if let Some(digit) = is_foreign_digit(c).then(|| c.to_string().nfkc().next()).flatten() {
        return Some(digit);
    }
    if ('\u{ff21}'..='\u{ff5a}').contains(&c) {
        return c.to_string().nfkc().next();
    }
    TWINS.iter().find_map(|(foreign, latin)| {
        let at = foreign.chars().position(|f| f == c)?;
        latin.chars().nth(at)
    })
}

/// A digit of full width or of a mathematical alphabet.
fn is_foreign_digit(c: char) -> bool {
    matches!(c, '\u{ff10}'..='\u{ff19}' | '\u{1d7ce}'..='\u{1d7ff}')
}
