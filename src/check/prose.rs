//! The prose of a site: every run of text a reader will see, whole, with the way back to its source.
//!
//! Markdown cuts a sentence into events; here each block of text is one run again, so that a number
//! split by emphasis, an escape or an entity is seen whole. References stand in it as the words they
//! print, and each knows where it stands. Nothing is judged here.

mod narrative;

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use crate::content::Content;
use crate::content::article::{Article, PhotoSpec, StandingPage};
use crate::content::block::{BlockSpec, read_block};
use crate::content::calendar::Period;
use crate::content::commentary::{
    BlockKind, Commentary, Form, InlineText, Piece, Reference, Subject, TextPart,
};
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::diagnostic::Language;
use crate::figure::{Figures, Key};
use crate::source::{Sources, Span};
use crate::wording::Wording;

/// What stands for a reference that cannot be said.
const HOLE: &str = "\u{fffc}";

/// How far a sentence is followed on each side, in bytes.
const LONGEST_SENTENCE: usize = 3000;

/// What prose is read with.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// The files.
    pub sources: &'a Sources,
    /// The figures.
    pub figures: &'a Figures<'a>,
    /// The words of the language the texts are in.
    pub wording: &'a Wording,
}

/// Whose and which period's figures a text speaks of where it names none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Scope {
    /// The office.
    pub office: Option<OfficeId>,
    /// The period.
    pub period: Option<Period>,
}

/// Where a run of text stands on its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A paragraph or an item of a list.
    Body,
    /// A heading within the text.
    Heading,
    /// A cell of a table typed in Markdown.
    Cell,
    /// A block of code.
    Code,
    /// The description of a picture.
    Alt,
    /// The title of a page.
    Title,
    /// The lead of a page.
    Summary,
    /// A caption.
    Caption,
    /// The tooltip of a link.
    Tooltip,
    /// A byline, an author, a tag, a credit.
    Signature,
    /// A text of `site.yaml` or a definition of an indicator.
    Furniture,
}

/// A reference within a run.
#[derive(Clone, Debug)]
pub struct Hole<'c> {
    /// The bytes of the run it prints.
    pub range: Range<usize>,
    /// What the author wrote.
    pub reference: Cow<'c, Reference>,
    /// The figure it names and the whole it is a share of, where both are known.
    pub figure: Option<(Key, Option<IndicatorId>)>,
}

/// One run of text.
#[derive(Clone, Debug)]
pub struct Prose<'c> {
    /// The text as it is printed.
    pub text: String,
    /// Where it stands.
    pub spot: Spot,
    /// What it speaks of.
    pub scope: Scope,
    /// The references in it, in order.
    pub holes: Vec<Hole<'c>>,
    /// Code within the run, and addresses printed as links to themselves.
    pub literal: Vec<Range<usize>>,
    segments: Vec<Segment>,
}

/// A part of a run and where it was read from.
#[derive(Clone, Copy, Debug)]
struct Segment {
    at: usize,
    length: usize,
    source: Span,
    /// Whether the source has it letter for letter.
    exact: bool,
}

impl<'c> Prose<'c> {
    fn new(spot: Spot, scope: Scope) -> Self {
        Self {
            text: String::new(),
            spot,
            scope,
            holes: Vec::new(),
            literal: Vec::new(),
            segments: Vec::new(),
        }
    }

    fn push(&mut self, text: &str, source: Span, sources: &Sources) {
        let exact = sources.slice(source) == text;
        self.segments.push(Segment { at: self.text.len(), length: text.len(), source, exact });
        self.text.push_str(text);
    }

    fn push_reference(&mut self, reference: Cow<'c, Reference>, reading: Reading<'_>) {
        let (said, figure) = reading.said(&reference, self.scope);
        let start = self.text.len();
        self.push(&said, reference.span, reading.sources);
        self.holes.push(Hole { range: start..self.text.len(), reference, figure });
    }

    /// The part of the source a part of the run was read from: the smallest that is known.
    pub fn span(&self, range: &Range<usize>, sources: &Sources) -> Span {
        let (first, last) = (self.segment(range.start), self.segment(range.end.saturating_sub(1)));
        let (Some(first), Some(last)) = (first, last) else {
            return self
                .segments
                .first()
                .map_or(Span::new(crate::source::SourceId(0), 0, 0), |s| s.source);
        };
        if first.at == last.at && !first.exact {
            let wanted = self.text.get(range.clone()).unwrap_or("");
            let mut found = sources.slice(first.source).match_indices(wanted);
            if let (Some((at, _)), None) = (found.next(), found.next()) {
                return first.source.within(at, at + wanted.len());
            }
        }
        let start = match first.exact {
            true => first.source.start + (range.start - first.at) as u32,
            false => first.source.start,
        };
        let end = match last.exact {
            true => last.source.start + (range.end - last.at) as u32,
            false => last.source.end,
        };
        Span { source: first.source.source, start, end: end.max(start) }
    }

    /// The same, only where the source reads letter for letter like the run: where it is safe to
    /// put other words in its place.
    pub fn exact_span(&self, range: &Range<usize>, sources: &Sources) -> Option<Span> {
        let span = self.span(range, sources);
        let same = |a: &str, b: &str| a.replace(['\n', '\r'], " ") == b.replace('\n', " ");
        same(sources.slice(span), self.text.get(range.clone())?).then_some(span)
    }

    fn segment(&self, at: usize) -> Option<Segment> {
        let after = self.segments.partition_point(|segment| segment.at <= at);
        let segment = *self.segments.get(after.checked_sub(1)?)?;
        Some(segment).filter(|segment| at < segment.at + segment.length.max(1))
    }

    /// The reference that prints a byte of the run.
    pub fn hole_at(&self, at: usize) -> Option<&Hole<'c>> {
        let after = self.holes.partition_point(|hole| hole.range.start <= at);
        self.holes.get(after.checked_sub(1)?).filter(|hole| at < hole.range.end)
    }

    /// Whether a part of the run touches no reference.
    pub fn is_outside_references(&self, range: &Range<usize>) -> bool {
        let after = self.holes.partition_point(|hole| hole.range.start < range.end);
        let before = after.checked_sub(1).and_then(|at| self.holes.get(at));
        before.is_none_or(|hole| hole.range.end <= range.start)
    }

    /// The text around a part, at most so many bytes further on each side.
    pub fn around(&self, range: &Range<usize>, reach: usize) -> Range<usize> {
        let mut start = range.start.saturating_sub(reach);
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let mut end = (range.end + reach).min(self.text.len());
        while !self.text.is_char_boundary(end) {
            end += 1;
        }
        start..end
    }

    /// The sentence around a place: between full stops, line ends and the like, and never longer
    /// than anybody writes.
    pub fn sentence(&self, at: usize) -> Range<usize> {
        let ends = |text: &str, start: usize| -> bool {
            let c = text[start..].chars().next().unwrap_or(' ');
            let next = text[start + c.len_utf8()..].chars().next();
            match c {
                '\n' | '!' | '?' | '…' => true,
                '.' | ';' => next.is_none_or(char::is_whitespace),
                _ => false,
            }
        };
        let text = self.text.as_str();
        let inside = |at: usize| self.hole_at(at).is_some();
        let stops = |(start, _): &(usize, char)| ends(text, *start) && !inside(*start);
        let most = self.around(&(at..at), LONGEST_SENTENCE);
        let before = text[most.start..at].char_indices().rev();
        let before = before.map(|(n, c)| (most.start + n, c)).find(stops);
        let start = before.map_or(most.start, |(start, c)| start + c.len_utf8());
        let after = text[at..most.end].char_indices().map(|(n, c)| (at + n, c)).find(stops);
        start..after.map_or(most.end, |(end, _)| end)
    }
}

impl Reading<'_> {
    /// The language of the texts.
    pub fn language(self) -> Language {
        self.wording.language()
    }

    /// The words a reference prints, and the figure it names.
    fn said(
        self,
        reference: &Reference,
        scope: Scope,
    ) -> (String, Option<(Key, Option<IndicatorId>)>) {
        let content = self.figures.content();
        let office = match &reference.office {
            Some(named) => content.offices.find(&named.text),
            None => scope.office,
        };
        let period = match &reference.period {
            Some(named) => content.site.calendar.parse(&named.text),
            None => scope.period,
        };
        let hole = || HOLE.to_owned();
        match &reference.subject {
            Subject::Typed(words) => (words.clone(), None),
            Subject::Period => (hole(), None),
            Subject::Office => {
                let language = self.language();
                let name = office.map(|office| content.offices.get(office).short.get(language));
                (name.map_or_else(hole, str::to_owned), None)
            }
            Subject::Figure(named) => {
                let indicator = content.indicators.find(&named.text);
                let (Some(indicator), Some(office), Some(period)) = (indicator, office, period)
                else {
                    return (hole(), None);
                };
                let key = Key { indicator, office, period };
                let declared = content.indicators.get(indicator);
                let whole = match &reference.form {
                    Form::Share { of: Some(base), .. } | Form::Of(Some(base)) => {
                        content.indicators.find(&base.text)
                    }
                    _ => declared.part_of,
                };
                if reference.form == Form::Name {
                    return (declared.name.get(self.language()).to_owned(), None);
                }
                let of = match reference.form {
                    Form::Same => self.figures.same(key),
                    _ => Some(key),
                };
                let said = of
                    .and_then(|of| self.figures.say(self.wording, of, &reference.form, whole).ok());
                (said.map_or_else(hole, |phrase| phrase.plain()), Some((key, whole)))
            }
        }
    }

    /// Every run of an article.
    pub fn article<'c>(self, article: &'c Article) -> Vec<Prose<'c>> {
        let content = self.figures.content();
        let office = article.office.or(content.home_office());
        let scope = Scope { office, period: article.period };
        let mut gathered = Gathered::new(self, scope);
        gathered.inline(&article.title, Spot::Title);
        if let Some(summary) = &article.summary {
            gathered.inline(summary, Spot::Summary);
        }
        for (text, span) in &article.printed {
            gathered.plain(text, *span, Spot::Signature);
        }
        if let Some(photo) = &article.photo {
            gathered.photo(photo);
        }
        gathered.commentary(&article.commentary);
        gathered.runs
    }

    /// Every run of a standing page.
    pub fn standing<'c>(self, page: &'c StandingPage) -> Vec<Prose<'c>> {
        let office = self.figures.content().home_office();
        let mut gathered = Gathered::new(self, Scope { office, period: page.period });
        gathered.inline(&page.title, Spot::Title);
        if let Some(summary) = &page.summary {
            gathered.inline(summary, Spot::Summary);
        }
        gathered.commentary(&page.commentary);
        gathered.runs
    }

    /// Every run of a text in Markdown.
    #[cfg(test)]
    pub fn text<'c>(self, text: &'c Commentary, scope: Scope) -> Vec<Prose<'c>> {
        let mut gathered = Gathered::new(self, scope);
        gathered.commentary(text);
        gathered.runs
    }

    /// A text of the site's own: its menu, its notice.
    pub fn furniture<'c>(self, text: &str, span: Span) -> Prose<'c> {
        let mut prose = Prose::new(Spot::Furniture, Scope::default());
        prose.push(text, span, self.sources);
        prose
    }

    fn content(&self) -> &Content {
        self.figures.content()
    }
}

/// A text, or a hole where it is a reference that could not be read: that was reported, and what
/// is wrong inside it would only be said twice.
fn unread_reference<'t>(text: &'t str, span: Span, sources: &Sources) -> &'t str {
    let braces = text.starts_with("{{") && text.ends_with("}}") && sources.slice(span) == text;
    let before = Span { start: span.start.saturating_sub(1), end: span.start, ..span };
    if braces && sources.slice(before) != "\\" { HOLE } else { text }
}

/// Runs gathered so far, and those not yet closed.
struct Gathered<'c, 'a> {
    reading: Reading<'a>,
    scope: Scope,
    runs: Vec<Prose<'c>>,
    open: Vec<Prose<'c>>,
}

impl<'c, 'a> Gathered<'c, 'a> {
    fn new(reading: Reading<'a>, scope: Scope) -> Self {
        Self { reading, scope, runs: Vec::new(), open: Vec::new() }
    }

    fn plain(&mut self, text: &str, span: Span, spot: Spot) {
        let mut prose = Prose::new(spot, self.scope);
        prose.push(text, span, self.reading.sources);
        self.keep(prose);
    }

    fn inline(&mut self, text: &'c InlineText, spot: Spot) {
        let mut prose = Prose::new(spot, self.scope);
        for part in &text.parts {
            match part {
                TextPart::Words(words, span) => {
                    let words = unread_reference(words, *span, self.reading.sources);
                    prose.push(words, *span, self.reading.sources);
                }
                TextPart::Reference(reference) => {
                    prose.push_reference(Cow::Borrowed(reference), self.reading);
                }
            }
        }
        self.keep(prose);
    }

    /// The same for a text that is gone once its block was read.
    fn passing(&mut self, text: InlineText, spot: Spot) {
        let mut prose = Prose::new(spot, self.scope);
        for part in text.parts {
            match part {
                TextPart::Words(words, span) => {
                    let words = unread_reference(&words, span, self.reading.sources);
                    prose.push(words, span, self.reading.sources);
                }
                TextPart::Reference(reference) => {
                    prose.push_reference(Cow::Owned(reference), self.reading);
                }
            }
        }
        self.keep(prose);
    }

    fn photo(&mut self, photo: &'c PhotoSpec) {
        self.inline(&photo.alt, Spot::Alt);
        if let Some(caption) = &photo.caption {
            self.inline(caption, Spot::Caption);
        }
        self.plain(&photo.credit.0, photo.credit.1, Spot::Signature);
    }

    fn keep(&mut self, prose: Prose<'c>) {
        if !prose.text.trim().is_empty() {
            self.runs.push(prose);
        }
    }

    fn commentary(&mut self, commentary: &'c Commentary) {
        for piece in &commentary.pieces {
            match piece {
                Piece::Markdown(event, span) => self.event(event, *span),
                Piece::Reference(reference) => {
                    if let Some(open) = self.open.last_mut() {
                        open.push_reference(Cow::Borrowed(reference), self.reading);
                    }
                }
                Piece::Block(block) => {
                    if matches!(
                        block.kind,
                        BlockKind::KeyFigures
                            | BlockKind::Narrative
                            | BlockKind::Rules
                            | BlockKind::Components
                            | BlockKind::Chart
                    ) {
                        continue;
                    }
                    // Its faults are reported where it is printed.
                    let frame = self.reading.content().frame();
                    match read_block(block, self.reading.sources, &frame, &mut Vec::new()) {
                        Some(
                            BlockSpec::MeasureTable { caption, .. }
                            | BlockSpec::OfficeTable { caption, .. }
                            | BlockSpec::Ranking { caption, .. },
                        ) => self.passing(caption, Spot::Caption),
                        Some(BlockSpec::Photo(photo)) => {
                            self.passing(photo.alt, Spot::Alt);
                            if let Some(caption) = photo.caption {
                                self.passing(caption, Spot::Caption);
                            }
                            self.plain(&photo.credit.0, photo.credit.1, Spot::Signature);
                        }
                        Some(
                            BlockSpec::KeyFigures(_)
                            | BlockSpec::Narrative { .. }
                            | BlockSpec::Chart { .. }
                            | BlockSpec::Rules
                            | BlockSpec::Components,
                        )
                        | None => {}
                    }
                }
            }
        }
        while let Some(prose) = self.open.pop() {
            self.keep(prose);
        }
    }

    fn event(&mut self, event: &Event<'static>, span: Span) {
        let sources = self.reading.sources;
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => {
                if let Some(open) = self.open.last_mut() {
                    open.push(unread_reference(text, span, sources), span, sources);
                }
            }
            Event::Code(text) => {
                if let Some(open) = self.open.last_mut() {
                    let start = open.text.len();
                    open.push(text, span, sources);
                    open.literal.push(start..open.text.len());
                }
            }
            Event::SoftBreak | Event::HardBreak => {
                if let Some(open) = self.open.last_mut() {
                    open.push(" ", span, sources);
                }
            }
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'static>, span: Span) {
        let spot = match tag {
            Tag::Paragraph | Tag::Item | Tag::FootnoteDefinition(_) => Spot::Body,
            Tag::Heading { .. } => Spot::Heading,
            Tag::TableCell => Spot::Cell,
            Tag::CodeBlock(_) => Spot::Code,
            Tag::Image { title, .. } => {
                self.plain(title, span, Spot::Tooltip);
                Spot::Alt
            }
            Tag::Link { title, link_type, .. } => {
                self.plain(title, span, Spot::Tooltip);
                if let (LinkType::Autolink | LinkType::Email, Some(open)) =
                    (link_type, self.open.last_mut())
                {
                    // Closed by what comes first after it: an address holds no other event.
                    let length = (span.end - span.start).saturating_sub(2) as usize;
                    let start = open.text.len();
                    open.literal.push(start..start + length);
                }
                return;
            }
            _ => return,
        };
        self.open.push(Prose::new(spot, self.scope));
    }

    fn end(&mut self, tag: &TagEnd) {
        let closes = matches!(
            tag,
            TagEnd::Paragraph
                | TagEnd::Item
                | TagEnd::FootnoteDefinition
                | TagEnd::Heading(_)
                | TagEnd::TableCell
                | TagEnd::CodeBlock
                | TagEnd::Image
        );
        if closes && let Some(prose) = self.open.pop() {
            self.keep(prose);
        }
    }
}
