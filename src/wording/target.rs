//! Targets and rankings: `còn thiếu 33,2 điểm phần trăm so với chỉ tiêu cả năm (80,5%)`,
//! `xếp thứ 3/15`.
//!
//! Which target it is, the full year's or the part due by now, is always said with it; a maximum
//! has words of its own, since staying below it is the good news.

use std::cmp::Ordering;

use super::file::Section;
use super::pattern::{Pattern, slots};
use super::phrase::{Measure, Phrase};
use super::{Quantity, Unit, Unsayable, Wording};
use crate::diagnostic::Language;
use crate::number::{Decimal, Exact, Overflow};

/// Which side of a target is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// A minimum.
    AtLeast,
    /// A maximum.
    AtMost,
}

/// Which target is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetKind {
    /// As it was set, for the whole year.
    FullYear,
    /// The part of it due by the end of the period.
    Progress,
}

/// Which part of the comparison with a target is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TargetPart {
    /// còn thiếu 33,2 điểm phần trăm so với chỉ tiêu cả năm (80,5%)
    Full,
    /// còn thiếu 33,2 điểm phần trăm
    Gap,
    /// 80,5%
    Value,
}

/// A target to compare with, in the unit of the quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TargetWords {
    /// Its value.
    pub value: Exact,
    /// Which side is wanted.
    pub direction: Direction,
    /// The full year's, or the part due by now.
    pub kind: TargetKind,
}

slots! {
    /// A gap alone.
    Gap { Gap = "gap" }
}
slots! {
    /// A gap and the target it is measured from.
    GapFrom { Gap = "gap", Name = "name", Value = "value" }
}
slots! {
    /// A target that was met exactly.
    Met { Name = "name", Value = "value" }
}
slots! {
    /// A place among so many.
    Place { Place = "place", Field = "field" }
}

/// The words of targets and rankings.
#[derive(Clone, Debug)]
pub(super) struct TargetPatterns {
    at_least: SidePatterns,
    at_most: SidePatterns,
    rank: Pattern<Place>,
    tied: Pattern<Place>,
}

#[derive(Clone, Debug)]
struct SidePatterns {
    full_year: String,
    progress: String,
    above: Pattern<GapFrom>,
    above_alone: Pattern<Gap>,
    below: Pattern<GapFrom>,
    below_alone: Pattern<Gap>,
    met: Pattern<Met>,
    met_alone: String,
}

impl TargetPatterns {
    pub fn read(section: &mut Section) -> Self {
        Self {
            at_least: section.section("at_least", SidePatterns::read),
            at_most: section.section("at_most", SidePatterns::read),
            rank: section.pattern("rank"),
            tied: section.pattern("tied"),
        }
    }
}

impl SidePatterns {
    fn read(section: &mut Section) -> Self {
        Self {
            full_year: section.text("full_year"),
            progress: section.text("progress"),
            above: section.pattern("above"),
            above_alone: section.pattern("above_alone"),
            below: section.pattern("below"),
            below_alone: section.pattern("below_alone"),
            met: section.pattern("met"),
            met_alone: section.text("met_alone"),
        }
    }
}

impl Wording {
    /// A quantity against its target. The gap is computed exactly, rounded once to the decimals of
    /// the quantity, and for a rate said in percentage points.
    pub fn target(
        &self,
        now: &Quantity,
        target: &TargetWords,
        part: TargetPart,
    ) -> Result<Phrase, Unsayable> {
        let words = match target.direction {
            Direction::AtLeast => &self.target.at_least,
            Direction::AtMost => &self.target.at_most,
        };
        let (name, of_target, of_gap) = match target.kind {
            TargetKind::FullYear => (&words.full_year, Measure::Target, Measure::TargetGap),
            TargetKind::Progress => (&words.progress, Measure::Progress, Measure::ProgressGap),
        };
        let name = Phrase::words(name);
        let value = self.target_value(now, target.value, of_target)?;
        let difference = now.value.sub(target.value)?;
        let gap = self.gap(difference, now, of_gap)?;
        let from = |pattern: &Pattern<GapFrom>| {
            pattern.fill(|slot| match slot {
                GapFrom::Gap => gap.clone(),
                GapFrom::Name => name.clone(),
                GapFrom::Value => value.clone(),
            })
        };
        let alone = |pattern: &Pattern<Gap>| pattern.fill(|Gap::Gap| gap.clone());
        Ok(match (part, difference.sign()) {
            (TargetPart::Value, _) => value,
            (TargetPart::Full, Ordering::Greater) => from(&words.above),
            (TargetPart::Full, Ordering::Less) => from(&words.below),
            (TargetPart::Full, Ordering::Equal) => words.met.fill(|slot| match slot {
                Met::Name => name.clone(),
                Met::Value => value.clone(),
            }),
            (TargetPart::Gap, Ordering::Greater) => alone(&words.above_alone),
            (TargetPart::Gap, Ordering::Less) => alone(&words.below_alone),
            (TargetPart::Gap, Ordering::Equal) => {
                let zero = difference.round(now.decimals)?;
                Phrase::figure(&words.met_alone, zero, of_gap)
            }
        })
    }

    /// A target is shown as it was set, 80,5% beside a rate of 47,30%; one that has more decimals
    /// than anything beside it (a part due by now) is rounded as the quantity is.
    fn target_value(
        &self,
        now: &Quantity,
        target: Exact,
        measure: Measure,
    ) -> Result<Phrase, Overflow> {
        let most = match now.unit {
            Unit::Percent => now.decimals.max(self.amount.percent_decimals),
            _ => now.decimals,
        };
        let as_set = target.to_decimal().map(|decimal| decimal.normalize());
        let value = match as_set.filter(|decimal| decimal.scale() <= most) {
            Some(value) => value,
            None => target.round(most)?,
        };
        let text = self.amount.with_unit(value, &now.unit);
        Ok(Phrase::figure(text, value, measure))
    }

    /// A place in a ranking: `xếp thứ 3/15`.
    pub fn rank(&self, place: u32, field: u32, tied: bool) -> Phrase {
        let pattern = if tied { &self.target.tied } else { &self.target.rank };
        let digits = |number: u32| self.amount.digits(Decimal::from(number));
        pattern.fill(|slot| match slot {
            Place::Place => {
                let text = match self.language() {
                    Language::Vi => digits(place),
                    Language::En => format!("{}{}", digits(place), ordinal_ending(place)),
                };
                Phrase::figure(text, Decimal::from(place), Measure::Rank)
            }
            Place::Field => Phrase::figure(digits(field), Decimal::from(field), Measure::RankOf),
        })
    }
}

fn ordinal_ending(place: u32) -> &'static str {
    match (place % 10, place % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cases, en, exact, rate, spaced, vi};
    use super::*;

    fn set(value: &str, direction: Direction, kind: TargetKind) -> TargetWords {
        TargetWords { value: exact(value), direction, kind }
    }

    #[test]
    fn a_gap_says_its_side_its_unit_and_which_target_it_is() {
        use Direction::*;
        use TargetKind::*;
        use TargetPart::*;
        let (vi, en) = (vi(), en());
        let now = rate(3345, 7072, 1);
        for (value, direction, kind, part, text) in [
            (
                "80.5",
                AtLeast,
                FullYear,
                Full,
                "còn thiếu 33,2 điểm phần trăm so với chỉ tiêu cả năm (80,5%)",
            ),
            ("80.5", AtLeast, FullYear, Gap, "còn thiếu 33,2 điểm phần trăm"),
            ("80.5", AtLeast, FullYear, Value, "80,5%"),
            (
                "40.25",
                AtLeast,
                Progress,
                Full,
                "vượt 7,0 điểm phần trăm so với tiến độ chỉ tiêu (40,25%)",
            ),
            ("47.25", AtLeast, FullYear, Gap, "vượt chưa đến 0,1 điểm phần trăm"),
            (
                "50",
                AtMost,
                FullYear,
                Full,
                "thấp hơn 2,7 điểm phần trăm so với mức tối đa cả năm (50%)",
            ),
            ("45", AtMost, FullYear, Gap, "vượt quá 2,3 điểm phần trăm"),
        ] {
            let target = set(value, direction, kind);
            assert_eq!(spaced(vi.target(&now, &target, part)), text);
        }
        let target = set("80.5", AtLeast, FullYear);
        assert_eq!(
            spaced(en.target(&now, &target, Full)),
            "33.2 percentage points short of the full-year target (80.5%)"
        );
        let half = rate(1, 2, 1);
        let target = set("50", AtLeast, FullYear);
        assert_eq!(spaced(vi.target(&half, &target, Full)), "đạt đúng chỉ tiêu cả năm (50%)");
        assert_eq!(spaced(vi.target(&half, &target, Gap)), "đạt đúng chỉ tiêu");
    }

    #[test]
    fn a_target_that_is_no_rate_uses_the_unit() {
        let target = set("8000", Direction::AtLeast, TargetKind::FullYear);
        let said = vi().target(&cases("7072"), &target, TargetPart::Full);
        assert_eq!(spaced(said), "còn thiếu 928 việc so với chỉ tiêu cả năm (8.000 việc)");
    }

    #[test]
    fn a_part_due_by_now_is_rounded_where_it_does_not_end() {
        let value = exact("83.9").mul(Exact::whole(7)).unwrap().div(Exact::whole(12)).unwrap();
        let target = TargetWords {
            value: value.unwrap(),
            direction: Direction::AtLeast,
            kind: TargetKind::Progress,
        };
        let said = vi().target(&rate(1, 2, 1), &target, TargetPart::Value);
        assert_eq!(spaced(said), "48,94%");
    }

    #[test]
    fn a_rank_names_its_field() {
        let (vi, en) = (vi(), en());
        assert_eq!(spaced(Ok(vi.rank(3, 15, false))), "xếp thứ 3/15");
        assert_eq!(spaced(Ok(vi.rank(3, 15, true))), "cùng xếp thứ 3/15");
        for (place, text) in [(1, "1st"), (2, "2nd"), (3, "3rd"), (11, "11th"), (22, "22nd")] {
            assert_eq!(spaced(Ok(en.rank(place, 34, false))), format!("ranked {text} of 34"));
        }
        assert_eq!(spaced(Ok(en.rank(3, 15, true))), "ranked joint 3rd of 15");
    }
}
