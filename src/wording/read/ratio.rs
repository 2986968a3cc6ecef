//! Two numbers and a slash: ratios (`363/830 việc`) and ranks (`thứ 3/34`, `ranked 3rd of 15`).

use super::mention::{Amount, Class, Unit};
use super::token::{Phrases, Text};
use super::{Reading, amount, unit};
use crate::number::Exact;

/// A rank.
pub(super) fn rank(text: &Text, at: usize) -> Option<Reading> {
    const LEADS: Phrases = Phrases::new(&[
        "xếp thứ",
        "đứng thứ",
        "xếp vị trí thứ",
        "ở vị trí thứ",
        "vị trí thứ",
        "xếp hạng thứ",
        "hạng thứ",
        "xếp hạng",
        "đứng vị trí thứ",
        "đứng hạng",
        "thứ hạng",
        "thứ",
        "ranked joint",
        "ranked",
        "ranks",
        "ranking",
    ]);
    let count = text.phrase(at, &LEADS)?;
    let mut end = at + count;
    if !text.same_line(end) {
        return None;
    }
    let place = u64::from(text.small(end, 4)?);
    end += 1;
    if matches!(text.word(end), "st" | "nd" | "rd" | "th") && text.glued(end) {
        end += 1;
    }
    let slash = text.is_mark(end, '/') || matches!(text.word(end), "of" | "among");
    let out_of = text.words(end, &["out", "of"]);
    let skip = if out_of { 2 } else { 1 };
    let field = text
        .small(end + skip, 4)
        .filter(|_| slash || out_of || (text.word(end) == "trong" && text.word(end + 1) == "số"))
        .map(u64::from);
    if field.is_some() {
        end += skip + 1;
    } else {
        let ranked = count > 1 || text.word(at) != "thứ";
        let grouped = text.any_mark(end, &['.', ','])
            && text.glued(end)
            && text.glued(end + 1)
            && text.digits(end + 1).is_some();
        let counted = text.is_mark(end, '%') || grouped;
        if !ranked || counted {
            return None;
        }
    }
    Some(Reading { end, class: Class::Rank { place, field }, faults: Vec::new() })
}

/// A ratio: a part, a slash, the whole.
pub(super) fn ratio(text: &Text, at: usize) -> Option<Reading> {
    text.digits(at)?;
    let (part, end, mut faults) = amount::measured(text, at)?.ok()?;
    if !text.is_mark(end, '/') && !text.is_mark(end, '∕') {
        return None;
    }
    text.digits(end + 1).filter(|_| text.same_line(end + 1) && text.same_line(end))?;
    let (whole, end, more) = amount::measured(text, end + 1)?.ok()?;
    if matches!(part.unit, Unit::Percent | Unit::Points) {
        return None;
    }
    faults.extend(more);
    faults.sort();
    faults.dedup();
    let part = if part.unit == Unit::Bare { in_scale_of(part, &whole)? } else { part };
    Some(Reading { end, class: Class::Ratio { part, whole }, faults })
}

/// `812/1.064 tỷ đồng`: a part without words of its own is counted as its whole is, in scale and
/// unit. One already written in full keeps its digits: `812.000.000/1.064 triệu đồng`.
fn in_scale_of(part: Amount, whole: &Amount) -> Option<Amount> {
    let ten = Exact::whole(10);
    let scale = (0..whole.decimals).try_fold(whole.step, |scale, _| scale.mul(ten)).ok()?;
    let unit = whole.unit.clone();
    if scale <= Exact::ONE || part.value >= scale {
        return Some(Amount { unit, ..part });
    }
    let other = part.other.and_then(|other| other.mul(scale).ok());
    let (value, step) = (part.value.mul(scale).ok()?, part.step.mul(scale).ok()?);
    Some(Amount { value, step, other, unit, ..part })
}

/// `ĐVT: 1.000 đồng`, `Đơn vị tính: triệu đồng`.
pub(super) fn table_unit(text: &Text, at: usize) -> Option<Reading> {
    const LEADS: Phrases = Phrases::new(&["đvt", "đơn vị tính", "đơn vị", "unit", "units"]);
    let count = text.phrase(at, &LEADS)?;
    let mut start = at + count;
    if !text.is_mark(start, ':') {
        return None;
    }
    start += 1;
    if !text.same_line(start) {
        return None;
    }
    if let Some(Ok((amount, end, _))) = amount::measured(text, start) {
        let class = Class::TableUnit { scale: amount.value, unit: amount.unit };
        return Some(Reading { end, class, faults: Vec::new() });
    }
    let (after, power) = unit::scale(text, start).unwrap_or((start, 0));
    let (end, unit) = match unit::percent(text, after) {
        Some(tail) => (tail.end, tail.unit),
        None => match unit::currency(text, after) {
            Some(found) => found,
            None => {
                let tail = unit::noun(text, after);
                (tail.end, tail.unit)
            }
        },
    };
    if end == start {
        return None;
    }
    let scale = crate::number::Exact::whole(10_i64.checked_pow(power)?);
    Some(Reading { end, class: Class::TableUnit { scale, unit }, faults: Vec::new() })
}

/// `35 tuổi`, `từ 18 đến 35 tuổi`.
pub(super) fn age(text: &Text, at: usize) -> Option<Reading> {
    text.digits(at).filter(|digits| digits.len() <= 3)?;
    let to = matches!(text.word(at + 1), "đến" | "-") && text.digits(at + 2).is_some();
    let last = if to { at + 2 } else { at };
    let worded = matches!(text.word(last + 1), "tuổi" | "t");
    (worded && text.word(last + 1) == "tuổi" && text.same_line(last + 1)).then_some(Reading {
        end: last + 2,
        class: Class::Age,
        faults: Vec::new(),
    })
}
