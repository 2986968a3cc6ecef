//! A list whose every item bears the same figures: `Agribank 468 việc (742,6 tỉ đồng), BIDV 301 việc
//! (1.128,4 tỉ đồng), …`, `CHV A xong 171/214 việc, thu 6,48 tỷ đồng; …`. Where one column of it makes
//! up a number printed above, so do the others.

use std::ops::Range;

use super::Tested;
use super::article::{Article, Figure, Role};
use super::family::{one_slip, say_sum, sum};
use super::finding::{Grade, Verdict};
use crate::number::{Exact, Interval};

/// So many figures back the totals may stand.
const FARTHEST: usize = 20;
/// A list of fewer items is none, one of more figures in an item is another thing.
const LEAST_ITEMS: usize = 3;
const WIDEST: usize = 4;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    let mut at = 0;
    while at < article.figures.len() {
        let list = (2..=WIDEST).find_map(|width| Some((list(article, at, width)?, width)));
        let Some((range, width)) = list else {
            at += 1;
            continue;
        };
        let end = range.end;
        // The first item may be the totals themselves.
        let below = range.start + width..range.end;
        if columns(article, range, width, tested).is_none() && below.len() >= LEAST_ITEMS * width {
            columns(article, below, width, tested);
        }
        at = end;
    }
}

/// The longest run of items of so many figures each, from one figure on.
fn list(article: &Article, start: usize, width: usize) -> Option<Range<usize>> {
    let first = article.figures.get(start).filter(|f| f.is_level() && f.bracket == 0)?;
    let same = |at: usize| {
        let (one, two) = (article.figures.get(at)?, article.figures.get(at + width)?);
        let alike = one.sentence == two.sentence
            && one.role == two.role
            && one.amount.unit == two.amount.unit
            && one.whole.is_some() == two.whole.is_some()
            && (one.bracket == 0) == (two.bracket == 0);
        alike.then_some(())
    };
    let mut end = start;
    while same(end).is_some() {
        end += 1;
    }
    let items = (end - start) / width + 1;
    let mixed = (start..start + width).any(|at| {
        article.figures.get(at).is_some_and(|f| f.is_level() && f.amount.unit != first.amount.unit)
    });
    (items >= LEAST_ITEMS && mixed).then_some(start..start + items * width)
}

fn columns(article: &Article, list: Range<usize>, width: usize, tested: &mut Tested) -> Option<()> {
    let of = |column: usize| -> Vec<usize> { list.clone().skip(column).step_by(width).collect() };
    let level = |column: &usize| {
        article.figures.get(list.start + column).is_some_and(|f| f.role == Role::Level)
    };
    let total_of = |column: usize| total(article, &of(column), list.start);
    let wholes_of_ratios = || {
        let mut sum = Interval::exact(Exact::ZERO);
        for at in of(0) {
            let whole = article.figures.get(at)?.whole.as_ref()?.interval().ok()?;
            sum = sum.add(whole).ok()?;
        }
        Some(sum)
    };
    let found: Vec<(usize, Option<usize>)> =
        (0..width).filter(level).map(|column| (column, total_of(column))).collect();
    let ratio_holds = wholes_of_ratios().is_some_and(|sum| {
        earlier(article, list.start).any(|(_, f)| f.interval().is_some_and(|v| v.meets(sum)))
    });
    if !ratio_holds && found.iter().all(|(_, total)| total.is_none()) {
        return None;
    }
    for (column, total) in found {
        let parts = of(column);
        let told = |at: usize| {
            article.figures.get(at).is_some_and(|f| {
                tested.claims.iter().any(|claim| {
                    claim.finding.range == f.range
                        && matches!(claim.finding.relation, "family" | "total")
                })
            })
        };
        match total {
            Some(whole) if !told(whole) => {
                let sum = sum(article, &parts)?;
                say_sum(article, &parts, whole, sum, Verdict::Holds, Grade::Certain, tested);
            }
            Some(_) => {}
            None => {
                let unit = &article.figures.get(*parts.first()?)?.amount.unit;
                let slipped = earlier(article, list.start).find(|(at, f)| {
                    &f.amount.unit == unit && one_slip(article, &parts, *at) && !told(*at)
                });
                let Some((whole, _)) = slipped else { continue };
                let sum = sum(article, &parts)?;
                say_sum(article, &parts, whole, sum, Verdict::Contradiction, Grade::Likely, tested);
            }
        }
    }
    Some(())
}

/// The plain amounts above a list, nearest first.
fn earlier<'a>(article: &'a Article<'_>, at: usize) -> impl Iterator<Item = (usize, &'a Figure)> {
    (at.saturating_sub(FARTHEST)..at)
        .rev()
        .filter_map(|other| article.figures.get(other).map(|figure| (other, figure)))
        .filter(|(_, f)| f.is_level() && f.whole.is_none())
}

/// The number above that a column makes up.
fn total(article: &Article, parts: &[usize], start: usize) -> Option<usize> {
    let unit = &article.figures.get(*parts.first()?)?.amount.unit;
    let sum = sum(article, parts)?;
    earlier(article, start)
        .find(|(_, f)| &f.amount.unit == unit && f.interval().is_some_and(|v| v.meets(sum)))
        .map(|(at, _)| at)
}
