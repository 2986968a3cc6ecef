//! One slip behind several findings: a value that stands one row too low, in the cell of a part,
//! while it is the whole the shares were taken of.

use super::article::Article;
use super::finding::{Cause, Grade, Report, Verdict};
use super::judge::{fits, percent_of, words};
use super::say;
use super::whole::siblings;
use super::{Claim, Tested};
use crate::diagnostic::{Language, say};
use crate::number::{Exact, Interval};

/// So many values are supposed to stand in the wrong place; an article with more is wrong throughout.
const MOST_SUSPECTS: usize = 200;

/// The findings in the order of the text, and what lies behind several of them.
pub(super) fn report(article: &Article, tested: Tested) -> Report {
    let mut claims = tested.claims;
    claims.sort_by_key(|claim| {
        (claim.finding.range.start, claim.finding.range.end, claim.finding.relation)
    });
    claims.dedup_by(|a, b| {
        a.finding.range == b.finding.range
            && a.finding.relation == b.finding.relation
            && a.finding.others == b.finding.others
    });
    let mut causes = Vec::new();
    let refuted = claims.iter().filter(|claim| {
        claim.finding.verdict == Verdict::Contradiction
            && matches!(claim.finding.relation, "share" | "rate")
    });
    let suspects: std::collections::BTreeSet<usize> =
        refuted.filter_map(|claim| claim.part).take(MOST_SUSPECTS).collect();
    let misplaced = suspects.into_iter().filter_map(|at| misplaced(article, at, &claims));
    let mut found: Vec<(usize, Interval, Vec<usize>)> = misplaced.collect();
    found.sort_by_key(|(at, _, repairs)| (usize::MAX - repairs.len(), *at));
    for (at, value, repairs) in found {
        let free: Vec<usize> = repairs
            .into_iter()
            .filter(|claim| claims.get(*claim).is_some_and(|claim| claim.finding.cause.is_none()))
            .collect();
        if free.len() < 2 {
            continue;
        }
        for claim in &free {
            if let Some(claim) = claims.get_mut(*claim) {
                claim.finding.cause = Some(causes.len());
            }
        }
        causes.push(said(article, at, value, free));
    }
    Report { findings: claims.into_iter().map(|claim| claim.finding).collect(), causes }
}

fn said(article: &Article, at: usize, value: Interval, repairs: Vec<usize>) -> Cause {
    let printed = words(article, at);
    let count = repairs.len();
    let (vi, en) = (say::interval(value, Language::Vi), say::interval(value, Language::En));
    let message = say!(
        "{printed} có lẽ đặt nhầm một dòng: đây là tổng (chẳng hạn tổng số phải giải quyết) mà các tỷ lệ được tính trên đó; giá trị đúng ở chỗ này vào khoảng {vi}. Giả thiết này giải thích {count} chỗ không khớp",
        "{printed} probably stands one row too low: it is the whole (the total to be dealt with, say) that the shares were taken of; the true value here is about {en}. This one slip explains {count} findings"
    );
    let range = article.figures.get(at).map(|figure| figure.range.clone()).unwrap_or_default();
    Cause { range, message, grade: Grade::Likely, repairs }
}

/// Supposes that a figure is the whole of its list, and counts the findings this repairs.
fn misplaced(
    article: &Article,
    at: usize,
    claims: &[Claim],
) -> Option<(usize, Interval, Vec<usize>)> {
    let wrong = |claim: &&Claim| claim.finding.verdict == Verdict::Contradiction;
    // Its own share tells what should stand in its place.
    let own = claims.iter().filter(wrong).find(|claim| {
        claim.part == Some(at) && matches!(claim.finding.relation, "share" | "rate")
    })?;
    // A value that another claim confirms stands where it should.
    let confirmed = claims
        .iter()
        .any(|claim| claim.finding.verdict == Verdict::Holds && claim.base == Some(at));
    if confirmed {
        return None;
    }
    let figure = article.figures.get(at)?;
    let share = article.figures.get(own.figure?)?.interval()?;
    let whole = figure.interval()?;
    let value = whole.mul(share).ok()?.div(Interval::exact(Exact::HUNDRED)).ok().flatten()?;
    let mut repairs = Vec::new();
    let mut agreed = false;
    for (place, claim) in claims.iter().enumerate().filter(|(_, claim)| wrong(claim)) {
        let repaired = match (claim.finding.relation, claim.part, claim.base, claim.figure) {
            ("share" | "rate", Some(part), _, _) if part == at => true,
            ("share" | "rate", Some(part), Some(base), Some(percent)) => {
                let of = if base == at {
                    value
                } else if siblings(article, part, at) {
                    whole
                } else {
                    continue;
                };
                let computed = percent_of(article.figures.get(part)?.interval()?, of);
                let fits = computed
                    .is_some_and(|c| article.figures.get(percent).is_some_and(|p| fits(c, p)));
                agreed |= fits;
                fits
            }
            ("parts-exceed-whole" | "family", _, _, Some(part)) => {
                claim.finding.range == figure.range
                    || claim.finding.others.contains(&figure.range)
                    || part == at
            }
            _ => false,
        };
        if repaired {
            repairs.push(place);
        }
    }
    (agreed && repairs.len() >= 2).then_some((at, value, repairs))
}
