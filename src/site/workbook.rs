//! Tables as a workbook: one table a sheet with its name above it, a row of headings that programs
//! and screen readers know as such, and first a sheet of notes that says where all is from.
//!
//! The bytes depend on the content alone: a workbook is dated by the format, not by the hour.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Table, TableColumn, TableStyle, Workbook,
    Worksheet, XlsxError,
};

/// What spreadsheet programs keep of a number: a longer one is written as text, digit for digit.
const DIGITS: usize = 15;
/// The most rows of values a sheet takes below its name and headings.
const ROWS: usize = 1_048_574;
/// The longest text a cell takes.
const TEXT: usize = 32_767;
/// The widest column, in letters.
const WIDEST: usize = 60;

/// A cell of a sheet.
#[derive(Clone, Debug)]
pub enum Cell {
    /// A plain decimal with a point, and the unit it is shown with; may be empty.
    Number(String, String),
    /// Words.
    Text(String),
}

impl Cell {
    fn text(&self) -> &str {
        let (Self::Number(text, _) | Self::Text(text)) = self;
        text
    }

    /// A number as a spreadsheet keeps it, where no digit is lost on the way. This is the last step
    /// before the file: nothing is computed with it.
    fn number(&self) -> Option<f64> {
        let Self::Number(text, _) = self else { return None };
        let digits = text.chars().filter(char::is_ascii_digit).skip_while(|digit| *digit == '0');
        if digits.count() > DIGITS {
            return None;
        }
        text.parse().ok()
    }
}

/// A sheet with one table.
#[derive(Debug)]
pub struct Sheet {
    /// Name of the sheet.
    pub name: String,
    /// What the table shows.
    pub title: String,
    /// Headings of the columns.
    pub headings: Vec<String>,
    /// Rows, each as long as the headings.
    pub rows: Vec<Vec<Cell>>,
}

/// The workbook as a file.
pub fn write(title: &str, office: &str, sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // The first day the format can name; a date of making would change the bytes.
    let made = ExcelDateTime::from_ymd(1980, 1, 1)?;
    let properties = DocProperties::new().set_title(title).set_company(office);
    workbook.set_properties(&properties.set_creation_datetime(&made));
    for sheet in sheets {
        // A table longer than a sheet goes on in the next.
        let mut parts: Vec<&[Vec<Cell>]> = sheet.rows.chunks(ROWS).collect();
        if parts.is_empty() {
            parts.push(&[]);
        }
        for (at, rows) in parts.into_iter().enumerate() {
            let name = match at {
                0 => sheet.name.clone(),
                at => format!("{} {}", sheet.name, at + 1),
            };
            fill(workbook.add_worksheet().set_name(name)?, sheet, rows)?;
        }
    }
    workbook.save_to_buffer()
}

fn fill(page: &mut Worksheet, sheet: &Sheet, rows: &[Vec<Cell>]) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let heading = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    page.write_string_with_format(0, 0, shortened(&sheet.title), &bold)?;
    for (column, text) in (0u16..).zip(&sheet.headings) {
        page.write_string_with_format(1, column, shortened(text), &heading)?;
        let widths = rows.iter().take(1000).filter_map(|row| row.get(usize::from(column)));
        let width = widths.map(|cell| cell.text().chars().count()).max().unwrap_or(0);
        let width = width.max(text.chars().count().min(20)).clamp(8, WIDEST);
        page.set_column_width(column, u32::try_from(width + 2).unwrap_or(u32::MAX))?;
    }
    let words = Format::new().set_align(FormatAlign::Top);
    let right = Format::new().set_align(FormatAlign::Right);
    for (row, cells) in (2u32..).zip(rows) {
        for (column, cell) in (0u16..).zip(cells) {
            match (cell, cell.number()) {
                (Cell::Number(text, unit), Some(number)) => {
                    let shown = Format::new().set_num_format(pattern(text, unit));
                    page.write_number_with_format(row, column, number, &shown)?;
                }
                (Cell::Number(text, _), None) => {
                    page.write_string_with_format(row, column, text, &right)?;
                }
                (Cell::Text(text), _) if text.is_empty() => {}
                (Cell::Text(text), _) => {
                    page.write_string_with_format(row, column, shortened(text), &words)?;
                }
            }
        }
    }
    mark(page, sheet, rows.len())?;
    page.set_freeze_panes(2, 0)?;
    page.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    page.set_repeat_rows(1, 1)?;
    Ok(())
}

/// Marks the table with its headings, where there is something in it and no heading twice: the
/// format knows columns by their headings.
fn mark(page: &mut Worksheet, sheet: &Sheet, rows: usize) -> Result<(), XlsxError> {
    let mut headings: Vec<String> = sheet.headings.iter().map(|h| h.to_lowercase()).collect();
    headings.sort_unstable();
    headings.dedup();
    let whole = headings.len() == sheet.headings.len() && headings.iter().all(|h| !h.is_empty());
    let (Ok(rows), Ok(columns)) = (u32::try_from(rows), u16::try_from(headings.len())) else {
        return Ok(());
    };
    if !whole || rows == 0 || columns == 0 {
        return Ok(());
    }
    let columns_named: Vec<_> =
        sheet.headings.iter().map(|text| TableColumn::new().set_header(shortened(text))).collect();
    let table = Table::new()
        .set_columns(&columns_named)
        .set_autofilter(false)
        .set_style(TableStyle::Light1)
        .set_alt_text(shortened(&sheet.title));
    page.add_table(1, 0, 1 + rows, columns - 1, &table)?;
    Ok(())
}

/// How a spreadsheet shows a number: with as many decimals as it has, and its unit behind it.
fn pattern(number: &str, unit: &str) -> String {
    let decimals = number.split_once('.').map_or(0, |(_, after)| after.len());
    let mut pattern = match decimals {
        0 => "#,##0".to_owned(),
        decimals => format!("#,##0.{}", "0".repeat(decimals)),
    };
    if !unit.is_empty() {
        // Between quotes a sign of per cent is a letter, and nothing is multiplied.
        pattern.push_str(&format!("\" {}\"", unit.replace(['"', '\\'], "")));
    }
    pattern
}

/// A text as far as a cell takes it.
fn shortened(text: &str) -> String {
    if text.chars().count() <= TEXT {
        return text.to_owned();
    }
    text.chars().take(TEXT - 1).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_a_spreadsheet_keeps_are_numbers() {
        for (text, number) in [
            ("10232", Some(10232.0)),
            ("-47.30", Some(-47.3)),
            ("0.00", Some(0.0)),
            ("123456789012345", Some(123456789012345.0)),
            ("1234567890123456", None),
            ("0.1234567890123456", None),
        ] {
            assert_eq!(Cell::Number(text.to_owned(), String::new()).number(), number, "{text}");
        }
    }

    #[test]
    fn a_number_is_shown_with_its_decimals_and_its_unit() {
        assert_eq!(pattern("10232", ""), "#,##0");
        assert_eq!(pattern("-47.30", "%"), "#,##0.00\" %\"");
        assert_eq!(pattern("5", "a\"b"), "#,##0\" ab\"");
    }

    #[test]
    fn the_same_table_is_the_same_bytes() {
        let sheet = || Sheet {
            name: "Bảng 1".to_owned(),
            title: "Kết quả".to_owned(),
            headings: vec!["Chỉ tiêu".to_owned(), "Kỳ này".to_owned()],
            rows: vec![vec![
                Cell::Text("=1+1".to_owned()),
                Cell::Number("3.50".to_owned(), "%".to_owned()),
            ]],
        };
        let made = || write("Kết quả", "Cục", &[sheet()]).expect("a workbook");
        assert_eq!(made(), made());
    }

    #[test]
    fn awkward_tables_are_written() {
        let sheet = |headings: &[&str], rows| Sheet {
            name: "Bảng 1".to_owned(),
            title: "đ".repeat(40_000),
            headings: headings.iter().map(|h| (*h).to_owned()).collect(),
            rows,
        };
        let text = |text: &str| Cell::Text(text.to_owned());
        for sheet in [
            sheet(&[], vec![]),
            sheet(&["a"], vec![]),
            sheet(&["a", "A"], vec![vec![text(""), text("x")]]),
            sheet(&["", "b"], vec![vec![text("x"), text(&"y".repeat(40_000))]]),
        ] {
            write("", "", &[sheet]).expect("a workbook");
        }
    }
}
