//! Where the sentences and brackets of a block begin and end, and the words between its numbers.

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

pub(super) fn lower(text: Option<&str>) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = text.unwrap_or("");
    let composed: String = text.nfc().flat_map(char::to_lowercase).collect();
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
