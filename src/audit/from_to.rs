//! A change with both its ends behind it: `giảm 14 đơn (từ 100 đơn xuống 86 đơn)`.

use super::Tested;
use super::article::{Article, Role};
use super::between::{Between, Outcome};
use super::say;
use crate::number::Interval;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        both_ends(article, at, tested);
    }
}

fn both_ends(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let Role::Change(way) = figure.role else { return None };
    let (base, ago) = article.next(at).filter(|(_, f)| f.same_unit(figure))?;
    let lead = ago.before.trim_start_matches(['(', ',', ' ']).trim();
    let from = lead == "từ" || lead.ends_with("(từ") || lead.starts_with("từ ");
    let (value, now) = article.next(base).filter(|(_, f)| f.same_unit(figure))?;
    let to =
        ["xuống", "xuống còn", "còn", "lên", "lên thành", "tăng lên", "giảm xuống", "giảm còn"]
            .contains(&now.before.trim());
    if !from || !to || ago.before.contains(';') {
        return None;
    }
    let pair = Between { at, value, base, relation: "change-amount" };
    let difference = now.interval()?.sub(ago.interval()?).ok()?;
    let [_, v, b] = pair.words(article);
    let size = difference.middle().ok()?;
    let outcome = Outcome {
        holds: difference.meets(way.signed(figure.interval()?)),
        arithmetic: say::both(|language| format!("{v} − {b} = {}", say::number(size, 2, language))),
        refuted: pair.makes(article, &say::both(|language| say::number(size.abs(), 2, language))),
        implied: Some(super::judge::implied(
            article,
            super::finding::ImpliedOf::Value,
            Interval::between(difference.least.abs(), difference.most.abs()),
            &figure.amount.unit,
        )),
    };
    pair.report(article, outcome, tested)
}
