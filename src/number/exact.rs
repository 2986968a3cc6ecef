//! Exact fractions with checked arithmetic.

use std::cmp::Ordering;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};
use rust_decimal::Decimal;

/// A number too large for exact arithmetic: beyond 127 bits in numerator or denominator.
/// National sums in đồng reach 50 bits, so this is a sign of a wrong cell, not of a small type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overflow;

/// An exact rational number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Exact(Ratio<i128>);

#[allow(clippy::should_implement_trait, reason = "checked: each may overflow, and says so")]
impl Exact {
    /// Zero.
    pub const ZERO: Self = Self(Ratio::new_raw(0, 1));
    /// One.
    pub const ONE: Self = Self(Ratio::new_raw(1, 1));
    /// One hundred, for percentages.
    pub const HUNDRED: Self = Self(Ratio::new_raw(100, 1));

    /// A whole number.
    pub fn whole(n: i64) -> Self {
        Self(Ratio::from_integer(i128::from(n)))
    }

    /// The exact value of a decimal.
    pub fn from_decimal(decimal: Decimal) -> Self {
        // A decimal's scale is at most 28, and 10^28 fits in 127 bits.
        Self(Ratio::new(decimal.mantissa(), 10_i128.pow(decimal.scale())))
    }

    /// `self + other`.
    pub fn add(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(&other.0).map(Self).ok_or(Overflow)
    }

    /// `self - other`.
    pub fn sub(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(&other.0).map(Self).ok_or(Overflow)
    }

    /// `self × other`.
    pub fn mul(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_mul(&other.0).map(Self).ok_or(Overflow)
    }

    /// `self ÷ other`; `Ok(None)` where `other` is zero.
    pub fn div(self, other: Self) -> Result<Option<Self>, Overflow> {
        if other.is_zero() {
            return Ok(None);
        }
        self.0.checked_div(&other.0).map(|q| Some(Self(q))).ok_or(Overflow)
    }

    /// The same without its sign.
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// `-self`.
    pub fn neg(self) -> Self {
        Self(-self.0)
    }

    /// Whether it is zero.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is a whole number.
    pub fn is_whole(self) -> bool {
        self.0.is_integer()
    }

    /// Greater than, equal to or less than zero.
    pub fn sign(self) -> Ordering {
        self.0.numer().cmp(&0)
    }

    /// Numerator in lowest terms; carries the sign.
    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    /// Denominator in lowest terms, positive.
    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    /// Rounded **half up** (midpoints away from zero) to a number of decimals, the rule that fits
    /// every published rate that holds; the result keeps its trailing zeros.
    pub fn round(self, decimals: u32) -> Result<Decimal, Overflow> {
        let scaled = 10_i128.checked_pow(decimals).ok_or(Overflow)?;
        // Cancelled first, so that a decimal printed with all its digits never overflows.
        let scaled = Ratio::new(scaled, self.denominator());
        let n = self.numerator().checked_mul(*scaled.numer()).ok_or(Overflow)?;
        let d = *scaled.denom();
        let (quotient, rest) = (n / d, (n % d).unsigned_abs());
        let digits = if rest * 2 >= d.unsigned_abs() { quotient + n.signum() } else { quotient };
        Decimal::try_from_i128_with_scale(digits, decimals).map_err(|_| Overflow)
    }

    /// The largest multiple of `step` that is not above the value (towards minus infinity).
    pub fn floor_to(self, step: Self) -> Result<Self, Overflow> {
        let Some(times) = self.div(step)? else { return Ok(self) };
        Self(times.0.floor()).mul(step)
    }

    /// The decimal it equals, where it has one of at most 28 digits.
    pub fn to_decimal(self) -> Option<Decimal> {
        let mut denominator = self.denominator();
        let mut scale = 0_u32;
        let mut numerator = self.numerator();
        while denominator != 1 {
            let factor = [10, 5, 2].into_iter().find(|f| denominator % f == 0)?;
            numerator = numerator.checked_mul(10 / factor)?;
            denominator /= factor;
            scale += 1;
            if scale > 28 {
                return None;
            }
        }
        Decimal::try_from_i128_with_scale(numerator, scale).ok()
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn midpoints_go_away_from_zero_and_keep_their_zeros() {
        for (value, decimals, rounded) in [
            ("2.345", 2, "2.35"),
            ("-2.345", 2, "-2.35"),
            ("2.3449999", 2, "2.34"),
            ("53", 2, "53.00"),
            ("0.5", 0, "1"),
            ("-0.4", 0, "0"),
        ] {
            let got = Exact::from_decimal(decimal(value)).round(decimals).unwrap();
            assert_eq!(got.to_string(), rounded, "{value} to {decimals}");
        }
    }

    #[test]
    fn a_quotient_is_rounded_from_the_exact_fraction() {
        let rate = Exact::whole(334_500).div(Exact::whole(7_072)).unwrap().unwrap();
        assert_eq!(rate.round(1).unwrap().to_string(), "47.3");
        assert_eq!(rate.round(4).unwrap().to_string(), "47.2992");
    }

    #[test]
    fn overflow_is_said_not_wrapped() {
        let huge = Exact(Ratio::from_integer(i128::MAX));
        assert_eq!(huge.mul(huge), Err(Overflow));
        assert_eq!(huge.round(2), Err(Overflow));
    }

    #[test]
    fn only_terminating_fractions_are_decimals() {
        let eighth = Exact::ONE.div(Exact::whole(8)).unwrap().unwrap();
        assert_eq!(eighth.to_decimal().unwrap().to_string(), "0.125");
        let third = Exact::ONE.div(Exact::whole(3)).unwrap().unwrap();
        assert_eq!(third.to_decimal(), None);
    }
}
