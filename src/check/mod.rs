//! Floor 7: one rule, one file, one table of rules.
//!
//! A rule reads figures and content and names faults; it changes nothing. The table of every rule
//! of the program, those of lower floors included, is [`rules`].

mod finding;
pub mod statistics;

use crate::diagnostic::{Diagnostic, Rule};
use crate::figure::Figures;

/// Runs every check of this floor.
pub fn check(figures: &Figures<'_>) -> Vec<Diagnostic> {
    statistics::check(figures).into_iter().map(|finding| finding.problem).collect()
}

/// Every rule of the program, in the order of ids.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = [
        crate::content::rules::ALL,
        crate::content::commentary::rules::ALL,
        crate::figure::rules::ALL,
    ]
    .concat();
    all.extend(statistics::RULES.concat());
    all.sort_by_key(|rule| rule.id);
    all
}
