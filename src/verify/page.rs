//! A page as it was written: its figures with the words around them, its tables, its list of
//! sources. Read from the tokens of a browser's own tokenizer; no tree is built, so depth costs
//! nothing.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind::{Rawtext, Rcdata, ScriptData};
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::claim::Mark;

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
    /// For each row the periods of its figures.
    pub periods: Vec<Vec<String>>,
}

/// An entry of the list of sources.
#[derive(Debug, Default)]
pub struct Source {
    /// Its line.
    pub line: u64,
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
}

/// Elements that stand within a paragraph.
const INLINE: [&str; 22] = [
    "a", "abbr", "b", "bdi", "br", "cite", "code", "data", "del", "em", "i", "img", "ins", "mark",
    "q", "s", "small", "span", "strong", "sub", "sup", "time",
];

/// Reads a page.
pub fn read(html: &str) -> Page {
    let reading =
        Reading { page: Page { lang: "vi".to_owned(), ..Page::default() }, ..Reading::default() };
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Sink(RefCell::new(reading)), TokenizerOpts::default());
    // The tokenizer stops only where a sink asks it to, and this one never does.
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let mut reading = tokenizer.sink.0.into_inner();
    reading.flush();
    reading.page
}

struct Sink(RefCell<Reading>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let mut reading = self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reading.block.text.push_str(&text),
            Token::TagToken(tag) => {
                let raw = match (&*tag.name, tag.kind) {
                    (_, TagKind::EndTag) => None,
                    ("script", _) => Some(ScriptData),
                    ("style" | "iframe" | "noembed" | "noframes" | "xmp", _) => Some(Rawtext),
                    ("title" | "textarea", _) => Some(Rcdata),
                    _ => None,
                };
                reading.tag(&tag, line);
                if let Some(raw) = raw {
                    return TokenSinkResult::RawData(raw);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

fn attribute(tag: &Tag, name: &str) -> String {
    let found = tag.attrs.iter().find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| attribute.value.to_string()).unwrap_or_default()
}

fn has_class(tag: &Tag, class: &str) -> bool {
    attribute(tag, "class").split_ascii_whitespace().any(|one| one == class)
}

impl Reading {
    fn tag(&mut self, tag: &Tag, line: u64) {
        let name = &*tag.name;
        if name == "data" || name == "tspan" {
            return self.figure(tag, line);
        }
        if INLINE.contains(&name) {
            if tag.kind == TagKind::StartTag {
                self.inline(tag);
            }
            return;
        }
        self.flush();
        match tag.kind {
            TagKind::StartTag => self.start(tag, line),
            TagKind::EndTag => match name {
                "ol" => self.in_sources = false,
                "ul" if self.in_cells => self.in_cells = false,
                "ul" => (self.in_documents, self.in_waivers) = (false, false),
                "tr" => self.in_row = false,
                _ => {}
            },
        }
    }

    fn inline(&mut self, tag: &Tag) {
        match &*tag.name {
            "br" => self.block.text.push(' '),
            "span" if has_class(tag, "unit") && self.block.kind == Kind::Cell => {
                self.block.unit = Some(self.block.text.len());
            }
            "a" => {
                let href = attribute(tag, "href");
                if href.ends_with(".csv")
                    && let Some(table) = self.page.tables.last_mut().filter(|t| t.csv.is_empty())
                {
                    table.csv = href;
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag, line: u64) {
        let kind = match &*tag.name {
            "html" => {
                self.page.lang = match attribute(tag, "lang") {
                    lang if lang.is_empty() => "vi".to_owned(),
                    lang => lang,
                };
                Kind::Plain
            }
            "meta" => {
                self.meta(tag, line);
                Kind::Plain
            }
            "link" if attribute(tag, "rel") == "canonical" => {
                self.page.canonical = attribute(tag, "href");
                Kind::Plain
            }
            "title" => Kind::Title,
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
                self.in_sources = has_class(tag, "derivations");
                Kind::Plain
            }
            "ul" if self.in_documents => {
                self.in_cells = true;
                Kind::Plain
            }
            "ul" => {
                self.in_documents = has_class(tag, "documents");
                self.in_waivers = has_class(tag, "waivers");
                Kind::Plain
            }
            "li" if self.in_waivers => {
                self.page.waivers += 1;
                Kind::Plain
            }
            "li" if self.in_cells => Kind::Place,
            "summary" if self.in_documents => Kind::File,
            "li" if self.in_sources => {
                self.page.sources.push(Source { line, ..Source::default() });
                Kind::Plain
            }
            "li" if self.in_documents => Kind::Document,
            "p" if self.in_sources && has_class(tag, "what") => Kind::SourceName,
            "p" if self.in_sources && has_class(tag, "sum") => Kind::SourceSum,
            _ => Kind::Plain,
        };
        self.block = Block { kind, line, ..Block::default() };
    }

    fn meta(&mut self, tag: &Tag, line: u64) {
        let name = attribute(tag, "name") + &attribute(tag, "property");
        let content = attribute(tag, "content");
        match name.as_str() {
            "og:title" | "DC.title" => self.page.titles.push((name, line, content)),
            "description" | "og:description" => self.page.descriptions.push((name, line, content)),
            _ => {}
        }
    }

    /// `<data>`, and `<tspan>` of the drawing of a chart.
    fn figure(&mut self, tag: &Tag, line: u64) {
        let drawn = &*tag.name == "tspan";
        let value = attribute(tag, if drawn { "data-value" } else { "value" });
        if tag.kind == TagKind::StartTag {
            // A part of a text in a drawing need not be a figure.
            if drawn && self.block.open.is_none() && value.is_empty() && !has_class(tag, "figure") {
                return;
            }
            if self.block.open.is_some() || !has_class(tag, "figure") {
                self.page.broken.push(line);
                return;
            }
            let measure = attribute(tag, "data-measure");
            let mark = Mark {
                line,
                value,
                drawn,
                indicator: attribute(tag, "data-indicator"),
                office: attribute(tag, "data-office"),
                period: attribute(tag, "data-period"),
                measure: if measure.is_empty() { "value".to_owned() } else { measure },
                base: attribute(tag, "data-base"),
                step: attribute(tag, "data-step"),
                among: attribute(tag, "data-among"),
                ..Mark::default()
            };
            self.block.open = Some((mark, self.block.text.len()));
        } else if let Some((mut mark, start)) = self.block.open.take() {
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
                    periods.extend(of_cell.iter().map(|mark| mark.period.clone()));
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
            Kind::Plain => {}
        }
        if !text.is_empty() && block.kind != Kind::Title {
            page.texts.push(text);
        }
    }
}
