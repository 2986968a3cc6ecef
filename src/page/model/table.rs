//! Tables of finished text.

use serde::Serialize;

use super::RichText;

/// A table of figures.
#[derive(Debug, Serialize)]
pub struct Table {
    /// Name within the page, also of its CSV: `bang-1`.
    pub id: String,
    /// Caption.
    pub caption: RichText,
    /// Heading of the first column.
    pub stub: String,
    /// Headings of the other columns.
    pub columns: Vec<Column>,
    /// Rows in order.
    pub rows: Vec<Row>,
    /// Notes under the table: what marks mean, that values are illustrative.
    pub notes: Vec<String>,
    /// Address of the CSV.
    pub csv: String,
}

/// The heading of a column.
#[derive(Debug, Serialize)]
pub struct Column {
    /// Text.
    pub title: String,
    /// Unit shown under the heading; may be empty.
    pub unit: String,
}

/// A row of a table.
#[derive(Debug, Serialize)]
pub struct Row {
    /// The first cell.
    pub head: String,
    /// Where it leads; may be empty.
    #[serde(serialize_with = "super::address::as_file_if_any")]
    pub href: String,
    /// The other cells, as many as columns.
    pub cells: Vec<Cell>,
    /// Whether this row totals the others.
    pub total: bool,
}

/// A cell: finished text.
#[derive(Debug, Default, Serialize)]
pub struct Cell {
    /// What is printed: without the unit where the column has one.
    pub text: RichText,
    /// Whether it is a number, to be aligned at the right.
    pub numeric: bool,
    /// The room it leaves for decimals others of its column have: the name of a class, or empty.
    pub room: &'static str,
    /// The mark of its status, where the table has several: `sb`; else empty.
    pub mark: String,
}

impl Cell {
    /// A cell that holds a number, or what stands in its place.
    pub fn number(text: RichText) -> Self {
        Self { text, numeric: true, ..Self::default() }
    }
}
