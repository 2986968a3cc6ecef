//! Footnotes: each called and each written once.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::Reader;
use crate::content::commentary::faults::{self, NoteFault};

/// Footnotes, by label in lower case.
#[derive(Default)]
pub(super) struct Notes {
    pub(super) called: FxHashSet<String>,
    pub(super) written: Vec<(String, Range<usize>)>,
}

impl Reader<'_> {
    pub(super) fn check_notes(&mut self) {
        let mut seen = FxHashSet::default();
        for (label, range) in std::mem::take(&mut self.notes.written) {
            let span = self.span(self.first_line(&range));
            if !self.notes.called.contains(&label) {
                self.report(faults::footnote(NoteFault::Unused, &label, span));
            } else if seen.contains(&label) {
                self.report(faults::footnote(NoteFault::Repeated, &label, span));
            }
            seen.insert(label);
        }
        let text: &str = &self.masked.text;
        for (start, _) in text.match_indices("[^") {
            let inside = &text[start + 2..];
            let Some(end) = inside.find(|c: char| c.is_whitespace() || "[]^".contains(c)) else {
                continue;
            };
            let label = &inside[..end];
            let closed = inside[end..].starts_with(']') && !inside[end..].starts_with("](");
            let escaped = text[..start].bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1;
            if closed
                && !escaped
                && !label.is_empty()
                && !seen.contains(&label.to_lowercase())
                && !self.literal_at(start)
            {
                let span = self.span(start..start + end + 3);
                self.report(faults::footnote(NoteFault::Undefined, label, span));
            }
        }
    }
}
