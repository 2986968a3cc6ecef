//! One figure: its digits, its unit, in full, in words, or hedged.

use super::phrase::{Measure, Pattern, Phrase};
use super::{Quantity, Scale, Unit, Unsayable, Wording};
use crate::number::{Decimal, Exact};

/// Between a number and its unit, so that no line breaks there.
const NBSP: char = '\u{a0}';

const THOUSAND: i64 = 1_000;
const MILLION: i64 = 1_000_000;
const BILLION: i64 = 1_000_000_000;

impl Wording {
    /// The digits of a decimal with all its decimals: `10.232`, `-1,96`.
    pub fn digits(&self, value: Decimal) -> String {
        let signs = &self.file.number;
        let text = value.abs().to_string();
        let (whole, fraction) =
            text.split_once('.').map_or((text.as_str(), None), |(w, f)| (w, Some(f)));
        let mut out = String::with_capacity(text.len() * 2);
        if value.is_sign_negative() && !value.is_zero() {
            out.push_str(&signs.minus);
        }
        for (at, digit) in whole.chars().enumerate() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                out.push_str(&signs.group);
            }
            out.push(digit);
        }
        if let Some(fraction) = fraction {
            out.push_str(&signs.decimal);
            out.push_str(fraction);
        }
        out
    }

    /// Digits with the unit of a figure: `10.232 việc`, `47,3%`.
    pub(super) fn with_unit(&self, value: Decimal, unit: &Unit) -> String {
        let digits = self.digits(value);
        match unit {
            Unit::Percent => format!("{digits}%"),
            Unit::Money => format!("{digits}{NBSP}{}", self.file.money.unit),
            Unit::Named(name) => {
                let name = self.unit_name(name, value.abs() == Decimal::ONE);
                format!("{digits}{NBSP}{name}")
            }
        }
    }

    fn unit_name<'a>(&'a self, name: &'a str, one: bool) -> &'a str {
        match self.file.units.get(name) {
            Some(names) if one => &names.one,
            Some(names) => &names.other,
            None => name,
        }
    }

    /// The name of a unit as a heading: `việc`, `đồng`, `%`.
    pub fn unit_heading<'a>(&'a self, unit: &'a Unit) -> &'a str {
        match unit {
            Unit::Percent => "%",
            Unit::Money => &self.file.money.unit,
            Unit::Named(name) => self.unit_name(name, false),
        }
    }

    /// `10.232 việc`, `285.382.250.000 đồng`, `47,3%`.
    pub fn value(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        self.valued(quantity, Measure::Value)
    }

    pub(super) fn valued(&self, quantity: &Quantity, measure: Measure) -> Result<Phrase, Unsayable> {
        let value = quantity.value.round(quantity.decimals)?;
        Ok(Phrase::figure(self.with_unit(value, &quantity.unit), value, measure))
    }

    /// The digits alone: `10.232`.
    pub fn number(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        let value = quantity.value.round(quantity.decimals)?;
        Ok(Phrase::figure(self.digits(value), value, Measure::Value))
    }

    /// Money by its groups: `6.467 tỷ 721 triệu 795 nghìn đồng`. Groups of zero are left out.
    pub fn words(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        if quantity.unit != Unit::Money {
            return Err(Unsayable::WrongUnit);
        }
        if !quantity.value.is_whole() {
            return self.value(quantity);
        }
        let value = quantity.value.round(0)?;
        let words = &self.file.money;
        let mut rest = quantity.value.numerator().unsigned_abs();
        let mut groups = Vec::new();
        for (size, name) in [(BILLION, &words.billion), (MILLION, &words.million), (THOUSAND, &words.thousand)] {
            let size = u128::from(size.unsigned_abs());
            let count = rest / size;
            rest %= size;
            if count > 0 {
                groups.push(format!("{}{NBSP}{name}", self.digits(whole(count)?)));
            }
        }
        if rest > 0 || groups.is_empty() {
            groups.push(self.digits(whole(rest)?));
        }
        let sign = if value.is_sign_negative() { self.file.number.minus.as_str() } else { "" };
        let text = format!("{sign}{}{NBSP}{}", groups.join(" "), words.unit);
        Ok(Phrase::figure(text, value, Measure::Value))
    }

    /// Money in billions: `966,81 tỷ đồng`; where two decimals do not tell all, `khoảng`.
    pub fn billions(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        if quantity.unit != Unit::Money {
            return Err(Unsayable::WrongUnit);
        }
        let billions = quantity.value.div(Exact::whole(BILLION))?.unwrap_or(Exact::ZERO);
        let rounded = billions.round(2)?;
        let exact = Exact::from_decimal(rounded) == billions;
        let shown = if exact { rounded.normalize() } else { rounded };
        let words = &self.file.money;
        let text = format!("{}{NBSP}{}{NBSP}{}", self.digits(shown), words.billion, words.unit);
        let value = quantity.value.round(quantity.decimals)?;
        let phrase = Phrase::figure(text, value, Measure::Value);
        Ok(if exact { phrase } else { self.file.hedge.about.fill(&[("amount", phrase)]) })
    }

    /// Rounded to a scale with a hedge that is true: `hơn` after rounding down, `gần` after
    /// rounding up, none where nothing was rounded away.
    pub fn about(&self, quantity: &Quantity, scale: Option<Scale>) -> Result<Phrase, Unsayable> {
        if quantity.unit == Unit::Percent {
            return Err(Unsayable::WrongUnit);
        }
        let magnitude = quantity.value.abs();
        let Some(scale) = scale.or_else(|| default_scale(&quantity.unit, magnitude)) else {
            return self.value(quantity);
        };
        let step = Exact::whole(scale.size());
        let times = magnitude.div(step)?.unwrap_or(Exact::ZERO).round(0)?;
        if times.is_zero() {
            return self.value(quantity);
        }
        let shown = Exact::from_decimal(times).mul(step)?;
        let text = match quantity.unit {
            Unit::Money => {
                let words = &self.file.money;
                let name = match scale {
                    Scale::Billion => &words.billion,
                    Scale::Million => &words.million,
                    Scale::Thousand => &words.thousand,
                    Scale::Hundred => return self.hedged(quantity, shown, self.with_unit(shown.round(0)?, &quantity.unit)),
                };
                format!("{}{NBSP}{name}{NBSP}{}", self.digits(times), words.unit)
            }
            _ => self.with_unit(shown.round(0)?, &quantity.unit),
        };
        self.hedged(quantity, shown, text)
    }

    fn hedged(&self, quantity: &Quantity, shown: Exact, text: String) -> Result<Phrase, Unsayable> {
        let value = quantity.value.round(quantity.decimals)?;
        let phrase = Phrase::figure(text, value, Measure::Value);
        let pattern: &Pattern = match quantity.value.abs().cmp(&shown) {
            std::cmp::Ordering::Greater => &self.file.hedge.over,
            std::cmp::Ordering::Less => &self.file.hedge.under,
            std::cmp::Ordering::Equal => return Ok(phrase),
        };
        Ok(pattern.fill(&[("amount", phrase)]))
    }
}

impl Scale {
    fn size(self) -> i64 {
        match self {
            Self::Hundred => 100,
            Self::Thousand => THOUSAND,
            Self::Million => MILLION,
            Self::Billion => BILLION,
        }
    }
}

/// The scale officials would choose: billions, millions or thousands of đồng; thousands from ten
/// thousand cases on, hundreds from one thousand on.
fn default_scale(unit: &Unit, magnitude: Exact) -> Option<Scale> {
    let at_least = |n: i64| magnitude >= Exact::whole(n);
    match unit {
        Unit::Money if at_least(BILLION) => Some(Scale::Billion),
        Unit::Money if at_least(MILLION) => Some(Scale::Million),
        Unit::Money if at_least(THOUSAND) => Some(Scale::Thousand),
        Unit::Named(_) if at_least(10_000) => Some(Scale::Thousand),
        Unit::Named(_) if at_least(1_000) => Some(Scale::Hundred),
        _ => None,
    }
}

fn whole(n: u128) -> Result<Decimal, Unsayable> {
    let n = i128::try_from(n).map_err(|_| Unsayable::Overflow)?;
    Decimal::try_from_i128_with_scale(n, 0).map_err(|_| Unsayable::Overflow)
}
