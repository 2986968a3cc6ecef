//! Which reference a typed number stands for.

use std::ops::Range;
use std::rc::Rc;

use super::catalogue::{Candidate, Nearness};
use super::naming::clauses;
use super::{Page, Run, stale_number};
use crate::check::prose::Prose;
use crate::content::commentary::Form;
use crate::content::office::OfficeId;
use crate::diagnostic::{Fix, Fixes};
use crate::number::Exact;
use crate::wording::Unit as Counted;
use crate::wording::read::{Amount, Class, Mention, Unit};

/// Values below this are met by chance: they need words that name their indicator.
const CHANCE: i64 = 100;

/// How far before a number the words that make it last year's may stand, in letters.
const EARLIER_REACH: usize = 40;

/// The longest text a reference prints, in bytes, with room to spare.
const LONGEST_PHRASE: usize = 1000;
/// How much of a paragraph is searched for the names of offices, in bytes on each side.
const PARAGRAPH: usize = 6000;

/// References a typed number may stand for, and the part of the run they would take the place of.
pub(super) struct Match {
    /// The bytes of the run to be replaced.
    pub range: Range<usize>,
    /// One for each meaning.
    pub candidates: Vec<Candidate>,
    /// Whether one candidate is surely meant.
    pub sure: bool,
}

impl Match {
    /// The changes of the source it comes to.
    pub(super) fn fixes(&self, page: &Page<'_>, prose: &Prose<'_>) -> Fixes {
        let Some(span) = prose.exact_span(&self.range, page.reading.sources) else {
            return Fixes::None;
        };
        let fix = |candidate: &Candidate| Fix { span, text: candidate.write.clone() };
        match &self.candidates[..] {
            [] => Fixes::None,
            [one] if self.sure => Fixes::Sure(fix(one)),
            many => Fixes::Offered(many.iter().map(fix).collect()),
        }
    }
}

/// Finds what a mention stands for among the figures of the article's office, then of the offices
/// its sentence, its paragraph and its page name.
pub(super) fn find(page: &Page<'_>, run: &Run<'_>, mention: &Mention) -> Option<Match> {
    let prose = run.prose;
    let own = prose.scope.office;
    let sentence = prose.sentence(mention.range.start);
    let in_sentence = offices(page, &prose.text[sentence]);
    let near: Vec<OfficeId> = own.into_iter().chain(in_sentence.iter().copied()).collect();
    among(page, run, mention, &near)
        .or_else(|| {
            let paragraph = prose.around(&mention.range, PARAGRAPH);
            among(page, run, mention, &offices(page, &prose.text[paragraph]))
        })
        .or_else(|| {
            let heads: String = page
                .runs
                .iter()
                .filter(|run| {
                    matches!(
                        run.spot,
                        crate::check::prose::Spot::Title | crate::check::prose::Spot::Summary
                    )
                })
                .map(|run| format!("{} ", run.text))
                .collect();
            among(page, run, mention, &offices(page, &heads))
        })
}

/// The offices a text names, by their short or full names.
pub(super) fn offices(page: &Page<'_>, text: &str) -> Vec<OfficeId> {
    let content = page.reading.figures.content();
    let language = page.reading.language();
    let text = text.to_lowercase();
    let named = |name: &str| {
        let name = name.to_lowercase();
        !name.is_empty()
            && text.match_indices(&name).any(|(at, _)| {
                !text[..at].ends_with(char::is_alphanumeric)
                    && !text[at + name.len()..].starts_with(char::is_alphanumeric)
            })
    };
    content
        .offices
        .iter()
        .filter(|(_, office)| named(office.short.get(language)) || named(office.name.get(language)))
        .map(|(id, _)| id)
        .collect()
}

fn among(page: &Page<'_>, run: &Run<'_>, mention: &Mention, offices: &[OfficeId]) -> Option<Match> {
    let mut lists: Vec<(OfficeId, Rc<Vec<Candidate>>)> = Vec::new();
    for office in offices {
        if lists.iter().all(|(known, _)| known != office) {
            lists.push((*office, page.printable(run.prose.scope, *office)));
        }
    }
    let all = || lists.iter().flat_map(|(_, list)| list.iter());
    let printed = |candidate: &Candidate| candidate.text.clone();
    by_text(run, mention, all(), printed).map_or_else(
        || by_value(page, run, mention, all()),
        |(range, found)| Some(chosen(page, run, mention, range, found)),
    )
}

/// The candidates of one office whose text, changed by `shown`, stands around a mention.
pub(super) fn shown_as(
    page: &Page<'_>,
    run: &Run<'_>,
    mention: &Mention,
    list: &[Candidate],
    shown: impl Fn(&Candidate) -> String,
) -> Option<Match> {
    let (range, found) = by_text(run, mention, list.iter(), shown)?;
    Some(chosen(page, run, mention, range, found))
}

/// The longest text some candidates print that stands around a mention, and those candidates.
fn by_text<'c>(
    run: &Run<'_>,
    mention: &Mention,
    all: impl Iterator<Item = &'c Candidate>,
    shown: impl Fn(&Candidate) -> String,
) -> Option<(Range<usize>, Vec<&'c Candidate>)> {
    let plain = Plain::of(run.prose, &mention.range);
    let wanted = plain.from(&mention.range);
    let mut best: Option<(Range<usize>, Vec<&Candidate>)> = None;
    for candidate in all {
        let printed = shown(candidate);
        if printed.is_empty() {
            continue;
        }
        let from = wanted.end.saturating_sub(printed.len());
        let from = floor(&plain.text, from.min(wanted.start));
        let near = &plain.text[from..];
        let found = near
            .match_indices(&printed)
            .map(|(at, _)| from + at)
            .take_while(|at| *at <= wanted.start);
        for start in found {
            let range = start..start + printed.len();
            if range.end < wanted.end || !plain.stands_alone(&range) {
                continue;
            }
            match &mut best {
                Some((known, list)) if *known == range => list.push(candidate),
                Some((known, _)) if known.len() >= range.len() => {}
                _ => best = Some((range, vec![candidate])),
            }
        }
    }
    let (range, found) = best?;
    let range = plain.back(&range);
    run.prose.is_outside_references(&range).then_some((range, found))
}

/// The candidates whose value a mention states in another spelling.
fn by_value<'c>(
    page: &Page<'_>,
    run: &Run<'_>,
    mention: &Mention,
    all: impl Iterator<Item = &'c Candidate>,
) -> Option<Match> {
    let Class::Amount(amount) = &mention.class else { return None };
    let wanted = spelling(amount);
    let found: Vec<&Candidate> = all
        .filter(|candidate| candidate.form == wanted || candidate.form == Form::Same)
        .filter(|candidate| same_unit(page, candidate, amount))
        .filter(|candidate| candidate.value.is_some_and(|value| states(amount, value)))
        .collect();
    if found.is_empty() {
        return None;
    }
    let bare = matches!(amount.unit, Unit::Bare);
    let exact = found.iter().all(|candidate| candidate.value == Some(amount.value));
    let mut matched = chosen(page, run, mention, mention.range.clone(), found);
    let hedge_apart = amount.hedge.is_none();
    let rounded_money = wanted == Form::Billions && matches!(amount.unit, Unit::Money);
    matched.sure &= hedge_apart && !bare && (exact || rounded_money);
    if bare {
        for candidate in &mut matched.candidates {
            candidate.write = candidate.write.replace(" }}", " | number }}");
        }
    }
    Some(matched)
}

/// The form that writes an amount the way it was typed.
fn spelling(amount: &Amount) -> Form {
    if amount.unit != Unit::Money {
        Form::Value
    } else if amount.decimals > 0 {
        Form::Billions
    } else if amount.in_words || amount.step > Exact::ONE {
        Form::Words
    } else {
        Form::Value
    }
}

fn states(amount: &Amount, value: Exact) -> bool {
    amount.value == value
        || (amount.is_rounded() && amount.interval().is_ok_and(|interval| interval.holds(value)))
}

pub(super) fn same_unit(page: &Page<'_>, candidate: &Candidate, amount: &Amount) -> bool {
    let unit = &page.reading.figures.indicator(candidate.key).unit;
    match (&amount.unit, unit) {
        (Unit::Money, Counted::Money) | (Unit::Percent, Counted::Percent) => true,
        (Unit::Counted(typed), Counted::Named(name)) => page.reading.wording.is_unit(name, typed),
        (Unit::Bare, Counted::Named(_) | Counted::Money) => {
            amount.value >= Exact::whole(CHANCE * 10)
        }
        _ => false,
    }
}

/// One candidate of each meaning, and whether one of them is surely meant.
fn chosen(
    page: &Page<'_>,
    run: &Run<'_>,
    mention: &Mention,
    range: Range<usize>,
    found: Vec<&Candidate>,
) -> Match {
    let mut candidates: Vec<Candidate> = Vec::new();
    for candidate in found {
        match candidates.iter_mut().find(|known| known.meaning == candidate.meaning) {
            Some(known) if known.order <= candidate.order => {}
            Some(known) => *known = candidate.clone(),
            None => candidates.push(candidate.clone()),
        }
    }
    let text = run.prose.text.as_str();
    let sentence = run.prose.sentence(mention.range.start);
    let near = run.prose.text[..range.start].char_indices().rev().nth(EARLIER_REACH);
    let near = near.map_or(0, |(at, _)| at).max(sentence.start);
    let around = clauses(text, &sentence, &range);
    // What stands in brackets belongs to the words before them.
    let bracketed = text[..around[0].start].ends_with('(');
    let near = if bracketed { near } else { around[0].start };
    let earlier = stale_number::speaks_of_earlier(page, run, &(near..range.start));
    let own = |candidate: &Candidate| candidate.nearness == Nearness::Own;
    if candidates.iter().any(own) {
        // Another whole, or another year, is only thought of where nothing nearer fits.
        candidates.retain(|candidate| {
            own(candidate) || (earlier && candidate.nearness == Nearness::Same)
        });
    }
    let named = |candidate: &Candidate| {
        let indicator = candidate.key.indicator;
        around.iter().any(|part| page.names.names(&text[part.clone()], indicator))
    };
    // What was referred to just before in the sentence is what is still spoken of.
    let before = run.prose.holes.iter().rev().find(|hole| {
        hole.range.end <= range.start && hole.range.start >= sentence.start && hole.figure.is_some()
    });
    let before = before.and_then(|hole| hole.figure).map(|(key, _)| key);
    let still = |candidate: &Candidate| Some(candidate.key) == before;
    narrow(&mut candidates, named);
    narrow(&mut candidates, still);
    let by_chance = by_chance(mention)
        && !candidates.iter().any(|c| page.names.names(&text[sentence.clone()], c.key.indicator));
    let sure = candidates.len() == 1 && !by_chance;
    Match { range, candidates, sure }
}

/// Keeps the one candidate that has a property, where there is just one.
fn narrow(candidates: &mut Vec<Candidate>, has: impl Fn(&Candidate) -> bool) {
    if candidates.len() > 1 && candidates.iter().filter(|candidate| has(candidate)).count() == 1 {
        candidates.retain(has);
    }
}

/// Whether a number is so short that it may equal a figure by chance.
fn by_chance(mention: &Mention) -> bool {
    match &mention.class {
        Class::Amount(amount) => match amount.unit {
            Unit::Percent | Unit::Points => amount.decimals == 0,
            Unit::Money => false,
            _ => amount.value < Exact::whole(CHANCE),
        },
        _ => false,
    }
}

/// Part of a run with plain spaces, and the way back.
struct Plain {
    text: String,
    /// For each byte of the plain text, its place in the run; one more for the end.
    places: Vec<usize>,
}

impl Plain {
    /// The run around a part.
    fn of(prose: &Prose<'_>, around: &Range<usize>) -> Self {
        let window = prose.around(around, LONGEST_PHRASE);
        let mut plain = Self { text: String::new(), places: Vec::new() };
        for (at, c) in prose.text[window.clone()].char_indices() {
            let shown = if c == '\u{a0}' { ' ' } else { c };
            plain.text.push(shown);
            plain.places.extend((0..shown.len_utf8()).map(|n| window.start + at + n));
        }
        plain.places.push(window.end);
        plain
    }

    fn from(&self, range: &Range<usize>) -> Range<usize> {
        let find = |at: usize| self.places.partition_point(|place| *place < at);
        find(range.start)..find(range.end)
    }

    fn back(&self, range: &Range<usize>) -> Range<usize> {
        let find = |at: usize| self.places.get(at).copied().unwrap_or(0);
        find(range.start)..find(range.end)
    }

    /// Whether a part is not cut out of a longer number or word.
    fn stands_alone(&self, range: &Range<usize>) -> bool {
        let mut before = self.text[..range.start].chars().rev();
        let mut behind = self.text[range.end..].chars();
        let joined = |mark: Option<char>, far: Option<char>| match mark {
            Some(c) if c.is_alphanumeric() => true,
            Some('.' | ',' | '/') => far.is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        !joined(before.next(), before.next()) && !joined(behind.next(), behind.next())
    }
}

fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
