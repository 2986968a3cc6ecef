//! The archive by date: the menu of years, months and days, and the calendars of its pages.

use serde::Serialize;

use crate::page::address;

/// Archives by date: years, the months of the year looked at, the days of the month looked at.
#[derive(Clone, Debug, Default, Serialize)]
pub struct ArchiveMenu {
    /// Years, newest first.
    pub years: Vec<ArchiveLink>,
    /// Months of the current year; empty where no year is chosen.
    pub months: Vec<ArchiveLink>,
    /// Days of the current month; empty where no month is chosen.
    pub days: Vec<ArchiveLink>,
}

/// One year, month or day with articles.
#[derive(Clone, Debug, Serialize)]
pub struct ArchiveLink {
    /// `Năm 2020`, `Tháng 4`, `24`.
    pub title: String,
    /// Address.
    #[serde(serialize_with = "address::as_file")]
    pub href: String,
    /// How many articles.
    pub count: usize,
    /// Whether it is the one looked at.
    pub current: bool,
}

/// A month by day, in weeks of seven that start on Monday; days of other months are empty.
#[derive(Debug, Serialize)]
pub struct MonthCalendar {
    /// `Tháng 4 năm 2020`.
    pub caption: String,
    /// The headings of its columns.
    pub weekdays: Vec<Weekday>,
    /// Its weeks.
    pub weeks: Vec<Vec<Option<ArchiveCell>>>,
}

/// A day of the week.
#[derive(Debug, Serialize)]
pub struct Weekday {
    /// `T2`.
    pub short: String,
    /// `thứ Hai`.
    pub name: String,
}

/// A day of a month, or a month of a year.
#[derive(Debug, Serialize)]
pub struct ArchiveCell {
    /// `24`, `Tháng 4`.
    pub title: String,
    /// `2020-04-24`, `2020-04`.
    pub iso: String,
    /// Its articles; empty where there are none.
    #[serde(serialize_with = "address::as_file_if_any")]
    pub href: String,
    /// `3 tin`; empty where there are none.
    pub count: String,
    /// Whether it is the one looked at.
    pub current: bool,
}
