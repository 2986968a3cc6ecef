//! Days and periods in words.
//!
//! Vietnamese days and months take a leading zero only where NĐ 30/2020/NĐ-CP, Annex I asks for
//! it: days below 10 and the months January and February. How many digits a day has and how each
//! month is written are lists in the wording file, not rules here.

use chrono::{Datelike, NaiveDate};

use super::Wording;
use super::file::Section;
use super::pattern::{Pattern, slots};

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateStyle {
    /// In running text: `24/4/2020`, `01/02/2020`.
    Short,
    /// At the head of a page and in lists: `24/04/2020`.
    Page,
    /// In full: `ngày 24 tháng 4 năm 2020`.
    Long,
}

/// A period of a reporting year, by its form; the year is that of its last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PeriodForm {
    /// The whole year.
    Year,
    /// So many months from the start of the year.
    FirstMonths(u8),
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A month by its place in the reporting year, 1 to 12; not the calendar month.
    Month(u8),
}

slots! {
    /// A day.
    Day { Day = "day", Month = "month", Year = "year" }
}
slots! {
    /// A year.
    Year { Year = "year" }
}
slots! {
    /// A part of a year.
    PartOfYear { Number = "number", Year = "year" }
}
slots! {
    /// First and last day.
    Between { Start = "start", End = "end" }
}

/// The words of days and periods.
#[derive(Clone, Debug)]
pub(super) struct DateWords {
    short: DayWords,
    page: DayWords,
    long: DayWords,
    weekdays: [String; 7],
    between: Pattern<Between>,
    year: Pattern<Year>,
    first_months: Pattern<PartOfYear>,
    first_half: Pattern<Year>,
    quarter: Pattern<PartOfYear>,
    quarters: [String; 4],
    month: Pattern<PartOfYear>,
}

#[derive(Clone, Debug)]
struct DayWords {
    pattern: Pattern<Day>,
    /// The least number of digits of a day.
    digits: usize,
    months: [String; 12],
}

impl DateWords {
    pub fn read(section: &mut Section) -> Self {
        Self {
            short: section.section("short", DayWords::read),
            page: section.section("page", DayWords::read),
            long: section.section("long", DayWords::read),
            weekdays: section.list("weekdays"),
            between: section.pattern("between"),
            year: section.pattern("year"),
            first_months: section.pattern("first_months"),
            first_half: section.pattern("first_half"),
            quarter: section.pattern("quarter"),
            quarters: section.list("quarters"),
            month: section.pattern("month"),
        }
    }
}

impl DayWords {
    fn read(section: &mut Section) -> Self {
        Self {
            pattern: section.pattern("pattern"),
            digits: section.digit("digits") as usize,
            months: section.list("months"),
        }
    }

    fn print(&self, date: NaiveDate) -> String {
        let day = format!("{:0width$}", date.day(), width = self.digits);
        let year = date.year().to_string();
        self.pattern.print(|slot| match slot {
            Day::Day => &day,
            Day::Month => &self.months[date.month0() as usize],
            Day::Year => &year,
        })
    }
}

impl Wording {
    /// A day.
    pub fn date(&self, date: NaiveDate, style: DateStyle) -> String {
        match style {
            DateStyle::Short => self.date.short.print(date),
            DateStyle::Page => self.date.page.print(date),
            DateStyle::Long => self.date.long.print(date),
        }
    }

    /// The day of the week: `thứ Sáu`.
    pub fn weekday(&self, date: NaiveDate) -> &str {
        &self.date.weekdays[date.weekday().num_days_from_monday() as usize]
    }

    /// First and last day: `từ 01/10/2019 đến 31/3/2020`.
    pub fn dates(&self, start: NaiveDate, end: NaiveDate) -> String {
        let (start, end) = (self.date.short.print(start), self.date.short.print(end));
        self.date.between.print(|slot| match slot {
            Between::Start => &start,
            Between::End => &end,
        })
    }

    /// A period: `6 tháng đầu năm 2020`. Only six months are “đầu năm”: nine are `9 tháng năm
    /// 2020`, as reports write.
    pub fn period(&self, form: PeriodForm, year: i32) -> String {
        let words = &self.date;
        let year = year.to_string();
        let (pattern, number) = match form {
            PeriodForm::Year => return words.year.print(|Year::Year| &year),
            PeriodForm::FirstMonths(6) => return words.first_half.print(|Year::Year| &year),
            PeriodForm::FirstMonths(months) => (&words.first_months, months.to_string()),
            PeriodForm::Quarter(quarter) => {
                let named =
                    usize::from(quarter).checked_sub(1).and_then(|at| words.quarters.get(at));
                (&words.quarter, named.cloned().unwrap_or_else(|| quarter.to_string()))
            }
            PeriodForm::Month(month) => (&words.month, month.to_string()),
        };
        pattern.print(|slot| match slot {
            PartOfYear::Number => &number,
            PartOfYear::Year => &year,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{en, vi};
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn spaced(text: String) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn zeros_stand_where_the_decree_asks_for_them() {
        use DateStyle::*;
        let (vi, en) = (vi(), en());
        for (date, style, text) in [
            (day(2020, 4, 24), Short, "24/4/2020"),
            (day(2020, 4, 24), Page, "24/04/2020"),
            (day(2020, 4, 24), Long, "ngày 24 tháng 4 năm 2020"),
            (day(2020, 2, 5), Short, "05/02/2020"),
            (day(2020, 2, 5), Page, "05/02/2020"),
            (day(2020, 2, 5), Long, "ngày 05 tháng 02 năm 2020"),
            (day(2019, 10, 1), Long, "ngày 01 tháng 10 năm 2019"),
            (day(2020, 3, 31), Long, "ngày 31 tháng 3 năm 2020"),
        ] {
            assert_eq!(spaced(vi.date(date, style)), text);
        }
        assert_eq!(spaced(en.date(day(2020, 4, 5), Short)), "5 Apr 2020");
        assert_eq!(spaced(en.date(day(2020, 4, 5), Page)), "5 April 2020");
        assert_eq!(spaced(en.date(day(2020, 4, 5), Long)), "5 April 2020");
        assert_eq!(vi.weekday(day(2020, 4, 24)), "thứ Sáu");
        assert_eq!(en.weekday(day(2020, 4, 26)), "Sunday");
    }

    #[test]
    fn periods_are_named_as_reports_name_them() {
        let (vi, en) = (vi(), en());
        for (form, in_vi, in_en) in [
            (PeriodForm::Year, "năm 2020", "reporting year 2020"),
            (PeriodForm::FirstMonths(6), "6 tháng đầu năm 2020", "first six months of 2020"),
            (PeriodForm::FirstMonths(9), "9 tháng năm 2020", "first 9 months of 2020"),
            (PeriodForm::Quarter(1), "quý I năm 2020", "first quarter of 2020"),
            (PeriodForm::Month(5), "tháng thứ 5 năm 2020", "month 5 of 2020"),
        ] {
            assert_eq!(spaced(vi.period(form, 2020)), in_vi);
            assert_eq!(spaced(en.period(form, 2020)), in_en);
        }
        let (start, end) = (day(2019, 10, 1), day(2020, 3, 31));
        assert_eq!(spaced(vi.dates(start, end)), "từ 01/10/2019 đến 31/3/2020");
        assert_eq!(spaced(en.dates(start, end)), "1 Oct 2019 to 31 Mar 2020");
    }
}
