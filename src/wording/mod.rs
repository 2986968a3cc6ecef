//! Floor 4: figures in words, in Vietnamese and English.
//!
//! A closed set of forms, worded by data files of the theme. Verb and sign are made together:
//! printed amounts are never negative. Percent and percentage points are two types of phrase and
//! cannot be mixed up. This module knows no indicator, office or file; it words what it is given.

mod amount;
mod compare;
mod date;
mod file;
mod phrase;

pub use date::{DateStyle, PeriodForm};
pub use file::NarrativePatterns;
pub use phrase::{Measure, Part, Pattern, Phrase};

use indexmap::IndexMap;

use crate::diagnostic::Language;
use crate::number::{Exact, Overflow};
use file::WordingFile;

/// The unit of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Đồng.
    Money,
    /// Percent: the unit of rates.
    Percent,
    /// A counted thing, by its Vietnamese name: `việc`.
    Named(String),
}

/// A value with its unit and the decimals it is shown with.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// The value; percent for rates.
    pub value: Exact,
    /// Its unit.
    pub unit: Unit,
    /// Decimals shown.
    pub decimals: u32,
}

/// The scale a hedged amount is rounded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// trăm
    Hundred,
    /// nghìn
    Thousand,
    /// triệu
    Million,
    /// tỷ
    Billion,
}

/// Which part of a change is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangePart {
    /// giảm 205 việc (1,96%)
    Both,
    /// giảm 205 việc
    Amount,
    /// giảm 1,96%
    Percent,
}

/// How the change of a rate is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PointsStyle {
    /// tăng 3,38 điểm phần trăm
    Points,
    /// tăng 3,38% về tỷ lệ: the house style of many departments
    PercentOfRate,
}

/// How a share is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ShareStyle {
    /// chiếm 69,63%
    Phrase,
    /// 69,63%
    Number,
}

/// Which part of the comparison with a target is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetPart {
    /// còn thiếu 33,2 điểm phần trăm so với chỉ tiêu cả năm (80,5%)
    Full,
    /// còn thiếu 33,2 điểm phần trăm
    Gap,
    /// 80,5%
    Value,
}

/// Which target a figure is compared with; the two are never mixed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetKind {
    /// The target as it was set, for the whole year.
    FullYear,
    /// The part of it due by the end of the period.
    Progress,
}

/// Whether a target is a minimum or a maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To be reached.
    AtLeast,
    /// Not to be passed.
    AtMost,
}

/// A target as it is worded.
#[derive(Clone, Copy, Debug)]
pub struct TargetWords {
    /// The bound, in the unit of the figure.
    pub value: Exact,
    /// Minimum or maximum.
    pub direction: Direction,
    /// Full year or in proportion.
    pub kind: TargetKind,
}

/// Why there is nothing to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence {
    /// Not known.
    Missing,
    /// Nothing of the kind arose.
    NotArisen,
    /// Not defined, as a percentage of zero.
    Undefined,
}

/// Why a figure cannot be said in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsayable {
    /// The form is for another unit: points of a count, words of a rate.
    WrongUnit,
    /// The number is beyond all bounds.
    Overflow,
}

impl From<Overflow> for Unsayable {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// The words of one language, complete.
#[derive(Clone, Debug)]
pub struct Wording {
    file: WordingFile,
    /// The words of the pages themselves, by key.
    pub interface: IndexMap<String, String>,
}

impl Wording {
    /// Reads a wording file. The error is the reader's own words, with the line.
    pub fn from_yaml(text: &str) -> Result<Self, String> {
        let file: WordingFile = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        if let Some(wrong) = file.wrong_slots() {
            return Err(wrong);
        }
        if file.date.months.len() != 12 {
            return Err("date.months: 12".to_owned());
        }
        Ok(Self { interface: file.interface.clone(), file })
    }

    /// The patterns of the results paragraph.
    pub fn narrative(&self) -> &NarrativePatterns {
        &self.file.narrative
    }

    /// What is said where there is no value.
    pub fn absent(&self, absence: Absence) -> Phrase {
        let words = &self.file.absent;
        Phrase::words(match absence {
            Absence::Missing => &words.missing,
            Absence::NotArisen => &words.not_arisen,
            Absence::Undefined => &words.undefined,
        })
    }
}

/// The language a wording file is for, by the name of the file.
pub fn file_name(language: Language) -> String {
    format!("wording/{}.yaml", language.tag())
}
