//! Floor 1: the files as read. Bytes, lines and spans; the only way in from disk.
//!
//! Every file of a build is read here, once, at the start. What comes after is a function of
//! [`Sources`]. This module knows nothing of YAML, Markdown or statistics, and may not interpret
//! what it reads beyond "text in UTF-8" and "a picture".

mod file;
mod folder;
mod picture;
mod read;
mod span;

pub use file::{read_file, read_stream};
pub use folder::Folder;
pub use picture::{PictureHead, PictureKind};
pub use read::{Asset, Limits, ReadFault, ReadProblem, Sources, is_storable};
pub use span::{Position, Span};

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
}

impl Source {
    /// A source from a path (relative to the root, `/` between names) and its text.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        let text = text.into();
        let mut line_starts = vec![0];
        line_starts.extend(
            text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(at, _)| at as u32 + 1),
        );
        Self { path: path.into(), text, line_starts }
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
        let start = self.line_starts[line - 1] as usize;
        let before = self.text.get(start..offset as usize).unwrap_or("");
        Position { line: line as u32, column: before.chars().count() as u32 + 1 }
    }
}
