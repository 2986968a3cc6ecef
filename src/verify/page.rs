//! A page as it was written: its figures with the words around them, its tables, its list of
//! sources. No tree is built, so depth costs nothing.

use super::claim::Mark;
use super::markup::{Part, Parts, Tag};

/// What a page holds that can be verified.
#[derive(Debug, Default)]
pub struct Page {
    /// Its language.
    pub lang: String,
    /// `<title>`.
    pub title: String,
    /// Its address, as it says itself.
    pub canonical: String,
    /// Texts of `<meta>` that repeat its title: name, line and text.
    pub titles: Vec<(String, u64, String)>,
    /// Texts of `<meta>` that repeat a paragraph of it.
    pub descriptions: Vec<(String, u64, String)>,
    /// The name of the licence.
    pub rights: String,
    /// First and last day of its data, as it says itself to programs: line and text.
    pub coverage: Vec<(u64, String)>,
    /// The text of `<h1>`.
    pub heading: String,
    /// Every text of the page, paragraph by paragraph.
    pub texts: Vec<String>,
    /// Its figures, in order.
    pub marks: Vec<Mark>,
    /// Lines of figures that cannot be read: `<data>` that is none, one in another, one left open.
    pub broken: Vec<u64>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// How its figures came about, as the list of sources has it.
    pub sources: Vec<Source>,
    /// Source documents listed: line and text.
    pub documents: Vec<(u64, String)>,
    /// How many waivers it prints: each with a difference that is not in the published data.
    pub waivers: usize,
    /// Cells listed under them.
    pub cells: Vec<Cell>,
}

/// A cell in the list of sources.
#[derive(Debug, Default)]
pub struct Cell {
    /// Its line.
    pub line: u64,
    /// The document it stands under.
    pub document: String,
    /// The text that names the file.
    pub file: String,
    /// Its name and the line of the file.
    pub text: String,
}

/// A table.
#[derive(Debug, Default)]
pub struct Table {
    /// Its line.
    pub line: u64,
    /// The address of its CSV, as the page has it; may be empty.
    pub csv: String,
    /// Its rows; a cell is what the CSV must hold.
    pub rows: Vec<Vec<String>>,
    /// For each row the periods of its figures, each with the column it stands in.
    pub periods: Vec<Vec<(usize, String)>>,
}

/// An entry of the list of sources.
#[derive(Debug, Default)]
pub struct Source {
    /// Its line.
    pub line: u64,
    /// Its id, where it has one.
    pub id: String,
    /// Position of its figure among the page's.
    pub mark: Option<usize>,
    /// The name with the figure.
    pub name: String,
    /// The arithmetic with numbers.
    pub sum: String,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Plain,
    Title,
    Heading,
    Cell,
    SourceName,
    SourceSum,
    Document,
    File,
    Place,
    /// What the page is, as JSON-LD.
    Linked,
}

/// The paragraph being read.
#[derive(Default)]
struct Block {
    kind: Kind,
    line: u64,
    text: String,
    /// Where a heading cell names its unit.
    unit: Option<usize>,
    /// Figures within it: position among the page's, start and end in the text.
    marks: Vec<(usize, usize, usize)>,
    open: Option<(Mark, usize)>,
}

#[derive(Default)]
struct Reading {
    page: Page,
    block: Block,
    in_sources: bool,
    in_documents: bool,
    in_cells: bool,
    in_waivers: bool,
    /// The text that names the file of the cells that follow.
    file: String,
    in_row: bool,
    /// Where the link being read leads to, within the page.
    link: String,
}

/// Elements that stand within a paragraph.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "br", "cite", "code", "data", "del", "em", "i", "img", "ins", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time",
];

/// Reads a page.
pub fn read(html: &str) -> Page {
    let page = Page { lang: "vi".to_owned(), ..Page::default() };
    let mut reading = Reading { page, ..Reading::default() };
    for part in Parts::of_page(html) {
        match part {
            Part::Text(text) => reading.block.text.push_str(&text),
            Part::Start(tag) => reading.start_tag(&tag),
            Part::End(name) => reading.end_tag(&name),
            Part::Unread => reading.page.broken.push(reading.block.line),
        }
    }
    reading.flush();
    reading.page
}

impl Reading {
    fn start_tag(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "data" | "tspan" => self.figure(tag),
            name if INLINE.contains(&name) => self.inline(tag),
            _ => {
                self.flush();
                self.start(tag);
            }
        }
    }

    fn end_tag(&mut self, name: &str) {
        if matches!(name, "data" | "tspan") {
            return self.end_figure();
        }
        if name == "a" {
            self.link.clear();
        }
        if INLINE.contains(&name) {
            return;
        }
        self.flush();
        match name {
            "ol" => self.in_sources = false,
            "ul" if self.in_cells => self.in_cells = false,
            "ul" => (self.in_documents, self.in_waivers) = (false, false),
            "tr" => self.in_row = false,
            _ => {}
        }
    }

    fn inline(&mut self, tag: &Tag) {
        match tag.name.as_str() {
            "br" => self.block.text.push(' '),
            "span" if tag.has_class("unit") && self.block.kind == Kind::Cell => {
                self.block.unit = Some(self.block.text.len());
            }
            "a" => {
                let href = tag.attribute("href");
                self.link = href.strip_prefix('#').unwrap_or_default().to_owned();
                if href.ends_with(".csv")
                    && let Some(table) = self.page.tables.last_mut().filter(|t| t.csv.is_empty())
                {
                    table.csv = href;
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        let line = tag.line;
        let kind = match tag.name.as_str() {
            "html" => {
                self.page.lang = match tag.attribute("lang") {
                    lang if lang.is_empty() => "vi".to_owned(),
                    lang => lang,
                };
                Kind::Plain
            }
            "meta" => {
                self.meta(tag);
                Kind::Plain
            }
            "link" if tag.attribute("rel") == "canonical" => {
                self.page.canonical = tag.attribute("href");
                Kind::Plain
            }
            "title" => Kind::Title,
            "script" if tag.attribute("type") == "application/ld+json" => Kind::Linked,
            "h1" => Kind::Heading,
            "table" => {
                self.page.tables.push(Table { line, ..Table::default() });
                Kind::Plain
            }
            "tr" => {
                if let Some(table) = self.page.tables.last_mut() {
                    table.rows.push(Vec::new());
                    table.periods.push(Vec::new());
                    self.in_row = true;
                }
                Kind::Plain
            }
            "td" | "th" if self.in_row => Kind::Cell,
            "ol" => {
                self.in_sources = tag.has_class("derivations");
                Kind::Plain
            }
            "ul" if self.in_documents => {
                self.in_cells = true;
                Kind::Plain
            }
            "ul" => {
                self.in_documents = tag.has_class("documents");
                self.in_waivers = tag.has_class("waivers");
                Kind::Plain
            }
            "li" if self.in_waivers => {
                self.page.waivers += 1;
                Kind::Plain
            }
            "li" if self.in_cells => Kind::Place,
            "summary" if self.in_documents => Kind::File,
            "li" if self.in_sources => {
                let id = tag.attribute("id");
                self.page.sources.push(Source { line, id, ..Source::default() });
                Kind::Plain
            }
            "li" if self.in_documents => Kind::Document,
            "p" if self.in_sources && tag.has_class("what") => Kind::SourceName,
            "p" if self.in_sources && tag.has_class("sum") => Kind::SourceSum,
            _ => Kind::Plain,
        };
        self.block = Block { kind, line, ..Block::default() };
    }

    fn meta(&mut self, tag: &Tag) {
        let line = tag.line;
        let name = tag.attribute("name") + &tag.attribute("property");
        let content = tag.attribute("content");
        match name.as_str() {
            "og:title" | "DC.title" => self.page.titles.push((name, line, content)),
            "DC.rights" => self.page.rights = content,
            "description" | "og:description" => self.page.descriptions.push((name, line, content)),
            _ => {}
        }
    }

    /// `<data>`, and `<tspan>` of the drawing of a chart.
    fn figure(&mut self, tag: &Tag) {
        let drawn = tag.name == "tspan";
        let value = tag.attribute(if drawn { "data-value" } else { "value" });
        // A part of a text in a drawing need not be a figure.
        if drawn && self.block.open.is_none() && value.is_empty() && !tag.has_class("figure") {
            return;
        }
        if self.block.open.is_some() || !tag.has_class("figure") {
            self.page.broken.push(tag.line);
            return;
        }
        let measure = tag.attribute("data-measure");
        let mark = Mark {
            line: tag.line,
            value,
            drawn,
            indicator: tag.attribute("data-indicator"),
            office: tag.attribute("data-office"),
            period: tag.attribute("data-period"),
            measure: if measure.is_empty() { "value".to_owned() } else { measure },
            base: tag.attribute("data-base"),
            step: tag.attribute("data-step"),
            among: tag.attribute("data-among"),
            link: self.link.clone(),
            ..Mark::default()
        };
        self.block.open = Some((mark, self.block.text.len()));
    }

    fn end_figure(&mut self) {
        if let Some((mut mark, start)) = self.block.open.take() {
            let end = self.block.text.len();
            mark.text = self.block.text.get(start..end).unwrap_or_default().to_owned();
            self.block.marks.push((self.page.marks.len(), start, end));
            self.page.marks.push(mark);
        }
    }

    /// Ends a paragraph: gives its figures the words around them, and files its text.
    fn flush(&mut self) {
        let block = std::mem::take(&mut self.block);
        if let Some((mark, _)) = &block.open {
            self.page.broken.push(mark.line);
        }
        let text = block.text.as_str();
        let mut previous: Option<(usize, String)> = None;
        for (at, start, end) in &block.marks {
            let lead = text.get(..*start).unwrap_or_default();
            let bare = lead.trim_end_matches(['(', ' ', '\u{a0}']);
            // “giảm 205 việc (1,96%)”: the verb of the amount is the verb of the percentage.
            let before = match &previous {
                Some((ended, verb)) if lead.ends_with('(') && bare.len() == *ended => verb.clone(),
                _ => bare.chars().rev().take(40).collect::<Vec<_>>().into_iter().rev().collect(),
            };
            previous = Some((*end, before.clone()));
            if let Some(mark) = self.page.marks.get_mut(*at) {
                mark.before = before;
                mark.after = text.get(*end..).unwrap_or_default().chars().take(40).collect();
            }
        }
        self.file(&block);
    }

    fn file(&mut self, block: &Block) {
        let words: Vec<&str> = block.text.split_ascii_whitespace().collect();
        let text = words.join(" ");
        let page = &mut self.page;
        match block.kind {
            Kind::Cell => {
                let of_cell: Vec<&Mark> =
                    block.marks.iter().filter_map(|(at, ..)| page.marks.get(*at)).collect();
                if let Some(table) = page.tables.last_mut()
                    && let (Some(row), Some(periods)) =
                        (table.rows.last_mut(), table.periods.last_mut())
                {
                    let column = row.len();
                    periods.extend(of_cell.iter().map(|mark| (column, mark.period.clone())));
                    row.push(match (of_cell.first(), block.unit) {
                        (Some(mark), _) => mark.value.clone(),
                        (None, Some(at)) => {
                            let (title, unit) = block.text.split_at(at);
                            format!("{} ({})", title.trim(), unit.trim())
                        }
                        (None, None) => text.clone(),
                    });
                }
            }
            Kind::Title => page.title.clone_from(&text),
            Kind::Heading => page.heading.clone_from(&text),
            Kind::Document => page.documents.push((block.line, text.clone())),
            Kind::File => self.file.clone_from(&text),
            Kind::Place => page.cells.push(Cell {
                line: block.line,
                document: page.documents.last().map(|(_, text)| text.clone()).unwrap_or_default(),
                file: self.file.clone(),
                text: text.clone(),
            }),
            Kind::SourceName | Kind::SourceSum => {
                if let Some(source) = page.sources.last_mut() {
                    if block.kind == Kind::SourceName {
                        source.mark = block.marks.first().map(|(at, ..)| *at);
                        source.name.clone_from(&text);
                    } else {
                        source.sum.clone_from(&text);
                    }
                }
            }
            Kind::Linked => page.linked(block.line, &block.text),
            Kind::Plain => {}
        }
        if !text.is_empty() && !matches!(block.kind, Kind::Title | Kind::Linked) {
            page.texts.push(text);
        }
    }
}

impl Page {
    /// What the page says of itself to programs repeats its title and its lead.
    fn linked(&mut self, line: u64, json: &str) {
        let json: serde_json::Value = serde_json::from_str(json).unwrap_or_default();
        let said = |member: &str| json.get(member).and_then(|value| value.as_str());
        for member in ["headline", "name"] {
            let title = said(member).map(|text| (member.to_owned(), line, text.to_owned()));
            self.titles.extend(title);
        }
        let description = said("description");
        let description = description.map(|t| ("JSON-LD".to_owned(), line, t.to_owned()));
        self.descriptions.extend(description);
        self.coverage.extend(said("temporalCoverage").map(|text| (line, text.to_owned())));
    }
}
