//! What stands under a table, and how its numbers line up: marks are explained where they stand
//! and nowhere else, the status of values is said once where all have the same and beside the
//! value where they differ, and where rounding makes a sum or a difference look wrong, the reader
//! is told.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::composer::Composer;
use super::model::{Cell, FigureMark, RichText, Row};
use crate::content::calendar::Period;
use crate::content::formula::{Formula, Operator};
use crate::content::indicator::IndicatorId;
use crate::content::statement::{Nature, Status};
use crate::figure::{Key, Origin, Outcome};
use crate::number::{Decimal, Exact};
use crate::wording::Unit;

/// Printed where nobody stated a value.
pub(super) const MISSING: &str = "..";
/// Printed where nothing arose.
pub(super) const NOT_ARISEN: &str = "–";

/// A figure of a table, and the cell that prints its value; none where the table has no column for
/// values.
pub(super) struct Shown {
    pub row: usize,
    pub column: Option<usize>,
    pub key: Key,
}

/// What a figure rests on.
struct Grounds {
    natures: Vec<Nature>,
    status: Option<Status>,
}

/// A value as it is printed, and how far it may be from what it stands for.
#[derive(Clone, Copy)]
struct Rounded {
    value: Exact,
    slack: Exact,
}

impl Composer<'_> {
    /// Lines up the numbers of a table, marks values of another status than the rest, and writes
    /// its notes.
    pub(super) fn table_notes(&self, rows: &mut [Row], shown: &[Shown]) -> Vec<String> {
        let prints = |mark: &str| {
            let mut cells =
                rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.text.parts);
            cells.any(|part| part.figure.is_none() && part.text == mark)
        };
        let mut notes = Vec::new();
        for (mark, note) in [(MISSING, "note_missing"), (NOT_ARISEN, "note_not_arisen")] {
            if prints(mark) {
                notes.push(self.text(note).to_owned());
            }
        }
        let grounds: Vec<Grounds> = shown.iter().map(|one| self.grounds(one.key)).collect();
        notes.extend(self.mark_statuses(rows, shown, &grounds));
        for (nature, note) in [
            (Nature::Illustrative, "note_illustrative"),
            (Nature::Reconstructed, "note_reconstructed"),
        ] {
            if grounds.iter().any(|known| known.natures.contains(&nature)) {
                notes.push(self.text(note).to_owned());
            }
        }
        let printed = shown.iter().filter(|one| one.column.is_some()).map(|one| one.key);
        if self.parts_miss_their_sum(&printed.collect()) {
            notes.push(self.text("note_rounded_sum").to_owned());
        }
        let cells = rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        notes.extend(self.rounding_note(cells).map(str::to_owned));
        align(rows);
        notes
    }

    /// One status is said once; where a table has several, the values that are not final are
    /// marked, and the marks are explained.
    fn mark_statuses(&self, rows: &mut [Row], shown: &[Shown], grounds: &[Grounds]) -> Vec<String> {
        let mut printed = Vec::new();
        for (one, known) in shown.iter().zip(grounds) {
            let Some(cell) = one.column.and_then(|column| rows.get(one.row)?.cells.get(column))
            else {
                continue;
            };
            if cell.text.parts.iter().any(|part| part.figure.is_some()) {
                printed.extend(known.status.map(|status| (one, status)));
            }
        }
        let statuses: BTreeSet<Status> = printed.iter().map(|(_, status)| *status).collect();
        let marked = |status: &&Status| **status != Status::Final;
        if let [only] = Vec::from_iter(&statuses).as_slice() {
            let only = Some(*only).filter(marked);
            // Beside the values stand those of a year before, which have a status of their own.
            let own = printed.first().map(|(one, _)| self.period_id(one.key.period));
            let parts = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.text.parts);
            let mut marks = parts.filter_map(|part| part.figure.as_ref());
            let one_period =
                printed.iter().all(|(one, _)| Some(self.period_id(one.key.period)) == own);
            let beside = one_period && marks.any(|mark| Some(&mark.period) != own.as_ref());
            let words = if beside { "note_status_now" } else { "note_status_all" };
            let note = |status: &Status| self.text(words).replace("{status}", self.status(*status));
            return only.map(note).into_iter().collect();
        }
        for (one, status) in printed {
            let cell = one.column.and_then(|column| rows.get_mut(one.row)?.cells.get_mut(column));
            if let Some(cell) = cell.filter(|_| status != Status::Final) {
                cell.mark = self.text(status_mark(status)).to_owned();
            }
        }
        let note = |status: &Status| {
            let words = self.text("note_status").replace("{mark}", self.text(status_mark(*status)));
            words.replace("{status}", self.status(*status))
        };
        statuses.iter().filter(marked).map(note).collect()
    }

    /// The natures of the values a figure rests on, other than official ones, and how settled it
    /// is: not more than the least settled of them.
    fn grounds(&self, key: Key) -> Grounds {
        let mut known = Grounds { natures: Vec::new(), status: None };
        let mut least: Option<Status> = None;
        let mut most: Option<Status> = None;
        for stated in self.stated_under(key) {
            let stated = self.figures.get(stated).and_then(|figure| self.figures.stated(figure));
            let Some((_, statement)) = stated else { continue };
            least = Some(least.map_or(statement.status, |known| known.min(statement.status)));
            most = Some(most.map_or(statement.status, |known| known.max(statement.status)));
            if statement.nature != Nature::Official && !known.natures.contains(&statement.nature) {
                known.natures.push(statement.nature);
            }
        }
        known.status = if least == Some(Status::Final) { most } else { least };
        known
    }

    /// Whether the values printed of some parts miss the value printed of their sum, by no more
    /// than rounding explains. A difference beyond that is a fault, which checks report or somebody
    /// answers for.
    fn parts_miss_their_sum(&self, printed: &FxHashSet<Key>) -> bool {
        let rounded = |key: &Key| self.rounded(*key).is_some_and(|value| !value.slack.is_zero());
        if !printed.iter().any(rounded) {
            return false;
        }
        let misses = |sum: Option<Rounded>, key: &Key| {
            let Some((sum, whole)) = sum.zip(self.rounded(*key)) else { return false };
            let gap = sum.value.sub(whole.value).map(Exact::abs);
            let room = sum.slack.add(whole.slack);
            gap.is_ok_and(|gap| !gap.is_zero() && room.is_ok_and(|room| gap <= room))
        };
        let sum = |keys: Vec<Key>| -> Option<Rounded> {
            if keys.is_empty() || !keys.iter().all(|key| printed.contains(key)) {
                return None;
            }
            let zero = Rounded { value: Exact::ZERO, slack: Exact::ZERO };
            keys.into_iter()
                .try_fold(zero, |sum, key| joined(sum, Operator::Add, self.rounded(key)?))
        };
        printed.iter().any(|key| {
            let indicators = &self.content().indicators;
            let (_, end) = self.content().site.calendar.days(key.period);
            let offices = self.content().offices.children(key.office, end);
            let offices = offices.map(|office| Key { office, ..*key });
            let offices = offices.filter(|_| self.figures.indicator(*key).rolls_up);
            let identity = self.figures.identity(*key);
            let by_rule =
                identity.and_then(|(_, rule)| self.evaluated(&rule.formula, *key, printed));
            let basis = self.figures.basis(key.office, key.period);
            let families = indicators.families_for(end, basis);
            let mut families = families.filter(|family| family.whole == key.indicator);
            misses(sum(offices.collect()), key)
                || misses(by_rule, key)
                || families.any(|family| {
                    let part = |part: &IndicatorId| Key { indicator: *part, ..*key };
                    misses(sum(family.parts.iter().map(part).collect()), key)
                })
        })
    }

    /// A value as it is printed, and how far it may be from what it stands for: by its own rounding
    /// and by that of the cell it was read from. Rates are no parts of a sum.
    fn rounded(&self, key: Key) -> Option<Rounded> {
        let indicator = self.figures.indicator(key);
        if indicator.unit == Unit::Percent {
            return None;
        }
        let figure = self.figures.get(key)?;
        let value = match figure.outcome {
            Outcome::Known(value) => value,
            Outcome::NotArisen => Exact::ZERO,
            Outcome::Missing | Outcome::Undefined => return None,
        };
        let printed = Exact::from_decimal(value.round(indicator.decimals).ok()?);
        let mut slack = printed.sub(value).ok()?.abs();
        if let (Origin::Stated(_), Some((observation, _))) =
            (&figure.origin, self.figures.stated(figure))
            && let Some(step) = observation.rounded_to
        {
            let half = Exact::from_decimal(step).div(Exact::whole(2)).ok()??;
            slack = slack.add(half).ok()?;
        }
        Some(Rounded { value: printed, slack })
    }

    /// A formula of sums and differences on values as they are printed, all of them in the table.
    fn evaluated(&self, formula: &Formula, key: Key, printed: &FxHashSet<Key>) -> Option<Rounded> {
        match formula {
            Formula::Indicator(indicator) => {
                let key = Key { indicator: *indicator, ..key };
                self.rounded(key).filter(|_| printed.contains(&key))
            }
            Formula::Join(left, operator, right) => {
                let left = self.evaluated(left, key, printed)?;
                joined(left, *operator, self.evaluated(right, key, printed)?)
            }
            Formula::Number(_) | Formula::SumOverChildren => None,
        }
    }

    /// What is said where differences in texts read together look wrong.
    pub(super) fn rounding_note<'t>(
        &self,
        texts: impl IntoIterator<Item = &'t RichText>,
    ) -> Option<&str> {
        let parts = texts.into_iter().flat_map(|text| &text.parts);
        let marks: Vec<&FigureMark> = parts.filter_map(|part| part.figure.as_ref()).collect();
        self.differences_look_wrong(&marks).then(|| self.text("note_rounded_difference"))
    }

    /// Whether among figures printed together a difference (a change since the same period, a gap
    /// to a target) is not that of the two numbers it lies between, because all three were rounded.
    fn differences_look_wrong(&self, marks: &[&FigureMark]) -> bool {
        let calendar = &self.content().site.calendar;
        let number = |mark: &FigureMark| mark.value.parse::<Decimal>().ok();
        let find = |of: &FigureMark, period: &str, measures: &[&str]| {
            let found = marks.iter().find(|mark| {
                mark.indicator == of.indicator
                    && mark.office == of.office
                    && mark.period == period
                    && mark.step.is_empty()
                    && measures.contains(&mark.measure)
            });
            found.and_then(|mark| number(mark))
        };
        marks.iter().filter(|mark| mark.step.is_empty()).any(|mark| {
            let before = match mark.measure {
                "change" | "points" => {
                    let period = calendar.parse(&mark.period).and_then(Period::same_a_year_before);
                    period.and_then(|period| find(mark, &calendar.id(period), &["value"]))
                }
                "target-gap" => find(mark, &mark.period, &["target"]),
                "progress-gap" => find(mark, &mark.period, &["progress"]),
                _ => None,
            };
            let between =
                before.and_then(|before| find(mark, &mark.period, &["value"])?.checked_sub(before));
            // Where one of the numbers has more decimals, the difference is looked at as it is said.
            between.zip(number(mark)).is_some_and(|(is, said)| {
                Exact::from_decimal(is).round(said.scale()).is_ok_and(|is| is != said)
            })
        })
    }
}

fn status_mark(status: Status) -> &'static str {
    match status {
        Status::Estimate => "mark_estimate",
        Status::Provisional => "mark_provisional",
        Status::Final => "",
        Status::Revised => "mark_revised",
    }
}

fn joined(left: Rounded, operator: Operator, right: Rounded) -> Option<Rounded> {
    let value = match operator {
        Operator::Add => left.value.add(right.value),
        Operator::Subtract => left.value.sub(right.value),
        Operator::Multiply | Operator::Divide => return None,
    };
    Some(Rounded { value: value.ok()?, slack: left.slack.add(right.slack).ok()? })
}

/// Room kept after a number with fewer decimals than others of its column, so that decimal commas
/// stand below each other.
const SHORT: [&str; 5] = ["", "short-1", "short-2", "short-3", "short-4"];
/// The same for a number without any: the comma too is missing.
const WHOLE: [&str; 5] = ["", "whole-1", "whole-2", "whole-3", "whole-4"];

fn align(rows: &mut [Row]) {
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    for column in 0..columns {
        let decimals = |row: &Row| row.cells.get(column).and_then(decimals);
        let Some(most) = rows.iter().filter_map(decimals).max() else { continue };
        for row in rows.iter_mut() {
            let Some(own) = decimals(row) else { continue };
            let room = if own == 0 { WHOLE } else { SHORT };
            let room = room.get(most - own).copied().unwrap_or_default();
            if let Some(cell) = row.cells.get_mut(column) {
                cell.room = room;
            }
        }
    }
}

/// The decimals of a cell that holds one number, bare or in percent.
fn decimals(cell: &Cell) -> Option<usize> {
    let [part] = cell.text.parts.as_slice() else { return None };
    let figure = part.figure.as_ref()?;
    part.text.ends_with(|c: char| c == '%' || c.is_ascii_digit()).then_some(())?;
    Some(figure.value.split_once('.').map_or(0, |(_, decimals)| decimals.len()))
}
