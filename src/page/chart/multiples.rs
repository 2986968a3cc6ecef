//! Small multiples: a series for each office, all on one scale, and who rose and who fell.

use std::cmp::Ordering;

use super::over_time::{Axes, Room, Run, bounds};
use super::scale::Scale;
use super::{Drawn, Ordered};
use crate::content::calendar::Period;
use crate::content::commentary::Form;
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::figure::Key;
use crate::number::Exact;
use crate::page::composer::{Composer, Usage};
use crate::page::model::chart::Plot;
use crate::page::model::{Quoting, RichText};

/// What became of the offices since the same period.
struct Moves {
    /// By how much each changed, where both periods are known.
    known: Vec<(OfficeId, Exact)>,
    /// Offices of which one of the periods is missing.
    unknown: Vec<OfficeId>,
}

impl Moves {
    fn of(runs: &[Run], period: Period) -> Self {
        let mut moves = Self { known: Vec::new(), unknown: Vec::new() };
        for run in runs {
            let before = period.same_a_year_before().and_then(|before| run.at(before));
            let change = run.at(period).zip(before).and_then(|(now, then)| now.sub(then).ok());
            match change {
                Some(change) => moves.known.push((run.office, change)),
                None => moves.unknown.push(run.office),
            }
        }
        moves
    }

    fn count(&self, direction: Ordering) -> usize {
        self.known.iter().filter(|(_, change)| change.sign() == direction).count()
    }
}

impl Composer<'_> {
    pub(super) fn multiples(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (_, period) = ordered.place;
        let indicator = ordered.figure;
        let runs = ordered.offices.iter().map(|office| self.run(indicator, *office, period));
        let runs: Vec<Run> = runs.filter(|run| !run.values.is_empty()).collect();
        let (least, most) = bounds(&runs)?;
        let scale = Scale::for_series(least, most).ok()?;
        let declared = self.content().indicators.get(indicator);
        let (size, unit) = self.wording.axis_unit(&declared.unit, most.max(least.abs()));
        let periods = self.timeline(&runs, period);
        let axes = Axes { indicator, scale: &scale, size, periods: &periods };
        let mut notes: Vec<Quoting> = self.shortened(size).into_iter().collect();
        notes.push(self.text("chart_one_scale").into());
        if scale.is_cut() {
            notes.push(self.text("chart_cut").into());
        }
        let mut small = Vec::new();
        for run in &runs {
            let one = std::slice::from_ref(run);
            let series = self.over_time(&axes, one, &Room::SMALL, &mut notes, usage).ok()?;
            small.push((self.office_short(run.office).to_owned(), series));
        }
        let moves = Moves::of(&runs, period);
        let moved: Vec<String> = [
            ("chart_up", Ordering::Greater),
            ("chart_down", Ordering::Less),
            ("chart_equal", Ordering::Equal),
        ]
        .into_iter()
        .map(|(words, direction)| (words, moves.count(direction)))
        .filter(|(_, count)| *count > 0)
        .map(|(words, count)| self.text(words).replace("{count}", &count.to_string()))
        .collect();
        let words =
            if moved.is_empty() { "chart_multiples_plain" } else { "chart_multiples_title" };
        let title = self.sentence(
            words,
            &[
                ("indicator", RichText::words(self.said(&declared.name))),
                ("moves", RichText::words(moved.join(", "))),
            ],
        );
        let description = self.moved(indicator, period, &runs, &moves, usage);
        let subject = format!("{}, {}", self.measured(indicator, &unit), self.period_name(period));
        let offices: Vec<OfficeId> = runs.iter().map(|run| run.office).collect();
        let table = self.offices_over_time(
            format!("{}-bang", ordered.id),
            RichText::words(subject.clone()),
            indicator,
            &offices,
            &periods,
            ordered.page,
            usage,
        );
        Some(Drawn { title, subject, description, plot: Plot::Multiples(small), notes, table })
    }

    /// Who is highest and lowest now, who rose and fell most, and who cannot be compared.
    fn moved(
        &self,
        indicator: IndicatorId,
        period: Period,
        runs: &[Run],
        moves: &Moves,
        usage: &mut Usage,
    ) -> Vec<RichText> {
        let mut description = Vec::new();
        let now = || runs.iter().filter_map(|run| Some((run.office, run.at(period)?)));
        let mut tell = |words: &str, told: Option<OfficeId>, form: Option<Form>| {
            let Some(office) = told else { return };
            let key = Key { indicator, office, period };
            let said = match form {
                Some(form) => self.if_said(key, &form, usage),
                None => self.chart_change(key, usage),
            };
            let named = RichText::words(self.office_short(office));
            description.extend(
                said.map(|said| self.sentence(words, &[("office", named), ("value", said)])),
            );
        };
        let highest = now().max_by_key(|(_, value)| *value).map(|(office, _)| office);
        let lowest = now().min_by_key(|(_, value)| *value).map(|(office, _)| office);
        tell("chart_office_highest", highest, Some(Form::Value));
        tell("chart_office_lowest", lowest.filter(|_| highest != lowest), Some(Form::Value));
        let change = |direction| {
            let moved = moves.known.iter().filter(move |(_, by)| by.sign() == direction);
            moved.max_by_key(|(_, by)| by.abs()).map(|(office, _)| *office)
        };
        tell("chart_office_up", change(Ordering::Greater), None);
        tell("chart_office_down", change(Ordering::Less), None);
        if !moves.unknown.is_empty() {
            let names = self.office_list(&moves.unknown);
            let words = self.text("chart_office_unknown").replace("{offices}", &names);
            description.push(RichText::words(words));
        }
        description
    }
}
