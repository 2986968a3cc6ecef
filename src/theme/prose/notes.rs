//! Footnotes: numbered by first call, printed together after the text, with ways back.

use std::fmt::Write;

use rustc_hash::FxHashMap;

use super::Labels;
use super::escape::push_text;

/// The footnotes of one text.
#[derive(Default)]
pub(super) struct Notes<'a> {
    /// By label in lower case: the number, from 1.
    numbers: FxHashMap<String, usize>,
    /// By number, from 0: how often it was called.
    calls: Vec<usize>,
    /// The notes as they were written.
    written: Vec<(&'a str, String)>,
}

impl<'a> Notes<'a> {
    /// Writes a call of a note.
    pub(super) fn call(&mut self, label: &str, out: &mut String) {
        let next = self.numbers.len() + 1;
        let number = *self.numbers.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            self.calls.push(0);
        }
        let Some(calls) = self.calls.get_mut(number - 1) else { return };
        *calls += 1;
        let id = call_id(number, *calls);
        let _ = write!(
            out,
            "<sup class=\"footnote-call\"><a id=\"{id}\" href=\"#fn-{number}\" \
             role=\"doc-noteref\">{number}</a></sup>"
        );
    }

    /// Keeps the HTML of a note.
    pub(super) fn write(&mut self, label: &'a str, html: String) {
        self.written.push((label, html));
    }

    /// Whether no note is to be printed.
    pub(super) fn is_empty(&self) -> bool {
        self.written.is_empty() || self.calls.is_empty()
    }

    /// Prints every note that was called, the first one written under its label.
    pub(super) fn finish(self, out: &mut String, labels: &Labels<'_>) {
        let mut notes: Vec<Option<String>> = vec![None; self.calls.len()];
        for (label, html) in self.written {
            let number = self.numbers.get(&label.to_lowercase()).copied().unwrap_or(0);
            if let Some(note) = number.checked_sub(1).and_then(|index| notes.get_mut(index)) {
                note.get_or_insert(html);
            }
        }
        out.push_str("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"");
        push_text(out, labels.notes);
        out.push_str("\">\n<ol>\n");
        for (index, note) in notes.into_iter().enumerate() {
            let number = index + 1;
            let Some(note) = note else { continue };
            let _ = write!(out, "<li id=\"fn-{number}\" value=\"{number}\">");
            let back = back(number, self.calls[index], labels);
            match note.strip_suffix("</p>\n") {
                Some(text) => {
                    out.push_str(text);
                    out.push_str(&back);
                    out.push_str("</p>\n");
                }
                None => {
                    out.push_str(&note);
                    out.push_str(&back);
                    out.push('\n');
                }
            }
            out.push_str("</li>\n");
        }
        out.push_str("</ol>\n</section>\n");
    }
}

/// The ways back to every call of a note.
fn back(number: usize, calls: usize, labels: &Labels<'_>) -> String {
    let mut out = String::new();
    for call in 1..=calls {
        let id = call_id(number, call);
        let _ = write!(out, " <a href=\"#{id}\" role=\"doc-backlink\" aria-label=\"");
        push_text(&mut out, labels.back);
        if call > 1 {
            let _ = write!(out, " {call}");
        }
        out.push_str("\">↩");
        if call > 1 {
            let _ = write!(out, "<sup>{call}</sup>");
        }
        out.push_str("</a>");
    }
    out
}

fn call_id(number: usize, call: usize) -> String {
    if call == 1 { format!("fnref-{number}") } else { format!("fnref-{number}-{call}") }
}
