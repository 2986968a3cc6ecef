//! Floor 7: one rule, one file, one table of rules.
//!
//! A rule reads figures and content and names faults; it changes nothing. The table of every rule
//! of the program, those of lower floors included, is [`rules`].

mod families;
mod identities;
mod roll_up;

use crate::content::Content;
use crate::diagnostic::{Diagnostic, Rule};
use crate::figure::{Figures, Key};
use crate::number::Exact;
use crate::source::Span;

/// Runs every check of this floor.
pub fn check(figures: &Figures<'_>) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for rule in [identities::check, families::check, roll_up::check] {
        rule(figures, &mut problems);
    }
    problems
}

/// Every rule of the program, in the order of ids.
pub fn rules() -> Vec<&'static Rule> {
    let mut all: Vec<&'static Rule> = [
        crate::content::rules::ALL,
        crate::content::commentary::rules::ALL,
        crate::figure::rules::ALL,
        identities::ALL,
        families::ALL,
        roll_up::ALL,
    ]
    .concat();
    all.sort_by_key(|rule| rule.id);
    all
}

/// The cell a figure was stated in.
fn cell(figures: &Figures<'_>, key: Key) -> Option<Span> {
    let figure = figures.get(key)?;
    figures.stated(figure).map(|(observation, _)| observation.span)
}

/// Every office and period that has figures, in a fixed order.
fn places(content: &Content, figures: &Figures<'_>) -> Vec<Key> {
    let Some((indicator, _)) = content.indicators.iter().next() else { return Vec::new() };
    content
        .offices
        .iter()
        .flat_map(|(office, _)| {
            figures.periods(office).iter().map(move |period| Key {
                indicator,
                office,
                period: *period,
            })
        })
        .collect()
}

/// An exact number as an officer would write it, for messages.
fn written(value: Exact) -> String {
    let Some(decimal) = value.to_decimal() else { return "…".to_owned() };
    let text = decimal.normalize().abs().to_string();
    let (whole, fraction) =
        text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    if let Some(fraction) = fraction {
        grouped.push(',');
        grouped.push_str(fraction);
    }
    if decimal.is_sign_negative() { format!("-{grouped}") } else { grouped }
}
