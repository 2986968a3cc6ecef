//! The tags and texts of a page from anywhere, one after another.
//!
//! The tokenizer goes a step deeper for each attribute of a tag, so that a tag with thousands of
//! them would use up the stack: such a tag ends the reading, and the caller says so. What tags
//! mean is not known here.

use std::cell::Cell;
use std::fmt;
use std::rc::Rc;

use html5gum::emitters::default::{DefaultEmitter, Token};
use html5gum::{Readable, Reader, State, StringReader, Tokenizer};

/// The most quotation marks within one tag: two for each attribute, far more than any page has.
const QUOTES: usize = 1024;

/// A tag has more attributes than any page has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overfull;

impl fmt::Display for Overfull {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a tag with too many attributes")
    }
}

impl std::error::Error for Overfull {}

/// The tokens of a text in markup, each with its bytes.
pub struct Tokens<'t> {
    tokenizer: Tokenizer<Limited<'t>, DefaultEmitter<usize>>,
    /// Quotation marks read since the last token.
    quotes: Rc<Cell<usize>>,
    ended: bool,
}

impl<'t> Tokens<'t> {
    /// The tokens of a text in which all is markup, until [`Tokens::set_state`] says otherwise.
    pub fn new(text: &'t str) -> Self {
        Self::of(text, DefaultEmitter::new_with_span())
    }

    /// The tokens of a page as a browser reads it: scripts and styles hold no tags.
    pub fn of_page(html: &'t str) -> Self {
        let mut emitter = DefaultEmitter::new_with_span();
        emitter.naively_switch_states(true);
        Self::of(html, emitter)
    }

    fn of(text: &'t str, emitter: DefaultEmitter<usize>) -> Self {
        let quotes = Rc::new(Cell::new(0));
        let reader = Limited { text: text.to_reader(), quotes: Rc::clone(&quotes) };
        Self { tokenizer: Tokenizer::new_with_emitter(reader, emitter), quotes, ended: false }
    }

    /// How what follows is read.
    pub fn set_state(&mut self, state: State) {
        self.tokenizer.set_state(state);
    }
}

impl Iterator for Tokens<'_> {
    type Item = Result<Token<usize>, Overfull>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.quotes.set(0);
        let token = self.tokenizer.next();
        self.ended = !matches!(token, Some(Ok(_)));
        token
    }
}

/// The text, until a tag has too many quotation marks.
struct Limited<'t> {
    text: StringReader<'t>,
    quotes: Rc<Cell<usize>>,
}

impl Limited<'_> {
    fn room(&self) -> Result<(), Overfull> {
        if self.quotes.get() > QUOTES { Err(Overfull) } else { Ok(()) }
    }
}

impl Reader for Limited<'_> {
    type Error = Overfull;

    fn read_byte(&mut self) -> Result<Option<u8>, Overfull> {
        self.room()?;
        let Ok(byte) = self.text.read_byte();
        self.quotes.set(self.quotes.get() + usize::from(byte == Some(b'"')));
        Ok(byte)
    }

    fn try_read_string(&mut self, text: &[u8], case_sensitive: bool) -> Result<bool, Overfull> {
        let Ok(read) = self.text.try_read_string(text, case_sensitive);
        Ok(read)
    }

    fn read_until<'b>(
        &'b mut self,
        needle: &[u8],
        char_buf: &'b mut [u8; 4],
    ) -> Result<Option<&'b [u8]>, Overfull> {
        self.room()?;
        let Ok(bytes) = self.text.read_until(needle, char_buf);
        // Marks in the midst of a text are none of a tag.
        self.quotes.set(self.quotes.get() + usize::from(bytes == Some(b"\"")));
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attributes(count: usize, quote: char) -> String {
        let all: Vec<String> = (0..count).map(|at| format!("a{at}={quote}>{quote}")).collect();
        format!("<p {}>“x” \"y\"</p>", all.join(" "))
    }

    #[test]
    fn a_tag_with_too_many_attributes_ends_the_reading() {
        assert_eq!(Tokens::new(&attributes(500, '"')).filter(Result::is_ok).count(), 3);
        let read: Vec<_> = Tokens::new(&attributes(100_000, '"')).collect();
        assert_eq!(read, [Err(Overfull)]);
    }

    #[test]
    fn marks_outside_of_tags_are_no_attributes() {
        let text = format!("<p>{}</p>", "“a” \"b\" ".repeat(10_000));
        assert!(Tokens::new(&text).all(|token| token.is_ok()));
        assert!(Tokens::of_page(&attributes(2_000, '\'')).all(|token| token.is_ok()));
        let script = format!("<script>{}</script>", "a(\"<b\");".repeat(10_000));
        assert!(Tokens::of_page(&script).all(|token| token.is_ok()));
    }
}
