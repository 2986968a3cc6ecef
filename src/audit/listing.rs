//! Items of a list under a sentence that states their total: `Cụ thể: - A: 412/530 việc …`.

use super::Tested;
use super::article::{Article, Figure};
use super::document::BlockKind;
use super::finding::{Grade, ImpliedOf, Verdict};
use super::judge::{Said, implied, is_slip, words};
use super::say;
use crate::diagnostic::{Language, say};
use crate::number::{Exact, Interval};
use crate::wording::read::{Amount, Unit};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    let mut block = 0;
    let blocks = article.document.blocks.len();
    while block < blocks {
        let start = block;
        // Items under items bear marks of their own.
        let own = mark(article, start);
        while block < blocks && is_item(article, block) && mark(article, block) == own {
            block += 1;
        }
        if block > start + 1 && start > 0 {
            items(article, start, block, tested);
        }
        block = block.max(start + 1);
    }
}

/// The mark a block of plain text begins with.
fn mark<'a>(article: &'a Article<'_>, block: usize) -> Option<&'a str> {
    let block = article.document.blocks.get(block)?;
    let text = article.document.text.get(block.range.clone())?.trim_start();
    ["- ", "* ", "+ ", "• ", "– "].into_iter().find(|mark| text.starts_with(mark))
}

/// Whether a block is an item, by its kind or by the mark it begins with.
pub(super) fn is_item(article: &Article, block: usize) -> bool {
    let Some(block) = article.document.blocks.get(block) else { return false };
    let text = article.document.text.get(block.range.clone()).unwrap_or("").trim_start();
    matches!(block.kind, BlockKind::Item(_))
        || ["- ", "* ", "+ ", "• ", "– "].iter().any(|mark| text.starts_with(mark))
}

fn items(article: &Article, start: usize, end: usize, tested: &mut Tested) -> Option<()> {
    let firsts: Vec<usize> = (start..end)
        .filter_map(|block| article.figures.iter().position(|f| f.block == block && f.is_level()))
        .collect();
    if firsts.len() < 2 || firsts.len() != end - start {
        return None;
    }
    let unit = &article.figures.get(*firsts.first()?)?.amount.unit;
    if firsts.iter().any(|at| article.figures.get(*at).is_none_or(|f| &f.amount.unit != unit)) {
        return None;
    }
    let bare = !article.figures.iter().any(|f| f.block + 1 == start);
    let above = start.saturating_sub(if bare { 2 } else { 1 });
    let intro: Vec<usize> = (0..article.figures.len())
        .filter(|at| {
            article
                .figures
                .get(*at)
                .is_some_and(|f| f.block == above && f.is_level() && &f.amount.unit == unit)
        })
        .collect();
    total(article, &firsts, |figure| Some(&figure.amount), &intro, tested);
    // `thụ lý 312 vụ, giải quyết 298 vụ` in each item: the second numbers have a total too.
    let second = |first: &usize| {
        let (at, figure) = article.next(*first)?;
        (figure.is_level() && &figure.amount.unit == unit).then_some(at)
    };
    let seconds: Vec<usize> = firsts.iter().filter_map(second).collect();
    if seconds.len() == firsts.len() {
        total(article, &seconds, |figure| Some(&figure.amount), &intro, tested);
    }
    total(article, &firsts, |figure| figure.whole.as_ref(), &intro, tested)
}

fn total(
    article: &Article,
    items: &[usize],
    amount: impl Fn(&Figure) -> Option<&Amount>,
    intro: &[usize],
    tested: &mut Tested,
) -> Option<()> {
    let mut sum = Interval::exact(Exact::ZERO);
    let mut values = Vec::new();
    // As printed: a slip is one of the digits, whatever was rounded away.
    let mut digits = Exact::ZERO;
    for at in items {
        let amount = amount(article.figures.get(*at)?)?;
        values.push(amount.value);
        sum = sum.add(amount.interval().ok()?).ok()?;
        digits = digits.add(amount.value).ok()?;
    }
    let value = |at: &usize| article.figures.get(*at).and_then(Figure::interval);
    let (holds, verdict, whole) =
        match intro.iter().find(|at| value(at).is_some_and(|v| v.meets(sum))) {
            Some(whole) => (true, Verdict::Holds, *whole),
            None => {
                let slipped = |at: &&usize| {
                    let Some(whole) = article.figures.get(**at) else { return false };
                    let whole = whole.amount.value;
                    let needed = |one: &Exact| whole.sub(digits).and_then(|gap| one.add(gap));
                    is_slip(whole, digits)
                        || values
                            .iter()
                            .any(|one| needed(one).is_ok_and(|needed| is_slip(needed, *one)))
                };
                (false, Verdict::Contradiction, *intro.iter().find(slipped)?)
            }
        };
    let printed = words(article, whole);
    let unit: &Unit = &article.figures.get(whole)?.amount.unit;
    let count = items.len();
    let arithmetic = say::both(|language| format!("Σ {count} = {}", say::interval(sum, language)));
    let (vi, en) = (say::interval(sum, Language::Vi), say::interval(sum, Language::En));
    let message = if holds {
        say!("{count} mục cộng lại đúng bằng {printed}", "the {count} items add up to {printed}")
    } else {
        say!(
            "{count} mục cộng lại được {vi}, không phải {printed}",
            "the {count} items add up to {en}, not {printed}"
        )
    };
    let implied = (!holds).then(|| implied(article, ImpliedOf::Value, sum, unit));
    let said =
        Said { relation: "total", verdict, grade: Grade::Likely, message, arithmetic, implied };
    tested.push_about(said.at(article, whole, items)?, whole, None, None);
    Some(())
}
