//! Plain text: a line is a paragraph, blank lines part nothing more.
//!
//! A text broken at a fixed width (mail, old editors) is put together again: a line that stops in
//! mid-sentence goes on in the next one.

use super::draft::Draft;
use super::{BlockKind, Document};

/// The least letters of a line that may have been broken for its width.
const BROKEN_LINE: usize = 50;

/// Reads plain text.
pub(super) fn read(text: &str) -> Document {
    let mut draft = Draft::default();
    lines(&mut draft, text, 0);
    draft.finish()
}

/// Reads lines that stand in the file from byte `file` on.
pub(super) fn lines(draft: &mut Draft, text: &str, file: usize) {
    let mut before = "";
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let length = rest.find(is_line_end).unwrap_or(rest.len());
        let line = &rest[..length];
        if goes_on(before, line) {
            draft.say(" ");
            let indent = line.len() - line.trim_start().len();
            draft.copy(&line[indent..], file + at + indent);
        } else {
            draft.begin(BlockKind::Paragraph);
            draft.copy(line, file + at);
        }
        before = line;
        at += length;
        let end = text[at..].chars().next().map_or(0, char::len_utf8);
        at += if text[at..].starts_with("\r\n") { 2 } else { end };
    }
    draft.end();
}

fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether a line goes on with the sentence of the one before it.
fn goes_on(before: &str, line: &str) -> bool {
    let before = before.trim_end();
    if before.ends_with(['.', '!', '?', ':', ';', '…']) || line.starts_with(is_indent) {
        return false;
    }
    let mut chars = line.chars();
    let first = chars.next();
    let continues = match first {
        Some(c) if c.is_ascii_digit() => !is_numbered(line),
        Some(c) => c.is_lowercase() && !chars.as_str().starts_with([')', '.']) || c == '(',
        None => false,
    };
    continues && before.chars().nth(BROKEN_LINE - 1).is_some()
}

fn is_indent(c: char) -> bool {
    c.is_whitespace()
}

/// Whether a line begins like an item of a numbered list: `1.`, `2)`, `3/`.
fn is_numbered(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let mut chars = rest.chars();
    matches!(chars.next(), Some('.' | ')' | '/'))
        && !chars.next().is_some_and(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<String> {
        let document = read(text);
        for run in &document.runs {
            let words = &document.text[run.text..run.text + run.length];
            assert_eq!(&text[run.file..run.file + run.length], words);
        }
        document.blocks.iter().map(|block| document.text[block.range.clone()].to_owned()).collect()
    }

    #[test]
    fn a_line_is_a_paragraph() {
        for text in ["Một\n\nHai", "Một\r\n\r\nHai\r\n", "Một\rHai", "\u{a0}\u{a0} Một\n\tHai  "]
        {
            assert_eq!(blocks(text), ["Một", "Hai"], "{text:?}");
        }
        assert_eq!(blocks("Hết câu.        Câu sau"), ["Hết câu.        Câu sau"]);
        assert_eq!(blocks(" \n\u{a0}\n"), Vec::<String>::new());
    }

    #[test]
    fn a_sentence_broken_for_its_width_is_put_together() {
        let head = "Tổng số việc thụ lý của toàn thành phố trong kỳ là";
        assert_eq!(blocks(&format!("{head}\n10.232 việc.")), [format!("{head} 10.232 việc.")]);
        assert_eq!(blocks(&format!("{head}\r\nmười việc")), [format!("{head} mười việc")]);
        for next in ["1. Về việc", "2) Về tiền", "a) về việc", "Về tiền", "   lùi vào", "- gạch"]
        {
            assert_eq!(blocks(&format!("{head}\n{next}")).len(), 2, "{next}");
        }
        assert_eq!(blocks("Dòng ngắn\n10.232 việc").len(), 2);
        assert_eq!(blocks(&format!("{head}:\nmười việc")).len(), 2);
    }
}
