//! Stretches of time by name: years, months, quarters, weeks, terms; and the hours of a day.

use super::mention::Class;
use super::token::{Kind, Phrases, Text};
use super::{Reading, date, unit};

/// A stretch of time.
pub(super) fn period(text: &Text, at: usize) -> Option<Reading> {
    let found = months(text, at)
        .or_else(|| month(text, at))
        .or_else(|| quarter(text, at))
        .or_else(|| week(text, at))
        .or_else(|| named_years(text, at))
        .or_else(|| years(text, at))
        .or_else(|| english(text, at))?;
    let (end, year) = found;
    Some(Reading { end, class: Class::Period { year }, faults: Vec::new() })
}

type Found = (usize, Option<i32>);

fn signed(year: u32) -> Option<i32> {
    i32::try_from(year).ok()
}

/// The year behind a month or quarter: `/2020`, `năm 2020`, `năm công tác 2020`, `- 2020`.
fn of_year(text: &Text, at: usize) -> Found {
    if !text.same_line(at) {
        return (at, None);
    }
    if text.any_mark(at, &['/', '-', '.'])
        && text.glued(at)
        && let Some(year) = date::year(text, at + 1)
    {
        return (at + 2, signed(year));
    }
    if text.word(at) == "năm" {
        for skip in 1..=3 {
            if let Some(year) = date::year(text, at + skip) {
                return (at + skip + 1, signed(year));
            }
            if !matches!(
                text.word(at + skip),
                "công" | "tác" | "học" | "tài" | "chính" | "ngân" | "sách"
            ) {
                break;
            }
        }
        if matches!(text.word(at + 1), "nay" | "trước" | "ngoái") {
            return (at + 2, None);
        }
        return (at, None);
    }
    if text.word(at) == "of" || text.word(at) == "in" {
        let skip = usize::from(matches!(text.word(at + 1), "reporting" | "the"));
        if let Some(year) = date::year(text, at + 1 + skip) {
            return (at + 2 + skip, signed(year));
        }
    }
    match date::year(text, at) {
        Some(year) => (at + 1, signed(year)),
        None => (at, None),
    }
}

/// `6 tháng đầu năm 2020`, `9 tháng/2020`, `06 tháng cuối năm`, `sáu tháng đầu năm`, `9T/2020`.
fn months(text: &Text, at: usize) -> Option<Found> {
    let number = text.small(at, 2).or_else(|| match text.word(at) {
        "một" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "bốn" => Some(4),
        "năm" if text.word(at + 1) == "tháng" => Some(5),
        "sáu" => Some(6),
        "bảy" => Some(7),
        "tám" => Some(8),
        "chín" => Some(9),
        "mười" => Some(10),
        _ => None,
    })?;
    let in_words = text.digits(at).is_none();
    let (mut after, mut number) = (at + 1, number);
    if in_words && text.word(at) == "mười" && matches!(text.word(after), "một" | "hai") {
        number += if text.word(after) == "một" { 1 } else { 2 };
        after += 1;
    }
    if !(1..=12).contains(&number) || !text.same_line(after) {
        return None;
    }
    let letter = text.word(after) == "t" && text.glued(after);
    if text.word(after) != "tháng" && !letter {
        return None;
    }
    after += 1;
    let next = text.word(after);
    let named = matches!(next, "đầu" | "cuối" | "giữa") && text.same_line(after);
    if named {
        after += 1;
    }
    if named && matches!(text.word(after), "nhiệm" | "giai") {
        after += 2;
    }
    let (end, year) = of_year(text, after);
    let dated = named || end > after;
    let end = if named && end == after && text.word(after) == "năm" { after + 1 } else { end };
    // `phạt 6 tháng tù`, `trong thời hạn 3 tháng` measure time and name none.
    let length = matches!(next, "tù" | "tuổi" | "lương" | "liền" | "liên" | "kể" | "thử" | "giam")
        || matches!(
            text.word_before(at, 1),
            "hạn"
                | "vòng"
                | "phạt"
                | "mất"
                | "suốt"
                | "gian"
                | "đủ"
                | "mỗi"
                | "lên"
                | "dưới"
                | "quá"
        );
    // Words are a period only where they are dated: `ba tháng` alone is a length.
    (dated || (!length && !letter && !in_words)).then_some((end, year))
}

/// `tháng 4/2020`, `tháng 4 năm 2020`, `tháng 4`, `tháng tư`, `T4/2020`, `tháng thứ 5 năm 2026`.
fn month(text: &Text, at: usize) -> Option<Found> {
    let word = text.word(at);
    let letter = word == "t" && text.glued(at + 1);
    if word != "tháng" && !letter {
        return None;
    }
    let skip = usize::from(text.word(at + 1) == "thứ");
    let place = at + 1 + skip;
    let number = text.small(place, 2).or_else(|| match text.word(place) {
        "giêng" | "một" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "tư" => Some(4),
        "năm" => Some(5),
        "sáu" => Some(6),
        "bảy" => Some(7),
        "tám" => Some(8),
        "chín" => Some(9),
        "mười" => Some(10),
        "chạp" => Some(12),
        _ => None,
    });
    number.filter(|number| (1..=12).contains(number))?;
    if !text.same_line(place) {
        return None;
    }
    let mut after = place + 1;
    if date::begins_thousands(text, after) {
        return None;
    }
    if text.word(place) == "mười" && matches!(text.word(after), "một" | "hai") {
        after += 1;
    }
    let (end, year) = of_year(text, after);
    let counted = end == after && text.same_line(after) && unit::is_scale_or_counted(text, after);
    if counted && text.digits(place).is_some() && text.word(after) != "năm" {
        return None;
    }
    if letter && end == after {
        return None;
    }
    Some((end, year))
}

/// `quý I/2020`, `quý 1 năm 2020`, `Q1 2020`.
fn quarter(text: &Text, at: usize) -> Option<Found> {
    let letter = text.word(at) == "q" && text.glued(at + 1);
    if !(text.word(at) == "quý" || letter) || !text.same_line(at + 1) {
        return None;
    }
    let digits = text.small(at + 1, 1).filter(|number| (1..=4).contains(number));
    let words =
        matches!(text.word(at + 1), "i" | "ii" | "iii" | "iv" | "một" | "hai" | "ba" | "tư");
    if digits.is_none() && !words {
        return None;
    }
    Some(of_year(text, at + 2))
}

/// `tuần 3`, `tuần thứ 32`.
fn week(text: &Text, at: usize) -> Option<Found> {
    if text.word(at) != "tuần" {
        return None;
    }
    let skip = usize::from(text.word(at + 1) == "thứ");
    text.small(at + 1 + skip, 2)?;
    Some(of_year(text, at + 2 + skip))
}

/// `năm 2020`, `năm 2015 - 2020`, `giai đoạn 2016-2020`, `nhiệm kỳ 2015–2020`, `năm công tác 2020`,
/// `kể từ 2018`, `các năm 2018, 2019 và 2020`.
fn named_years(text: &Text, at: usize) -> Option<Found> {
    const LEADS: Phrases = Phrases::new(&[
        "năm công tác",
        "năm học",
        "năm tài chính",
        "năm ngân sách",
        "năm",
        "giai đoạn",
        "nhiệm kỳ",
        "niên độ",
        "thời kỳ",
        "niên khóa",
        "kỳ",
        "khóa",
        "reporting year",
        "year",
        "years",
        "fiscal year",
    ]);
    let count = text.phrase(at, &LEADS)?;
    let first = at + count;
    let year = date::year(text, first)?;
    Some(range_of_years(text, first, year))
}

/// `- 2020`, `– 2020`, `/2020`, `đến 2020` behind a year.
fn range_of_years(text: &Text, first: usize, year: u32) -> Found {
    let after = first + 1;
    let joined = text.any_mark(after, &['-', '–', '—', '/', '÷'])
        || matches!(text.word(after), "đến" | "to" | "tới");
    match date::year(text, after + 1) {
        Some(last) if joined && last >= year => (after + 2, signed(last)),
        _ => (after, signed(year)),
    }
}

/// A bare year: four digits from 1900 to 2100, no unit behind them.
fn years(text: &Text, at: usize) -> Option<Found> {
    let year = date::year(text, at).or_else(|| {
        // At the start of a line `same_line` does not hold.
        let digits = text.digits(at).filter(|digits| digits.len() == 4)?;
        digits.parse().ok().filter(|year| (1900..=2100).contains(year))
    })?;
    let (end, last) = range_of_years(text, at, year);
    let before = at.checked_sub(1).and_then(|at| text.get(at));
    if before.is_some_and(|t| text.glued(at) && matches!(t.kind, Kind::Mark('.' | ',' | '/' | '-')))
    {
        return None;
    }
    if text.glued(at + 1)
        && text.any_mark(at + 1, &['.', ','])
        && text.glued(at + 2)
        && text.digits(at + 2).is_some()
    {
        return None;
    }
    let counted = text.same_line(end)
        && (unit::is_scale_or_counted(text, end) || unit::percent(text, end).is_some())
        && !matches!(text.word(end), "năm" | "có" | "là");
    (!counted).then_some((end, last))
}

/// `first six months of 2020`, `first quarter of 2020`, `April 2020`, `month 5 of 2020`.
fn english(text: &Text, at: usize) -> Option<Found> {
    if date::month(text, at).is_some() {
        let (end, year) = of_year(text, at + 1);
        return (end > at + 1).then_some((end, year));
    }
    if text.word(at) == "month" || text.word(at) == "week" || text.word(at) == "quarter" {
        text.small(at + 1, 2)?;
        return Some(of_year(text, at + 2));
    }
    let ordinal = matches!(text.word(at), "first" | "last" | "second" | "third" | "fourth");
    if !ordinal {
        return None;
    }
    if matches!(text.word(at + 1), "quarter" | "half") {
        return Some(of_year(text, at + 2));
    }
    let number = text.small(at + 1, 2).is_some()
        || matches!(
            text.word(at + 1),
            "two"
                | "three"
                | "four"
                | "five"
                | "six"
                | "seven"
                | "eight"
                | "nine"
                | "ten"
                | "eleven"
        );
    (number && matches!(text.word(at + 2), "months" | "weeks" | "quarters"))
        .then(|| of_year(text, at + 3))
}

/// `8 giờ 30`, `8h30`, `14h00`, `14:30`, `8 giờ`.
pub(super) fn time_of_day(text: &Text, at: usize) -> Option<Reading> {
    text.small(at, 2).filter(|hour| *hour <= 24)?;
    let minute = |at: usize| {
        text.digits(at).filter(|d| d.len() == 2)?;
        text.small(at, 2).filter(|minute| *minute < 60)
    };
    let next = at + 1;
    let reading = |end| Some(Reading { end, class: Class::TimeOfDay, faults: Vec::new() });
    if text.is_mark(next, ':') && text.glued(next) && text.glued(next + 1) {
        minute(next + 1)?;
        let seconds =
            text.is_mark(next + 2, ':') && text.glued(next + 2) && minute(next + 3).is_some();
        return reading(if seconds { next + 4 } else { next + 2 });
    }
    let small = text.get(next).is_some_and(|token| !token.capital);
    let short = matches!(text.word(next), "h" | "g") && small && text.glued(next);
    let long = text.word(next) == "giờ" && text.same_line(next);
    if !(short || long) {
        return None;
    }
    if minute(next + 1).is_some() && text.same_line(next + 1) {
        let named = usize::from(matches!(text.word(next + 2), "phút" | "p"));
        return reading(next + 2 + named);
    }
    // `làm việc 8 giờ` measures, `lúc 8 giờ` tells the time.
    let told = short
        || matches!(
            text.word_before(at, 1),
            "lúc" | "vào" | "hồi" | "từ" | "đến" | "trước" | "sau" | "tới"
        )
        || matches!(text.word(next + 1), "sáng" | "chiều" | "tối" | "ngày" | "đêm" | "trưa");
    told.then_some(()).and_then(|()| reading(next + 1))
}
