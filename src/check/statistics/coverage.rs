//! Coverage: which cells could be wrong without any rule saying so.
//!
//! Each cell is given other numbers, as a slipping hand would, one at a time, and every relation
//! that reads it is asked again. A cell no relation reads, or only relations too wide to notice,
//! is undefended, and so is every figure computed from it.

use rayon::prelude::*;

use super::culprit::Witnesses;
use super::relation::{Relation, Values, cells_under};
use super::slip::stated_number;
use crate::content::statement::Observed;
use crate::diagnostic::Severity;
use crate::figure::{Figures, Key, Outcome};
use crate::number::Exact;
use crate::source::Span;

/// A slip made on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mutation {
    /// The first digit one more.
    FirstDigit,
    /// A digit in the middle one more.
    MiddleDigit,
    /// The last digit that is not a zero at the end one more.
    LastDigit,
    /// Two neighbouring digits in each other's place.
    SwappedDigits,
    /// A thousand times too large.
    Thousandfold,
    /// The number of the next row of the same office and unit.
    RowShift,
}

/// Every mutation.
const MUTATIONS: [Mutation; 6] = [
    Mutation::FirstDigit,
    Mutation::MiddleDigit,
    Mutation::LastDigit,
    Mutation::SwappedDigits,
    Mutation::Thousandfold,
    Mutation::RowShift,
];

/// How well one cell is defended.
#[derive(Clone, Debug)]
pub struct Defence {
    /// What the cell states.
    pub key: Key,
    /// Its place.
    pub span: Span,
    /// How many relations read it.
    pub relations: usize,
    /// Mutations found by an error.
    pub errors: usize,
    /// Mutations found by a warning alone.
    pub warnings: usize,
    /// Mutations nobody would notice, with the number the cell would state.
    pub missed: Vec<(Mutation, Exact)>,
}

impl Defence {
    /// Mutations tried.
    pub fn tried(&self) -> usize {
        self.errors + self.warnings + self.missed.len()
    }
}

/// How well all cells are defended.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// Every cell that states a number, in the order of the files.
    pub cells: Vec<Defence>,
    /// How many figures have a value.
    pub figures: usize,
    /// Those that rest on a cell with a mutation nobody would notice.
    pub undefended: Vec<Key>,
}

/// Measures coverage.
pub fn coverage(figures: &Figures<'_>) -> Coverage {
    let relations = super::relations(figures);
    let witnesses = Witnesses::of(&relations, figures);
    let observations = &figures.content().statements.observations;
    let cells: Vec<(usize, Defence)> = (0..observations.len())
        .into_par_iter()
        .filter(|at| matches!(observations[*at].value, Observed::Number(_)))
        .map(|at| (at, defence(at, &relations, &witnesses, figures)))
        .collect();
    let weak: Vec<usize> =
        cells.iter().filter(|(_, cell)| !cell.missed.is_empty()).map(|(at, _)| *at).collect();
    let known: Vec<Key> = super::each_figure(figures)
        .filter(|key| matches!(figures.outcome(*key), Outcome::Known(_)))
        .collect();
    let undefended = known
        .iter()
        .copied()
        .filter(|key| cells_under(figures, &[*key]).iter().any(|at| weak.contains(at)))
        .collect();
    let cells = cells.into_iter().map(|(_, cell)| cell).collect();
    Coverage { cells, figures: known.len(), undefended }
}

fn defence<'a>(
    at: usize,
    relations: &[Relation<'a>],
    witnesses: &Witnesses<'_, 'a>,
    figures: &Figures<'a>,
) -> Defence {
    let observation = &figures.content().statements.observations[at];
    let own: &[usize] = witnesses.of_cell.get(&at).map_or(&[], Vec::as_slice);
    let mut defence = Defence {
        key: Key::of(observation),
        span: observation.span,
        relations: own.len(),
        errors: 0,
        warnings: 0,
        missed: Vec::new(),
    };
    let stated = Values::stated(figures);
    for mutation in MUTATIONS {
        let Some(value) = mutated(at, mutation, figures) else { continue };
        let values = Values::with(figures, vec![(at, value)]);
        // What failed before and fails in the same way was noticed for another reason.
        let noticed = own.iter().map(|at| &relations[*at]).filter(|relation| {
            let now = relation.broken(&values);
            now.is_some() && now != relation.broken(&stated)
        });
        let worst = noticed.map(|relation| relation.rule.severity);
        match worst.min_by_key(|severity| *severity != Severity::Error) {
            Some(Severity::Error) => defence.errors += 1,
            Some(Severity::Warning) => defence.warnings += 1,
            None => defence.missed.push((mutation, value)),
        }
    }
    defence
}

/// The number a cell states after a slip; `None` where that slip changes nothing.
fn mutated(at: usize, mutation: Mutation, figures: &Figures<'_>) -> Option<Exact> {
    let stated = stated_number(figures, at)?;
    let changed = match mutation {
        Mutation::Thousandfold => stated.mul(Exact::whole(1_000)).ok()?,
        Mutation::RowShift => next_row(at, figures)?,
        digits => with_digits(stated, |all| change(all, digits))?,
    };
    (changed != stated).then_some(changed)
}

/// The number of the next cell of the same statement, office and unit.
fn next_row(at: usize, figures: &Figures<'_>) -> Option<Exact> {
    let content = figures.content();
    let own = &content.statements.observations[at];
    let unit =
        |key: &crate::content::statement::Observation| &content.indicators.get(key.indicator).unit;
    let next =
        content.statements.observations.iter().enumerate().skip(at + 1).find(|(_, other)| {
            other.statement == own.statement
                && other.office == own.office
                && unit(other) == unit(own)
        });
    stated_number(figures, next?.0)
}

/// A number with its digits changed, zeros at its end left alone: those come from the scale.
fn with_digits(value: Exact, change: impl Fn(&mut [u8]) -> Option<()>) -> Option<Exact> {
    let decimal = value.to_decimal()?.normalize();
    let text = decimal.mantissa().unsigned_abs().to_string();
    let significant = text.trim_end_matches('0');
    let zeros = text.len() - significant.len();
    let mut digits: Vec<u8> = significant.bytes().map(|digit| digit - b'0').collect();
    if digits.is_empty() {
        digits.push(0);
    }
    change(&mut digits)?;
    let mut mantissa = digits
        .iter()
        .try_fold(0_i128, |sum, digit| sum.checked_mul(10)?.checked_add(i128::from(*digit)))?;
    mantissa = mantissa.checked_mul(10_i128.checked_pow(u32::try_from(zeros).ok()?)?)?;
    let mantissa = if decimal.is_sign_negative() { -mantissa } else { mantissa };
    let changed =
        crate::number::Decimal::try_from_i128_with_scale(mantissa, decimal.scale()).ok()?;
    Some(Exact::from_decimal(changed))
}

fn change(digits: &mut [u8], mutation: Mutation) -> Option<()> {
    let last = digits.len().checked_sub(1)?;
    let at = match mutation {
        Mutation::FirstDigit => 0,
        Mutation::MiddleDigit if last > 1 => last / 2,
        Mutation::LastDigit if last > 0 => last,
        Mutation::SwappedDigits => {
            let pair = digits.windows(2).position(|pair| pair[0] != pair[1])?;
            digits.swap(pair, pair + 1);
            return Some(());
        }
        _ => return None,
    };
    digits[at] = (digits[at] + 1) % 10;
    Some(())
}
