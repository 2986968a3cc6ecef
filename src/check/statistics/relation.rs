//! Relations: what must hold between figures, and what breaks it.
//!
//! Every rule that depends on values is a list of relations, so that one rule can be tried alone
//! with one cell changed: that is how the likely culprit is found and how coverage is measured.
//! A relation neither words nor repairs anything.

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::content::formula::{Formula, Operator};
use crate::diagnostic::{Diagnostic, Rule};
use crate::figure::{Figures, Key, Origin};
use crate::number::{Decimal, Exact, Interval};
use crate::source::Span;

/// One thing that must hold, by one rule.
#[derive(Clone, Debug)]
pub(super) struct Relation<'a> {
    /// The rule it belongs to.
    pub rule: &'static Rule,
    /// The figure it is about.
    pub about: Key,
    /// What must hold.
    pub holds: Holds<'a>,
    /// Figures it concerns beside those it reads: they say the same.
    pub concerns: Vec<Key>,
    /// Where the relation was declared, if that is worth showing.
    pub declared: Option<Span>,
    /// What is said where it does not hold.
    pub say: fn(&Relation<'a>, Broken, &Figures<'a>) -> Diagnostic,
}

/// What must hold.
#[derive(Clone, Debug)]
pub(super) enum Holds<'a> {
    /// Both sides can be the same number.
    Equal(Side<'a>, Side<'a>),
    /// The first can be no more than the second.
    NotMore(Side<'a>, Side<'a>),
    /// The move from the first to the second stays below a level: percent, points for rates.
    MovesLess {
        /// Then.
        before: Key,
        /// Now.
        now: Key,
        /// The rise from which on it does not hold.
        up: Option<Decimal>,
        /// The fall from which on it does not hold.
        down: Option<Decimal>,
        /// Whether the move is counted in points.
        points: bool,
    },
    /// The two are nearer to each other than to a factor of 1.000.
    SameScale {
        /// Then.
        before: Key,
        /// Now.
        now: Key,
    },
}

/// One side of a relation.
#[derive(Clone, Debug)]
pub(super) enum Side<'a> {
    /// A fixed number.
    Number(Decimal),
    /// A figure.
    Figure(Key),
    /// A formula for the indicator, office and period of a key.
    Formula(&'a Formula, Key),
    /// A sum.
    Sum(Vec<Key>),
    /// A rate as it was stated: the position of its observation.
    StatedRate(usize),
}

/// How a relation fails: the numbers of both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The first side; now, for moves.
    pub left: Exact,
    /// The second side; before, for moves.
    pub right: Exact,
}

impl Broken {
    /// The first side less the second.
    pub fn difference(self) -> Option<Exact> {
        self.left.sub(self.right).ok()
    }
}

/// The values of all figures, with some cells stating other numbers than they do.
pub(super) struct Values<'f, 'a> {
    figures: &'f Figures<'a>,
    instead: Vec<(usize, Exact)>,
    /// Figures worked out so far.
    known: RefCell<FxHashMap<Key, Option<Interval>>>,
}

impl<'f, 'a> Values<'f, 'a> {
    /// As stated.
    pub fn stated(figures: &'f Figures<'a>) -> Self {
        Self::with(figures, Vec::new())
    }

    /// With cells, by the positions of their observations, that state other numbers, rounded as
    /// theirs were.
    pub fn with(figures: &'f Figures<'a>, instead: Vec<(usize, Exact)>) -> Self {
        Self { figures, instead, known: RefCell::default() }
    }

    /// What a cell states.
    pub fn cell(&self, at: usize) -> Option<Interval> {
        let observation = self.figures.content().statements.observations.get(at)?;
        match self.instead.iter().rev().find(|(other, _)| *other == at) {
            Some((_, value)) => match observation.rounded_to {
                Some(step) => Interval::rounded(*value, Exact::from_decimal(step)).ok(),
                None => Some(Interval::exact(*value)),
            },
            None => observation.interval(),
        }
    }

    /// The values a figure can have. What it is made from is worked out before it, without
    /// calling itself: formulas may be made from one another thousands of times over.
    pub fn figure(&self, key: Key) -> Option<Interval> {
        let mut begun = FxHashSet::default();
        let mut open = vec![key];
        while let Some(next) = open.last().copied() {
            if self.known.borrow().contains_key(&next) {
                open.pop();
                continue;
            }
            // A figure met again before it is known stands in a circle, which has no value.
            let is_new = begun.insert(next);
            let needed = if is_new { self.needed(next) } else { Vec::new() };
            let before = open.len();
            let known = self.known.borrow();
            open.extend(
                needed.into_iter().filter(|k| !known.contains_key(k) && !begun.contains(k)),
            );
            drop(known);
            if open.len() == before {
                let value = self.worked_out(next);
                self.known.borrow_mut().insert(next, value);
                open.pop();
            }
        }
        self.value(key)
    }

    /// The figures a figure is made from.
    fn needed(&self, key: Key) -> Vec<Key> {
        let Some(figure) = self.figures.get(key) else { return Vec::new() };
        let mut needed = self.figures.inputs(figure);
        if let Some((_, identity)) = self.figures.identity(key)
            && sums_children(&identity.formula)
        {
            needed.extend(children(self.figures, key));
        }
        needed
    }

    /// A figure that was worked out; nothing for others.
    fn value(&self, key: Key) -> Option<Interval> {
        self.known.borrow().get(&key).copied().flatten()
    }

    /// The values a figure can have, where those it is made from are known.
    fn worked_out(&self, key: Key) -> Option<Interval> {
        let figure = self.figures.get(key)?;
        match &figure.origin {
            Origin::Stated(at) => self.cell(*at),
            Origin::None => None,
            Origin::RolledUp(offices) => {
                let keys = offices.iter().map(|office| Key { office: *office, ..key });
                sum(keys, |key| self.value(key))
            }
            Origin::Identity(_) => {
                let (_, identity) = self.figures.identity(key)?;
                self.formula(&identity.formula, key, &|key| self.value(key))
            }
            Origin::Rate => {
                let [of, over] = self.figures.inputs(figure)[..] else { return None };
                let of = self.value(of)?.mul(Interval::exact(Exact::HUNDRED)).ok()?;
                of.div(self.value(over)?).ok()?
            }
        }
    }

    fn formula(
        &self,
        formula: &Formula,
        key: Key,
        value: &impl Fn(Key) -> Option<Interval>,
    ) -> Option<Interval> {
        match formula {
            Formula::Number(number) => Some(Interval::exact(Exact::from_decimal(*number))),
            Formula::Indicator(indicator) => value(Key { indicator: *indicator, ..key }),
            Formula::SumOverChildren => {
                let children = children(self.figures, key);
                if children.is_empty() { None } else { sum(children.into_iter(), value) }
            }
            Formula::Join(left, operator, right) => {
                let left = self.formula(left, key, value)?;
                let right = self.formula(right, key, value)?;
                match operator {
                    Operator::Add => left.add(right).ok(),
                    Operator::Subtract => left.sub(right).ok(),
                    Operator::Multiply => left.mul(right).ok(),
                    Operator::Divide => left.div(right).ok().flatten(),
                }
            }
        }
    }

    fn side(&self, side: &Side<'_>) -> Option<Interval> {
        match side {
            Side::Number(number) => Some(Interval::exact(Exact::from_decimal(*number))),
            Side::Figure(key) => self.figure(*key),
            Side::Formula(formula, key) => self.formula(formula, *key, &|key| self.figure(key)),
            Side::Sum(keys) => sum(keys.iter().copied(), |key| self.figure(key)),
            Side::StatedRate(at) => self.cell(*at),
        }
    }
}

impl<'a> Relation<'a> {
    /// How it fails, if it does. What cannot be computed does not fail.
    pub fn broken(&self, values: &Values<'_, 'a>) -> Option<Broken> {
        match &self.holds {
            Holds::Equal(left, right) => {
                let (left, right) = (values.side(left)?, values.side(right)?);
                if left.meets(right) { None } else { broken(left, right) }
            }
            Holds::NotMore(left, right) => {
                let (left, right) = (values.side(left)?, values.side(right)?);
                if right.is_below(left) { broken(left, right) } else { None }
            }
            Holds::MovesLess { before, now, up, down, points } => {
                let before = values.figure(*before)?.middle().ok()?;
                let now = values.figure(*now)?.middle().ok()?;
                let moved = now.sub(before).ok()?;
                let moved = if *points {
                    moved
                } else {
                    moved.mul(Exact::HUNDRED).ok()?.div(before.abs()).ok()??
                };
                let reaches = |level: &Option<Decimal>, moved: Exact| {
                    level.is_some_and(|level| moved >= Exact::from_decimal(level))
                };
                let sounds = reaches(up, moved) || reaches(down, moved.neg());
                sounds.then_some(Broken { left: now, right: before })
            }
            Holds::SameScale { before, now } => {
                let before = values.figure(*before)?.middle().ok()?;
                let now = values.figure(*now)?.middle().ok()?;
                let (less, more) = if before < now { (before, now) } else { (now, before) };
                // Nearer to 1.000 than to 1 means beyond its square root. Single digits may do that.
                let ratio = more.div(less).ok()??;
                let far = ratio.mul(ratio).ok()? >= Exact::whole(1_000);
                (less >= Exact::whole(10) && far).then_some(Broken { left: now, right: before })
            }
        }
    }

    /// How far the first side is beyond the second, with values that may lie between others.
    pub fn excess(&self, values: &Values<'_, 'a>) -> Option<Exact> {
        let Holds::Equal(left, right) = &self.holds else { return None };
        let (left, right) = (values.side(left)?, values.side(right)?);
        left.middle().ok()?.sub(right.middle().ok()?).ok()
    }

    /// The cells it is read from: the positions of their observations, in their order.
    pub fn cells(&self, figures: &Figures<'a>) -> Vec<usize> {
        let (keys, mut cells) = self.reads(figures);
        cells.extend(cells_under(figures, &keys));
        cells.sort_unstable();
        cells.dedup();
        cells
    }

    /// The figures it speaks of, and the cells that are read as they are.
    pub fn reads(&self, figures: &Figures<'a>) -> (Vec<Key>, Vec<usize>) {
        let mut cells = Vec::new();
        let mut keys = Vec::new();
        let mut take = |side: &Side<'_>| match side {
            Side::Number(_) => {}
            Side::Figure(key) => keys.push(*key),
            Side::Formula(formula, key) => {
                let mut inputs = Vec::new();
                formula.indicators(&mut inputs);
                keys.extend(inputs.into_iter().map(|indicator| Key { indicator, ..*key }));
                if sums_children(formula) {
                    keys.extend(children(figures, *key));
                }
            }
            Side::Sum(all) => keys.extend(all),
            Side::StatedRate(at) => cells.push(*at),
        };
        match &self.holds {
            Holds::Equal(left, right) | Holds::NotMore(left, right) => {
                take(left);
                take(right);
            }
            Holds::MovesLess { before, now, .. } | Holds::SameScale { before, now } => {
                keys.extend([*now, *before]);
            }
        }
        (keys, cells)
    }
}

/// The cells figures were computed from: the positions of their observations, in their order.
pub(super) fn cells_under(figures: &Figures<'_>, keys: &[Key]) -> Vec<usize> {
    let mut cells = Vec::new();
    let mut seen = FxHashSet::default();
    let mut open = keys.to_vec();
    while let Some(key) = open.pop() {
        if !seen.insert(key) {
            continue;
        }
        let Some(figure) = figures.get(key) else { continue };
        match figure.origin {
            Origin::Stated(at) => cells.push(at),
            _ => open.extend(figures.inputs(figure)),
        }
    }
    cells.sort_unstable();
    cells.dedup();
    cells
}

fn sum(
    mut keys: impl Iterator<Item = Key>,
    value: impl Fn(Key) -> Option<Interval>,
) -> Option<Interval> {
    keys.try_fold(Interval::exact(Exact::ZERO), |sum, key| sum.add(value(key)?).ok())
}

fn broken(left: Interval, right: Interval) -> Option<Broken> {
    Some(Broken { left: left.middle().ok()?, right: right.middle().ok()? })
}

fn sums_children(formula: &Formula) -> bool {
    match formula {
        Formula::SumOverChildren => true,
        Formula::Join(left, _, right) => sums_children(left) || sums_children(right),
        Formula::Number(_) | Formula::Indicator(_) => false,
    }
}

/// The same figure of every office directly below.
pub(super) fn children(figures: &Figures<'_>, key: Key) -> Vec<Key> {
    let (_, end) = figures.content().site.calendar.days(key.period);
    let offices = figures.content().offices.children(key.office, end);
    offices.map(|office| Key { office, ..key }).collect()
}
