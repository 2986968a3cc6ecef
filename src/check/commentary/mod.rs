//! The commentary family: what a text says, against the figures.
//!
//! Each run of text is read once for its figures; the rules then ask of every number where it is
//! from, and of every word about a figure whether the data bear it out.

mod base_not_named;
mod catalogue;
mod context;
mod contradiction;
mod declared;
mod hedge_refuted;
mod matching;
mod naming;
mod percent_for_points;
mod quotation_differs;
mod stale_number;
mod untraced;
mod verb_doubled;
mod verb_refuted;

#[cfg(test)]
mod tests;

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::prose::{Prose, Reading, Scope};
use crate::content::office::OfficeId;
use crate::diagnostic::{Diagnostic, Rule};
use crate::wording::read::{Class, Mention, read};
use catalogue::{Candidate, catalogue};
pub use declared::Declared;
pub(super) use naming::Names;

/// The rules of this family.
pub(super) fn rules() -> Vec<&'static Rule> {
    [
        base_not_named::ALL,
        contradiction::ALL,
        hedge_refuted::ALL,
        percent_for_points::ALL,
        quotation_differs::ALL,
        stale_number::ALL,
        untraced::ALL,
        verb_doubled::ALL,
        verb_refuted::ALL,
    ]
    .concat()
}

/// Those a person may answer for: what they find is a matter of judgement. A number without a source
/// is not.
pub(super) fn waivable() -> Vec<&'static Rule> {
    [base_not_named::ALL, quotation_differs::ALL, verb_refuted::ALL].concat()
}

/// The most problems found on one page: beyond these it is not a text an author wrote.
const MOST_PROBLEMS: usize = 300;

/// A page whose texts are being checked.
pub(super) struct Page<'a> {
    /// What it is read with.
    pub reading: Reading<'a>,
    /// The names of the indicators.
    pub names: &'a Names,
    /// Every run of its text.
    pub runs: &'a [Prose<'a>],
    /// The classes of numbers that may be typed.
    pub declared: &'a [Declared],
    /// What could be printed of each office, made when first asked for.
    catalogues: RefCell<Catalogues>,
}

/// What could be printed of an office in a scope.
type Catalogues = FxHashMap<(Scope, OfficeId), Rc<Vec<Candidate>>>;

/// A run of text with the figures read in it.
pub(super) struct Run<'a> {
    /// The run.
    pub prose: &'a Prose<'a>,
    /// Its figures, dates, numbers of documents and so on.
    pub mentions: Vec<Mention>,
    /// Whether it is the number of its row in a table.
    pub row_number: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(
        reading: Reading<'a>,
        names: &'a Names,
        runs: &'a [Prose<'a>],
        declared: &'a [Declared],
    ) -> Self {
        Self { reading, names, runs, declared, catalogues: RefCell::default() }
    }

    /// What could be printed of an office's figures in a scope.
    fn printable(&self, scope: Scope, office: OfficeId) -> Rc<Vec<Candidate>> {
        let mut made = self.catalogues.borrow_mut();
        let entry = made.entry((scope, office));
        Rc::clone(entry.or_insert_with(|| Rc::new(catalogue(self.reading, scope, office))))
    }

    /// Runs every rule of this family, and those of written numbers.
    pub(super) fn check(&self, problems: &mut Vec<Diagnostic>) {
        let language = self.reading.language();
        let row_numbers = row_numbers(self.runs);
        for (prose, row_number) in self.runs.iter().zip(row_numbers) {
            let run = Run { prose, mentions: read(&prose.text, language), row_number };
            for rule in [
                untraced::check,
                hedge_refuted::check,
                verb_doubled::check,
                verb_refuted::check,
                base_not_named::check,
                quotation_differs::check,
            ] {
                rule(self, &run, problems);
            }
            let digits_of = |at: usize| {
                matches!(run.mentions[at].class, Class::Amount(_) | Class::Unreadable)
                    && Declared::of(&run, at, self.reading).is_some()
            };
            super::language::check_numbers(self.reading, prose, &run.mentions, digits_of, problems);
        }
    }
}

/// Which runs are the number of their row: cells of the first column that count 1, 2, 3… below a
/// heading such as “TT”.
fn row_numbers(runs: &[Prose<'_>]) -> Vec<bool> {
    const HEADINGS: [&str; 6] = ["tt", "stt", "số tt", "số thứ tự", "no.", "#"];
    let mut next = None;
    let mut within = Vec::with_capacity(runs.len());
    for prose in runs {
        let text = prose.text.trim();
        if prose.spot != super::prose::Spot::Cell {
            next = None;
        } else if HEADINGS.contains(&text.to_lowercase().as_str()) {
            next = Some(1_u32);
        }
        let counts = next.is_some_and(|n| text == n.to_string() || text == format!("{n:02}"));
        if counts {
            next = next.map(|n| n + 1);
        }
        within.push(counts);
    }
    within
}
