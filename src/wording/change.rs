//! Comparisons: changes, percentage points, shares.
//!
//! Verb and sign come from one subtraction, made exactly and rounded once. A relative change needs
//! a base above zero; a rate has points and never a relative change. What would be printed as
//! nothing but is something is said to be less than the smallest number printed (“chưa đến
//! 0,1 điểm phần trăm”), which keeps its direction and can be proved; “gần như không đổi” cannot.

use std::cmp::Ordering;

use super::file::Section;
use super::pattern::{Pattern, slots};
use super::phrase::{Measure, Phrase};
use super::{Absence, Quantity, Unit, Unsayable, Wording};
use crate::number::{Decimal, Exact, Overflow};

/// Which part of a change is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangePart {
    /// giảm 205 việc (1,96%)
    Both,
    /// giảm 205 việc
    Amount,
    /// giảm 1,96%
    Percent,
}

/// How the change of a rate is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PointsStyle {
    /// tăng 3,38 điểm phần trăm
    Points,
    /// tăng 3,38% về tỷ lệ: the house style of some departments
    PercentOfRate,
}

/// How a share is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ShareStyle {
    /// chiếm 69,63%
    Phrase,
    /// 69,63%
    Number,
}

slots! {
    /// A change by amount and percent.
    Both { Verb = "verb", Amount = "amount", Percent = "percent" }
}
slots! {
    /// A change by one of them.
    Moved { Verb = "verb", Amount = "amount" }
}
slots! {
    /// A percentage.
    Percentage { Percent = "percent" }
}
slots! {
    /// A part and the whole it is of.
    PartOf { Part = "part", Whole = "whole" }
}

/// The words of comparisons.
#[derive(Clone, Debug)]
pub(super) struct ChangeWords {
    rise: String,
    fall: String,
    both: Pattern<Both>,
    single: Pattern<Moved>,
    unchanged: String,
    from_nothing: Pattern<Moved>,
    nothing_twice: String,
    points: [String; 2],
    of_rate: Pattern<Moved>,
    share: Pattern<Percentage>,
    part_of: Pattern<PartOf>,
}

impl ChangeWords {
    pub fn read(section: &mut Section) -> Self {
        Self {
            rise: section.text("rise"),
            fall: section.text("fall"),
            both: section.pattern("both"),
            single: section.pattern("single"),
            unchanged: section.text("unchanged"),
            from_nothing: section.pattern("from_nothing"),
            nothing_twice: section.text("nothing_twice"),
            points: section.list("points"),
            of_rate: section.pattern("of_rate"),
            share: section.pattern("share"),
            part_of: section.pattern("part_of"),
        }
    }

    fn verb(&self, sign: Ordering) -> Phrase {
        Phrase::words(if sign == Ordering::Less { &self.fall } else { &self.rise })
    }

    fn moved(&self, pattern: &Pattern<Moved>, sign: Ordering, amount: &Phrase) -> Phrase {
        pattern.fill(|slot| match slot {
            Moved::Verb => self.verb(sign),
            Moved::Amount => amount.clone(),
        })
    }
}

impl Wording {
    /// The change of a quantity from what it was: `giảm 205 việc (1,96%)`, `không thay đổi`,
    /// `tăng 12 việc (kỳ trước không phát sinh)`. From a base of zero or less there is no
    /// percentage, and the amount is said whichever part was asked for.
    pub fn change(
        &self,
        now: &Quantity,
        before: Exact,
        part: ChangePart,
    ) -> Result<Phrase, Unsayable> {
        if now.unit == Unit::Percent {
            return Err(Unsayable::ARate);
        }
        let words = &self.change;
        let difference = now.value.sub(before)?;
        let sign = difference.sign();
        if sign == Ordering::Equal {
            let text = if before.is_zero() { &words.nothing_twice } else { &words.unchanged };
            return Ok(Phrase::figure(text, difference.round(now.decimals)?, Measure::Change));
        }
        let amount = || {
            self.sized(difference, now.decimals, Measure::Change, |number| {
                self.amount.with_unit(number, &now.unit)
            })
        };
        let percent = || -> Result<Phrase, Overflow> {
            let percent = difference.div(before)?.unwrap_or(Exact::ZERO).mul(Exact::HUNDRED)?;
            let (text, value) = self.amount.percentage(percent)?;
            Ok(Phrase::figure(text, value, Measure::ChangePercent))
        };
        let phrase = match (before.sign(), part) {
            (Ordering::Equal, ChangePart::Both | ChangePart::Percent) => {
                words.moved(&words.from_nothing, sign, &amount()?)
            }
            (Ordering::Greater, ChangePart::Both) => {
                let (amount, percent) = (amount()?, percent()?);
                words.both.fill(|slot| match slot {
                    Both::Verb => words.verb(sign),
                    Both::Amount => amount.clone(),
                    Both::Percent => percent.clone(),
                })
            }
            (Ordering::Greater, ChangePart::Percent) => {
                words.moved(&words.single, sign, &percent()?)
            }
            (_, _) => words.moved(&words.single, sign, &amount()?),
        };
        Ok(phrase)
    }

    /// The change of a rate in percentage points: `tăng 3,38 điểm phần trăm`. The gap is that of
    /// the exact rates, not of the printed ones.
    pub fn points(
        &self,
        now: &Quantity,
        before: Exact,
        style: PointsStyle,
    ) -> Result<Phrase, Unsayable> {
        if now.unit != Unit::Percent {
            return Err(Unsayable::NotARate);
        }
        let words = &self.change;
        let gap = now.value.sub(before)?;
        if gap.is_zero() {
            return Ok(Phrase::figure(&words.unchanged, gap.round(now.decimals)?, Measure::Points));
        }
        let (pattern, said) = match style {
            PointsStyle::Points => (&words.single, self.gap(gap, now, Measure::Points)?),
            PointsStyle::PercentOfRate => {
                let said = self.sized(gap, now.decimals, Measure::Points, |number| {
                    self.amount.with_unit(number, &Unit::Percent)
                })?;
                (&words.of_rate, said)
            }
        };
        Ok(words.moved(pattern, gap.sign(), &said))
    }

    /// What part of a whole a quantity is, in percent: `chiếm 69,63%`. Nothing of nothing is
    /// `không phát sinh`.
    pub fn share(
        &self,
        part: &Quantity,
        whole: Exact,
        style: ShareStyle,
    ) -> Result<Phrase, Unsayable> {
        if part.unit == Unit::Percent {
            return Err(Unsayable::ARate);
        }
        let Some(share) = part.value.div(whole)? else { return self.part_of_nothing(part) };
        let (text, value) = self.amount.percentage(share.mul(Exact::HUNDRED)?)?;
        let text = if value.is_sign_negative() { format!("-{text}") } else { text };
        let percent = Phrase::figure(text, value, Measure::Share);
        Ok(match style {
            ShareStyle::Phrase => self.change.share.fill(|Percentage::Percent| percent.clone()),
            ShareStyle::Number => percent,
        })
    }

    /// A part beside its whole, in the same unit: `3.345/7.072 việc`.
    pub fn of(&self, part: &Quantity, whole: Exact) -> Result<Phrase, Unsayable> {
        if part.unit == Unit::Percent {
            return Err(Unsayable::ARate);
        }
        if whole.is_zero() {
            return self.part_of_nothing(part);
        }
        let number = self.number(part)?;
        let whole = self.value(&Quantity { value: whole, ..part.clone() })?;
        let whole = whole.measured(Measure::Whole);
        Ok(self.change.part_of.fill(|slot| match slot {
            PartOf::Part => number.clone(),
            PartOf::Whole => whole.clone(),
        }))
    }

    fn part_of_nothing(&self, part: &Quantity) -> Result<Phrase, Unsayable> {
        if part.value.is_zero() {
            Ok(self.absent(Absence::NotArisen))
        } else {
            Err(Unsayable::NoWhole)
        }
    }

    /// The size of a gap in the unit of a quantity; for a rate, in percentage points.
    pub(super) fn gap(
        &self,
        gap: Exact,
        of: &Quantity,
        measure: Measure,
    ) -> Result<Phrase, Overflow> {
        self.sized(gap, of.decimals, measure, |number| match &of.unit {
            Unit::Percent => self.amount.with_words(number, &self.change.points),
            unit => self.amount.with_unit(number, unit),
        })
    }

    fn sized(
        &self,
        amount: Exact,
        decimals: u32,
        measure: Measure,
        with_unit: impl Fn(Decimal) -> String,
    ) -> Result<Phrase, Overflow> {
        let (text, value) = self.amount.size(amount, decimals, with_unit)?;
        Ok(Phrase::figure(text, value, measure))
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cases, en, exact, money, rate, spaced, vi};
    use super::super::{Part, Wording};
    use super::*;

    fn change(wording: &Wording, now: &str, before: &str, part: ChangePart) -> String {
        spaced(wording.change(&cases(now), exact(before), part))
    }

    #[test]
    fn verb_amount_and_percent_come_from_one_subtraction() {
        use ChangePart::*;
        let (vi, en) = (vi(), en());
        for (now, before, part, text) in [
            ("10232", "10437", Both, "giảm 205 việc (1,96%)"),
            ("10232", "10437", Amount, "giảm 205 việc"),
            ("10232", "10437", Percent, "giảm 1,96%"),
            ("10437", "10232", Both, "tăng 205 việc (2,00%)"),
            ("0", "205", Both, "giảm 205 việc (100%)"),
            ("205", "205", Both, "không thay đổi"),
            ("12", "0", Both, "tăng 12 việc (kỳ trước không phát sinh)"),
            ("12", "0", Percent, "tăng 12 việc (kỳ trước không phát sinh)"),
            ("12", "0", Amount, "tăng 12 việc"),
            ("0", "0", Both, "không phát sinh"),
            ("1000001", "1000000", Both, "tăng 1 việc (chưa đến 0,01%)"),
        ] {
            assert_eq!(change(&vi, now, before, part), text, "{now} from {before}");
        }
        assert_eq!(change(&en, "10232", "10437", Both), "down 205 cases (1.96%)");
        assert_eq!(change(&en, "1", "0", Both), "up 1 case (none in the previous period)");
        let fall = vi.change(&money("6467721795000"), exact("10272962842000"), Both);
        assert_eq!(spaced(fall), "giảm 3.805.241.047.000 đồng (37,04%)");
    }

    #[test]
    fn each_number_carries_the_value_it_claims() {
        let phrase = vi().change(&cases("10232"), exact("10437"), ChangePart::Both).unwrap();
        let claimed = phrase.0.into_iter().filter_map(|part| match part {
            Part::Figure { value, measure, .. } => Some((value.to_string(), measure)),
            Part::Words(_) => None,
        });
        let claimed: Vec<_> = claimed.collect();
        let expected =
            [("-205".to_owned(), Measure::Change), ("-1.96".to_owned(), Measure::ChangePercent)];
        assert_eq!(claimed, expected);
    }

    #[test]
    fn points_and_percent_are_not_confused() {
        use PointsStyle::*;
        let (vi, en) = (vi(), en());
        let now = rate(725, 10_000, 2);
        for (before, style, text) in [
            ("3.87", Points, "tăng 3,38 điểm phần trăm"),
            ("3.87", PercentOfRate, "tăng 3,38% về tỷ lệ"),
            ("8.25", Points, "giảm 1,00 điểm phần trăm"),
            ("7.25", Points, "không thay đổi"),
            ("7.248", Points, "tăng chưa đến 0,01 điểm phần trăm"),
        ] {
            assert_eq!(spaced(vi.points(&now, exact(before), style)), text);
        }
        let said = en.points(&now, exact("3.87"), Points);
        assert_eq!(spaced(said), "up 3.38 percentage points");
        let whole = rate(50, 100, 0);
        assert_eq!(spaced(en.points(&whole, exact("49"), Points)), "up 1 percentage point");
        assert_eq!(vi.points(&cases("5"), exact("4"), Points), Err(Unsayable::NotARate));
        assert_eq!(vi.change(&now, exact("3.87"), ChangePart::Both), Err(Unsayable::ARate));
    }

    #[test]
    fn shares_name_their_part_of_the_whole() {
        let (vi, en) = (vi(), en());
        let share = |part, whole: &str, style| vi.share(&cases(part), exact(whole), style);
        assert_eq!(spaced(share("7072", "10157", ShareStyle::Phrase)), "chiếm 69,63%");
        assert_eq!(spaced(share("7072", "10157", ShareStyle::Number)), "69,63%");
        assert_eq!(spaced(share("5", "5", ShareStyle::Phrase)), "chiếm 100%");
        assert_eq!(spaced(share("0", "5", ShareStyle::Phrase)), "chiếm 0%");
        assert_eq!(spaced(share("1", "99999", ShareStyle::Phrase)), "chiếm chưa đến 0,01%");
        assert_eq!(spaced(share("0", "0", ShareStyle::Phrase)), "không phát sinh");
        assert_eq!(share("5", "0", ShareStyle::Phrase), Err(Unsayable::NoWhole));
        assert_eq!(spaced(vi.of(&cases("3345"), exact("7072"))), "3.345/7.072 việc");
        assert_eq!(spaced(en.of(&cases("3345"), exact("7072"))), "3,345 of 7,072 cases");
        assert_eq!(spaced(vi.of(&cases("0"), exact("0"))), "không phát sinh");
    }
}
