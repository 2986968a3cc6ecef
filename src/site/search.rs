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

use crate::page::address::fold;
use crate::page::model::{Body, Page};

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
pub(super) fn files(pages: &[Page]) -> Vec<(String, String)> {
    let mut listed: Vec<&Page> =
        pages.iter().filter(|page| page.body.is_found_by_search()).collect();
    // The newest first, so that of equals the newest is shown first; pages without a day before.
    listed.sort_by(|a, b| {
        let key = |page: &Page| (page.head.published.is_some(), page.head.published.clone());
        let (a_key, b_key) = (key(a), key(b));
        a_key.0.cmp(&b_key.0).then(b_key.1.cmp(&a_key.1)).then(a.head.path.cmp(&b.head.path))
    });
    let found: Vec<Found<'_>> = listed.into_par_iter().map(read).collect();
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

fn read(page: &Page) -> Found<'_> {
    let mut text = String::new();
    page.body.words(&mut text);
    let title = words(&page.head.title);
    let mut text = words(&text);
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
    let mut letters = word.chars();
    let first = letters.next().unwrap_or('_');
    let second = letters.next().unwrap_or('_');
    format!("{first}{second}")
}

/// The words of a text: syllables folded, numbers without the marks between their digits.
pub(super) fn words(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut words = Vec::new();
    let mut word = String::new();
    for (at, c) in chars.iter().enumerate() {
        let groups = *c == '.'
            && at > 0
            && digit(at - 1)
            && (1..=3).all(|n| digit(at + n))
            && !digit(at + 4);
        if groups {
            continue;
        }
        if c.is_alphanumeric() || ('\u{300}'..='\u{36f}').contains(c) {
            word.push(*c);
        } else if !word.is_empty() {
            take(&mut word, &mut words);
        }
    }
    take(&mut word, &mut words);
    words
}

fn take(word: &mut String, words: &mut Vec<String>) {
    let folded = fold(word);
    word.clear();
    let number = folded.trim_start_matches('0');
    let folded = match folded.bytes().all(|b| b.is_ascii_digit()) && !number.is_empty() {
        true => number.to_owned(),
        false => folded,
    };
    if !folded.is_empty() {
        words.push(folded);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_syllables_without_marks_and_whole_numbers() {
        for (text, expected) in [
            ("Thi hành án dân sự", "thi hanh an dan su"),
            ("Đắk Lắk, 10.232 việc", "dak lak 10232 viec"),
            ("ngày 04/05/2020; 47,3%", "ngay 4 5 2020 47 3"),
            ("6.467.721.795.000 đồng", "6467721795000 dong"),
            ("tie\u{302}\u{301}n", "tien"),
            ("", ""),
        ] {
            assert_eq!(words(text).join(" "), expected, "{text}");
        }
    }

    #[test]
    fn steps_lead_back_to_the_numbers() {
        assert_eq!(steps(&[2, 3, 9]), [2, 1, 6]);
        assert!(steps(&[]).is_empty());
    }
}
