//! Rules of statistics: what figures say of each other, before any word is written about them.
//!
//! Rules that depend on values are lists of relations, gathered by [`relations`]; the others look at
//! what was reported by whom and when. Nothing here reads commentary.

mod carry_over;
mod coverage;
mod culprit;
mod cumulative;
mod family;
mod identity;
mod jump;
mod partial;
mod range;
mod rate;
mod relation;
mod roll_up;
mod slip;
mod status;
mod targets;
mod timing;
mod versions;

pub use coverage::{Coverage, Defence, Mutation, coverage};

use crate::check::finding::Finding;
use crate::content::calendar::{Period, PeriodKind};
use crate::content::office::OfficeId;
use crate::diagnostic::{Diagnostic, Rule, say};
use crate::figure::{Figures, Key, Origin};
use crate::number::{Decimal, Exact, Marks, print};
use crate::source::Span;
use relation::{Broken, Relation, Values};

/// The rules of this folder, one line a file.
pub(super) const RULES: &[&[&Rule]] = &[
    carry_over::ALL,
    cumulative::ALL,
    family::ALL,
    identity::ALL,
    jump::ALL,
    partial::ALL,
    range::ALL,
    rate::ALL,
    roll_up::ALL,
    status::ALL,
    targets::ALL,
    timing::ALL,
    versions::ALL,
];

/// Everything that must hold between the figures.
fn relations<'a>(figures: &Figures<'a>) -> Vec<Relation<'a>> {
    let mut found = Vec::new();
    for gather in [
        carry_over::relations,
        cumulative::relations,
        family::relations,
        identity::relations,
        jump::relations,
        range::relations,
        rate::relations,
        roll_up::relations,
    ] {
        gather(figures, &mut found);
    }
    found
}

/// Runs every rule of this folder.
pub(super) fn check(figures: &Figures<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for rule in [partial::check, status::check, targets::check, timing::check, versions::check] {
        rule(figures, &mut found);
    }
    let relations = relations(figures);
    let values = Values::stated(figures);
    let broken: Vec<(usize, Broken)> = relations
        .iter()
        .enumerate()
        .filter_map(|(at, relation)| Some((at, relation.broken(&values)?)))
        .collect();
    let culprits = culprit::find(&relations, &broken, figures);
    for (at, how) in broken {
        let relation = &relations[at];
        let mut problem = (relation.say)(relation, how, figures);
        if let Some(culprit) = culprits.iter().find(|culprit| culprit.mends.contains(&at)) {
            problem = culprit.hint(problem, figures);
        }
        let (mut concerns, _) = relation.reads(figures);
        concerns.push(relation.about);
        concerns.extend(&relation.concerns);
        let difference = match relation.holds {
            relation::Holds::Equal(..) => how.difference(),
            _ => None,
        };
        found.push(Finding { problem, about: Some(relation.about), concerns, difference });
    }
    found
}

/// The cell a figure was stated in.
fn cell(figures: &Figures<'_>, key: Key) -> Option<Span> {
    let figure = figures.get(key)?;
    figures.stated(figure).map(|(observation, _)| observation.span)
}

/// Where a problem with a figure is shown: its cell, or the first cell it was computed from.
fn place(figures: &Figures<'_>, key: Key) -> Span {
    if let Some(at) = figures.stated_rate(key)
        && let Some(observation) = figures.content().statements.observations.get(at)
    {
        return observation.span;
    }
    let mut open = vec![key];
    // The figures are a graph without circles, and a figure has few inputs.
    while let Some(key) = open.pop() {
        let Some(figure) = figures.get(key) else { continue };
        match figure.origin {
            Origin::Stated(_) => {
                if let Some(span) = cell(figures, key) {
                    return span;
                }
            }
            _ => open.extend(figures.inputs(figure).into_iter().rev()),
        }
    }
    figures.indicator(key).span
}

/// A problem with the declaration and the cells of its relation.
fn inputs_shown<'a>(
    mut problem: Diagnostic,
    relation: &Relation<'a>,
    figures: &Figures<'a>,
) -> Diagnostic {
    // More than a handful of places hide each other.
    const MOST: usize = 8;
    if let Some(span) = relation.declared {
        problem = problem.also(span, say!("khai ở đây", "declared here"));
    }
    let observations = &figures.content().statements.observations;
    let cells = relation.cells(figures);
    for observation in cells.iter().filter_map(|at| observations.get(*at)).take(MOST) {
        if problem.place != observation.span.into() {
            let id = &figures.content().indicators.get(observation.indicator).id;
            problem = problem.also(observation.span, say!("`{id}`", "`{id}`"));
        }
    }
    problem
}

/// Every office and period that has figures, in a fixed order; the indicator is the first one.
fn places(figures: &Figures<'_>) -> Vec<Key> {
    let content = figures.content();
    let Some((indicator, _)) = content.indicators.iter().next() else { return Vec::new() };
    let offices = content.offices.iter();
    offices
        .flat_map(|(office, _)| {
            let periods = figures.periods(office).iter();
            periods.map(move |period| Key { indicator, office, period: *period })
        })
        .collect()
}

/// Every figure there could be at those places, in a fixed order.
fn each_figure<'f>(figures: &'f Figures<'_>) -> impl Iterator<Item = Key> + 'f {
    places(figures).into_iter().flat_map(move |place| {
        let indicators = figures.content().indicators.iter();
        indicators.map(move |(indicator, _)| Key { indicator, ..place })
    })
}

/// The cumulative periods of each office and reporting year, the shortest first.
fn cumulative_years(figures: &Figures<'_>) -> Vec<(OfficeId, i32, Vec<Period>)> {
    let mut years: Vec<(OfficeId, i32, Vec<Period>)> = Vec::new();
    for (office, _) in figures.content().offices.iter() {
        let mut periods: Vec<Period> = figures
            .periods(office)
            .iter()
            .copied()
            .filter(|period| matches!(period.kind(), PeriodKind::Year | PeriodKind::FirstMonths(_)))
            .collect();
        periods.sort_by_key(|period| (period.year(), period.months_run()));
        for period in periods {
            match years.last_mut() {
                Some((last, year, list)) if *last == office && *year == period.year() => {
                    list.push(period);
                }
                _ => years.push((office, period.year(), vec![period])),
            }
        }
    }
    years
}

/// An exact number as an officer would write it, for messages.
fn written(value: Exact) -> String {
    match value.to_decimal() {
        Some(decimal) => print(decimal.normalize(), Marks::VIETNAMESE),
        None => rounded(value, 4),
    }
}

/// A number with at most so many decimals, for messages.
fn rounded(value: Exact, decimals: u32) -> String {
    let rounded = value.round(decimals).unwrap_or(Decimal::MAX);
    print(rounded.normalize(), Marks::VIETNAMESE)
}

/// What the first side has more than the second.
fn difference(broken: Broken) -> String {
    broken.difference().map(written).unwrap_or_default()
}
