//! Exact fractions of any size, apart from those of the builder.

use std::cmp::Ordering;

use num_bigint::{BigInt, Sign};

/// The most bits a numerator or denominator may have: far beyond any statistic, and a bound on
/// what a hostile formula can cost.
const MOST_BITS: u64 = 4096;
/// The most characters of a number in a data file or on a page.
const MOST_DIGITS: usize = 60;

/// A fraction in lowest terms, its denominator positive.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    over: BigInt,
    under: BigInt,
}

impl Ratio {
    /// A whole number.
    pub fn whole(number: i64) -> Self {
        Self { over: number.into(), under: 1.into() }
    }

    /// Reads `-1234.50`: digits, a point, no grouping, no needless zeros in front.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        let needless = whole.len() > 1 && whole.starts_with('0');
        if !plain(whole) || !plain(decimals) || needless || text.len() > MOST_DIGITS {
            return None;
        }
        let over: BigInt = format!("{whole}{decimals}").parse().ok()?;
        let value = Self::reduced(over, power_of_ten(decimals.len() as u32))?;
        Some(if text.starts_with('-') { value.negated() } else { value })
    }

    fn reduced(over: BigInt, under: BigInt) -> Option<Self> {
        if under.bits() == 0 || over.bits() > MOST_BITS || under.bits() > MOST_BITS {
            return None;
        }
        let (mut a, mut b) = (over.magnitude().clone(), under.magnitude().clone());
        while b.bits() > 0 {
            let rest = &a % &b;
            a = std::mem::replace(&mut b, rest);
        }
        let divisor = BigInt::from_biguint(under.sign(), a);
        Some(Self { over: over / &divisor, under: under / divisor })
    }

    /// The sum; nothing where it is beyond all bounds.
    pub fn plus(&self, other: &Self) -> Option<Self> {
        let over = &self.over * &other.under + &other.over * &self.under;
        Self::reduced(over, &self.under * &other.under)
    }

    /// The difference.
    pub fn minus(&self, other: &Self) -> Option<Self> {
        self.plus(&other.clone().negated())
    }

    /// The product.
    pub fn times(&self, other: &Self) -> Option<Self> {
        Self::reduced(&self.over * &other.over, &self.under * &other.under)
    }

    /// The quotient; nothing for a division by zero.
    pub fn divided_by(&self, other: &Self) -> Option<Self> {
        Self::reduced(&self.over * &other.under, &self.under * &other.over)
    }

    /// The same with the other sign.
    pub fn negated(self) -> Self {
        Self { over: -self.over, under: self.under }
    }

    /// Its size.
    pub fn size(&self) -> Self {
        Self { over: self.over.magnitude().clone().into(), under: self.under.clone() }
    }

    /// Less than, equal to or greater than zero.
    pub fn sign(&self) -> Ordering {
        match self.over.sign() {
            Sign::Minus => Ordering::Less,
            Sign::NoSign => Ordering::Equal,
            Sign::Plus => Ordering::Greater,
        }
    }

    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        self.sign() == Ordering::Equal
    }

    /// Rounded to decimals, half away from zero.
    pub fn rounded(&self, decimals: u32) -> Self {
        let scale = power_of_ten(decimals);
        let twice: BigInt = BigInt::from(self.over.magnitude().clone()) * &scale * 2;
        let digits: BigInt = (twice + &self.under) / (&self.under * 2);
        let digits = if self.over.sign() == Sign::Minus { -digits } else { digits };
        // A rounding of what is within bounds is within them.
        Self::reduced(digits, scale).unwrap_or_else(|| Self::whole(0))
    }

    /// How many decimals it has; nothing where it never ends within `most`.
    pub fn decimals(&self, most: u32) -> Option<u32> {
        (0..=most).find(|decimals| self.rounded(*decimals) == *self)
    }

    /// Its numerator and denominator in lowest terms, as digits.
    pub fn terms(&self) -> (String, String) {
        (self.over.to_string(), self.under.to_string())
    }

    /// Rounded to decimals and written with a point: `-1.96`.
    pub fn fixed(&self, decimals: u32) -> String {
        let scaled =
            self.rounded(decimals).times(&Self { over: power_of_ten(decimals), under: 1.into() });
        let digits = scaled.map(|scaled| scaled.over.magnitude().to_string()).unwrap_or_default();
        let digits = format!("{digits:0>width$}", width = decimals as usize + 1);
        let (whole, rest) = digits.split_at(digits.len() - decimals as usize);
        let sign = if self.rounded(decimals).sign() == Ordering::Less { "-" } else { "" };
        match rest {
            "" => format!("{sign}{whole}"),
            rest => format!("{sign}{whole}.{rest}"),
        }
    }

    /// As people read it in an explanation: in full where it ends, else with `…` after six decimals.
    pub fn legible(&self) -> String {
        match self.decimals(6) {
            Some(decimals) => self.fixed(decimals),
            None => format!("{}…", self.fixed(6)),
        }
    }
}

impl PartialOrd for Ratio {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Ratio {
    fn cmp(&self, other: &Self) -> Ordering {
        (&self.over * &other.under).cmp(&(&other.over * &self.under))
    }
}

fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10).pow(exponent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(text: &str) -> Ratio {
        Ratio::parse(text).unwrap()
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (value, decimals, text) in [
            ("2.5", 0, "3"),
            ("-2.5", 0, "-3"),
            ("2.4999", 0, "2"),
            ("-0.04", 1, "0.0"),
            ("0.05", 1, "0.1"),
            (
                "12345678901234567890123456789012345678.5",
                0,
                "12345678901234567890123456789012345679",
            ),
        ] {
            assert_eq!(ratio(value).fixed(decimals), text, "{value}");
        }
        let rate = ratio("3345").divided_by(&ratio("7072")).unwrap().times(&ratio("100")).unwrap();
        assert_eq!((rate.fixed(1), rate.legible()), ("47.3".into(), "47.299208…".into()));
    }

    #[test]
    fn what_is_not_a_plain_decimal_is_refused() {
        for text in ["", "-", "1.", ".5", "01", "1,5", "+1", "1e3", " 1", "--1", "1.2.3"] {
            assert_eq!(Ratio::parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_beyond_all_bounds_are_none() {
        let mut value = Some(ratio("9999999999"));
        for _ in 0..20 {
            value = value.and_then(|value| value.times(&value));
        }
        assert_eq!(value, None);
        assert_eq!(ratio("1").divided_by(&ratio("0")), None);
    }
}
