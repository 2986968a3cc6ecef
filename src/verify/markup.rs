//! The tags and texts of a page or a feed, one after another, each with its line. A browser's own
//! tokenizer; no tree is built, so depth costs nothing.

use std::collections::BTreeMap;

use html5gum::emitters::default::Token;
use html5gum::{HtmlString, Spanned, State};

use crate::source::Tokens;

/// A tag or a text.
pub enum Part {
    /// Letters as a reader sees them; a stretch of text may come in several.
    Text(String),
    /// A start tag.
    Start(Tag),
    /// An end tag.
    End(String),
    /// A tag no page has; nothing behind it is read.
    Unread,
}

/// A start tag.
pub struct Tag {
    /// Its name in small letters.
    pub name: String,
    /// The line it begins on.
    pub line: u64,
    attributes: BTreeMap<HtmlString, Spanned<HtmlString, usize>>,
}

impl Tag {
    /// An attribute with its character references resolved; empty where there is none.
    pub fn attribute(&self, name: &str) -> String {
        let value = self.attributes.get(name.as_bytes());
        value.map(|value| String::from_utf8_lossy(&value.value).into_owned()).unwrap_or_default()
    }

    /// Whether it is of a class.
    pub fn has_class(&self, class: &str) -> bool {
        self.attribute("class").split_ascii_whitespace().any(|one| one == class)
    }
}

/// The parts of a text in markup.
pub struct Parts<'t> {
    tokens: Tokens<'t>,
    /// How what follows a start tag is read, where it is no markup.
    raw: fn(&str) -> Option<State>,
    source: &'t [u8],
    /// A place passed, and its line.
    passed: (usize, u64),
}

impl<'t> Parts<'t> {
    /// The parts of a page.
    pub fn of_page(html: &'t str) -> Self {
        Self::new(html, raw_in_page)
    }

    /// The parts of a feed: all of it is markup.
    pub fn of_feed(xml: &'t str) -> Self {
        Self::new(xml, |_| None)
    }

    fn new(source: &'t str, raw: fn(&str) -> Option<State>) -> Self {
        Self { tokens: Tokens::new(source), raw, source: source.as_bytes(), passed: (0, 1) }
    }

    fn line(&mut self, at: usize) -> u64 {
        let (from, line) = self.passed;
        let between = self.source.get(from..at).unwrap_or_default();
        let ends = between.iter().filter(|byte| **byte == b'\n').count();
        self.passed = (at.max(from), line + ends as u64);
        self.passed.1
    }
}

/// Pages are read as by who runs no scripts: what `<noscript>` holds is seen.
fn raw_in_page(name: &str) -> Option<State> {
    match name {
        "script" => Some(State::ScriptData),
        "style" | "iframe" | "noembed" | "noframes" | "xmp" => Some(State::RawText),
        "title" | "textarea" => Some(State::RcData),
        _ => None,
    }
}

impl Iterator for Parts<'_> {
    type Item = Part;

    fn next(&mut self) -> Option<Part> {
        let letters = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        loop {
            let Ok(token) = self.tokens.next()? else { return Some(Part::Unread) };
            match token {
                // A browser drops the character 0.
                Token::String(text) => {
                    return Some(Part::Text(letters(&text.value).replace('\0', "")));
                }
                Token::StartTag(tag) => {
                    let name = letters(&tag.name);
                    if let Some(state) = (self.raw)(&name) {
                        self.tokens.set_state(state);
                    }
                    let line = self.line(tag.span.start);
                    return Some(Part::Start(Tag { name, line, attributes: tag.attributes }));
                }
                Token::EndTag(tag) => return Some(Part::End(letters(&tag.name))),
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(parts: Parts<'_>) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        let mut in_text = false;
        for part in parts {
            let text = matches!(part, Part::Text(_));
            let said = match part {
                Part::Text(text) => text,
                Part::Start(tag) => {
                    format!("{}:{} {}", tag.line, tag.name, tag.attribute("value"))
                }
                Part::End(name) => format!("/{name}"),
                Part::Unread => "unread".to_owned(),
            };
            match all.last_mut().filter(|_| text && in_text) {
                Some(last) => last.push_str(&said),
                None => all.push(said),
            }
            in_text = text;
        }
        all
    }

    #[test]
    fn letters_are_those_a_reader_sees() {
        let cases: [(&str, &[&str]); 9] = [
            ("1&#48;&#x32;&nbsp;&lt;b&gt; a&b", &["102\u{a0}<b> a&b"]),
            ("<data value='&#49;0&amp;' VALUE=3>", &["1:data 10&"]),
            ("<data\n value=1>\n<p>", &["1:data 1", "\n", "3:p "]),
            ("<DATA Value=1/>2</Data >", &["1:data 1/", "2", "/data"]),
            (
                "<script>'<data value=1>' &lt;</script>3",
                &["1:script ", "'<data value=1>' &lt;", "/script", "3"],
            ),
            ("<title><b>&#49;</title>2", &["1:title ", "<b>1", "/title", "2"]),
            (
                "<style></b>1</style><noscript><b>2</noscript>",
                &["1:style ", "</b>1", "/style", "1:noscript ", "1:b ", "2", "/noscript"],
            ),
            (
                "<template><data value=1>2</template><br>3<!-- 4 -->5",
                &["1:template ", "1:data 1", "2", "/template", "1:br ", "35"],
            ),
            ("1\0\u{a0}2<", &["1\u{a0}2<"]),
        ];
        for (html, expected) in cases {
            assert_eq!(told(Parts::of_page(html)), expected, "{html}");
        }
        let feed = "<title>1 <b>2</b></title>";
        assert_eq!(told(Parts::of_feed(feed)), ["1:title ", "1 ", "1:b ", "2", "/b", "/title"]);
    }
}
