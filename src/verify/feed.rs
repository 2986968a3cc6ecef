//! A feed repeats the headings and leads of pages.

use std::collections::BTreeMap;

use serde_json::Value as Json;

use super::check::Repeated;
use super::finding::{Finding, Kind};
use super::markup::{Part, Parts};
use super::published;
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

/// The entries of a feed; nothing where a part of it cannot be read.
pub fn read(xml: &str) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut inside = false;
    let mut text = String::new();
    for part in Parts::of_feed(xml) {
        match part {
            Part::Text(more) => text.push_str(&more),
            Part::Start(tag) => {
                text.clear();
                if tag.name == "entry" {
                    inside = true;
                    entries.push(Entry { line: tag.line, ..Entry::default() });
                } else if let Some(entry) = entries.last_mut().filter(|_| inside)
                    && tag.name == "link"
                {
                    entry.link = tag.attribute("href");
                }
            }
            Part::End(name) => {
                let text = std::mem::take(&mut text);
                inside &= name != "entry";
                if let Some(entry) = entries.last_mut().filter(|_| inside) {
                    match name.as_str() {
                        "title" => entry.title = text,
                        "summary" => entry.summary = text,
                        _ => {}
                    }
                }
            }
            Part::Unread => return None,
        }
    }
    Some(entries)
}

/// The entries of a JSON Feed; one stands on one line, the first on the second. Its text repeats
/// the title or the lead. Nothing where it is not sound.
pub fn read_json(text: &str) -> Option<Vec<Entry>> {
    let json: Json = serde_json::from_str(text).ok()?;
    let items = json.get("items")?.as_array()?.iter().zip(2u64..);
    let entry = |(item, line): (&Json, u64)| {
        let said = |member: &str| published::text(item, member);
        let (title, text) = (said("title"), said("content_text"));
        let summary = if text == title { String::new() } else { text };
        Entry { line, link: said("url"), title, summary }
    };
    Some(items.map(entry).collect())
}

/// What entries say otherwise than the pages they lead to. `pages` are those that were found.
pub fn against(entries: &[Entry], pages: &[Repeated], file: &str) -> Vec<Finding> {
    let squeezed = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let has_digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let mut findings = Vec::new();
    let pages: BTreeMap<&str, &Repeated> =
        pages.iter().map(|page| (page.canonical.as_str(), page)).collect();
    for entry in entries {
        let (title, summary) = (squeezed(&entry.title), squeezed(&entry.summary));
        let Some(page) = pages.get(entry.link.as_str()) else {
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
