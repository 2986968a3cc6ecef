//! An article as plain text in blocks, with the way back to the bytes of its file.
//!
//! [`Article::read`] brings the bytes of a file (plain text, Markdown, HTML, docx) here; one
//! reader, one file below this one. Readers bring structure and words and judge neither.

mod article;
mod docx;
mod draft;
mod encoding;
mod fault;
mod html;
mod kind;
mod markdown;
mod text;

pub use article::{Article, Ranges};
pub use fault::Unreadable;
pub use kind::Kind;

use std::ops::Range;

/// An article brought to plain text. Blocks are separated by line ends in `text`.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The text that is read: words as a reader sees them, no markup.
    pub text: String,
    /// The blocks in order; ranges of `text` that do not overlap.
    pub blocks: Vec<Block>,
    /// Runs of `text` that stand letter for letter in the file, in order of `text`.
    pub runs: Vec<Run>,
}

/// A stretch of text that belongs together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes in the document's text.
    pub range: Range<usize>,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A title or heading, 1 the highest.
    Heading(u8),
    /// A paragraph, or a line of plain text.
    Paragraph,
    /// An item of a list, 0 the outermost.
    Item(u8),
    /// A cell of a table.
    Cell {
        /// The table, counted in the document.
        table: usize,
        /// Row from 0.
        row: usize,
        /// Column from 0.
        column: usize,
        /// Whether it heads a row or a column.
        heading: bool,
    },
    /// Words below a picture or above a table.
    Caption,
}

/// A run of the text that the file holds letter for letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// First byte in the document's text.
    pub text: usize,
    /// First byte in the file (of the extracted text, where the file is packed, as docx is).
    pub file: usize,
    /// How many bytes.
    pub length: usize,
}

impl Document {
    /// The bytes of the file that a range of the text stands for: from its first letter to its
    /// last. A letter the file writes otherwise (an entity, a mark apart from its letter) counts
    /// with all that the file holds in its place.
    pub fn in_file(&self, range: Range<usize>) -> Range<usize> {
        let after = self.runs.partition_point(|run| run.text + run.length <= range.start);
        let start = match (self.runs.get(after), after.checked_sub(1).map(|at| &self.runs[at])) {
            (Some(run), _) if run.text <= range.start => run.file + (range.start - run.text),
            (Some(_), Some(before)) => before.file + before.length,
            (None, Some(before)) => before.file + before.length,
            (_, None) => 0,
        };
        let after = self.runs.partition_point(|run| run.text < range.end);
        let end = match (after.checked_sub(1).map(|at| &self.runs[at]), self.runs.get(after)) {
            (Some(run), _) if run.text + run.length >= range.end => {
                run.file + (range.end - run.text)
            }
            (_, Some(next)) => next.file,
            (Some(run), None) => run.file + run.length,
            (None, None) => start,
        };
        start..end.max(start)
    }
}
