//! Markdown: its structure becomes blocks, its signs vanish, a figure split by emphasis stays one.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::draft::Draft;
use super::{BlockKind, Document, html, text};
use crate::source::Overfull;

/// Reads Markdown.
pub(super) fn read(source: &str) -> Result<Document, Overfull> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        source,
        draft: Draft::default(),
        lists: 0,
        cell: None,
        verbatim: None,
        front: false,
        unread: 0,
        pictures: 0,
        html: Ok(()),
    };
    for (event, range) in Parser::new_ext(source, options).into_offset_iter() {
        reader.event(event, range);
    }
    reader.html?;
    Ok(reader.draft.finish())
}

struct Reader<'s> {
    source: &'s str,
    draft: Draft,
    /// How many lists are open.
    lists: usize,
    cell: Option<Cell>,
    /// The bytes of an open code block so far, and whether it is to be read.
    verbatim: Option<(Option<Range<usize>>, bool)>,
    /// Whether the front matter is open.
    front: bool,
    /// How many elements that are not read are open.
    unread: usize,
    pictures: usize,
    /// Whether the HTML in it could be read so far.
    html: Result<(), Overfull>,
}

struct Cell {
    table: usize,
    row: usize,
    column: usize,
    heading: bool,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag),
            Event::Text(words) => self.text(&words, range),
            Event::Code(words) => {
                let inside = self.source[range.clone()].find(&*words).map(|at| range.start + at);
                let start = inside.unwrap_or(range.start);
                self.text(&words, start..start + words.len());
            }
            Event::SoftBreak => self.say(" "),
            Event::HardBreak => self.line_break(),
            Event::InlineHtml(tag) if html::is_line_break(&tag) => self.line_break(),
            Event::Rule => self.draft.end(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => self.draft.begin(BlockKind::Heading(level as u8)),
            Tag::Paragraph | Tag::BlockQuote(_) | Tag::FootnoteDefinition(_) => self.draft.end(),
            Tag::List(_) => {
                self.draft.end();
                self.lists += 1;
            }
            Tag::Item => self.draft.begin(self.flow()),
            Tag::Table(_) => {
                self.draft.end();
                let table = self.draft.table();
                self.cell = Some(Cell { table, row: 0, column: 0, heading: true });
            }
            Tag::TableCell => {
                let kind = self.flow();
                self.draft.begin(kind);
            }
            Tag::CodeBlock(kind) => {
                self.draft.end();
                // Indented text is mostly prose that was pasted with its indent.
                let read = match kind {
                    CodeBlockKind::Indented => true,
                    CodeBlockKind::Fenced(info) => info.trim().is_empty(),
                };
                self.verbatim = Some((None, read));
            }
            Tag::HtmlBlock => {
                self.draft.end();
                let part = &self.source[range.clone()];
                self.html = self.html.and(html::read_part(&mut self.draft, part, range.start));
                self.unread += 1;
            }
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.front = true,
            Tag::Strikethrough => self.unread += 1,
            Tag::Image { .. } => {
                // A picture that stands alone has words below it; in a sentence it has none.
                if self.draft.is_blank() {
                    self.draft.begin(BlockKind::Caption);
                } else {
                    self.unread += 1;
                }
                self.pictures += 1;
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::List(_) => {
                self.draft.end();
                self.lists = self.lists.saturating_sub(1);
            }
            TagEnd::TableCell => {
                self.draft.end();
                if let Some(cell) = &mut self.cell {
                    cell.column += 1;
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some(cell) = &mut self.cell {
                    (cell.row, cell.column, cell.heading) = (cell.row + 1, 0, false);
                }
            }
            TagEnd::Table => self.cell = None,
            TagEnd::CodeBlock => {
                if let Some((Some(range), true)) = self.verbatim.take() {
                    text::lines(&mut self.draft, &self.source[range.clone()], range.start);
                }
            }
            TagEnd::HtmlBlock | TagEnd::Strikethrough => {
                self.unread = self.unread.saturating_sub(1);
            }
            TagEnd::MetadataBlock(_) => self.front = false,
            TagEnd::Image => {
                self.pictures = self.pictures.saturating_sub(1);
                if self.unread > 0 {
                    self.unread -= 1;
                } else if self.pictures == 0 {
                    self.draft.end();
                }
            }
            TagEnd::Heading(_)
            | TagEnd::Paragraph
            | TagEnd::Item
            | TagEnd::BlockQuote(_)
            | TagEnd::FootnoteDefinition => self.draft.end(),
            _ => {}
        }
    }

    /// The kind of a block that opens here.
    fn flow(&self) -> BlockKind {
        match (&self.cell, self.lists) {
            (Some(cell), _) => BlockKind::Cell {
                table: cell.table,
                row: cell.row,
                column: cell.column,
                heading: cell.heading,
            },
            (None, 0) => BlockKind::Paragraph,
            (None, depth) => BlockKind::Item(u8::try_from(depth - 1).unwrap_or(u8::MAX)),
        }
    }

    fn text(&mut self, words: &str, range: Range<usize>) {
        if let Some((seen, _)) = &mut self.verbatim {
            let start = seen.as_ref().map_or(range.start, |seen| seen.start);
            *seen = Some(start..range.end);
        } else if self.front {
            self.front_matter(words, range.start);
        } else if self.unread == 0 {
            self.open();
            if self.source.get(range.clone()) == Some(words) {
                self.draft.copy(words, range.start);
            } else {
                self.draft.say(words);
            }
        }
    }

    /// The title and the summary of the front matter are words of the article.
    fn front_matter(&mut self, lines: &str, file: usize) {
        let mut at = file;
        for line in lines.split_inclusive('\n') {
            let kind = match line.split_once(':').map(|(key, _)| key) {
                Some("title") => Some(BlockKind::Heading(1)),
                Some("summary" | "description") => Some(BlockKind::Paragraph),
                _ => None,
            };
            if let (Some(kind), Some((key, value))) = (kind, line.split_once(':')) {
                let quote = |c: char| c.is_whitespace() || c == '\'' || c == '"';
                let lead = value.len() - value.trim_start_matches(quote).len();
                self.draft.begin(kind);
                self.draft.copy(value.trim_matches(quote), at + key.len() + 1 + lead);
                self.draft.end();
            }
            at += line.len();
        }
    }

    fn say(&mut self, words: &str) {
        if self.unread == 0 && self.verbatim.is_none() {
            self.draft.say(words);
        }
    }

    /// A forced line end parts paragraphs; in a cell or a heading it is a blank.
    fn line_break(&mut self) {
        if self.cell.is_some() || !self.draft.is_open() {
            self.say(" ");
        } else if self.unread == 0 {
            self.draft.begin(self.flow());
        }
    }

    fn open(&mut self) {
        if !self.draft.is_open() {
            let kind = self.flow();
            self.draft.begin(kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<(BlockKind, String)> {
        let document = read(source).expect("no tag is overfull");
        for run in &document.runs {
            let words = &document.text[run.text..run.text + run.length];
            assert_eq!(&source[run.file..run.file + run.length], words, "{source}");
        }
        let words = |range: Range<usize>| document.text[range].to_owned();
        document.blocks.iter().map(|b| (b.kind.clone(), words(b.range.clone()))).collect()
    }

    fn cell(row: usize, column: usize, heading: bool) -> BlockKind {
        BlockKind::Cell { table: 0, row, column, heading }
    }

    #[test]
    fn structure_becomes_blocks() {
        use BlockKind::{Caption, Heading, Item, Paragraph};
        let source = "---\ntitle: 'Sơ kết'\ndate: 1/4/2020\n---\n# Kết quả\n\nĐoạn\nmột  \nhai\n\n\
                      - Việc\n  - Xong\n- Tiền\n\n> Lời\n\n![Hội nghị](a.jpg)\n\n\
                      | Đơn vị | Việc |\n|---|---|\n| Hồng Bàng | 828 |\n\n\
                      Câu[^1] ~~bỏ~~ `10`\n\n[^1]: Ghi chú\n\n       Thụt vào\n\n```table\nx: 1\n```\n\n\
                      <p>HTML 5&nbsp;%</p>\n";
        let expected = [
            (Heading(1), "Sơ kết"),
            (Heading(1), "Kết quả"),
            (Paragraph, "Đoạn một"),
            (Paragraph, "hai"),
            (Item(0), "Việc"),
            (Item(1), "Xong"),
            (Item(0), "Tiền"),
            (Paragraph, "Lời"),
            (Caption, "Hội nghị"),
            (cell(0, 0, true), "Đơn vị"),
            (cell(0, 1, true), "Việc"),
            (cell(1, 0, false), "Hồng Bàng"),
            (cell(1, 1, false), "828"),
            (Paragraph, "Câu  10"),
            (Paragraph, "Ghi chú"),
            (Paragraph, "Thụt vào"),
            (Paragraph, "HTML 5\u{a0}%"),
        ];
        let expected: Vec<_> =
            expected.into_iter().map(|(kind, words)| (kind, words.to_owned())).collect();
        assert_eq!(blocks(source), expected);
    }

    #[test]
    fn a_figure_stays_one_whatever_marks_it_up() {
        for source in ["**10**.232 việc", "10.*232* việc", "10\\.232 việc", "10&#46;232 việc"]
        {
            let document = read(source).expect("no tag is overfull");
            assert_eq!(document.text, "10.232 việc\n", "{source}");
            let file = document.in_file(0..6);
            assert!(source[file.clone()].starts_with("10"), "{source}");
            assert!(source[file].contains("232"), "{source}");
        }
    }
}
