//! Differences of two rates: `tăng 1,12 điểm phần trăm so với cùng kỳ (71,92%)`, `còn thiếu 33,2%`.
//! Printed in "%", they are points all the same.

mod beside;
mod elsewhere;

use super::Tested;
use super::article::{Article, Figure, Role, Way};
use super::finding::{Grade, ImpliedOf, Verdict};
use super::judge::{Said, fits, implied, percent_of, words};
use super::say;
use crate::diagnostic::say;
use crate::number::Interval;
use crate::wording::read::{Unit, Verb};
use beside::{is_target, linked, natural_pair};
pub(super) use elsewhere::PLACES;
use elsewhere::{from_above, from_elsewhere, of_this_year};

/// How many figures back a rate may stand.
const FARTHEST: usize = 10;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        match figure.role {
            _ if of_an_amount(article, at, tested).is_some() => {}
            Role::Gap(way) => {
                test_one(article, at, way, tested);
            }
            Role::ChangePercent(way) => {
                of_two_rates(article, at, way, tested);
            }
            _ => {}
        }
    }
}

fn is_rate(figure: &Figure) -> bool {
    figure.role == Role::Rate
        && figure.amount.unit == Unit::Percent
        && (figure.verb() != Some(Verb::Share) || figure.before.contains("tỷ lệ"))
        || matches!(figure.role, Role::ChangePercent(_))
}

/// `tăng 73 tỷ đồng (14,30 điểm phần trăm)`: an amount rises by percent, whatever the unit says.
fn of_an_amount(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at).filter(|f| f.amount.unit == Unit::Points)?;
    // `giảm 1.374 hộ so với năm 2022 (11.236 hộ), tương đương giảm 12,2 điểm`: past what it was.
    let past = |(at, f): (usize, &Figure)| f.is_level().then(|| article.previous(at)).flatten();
    let beside = article.previous(at)?;
    let (change_at, change) = past(beside).unwrap_or(beside);
    let Role::Change(way) = change.role else { return None };
    let words_between = figure.before.trim_start_matches([',', ' ']);
    let joined = words_between.trim() == "("
        || ["tương ứng", "tương đương", "tức", "hay"].iter().any(|w| words_between.starts_with(w))
        || figure.before.contains(", tương đương")
        || figure.before.contains(", tương ứng");
    let value_at = super::change::value_of(article, change_at).filter(|_| joined)?;
    let amount = change.interval()?;
    let ago = article.figures.get(value_at)?.interval()?.sub(way.signed(amount)).ok()?;
    let share = percent_of(amount, ago)?;
    if !fits(share, figure) {
        return None;
    }
    let (p, c, v) = (words(article, at), words(article, change_at), words(article, value_at));
    let said = Said {
        relation: "change-percent",
        verdict: Verdict::Contradiction,
        grade: Grade::Likely,
        message: say!(
            "{p}: {v} là một số lượng, mức thay đổi {c} của nó tính bằng phần trăm, không phải điểm phần trăm",
            "{p}: {v} is an amount; its change of {c} is in percent, not in points"
        ),
        arithmetic: say::both(|language| {
            let shown = say::percent(share.least, figure.amount.decimals, language);
            format!("{c} ÷ {} = {shown}", say::interval(ago, language))
        }),
        implied: None,
    };
    tested.push_about(said.at(article, at, &[change_at, value_at])?, at, Some(change_at), None);
    Some(())
}

/// `tỷ lệ giải quyết đạt 81,6%, tăng 2,3% (cùng kỳ 79,3%)`: the change of a rate whose two values are
/// printed, said in percent though it is their difference.
fn of_two_rates(article: &Article, at: usize, way: Way, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let own = figure.before.rsplit([',', ';']).next().unwrap_or("");
    let named = ["tỷ lệ", "tỉ lệ", "lãi suất"].iter().any(|word| own.contains(word));
    let rate = |f: &Figure| f.is_percentage();
    let beside = article.previous(at).is_some_and(|(_, f)| rate(f));
    let told = tested.claims.iter().any(|claim| claim.figure == Some(at));
    if told || !(named || beside) {
        return None;
    }
    let gap = way.signed(figure.interval()?);
    let near: Vec<usize> = (at.saturating_sub(FARTHEST)..=at + 2)
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| f.block == figure.block && rate(f))
        })
        .collect();
    let value = |at: usize| article.figures.get(at).and_then(Figure::interval);
    let less = |now: usize, ago: usize| value(now)?.sub(value(ago)?).ok();
    let pairs = || {
        near.iter()
            .flat_map(|now| near.iter().filter(move |ago| *ago != now).map(|ago| (*now, *ago)))
    };
    let relative = |(now, ago): (usize, usize)| {
        less(now, ago)
            .zip(value(ago))
            .and_then(|(less, ago)| percent_of(less, ago))
            .is_some_and(|change| fits(way.signed(change), figure))
    };
    if pairs().any(relative) {
        return None;
    }
    let fitting = pairs().find(|(now, ago)| less(*now, *ago).is_some_and(|d| d.meets(gap)));
    let Some((now, ago)) = fitting else { return of_last_year(article, at, gap, tested) };
    let (printed, n, a) = (words(article, at), words(article, now), words(article, ago));
    let difference = less(now, ago)?.middle().ok()?;
    let said = Said {
        relation: "points",
        verdict: Verdict::PointsAsPercent,
        grade: Grade::Likely,
        message: say!(
            "{printed} là hiệu của {n} và {a}: điểm phần trăm, không phải phần trăm",
            "{printed} is {n} less {a}: percentage points, not percent"
        ),
        arithmetic: say::both(|language| {
            format!("{n} − {a} = {}", say::number(difference, 3, language))
        }),
        implied: None,
    };
    tested.push_about(said.at(article, at, &[now, ago])?, at, Some(now), Some(ago));
    Some(())
}

/// `đạt tỷ lệ 63,19%, tăng 3,01% so với cùng kỳ (61,18%)`: both rates stand beside it, and it is
/// neither their difference nor the change of one from the other.
fn of_last_year(article: &Article, at: usize, gap: Interval, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let rate = |f: &Figure| f.is_percentage();
    let (now, n) = article.previous(at).filter(|(_, f)| rate(f) && f.bracket == figure.bracket)?;
    let (ago, a) = article.next(at).filter(|(_, f)| rate(f) && f.bracket != figure.bracket)?;
    let between = figure.after.trim_start();
    let compared =
        between.starts_with("so với") && between.ends_with('(') && !between.contains(',');
    let then = ["cùng kỳ", "năm trước", "tháng trước"].iter().any(|word| between.contains(word));
    let named = n.verb() == Some(Verb::Reach) || n.before.contains("tỷ lệ");
    let short = figure.before.trim_matches([',', ' ']).split(' ').count() <= 2;
    let exact =
        [n, a].iter().all(|f| !f.is_hedged() && f.amount.decimals == figure.amount.decimals);
    if !(compared && then && named && short && exact) {
        return None;
    }
    let difference = n.interval()?.sub(a.interval()?).ok()?;
    if difference.meets(gap) {
        return None;
    }
    let (printed, r, t) = (words(article, at), words(article, now), words(article, ago));
    let plain = n.amount.value.sub(a.amount.value).ok()?;
    let size = Interval::between(difference.least.abs(), difference.most.abs());
    let said = Said {
        relation: "points",
        verdict: Verdict::Contradiction,
        grade: Grade::Likely,
        message: say!("{r} trừ {t} không phải là {printed}", "{r} less {t} is not {printed}"),
        arithmetic: say::both(|language| {
            format!("{r} − {t} = {}", say::number(plain, 3, language))
        }),
        implied: Some(implied(article, ImpliedOf::Value, size, &figure.amount.unit)),
    };
    tested.push_about(said.at(article, at, &[now, ago])?, at, Some(now), Some(ago));
    Some(())
}

fn test_one(article: &Article, at: usize, way: Way, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let gap = way.signed(figure.interval()?);
    let after: Vec<usize> = (at + 1..=at + 2)
        .take_while(|other| {
            article.figures.get(*other).is_some_and(|f| f.sentence == figure.sentence)
        })
        .filter(|other| article.figures.get(*other).is_some_and(is_rate))
        .collect();
    let before: Vec<usize> = (at.saturating_sub(FARTHEST)..at)
        .rev()
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| f.block == figure.block && is_rate(f))
        })
        .collect();
    let difference = |rate: usize, target: usize| -> Option<Interval> {
        article.figures.get(rate)?.interval()?.sub(article.figures.get(target)?.interval()?).ok()
    };
    let own = |other: &&usize| article.figures.get(**other).is_some_and(|f| !is_target(f));
    let pairs = before.iter().filter(own).flat_map(|rate| {
        after.iter().chain(before.iter().filter(move |t| *t != rate)).map(move |t| (*rate, *t))
    });
    let true_pair = pairs.into_iter().find(|(rate, target)| {
        difference(*rate, *target).is_some_and(|difference| difference.meets(gap))
    });
    let natural = super::matter::pair(article, at)
        .or_else(|| natural_pair(article, at, &before, &after))
        .or_else(|| from_above(article, at))
        .or_else(|| from_elsewhere(article, at, gap, &before))
        .or_else(|| of_this_year(article, at, gap, &before));
    let pair = match (natural, true_pair) {
        (Some(natural), _) if difference(natural.0, natural.1).is_some_and(|d| d.meets(gap)) => {
            Some((natural, true))
        }
        (Some(natural), None) => Some((natural, false)),
        // Another pair fits: only a target printed right behind the gap outweighs it.
        (Some(natural), Some(other)) => {
            let strong =
                Some(&natural.1) == after.first() && other.1 != natural.1 && linked(figure);
            Some(if strong { (natural, false) } else { (other, true) })
        }
        (None, Some(other)) => Some((other, true)),
        (None, None) => None,
    };
    let printed = words(article, at);
    match pair {
        Some(((rate, target), holds)) => {
            let difference = difference(rate, target)?;
            let (r, t) = (words(article, rate), words(article, target));
            let value = |at: usize| article.figures.get(at).map(|f| f.amount.value);
            let plain = value(rate)?.sub(value(target)?).ok()?;
            let arithmetic =
                say::both(|language| format!("{r} − {t} = {}", say::number(plain, 3, language)));
            let as_percent = figure.amount.unit == Unit::Percent;
            let (verdict, message) = match (holds, as_percent) {
                (true, false) => (
                    Verdict::Holds,
                    say!(
                        "{printed} đúng là khoảng cách giữa {r} và {t}",
                        "{printed} is the distance from {r} to {t}"
                    ),
                ),
                (true, true) => (
                    Verdict::PointsAsPercent,
                    say!(
                        "{printed} là hiệu của {r} và {t}: điểm phần trăm, không phải phần trăm",
                        "{printed} is {r} less {t}: percentage points, not percent"
                    ),
                ),
                (false, _) => (
                    Verdict::Contradiction,
                    say!("{r} trừ {t} không phải là {printed}", "{r} less {t} is not {printed}"),
                ),
            };
            let size = Interval::between(difference.least.abs(), difference.most.abs());
            let implied =
                (!holds).then(|| implied(article, ImpliedOf::Value, size, &figure.amount.unit));
            let said = Said {
                relation: relation(article, at),
                verdict,
                grade: Grade::Likely,
                message,
                arithmetic,
                implied,
            };
            tested.push_about(said.at(article, at, &[rate, target])?, at, Some(rate), Some(target));
        }
        None => {
            let level =
                |other: &&usize| article.figures.get(**other).is_some_and(|f| f.role == Role::Rate);
            alone(article, at, gap, before.iter().find(level).copied(), tested)?;
        }
    }
    Some(())
}

fn relation(article: &Article, at: usize) -> &'static str {
    let target = article.figures.get(at).is_some_and(|figure| {
        matches!(figure.verb(), Some(Verb::Short | Verb::Exceed))
            || [&figure.before, &figure.after]
                .iter()
                .any(|w| w.contains("chỉ tiêu") || w.contains("target"))
    });
    if target { "target-gap" } else { "points" }
}

/// A gap whose other end is not printed: the end is worked out.
fn alone(
    article: &Article,
    at: usize,
    gap: Interval,
    rate: Option<usize>,
    tested: &mut Tested,
) -> Option<()> {
    let figure = article.figures.get(at)?;
    let end = rate.and_then(|rate| article.figures.get(rate)?.interval()?.sub(gap).ok());
    let middle = rate.and_then(|rate| {
        let rate = article.figures.get(rate)?.amount.value;
        let half = figure.amount.value;
        match figure.role {
            Role::Gap(Way::Up) => rate.sub(half).ok(),
            _ => rate.add(half).ok(),
        }
    });
    let printed = words(article, at);
    let r = rate.map_or("", |rate| words(article, rate));
    let (vi, en) = match middle {
        Some(middle) => {
            let (vi, en) = (
                say::number(middle, 2, crate::diagnostic::Language::Vi),
                say::number(middle, 2, crate::diagnostic::Language::En),
            );
            (
                format!("; đầu kia, không in trong bài, là {vi}%"),
                format!("; the other end, not printed, is {en}%"),
            )
        }
        None => (String::new(), String::new()),
    };
    let (verdict, message) = if figure.amount.unit == Unit::Percent {
        (
            Verdict::PointsAsPercent,
            say!(
                "{printed} là hiệu của hai tỷ lệ: điểm phần trăm{vi}",
                "{printed} is a difference of two rates: percentage points{en}"
            ),
        )
    } else {
        (
            Verdict::Unverifiable,
            say!(
                "{printed}: bài chỉ in một trong hai tỷ lệ{vi}",
                "{printed}: only one of the two rates is printed{en}"
            ),
        )
    };
    let arithmetic = match (figure.role, middle) {
        (Role::Gap(way), Some(middle)) => {
            let sign = if way == Way::Up { "−" } else { "+" };
            say::both(|language| {
                format!("{r} {sign} {printed} = {}", say::number(middle, 2, language))
            })
        }
        _ => Default::default(),
    };
    let implied = end.map(|end| implied(article, ImpliedOf::Base, end, &Unit::Percent));
    let said = Said {
        relation: relation(article, at),
        verdict,
        grade: Grade::CannotTell,
        message,
        arithmetic,
        implied,
    };
    let others: Vec<usize> = rate.into_iter().collect();
    tested.push_about(said.at(article, at, &others)?, at, rate, None);
    Some(())
}
