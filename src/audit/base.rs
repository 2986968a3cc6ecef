//! What a percentage may be measured against: a number printed with it, one its words name, the
//! whole of the list it stands in.

mod beside;
mod named;

use super::article::{Article, Figure, Role};
use super::naming::{best_match, contains_word, named_base};
use super::whole::{items_above, siblings, whole_of_list, wholes_of_list};
use crate::wording::read::{Unit, Verb};
use beside::{base_of_both, behind_bracket};
pub(super) use beside::{
    beside_part, is_base_beside, is_compared_with, leads_to_base, opening_number, out_of,
};
pub(super) use named::eligible;
use named::{loosely_named, petitions};

/// How many figures back a base may stand.
const FARTHEST: usize = 40;

/// What a percentage may be measured against.
#[derive(Default, Debug)]
pub(super) struct Bases {
    /// Printed with it, or named so that no other can be meant.
    pub meant: Vec<usize>,
    /// The whole of its list, and what stands above that.
    pub whole: Vec<usize>,
    /// Anything else it could be of.
    pub others: Vec<usize>,
    /// Whether words name what is meant, but not quite its own.
    pub loosely: bool,
}

/// Where nothing says what a share is of: the largest number of its kind in the paragraph so far.
pub(super) fn head_of_block(
    article: &Article,
    at: usize,
    part: usize,
    bases: &Bases,
) -> Option<usize> {
    let (figure, of) = (article.figures.get(at)?, article.figures.get(part)?);
    let said = matches!(figure.verb(), Some(Verb::Share | Verb::Reach));
    let counted = matches!(of.amount.unit, Unit::Counted(_));
    if !said || !counted || !named_base(figure).is_empty() {
        return None;
    }
    let value = |other: &usize| article.figures.get(*other).map(|f| f.amount.value);
    bases
        .others
        .iter()
        .copied()
        .filter(|other| article.figures.get(*other).is_some_and(|f| f.block == of.block))
        .max_by_key(value)
}

/// Whether two amounts of a sentence each bear a share of their own: parts side by side.
pub(super) fn side_by_side(article: &Article, one: usize, two: usize) -> bool {
    let has_share = |at: usize| {
        let of = article.figures.get(at);
        article.next(at).zip(of).is_some_and(|((_, next), of)| {
            next.role == Role::Rate
                && (next.verb() == Some(Verb::Share) || next.before.trim_end().ends_with('('))
                && !of.after.contains("trong đó")
        })
    };
    same_sentence(article, one, two) && has_share(one) && has_share(two)
}

pub(super) fn same_sentence(article: &Article, one: usize, two: usize) -> bool {
    match (article.figures.get(one), article.figures.get(two)) {
        (Some(one), Some(two)) => one.sentence == two.sentence,
        _ => false,
    }
}

pub(super) fn bases(article: &Article, at: usize, part: usize) -> Bases {
    let mut bases = Bases::default();
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else {
        return bases;
    };
    let candidate = |other: usize| {
        other != part
            && article
                .figures
                .get(other)
                .is_some_and(|f| f.is_level() && f.same_unit(of) && f.whole.is_none())
    };
    let above = |other: &usize| {
        let value = |at: usize| article.figures.get(at).map(|f| f.amount.value);
        value(*other) >= value(part)
    };
    // The unit alone names nothing: `34,5% số vụ`.
    let unit_only = |named: &[String]| matches!(&of.amount.unit, Unit::Counted(noun) if named.iter().all(|word| noun.split(' ').any(|n| n == word)));
    let named = Some(named_base(figure)).filter(|named| !unit_only(named)).unwrap_or_default();
    if let Some((next, base)) = article.next(at)
        && candidate(next)
        && leads_to_base(figure, base)
    {
        bases.meant.push(next);
        return bases;
    }
    if let Some(base) = behind_bracket(article, at).filter(|base| candidate(*base)) {
        bases.meant.push(base);
        return bases;
    }
    if let Some(base) = beside_part(article, part).filter(|base| candidate(*base)) {
        bases.meant.push(base);
        return bases;
    }
    if let Some(base) = base_of_both(article, at, part) {
        bases.meant.push(base);
        return bases;
    }
    if let Some(base) = petitions(article, at, part).filter(|_| named.is_empty()) {
        bases.meant.push(base);
        return bases;
    }
    // `41.275 lượt nội trú; trong số này có 4.130 lượt chuyển tuyến`: these and no others.
    let of_these = ["trong số này", "trong số đó", "trong tổng số này", "of these"]
        .iter()
        .any(|lead| contains_word(&of.before, lead));
    if let Some(whole) = whole_of_list(article, part).filter(|base| of_these && candidate(*base))
        && same_sentence(article, whole, part)
        && named.is_empty()
    {
        bases.meant.push(whole);
        return bases;
    }
    let earlier: Vec<usize> =
        (part.saturating_sub(FARTHEST)..part).filter(|other| candidate(*other)).collect();
    let words_match = |wanted: &[String]| best_match(article, wanted, &earlier);
    // A share up to a hundred is of no smaller number, where larger ones are printed as well: the
    // same words name those of other periods too.
    let part_of_whole = figure.verb() == Some(Verb::Share)
        && figure.amount.value <= crate::number::Exact::HUNDRED
        && (of.amount.unit == Unit::Money || of.amount.decimals > 0)
        && earlier.iter().any(above);
    if !named.is_empty() {
        let mut best = words_match(&named);
        if part_of_whole {
            best.retain(above);
        }
        bases.loosely = best.is_empty();
        if best.is_empty() {
            let words = super::naming::named_words(figure).unwrap_or_default();
            let line = super::caseload::named(article, part, &words);
            best.extend(line.filter(|base| candidate(*base)));
        }
        if best.is_empty() {
            best = loosely_named(article, at, part);
        }
        if part_of_whole {
            best.retain(above);
        }
        if !best.is_empty() {
            if of_a_target(figure) {
                best = super::plan::own(article, at, part, best);
            }
            bases.meant = best;
            bases.others = earlier.into_iter().filter(above).collect();
            return bases;
        }
    }
    if of_a_target(figure) {
        bases.others = earlier.into_iter().filter(above).collect();
        return bases;
    }
    if let Some(wanted) = out_of(article, part) {
        bases.meant = words_match(&wanted);
    } else if let Some(base) = opening_number(article, part).filter(|base| candidate(*base)) {
        if named.is_empty() { bases.meant.push(base) } else { bases.whole.push(base) }
    }
    if bases.meant.is_empty() {
        let rate = reaches(article, at) || figure.before.contains("tỷ lệ");
        if rate && let Some(best) = eligible(article, part, &earlier).filter(above) {
            bases.meant.push(best);
            return bases;
        }
        if let Some(base) = super::caseload::base_of(article, part).filter(|base| candidate(*base))
            && named.is_empty()
        {
            let done = super::caseload::line_of(article, part) == Some(super::caseload::Line::Done);
            if done && article.figures.get(base).is_some_and(|f| f.block == of.block) {
                bases.meant.push(base);
                return bases;
            }
            bases.whole.push(base);
            let beside = super::caseload::beside(article, part);
            let other = |at: &usize| above(at) && !beside.contains(at);
            bases.others = earlier.into_iter().filter(other).collect();
            return bases;
        }
        let wholes: Vec<usize> =
            wholes_of_list(article, part).into_iter().filter(|whole| candidate(*whole)).collect();
        if let Some(whole) = wholes.iter().copied().min() {
            bases.whole = wholes;
            let top =
                earlier.iter().copied().filter(|other| (rate || *other < whole) && above(other));
            // Parts that make up their whole are each of the whole, not of one another.
            let apart = super::family::makes_up(article, whole, part);
            let top = top.filter(|other| !(apart && siblings(article, *other, part)));
            bases.others = top.collect();
            bases.others.extend(items_above(article, of, &earlier).filter(above));
            return bases;
        }
        let sibling = |other: &usize| {
            siblings(article, *other, part)
                || side_by_side(article, *other, part)
                || super::family::opposite(article, &[*other, part])
        };
        bases.others = earlier
            .iter()
            .copied()
            .filter(|other| above(other) && !sibling(other))
            .rev()
            .take(12)
            .collect();
        // The nearest larger number before it in the sentence is what most readers take.
        let nearest = earlier.iter().rev().copied().find(|other| {
            same_sentence(article, *other, part)
                && above(other)
                && !sibling(other)
                && article
                    .figures
                    .get(*other)
                    .is_some_and(|f| f.bracket == 0 || f.bracket == of.bracket)
        });
        // `31 kiến nghị, 37 kiến nghị đã được tiếp thu, đạt 87,1%`: no other it could be out of.
        let only = earlier.iter().rev().copied().find(|other| {
            figure.verb() == Some(Verb::Reach)
                && figure.amount.value <= crate::number::Exact::HUNDRED
                && same_sentence(article, *other, part)
                && *other + 1 == part
                && !sibling(other)
                && !is_new_only(article, *other)
                && bases.others.is_empty()
        });
        bases.whole.extend(nearest.or(only).filter(|_| of.amount.unit != Unit::Bare));
    }
    bases
}

/// `thụ lý mới 428 vụ; đã giải quyết 471 vụ`: what is new is not all that there was to do.
pub(super) fn is_new_only(article: &Article, at: usize) -> bool {
    article.figures.get(at).is_some_and(|figure| {
        let clause = super::naming::clause(&figure.before);
        // `Thụ lý trong tháng: 320 việc`: what came in then, unless it is a total.
        let came_in = ["thụ lý trong tháng", "tiếp nhận trong tháng", "nhận trong tháng"]
            .iter()
            .any(|words| contains_word(clause, words));
        came_in && !clause.contains("tổng")
            || ["mới", "phát sinh", "new", "newly"].iter().any(|word| contains_word(clause, word))
    })
}

/// Whether a rate is of what was done; one verb may serve two: `đạt 29,9% về việc và 24,2% về tiền`.
fn reaches(article: &Article, at: usize) -> bool {
    let reached = |f: &Figure| f.verb() == Some(Verb::Reach);
    let Some(figure) = article.figures.get(at) else { return false };
    let second = ["về việc và", "về việc,", "về tiền và", "về tiền,"]
        .contains(&figure.before.trim())
        && figure.after.trim_start().starts_with("về ");
    reached(figure) || second && article.previous(at).is_some_and(|(_, first)| reached(first))
}

/// `đạt 117,6% dự toán`: of a target, an estimate or an earlier time; nothing done is its base.
fn of_a_target(figure: &Figure) -> bool {
    let words = figure.after.trim_start();
    let words = words.strip_prefix("so với").or(words.strip_prefix("so")).unwrap_or(words);
    ["dự toán", "kế hoạch", "chỉ tiêu", "mục tiêu", "cùng kỳ", "cùng kì", "nghị quyết"]
        .iter()
        .chain(&["of the target", "of the plan", "of target", "of plan", "of the estimate"])
        .any(|word| words.trim_start().starts_with(word))
}
