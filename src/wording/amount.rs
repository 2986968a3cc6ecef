//! Amounts: `10.232 việc`, `6.467 tỷ 721 triệu 795 nghìn đồng`, `hơn 10.000 việc`.
//!
//! A hedge is said only where it is proved: hơn after rounding down, gần after rounding up, none
//! where nothing was rounded (domain practice; “trên” before an exact figure is a defect).

use std::cmp::Ordering;

use indexmap::IndexMap;

use super::file::Section;
use super::pattern::{Pattern, slots};
use super::phrase::{Measure, Phrase};
use super::{Quantity, Unit, Unsayable, Wording};
use crate::number::{Decimal, Exact, Marks, Overflow, print};

/// What a hedged amount is rounded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// trăm
    Hundred,
    /// nghìn
    Thousand,
    /// triệu
    Million,
    /// tỷ
    Billion,
}

impl Scale {
    fn size(self) -> i64 {
        match self {
            Self::Hundred => 100,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
            Self::Billion => 1_000_000_000,
        }
    }
}

slots! {
    /// A number and its unit.
    Counted { Number = "number", Unit = "unit" }
}
slots! {
    /// A number alone.
    Number { Number = "number" }
}
slots! {
    /// An amount with its unit.
    Amount { Amount = "amount" }
}

/// The words and marks of amounts.
#[derive(Clone, Debug)]
pub(super) struct AmountWords {
    marks: Marks,
    /// Decimals of percentages that are computed when they are said: changes and shares.
    pub percent_decimals: u32,
    counted: Pattern<Counted>,
    percent: Pattern<Number>,
    money: Pattern<Amount>,
    negative: Pattern<Amount>,
    over: Pattern<Amount>,
    under: Pattern<Amount>,
    approximately: Pattern<Amount>,
    less_than: Pattern<Amount>,
    thousand: String,
    million: String,
    billion: String,
    units: IndexMap<String, [String; 2]>,
}

impl AmountWords {
    pub fn read(section: &mut Section) -> Self {
        Self {
            marks: Marks { group: section.mark("group"), decimal: section.mark("decimal") },
            percent_decimals: section.digit("percent_decimals"),
            counted: section.pattern("counted"),
            percent: section.pattern("percent"),
            money: section.pattern("money"),
            negative: section.pattern("negative"),
            over: section.pattern("over"),
            under: section.pattern("under"),
            approximately: section.pattern("approximately"),
            less_than: section.pattern("less_than"),
            thousand: section.text("thousand"),
            million: section.text("million"),
            billion: section.text("billion"),
            units: section.pairs("units"),
        }
    }

    /// The digits alone.
    pub fn digits(&self, number: Decimal) -> String {
        print(number, self.marks)
    }

    /// The number with its unit.
    pub fn with_unit(&self, number: Decimal, unit: &Unit) -> String {
        let digits = self.digits(number);
        match unit {
            Unit::Money => self.money.print(|Amount::Amount| &digits),
            Unit::Percent => self.percent.print(|Number::Number| &digits),
            Unit::Named(name) => {
                let unit =
                    self.units.get(name).map_or(name.as_str(), |words| agreeing(number, words));
                self.counted(&digits, unit)
            }
        }
    }

    /// The number with one of two unit words: for one, for any other number.
    pub fn with_words(&self, number: Decimal, words: &[String; 2]) -> String {
        self.counted(&self.digits(number), agreeing(number, words))
    }

    fn counted(&self, digits: &str, unit: &str) -> String {
        self.counted.print(|slot| match slot {
            Counted::Number => digits,
            Counted::Unit => unit,
        })
    }

    /// The size of an amount, without its sign, rounded once; “chưa đến 0,01…” where something
    /// would be printed as nothing. Beside it the rounded amount with its sign.
    pub fn size(
        &self,
        amount: Exact,
        decimals: u32,
        with_unit: impl Fn(Decimal) -> String,
    ) -> Result<(String, Decimal), Overflow> {
        let rounded = amount.round(decimals)?;
        if rounded.is_zero() && !amount.is_zero() {
            let least = Decimal::try_from_i128_with_scale(1, decimals).map_err(|_| Overflow)?;
            let least = with_unit(least);
            return Ok((self.less_than.print(|Amount::Amount| &least), rounded));
        }
        Ok((with_unit(rounded.abs()), rounded))
    }

    /// A percentage computed when it is said; exactly 0 and 100 have no decimals.
    pub fn percentage(&self, percent: Exact) -> Result<(String, Decimal), Overflow> {
        let plain = percent.is_zero() || percent.abs() == Exact::HUNDRED;
        let decimals = if plain { 0 } else { self.percent_decimals };
        self.size(percent, decimals, |number| self.with_unit(number, &Unit::Percent))
    }

    /// An amount of money in tỷ, triệu, nghìn and đồng; groups that are zero are not said.
    fn in_groups(&self, amount: Decimal) -> String {
        let one = 10_u128.pow(amount.scale());
        let digits = amount.mantissa().unsigned_abs();
        let (whole, rest) = (digits / one, digits % one);
        let mut groups = Vec::new();
        let scales =
            [(&self.billion, 1_000_000_000), (&self.million, 1_000_000), (&self.thousand, 1_000)];
        let mut left = whole;
        for (word, size) in scales {
            if left >= size {
                groups.push(self.counted(&self.whole(left / size), word));
                left %= size;
            }
        }
        if rest > 0 {
            let last = left * one + rest;
            let last = i128::try_from(last)
                .ok()
                .and_then(|last| Decimal::try_from_i128_with_scale(last, amount.scale()).ok());
            groups.extend(last.map(|last| self.digits(last)));
        } else if left > 0 || groups.is_empty() {
            groups.push(self.whole(left));
        }
        let amount = groups.join(" ");
        self.money.print(|Amount::Amount| &amount)
    }

    fn whole(&self, number: u128) -> String {
        let number = i128::try_from(number).ok();
        let number = number.and_then(|number| Decimal::try_from_i128_with_scale(number, 0).ok());
        number.map(|number| self.digits(number)).unwrap_or_default()
    }

    fn in_billions(&self, billions: Decimal) -> String {
        let amount = self.counted(&self.digits(billions), &self.billion);
        self.money.print(|Amount::Amount| &amount)
    }
}

fn agreeing(number: Decimal, [one, many]: &[String; 2]) -> &str {
    // "1 case" but "1.0 cases": the English plural rule of the CLDR.
    if number.scale() == 0 && number.abs() == Decimal::ONE { one } else { many }
}

impl Quantity {
    /// Rounded half up to its decimals.
    pub(super) fn rounded(&self) -> Result<Decimal, Overflow> {
        self.value.round(self.decimals)
    }
}

impl Wording {
    /// The digits alone: `10.232`.
    pub fn number(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        let value = quantity.rounded()?;
        Ok(Phrase::figure(self.amount.digits(value), value, Measure::Value))
    }

    /// With the unit: `10.232 việc`, `47,3%`.
    pub fn value(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        let value = quantity.rounded()?;
        let text = self.amount.with_unit(value, &quantity.unit);
        Ok(Phrase::figure(text, value, Measure::Value))
    }

    /// Money in full, by groups: `6.467 tỷ 721 triệu 795 nghìn đồng`.
    pub fn words(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        if quantity.unit != Unit::Money {
            return Err(Unsayable::WrongUnit);
        }
        let value = quantity.rounded()?;
        let mut text = self.amount.in_groups(value);
        if value.is_sign_negative() {
            text = self.amount.negative.print(|Amount::Amount| &text);
        }
        Ok(Phrase::figure(text, value, Measure::Value))
    }

    /// Money in tỷ đồng with at most two decimals: `966,81 tỷ đồng`. Where that rounds the amount
    /// it is said to be about that much; where nothing would be left of it, in full as `words`.
    pub fn billions(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        if quantity.unit != Unit::Money {
            return Err(Unsayable::WrongUnit);
        }
        let billions = in_units_of(quantity.value, Scale::Billion)?;
        let rounded = billions.round(2)?;
        let text = if Exact::from_decimal(rounded) == billions {
            self.amount.in_billions(rounded.normalize())
        } else if rounded.is_zero() {
            return self.words(quantity);
        } else {
            let amount = self.amount.in_billions(rounded);
            self.amount.approximately.print(|Amount::Amount| &amount)
        };
        Ok(Phrase::figure(text, quantity.rounded()?, Measure::Value))
    }

    /// Rounded to the nearest of a scale and hedged truly: `hơn 10.000 việc`, `gần 285 tỷ đồng`.
    ///
    /// Without a scale, money is rounded to the largest of tỷ, triệu, nghìn it reaches; a count
    /// from 10.000 to nghìn, from 1.000 to trăm; a rate to whole percent. An amount too small for
    /// its scale is rounded to a smaller one; a small count or a negative amount is said plainly.
    pub fn about(&self, quantity: &Quantity, scale: Option<Scale>) -> Result<Phrase, Unsayable> {
        let step = match (&quantity.unit, scale) {
            (Unit::Percent, Some(_)) => return Err(Unsayable::WrongUnit),
            (Unit::Percent, None) => Some(None),
            (_, Some(scale)) => Some(Some(scale)),
            (unit, None) => scale_of(unit, quantity.value).map(Some),
        };
        let Some(step) = step.filter(|_| quantity.value.sign() == Ordering::Greater) else {
            return self.value(quantity);
        };
        let size = Exact::whole(step.map_or(1, Scale::size));
        let times = match step {
            Some(scale) => in_units_of(quantity.value, scale)?,
            None => quantity.value,
        }
        .round(0)?;
        if times.is_zero() {
            return match scale {
                Some(_) => self.about(quantity, None),
                None => self.value(quantity),
            };
        }
        let rounded = Exact::from_decimal(times).mul(size)?;
        let amount = match (&quantity.unit, step) {
            (Unit::Money, Some(scale @ (Scale::Thousand | Scale::Million | Scale::Billion))) => {
                let words = &self.amount;
                let word = match scale {
                    Scale::Billion => &words.billion,
                    Scale::Million => &words.million,
                    _ => &words.thousand,
                };
                let amount = words.counted(&words.digits(times), word);
                words.money.print(|Amount::Amount| &amount)
            }
            (unit, _) => self.amount.with_unit(rounded.round(0)?, unit),
        };
        let text = match quantity.value.cmp(&rounded) {
            Ordering::Greater => self.amount.over.print(|Amount::Amount| &amount),
            Ordering::Less => self.amount.under.print(|Amount::Amount| &amount),
            Ordering::Equal => amount,
        };
        Ok(Phrase::figure(text, quantity.rounded()?, Measure::Value))
    }
}

fn in_units_of(value: Exact, scale: Scale) -> Result<Exact, Overflow> {
    Ok(value.div(Exact::whole(scale.size()))?.unwrap_or(Exact::ZERO))
}

/// The scale an amount is hedged at by default; none where it is small enough to be said plainly.
fn scale_of(unit: &Unit, value: Exact) -> Option<Scale> {
    let reaches = |count: i64| value >= Exact::whole(count);
    match unit {
        Unit::Money if reaches(1_000_000_000) => Some(Scale::Billion),
        Unit::Money if reaches(1_000_000) => Some(Scale::Million),
        Unit::Money => Some(Scale::Thousand),
        _ if reaches(10_000) => Some(Scale::Thousand),
        _ if reaches(1_000) => Some(Scale::Hundred),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cases, en, exact, money, rate, spaced, vi};
    use super::*;

    #[test]
    fn values_bear_their_unit_and_keep_their_decimals() {
        let (vi, en) = (vi(), en());
        assert_eq!(vi.value(&cases("10232")).unwrap().plain(), "10.232\u{a0}việc");
        assert_eq!(en.value(&cases("10232")).unwrap().plain(), "10,232\u{a0}cases");
        assert_eq!(spaced(en.value(&cases("1"))), "1 case");
        assert_eq!(spaced(vi.value(&rate(3345, 7072, 1))), "47,3%");
        assert_eq!(spaced(en.value(&rate(53, 100, 2))), "53.00%");
        assert_eq!(spaced(vi.value(&money("285382250000"))), "285.382.250.000 đồng");
        assert_eq!(spaced(vi.number(&cases("-205"))), "-205");
        let boats =
            Quantity { value: exact("2.50"), unit: Unit::Named("tàu".to_owned()), decimals: 2 };
        assert_eq!(spaced(en.value(&boats)), "2.50 tàu");
    }

    #[test]
    fn money_in_words_drops_groups_that_are_zero() {
        let (vi, en) = (vi(), en());
        for (amount, text) in [
            ("6467721795000", "6.467 tỷ 721 triệu 795 nghìn đồng"),
            ("144833439017000", "144.833 tỷ 439 triệu 17 nghìn đồng"),
            ("5000000123", "5 tỷ 123 đồng"),
            ("2000000", "2 triệu đồng"),
            ("0", "0 đồng"),
            ("999", "999 đồng"),
            ("-1500", "âm 1 nghìn 500 đồng"),
        ] {
            assert_eq!(spaced(vi.words(&money(amount))), text);
        }
        let text = "6,467 billion 721 million 795 thousand đồng";
        assert_eq!(spaced(en.words(&money("6467721795000"))), text);
        let precise = Quantity { decimals: 2, ..money("1000000.50") };
        assert_eq!(spaced(vi.words(&precise)), "1 triệu 0,50 đồng");
        let text = vi.words(&money("6467721795000")).unwrap().plain();
        assert_eq!(text, "6.467\u{a0}tỷ 721\u{a0}triệu 795\u{a0}nghìn\u{a0}đồng");
        assert_eq!(vi.words(&cases("5")), Err(Unsayable::WrongUnit));
    }

    #[test]
    fn billions_are_about_where_they_are_rounded() {
        let vi = vi();
        for (amount, text) in [
            ("966810000000", "966,81 tỷ đồng"),
            ("966800000000", "966,8 tỷ đồng"),
            ("967000000000", "967 tỷ đồng"),
            ("285382250000", "khoảng 285,38 tỷ đồng"),
            ("285399999999", "khoảng 285,40 tỷ đồng"),
            ("4000000", "4 triệu đồng"),
            ("0", "0 tỷ đồng"),
        ] {
            assert_eq!(spaced(vi.billions(&money(amount))), text);
        }
    }

    #[test]
    fn hedges_say_which_side_the_truth_is_on() {
        let (vi, en) = (vi(), en());
        for (count, text) in [
            ("10232", "hơn 10.000 việc"),
            ("10500", "gần 11.000 việc"),
            ("10000", "10.000 việc"),
            ("3345", "hơn 3.300 việc"),
            ("999", "999 việc"),
            ("0", "0 việc"),
        ] {
            assert_eq!(spaced(vi.about(&cases(count), None)), text);
        }
        assert_eq!(spaced(en.about(&cases("10750"), None)), "nearly 11,000 cases");
        for (amount, scale, text) in [
            ("6467721795000", None, "gần 6.468 tỷ đồng"),
            ("6467221795000", None, "hơn 6.467 tỷ đồng"),
            ("1000000000", None, "1 tỷ đồng"),
            ("283900000", None, "gần 284 triệu đồng"),
            ("12345", None, "hơn 12 nghìn đồng"),
            ("400", None, "400 đồng"),
            ("283900000", Some(Scale::Billion), "gần 284 triệu đồng"),
            ("1234567", Some(Scale::Thousand), "gần 1.235 nghìn đồng"),
        ] {
            assert_eq!(spaced(vi.about(&money(amount), scale)), text);
        }
        assert_eq!(spaced(vi.about(&cases("45"), Some(Scale::Hundred))), "45 việc");
        assert_eq!(spaced(vi.about(&rate(3345, 7072, 1), None)), "hơn 47%");
        let wrong = vi.about(&rate(1, 2, 1), Some(Scale::Billion));
        assert_eq!(wrong, Err(Unsayable::WrongUnit));
    }
}
