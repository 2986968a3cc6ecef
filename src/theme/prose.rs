//! Commentary to HTML: the theme's own writer of Markdown events.
//!
//! It escapes everything it is given except finished HTML, writes no attribute an author could
//! fill with code, and never passes raw HTML through: an HTML event is printed as text. It decides
//! nothing about figures; they come as finished inline HTML.

pub(super) mod escape;
mod notes;
mod slug;

use pulldown_cmark::{Alignment, CodeBlockKind, Event, LinkType, Tag, TagEnd};
use rustc_hash::FxHashMap;

use crate::page::{Picture, PictureFile};

use escape::{push_address, push_text};
use notes::Notes;
use slug::slug;

/// One piece of a text to write.
#[derive(Clone, Copy, Debug)]
pub enum Markup<'a> {
    /// What the Markdown parser reported.
    Event(&'a Event<'static>),
    /// The beginning of a picture in a line, and its tooltip: what follows is its alternative text.
    Picture(&'a Picture, &'a str),
    /// Finished HTML inside a line, such as a figure.
    Inline {
        /// The HTML.
        html: &'a str,
        /// The same as plain text, not escaped: for alternative texts and addresses of headings.
        plain: &'a str,
    },
    /// A finished block of HTML, such as a table.
    Block(&'a str),
}

/// The few words the writer needs, in the language of the page.
#[derive(Clone, Copy, Debug)]
pub struct Labels<'a> {
    /// Names the list of footnotes: "Chú thích".
    pub notes: &'a str,
    /// Names the way back from a footnote: "Trở lại bài".
    pub back: &'a str,
}

/// Writes a text as HTML at the end of `out`.
///
/// Headings get ids that begin with `muc-`, footnotes ids that begin with `fn-` and `fnref-`; a
/// template that gives no such ids of its own can put one text on a page without a clash.
pub fn write_prose<'a>(
    out: &mut String,
    items: impl Iterator<Item = Markup<'a>>,
    labels: &Labels<'_>,
) {
    let mut writer = Writer { out: std::mem::take(out), ..Writer::default() };
    for item in items {
        match item {
            Markup::Event(event) => writer.event(event),
            Markup::Picture(picture, title) => writer.picture(picture, title),
            Markup::Inline { html, plain } => writer.inline(html, plain),
            Markup::Block(html) => {
                writer.new_line();
                writer.out.push_str(html);
                writer.new_line();
            }
        }
    }
    *out = writer.finish(labels);
}

#[derive(Default)]
struct Writer<'a> {
    out: String,
    /// Where the text was when a footnote began, innermost last.
    outer: Vec<(String, &'a str)>,
    notes: Notes<'a>,
    table: Table<'a>,
    heading: Option<Heading>,
    /// How many pictures are open; within them everything is plain text.
    pictures: usize,
    picture_title: &'a str,
    /// What closes the outermost picture.
    picture_end: &'static str,
    ids: FxHashMap<String, u32>,
}

#[derive(Default)]
struct Table<'a> {
    alignments: &'a [Alignment],
    column: usize,
    in_head: bool,
    has_rows: bool,
    cell_start: usize,
}

/// A heading whose end has not come.
struct Heading {
    /// Where its id is to be put.
    at: usize,
    plain: String,
}

impl<'a> Writer<'a> {
    fn event(&mut self, event: &'a Event<'static>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(text),
            Event::Code(text) if self.pictures > 0 => self.text(text),
            Event::Code(text) => {
                self.out.push_str("<code>");
                self.text(text);
                self.out.push_str("</code>");
            }
            Event::SoftBreak if self.pictures > 0 => self.text(" "),
            Event::HardBreak if self.pictures > 0 => self.text(" "),
            Event::SoftBreak => self.text("\n"),
            Event::HardBreak => {
                self.out.push_str("<br />");
                self.text("\n");
            }
            Event::Rule => {
                self.new_line();
                self.out.push_str("<hr />\n");
            }
            Event::FootnoteReference(label) if self.pictures == 0 => {
                self.notes.call(label, &mut self.out);
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    /// Text of the author.
    fn text(&mut self, text: &str) {
        push_text(&mut self.out, text);
        if let Some(heading) = &mut self.heading {
            heading.plain.push_str(text);
        }
    }

    fn inline(&mut self, html: &str, plain: &str) {
        if self.pictures > 0 {
            return self.text(plain);
        }
        self.out.push_str(html);
        if let Some(heading) = &mut self.heading {
            heading.plain.push_str(plain);
        }
    }

    /// Begins a line, if not at the beginning of one.
    fn new_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    fn open(&mut self, tag: &str) {
        self.new_line();
        self.out.push_str(tag);
    }

    fn start(&mut self, tag: &'a Tag<'static>) {
        if self.pictures > 0 {
            self.pictures += usize::from(matches!(tag, Tag::Image { .. }));
            return;
        }
        match tag {
            Tag::Paragraph => self.open("<p>"),
            Tag::Heading { level, .. } => {
                self.open("<");
                self.out.push_str(&level.to_string());
                self.heading = Some(Heading { at: self.out.len(), plain: String::new() });
                self.out.push('>');
            }
            Tag::BlockQuote(_) => self.open("<blockquote>\n"),
            Tag::CodeBlock(kind) => {
                self.open("<pre><code");
                if let CodeBlockKind::Fenced(info) = kind
                    && let Some(language) = info.split_whitespace().next()
                {
                    self.out.push_str(" class=\"language-");
                    push_text(&mut self.out, language);
                    self.out.push('"');
                }
                self.out.push('>');
            }
            Tag::List(None) => self.open("<ul>\n"),
            Tag::List(Some(1)) => self.open("<ol>\n"),
            Tag::List(Some(start)) => {
                self.open("<ol start=\"");
                self.out.push_str(&start.to_string());
                self.out.push_str("\">\n");
            }
            Tag::Item => self.open("<li>"),
            Tag::FootnoteDefinition(label) => {
                self.outer.push((std::mem::take(&mut self.out), label));
            }
            Tag::Table(alignments) => {
                self.table = Table { alignments, ..Table::default() };
                self.open("<table>\n");
            }
            Tag::TableHead => {
                self.table.in_head = true;
                self.table.column = 0;
                self.out.push_str("<thead>\n<tr>\n");
            }
            Tag::TableRow => {
                if !std::mem::replace(&mut self.table.has_rows, true) {
                    self.out.push_str("<tbody>\n");
                }
                self.table.column = 0;
                self.out.push_str("<tr>\n");
            }
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.out.push_str("<em>"),
            Tag::Strong => self.out.push_str("<strong>"),
            Tag::Strikethrough => self.out.push_str("<del>"),
            Tag::Link { link_type, dest_url, title, .. } => {
                self.out.push_str("<a href=\"");
                if *link_type == LinkType::Email {
                    self.out.push_str("mailto:");
                }
                push_address(&mut self.out, dest_url);
                self.title(title);
                self.out.push_str("\">");
            }
            Tag::Image { dest_url, title, .. } => {
                self.pictures = 1;
                self.picture_title = title;
                self.picture_end = "\" />";
                self.out.push_str("<img src=\"");
                push_address(&mut self.out, dest_url);
                self.out.push_str("\" alt=\"");
            }
            // Not among the extensions commentary is read with.
            Tag::HtmlBlock
            | Tag::MetadataBlock(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Superscript
            | Tag::Subscript => {}
        }
    }

    /// A picture with its files, as far as its alternative text.
    fn picture(&mut self, picture: &'a Picture, title: &'a str) {
        if self.pictures > 0 {
            self.pictures += 1;
            return;
        }
        (self.pictures, self.picture_title) = (1, title);
        self.picture_end = "\" />";
        if let [sets @ .., _] = picture.sets.as_slice()
            && !sets.is_empty()
        {
            self.picture_end = "\" /></picture>";
            self.out.push_str("<picture>");
            for set in sets {
                self.out.push_str("<source type=\"");
                self.out.push_str(set.media_type);
                self.files(&set.files);
                self.out.push_str("\" />");
            }
        }
        self.out.push_str("<img src=\"");
        push_address(&mut self.out, &picture.src);
        if let Some(set) = picture.sets.last() {
            self.files(&set.files);
        }
        for (name, length) in [("width", picture.width), ("height", picture.height)] {
            if let Some(length) = length {
                self.out.push_str(&format!("\" {name}=\"{length}"));
            }
        }
        self.out.push_str("\" alt=\"");
    }

    /// The files of one format; `sizes` says that a picture is as wide as the text.
    fn files(&mut self, files: &[PictureFile]) {
        self.out.push_str("\" srcset=\"");
        for (at, file) in files.iter().enumerate() {
            self.out.push_str(if at > 0 { ", " } else { "" });
            push_address(&mut self.out, &file.src);
            self.out.push_str(&format!(" {}w", file.width));
        }
        self.out.push_str("\" sizes=\"(min-width: 46rem) 42rem, 92vw");
    }

    fn end(&mut self, tag: &TagEnd) {
        if self.pictures > 0 {
            if *tag == TagEnd::Image {
                self.pictures -= 1;
                if self.pictures == 0 {
                    self.title(self.picture_title);
                    self.out.push_str(self.picture_end);
                }
            }
            return;
        }
        match tag {
            TagEnd::Paragraph => self.out.push_str("</p>\n"),
            TagEnd::Heading(level) => {
                self.identify_heading();
                self.out.push_str("</");
                self.out.push_str(&level.to_string());
                self.out.push_str(">\n");
            }
            TagEnd::BlockQuote(_) => self.open("</blockquote>\n"),
            TagEnd::CodeBlock => self.out.push_str("</code></pre>\n"),
            TagEnd::List(true) => self.out.push_str("</ol>\n"),
            TagEnd::List(false) => self.out.push_str("</ul>\n"),
            TagEnd::Item => self.out.push_str("</li>\n"),
            TagEnd::FootnoteDefinition => {
                if let Some((outer, label)) = self.outer.pop() {
                    let note = std::mem::replace(&mut self.out, outer);
                    self.notes.write(label, note);
                }
            }
            TagEnd::Table => {
                self.out.push_str(if self.table.has_rows {
                    "</tbody>\n</table>\n"
                } else {
                    "</table>\n"
                });
            }
            TagEnd::TableHead => {
                self.table.in_head = false;
                self.out.push_str("</tr>\n</thead>\n");
            }
            TagEnd::TableRow => self.out.push_str("</tr>\n"),
            TagEnd::TableCell => self.end_cell(),
            TagEnd::Emphasis => self.out.push_str("</em>"),
            TagEnd::Strong => self.out.push_str("</strong>"),
            TagEnd::Strikethrough => self.out.push_str("</del>"),
            TagEnd::Link => self.out.push_str("</a>"),
            TagEnd::Image
            | TagEnd::HtmlBlock
            | TagEnd::MetadataBlock(_)
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Superscript
            | TagEnd::Subscript => {}
        }
    }

    fn title(&mut self, title: &str) {
        if !title.is_empty() {
            self.out.push_str("\" title=\"");
            push_text(&mut self.out, title);
        }
    }

    /// Alignment is a class, not a style: the site's pages allow no inline style.
    fn start_cell(&mut self) {
        let class = match self.table.alignments.get(self.table.column) {
            Some(Alignment::Left) => " class=\"left\"",
            Some(Alignment::Center) => " class=\"center\"",
            Some(Alignment::Right) => " class=\"right\"",
            Some(Alignment::None) | None => "",
        };
        self.table.column += 1;
        self.table.cell_start = self.out.len();
        self.out.push_str(if self.table.in_head { "<th scope=\"col\"" } else { "<td" });
        self.out.push_str(class);
        self.out.push('>');
    }

    /// A heading cell with nothing in it heads nothing.
    fn end_cell(&mut self) {
        let from = self.table.cell_start;
        let empty = self.out.get(from..).is_some_and(|cell| cell.find('>') == Some(cell.len() - 1));
        if self.table.in_head && empty {
            self.out.truncate(from);
            self.out.push_str("<td></td>\n");
        } else {
            self.out.push_str(if self.table.in_head { "</th>\n" } else { "</td>\n" });
        }
    }

    fn identify_heading(&mut self) {
        let Some(heading) = self.heading.take() else { return };
        let name = slug(&heading.plain);
        let mut id = name.clone();
        // The count of a name remembers where to go on, so that many equal headings stay cheap.
        let mut count = self.ids.get(&name).copied().unwrap_or(0);
        while self.ids.contains_key(&id) {
            count += 1;
            id = format!("{name}-{}", count + 1);
        }
        self.ids.insert(name, count);
        self.ids.entry(id.clone()).or_insert(0);
        self.out.insert_str(heading.at, &format!(" id=\"muc-{id}\""));
    }

    fn finish(mut self, labels: &Labels<'_>) -> String {
        while let Some((outer, label)) = self.outer.pop() {
            let note = std::mem::replace(&mut self.out, outer);
            self.notes.write(label, note);
        }
        if !self.notes.is_empty() {
            self.new_line();
            self.notes.finish(&mut self.out, labels);
        }
        self.out
    }
}

#[cfg(test)]
mod tests;
