//! A document while it is written: one block open at a time.
//!
//! Here letters are brought to one form (NFC) and characters that print nothing are dropped, so
//! that every reader does it the same way. Nothing else of the words is changed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, is_nfc_quick};

use super::{Block, BlockKind, Document, Run};

/// A cell with more words than this holds prose: the table lays out a page.
const LONGEST_CELL: usize = 300;

/// A document being written.
#[derive(Default)]
pub(super) struct Draft {
    document: Document,
    open: Option<(usize, BlockKind)>,
    tables: usize,
    /// The cell that the last block stood in: table, row, column.
    cell: Option<(usize, usize, usize)>,
}

impl Draft {
    /// Opens a block, closing the one before.
    pub(super) fn begin(&mut self, kind: BlockKind) {
        self.end();
        self.open = Some((self.document.text.len(), kind));
    }

    /// Closes the open block; one without words is dropped.
    pub(super) fn end(&mut self) {
        let Some((start, kind)) = self.open.take() else { return };
        let text = &self.document.text[start..];
        let words = text.trim();
        if words.is_empty() {
            self.document.text.truncate(start);
            while self.document.runs.last().is_some_and(|run| run.text >= start) {
                self.document.runs.pop();
            }
            return;
        }
        let from = start + (text.len() - text.trim_start().len());
        let range = from..from + words.len();
        let kind = self.settle(kind, words.len());
        self.document.blocks.push(Block { kind, range });
        self.document.text.push('\n');
    }

    /// A cell has one block; what more it holds, or one too long, is prose in a laid-out page.
    fn settle(&mut self, kind: BlockKind, length: usize) -> BlockKind {
        let BlockKind::Cell { table, row, column, .. } = kind else { return kind };
        let cell = Some((table, row, column));
        if self.cell == cell || length > LONGEST_CELL {
            return BlockKind::Paragraph;
        }
        self.cell = cell;
        kind
    }

    /// Whether a block is open.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Whether the open block has no words yet; so too where none is open.
    pub(super) fn is_blank(&self) -> bool {
        let Some((start, _)) = &self.open else { return true };
        self.document.text[*start..].trim().is_empty()
    }

    /// Whether the text so far ends in a blank.
    pub(super) fn ends_blank(&self) -> bool {
        self.document.text.ends_with(char::is_whitespace)
    }

    /// The number of a new table.
    pub(super) fn table(&mut self) -> usize {
        self.tables += 1;
        self.tables - 1
    }

    /// Words that stand letter for letter in the file, from byte `file` on.
    pub(super) fn copy(&mut self, words: &str, file: usize) {
        if words.is_ascii() || is_plain(words) {
            return self.run(words, file);
        }
        // A letter and the marks that follow it go together.
        let mut at = 0;
        let mut plain = 0;
        let mut chars = words.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let mut marked = false;
            while chars.next_if(|(_, next)| canonical_combining_class(*next) != 0).is_some() {
                marked = true;
            }
            let end = chars.peek().map_or(words.len(), |(next, _)| *next);
            let letter = &words[start..end];
            let same = !is_silent(c) && (!marked && c.is_ascii() || is_plain(letter));
            if !same {
                self.run(&words[plain..start], file + plain);
                self.say(letter);
                plain = end;
            }
            at = end;
        }
        self.run(&words[plain..at], file + plain);
    }

    /// Words that the file writes otherwise, or not at all.
    pub(super) fn say(&mut self, words: &str) {
        if words.is_ascii() {
            return self.document.text.push_str(words);
        }
        self.document.text.extend(words.nfc().filter(|c| !is_silent(*c)));
    }

    fn run(&mut self, words: &str, file: usize) {
        if words.is_empty() {
            return;
        }
        let text = self.document.text.len();
        self.document.text.push_str(words);
        match self.document.runs.last_mut() {
            Some(last) if last.text + last.length == text && last.file + last.length == file => {
                last.length += words.len();
            }
            _ => self.document.runs.push(Run { text, file, length: words.len() }),
        }
    }

    /// The finished document.
    pub(super) fn finish(mut self) -> Document {
        self.end();
        self.document
    }

    /// The finished document, where its text is all the file there is to point into.
    pub(super) fn finish_extracted(self) -> Document {
        let mut document = self.finish();
        document.runs = vec![Run { text: 0, file: 0, length: document.text.len() }];
        document
    }
}

fn is_plain(words: &str) -> bool {
    is_nfc_quick(words.chars()) == IsNormalized::Yes && !words.chars().any(is_silent)
}

/// Characters that print nothing and part no words: soft hyphens, joiners, marks of direction.
fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copied(words: &str) -> Document {
        let mut draft = Draft::default();
        draft.begin(BlockKind::Paragraph);
        draft.copy(words, 0);
        draft.finish()
    }

    #[test]
    fn marks_join_their_letters_and_the_way_back_stays_true() {
        let file = "gia\u{309}m 205 vie\u{323}\u{302}c (1,96\u{ad}%)";
        let document = copied(file);
        assert_eq!(document.text, "giảm 205 việc (1,96%)\n");
        let back = |words: &str| {
            let start = document.text.find(words).unwrap();
            &file[document.in_file(start..start + words.len())]
        };
        assert_eq!(back("205"), "205");
        assert_eq!(back("giảm 205"), "gia\u{309}m 205");
        assert_eq!(back("ảm"), "a\u{309}m");
        assert_eq!(back("việc"), "vie\u{323}\u{302}c");
        assert_eq!(back("ệ"), "e\u{323}\u{302}");
        assert_eq!(back("1,96%"), "1,96\u{ad}%");
    }

    #[test]
    fn blanks_around_a_block_are_not_of_it_and_an_empty_one_is_none() {
        let mut draft = Draft::default();
        for words in ["\u{a0}\u{a0} 12 việc \r", " \u{a0}", "13"] {
            draft.begin(BlockKind::Paragraph);
            draft.copy(words, 0);
        }
        let document = draft.finish();
        let words: Vec<&str> =
            document.blocks.iter().map(|block| &document.text[block.range.clone()]).collect();
        assert_eq!(words, ["12 việc", "13"]);
    }
}
