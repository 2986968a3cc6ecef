//! The two rates a gap is meant of, where one of them stands in another paragraph: that of a place
//! named, of this year, of the matter. Of several the one that fits, else the one that fits but for a
//! slip of the hand.

use super::super::article::{Article, Figure, Role};
use super::super::judge::is_slip;
use super::beside::{clause, is_target, linked};
use crate::number::Interval;
use crate::wording::read::{Unit, Verb};

/// How many figures back a rate may stand.
const FARTHEST: usize = 40;

/// `Cùng thời điểm năm 2021, tỷ lệ là 66,15%; như vậy tỷ lệ năm nay tăng 4,16 điểm`: the rate of now
/// stands in another paragraph. One that fits is meant; else one that fits but for a slip of the hand.
pub(super) fn of_this_year(
    article: &Article,
    at: usize,
    gap: Interval,
    before: &[usize],
) -> Option<(usize, usize)> {
    let figure = article.figures.get(at)?;
    let target = *before.first()?;
    let ago = article.figures.get(target).filter(|f| {
        let then = ["cùng thời điểm", "cùng kỳ", "năm trước", "tháng trước"];
        f.sentence == figure.sentence && then.iter().any(|word| f.before.contains(word))
    })?;
    let own = figure.before.rsplit([';', ',']).next().unwrap_or("");
    let now = ["năm nay", "kỳ này", "tháng này", "hiện nay"].iter().any(|word| own.contains(word));
    if !now || !(own.contains("tỷ lệ") || own.contains("tỉ lệ")) {
        return None;
    }
    let rates: Vec<usize> = (at.saturating_sub(FARTHEST)..target)
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| {
                f.role == Role::Rate
                    && f.amount.unit == Unit::Percent
                    && f.amount.decimals == ago.amount.decimals
            })
        })
        .collect();
    let rate = meant(article, &rates, ago, gap, figure)?;
    Some((rate, target))
}

/// `Tỷ lệ của toàn tỉnh còn thiếu 7,96 điểm phần trăm so với chỉ tiêu (84,2%)`: the rate stands in a
/// paragraph above. One that fits is meant; else one that fits but for a slip of the hand.
pub(super) fn from_above(article: &Article, at: usize) -> Option<(usize, usize)> {
    let figure = article.figures.get(at)?;
    let Role::Gap(way) = figure.role else { return None };
    let gap = way.signed(figure.interval()?);
    let own = |other: usize| {
        article.figures.get(other).filter(|f| f.block == figure.block && f.is_percentage())
    };
    let told = |f: &Figure| f.before.contains("chỉ tiêu") || f.before.contains("phải đạt");
    // The target: behind the gap, or the last rate of the paragraph, which it has to reach.
    let behind = own(at + 1).filter(|_| linked(figure)).map(|_| at + 1);
    let before = at.checked_sub(1).filter(|other| own(*other).is_some_and(told));
    let of_matter = || super::super::matter::target(article, at);
    let target = behind.or(before).or_else(of_matter)?;
    let first = article.figures.partition_point(|f| f.block < figure.block);
    let alone = (first..at).all(|other| {
        let beside = own(other).filter(|f| f.sentence == figure.sentence && f.bracket == 0);
        other == target || beside.is_none_or(|f| told(f) || f.before.trim() == "về việc và")
    });
    let named = matches!(figure.verb(), Some(Verb::Short | Verb::Exceed))
        || figure.before.contains("còn phải")
        || super::super::matter::target(article, at) == Some(target);
    if !alone || !named {
        return None;
    }
    let rates: Vec<usize> = (at.saturating_sub(FARTHEST)..first)
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| {
                f.is_percentage()
                    && f.bracket == 0
                    && !is_target(f)
                    && f.verb() == Some(Verb::Reach)
            })
        })
        .collect();
    let goal = article.figures.get(target)?;
    let found = meant(article, &rates, goal, gap, figure);
    let of_matter = || {
        let set = super::super::matter::target(article, at) == Some(target);
        set.then(|| super::super::matter::rate_above(article, at, first)).flatten()
    };
    Some((found.or_else(of_matter)?, target))
}

/// Of several rates the one that lies as far from another as a gap says; else one that does but for
/// a slip of the hand.
fn meant(
    article: &Article,
    rates: &[usize],
    from: &Figure,
    gap: Interval,
    said: &Figure,
) -> Option<usize> {
    let rate = |other: &usize| article.figures.get(*other);
    let fits = |other: &&usize| {
        let less = |rate: &Figure| rate.interval()?.sub(from.interval()?).ok();
        rate(other).and_then(less).is_some_and(|difference| difference.meets(gap))
    };
    let slipped = |other: &&usize| {
        let less = |rate: &Figure| rate.amount.value.sub(from.amount.value).ok();
        rate(other)
            .and_then(less)
            .is_some_and(|difference| is_slip(difference.abs(), said.amount.value))
    };
    rates.iter().find(fits).or_else(|| rates.iter().find(slipped)).copied()
}

/// Of whom a rate may be said that stands in another paragraph.
pub(in crate::audit) const PLACES: &[&str] =
    &["toàn quốc", "cả nước", "toàn tỉnh", "toàn thành phố", "toàn ngành"];

/// `thấp hơn bình quân chung toàn quốc 8,13%`: the rate of the place named, printed further up. Of
/// several the one that fits, else the one of the same matter (`về tiền`).
pub(super) fn from_elsewhere(
    article: &Article,
    at: usize,
    gap: Interval,
    before: &[usize],
) -> Option<(usize, usize)> {
    let figure = article.figures.get(at)?;
    let compared = matches!(figure.verb(), Some(Verb::Above | Verb::Below));
    let words = clause(figure);
    let words = words.rsplit(',').next().unwrap_or(words);
    let place = PLACES.iter().find(|place| words.contains(*place)).filter(|_| compared)?;
    let own = before.iter().copied().find(|other| {
        article.figures.get(*other).is_some_and(|f| {
            f.sentence == figure.sentence && f.role == Role::Rate && f.bracket == 0 && !is_target(f)
        })
    })?;
    let mut named = Vec::new();
    let mut told = None;
    for other in at.saturating_sub(FARTHEST)..own {
        let f = article.figures.get(other)?;
        if f.before.contains(place) {
            told = Some(f.sentence);
        }
        let follows = told == Some(f.sentence);
        if follows && f.is_percentage() && f.bracket == 0 {
            named.push(other);
        }
    }
    let rate = article.figures.get(own)?.interval()?;
    let fits = |other: &usize| {
        let target = article.figures.get(*other).and_then(Figure::interval);
        target.and_then(|target| rate.sub(target).ok()).is_some_and(|d| d.meets(gap))
    };
    if let Some(target) = named.iter().copied().find(fits) {
        return Some((own, target));
    }
    let of_money = (0..own)
        .rev()
        .take_while(|other| super::super::base::same_sentence(article, *other, own))
        .filter_map(|other| article.figures.get(other))
        .find(|f| f.is_level())
        .is_some_and(|f| f.amount.unit == Unit::Money);
    let matter = if of_money { "về tiền" } else { "về việc" };
    let of_matter = |other: &&usize| {
        article.figures.get(**other).is_some_and(|f| f.after.trim_start().starts_with(matter))
    };
    let mut meant = named.iter().filter(of_matter);
    match (meant.next(), meant.next(), &named[..]) {
        (Some(target), None, _) | (None, _, [target]) => Some((own, *target)),
        _ => None,
    }
}
