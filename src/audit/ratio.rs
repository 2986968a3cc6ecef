//! Ratios with their percentage (`363/830 việc, đạt 43,73%`), indexes (`bằng 103,24%, tức tăng
//! 3,24%`), multiples (`gấp 1,5 lần cùng kỳ (2.564.000 lượt)`, `bằng một nửa năm 2022 (84 bài)`).

use super::Tested;
use super::article::{Article, Figure, Role};
use super::between::{Between, Outcome};
use super::finding::{Grade, Implied, ImpliedOf};
use super::judge::{Said, fits, implied, implied_base, percent_of, words};
use super::naming::{closes, is_of_another_time};
use super::say;
use crate::diagnostic::{Bilingual, say};
use crate::number::{Exact, Interval};
use crate::wording::read::{Unit, Verb};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        if figure.whole.is_some() {
            percent_of_ratio(article, at, tested);
        }
        if figure.amount.unit == Unit::Percent && matches!(figure.role, Role::ChangePercent(_)) {
            index(article, at, tested);
        }
        if figure.role == Role::Fold || figure.amount.unit == Unit::Portion {
            multiple(article, at, tested);
        }
    }
}

fn percent_of_ratio(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let ratio = article.figures.get(at)?;
    if !super::quantity::of_one_kind(&ratio.amount.unit, &ratio.whole.as_ref()?.unit) {
        return None;
    }
    let whole = ratio.whole.as_ref()?.interval().ok()?;
    let (next, percent) = article.next(at)?;
    if percent.role != Role::Rate || percent.amount.unit != Unit::Percent {
        return None;
    }
    let between = ratio.after.trim();
    let close = between.chars().count() < 80 && !between.contains(';');
    let linked = matches!(percent.verb(), Some(Verb::Reach | Verb::Share | Verb::Equal))
        || between.ends_with('(');
    if !close || !linked {
        return None;
    }
    let share = percent_of(ratio.interval()?, whole)?;
    let holds = fits(share, percent);
    let (value, printed) = (words(article, at), words(article, next));
    let arithmetic = say::both(|language| {
        format!("{value} = {}", say::percent(share.least, percent.amount.decimals, language))
    });
    let computed = &arithmetic;
    let message = if holds {
        say!("{printed} đúng với {value}", "{printed} agrees with {value}")
    } else {
        Bilingual::new(
            format!("{}, không phải {printed}", computed.vi),
            format!("{}, not {printed}", computed.en),
        )
    };
    let base = || implied_base(article, ratio.interval()?, percent, &ratio.amount.unit);
    let implied = (!holds).then(base).flatten();
    let relation = "ratio";
    let said =
        Said { grade: Grade::Certain, implied, ..Said::of(relation, holds, message, arithmetic) };
    let finding = said.at(article, next, &[at])?;
    tested.push_about(finding, next, Some(at), None);
    Some(())
}

/// `bằng 103,24% so với cùng kỳ, tức tăng 3,24%`; `tăng 4,06% (chỉ số là 104,06%)`.
fn index(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let Role::ChangePercent(way) = figure.role else { return None };
    let joined = |words: &str| {
        let words = words.trim();
        ["tức", "hay", "nghĩa là", "("].iter().any(|join| words.contains(join))
            && words.chars().count() < 70
    };
    let beyond_base = || {
        let (base, _) =
            article.previous(at).filter(|(_, f)| f.is_level() && f.bracket != figure.bracket)?;
        article.previous(base)
    };
    let before = article
        .previous(at)
        .filter(|(_, f)| f.role == Role::Rate)
        .or_else(beyond_base)
        .filter(|(_, f)| f.role == Role::Rate && joined(&figure.before));
    let after =
        article.next(at).filter(|(_, f)| f.role == Role::Rate && figure.after.contains("chỉ số"));
    let (other, index) = before.or(after)?;
    let near = Interval::between(Exact::whole(50), Exact::whole(200));
    if index.amount.unit != Unit::Percent
        || !near.holds(index.amount.value)
        || index.verb() == Some(Verb::Share)
    {
        return None;
    }
    let change = index.interval()?.sub(Interval::exact(Exact::HUNDRED)).ok()?;
    let expected = way.signed(change);
    let holds = fits(expected, figure);
    if !holds && index.verb() != Some(Verb::Equal) && !figure.after.contains("chỉ số") {
        return None;
    }
    let (printed, said) = (words(article, at), words(article, other));
    let arithmetic = say::both(|language| {
        format!(
            "{said} − 100 = {}",
            say::percent(
                change
                    .least
                    .add(change.most)
                    .ok()
                    .and_then(|s| s.div(Exact::whole(2)).ok().flatten())
                    .unwrap_or(change.least),
                figure.amount.decimals,
                language
            )
        )
    });
    let message = if holds {
        say!("{printed} đúng với chỉ số {said}", "{printed} agrees with the index {said}")
    } else {
        say!(
            "chỉ số {said} không phải là mức tăng, giảm {printed}",
            "an index of {said} is not a change of {printed}"
        )
    };
    let relation = "index";
    let said = Said::of(relation, holds, message, arithmetic);
    tested.push_about(said.at(article, at, &[other])?, at, Some(other), None);
    Some(())
}

/// `gấp 1,5 lần cùng kỳ năm trước (2.564.000 lượt)`, `gấp 2 lần sản lượng khai thác`, `bằng một nửa
/// năm 2022 (84 bài)`.
fn multiple(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let part = figure.amount.unit == Unit::Portion;
    let verb = if part { Verb::Equal } else { Verb::Fold };
    if figure.verb() != Some(verb) {
        return None;
    }
    // `nội địa 2.232 nghìn lượt, chiếm 78,4%, gấp 3,6 lần khách quốc tế`: past its share.
    let last = article.previous(at);
    let share = |f: &Figure| f.role == Role::Rate && f.verb() == Some(Verb::Share);
    let last = match last {
        Some((place, f)) if share(f) => article.previous(place),
        last => last,
    };
    let beside = last.filter(|(_, f)| f.is_level() && f.bracket == figure.bracket);
    let named = || {
        let value = super::subject::of_multiple(article, at)?;
        Some((value, article.figures.get(value)?))
    };
    let (value_at, value) = beside.or_else(named)?;
    let (base_at, base) = bracketed(article, at, value).or_else(|| {
        let base = super::subject::base_of_multiple(article, at, value)?;
        Some((base, article.figures.get(base)?))
    })?;
    let times = value.interval()?.div(base.interval()?).ok().flatten()?;
    // `gấp hai lần` and `một nửa` in words are said of anything near it.
    let near = if part { nearest_part(figure) } else { nearest_whole(figure) };
    let holds = !part && fits(times, figure) || near.is_some_and(|near| near.meets(times));
    let pair = Between { at, value: value_at, base: base_at, relation: "times" };
    let [printed, v, b] = pair.words(article);
    let refuted = if part {
        say!("{v} không bằng {printed} của {b}", "{v} is not {printed} of {b}")
    } else {
        say!("{v} không gấp {printed} của {b}", "{v} is not {printed} {b}")
    };
    let outcome = Outcome {
        holds,
        arithmetic: say::both(|language| {
            format!("{v} ÷ {b} = {}", say::number(times.least, 2, language))
        }),
        refuted,
        implied: (!holds).then(|| implied_by(article, figure, value, base)).flatten(),
    };
    pair.report(article, outcome, tested)
}

/// The number that is such a multiple of the base, else what the value is such a multiple of.
fn implied_by(article: &Article, times: &Figure, value: &Figure, base: &Figure) -> Option<Implied> {
    let unit = &value.amount.unit;
    let many = base.interval()?.mul(times.interval()?).ok()?;
    let many = implied(article, ImpliedOf::Value, many, unit);
    if !many.printed.is_empty() {
        return Some(many);
    }
    let one = value.interval()?.div(times.interval()?).ok().flatten()?;
    Some(implied(article, ImpliedOf::Base, one, unit))
}

/// The number in the bracket behind a multiple.
fn bracketed<'a>(
    article: &'a Article<'_>,
    at: usize,
    value: &Figure,
) -> Option<(usize, &'a Figure)> {
    let figure = article.figures.get(at)?;
    let (_, lead) = figure.after.rsplit_once('(')?;
    let (next, base) = article.next(at).filter(|(_, f)| f.is_level() && f.same_unit(value))?;
    let told = lead.trim().is_empty() || is_of_another_time(base);
    (told && closes(base)).then_some((next, base))
}

fn nearest_whole(figure: &Figure) -> Option<Interval> {
    let whole = figure.amount.decimals == 0;
    whole.then(|| Interval::rounded(figure.amount.value, Exact::ONE).ok()).flatten()
}

/// `một nửa` is the nearest half, `hai phần ba` the nearest third.
fn nearest_part(figure: &Figure) -> Option<Interval> {
    let value = figure.amount.value;
    let step = Exact::ONE.div(Exact::whole(i64::try_from(value.denominator()).ok()?)).ok()??;
    Interval::rounded(value, step).ok()
}
