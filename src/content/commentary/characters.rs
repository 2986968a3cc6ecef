//! Characters no text of the site may hold: controls, turns of direction, private use.

use super::rules;
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;

/// Whether a character is barred. Tab and line ends are not.
pub(super) fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{061c}' | '\u{200e}' | '\u{200f}' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => true,
        _ => c.is_control() || is_private(c),
    }
}

/// Whether a character means nothing but what some font makes of it.
fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..)
}

/// Reports every run of barred characters in a text that begins at the start of `at`; where the
/// lengths differ the place is the whole of `at`. Tells whether there was any.
pub(super) fn report_forbidden(text: &str, at: Span, problems: &mut Vec<Diagnostic>) -> bool {
    let exact = (at.end - at.start) as usize == text.len();
    let mut any = false;
    let mut rest = 0;
    while let Some(found) = text[rest..].find(is_forbidden) {
        let start = rest + found;
        let length = text[start..].find(|c| !is_forbidden(c)).unwrap_or(text.len() - start);
        rest = start + length;
        any = true;
        let place = if exact { at.within(start, rest) } else { at };
        let Some(first) = text[start..].chars().next() else { break };
        problems.push(forbidden(first, place));
    }
    any
}

fn forbidden(c: char, at: Span) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let (vi, en) = if is_private(c) {
        ("ký tự dùng riêng của phông chữ", "a private character of some font")
    } else if c.is_control() {
        ("ký tự điều khiển", "a control character")
    } else {
        ("ký tự đảo chiều chữ", "a character that turns the direction of text")
    };
    Diagnostic::new(
        &rules::FORBIDDEN_CHARACTER,
        at,
        say!("Ở đây có {vi} ({code})", "Here is {en} ({code})"),
        say!(
            "Xóa ký tự này rồi gõ lại chữ ở chỗ đó; nó thường lẫn vào khi dán từ tệp khác.",
            "Delete it and type the text there again; it often comes along when text is pasted."
        ),
    )
}
