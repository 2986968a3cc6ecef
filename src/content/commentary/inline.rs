//! Titles, summaries, captions and alternative texts: plain words with references, no Markdown.

use super::characters::report_forbidden;
use super::faults;
use super::mask::find;
use super::reference::Reference;
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// A text of one run, with references.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InlineText {
    /// The parts in order.
    pub parts: Vec<TextPart>,
}

/// Words, or a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TextPart {
    /// Words as they are to be printed, and their place: as long as the words where the source has
    /// them letter for letter, else that of the whole text.
    Words(String, Span),
    /// A reference.
    Reference(Reference),
}

impl InlineText {
    /// Whether there is nothing but white space.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| match part {
            TextPart::Words(words, _) => words.trim().is_empty(),
            TextPart::Reference(_) => false,
        })
    }

    /// The references in order.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.parts.iter().filter_map(|part| match part {
            TextPart::Reference(reference) => Some(reference),
            TextPart::Words(..) => None,
        })
    }
}

/// Reads a text that is not Markdown. `\{{` is a literal `{{`.
///
/// `at` is its place in the source. Where the source has the text letter for letter, with or
/// without quotes around it, every reference gets its own place; where the source spells it
/// otherwise, references share the whole.
pub fn read_inline(text: &str, at: Span, problems: &mut Vec<Diagnostic>) -> InlineText {
    let quoted = (at.end - at.start) as usize == text.len() + 2;
    let at = if quoted { at.within(1, 1 + text.len()) } else { at };
    let exact = (at.end - at.start) as usize == text.len();
    let place = |start, end| if exact { at.within(start, end) } else { at };
    report_forbidden(text, at, problems);
    let (references, strays) = find(text);
    problems.extend(strays.iter().map(|s| faults::stray(s.fault, place(s.at.start, s.at.end))));
    let mut parts = Vec::new();
    let words = |parts: &mut Vec<TextPart>, start: usize, end: usize| {
        if start < end {
            let run = text[start..end].replace(r"\{{", "{{").replace(r"\}}", "}}");
            parts.push(TextPart::Words(run, place(start, end)));
        }
    };
    let mut done = 0;
    for range in references {
        let (start, end) = (range.start, range.end);
        words(&mut parts, done, start);
        match Reference::read(&text[range], place(start, end), problems) {
            Some(reference) => parts.push(TextPart::Reference(reference)),
            None => words(&mut parts, start, end),
        }
        done = end;
    }
    words(&mut parts, done, text.len());
    InlineText { parts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceId, Sources};

    fn read(text: &str, length: usize) -> (InlineText, Vec<Diagnostic>) {
        let id: SourceId =
            Sources::from_texts([("a.md", text)]).texts().map(|t| t.0).next().unwrap();
        let mut problems = Vec::new();
        let inline = read_inline(text, Span::new(id, 10, 10 + length), &mut problems);
        (inline, problems)
    }

    #[test]
    fn words_and_references_alternate_with_true_places() {
        let text = "Tỷ lệ đạt {{ viec.ty_le_xong }} **hôm nay**";
        for (length, shift) in [(text.len(), 0), (text.len() + 2, 1)] {
            let (inline, problems) = read(text, length);
            assert!(problems.is_empty());
            assert_eq!(inline.parts.len(), 3);
            let reference = inline.references().next().unwrap();
            let start = 10 + shift + text.find("{{").unwrap();
            assert_eq!(reference.span.start as usize, start);
            let TextPart::Words(words, place) = &inline.parts[2] else { panic!() };
            assert_eq!(words, " **hôm nay**");
            assert_eq!(place.start as usize, 10 + shift + text.find(" **").unwrap());
        }
    }

    #[test]
    fn a_text_spelt_otherwise_in_its_file_gives_the_whole_place() {
        let (inline, _) = read("Đạt {{ a }}", 40);
        let span = inline.references().next().unwrap().span;
        assert_eq!((span.start, span.end), (10, 50));
    }

    #[test]
    fn literal_braces_and_faults() {
        let text = r"\{{ a }} b";
        let (inline, problems) = read(text, text.len());
        assert!(problems.is_empty());
        assert!(matches!(&inline.parts[..], [TextPart::Words(words, _)] if words == "{{ a }} b"));
        let text = "{{ a }} {{ }} {{ b \u{202e}";
        let (inline, problems) = read(text, text.len());
        let ids: Vec<_> = problems.iter().map(|p| p.rule.id).collect();
        assert_eq!(ids, ["forbidden-character", "unclosed-reference", "malformed-reference"]);
        assert_eq!(inline.references().count(), 1);
    }
}
