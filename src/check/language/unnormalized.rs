//! Letters in pieces: a base letter and its marks typed apart, as some keyboards and PDF files do.

use unicode_normalization::UnicodeNormalization;

use super::sure;
use crate::check::prose::{Prose, Reading};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::wording::letter::{is_composed, is_part_of_word};

rules! {
    UNNORMALIZED: "unnormalized-letters", Warning,
        vi: "Chữ và dấu gõ rời nhau",
            "Chữ tổ hợp (chữ cái và dấu là hai ký tự) nhìn giống chữ thường nhưng tìm kiếm không thấy, và dễ vỡ dấu khi chép sang nơi khác.";
        en: "Letters and marks typed apart",
            "A letter whose marks are characters of their own looks the same but is not found by a search, and falls apart when copied.";
        wrong: "hie\u{323}\u{302}u qua\u{309}"; right: "hiệu quả";
}

/// Reports every word that is not in the composed form.
pub(super) fn check(reading: Reading<'_>, prose: &Prose<'_>, problems: &mut Vec<Diagnostic>) {
    if is_composed(&prose.text) {
        return;
    }
    let mut rest = 0;
    while let Some(found) = prose.text[rest..].find(is_part_of_word) {
        let start = rest + found;
        let length = prose.text[start..].find(|c| !is_part_of_word(c));
        let end = length.map_or(prose.text.len(), |length| start + length);
        rest = end;
        let word = &prose.text[start..end];
        if is_composed(word) {
            continue;
        }
        let composed: String = word.nfc().collect();
        problems.push(
            Diagnostic::new(
                &UNNORMALIZED,
                prose.span(&(start..end), reading.sources),
                say!("chữ “{composed}” gõ rời dấu", "“{composed}” is typed with its marks apart"),
                say!(
                    "Gõ lại bằng bảng mã Unicode dựng sẵn, hoặc để chương trình sửa.",
                    "Type it again with composed letters, or let the program mend it."
                ),
            )
            .mended_by(sure(reading, prose, &(start..end), &composed)),
        );
    }
}
