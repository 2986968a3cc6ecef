//! Numbers as they are read and said, tested from outside: against the CLDR, and by laws that must
//! hold for every number.

use congbo::diagnostic::Language;
use congbo::number::{Decimal, Exact, read_stated};
use congbo::wording::{
    ChangePart, Measure, Part, Phrase, PointsStyle, Quantity, Scale, ShareStyle, Unit, Unsayable,
    Wording,
};
use proptest::prelude::*;

fn wording(language: Language) -> Wording {
    let text = match language {
        Language::Vi => include_str!("../themes/congbo/wording/vi.yaml"),
        Language::En => include_str!("../themes/congbo/wording/en.yaml"),
    };
    Wording::from_yaml(text, language).unwrap_or_else(|error| panic!("{error}"))
}

fn exact(decimal: Decimal) -> Exact {
    Exact::from_decimal(decimal)
}

fn whole(number: i64) -> Exact {
    Exact::whole(number)
}

fn cases(value: Exact) -> Quantity {
    Quantity { value, unit: Unit::Named("việc".to_owned()), decimals: 0 }
}

fn money(value: Exact) -> Quantity {
    Quantity { value, unit: Unit::Money, decimals: 0 }
}

/// The figures of a phrase: text with ordinary spaces, value, measure.
fn figures(phrase: &Phrase) -> Vec<(String, Decimal, Measure)> {
    let parts = phrase.0.iter();
    parts
        .filter_map(|part| match part {
            Part::Figure { text, value, measure, .. } => {
                Some((text.replace('\u{a0}', " "), *value, *measure))
            }
            Part::Words(_) => None,
        })
        .collect()
}

/// The number at the start of a printed text, read by the strict grammar.
fn number_of(text: &str) -> Decimal {
    let end = text.find(|c: char| !matches!(c, '0'..='9' | '.' | ',' | '-'));
    read_stated(&text[..end.unwrap_or(text.len())]).unwrap_or_else(|_| panic!("{text}"))
}

/// An amount of money as printed by groups, hedges left out.
fn money_of(text: &str) -> Exact {
    let text = text.strip_suffix(" đồng").unwrap();
    let mut sum = Exact::ZERO;
    let mut last = Exact::ZERO;
    for word in text.split(' ') {
        let size = match word {
            "tỷ" => 1_000_000_000,
            "triệu" => 1_000_000,
            "nghìn" => 1_000,
            "hơn" | "gần" | "khoảng" | "âm" => continue,
            number => {
                sum = sum.add(last).unwrap();
                last = exact(number_of(number));
                continue;
            }
        };
        sum = sum.add(last.mul(whole(size)).unwrap()).unwrap();
        last = Exact::ZERO;
    }
    sum.add(last).unwrap()
}

#[test]
fn digits_are_formatted_as_the_cldr_has_them() {
    let (vi, en) = (wording(Language::Vi), wording(Language::En));
    let mut table = csv::Reader::from_path("tests/numbers/cldr.csv").unwrap();
    let mut rows = 0;
    for row in table.deserialize() {
        let (value, decimals, in_vi, in_en): (String, u32, String, String) = row.unwrap();
        let value = exact(Decimal::from_str_exact(&value).unwrap());
        let quantity = Quantity { value, unit: Unit::Percent, decimals };
        assert_eq!(vi.number(&quantity).unwrap().plain(), in_vi);
        assert_eq!(en.number(&quantity).unwrap().plain(), in_en);
        rows += 1;
    }
    assert!(rows >= 200, "{rows} rows");
}

fn decimals() -> impl Strategy<Value = Decimal> {
    const MOST: i128 = 9_999_999_999_999_999_999_999_999_999;
    (-MOST..=MOST, 0_u32..=28, 0_u32..=27).prop_map(|(mantissa, scale, shorter)| {
        Decimal::try_from_i128_with_scale(mantissa / 10_i128.pow(shorter), scale).unwrap()
    })
}

/// Whole numbers of every magnitude, zero among them.
fn counts() -> impl Strategy<Value = i64> {
    (0_i64..1_000_000_000_000_000, 0_u32..=15)
        .prop_map(|(count, shorter)| count / 10_i64.pow(shorter))
}

fn scales() -> impl Strategy<Value = Option<Scale>> {
    prop::sample::select(vec![
        None,
        Some(Scale::Hundred),
        Some(Scale::Thousand),
        Some(Scale::Million),
        Some(Scale::Billion),
    ])
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(decimal in decimals()) {
        let quantity =
            Quantity { value: exact(decimal), unit: Unit::Money, decimals: decimal.scale() };
        let printed = wording(Language::Vi).number(&quantity).unwrap();
        let read = read_stated(&printed.plain()).unwrap();
        prop_assert_eq!(read, decimal);
        prop_assert_eq!(read.scale(), decimal.scale());
    }

    #[test]
    fn whatever_is_refused_has_a_remedy_that_can_be_read(text in "[-−+(]?[0-9０-９]{0,4}([.,_ e]?[0-9]{0,4}){0,4}[%)]?") {
        if let Err(misread) = read_stated(&text) {
            prop_assert!(!misread.message(&text).vi.is_empty());
            let remedy = misread.remedy(&text).vi;
            for shown in remedy.split('`').skip(1).step_by(2) {
                let mark = ["..", "\"-\""].contains(&shown);
                prop_assert!(mark || read_stated(shown).is_ok(), "{}: {}", text, remedy);
            }
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC*") {
        if let Err(misread) = read_stated(&text) {
            prop_assert!(!misread.remedy(&text).en.is_empty());
        }
    }

    #[test]
    fn money_in_words_adds_up(decimal in decimals()) {
        let quantity =
            Quantity { value: exact(decimal), unit: Unit::Money, decimals: decimal.scale() };
        let phrase = wording(Language::Vi).words(&quantity).unwrap();
        let [(text, value, Measure::Value)] = &figures(&phrase)[..] else { panic!() };
        prop_assert_eq!(*value, decimal);
        prop_assert_eq!(money_of(text), exact(decimal.abs()), "{}", text);
        let negative = decimal.is_sign_negative() && !decimal.is_zero();
        prop_assert_eq!(text.starts_with("âm "), negative);
    }

    #[test]
    fn hedges_are_true(count in counts(), scale in scales(), is_money in any::<bool>()) {
        let value = whole(count);
        let quantity = if is_money { money(value) } else { cases(value) };
        let phrase = wording(Language::Vi).about(&quantity, scale).unwrap();
        let [(text, claimed, Measure::Value)] = &figures(&phrase)[..] else { panic!() };
        prop_assert_eq!(*claimed, Decimal::from(count));
        let hedge = ["hơn ", "gần "].into_iter().find(|hedge| text.starts_with(hedge));
        let amount = text.strip_prefix(hedge.unwrap_or("")).unwrap();
        let printed = if is_money { money_of(amount) } else { exact(number_of(amount)) };
        match hedge {
            Some("hơn ") => prop_assert!(value > printed, "{}", text),
            Some(_) => prop_assert!(value < printed, "{}", text),
            None => prop_assert_eq!(value, printed, "{}", text),
        }
        // Never further off than half of what is printed: hơn 1, gần 2.
        let off = value.sub(printed).unwrap().abs().mul(whole(2)).unwrap();
        prop_assert!(off <= printed || printed.is_zero() && count == 0, "{}", text);
    }

    #[test]
    fn billions_are_exact_or_about(count in counts()) {
        let value = whole(count);
        let phrase = wording(Language::Vi).billions(&money(value)).unwrap();
        let [(text, _, Measure::Value)] = &figures(&phrase)[..] else { panic!() };
        let off = money_of(text).sub(value).unwrap().abs();
        if text.starts_with("khoảng ") {
            prop_assert!(!off.is_zero() && off <= whole(5_000_000), "{}", text);
        } else {
            prop_assert!(off.is_zero(), "{}", text);
        }
    }

    #[test]
    fn verb_sign_and_percent_agree(now in counts(), before in counts()) {
        let vi = wording(Language::Vi);
        let phrase = vi.change(&cases(whole(now)), whole(before), ChangePart::Both).unwrap();
        let (plain, said) = (phrase.plain(), figures(&phrase));
        let (text, change, measure) = &said[0];
        prop_assert_eq!(*measure, Measure::Change);
        prop_assert_eq!(*change, Decimal::from(now - before));
        prop_assert_eq!(plain.starts_with("tăng "), now > before);
        prop_assert_eq!(plain.starts_with("giảm "), now < before);
        prop_assert!(!plain.contains('-'), "the verb carries the sign: {}", plain);
        if now != before {
            prop_assert_eq!(number_of(text), change.abs());
        }
        if now == before || before == 0 {
            prop_assert_eq!(said.len(), 1);
            return Ok(());
        }
        let (text, percent, measure) = &said[1];
        prop_assert_eq!(*measure, Measure::ChangePercent);
        prop_assert!(percent.is_zero() || percent.is_sign_negative() == (now < before));
        let off = exact(*percent).mul(whole(before)).unwrap();
        let off = off.sub(whole(now - before).mul(Exact::HUNDRED).unwrap()).unwrap().abs();
        prop_assert!(off.mul(whole(200)).unwrap() <= whole(before), "{}", plain);
        match text.strip_prefix("chưa đến ") {
            Some(least) => prop_assert!(percent.is_zero() && least == "0,01%"),
            None => prop_assert_eq!(number_of(text), percent.abs()),
        }
    }

    #[test]
    fn points_are_the_difference_of_the_exact_rates(
        now in 0_i64..=100_000, before in 0_i64..=100_000, base in 1_i64..=99_999, decimals in 0_u32..=3,
    ) {
        let rate = |part: i64| whole(part).div(whole(base)).unwrap().unwrap();
        let quantity = Quantity { value: rate(now), unit: Unit::Percent, decimals };
        let vi = wording(Language::Vi);
        let phrase = vi.points(&quantity, rate(before), PointsStyle::Points).unwrap();
        let said = figures(&phrase);
        let [(_, points, Measure::Points)] = &said[..] else { panic!() };
        prop_assert_eq!(*points, rate(now - before).round(decimals).unwrap());
        prop_assert_eq!(phrase.plain().starts_with("tăng "), now > before);
        prop_assert_eq!(phrase.plain().starts_with("giảm "), now < before);
        prop_assert_eq!(phrase.plain().contains("phần\u{20}trăm"), now != before);
        prop_assert!(!phrase.plain().contains('%'));
    }

    #[test]
    fn a_share_is_the_quotient_rounded_once(part in counts(), total in counts()) {
        let vi = wording(Language::Vi);
        let share = vi.share(&cases(whole(part)), whole(total), ShareStyle::Number);
        match whole(part).mul(Exact::HUNDRED).unwrap().div(whole(total)).unwrap() {
            Some(percent) => {
                let share = share.unwrap();
                let [(_, value, Measure::Share)] = &figures(&share)[..] else { panic!() };
                prop_assert_eq!(*value, percent.round(2).unwrap());
            }
            None if part == 0 => prop_assert_eq!(share.unwrap().plain(), "không phát sinh"),
            None => prop_assert_eq!(share, Err(Unsayable::NoWhole)),
        }
    }
}
