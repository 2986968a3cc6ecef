//! A workbook against the tables it repeats: those of a page, or the published data.
//!
//! Only what a workbook of a site holds is read: the sheets in their order, the texts they share,
//! numbers and texts in cells.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value as Json;
use zip::ZipArchive;

use super::finding::{Finding, Kind};
use super::page::Page;
use super::ratio::Ratio;
use crate::diagnostic::{Bilingual, say};

/// The longest part that is unpacked.
const LONGEST_PART: u64 = 512 << 20;
/// A text of this length may have been cut to what a cell takes.
const LONGEST_TEXT: usize = 32_766;

/// A cell that is not empty.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell {
    Number(String),
    Text(String),
}

impl Cell {
    fn text(&self) -> &str {
        let (Self::Number(text) | Self::Text(text)) = self;
        text
    }

    /// Whether it says what must be there: a number as an equal number, a text word for word.
    fn says(&self, must: &str) -> bool {
        match self {
            Self::Number(number) => {
                number == must
                    || Ratio::parse(number).is_some_and(|n| Ratio::parse(must) == Some(n))
            }
            Self::Text(text) => {
                let (text, must) = (squeezed(text), squeezed(must));
                let cut = text.strip_suffix('…').filter(|t| t.chars().count() + 1 >= LONGEST_TEXT);
                text == must || cut.is_some_and(|start| must.starts_with(start))
            }
        }
    }
}

/// A sheet: its name and its rows.
#[derive(Debug, Default)]
struct Sheet {
    name: String,
    rows: Vec<Vec<Option<Cell>>>,
}

/// The workbook of a page: a sheet of notes, then a sheet for each table with a file of its own.
pub fn of_page(page: &Page, file: &str, bytes: &[u8]) -> Vec<Finding> {
    let sheets = match read(bytes) {
        Ok(sheets) => sheets,
        Err(message) => return vec![Finding::new(Kind::Table, file, message)],
    };
    let mut findings = Vec::new();
    let mut left: Vec<&super::page::Table> =
        page.tables.iter().filter(|table| !table.csv.is_empty()).collect();
    for (at, sheet) in sheets.iter().enumerate() {
        let [title, rows @ ..] = sheet.rows.as_slice() else { continue };
        let titles = title.iter().flatten();
        if at == 0 {
            let notes = rows.iter().filter_map(|row| row.get(1)?.as_ref());
            findings.extend(titles.chain(notes).filter_map(|cell| note(page, file, cell)));
            continue;
        }
        findings.extend(titles.filter_map(|cell| note(page, file, cell)));
        match left.iter().position(|table| same(rows, &table.rows)) {
            Some(found) => drop(left.remove(found)),
            None => {
                let name = &sheet.name;
                let said = first_difference(rows, &left);
                let message = say!(
                    "trang `{name}` khác mọi bảng của trang web",
                    "the sheet `{name}` is like no table of the page"
                );
                findings.push(Finding::new(Kind::Table, file, message).at(0, said));
            }
        }
    }
    if !left.is_empty() && findings.is_empty() {
        let message = say!("thiếu bảng so với trang", "tables of the page are missing");
        findings.push(Finding::new(Kind::Table, file, message));
    }
    findings
}

/// A note with digits repeats the page.
fn note(page: &Page, file: &str, cell: &Cell) -> Option<Finding> {
    let text = squeezed(cell.text());
    let repeats = |known: &String| squeezed(known) == text;
    let known = !text.contains(|c: char| c.is_ascii_digit())
        || page.texts.iter().any(repeats)
        || page.titles.iter().any(|(_, _, title)| repeats(title))
        || [&page.canonical, &page.rights].into_iter().any(repeats);
    (!known).then(|| {
        let message =
            say!("không lặp lại đúng chữ nào của trang", "it repeats no text of the page");
        Finding::new(Kind::Repeat, file, message).at(0, text)
    })
}

fn same(rows: &[Vec<Option<Cell>>], must: &[Vec<String>]) -> bool {
    rows.len() == must.len() && rows.iter().zip(must).all(|(row, must)| is_row(row, must))
}

fn is_row(row: &[Option<Cell>], must: &[String]) -> bool {
    row.len() <= must.len()
        && must.iter().enumerate().all(|(at, must)| match row.get(at) {
            Some(Some(cell)) => cell.says(must),
            _ => squeezed(must).is_empty(),
        })
}

/// The first row that is in none of the tables with the same headings.
fn first_difference(rows: &[Vec<Option<Cell>>], tables: &[&super::page::Table]) -> String {
    let headings = rows.first();
    let like = tables.iter().filter(|table| {
        headings.zip(table.rows.first()).is_some_and(|(row, must)| is_row(row, must))
    });
    let known: Vec<&Vec<String>> = like.flat_map(|table| &table.rows).collect();
    let row = rows.iter().find(|row| !known.iter().any(|must| is_row(row, must)));
    row.or(headings).map(|row| joined(row)).unwrap_or_default()
}

fn joined(row: &[Option<Cell>]) -> String {
    let cells = row.iter().map(|cell| cell.as_ref().map_or("", Cell::text));
    cells.collect::<Vec<_>>().join(" | ")
}

/// The workbook of the published data: after the notes a sheet for each file, named after it and
/// going on in a sheet with a number. `read_file` gives a file of the data.
pub fn of_data(
    file: &str,
    bytes: &[u8],
    read_file: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Vec<Finding> {
    let sheets = match read(bytes) {
        Ok(sheets) => sheets,
        Err(message) => return vec![Finding::new(Kind::Table, file, message)],
    };
    let mut findings = Vec::new();
    let mut rows_of: Vec<(String, Vec<&Vec<Option<Cell>>>)> = Vec::new();
    for sheet in sheets.iter().skip(1) {
        let name = sheet.name.split(' ').next().unwrap_or_default();
        match rows_of.last_mut().filter(|(known, _)| known == name) {
            Some((_, rows)) => rows.extend(sheet.rows.iter().skip(2)),
            None => rows_of.push((name.to_owned(), sheet.rows.iter().skip(1).collect())),
        }
    }
    for (name, rows) in rows_of {
        let Some(must) = data_rows(&name, &rows, read_file) else {
            let message =
                say!("không có dữ liệu của trang `{name}`", "no data for the sheet `{name}`");
            findings.push(Finding::new(Kind::Table, file, message));
            continue;
        };
        let differs = rows.iter().zip(&must).find(|(row, must)| !is_row(row, must));
        if let Some((row, must)) = differs {
            let must = must.join(" | ");
            let message = say!(
                "trang `{name}`: dữ liệu ghi: {must}",
                "the sheet `{name}`: the data say: {must}"
            );
            findings.push(Finding::new(Kind::Table, file, message).at(0, joined(row)));
        } else if rows.len() != must.len() {
            let message = say!(
                "trang `{name}` có số hàng khác dữ liệu",
                "the sheet `{name}` has more or fewer rows than the data"
            );
            findings.push(Finding::new(Kind::Table, file, message));
        }
    }
    findings
}

/// The rows of a data file, headings first. Columns of a list are named by its members.
fn data_rows(
    name: &str,
    rows: &[&Vec<Option<Cell>>],
    read_file: &dyn Fn(&str) -> Option<Vec<u8>>,
) -> Option<Vec<Vec<String>>> {
    if let Some(csv) = read_file(&format!("{name}.csv")) {
        let text = csv.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&csv);
        let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(text);
        let records = reader.records().map(|record| {
            let record = record.ok()?;
            Some(record.iter().map(str::to_owned).collect())
        });
        return records.collect();
    }
    let json: Json = serde_json::from_slice(&read_file(&format!("{name}.json"))?).ok()?;
    let list = json.as_array().or_else(|| json.get(name)?.as_array())?;
    let headings = rows.first().map(|row| row.as_slice()).unwrap_or_default();
    let headings: Vec<String> =
        headings.iter().map(|cell| cell.as_ref().map_or("", Cell::text).to_owned()).collect();
    // A list of nothing has no columns, so its sheet has no headings either.
    if headings.is_empty() && list.is_empty() {
        return Some(Vec::new());
    }
    let cell = |one: &Json, heading: &String| match heading
        .split('.')
        .try_fold(one, |value, member| value.get(member))
    {
        Some(Json::String(text)) => text.clone(),
        None | Some(Json::Null) => String::new(),
        Some(value) => value.to_string(),
    };
    let values = list.iter().map(|one| headings.iter().map(|h| cell(one, h)).collect());
    Some(std::iter::once(headings.clone()).chain(values).collect())
}

fn squeezed(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn read(bytes: &[u8]) -> Result<Vec<Sheet>, Bilingual> {
    let wrong = || say!("không phải tệp XLSX đọc được", "not an XLSX file that can be read");
    let mut package = ZipArchive::new(Cursor::new(bytes)).map_err(|_| wrong())?;
    let book = part(&mut package, "xl/workbook.xml").ok_or_else(wrong)?;
    let shared = part(&mut package, "xl/sharedStrings.xml").unwrap_or_default();
    let shared = shared_texts(&shared).ok_or_else(wrong)?;
    let mut names = Vec::new();
    each(&book, |event| {
        if let Piece::Start(element) = event
            && element.local_name().as_ref() == "sheet"
        {
            names.push(attribute(element, "name").unwrap_or_default());
        }
    })
    .ok_or_else(wrong)?;
    let mut sheets = Vec::new();
    for (at, name) in names.into_iter().enumerate() {
        let path = format!("xl/worksheets/sheet{}.xml", at + 1);
        let xml = part(&mut package, &path).ok_or_else(wrong)?;
        sheets.push(Sheet { name, rows: rows(&xml, &shared).ok_or_else(wrong)? });
    }
    Ok(sheets)
}

fn part(package: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let mut text = String::new();
    let entry = package.by_name(name).ok()?;
    entry.take(LONGEST_PART).read_to_string(&mut text).ok()?;
    Some(text)
}

enum Piece<'a> {
    Start(&'a BytesStart<'a>),
    End(&'a str),
    Text(&'a str),
}

/// Calls `take` with each piece of a part; nothing where it is not sound.
fn each(xml: &str, mut take: impl FnMut(Piece<'_>)) -> Option<()> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(element) => take(Piece::Start(&element)),
            Event::Empty(element) => {
                take(Piece::Start(&element));
                take(Piece::End(element.local_name().as_ref()));
            }
            Event::End(element) => take(Piece::End(element.local_name().as_ref())),
            Event::Text(text) => take(Piece::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let letter = match reference.as_ref() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    _ => reference.resolve_char_ref().ok().flatten()?,
                };
                take(Piece::Text(letter.encode_utf8(&mut [0; 4])));
            }
            Event::DocType(_) => return None,
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(quick_xml::XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}

fn shared_texts(xml: &str) -> Option<Vec<String>> {
    let mut texts: Vec<String> = Vec::new();
    let mut inside = false;
    each(xml, |piece| match piece {
        Piece::Start(element) => match element.local_name().as_ref() {
            "si" => texts.push(String::new()),
            name => inside = name == "t",
        },
        Piece::End(_) => inside = false,
        Piece::Text(text) => {
            if let Some(last) = texts.last_mut().filter(|_| inside) {
                last.push_str(text);
            }
        }
    })?;
    Some(texts)
}

fn rows(xml: &str, shared: &[String]) -> Option<Vec<Vec<Option<Cell>>>> {
    let mut rows: Vec<Vec<Option<Cell>>> = Vec::new();
    let (mut column, mut is_shared, mut value) = (0, false, None::<String>);
    each(xml, |piece| match piece {
        Piece::Start(element) => match element.local_name().as_ref() {
            "row" => rows.push(Vec::new()),
            "c" => {
                column = column_of(&attribute(element, "r").unwrap_or_default());
                is_shared = attribute(element, "t").is_some_and(|kind| kind == "s");
            }
            "v" => value = Some(String::new()),
            _ => {}
        },
        Piece::Text(text) => value.iter_mut().for_each(|value| value.push_str(text)),
        Piece::End("v") => {
            let Some((row, value)) = rows.last_mut().zip(value.take()) else { return };
            let cell = match is_shared {
                true => value.parse().ok().and_then(|at: usize| shared.get(at)).cloned(),
                false => None,
            };
            let cell = cell.map_or(Cell::Number(value), Cell::Text);
            if row.len() <= column {
                row.resize(column + 1, None);
            }
            row[column] = Some(cell);
        }
        Piece::End(_) => {}
    })?;
    Some(rows)
}

/// `B7` stands in the second column: 1. No sheet has more than 16,384.
fn column_of(place: &str) -> usize {
    let letters = place.bytes().take_while(u8::is_ascii_uppercase).take(3);
    let number = letters.fold(0, |sum, letter| sum * 26 + usize::from(letter - b'A') + 1);
    number.saturating_sub(1)
}
