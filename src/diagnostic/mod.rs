//! Floor 2: what is wrong, where, and what to do.
//!
//! A diagnostic is data: the rule it belongs to, the place, the message and the remedy in both
//! languages. How it is shown (text, JSON) is a matter of the renderers. This module finds nothing
//! by itself and never prints.

mod fix;
mod json;
mod rule;
pub mod sarif;
mod text;

pub use fix::{Fix, Fixes, apply};
pub use json::to_json;
pub(crate) use rule::rules;
pub use rule::{Manual, Rule, Severity};
pub use sarif::to_sarif;
pub use text::to_text;

use crate::source::{Sources, Span};

/// The languages of messages and pages. Vietnamese comes first everywhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Language {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Language {
    /// The BCP 47 tag, as in `lang="vi"`.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of a tag, if it is one of ours.
    pub fn from_tag(tag: &str) -> Option<Self> {
        [Self::Vi, Self::En].into_iter().find(|language| language.tag() == tag)
    }
}

/// The same sentence in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bilingual {
    /// Vietnamese.
    pub vi: String,
    /// English.
    pub en: String,
}

impl Bilingual {
    /// A sentence from its two wordings.
    pub fn new(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { vi: vi.into(), en: en.into() }
    }

    /// The wording in one language.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Vi => &self.vi,
            Language::En => &self.en,
        }
    }
}

/// Where a problem lies.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    /// A byte range of a text file.
    Span(Span),
    /// A file or folder that could not be read as text, by its path.
    Path(String),
}

impl From<Span> for Place {
    fn from(span: Span) -> Self {
        Self::Span(span)
    }
}

/// One problem: which rule, where, what, and what to do.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule that found it; carries id, severity and manual.
    pub rule: &'static Rule,
    /// The place the author must look at first.
    pub place: Place,
    /// What is wrong, about this very text.
    pub message: Bilingual,
    /// What to do.
    pub remedy: Bilingual,
    /// Other places it conflicts with, each with a word on what is there.
    pub related: Vec<(Span, Bilingual)>,
    /// Changes of the author's text that would mend it.
    pub fixes: Fixes,
}

impl Diagnostic {
    /// A problem at a place. Wordings are `(Vietnamese, English)`.
    pub fn new(
        rule: &'static Rule,
        place: impl Into<Place>,
        message: Bilingual,
        remedy: Bilingual,
    ) -> Self {
        Self { rule, place: place.into(), message, remedy, related: Vec::new(), fixes: Fixes::None }
    }

    /// The same, with one more place it conflicts with.
    pub fn also(mut self, span: Span, label: Bilingual) -> Self {
        self.related.push((span, label));
        self
    }

    /// The same, with changes that would mend it.
    pub fn mended_by(mut self, fixes: Fixes) -> Self {
        self.fixes = fixes;
        self
    }
}

/// Puts problems in their stable order (path, place, rule, message) and drops exact repeats.
pub fn sort(problems: &mut Vec<Diagnostic>, sources: &Sources) {
    let key = |d: &Diagnostic| {
        let (path, start) = match &d.place {
            Place::Span(span) => (sources.get(span.source).path().to_owned(), span.start),
            Place::Path(path) => (path.clone(), 0),
        };
        (path, start, d.rule.id, d.message.vi.clone())
    };
    problems.sort_by_cached_key(key);
    problems.dedup_by(|a, b| key(a) == key(b));
}

/// Whether any of the problems must keep the site from being built.
pub fn has_errors(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|problem| problem.rule.severity == Severity::Error)
}

/// A [`Bilingual`] from two format strings that name the same variables.
macro_rules! say {
    ($vi:literal, $en:literal) => {
        $crate::diagnostic::Bilingual::new(format!($vi), format!($en))
    };
}
pub(crate) use say;
