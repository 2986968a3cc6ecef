//! What becomes a workbook: the tables of a page, and the published data of the site.

use super::csv_file::{heading, plain_value};
use super::published;
use super::workbook::{self, Cell, Sheet};
use crate::page::Composer;
use crate::page::model::{self, Page, Sources};

/// Columns of the published data that hold numbers.
const NUMBERS: [&str; 6] = ["scale", "value", "line", "at_least", "at_most", "decimals"];

/// The tables of a page; nothing for a page without.
pub fn of_page(page: &Page, composer: &Composer<'_>) -> Option<Vec<u8>> {
    let tables = page.body.tables();
    if tables.is_empty() {
        return None;
    }
    let table_word = composer.word("table");
    let named = |at: usize| format!("{table_word} {}", at + 1);
    let mut notes = Notes::new(composer, &page.head.title, &page.head.canonical);
    for (at, table) in tables.iter().enumerate() {
        notes.add(&named(at), table.caption.plain());
        for note in &table.notes {
            notes.add(&named(at), note.clone());
        }
    }
    if let Some(sources) = page.body.sources() {
        notes.sources(sources);
    }
    let mut sheets = vec![notes.sheet(&page.head.title)];
    sheets
        .extend(tables.iter().enumerate().map(|(at, table)| of_table(named(at), table, composer)));
    made(&page.head.title, composer, &sheets)
}

/// All published data.
pub fn of_site(composers: &[&Composer<'_>]) -> Option<Vec<u8>> {
    let composer = composers.first()?;
    let title = composer.word("data");
    let address = format!("{}{}", composer.base_url(), crate::page::address::DATA);
    let notes = Notes::new(composer, title, &address);
    let mut sheets = vec![notes.sheet(title)];
    for (name, (headings, rows)) in published::tables(composers) {
        let numeric: Vec<bool> = headings.iter().map(|h| NUMBERS.contains(&h.as_str())).collect();
        let rows = rows.into_iter().map(|row| {
            let cells = row.into_iter().zip(&numeric).map(|(text, numeric)| match *numeric {
                true if !text.is_empty() => Cell::Number(text, String::new()),
                _ => Cell::Text(text),
            });
            cells.collect()
        });
        let rows = rows.collect();
        sheets.push(Sheet { name: name.to_owned(), title: name.to_owned(), headings, rows });
    }
    made(title, composer, &sheets)
}

/// A workbook is refused only beyond the limits of its format, which [`workbook`] keeps.
fn made(title: &str, composer: &Composer<'_>, sheets: &[Sheet]) -> Option<Vec<u8>> {
    let written = workbook::write(title, composer.publisher(), sheets);
    debug_assert!(written.is_ok(), "{written:?}");
    written.ok()
}

fn of_table(name: String, table: &model::Table, composer: &Composer<'_>) -> Sheet {
    let columns = table.columns.iter().map(|column| heading(&column.title, &column.unit));
    let headings = std::iter::once(table.stub.clone()).chain(columns).collect();
    let value = |(cell, column): (&model::Cell, &model::Column)| match plain_value(cell) {
        // A column that names its unit names it once.
        Some(number) if column.unit.is_empty() => {
            Cell::Number(number.to_owned(), unit_of(cell, composer))
        }
        Some(number) => Cell::Number(number.to_owned(), String::new()),
        None => Cell::Text(cell.text.plain()),
    };
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().zip(&table.columns).map(value);
        std::iter::once(Cell::Text(row.head.clone())).chain(cells).collect()
    });
    Sheet { name, title: table.caption.plain(), headings, rows: rows.collect() }
}

/// The unit a cell prints behind its number. An amount said in words (thousands, millions) has the
/// unit of its indicator, since the sheet has it in full.
fn unit_of(cell: &model::Cell, composer: &Composer<'_>) -> String {
    let Some(part) = cell.text.parts.iter().find(|part| part.figure.is_some()) else {
        return String::new();
    };
    let behind =
        part.text.rfind(|c: char| c.is_ascii_digit()).and_then(|at| part.text.get(at + 1..));
    let Some(behind) = behind.map(str::trim).filter(|behind| !behind.is_empty()) else {
        return String::new();
    };
    let digits = |text: &str| -> String {
        text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0').collect()
    };
    let indicators = &composer.content().indicators;
    let figure = part.figure.as_ref();
    match figure.and_then(|figure| Some((figure, indicators.find(&figure.indicator)?))) {
        Some((figure, indicator)) if digits(&part.text) != digits(&figure.value) => {
            composer.wording().unit_heading(&indicators.get(indicator).unit).to_owned()
        }
        _ => behind.to_owned(),
    }
}

/// The sheet of notes: what a line is about, and what is to be said of it.
struct Notes<'a> {
    composer: &'a Composer<'a>,
    rows: Vec<Vec<Cell>>,
}

impl<'a> Notes<'a> {
    fn new(composer: &'a Composer<'_>, title: &str, address: &str) -> Self {
        let mut notes = Self { composer, rows: Vec::new() };
        notes.add(composer.word("workbook_title"), title.to_owned());
        notes.add(composer.word("office"), composer.publisher().to_owned());
        notes.add(composer.word("workbook_address"), address.to_owned());
        let licence = composer.licence();
        if !licence.is_empty() {
            notes.add(composer.word("licence"), licence);
        }
        notes
    }

    fn add(&mut self, about: &str, text: String) {
        self.rows.push(vec![Cell::Text(about.to_owned()), Cell::Text(text)]);
    }

    /// Documents with their status and nature, as the page lists them.
    fn sources(&mut self, sources: &Sources) {
        if !sources.notice.is_empty() {
            self.add(self.composer.word("notice"), sources.notice.clone());
        }
        for document in &sources.documents {
            let mut text = document.text.plain();
            let parts = [&document.status, &document.nature, &document.note];
            for part in parts.into_iter().filter(|part| !part.is_empty()) {
                text = text + " " + part;
            }
            self.add(self.composer.word("document"), text);
        }
        for waiver in &sources.waivers {
            self.add(self.composer.word("source_waivers"), waiver.clone());
        }
    }

    fn sheet(self, title: &str) -> Sheet {
        let word = |key: &str| self.composer.word(key).to_owned();
        Sheet {
            name: word("notes"),
            title: title.to_owned(),
            headings: vec![word("workbook_about"), word("notes")],
            rows: self.rows,
        }
    }
}
