//! What a printed number may stand for: all values that would be printed with those digits.
//!
//! Both ends belong to the interval. Midpoints are rounded up by some writers and to even by
//! others, so a claim at a midpoint is never refuted for that alone.

use std::cmp::Ordering;

use super::{Exact, Overflow};

/// All values from the least to the most, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    /// The least value.
    pub least: Exact,
    /// The greatest value.
    pub most: Exact,
}

#[allow(clippy::should_implement_trait, reason = "checked: each may overflow, and says so")]
impl Interval {
    /// One value and no other.
    pub fn exact(value: Exact) -> Self {
        Self { least: value, most: value }
    }

    /// From one value to another, in either order.
    pub fn between(one: Exact, other: Exact) -> Self {
        Self { least: one.min(other), most: one.max(other) }
    }

    /// What is printed as `value` when it is rounded half up to multiples of `step`.
    pub fn rounded(value: Exact, step: Exact) -> Result<Self, Overflow> {
        let half = step.div(Exact::whole(2))?.unwrap_or(Exact::ZERO);
        Ok(Self { least: value.sub(half)?, most: value.add(half)? })
    }

    /// What is printed as `value` when what is below `step` is cut off (towards zero).
    pub fn truncated(value: Exact, step: Exact) -> Result<Self, Overflow> {
        match value.sign() {
            Ordering::Less => Ok(Self { least: value.sub(step)?, most: value }),
            _ => Ok(Self { least: value, most: value.add(step)? }),
        }
    }

    /// Whether a value belongs to it.
    pub fn holds(self, value: Exact) -> bool {
        self.least <= value && value <= self.most
    }

    /// Whether some value belongs to both.
    pub fn meets(self, other: Self) -> bool {
        self.least <= other.most && other.least <= self.most
    }

    /// The least interval around both.
    pub fn around(self, other: Self) -> Self {
        Self { least: self.least.min(other.least), most: self.most.max(other.most) }
    }

    /// Whether it is one value only.
    pub fn is_exact(self) -> bool {
        self.least == self.most
    }

    /// Whether every value of this one is less than every value of the other.
    pub fn is_below(self, other: Self) -> bool {
        self.most < other.least
    }

    /// The value in its middle: the printed number itself.
    pub fn middle(self) -> Result<Exact, Overflow> {
        if self.is_exact() {
            return Ok(self.least);
        }
        let sum = self.least.add(self.most)?;
        Ok(sum.div(Exact::whole(2))?.unwrap_or(sum))
    }

    /// How far its ends lie apart.
    pub fn width(self) -> Result<Exact, Overflow> {
        self.most.sub(self.least)
    }

    /// `self + other`.
    pub fn add(self, other: Self) -> Result<Self, Overflow> {
        Ok(Self { least: self.least.add(other.least)?, most: self.most.add(other.most)? })
    }

    /// `self - other`.
    pub fn sub(self, other: Self) -> Result<Self, Overflow> {
        Ok(Self { least: self.least.sub(other.most)?, most: self.most.sub(other.least)? })
    }

    /// `-self`.
    pub fn neg(self) -> Self {
        Self { least: self.most.neg(), most: self.least.neg() }
    }

    /// `self × other`.
    pub fn mul(self, other: Self) -> Result<Self, Overflow> {
        let mut ends = [Exact::ZERO; 4];
        let pairs = [
            (self.least, other.least),
            (self.least, other.most),
            (self.most, other.least),
            (self.most, other.most),
        ];
        for (end, (one, two)) in ends.iter_mut().zip(pairs) {
            *end = one.mul(two)?;
        }
        let most = ends.iter().copied().fold(ends[0], Exact::max);
        let least = ends.iter().copied().fold(ends[0], Exact::min);
        Ok(Self { least, most })
    }

    /// `self ÷ other`; `Ok(None)` where `other` may be zero.
    pub fn div(self, other: Self) -> Result<Option<Self>, Overflow> {
        if other.holds(Exact::ZERO) {
            return Ok(None);
        }
        let (Some(one), Some(two)) = (Exact::ONE.div(other.least)?, Exact::ONE.div(other.most)?)
        else {
            return Ok(None);
        };
        self.mul(Self::between(one, two)).map(Some)
    }

    /// The same as a percentage: times one hundred.
    pub fn percent(self) -> Result<Self, Overflow> {
        self.mul(Self::exact(Exact::HUNDRED))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    fn exact(text: &str) -> Exact {
        Exact::from_decimal(Decimal::from_str_exact(text).unwrap())
    }

    fn interval(least: &str, most: &str) -> Interval {
        Interval { least: exact(least), most: exact(most) }
    }

    #[test]
    fn a_printed_number_is_all_that_rounds_to_it() {
        let rate = Interval::rounded(exact("47.3"), exact("0.1")).unwrap();
        assert_eq!(rate, interval("47.25", "47.35"));
        assert!(rate.holds(exact("47.2992")));
        assert!(!rate.holds(exact("47.36")));
        assert_eq!(rate.middle().unwrap(), exact("47.3"));
        assert!(!interval("1", "2").is_below(interval("2", "3")));
        assert!(interval("1", "2").is_below(interval("2.1", "3")));
        assert_eq!(Interval::truncated(exact("47"), exact("1")).unwrap(), interval("47", "48"));
        assert_eq!(Interval::truncated(exact("-47"), exact("1")).unwrap(), interval("-48", "-47"));
    }

    #[test]
    fn arithmetic_keeps_every_value() {
        let (a, b) = (interval("-1", "2"), interval("3", "5"));
        assert_eq!(a.add(b).unwrap(), interval("2", "7"));
        assert_eq!(a.sub(b).unwrap(), interval("-6", "-1"));
        assert_eq!(a.mul(b).unwrap(), interval("-5", "10"));
        assert_eq!(b.div(interval("2", "4")).unwrap().unwrap(), interval("0.75", "2.5"));
        assert_eq!(b.div(a).unwrap(), None);
        assert_eq!(b.neg(), interval("-5", "-3"));
    }
}
