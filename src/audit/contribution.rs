//! What each part contributes to a growth: shares of it make up a hundred percent (`đóng góp 8,8% …,
//! đóng góp 48,7%; …, đóng góp 42,5%`), points make it up (`trong 7,63 điểm phần trăm, …`).

use super::Tested;
use super::article::{Article, Figure, Role};
use super::family::{one_slip, say_sum, sum};
use super::finding::{Grade, ImpliedOf, Verdict};
use super::judge::{Said, implied, is_slip, words};
use super::say;
use crate::diagnostic::{Language, say};
use crate::number::Exact;
use crate::wording::read::Unit;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    let mut from = 0;
    while let Some(first) = article.figures.get(from) {
        let sentence = first.sentence;
        let end = article.figures.partition_point(|f| f.sentence <= sentence);
        let of = |unit: &Unit| -> Vec<usize> {
            (from..end)
                .filter(|at| article.figures.get(*at).is_some_and(|f| contributes(f, unit)))
                .collect()
        };
        shares(article, &of(&Unit::Percent), tested);
        points(article, from, &of(&Unit::Points), tested);
        from = end.max(from + 1);
    }
}

fn contributes(figure: &Figure, unit: &Unit) -> bool {
    let own = figure.before.rsplit([',', ';']).next().unwrap_or("");
    let kind = figure.role == Role::Rate || figure.amount.unit == Unit::Points;
    &figure.amount.unit == unit && kind && own.contains("đóng góp")
}

/// Shares of one growth, all of them.
fn shares(article: &Article, parts: &[usize], tested: &mut Tested) -> Option<()> {
    let sum = (parts.len() > 2).then(|| sum(article, parts)).flatten()?;
    let holds = sum.holds(Exact::HUNDRED);
    // A list that is not complete falls short by more than a slip of the hand.
    let slipped = parts.iter().any(|part| {
        let value = article.figures.get(*part).map(|f| f.amount.value);
        let gap = sum.middle().ok().and_then(|sum| Exact::HUNDRED.sub(sum).ok());
        value
            .zip(gap)
            .is_some_and(|(value, gap)| value.add(gap).is_ok_and(|needed| is_slip(needed, value)))
    });
    if !holds && !slipped {
        return None;
    }
    let last = *parts.last()?;
    let terms: Vec<&str> = parts.iter().map(|part| words(article, *part)).collect();
    let shown = |language| say::interval(sum, language);
    let (vi, en) = (shown(Language::Vi), shown(Language::En));
    let message = if holds {
        say!("các phần đóng góp cộng lại đúng 100%", "the contributions add up to 100%")
    } else {
        say!(
            "các phần đóng góp cộng lại được {vi}%, không phải 100%",
            "the contributions add up to {en}%, not 100%"
        )
    };
    let said = Said {
        relation: "family",
        verdict: if holds { Verdict::Holds } else { Verdict::Contradiction },
        grade: if holds { Grade::Certain } else { Grade::Likely },
        message,
        arithmetic: say::both(|language| format!("{} = {}", terms.join(" + "), shown(language))),
        implied: (!holds).then(|| implied(article, ImpliedOf::Value, sum, &Unit::Percent)),
    };
    let others: Vec<usize> = parts.iter().copied().filter(|part| *part != last).collect();
    tested.push_about(said.at(article, last, &others)?, last, None, None);
    Some(())
}

/// Points that make up the growth their sentence opens with.
fn points(article: &Article, from: usize, parts: &[usize], tested: &mut Tested) -> Option<()> {
    let whole = article.figures.get(from).filter(|f| f.amount.unit == Unit::Points)?;
    let opens = ["trong", "trong mức", "trong mức tăng"].contains(&whole.before.trim());
    if !opens || parts.len() < 2 || parts.contains(&from) {
        return None;
    }
    let sum = sum(article, parts)?;
    let holds = sum.meets(whole.interval()?);
    if !holds && !one_slip(article, parts, from) {
        return None;
    }
    let (verdict, grade) = match holds {
        true => (Verdict::Holds, Grade::Certain),
        false => (Verdict::Contradiction, Grade::Likely),
    };
    say_sum(article, parts, from, sum, verdict, grade, tested);
    Some(())
}
