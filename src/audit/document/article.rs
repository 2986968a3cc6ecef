//! An article as it was handed in: its name, its document, and where in the file words stand.

use std::ops::Range;

use super::encoding::decode;
use super::{Document, Kind, Unreadable, docx, html, markdown, text};
use crate::source::{Position, Source};

/// What byte ranges of an article count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ranges {
    /// Bytes of the file.
    File,
    /// Bytes of the text taken from it: the file is packed (docx) or not UTF-8.
    Text,
}

impl Ranges {
    /// The word used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Text => "text",
        }
    }
}

/// An article that was read.
#[derive(Debug)]
pub struct Article {
    /// What kind of file it is.
    pub kind: Kind,
    /// What its byte ranges count.
    pub ranges: Ranges,
    /// Its words.
    pub document: Document,
    /// What ranges point into: the file's own letters, or those taken from it.
    source: Source,
    /// How many bytes of the file stand before the source's text.
    skipped: usize,
}

impl Article {
    /// Reads an article from the bytes of a file.
    pub fn read(name: &str, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        let kind = Kind::of(name, &bytes)?;
        if kind == Kind::Docx {
            let document = docx::read(&bytes)?;
            let source = Source::new(name, document.text.clone());
            return Self { kind, ranges: Ranges::Text, document, source, skipped: 0 }.with_words();
        }
        let decoded = decode(bytes)?;
        let mut document = match kind {
            Kind::Markdown => markdown::read(&decoded.text)?,
            Kind::Html => html::read(&decoded.text)?,
            Kind::Text | Kind::Docx => text::read(&decoded.text),
        };
        let (ranges, skipped) = match decoded.skipped {
            Some(skipped) => (Ranges::File, skipped),
            None => (Ranges::Text, 0),
        };
        for run in &mut document.runs {
            run.file += skipped;
        }
        let source = Source::new(name, decoded.text);
        Self { kind, ranges, document, source, skipped }.with_words()
    }

    fn with_words(self) -> Result<Self, Unreadable> {
        if self.document.blocks.is_empty() { Err(Unreadable::Empty) } else { Ok(self) }
    }

    /// The name it was given by.
    pub fn name(&self) -> &str {
        self.source.path()
    }

    /// The words of a range of the document.
    pub fn words(&self, range: &Range<usize>) -> &str {
        self.document.text.get(range.clone()).unwrap_or("")
    }

    /// Where a range of the document stands.
    pub fn place(&self, range: &Range<usize>) -> Placed<'_> {
        let bytes = self.document.in_file(range.clone());
        let (from, to) = (self.in_source(bytes.start), self.in_source(bytes.end));
        Placed {
            excerpt: self.source.text().get(from..to).unwrap_or(""),
            first: self.source.position(from as u32),
            last: self.source.position(to as u32),
            bytes,
        }
    }

    /// The line a range begins on, and the range within that line.
    pub fn line(&self, range: &Range<usize>) -> (&str, Range<usize>) {
        let bytes = self.document.in_file(range.clone());
        let (from, to) = (self.in_source(bytes.start), self.in_source(bytes.end));
        let text = self.source.text();
        let Range { start, end } = self.source.line(from);
        let line = text[start..end].trim_end_matches('\r');
        (line, (from - start).min(line.len())..(to.min(end) - start).min(line.len()))
    }

    /// A byte of the file as one of the source's text, never inside a letter.
    fn in_source(&self, byte: usize) -> usize {
        let text = self.source.text();
        let mut at = byte.saturating_sub(self.skipped).min(text.len());
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// A place in the file.
#[derive(Clone, Debug)]
pub struct Placed<'a> {
    /// Its bytes, as [`Article::ranges`] counts them.
    pub bytes: Range<usize>,
    /// Its first letter.
    pub first: Position,
    /// Just after its last.
    pub last: Position,
    /// What stands there, markup included.
    pub excerpt: &'a str,
}
