//! Floor 4: figures in Vietnamese and English.
//!
//! Numbers go in, phrases come out: verb and sign are made together, percent and percentage points
//! are never confused, a hedge is proved before it is said, and every number in a phrase carries
//! the value it claims. The words are in the theme's `wording/*.yaml`; the arithmetic is here.
//! This module reads no file, and knows no indicator, office or statement.

mod amount;
mod change;
mod date;
mod error;
mod file;
mod hedge;
pub mod letter;
mod pattern;
mod phrase;
pub mod read;
mod target;
mod unsayable;

use indexmap::IndexMap;

pub use change::{ChangePart, PointsStyle, ShareStyle};
pub use date::{DateStyle, PeriodForm};
pub use error::{Fault, WordingError};
pub use hedge::Scale;
pub use pattern::{Pattern, Slots};
pub use phrase::{Measure, Part, Phrase};
pub use target::{Direction, TargetKind, TargetPart, TargetWords};
pub use unsayable::Unsayable;

use crate::diagnostic::Language;
use crate::number::Exact;

/// What a quantity is counted in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Vietnamese đồng.
    Money,
    /// Percent: rates, and nothing else.
    Percent,
    /// Any other unit, by its Vietnamese name: `việc`.
    Named(String),
}

/// A value with its unit, as exact as it is known.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The value: đồng, percent (47.3 for 47,3%) or a count.
    pub value: Exact,
    /// The unit.
    pub unit: Unit,
    /// Decimals shown. For a stated quantity at least as many as were stated.
    pub decimals: u32,
}

/// A reason why there is no number to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Absence {
    /// No data.
    Missing,
    /// Nothing happened that could be counted.
    NotArisen,
    /// The base of a rate is zero.
    Undefined,
}

/// How figures are said in one language.
#[derive(Clone, Debug)]
pub struct Wording {
    language: Language,
    amount: amount::AmountWords,
    change: change::ChangeWords,
    target: target::TargetPatterns,
    absent: [Phrase; 3],
    date: date::DateWords,
    /// The words of the page furniture, by key.
    pub interface: IndexMap<String, String>,
}

impl Wording {
    /// Reads a wording file. Every phrase must be there and have just the slots it needs; all
    /// faults are reported at once.
    pub fn from_yaml(text: &str, language: Language) -> Result<Self, WordingError> {
        file::read(text, |file| Self {
            language,
            amount: file.section("amount", amount::AmountWords::read),
            change: file.section("change", change::ChangeWords::read),
            target: file.section("target", target::TargetPatterns::read),
            absent: file.section("absent", |absent| {
                ["missing", "not_arisen", "undefined"].map(|key| Phrase::words(absent.text(key)))
            }),
            date: file.section("date", date::DateWords::read),
            interface: file.texts("interface"),
        })
    }

    /// The same with further units: their names with the words for one and for any other number.
    pub fn with_units<'u>(
        mut self,
        units: impl IntoIterator<Item = &'u (String, [String; 2])>,
    ) -> Self {
        self.amount.units.extend(units.into_iter().cloned());
        self
    }

    /// The language of the words.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Decimals of percentages that are computed when they are said: changes and shares.
    pub fn percent_decimals(&self) -> u32 {
        self.amount.percent_decimals
    }

    /// What stands in the place of a number that is not there: “chưa có số liệu”.
    pub fn absent(&self, absence: Absence) -> Phrase {
        let [missing, not_arisen, undefined] = &self.absent;
        match absence {
            Absence::Missing => missing.clone(),
            Absence::NotArisen => not_arisen.clone(),
            Absence::Undefined => undefined.clone(),
        }
    }
}

/// The theme's file with the wording of a language.
pub fn file_name(language: Language) -> String {
    format!("wording/{}.yaml", language.tag())
}

#[cfg(test)]
mod samples {
    //! The wording files of the theme and quantities, for the tests of this floor.

    use super::*;
    use crate::number::Decimal;

    pub fn vi() -> Wording {
        let text = include_str!("../../themes/congbo/wording/vi.yaml");
        Wording::from_yaml(text, Language::Vi).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn en() -> Wording {
        let text = include_str!("../../themes/congbo/wording/en.yaml");
        Wording::from_yaml(text, Language::En).unwrap_or_else(|error| panic!("{error}"))
    }

    pub fn exact(text: &str) -> Exact {
        Exact::from_decimal(Decimal::from_str_exact(text).unwrap())
    }

    pub fn cases(count: &str) -> Quantity {
        Quantity { value: exact(count), unit: Unit::Named("việc".to_owned()), decimals: 0 }
    }

    pub fn money(amount: &str) -> Quantity {
        Quantity { value: exact(amount), unit: Unit::Money, decimals: 0 }
    }

    pub fn rate(part: i64, whole: i64, decimals: u32) -> Quantity {
        let value = Exact::whole(part * 100).div(Exact::whole(whole)).unwrap().unwrap();
        Quantity { value, unit: Unit::Percent, decimals }
    }

    /// The text with ordinary spaces, for reading.
    pub fn spaced(phrase: Result<Phrase, Unsayable>) -> String {
        phrase.unwrap().plain().replace('\u{a0}', " ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_interface_texts() {
        let (vi, en) = (samples::vi(), samples::en());
        let keys = |wording: &Wording| wording.interface.keys().cloned().collect::<Vec<_>>();
        assert_eq!(keys(&vi), keys(&en));
        assert!(vi.interface.values().chain(en.interface.values()).all(|text| !text.is_empty()));
    }

    #[test]
    fn absences_are_kept_apart() {
        let vi = samples::vi();
        for (absence, text) in [
            (Absence::Missing, "chưa có số liệu"),
            (Absence::NotArisen, "không phát sinh"),
            (Absence::Undefined, "không tính được"),
        ] {
            assert_eq!(vi.absent(absence).plain(), text);
        }
    }
}
