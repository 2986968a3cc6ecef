//! Offices compared: bars in order of a figure.

use super::scale::Scale;
use super::{Drawn, Ordered};
use crate::content::commentary::Form;
use crate::content::indicator::Better;
use crate::content::office::OfficeId;
use crate::figure::{Key, Outcome};
use crate::number::Exact;
use crate::page::composer::{Composer, Usage};
use crate::page::model::RichText;
use crate::page::model::chart::{Bar, Bars, Plot};
use crate::wording::{Absence, Unit};

/// How many offices that share a place are named.
const NAMED: usize = 3;

impl Composer<'_> {
    /// Offices in order of a figure, those without a value last.
    pub(super) fn compare(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (own, period) = ordered.place;
        let indicator = ordered.figure;
        let key = |office| Key { indicator, office, period };
        let ranked: Vec<(OfficeId, Exact)> = self
            .figures
            .ranking(indicator, period, &ordered.offices)
            .into_iter()
            .filter_map(|(office, _)| Some((office, self.figures.outcome(key(office)).counted()?)))
            .collect();
        let values = || ranked.iter().map(|(_, value)| *value);
        let (least, most) = (values().min()?, values().max()?);
        let scale = Scale::with_zero(least, most).ok()?;
        let zero = scale.place(Exact::ZERO).ok()?;
        let declared = self.content().indicators.get(indicator);
        let (size, unit) = self.wording.axis_unit(&declared.unit, most.max(least.abs()));
        let mut bars = Vec::new();
        for (office, value) in &ranked {
            let place = scale.place(*value).ok()?;
            bars.push(Bar {
                label: self.office_short(*office).to_owned(),
                value: self.chart_value(key(*office), usage)?.1,
                stretch: Some((zero.min(place), zero.max(place))),
                stands_out: *office == own,
            });
        }
        for office in &ordered.offices {
            let absent = match self.figures.outcome(key(*office)) {
                Outcome::Known(_) => continue,
                Outcome::NotArisen => Absence::NotArisen,
                Outcome::Missing => Absence::Missing,
                Outcome::Undefined => Absence::Undefined,
            };
            bars.push(Bar {
                label: self.office_short(*office).to_owned(),
                value: RichText::words(self.wording.absent(absent).plain()),
                stretch: None,
                stands_out: *office == own,
            });
        }
        let title = self.compared_title(ordered, &ranked, (least, most), usage)?;
        let mut description = vec![RichText::words(
            self.text("chart_compare_count").replace("{count}", &ranked.len().to_string()),
        )];
        let mut whole = None;
        if !ordered.offices.contains(&own)
            && let Some(value) = self.if_said(key(own), &Form::Value, usage)
        {
            let named = RichText::words(self.office_short(own));
            let said = self.sentence("chart_compare_whole", &[("office", named), ("value", value)]);
            // A sum of all offices would push their bars into a corner; a rate lies among theirs.
            if declared.unit == Unit::Percent
                && let Outcome::Known(value) = self.figures.outcome(key(own))
                && least.min(Exact::ZERO) <= value
                && value <= most
            {
                whole = Some((scale.place(value).ok()?, said.clone()));
            }
            description.push(self.sentence("chart_sentence", &[("words", said)]));
        }
        let subject = format!("{}, {}", self.measured(indicator, &unit), self.period_name(period));
        let table = self.ranking_table(
            format!("{}-bang", ordered.id),
            RichText::words(subject.clone()),
            indicator,
            &ordered.offices,
            None,
            ordered.place,
            ordered.page,
            usage,
        );
        let notes = self.shortened(size).into_iter().collect();
        let plot = Plot::Bars(Bars { zero, bars, whole });
        Some(Drawn { title, subject, description, plot, notes, table })
    }

    /// The finding: who has most and who has least.
    fn compared_title(
        &self,
        ordered: &Ordered<'_>,
        ranked: &[(OfficeId, Exact)],
        (least, most): (Exact, Exact),
        usage: &mut Usage,
    ) -> Option<RichText> {
        let (_, period) = ordered.place;
        let indicator = ordered.figure;
        let declared = self.content().indicators.get(indicator);
        let with = |value| -> Vec<OfficeId> {
            ranked.iter().filter(|r| r.1 == value).map(|r| r.0).collect()
        };
        let (highest, lowest) = (with(most), with(least));
        let value = |offices: &[OfficeId], usage: &mut Usage| {
            let office = *offices.first()?;
            self.headline_value(Key { indicator, office, period }, usage)
        };
        let words = match declared.better {
            _ if ranked.len() == 1 => "chart_single_title",
            _ if least == most => "chart_equal_title",
            Better::Higher => "chart_compare_title",
            Better::Lower => "chart_compare_title_lower",
        };
        let count = RichText::words(ranked.len().to_string());
        Some(self.sentence(
            words,
            &[
                ("indicator", RichText::words(self.said(&declared.name))),
                ("highest", RichText::words(self.names(&highest))),
                ("most", value(&highest, usage)?),
                ("lowest", RichText::words(self.names(&lowest))),
                ("least", value(&lowest, usage)?),
                ("count", count),
            ],
        ))
    }

    /// Offices by their short names; where they are many, how many.
    fn names(&self, offices: &[OfficeId]) -> String {
        if offices.len() > NAMED {
            return self.text("chart_offices").replace("{count}", &offices.len().to_string());
        }
        self.office_list(offices)
    }

    /// Offices by their short names.
    pub(super) fn office_list(&self, offices: &[OfficeId]) -> String {
        let names: Vec<&str> = offices.iter().map(|office| self.office_short(*office)).collect();
        names.join(", ")
    }
}
