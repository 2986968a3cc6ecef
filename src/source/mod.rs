//! Floor 1: the files as read. Bytes, lines and spans; the only way in from disk.
//!
//! Every file of a build is read here, once, at the start. What comes after is a function of
//! [`Sources`]. This module knows nothing of YAML, Markdown or statistics, and may not interpret
//! what it reads beyond "text in UTF-8" and "a picture".

mod file;
mod folder;
mod markup;
mod picture;
mod read;
mod span;

pub use file::{read_file, read_stream};
pub use folder::Folder;
pub use markup::{Overfull, Tokens};
pub use picture::{PictureHead, PictureKind};
pub use read::{Asset, Limits, ReadFault, ReadProblem, Sources, is_storable};
pub use span::{Position, Span};

use std::ops::Range;
use std::sync::Arc;

/// The number of a source file within one [`Sources`]; files are numbered in the order of their paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(crate) u32);

/// One text file as it was read.
#[derive(Clone, Debug)]
pub struct Source {
    path: String,
    text: Arc<str>,
    line_starts: Vec<u32>,
    /// How many characters stand before every [`STEP`]th byte: a column of a line of megabytes is
    /// found by counting a few.
    counted: Vec<u32>,
}

/// Bytes between two counts of characters.
const STEP: usize = 1024;

impl Source {
    /// A source from a path (relative to the root, `/` between names) and its text.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(
            text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at as u32 + 1),
        );
        let characters =
            |bytes: &[u8]| bytes.iter().filter(|byte| starts_character(**byte)).count();
        let mut before = 0;
        let counted = text.as_bytes().chunks(STEP).map(|chunk| {
            let here = before;
            before += characters(chunk) as u32;
            here
        });
        let counted = counted.collect();
        Self { path: path.into(), text, line_starts, counted }
    }

    /// The path relative to the root folder, with `/` between names on every system.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, without a byte order mark.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column (both from 1, columns in characters) of a byte offset.
    pub fn position(&self, offset: u32) -> Position {
        let offset = (offset as usize).min(self.text.len()) as u32;
        let line = self.line_starts.partition_point(|start| *start <= offset);
        let start = line.checked_sub(1).and_then(|at| self.line_starts.get(at)).copied();
        let column = self.characters_before(offset) - self.characters_before(start.unwrap_or(0));
        Position { line: line as u32, column: column + 1 }
    }

    /// The bytes of the line around a byte offset, without its end.
    pub fn line(&self, offset: usize) -> Range<usize> {
        let after = self.line_starts.partition_point(|start| *start as usize <= offset);
        let start = after.checked_sub(1).and_then(|at| self.line_starts.get(at)).copied();
        let end = match self.line_starts.get(after) {
            Some(next) => *next as usize - 1,
            None => self.text.len(),
        };
        start.unwrap_or(0) as usize..end
    }

    fn characters_before(&self, offset: u32) -> u32 {
        let chunk = offset as usize / STEP;
        let Some(before) = self.counted.get(chunk) else {
            // Just behind a last chunk that is full.
            let last = self.counted.last().copied().unwrap_or(0);
            let from = self.counted.len().saturating_sub(1) * STEP;
            return last + self.characters(from, offset as usize);
        };
        before + self.characters(chunk * STEP, offset as usize)
    }

    fn characters(&self, from: usize, to: usize) -> u32 {
        let bytes = self.text.as_bytes().get(from..to).unwrap_or_default();
        bytes.iter().filter(|byte| starts_character(**byte)).count() as u32
    }
}

/// Whether a byte of UTF-8 begins a character.
fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_counted_one_by_one() {
        let line = "Tổng số thụ lý là 10.232 việc. ".repeat(150);
        for text in
            [format!("{line}\r\nhai\n\n{line}"), "ệ".repeat(2048), "a".repeat(1024), String::new()]
        {
            let source = Source::new("a.md", text.as_str());
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let before = &text[..offset];
                let start = before.rfind('\n').map_or(0, |at| at + 1);
                let line = before.matches('\n').count() as u32 + 1;
                let column = text[start..offset].chars().count() as u32 + 1;
                assert_eq!(source.position(offset as u32), Position { line, column });
                let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
                assert_eq!(source.line(offset), start..end);
            }
        }
    }
}
