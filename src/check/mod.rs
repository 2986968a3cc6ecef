//! Floor 7: one rule, one file, one table of rules.
//!
//! A rule reads figures and content and names faults; it changes nothing. The table of every rule
//! of the program, those of lower floors included, is [`rules`].

mod commentary;
mod finding;
mod language;
mod prose;
pub mod statistics;
mod unit_words;
mod waiver;
mod writing;

pub use prose::Reading;
pub use waiver::{InUse, article_of};
pub use writing::check_writing;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Rule};
use crate::figure::Figures;
use crate::source::Sources;

/// Rules of this floor: what they find can be waived.
const TABLES: &[&[&[&Rule]]] = &[statistics::RULES];

/// What the rules of this floor found.
#[derive(Debug)]
pub struct Verdict<'a> {
    /// Problems nobody answered for.
    pub problems: Vec<Diagnostic>,
    /// Waivers in use: pages print those of the figures they show.
    pub waivers: Vec<InUse<'a>>,
}

/// Runs every check of this floor beside what [`check_writing`] found; waivers are judged on a day.
pub fn check<'a>(
    sources: &Sources,
    figures: &Figures<'a>,
    texts: Vec<Diagnostic>,
    on: NaiveDate,
) -> Verdict<'a> {
    let findings = statistics::check(figures);
    let mut waivable: Vec<&Rule> = TABLES.concat().concat();
    waivable.extend(commentary::waivable());
    waivable.extend(language::rules());
    let left = waiver::waive(figures.content(), sources, findings, texts, &waivable, on);
    Verdict { problems: left.problems, waivers: left.in_use }
}

/// Every rule of the program up to this floor, in the order of ids.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = [
        crate::content::rules::ALL,
        crate::content::commentary::rules::ALL,
        crate::figure::rules::ALL,
        waiver::ALL,
    ]
    .concat();
    all.extend(TABLES.concat().concat());
    all.extend(commentary::rules());
    all.extend(language::rules());
    all.sort_by_key(|rule| rule.id);
    all
}
