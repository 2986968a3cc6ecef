//! Figures compared: change, points, share, target, rank. Verb and sign are made together.

use std::cmp::Ordering;

use super::phrase::{Measure, Phrase};
use super::{
    ChangePart, Direction, PointsStyle, Quantity, ShareStyle, TargetKind, TargetPart, TargetWords,
    Unit, Unsayable, Wording,
};
use crate::number::{Decimal, Exact};

/// Decimals of percentages that are computed from counts: fits every published figure that holds.
const PERCENT_DECIMALS: u32 = 2;

impl Wording {
    /// `giảm 205 việc (1,96%)` against what it was before. Of nothing there is no percentage.
    pub fn change(
        &self,
        now: &Quantity,
        before: Exact,
        part: ChangePart,
    ) -> Result<Phrase, Unsayable> {
        if now.unit == Unit::Percent {
            return Err(Unsayable::WrongUnit);
        }
        let words = &self.file.change;
        let difference = now.value.sub(before)?;
        let pattern = match difference.sign() {
            Ordering::Equal if now.value.is_zero() => return Ok(Phrase::words(&words.nothing)),
            Ordering::Equal => return Ok(Phrase::words(&words.unchanged)),
            Ordering::Greater => &words.up,
            Ordering::Less => &words.down,
        };
        let signed = difference.round(now.decimals)?;
        let amount = Phrase::figure(self.with_unit(signed.abs(), &now.unit), signed, Measure::Change);
        let percent = match difference.mul(Exact::HUNDRED)?.div(before.abs())? {
            None => {
                let change = pattern.fill(&[("amount", amount)]);
                return Ok(match part {
                    ChangePart::Amount => change,
                    ChangePart::Both | ChangePart::Percent => {
                        words.from_nothing.fill(&[("change", change)])
                    }
                });
            }
            Some(percent) => self.percent(percent, Measure::ChangePercent)?,
        };
        Ok(match part {
            ChangePart::Amount => pattern.fill(&[("amount", amount)]),
            ChangePart::Percent => pattern.fill(&[("amount", percent)]),
            ChangePart::Both => {
                let change = pattern.fill(&[("amount", amount)]);
                words.both.fill(&[("change", change), ("percent", percent)])
            }
        })
    }

    /// A percentage without its sign in print; the value keeps it.
    fn percent(&self, percent: Exact, measure: Measure) -> Result<Phrase, Unsayable> {
        let value = percent.round(PERCENT_DECIMALS)?;
        Ok(Phrase::figure(format!("{}%", self.digits(value.abs())), value, measure))
    }

    /// `tăng 3,38 điểm phần trăm`: the difference of two rates, rounded once. A difference too
    /// small to print is said to be one, not passed off as none.
    pub fn points(
        &self,
        now: &Quantity,
        before: Exact,
        style: PointsStyle,
    ) -> Result<Phrase, Unsayable> {
        if now.unit != Unit::Percent {
            return Err(Unsayable::WrongUnit);
        }
        let words = &self.file.points;
        let difference = now.value.sub(before)?;
        let rounded = difference.round(now.decimals)?;
        let pattern = match (difference.sign(), rounded.is_zero()) {
            (Ordering::Equal, _) => return Ok(Phrase::words(&words.unchanged)),
            (Ordering::Greater, true) => return Ok(Phrase::words(&words.hardly_up)),
            (Ordering::Less, true) => return Ok(Phrase::words(&words.hardly_down)),
            (Ordering::Greater, false) => &words.up,
            (Ordering::Less, false) => &words.down,
        };
        let amount = self.point_amount(rounded, style, Measure::Points);
        Ok(pattern.fill(&[("amount", amount)]))
    }

    fn point_amount(&self, value: Decimal, style: PointsStyle, measure: Measure) -> Phrase {
        let pattern = match style {
            PointsStyle::Points => &self.file.points.amount,
            PointsStyle::PercentOfRate => &self.file.points.amount_of_rate,
        };
        let digits = self.digits(value.abs());
        let text = pattern.fill_text(&[("number", &digits)]);
        Phrase::figure(text, value, measure)
    }

    /// `chiếm 69,63%` of a whole. Of nothing there is no share.
    pub fn share(
        &self,
        part: &Quantity,
        whole: Exact,
        style: ShareStyle,
    ) -> Result<Phrase, Unsayable> {
        if part.unit == Unit::Percent {
            return Err(Unsayable::WrongUnit);
        }
        let Some(percent) = part.value.mul(Exact::HUNDRED)?.div(whole)? else {
            return Ok(Phrase::words(&self.file.absent.not_arisen));
        };
        let value = percent.round(PERCENT_DECIMALS)?;
        let percent = Phrase::figure(format!("{}%", self.digits(value)), value, Measure::Share);
        Ok(match style {
            ShareStyle::Phrase => self.file.share.fill(&[("percent", percent)]),
            ShareStyle::Number => percent,
        })
    }

    /// `3.345/7.072 việc`.
    pub fn of(&self, part: &Quantity, whole: Exact) -> Result<Phrase, Unsayable> {
        if part.unit == Unit::Percent {
            return Err(Unsayable::WrongUnit);
        }
        let mut phrase = self.number(part)?;
        let whole = Quantity { value: whole, ..part.clone() };
        phrase.0.extend(Phrase::words("/").0);
        phrase.0.extend(self.valued(&whole, Measure::Whole)?.0);
        Ok(phrase)
    }

    /// `còn thiếu 33,2 điểm phần trăm so với chỉ tiêu cả năm (80,5%)`.
    pub fn target(
        &self,
        now: &Quantity,
        target: &TargetWords,
        part: TargetPart,
    ) -> Result<Phrase, Unsayable> {
        let words = &self.file.target;
        let (of_target, of_gap, full, met) = match target.kind {
            TargetKind::FullYear => {
                (Measure::Target, Measure::TargetGap, &words.full_year, &words.met_full_year)
            }
            TargetKind::Progress => {
                (Measure::Progress, Measure::ProgressGap, &words.progress, &words.met_progress)
            }
        };
        // A target is printed with the decimals it was set with, at most those of the figure.
        let bound = target.value.round(now.decimals)?;
        let bound = if Exact::from_decimal(bound) == target.value { bound.normalize() } else { bound };
        let bound = Phrase::figure(self.with_unit(bound, &now.unit), bound, of_target);
        if part == TargetPart::Value {
            return Ok(bound);
        }
        let verbs = match target.direction {
            Direction::AtLeast => &words.at_least,
            Direction::AtMost => &words.at_most,
        };
        let difference = now.value.sub(target.value)?;
        let pattern = match difference.sign() {
            Ordering::Equal => {
                return Ok(match part {
                    TargetPart::Gap => Phrase::words(&verbs.met),
                    _ => met.fill(&[("target", bound)]),
                });
            }
            Ordering::Greater => &verbs.above,
            Ordering::Less => &verbs.below,
        };
        // A gap that vanishes in rounding is shown with as many decimals as it needs.
        let mut decimals = now.decimals;
        let mut value = difference.round(decimals)?;
        while value.is_zero() && decimals < 6 {
            decimals += 1;
            value = difference.round(decimals)?;
        }
        let gap = match now.unit {
            Unit::Percent => self.point_amount(value, PointsStyle::Points, of_gap),
            _ => Phrase::figure(self.with_unit(value.abs(), &now.unit), value, of_gap),
        };
        let gap = pattern.fill(&[("gap", gap)]);
        Ok(match part {
            TargetPart::Gap => gap,
            _ => full.fill(&[("gap", gap), ("target", bound)]),
        })
    }

    /// `xếp thứ 3/15`.
    pub fn rank(&self, place: u32, field: u32, tied: bool) -> Phrase {
        let pattern = if tied { &self.file.rank.tied } else { &self.file.rank.alone };
        let number = |n: u32, measure| {
            let value = Decimal::from(n);
            Phrase::figure(self.digits(value), value, measure)
        };
        pattern.fill(&[
            ("place", number(place, Measure::Rank)),
            ("field", number(field, Measure::RankOf)),
        ])
    }
}
