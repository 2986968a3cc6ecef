//! The figures in a sentence: what [`super`] says, and what people type, read back.
//!
//! [`read`] finds every number of a text, in digits or words, and says of each what it is: a
//! quantity with unit, hedge and verb, or something that only looks like one (a day, a document
//! number, a name). Each class has a reader of its own, a small function that looks at a few
//! tokens from one place on; [`READERS`] is their order, the surest first. Nothing is judged here:
//! whether a figure is true is for others.
//!
//! Time and memory are linear in the text, whatever the text is.

mod amount;
mod context;
mod date;
mod document;
mod mention;
mod name;
mod numeral;
mod ordinal;
mod period;
mod place;
mod ratio;
mod token;
mod unit;
mod words;

pub use mention::{Amount, Class, Fault, Hedge, Mention, Unit, Verb};

use crate::diagnostic::Language;
use token::{Kind, Text};

/// What a reader found: the token after it, the class, what is wrong with the writing.
struct Reading {
    end: usize,
    class: Class,
    faults: Vec<Fault>,
}

type Reader = fn(&Text, usize) -> Option<Reading>;

/// One reader for each class. Where two could read the same words, the first has them.
const READERS: &[Reader] = &[
    name::link,
    ordinal::list_marker,
    ratio::table_unit,
    place::code,
    place::telephone,
    date::weekday,
    document::document,
    date::date,
    period::time_of_day,
    period::period,
    ratio::rank,
    ordinal::ordinal,
    document::article,
    place::address,
    name::name,
    place::zero_code,
    ratio::age,
    ratio::ratio,
    amount::portion,
    amount::amount,
    name::strange,
];

/// The mentions of a text in order; their ranges do not overlap.
pub fn read(source: &str, language: Language) -> Vec<Mention> {
    let text = Text::new(source, language);
    let mut mentions = Vec::new();
    let mut at = 0;
    while at < text.tokens.len() {
        let found = may_begin(&text, at)
            .then(|| READERS.iter().find_map(|reader| reader(&text, at)))
            .flatten()
            .filter(|reading| reading.end > at);
        match found {
            Some(reading) => {
                let range = text.range(at, reading.end);
                mentions.push(Mention { range, class: reading.class, faults: reading.faults });
                at = reading.end;
            }
            None => at += 1,
        }
    }
    share_units(source, &mut mentions);
    mentions
}

/// `5-7%`, `từ 5 đến 10 vụ`: the first number of a range is counted in the unit of the second.
fn share_units(source: &str, mentions: &mut [Mention]) {
    for at in 1..mentions.len() {
        let (before, after) = mentions.split_at_mut(at);
        let (Some(first), Some(second)) = (before.last_mut(), after.first()) else { continue };
        let between = source.get(first.range.end..second.range.start).unwrap_or("").trim();
        let between = token::fold(between);
        let joined = matches!(between.as_ref(), "-" | "–" | "—" | "đến" | "tới" | "to" | "and");
        if let (Class::Amount(one), Class::Amount(two)) = (&mut first.class, &second.class)
            && joined
            && one.unit == Unit::Bare
        {
            one.unit = two.unit.clone();
        }
    }
}

/// The language a text is written in, by its letters: Vietnamese has its own in every sentence.
pub fn language_of(source: &str) -> Language {
    let (mut marked, mut letters) = (0_usize, 0_usize);
    for c in source.chars().filter(|c| c.is_alphabetic()).take(20_000) {
        letters += 1;
        marked += usize::from(!c.is_ascii());
    }
    if marked * 20 > letters { Language::Vi } else { Language::En }
}

/// Whether any reader could begin here: a quick no for most marks.
fn may_begin(text: &Text, at: usize) -> bool {
    match text.get(at).map(|token| token.kind) {
        Some(Kind::Mark(mark)) => matches!(mark, '-' | '−' | '(' | '+') || mark.is_numeric(),
        Some(_) => true,
        None => false,
    }
}
