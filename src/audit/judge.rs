//! One relation put to the test: does some value of the figures give what is printed?

use std::ops::Range;

use super::article::{Article, Figure};
use super::finding::{Finding, Grade, Implied, ImpliedOf, Verdict};
use crate::diagnostic::Bilingual;
use crate::number::{Exact, Interval};
use crate::wording::read::Unit;

/// Whether a computed interval and a printed figure can be the same number. Cutting off instead of
/// rounding is a habit, not a false figure.
pub(super) fn fits(computed: Interval, printed: &Figure) -> bool {
    let amount = &printed.amount;
    let own = amount.interval().is_ok_and(|interval| interval.meets(computed));
    own || (amount.is_rounded()
        && Interval::truncated(amount.value, amount.step).is_ok_and(|cut| cut.meets(computed)))
}

/// Part in percent of a base.
pub(super) fn percent_of(part: Interval, base: Interval) -> Option<Interval> {
    part.div(base).ok().flatten()?.percent().ok()
}

/// Whether one number turns into the other by one slip of the hand: a digit changed, two swapped,
/// three zeros too many or too few. Numbers of less than three digits always do, so they never do.
pub(super) fn is_slip(one: Exact, two: Exact) -> bool {
    if one.is_whole() && two.is_whole() {
        return is_slip_of_wholes(one.numerator(), two.numerator());
    }
    let digits = |value: Exact| value.to_decimal().map(|d| d.normalize().mantissa().unsigned_abs());
    let thousand = Exact::whole(1_000);
    if one.mul(thousand) == Ok(two) || two.mul(thousand) == Ok(one) {
        return true;
    }
    let scale = |value: Exact| value.to_decimal().map_or(0, |d| d.normalize().scale());
    let (places, Some(_)) = (scale(one).max(scale(two)), digits(one)) else { return false };
    let as_text =
        |value: Exact| value.round(places).map(|d| d.mantissa().unsigned_abs().to_string());
    let (Ok(a), Ok(b)) = (as_text(one), as_text(two)) else { return false };
    if a.len() != b.len() || a.len() < 3 {
        return false;
    }
    let differ: Vec<(u8, u8)> = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).collect();
    match differ[..] {
        [_] => true,
        [(a, b), (c, d)] => a == d && b == c,
        _ => false,
    }
}

/// The same for whole numbers: most are, and nearly every two figures are held against each other.
fn is_slip_of_wholes(one: i128, two: i128) -> bool {
    if one.checked_mul(1_000) == Some(two) || two.checked_mul(1_000) == Some(one) {
        return true;
    }
    let (mut a, mut b) = (one.unsigned_abs(), two.unsigned_abs());
    if a < 100 || b < 100 || a.ilog10() != b.ilog10() {
        return false;
    }
    let (mut count, mut differ) = (0, [(0, 0); 2]);
    while a > 0 {
        let digits = (a % 10, b % 10);
        if digits.0 != digits.1 {
            let Some(place) = differ.get_mut(count) else { return false };
            *place = digits;
            count += 1;
        }
        (a, b) = (a / 10, b / 10);
    }
    let [(a, b), (c, d)] = differ;
    count == 1 || count == 2 && a == d && b == c
}

/// The base that would make `part` so many percent of it.
pub(super) fn implied_base(
    article: &Article,
    part: Interval,
    percent: &Figure,
    unit: &Unit,
) -> Option<Implied> {
    let share = percent.interval()?.div(Interval::exact(Exact::HUNDRED)).ok().flatten()?;
    let base = part.div(share).ok().flatten()?;
    let mut found = implied(article, ImpliedOf::Base, base, unit);
    if found.printed.is_empty() {
        // `làm rõ 371 vụ, xử lý 592 đối tượng, đạt 62,67%`: the wrong thing altogether.
        let beside = searched(article).filter(|figure| {
            figure.sentence == percent.sentence
                && matches!(figure.amount.unit, Unit::Counted(_))
                && figure.is_level()
                && !figure.is_hedged()
                && base.holds(figure.amount.value)
        });
        found.printed = beside.map(|figure| figure.range.clone()).collect();
    }
    Some(found)
}

/// So many figures are searched for the one a writer must have used: of a text with more than any
/// reader follows the rest is left, and its time stays in proportion to its length.
const MOST_SEARCHED: usize = 1_000;

fn searched<'a>(article: &'a Article<'_>) -> impl Iterator<Item = &'a Figure> {
    article.figures.iter().take(MOST_SEARCHED)
}

/// An implied value, with the printed numbers that fit it.
pub(super) fn implied(article: &Article, of: ImpliedOf, range: Interval, unit: &Unit) -> Implied {
    let fitting = |figure: &&Figure| {
        let plain = figure.amount.hedge.is_none() && !figure.amount.is_rounded();
        super::quantity::same_unit(&figure.amount.unit, unit)
            && (range.holds(figure.amount.value)
                || !plain && figure.interval().is_some_and(|interval| interval.meets(range)))
    };
    let mut printed: Vec<Range<usize>> =
        searched(article).filter(fitting).map(|figure| figure.range.clone()).collect();
    let wholes = searched(article).filter(|figure| {
        figure.whole.as_ref().is_some_and(|w| w.interval().is_ok_and(|i| i.meets(range)))
    });
    printed.extend(wholes.map(|figure| figure.range.clone()));
    let cells = article.cells.iter().filter_map(|cell| cell.figure.as_ref());
    printed.extend(
        cells
            .filter(|(_, amount)| {
                amount.interval().is_ok_and(|i| i.meets(range))
                    && !matches!(amount.unit, Unit::Percent)
            })
            .map(|(range, _)| range.clone()),
    );
    let name = match unit {
        Unit::Money => "đồng".to_owned(),
        Unit::Counted(name) => name.clone(),
        Unit::Percent | Unit::Points => "%".to_owned(),
        _ => String::new(),
    };
    Implied { of, least: range.least, most: range.most, unit: name, printed }
}

/// A finding at a figure.
pub(super) struct Said {
    pub relation: &'static str,
    pub verdict: Verdict,
    pub grade: Grade,
    pub message: Bilingual,
    pub arithmetic: Bilingual,
    pub implied: Option<Implied>,
}

impl Said {
    /// A claim that holds or does not, by the most natural reading of its sentence.
    pub fn of(
        relation: &'static str,
        holds: bool,
        message: Bilingual,
        arithmetic: Bilingual,
    ) -> Self {
        let verdict = if holds { Verdict::Holds } else { Verdict::Contradiction };
        Self { relation, verdict, grade: Grade::Likely, message, arithmetic, implied: None }
    }

    /// At a figure, of others.
    pub fn at(self, article: &Article, figure: usize, others: &[usize]) -> Option<Finding> {
        let range = article.figures.get(figure)?.range.clone();
        let others = others.iter().filter_map(|at| article.figures.get(*at));
        Some(self.over(range, others.map(|figure| figure.range.clone()).collect()))
    }

    /// At a stretch of the text, of others.
    pub fn over(self, range: Range<usize>, others: Vec<Range<usize>>) -> Finding {
        Finding {
            range,
            relation: self.relation,
            verdict: self.verdict,
            grade: self.grade,
            message: self.message,
            arithmetic: self.arithmetic,
            implied: self.implied,
            others,
            cause: None,
        }
    }
}

/// The article's own words for a figure.
pub(super) fn words<'a>(article: &'a Article, at: usize) -> &'a str {
    article
        .figures
        .get(at)
        .and_then(|figure| article.document.text.get(figure.range.clone()))
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_one_movement_of_the_hand() {
        let slip = |a, b| is_slip(Exact::whole(a), Exact::whole(b));
        assert!(slip(1_783, 9_783) && slip(521, 251) && slip(7_072, 7_072_000));
        assert!(!slip(14, 16) && !slip(1_234, 4_321) && !slip(1_234, 12_345));
    }
}
