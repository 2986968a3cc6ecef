//! Dates as people type them: `24/4/2020`, `24/04/2020` or `2020-04-24`, with or without a time.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::content::rules;
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;

/// Reads a day. A day that is not in the calendar (31/9) is refused by name.
pub fn read_date(text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<NaiveDate> {
    let text = text.trim();
    let parts = split(text);
    let found = parts.and_then(|(d, m, y)| NaiveDate::from_ymd_opt(y, m, d));
    if found.is_none() {
        let (message, remedy) = match parts {
            Some((d, m, y)) => (
                say!("không có ngày {d}/{m}/{y}", "there is no such day as {d}/{m}/{y}"),
                match last_day(y, m) {
                    Some(last) => say!(
                        "Tháng {m} năm {y} chỉ có {last} ngày.",
                        "That month has {last} days only."
                    ),
                    None => say!("Tháng phải từ 1 đến 12.", "Months run from 1 to 12."),
                },
            ),
            None => (
                say!("`{text}` không phải là ngày", "`{text}` is not a date"),
                say!(
                    "Viết ngày/tháng/năm, ví dụ 24/4/2020.",
                    "Write day/month/year, for instance 24/4/2020."
                ),
            ),
        };
        problems.push(Diagnostic::new(&rules::IMPOSSIBLE_DATE, span, message, remedy));
    }
    found
}

/// Reads a day with an optional time `08:30`; without one it is midnight.
pub fn read_moment(
    text: &str,
    span: Span,
    problems: &mut Vec<Diagnostic>,
) -> Option<NaiveDateTime> {
    let text = text.trim();
    let (day, time) = match text.split_once([' ', 'T']) {
        Some((day, time)) => (day, Some(time.trim())),
        None => (text, None),
    };
    let day = read_date(day, span, problems)?;
    let time = match time {
        None => NaiveTime::MIN,
        Some(time) => match NaiveTime::parse_from_str(time, "%H:%M") {
            Ok(time) => time,
            Err(_) => {
                problems.push(Diagnostic::new(
                    &rules::IMPOSSIBLE_DATE,
                    span,
                    say!("`{time}` không phải là giờ", "`{time}` is not a time of day"),
                    say!("Viết giờ:phút, ví dụ 08:30.", "Write hours:minutes, for instance 08:30."),
                ));
                return None;
            }
        },
    };
    Some(day.and_time(time))
}

fn split(text: &str) -> Option<(u32, u32, i32)> {
    let part = |text: &str, most: usize| {
        let digits =
            !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse::<u32>().ok()).flatten()
    };
    let (d, m, y) = if let [y, m, d] = text.split('-').collect::<Vec<_>>()[..] {
        (d, m, y)
    } else if let [d, m, y] = text.split('/').collect::<Vec<_>>()[..] {
        (d, m, y)
    } else {
        return None;
    };
    if y.len() != 4 {
        return None;
    }
    Some((part(d, 2)?, part(m, 2)?, part(y, 4)? as i32))
}

fn last_day(year: i32, month: u32) -> Option<u32> {
    (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year, month, *day).is_some())
}
