//! Figures compared: same period, share of a whole, target, rank.

use super::resolve::percentage;
use super::{Figures, Key, Outcome};
use crate::content::indicator::{Better, IndicatorId};
use crate::content::office::OfficeId;
use crate::content::target::Target;
use crate::number::Exact;
use crate::wording::Unit;

/// A value and what it was in the same period a year before; both in the indicator's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// Now.
    pub now: Exact,
    /// Then.
    pub before: Exact,
}

/// What a target demands of a period.
#[derive(Clone, Copy, Debug)]
pub struct Due<'a> {
    /// The target.
    pub target: &'a Target,
    /// The full-year bound.
    pub full_year: Exact,
    /// The bound in proportion to the months run, for cumulative periods.
    pub in_proportion: Option<Exact>,
}

/// A place among offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rank {
    /// From 1; equal values share a place.
    pub place: u32,
    /// How many offices have a value.
    pub field: u32,
    /// Whether another office has the same place.
    pub tied: bool,
}

impl Figures<'_> {
    /// The same figure one year earlier; the office must have existed then or be the same one.
    pub fn same(&self, key: Key) -> Option<Key> {
        Some(Key { period: key.period.same_a_year_before()?, ..key })
    }

    /// A figure against the same period. `Err` tells which value is not there.
    pub fn change(&self, key: Key) -> Result<Change, Outcome> {
        let now = self.outcome(key);
        let before = self.same(key).map_or(Outcome::Missing, |same| self.outcome(same));
        // Of a count, nothing arisen is zero; a rate of nothing is no rate and has no difference.
        let is_rate = self.indicator(key).unit == Unit::Percent;
        let compared = |outcome: Outcome| match outcome {
            Outcome::NotArisen if is_rate => None,
            outcome => outcome.counted(),
        };
        let now = compared(now).ok_or(now)?;
        let before = compared(before).ok_or(before)?;
        Ok(Change { now, before })
    }

    /// A figure as percentage of another of the same office and period.
    pub fn share(&self, key: Key, whole: IndicatorId) -> Outcome {
        percentage(self.outcome(key), self.outcome(Key { indicator: whole, ..key }))
    }

    /// The target of a figure's year.
    pub fn due(&self, key: Key) -> Option<Due<'_>> {
        let target = self.content().targets.iter().find(|target| {
            target.indicator == key.indicator
                && target.office == key.office
                && target.year == key.period.year()
        })?;
        let full_year = Exact::from_decimal(target.value);
        let in_proportion = key.period.months_run().and_then(|months| {
            let part = full_year.mul(Exact::whole(i64::from(months))).ok()?;
            part.div(Exact::whole(12)).ok()?
        });
        Some(Due { target, full_year, in_proportion })
    }

    /// The place of a figure among the offices beside its own (those with the same parent).
    pub fn rank(&self, key: Key) -> Option<Rank> {
        let parent = self.office(key).parent?;
        let (_, end) = self.content().site.calendar.days(key.period);
        let field: Vec<OfficeId> = self.content().offices.children(parent, end).collect();
        let ranked = self.ranking(key.indicator, key.period, &field);
        ranked.into_iter().find(|(office, _)| *office == key.office).map(|(_, rank)| rank)
    }

    /// Offices in order of a figure, the best first; offices without a value are left out. Equal
    /// values share a place and stand in the order of the file.
    pub fn ranking(
        &self,
        indicator: IndicatorId,
        period: crate::content::calendar::Period,
        offices: &[OfficeId],
    ) -> Vec<(OfficeId, Rank)> {
        let better = self.content().indicators.get(indicator).better;
        let mut values: Vec<(OfficeId, Exact)> = offices
            .iter()
            .filter_map(|office| match self.outcome(Key { indicator, office: *office, period }) {
                Outcome::Known(value) => Some((*office, value)),
                _ => None,
            })
            .collect();
        values.sort_by(|(a, left), (b, right)| {
            let order = match better {
                Better::Higher => right.cmp(left),
                Better::Lower => left.cmp(right),
            };
            order.then(a.cmp(b))
        });
        let field = values.len() as u32;
        let mut place = 0;
        let mut ranked = Vec::with_capacity(values.len());
        for (at, (office, value)) in values.iter().enumerate() {
            let ties_with =
                |other: Option<&(OfficeId, Exact)>| other.is_some_and(|(_, v)| v == value);
            let tied_above = at > 0 && ties_with(values.get(at - 1));
            if !tied_above {
                place = at as u32 + 1;
            }
            let tied = tied_above || ties_with(values.get(at + 1));
            ranked.push((*office, Rank { place, field, tied }));
        }
        ranked
    }
}
