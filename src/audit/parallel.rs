//! Shares side by side: what the others of their list are measured against, the odd one is too.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::base::{beside_part, same_sentence};
use super::family::opposite;
use super::finding::{Grade, Verdict};
use super::judge::fits;
use super::listing::is_item;
use super::naming::named_base;
use super::share::{report, share};
use crate::wording::read::Verb;

/// A share that was not refuted by itself.
struct Share {
    claim: usize,
    figure: usize,
    part: usize,
    base: Option<usize>,
    holds: bool,
}

pub(super) fn test(article: &Article, tested: &mut Tested) {
    let shares: Vec<Share> = tested
        .claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| matches!(claim.finding.relation, "share" | "rate"))
        .filter(|(_, claim)| claim.finding.verdict != Verdict::Contradiction)
        .filter_map(|(at, claim)| {
            let (figure, part) = (claim.figure?, claim.part?);
            let holds = claim.finding.verdict == Verdict::Holds;
            Some(Share { claim: at, figure, part, base: claim.base, holds })
        })
        .collect();
    let mut odd = Vec::new();
    for list in lists(article, &shares) {
        for share in list {
            if let Some(base) = base_of_others(article, list, share) {
                odd.push((share.claim, share.figure, share.part, base));
            }
        }
    }
    for (claim, figure, part, base) in odd.iter().copied() {
        report(article, figure, part, base, Verdict::Contradiction, Grade::Likely, tested);
        if let Some(claim) = tested.claims.get_mut(claim) {
            claim.base = None;
        }
    }
    let gone: Vec<usize> = odd.into_iter().map(|(claim, ..)| claim).collect();
    let mut at = 0;
    tested.claims.retain(|_| {
        at += 1;
        !gone.contains(&(at - 1))
    });
}

/// Runs of shares in one sentence, or in the items of one list.
fn lists<'s>(article: &Article, shares: &'s [Share]) -> impl Iterator<Item = &'s [Share]> {
    shares.chunk_by(|one, two| together(article, one, two).unwrap_or(false))
}

fn together(article: &Article, one: &Share, two: &Share) -> Option<bool> {
    let (a, b) = (article.figures.get(one.part)?, article.figures.get(two.part)?);
    let nested = |f: &Figure| {
        ["trong đó", "trong số", "riêng", "of which", "of these", "trên"]
            .iter()
            .any(|word| f.before.contains(word))
    };
    let between = (one.figure + 1..=two.part).filter_map(|at| article.figures.get(at));
    // What is done of a part is no share of what the part is a share of.
    let done = |share: &Share| {
        super::caseload::line_of(article, share.part) == Some(super::caseload::Line::Done)
    };
    let kind = a.same_unit(b)
        && done(one) == done(two)
        && beside_part(article, one.part).is_none()
        && beside_part(article, two.part).is_none()
        && !between.clone().any(nested)
        // A number of its own kind before the part is what it may be out of.
        && !between.take_while(|f| f.range.end <= b.range.start)
            .any(|f| f.is_level() && f.same_unit(b) && f.range != b.range);
    let items = a.block != b.block
        && (a.block..=b.block).all(|block| is_item(article, block))
        && b.block == a.block + 1;
    Some(kind && (same_sentence(article, one.part, two.part) || items))
}

/// What all the others of a list are measured against, if the share is not.
fn base_of_others(article: &Article, list: &[Share], odd: &Share) -> Option<usize> {
    let figure = article.figures.get(odd.figure)?;
    // The first may be the whole of the others.
    let list = match list {
        [first, rest @ ..]
            if rest.iter().filter(|share| share.base == Some(first.part)).count() > 1 =>
        {
            if odd.claim == first.claim {
                return None;
            }
            rest
        }
        _ => list,
    };
    if list.len() < 2 || article.has_unreadable_before(odd.figure) || !named_base(figure).is_empty()
    {
        return None;
    }
    let of = |share_of: &Share, base: usize| {
        share_of.part != base
            && share(article, share_of.part, base)
                .zip(article.figures.get(share_of.figure))
                .is_some_and(|(share, printed)| fits(share, printed))
    };
    let others = || list.iter().filter(|other| other.claim != odd.claim);
    let base = others().find(|other| other.holds)?.base?;
    let stands_before = list.iter().all(|share| share.part > base);
    if !stands_before || !others().all(|other| other.holds && of(other, base)) || of(odd, base) {
        return None;
    }
    let enough = list.len() > 2 || list.len() == 2 && pair(article, list, odd);
    enough.then_some(base)
}

/// Of two, only what is plainly a list: items, or shares of the same words with a semicolon
/// between them, or parts that exclude each other.
fn pair(article: &Article, list: &[Share], odd: &Share) -> bool {
    let [one, two] = list else { return false };
    let (Some(a), Some(b)) = (article.figures.get(one.figure), article.figures.get(two.figure))
    else {
        return false;
    };
    let shares = |f: &Figure| f.role == Role::Rate && f.verb() == Some(Verb::Share);
    let other = if odd.claim == one.claim { two } else { one };
    let apart = a.block != b.block || a.after.contains(';') && shares(a) && shares(b);
    let excluded = opposite(article, &[one.part, two.part]) && shares(a) && shares(b);
    // A share of the other part is what a reader may well mean.
    (apart && odd.base != Some(other.part)) || excluded
}
