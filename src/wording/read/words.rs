//! Numbers in words: `ba mươi hai`, `một nghìn không trăm linh năm`, `thirty-two`.
//!
//! `năm` is both five and year, `ba`, `tư`, `một` have other senses too. A single word is a number
//! only where a noun that is counted follows; that is for the caller to ask, see [`Said::firm`].

use super::token::{Kind, Text};
use super::unit;
use crate::diagnostic::Language;
use crate::number::Decimal;

/// A number in words.
pub(super) struct Said {
    /// The token after it.
    pub end: usize,
    pub value: Decimal,
    /// Whether its words are a number whatever follows: `ba mươi`, not `ba`.
    pub firm: bool,
    /// The worth of the last scale word that is not followed by more: 10^9 for `hai tỷ`.
    pub step: i64,
}

/// Reads the number in words that begins at a token.
pub(super) fn said(text: &Text, at: usize) -> Option<Said> {
    match text.get(at)?.kind {
        Kind::Word => {}
        _ => return None,
    }
    let read = match text.language {
        Language::Vi => vietnamese(text, at),
        Language::En => english(text, at),
    }?;
    Some(read)
}

/// The word at `at`, if it continues a number on the same line.
fn next<'t>(text: &'t Text, start: usize, at: usize) -> &'t str {
    if at == start || text.same_line(at) { text.word(at) } else { "" }
}

fn digit(word: &str) -> Option<i64> {
    Some(match word {
        "một" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" => 4,
        "năm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

fn scale_of(word: &str, after: &str) -> Option<i64> {
    Some(match word {
        "nghìn" | "ngàn" => 1_000,
        "triệu" if !matches!(after, "tập" | "chứng" | "phú") => 1_000_000,
        "tỷ" | "tỉ" if !matches!(after, "lệ" | "trọng" | "số" | "suất" | "giá" | "phú") => {
            1_000_000_000
        }
        _ => return None,
    })
}

/// Below one thousand: the token after it, the value, and whether it is firm.
fn group(text: &Text, start: usize, inside: bool) -> Option<(usize, i64, bool)> {
    let word = |at: usize| next(text, start, at);
    let mut at = start;
    let (mut value, mut firm) = (0, false);
    let zero_hundreds = word(at) == "không" && word(at + 1) == "trăm";
    if zero_hundreds || (digit(word(at)).is_some() && word(at + 1) == "trăm") {
        value += digit(word(at)).unwrap_or(0) * 100;
        firm = true;
        at += 2;
    }
    if matches!(word(at), "linh" | "lẻ") && (firm || inside) {
        let unit = match word(at + 1) {
            "tư" => 4,
            unit => digit(unit)?,
        };
        return Some((at + 2, value + unit, true));
    }
    let unit_after_tens = |at: usize, tens: i64| match word(at) {
        "mốt" if tens > 1 => Some(1),
        "tư" if tens > 1 => Some(4),
        "lăm" | "nhăm" => Some(5),
        "năm" => None,
        unit => digit(unit),
    };
    if word(at) == "mười" {
        let unit = unit_after_tens(at + 1, 1);
        return Some((at + 1 + usize::from(unit.is_some()), value + 10 + unit.unwrap_or(0), true));
    }
    if let Some(tens) = digit(word(at)) {
        if matches!(word(at + 1), "mươi" | "chục") {
            let unit = unit_after_tens(at + 2, tens);
            let end = at + 2 + usize::from(unit.is_some());
            return Some((end, value + tens * 10 + unit.unwrap_or(0), true));
        }
        if tens > 1 && matches!(word(at + 1), "mốt" | "lăm" | "nhăm") && word(at) != "năm" {
            let unit = if word(at + 1) == "mốt" { 1 } else { 5 };
            return Some((at + 2, value + tens * 10 + unit, true));
        }
        if !firm && !inside {
            return Some((at + 1, tens, false));
        }
        // `ba trăm năm` is three hundred years; `ba trăm hai` is not read.
    }
    (at > start).then_some((at, value, firm))
}

fn vietnamese(text: &Text, start: usize) -> Option<Said> {
    let word = |at: usize| next(text, start, at);
    let year = |at: usize| {
        word(at) == "năm"
            && scale_of(word(at + 1), word(at + 2)).is_none()
            && !matches!(word(at + 1), "mươi" | "trăm" | "chục")
    };
    if year(start) && !counted_five(text, start) {
        return None;
    }
    let mut at = start;
    let (mut total, mut least, mut firm, mut step) = (0_i64, i64::MAX, false, 1_i64);
    let mut parts = 0;
    while parts == 0 || !year(at) {
        let Some((end, value, sure)) = group(text, at, parts > 0) else { break };
        let mut after = end;
        let mut size = 1_i64;
        while let Some(scale) = scale_of(word(after), word(after + 1)) {
            size = size.checked_mul(scale)?;
            after += 1;
        }
        if size >= least {
            break;
        }
        total = total.checked_add(value.checked_mul(size)?)?;
        least = size;
        step = size;
        firm |= sure || size > 1;
        at = after;
        parts += 1;
        if size > 1 && word(at) == "rưỡi" {
            total = total.checked_add(size / 2)?;
            step = size / 10;
            at += 1;
            break;
        }
        if size == 1 {
            break;
        }
    }
    if parts == 0 || total == 0 {
        return None;
    }
    // `hai ba việc` is two or three of them: no number.
    if !firm && digit(word(at)).is_some() && !year(at) {
        return None;
    }
    let (value, at) = decimals(text, start, at, total)?;
    Some(Said { end: at, value, firm: firm || value.scale() > 0, step })
}

/// `bốn mươi bảy phẩy ba`.
fn decimals(text: &Text, start: usize, at: usize, whole: i64) -> Option<(Decimal, usize)> {
    let none = Some((Decimal::from(whole), at));
    if next(text, start, at) != "phẩy" {
        return none;
    }
    let mut digits = String::new();
    let mut end = at + 1;
    if let Some((after, value, true)) = group(text, end, false) {
        digits = value.to_string();
        end = after;
    } else {
        while let Some(one) = match next(text, start, end) {
            "không" => Some(0),
            word => digit(word),
        } {
            digits.push_str(&one.to_string());
            end += 1;
            if digits.len() > 6 {
                break;
            }
        }
    }
    if digits.is_empty() {
        return none;
    }
    let value = Decimal::from_str_exact(&format!("{whole}.{digits}")).ok()?;
    Some((value, end))
}

/// Whether a lone `năm` is five: a noun that is counted follows, and nothing says it is a year.
fn counted_five(text: &Text, at: usize) -> bool {
    let after = text.word(at + 1);
    let before = text.word_before(at, 1);
    text.same_line(at + 1)
        && unit::is_counted(text, at + 1)
        && !matches!(after, "công" | "học" | "ngân" | "kế" | "tài" | "chi" | "cơ" | "có" | "đợt")
        && !matches!(
            before,
            "trong"
                | "cả"
                | "hằng"
                | "hàng"
                | "mỗi"
                | "các"
                | "cuối"
                | "đầu"
                | "giữa"
                | "nhiều"
                | "thứ"
                | "tháng"
                | "từng"
                | "theo"
                | "sang"
                | "qua"
                | "hết"
                | "kỳ"
                | "những"
        )
        && text.get(at).is_some_and(|token| !token.capital)
}

fn english_word(word: &str) -> Option<i64> {
    Some(match word {
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" | "dozen" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

fn english(text: &Text, start: usize) -> Option<Said> {
    let mut at = start;
    let (mut total, mut group, mut words, mut step) = (0_i64, 0_i64, 0, 1_i64);
    loop {
        let word = next(text, start, at);
        let hyphen = text.is_mark(at, '-') && text.glued(at) && text.glued(at + 1);
        let joined = word == "and" && words > 0 && (group % 100 == 0);
        if (hyphen || joined) && words > 0 && english_word(text.word(at + 1)).is_some() {
            at += 1;
            continue;
        }
        if let Some(value) = english_word(word) {
            let fits =
                if value < 10 { group % 10 == 0 && group % 100 != 10 } else { group % 100 == 0 };
            if !fits {
                break;
            }
            group += value;
            step = 1;
        } else if word == "hundred" && (1..10).contains(&group) {
            group *= 100;
        } else if let Some(scale) = match word {
            "thousand" => Some(1_000_i64),
            "million" => Some(1_000_000),
            "billion" => Some(1_000_000_000),
            _ => None,
        } && group > 0
        {
            total = total.checked_add(group.checked_mul(scale)?)?;
            group = 0;
            step = scale;
        } else {
            break;
        }
        words += 1;
        at += 1;
    }
    if words == 0 {
        return None;
    }
    let value = Decimal::from(total.checked_add(group)?);
    let lone_one = words == 1 && value == Decimal::ONE;
    Some(Said { end: at, value, firm: words > 1, step }).filter(|_| !lone_one)
}
