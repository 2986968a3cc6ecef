//! Digits that say where, or whom to call: addresses, telephone and account numbers.

use super::mention::Class;
use super::token::{Gap, Kind, Phrases, Text};
use super::{Reading, unit};

/// Words before the number of a place.
const PLACES: Phrases = Phrases::new(&[
    "phường",
    "quận",
    "tổ dân phố",
    "tdp",
    "khu phố",
    "ấp",
    "thôn",
    "xóm",
    "ngõ",
    "ngách",
    "hẻm",
    "kiệt",
    "tầng",
    "lầu",
    "phòng",
    "lô",
    "đường số",
    "đường",
    "phố",
    "số nhà",
    "nhà số",
    "nhà",
    "quốc lộ",
    "tỉnh lộ",
    "tỉnh",
    "hương lộ",
    "đại lộ",
    "km",
    "khu vực",
    "khu",
    "cây số",
    "vùng",
    "block",
    "tòa",
    "hội trường",
    "ward",
    "district",
    "floor",
    "room",
    "tiểu khu",
    "khoảnh",
    "bản",
    "bến",
    "cảng",
    "cầu",
]);

/// An address.
pub(super) fn address(text: &Text, at: usize) -> Option<Reading> {
    let end = numbered_place(text, at).or_else(|| house(text, at))?;
    Some(Reading { end, class: Class::Address, faults: Vec::new() })
}

/// `phường 5`, `Km 5+200`, `ngõ 12/5`, `tầng 3`.
fn numbered_place(text: &Text, at: usize) -> Option<usize> {
    let count = text.phrase(at, &PLACES)?;
    let mut first = at + count;
    first += usize::from(text.word(first) == "số");
    first += usize::from(text.is_mark(first, '.') && text.glued(first));
    text.digits(first).filter(|d| d.len() <= 4 && text.same_line(first))?;
    let mut end = first + 1;
    let mut steps = 0;
    while text.any_mark(end, &['/', '+', '-'])
        && text.glued(end)
        && text.glued(end + 1)
        && text.digits(end + 1).is_some()
        && steps < 4
    {
        end += 2;
        steps += 1;
    }
    if text.glued(end) && text.word(end).chars().count() == 1 {
        end += 1;
    }
    let after = end;
    let grouped = text.any_mark(after, &['.', ','])
        && text.glued(after)
        && text.glued(after + 1)
        && text.digits(after + 1).is_some();
    let counted = text.same_line(after)
        && (unit::is_scale_or_counted(text, after) || unit::percent(text, after).is_some())
        && !matches!(
            text.word(after),
            "quận" | "phường" | "thành" | "huyện" | "xã" | "tỉnh" | "tổ" | "khu"
        );
    (!grouped && !counted).then(|| same_places(text, end))
}

/// `quận 1, 3, 4 và 10`: bare short numbers behind the first name places of its kind.
fn same_places(text: &Text, mut end: usize) -> usize {
    let joined = |end: usize| text.is_mark(end, ',') || text.word(end) == "và";
    while joined(end) && !text.glued(end + 1) && text.same_line(end + 1) {
        let after = end + 2;
        let short = text.digits(end + 1).is_some_and(|digits| digits.len() <= 2);
        let goes_on = text.get(after).is_none()
            || text.any_mark(after, &[',', '.', ';', ')']) && !text.glued(after + 1)
            || text.word(after) == "và";
        if !short || !goes_on {
            break;
        }
        end = after;
    }
    end
}

/// `số 12 đường Trần Phú`, `số 12 Trần Phú`, `12 Trần Phú Street`.
fn house(text: &Text, at: usize) -> Option<usize> {
    if !matches!(text.word(at), "số" | "no") {
        return None;
    }
    let first = at + 1 + usize::from(text.is_mark(at + 1, '.'));
    text.digits(first).filter(|d| d.len() <= 4 && text.same_line(first))?;
    let mut end = first + 1;
    if text.is_mark(end, '/') && text.glued(end + 1) && text.digits(end + 1).is_some() {
        end += 2;
    }
    if text.glued(end) && text.word(end).chars().count() == 1 {
        end += 1;
    }
    let street =
        matches!(text.word(end), "đường" | "phố" | "ngõ" | "hẻm" | "quốc" | "đại" | "ngách");
    let named = text.get(end).is_some_and(|t| t.kind == Kind::Word && t.capital)
        && text.get(end + 1).is_some_and(|t| t.kind == Kind::Word && t.capital)
        && text.same_line(end);
    (street || named).then_some(end)
}

/// A telephone number: by the word before it, or by its shape.
pub(super) fn telephone(text: &Text, at: usize) -> Option<Reading> {
    let plus = text.is_mark(at, '+') && text.digits(at + 1).is_some_and(|d| d.starts_with("84"));
    let open = text.is_mark(at, '(')
        && text.digits(at + 1).is_some_and(|d| d.starts_with('0') && d.len() >= 3)
        && text.is_mark(at + 2, ')');
    let first = at + usize::from(plus || open);
    let begins = text.digits(first)?;
    let called = called(text, at);
    let (mut end, mut count) = (first, 0);
    let mut groups = 0;
    while groups < 6 {
        let Some(token) = text.get(end) else { break };
        match token.kind {
            Kind::Digits if groups == 0 || token.gap < Gap::Line => {
                // An ordinary space is part of the number only while it is short.
                if groups > 0
                    && token.gap >= Gap::NoBreak
                    && (count >= 10 || token.folded.len() < 2)
                {
                    break;
                }
                count += token.folded.len();
                end += 1;
                groups += 1;
            }
            Kind::Mark('.' | '-' | ')')
                if groups > 0 && text.digits(end + 1).is_some() && text.same_line(end + 1) =>
            {
                if token.folded.is_empty() && !text.glued(end) {
                    break;
                }
                end += 1;
            }
            _ => break,
        }
    }
    let shaped = begins.starts_with('0')
        && begins.len() >= 2
        && !begins.starts_with("00")
        && (9..=11).contains(&count)
        && !text.any_mark(end, &['/', '%'])
        && !(text.same_line(end) && unit::is_scale_or_counted(text, end));
    let told = called && (3..=13).contains(&count);
    (plus || open || shaped || told).then_some(Reading {
        end,
        class: Class::Telephone,
        faults: Vec::new(),
    })
}

/// Whether the words before say that a telephone number follows.
fn called(text: &Text, at: usize) -> bool {
    let mut before = at;
    for _ in 0..3 {
        let Some(token) = before.checked_sub(1).and_then(|at| text.get(at)) else { return false };
        if !text.same_line(before) {
            return false;
        }
        match token.kind {
            Kind::Word => match token.folded.as_ref() {
                "thoại" | "đt" | "sđt" | "hotline" | "tel" | "fax" | "zalo" | "nóng" | "phone"
                | "mobile" => {
                    return true;
                }
                "số" | "là" | "dây" | "máy" | "theo" => {}
                _ => return false,
            },
            Kind::Mark(':' | '.' | '/') => {}
            _ => return false,
        }
        before -= 1;
    }
    false
}

/// Identity, tax and account numbers, by the word before.
pub(super) fn code(text: &Text, at: usize) -> Option<Reading> {
    let digits = text.digits(at)?;
    let reading = Some(Reading { end: at + 1, class: Class::Code, faults: Vec::new() });
    if text.glued(at + 1)
        && text.any_mark(at + 1, &['.', ',', '%'])
        && text.digits(at + 2).is_some()
    {
        return None;
    }
    let counted = text.same_line(at + 1) && unit::is_scale_or_counted(text, at + 1);
    let told = (1..=4).any(|back| {
        matches!(
            text.word_before(at, back),
            "cccd"
                | "cmnd"
                | "cmtnd"
                | "mst"
                | "stk"
                | "thuế"
                | "khoản"
                | "hiệu"
                | "mã"
                | "seri"
                | "serial"
                | "cước"
        ) && (1..=back).all(|b| b == back || text.same_line(at - b))
    });
    if told && digits.len() >= 5 && !counted { reading } else { None }
}

/// Six digits and more that begin with 0 and count nothing: no quantity is written so.
pub(super) fn zero_code(text: &Text, at: usize) -> Option<Reading> {
    text.digits(at).filter(|digits| digits.len() >= 6 && digits.starts_with('0'))?;
    let after = at + 1;
    let grouped = text.any_mark(after, &['.', ',', '%']) && text.glued(after);
    let counted = text.same_line(after) && unit::is_scale_or_counted(text, after);
    (!grouped && !counted).then_some(Reading { end: after, class: Class::Code, faults: Vec::new() })
}
