//! The language family: how a text is written, whatever it says.

mod abbreviation;
mod doubled_word;
mod forbidden_term;
mod look_alike;
mod spacing;
mod tone_marks;
mod unnormalized;
mod written_number;

use super::prose::{Prose, Reading};
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix, Fixes, Rule};
use crate::wording::letter;
pub(super) use written_number::check as check_numbers;

/// The rules of this family.
pub(super) fn rules() -> Vec<&'static Rule> {
    [
        abbreviation::ALL,
        doubled_word::ALL,
        forbidden_term::ALL,
        look_alike::ALL,
        spacing::ALL,
        tone_marks::ALL,
        unnormalized::ALL,
        written_number::ALL,
    ]
    .concat()
}

/// Runs every rule of this family on the runs of one page.
pub(super) fn check(reading: Reading<'_>, page: &[Prose<'_>], problems: &mut Vec<Diagnostic>) {
    for prose in page {
        for rule in [
            unnormalized::check,
            look_alike::check,
            forbidden_term::check,
            doubled_word::check,
            spacing::check,
        ] {
            rule(reading, prose, problems);
        }
    }
    abbreviation::check(reading, page, problems);
    tone_marks::check(reading, page, problems);
}

/// The one change that mends a part of a run, where its source reads like it.
fn sure(reading: Reading<'_>, prose: &Prose<'_>, range: &Range<usize>, text: &str) -> Fixes {
    match prose.exact_span(range, reading.sources) {
        Some(span) => Fixes::Sure(Fix { span, text: text.to_owned() }),
        None => Fixes::None,
    }
}

/// Whether a part of a run was typed as prose: outside references and code.
fn typed(prose: &Prose<'_>, range: &Range<usize>) -> bool {
    let after = prose.literal.partition_point(|literal| literal.start < range.end);
    let literal = after.checked_sub(1).and_then(|at| prose.literal.get(at));
    prose.is_outside_references(range) && literal.is_none_or(|literal| literal.end <= range.start)
}

/// The words of a run, by place: letters and digits, joined by nothing.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !letter::is_part_of_word(c))
        .filter(|word| !word.is_empty())
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}
