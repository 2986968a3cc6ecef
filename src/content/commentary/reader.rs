//! From Markdown text to pieces: one walk over the parser's events.

mod code;
mod link;
mod notes;

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd};
use rustc_hash::FxHashSet;

use super::address::depth;
use super::characters::report_forbidden;
use super::faults::{self, Spot};
use super::mask::{MASK, Masked, mask};
use super::reference::Reference;
use super::{Commentary, Piece};
use code::OpenCode;
use link::OpenLink;
use notes::Notes;

use crate::diagnostic::Diagnostic;
use crate::source::{Sources, Span};

/// The most problems reported for one text: beyond these it is not a text an author wrote.
const MOST_PROBLEMS: usize = 1000;

/// Reads the Markdown of a file's part, and reports what it may not hold.
pub fn read_commentary(
    sources: &Sources,
    body: Span,
    problems: &mut Vec<Diagnostic>,
) -> Commentary {
    let text = sources.slice(body);
    let masked = mask(text);
    let mut found = Vec::new();
    report_forbidden(text, body, &mut found);
    let mut reader = Reader {
        text,
        body,
        depth: depth(sources.get(body.source).path()),
        masked: &masked,
        uses: vec![None; masked.references.len()],
        pieces: Vec::new(),
        problems: found,
        links: Vec::new(),
        code: None,
        literal: Vec::new(),
        containers: 0,
        heading: 1,
        words: 0,
        last: 0,
        notes: Notes::default(),
        definitions: FxHashSet::default(),
    };
    // Never heading attributes (they let authors write event handlers), mathematics (`$` is money
    // and code elsewhere), smart punctuation (it would change quotations) or wikilinks.
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut events = Parser::new_ext(&masked.text, options).into_offset_iter();
    while let Some((event, range)) = events.next() {
        if let Event::End(TagEnd::Link | TagEnd::Image) = event {
            let definition = reader.links.last().and_then(|link| {
                Some(events.reference_definitions().get(&link.label)?.span.clone())
            });
            reader.end_link(event.into_static(), range, definition);
        } else {
            reader.event(event, range);
        }
    }
    reader.finish(problems)
}

/// What became of a reference.
#[derive(Clone, Copy)]
enum Use {
    Text,
    Code,
    Outside(Spot),
}

struct Reader<'s> {
    /// The author's text.
    text: &'s str,
    body: Span,
    depth: usize,
    masked: &'s Masked<'s>,
    uses: Vec<Option<Use>>,
    pieces: Vec<Piece>,
    problems: Vec<Diagnostic>,
    links: Vec<OpenLink>,
    code: Option<OpenCode>,
    /// Where braces and brackets are literal: code and HTML, in order.
    literal: Vec<Range<usize>>,
    /// How many lists, quotations and notes are open.
    containers: usize,
    heading: usize,
    /// Pieces of text seen so far.
    words: usize,
    /// The end of the last event.
    last: usize,
    notes: Notes,
    definitions: FxHashSet<usize>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        self.last = match event {
            Event::Start(_) => range.start,
            _ => range.end,
        };
        match event {
            Event::Text(text) => self.text(text, range),
            Event::Code(text) => {
                self.words += 1;
                let text = self.unmask(&text, &range);
                self.literal.push(range.clone());
                self.markdown(Event::Code(text), range);
            }
            Event::Html(_) | Event::InlineHtml(_) if self.literal_at(range.start) => {}
            Event::Start(Tag::HtmlBlock) | Event::Html(_) | Event::InlineHtml(_) => {
                self.html(range)
            }
            Event::End(TagEnd::HtmlBlock) => {}
            Event::Start(Tag::Link { .. } | Tag::Image { .. }) => self.start_link(event, range),
            Event::Start(Tag::CodeBlock(kind)) => self.start_code(kind, range),
            Event::End(TagEnd::CodeBlock) => self.end_code(range),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => {
                if let TagEnd::BlockQuote(_)
                | TagEnd::List(_)
                | TagEnd::Item
                | TagEnd::FootnoteDefinition = tag
                {
                    self.containers -= 1;
                }
                self.markdown(Event::End(tag), range);
            }
            Event::FootnoteReference(label) => {
                self.notes.called.insert(label.to_lowercase());
                self.markdown(Event::FootnoteReference(label), range);
            }
            other => self.markdown(other, range),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match &tag {
            Tag::BlockQuote(_) | Tag::List(_) | Tag::Item => self.containers += 1,
            Tag::FootnoteDefinition(label) => {
                self.containers += 1;
                self.notes.written.push((label.to_lowercase(), range.clone()));
            }
            Tag::Heading { level, .. } => {
                let level = *level as usize;
                let line = self.first_line(&range);
                if let Some(problem) = faults::heading(level, self.heading, self.span(line)) {
                    self.problems.push(problem);
                }
                self.heading = level;
            }
            _ => {}
        }
        self.markdown(Event::Start(tag), range);
    }

    /// Splits a run of text at its references.
    fn text(&mut self, text: CowStr<'_>, range: Range<usize>) {
        if let Some(code) = &mut self.code {
            let start = code.content.as_ref().map_or(range.start, |content| content.start);
            code.content = Some(start..range.end);
            let text = self.unmask(&text, &range);
            return self.markdown(Event::Text(text), range);
        }
        self.words += usize::from(!text.trim().is_empty());
        if self.masked.text.get(range.clone()) != Some(&*text) {
            // Not letter for letter the author's: an entity may have hidden a barred character.
            let mut found = Vec::new();
            let shown = text.replace(MASK, "");
            let own = text.matches(MASK).count() == self.within(&range).len();
            let judged = if own { shown.as_str() } else { &*text };
            if report_forbidden(judged, self.span(range.clone()), &mut found) {
                self.problems.append(&mut found);
            }
        }
        let references = self.within(&range);
        if references.is_empty() {
            return self.markdown(Event::Text(text), range);
        }
        let (mut rest, mut at) = (&*text, range.start);
        for index in references {
            let reference = self.masked.references[index].clone();
            let Some(found) = rest.find(MASK) else { break };
            if found > 0 {
                let words = CowStr::from(rest[..found].to_owned());
                self.markdown(Event::Text(words), at..reference.start);
            }
            rest = rest.get(found + reference.len()..).unwrap_or("");
            at = reference.end;
            self.reference(index);
        }
        if !rest.is_empty() {
            self.markdown(Event::Text(CowStr::from(rest.to_owned())), at..range.end);
        }
    }

    fn reference(&mut self, index: usize) {
        let range = self.masked.references[index].clone();
        self.words += 1;
        self.uses[index].get_or_insert(Use::Text);
        let span = self.span(range.clone());
        match Reference::read(&self.text[range.clone()], span, &mut self.problems) {
            Some(reference) => self.pieces.push(Piece::Reference(reference)),
            None => {
                let typed = CowStr::from(self.text[range.clone()].to_owned());
                self.markdown(Event::Text(typed), range);
            }
        }
    }

    /// Code shows references as the author typed them.
    fn unmask(&mut self, text: &str, range: &Range<usize>) -> CowStr<'static> {
        let mut out = String::new();
        let mut rest = text;
        for index in self.within(range) {
            let reference = self.masked.references[index].clone();
            let Some(found) = rest.find(MASK) else { break };
            out.push_str(&rest[..found]);
            out.push_str(&self.text[reference.clone()]);
            rest = rest.get(found + reference.len()..).unwrap_or("");
            self.uses[index].get_or_insert(Use::Code);
        }
        out.push_str(rest);
        out.into()
    }

    fn html(&mut self, range: Range<usize>) {
        self.outside(range.clone(), Spot::Html);
        let line = self.first_line(&range);
        let comment = self.text[range.clone()].trim_start().starts_with("<!--");
        let problem = faults::html(self.span(line), comment);
        self.report(problem);
        self.literal.push(range);
    }

    fn finish(mut self, problems: &mut Vec<Diagnostic>) -> Commentary {
        for index in 0..self.uses.len() {
            let spot = match self.uses[index] {
                Some(Use::Text | Use::Code) => continue,
                Some(Use::Outside(spot)) => spot,
                None => Spot::Label,
            };
            let problem = faults::outside(spot, self.span(self.masked.references[index].clone()));
            self.report(problem);
        }
        self.literal.sort_by_key(|range| range.start);
        for stray in &self.masked.strays {
            if !self.literal_at(stray.at.start) {
                let problem = faults::stray(stray.fault, self.span(stray.at.clone()));
                self.report(problem);
            }
        }
        self.check_notes();
        self.problems.truncate(MOST_PROBLEMS);
        problems.append(&mut self.problems);
        Commentary { pieces: self.pieces }
    }

    fn report(&mut self, problem: Diagnostic) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    fn markdown(&mut self, event: Event<'_>, range: Range<usize>) {
        let span = self.span(range);
        self.pieces.push(Piece::Markdown(event.into_static(), span));
    }

    fn span(&self, range: Range<usize>) -> Span {
        self.body.within(range.start, range.end)
    }

    /// The references that begin in a range, by number.
    fn within(&self, range: &Range<usize>) -> Range<usize> {
        let all = &self.masked.references;
        let from = all.partition_point(|reference| reference.start < range.start);
        let length = all[from..].partition_point(|reference| reference.start < range.end);
        from..from + length
    }

    fn outside(&mut self, range: Range<usize>, spot: Spot) {
        self.mark(self.within(&range), spot);
    }

    fn mark(&mut self, references: Range<usize>, spot: Spot) {
        for index in references {
            self.uses[index].get_or_insert(Use::Outside(spot));
        }
    }

    /// The part of a range on its first line.
    fn first_line(&self, range: &Range<usize>) -> Range<usize> {
        let text = self.text.get(range.clone()).unwrap_or("");
        let length = text.find(['\n', '\r']).unwrap_or(text.len());
        range.start..range.start + length
    }

    /// Whether a place lies in code or HTML, as far as they have been seen.
    fn literal_at(&self, at: usize) -> bool {
        let after = self.literal.partition_point(|range| range.start <= at);
        after > 0 && self.literal[after - 1].end > at
    }
}
