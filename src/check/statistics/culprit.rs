//! The likely culprit: the fewest cells whose change would mend everything that does not hold.
//!
//! A cell stands in several relations. Those that fail say what it should state; those that hold
//! are witnesses: a cell that cannot be changed without breaking them is not to blame. The slip that
//! would explain the wrong number decides among equals. What is found is a hint, never a change.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::relation::{Broken, Relation, Values};
use super::slip::{Slip, recognise, stated_number};
use super::written;
use crate::content::indicator::Derivation;
use crate::diagnostic::{Diagnostic, Severity, say};
use crate::figure::{Figures, Key};
use crate::number::Exact;

/// A cell that is likely wrong.
#[derive(Clone, Debug)]
pub(super) struct Culprit {
    /// The position of its observation.
    pub cell: usize,
    /// What it should state for everything to hold.
    pub should: Exact,
    /// The failing relations its change mends, by their positions.
    pub mends: Vec<usize>,
    /// How the wrong number came about, if that can be told.
    pub slip: Option<Slip>,
    /// Other cells that would do as well.
    pub rivals: Vec<usize>,
}

/// Beyond these sizes a search would cost more than its hint is worth.
const MOST_FAILING: usize = 80;
const MOST_CELLS: usize = 48;
const MOST_CULPRITS: usize = 4;
const MOST_IN_PAIRS: usize = 8;
const MOST_GROUPS_IN_PAIRS: usize = 8;
const MOST_GROUPS: usize = 500;

/// How far it speaks for a cell that it is a stated rate.
const A_RATE: u32 = 3;

/// The culprits of all failing relations.
pub(super) fn find<'a>(
    relations: &[Relation<'a>],
    broken: &[(usize, Broken)],
    figures: &Figures<'a>,
) -> Vec<Culprit> {
    let failing: Vec<usize> = broken
        .iter()
        .map(|(at, _)| *at)
        .filter(|at| relations[*at].rule.severity == Severity::Error)
        .collect();
    if failing.is_empty() {
        return Vec::new();
    }
    let witnesses = Witnesses::of(relations, figures);
    let mut groups = groups(&failing, &witnesses);
    let in_pairs = if groups.len() <= MOST_GROUPS_IN_PAIRS { MOST_IN_PAIRS } else { 0 };
    groups.retain(|group| group.len() <= MOST_FAILING);
    groups.truncate(MOST_GROUPS);
    groups.into_par_iter().flat_map_iter(|group| witnesses.blame(group, in_pairs)).collect()
}

/// Which relations read which cells.
pub(super) struct Witnesses<'r, 'a> {
    relations: &'r [Relation<'a>],
    figures: &'r Figures<'a>,
    /// The cells of each relation.
    pub cells: Vec<Vec<usize>>,
    /// The relations of each cell.
    pub of_cell: FxHashMap<usize, Vec<usize>>,
}

/// Failing relations that share cells, directly or by others; groups in the order of their first.
fn groups(failing: &[usize], witnesses: &Witnesses<'_, '_>) -> Vec<Vec<usize>> {
    // Each relation points towards an earlier one of its group; the first points to itself.
    let mut towards: Vec<usize> = (0..failing.len()).collect();
    let mut first_of_cell: FxHashMap<usize, usize> = FxHashMap::default();
    for (own, at) in failing.iter().enumerate() {
        for cell in &witnesses.cells[*at] {
            let other = *first_of_cell.entry(*cell).or_insert(own);
            let (a, b) = (first(&mut towards, own), first(&mut towards, other));
            towards[a.max(b)] = a.min(b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (own, at) in failing.iter().enumerate() {
        groups.entry(first(&mut towards, own)).or_default().push(*at);
    }
    groups.into_values().collect()
}

/// The first of a group, with the way to it shortened.
fn first(towards: &mut [usize], mut at: usize) -> usize {
    while towards[at] != at {
        towards[at] = towards[towards[at]];
        at = towards[at];
    }
    at
}

struct Suspect {
    culprit: Culprit,
    left_over: usize,
    weight: u32,
}

impl<'r, 'a> Witnesses<'r, 'a> {
    /// The index of all relations.
    pub fn of(relations: &'r [Relation<'a>], figures: &'r Figures<'a>) -> Self {
        let cells: Vec<Vec<usize>> = relations.iter().map(|r| r.cells(figures)).collect();
        let mut of_cell: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (at, all) in cells.iter().enumerate() {
            for cell in all {
                of_cell.entry(*cell).or_default().push(at);
            }
        }
        Self { relations, figures, cells, of_cell }
    }

    /// The fewest cells that mend a group of failing relations: one, or two, or those that mend
    /// most, one after the other.
    fn blame(&self, group: Vec<usize>, in_pairs: usize) -> Vec<Culprit> {
        let mut found: Vec<Culprit> = Vec::new();
        let mut instead: Vec<(usize, Exact)> = Vec::new();
        let mut open = group;
        while !open.is_empty() && found.len() < MOST_CULPRITS {
            let Some(culprit) = self.best(&open, &instead) else { break };
            if culprit.mends.len() < open.len()
                && found.is_empty()
                && open.len() <= in_pairs
                && let Some(pair) = self.pair(&open)
            {
                return pair.into();
            }
            instead.push((culprit.cell, culprit.should));
            open.retain(|at| !culprit.mends.contains(at));
            found.push(culprit);
        }
        found
    }

    /// The two cells that mend everything that is open, the likeliest slips first.
    fn pair(&self, open: &[usize]) -> Option<[Culprit; 2]> {
        let mut best: Option<(u32, [Culprit; 2])> = None;
        for first in self.suspects(open, &[]) {
            let mut rest = open.to_vec();
            rest.retain(|at| !first.culprit.mends.contains(at));
            let instead = [(first.culprit.cell, first.culprit.should)];
            let others = self.suspects(&rest, &instead);
            let second = others
                .into_iter()
                .filter(|second| second.culprit.mends.len() == rest.len())
                .max_by_key(|second| second.weight);
            let Some(second) = second else { continue };
            let weight = first.weight + second.weight;
            if best.as_ref().is_none_or(|(other, _)| weight > *other) {
                best = Some((weight, [first.culprit, second.culprit]));
            }
        }
        best.map(|(_, pair)| pair)
    }

    /// The one cell that mends most, and those as good as it.
    fn best(&self, open: &[usize], instead: &[(usize, Exact)]) -> Option<Culprit> {
        let mut suspects = self.suspects(open, instead);
        let rank = |suspect: &Suspect| {
            (Reverse(suspect.culprit.mends.len()), suspect.left_over, Reverse(suspect.weight))
        };
        suspects.sort_by_key(rank);
        let (first, rest) = suspects.split_first()?;
        let rivals = rest.iter().take_while(|other| rank(other) == rank(first));
        let mut rivals: Vec<usize> = rivals.map(|other| other.culprit.cell).collect();
        rivals.retain(|cell| *cell != first.culprit.cell);
        rivals.dedup();
        Some(Culprit { rivals, ..first.culprit.clone() })
    }

    /// Every cell of what is open, with each number that mends some of it and breaks nothing.
    fn suspects(&self, open: &[usize], instead: &[(usize, Exact)]) -> Vec<Suspect> {
        let mut times: FxHashMap<usize, usize> = FxHashMap::default();
        for cell in open.iter().flat_map(|at| &self.cells[*at]) {
            *times.entry(*cell).or_default() += 1;
        }
        // Of a long sum only cells that stand in another failing relation too can be told apart.
        let told_apart =
            |at: &usize, cell: &usize| self.cells[*at].len() <= MOST_CELLS || times[cell] > 1;
        let mut cells: Vec<usize> = open
            .iter()
            .flat_map(|at| self.cells[*at].iter().copied().filter(|cell| told_apart(at, cell)))
            .collect();
        cells.sort_unstable();
        cells.dedup();
        cells.retain(|cell| !instead.iter().any(|(other, _)| other == cell));
        cells.into_iter().flat_map(|cell| self.suspects_in(cell, open, instead)).collect()
    }

    fn suspects_in(&self, cell: usize, open: &[usize], instead: &[(usize, Exact)]) -> Vec<Suspect> {
        let mut found: Vec<Suspect> = Vec::new();
        let observation = self.figures.content().statements.observations.get(cell);
        let (Some(observation), Some(stated), Some(touched)) =
            (observation, stated_number(self.figures, cell), self.of_cell.get(&cell))
        else {
            return found;
        };
        let before = Values::with(self.figures, instead.to_vec());
        for at in touched.iter().filter(|at| open.contains(at)) {
            let Some(should) = self.solve(*at, cell, stated, instead) else { continue };
            let tried = found.iter().any(|suspect| suspect.culprit.should == should);
            if tried || !self.fits(cell, should) {
                continue;
            }
            let changed = self.values(instead, cell, should);
            let (mut mends, mut left_over, mut breaks) = (Vec::new(), 0, false);
            for other in touched {
                let relation = &self.relations[*other];
                let fails = relation.broken(&changed).is_some();
                if open.contains(other) {
                    if fails { left_over += 1 } else { mends.push(*other) }
                } else if fails && relation.rule.severity == Severity::Error {
                    breaks |= relation.broken(&before).is_none();
                }
            }
            if breaks || mends.is_empty() {
                continue;
            }
            let slip = recognise(Key::of(observation), stated, should, self.figures);
            let weight = slip.map_or(0, |slip| slip.weight(stated));
            // Rates are worked out by hand; the counts behind them were copied.
            let weight = weight + u32::from(self.is_rate(cell)) * A_RATE;
            let culprit = Culprit { cell, should, mends, slip, rivals: Vec::new() };
            found.push(Suspect { culprit, left_over, weight });
        }
        found
    }

    fn values(&self, instead: &[(usize, Exact)], cell: usize, value: Exact) -> Values<'r, 'a> {
        let mut instead = instead.to_vec();
        instead.push((cell, value));
        Values::with(self.figures, instead)
    }

    /// What a cell would state if a relation held: relations are straight lines in most cells.
    fn solve(
        &self,
        at: usize,
        cell: usize,
        stated: Exact,
        instead: &[(usize, Exact)],
    ) -> Option<Exact> {
        let relation = &self.relations[at];
        let excess = |value: Exact| relation.excess(&self.values(instead, cell, value));
        let here = excess(stated)?;
        let slope = excess(stated.add(Exact::ONE).ok()?)?.sub(here).ok()?;
        let should = stated.sub(here.div(slope).ok()??).ok()?;
        // A cell that was rounded states a rounded number again.
        let step = self.figures.content().statements.observations.get(cell)?.rounded_to;
        let Some(step) = step.map(Exact::from_decimal) else { return Some(should) };
        let steps = should.div(step).ok()??.round(0).ok()?;
        Exact::from_decimal(steps).mul(step).ok()
    }

    /// Whether a cell could state a number: counts are whole.
    fn fits(&self, cell: usize, should: Exact) -> bool {
        let observations = &self.figures.content().statements.observations;
        let Some(observation) = observations.get(cell) else { return false };
        let indicator = self.figures.content().indicators.get(observation.indicator);
        self.is_rate(cell) || indicator.decimals > 0 || should.is_whole()
    }

    fn is_rate(&self, cell: usize) -> bool {
        let observation = self.figures.content().statements.observations.get(cell);
        observation.is_some_and(|observation| {
            let indicator = self.figures.content().indicators.get(observation.indicator);
            matches!(indicator.derivation, Derivation::Rate { .. })
        })
    }
}

impl Culprit {
    /// A problem with this culprit as a hint.
    pub fn hint(&self, mut problem: Diagnostic, figures: &Figures<'_>) -> Diagnostic {
        let observations = &figures.content().statements.observations;
        let Some(observation) = observations.get(self.cell) else { return problem };
        let key = Key::of(observation);
        let Some(stated) = stated_number(figures, self.cell) else { return problem };
        let id = &figures.indicator(key).id;
        let office = &figures.office(key).id;
        let period = figures.content().site.calendar.id(key.period);
        let should = written(self.should);
        let mut hint = match self.slip {
            Some(slip) => {
                let slip = slip.say(stated, self.should, figures);
                let (vi, en) = (slip.vi, slip.en);
                say!(
                    " Có lẽ sai ở ô `{id}` ({office}, {period}): {vi}; ghi {should} thì khớp.",
                    " Probably the cell `{id}` ({office}, {period}) is wrong: {en}; with {should} all is well."
                )
            }
            None => say!(
                " Có lẽ sai ở ô `{id}` ({office}, {period}): ghi {should} thì khớp.",
                " Probably the cell `{id}` ({office}, {period}) is wrong: with {should} all is well."
            ),
        };
        let rivals: Vec<String> = self
            .rivals
            .iter()
            .filter_map(|at| observations.get(*at))
            .map(|rival| format!("`{}`", figures.content().indicators.get(rival.indicator).id))
            .take(3)
            .collect();
        if !rivals.is_empty() {
            let rivals = rivals.join(", ");
            let more = say!(" Cũng có thể là {rivals}.", " It may also be {rivals}.");
            hint.vi += &more.vi;
            hint.en += &more.en;
        }
        problem.remedy.vi += &hint.vi;
        problem.remedy.en += &hint.en;
        // The cell is shown once, with the stronger label.
        problem.related.retain(|(span, _)| *span != observation.span);
        if problem.place != observation.span.into() {
            problem =
                problem.also(observation.span, say!("có lẽ sai ở đây", "probably wrong here"));
        }
        problem
    }
}
