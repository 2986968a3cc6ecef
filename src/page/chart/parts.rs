//! The parts of a whole: one bar, each part with its amount and its share.

use super::{Drawn, Ordered};
use crate::content::block::Measured;
use crate::content::commentary::{Form, ShareStyle};
use crate::content::indicator::IndicatorId;
use crate::figure::Key;
use crate::number::Exact;
use crate::page::composer::{Composer, Usage};
use crate::page::model::chart::{Bar, Plot};
use crate::page::model::{Quoting, RichText};

impl Composer<'_> {
    /// The parts of a whole: the family of shares declared for it, or the indicators that name it
    /// as their whole.
    pub(super) fn parts(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let (office, period) = ordered.place;
        let key = |indicator| Key { indicator, office, period };
        let whole = self.figures.outcome(key(ordered.figure)).counted()?;
        let place = |sum: Exact| -> Option<u32> {
            let part = sum.div(whole).ok()??.mul(Exact::whole(10_000)).ok()?.round(0).ok()?;
            u32::try_from(part.mantissa()).ok()
        };
        let (known, absent): (Vec<IndicatorId>, Vec<IndicatorId>) = self
            .parts_of(ordered)
            .into_iter()
            .partition(|part| self.figures.outcome(key(*part)).counted().is_some());
        let parts: Vec<(IndicatorId, Exact)> = known
            .into_iter()
            .filter_map(|part| Some((part, self.figures.outcome(key(part)).counted()?)))
            .collect();
        let sum = parts.iter().try_fold(Exact::ZERO, |sum, (_, value)| sum.add(*value).ok())?;
        let negative = parts.iter().any(|(_, value)| *value < Exact::ZERO);
        if parts.is_empty() || negative || whole <= Exact::ZERO || sum > whole {
            return None;
        }
        let share = Form::Share { of: None, style: ShareStyle::Number };
        let largest = parts.iter().max_by_key(|(_, value)| *value)?.0;
        let name = |id| self.said(&self.content().indicators.get(id).name);
        let mut bars = Vec::new();
        let mut description = Vec::new();
        let mut largest_share = RichText::default();
        let mut reached = Exact::ZERO;
        for (part, value) in &parts {
            let from = reached;
            reached = reached.add(*value).ok()?;
            let short = self.chart_value(key(*part), usage).map(|(_, text)| text);
            // What has not arisen has no number to print, and no width.
            let Some(short) = short else { continue };
            let said = self.figure_text(key(*part), &share, Some(ordered.figure), usage).ok()?;
            let full = self.figure_text(key(*part), &Form::Value, None, usage).ok()?;
            if *part == largest {
                largest_share = said.clone();
            }
            let words =
                [("part", RichText::words(name(*part))), ("value", full), ("share", said.clone())];
            description.push(self.sentence("chart_part", &words));
            bars.push(Bar {
                label: name(*part).to_owned(),
                value: self.sentence("chart_part_value", &[("value", short), ("share", said)]),
                stretch: Some((place(from)?, place(reached)?)),
                stands_out: *part == largest,
            });
        }
        let title = self.sentence(
            "chart_parts_title",
            &[
                ("part", RichText::words(name(largest))),
                ("share", largest_share),
                ("whole", RichText::words(inside_a_sentence(name(ordered.figure)))),
            ],
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
        let columns = [Measured::Value, Measured::Share];
        let table = self.measure_table(
            format!("{}-bang", ordered.id),
            RichText::words(subject.clone()),
            &rows,
            &columns,
            ordered.place,
            ordered.page,
            usage,
        );
        let mut notes: Vec<Quoting> = self.shortened(size).into_iter().collect();
        if !absent.is_empty() {
            let names: Vec<&str> = absent.into_iter().map(name).collect();
            let absent = self.text("chart_part_absent").replace("{parts}", &names.join("; "));
            notes.push(absent.as_str().into());
        } else if sum < whole {
            notes.push(self.text("chart_part_rest").into());
        }
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

/// A name that stands at the head of a list, inside a sentence: its first letter small, unless it
/// is written in capitals.
fn inside_a_sentence(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next();
    let rest = letters.as_str();
    match first {
        Some(first) if !rest.starts_with(char::is_uppercase) => {
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => name.to_owned(),
    }
}
