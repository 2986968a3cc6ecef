//! The shapes of a chart, written as SVG.

use std::fmt::Write as _;

use crate::page::model::{FigureMark, RichText};
use crate::theme::prose::escape::push_text;

/// Which end of a text stands at its place.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn attribute(self) -> &'static str {
        match self {
            Self::Start => "",
            Self::Middle => " text-anchor=\"middle\"",
            Self::End => " text-anchor=\"end\"",
        }
    }
}

/// Shapes and texts, and how high they reach.
#[derive(Default)]
pub struct Drawing {
    shapes: String,
    height: u32,
}

/// What stands at the head of a drawing that is a file.
pub struct FileHead<'a> {
    pub lang: &'a str,
    pub title: &'a str,
    pub words: &'a str,
    pub style: &'a str,
    pub width: u32,
    pub height: u32,
}

impl Drawing {
    /// How high it is, in pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Makes it at least so high.
    pub fn grow_to(&mut self, height: u32) {
        self.height = self.height.max(height);
    }

    fn push(&mut self, shape: std::fmt::Arguments<'_>) {
        // Writing to a text cannot fail.
        let _ = self.shapes.write_fmt(shape);
    }

    /// Stripes laid over a fill, so that colour is not the only difference.
    pub fn pattern(&mut self, id: &str) {
        self.push(format_args!(
            "<defs><pattern id=\"{id}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"chart-stripe\" d=\"M0 0V6\"/></pattern></defs>"
        ));
    }

    /// A bar from `x`; striped where a pattern is given.
    pub fn bar(
        &mut self,
        x: &str,
        width: &str,
        y: u32,
        height: u32,
        class: &str,
        pattern: Option<&str>,
    ) {
        let place = format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"");
        self.push(format_args!("<rect class=\"{class}\" {place}/>"));
        if let Some(pattern) = pattern {
            self.push(format_args!("<rect fill=\"url(#{pattern})\" {place}/>"));
        }
    }

    /// The small square before a name in a legend.
    pub fn swatch(&mut self, y: u32, class: &str, pattern: Option<&str>) {
        self.bar("0", "16", y, 16, class, pattern);
    }

    /// A point.
    pub fn point(&mut self, x: &str, y: u32, class: &str) {
        self.push(format_args!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"4\"/>"));
    }

    /// A straight line between two points.
    pub fn segment(&mut self, (x1, y1): &(String, u32), (x2, y2): &(String, u32), class: &str) {
        self.push(format_args!(
            "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"
        ));
    }

    /// A line from side to side.
    pub fn across(&mut self, y: u32, class: &str) {
        self.segment(&("0".to_owned(), y), &("100%".to_owned(), y), class);
    }

    /// A line from top to bottom.
    pub fn upright(&mut self, x: &str, from: u32, to: u32, class: &str) {
        self.segment(&(x.to_owned(), from), &(x.to_owned(), to), class);
    }

    /// Words.
    pub fn words(&mut self, x: &str, y: u32, anchor: Anchor, class: &str, text: &str) {
        self.shifted(x, 0, y, anchor, class, &RichText::words(text));
    }

    /// A text some pixels beside its place, its figures marked.
    pub fn shifted(
        &mut self,
        x: &str,
        shift: i32,
        y: u32,
        anchor: Anchor,
        class: &str,
        text: &RichText,
    ) {
        let anchor = anchor.attribute();
        let shift = if shift == 0 { String::new() } else { format!(" dx=\"{shift}\"") };
        self.push(format_args!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{shift}{anchor}>"));
        for part in &text.parts {
            match &part.figure {
                None => push_text(&mut self.shapes, &part.text),
                Some(mark) => self.figure(mark, &part.text),
            }
        }
        self.shapes.push_str("</text>");
    }

    fn figure(&mut self, mark: &FigureMark, text: &str) {
        self.shapes.push_str("<tspan class=\"figure\"");
        for (name, value) in [
            ("value", mark.value.as_str()),
            ("indicator", &mark.indicator),
            ("office", &mark.office),
            ("period", &mark.period),
            ("measure", mark.measure),
            ("base", &mark.base),
            ("step", &mark.step),
            ("among", &mark.among),
        ] {
            if !value.is_empty() {
                self.push(format_args!(" data-{name}=\""));
                push_text(&mut self.shapes, value);
                self.shapes.push('"');
            }
        }
        self.shapes.push('>');
        push_text(&mut self.shapes, text);
        self.shapes.push_str("</tspan>");
    }

    /// Another drawing at a place within this one, in pixels.
    pub fn place(&mut self, other: &Drawing, x: u32, y: u32, width: u32) {
        let Drawing { shapes, height } = other;
        self.push(format_args!(
            "<svg x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" overflow=\"visible\">{shapes}</svg>"
        ));
        self.grow_to(y + height);
    }

    /// The drawing inside a page, as wide as its place.
    pub fn inline(&self, attributes: &str) -> String {
        let Self { shapes, height } = self;
        format!(
            "<svg class=\"plot\" width=\"100%\" height=\"{height}\" {attributes}>{shapes}</svg>"
        )
    }

    /// The drawing as a file.
    pub fn file(&self, head: &FileHead<'_>) -> String {
        let FileHead { lang, title, words, style, width, height } = head;
        let mut texts = String::from("<title>");
        push_text(&mut texts, title);
        texts.push_str("</title><desc>");
        push_text(&mut texts, words);
        texts.push_str("</desc><style>");
        push_text(&mut texts, style);
        texts.push_str("</style>");
        let inner = width - 48;
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" lang=\"{lang}\" xml:lang=\"{lang}\" role=\"img\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\">{texts}<rect class=\"chart-paper\" width=\"100%\" height=\"100%\"/><svg x=\"24\" width=\"{inner}\" height=\"{height}\" overflow=\"visible\">{}</svg></svg>\n",
            self.shapes
        )
    }
}
