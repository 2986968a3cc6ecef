//! Quantities: a number in digits or words, its scale, its unit; `6.467 tỷ 721 triệu đồng`.

use super::mention::{Amount, Class, Fault, Hedge, Unit};
use super::numeral::{Counting, Numeral};
use super::token::{Gap, Kind, Text};
use super::{Reading, context, unit, words};
use crate::diagnostic::Language;
use crate::number::{Decimal, Exact};

/// A number as printed, before its unit.
struct Printed {
    end: usize,
    numeral: Numbers,
    negative: bool,
}

enum Numbers {
    Digits(Numeral),
    Words(words::Said),
}

/// Reads the quantity that begins at a token.
pub(super) fn amount(text: &Text, at: usize) -> Option<Reading> {
    let (amount, end, faults) = match measured(text, at)? {
        Ok(found) => found,
        Err((end, fault)) => {
            return Some(Reading { end, class: Class::Unreadable, faults: vec![fault] });
        }
    };
    Some(Reading { end, class: Class::Amount(amount), faults })
}

type Found = (Amount, usize, Vec<Fault>);

/// The quantity that begins at a token, with the token after it.
pub(super) fn measured(text: &Text, at: usize) -> Option<Result<Found, (usize, Fault)>> {
    let printed = match printed(text, at)? {
        Ok(printed) => printed,
        Err(broken) => return Some(Err(broken)),
    };
    let fitted = fitted(text, at, &printed);
    if fitted.is_none() && matches!(printed.numeral, Numbers::Digits(_)) {
        return Some(Err((printed.end, Fault::TooLong)));
    }
    fitted.map(Ok)
}

fn printed(text: &Text, at: usize) -> Option<Result<Printed, (usize, Fault)>> {
    let minus = text.any_mark(at, &['-', '−']) && text.glued(at + 1) && !text.glued(at);
    let word = text.word(at) == "âm" || text.word(at) == "minus";
    let start = at + usize::from(minus || word);
    if let Some(read) = Numeral::read(text, start) {
        return Some(read.map(|numeral| Printed {
            end: numeral.end,
            numeral: Numbers::Digits(numeral),
            negative: minus || word,
        }));
    }
    if minus || word {
        return None;
    }
    let said = words::said(text, at)?;
    let counted = unit::is_counted(text, said.end) && text.same_line(said.end);
    let percent = unit::percent(text, said.end).is_some();
    if !(said.firm || counted || percent) {
        return None;
    }
    // `một phần`, `ba ngày` and the like in names of days are for others to read.
    Some(Ok(Printed { end: said.end, numeral: Numbers::Words(said), negative: false }))
}

/// Symbols of measures: `1,4kg` and `12km` are a way of writing, no slip.
const SYMBOLS: &[&str] =
    &["kg", "g", "km", "m", "cm", "mm", "m2", "m²", "m3", "m³", "km2", "km²", "ha", "kwh", "mw"];

fn fitted(text: &Text, at: usize, printed: &Printed) -> Option<Found> {
    let after = printed.end;
    let mut faults = glued_before(text, at);
    let unit_glued = text.glued(after)
        && text.get(after).is_some_and(|t| t.kind == Kind::Word)
        && !SYMBOLS.contains(&text.word(after));
    let scale = if text.same_line(after) { unit::scale(text, after) } else { None };
    let (scale_end, power) = scale.unwrap_or((after, 0));
    let tail = tail(text, scale_end, power);
    let counting = match (&tail.unit, power) {
        (Unit::Percent | Unit::Points, _) => Counting::Percent,
        (Unit::Counted(noun), 0) if is_whole(noun) => Counting::Whole,
        (Unit::Money, 0) => Counting::Whole,
        _ => Counting::Open,
    };
    let (value, mut other, step, in_words) = match &printed.numeral {
        Numbers::Digits(numeral) => {
            faults.extend(numeral.faults.iter().copied());
            let (value, other) = numeral.settle(counting);
            if power > 0 && numeral.digits > 9 && value.scale() == 0 {
                faults.push(Fault::ScaledTwice);
            }
            (value, other, 1, false)
        }
        Numbers::Words(said) => (said.value, None, said.step, true),
    };
    let size = Exact::from_decimal(Decimal::from(10_u64.checked_pow(power)?));
    let exact = |value: Decimal| Exact::from_decimal(value).mul(size).ok();
    let mut total = exact(value)?;
    let decimals = value.scale();
    let mut step = last_place(decimals)?.mul(size).ok()?.mul(Exact::whole(step)).ok()?;
    let mut end = tail.end;
    let mut number_end = scale_end;
    let mut unit = tail.unit;
    if power >= 3 && decimals == 0 && end == scale_end {
        let more = compound(text, scale_end, power, &mut faults);
        if let Some(more) = more {
            // No thousands dot stands for decimals where smaller groups follow.
            other = None;
            total = total.add(more.value).ok()?;
            step = more.step;
            number_end = more.end;
            let tail = self::tail(text, more.end, 9);
            end = tail.end;
            unit = tail.unit;
        }
    }
    if power == 0 || number_end == scale_end && scale.is_none() {
        number_end = after;
    }
    let next = text.get(end).map(|token| token.kind);
    let percent_glued = unit == Unit::Percent
        && text.glued(end)
        && matches!(next, Some(Kind::Word | Kind::Digits | Kind::Mark('(')));
    if unit_glued || percent_glued {
        faults.push(Fault::Glued);
    }
    let hedge = context::hedge(text, at);
    let verb_from = hedge.as_ref().map_or(at, |(_, _, start)| *start);
    let verb = context::verb(text, verb_from, end);
    let sign = |value: Exact| if printed.negative { value.neg() } else { value };
    let amount = Amount {
        number: text.range(at, number_end),
        value: sign(total),
        step,
        decimals,
        unit,
        hedge: hedge.map(|(hedge, range, _)| (hedge, range)),
        verb,
        in_words,
        other: other.and_then(exact).map(sign),
    };
    if hedged_exact(&amount) {
        faults.push(Fault::HedgedExact);
    }
    faults.sort();
    faults.dedup();
    Some((amount, end, faults))
}

/// Nouns that are measured rather than counted may have decimals.
fn is_whole(noun: &str) -> bool {
    !matches!(
        noun,
        "ha" | "tấn"
            | "tạ"
            | "km"
            | "m"
            | "m2"
            | "m²"
            | "m3"
            | "m³"
            | "km2"
            | "km²"
            | "kg"
            | "kwh"
            | "mw"
            | "lít"
            | "điểm"
            | "usd"
            | "eur"
            | "giờ"
            | "ngày"
            | "năm"
            | "tuổi"
            | "độ"
            | "tonnes"
            | "hectares"
            | "years"
            | "points"
            | "độc"
            | "mét"
            | "cm"
            | "mm"
    )
}

fn last_place(decimals: u32) -> Option<Exact> {
    Some(Exact::from_decimal(Decimal::try_from_i128_with_scale(1, decimals).ok()?))
}

/// “trên 6.467.721.795.000 đồng”: a hedge before a number nobody rounded.
fn hedged_exact(amount: &Amount) -> bool {
    let Some((Hedge::Over | Hedge::Under | Hedge::About, _)) = amount.hedge else { return false };
    let thousand = Exact::whole(1_000);
    match amount.unit {
        Unit::Money => {
            // Amounts are kept in thousands: more than seven digits of them are no round number.
            let by = amount.value.div(thousand).ok().flatten();
            let million = Exact::whole(1_000_000);
            let round = amount.value.div(million).ok().flatten().is_some_and(Exact::is_whole);
            amount.step <= thousand
                && by.is_some_and(|by| by.is_whole() && by.abs() > million)
                && !round
        }
        _ => false,
    }
}

/// The unit behind a number and its scale.
fn tail(text: &Text, at: usize, power: u32) -> unit::Tail {
    let bare = unit::Tail { end: at, unit: Unit::Bare };
    if !text.same_line(at) {
        return match power {
            9.. => unit::Tail { end: at, unit: Unit::Money },
            _ => bare,
        };
    }
    if power == 0
        && let Some(percent) = unit::percent(text, at)
    {
        return percent;
    }
    if let Some((end, currency)) = unit::currency(text, at) {
        return per(text, end, currency);
    }
    let noun = unit::noun(text, at);
    match (&noun.unit, power) {
        (Unit::Counted(_), 9..) if !unit::is_counted(text, at) => {
            unit::Tail { end: at, unit: Unit::Money }
        }
        (Unit::Bare, 9..) => unit::Tail { end: at, unit: Unit::Money },
        _ => per(text, noun.end, noun.unit),
    }
}

/// `triệu đồng/người/tháng`: a price or a ratio of units, not an amount.
fn per(text: &Text, end: usize, unit: Unit) -> unit::Tail {
    let mut at = end;
    let mut name = match &unit {
        Unit::Money => "đồng".to_owned(),
        Unit::Counted(name) => name.clone(),
        _ => return unit::Tail { end, unit },
    };
    while text.is_mark(at, '/')
        && text.glued(at)
        && text.glued(at + 1)
        && !text.word(at + 1).is_empty()
    {
        name.push('/');
        name.push_str(text.word(at + 1));
        // `đồng/m3`.
        let power = text.digits(at + 2).filter(|d| matches!(*d, "2" | "3") && text.glued(at + 2));
        let measured = matches!(text.word(at + 1), "m" | "km" | "cm" | "dm");
        at += 2;
        if let Some(power) = power.filter(|_| measured) {
            name.push_str(power);
            at += 1;
        }
    }
    if at == end {
        unit::Tail { end, unit }
    } else {
        unit::Tail { end: at, unit: Unit::Counted(name) }
    }
}

struct More {
    end: usize,
    value: Exact,
    step: Exact,
}

/// The smaller groups of an amount: `721 triệu, 795 nghìn` behind `6.467 tỷ`.
fn compound(text: &Text, start: usize, power: u32, faults: &mut Vec<Fault>) -> Option<More> {
    let (mut at, mut power) = (start, power);
    let mut found: Option<More> = None;
    loop {
        let comma = text.is_mark(at, ',') || text.is_mark(at, '.');
        let next = at + usize::from(comma);
        if !text.same_line(next) || power == 0 {
            break;
        }
        let Some(Ok(numeral)) = Numeral::read(text, next) else { break };
        let (value, _) = numeral.settle(Counting::Whole);
        let scale = unit::scale(text, numeral.end).filter(|_| text.same_line(numeral.end));
        let (end, smaller) = scale.unwrap_or((numeral.end, 0));
        let money = smaller > 0 || unit::currency(text, end).is_some_and(|(_, u)| u == Unit::Money);
        // A comma only where the amount surely goes on: more money of a smaller scale.
        let fits = smaller < power
            && money
            && value.scale() == 0
            && numeral.digits <= 3
            && (!comma || ends_in_money(text, end));
        if !fits {
            break;
        }
        if comma {
            faults.push(Fault::StrayMark);
        }
        let size = Exact::from_decimal(Decimal::from(10_u64.checked_pow(smaller)?));
        let value = Exact::from_decimal(value).mul(size).ok()?;
        let sum = match &found {
            Some(more) => more.value.add(value).ok()?,
            None => value,
        };
        found = Some(More { end, value: sum, step: size });
        at = end;
        power = smaller;
    }
    found
}

fn ends_in_money(text: &Text, at: usize) -> bool {
    unit::currency(text, at).is_some()
        || (Numeral::read(text, at).is_some_and(|read| {
            read.is_ok_and(|n| n.digits <= 3 && unit::is_scale_or_counted(text, n.end))
        }))
}

fn glued_before(text: &Text, at: usize) -> Vec<Fault> {
    let word = at.checked_sub(1).and_then(|at| text.get(at)).is_some_and(|t| t.kind == Kind::Word);
    let digits = text.digits(at).is_some();
    let glued = text.get(at).is_some_and(|t| t.gap == Gap::None) && word && digits;
    if glued { vec![Fault::Glued] } else { Vec::new() }
}

/// `một nửa`, `hai phần ba`, `quá nửa`.
pub(super) fn portion(text: &Text, at: usize) -> Option<Reading> {
    let (end, number) = portion_of(text, at)?;
    let hedge = context::hedge(text, at);
    let from = hedge.as_ref().map_or(at, |(_, _, start)| *start);
    let amount = Amount {
        number: text.range(at, end),
        value: number,
        step: Exact::ZERO,
        decimals: 0,
        unit: Unit::Portion,
        hedge: hedge.map(|(hedge, range, _)| (hedge, range)),
        verb: context::verb(text, from, end),
        in_words: true,
        other: None,
    };
    Some(Reading { end, class: Class::Amount(amount), faults: Vec::new() })
}

fn portion_of(text: &Text, at: usize) -> Option<(usize, Exact)> {
    let part = |n: i64, d: i64| Exact::whole(n).div(Exact::whole(d)).ok().flatten();
    let half = |end: usize| Some((end, part(1, 2)?));
    if text.words(at, &["một", "nửa"]) {
        return half(at + 2);
    }
    if text.word(at) == "nửa" && matches!(text.word_before(at, 1), "quá" | "hơn" | "gần" | "già")
    {
        return half(at + 1);
    }
    if text.language == Language::En {
        return english_portion(text, at);
    }
    let small = |word: &str| match word {
        "một" => Some(1),
        "hai" => Some(2),
        "ba" => Some(3),
        "bốn" | "tư" => Some(4),
        "năm" => Some(5),
        _ => None,
    };
    let numerator = small(text.word(at))?;
    if text.word(at + 1) != "phần" {
        return None;
    }
    let denominator = small(text.word(at + 2)).filter(|d| *d > numerator)?;
    Some((at + 3, part(numerator, denominator)?))
}

/// `one half`, `half of`, `two thirds`, `a quarter of`; not the first half of a year.
fn english_portion(text: &Text, at: usize) -> Option<(usize, Exact)> {
    let part = |n: i64, d: i64| Exact::whole(n).div(Exact::whole(d)).ok().flatten();
    if matches!(text.word(at), "a" | "one") && text.word(at + 1) == "half" {
        return Some((at + 2, part(1, 2)?));
    }
    if text.word(at) == "half" {
        let before = matches!(
            text.word_before(at, 1),
            "by" | "over" | "nearly" | "about" | "almost" | "than" | "under"
        );
        let whole = before || matches!(text.word(at + 1), "of" | "the" | "all");
        let named = matches!(text.word_before(at, 1), "first" | "second" | "other" | "latter");
        return (whole && !named).then(|| Some((at + 1, part(1, 2)?)))?;
    }
    let numerator = match text.word(at) {
        "a" | "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        _ => return None,
    };
    let denominator = match text.word(at + 1) {
        "third" | "thirds" => 3,
        "quarter" | "quarters" => 4,
        "fifth" | "fifths" => 5,
        "tenth" | "tenths" => 10,
        _ => return None,
    };
    // A third party and a quarter are no parts; three quarters of a year are.
    let is_part = text.word(at) != "a" || text.word(at + 2) == "of";
    let is_part = is_part && (denominator != 4 || numerator != 1 || text.word(at + 2) == "of");
    if !is_part || numerator >= denominator {
        return None;
    }
    Some((at + 2, part(numerator, denominator)?))
}
