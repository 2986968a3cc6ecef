//! What changed most since the same period a year before, in sentences, the largest change first:
//! counts that rose and fell, rates that moved, and among the offices below who rose and fell.
//!
//! A count is measured by its relative change, a rate by its points; the two are never put in one
//! order. What the statistics do not know of both periods is not spoken of.

use std::cmp::Reverse;

use super::composer::{Composer, Usage};
use super::model::{ChangeGroup, Changes, Quoting, RichText};
use super::table::Place;
use crate::content::commentary::{ChangePart, Form, PointsStyle};
use crate::content::indicator::IndicatorId;
use crate::figure::{Change, Key};
use crate::number::Exact;
use crate::wording::Unit;

/// How many indicators are named in a group.
const MOST: usize = 3;
/// How many rates.
const MOST_RATES: usize = 4;
/// How many offices must be known in both periods, for the one that changed most to be one of
/// several.
const FEWEST_OFFICES: usize = 2;

impl Composer<'_> {
    /// What changed most in an office since the same period; nothing where no figure is known of
    /// both.
    pub(super) fn changes(&self, place: Place, usage: &mut Usage) -> Option<Changes> {
        let (office, period) = place;
        let all = self.content().indicators.iter();
        let moved = all.filter_map(|(indicator, declared)| {
            let size = self.size_of_change(Key { indicator, office, period })?;
            Some((indicator, declared.unit == Unit::Percent, size))
        });
        let (rates, counts): (Vec<_>, Vec<_>) = moved.partition(|(_, is_rate, _)| *is_rate);
        let sized = |list: Vec<(IndicatorId, bool, Exact)>| -> Vec<(IndicatorId, Exact)> {
            list.into_iter().map(|(indicator, _, size)| (indicator, size)).collect()
        };
        let (mut rises, mut falls): (Vec<_>, Vec<_>) =
            sized(counts).into_iter().partition(|(_, size)| *size > Exact::ZERO);
        let mut rates = sized(rates);
        // The order of the file decides between equals: these sorts are stable.
        rises.sort_by_key(|(_, size)| Reverse(*size));
        falls.sort_by_key(|(_, size)| *size);
        rates.sort_by_key(|(_, size)| Reverse(size.abs()));
        let mut named = Vec::new();
        let mut groups = Vec::new();
        let lists = [("changes_up", rises, MOST), ("changes_down", falls, MOST)];
        for (title, list, most) in lists.into_iter().chain([("changes_rates", rates, MOST_RATES)]) {
            let list = list.into_iter().take(most).map(|(indicator, _)| indicator);
            let told = list.filter_map(|indicator| {
                named.push(indicator);
                self.change_sentence(Key { indicator, office, period }, usage)
            });
            groups.push(self.change_group(title, told.collect()));
        }
        groups.push(self.change_group("changes_offices", self.changes_below(place, usage)));
        groups.retain(|group| !group.sentences.is_empty());
        let before = period.same_a_year_before()?;
        let changed = named.iter().find_map(|indicator| {
            let basis = self.changed_basis(*indicator, office, before, period)?;
            Some(Quoting::filled(self.text("changes_rule"), "{basis}", basis))
        });
        (!groups.is_empty()).then(|| Changes { groups, note: changed.unwrap_or_default() })
    }

    fn change_group(&self, title: &str, sentences: Vec<RichText>) -> ChangeGroup {
        ChangeGroup { title: self.text(title).to_owned(), sentences }
    }

    /// How far a figure moved: a rate in points, anything else against what it was; nothing where
    /// it did not move or where there is nothing to measure it by.
    fn size_of_change(&self, key: Key) -> Option<Exact> {
        let Change { now, before } = self.figures.change(key).ok()?;
        let gap = now.sub(before).ok()?;
        let size = match self.figures.indicator(key).unit {
            Unit::Percent => gap,
            _ if before > Exact::ZERO => gap.div(before).ok()??,
            _ => return None,
        };
        (!size.is_zero()).then_some(size)
    }

    /// The change of a figure as fits its unit.
    fn change_text(&self, key: Key, usage: &mut Usage) -> Option<RichText> {
        let form = match self.figures.indicator(key).unit {
            Unit::Percent => Form::Points(PointsStyle::Points),
            _ => Form::Change(ChangePart::Both),
        };
        self.figure_text(key, &form, None, usage).ok()
    }

    fn change_sentence(&self, key: Key, usage: &mut Usage) -> Option<RichText> {
        let value = self.figure_text(key, &Form::Value, None, usage).ok()?;
        let change = self.change_text(key, usage)?;
        let name = RichText::words(self.said(&self.figures.indicator(key).name));
        let slots = [("indicator", name), ("value", value), ("change", change)];
        Some(self.sentence("changes_indicator", &slots))
    }

    /// For each rate of the headline (where it has none, for its first figure) the offices below
    /// that rose and fell most.
    fn changes_below(&self, (office, period): Place, usage: &mut Usage) -> Vec<RichText> {
        let offices = self.children(office, period);
        let mut indicators = self.rates();
        if indicators.is_empty() {
            indicators.extend(self.headline().first());
        }
        let mut told = Vec::new();
        for indicator in indicators {
            let key = |office| Key { indicator, office, period };
            let known = offices.iter().filter(|id| self.figures.change(key(**id)).is_ok()).count();
            let moved = offices.iter().filter_map(|id| Some((*id, self.size_of_change(key(*id))?)));
            let moved: Vec<_> = moved.collect();
            if known < FEWEST_OFFICES {
                continue;
            }
            // The first in the order of the file of those that moved equally far.
            let up = moved.iter().rev().filter(|(_, size)| *size > Exact::ZERO);
            let up = up.max_by_key(|(_, size)| *size).map(|(id, _)| *id);
            let down = moved.iter().filter(|(_, size)| *size < Exact::ZERO);
            let down = down.min_by_key(|(_, size)| *size).map(|(id, _)| *id);
            let mut parts = Vec::new();
            for (words, moved) in [("changes_office_up", up), ("changes_office_down", down)] {
                let Some(moved) = moved else { continue };
                let Some(change) = self.change_text(key(moved), usage) else { continue };
                let named = RichText::words(self.office_short(moved));
                parts.push(self.sentence(words, &[("office", named), ("change", change)]));
            }
            let mut parts = parts.into_iter();
            let Some(mut said) = parts.next() else { continue };
            for part in parts {
                said.push_words("; ");
                said.append(part);
            }
            let name = RichText::words(self.said(&self.content().indicators.get(indicator).name));
            let slots = [("indicator", name), ("moves", said)];
            told.push(self.sentence("changes_office", &slots));
        }
        told
    }
}
