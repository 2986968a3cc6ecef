//! Both ways of placing a tone mark in one text: “hòa” and “hoà”.

use unicode_normalization::UnicodeNormalization;

use super::{sure, typed, words};
use crate::check::prose::{Prose, Reading, Spot};
use crate::diagnostic::{Diagnostic, rules, say};

rules! {
    MIXED_TONE_MARKS: "mixed-tone-marks", Warning,
        vi: "Đặt dấu thanh hai kiểu trong một bài",
            "“hủy” và “huỷ” đều đọc được, nhưng viết cả hai kiểu trong một bài thì tìm kiếm chỉ thấy một nửa. Tên riêng được giữ nguyên.";
        en: "Tone marks placed in two ways",
            "“hủy” and “huỷ” are both readable, but a text with both is only half found by a search. Proper names are left alone.";
        wrong: "thu hồi, hủy quyết định… tiêu huỷ vật chứng"; right: "thu hồi, hủy quyết định… tiêu hủy vật chứng";
}

/// Where the tone stands in a word that ends in oa, oe or uy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    First,
    Second,
}

/// Reports the words of the rarer way; where both are as frequent, the newer one, which marks the
/// second vowel.
pub(super) fn check(reading: Reading<'_>, page: &[Prose<'_>], problems: &mut Vec<Diagnostic>) {
    let mut found = Vec::new();
    for prose in page.iter().filter(|prose| prose.spot != Spot::Code) {
        for (start, word) in words(&prose.text) {
            let range = start..start + word.len();
            if let Some((place, other)) = placed(word)
                && typed(prose, &range)
            {
                found.push((prose, range, place, other));
            }
        }
    }
    let firsts = found.iter().filter(|(.., place, _)| *place == Place::First).count();
    let seconds = found.len() - firsts;
    if firsts == 0 || seconds == 0 {
        return;
    }
    let rarer = if firsts < seconds { Place::First } else { Place::Second };
    for (prose, range, _, other) in found.iter().filter(|(.., place, _)| *place == rarer) {
        let word = &prose.text[range.clone()];
        problems.push(
            Diagnostic::new(
                &MIXED_TONE_MARKS,
                prose.span(range, reading.sources),
                say!(
                    "“{word}” đặt dấu thanh khác kiểu với phần còn lại của bài",
                    "“{word}” places its tone mark unlike the rest of the text"
                ),
                say!("Viết “{other}”.", "Write “{other}”."),
            )
            .mended_by(sure(reading, prose, range, other)),
        );
    }
}

/// The way a word places its tone, and the word written the other way. Words with a capital may be
/// names, and keep what their owners chose.
fn placed(word: &str) -> Option<(Place, String)> {
    if !word.chars().next_back().is_some_and(may_end) {
        return None;
    }
    let letters: Vec<char> = word.nfc().collect();
    let [.., first, second] = letters[..] else { return None };
    if letters.first()?.is_uppercase() {
        return None;
    }
    let ((first_base, first_tone), (second_base, second_tone)) = (parts(first), parts(second));
    let pair = [('o', 'a'), ('o', 'e'), ('u', 'y')].contains(&(first_base, second_base));
    let after_q = letters.len() > 2 && letters[letters.len() - 3] == 'q';
    if !pair || after_q {
        return None;
    }
    let (place, tone) = match (first_tone, second_tone) {
        (Some(tone), None) => (Place::First, tone),
        (None, Some(tone)) => (Place::Second, tone),
        _ => return None,
    };
    let mut other: String = letters[..letters.len() - 2].iter().collect();
    other.push(first_base);
    other.extend((place == Place::Second).then_some(tone));
    other.push(second_base);
    other.extend((place == Place::First).then_some(tone));
    Some((place, other.nfc().collect()))
}

/// Whether a word may be of these with this letter, or this mark typed apart, at its end.
fn may_end(c: char) -> bool {
    "aàáảãạeèéẻẽẹyỳýỷỹỵ".contains(c) || unicode_normalization::char::is_combining_mark(c)
}

/// A letter without its tone, and the tone.
fn parts(letter: char) -> (char, Option<char>) {
    let mut pieces = letter.nfd();
    let base = pieces.next().unwrap_or(letter);
    match (pieces.next(), pieces.next()) {
        (Some(tone @ ('\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')), None) => {
            (base, Some(tone))
        }
        (None, _) => (base, None),
        _ => (letter, None),
    }
}
