//! Which indicator the words around a number name.
//!
//! Names of indicators are compared with the clause a number stands in, as a reader would: the
//! general words of statistics (“tổng số”, the unit) say nothing, the rest does.

use std::ops::Range;

use crate::check::prose::Reading;
use crate::content::indicator::IndicatorId;
use crate::wording::Unit;

/// Words that begin the name of nearly any indicator.
const GENERAL: [&str; 12] = [
    "tổng", "số", "tiền", "lượng", "mức", "các", "total", "number", "amount", "money", "of", "the",
];
/// The fewest words of a name that tell it apart.
const FEWEST: usize = 2;

/// The names of the indicators of a site, ready to be compared.
pub(in crate::check) struct Names {
    all: Vec<(IndicatorId, Unit, Vec<String>)>,
}

impl Names {
    pub(in crate::check) fn of(reading: Reading<'_>) -> Self {
        let content = reading.figures.content();
        let language = reading.language();
        let names = content.indicators.iter().map(|(id, declared)| {
            let unit = match &declared.unit {
                Unit::Named(name) => name.as_str(),
                Unit::Money => "đồng",
                Unit::Percent => "",
            };
            let name = declared.name.get(language);
            let words: Vec<String> = words(name)
                .into_iter()
                .skip_while(|word| {
                    GENERAL.contains(&word.as_str()) || reading.wording.is_unit(unit, word)
                })
                .collect();
            (id, declared.unit.clone(), words)
        });
        Self { all: names.collect() }
    }

    /// The indicators of a unit that the words of a clause name best; none where no name is there.
    pub(super) fn named(&self, clause: &str, unit: &Unit) -> Vec<IndicatorId> {
        let clause = words(clause);
        let mut best: Vec<IndicatorId> = Vec::new();
        let mut score = (0, 0);
        for (id, of, name) in &self.all {
            if of != unit {
                continue;
            }
            let length = longest(&clause, name);
            if length < FEWEST.min(name.len()) || length == 0 {
                continue;
            }
            let this = (length, usize::MAX - (name.len() - length));
            if this > score {
                score = this;
                best.clear();
            }
            if this == score {
                best.push(*id);
            }
        }
        best
    }

    /// Whether the words of a clause name an indicator at least in part.
    pub(super) fn names(&self, clause: &str, indicator: IndicatorId) -> bool {
        let clause = words(clause);
        self.all.iter().filter(|(id, ..)| *id == indicator).any(|(_, _, name)| {
            !name.is_empty() && longest(&clause, name) >= FEWEST.min(name.len())
        })
    }
}

/// How many words from the start of a name stand together in a clause.
fn longest(clause: &[String], name: &[String]) -> usize {
    (0..clause.len())
        .map(|at| clause[at..].iter().zip(name).take_while(|(a, b)| a == b).count())
        .max()
        .unwrap_or(0)
}

fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// The words just before and just behind a number, within its clause.
pub(super) fn clauses(text: &str, sentence: &Range<usize>, at: &Range<usize>) -> [Range<usize>; 2] {
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let ends = |at: usize, c: char| match c {
        ',' => {
            let behind = text[at + 1..].chars().next();
            !(digit(text[..at].chars().next_back()) && digit(behind))
        }
        ';' | '(' | ')' | ':' | '“' | '”' => true,
        _ => false,
    };
    let before = text[sentence.start..at.start].char_indices().rev();
    let start = before
        .map(|(n, c)| (sentence.start + n, c))
        .find(|(n, c)| ends(*n, *c))
        .map_or(sentence.start, |(n, c)| n + c.len_utf8());
    let end = text[at.end..sentence.end]
        .char_indices()
        .map(|(n, c)| (at.end + n, c))
        .find(|(n, c)| ends(*n, *c))
        .map_or(sentence.end, |(n, _)| n);
    [start..at.start, at.end..end]
}
