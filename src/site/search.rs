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

use crate::diagnostic::Language;
use crate::page::model::{Body, Page};
use words::words;

/// The folder of the index.
const FOLDER: &str = "search/";
/// How many pages one file of titles holds.
const PER_FILE: usize = 64;

/// A page in the index: its titles by word, and the words of its text.
struct Found<'a> {
    page: &'a Page,
    title: Vec<String>,
    text: Vec<String>,
}

/// Where a word stands: positions of pages in the index, rising.
#[derive(Default)]
struct Places {
    titles: Vec<u32>,
    texts: Vec<u32>,
}

/// The files of the index: path and text.
pub(super) fn files(pages: &[Page], language: Language) -> Vec<(String, String)> {
    let mut listed: Vec<&Page> =
        pages.iter().filter(|page| page.body.is_found_by_search()).collect();
    // The newest first, so that of equals the newest is shown first; pages without a day before.
    listed.sort_by(|a, b| {
        let key = |page: &Page| (page.head.published.is_some(), page.head.published.clone());
        let (a_key, b_key) = (key(a), key(b));
        a_key.0.cmp(&b_key.0).then(b_key.1.cmp(&a_key.1)).then(a.head.path.cmp(&b.head.path))
    });
    let found: Vec<Found<'_>> = listed.into_par_iter().map(|page| read(page, language)).collect();
    let mut files = vec![(format!("{FOLDER}index.js"), head(&found))];
    for (at, chunk) in found.chunks(PER_FILE).enumerate() {
        let titles: Vec<_> = chunk.iter().map(|found| entry(found.page)).collect();
        files.push((
            format!("{FOLDER}trang-{at}.js"),
            format!("congboPages({at},{});\n", json!(titles)),
        ));
    }
    for (shard, words) in shards(&found) {
        let data = json!(words);
        files.push((format!("{FOLDER}{shard}.js"), format!("congboWords(\"{shard}\",{data});\n")));
    }
    files
}

fn read(page: &Page, language: Language) -> Found<'_> {
    let mut text = String::new();
    page.body.words(&mut text);
    let mut title = words(&page.head.title, language);
    // The day of an article tells as much as its title.
    let day = page.head.published.as_deref().and_then(|date| date.get(..10));
    title.extend(day.map(|day| day.replace('-', "")));
    let mut text = words(&text, language);
    text.sort_unstable();
    text.dedup();
    Found { page, title, text }
}

/// How many pages there are and how many words each title has.
fn head(found: &[Found<'_>]) -> String {
    let lengths: Vec<usize> = found.iter().map(|found| found.title.len()).collect();
    format!("congboIndex({});\n", json!({ "perFile": PER_FILE, "titles": lengths }))
}

/// What is shown of a page: title, address, kind, day, description.
fn entry(page: &Page) -> serde_json::Value {
    let kind = match page.body {
        Body::Article(_) => "article",
        Body::Period(_) => "period",
        Body::Comparison(_) => "comparison",
        Body::Indicator(_) => "indicator",
        Body::Office(_) => "office",
        _ => "page",
    };
    let day = page.head.published.as_deref().and_then(|date| date.get(..10)).unwrap_or("");
    json!([page.head.title, page.head.path, kind, day, page.head.description])
}

/// Every word with where it stands, by the file it belongs to.
fn shards(found: &[Found<'_>]) -> BTreeMap<String, BTreeMap<String, serde_json::Value>> {
    let mut places: FxHashMap<&str, Places> = FxHashMap::default();
    for (at, page) in found.iter().enumerate() {
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
    let mut shards: BTreeMap<String, BTreeMap<String, serde_json::Value>> = BTreeMap::new();
    for (word, places) in places {
        // A word of more than half of all pages tells nothing of where to look.
        let texts = match places.texts.len() * 2 > found.len() && found.len() > PER_FILE {
            true => json!(1),
            false => json!(steps(&places.texts)),
        };
        shards
            .entry(shard(word))
            .or_default()
            .insert(word.to_owned(), json!([steps(&places.titles), texts]));
    }
    shards
}

/// Rising numbers as the first and the steps between.
fn steps(numbers: &[u32]) -> Vec<u32> {
    let mut before = 0;
    numbers
        .iter()
        .map(|number| {
            let step = number - before;
            before = *number;
            step
        })
        .collect()
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
        assert_eq!(steps(&[2, 3, 9]), [2, 1, 6]);
        assert!(steps(&[]).is_empty());
    }

    #[test]
    fn a_word_lies_in_the_file_of_its_first_two_letters() {
        for (word, file) in [("thi", "th"), ("o", "o_"), ("5,7", "5_"), ("10232", "10")] {
            assert_eq!(shard(word), file, "{word}");
        }
    }
}
