//! What is counted: whether two units are one, and how many quantities a number and a slash are.

use std::ops::Range;

use crate::number::Exact;
use crate::wording::read::{Amount, Class, Mention, Unit};

pub(super) fn same_unit(one: &Unit, two: &Unit) -> bool {
    match (one, two) {
        (Unit::Counted(a), Unit::Counted(b)) => {
            let first = |name: &str| name.split([' ', '/']).next().map(str::to_owned);
            a == b
                || (first(a) == first(b) && !a.contains('/') && !b.contains('/'))
                || cases(a) && cases(b)
                || people(a, b)
        }
        (Unit::Bare, Unit::Counted(_)) | (Unit::Counted(_), Unit::Bare) => true,
        (a, b) => a == b,
    }
}

pub(super) type Quantity = (Range<usize>, Amount, Option<Amount>);

/// The quantities of a mention. `4.975 vụ/6.755 bị can` are two, side by side, and no part of a
/// whole; `18 ca/100.000 dân` is one, however many it is told for.
pub(super) fn quantities(text: &str, mention: &Mention) -> Option<Vec<Quantity>> {
    let range = mention.range.clone();
    match &mention.class {
        Class::Amount(amount) => Some(vec![(range, amount.clone(), None)]),
        Class::Ratio { part, whole } => {
            let slash = text.get(range.clone())?.find(['/', '∕']);
            let beside = slash.filter(|_| !of_one_kind(&part.unit, &whole.unit));
            let Some(slash) = beside.filter(|_| !is_round(whole)) else {
                return Some(vec![(range, part.clone(), Some(whole.clone()))]);
            };
            let slash = range.start + slash;
            let next = text.get(slash..)?.chars().next().map_or(0, char::len_utf8);
            let second = Amount { verb: part.verb.clone(), ..whole.clone() };
            let first = (range.start..slash, part.clone(), None);
            Some(vec![first, (slash + next..range.end, second, None)])
        }
        _ => None,
    }
}

/// Whether a ratio is of one thing: `866 lượt/964 lượt người` is not.
pub(super) fn of_one_kind(part: &Unit, whole: &Unit) -> bool {
    // `1.286 việc / 48.615 triệu đồng`: cases, and what they are worth.
    if let (Unit::Counted(_), Unit::Money) | (Unit::Money, Unit::Counted(_)) = (part, whole) {
        return false;
    }
    let (Unit::Counted(part_noun), Unit::Counted(noun)) = (part, whole) else { return true };
    same_unit(part, whole) && (part_noun.ends_with(" người") || !noun.ends_with(" người"))
}

fn is_round(amount: &Amount) -> bool {
    [1_000, 10_000, 100_000, 1_000_000].iter().any(|n| amount.value == Exact::whole(*n))
}

/// `người` counts whoever is named; pupils have several names.
fn people(one: &str, two: &str) -> bool {
    let person = |noun: &str| {
        ["cán bộ", "đại biểu", "công chức", "viên chức", "đảng viên", "hội viên", "đối tượng"]
            .iter()
            .chain(&["bị can", "bị cáo", "lao động", "thí sinh", "học sinh", "em"])
            .any(|known| noun.starts_with(known))
    };
    let pupil = |noun: &str| {
        ["thí sinh", "học sinh", "em", "trẻ", "trẻ em"]
            .iter()
            .any(|known| noun == *known || noun.starts_with(&format!("{known} ")))
    };
    // `2.903 đối tượng, gồm 2.611 nam và 292 nữ`.
    let either = |noun: &str| matches!(noun, "nam" | "nữ");
    let anybody = |noun: &str| noun == "người" || either(noun);
    pupil(one) && pupil(two)
        || anybody(one) && (person(two) || anybody(two))
        || anybody(two) && person(one)
}

fn cases(noun: &str) -> bool {
    matches!(noun, "việc" | "vụ" | "vụ việc" | "vụ án" | "case" | "cases" | "trường hợp" | "án")
}
