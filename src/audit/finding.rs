//! What an audit says of an article: one claim tested, and how it came out.

use std::ops::Range;

use crate::diagnostic::Bilingual;
use crate::number::Exact;

/// How a claim came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// The claim agrees with the figures it speaks of.
    Holds,
    /// It cannot be true of the figures it speaks of.
    Contradiction,
    /// A difference of two rates, printed in "%": percentage points.
    PointsAsPercent,
    /// Not a false figure but a misprinted one: a stray comma, a glued word, an impossible date.
    Misprint,
    /// The article does not print what the claim could be tested against.
    Unverifiable,
}

/// How sure a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// Arithmetic alone decides, and the sentence can be read in one way only.
    Certain,
    /// The most natural reading of the sentence decides.
    Likely,
    /// Readings differ.
    CannotTell,
}

/// What the writer must have used for the claim to be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Implied {
    /// Which of the numbers is implied.
    pub of: ImpliedOf,
    /// The least it can be.
    pub least: Exact,
    /// The most it can be.
    pub most: Exact,
    /// The unit it is in, as the article has it; may be empty.
    pub unit: String,
    /// Printed numbers of the article that fit, as ranges of the document's text.
    pub printed: Vec<Range<usize>>,
}

/// What is implied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImpliedOf {
    /// The base of a rate, share or change.
    Base,
    /// What was taken from a whole.
    Part,
    /// The claimed value itself.
    Value,
}

/// One claim, tested.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The figure in question, in the document's text.
    pub range: Range<usize>,
    /// The kind of relation tested, a stable id in lower case with hyphens: `share`, `rate`,
    /// `change-percent`, `points`, `target-gap`, `parts-exceed-whole`, `carry-over`, `misprint`…
    pub relation: &'static str,
    /// How it came out.
    pub verdict: Verdict,
    /// How sure that is.
    pub grade: Grade,
    /// What is said, for people.
    pub message: Bilingual,
    /// The arithmetic, as one line: `205 ÷ 10.437 = 1,96%`.
    pub arithmetic: Bilingual,
    /// What the writer must have used.
    pub implied: Option<Implied>,
    /// The other figures the claim speaks of, in the document's text.
    pub others: Vec<Range<usize>>,
    /// The root cause this finding follows from: a position in [`Report::causes`].
    pub cause: Option<usize>,
}

/// One slip that explains several findings.
#[derive(Clone, Debug)]
pub struct Cause {
    /// The printed figure that stands in the wrong place, in the document's text.
    pub range: Range<usize>,
    /// What is likely, for people.
    pub message: Bilingual,
    /// How sure that is.
    pub grade: Grade,
    /// The findings it repairs: positions in [`Report::findings`].
    pub repairs: Vec<usize>,
}

/// All that an audit says of one article.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Findings in the order of the text, those that hold among them.
    pub findings: Vec<Finding>,
    /// Root causes, the one that repairs most first.
    pub causes: Vec<Cause>,
}
