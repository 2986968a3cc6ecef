//! Gaps told for cases and for money at once: `còn thiếu 13,04% về việc và 14,37% về tiền so với chỉ
//! tiêu (84,5% về việc và 47% về tiền)`. Each is between the two rates of its own matter.

use super::article::{Article, Figure, Role};
use crate::wording::read::{Unit, Verb};

/// How many figures back a rate may stand.
const FARTHEST: usize = 40;

/// What a rate is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Matter {
    Cases,
    Money,
}

/// The rate and the target of a gap, by what all three are of.
pub(super) fn pair(article: &Article, at: usize) -> Option<(usize, usize)> {
    let figure = article.figures.get(at)?;
    let matter = matter(figure).or_else(|| in_turn(article, at))?;
    let same = |other: usize| article.figures.get(other).filter(|f| of_matter(f, matter));
    let sentence = article.figures.partition_point(|f| f.sentence < figure.sentence);
    let target = target(article, at)?;
    let rate = (at.saturating_sub(FARTHEST)..at).rev().find(|other| {
        let past = *other < sentence || is_compared(article, target, at);
        past && *other != target
            && same(*other).is_some_and(|f| f.block == figure.block && f.bracket == 0)
    })?;
    Some((rate, target))
}

/// The rate of a gap's matter in the paragraphs above: the only one that is said of it, or of its
/// base (`đạt 26,0% số tiền đủ điều kiện`).
pub(super) fn rate_above(article: &Article, at: usize, end: usize) -> Option<usize> {
    let matter = matter(article.figures.get(at)?).or_else(|| in_turn(article, at))?;
    let of_base = |f: &Figure| {
        let what = match matter {
            Matter::Cases => "số việc",
            Matter::Money => "số tiền",
        };
        super::share::is_of(f.after.trim_start(), what)
    };
    let reached = |f: &Figure| f.verb() == Some(Verb::Reach) && !f.before.contains("cùng kỳ");
    let mut rates = (at.saturating_sub(FARTHEST)..end).filter(|other| {
        article.figures.get(*other).is_some_and(|f| {
            let percent = f.is_percentage();
            percent && reached(f) && (of_matter(f, matter) || of_base(f))
        })
    });
    let rate = rates.next()?;
    rates.next().is_none().then_some(rate)
}

/// The target of a gap, by what both are of.
pub(super) fn target(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let matter = matter(figure).or_else(|| in_turn(article, at))?;
    let same = |other: usize| article.figures.get(other).filter(|f| of_matter(f, matter));
    let sentence = article.figures.partition_point(|f| f.sentence < figure.sentence);
    let mut beside = (sentence..article.figures.len())
        .take_while(|other| {
            article.figures.get(*other).is_some_and(|f| f.sentence == figure.sentence)
        })
        .filter(|other| same(*other).is_some())
        .filter(|other| is_compared(article, *other, at) || is_set(article, *other, at));
    let target = beside.next()?;
    beside.next().is_none().then_some(target)
}

/// `chỉ tiêu được giao là 85% về việc và 52% về tiền; như vậy còn phải phấn đấu 26,9 điểm`.
fn is_set(article: &Article, other: usize, gap: usize) -> bool {
    let told = |at: usize| article.figures.get(at).is_some_and(|f| f.before.contains("chỉ tiêu"));
    let shared = article
        .figures
        .get(other)
        .is_some_and(|f| f.bracket == 0 && matches!(f.before.trim(), "về việc và" | "về tiền và"));
    let own = article.figures.get(other).is_some_and(|f| f.bracket == 0) && told(other);
    other < gap && (own || shared && other.checked_sub(1).is_some_and(told))
}

fn of_matter(figure: &Figure, matter: Matter) -> bool {
    figure.role == Role::Rate
        && figure.amount.unit == Unit::Percent
        && self::matter(figure) == Some(matter)
}

fn matter(figure: &Figure) -> Option<Matter> {
    let tail = figure.after.trim_start();
    if tail.starts_with("về việc") {
        Some(Matter::Cases)
    } else if tail.starts_with("về tiền") || tail.starts_with("về giá trị") {
        Some(Matter::Money)
    } else {
        None
    }
}

/// `lần lượt vượt 0,28% và 1,08%`: the first is of the first matter named, and so on.
fn in_turn(article: &Article, at: usize) -> Option<Matter> {
    let gap = |at: usize| article.figures.get(at).filter(|f| matches!(f.role, Role::Gap(_)));
    let figure = gap(at)?;
    let leads = figure.before.contains("lần lượt") && gap(at + 1).is_some_and(|f| f.before == "và");
    let follows = figure.before.trim() == "và"
        && at.checked_sub(1).and_then(gap).is_some_and(|f| f.before.contains("lần lượt"));
    match (leads, follows) {
        (true, _) => Some(Matter::Cases),
        (_, true) => Some(Matter::Money),
        _ => None,
    }
}

/// Whether the bracket a rate stands in is opened by what it is compared with.
fn is_compared(article: &Article, other: usize, gap: usize) -> bool {
    let Some(figure) = article.figures.get(other).filter(|f| f.bracket != 0) else { return false };
    let mut first = other;
    while let Some((before, _)) =
        article.previous(first).filter(|(_, f)| f.bracket == figure.bracket)
    {
        first = before;
    }
    let lead = article.figures.get(first).map_or("", |f| f.before.as_str());
    let says =
        ["chỉ tiêu", "cùng kỳ", "kế hoạch", "năm trước"].iter().any(|word| lead.contains(word));
    // Right before the gap, or behind it.
    says && (other < gap || first <= gap + 2)
}
