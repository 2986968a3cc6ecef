//! Text with its figures marked.

use serde::Serialize;

/// Text in which figures are marked: the parts in order.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct RichText {
    /// The parts.
    pub parts: Vec<TextPart>,
}

/// A run of words, or one figure.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TextPart {
    /// The text to print.
    pub text: String,
    /// Present where the text is a figure.
    pub figure: Option<FigureMark>,
}

/// What marks a figure on the page: `<data value=… data-indicator=… …>`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FigureMark {
    /// The figure as a plain decimal with a point, no grouping: the value at the decimals its
    /// indicator declares.
    pub value: String,
    /// Indicator id.
    pub indicator: String,
    /// Office id.
    pub office: String,
    /// Period id.
    pub period: String,
    /// What of the figure is meant: `value`, `change`, `change-percent`, `points`, `share`,
    /// `target-gap`, `rank` and so on.
    pub measure: &'static str,
    /// For a share, the indicator of the whole; empty otherwise.
    pub base: String,
    /// What a hedged number was rounded to, in the unit of the indicator: `1000`; empty otherwise.
    pub step: String,
    /// For a place among chosen offices, their ids with spaces between; empty where it is a place
    /// among all offices of the same parent.
    pub among: String,
}

impl RichText {
    /// Plain words.
    pub fn words(text: impl Into<String>) -> Self {
        Self { parts: vec![TextPart { text: text.into(), figure: None }] }
    }

    /// The text without marks.
    pub fn plain(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }

    /// Whether there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.text.is_empty())
    }

    /// Adds words at the end.
    pub fn push_words(&mut self, text: &str) {
        if !text.is_empty() {
            self.parts.push(TextPart { text: text.to_owned(), figure: None });
        }
    }

    /// Adds another text at the end.
    pub fn append(&mut self, other: RichText) {
        self.parts.extend(other.parts);
    }
}

/// Words of the page, with names in them that nobody translates: of documents, of laws.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Quoting {
    /// The parts in order.
    pub parts: Vec<QuotingPart>,
}

/// A run of the page's own words, or a name as it was given.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuotingPart {
    /// The words.
    pub text: String,
    /// Whether they are somebody else's, in the language the content is written in.
    pub quoted: bool,
}

impl Quoting {
    /// Adds words of the page.
    pub fn push(&mut self, text: &str) {
        self.parts.push(QuotingPart { text: text.to_owned(), quoted: false });
    }

    /// Adds a name as it was given.
    pub fn quote(&mut self, text: &str) {
        self.parts.push(QuotingPart { text: text.to_owned(), quoted: true });
    }

    /// A pattern of the page's words in which a name stands in place of `slot`.
    pub fn filled(pattern: &str, slot: &str, name: &str) -> Self {
        let mut said = Self::default();
        let (before, after) = pattern.split_once(slot).unwrap_or((pattern, ""));
        said.push(before);
        if before.len() < pattern.len() {
            said.quote(name);
            said.push(after);
        }
        said
    }

    /// A pattern of the page's words in which other such words stand in place of `slot`.
    pub fn placed(pattern: &str, slot: &str, words: Self) -> Self {
        let (before, after) = pattern.split_once(slot).unwrap_or((pattern, ""));
        let mut said = Self::from(before);
        if before.len() < pattern.len() {
            said.parts.extend(words.parts);
            said.push(after);
        }
        said.parts.retain(|part| !part.text.is_empty());
        said
    }

    /// The same as plain text.
    pub fn plain(&self) -> String {
        self.parts.iter().map(|part| part.text.as_str()).collect()
    }
}

impl From<&str> for Quoting {
    fn from(text: &str) -> Self {
        let mut said = Self::default();
        said.push(text);
        said
    }
}
