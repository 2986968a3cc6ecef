//! Where the sentences and brackets of a block begin and end, and the words between its numbers.

use std::ops::Range;

use crate::wording::read::Mention;

/// Which bracket each place stands in; asked for places in order.
pub(super) struct Brackets<'t> {
    rest: std::iter::Peekable<std::str::CharIndices<'t>>,
    open: Vec<usize>,
    pub count: usize,
}

impl<'t> Brackets<'t> {
    pub fn new(text: &'t str, count: &mut usize) -> Self {
        Self { rest: text.char_indices().peekable(), open: Vec::new(), count: *count }
    }

    pub fn at(&mut self, place: usize) -> usize {
        while let Some((_, c)) = self.rest.next_if(|(at, _)| *at < place) {
            match c {
                '(' => {
                    self.count += 1;
                    self.open.push(self.count);
                }
                ')' => {
                    self.open.pop();
                }
                _ => {}
            }
        }
        self.open.last().copied().unwrap_or(0)
    }
}

/// The words before a number, without the currency printed in front of it: `of VND 405 billion`.
pub(super) fn before_number(text: Option<&str>) -> String {
    let words = lower(text);
    let bare = ["vnd", "usd", "eur", "us$", "$", "€"].iter().find_map(|sign| {
        let bare = words.strip_suffix(sign)?;
        (bare.is_empty() || bare.ends_with([' ', '('])).then(|| bare.trim_end().to_owned())
    });
    bare.unwrap_or(words)
}

/// Whether what stands at a place of a text is the mark of a footnote: `số thi hành xong[1] là`.
pub(super) fn is_note(text: &str, range: &Range<usize>) -> bool {
    let before = text.get(..range.start).and_then(|t| t.strip_suffix('['));
    let behind = text.get(range.end..).is_some_and(|t| t.starts_with(']'));
    let digits = text
        .get(range.clone())
        .is_some_and(|d| d.len() <= 2 && d.bytes().all(|b| b.is_ascii_digit()));
    before.is_some_and(|t| !t.is_empty()) && behind && digits
}

/// The words without the marks of footnotes among them.
fn without_notes(words: &str) -> std::borrow::Cow<'_, str> {
    let mut rest = words;
    let mut kept = String::new();
    while let Some((before, behind)) = rest.split_once('[') {
        let note = behind.split_once(']').filter(|(mark, _)| {
            matches!(mark.len(), 1 | 2) && mark.bytes().all(|b| b.is_ascii_digit())
        });
        kept.push_str(before);
        match note {
            Some((_, behind)) => rest = behind,
            None => {
                kept.push('[');
                rest = behind;
            }
        }
    }
    if kept.is_empty() {
        return words.into();
    }
    kept.push_str(rest);
    kept.into()
}

pub(super) fn lower(text: Option<&str>) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = text.unwrap_or("");
    let composed: String = text.nfc().flat_map(char::to_lowercase).collect();
    let composed = without_notes(&composed);
    let words = composed.split_whitespace().collect::<Vec<_>>().join(" ");
    // One noun of the courts, whatever comma it bears.
    if words.contains("vụ, việc") {
        words.replace("vụ, việc", "vụ việc")
    } else {
        words
    }
}

/// Where the sentences of a block end: a full stop before a space and a capital, outside figures.
pub(super) fn sentence_ends(text: &str, mentions: &[Mention]) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut inside = mentions.iter().peekable();
    while let Some((at, c)) = chars.next() {
        while inside.next_if(|mention| mention.range.end <= at).is_some() {}
        if !matches!(c, '.' | '!' | '?' | '…') || inside.peek().is_some_and(|m| m.range.start <= at)
        {
            continue;
        }
        let mut after = chars.clone();
        let space = after.peek().is_none_or(|(_, next)| next.is_whitespace());
        let next =
            after.find(|(_, next)| !next.is_whitespace() && !matches!(next, '"' | '“' | '*' | '-'));
        let starts = next.is_none_or(|(_, next)| next.is_uppercase() || next.is_ascii_digit());
        if space && starts {
            ends.push(at + c.len_utf8());
        }
    }
    ends.push(text.len());
    ends
}
