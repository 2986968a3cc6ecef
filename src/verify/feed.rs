//! A feed repeats the headings and leads of pages.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use super::check::Repeated;
use super::finding::{Finding, Kind};
use crate::diagnostic::say;

/// An entry of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Its line.
    pub line: u64,
    /// The page it leads to.
    pub link: String,
    /// Title.
    pub title: String,
    /// Summary; may be empty.
    pub summary: String,
}

#[derive(Default)]
struct Reading {
    entries: Vec<Entry>,
    inside: bool,
    text: String,
}

struct Sink(RefCell<Reading>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<()> {
        let reading = &mut *self.0.borrow_mut();
        match token {
            Token::CharacterTokens(text) => reading.text.push_str(&text),
            Token::TagToken(tag) => {
                let text = std::mem::take(&mut reading.text);
                let name = &*tag.name;
                if name == "entry" {
                    reading.inside = tag.kind == TagKind::StartTag;
                    if reading.inside {
                        reading.entries.push(Entry { line, ..Entry::default() });
                    }
                } else if reading.inside
                    && let Some(entry) = reading.entries.last_mut()
                {
                    let href = tag.attrs.iter().find(|a| &*a.name.local == "href");
                    match (name, tag.kind) {
                        ("title", TagKind::EndTag) => entry.title = text,
                        ("summary", TagKind::EndTag) => entry.summary = text,
                        ("link", TagKind::StartTag) => {
                            entry.link = href.map(|a| a.value.to_string()).unwrap_or_default();
                        }
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// The entries of a feed.
pub fn read(xml: &str) -> Vec<Entry> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(xml));
    let sink = Sink(RefCell::new(Reading::default()));
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().entries
}

/// What entries say otherwise than the pages they lead to. `pages` are those that were found.
pub fn against(entries: &[Entry], pages: &[Repeated], file: &str) -> Vec<Finding> {
    let squeezed = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let has_digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let mut findings = Vec::new();
    for entry in entries {
        let (title, summary) = (squeezed(&entry.title), squeezed(&entry.summary));
        let Some(page) = pages.iter().find(|page| page.canonical == entry.link) else {
            if has_digits(&title) || has_digits(&summary) {
                let link = &entry.link;
                let message = say!("không có trang `{link}`", "there is no page `{link}`");
                findings.push(Finding::new(Kind::Repeat, file, message).at(entry.line, title));
            }
            continue;
        };
        let heading = &page.heading;
        if has_digits(&title) && title != *heading {
            let message = say!("tên tin phải là `{heading}`", "the title must be `{heading}`");
            findings.push(Finding::new(Kind::Repeat, file, message).at(entry.line, title));
        }
        if has_digits(&summary) && !page.texts.contains(&summary) {
            let message = say!(
                "tóm tắt không lặp lại đúng đoạn nào của bài",
                "the summary repeats no paragraph of the article"
            );
            findings.push(Finding::new(Kind::Repeat, file, message).at(entry.line, summary));
        }
    }
    findings
}
