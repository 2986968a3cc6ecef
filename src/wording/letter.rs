//! The letters of Vietnamese: quick answers to questions asked of every character of every text.
//!
//! Each answer is the one the Unicode tables give, without looking there for the letters that
//! Vietnamese and English are written in.

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A letter, or a mark that is a part of the letter before it.
pub fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphabetic(),
        _ if is_latin(c) => true,
        _ => c.is_alphabetic() || is_combining_mark(c),
    }
}

/// A letter, a digit, or a mark that is a part of the letter before it.
pub fn is_part_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        _ if is_latin(c) => true,
        _ => c.is_alphanumeric() || is_combining_mark(c),
    }
}

/// Whether a text is in the composed form (NFC).
pub fn is_composed(text: &str) -> bool {
    text.chars().all(never_composes) || is_nfc(text)
}

/// A text in the composed form and in small letters.
pub fn small(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        match text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            true => Cow::Owned(text.to_ascii_lowercase()),
            false => Cow::Borrowed(text),
        }
    } else if text.chars().all(never_composes) {
        match text.chars().all(is_small) {
            true => Cow::Borrowed(text),
            false => Cow::Owned(text.to_lowercase()),
        }
    } else {
        text.nfc().flat_map(char::to_lowercase).collect()
    }
}

/// A letter of Vietnamese that is no capital: in its blocks beyond ASCII capitals are even and come
/// before their small letters. Of other letters it may say no.
fn is_small(c: char) -> bool {
    match c {
        '\0'..='\x7f' => !c.is_ascii_uppercase(),
        'ß'..='ÿ' => true,
        'Ā'..='į' | 'Ḁ'..='ẕ' | 'Ạ'..='ỹ' => u32::from(c) % 2 == 1,
        'ơ' | 'ư' => true,
        _ => false,
    }
}

/// The two blocks in which the letters of Vietnamese beyond ASCII stand.
fn is_latin(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'Ḁ'..='ỿ')
}

/// Neither changes when a text is composed nor joins the character before it.
fn never_composes(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | 'Ḁ'..='ỿ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quick_answers_are_those_of_the_unicode_tables() {
        for c in '\0'..='\u{ffff}' {
            let mark = is_combining_mark(c);
            assert_eq!(is_letter(c), c.is_alphabetic() || mark, "{c:?}");
            assert_eq!(is_part_of_word(c), c.is_alphanumeric() || mark, "{c:?}");
            for text in [format!("{c}"), format!("a{c}"), format!("ê{c}")] {
                assert_eq!(is_composed(&text), is_nfc(&text), "{c:?}");
                let slow: String = text.nfc().flat_map(char::to_lowercase).collect();
                assert_eq!(small(&text), slow, "{c:?}");
            }
        }
    }
}
