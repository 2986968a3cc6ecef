//! One change told twice: in percent and then in amount (`tăng 10,6% so với cùng kỳ, tương ứng tăng
//! 123,3 triệu USD`), by a verb and by a sign (`giảm 31 vụ (-9,75%)`), as a ratio and as a change
//! (`bằng 98,1% cùng kỳ, tức giảm 1,7 nghìn ha`).

use super::Tested;
use super::article::{Article, Figure, Role, Way};
use super::judge::{Said, fits, percent_of, words};
use super::say;
use crate::diagnostic::{Bilingual, Language, say};
use crate::number::{Exact, Interval};
use crate::wording::read::{Unit, Verb};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        against_its_sign(article, at, tested);
        in_amount(article, at, tested);
        beyond(article, at, tested);
    }
}

/// `620 giường kế hoạch, thực kê 705 giường, tức là vượt 85 giường`: by how much one passes the other.
fn beyond(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at).filter(|f| f.verb() == Some(Verb::Exceed))?;
    let own = figure.before.trim_start_matches([',', ' ']);
    let told = ["tức", "như vậy", "nghĩa là"].iter().any(|lead| own.starts_with(lead));
    let (now_at, now) = article.previous(at).filter(|(_, f)| told && f.is_level())?;
    let (plan_at, plan) = article.previous(now_at).filter(|(_, f)| f.is_level())?;
    if !now.same_unit(figure) || !plan.same_unit(figure) || matches!(figure.role, Role::Gap(_)) {
        return None;
    }
    let difference = now.interval()?.sub(plan.interval()?).ok()?;
    let [n, p, c] = [now_at, plan_at, at].map(|at| words(article, at));
    let holds = difference.meets(figure.interval()?);
    let shown = |language| say::interval(difference, language);
    let (vi, en) = (shown(Language::Vi), shown(Language::En));
    let message = if holds {
        say!("{c} đúng là phần {n} vượt {p}", "{c} is what {n} exceeds {p} by")
    } else {
        say!("{n} vượt {p} là {vi}, không phải {c}", "{n} exceeds {p} by {en}, not {c}")
    };
    let arithmetic = say::both(|language| format!("{n} − {p} = {}", shown(language)));
    let relation = "change-amount";
    let said = Said::of(relation, holds, message, arithmetic);
    tested.push_about(said.at(article, at, &[now_at, plan_at])?, at, Some(now_at), Some(plan_at));
    Some(())
}

/// `tăng 32 người (-13,01%)`: the verb says one way, the sign the other.
fn against_its_sign(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let percent = article.figures.get(at).filter(|f| f.amount.unit == Unit::Percent)?;
    let (change_at, change) = article.previous(at)?;
    let Role::Change(way) = change.role else { return None };
    let lead = percent.before.trim_end();
    let negative = percent.amount.value < Exact::ZERO && lead.ends_with('(');
    let signed = if negative || lead.ends_with("(-") || lead.ends_with("(−") {
        Way::Down
    } else if lead.ends_with("(+") {
        Way::Up
    } else {
        return None;
    };
    let lead = lead.trim_end_matches(['-', '−', '+', '(']);
    if signed == way || lead.contains([',', ';', ':', ')']) {
        return None;
    }
    let (c, p) = (words(article, change_at), words(article, at));
    disagree(article, at, change_at, c, p, tested)
}

fn disagree(
    article: &Article,
    at: usize,
    other: usize,
    one: &str,
    two: &str,
    tested: &mut Tested,
) -> Option<()> {
    let message = say!(
        "{one} và {two} nói về cùng một thay đổi mà một bên tăng, một bên giảm",
        "{one} and {two} tell one change, yet one rises and the other falls"
    );
    let relation = "change-amount";
    let said = Said::of(relation, false, message, Bilingual::default());
    tested.push_about(said.at(article, at, &[other])?, at, Some(other), None);
    Some(())
}

/// The amount of a change behind its percentage.
fn in_amount(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let change = article.figures.get(at)?;
    let Role::Change(way) = change.role else { return None };
    let joined = ["tức", "tương ứng", "tương đương", "hay"].iter().any(|word| {
        change.before.trim_start_matches([',', '(', ' ']).starts_with(word)
            || change.before.contains(&format!(", {word} "))
    });
    let (percent_at, percent) = article.previous(at).filter(|_| joined)?;
    let ratio = percent.role == Role::Rate && percent.verb() == Some(Verb::Equal);
    let told = match percent.role {
        Role::ChangePercent(way) => way,
        Role::Rate if ratio && percent.amount.value > Exact::HUNDRED => Way::Up,
        Role::Rate if ratio && percent.amount.value < Exact::HUNDRED => Way::Down,
        _ => return None,
    };
    if percent.amount.unit != Unit::Percent || percent.after.contains(';') {
        return None;
    }
    let (c, p) = (words(article, at), words(article, percent_at));
    if told != way {
        return disagree(article, at, percent_at, c, p, tested);
    }
    let value_at = super::change::value_of(article, at)?;
    let amount = change.interval()?;
    let expected = |value: &Figure| -> Option<Interval> {
        let now = value.interval()?;
        let ago = now.sub(way.signed(amount)).ok()?;
        percent_of(if ratio { now } else { amount }, ago)
    };
    let value = article.figures.get(value_at)?;
    let computed = expected(value)?;
    let holds = fits(computed, percent);
    // The change of another number printed here.
    let elsewhere = (at.saturating_sub(12)..at).any(|other| {
        article.figures.get(other).is_some_and(|f| {
            f.is_level()
                && f.same_unit(change)
                && expected(f).is_some_and(|share| fits(share, percent))
        })
    });
    if !holds && elsewhere {
        return None;
    }
    let decimals = percent.amount.decimals;
    let shown = |language| say::percent(computed.least, decimals, language);
    let (vi, en) = (shown(Language::Vi), shown(Language::En));
    let v = words(article, value_at);
    let message = if holds {
        say!("{c} đúng với {p} của {v}", "{c} agrees with {p} of {v}")
    } else {
        say!(
            "với {v}, thay đổi {c} ứng với {vi}, không phải {p}",
            "for {v} a change of {c} makes {en}, not {p}"
        )
    };
    let arithmetic = say::both(|language| format!("{v}, {c}: {}", shown(language)));
    let relation = "change-percent";
    let said = Said::of(relation, holds, message, arithmetic);
    tested.push_about(said.at(article, percent_at, &[at, value_at])?, percent_at, Some(at), None);
    Some(())
}
