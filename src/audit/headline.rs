//! What a headline says stands below it too: a rate or a change of the same thing, or the sum of
//! several shares that make up all. Nothing below may say what the headline says.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::document::BlockKind;
use super::family::sum;
use super::finding::{Grade, Verdict};
use super::judge::is_slip;
use super::listing::is_item;
use super::naming::{clause, contains_word};
use super::repeat::report;
use super::subject::without_verbs;
use crate::number::Exact;
use crate::wording::read::Unit;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len().min(IN_HEADLINE) {
        if said_below(article, at, tested).is_none() {
            sum_below(article, at, tested);
        }
    }
}

/// How many figures of an article its headline may hold.
const IN_HEADLINE: usize = 6;

/// `TÍN DỤNG TĂNG 5,7% SO VỚI CUỐI NĂM TRƯỚC` over `tăng 7,5% so với cuối năm trước`: a headline says
/// what stands below, and nothing below says what it says.
fn said_below(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at).filter(|f| at < IN_HEADLINE && is_headline(article, f))?;
    let tail = |f: &Figure| -> Vec<String> {
        let words = f.after.split([',', ';', '(', ')']).next().unwrap_or("");
        words.split_whitespace().map(|word| word.trim_end_matches('.').to_owned()).collect()
    };
    let own = tail(figure);
    if figure.amount.unit != Unit::Percent || figure.is_hedged() || own.len() < 3 {
        return None;
    }
    let same = |f: &Figure| f.amount.unit == Unit::Percent && f.amount.value == figure.amount.value;
    let mut below = article.figures.iter().enumerate().skip(at + 1);
    if below.clone().any(|(_, f)| same(f)) {
        return None;
    }
    let decimals = figure.amount.decimals;
    let (other, _) = below.find(|(other, f)| {
        f.role == figure.role
            && f.amount.decimals == decimals
            && tail(f).starts_with(&own)
            && (is_slip(f.amount.value, figure.amount.value)
                || swapped(f, figure)
                || changes_alike(article, figure, *other))
    })?;
    report(article, at, other, tested);
    Some(())
}

/// Whether a figure stands in the headline: a heading, or a first line that ends without a stop.
fn is_headline(article: &Article, figure: &Figure) -> bool {
    let Some(block) = article.document.blocks.get(figure.block) else { return false };
    let text = article.document.text.get(block.range.clone()).unwrap_or("").trim_end();
    let first = figure.block < 2 && !text.ends_with(['.', ':', ';']);
    matches!(block.kind, BlockKind::Heading(_)) || first && text.chars().count() < 200
}

/// `5,7` for `7,5`.
fn swapped(one: &Figure, two: &Figure) -> bool {
    let digits = |f: &Figure| {
        let digits = f.amount.value.div(f.amount.step).ok().flatten()?;
        digits.is_whole().then(|| digits.numerator())
    };
    match (digits(one), digits(two)) {
        (Some(a @ 10..100), Some(b @ 10..100)) => a != b && a % 10 == b / 10 && a / 10 == b % 10,
        _ => false,
    }
}

/// `số doanh nghiệp làm thủ tục tăng 9,9%` over `1.248 doanh nghiệp làm thủ tục, tăng 112 doanh
/// nghiệp, tương đương tăng 9,9%`: a change of a number that is called as the headline calls it.
fn changes_alike(article: &Article, headline: &Figure, at: usize) -> bool {
    let name = without_verbs(clause(&headline.before));
    let name = name.strip_prefix("số ").unwrap_or(name);
    if !matches!(headline.role, Role::ChangePercent(_)) || name.split(' ').count() < 4 {
        return false;
    }
    let mut place = at;
    while let Some((before, f)) = article.previous(place) {
        if f.is_level() {
            let Unit::Counted(noun) = &f.amount.unit else { return false };
            let behind = f.after.split([',', ';', '(', ')']).next().unwrap_or("").trim();
            return f.bracket == 0 && format!("{noun} {behind}").trim() == name;
        }
        if !matches!(f.role, Role::Change(_)) || f.before.contains(';') {
            return false;
        }
        place = before;
    }
    false
}

/// `giải quyết đúng hạn đạt 99,06%` over `trước hạn 55,49%, đúng hạn 43,57%, quá hạn 0,94%`: all the
/// shares but one, where one slip of the hand parts the headline from them.
fn sum_below(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure =
        article.figures.get(at).filter(|f| is_headline(article, f) && f.is_percentage())?;
    let name = without_verbs(clause(&figure.before));
    let words: Vec<&str> = name.split(' ').collect();
    let name = words.get(words.len().checked_sub(2)?..)?.join(" ");
    let below = || article.figures.iter().enumerate().skip(at + 1);
    if figure.is_hedged()
        || below().any(|(_, f)| f.is_percentage() && f.amount.value == figure.amount.value)
    {
        return None;
    }
    let shares: Vec<usize> =
        below().filter(|(at, _)| is_share_of_item(article, *at)).map(|(at, _)| at).collect();
    let families = shares.chunk_by(|one, two| *two == one + 2 && together(article, *one, *two));
    for family in families.filter(|family| family.len() > 2) {
        let all = sum(article, family)?;
        let named = |share: &usize| {
            let part = share.checked_sub(1).and_then(|part| article.figures.get(part));
            part.is_some_and(|f| contains_word(clause(&f.before), &name))
        };
        for left_out in family.iter().filter(|share| all.holds(Exact::HUNDRED) && !named(share)) {
            let others: Vec<usize> = family.iter().copied().filter(|o| o != left_out).collect();
            let value = |at: &usize| article.figures.get(*at).map(|f| f.amount.value);
            let total = others
                .iter()
                .filter_map(value)
                .try_fold(Exact::ZERO, |total, value| total.add(value).ok())?;
            if others.iter().any(named) && is_slip(total, figure.amount.value) {
                super::family::say_sum(
                    article,
                    &others,
                    at,
                    sum(article, &others)?,
                    Verdict::Contradiction,
                    Grade::Likely,
                    tested,
                );
                return Some(());
            }
        }
    }
    None
}

/// `Trước hạn: 98.416 hồ sơ (55,49%)`: a share in the bracket right behind its part.
fn is_share_of_item(article: &Article, at: usize) -> bool {
    let Some(figure) = article.figures.get(at).filter(|f| f.is_percentage()) else { return false };
    figure.before.trim() == "("
        && figure.after.trim_start().starts_with(')')
        && article.previous(at).is_some_and(|(_, part)| part.is_level())
}

/// Whether two shares stand in one sentence, or in items of one list.
fn together(article: &Article, one: usize, two: usize) -> bool {
    let (Some(a), Some(b)) = (article.figures.get(one), article.figures.get(two)) else {
        return false;
    };
    a.sentence == b.sentence
        || b.block == a.block + 1 && is_item(article, a.block) && is_item(article, b.block)
}
