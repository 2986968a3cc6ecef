//! Charts of one moment: offices compared, a value against its target, the parts of a whole.

use super::scale::Scale;
use super::{Drawn, Ordered};
use crate::content::commentary::{Form, ShareStyle, TargetKind, TargetPart};
use crate::content::indicator::IndicatorId;
use crate::figure::{Key, Outcome};
use crate::number::Exact;
use crate::page::composer::{Composer, Usage};
use crate::page::model::RichText;
use crate::page::model::chart::{Bar, Plot, Target};

impl Composer<'_> {
    /// Offices in order of a figure, those without a value last.
    pub(super) fn compare(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (own, period) = ordered.place;
        let indicator = ordered.figure;
        let ranked = self.figures.ranking(indicator, period, &ordered.offices);
        let most = ranked.iter().filter_map(|(office, _)| {
            self.figures.outcome(Key { indicator, office: *office, period }).counted()
        });
        let most = most.max()?;
        let scale = Scale::from_zero(most).ok()?;
        let unit = &self.content().indicators.get(indicator).unit;
        let (size, unit) = self.wording.axis_unit(unit, most);
        let mut bars = Vec::new();
        for (office, _) in &ranked {
            let key = Key { indicator, office: *office, period };
            let (value, text) = self.chart_value(key, usage)?;
            bars.push(Bar {
                label: self.office_short(*office).to_owned(),
                value: text,
                length: Some(scale.place(value).ok()?),
                stands_out: *office == own,
            });
        }
        for office in &ordered.offices {
            let key = Key { indicator, office: *office, period };
            let absent = match self.figures.outcome(key) {
                Outcome::Known(_) => continue,
                Outcome::NotArisen => crate::wording::Absence::NotArisen,
                Outcome::Missing => crate::wording::Absence::Missing,
                Outcome::Undefined => crate::wording::Absence::Undefined,
            };
            bars.push(Bar {
                label: self.office_short(*office).to_owned(),
                value: RichText::words(self.wording.absent(absent).plain()),
                length: None,
                stands_out: *office == own,
            });
        }
        let (first, last) = (ranked.first()?, ranked.last()?);
        let named = |office| RichText::words(self.office_short(office));
        let value = |office, usage: &mut Usage| {
            self.if_said(Key { indicator, office, period }, &Form::Value, usage)
        };
        let (best, least) = (value(first.0, usage)?, value(last.0, usage)?);
        let name = RichText::words(self.said(&self.content().indicators.get(indicator).name));
        let title = self.sentence(
            if ranked.len() > 1 { "chart_compare_title" } else { "chart_single_title" },
            &[
                ("indicator", name),
                ("first", named(first.0)),
                ("best", best),
                ("last", named(last.0)),
                ("least", least),
            ],
        );
        let mut description = vec![RichText::words(
            self.text("chart_compare_count").replace("{count}", &ranked.len().to_string()),
        )];
        let whole = Key { indicator, office: own, period };
        if !ordered.offices.contains(&own)
            && let Some(value) = self.if_said(whole, &Form::Value, usage)
        {
            description.push(
                self.sentence("chart_compare_whole", &[("office", named(own)), ("value", value)]),
            );
        }
        let subject = format!("{}, {}", self.measured(indicator, &unit), self.period_name(period));
        let caption = RichText::words(subject.clone());
        let table = self.ranking_table(
            format!("{}-bang", ordered.id),
            caption,
            indicator,
            &ordered.offices,
            None,
            ordered.place,
            ordered.page,
            usage,
        );
        let notes = self.shortened(size).into_iter().collect();
        Some(Drawn { title, subject, description, plot: Plot::Bars(bars), notes, table })
    }

    /// A value against its full-year target and what would be due by now.
    pub(super) fn against_target(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (office, period) = ordered.place;
        let key = Key { indicator: ordered.figure, office, period };
        let due = self.figures.due(key)?;
        let (full_year, in_proportion) = (due.full_year, due.in_proportion);
        let (value, text) = self.chart_value(key, usage)?;
        let scale = Scale::from_zero(value.max(full_year)).ok()?;
        let said =
            |part, kind, usage: &mut Usage| self.if_said(key, &Form::Target { part, kind }, usage);
        let target = said(TargetPart::Value, TargetKind::FullYear, usage)?;
        let full = said(TargetPart::Full, TargetKind::FullYear, usage)?;
        let progress = said(TargetPart::Value, TargetKind::Progress, usage);
        let indicator = &self.content().indicators.get(ordered.figure);
        let name = RichText::words(self.said(&indicator.name));
        let plain = self.if_said(key, &Form::Value, usage)?;
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
        let columns = [
            crate::content::block::Measured::Value,
            crate::content::block::Measured::TargetValue,
            crate::content::block::Measured::TargetGap,
        ];
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
            value: (scale.place(value).ok()?, text),
            target: (
                scale.place(full_year).ok()?,
                self.sentence("chart_target_mark", &[("value", target)]),
            ),
            due,
        });
        Some(Drawn { title, subject, description, plot, notes: Vec::new(), table })
    }

    /// The parts of a whole: the family of shares declared for it, or the indicators that name it
    /// as their whole.
    pub(super) fn parts(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (office, period) = ordered.place;
        let key = |indicator| Key { indicator, office, period };
        let whole = self.figures.outcome(key(ordered.figure)).counted()?;
        let scale_of = |value: Exact| -> Option<u32> {
            let part = value.div(whole).ok()??.mul(Exact::whole(10_000)).ok()?.round(0).ok()?;
            u32::try_from(part.mantissa()).ok()
        };
        let parts: Vec<(IndicatorId, Exact)> = self
            .parts_of(ordered)
            .into_iter()
            .filter_map(|part| Some((part, self.figures.outcome(key(part)).counted()?)))
            .filter(|(_, value)| *value >= Exact::ZERO)
            .collect();
        let sum = parts.iter().try_fold(Exact::ZERO, |sum, (_, value)| sum.add(*value).ok())?;
        if parts.is_empty() || whole.is_zero() || sum > whole {
            return None;
        }
        let share = Form::Share { of: None, style: ShareStyle::Number };
        let largest = parts.iter().max_by_key(|(_, value)| *value)?.0;
        let mut bars = Vec::new();
        let mut description = Vec::new();
        let mut largest_share = RichText::default();
        for (part, value) in &parts {
            let name = self.said(&self.content().indicators.get(*part).name).to_owned();
            let (_, text) = self.chart_value(key(*part), usage)?;
            let said = self.figure_text(key(*part), &share, Some(ordered.figure), usage).ok()?;
            if *part == largest {
                largest_share = said.clone();
            }
            description.push(self.sentence(
                "chart_part",
                &[
                    ("part", RichText::words(name.clone())),
                    ("value", text.clone()),
                    ("share", said.clone()),
                ],
            ));
            bars.push(Bar {
                label: name,
                value: self.sentence("chart_part_value", &[("value", text), ("share", said)]),
                length: Some(scale_of(*value)?),
                stands_out: *part == largest,
            });
        }
        let name = |id| RichText::words(self.said(&self.content().indicators.get(id).name));
        let title = self.sentence(
            "chart_parts_title",
            &[("part", name(largest)), ("share", largest_share), ("whole", name(ordered.figure))],
        );
        let declared = self.content().indicators.get(ordered.figure);
        let (size, unit) = self.wording.axis_unit(&declared.unit, whole);
        let subject = format!(
            "{}, {}, {}",
            self.measured(ordered.figure, &unit),
            self.office_short(office),
            self.period_name(period)
        );
        let mut rows: Vec<IndicatorId> = parts.iter().map(|(part, _)| *part).collect();
        rows.push(ordered.figure);
        let columns =
            [crate::content::block::Measured::Value, crate::content::block::Measured::Share];
        let table = self.measure_table(
            format!("{}-bang", ordered.id),
            RichText::words(subject.clone()),
            &rows,
            &columns,
            ordered.place,
            ordered.page,
            usage,
        );
        let notes = self.shortened(size).into_iter().collect();
        Some(Drawn { title, subject, description, plot: Plot::Parts(bars), notes, table })
    }

    fn parts_of(&self, ordered: &Ordered<'_>) -> Vec<IndicatorId> {
        let indicators = &self.content().indicators;
        let (_, end) = self.content().site.calendar.days(ordered.place.1);
        let family = indicators.families().iter().find(|family| {
            family.whole == ordered.figure
                && family.from.is_none_or(|from| from <= end)
                && family.until.is_none_or(|until| end <= until)
        });
        match family {
            Some(family) => family.parts.clone(),
            None => indicators
                .iter()
                .filter(|(_, indicator)| indicator.part_of == Some(ordered.figure))
                .map(|(id, _)| id)
                .collect(),
        }
    }
}
