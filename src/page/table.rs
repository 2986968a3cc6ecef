//! Tables of figures: indicators by measure, offices by indicator, rankings, series.

use super::address;
use super::composer::{Composer, Scope, Usage};
use super::model::{Cell, Column, KeyFigure, RichText, Row, Table};
use super::table_notes::{MISSING, NOT_ARISEN, Shown};
use crate::content::block::{Measured, OfficeChoice};
use crate::content::calendar::Period;
use crate::content::commentary::{
    ChangePart, Form, PointsStyle, ShareStyle, TargetKind, TargetPart,
};
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::say;
use crate::figure::{Key, Outcome, Unsaid, rules};
use crate::source::Span;
use crate::wording::Unit;

/// The office and period a table is about.
pub(super) type Place = (OfficeId, Period);

impl Composer<'_> {
    /// The office and period of a block; both must be known.
    pub(super) fn place(&self, scope: Scope, span: Span, usage: &mut Usage) -> Option<Place> {
        if scope.period.is_none() {
            usage.problems.push(Diagnostic::new(
                &rules::NO_PERIOD,
                span,
                say!(
                    "khối này cần kỳ báo cáo, bài không khai",
                    "this block needs a period, the article declares none"
                ),
                say!("Thêm `period: …` ở đầu bài.", "Add `period: …` to the front matter."),
            ));
        }
        scope.office.zip(scope.period)
    }

    /// The offices a writer chose.
    pub(super) fn chosen(&self, choice: &OfficeChoice, (office, period): Place) -> Vec<OfficeId> {
        match choice {
            OfficeChoice::Listed(offices) => offices.clone(),
            OfficeChoice::Children => self.children(office, period),
        }
    }

    /// The offices below one that have figures for a period.
    pub(super) fn children(&self, office: OfficeId, period: Period) -> Vec<OfficeId> {
        let (_, end) = self.content().site.calendar.days(period);
        let children = self.content().offices.children(office, end);
        children.filter(|child| self.figures.periods(*child).contains(&period)).collect()
    }

    /// Indicators in rows, measures in columns.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn measure_table(
        &self,
        id: String,
        caption: RichText,
        rows: &[IndicatorId],
        columns: &[Measured],
        (office, period): Place,
        page: &str,
        usage: &mut Usage,
    ) -> Table {
        let mut shown = Vec::new();
        let column = columns.iter().position(|column| *column == Measured::Value);
        let rows = rows
            .iter()
            .enumerate()
            .map(|(row, indicator)| {
                let key = Key { indicator: *indicator, office, period };
                shown.push(Shown { row, column, key });
                let link = self.indicator_link(*indicator);
                let cells =
                    columns.iter().map(|column| self.cell(key, *column, true, usage)).collect();
                Row { head: link.title, href: link.href, cells, total: false }
            })
            .collect();
        let columns = columns
            .iter()
            .map(|column| Column {
                title: self.text(column_name(*column)).to_owned(),
                unit: String::new(),
            })
            .collect();
        self.table(id, caption, self.text("indicator"), columns, rows, &shown, page)
    }

    /// Offices in rows, indicators in columns. The last office is the total if it is the place.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn office_table(
        &self,
        id: String,
        caption: RichText,
        offices: &[OfficeId],
        indicators: &[IndicatorId],
        (own, period): Place,
        page: &str,
        usage: &mut Usage,
    ) -> Table {
        let mut shown = Vec::new();
        let rows = offices
            .iter()
            .enumerate()
            .map(|(row, office)| {
                let cells = indicators
                    .iter()
                    .enumerate()
                    .map(|(column, indicator)| {
                        let key = Key { indicator: *indicator, office: *office, period };
                        shown.push(Shown { row, column: Some(column), key });
                        self.cell(key, Measured::Value, false, usage)
                    })
                    .collect();
                Row {
                    head: self.office_short(*office).to_owned(),
                    href: address::office(&self.content().offices.get(*office).id),
                    cells,
                    total: *office == own,
                }
            })
            .collect();
        self.table(
            id,
            caption,
            self.text("office"),
            self.indicator_columns(indicators),
            rows,
            &shown,
            page,
        )
    }

    /// Offices in order of one figure, with their places.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn ranking_table(
        &self,
        id: String,
        caption: RichText,
        indicator: IndicatorId,
        offices: &[OfficeId],
        top: Option<usize>,
        (_, period): Place,
        page: &str,
        usage: &mut Usage,
    ) -> Table {
        let mut shown = Vec::new();
        let ranked = self.figures.ranking(indicator, period, offices);
        let among = self.among(offices, period);
        let rows = ranked
            .into_iter()
            .take(top.unwrap_or(usize::MAX))
            .enumerate()
            .map(|(row, (office, rank))| {
                let key = Key { indicator, office, period };
                shown.push(Shown { row, column: Some(1), key });
                let mut place = self.wording.rank(rank.place, rank.field, rank.tied);
                // In a column of places the number alone is said.
                place.0.retain(|part| {
                    matches!(
                        part,
                        crate::wording::Part::Figure { measure: crate::wording::Measure::Rank, .. }
                    )
                });
                let mut place = Cell::number(self.marked(place, key, None));
                for mark in place.text.parts.iter_mut().filter_map(|part| part.figure.as_mut()) {
                    mark.among.clone_from(&among);
                }
                let value = self.cell(key, Measured::Value, false, usage);
                Row {
                    head: self.office_short(office).to_owned(),
                    href: address::office(&self.content().offices.get(office).id),
                    cells: vec![place, value],
                    total: false,
                }
            })
            .collect();
        let mut columns =
            vec![Column { title: self.text("column_rank").to_owned(), unit: String::new() }];
        columns.extend(self.indicator_columns(&[indicator]));
        self.table(id, caption, self.text("office"), columns, rows, &shown, page)
    }

    /// The ids of offices ranked among themselves; empty where they are all the offices of one
    /// parent, as a place in a sentence is.
    fn among(&self, offices: &[OfficeId], period: Period) -> String {
        let all = &self.content().offices;
        let parent = offices.first().and_then(|first| all.get(*first).parent);
        let mut beside = parent.map(|parent| self.children(parent, period)).unwrap_or_default();
        let mut chosen = offices.to_vec();
        chosen.retain(|office| self.figures.periods(*office).contains(&period));
        beside.sort_unstable();
        chosen.sort_unstable();
        if parent.is_some() && chosen == beside {
            return String::new();
        }
        let ids: Vec<&str> = offices.iter().map(|office| all.get(*office).id.as_str()).collect();
        ids.join(" ")
    }

    /// Periods in rows, indicators in columns: a series of one office.
    pub(super) fn series_table(
        &self,
        id: String,
        indicators: &[IndicatorId],
        office: OfficeId,
        page: &str,
        usage: &mut Usage,
    ) -> Table {
        let mut shown = Vec::new();
        let rows = self
            .figures
            .periods(office)
            .iter()
            .enumerate()
            .map(|(row, period)| {
                let cells = indicators
                    .iter()
                    .enumerate()
                    .map(|(column, indicator)| {
                        let key = Key { indicator: *indicator, office, period: *period };
                        shown.push(Shown { row, column: Some(column), key });
                        self.cell(key, Measured::Value, false, usage)
                    })
                    .collect();
                Row {
                    head: self.period_title(*period),
                    href: self.period_address(*period, office),
                    cells,
                    total: false,
                }
            })
            .collect();
        let caption = RichText::words(self.office_name(office));
        let columns = self.indicator_columns(indicators);
        self.table(id, caption, self.text("period"), columns, rows, &shown, page)
    }

    /// Periods in rows, offices in columns: one figure over time.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn period_table(
        &self,
        id: String,
        caption: RichText,
        indicator: IndicatorId,
        offices: &[OfficeId],
        periods: &[Period],
        page: &str,
        usage: &mut Usage,
    ) -> Table {
        let mut shown = Vec::new();
        let rows = periods.iter().enumerate().map(|(row, period)| {
            let cells = offices
                .iter()
                .enumerate()
                .map(|(column, office)| {
                    let key = Key { indicator, office: *office, period: *period };
                    shown.push(Shown { row, column: Some(column), key });
                    self.cell(key, Measured::Value, false, usage)
                })
                .collect();
            Row { head: self.period_name(*period), href: String::new(), cells, total: false }
        });
        let rows = rows.collect();
        let unit = &self.content().indicators.get(indicator).unit;
        let columns = offices
            .iter()
            .map(|office| Column {
                title: self.office_short(*office).to_owned(),
                unit: self.wording.unit_heading(unit).to_owned(),
            })
            .collect();
        self.table(id, caption, self.text("period"), columns, rows, &shown, page)
    }

    /// Offices in rows, periods in columns: one figure of many offices over time.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn offices_over_time(
        &self,
        id: String,
        caption: RichText,
        indicator: IndicatorId,
        offices: &[OfficeId],
        periods: &[Period],
        page: &str,
        usage: &mut Usage,
    ) -> Table {
        let mut shown = Vec::new();
        let mut rows = Vec::new();
        for (row, office) in offices.iter().enumerate() {
            let keys =
                periods.iter().map(|period| Key { indicator, office: *office, period: *period });
            let keys: Vec<Key> = keys.collect();
            let of_row = keys.iter().enumerate();
            shown.extend(of_row.map(|(column, key)| Shown {
                row,
                column: Some(column),
                key: *key,
            }));
            let cells = keys.into_iter().map(|key| self.cell(key, Measured::Value, false, usage));
            rows.push(Row {
                head: self.office_short(*office).to_owned(),
                href: address::office(&self.content().offices.get(*office).id),
                cells: cells.collect(),
                total: false,
            });
        }
        let unit = &self.content().indicators.get(indicator).unit;
        let columns = periods.iter().map(|period| Column {
            title: self.period_name(*period),
            unit: self.wording.unit_heading(unit).to_owned(),
        });
        let columns = columns.collect();
        self.table(id, caption, self.text("office"), columns, rows, &shown, page)
    }

    fn indicator_columns(&self, indicators: &[IndicatorId]) -> Vec<Column> {
        indicators
            .iter()
            .map(|indicator| {
                let declared = self.content().indicators.get(*indicator);
                Column {
                    title: self.said(&declared.name).to_owned(),
                    unit: self.wording.unit_heading(&declared.unit).to_owned(),
                }
            })
            .collect()
    }

    #[allow(clippy::too_many_arguments)]
    fn table(
        &self,
        id: String,
        caption: RichText,
        stub: &str,
        columns: Vec<Column>,
        mut rows: Vec<Row>,
        shown: &[Shown],
        page: &str,
    ) -> Table {
        let notes = self.table_notes(&mut rows, shown);
        let csv = format!("{page}{id}.csv");
        Table { id, caption, stub: stub.to_owned(), columns, rows, notes, csv }
    }

    /// One measure of one figure as a cell; `with_unit` where the column has no unit of its own.
    fn cell(&self, key: Key, measured: Measured, with_unit: bool, usage: &mut Usage) -> Cell {
        let percent = self.figures.indicator(key).unit == Unit::Percent;
        let value_form = if with_unit { Form::Value } else { Form::Number };
        let form = match measured {
            Measured::Value => value_form,
            Measured::Same => Form::Same,
            Measured::ChangeAmount if percent => Form::Points(PointsStyle::Points),
            Measured::ChangeAmount => Form::Change(ChangePart::Amount),
            Measured::ChangePercent if percent => Form::Points(PointsStyle::Points),
            Measured::ChangePercent => Form::Change(ChangePart::Percent),
            Measured::TargetValue => {
                Form::Target { part: TargetPart::Value, kind: TargetKind::FullYear }
            }
            Measured::TargetGap => {
                Form::Target { part: TargetPart::Gap, kind: TargetKind::FullYear }
            }
            Measured::Share => Form::Share { of: None, style: ShareStyle::Number },
        };
        let mark = |text: &str| Cell::number(RichText::words(text));
        if self.figures.outcome(key) == Outcome::NotArisen && measured == Measured::Value {
            return mark(NOT_ARISEN);
        }
        match self.figure_text(key, &form, None, usage) {
            Ok(text) => Cell::number(text),
            Err(Unsaid::NoValue(Outcome::NotArisen)) => mark(NOT_ARISEN),
            Err(Unsaid::NoValue(_)) => mark(MISSING),
            Err(Unsaid::NoTarget | Unsaid::NoBase | Unsaid::DoesNotFit) => mark(""),
        }
    }

    /// A large figure with its change and its target.
    pub(super) fn key_figure(
        &self,
        indicator: IndicatorId,
        (office, period): Place,
        usage: &mut Usage,
    ) -> Option<KeyFigure> {
        let key = Key { indicator, office, period };
        let percent = self.figures.indicator(key).unit == Unit::Percent;
        let value = self.figure_text(key, &Form::Value, None, usage).ok()?;
        let change = if percent {
            Form::Points(PointsStyle::Points)
        } else {
            Form::Change(ChangePart::Both)
        };
        let mut notes = Vec::new();
        if let Ok(change) = self.figure_text(key, &change, None, usage) {
            notes.push(self.around("compared_with_same", "{change}", change));
        }
        let target = Form::Target { part: TargetPart::Full, kind: TargetKind::FullYear };
        notes.extend(self.figure_text(key, &target, None, usage));
        let note = self.rounding_note(notes.iter().chain([&value]));
        notes.extend(note.map(RichText::words));
        let link = self.indicator_link(indicator);
        Some(KeyFigure { label: link.title, value, notes, href: link.href })
    }

    /// A text of the pages' own words around a figure: the words before and after a slot.
    pub(super) fn around(&self, words: &str, slot: &str, figure: RichText) -> RichText {
        let words = self.text(words);
        let (before, after) = words.split_once(slot).unwrap_or((words, ""));
        let mut text = RichText::default();
        text.push_words(before);
        text.append(figure);
        text.push_words(after);
        text
    }
}

fn column_name(measured: Measured) -> &'static str {
    match measured {
        Measured::Value => "column_value",
        Measured::Same => "column_same",
        Measured::ChangeAmount => "column_change",
        Measured::ChangePercent => "column_change_percent",
        Measured::TargetValue => "column_target",
        Measured::TargetGap => "column_gap",
        Measured::Share => "column_share",
    }
}
