//! Where a cell of a table stands, cells that span rows and columns counted.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Spanned};

use crate::audit::document::BlockKind;

/// The most rows or columns one cell may span, as HTML has it.
const WIDEST: usize = 1000;
/// The most columns that are told apart.
const MOST_COLUMNS: usize = 10_000;

/// The open tables, one in another.
#[derive(Default)]
pub(super) struct Tables(Vec<Table>);

struct Table {
    number: usize,
    /// The open row, from 0; none before the first.
    row: Option<usize>,
    /// The column where the next cell may stand.
    next: usize,
    /// For each column the first row that no cell from above reaches into.
    free: Vec<usize>,
    cell: Option<(usize, bool)>,
}

impl Tables {
    pub(super) fn open(&mut self, number: usize) {
        self.0.push(Table { number, row: None, next: 0, free: Vec::new(), cell: None });
    }

    pub(super) fn close(&mut self) {
        self.0.pop();
    }

    pub(super) fn row(&mut self) {
        let Some(table) = self.0.last_mut() else { return };
        table.row = Some(table.row.map_or(0, |row| row + 1));
        table.next = 0;
        table.cell = None;
    }

    pub(super) fn cell(
        &mut self,
        heading: bool,
        attributes: &BTreeMap<HtmlString, Spanned<HtmlString, usize>>,
    ) {
        let Some(table) = self.0.last_mut() else { return };
        let row = *table.row.get_or_insert(0);
        let span = |name: &[u8]| {
            let value = attributes.get(name).map(|value| value.value.as_slice());
            let number =
                value.and_then(|value| std::str::from_utf8(value).ok()?.trim().parse().ok());
            number.unwrap_or(1).min(WIDEST)
        };
        while table.free.get(table.next).is_some_and(|free| *free > row) {
            table.next += 1;
        }
        let column = table.next;
        table.cell = Some((column, heading));
        table.next = (column + span(b"colspan").max(1)).min(MOST_COLUMNS);
        // A span of no rows reaches to the end of the table.
        let reach = match span(b"rowspan") {
            0 => usize::MAX,
            rows => row + rows,
        };
        if table.free.len() < table.next {
            table.free.resize(table.next, 0);
        }
        for free in table.free.iter_mut().take(table.next).skip(column) {
            *free = reach;
        }
    }

    pub(super) fn end_cell(&mut self) {
        if let Some(table) = self.0.last_mut() {
            table.cell = None;
        }
    }

    /// The open cell.
    pub(super) fn current(&self) -> Option<BlockKind> {
        let table = self.0.last()?;
        let (column, heading) = table.cell?;
        Some(BlockKind::Cell { table: table.number, row: table.row?, column, heading })
    }
}
