//! The index that lets a browser search the site without a server.
//!
//! Vietnamese is written in syllables with a space between, so syllables are what is indexed: marks
//! dropped, đ as d, lower case, so that "thi hanh an" finds "thi hành án". The index lies in many
//! small files, one for each pair of first letters; a search loads only those of its own words.
//! The files are scripts that hand over data, because a page opened from a disk may load scripts
//! but no other files. The reading side is `assets/search.js` of the theme.

use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde_json::json;

mod words;

use super::listed::Listed;
use crate::diagnostic::Language;
use crate::page::model::{Body, Page};
use words::{distinct_words, words};

/// The folder of the index.
const FOLDER: &str = "search/";
/// How many pages one file of titles holds.
const PER_FILE: usize = 64;

/// What the index holds of a page: the words of its title in order, those of its text once each.
pub(super) struct Found {
    title: Vec<String>,
    text: Vec<String>,
    kind: &'static str,
}

impl Found {
    /// Of a page in a language.
    pub fn of(page: &Page, language: Language) -> Self {
        let mut text = String::new();
        page.body.words(&mut text);
        let mut title = words(&page.head.title, language);
        // The day of an article tells as much as its title.
        let day = page.head.published.as_deref().and_then(|date| date.get(..10));
        title.extend(day.map(|day| day.replace('-', "")));
        let text = distinct_words(&text, language);
        let kind = match page.body {
            Body::Article(_) => "article",
            Body::Period(_) => "period",
            Body::Comparison(_) => "comparison",
            Body::Indicator(_) => "indicator",
            Body::Office(_) => "office",
            _ => "page",
        };
        Self { title, text, kind }
    }
}

/// Where a word stands: positions of pages in the index, rising.
#[derive(Default)]
struct Places {
    titles: Vec<u32>,
    texts: Vec<u32>,
}

/// The files of the index: path and text.
pub(super) fn files(pages: &[Listed]) -> Vec<(String, String)> {
    let found = pages.iter().filter_map(|page| Some((page, page.found.as_ref()?)));
    let mut listed: Vec<(&Listed, &Found)> = found.collect();
    // The newest first, so that of equals the newest is shown first; pages without a day before.
    listed.sort_by(|(a, _), (b, _)| {
        let (a, b) = (&a.head, &b.head);
        let newest = b.published.cmp(&a.published);
        let dated = a.published.is_some().cmp(&b.published.is_some());
        dated.then(newest).then_with(|| a.path.cmp(&b.path))
    });
    let mut files = vec![(format!("{FOLDER}index.js"), head(&listed))];
    for (at, chunk) in listed.chunks(PER_FILE).enumerate() {
        let titles: Vec<_> = chunk.iter().map(|(page, found)| entry(page, found)).collect();
        files.push((
            format!("{FOLDER}trang-{at}.js"),
            format!("congboPages({at},{});\n", json!(titles)),
        ));
    }
    let tell = |(shard, words): (String, Vec<(&str, Places)>)| {
        let data = told(words, listed.len());
        (format!("{FOLDER}{shard}.js"), format!("congboWords(\"{shard}\",{data});\n"))
    };
    files.extend(shards(&listed).into_par_iter().map(tell).collect::<Vec<_>>());
    files
}

/// How many pages there are and how many words each title has.
fn head(found: &[(&Listed, &Found)]) -> String {
    let lengths: Vec<usize> = found.iter().map(|(_, found)| found.title.len()).collect();
    format!("congboIndex({});\n", json!({ "perFile": PER_FILE, "titles": lengths }))
}

/// What is shown of a page: title, address, kind, day, description.
fn entry(page: &Listed, found: &Found) -> serde_json::Value {
    let head = &page.head;
    json!([head.title, head.path, found.kind, page.day().unwrap_or(""), head.description])
}

/// Every word with where it stands, by the file it belongs to, in the order of its letters.
fn shards<'f>(found: &[(&Listed, &'f Found)]) -> BTreeMap<String, Vec<(&'f str, Places)>> {
    let mut places: FxHashMap<&str, Places> = FxHashMap::default();
    for (at, (_, page)) in found.iter().enumerate() {
        for word in &page.title {
            let titles = &mut places.entry(word).or_default().titles;
            if titles.last() != Some(&(at as u32)) {
                titles.push(at as u32);
            }
        }
        for word in &page.text {
            places.entry(word).or_default().texts.push(at as u32);
        }
    }
    let mut words: Vec<(&str, Places)> = places.into_iter().collect();
    words.sort_unstable_by_key(|(word, _)| *word);
    let mut shards: BTreeMap<String, Vec<(&str, Places)>> = BTreeMap::new();
    for (word, places) in words {
        shards.entry(shard(word)).or_default().push((word, places));
    }
    shards
}

/// The words of one file as JSON: titles and texts each word stands in.
fn told(words: Vec<(&str, Places)>, pages: usize) -> String {
    let mut json = String::from("{");
    for (at, (word, places)) in words.into_iter().enumerate() {
        json.push_str(if at > 0 { "," } else { "" });
        json.push_str(&serde_json::Value::from(word).to_string());
        json.push_str(":[");
        push_steps(&mut json, &places.titles);
        json.push(',');
        // A word of more than half of all pages tells nothing of where to look.
        match places.texts.len() * 2 > pages && pages > PER_FILE {
            true => json.push('1'),
            false => push_steps(&mut json, &places.texts),
        }
        json.push(']');
    }
    json.push('}');
    json
}

/// Rising numbers as the first and the steps between.
fn push_steps(json: &mut String, numbers: &[u32]) {
    json.push('[');
    let mut before = 0;
    for (at, number) in numbers.iter().enumerate() {
        json.push_str(if at > 0 { "," } else { "" });
        json.push_str(&(number - before).to_string());
        before = *number;
    }
    json.push(']');
}

/// The file of a word: its first two letters.
fn shard(word: &str) -> String {
    let mut letters = word.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    let first = letters.next().unwrap_or('_');
    let second = letters.next().unwrap_or('_');
    format!("{first}{second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_lead_back_to_the_numbers() {
        for (numbers, expected) in [(&[2, 3, 9][..], "[2,1,6]"), (&[], "[]")] {
            let mut json = String::new();
            push_steps(&mut json, numbers);
            assert_eq!(json, expected);
        }
    }

    #[test]
    fn a_word_lies_in_the_file_of_its_first_two_letters() {
        for (word, file) in [("thi", "th"), ("o", "o_"), ("5,7", "5_"), ("10232", "10")] {
            assert_eq!(shard(word), file, "{word}");
        }
    }
}
