//! Amounts rounded for reading, with a hedge that is true: `hơn 10.000 việc`, `gần 285 tỷ đồng`.
//!
//! A hedge is said only where it is proved: hơn after rounding down, gần after rounding up, none
//! where nothing was rounded. (“trên” before an exact figure is a defect.)

use std::cmp::Ordering;

use super::amount::Amount;
use super::phrase::{Measure, Phrase};
use super::{Quantity, Unit, Unsayable, Wording};
use crate::number::{Decimal, Exact, Overflow};

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

const BILLION: i64 = 1_000_000_000;

impl Scale {
    fn size(self) -> i64 {
        match self {
            Self::Hundred => 100,
            Self::Thousand => 1_000,
            Self::Million => 1_000_000,
            Self::Billion => BILLION,
        }
    }
}

impl Wording {
    /// Money in tỷ đồng with at most two decimals: `966,81 tỷ đồng`. Where that rounds the amount
    /// it is said to be about that much; where nothing would be left of it, in full as `words`.
    pub fn billions(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        if quantity.unit != Unit::Money {
            return Err(Unsayable::WrongUnit);
        }
        let billions = in_units_of(quantity.value, BILLION)?;
        let rounded = billions.round(2)?;
        let exact = Exact::from_decimal(rounded) == billions;
        let text = if exact {
            self.amount.money_by(BILLION, rounded.normalize())
        } else if rounded.is_zero() {
            None
        } else {
            let amount = self.amount.money_by(BILLION, rounded);
            amount.map(|amount| self.amount.approximately.print(|Amount::Amount| &amount))
        };
        let Some(text) = text else { return self.words(quantity) };
        let phrase = Phrase::figure(text, quantity.rounded()?, Measure::Value);
        Ok(if exact { phrase } else { phrase.rounded_to(Decimal::from(BILLION / 100)) })
    }

    /// For a chart, where full figures stand in the table beside it: money in the largest of tỷ
    /// and triệu it reaches, with at most two decimals and no hedge; anything else as `value`.
    pub fn short(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        let size = chart_size(&quantity.unit, quantity.value);
        if size == 1 {
            return self.value(quantity);
        }
        let times = in_units_of(quantity.value, size)?.round(2)?.normalize();
        let Some(text) = self.amount.money_by(size, times) else { return self.value(quantity) };
        Ok(Phrase::figure(text, quantity.rounded()?, Measure::Value))
    }

    /// What the numbers along an axis up to `most` are counted in, and how many of the unit that
    /// is: `tỷ đồng` is 1,000,000,000 đồng.
    pub fn axis_unit(&self, unit: &Unit, most: Exact) -> (i64, String) {
        let size = chart_size(unit, most);
        let name = match self.amount.scale_word(size) {
            Some(word) => format!("{word} {}", self.unit_heading(unit)),
            None => self.unit_heading(unit).to_owned(),
        };
        (size, name)
    }

    /// Rounded to the nearest of a scale and hedged truly: `hơn 10.000 việc`, `gần 285 tỷ đồng`.
    ///
    /// Without a scale, money is rounded to the largest of tỷ, triệu, nghìn it reaches; a count
    /// from 10.000 to nghìn, from 1.000 to trăm; a rate to whole percent. An amount too small for
    /// its scale is rounded to a smaller one; a small count or a negative amount is said plainly.
    pub fn about(&self, quantity: &Quantity, scale: Option<Scale>) -> Result<Phrase, Unsayable> {
        let step = match (&quantity.unit, scale) {
            (Unit::Percent, Some(_)) => return Err(Unsayable::WrongUnit),
            (Unit::Percent, None) => Some(1),
            (_, Some(scale)) => Some(scale.size()),
            (unit, None) => usual_step(unit, quantity.value),
        };
        let Some(step) = step.filter(|_| quantity.value.sign() == Ordering::Greater) else {
            return self.value(quantity);
        };
        let times = in_units_of(quantity.value, step)?.round(0)?;
        if times.is_zero() {
            return match scale {
                Some(_) => self.about(quantity, None),
                None => self.value(quantity),
            };
        }
        let rounded = Exact::from_decimal(times).mul(Exact::whole(step))?;
        let in_full = rounded.round(0)?;
        let amount = match &quantity.unit {
            Unit::Money => self.amount.money_by(step, times),
            _ => None,
        };
        let amount = amount.unwrap_or_else(|| self.amount.with_unit(in_full, &quantity.unit));
        let text = match quantity.value.cmp(&rounded) {
            Ordering::Greater => self.amount.over.print(|Amount::Amount| &amount),
            Ordering::Less => self.amount.under.print(|Amount::Amount| &amount),
            Ordering::Equal => amount,
        };
        let phrase = Phrase::figure(text, quantity.rounded()?, Measure::Value);
        Ok(if quantity.value == rounded { phrase } else { phrase.rounded_to(Decimal::from(step)) })
    }
}

fn in_units_of(value: Exact, size: i64) -> Result<Exact, Overflow> {
    Ok(value.div(Exact::whole(size))?.unwrap_or(Exact::ZERO))
}

/// What money is counted in on a chart.
fn chart_size(unit: &Unit, value: Exact) -> i64 {
    let reaches = |size: i64| value.abs() >= Exact::whole(size);
    match unit {
        Unit::Money if reaches(BILLION) => BILLION,
        Unit::Money if reaches(1_000_000) => 1_000_000,
        _ => 1,
    }
}

/// What an amount is rounded to by default; nothing where it is small enough to be said plainly.
fn usual_step(unit: &Unit, value: Exact) -> Option<i64> {
    let reaches = |count: i64| value >= Exact::whole(count);
    let scale = match unit {
        Unit::Money if reaches(1_000_000_000) => Scale::Billion,
        Unit::Money if reaches(1_000_000) => Scale::Million,
        Unit::Money => Scale::Thousand,
        _ if reaches(10_000) => Scale::Thousand,
        _ if reaches(1_000) => Scale::Hundred,
        _ => return None,
    };
    Some(scale.size())
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cases, en, money, rate, spaced, vi};
    use super::*;

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
