//! A text cut into words, digits and marks, each with its place. Nothing is understood here.
//!
//! Words are compared in one spelling: composed, in small letters, the tone on the vowel the
//! newer rule asks for (`thuỷ` is `thủy`). Places are always those of the text as it came.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::Language;
use crate::wording::letter;

use super::numeral::Marks;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits 0–9, half or full width.
    Digits,
    /// One character that is neither.
    Mark(char),
}

/// What stands before a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// A character that prints nothing.
    Hidden,
    /// A no-break space.
    NoBreak,
    /// Other space within a line.
    Space,
    /// The end of a line, or the beginning of the text.
    Line,
}

/// A word, a run of digits or a mark.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub kind: Kind,
    pub range: Range<usize>,
    pub gap: Gap,
    /// The word or the digits in their one spelling; empty for marks.
    pub folded: Cow<'t, str>,
    /// Whether the first letter is a capital.
    pub capital: bool,
    /// The sign of `folded`, see [`Phrases`].
    sign: u8,
}

/// Phrases that may stand at a place, and the signs their first words have: nearly every word of a
/// text begins none of them, which its sign tells without a look at the phrases.
pub(super) struct Phrases {
    list: &'static [&'static str],
    signs: u128,
}

impl Phrases {
    pub const fn new(list: &'static [&'static str]) -> Self {
        let mut signs = 0;
        let mut at = 0;
        while at < list.len() {
            signs |= 1 << sign(list[at].as_bytes());
            at += 1;
        }
        Self { list, signs }
    }

    const fn may_begin_with(&self, sign: u8) -> bool {
        self.signs >> sign & 1 == 1
    }
}

/// A number below 128 for the bytes before the first space: equal words have equal signs.
const fn sign(text: &[u8]) -> u8 {
    let mut hash: u32 = 0x811c_9dc5;
    let mut at = 0;
    while at < text.len() && text[at] != b' ' {
        hash = (hash ^ text[at] as u32).wrapping_mul(0x0100_0193);
        at += 1;
    }
    (hash >> 25) as u8
}

/// A text in tokens.
pub(super) struct Text<'t> {
    pub source: &'t str,
    pub language: Language,
    pub tokens: Vec<Token<'t>>,
    /// For each token the marks its paragraph uses between digits.
    pub marks: Vec<Marks>,
}

impl<'t> Text<'t> {
    pub fn new(source: &'t str, language: Language) -> Self {
        let tokens = tokens(source);
        let marks = Marks::of_paragraphs(&tokens);
        Self { source, language, tokens, marks }
    }

    pub fn get(&self, at: usize) -> Option<&Token<'t>> {
        self.tokens.get(at)
    }

    /// The word at a place, folded; nothing where no word stands there.
    pub fn word(&self, at: usize) -> &str {
        match self.tokens.get(at) {
            Some(token) if token.kind == Kind::Word => &token.folded,
            _ => "",
        }
    }

    /// The word so many tokens before a place.
    pub fn word_before(&self, at: usize, back: usize) -> &str {
        at.checked_sub(back).map_or("", |at| self.word(at))
    }

    pub fn digits(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|t| t.kind == Kind::Digits).map(|t| t.folded.as_ref())
    }

    /// A small whole number in digits: its value, if it has at most so many digits.
    pub fn small(&self, at: usize, most_digits: usize) -> Option<u32> {
        self.digits(at).filter(|digits| digits.len() <= most_digits)?.parse().ok()
    }

    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    pub fn any_mark(&self, at: usize, marks: &[char]) -> bool {
        marks.iter().any(|mark| self.is_mark(at, *mark))
    }

    /// Whether the token follows the one before it without space.
    pub fn glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap <= Gap::Hidden)
    }

    /// Whether a token follows on the same line.
    pub fn same_line(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap < Gap::Line)
    }

    /// Whether these words stand here, one after another on a line.
    pub fn words(&self, at: usize, words: &[&str]) -> bool {
        words
            .iter()
            .enumerate()
            .all(|(i, word)| self.word(at + i) == *word && (i == 0 || self.same_line(at + i)))
    }

    /// How many tokens the first of these phrases takes that stands here.
    pub fn phrase(&self, at: usize, phrases: &Phrases) -> Option<usize> {
        let token = self.tokens.get(at)?;
        if phrases.may_begin_with(token.sign) { self.first_phrase(at, phrases.list) } else { None }
    }

    /// As [`Text::phrase`], for a few phrases that are no table.
    pub fn first_phrase(&self, at: usize, phrases: &[&str]) -> Option<usize> {
        let first = self.word(at);
        if first.is_empty() {
            return None;
        }
        phrases.iter().find_map(|phrase| {
            // Where the first word of a phrase ends tells most of them apart without comparing.
            match phrase.as_bytes().get(first.len()) {
                None => return (*phrase == first).then_some(1),
                Some(b' ') => {}
                Some(_) => return None,
            }
            let mut count = 1;
            for word in phrase.strip_prefix(first)?.strip_prefix(' ')?.split(' ') {
                if self.word(at + count) != word || !self.same_line(at + count) {
                    return None;
                }
                count += 1;
            }
            Some(count)
        })
    }

    /// The bytes from one token to before another.
    pub fn range(&self, start: usize, end: usize) -> Range<usize> {
        let first = self.tokens.get(start).map_or(self.source.len(), |t| t.range.start);
        let last = end.checked_sub(1).and_then(|last| self.tokens.get(last));
        first..last.map_or(first, |t| t.range.end).max(first)
    }
}

fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::new();
    let mut gap = Gap::Line;
    let mut chars = source.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if let Some(kind) = gap_of(c) {
            gap = gap.max(kind);
            continue;
        }
        let kind = if is_digit(c) {
            Kind::Digits
        } else if is_letter(c) {
            Kind::Word
        } else {
            Kind::Mark(c)
        };
        let mut end = start + c.len_utf8();
        while let Some((at, next)) = chars.peek().copied() {
            let more = match kind {
                Kind::Digits => is_digit(next),
                Kind::Word => is_letter(next),
                Kind::Mark(_) => false,
            };
            if !more {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let raw = source.get(start..end).unwrap_or("");
        let folded = match kind {
            Kind::Digits if raw.is_ascii() => Cow::Borrowed(raw),
            Kind::Digits => raw.chars().map(ascii).collect(),
            Kind::Word => fold(raw),
            Kind::Mark(_) => Cow::Borrowed(""),
        };
        let (capital, sign) = (c.is_uppercase(), sign(folded.as_bytes()));
        tokens.push(Token { kind, range: start..end, gap, folded, capital, sign });
        gap = Gap::None;
    }
    tokens
}

fn gap_of(c: char) -> Option<Gap> {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Gap::Line),
        '\u{a0}' | '\u{202f}' | '\u{2007}' => Some(Gap::NoBreak),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}' => {
            Some(Gap::Hidden)
        }
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Gap::Hidden),
        c if c.is_whitespace() => Some(Gap::Space),
        _ => None,
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn ascii(c: char) -> char {
    u32::from(c)
        .checked_sub(0xFF10)
        .filter(|digit| *digit < 10)
        .and_then(|digit| char::from_digit(digit, 10))
        .unwrap_or(c)
}

fn is_letter(c: char) -> bool {
    letter::is_letter(c) || c == '²' || c == '³'
}

/// A word in its one spelling.
pub(super) fn fold(word: &str) -> Cow<'_, str> {
    let small = letter::small(word);
    match word.is_ascii() {
        true => small,
        false => match tone_on_first_vowel(&small) {
            Some(moved) => Cow::Owned(moved),
            None => small,
        },
    }
}

/// `thuỷ` as `thủy`, `hoà` as `hòa`: both are written, one is compared. Nothing where the word has
/// no such ending.
fn tone_on_first_vowel(word: &str) -> Option<String> {
    let mut letters = word.chars();
    let (last, before) = (letters.next_back()?, letters.next_back()?);
    let moved = match (before, last) {
        ('o', 'à') => "òa",
        ('o', 'á') => "óa",
        ('o', 'ả') => "ỏa",
        ('o', 'ã') => "õa",
        ('o', 'ạ') => "ọa",
        ('o', 'è') => "òe",
        ('o', 'é') => "óe",
        ('o', 'ẻ') => "ỏe",
        ('o', 'ẽ') => "õe",
        ('o', 'ẹ') => "ọe",
        ('u', 'ỳ') => "ùy",
        ('u', 'ý') => "úy",
        ('u', 'ỷ') => "ủy",
        ('u', 'ỹ') => "ũy",
        ('u', 'ỵ') => "ụy",
        _ => return None,
    };
    let stem = letters.as_str();
    (!stem.ends_with('q')).then(|| format!("{stem}{moved}"))
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    #[test]
    fn words_have_one_spelling_and_true_places() {
        let decomposed: String = "Thuỷ sản 5 tỷ".nfd().collect();
        let text = Text::new(&decomposed, Language::Vi);
        let words: Vec<_> = text.tokens.iter().map(|t| t.folded.as_ref()).collect();
        assert_eq!(words, ["thủy", "sản", "5", "tỷ"]);
        let last = text.tokens[3].range.clone();
        assert_eq!(decomposed[last].nfc().collect::<String>(), "tỷ");
        assert_eq!(fold("quý"), "quý");
    }
}
