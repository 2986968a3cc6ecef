//! Places in source files.

use super::SourceId;

/// A byte range of one source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub source: SourceId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The range `start..end` of a file.
    pub fn new(source: SourceId, start: usize, end: usize) -> Self {
        Self { source, start: start as u32, end: end.max(start) as u32 }
    }

    /// The whole-file span: its first byte, for faults that concern a file and no line of it.
    pub fn file(source: SourceId) -> Self {
        Self { source, start: 0, end: 0 }
    }

    /// A part of this span, given in bytes from its start.
    pub fn within(self, start: usize, end: usize) -> Self {
        Self {
            source: self.source,
            start: self.start + start as u32,
            end: self.start + end.max(start) as u32,
        }
    }
}

/// A line and a column, both counted from 1; columns in characters, as an editor shows them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line from 1.
    pub line: u32,
    /// Column from 1, in characters.
    pub column: u32,
}
