//! Days and periods as officials write them (Decree 30/2020/NĐ-CP, Annex I: a zero stands before
//! days under 10 and before months 1 and 2 only).

use chrono::{Datelike, NaiveDate};

use super::Wording;

/// How a day is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStyle {
    /// In running text: `23/4/2020`.
    Short,
    /// Under a title: `24/04/2020`.
    Page,
    /// In full: `ngày 24 tháng 4 năm 2020`.
    Long,
}

/// The forms a period's name takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodForm {
    /// The whole year.
    Year,
    /// The first months of the year.
    FirstMonths(u8),
    /// A quarter.
    Quarter(u8),
    /// A month, counted within the reporting year.
    Month(u8),
}

impl Wording {
    /// A day.
    pub fn date(&self, date: NaiveDate, style: DateStyle) -> String {
        let patterns = &self.file.date;
        let (day, month) = (date.day(), date.month());
        let official_day = if day < 10 { format!("{day:02}") } else { day.to_string() };
        let official_month = if month < 3 { format!("{month:02}") } else { month.to_string() };
        let pattern = match style {
            DateStyle::Short => &patterns.short,
            DateStyle::Page => &patterns.page,
            DateStyle::Long => &patterns.long,
        };
        pattern.fill_text(&[
            ("d", &day.to_string()),
            ("m", &month.to_string()),
            ("dd", &format!("{day:02}")),
            ("mm", &format!("{month:02}")),
            ("day", &official_day),
            ("month", &official_month),
            ("month_name", &patterns.months[date.month0() as usize]),
            ("year", &format!("{:04}", date.year())),
        ])
    }

    /// From one day to another: `từ 01/10/2019 đến 31/3/2020`.
    pub fn dates(&self, start: NaiveDate, end: NaiveDate) -> String {
        let start = self.date(start, DateStyle::Page);
        let end = self.date(end, DateStyle::Page);
        self.file.date.range.fill_text(&[("start", &start), ("end", &end)])
    }

    /// The name of a period: `6 tháng đầu năm 2020`.
    pub fn period(&self, form: PeriodForm, year: i32) -> String {
        const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];
        let patterns = &self.file.period;
        let year = year.to_string();
        match form {
            PeriodForm::Year => patterns.year.fill_text(&[("year", &year)]),
            PeriodForm::FirstMonths(6) => patterns.first_half.fill_text(&[("year", &year)]),
            PeriodForm::FirstMonths(months) => {
                patterns.first_months.fill_text(&[("months", &months.to_string()), ("year", &year)])
            }
            PeriodForm::Quarter(quarter) => {
                let quarter = ROMAN.get(usize::from(quarter) - 1).copied().unwrap_or("");
                patterns.quarter.fill_text(&[("quarter", quarter), ("year", &year)])
            }
            PeriodForm::Month(month) => {
                patterns.month.fill_text(&[("month", &month.to_string()), ("year", &year)])
            }
        }
    }
}
