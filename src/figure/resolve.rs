//! From statements to the table of figures.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Figure, Figures, Key, Origin, Outcome};
use crate::content::Content;
use crate::content::calendar::Period;
use crate::content::formula::{Formula, Operator};
use crate::content::indicator::{Derivation, IndicatorId};
use crate::content::office::OfficeId;
use crate::content::rules::{RATE_STATED, STATED_TWICE};
use crate::content::statement::{Observation, Observed};
use crate::diagnostic::{Diagnostic, say};
use crate::number::{Exact, Overflow};

pub(super) fn resolve(content: &Content) -> (Figures<'_>, Vec<Diagnostic>) {
    let mut problems = Vec::new();
    let mut stated = best_statements(content, &mut problems);
    let stated_rates: FxHashMap<Key, usize> =
        stated.extract_if(|key, _| is_rate(content, key.indicator)).collect();
    let places = places(content);
    let unread = content.statements.unread.iter();
    let unread = unread.map(|(indicator, office, period)| Key {
        indicator: *indicator,
        office: *office,
        period: *period,
    });
    let mut resolver = Resolver {
        content,
        stated,
        bases: bases(content),
        table: FxHashMap::default(),
        unread: unread.collect(),
    };
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
    let Resolver { table, bases, unread, .. } = resolver;
    let figures = Figures { content, table, unread, stated_rates, bases, periods };
    problems.extend(rates_of_nothing(&figures));
    (figures, problems)
}

fn is_rate(content: &Content, indicator: IndicatorId) -> bool {
    matches!(content.indicators.get(indicator).derivation, Derivation::Rate { .. })
}

/// The legal basis of each office and period; of several the first in the order of files.
fn bases(content: &Content) -> FxHashMap<(OfficeId, Period), &str> {
    let mut bases = FxHashMap::default();
    for observation in &content.statements.observations {
        if let Some(basis) = &content.statements.of(observation).basis {
            bases.entry((observation.office, observation.period)).or_insert(basis.as_str());
        }
    }
    bases
}

/// Stated rates whose numerator or base nobody knows.
fn rates_of_nothing(figures: &Figures<'_>) -> Vec<Diagnostic> {
    let content = figures.content;
    let mut stated: Vec<(&Key, &usize)> = figures.stated_rates.iter().collect();
    stated.sort_unstable_by_key(|(_, at)| **at);
    let unknown = stated.into_iter().filter_map(|(key, at)| {
        let Derivation::Rate { of, over } = figures.indicator(*key).derivation else { return None };
        let known = |indicator| figures.outcome(Key { indicator, ..*key }).counted().is_some();
        if known(of) && known(over) {
            return None;
        }
        let id = &figures.indicator(*key).id;
        let (of, over) = (&content.indicators.get(of).id, &content.indicators.get(over).id);
        Some(Diagnostic::new(
            &RATE_STATED,
            content.statements.observations[*at].span,
            say!(
                "`{id}` là tỷ lệ, không thay được cho tử số và mẫu số",
                "`{id}` is a rate and cannot stand for its numerator and base"
            ),
            say!(
                "Ghi `{of}` và `{over}`; tỷ lệ được tính từ hai số đó.",
                "State `{of}` and `{over}`; the rate is computed from them."
            ),
        ))
    });
    unknown.collect()
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
        if status == other_status && same_number(observation, other_cell) {
            // One of them is rounded: the finer one counts.
            if observation.rounded_to < other_cell.rounded_to {
                best.insert(key, at);
            }
        } else if status == other_status {
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

/// Whether two cells state one number, at least one of them rounded. Stated in full twice, one of
/// the cells would be forgotten when the other is mended.
fn same_number(left: &Observation, right: &Observation) -> bool {
    (left.rounded_to.is_some() || right.rounded_to.is_some())
        && match (left.interval(), right.interval()) {
            (Some(left), Some(right)) => left.meets(right),
            _ => false,
        }
}

struct Resolver<'a> {
    content: &'a Content,
    stated: FxHashMap<Key, usize>,
    bases: FxHashMap<(OfficeId, Period), &'a str>,
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
            Derivation::Identities(_) => {
                let (_, end) = self.content.site.calendar.days(key.period);
                let basis = self.bases.get(&(key.office, key.period)).copied();
                if let Some((at, identity)) = indicator.identity(end, basis) {
                    let outcome = self.formula(&identity.formula, key);
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
