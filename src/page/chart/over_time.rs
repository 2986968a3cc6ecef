//! One figure through the periods of one form: what is known of each office, where the line
//! breaks, and where each point stands.
//!
//! Periods of different forms are never put on one line: six months and a year are not two points
//! of a series. A missing period, another office before, or another rule of counting breaks the
//! line, and a note says why.

use super::scale::Scale;
use crate::content::calendar::{Period, PeriodKind};
use crate::content::indicator::{Family, IndicatorId};
use crate::content::office::OfficeId;
use crate::figure::{Key, Outcome};
use crate::number::{Exact, Overflow};
use crate::page::composer::{Composer, Usage};
use crate::page::model::chart::{Line, Place, Point, Series, Tick};
use crate::page::model::{Quoting, RichText};

/// What is known of one office, in order of time.
pub(super) struct Run {
    pub office: OfficeId,
    pub values: Vec<(Period, Exact)>,
}

impl Run {
    pub fn at(&self, period: Period) -> Option<Exact> {
        self.values.iter().find(|(known, _)| *known == period).map(|(_, value)| *value)
    }
}

/// Where the values of several offices stand.
pub(super) struct Axes<'r> {
    pub indicator: IndicatorId,
    pub scale: &'r Scale,
    /// How many of the unit the numbers along the axis are counted in.
    pub size: i64,
    /// Every period between the first and the last, known or not.
    pub periods: &'r [Period],
}

impl Axes<'_> {
    fn across(&self, period: Period) -> Place {
        let count = self.periods.len();
        let at = self.periods.iter().position(|known| *known == period).unwrap_or(0);
        if count < 2 { 5_000 } else { (at * 10_000 / (count - 1)) as Place }
    }

    fn between(&self, before: Period, now: Period) -> Place {
        (self.across(before) + self.across(now)) / 2
    }
}

/// How many characters of values may stand beside each other in a plot: all are printed where
/// they fit, else those of the ends, else that of the last point.
pub(super) struct Room {
    pub all: usize,
    pub ends: usize,
}

impl Room {
    pub const LARGE: Self = Self { all: 90, ends: 90 };
    pub const SMALL: Self = Self { all: 0, ends: 14 };

    fn labelled(&self, values: &[RichText]) -> Vec<usize> {
        let length = |at: &usize| values.get(*at).map_or(0, |text| text.plain().chars().count());
        let last = values.len().saturating_sub(1);
        let all: Vec<usize> = (0..values.len()).collect();
        let ends = vec![0, last];
        if all.iter().map(length).sum::<usize>() <= self.all {
            all
        } else if ends.iter().map(length).sum::<usize>() <= self.ends {
            ends
        } else {
            vec![last]
        }
    }
}

impl Composer<'_> {
    /// The periods of one form an office has values for, no later than the last.
    pub(super) fn run(&self, indicator: IndicatorId, office: OfficeId, last: Period) -> Run {
        let calendar = &self.content().site.calendar;
        let kind = last.kind();
        let periods = self.figures.periods(office).iter().filter(|period| {
            period.kind() == kind
                && !matches!(kind, PeriodKind::Named(_))
                && calendar.order(**period) <= calendar.order(last)
        });
        let values = periods.filter_map(|period| {
            match self.figures.outcome(Key { indicator, office, period: *period }) {
                Outcome::Known(value) => Some((*period, value)),
                _ => None,
            }
        });
        Run { office, values: values.collect() }
    }

    /// Every period from the first known to the last, year by year: one that nobody reported is a
    /// gap and not a shorter step.
    pub(super) fn timeline(&self, runs: &[Run], last: Period) -> Vec<Period> {
        let known = || runs.iter().flat_map(|run| run.values.iter().map(|(period, _)| *period));
        let first = known().map(Period::year).min().unwrap_or(last.year());
        let newest = known().max_by_key(|period| period.year());
        let mut periods = Vec::new();
        let mut at = newest;
        while let Some(period) = at.filter(|period| period.year() >= first) {
            periods.push(period);
            at = period.same_a_year_before();
        }
        periods.reverse();
        periods
    }

    /// The drawing of one or several offices over time. The first office is the one the chart is
    /// of; those after it came before it in time and print their names.
    pub(super) fn over_time(
        &self,
        axes: &Axes<'_>,
        runs: &[Run],
        room: &Room,
        notes: &mut Vec<Quoting>,
        usage: &mut Usage,
    ) -> Result<Series, Overflow> {
        let mut breaks = Vec::new();
        let mut changed = Vec::new();
        let own = runs.first().map(|run| run.office);
        for pair in axes.periods.windows(2) {
            let (&[before, now], Some(own)) = (pair, own) else { continue };
            if let Some(note) = self.changed_rule(axes.indicator, own, before, now) {
                breaks.push(axes.between(before, now));
                changed.push(now);
                push_once(notes, note);
            }
        }
        if let [own, before @ ..] = runs
            && !before.is_empty()
            && let Some((first, _)) = own.values.first()
        {
            let prior = axes.periods.iter().take_while(|period| *period != first).last();
            breaks.extend(prior.map(|prior| axes.between(*prior, *first)));
            push_once(notes, self.changed_office(own.office, before).as_str().into());
        }
        breaks.sort_unstable();
        breaks.dedup();
        let mut lines = Vec::new();
        for run in runs {
            let names = runs.len() > 1;
            let line = self.line(axes, run, room, names, &changed, usage)?;
            if run.values.len() < span_of(axes.periods, run) {
                push_once(notes, self.text("chart_gap").into());
            }
            lines.push(line);
        }
        let unit = Exact::whole(axes.size);
        let ticks = axes
            .scale
            .ticks()?
            .into_iter()
            .map(|(height, number)| {
                let number = Exact::from_decimal(number).div(unit)?.and_then(Exact::to_decimal);
                let label = number.map(|n| self.wording.digits(n.normalize())).unwrap_or_default();
                Ok(Tick { height, label })
            })
            .collect::<Result<_, Overflow>>()?;
        let periods = axes.periods.iter();
        let periods = periods.map(|period| (axes.across(*period), period.year().to_string()));
        Ok(Series { periods: periods.collect(), lines, ticks, breaks })
    }

    fn line(
        &self,
        axes: &Axes<'_>,
        run: &Run,
        room: &Room,
        named: bool,
        changed: &[Period],
        usage: &mut Usage,
    ) -> Result<Line, Overflow> {
        let values = run.values.iter().map(|(period, _)| {
            let key = Key { indicator: axes.indicator, office: run.office, period: *period };
            let value = self.chart_value(key, usage).map(|(_, text)| text).unwrap_or_default();
            if !named || Some(*period) != run.values.last().map(|(period, _)| *period) {
                return value;
            }
            let office = RichText::words(self.office_then(run.office));
            self.sentence("chart_compare_whole", &[("office", office), ("value", value)])
        });
        let mut values: Vec<RichText> = values.collect();
        let labelled = room.labelled(&values);
        let mut points = Vec::new();
        let mut before: Option<Period> = None;
        for (at, (period, value)) in run.values.iter().enumerate() {
            let label = values.get_mut(at).filter(|_| labelled.contains(&at)).map(std::mem::take);
            points.push(Point {
                across: axes.across(*period),
                height: axes.scale.place(*value)?,
                label,
                joined: before.is_some()
                    && before == period.same_a_year_before()
                    && !changed.contains(period),
            });
            before = Some(*period);
        }
        Ok(Line { points })
    }

    /// An office that may be gone, by its short name and its last day.
    pub(super) fn office_then(&self, office: OfficeId) -> String {
        let declared = self.content().offices.get(office);
        let short = self.office_short(office);
        match declared.until {
            Some(until) => {
                let until = self.wording.date(until, crate::wording::DateStyle::Short);
                format!("{short} ({})", self.text("valid_until").replace("{date}", &until))
            }
            None => short.to_owned(),
        }
    }

    /// A note where the rule by which a figure, or what it is made of, is counted changed between
    /// two periods.
    pub(super) fn changed_rule(
        &self,
        indicator: IndicatorId,
        office: OfficeId,
        before: Period,
        now: Period,
    ) -> Option<Quoting> {
        let basis = self.changed_basis(indicator, office, before, now)?;
        let words = self.text("chart_rule_changed").replace("{year}", &now.year().to_string());
        Some(Quoting::filled(&words, "{basis}", basis))
    }

    /// The legal basis of the rule by which a figure, or what it is made of, is counted in the later
    /// of two periods and was not in the earlier.
    pub(in crate::page) fn changed_basis(
        &self,
        indicator: IndicatorId,
        office: OfficeId,
        before: Period,
        now: Period,
    ) -> Option<&str> {
        let indicators = &self.content().indicators;
        let mut open = vec![indicator];
        let mut seen = Vec::new();
        while let Some(id) = open.pop() {
            if seen.contains(&id) {
                continue;
            }
            seen.push(id);
            open.extend(indicators.inputs(id));
            let identity = |period| self.figures.identity(Key { indicator: id, office, period });
            let changed =
                identity(before).zip(identity(now)).filter(|(then, since)| then.0 != since.0);
            let family = |period| self.family_with(id, office, period);
            let parted = family(before).zip(family(now)).filter(|(then, since)| then.0 != since.0);
            let basis = changed.map(|(_, (_, rule))| &rule.basis);
            let basis = basis.or(parted.map(|(_, (_, family))| &family.basis));
            if let Some(basis) = basis.filter(|basis| !basis.is_empty()) {
                return Some(basis);
            }
        }
        None
    }

    /// The family of shares a figure is part of: by the legal basis its statement names, else by
    /// the day its period ends.
    fn family_with(
        &self,
        part: IndicatorId,
        office: OfficeId,
        period: Period,
    ) -> Option<(usize, &Family)> {
        let (_, end) = self.content().site.calendar.days(period);
        let stated = self.figures.basis(office, period).unwrap_or_default();
        let families = || {
            let all = self.content().indicators.families().iter().enumerate();
            all.filter(|(_, family)| family.parts.contains(&part))
        };
        let by_basis = families().find(|(_, family)| !stated.is_empty() && family.basis == stated);
        by_basis.or_else(|| families().find(|(_, family)| family.in_force(end)))
    }

    /// Who came before an office, and how far the figures may be compared.
    fn changed_office(&self, office: OfficeId, before: &[Run]) -> String {
        let declared = self.content().offices.get(office);
        let names: Vec<String> = declared
            .predecessors
            .iter()
            .filter(|(id, _)| before.iter().any(|run| run.office == *id))
            .map(|(id, fit)| self.fit(*id, *fit))
            .collect();
        self.text("chart_office_changed")
            .replace("{office}", self.office_name(office))
            .replace("{before}", &names.join("; "))
    }
}

/// How many periods lie between the first and the last value of an office, both counted.
fn span_of(periods: &[Period], run: &Run) -> usize {
    let at = |end: Option<&(Period, Exact)>| {
        end.and_then(|(period, _)| periods.iter().position(|known| known == period))
    };
    match (at(run.values.first()), at(run.values.last())) {
        (Some(first), Some(last)) => last - first + 1,
        _ => 0,
    }
}

/// The least and the most of some values.
pub(super) fn bounds(runs: &[Run]) -> Option<(Exact, Exact)> {
    let values = || runs.iter().flat_map(|run| run.values.iter().map(|(_, value)| *value));
    Some((values().min()?, values().max()?))
}

fn push_once(notes: &mut Vec<Quoting>, note: Quoting) {
    if !notes.contains(&note) {
        notes.push(note);
    }
}
