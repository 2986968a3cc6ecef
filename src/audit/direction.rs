//! A verb without an amount between two values: `là 2,36%, giảm so với mức 2,76% của năm 2021`.

use super::Tested;
use super::article::{Article, Role, Way};
use super::judge::{Said, words};
use super::say;
use crate::diagnostic::say;
use crate::wording::read::Unit;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        test_one(article, at, tested);
    }
}

/// The way a value went from the one these words lead to.
pub(super) fn way_from(before: &str) -> Option<Way> {
    let clause = before.rsplit([',', ';', ')']).next().unwrap_or("").trim();
    let clause = ["và ", "nhưng ", "đã ", "tuy "]
        .iter()
        .fold(clause, |clause, lead| clause.strip_prefix(lead).unwrap_or(clause));
    let leads = [
        ("tăng so với", Way::Up),
        ("cao hơn so với", Way::Up),
        ("cao hơn", Way::Up),
        ("nhiều hơn", Way::Up),
        ("giảm so với", Way::Down),
        ("thấp hơn so với", Way::Down),
        ("thấp hơn", Way::Down),
        ("ít hơn", Way::Down),
    ];
    let (way, rest) = leads
        .iter()
        .find_map(|(lead, way)| clause.strip_prefix(lead).map(|rest| (*way, rest.trim())))?;
    let rest = rest.strip_suffix("là").unwrap_or(rest).trim();
    matches!(rest, "mức" | "con số" | "mức bình quân" | "mức chung").then_some(way)
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let base = article.figures.get(at).filter(|f| f.whole.is_none())?;
    let way = way_from(&base.before)?;
    let kind = if base.amount.unit == Unit::Percent { Role::Rate } else { Role::Level };
    let mut place = at;
    let (value_at, value) = loop {
        let (before, other) = article.previous(place)?;
        let open = other.bracket == 0 || other.bracket == base.bracket;
        if open && other.role == kind && other.same_unit(base) {
            break (before, other);
        }
        if open && other.role == kind || other.after.contains(';') {
            return None;
        }
        place = before;
    };
    let (now, ago) = (value.interval()?, base.interval()?);
    let holds = match way {
        Way::Up => now.most > ago.least,
        Way::Down => now.least < ago.most,
    };
    let (v, b) = (words(article, value_at), words(article, at));
    let message = if holds {
        say!("{v} so với {b} đúng chiều đã viết", "{v} against {b} goes the way it says")
    } else {
        say!(
            "từ {b} thành {v} là chiều ngược lại của động từ",
            "from {b} to {v} goes the other way"
        )
    };
    let sign = if value.amount.value > base.amount.value { ">" } else { "≤" };
    let arithmetic = say::both(|_| format!("{v} {sign} {b}"));
    let relation = "change-amount";
    let said = Said::of(relation, holds, message, arithmetic);
    tested.push_about(said.at(article, at, &[value_at])?, at, Some(value_at), None);
    Some(())
}
