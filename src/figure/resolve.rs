//! From statements to the table of figures.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Figure, Figures, Key, Origin, Outcome};
use crate::content::Content;
use crate::content::calendar::Period;
use crate::content::formula::{Formula, Operator};
use crate::content::indicator::Derivation;
use crate::content::office::OfficeId;
use crate::content::rules::STATED_TWICE;
use crate::content::statement::Observed;
use crate::diagnostic::{Diagnostic, say};
use crate::number::{Exact, Overflow};

pub(super) fn resolve(content: &Content) -> (Figures<'_>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let stated = best_statements(content, &mut problems);
    let places = places(content);
    let unread = content.statements.unread.iter();
    let unread = unread.map(|(indicator, office, period)| Key {
        indicator: *indicator,
        office: *office,
        period: *period,
    });
    let mut resolver =
        Resolver { content, stated, table: FxHashMap::default(), unread: unread.collect() };
    for (office, period) in &places {
        for (indicator, _) in content.indicators.iter() {
            resolver.figure(Key { indicator, office: *office, period: *period });
        }
    }
    let mut periods: FxHashMap<OfficeId, Vec<Period>> = FxHashMap::default();
    // Where nothing is known, as of an office of whose branches only some reported, there is
    // nothing to show.
    for (office, period) in places {
        let known = content.indicators.iter().any(|(indicator, _)| {
            let figure = resolver.table.get(&Key { indicator, office, period });
            figure.is_some_and(|figure| figure.outcome != Outcome::Missing)
        });
        if known {
            periods.entry(office).or_default().push(period);
        }
    }
    for list in periods.values_mut() {
        list.sort_by_key(|period| content.site.calendar.order(*period));
    }
    (Figures { content, table: resolver.table, unread: resolver.unread, periods }, problems)
}

/// For each cell the observation that counts: the most settled one. Two of equal status are a
/// contradiction nobody can resolve but the author.
fn best_statements(content: &Content, problems: &mut Vec<Diagnostic>) -> FxHashMap<Key, usize> {
    let statements = &content.statements;
    let mut best: FxHashMap<Key, usize> = FxHashMap::default();
    for (at, observation) in statements.observations.iter().enumerate() {
        let key = Key {
            indicator: observation.indicator,
            office: observation.office,
            period: observation.period,
        };
        let Some(other) = best.get(&key).copied() else {
            best.insert(key, at);
            continue;
        };
        let other_cell = &statements.observations[other];
        let (status, other_status) =
            (statements.of(observation).status, statements.of(other_cell).status);
        if status == other_status {
            let id = &content.indicators.get(key.indicator).id;
            problems.push(
                Diagnostic::new(
                    &STATED_TWICE,
                    observation.span,
                    say!(
                        "`{id}` đã được khai ở nơi khác với cùng trạng thái",
                        "`{id}` is stated elsewhere with the same status"
                    ),
                    say!(
                        "Giữ một nơi, hoặc ghi `status: revised` cho số đã điều chỉnh.",
                        "Keep one of them, or write `status: revised` for the revised value."
                    ),
                )
                .also(other_cell.span, say!("khai ở đây", "stated here")),
            );
        } else if status > other_status {
            best.insert(key, at);
        }
    }
    best
}

/// Every office and period with something to say: those with statements, and the offices above
/// them, whose values may be sums.
fn places(content: &Content) -> Vec<(OfficeId, Period)> {
    let mut found: FxHashSet<(OfficeId, Period)> = FxHashSet::default();
    let observations = content.statements.observations.iter();
    let cells = observations.map(|o| (o.office, o.period));
    let unread = content.statements.unread.iter().map(|(_, office, period)| (*office, *period));
    for (office, period) in cells.chain(unread) {
        let mut office = Some(office);
        while let Some(at) = office {
            if !found.insert((at, period)) {
                break;
            }
            office = content.offices.get(at).parent;
        }
    }
    let mut places: Vec<_> = found.into_iter().collect();
    places.sort_unstable();
    places
}

struct Resolver<'a> {
    content: &'a Content,
    stated: FxHashMap<Key, usize>,
    table: FxHashMap<Key, Figure>,
    unread: FxHashSet<Key>,
}

impl Resolver<'_> {
    fn figure(&mut self, key: Key) -> Outcome {
        if let Some(figure) = self.table.get(&key) {
            return figure.outcome;
        }
        let (outcome, origin) = self.compute(key);
        if outcome == Outcome::Missing && self.has_unread_input(key) {
            self.unread.insert(key);
        }
        self.table.insert(key, Figure { key, outcome, origin });
        outcome
    }

    fn compute(&mut self, key: Key) -> (Outcome, Origin) {
        if let Some(at) = self.stated.get(&key).copied() {
            match self.content.statements.observations[at].value {
                Observed::Number(value) => {
                    return (Outcome::Known(Exact::from_decimal(value)), Origin::Stated(at));
                }
                Observed::NotArisen => return (Outcome::NotArisen, Origin::Stated(at)),
                // Said to be missing: perhaps it can be derived.
                Observed::Missing => {}
            }
        }
        let indicator = self.content.indicators.get(key.indicator);
        match &indicator.derivation {
            Derivation::None => {}
            Derivation::Rate { of, over } => {
                let of = self.figure(Key { indicator: *of, ..key });
                let over = self.figure(Key { indicator: *over, ..key });
                return (percentage(of, over), Origin::Rate);
            }
            Derivation::Identities(identities) => {
                let (_, end) = self.content.site.calendar.days(key.period);
                if let Some(at) = identities.iter().position(|identity| identity.in_force(end)) {
                    let outcome = self.formula(&identities[at].formula, key);
                    if outcome != Outcome::Missing {
                        return (outcome, Origin::Identity(at));
                    }
                }
            }
        }
        if indicator.rolls_up
            && let Some((sum, children)) = self.roll_up(key)
        {
            return (sum, Origin::RolledUp(children));
        }
        (Outcome::Missing, Origin::None)
    }

    /// The sum over the child offices, where every one of them has a value.
    fn roll_up(&mut self, key: Key) -> Option<(Outcome, Vec<OfficeId>)> {
        let (_, end) = self.content.site.calendar.days(key.period);
        let children: Vec<OfficeId> = self.content.offices.children(key.office, end).collect();
        if children.is_empty() {
            return None;
        }
        let mut sum = Exact::ZERO;
        for office in &children {
            let value = self.figure(Key { office: *office, ..key }).counted()?;
            match sum.add(value) {
                Ok(next) => sum = next,
                Err(Overflow) => return Some((Outcome::Undefined, children)),
            }
        }
        Some((Outcome::Known(sum), children))
    }

    /// Whether one of the figures this one would be computed from rests on an unread cell.
    fn has_unread_input(&self, key: Key) -> bool {
        if self.unread.is_empty() {
            return false;
        }
        let inputs = self.content.indicators.inputs(key.indicator).into_iter();
        let inputs = inputs.map(|indicator| Key { indicator, ..key });
        let (_, end) = self.content.site.calendar.days(key.period);
        let sums = self.content.indicators.get(key.indicator).rolls_up;
        let children = self.content.offices.children(key.office, end).filter(|_| sums);
        let children = children.map(|office| Key { office, ..key });
        inputs.chain(children).any(|input| self.unread.contains(&input))
    }

    fn formula(&mut self, formula: &Formula, key: Key) -> Outcome {
        match formula {
            Formula::Number(value) => Outcome::Known(Exact::from_decimal(*value)),
            Formula::Indicator(indicator) => self.figure(Key { indicator: *indicator, ..key }),
            Formula::SumOverChildren => self.roll_up(key).map_or(Outcome::Missing, |(sum, _)| sum),
            Formula::Join(left, operator, right) => {
                let (left, right) = (self.formula(left, key), self.formula(right, key));
                join(left, *operator, right)
            }
        }
    }
}

/// Two outcomes joined; what is missing stays missing.
pub(super) fn join(left: Outcome, operator: Operator, right: Outcome) -> Outcome {
    if left == Outcome::Undefined || right == Outcome::Undefined {
        return Outcome::Undefined;
    }
    let (Some(left), Some(right)) = (left.counted(), right.counted()) else {
        return Outcome::Missing;
    };
    let joined = match operator {
        Operator::Add => left.add(right).map(Some),
        Operator::Subtract => left.sub(right).map(Some),
        Operator::Multiply => left.mul(right).map(Some),
        Operator::Divide => left.div(right),
    };
    match joined {
        Ok(Some(value)) => Outcome::Known(value),
        Ok(None) | Err(Overflow) => Outcome::Undefined,
    }
}

/// `of ÷ over × 100`. Of nothing there is no percentage: nothing arose.
pub(super) fn percentage(of: Outcome, over: Outcome) -> Outcome {
    let (Some(of), Some(over)) = (of.counted(), over.counted()) else {
        return if of == Outcome::Undefined || over == Outcome::Undefined {
            Outcome::Undefined
        } else {
            Outcome::Missing
        };
    };
    if over.is_zero() {
        return if of.is_zero() { Outcome::NotArisen } else { Outcome::Undefined };
    }
    let value = of.mul(Exact::HUNDRED).and_then(|hundredfold| hundredfold.div(over));
    match value {
        Ok(Some(value)) => Outcome::Known(value),
        Ok(None) | Err(Overflow) => Outcome::Undefined,
    }
}
