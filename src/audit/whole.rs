//! The whole of the list an amount stands in: what opens a list, and where its whole may stand.

use super::article::{Article, Figure};
use super::base::side_by_side;
use super::naming::{clause, contains_word, is_of_another_time};
use crate::wording::read::Unit;

/// The items above an amount in its list: the first may be what the others are shares of.
pub(super) fn items_above<'a>(
    article: &'a Article<'_>,
    of: &'a Figure,
    earlier: &'a [usize],
) -> impl Iterator<Item = usize> + 'a {
    let is_item = |block: usize| super::listing::is_item(article, block);
    let above = move |f: &Figure| f.block < of.block && (f.block..=of.block).all(is_item);
    earlier.iter().copied().filter(move |at| article.figures.get(*at).is_some_and(above))
}

const OPENERS: &[&str] = &[
    "trong đó",
    "bao gồm",
    "gồm",
    "chia ra",
    "cụ thể",
    "of which",
    "of whom",
    "of these",
    "including",
    "comprising",
    "trong số đó",
    "trong số này",
    "trong tổng số này",
    "chia theo",
    "phân theo",
    "phân loại",
    "consisting of",
];

pub(super) fn opens_list(words: &str) -> bool {
    OPENERS.iter().any(|opener| contains_word(words, opener))
}

/// The whole of the list an amount stands in: the last level before the words that open it.
pub(super) fn whole_of_list(article: &Article, part: usize) -> Option<usize> {
    article.wholes.get(part).copied().flatten()
}

/// Looks for it, once for each figure.
pub(super) fn find_whole(article: &Article, part: usize) -> Option<usize> {
    let of = article.figures.get(part)?;
    let mut place = part;
    loop {
        let figure = article.figures.get(place)?;
        if opens_list(&figure.before) {
            break;
        }
        place = article.previous(place)?.0;
    }
    let mut before = place;
    while let Some((at, other)) = article.previous(before) {
        let opener = article.figures.get(place)?;
        // `64 cuộc (trong đó 9 cuộc cũ, …)`, `2.769 vụ sự cố (gồm 1.973 vụ …)`: the bracket opens
        // behind the whole.
        let behind = before == place && opener.before.contains('(') && opener.bracket != 0;
        // `14 quyết định, trong đó có 6 trường hợp tự nguyện`: cases of whatever is counted.
        let stands_for = before == place
            && matches!((&opener.amount.unit, &other.amount.unit),
                (Unit::Counted(case), Unit::Counted(_)) if case == "trường hợp");
        let counted = other.same_unit(of) || stands_for && opener.same_unit(of);
        if other.is_level() && counted && (other.bracket == opener.bracket || behind) {
            return Some(at);
        }
        before = at;
    }
    wholes_before(article, before, of).first().copied()
}

/// All that may be the whole of the list an amount stands in.
pub(super) fn wholes_of_list(article: &Article, part: usize) -> Vec<usize> {
    let Some(of) = article.figures.get(part) else { return Vec::new() };
    let mut first = part;
    while let Some((before, _)) = article.previous(first) {
        first = before;
    }
    match whole_of_list(article, part) {
        Some(whole) if article.figures.get(whole).is_some_and(|f| f.sentence == of.sentence) => {
            vec![whole]
        }
        Some(_) => wholes_before(article, first, of),
        None if super::listing::is_item(article, of.block) => above_items(article, of),
        None => Vec::new(),
    }
}

/// `Trong đó, …` at the head of a sentence: the numbers of the one before it, of this time. `Chia
/// theo …` divides the whole anew where the sentence before it has divided it already.
pub(super) fn wholes_before(article: &Article, first: usize, of: &Figure) -> Vec<usize> {
    let Some(opener) = article.figures.get(first) else { return Vec::new() };
    let anew =
        ["chia theo", "phân theo", "phân loại"].iter().any(|lead| opener.before.contains(lead));
    let level = |f: &Figure| f.is_level() && f.same_unit(of) && !is_of_another_time(f);
    let mut end = first;
    for _ in 0..SENTENCES_BACK {
        let last = end.checked_sub(1).and_then(|at| article.figures.get(at));
        let Some(last) = last.filter(|f| f.block == opener.block) else { break };
        let from = article.figures.partition_point(|f| f.sentence < last.sentence);
        let head = article.figures.get(from).is_some_and(|f| opens_list(&f.before));
        let found: Vec<usize> =
            (from..end).filter(|at| article.figures.get(*at).is_some_and(level)).collect();
        let new = |at: &usize| anew && super::base::is_new_only(article, *at);
        let parts = found.iter().any(new)
            || matches!(found[..], [one, two, ..] if side_by_side(article, one, two));
        if !found.is_empty() && !(anew && (head || parts)) {
            return found;
        }
        end = from;
    }
    Vec::new()
}

/// How many sentences back the whole of a list may stand.
const SENTENCES_BACK: usize = 3;

/// The numbers of the sentence that a list of items follows.
pub(super) fn above_items(article: &Article, of: &Figure) -> Vec<usize> {
    let mut block = of.block;
    while block > 0 && super::listing::is_item(article, block) {
        block -= 1;
    }
    // `Cơ cấu như sau:` bears no number; the total stands above it.
    let from = |block: usize| article.figures.partition_point(|f| f.block < block);
    if block > 0 && from(block) == from(block + 1) {
        block -= 1;
    }
    let level = |f: &Figure| f.is_level() && f.same_unit(of);
    let all =
        (from(block)..from(block + 1)).filter(|at| article.figures.get(*at).is_some_and(level));
    // `27.480 lao động, đạt 109,9% kế hoạch (kế hoạch 25.000 lao động), bao gồm:`
    let beside = |at: &usize| {
        article.figures.get(*at).is_some_and(|f| {
            let other = ["kế hoạch", "dự toán", "chỉ tiêu"];
            let told = other.iter().any(|word| clause(&f.before).contains(word));
            f.bracket != 0 && (told || is_of_another_time(f))
        })
    };
    let (other, own): (Vec<usize>, Vec<usize>) = all.partition(beside);
    if own.is_empty() { other } else { own }
}

/// Whether two amounts are parts of one list.
pub(super) fn siblings(article: &Article, one: usize, two: usize) -> bool {
    let (Some(a), Some(b)) = (whole_of_list(article, one), whole_of_list(article, two)) else {
        return false;
    };
    a == b && one != a && two != a
}
