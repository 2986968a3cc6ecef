//! Charts over time: one figure through the periods of one form, for one office or for several.
//!
//! Periods of different forms are never put on one line: six months and a year are not two points
//! of a series. A missing period, another office before, or another rule of counting breaks the
//! line, and a note says why.

use super::scale::Scale;
use super::{Drawn, Ordered};
use crate::content::calendar::{Period, PeriodKind};
use crate::content::commentary::{ChangePart, Form, PointsStyle};
use crate::content::indicator::{Derivation, IndicatorId};
use crate::content::office::OfficeId;
use crate::figure::{Key, Outcome};
use crate::number::{Exact, Overflow};
use crate::page::composer::{Composer, Usage};
use crate::page::model::RichText;
use crate::page::model::chart::{Place, Plot, Point, Series, Tick};
use crate::wording::Unit;

/// How many points may all carry their value.
const ALL_LABELLED: usize = 8;

/// A series before it is drawn: periods in order, with what is known of each.
struct Run {
    office: OfficeId,
    values: Vec<(Period, Option<Exact>)>,
}

impl Composer<'_> {
    /// One office's series.
    pub(super) fn series(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (office, period) = ordered.place;
        let indicator = ordered.figure;
        let run = self.run(indicator, office, period)?;
        let known: Vec<(Period, Exact)> =
            run.values.iter().filter_map(|(period, value)| Some((*period, (*value)?))).collect();
        let (least, most) = bounds(known.iter().map(|(_, value)| *value))?;
        let scale = Scale::for_series(least, most).ok()?;
        let unit = &self.content().indicators.get(indicator).unit;
        let (size, unit_name) = self.wording.axis_unit(unit, most);
        let mut notes: Vec<String> = self.shortened(size).into_iter().collect();
        if scale.is_cut() {
            notes.push(self.text("chart_cut").to_owned());
        }
        let series = self.drawn_series(indicator, &run, &scale, size, &mut notes, usage).ok()?;
        let (first, last) = (known.first()?, known.last()?);
        let key = |period| Key { indicator, office, period };
        let said = |period, usage: &mut Usage| self.if_said(key(period), &Form::Value, usage);
        let name = RichText::words(self.said(&self.content().indicators.get(indicator).name));
        let when = |period| RichText::words(self.period_name(period));
        let mut title = self.sentence(
            "chart_series_title",
            &[("indicator", name), ("period", when(last.0)), ("value", said(last.0, usage)?)],
        );
        let change = match unit {
            Unit::Percent => Form::Points(PointsStyle::Points),
            _ => Form::Change(ChangePart::Both),
        };
        if let Some(change) = self.if_said(key(last.0), &change, usage) {
            title.append(self.sentence("chart_series_change", &[("change", change)]));
        }
        let mut description = Vec::new();
        for (words, (period, _)) in [
            ("chart_first", first),
            ("chart_highest", known.iter().max_by_key(|(_, value)| *value)?),
            ("chart_lowest", known.iter().min_by_key(|(_, value)| *value)?),
            ("chart_last", last),
        ] {
            let value = said(*period, usage)?;
            description.push(self.sentence(words, &[("period", when(*period)), ("value", value)]));
        }
        let subject =
            format!("{}, {}", self.measured(indicator, &unit_name), self.office_short(office));
        let periods: Vec<Period> = run.values.iter().map(|(period, _)| *period).collect();
        let table =
            self.chart_table(ordered, subject.clone(), indicator, &[office], &periods, usage);
        Some(Drawn { title, subject, description, plot: Plot::Series(series), notes, table })
    }

    /// A small series for each office, all on one scale.
    pub(super) fn multiples(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (_, period) = ordered.place;
        let indicator = ordered.figure;
        let runs: Vec<Run> = ordered
            .offices
            .iter()
            .filter_map(|office| self.run(indicator, *office, period))
            .collect();
        let values = runs.iter().flat_map(|run| run.values.iter().filter_map(|(_, value)| *value));
        let (least, most) = bounds(values)?;
        let scale = Scale::for_series(least, most).ok()?;
        let unit = &self.content().indicators.get(indicator).unit;
        let (size, unit_name) = self.wording.axis_unit(unit, most);
        let mut notes: Vec<String> = self.shortened(size).into_iter().collect();
        notes.push(self.text("chart_one_scale").to_owned());
        if scale.is_cut() {
            notes.push(self.text("chart_cut").to_owned());
        }
        let mut small = Vec::new();
        let (mut up, mut down) = (0_usize, 0_usize);
        let mut periods: Vec<Period> = Vec::new();
        for run in &runs {
            let mut series =
                self.drawn_series(indicator, run, &scale, size, &mut notes, usage).ok()?;
            let last = series.points.iter().rposition(|point| point.height.is_some());
            for (at, point) in series.points.iter_mut().enumerate() {
                point.labelled = Some(at) == last;
            }
            let known: Vec<Exact> = run.values.iter().filter_map(|(_, value)| *value).collect();
            if let [.., before, now] = known[..] {
                up += usize::from(now > before);
                down += usize::from(now < before);
            }
            for (period, _) in &run.values {
                if !periods.contains(period) {
                    periods.push(*period);
                }
            }
            small.push((self.office_short(run.office).to_owned(), series));
        }
        periods.sort_by_key(|period| self.content().site.calendar.order(*period));
        let name = RichText::words(self.said(&self.content().indicators.get(indicator).name));
        let counted = |count: usize| RichText::words(count.to_string());
        let title = self.sentence(
            "chart_multiples_title",
            &[
                ("indicator", name),
                ("up", counted(up)),
                ("down", counted(down)),
                ("count", counted(runs.len())),
            ],
        );
        let subject = self.measured(indicator, &unit_name);
        let offices: Vec<OfficeId> = runs.iter().map(|run| run.office).collect();
        let table =
            self.chart_table(ordered, subject.clone(), indicator, &offices, &periods, usage);
        let plot = Plot::Multiples(small);
        Some(Drawn { title, subject, description: Vec::new(), plot, notes, table })
    }

    /// The periods of one form an office has values for, with those between that it lacks.
    fn run(&self, indicator: IndicatorId, office: OfficeId, like: Period) -> Option<Run> {
        let kind = like.kind();
        let own = self
            .figures
            .periods(office)
            .iter()
            .copied()
            .filter(|period| period.kind() == kind && !matches!(kind, PeriodKind::Named(_)));
        let known = own.filter(|period| {
            matches!(
                self.figures.outcome(Key { indicator, office, period: *period }),
                Outcome::Known(_)
            )
        });
        let known: Vec<Period> = known.collect();
        let (first, last) = (known.first()?, known.last()?);
        let mut values = Vec::new();
        let mut at = Some(*last);
        // Backwards year by year, so that a missing year is a gap and not a shorter step.
        while let Some(period) = at.filter(|period| period.year() >= first.year()) {
            let key = Key { indicator, office, period };
            let value = match self.figures.outcome(key) {
                Outcome::Known(value) => Some(value),
                _ => None,
            };
            values.push((period, value));
            at = period.same_a_year_before();
        }
        values.reverse();
        Some(Run { office, values })
    }

    fn drawn_series(
        &self,
        indicator: IndicatorId,
        run: &Run,
        scale: &Scale,
        size: i64,
        notes: &mut Vec<String>,
        usage: &mut Usage,
    ) -> Result<Series, Overflow> {
        let count = run.values.len();
        let across = |at: usize| -> Place {
            if count < 2 { 5_000 } else { (at * 10_000 / (count - 1)) as Place }
        };
        let mut points: Vec<Point> = Vec::new();
        let mut breaks = Vec::new();
        let extremes = self.labelled(run);
        for (at, (period, value)) in run.values.iter().enumerate() {
            let key = Key { indicator, office: run.office, period: *period };
            let mut height = None;
            if let Some(value) = value {
                let text = self.chart_value(key, usage).map(|(_, text)| text).unwrap_or_default();
                height = Some((scale.place(*value)?, text));
            } else {
                push_once(notes, self.text("chart_gap"));
            }
            let mut joined = at > 0 && height.is_some() && run.values[at - 1].1.is_some();
            if at > 0
                && let Some(note) = self.changed_rule(indicator, run.values[at - 1].0, *period)
            {
                breaks.push((across(at - 1) + across(at)) / 2);
                push_once(notes, &note);
                joined = false;
            }
            points.push(Point {
                label: period.year().to_string(),
                across: across(at),
                height,
                labelled: extremes.contains(&at),
                joined,
            });
        }
        let unit = Exact::whole(size);
        let ticks = scale
            .ticks()?
            .into_iter()
            .map(|(height, number)| {
                let number = Exact::from_decimal(number).div(unit)?.and_then(Exact::to_decimal);
                let label = number.map(|n| self.wording.digits(n.normalize())).unwrap_or_default();
                Ok(Tick { height, label })
            })
            .collect::<Result<_, Overflow>>()?;
        Ok(Series { points, ticks, breaks })
    }

    /// The positions whose value is printed: all of a short series; of a long one the first, the
    /// last, the highest and the lowest.
    fn labelled(&self, run: &Run) -> Vec<usize> {
        let known: Vec<(usize, Exact)> = run
            .values
            .iter()
            .enumerate()
            .filter_map(|(at, (_, value))| Some((at, (*value)?)))
            .collect();
        if known.len() <= ALL_LABELLED {
            return known.iter().map(|(at, _)| *at).collect();
        }
        let highest = known.iter().max_by_key(|(_, value)| *value);
        let lowest = known.iter().min_by_key(|(_, value)| *value);
        [known.first(), known.last(), highest, lowest]
            .into_iter()
            .flatten()
            .map(|(at, _)| *at)
            .collect()
    }

    /// A note where the rule by which a figure, or what it is made of, is counted changed between
    /// two periods.
    fn changed_rule(&self, indicator: IndicatorId, before: Period, now: Period) -> Option<String> {
        let calendar = &self.content().site.calendar;
        let indicators = &self.content().indicators;
        let mut open = vec![indicator];
        let mut seen = Vec::new();
        while let Some(id) = open.pop() {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            open.extend(indicators.inputs(id));
            let Derivation::Identities(identities) = &indicators.get(id).derivation else {
                continue;
            };
            let in_force = |period| {
                let (_, end) = calendar.days(period);
                identities.iter().position(|identity| identity.in_force(end))
            };
            let (then, since) = (in_force(before), in_force(now));
            if then != since
                && let Some(identity) = since.and_then(|at| identities.get(at))
                && !identity.basis.is_empty()
            {
                let words = self.text("chart_rule_changed");
                let year = now.year().to_string();
                return Some(words.replace("{year}", &year).replace("{basis}", &identity.basis));
            }
        }
        None
    }

    fn chart_table(
        &self,
        ordered: &Ordered<'_>,
        caption: String,
        indicator: IndicatorId,
        offices: &[OfficeId],
        periods: &[Period],
        usage: &mut Usage,
    ) -> crate::page::model::Table {
        self.period_table(
            format!("{}-bang", ordered.id),
            RichText::words(caption),
            indicator,
            offices,
            periods,
            ordered.page,
            usage,
        )
    }
}

fn bounds(values: impl Iterator<Item = Exact> + Clone) -> Option<(Exact, Exact)> {
    Some((values.clone().min()?, values.max()?))
}

fn push_once(notes: &mut Vec<String>, note: &str) {
    if !notes.iter().any(|known| known == note) {
        notes.push(note.to_owned());
    }
}
