//! A rate of several outcomes together, told behind them: `đề nghị xét miễn, giảm cho 164
//! trường hợp; được miễn 97 trường hợp, được giảm 52 trường hợp, còn 15 trường hợp chưa xét. Tỷ lệ
//! được chấp nhận là 90,85%`.

use super::Tested;
use super::article::{Article, Figure};
use super::family::sum;
use super::judge::{Said, fits, percent_of, words};
use super::naming::{clause, contains_word};
use super::say;
use crate::diagnostic::{Language, say};
use crate::number::Interval;
use crate::wording::read::Unit;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        if figure.is_percentage() {
            test_one(article, at, tested);
        }
    }
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let (whole, granted) = outcomes(article, at)?;
    let all = article.figures.get(whole)?.interval()?;
    let rate = |part: Interval| percent_of(part, all);
    let share = rate(sum(article, &granted)?)?;
    let holds = fits(share, figure);
    // One of the outcomes alone may be meant.
    let of_one = |part: &usize| {
        let part = article.figures.get(*part).and_then(Figure::interval);
        part.and_then(rate).is_some_and(|share| fits(share, figure))
    };
    if !holds && granted.iter().any(of_one) {
        return None;
    }
    let terms: Vec<&str> = granted.iter().map(|part| words(article, *part)).collect();
    let (parts, w, printed) = (terms.join(" + "), words(article, whole), words(article, at));
    let shown = |language| say::percent(share.least, figure.amount.decimals, language);
    let (vi, en) = (shown(Language::Vi), shown(Language::En));
    let message = if holds {
        say!("{printed} đúng là tỷ lệ của {parts} trên {w}", "{printed} is what {parts} is of {w}")
    } else {
        say!(
            "{parts} trên {w} là {vi}, không phải {printed}",
            "{parts} of {w} is {en}, not {printed}"
        )
    };
    let arithmetic = say::both(|language| format!("({parts}) ÷ {w} = {}", shown(language)));
    let relation = "rate";
    let said = Said::of(relation, holds, message, arithmetic);
    let others = [granted, vec![whole]].concat();
    tested.push_about(said.at(article, at, &others)?, at, None, Some(whole));
    Some(())
}

/// For a rate of what was granted: the whole of its sentence, or of the one before, and what of it
/// was granted, in several ways; with what is still open they make it up.
pub(super) fn outcomes(article: &Article, at: usize) -> Option<(usize, Vec<usize>)> {
    let figure = article.figures.get(at)?;
    let own = clause(&figure.before);
    let named = ["tỷ lệ được ", "tỉ lệ được ", "tỷ lệ chấp nhận", "tỉ lệ chấp nhận"];
    if figure.bracket != 0 || !named.iter().any(|name| own.starts_with(name)) {
        return None;
    }
    let last = at.checked_sub(1)?;
    let before = article.figures.get(last).filter(|f| f.block == figure.block)?;
    let first = article.figures.partition_point(|f| f.sentence < before.sentence);
    let counted = |at: &usize| {
        article.figures.get(*at).is_some_and(|f| {
            f.is_level() && f.bracket == 0 && matches!(f.amount.unit, Unit::Counted(_))
        })
    };
    let levels: Vec<usize> = (first..at).filter(counted).collect();
    let (whole, parts) = levels.split_first()?;
    let of = article.figures.get(*whole)?;
    let same = |part: &usize| article.figures.get(*part).is_some_and(|f| f.same_unit(of));
    let granted = |part: &usize| {
        article.figures.get(*part).is_some_and(|f| {
            let own = clause(&f.before);
            contains_word(own, "được") && !own.contains("không") && !own.contains("chưa")
        })
    };
    let open = |part: &usize| {
        article.figures.get(*part).is_some_and(|f| contains_word(clause(&f.before), "còn"))
    };
    let (rest, outcomes) = parts.split_last()?;
    let told = outcomes.len() >= 2 && outcomes.iter().all(granted) && open(rest);
    let complete = sum(article, parts)?.meets(of.interval()?);
    (told && complete && parts.iter().all(same)).then(|| (*whole, outcomes.to_vec()))
}
