//! A value against its target for the full year, and what would be due by now.

use super::scale::Scale;
use super::{Drawn, Ordered};
use crate::content::block::Measured;
use crate::content::commentary::{Form, TargetKind, TargetPart};
use crate::figure::Key;
use crate::number::Exact;
use crate::page::composer::{Composer, Usage};
use crate::page::model::RichText;
use crate::page::model::chart::{Plot, Target};

impl Composer<'_> {
    /// A value against its full-year target and what would be due by now.
    pub(super) fn against_target(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (office, period) = ordered.place;
        let key = Key { indicator: ordered.figure, office, period };
        let due = self.figures.due(key)?;
        let (full_year, in_proportion) = (due.full_year, due.in_proportion);
        let (value, text) = self.chart_value(key, usage)?;
        let scale = Scale::with_zero(value.min(full_year), value.max(full_year)).ok()?;
        let said =
            |part, kind, usage: &mut Usage| self.if_said(key, &Form::Target { part, kind }, usage);
        let target = said(TargetPart::Value, TargetKind::FullYear, usage)?;
        let full = said(TargetPart::Full, TargetKind::FullYear, usage)?;
        let progress = said(TargetPart::Value, TargetKind::Progress, usage);
        let indicator = &self.content().indicators.get(ordered.figure);
        let name = RichText::words(self.said(&indicator.name));
        let plain = self.headline_value(key, usage)?;
        let title = self.sentence(
            "chart_target_title",
            &[("indicator", name), ("value", plain), ("target", full)],
        );
        let mut description = Vec::new();
        let is_full_year = in_proportion.is_none_or(|due| due == full_year);
        let due = match (in_proportion, progress) {
            (Some(place), Some(text)) if !is_full_year => {
                if let Some(said) = said(TargetPart::Full, TargetKind::Progress, usage) {
                    description.push(self.sentence("chart_target_progress", &[("target", said)]));
                }
                let text = self.sentence("chart_due", &[("value", text)]);
                Some((scale.place(place).ok()?, text))
            }
            _ => None,
        };
        let (_, unit) = self.wording.axis_unit(&indicator.unit, value);
        let subject = format!(
            "{}, {}, {}",
            self.measured(ordered.figure, &unit),
            self.office_short(office),
            self.period_name(period)
        );
        let columns = [Measured::Value, Measured::TargetValue, Measured::TargetGap];
        let table = self.measure_table(
            format!("{}-bang", ordered.id),
            RichText::words(subject.clone()),
            &[ordered.figure],
            &columns,
            ordered.place,
            ordered.page,
            usage,
        );
        let plot = Plot::Target(Target {
            zero: scale.place(Exact::ZERO).ok()?,
            value: (scale.place(value).ok()?, text),
            target: (
                scale.place(full_year).ok()?,
                self.sentence("chart_target_mark", &[("value", target)]),
            ),
            due,
        });
        Some(Drawn { title, subject, description, plot, notes: Vec::new(), table })
    }
}
