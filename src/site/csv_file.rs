//! A table as CSV: what is printed, and beside each figure its value as a plain number.

use crate::page::model::{Cell, Table};

/// The table as CSV in UTF-8 with a byte order mark, so that spreadsheet programs read the marks
/// of Vietnamese. Figures are plain decimals with a point; other cells are their text.
pub fn write(table: &Table) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let header = std::iter::once(table.stub.clone())
        .chain(table.columns.iter().map(|column| heading(&column.title, &column.unit)));
    let rows = table.rows.iter().map(|row| {
        std::iter::once(row.head.clone()).chain(row.cells.iter().map(value)).collect::<Vec<_>>()
    });
    let written = std::iter::once(header.collect::<Vec<_>>())
        .chain(rows)
        .try_for_each(|record| writer.write_record(record));
    // Writing to memory fails only where rows differ in length, which tables cannot.
    debug_assert!(written.is_ok());
    writer.into_inner().unwrap_or_default()
}

/// The heading of a column with its unit.
pub(super) fn heading(title: &str, unit: &str) -> String {
    match unit {
        "" => title.to_owned(),
        unit => format!("{title} ({unit})"),
    }
}

/// The value of a cell: its first figure as a number, or its text. A spreadsheet takes a text that
/// begins with a sign of a formula for one; an apostrophe keeps such a text from it.
fn value(cell: &Cell) -> String {
    plain_value(cell).map_or_else(|| guarded(&cell.text.plain()), str::to_owned)
}

/// The first figure of a cell as a plain decimal.
pub(super) fn plain_value(cell: &Cell) -> Option<&str> {
    let figure = cell.text.parts.iter().find_map(|part| part.figure.as_ref())?;
    Some(figure.value.as_str())
}

/// A text that a spreadsheet will not take for a formula.
pub(super) fn guarded(text: &str) -> String {
    if text.starts_with(['=', '+', '@']) { format!("'{text}") } else { text.to_owned() }
}
