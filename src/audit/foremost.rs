//! `Chấp hành viên Phạm Minh T. thu được số tiền nhiều nhất, chiếm 39,1% tổng số tiền toàn đơn vị thu
//! được`: who comes first is named, with the share; the amount stands further up in a list that tells
//! everybody's, and so does the total of the list.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::family::sum;
use super::finding::{Grade, Verdict};
use super::judge::fits;
use super::share::{report, share};
use crate::wording::read::{Unit, Verb};

/// How many figures back the list may stand.
const FARTHEST: usize = 60;
const MOST: &[&str] = &["nhiều nhất", "cao nhất", "lớn nhất", "ít nhất", "thấp nhất", "nhỏ nhất"];

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        let told = tested.claims.iter().any(|claim| {
            claim.figure == Some(at) && claim.finding.verdict != Verdict::Unverifiable
        });
        let share = figure.role == Role::Rate && figure.verb() == Some(Verb::Share);
        if share && figure.bracket == 0 && !told {
            test_one(article, at, tested);
        }
    }
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let behind = figure.after.trim_start().strip_prefix("tổng số ")?;
    let (name, rest) = figure.before.trim_end_matches("chiếm").trim().rsplit_once(',')?;
    let foremost = MOST.iter().any(|most| name.trim_end().ends_with(most));
    if article.previous(at).is_some() || !foremost || !rest.trim().is_empty() {
        return None;
    }
    let name = name.trim();
    let name = ["như vậy, ", "trong đó, ", "theo đó, "]
        .iter()
        .find_map(|lead| name.strip_prefix(lead))
        .unwrap_or(name);
    let measures = |f: &Figure| match &f.amount.unit {
        Unit::Money => behind.starts_with("tiền"),
        Unit::Counted(noun) => behind.starts_with(noun.as_str()),
        _ => false,
    };
    let list = members(article, at, &measures)?;
    let named = |head: &str| -> usize {
        head.split(' ').zip(name.split(' ')).take_while(|(own, said)| own == said).count()
    };
    let best = list.iter().max_by_key(|(head, _)| named(head))?;
    let closest = list.iter().filter(|(head, _)| named(head) == named(&best.0)).count();
    if closest != 1 || named(&best.0) < 2 {
        return None;
    }
    let part = best.1;
    let parts: Vec<usize> = list.iter().map(|(_, part)| *part).collect();
    let all = sum(article, &parts)?;
    let first = *parts.first()?;
    let total = (first.saturating_sub(FARTHEST)..first).rev().find(|other| {
        article.figures.get(*other).is_some_and(|f| {
            f.is_level() && measures(f) && f.interval().is_some_and(|i| i.meets(all))
        })
    })?;
    let holds = fits(share(article, part, total)?, figure);
    let verdict = if holds { Verdict::Holds } else { Verdict::Contradiction };
    // The sentence alone did not say what the share is of.
    tested.claims.retain(|claim| claim.figure != Some(at));
    report(article, at, part, total, verdict, Grade::Likely, tested);
    Some(())
}

/// The last list before a figure whose members stand between semicolons: how each begins, and the
/// one amount of the measure it tells.
fn members(
    article: &Article,
    at: usize,
    measures: &dyn Fn(&Figure) -> bool,
) -> Option<Vec<(String, usize)>> {
    let lists = |f: &Figure| f.before.contains(';');
    let last = (at.saturating_sub(FARTHEST)..at)
        .rev()
        .find(|other| article.figures.get(*other).is_some_and(lists))?;
    let sentence = article.figures.get(last)?.sentence;
    let first = article.figures.partition_point(|f| f.sentence < sentence);
    let mut list: Vec<(String, Vec<usize>)> = Vec::new();
    for place in first..at {
        let Some(figure) = article.figures.get(place).filter(|f| f.sentence == sentence) else {
            break;
        };
        if list.is_empty() || lists(figure) {
            let head = figure.before.rsplit([';', ':', ',']).next().unwrap_or("").trim();
            list.push((head.to_owned(), Vec::new()));
        }
        let own = figure.is_level() && measures(figure) && figure.bracket == 0;
        if let Some((_, amounts)) = list.last_mut().filter(|_| own) {
            amounts.push(place);
        }
    }
    let one = |(head, amounts): (String, Vec<usize>)| match amounts[..] {
        [only] => Some((head, only)),
        _ => None,
    };
    list.into_iter().map(one).collect::<Option<Vec<_>>>().filter(|list| list.len() > 2)
}
