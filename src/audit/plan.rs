//! Plans, estimates and targets in amounts: whose plan a percentage is of, and how much of a plan is
//! still to be done.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::finding::Verdict;
use super::judge::fits;
use super::naming::{clause, contains_word};
use super::share::share;
use super::whole::whole_of_list;
use crate::wording::read::Verb;

const PLANS: &[&str] = &["kế hoạch", "dự toán", "chỉ tiêu", "mục tiêu", "plan", "target"];

fn says_plan(words: &str) -> bool {
    PLANS.iter().any(|word| contains_word(words, word))
}

/// `tổng kế hoạch 12,4 nghìn tỷ đồng, gồm vốn trung ương 4,9 nghìn tỷ đồng …; vốn trung ương giải
/// ngân 2.744 tỷ đồng, đạt 56,0% kế hoạch`: the part of the plan that bears the name of what was
/// done, else one that the percentage fits.
pub(super) fn own(article: &Article, at: usize, part: usize, plans: Vec<usize>) -> Vec<usize> {
    let (Some(percent), Some(done)) = (article.figures.get(at), article.figures.get(part)) else {
        return plans;
    };
    let parts: Vec<usize> = (0..article.figures.len())
        .filter(|other| {
            let whole = whole_of_list(article, *other);
            *other != part
                && whole.is_some_and(|whole| plans.contains(&whole))
                && article.figures.get(*other).is_some_and(|f| f.is_level() && f.same_unit(done))
        })
        .collect();
    let named = |at: &&usize| {
        article.figures.get(**at).is_some_and(|f| {
            [name(f), behind(f)]
                .iter()
                .any(|name| name.contains(' ') && contains_word(clause(&done.before), name))
        })
    };
    let fitting = |at: &&usize| share(article, part, **at).is_some_and(|s| fits(s, percent));
    let own = parts.iter().find(named).or_else(|| parts.iter().find(fitting));
    own.map_or(plans, |own| vec![*own])
}

/// The name behind a part: `70 ha rừng phòng hộ và`.
fn behind(figure: &Figure) -> &str {
    let words = figure.after.split([',', ';', ':', '(', ')', '.']).next().unwrap_or("").trim();
    words.split(" và").next().unwrap_or("").trim()
}

/// The name of a part of a list, without the words that open it.
fn name(figure: &Figure) -> &str {
    let mut name = clause(&figure.before);
    for lead in ["và ", "gồm ", "bao gồm ", "trong đó ", "có ", "là "] {
        name = name.strip_prefix(lead).unwrap_or(name).trim_start();
    }
    for end in [" là", " đạt", " có"] {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    name
}

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        still_to_do(article, at, tested);
    }
}

/// `đạt 92,53% kế hoạch (34.000 giấy), còn thiếu 2.540 giấy`: what the percentage of the plan leaves.
fn still_to_do(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let own = clause(&figure.before);
    let short = figure.role == Role::Change(super::article::Way::Down)
        && figure.verb() == Some(Verb::Short);
    let to_do = figure.is_level() && own.contains("còn phải");
    let behind = figure.after.split([',', ';', '.', '(']).next().unwrap_or("");
    if !(short || to_do && says_plan(behind)) {
        return None;
    }
    // One plan alone may be meant, and one number done of it.
    let of_plan = |percent: usize, base: usize| {
        let words = |at: usize| article.figures.get(at);
        words(percent).is_some_and(|f| says_plan(f.after.split(['(', ',']).next().unwrap_or("")))
            || words(base).is_some_and(|f| says_plan(clause(&f.before)))
    };
    let mut pairs: Vec<(usize, usize)> = tested
        .claims
        .iter()
        .filter(|claim| matches!(claim.finding.relation, "share" | "rate"))
        .filter(|claim| claim.finding.verdict == Verdict::Holds)
        .filter(|claim| claim.figure.is_some_and(|percent| percent < at))
        .filter_map(|claim| Some((claim.figure?, claim.part?, claim.base?)))
        .filter(|(percent, _, base)| of_plan(*percent, *base))
        .map(|(_, part, base)| (part, base))
        .filter(|(part, _)| article.figures.get(*part).is_some_and(|f| f.same_unit(figure)))
        .collect();
    pairs.dedup();
    let rest = |(part, base): &(usize, usize)| {
        let part = article.figures.get(*part)?.interval()?;
        article.figures.get(*base)?.interval()?.sub(part).ok()
    };
    let printed = figure.interval()?;
    if pairs.iter().any(|pair| rest(pair).is_some_and(|rest| rest.meets(printed))) {
        return None;
    }
    let [(part, base)] = pairs[..] else { return None };
    super::remainder::say_rest(article, at, base, &[part], "remainder", tested)
}
