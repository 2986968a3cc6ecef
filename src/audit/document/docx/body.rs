//! The words of a Word document, paragraph by paragraph.
//!
//! Text that Word keeps but a reader does not see is left out: deleted and moved-away text,
//! hidden and struck runs, field codes, the second form of a drawing kept for older programs.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::package::attribute;
use super::styles::{Styles, outline_level};
use crate::audit::document::draft::Draft;
use crate::audit::document::{BlockKind, Unreadable};

/// The most tables in each other, and paragraphs in each other (text boxes).
const DEEPEST: usize = 64;
/// The most columns one cell may span.
const WIDEST: usize = 1000;

/// Reads the words of one part into a draft.
pub(super) struct Body<'a> {
    styles: &'a Styles,
    draft: &'a mut Draft,
    /// Paragraphs in each other: a text box stands in a paragraph.
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// How deep the element lies in which nothing is read, counted from where it began.
    unread: usize,
    /// Whether the open run is hidden or struck out.
    unseen: bool,
    /// Whether an element that holds text is open.
    text: bool,
}

#[derive(Default)]
struct Paragraph {
    words: String,
    heading: Option<u8>,
    caption: bool,
    item: Option<u8>,
}

struct Table {
    number: usize,
    row: Option<usize>,
    column: usize,
    /// Columns of the open cell.
    span: usize,
    in_cell: bool,
    heading_row: bool,
    first_row: bool,
    first_column: bool,
    /// How many paragraphs were open around the table.
    around: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(styles: &'a Styles, draft: &'a mut Draft) -> Self {
        Self {
            styles,
            draft,
            paragraphs: Vec::new(),
            tables: Vec::new(),
            unread: 0,
            unseen: false,
            text: false,
        }
    }

    pub(super) fn read(mut self, xml: &str) -> Result<(), Unreadable> {
        let mut reader = Reader::from_str(xml);
        loop {
            match reader.read_event().map_err(|error| Unreadable::Damaged(error.to_string()))? {
                Event::Start(element) if self.unread > 0 || is_unread(&element) => {
                    self.unread += 1;
                    let _ = element;
                }
                Event::End(_) if self.unread > 0 => self.unread -= 1,
                Event::DocType(_) => return Err(Unreadable::DocumentType),
                Event::Eof => break,
                _ if self.unread > 0 => {}
                Event::Start(element) => self.start(&element)?,
                Event::Empty(element) if is_unread(&element) => {}
                Event::Empty(element) => {
                    self.start(&element)?;
                    self.end(element.local_name().as_ref());
                }
                Event::End(element) => self.end(element.local_name().as_ref()),
                Event::Text(words) => self.words(&words.xml10_content()),
                Event::CData(words) => self.words(&words.xml10_content()),
                Event::GeneralRef(reference) => {
                    let letter = letter(&reference).map(String::from).unwrap_or_default();
                    self.words(&letter);
                }
                _ => {}
            }
        }
        while !self.paragraphs.is_empty() {
            self.end_paragraph();
        }
        self.draft.end();
        Ok(())
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let value = || attribute(element, "val");
        match element.local_name().as_ref() {
            "p" => {
                if self.paragraphs.len() >= DEEPEST {
                    return Err(Unreadable::Damaged("w:p".to_owned()));
                }
                self.paragraphs.push(Paragraph::default());
            }
            "r" => self.unseen = false,
            "t" => self.text = true,
            "tab" | "ptab" => self.say("\t"),
            "noBreakHyphen" => self.say("-"),
            "br" | "cr" => self.line_break(),
            "vanish" | "strike" | "dstrike" if is_on(value()) => self.unseen = true,
            "pStyle" => {
                let style = self.styles.get(&value().unwrap_or_default());
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.heading = paragraph.heading.or(style.heading);
                    paragraph.caption |= style.caption;
                    paragraph.item = paragraph.item.or(style.item);
                }
            }
            "outlineLvl" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.heading = outline_level(value()).or(paragraph.heading);
                }
            }
            "ilvl" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.item = value().and_then(|level| level.parse().ok());
                }
            }
            "numId" => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let item = paragraph.item.unwrap_or(0);
                    paragraph.item = value().is_some_and(|id| id != "0").then_some(item);
                }
            }
            _ => self.start_of_table(element)?,
        }
        Ok(())
    }

    fn start_of_table(&mut self, element: &BytesStart<'_>) -> Result<(), Unreadable> {
        let name = element.local_name();
        if name.as_ref() == "tbl" {
            if self.tables.len() >= DEEPEST {
                return Err(Unreadable::Damaged("w:tbl".to_owned()));
            }
            let number = self.draft.table();
            self.tables.push(Table {
                number,
                row: None,
                column: 0,
                span: 0,
                in_cell: false,
                heading_row: false,
                first_row: false,
                first_column: false,
                around: self.paragraphs.len(),
            });
            return Ok(());
        }
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let columns = || {
            let number = attribute(element, "val").and_then(|value| value.parse().ok());
            number.unwrap_or(1).min(WIDEST)
        };
        match name.as_ref() {
            "tblLook" => table.look(element),
            "tr" => {
                table.row = Some(table.row.map_or(0, |row| row + 1));
                (table.column, table.span) = (0, 0);
                table.heading_row = false;
            }
            "tblHeader" => table.heading_row = is_on(attribute(element, "val")),
            "gridBefore" => table.column += columns(),
            "tc" => {
                table.in_cell = true;
                table.span = 1;
            }
            "gridSpan" => table.span = columns().max(1),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" => self.end_paragraph(),
            "r" => self.unseen = false,
            "t" => self.text = false,
            "tbl" => {
                self.tables.pop();
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_cell = false;
                    table.column += table.span;
                }
            }
            _ => {}
        }
    }

    /// Words of an element that holds text; elsewhere they are only the line ends of the file.
    fn words(&mut self, words: &str) {
        if self.text {
            self.say(words);
        }
    }

    fn say(&mut self, words: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && !self.unseen
        {
            paragraph.words.push_str(words);
        }
    }

    /// A forced line end parts paragraphs; in a cell or a heading it is a blank.
    fn line_break(&mut self) {
        let in_cell = self.cell().is_some();
        let Some(paragraph) = self.paragraphs.last_mut() else { return };
        if in_cell || paragraph.heading.is_some() {
            return self.say(" ");
        }
        let (caption, item) = (paragraph.caption, paragraph.item);
        self.end_paragraph();
        self.paragraphs.push(Paragraph { caption, item, ..Paragraph::default() });
    }

    fn end_paragraph(&mut self) {
        let cell = self.cell();
        let Some(paragraph) = self.paragraphs.pop() else { return };
        let kind = match (cell, &paragraph) {
            (_, Paragraph { heading: Some(level), .. }) => BlockKind::Heading(*level),
            (_, Paragraph { caption: true, .. }) => BlockKind::Caption,
            (Some(cell), _) => cell,
            (None, Paragraph { item: Some(level), .. }) => BlockKind::Item(*level),
            (None, _) => BlockKind::Paragraph,
        };
        self.draft.begin(kind);
        self.draft.say(&paragraph.words);
        self.draft.end();
    }

    /// The open cell, unless a text box within it is open.
    fn cell(&self) -> Option<BlockKind> {
        let table = self.tables.last()?;
        let row = table.row?;
        let heading = table.heading_row
            || table.first_row && row == 0
            || table.first_column && table.column == 0;
        (table.in_cell && self.paragraphs.len() <= table.around + 1).then_some(BlockKind::Cell {
            table: table.number,
            row,
            column: table.column,
            heading,
        })
    }
}

impl Table {
    /// Which rows and columns stand out, as flags (`w:firstRow="1"`) or as one number of bits.
    fn look(&mut self, element: &BytesStart<'_>) {
        let bits = attribute(element, "val").and_then(|bits| u16::from_str_radix(&bits, 16).ok());
        let flag = |name: &str, bit: u16| match attribute(element, name) {
            Some(value) => is_on(Some(value)),
            None => bits.is_some_and(|bits| bits & bit != 0),
        };
        self.first_row = flag("firstRow", 0x20);
        self.first_column = flag("firstColumn", 0x80);
    }
}

/// Elements in which nothing is read.
fn is_unread(element: &BytesStart<'_>) -> bool {
    match element.local_name().as_ref() {
        // What Word keeps of a change, of older programs' drawings, of properties before a change.
        "del" | "moveFrom" | "Fallback" | "rPrChange" | "pPrChange" | "tblPrChange"
        | "trPrChange" | "tcPrChange" | "sectPrChange" | "tabs" | "instrText" | "delText" => true,
        // The lines that part notes from the page.
        "footnote" | "endnote" => attribute(element, "type")
            .is_some_and(|kind| kind.to_ascii_lowercase().contains("separator")),
        _ => false,
    }
}

/// A property that is on unless it says otherwise.
fn is_on(value: Option<String>) -> bool {
    !matches!(value.as_deref(), Some("0" | "false" | "off" | "none"))
}

/// The letter of a reference: by number, or one of the five XML knows. No others are resolved.
fn letter(reference: &BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}
