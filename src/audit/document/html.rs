//! HTML: what a reader of the page sees, in blocks. Written for pages as they are: tags left
//! open, tables that lay out the page, scripts in between.

mod element;
mod table;
#[cfg(test)]
mod tests;

use std::ops::Range;

use html5gum::Spanned;
use html5gum::emitters::default::{StartTag, Token};

use super::draft::Draft;
use super::{BlockKind, Document};
use crate::source::{Overfull, Tokens};
use element::{Role, hides, is_void, role};
use table::Tables;

/// Reads an HTML page or a part of one.
pub(super) fn read(source: &str) -> Result<Document, Overfull> {
    let mut draft = Draft::default();
    read_part(&mut draft, source, 0)?;
    Ok(draft.finish())
}

/// Reads HTML that stands in the file from byte `file` on.
pub(super) fn read_part(draft: &mut Draft, source: &str, file: usize) -> Result<(), Overfull> {
    let mut reader = Reader {
        source,
        file,
        draft,
        heading: None,
        caption: false,
        lists: 0,
        pre: 0,
        in_head: false,
        title: false,
        hidden: None,
        tables: Tables::default(),
    };
    for token in Tokens::of_page(source) {
        match token? {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&tag.name),
            Token::String(Spanned { span, .. }) => reader.text(span.start..span.end),
            _ => {}
        }
    }
    reader.draft.end();
    Ok(())
}

/// Whether a tag is `<br>`.
pub(super) fn is_line_break(tag: &str) -> bool {
    let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ']);
    name.eq_ignore_ascii_case("br")
}

struct Reader<'s, 'd> {
    source: &'s str,
    file: usize,
    draft: &'d mut Draft,
    /// The level of the open heading.
    heading: Option<u8>,
    caption: bool,
    lists: usize,
    pre: usize,
    in_head: bool,
    title: bool,
    hidden: Option<Hidden>,
    tables: Tables,
}

/// An element whose words the reader of the page does not see.
struct Hidden {
    name: Vec<u8>,
    /// How many of that name are open in each other.
    depth: usize,
    /// How many lists and tables are open in it.
    inside: usize,
}

impl Reader<'_, '_> {
    fn start(&mut self, tag: &StartTag<usize>) {
        let name = tag.name.as_slice();
        if let Some(hidden) = &mut self.hidden
            && !hidden.ends_before(name)
        {
            return hidden.start(name);
        }
        self.hidden = None;
        let role = role(name);
        if self.in_head && !matches!(role, Role::Head | Role::Title | Role::Unseen) {
            self.in_head = matches!(name, b"meta" | b"link" | b"base");
        }
        let unseen = matches!(role, Role::Unseen) || hides(&tag.attributes);
        if unseen && !is_void(name) && !matches!(name, b"html" | b"body") {
            if role.is_block() {
                self.draft.end();
            }
            self.hidden = Some(Hidden { name: name.to_vec(), depth: 1, inside: 0 });
            return;
        }
        if role.is_block() {
            self.draft.end();
        }
        match role {
            Role::Head => self.in_head = true,
            Role::Title => {
                self.draft.end();
                self.title = true;
            }
            Role::Heading(level) => self.heading = Some(level),
            Role::Caption => self.caption = true,
            Role::List => self.lists += 1,
            Role::Pre => self.pre += 1,
            Role::LineBreak => self.line_break(),
            Role::Table => {
                let table = self.draft.table();
                self.tables.open(table);
            }
            Role::Row => self.tables.row(),
            Role::Cell { heading } => self.tables.cell(heading, &tag.attributes),
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        if let Some(hidden) = &mut self.hidden {
            if hidden.end(name) {
                self.hidden = None;
            }
            return;
        }
        let role = role(name);
        if role.is_block() {
            self.draft.end();
        }
        match role {
            Role::Head => self.in_head = false,
            Role::Title => {
                self.draft.end();
                self.title = false;
            }
            Role::Heading(_) => self.heading = None,
            Role::Caption => self.caption = false,
            Role::List => self.lists = self.lists.saturating_sub(1),
            Role::Pre => self.pre = self.pre.saturating_sub(1),
            Role::Table => self.tables.close(),
            Role::Cell { .. } => self.tables.end_cell(),
            _ => {}
        }
    }

    /// The kind of a block that opens here.
    fn flow(&self) -> BlockKind {
        if self.title {
            return BlockKind::Heading(1);
        }
        if let Some(level) = self.heading {
            return BlockKind::Heading(level);
        }
        if self.caption {
            return BlockKind::Caption;
        }
        match (self.tables.current(), self.lists) {
            (Some(cell), 0) => cell,
            (_, 0) => BlockKind::Paragraph,
            (_, depth) => BlockKind::Item(u8::try_from(depth - 1).unwrap_or(u8::MAX)),
        }
    }

    fn line_break(&mut self) {
        match self.flow() {
            BlockKind::Paragraph | BlockKind::Item(_) => self.draft.end(),
            _ => self.blank(),
        }
    }

    fn blank(&mut self) {
        if self.draft.is_open() && !self.draft.ends_blank() {
            self.draft.say(" ");
        }
    }

    /// A stretch of text between two tags, by its bytes in the source.
    fn text(&mut self, range: Range<usize>) {
        if self.hidden.is_some() || self.in_head && !self.title {
            return;
        }
        let Some(text) = self.source.get(range.clone()) else { return };
        let mut at = range.start;
        for (number, part) in text.split('&').enumerate() {
            if number == 0 {
                self.words(part, at);
                at += part.len();
                continue;
            }
            let name = part.find(|c: char| !c.is_ascii_alphanumeric() && c != '#');
            let name = name.unwrap_or(part.len());
            let end = at + 1 + name + usize::from(part[name..].starts_with(';'));
            self.reference(at..end);
            at += 1 + part.len();
            self.words(&self.source[end..at], end);
        }
    }

    /// What begins with `&`: a character by its name or number, or nothing of the kind.
    fn reference(&mut self, range: Range<usize>) {
        let (at, part) = (range.start, &self.source[range]);
        // A bare `&` stands for itself; pages are full of them.
        let meant = if part.len() > 1 { meaning(part) } else { None };
        match meant.as_deref() {
            Some(meant) if meant != part => {
                self.open();
                self.draft.say(meant);
            }
            _ => self.words(part, at),
        }
    }

    /// Text as it stands; white space of any length is one blank.
    fn words(&mut self, text: &str, at: usize) {
        if self.pre > 0 {
            return self.lines(text, at);
        }
        let mut start = 0;
        while start < text.len() {
            let rest = &text[start..];
            let word = rest.find(is_space).unwrap_or(rest.len());
            if word > 0 {
                self.open();
                self.draft.copy(&rest[..word], self.file + at + start);
            }
            let space = rest[word..].find(|c| !is_space(c)).unwrap_or(rest.len() - word);
            if space > 0 && self.draft.is_open() && !self.draft.ends_blank() {
                match &rest[word..word + space] {
                    " " => self.draft.copy(" ", self.file + at + start + word),
                    _ => self.draft.say(" "),
                }
            }
            start += word + space;
        }
    }

    fn lines(&mut self, text: &str, at: usize) {
        let mut at = self.file + at;
        for line in text.split_inclusive('\n') {
            self.open();
            self.draft.copy(line.trim_end_matches(['\n', '\r']), at);
            if line.ends_with('\n') {
                self.draft.end();
            }
            at += line.len();
        }
    }

    fn open(&mut self) {
        if !self.draft.is_open() {
            let kind = self.flow();
            self.draft.begin(kind);
        }
    }
}

impl Hidden {
    /// Whether the start of another element ends this one, its end tag left out.
    fn ends_before(&self, name: &[u8]) -> bool {
        let own = self.name.as_slice();
        let left_out = matches!(own, b"li" | b"td" | b"th" | b"tr" | b"dt" | b"dd" | b"option");
        self.inside == 0 && (left_out && own == name || own == b"p" && role(name).is_block())
    }

    fn start(&mut self, name: &[u8]) {
        self.inside += usize::from(matches!(role(name), Role::List | Role::Table));
        self.depth += usize::from(self.name == name);
    }

    /// Whether an end tag ends it.
    fn end(&mut self, name: &[u8]) -> bool {
        if self.name == name {
            self.depth -= 1;
        } else if matches!(role(name), Role::List | Role::Table) {
            // The list or table around a hidden item ends the item too.
            let item = matches!(self.name.as_slice(), b"li" | b"td" | b"th" | b"tr" | b"dd");
            if self.inside == 0 && item {
                return true;
            }
            self.inside = self.inside.saturating_sub(1);
        }
        self.depth == 0
    }
}

/// The letters a character reference stands for.
fn meaning(reference: &str) -> Option<String> {
    let text = Tokens::new(reference).filter_map(|token| match token {
        Ok(Token::String(text)) => Some(String::from_utf8_lossy(&text.value).into_owned()),
        _ => None,
    });
    Some(text.collect::<String>()).filter(|text| !text.is_empty())
}

/// White space that HTML folds; a no-break space is a letter to it.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{c}')
}
