//! What audits found, shown: for people as text and as a page, for programs as JSON and SARIF.
//!
//! The renderers say what the findings hold and judge nothing: each is a function of a list of
//! [`Audited`] files.

mod bound;
mod html;
mod json;
mod mark;
mod relations;
mod sarif;
mod text;
mod words;

pub use html::to_html;
pub use json::to_json;
pub use relations::ALL as RELATIONS;
pub use sarif::to_sarif;
pub use text::to_text;

use super::document::{Article, Unreadable};
use super::finding::{Finding, Grade, Report, Verdict};

/// A file that was handed in, and what became of it.
#[derive(Debug)]
pub struct Audited {
    /// The name it was given by.
    pub name: String,
    /// The article with what was found, or why it could not be read.
    pub outcome: Result<(Article, Report), Unreadable>,
}

impl Audited {
    /// Whether something in it must be mended: a contradiction or a misprint, certain or likely.
    ///
    /// A misprint counts because readers would see it. Points printed as "%" do not: offices
    /// write so by habit, and the figure itself is right.
    pub fn has_faults(&self) -> bool {
        let Ok((_, report)) = &self.outcome else { return false };
        report.findings.iter().any(is_fault)
    }
}

/// Whether a finding says that something must be mended.
fn is_fault(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Contradiction | Verdict::Misprint)
        && finding.grade != Grade::CannotTell
}

/// How many findings came out in each way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts([usize; words::VERDICTS.len()]);

impl Counts {
    fn of(report: &Report) -> Self {
        let count = |verdict| report.findings.iter().filter(|f| f.verdict == verdict).count();
        Self(words::VERDICTS.map(count))
    }

    /// Each verdict with its number.
    fn each(self) -> impl Iterator<Item = (Verdict, usize)> {
        words::VERDICTS.into_iter().zip(self.0)
    }
}
