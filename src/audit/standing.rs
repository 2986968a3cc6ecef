//! Places told in words of those whose rates are printed just before: `thành phố A … (76,3%), huyện B
//! … (70,7%). Với kết quả này, thành phố A xếp thứ nhất, huyện B xếp thứ hai`.

use super::Tested;
use super::article::{Article, Figure};
use super::judge::{Said, words};
use super::naming::contains_word;
use super::sentence::lower;
use crate::diagnostic::{Bilingual, say};

/// One of those ranked: its place, and the figure that is its rate.
struct Standing {
    name: String,
    place: usize,
    rate: usize,
}

pub(super) fn test(article: &Article, tested: &mut Tested) {
    let mut last = None;
    for (at, figure) in article.figures.iter().enumerate() {
        if figure.is_percentage() && last != Some(figure.sentence) {
            last = Some(figure.sentence);
            test_one(article, at, tested);
        }
    }
}

/// Tests the places told behind a sentence against its rates, the first of which is given.
fn test_one(article: &Article, first: usize, tested: &mut Tested) -> Option<()> {
    let sentence = article.figures.get(first)?.sentence;
    let rates: Vec<usize> = (first..article.figures.len())
        .take_while(|at| article.figures.get(*at).is_some_and(|f| f.sentence == sentence))
        .filter(|at| article.figures.get(*at).is_some_and(Figure::is_percentage))
        .collect();
    let head = article.figures.partition_point(|f| f.sentence < sentence);
    let lead = &article.figures.get(head)?.before;
    // Who is first among the highest has the highest; among the lowest, the lowest.
    let of_highest = ["cao", "cao nhất", "dẫn đầu"].iter().any(|word| contains_word(lead, word));
    let of_lowest = ["thấp", "thấp nhất", "chậm"].iter().any(|word| contains_word(lead, word));
    if rates.len() < 2 || of_highest == of_lowest || !lead.contains("tỷ lệ") {
        return None;
    }
    let told = told_behind(article, *rates.last()?)?;
    let mut standings = Vec::new();
    for (name, place) in places(&told) {
        let mut bears =
            rates.iter().copied().filter(|rate| contains_word(&entry(article, *rate), &name));
        if let (Some(rate), None) = (bears.next(), bears.next()) {
            standings.push(Standing { name, place, rate });
        }
    }
    for one in &standings {
        for two in standings.iter().filter(|two| one.place < two.place) {
            let (a, b) = (article.figures.get(one.rate)?, article.figures.get(two.rate)?);
            let (higher, lower) = if of_highest { (a, b) } else { (b, a) };
            if higher.interval()?.most < lower.interval()?.least {
                return refute(article, one, two, tested);
            }
        }
    }
    None
}

fn refute(article: &Article, one: &Standing, two: &Standing, tested: &mut Tested) -> Option<()> {
    let (a, b) = (words(article, one.rate), words(article, two.rate));
    let (place, other) = (one.place, two.place);
    let (name, next) = (&one.name, &two.name);
    let message = say!(
        "{name} ({a}) không thể xếp thứ {place}, trên {next} ({b}) xếp thứ {other}",
        "{name} ({a}) cannot be in place {place}, before {next} ({b}) in place {other}"
    );
    let relation = "rank";
    let said = Said::of(relation, false, message, Bilingual::default());
    tested.push_about(said.at(article, one.rate, &[two.rate])?, one.rate, None, None);
    Some(())
}

/// The sentence behind the one a figure ends, where it says that it follows from it.
fn told_behind(article: &Article, at: usize) -> Option<String> {
    let figure = article.figures.get(at)?;
    let end = article.document.blocks.get(figure.block)?.range.end;
    let rest = article.document.text.get(figure.range.end..end)?;
    let (_, behind) = rest.split_once(". ")?;
    let sentence = lower(Some(behind.split(". ").next()?));
    let follows = ["với kết quả này", "với kết quả trên", "theo đó", "như vậy"]
        .iter()
        .any(|lead| sentence.starts_with(lead))
        || ["nói trên", "kể trên", "nêu trên"].iter().any(|words| sentence.contains(words));
    follows.then_some(sentence)
}

/// Each name with its place: `huyện b xếp thứ hai`. A place in something else (`xếp thứ hai về …`,
/// `thứ 5/63`) is left.
fn places(sentence: &str) -> Vec<(String, usize)> {
    const NAMES: &[&str] = &["nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười"];
    let mut found = Vec::new();
    let clauses = sentence.split([',', ';']).flat_map(|clause| clause.split(" và "));
    for clause in clauses {
        let Some((name, place)) =
            clause.split_once(" xếp thứ ").or_else(|| clause.split_once(" đứng thứ "))
        else {
            continue;
        };
        let mut behind = place.split_whitespace();
        let word = behind.next().unwrap_or("").trim_end_matches('.');
        let word = if word == "nhì" { "hai" } else { word };
        let named = NAMES.iter().position(|name| *name == word).map(|at| at + 1);
        let Some(place) = named.or_else(|| word.parse().ok()) else { continue };
        let name = name.trim();
        if name.contains(' ') && behind.next() != Some("về") {
            found.push((name.to_owned(), place));
        }
    }
    found
}

/// The words between the rate before it and a rate: those it is said of stand there.
fn entry(article: &Article, rate: usize) -> String {
    let mut entry = String::new();
    let mut place = rate;
    while let Some(figure) = article.figures.get(place) {
        entry = format!("{} {entry}", figure.before);
        match article.previous(place) {
            Some((before, f)) if !f.is_percentage() => place = before,
            _ => break,
        }
    }
    entry
}
