//! The archive by day: a month as a calendar, a year as its months. Days and months without
//! articles stand there too, as plain text; a reader sees how much was published when.

use chrono::{Datelike, Days, Months, NaiveDate};

use super::address;
use super::composer::Composer;
use super::list::Shelves;
use super::model::{ArchiveCell, MonthCalendar, Weekday};

impl Composer<'_> {
    /// The calendar of the month of a date `2020/04` or `2020/04/24`; nothing of a year.
    pub(super) fn month_calendar(&self, shelves: &Shelves, date: &str) -> Option<MonthCalendar> {
        let month = date.get(..7)?;
        let first = NaiveDate::parse_from_str(&format!("{month}/01"), "%Y/%m/%d").ok()?;
        let end = first.checked_add_months(Months::new(1))?;
        let mut days = first.iter_days().take_while(|day| *day < end);
        // Weeks start on Monday.
        let mut week: Vec<Option<ArchiveCell>> =
            (0..first.weekday().num_days_from_monday()).map(|_| None).collect();
        let mut weeks = Vec::new();
        loop {
            let day = days.next();
            if week.len() == 7 || (day.is_none() && !week.is_empty()) {
                week.resize_with(7, || None);
                weeks.push(std::mem::take(&mut week));
            }
            let Some(day) = day else { break };
            let key = day.format("%Y/%m/%d").to_string();
            week.push(Some(self.archive_cell(shelves, &key, date, day.day().to_string())));
        }
        let monday = NaiveDate::from_ymd_opt(2020, 6, 1)?;
        let weekdays = (0..7).map(|at| Weekday {
            short: self.text(WEEKDAYS[at as usize]).to_owned(),
            name: self.wording.weekday(monday + Days::new(at)).to_owned(),
        });
        let title = self.text("calendar_of_month");
        let caption = title
            .replace("{month}", &first.month().to_string())
            .replace("{year}", &first.year().to_string());
        Some(MonthCalendar { caption, weekdays: weekdays.collect(), weeks })
    }

    /// The twelve months of a year `2020`; nothing of any other date.
    pub(super) fn year_calendar(&self, shelves: &Shelves, date: &str) -> Vec<ArchiveCell> {
        if date.len() != 4 {
            return Vec::new();
        }
        let month = |month: u32| {
            let title = self.text("archive_month").replace("{month}", &month.to_string());
            self.archive_cell(shelves, &format!("{date}/{month:02}"), date, title)
        };
        (1..=12).map(month).collect()
    }

    fn archive_cell(&self, shelves: &Shelves, key: &str, date: &str, title: String) -> ArchiveCell {
        let count = shelves.count(key);
        ArchiveCell {
            title,
            iso: key.replace('/', "-"),
            href: if count > 0 { address::archive(key) } else { String::new() },
            count: if count > 0 { self.article_count(count) } else { String::new() },
            current: key == date,
        }
    }

    /// `3 tin`.
    pub(super) fn article_count(&self, count: usize) -> String {
        let words = if count == 1 { "article_count_one" } else { "article_count" };
        self.text(words).replace("{count}", &count.to_string())
    }
}

const WEEKDAYS: [&str; 7] =
    ["weekday_1", "weekday_2", "weekday_3", "weekday_4", "weekday_5", "weekday_6", "weekday_7"];
