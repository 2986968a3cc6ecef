//! Numbers and sums in the words of findings.

use crate::diagnostic::{Bilingual, Language};
use crate::number::{Decimal, Exact, Interval, Marks, print};

/// A number for people, with at most so many decimals.
pub(super) fn number(value: Exact, decimals: u32, language: Language) -> String {
    let marks = match language {
        Language::Vi => Marks::VIETNAMESE,
        Language::En => Marks { group: ',', decimal: '.' },
    };
    match value.round(decimals) {
        Ok(rounded) => print(shortest(rounded, value), marks),
        Err(_) => "…".to_owned(),
    }
}

/// Zeros behind the comma only where something was rounded.
fn shortest(rounded: Decimal, value: Exact) -> Decimal {
    if Exact::from_decimal(rounded) == value { rounded.normalize() } else { rounded }
}

/// The same in both languages.
pub(super) fn both(say: impl Fn(Language) -> String) -> Bilingual {
    Bilingual::new(say(Language::Vi), say(Language::En))
}

/// A percentage with two more decimals than were printed, so that the difference shows.
pub(super) fn percent(value: Exact, decimals: u32, language: Language) -> String {
    format!("{}%", number(value, decimals.max(1) + 1, language))
}

/// An interval as `4.740–4.750`.
pub(super) fn interval(range: Interval, language: Language) -> String {
    let decimals = if range.most.abs() < Exact::whole(1_000) { 2 } else { 0 };
    let (least, most) =
        (number(range.least, decimals, language), number(range.most, decimals, language));
    if least == most { least } else { format!("{least}–{most}") }
}
