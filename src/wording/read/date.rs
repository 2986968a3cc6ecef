//! Days and weekdays: `23/4/2020`, `23-4-2020`, `ngày 23 tháng 4 năm 2020`, `sáng 23/4`,
//! `23 April 2020`, `thứ Năm, ngày 23/4/2020`.

use chrono::{Datelike, NaiveDate, Weekday};

use super::mention::{Class, Fault};
use super::token::{Kind, Text};
use super::{Reading, unit};

/// Words after which `23/4` is a day and not a ratio.
const BEFORE_DAY: &[&str] = &[
    "ngày",
    "sáng",
    "chiều",
    "tối",
    "trưa",
    "đêm",
    "hôm",
    "mùng",
    "mồng",
    "từ",
    "đến",
    "trước",
    "sau",
    "hết",
    "tới",
    "kể",
    "cuối",
    "hạn",
    "lễ",
    "dịp",
    "đường",
    "và",
    "phố",
];

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// A day, from any form in digits.
pub(super) fn date(text: &Text, at: usize) -> Option<Reading> {
    let lead = usize::from(matches!(text.word(at), "ngày" | "mùng" | "mồng"));
    if lead == 1 && text.word(at) != "ngày" && text.digits(at + 1).is_none() {
        return None;
    }
    spelled(text, at, lead)
        .or_else(|| numbers(text, at, lead))
        .or_else(|| english(text, at))
        .or_else(|| lone_day(text, at, lead))
}

/// `ngày 23 tháng 4 năm 2020`, `23 tháng 4`.
fn spelled(text: &Text, at: usize, lead: usize) -> Option<Reading> {
    let day = text.small(at + lead, 2)?;
    if text.word(at + lead + 1) != "tháng" || !text.same_line(at + lead + 1) {
        return None;
    }
    let month = text.small(at + lead + 2, 2)?;
    let mut end = at + lead + 3;
    if begins_thousands(text, end) {
        return None;
    }
    let year = text.small(end + 1, 4).filter(|_| text.word(end) == "năm");
    let slashed = text.small(end + 1, 4).filter(|y| text.is_mark(end, '/') && *y > 1000);
    let year = year.or(slashed);
    if year.is_some() {
        end += 2;
    }
    Some(day_of(day, month, year, end))
}

/// `dưới 3 tháng 13.284 người`: digits that go on in groups of three are no month.
pub(super) fn begins_thousands(text: &Text, end: usize) -> bool {
    text.any_mark(end, &['.', ','])
        && text.glued(end)
        && text.glued(end + 1)
        && text.digits(end + 1).is_some_and(|digits| digits.len() == 3)
}

/// `23/4/2020`, `23-4-2020`, `23.4.2020`, `2020-04-23`, `23/4`, `ngày 23.4`.
fn numbers(text: &Text, at: usize, lead: usize) -> Option<Reading> {
    let first = at + lead;
    let begins = text.small(first, 4)?;
    let mark = ['/', '-', '.', '–'].into_iter().find(|mark| text.is_mark(first + 1, *mark))?;
    let tight = text.glued(first + 1) && text.glued(first + 2);
    // Spaces around the marks are seen, but only in a full date.
    let second = text.small(first + 2, 2)?;
    let third = text
        .digits(first + 4)
        .filter(|_| text.is_mark(first + 3, mark) && text.glued(first + 3) == text.glued(first + 1))
        .and_then(|_| text.small(first + 4, 4));
    let whole = first + 5;
    let goes_on = |end: usize| {
        text.glued(end)
            && text.get(end).is_some_and(|t| match t.kind {
                Kind::Digits => true,
                Kind::Mark('/') => !text.word(end + 1).is_empty() || text.digits(end + 1).is_some(),
                Kind::Mark('.' | ',') => {
                    mark == '.' && text.digits(end + 1).is_some() && text.glued(end + 1)
                }
                _ => false,
            })
    };
    if let Some(third) = third.filter(|_| !goes_on(whole)) {
        let year_last = text.digits(first + 4).is_some_and(|digits| digits.len() == 4);
        let year_first = text.digits(first).is_some_and(|digits| digits.len() == 4);
        if year_first && mark == '-' && tight {
            return Some(day_of(third, second, Some(begins), whole));
        }
        let plausible = (1900..=2100).contains(&third);
        if year_last && plausible && (tight || mark != '.') {
            return Some(day_of(begins, second, Some(third), whole));
        }
        // `20/10/05` after “ngày” is a day of 2005.
        let short = text.digits(first + 4).is_some_and(|digits| digits.len() == 2);
        if lead == 1 && short && tight && (1..=31).contains(&begins) && (1..=12).contains(&second) {
            return Some(day_of(begins, second, Some(2000 + third), whole));
        }
    }
    if !tight || !(matches!(mark, '/' | '-') || lead == 1) || goes_on(first + 3) {
        return None;
    }
    // `24/7` is a manner of speaking, `30/4 - 1/5` two days.
    if (begins, second) == (24, 7) && lead == 0 {
        return None;
    }
    let from_day = first.checked_sub(4).is_some_and(|at| {
        text.any_mark(first - 1, &['-', '–'])
            && text.is_mark(at + 1, '/')
            && text.digits(at).is_some()
    });
    let known = from_day || BEFORE_DAY.contains(&text.word_before(first, 1));
    let after_comma =
        text.is_mark(first.wrapping_sub(1), '(') || text.is_mark(first.wrapping_sub(1), ',');
    let counted = text.same_line(first + 3)
        && (unit::is_scale_or_counted(text, first + 3) || text.is_mark(first + 3, '%'));
    let possible = (1..=31).contains(&begins) && (1..=12).contains(&second);
    let sure = lead == 1 || (known && !counted);
    // `31/9`: a day that does not exist is still a day where a word says so.
    if possible && mark == '/' && (sure || (after_comma && !counted && begins > second)) {
        return Some(day_of(begins, second, None, first + 3));
    }
    // `ngày 25.9`, where nothing is counted so many a day.
    (possible && lead == 1 && (mark == '-' || mark == '.' && !counted))
        .then(|| day_of(begins, second, None, first + 3))
}

/// `ngày 23`, `mùng 5`, `ngày 10, 11/4`.
fn lone_day(text: &Text, at: usize, lead: usize) -> Option<Reading> {
    if lead == 0 || !text.same_line(at + 1) {
        return None;
    }
    text.small(at + 1, 2).filter(|day| (1..=31).contains(day))?;
    let after = at + 2;
    let counted = text.same_line(after) && unit::is_scale_or_counted(text, after);
    let joined = text.glued(after)
        && text.any_mark(after, &['.', ',', '/', '-', '%'])
        && text.digits(after + 1).is_some()
        && text.glued(after + 1);
    (!counted && !joined).then_some(Reading {
        end: after,
        class: Class::Date(None),
        faults: Vec::new(),
    })
}

/// `23 April 2020`, `April 23, 2020`, `23 Apr`.
fn english(text: &Text, at: usize) -> Option<Reading> {
    let ordinal = |at: usize| {
        let glued = matches!(text.word(at), "st" | "nd" | "rd" | "th") && text.glued(at);
        usize::from(glued)
    };
    if let Some(day) = text.small(at, 2) {
        let mut end = at + 1 + ordinal(at + 1);
        end += usize::from(text.word(end) == "of");
        let month = month(text, end).filter(|_| text.same_line(end))?;
        end += 1;
        end += usize::from(text.is_mark(end, ',') && year(text, end + 1).is_some());
        let year = year(text, end);
        end += usize::from(year.is_some());
        return Some(day_of(day, month, year, end));
    }
    let month = month(text, at)?;
    let day = text.small(at + 1, 2).filter(|_| text.same_line(at + 1))?;
    if !text.get(at)?.capital
        || unit::is_scale_or_counted(text, at + 2)
        || text.is_mark(at + 2, '%')
        || goes_on(text, at + 2)
    {
        return None;
    }
    let mut end = at + 2 + ordinal(at + 2);
    let comma = usize::from(text.is_mark(end, ','));
    let year = year(text, end + comma);
    if year.is_some() {
        end += comma + 1;
    }
    Some(day_of(day, month, year, end))
}

/// `By March 3,811 cases`: the digits belong to a larger number.
fn goes_on(text: &Text, at: usize) -> bool {
    text.is_mark(at, ',')
        && text.glued(at)
        && text.glued(at + 1)
        && text.digits(at + 1).is_some_and(|digits| digits.len() == 3)
}

/// The number of an English month; `may` and `mar` are also words, so a capital is asked for.
pub(super) fn month(text: &Text, at: usize) -> Option<u32> {
    let token = text.get(at).filter(|t| t.kind == Kind::Word && t.capital)?;
    let word = token.folded.as_ref();
    const FULL: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let place = FULL.iter().position(|name| *name == word);
    let place = place.or_else(|| MONTHS.iter().position(|name| *name == word));
    place.and_then(|place| u32::try_from(place + 1).ok())
}

/// A year in four digits.
pub(super) fn year(text: &Text, at: usize) -> Option<u32> {
    text.digits(at)
        .filter(|digits| digits.len() == 4 && text.same_line(at))
        .and_then(|digits| digits.parse().ok())
        .filter(|year| (1900..=2100).contains(year))
}

fn day_of(day: u32, month: u32, year: Option<u32>, end: usize) -> Reading {
    let of_year = |year: u32| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    // Without its year 29/2 is possible.
    let possible = of_year(year.unwrap_or(2000));
    let faults = if possible.is_none() { vec![Fault::ImpossibleDate] } else { Vec::new() };
    let class = Class::Date(year.and_then(of_year));
    Reading { end, class, faults }
}

/// `thứ Sáu`, `Thứ 6`, `Chủ nhật`, `Friday`; where a full date follows, whether it agrees.
pub(super) fn weekday(text: &Text, at: usize) -> Option<Reading> {
    let (end, weekday) = weekday_of(text, at)?;
    let mut after = end;
    after += usize::from(text.any_mark(after, &[',', '(', '-', '–']));
    let date = if text.same_line(after) { date(text, after) } else { None };
    let faults = match date.map(|reading| reading.class) {
        Some(Class::Date(Some(date))) if date.weekday() != weekday => vec![Fault::WrongWeekday],
        _ => Vec::new(),
    };
    Some(Reading { end, class: Class::Weekday, faults })
}

fn weekday_of(text: &Text, at: usize) -> Option<(usize, Weekday)> {
    use Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};
    if text.words(at, &["chủ", "nhật"]) {
        return Some((at + 2, Sun));
    }
    let english = match text.word(at) {
        "monday" => Some(Mon),
        "tuesday" => Some(Tue),
        "wednesday" => Some(Wed),
        "thursday" => Some(Thu),
        "friday" => Some(Fri),
        "saturday" => Some(Sat),
        "sunday" => Some(Sun),
        _ => None,
    };
    if let Some(day) = english {
        return Some((at + 1, day));
    }
    if text.word(at) != "thứ" || !text.same_line(at + 1) {
        return None;
    }
    let name = text.get(at + 1)?;
    let day = match name.folded.as_ref() {
        "hai" | "2" => Mon,
        "ba" | "3" => Tue,
        "tư" | "4" => Wed,
        "năm" | "5" => Thu,
        "sáu" | "6" => Fri,
        "bảy" | "7" => Sat,
        _ => return None,
    };
    // `thứ hai` is also “second”: a capital, or a day behind it, makes it a weekday.
    let mut after = at + 2;
    after += usize::from(text.any_mark(after, &[',', '(']));
    let dated = text.same_line(after)
        && (matches!(text.word(after), "ngày" | "tuần") || date(text, after).is_some());
    let before = matches!(text.word_before(at, 1), "sáng" | "chiều" | "tối" | "từ" | "đến" | "vào");
    (name.capital || dated || before).then_some((at + 2, day))
}
