//! Charts: which figures are drawn, where they stand on their scale, and the same in sentences.
//!
//! A chart says its finding in its title, describes itself in words computed from the same
//! figures, and carries its table; nobody needs to see the picture. Where a figure is missing the
//! chart says so and draws no line across the gap.

mod compare;
mod multiples;
mod over_time;
mod parts;
mod scale;
mod series;
mod summary;
mod target;

use super::composer::{Composer, Usage};
use super::model::chart::{Chart, Plot};
use super::model::{Quoting, RichText};
use super::table::Place;
use crate::content::block::ChartKind;
use crate::content::commentary::{ChangePart, Form, PointsStyle};
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::diagnostic::{Diagnostic, say};
use crate::figure::{Key, Unsaid, rules};
use crate::number::Exact;
use crate::source::Span;
use crate::wording::Unit;

/// A chart that is ordered: where it stands, what it shows.
pub(super) struct Ordered<'a> {
    /// Its name within the page.
    pub id: String,
    /// The address of the page.
    pub page: &'a str,
    /// What kind.
    pub show: ChartKind,
    /// Of what.
    pub figure: IndicatorId,
    /// Offices compared.
    pub offices: Vec<OfficeId>,
    /// The office and period the text speaks of.
    pub place: Place,
}

/// What a kind of chart decides: the rest is the same for all.
struct Drawn {
    title: RichText,
    subject: String,
    description: Vec<RichText>,
    plot: Plot,
    notes: Vec<Quoting>,
    table: super::model::Table,
}

impl Drawn {
    fn chart(self, ordered: &Ordered<'_>) -> Chart {
        let Self { title, subject, description, plot, notes, table } = self;
        let id = ordered.id.clone();
        let svg = format!("{}{id}.svg", ordered.page);
        Chart { id, title, subject, description, plot, notes, table, svg }
    }
}

impl Composer<'_> {
    /// A chart; nothing and a problem where no figure can be drawn.
    pub(super) fn chart(
        &self,
        ordered: &Ordered<'_>,
        span: Span,
        usage: &mut Usage,
    ) -> Option<Chart> {
        let Some(drawn) = self.drawn(ordered, usage) else {
            let id = &self.content().indicators.get(ordered.figure).id;
            usage.problems.push(Diagnostic::new(
                &rules::NO_VALUE,
                span,
                say!("không có số liệu `{id}` để vẽ biểu đồ này", "there are no values of `{id}` to draw this chart from"),
                say!("Xem lại `figure`, `offices` và kỳ của bài; biểu đồ `target` cần chỉ tiêu, `parts` cần các phần của tổng.", "Check `figure`, `offices` and the period of the article; `target` needs a target, `parts` the parts of a whole."),
            ));
            return None;
        };
        Some(drawn.chart(ordered))
    }

    fn drawn(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        let mut drawn = self.plotted(ordered, usage)?;
        let cells = drawn.table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
        let texts = std::iter::once(&drawn.title).chain(&drawn.description).chain(cells);
        let note = self.rounding_note(texts);
        drawn.notes.extend(note.map(Into::into));
        Some(drawn)
    }

    fn plotted(&self, ordered: &Ordered<'_>, usage: &mut Usage) -> Option<Drawn> {
        match ordered.show {
            ChartKind::Compare => self.compare(ordered, usage),
            ChartKind::Series => self.series(ordered, usage),
            ChartKind::Multiples => self.multiples(ordered, usage),
            ChartKind::Target => self.against_target(ordered, usage),
            ChartKind::Parts => self.parts(ordered, usage),
        }
    }

    /// A value as a chart prints it, marked.
    fn chart_value(&self, key: Key, usage: &mut Usage) -> Option<(Exact, RichText)> {
        let crate::figure::Outcome::Known(value) = self.figures.outcome(key) else { return None };
        let phrase = self.wording.short(&self.quantity(key, value)).ok()?;
        usage.shown.insert(key);
        Some((value, self.marked(phrase, key, None)))
    }

    /// A figure in a form, where it can be said.
    fn if_said(&self, key: Key, form: &Form, usage: &mut Usage) -> Option<RichText> {
        let said: Result<RichText, Unsaid> = self.figure_text(key, form, None, usage);
        said.ok().filter(|text| text.parts.iter().any(|part| part.figure.is_some()))
    }

    /// A value in a title: money in tỷ đồng, the full amount being in the words below.
    fn headline_value(&self, key: Key, usage: &mut Usage) -> Option<RichText> {
        let form = match self.content().indicators.get(key.indicator).unit {
            Unit::Money => Form::Billions,
            _ => Form::Value,
        };
        self.if_said(key, &form, usage).or_else(|| self.if_said(key, &Form::Value, usage))
    }

    /// A change against the same period, as fits the unit.
    fn chart_change(&self, key: Key, usage: &mut Usage) -> Option<RichText> {
        let form = match self.content().indicators.get(key.indicator).unit {
            Unit::Percent => Form::Points(PointsStyle::Points),
            Unit::Money => Form::Change(ChangePart::Percent),
            _ => Form::Change(ChangePart::Both),
        };
        self.figure_text(key, &form, None, usage).ok().filter(|text| !text.is_empty())
    }

    /// A sentence of the pages' own words with marked texts in its slots.
    pub(super) fn sentence(&self, words: &str, slots: &[(&str, RichText)]) -> RichText {
        let mut text = RichText::default();
        let mut rest = self.text(words);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            text.push_words(before);
            if let Some((_, filled)) = slots.iter().find(|(slot, _)| *slot == name) {
                text.append(filled.clone());
            }
            rest = after;
        }
        text.push_words(rest);
        text
    }

    /// `Tỷ lệ thi hành xong về việc (%)`.
    fn measured(&self, figure: IndicatorId, unit: &str) -> String {
        let name = self.said(&self.content().indicators.get(figure).name);
        if unit.is_empty() { name.to_owned() } else { format!("{name} ({unit})") }
    }

    /// Said where money is shortened: the full amounts are in the table.
    fn shortened(&self, size: i64) -> Option<Quoting> {
        (size > 1).then(|| self.text("chart_shortened").into())
    }
}
