//! What the reader of figures finds in a text: mentions, each with its class.

use std::ops::Range;

use chrono::NaiveDate;

use crate::number::{Exact, Interval, Overflow};

/// A stretch of text that states a number, or only looks as if it did.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// Its bytes: for an amount the number and its unit, without hedge and verb; for the rest with
    /// the words that make it what it is (`Điều 48`, `tháng 4 năm 2020`).
    pub range: Range<usize>,
    /// What it is.
    pub class: Class,
    /// What is wrong with the way it is written.
    pub faults: Vec<Fault>,
}

/// What a mention is.
#[allow(clippy::large_enum_variant, reason = "most mentions are amounts")]
#[derive(Clone, Debug, PartialEq)]
pub enum Class {
    /// A quantity: the only class, with the two below, that states a statistic.
    Amount(Amount),
    /// `363/830 việc`.
    Ratio {
        /// Before the slash.
        part: Amount,
        /// After it.
        whole: Amount,
    },
    /// A place among others: `xếp thứ 3/34`.
    Rank {
        /// The place.
        place: u64,
        /// How many are ranked, where it is said.
        field: Option<u64>,
    },
    /// A day: `23/4/2020`, `ngày 31/3`. The date where day, month and year are there and possible.
    Date(Option<NaiveDate>),
    /// A stretch of time by name: `năm 2020`, `6 tháng đầu năm 2020`, `quý I/2020`, `2015 - 2020`.
    Period {
        /// The year it names, the last one of several.
        year: Option<i32>,
    },
    /// `8 giờ 30`, `14h00`.
    TimeOfDay,
    /// `thứ Sáu`, `Chủ nhật`.
    Weekday,
    /// `Nghị quyết 96/2019/QH14`, `số 05/2024/TT-BTP`.
    Document,
    /// `khoản 1 Điều 48`, `Phụ lục II`, `Biểu 05`.
    Article,
    /// A telephone number.
    Telephone,
    /// `số 12 đường Trần Phú`, `phường 5`, `tầng 3`, `Km 5+200`.
    Address,
    /// `lần thứ 3`, `khóa XV`, `bước 1`.
    Ordinal,
    /// `1.` or `a)` before an item.
    ListMarker,
    /// A name that bears digits: `Covid-19`, `G20`, `công nghiệp 4.0`.
    Name,
    /// A web or mail address.
    Link,
    /// An identity, account or registration number.
    Code,
    /// `35 tuổi`.
    Age,
    /// The unit a table is counted in: `ĐVT: 1.000 đồng`.
    TableUnit {
        /// What one of it is worth.
        scale: Exact,
        /// The unit.
        unit: Unit,
    },
    /// Digits that are no number under any rule: `1.23.4567`.
    Unreadable,
}

impl Class {
    /// Whether it states a statistic.
    pub fn is_figure(&self) -> bool {
        matches!(self, Self::Amount(_) | Self::Ratio { .. } | Self::Rank { .. } | Self::Unreadable)
    }

    /// A stable name.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Amount(_) => "amount",
            Self::Ratio { .. } => "ratio",
            Self::Rank { .. } => "rank",
            Self::Date(_) => "date",
            Self::Period { .. } => "period",
            Self::TimeOfDay => "time-of-day",
            Self::Weekday => "weekday",
            Self::Document => "document",
            Self::Article => "article",
            Self::Telephone => "telephone",
            Self::Address => "address",
            Self::Ordinal => "ordinal",
            Self::ListMarker => "list-marker",
            Self::Name => "name",
            Self::Link => "link",
            Self::Code => "code",
            Self::Age => "age",
            Self::TableUnit { .. } => "table-unit",
            Self::Unreadable => "unreadable",
        }
    }
}

/// A printed quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// The bytes of the number alone: digits or number words, without the unit.
    pub number: Range<usize>,
    /// The value printed, in đồng, percent or the unit; negative only where a minus is printed.
    pub value: Exact,
    /// What one of the last place printed is worth: 0,1 for `47,3%`, 10^9 for `6.467 tỷ đồng`.
    pub step: Exact,
    /// Decimals printed.
    pub decimals: u32,
    /// What it is counted in.
    pub unit: Unit,
    /// How it is hedged, and the bytes of the hedge.
    pub hedge: Option<(Hedge, Range<usize>)>,
    /// The verb it hangs on, and its bytes.
    pub verb: Option<(Verb, Range<usize>)>,
    /// Whether it is written in words.
    pub in_words: bool,
    /// The other value it may have, where its separators can be read two ways.
    pub other: Option<Exact>,
}

impl Amount {
    /// Whether it was surely rounded when printed: percentages, decimals, `tỷ`.
    pub fn is_rounded(&self) -> bool {
        self.decimals > 0
            || self.step > Exact::ONE
            || matches!(self.unit, Unit::Percent | Unit::Points | Unit::Times)
    }

    /// All values it may stand for, as printed and hedged.
    pub fn interval(&self) -> Result<Interval, Overflow> {
        let coarse = self.coarse_step();
        match self.hedge.as_ref().map(|(hedge, _)| *hedge) {
            Some(Hedge::Over | Hedge::AtLeast) => Interval::truncated(self.value, coarse),
            Some(Hedge::Under | Hedge::AtMost) => {
                Ok(Interval::between(self.value.sub(coarse)?, self.value))
            }
            Some(Hedge::About) => {
                Ok(Interval::between(self.value.sub(coarse)?, self.value.add(coarse)?))
            }
            Some(Hedge::Estimated) | None if self.is_rounded() => {
                Interval::rounded(self.value, self.step)
            }
            Some(Hedge::Estimated) | None => Ok(Interval::exact(self.value)),
        }
    }

    /// The same, its trailing zeros taken for rounding: `10.000 việc` may be 9.950 to 10.050…
    pub fn loose(&self) -> Result<Interval, Overflow> {
        Ok(self.interval()?.around(Interval::rounded(self.value, self.coarse_step())?))
    }

    /// What the last place that is not zero is worth.
    fn coarse_step(&self) -> Exact {
        let mut step = self.step;
        let ten = Exact::whole(10);
        // A value has at most 28 digits, so this ends long before.
        for _ in 0..40 {
            let Ok(next) = step.mul(ten) else { break };
            let whole = self.value.div(next).ok().flatten().is_some_and(Exact::is_whole);
            if self.value.is_zero() || !whole {
                break;
            }
            step = next;
        }
        step
    }
}

/// What a printed quantity is counted in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Vietnamese đồng, every scale multiplied out.
    Money,
    /// Percent.
    Percent,
    /// Percentage points.
    Points,
    /// So many times: `gấp 2 lần`.
    Times,
    /// A part of a whole in words: `một nửa`, `hai phần ba`.
    Portion,
    /// What is counted, in small letters: `việc`, `hồ sơ`.
    Counted(String),
    /// Nothing is said.
    Bare,
}

/// How a number is hedged: on which side of it the truth lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hedge {
    /// hơn, trên
    Over,
    /// gần, ngót, chưa đến, dưới
    Under,
    /// khoảng, xấp xỉ, chừng
    About,
    /// ít nhất, tối thiểu
    AtLeast,
    /// không quá, tối đa
    AtMost,
    /// ước, ước đạt: not final, but not rounded either
    Estimated,
}

/// What the verb before a number makes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verb {
    /// tăng: the number is a rise
    Rise,
    /// giảm: the number is a fall
    Fall,
    /// đạt: a level or rate that was reached
    Reach,
    /// vượt: by how much, or what, it is exceeded
    Exceed,
    /// còn thiếu, chưa đạt: by how much it falls short
    Short,
    /// chiếm: a share
    Share,
    /// bằng: a ratio to something, or equality
    Equal,
    /// cao hơn, nhiều hơn
    Above,
    /// thấp hơn, ít hơn
    Below,
    /// gấp: so many times
    Fold,
    /// còn, lên, xuống còn: a level after a change
    To,
    /// từ: a level before a change
    From,
}

/// What is wrong with the way a mention is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fault {
    /// A number glued to the word before or after it.
    Glued,
    /// A comma or dot where none belongs: `721 triệu, 795 nghìn`.
    StrayMark,
    /// A decimal point in a text that has decimal commas, or the other way round.
    MixedSeparators,
    /// Groups that are not of three digits.
    BrokenGroups,
    /// A slash where the dot between thousands belongs.
    SlashInNumber,
    /// A character that prints nothing between digits.
    HiddenCharacter,
    /// Digits other than 0–9.
    OtherDigits,
    /// More digits than are kept exactly.
    TooLong,
    /// A needless zero in front: `06 tháng`.
    ZeroPadded,
    /// A scale word behind a number already in full: `3.805.241.047.000 nghìn đồng`.
    ScaledTwice,
    /// `trên`, `gần` before a number that is not rounded.
    HedgedExact,
    /// A day the calendar does not have.
    ImpossibleDate,
    /// A weekday that is not that of the date beside it.
    WrongWeekday,
    /// A document number no office gives.
    ImpossibleDocumentNumber,
}
