//! Scales: from exact values to places along an axis, and the round numbers beside it.

use crate::number::{Decimal, Exact, Overflow};
use crate::page::model::chart::Place;

/// The end of every scale.
const END: i64 = 10_000;
/// The most steps between two ends.
const STEPS: i64 = 5;

/// A stretch of numbers with its ends on round ones.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    least: Exact,
    most: Exact,
    step: Exact,
}

impl Scale {
    /// From zero to the values, on either side of it.
    pub fn with_zero(least: Exact, most: Exact) -> Result<Self, Overflow> {
        Self::around(least.min(Exact::ZERO), most.max(Exact::ZERO))
    }

    /// Around values: from zero, unless all lie in the upper quarter of what zero would need; then
    /// from a round number below the least. The window is never narrower than a fifth of the most:
    /// a tenth of a point must not look like a leap.
    pub fn for_series(least: Exact, most: Exact) -> Result<Self, Overflow> {
        let near = least.mul(Exact::whole(4))? > most.mul(Exact::whole(3))? && least > Exact::ZERO;
        if !near {
            return Self::with_zero(least, most);
        }
        let window = most.mul(Exact::whole(4))?.div(Exact::whole(5))?.unwrap_or(least);
        Self::around(least.min(window), most)
    }

    fn around(least: Exact, most: Exact) -> Result<Self, Overflow> {
        let width = most.sub(least)?;
        let width = if width.is_zero() { most.abs().max(Exact::ONE) } else { width };
        let step = round_step(width)?;
        let least = least.floor_to(step)?;
        let mut top = least;
        while top < most {
            top = top.add(step)?;
        }
        let most = if top == least { top.add(step)? } else { top };
        Ok(Self { least, most, step })
    }

    /// Whether it starts above zero.
    pub fn is_cut(&self) -> bool {
        self.least > Exact::ZERO
    }

    /// The place of a value.
    pub fn place(&self, value: Exact) -> Result<Place, Overflow> {
        let part = value.sub(self.least)?.div(self.most.sub(self.least)?)?;
        let place = part.unwrap_or(Exact::ZERO).mul(Exact::whole(END))?.round(0)?;
        Ok(u32::try_from(place.mantissa().clamp(0, i128::from(END))).unwrap_or(0))
    }

    /// The round numbers from end to end with their places.
    pub fn ticks(&self) -> Result<Vec<(Place, Decimal)>, Overflow> {
        let mut ticks = Vec::new();
        let mut at = self.least;
        while at <= self.most {
            if let Some(number) = at.to_decimal() {
                ticks.push((self.place(at)?, number.normalize()));
            }
            at = at.add(self.step)?;
        }
        Ok(ticks)
    }
}

/// 1, 2 or 5 times a power of ten: the smallest that covers the width in few steps.
fn round_step(width: Exact) -> Result<Exact, Overflow> {
    let enough = |step: Exact| Ok::<_, Overflow>(step.mul(Exact::whole(STEPS))? >= width);
    let ten = Exact::whole(10);
    let mut power = Exact::ONE;
    while !enough(power)? {
        power = power.mul(ten)?;
    }
    loop {
        let smaller = power.div(ten)?.unwrap_or(power);
        if smaller.denominator() > 1_000_000 || !enough(smaller)? {
            break;
        }
        power = smaller;
    }
    // `power` covers the width and a tenth of it does not; perhaps a fifth or a half does.
    for part in [5, 2] {
        let step = power.div(Exact::whole(part))?.unwrap_or(power);
        if enough(step)? {
            return Ok(step);
        }
    }
    Ok(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exact(text: &str) -> Exact {
        Exact::from_decimal(Decimal::from_str_exact(text).unwrap())
    }

    fn ticks(scale: Scale) -> Vec<String> {
        scale.ticks().unwrap().iter().map(|(_, number)| number.to_string()).collect()
    }

    #[test]
    fn ends_and_steps_are_round_numbers() {
        let all = |most| ticks(Scale::with_zero(exact(most), exact(most)).unwrap());
        assert_eq!(all("10232"), ["0", "5000", "10000", "15000"]);
        assert_eq!(all("47.3"), ["0", "10", "20", "30", "40", "50"]);
        assert_eq!(all("0.8"), ["0", "0.2", "0.4", "0.6", "0.8"]);
        assert_eq!(all("0"), ["0", "0.2"]);
        assert_eq!(all("-7"), ["-8", "-6", "-4", "-2", "0"]);
    }

    #[test]
    fn a_series_far_from_zero_is_cut_and_says_so() {
        let cut = Scale::for_series(exact("45.3"), exact("47.3")).unwrap();
        assert!(cut.is_cut());
        assert_eq!(ticks(cut), ["36", "38", "40", "42", "44", "46", "48"]);
        let whole = Scale::for_series(exact("10"), exact("47.3")).unwrap();
        assert!(!whole.is_cut());
    }

    #[test]
    fn places_lie_on_the_scale_in_order() {
        let scale = Scale::with_zero(exact("47.3"), exact("50")).unwrap();
        assert_eq!(scale.place(exact("47.3")).unwrap(), 9_460);
        assert_eq!(scale.place(exact("0")).unwrap(), 0);
        assert_eq!(scale.place(exact("-3")).unwrap(), 0);
        let both = Scale::with_zero(exact("-50"), exact("50")).unwrap();
        assert_eq!(both.place(exact("0")).unwrap(), 5_000);
    }
}
