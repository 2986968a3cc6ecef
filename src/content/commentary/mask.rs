//! References found before Markdown is parsed, and masked at equal byte length.
//!
//! The mask of a reference is one private character followed by letters, so that the Markdown
//! parser sees a word: a `|` within cannot split a table cell, `_` and `*` cannot make emphasis,
//! and every offset the parser reports is true in the author's file. What is a reference and what
//! is literal (code) is decided later, from the parser's events.

use std::borrow::Cow;
use std::ops::Range;

use super::characters::is_forbidden;

/// The first character of every mask. The author's own are replaced before parsing.
pub(super) const MASK: char = '\u{e000}';
/// What stands for an author's barred character of three bytes.
const REPLACEMENT: char = '\u{fffd}';

/// A text ready for the Markdown parser.
pub(super) struct Masked<'t> {
    /// The text, byte for byte as long as the author's.
    pub(super) text: Cow<'t, str>,
    /// Every reference, from `{{` to `}}`, in order.
    pub(super) references: Vec<Range<usize>>,
    /// Braces that make no pair, in order.
    pub(super) strays: Vec<Stray>,
}

/// Two braces without their partner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stray {
    pub(super) at: Range<usize>,
    pub(super) fault: StrayFault,
}

/// Why braces make no pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StrayFault {
    /// `{{` and the line ends.
    Open,
    /// `{{` and another `{{` before any `}}`.
    Nested,
    /// `{{` and a backtick before any `}}`.
    Code,
    /// `}}` with no `{{` before it.
    Close,
}

/// Finds and masks the references of a text.
pub(super) fn mask(text: &str) -> Masked<'_> {
    let (references, strays) = find(text);
    let foreign = |c: char| c.len_utf8() == MASK.len_utf8() && c != REPLACEMENT && is_forbidden(c);
    if references.is_empty() && !text.contains(foreign) {
        return Masked { text: Cow::Borrowed(text), references, strays };
    }
    let mut masked = String::with_capacity(text.len());
    let mut done = 0;
    let copy = |masked: &mut String, part: &str| {
        masked.extend(part.chars().map(|c| if foreign(c) { REPLACEMENT } else { c }));
    };
    for reference in &references {
        copy(&mut masked, &text[done..reference.start]);
        masked.push(MASK);
        masked.extend(std::iter::repeat_n('x', reference.len() - MASK.len_utf8()));
        done = reference.end;
    }
    copy(&mut masked, &text[done..]);
    Masked { text: Cow::Owned(masked), references, strays }
}

/// References and unpaired braces. `\{{` is literal, and so is the `}}` that follows on its line.
pub(super) fn find(text: &str) -> (Vec<Range<usize>>, Vec<Stray>) {
    let bytes = text.as_bytes();
    let (mut references, mut strays) = (Vec::new(), Vec::new());
    // Whether a `}}` on this line belongs to braces already dealt with.
    let mut literal = false;
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|b| matches!(b, b'{' | b'}' | b'\n')) {
        let start = at + found;
        at = start + 1;
        if bytes[start] == b'\n' {
            literal = false;
            continue;
        }
        if bytes.get(at) != Some(&bytes[start]) {
            continue;
        }
        at = start + 2;
        let escaped = bytes[..start].iter().rev().take_while(|b| **b == b'\\').count() % 2 == 1;
        if bytes[start] == b'}' {
            if !escaped && !std::mem::take(&mut literal) {
                strays.push(Stray { at: start..at, fault: StrayFault::Close });
            }
            continue;
        }
        if escaped {
            literal = true;
            continue;
        }
        match close(bytes, at) {
            Ok(end) => {
                references.push(start..end);
                at = end;
            }
            Err(fault) => {
                literal = true;
                strays.push(Stray { at: start..at, fault });
            }
        }
    }
    (references, strays)
}

/// The end of the reference whose inside begins at `from`.
fn close(bytes: &[u8], from: usize) -> Result<usize, StrayFault> {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        let doubled = bytes.get(at + 1) == Some(byte);
        match byte {
            b'}' if doubled => return Ok(at + 2),
            b'{' if doubled => return Err(StrayFault::Nested),
            b'`' => return Err(StrayFault::Code),
            b'\n' | b'\r' => return Err(StrayFault::Open),
            _ => at += 1,
        }
    }
    Err(StrayFault::Open)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> (Vec<&str>, Vec<StrayFault>) {
        let (references, strays) = find(text);
        let references = references.into_iter().map(|r| &text[r]).collect();
        (references, strays.into_iter().map(|s| s.fault).collect())
    }

    #[test]
    fn pairs_braces_on_one_line() {
        assert_eq!(found("a {{ b }}{{c}} đ {d}"), (vec!["{{ b }}", "{{c}}"], vec![]));
        assert_eq!(found("{{ a\n}}"), (vec![], vec![StrayFault::Open, StrayFault::Close]));
        assert_eq!(found("{{ a {{ b }} }}"), (vec!["{{ b }}"], vec![StrayFault::Nested]));
        assert_eq!(found("`{{` và `}}`"), (vec![], vec![StrayFault::Code]));
        assert_eq!(found("a }}"), (vec![], vec![StrayFault::Close]));
    }

    #[test]
    fn an_odd_number_of_backslashes_makes_braces_literal() {
        assert_eq!(found(r"\{{ a }} {{b}}"), (vec!["{{b}}"], vec![]));
        assert_eq!(found(r"\\{{ a }}"), (vec!["{{ a }}"], vec![]));
        assert_eq!(found(r"\}}"), (vec![], vec![]));
    }

    #[test]
    fn masks_keep_the_length_and_leave_no_private_character_of_the_author() {
        let text = "Đã \u{e000}xong {{ viec.xong | about tỷ }}, \u{202e}hết";
        let masked = mask(text);
        assert_eq!(masked.text.len(), text.len());
        assert_eq!(masked.text.matches(MASK).count(), 1);
        assert_eq!(masked.text.find(MASK), Some(masked.references[0].start));
    }
}
