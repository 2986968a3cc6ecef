//! One office's figure over time, and that of the offices it came from.

use super::over_time::{Axes, Room, Run, bounds};
use super::scale::Scale;
use super::{Drawn, Ordered};
use crate::content::calendar::Period;
use crate::content::commentary::Form;
use crate::content::office::OfficeId;
use crate::figure::Key;
use crate::number::Exact;
use crate::page::composer::{Composer, Usage};
use crate::page::model::chart::Plot;
use crate::page::model::{Quoting, RichText};

impl Composer<'_> {
    pub(super) fn series(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (office, last) = ordered.place;
        let indicator = ordered.figure;
        let own = self.run(indicator, office, last);
        let known = own.values.clone();
        let before = self.content().offices.get(office).predecessors.iter();
        let before = before.map(|(office, _)| self.run(indicator, *office, last));
        let runs: Vec<Run> =
            std::iter::once(own).chain(before).filter(|run| !run.values.is_empty()).collect();
        let (first, newest) = (known.first()?, known.last()?);
        let (least, most) = bounds(&runs)?;
        let scale = Scale::for_series(least, most).ok()?;
        let declared = self.content().indicators.get(indicator);
        let (size, unit) = self.wording.axis_unit(&declared.unit, most.max(least.abs()));
        let periods = self.timeline(&runs, last);
        let axes = Axes { indicator, scale: &scale, size, periods: &periods };
        let mut notes: Vec<Quoting> = self.shortened(size).into_iter().collect();
        if scale.is_cut() {
            notes.push(self.text("chart_cut").into());
        }
        let plot = self.over_time(&axes, &runs, &Room::LARGE, &mut notes, usage).ok()?;
        let said = |office: OfficeId, period: Period, usage: &mut Usage| {
            self.if_said(Key { indicator, office, period }, &Form::Value, usage)
        };
        let when = |period: Period| RichText::words(self.period_name(period));
        let name = RichText::words(self.said(&declared.name));
        let key = Key { indicator, office, period: newest.0 };
        let value = self.headline_value(key, usage)?;
        let mut title = self.sentence(
            "chart_series_title",
            &[("indicator", name), ("period", when(newest.0)), ("value", value)],
        );
        if let Some(change) = self.chart_change(key, usage) {
            title.append(self.sentence("chart_series_change", &[("change", change)]));
        }
        if let Some(record) = self.record(&axes, office, &known) {
            title.append(record);
        }
        let mut description = Vec::new();
        let highest = known.iter().max_by_key(|(_, value)| *value)?;
        let lowest = known.iter().min_by_key(|(_, value)| *value)?;
        // Of two values the first and the last say all there is.
        let told: &[(&str, &(Period, Exact))] = match known.len() {
            1 => &[("chart_last", newest)],
            2 => &[("chart_first", first), ("chart_last", newest)],
            _ => &[
                ("chart_first", first),
                ("chart_highest", highest),
                ("chart_lowest", lowest),
                ("chart_last", newest),
            ],
        };
        for (words, (period, _)) in told {
            let value = said(office, *period, usage)?;
            description.push(self.sentence(words, &[("period", when(*period)), ("value", value)]));
        }
        for run in runs.iter().skip(1) {
            let (period, _) = run.values.last()?;
            let value = said(run.office, *period, usage)?;
            let office = RichText::words(self.office_then(run.office));
            description.push(self.sentence(
                "chart_before",
                &[("office", office), ("period", when(*period)), ("value", value)],
            ));
        }
        let subject = format!("{}, {}", self.measured(indicator, &unit), self.office_short(office));
        let offices: Vec<OfficeId> = runs.iter().map(|run| run.office).collect();
        let table = self.period_table(
            format!("{}-bang", ordered.id),
            RichText::words(subject.clone()),
            indicator,
            &offices,
            &periods,
            ordered.page,
            usage,
        );
        Some(Drawn { title, subject, description, plot: Plot::Series(plot), notes, table })
    }

    /// Whether the newest value is above or below all before it, counted under the same rule and
    /// without a gap: `, cao nhất kể từ 6 tháng đầu năm 2018`.
    fn record(
        &self,
        axes: &Axes<'_>,
        office: OfficeId,
        known: &[(Period, Exact)],
    ) -> Option<RichText> {
        let mut comparable = known.len().saturating_sub(1);
        while comparable > 0 {
            let Some([(before, _), (now, _)]) = known.get(comparable - 1..=comparable) else {
                break;
            };
            let (before, now) = (*before, *now);
            if Some(before) != now.same_a_year_before()
                || self.changed_rule(axes.indicator, office, before, now).is_some()
            {
                break;
            }
            comparable -= 1;
        }
        let (newest, earlier) = known.get(comparable..)?.split_last()?;
        if earlier.len() < 2 {
            return None;
        }
        let words = if earlier.iter().all(|(_, value)| *value < newest.1) {
            "chart_record_high"
        } else if earlier.iter().all(|(_, value)| *value > newest.1) {
            "chart_record_low"
        } else {
            return None;
        };
        let since = RichText::words(self.period_name(earlier.first()?.0));
        Some(self.sentence(words, &[("period", since)]))
    }
}
