//! A whole and its parts in one sentence: parts that exceed it, lists that should add up.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::exclusive::{exclude_one_another, of_one_kind, takes_every_course};
use super::finding::{Grade, ImpliedOf, Verdict};
use super::judge::{Said, implied, is_slip, words};
use super::naming::{contains_word, describing};
use super::say;
use super::whole::{opens_list, whole_of_list};
use crate::diagnostic::{Language, say};
use crate::number::{Exact, Interval};
use crate::wording::read::Unit;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    let mut at = 0;
    while at < article.figures.len() {
        let opens = article.figures.get(at).is_some_and(|f| opens_list(&f.before) && f.is_level());
        if opens && let Some(whole) = whole_of_list(article, at) {
            let wholes = super::whole::wholes_of_list(article, at);
            list(article, at, best_whole(article, at, whole, &wholes), tested);
        }
        unopened(article, at, tested);
        rates_of_a_rate(article, at, tested);
        at += 1;
    }
}

/// Of several numbers that may be the whole, the one the parts add up to.
fn best_whole(article: &Article, first: usize, usual: usize, wholes: &[usize]) -> usize {
    let fits = |whole: &&usize| {
        article.figures.get(**whole).is_some_and(|figure| {
            let parts = parts(article, first, figure);
            let total = sum(article, &parts);
            total.zip(figure.interval()).is_some_and(|(sum, all)| parts.len() > 1 && sum.meets(all))
        })
    };
    wholes.iter().find(fits).copied().unwrap_or(usual)
}

/// Lists without an opening word: in a bracket behind their whole (`924 vụ (án cũ 196 vụ, án mới
/// 728 vụ)`), or behind `Trong 91 trường hợp, …` with what is left at the end.
fn unopened(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let whole = article.figures.get(at).filter(|f| f.is_level() && f.whole.is_none())?;
    let lead = whole.before.trim_end();
    let opening = ["trong", "trong số", "trong tổng số", "of", "of the"]
        .iter()
        .any(|word| lead == *word || lead.ends_with(&format!(" {word}")))
        || lead.starts_with("of ") && lead.split(' ').count() <= 4;
    let mut place = at;
    let mut parts = Vec::new();
    let (_, first) = article.next(at)?;
    let bracketed = first.bracket != 0
        && first.bracket != whole.bracket
        && whole.after.contains('(')
        && !whole.after.contains([',', ';']);
    if !(opening || bracketed) {
        return None;
    }
    let mut nested = false;
    while let Some((next, figure)) = article.next(place) {
        place = next;
        // `8 nhóm tăng giá, trong đó giáo dục tăng 2,15%; 3 nhóm giảm giá`: what is said of a part
        // ends with its semicolon.
        nested &= !figure.before.contains(';');
        nested |= opens_list(&figure.before) && !figure.same_unit(whole) && !parts.is_empty();
        if nested {
            continue;
        }
        if opens_list(&figure.before) || contains_word(&figure.before, "riêng") {
            break;
        }
        let here = if bracketed {
            figure.bracket == first.bracket
        } else {
            figure.bracket == whole.bracket
        };
        if bracketed && !here {
            break;
        }
        if here && figure.is_level() && figure.same_unit(whole) {
            parts.push(next);
        }
    }
    let first_part = *parts.first()?;
    let last = article.figures.get(*parts.last()?)?;
    let rest = ["còn", "remaining"].iter().any(|word| contains_word(&last.before, word));
    // Small numbers that overlap lie one slip apart too often.
    let large = whole.amount.value >= Exact::whole(1_000);
    let one_kind = large && of_one_kind(article, &parts) && one_slip(article, &parts, at);
    if opening && (one_kind || takes_every_course(article, &parts)) {
        let (sum, all) = (sum(article, &parts)?, whole.interval()?);
        let holds = sum.meets(all);
        let (verdict, grade) = if holds {
            (Verdict::Holds, Grade::Certain)
        } else {
            (Verdict::Contradiction, Grade::Likely)
        };
        say_sum(article, &parts, at, sum, verdict, grade, tested);
    } else if bracketed || rest || opening && near_miss(article, &parts, at) {
        adds_up(article, first_part, &parts, at, tested);
    } else if opening && exclude_one_another(article, &parts) {
        apart(article, &parts, at, tested);
    }
    Some(())
}

/// `tỷ lệ bị hủy, sửa là 0,86% (hủy 0,34%, sửa 0,52%)`: a rate of several things, each named in it.
fn rates_of_a_rate(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let percent = |f: &Figure| f.is_percentage();
    let whole =
        article.figures.get(at).filter(|f| percent(f) && f.after.trim_start().starts_with('('))?;
    let bracket = article.next(at).map(|(_, first)| first.bracket)?;
    let mut parts = Vec::new();
    let mut place = at;
    while let Some((next, figure)) = article.next(place).filter(|(_, f)| f.bracket == bracket) {
        let name = figure.before.trim_matches(|c: char| "(,; ".contains(c));
        let name = name.strip_prefix("và ").unwrap_or(name);
        if !percent(figure) || name.is_empty() || !contains_word(&whole.before, name) {
            return None;
        }
        parts.push(next);
        place = next;
    }
    if parts.len() < 2 || bracket == whole.bracket {
        return None;
    }
    let sum = sum(article, &parts)?;
    let (verdict, grade) = if sum.meets(whole.interval()?) {
        (Verdict::Holds, Grade::Certain)
    } else {
        (Verdict::Contradiction, Grade::Likely)
    };
    say_sum(article, &parts, at, sum, verdict, grade, tested);
    Some(())
}

/// The parts of a list: levels of the whole's unit from its opener to the end of the sentence.
fn parts(article: &Article, first: usize, whole: &Figure) -> Vec<usize> {
    let Some(opener) = article.figures.get(first) else { return Vec::new() };
    let mut parts = vec![first];
    let mut at = first;
    while let Some((next, figure)) = article.next(at) {
        at = next;
        if opens_list(&figure.before)
            || ["trong số", "ngoài ra", "so với"].iter().any(|w| figure.before.contains(w))
        {
            break;
        }
        let counted = figure.same_unit(whole) || figure.amount.unit == opener.amount.unit;
        if figure.is_level() && counted && figure.bracket == opener.bracket {
            parts.push(next);
        }
    }
    parts
}

fn list(article: &Article, first: usize, whole_at: usize, tested: &mut Tested) -> Option<()> {
    let whole = article.figures.get(whole_at)?;
    let parts = parts(article, first, whole);
    let all = whole.interval()?;
    for part in &parts {
        let figure = article.figures.get(*part)?;
        if figure.interval()?.least > all.most && figure.amount.unit == whole.amount.unit {
            exceeds(article, *part, &[*part], whole_at, tested);
        }
    }
    complements(article, &parts, whole_at, tested);
    adds_up(article, first, &parts, whole_at, tested)
        .or_else(|| apart(article, &parts, whole_at, tested))
}

/// Parts that exclude one another and yet are more than their whole.
fn apart(article: &Article, parts: &[usize], whole_at: usize, tested: &mut Tested) -> Option<()> {
    let whole = article.figures.get(whole_at)?;
    let over = sum(article, parts)?.least > whole.interval()?.most;
    (over && exclude_one_another(article, parts))
        .then(|| exceeds(article, *parts.last()?, parts, whole_at, tested))?
}

/// Whether a part is one of those in its sentence that make up their whole to the last.
pub(super) fn makes_up(article: &Article, whole_at: usize, part: usize) -> bool {
    let Some(of) = article.figures.get(part) else { return false };
    let from = article.figures.partition_point(|figure| figure.sentence < of.sentence);
    let parts: Vec<usize> = (from..article.figures.len())
        .take_while(|at| article.figures.get(*at).is_some_and(|f| f.sentence == of.sentence))
        .filter(|at| super::whole::whole_of_list(article, *at) == Some(whole_at))
        .filter(|at| article.figures.get(*at).is_some_and(|f| f.is_level() && f.same_unit(of)))
        .collect();
    let all = article.figures.get(whole_at).and_then(Figure::interval);
    parts.len() > 1
        && parts.contains(&part)
        && sum(article, &parts).zip(all).is_some_and(|(sum, all)| sum.meets(all))
}

pub(super) fn sum(article: &Article, parts: &[usize]) -> Option<Interval> {
    let mut sum = Interval::exact(Exact::ZERO);
    for part in parts {
        sum = sum.add(article.figures.get(*part)?.interval()?).ok()?;
    }
    Some(sum)
}

fn adds_up(
    article: &Article,
    first: usize,
    parts: &[usize],
    whole_at: usize,
    tested: &mut Tested,
) -> Option<()> {
    if parts.len() < 2 {
        return None;
    }
    // What was done of them is no third part of what is old and new.
    let parts = match parts.split_at_checked(2) {
        Some((pair, [_, ..])) if old_and_new(article, pair) => pair,
        _ => parts,
    };
    let whole = article.figures.get(whole_at)?;
    let all = whole.interval()?;
    let opener = &article.figures.get(first)?.before;
    let last = &article.figures.get(*parts.last()?)?.before;
    let complete = ["gồm", "chia ra", "comprising", "consisting"]
        .iter()
        .any(|w| opener.contains(w))
        || ["còn lại", "còn ", " khác", "remaining", "the rest"].iter().any(|w| last.contains(w))
        || whole.before.trim_end().ends_with("trong") && contains_word(last, "còn")
        || parts.last().and_then(|at| article.figures.get(*at)).is_some_and(|figure| {
            let own = figure.after.split([',', ';', '.', '(']).next().unwrap_or("");
            // `196 người Nhật Bản và các quốc tịch khác`: the others bear no number.
            own.trim_end().ends_with("khác") && !contains_word(own, "và")
        });
    // `gồm 402 người Hàn Quốc, 196 người Nhật Bản và các quốc tịch khác`: others without a number.
    let open = parts.last().and_then(|at| article.figures.get(*at)).is_some_and(|figure| {
        let own = figure.after.split([';', '.', '(']).next().unwrap_or("");
        own.trim_end().ends_with("khác") && (contains_word(own, "và") || own.contains(','))
    });
    let complete =
        complete && !open || old_and_new(article, parts) || shares_complete(article, parts);
    let meets = |parts: &[usize]| sum(article, parts).is_some_and(|sum| sum.meets(all));
    let whole_list = (2..=parts.len()).rev().find(|count| parts.get(..*count).is_some_and(meets));
    let total = sum(article, parts)?;
    if let Some(count) = whole_list {
        let parts = parts.get(..count)?;
        say_sum(
            article,
            parts,
            whole_at,
            sum(article, parts)?,
            Verdict::Holds,
            Grade::Certain,
            tested,
        );
        return Some(());
    }
    // A part of a part (`trong đó`), or a list that is not complete, is not refuted.
    let slipped = one_slip(article, parts, whole_at);
    let pair = parts.len() == 2 && opposite(article, parts);
    (complete && parts.len() <= 8 || (slipped && !pair)).then(|| {
        say_sum(article, parts, whole_at, total, Verdict::Contradiction, Grade::Likely, tested);
    })
}

/// Whether one slip of the hand, in a part or in the whole, parts the sum from the whole.
pub(super) fn one_slip(article: &Article, parts: &[usize], whole_at: usize) -> bool {
    let value = |at: usize| article.figures.get(at).map(|figure| figure.amount.value);
    let exact = parts
        .iter()
        .chain([&whole_at])
        .all(|at| article.figures.get(*at).is_some_and(|figure| !figure.is_hedged()));
    let Some(whole) = value(whole_at).filter(|_| exact) else { return false };
    let mut sum = Exact::ZERO;
    for part in parts {
        let Some(next) = value(*part).and_then(|part| sum.add(part).ok()) else { return false };
        sum = next;
    }
    let gap = whole.sub(sum);
    let repaired = parts
        .iter()
        .filter_map(|part| value(*part))
        .any(|part| gap.and_then(|gap| part.add(gap)).is_ok_and(|needed| is_slip(needed, part)));
    repaired || is_slip(sum, whole)
}

/// Parts that do not make up their whole, but would but for one slip.
fn near_miss(article: &Article, parts: &[usize], whole_at: usize) -> bool {
    parts.len() > 2 && one_slip(article, parts, whole_at) || shares_complete(article, parts)
}

/// Whether each part bears its share, and the shares make up all: then the parts do too.
fn shares_complete(article: &Article, parts: &[usize]) -> bool {
    let shares: Vec<usize> = parts
        .iter()
        .filter_map(|part| article.next(*part))
        .filter(|(_, share)| share.role == Role::Rate && share.amount.unit == Unit::Percent)
        .map(|(at, _)| at)
        .collect();
    let all = shares.len() == parts.len() && parts.len() > 1;
    all && sum(article, &shares).is_some_and(|sum| sum.holds(Exact::HUNDRED))
}

pub(super) fn say_sum(
    article: &Article,
    parts: &[usize],
    whole_at: usize,
    sum: Interval,
    verdict: Verdict,
    grade: Grade,
    tested: &mut Tested,
) {
    let Some(whole) = article.figures.get(whole_at) else { return };
    let terms: Vec<&str> = parts.iter().map(|part| words(article, *part)).collect();
    let printed = words(article, whole_at);
    let arithmetic =
        say::both(|language| format!("{} = {}", terms.join(" + "), say::interval(sum, language)));
    let (vi, en) = (say::interval(sum, Language::Vi), say::interval(sum, Language::En));
    let message = if verdict == Verdict::Holds {
        say!("các phần cộng lại đúng bằng {printed}", "the parts add up to {printed}")
    } else {
        say!(
            "các phần cộng lại được {vi}, không phải {printed}",
            "the parts add up to {en}, not {printed}"
        )
    };
    let implied = (verdict != Verdict::Holds)
        .then(|| implied(article, ImpliedOf::Value, sum, &whole.amount.unit));
    let said = Said { relation: "family", verdict, grade, message, arithmetic, implied };
    if let Some(finding) = said.at(article, whole_at, parts) {
        tested.push_about(finding, whole_at, None, None);
    }
}

/// Two parts, what was carried in and what is new, are all there is.
fn old_and_new(article: &Article, parts: &[usize]) -> bool {
    let [one, two] = parts else { return false };
    let said = |at: &usize, words: &[&str]| {
        article.figures.get(*at).is_some_and(|figure| {
            let own = describing(figure).join(" ");
            words.iter().any(|word| contains_word(&own, word))
        })
    };
    let old = |at| said(at, &["cũ", "chuyển sang", "chuyển qua", "kỳ trước", "carried over"]);
    let new = |at| said(at, &["mới", "newly", "new"]);
    (old(one) && new(two)) || (new(one) && old(two))
}

/// Whether two parts exclude each other: one is what the other is not.
pub(super) fn opposite(article: &Article, pair: &[usize]) -> bool {
    let [one, two] = pair else { return false };
    let (Some(a), Some(b)) = (article.figures.get(*one), article.figures.get(*two)) else {
        return false;
    };
    let (a, b) = (describing(a), describing(b));
    let negated =
        |words: &[String]| words.iter().any(|w| matches!(w.as_str(), "chưa" | "không" | "not"));
    let bare = |words: &[String]| -> Vec<String> {
        words
            .iter()
            .filter(|w| !matches!(w.as_str(), "chưa" | "không" | "not" | "yet"))
            .cloned()
            .collect()
    };
    let (x, y) = (bare(&a), bare(&b));
    let common = x.iter().filter(|word| y.contains(word)).count();
    // What is denied is what the other is: `không dùng tiền mặt` is only a name.
    let denies = |words: &[String], other: &[String]| {
        let at = words.iter().position(|w| matches!(w.as_str(), "chưa" | "không" | "not" | "yet"));
        let denied = at.and_then(|at| words.get(at + 1..)).and_then(|rest| {
            rest.iter().find(|w| !matches!(w.as_str(), "chưa" | "không" | "not" | "yet"))
        });
        denied.is_none_or(|denied| other.contains(denied))
    };
    let about = if negated(&a) { denies(&a, &y) } else { denies(&b, &x) };
    negated(&a) != negated(&b) && common >= 2 && about
}

/// `có điều kiện` and `chưa có điều kiện` together are no more than their whole, in numbers and in
/// percent.
fn complements(
    article: &Article,
    parts: &[usize],
    whole_at: usize,
    tested: &mut Tested,
) -> Option<()> {
    let whole = article.figures.get(whole_at)?.interval()?;
    for pair in parts.windows(2).filter(|pair| opposite(article, pair)) {
        if sum(article, pair)?.least > whole.most {
            exceeds(article, *pair.last()?, pair, whole_at, tested);
        }
        let shares: Vec<usize> = pair
            .iter()
            .filter_map(|part| {
                article.next(*part).filter(|(_, f)| f.is_percentage()).map(|(at, _)| at)
            })
            .collect();
        if let [one, two] = shares[..]
            && sum(article, &[one, two])?.least > Exact::HUNDRED
        {
            let total = sum(article, &[one, two])?;
            let (a, b) = (words(article, one), words(article, two));
            let middle = article
                .figures
                .get(one)?
                .amount
                .value
                .add(article.figures.get(two)?.amount.value)
                .ok()?;
            let arithmetic =
                say::both(|language| format!("{a} + {b} = {}", say::number(middle, 2, language)));
            let message = say!(
                "{a} và {b} loại trừ nhau mà cộng lại quá 100%",
                "{a} and {b} exclude each other, yet exceed 100% together"
            );
            let said = Said {
                relation: "parts-exceed-whole",
                verdict: Verdict::Contradiction,
                grade: Grade::Certain,
                message,
                arithmetic,
                implied: Some(implied(article, ImpliedOf::Value, total, &Unit::Percent)),
            };
            tested.push_about(said.at(article, two, &[one])?, two, Some(one), None);
        }
    }
    Some(())
}

fn exceeds(
    article: &Article,
    at: usize,
    parts: &[usize],
    whole_at: usize,
    tested: &mut Tested,
) -> Option<()> {
    let total = sum(article, parts)?;
    let whole = article.figures.get(whole_at)?;
    let over = total.sub(whole.interval()?).ok()?;
    let terms: Vec<&str> = parts.iter().map(|part| words(article, *part)).collect();
    let (shown, printed) = (terms.join(" + "), words(article, whole_at));
    let arithmetic =
        say::both(|language| format!("{shown} = {} > {printed}", say::interval(total, language)));
    let (vi, en) = (say::interval(over, Language::Vi), say::interval(over, Language::En));
    let message = say!(
        "{shown} vượt quá {printed} là tổng của chúng: hơn {vi}",
        "{shown} exceeds {printed}, the whole of them, by {en}"
    );
    let said = Said {
        relation: "parts-exceed-whole",
        verdict: Verdict::Contradiction,
        grade: Grade::Likely,
        message,
        arithmetic,
        implied: None,
    };
    let mut others: Vec<usize> = parts.iter().copied().filter(|part| *part != at).collect();
    others.push(whole_at);
    tested.push_about(said.at(article, at, &others)?, at, None, Some(whole_at));
    Some(())
}
