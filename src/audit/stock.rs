//! The lines of a caseload tested against one another: what was received less what was sent on is to
//! be enforced, what can and cannot be enforced make it up, what is not done goes on to the next
//! period. A line that is not printed refutes nothing.

use super::Tested;
use super::article::{Article, Figure};
use super::caseload::{Caseload, Line};
use super::family::{one_slip, say_sum, sum};
use super::finding::{Grade, Verdict};
use super::judge::{Said, is_slip, words};
use super::naming::{clause, contains_word};
use super::remainder::say_rest;
use super::say;
use crate::diagnostic::say;
use crate::number::Interval;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for load in &article.caseloads {
        received(article, load, tested);
        to_enforce(article, load, tested);
        divided(article, load, tested);
        carried(article, load, tested);
        eligible_carried(article, load, tested);
    }
}

/// The figures of all that was sent on before anything was enforced.
fn sent_on(load: &Caseload) -> Vec<usize> {
    [load.all(Line::Entrusted), load.all(Line::Withdrawn)].concat()
}

fn plain(article: &Article, figures: &[usize]) -> bool {
    figures.iter().all(|at| article.figures.get(*at).is_some_and(|f| !f.is_hedged()))
}

fn less(article: &Article, whole: usize, taken: &[usize]) -> Option<Interval> {
    article.figures.get(whole)?.interval()?.sub(sum(article, taken)?).ok()
}

fn value(article: &Article, at: usize) -> Option<Interval> {
    article.figures.get(at).and_then(Figure::interval)
}

/// Whether some relation of a figure was tested already with the others.
fn is_told(article: &Article, at: usize, tested: &Tested) -> bool {
    let Some(figure) = article.figures.get(at) else { return true };
    tested.claims.iter().any(|claim| {
        claim.finding.range == figure.range
            && matches!(claim.finding.relation, "family" | "total" | "remainder" | "carry-over")
    })
}

/// What was brought forward and what is new are all that was received.
fn received(article: &Article, load: &Caseload, tested: &mut Tested) -> Option<()> {
    let whole = load.line(Line::Received)?;
    let parts = [load.line(Line::BroughtForward)?, load.line(Line::New)?];
    let block = |at: usize| article.figures.get(at).map(|f| f.block);
    let beside = parts.iter().all(|part| {
        *part > whole && block(*part).zip(block(whole)).is_some_and(|(part, all)| part - all <= 2)
    });
    if !beside {
        return None;
    }
    adds_up(article, &parts, whole, true, tested)
}

/// What was received less what was entrusted and withdrawn.
fn to_enforce(article: &Article, load: &Caseload, tested: &mut Tested) -> Option<()> {
    let whole = load.line(Line::Received)?;
    let rest = load.line(Line::ToEnforce)?;
    let taken = sent_on(load);
    if taken.is_empty() || taken.iter().any(|at| *at > rest) {
        return None;
    }
    // What is kept in a book apart is no part of either.
    let apart = article
        .figures
        .iter()
        .any(|f| [&f.before, &f.after].iter().any(|words| words.contains("sổ theo dõi")));
    let sure = taken.len() > 1 && !apart;
    left(article, rest, whole, &taken, sure, tested)
}

/// What can be enforced, what cannot, and what is deferred.
fn divided(article: &Article, load: &Caseload, tested: &mut Tested) -> Option<()> {
    let mut parts = vec![load.line(Line::Eligible)?, load.line(Line::Ineligible)?];
    let deferred = load.all(Line::Deferred);
    let whole = load.line(Line::ToEnforce).or_else(|| load.line(Line::Received));
    let whole = whole.filter(|whole| parts.iter().all(|part| part > whole))?;
    // `Trong đó đã ủy thác 580 việc`: not printed, what is to be enforced is worked out.
    let sent = sent_on(load);
    let net = less(article, whole, &sent).filter(|_| load.line(Line::ToEnforce).is_none());
    if let Some(net) = net.filter(|_| !sent.is_empty())
        && sum(article, &parts).is_some_and(|sum| sum.meets(net))
    {
        return agrees(article, whole, &sent, &parts, tested);
    }
    if sum(article, &parts).zip(value(article, whole)).is_some_and(|(sum, all)| sum.meets(all)) {
        return adds_up(article, &parts, whole, false, tested);
    }
    // `còn lại 1.282 việc … chưa có điều kiện`: what is left of the whole, and nothing beside.
    let rest = deferred.is_empty() && is_rest(article, *parts.last()?);
    parts.extend(&deferred);
    let all = rest || !deferred.is_empty() && one_slip(article, &parts, whole);
    adds_up(article, &parts, whole, all, tested)
}

/// Whether a line, or the one it is joined to, is told as what is left.
fn is_rest(article: &Article, at: usize) -> bool {
    let left = |at: usize| {
        article.figures.get(at).is_some_and(|f| contains_word(clause(&f.before), "còn lại"))
    };
    let joined = article.figures.get(at).is_some_and(|f| clause(&f.before).starts_with("với "));
    left(at) || joined && article.previous(at).is_some_and(|(before, _)| left(before))
}

/// What is not done goes on.
fn carried(article: &Article, load: &Caseload, tested: &mut Tested) -> Option<()> {
    let rest = load.line(Line::CarriedOver)?;
    let done = load.line(Line::Done).filter(|done| *done < rest)?;
    let dropped = load.all(Line::Dropped);
    let sent = sent_on(load);
    let of = |whole: usize, taken: Vec<usize>| (whole, taken);
    let mut ways = Vec::new();
    for whole in [load.line(Line::ToEnforce), load.line(Line::Received)].into_iter().flatten() {
        ways.push(of(whole, vec![done]));
        ways.push(of(whole, [vec![done], dropped.clone()].concat()));
        ways.push(of(whole, [vec![done], dropped.clone(), sent.clone()].concat()));
    }
    let printed = value(article, rest)?;
    let fits = |(whole, taken): &&(usize, Vec<usize>)| {
        less(article, *whole, taken).is_some_and(|left| left.meets(printed))
    };
    if let Some((whole, taken)) = ways.iter().find(fits) {
        return left(article, rest, *whole, taken, false, tested);
    }
    let slipped = |(whole, taken): &&(usize, Vec<usize>)| {
        less(article, *whole, taken)
            .is_some_and(|left| left.is_exact() && is_slip(left.least, printed.least))
    };
    if let Some((whole, taken)) = ways.iter().find(slipped) {
        return left(article, rest, *whole, taken, true, tested);
    }
    // Whatever was sent on or dropped: done and carried over are no more than all there was. What was
    // received is all only where its parts say so: a month's may be the new alone.
    let received = load.line(Line::Received).filter(|whole| is_divided(article, load, *whole));
    let all: Vec<usize> = [load.line(Line::ToEnforce), received]
        .into_iter()
        .flatten()
        .filter(|whole| *whole < done)
        .collect();
    let over = |whole: &usize| {
        less(article, *whole, &[done]).is_some_and(|left| left.most < printed.least)
    };
    if let Some(whole) = all.last().filter(|_| all.iter().all(over)) {
        return left(article, rest, *whole, &[done], true, tested);
    }
    let whole = load.line(Line::ToEnforce).filter(|whole| *whole < done && done < rest)?;
    dropped.is_empty().then(|| left(article, rest, whole, &[done], true, tested))?
}

/// Whether what was received is told in parts that make it up: old and new, or what can be enforced
/// and what cannot.
fn is_divided(article: &Article, load: &Caseload, whole: usize) -> bool {
    let pair = |one: Line, two: Line| Some(vec![load.line(one)?, load.line(two)?]);
    let classes = pair(Line::Eligible, Line::Ineligible)
        .map(|classes| [classes, load.all(Line::Deferred)].concat());
    let all = value(article, whole);
    [pair(Line::BroughtForward, Line::New), classes]
        .into_iter()
        .flatten()
        .any(|parts| sum(article, &parts).zip(all).is_some_and(|(sum, all)| sum.meets(all)))
}

/// Of what could be enforced, what was not.
fn eligible_carried(article: &Article, load: &Caseload, tested: &mut Tested) -> Option<()> {
    let rest = load.line(Line::EligibleCarried)?;
    let (whole, done) = (load.line(Line::Eligible)?, load.line(Line::Done)?);
    left(article, rest, whole, &[done], whole < done && done < rest, tested)
}

/// A sum: that it holds is always said, that it does not only where all its parts are printed.
fn adds_up(
    article: &Article,
    parts: &[usize],
    whole: usize,
    complete: bool,
    tested: &mut Tested,
) -> Option<()> {
    if is_told(article, whole, tested) || !plain(article, parts) || !plain(article, &[whole]) {
        return None;
    }
    let sum = sum(article, parts)?;
    let (verdict, grade) = match sum.meets(value(article, whole)?) {
        true => (Verdict::Holds, Grade::Certain),
        false if complete => (Verdict::Contradiction, Grade::Likely),
        false => return None,
    };
    say_sum(article, parts, whole, sum, verdict, grade, tested);
    Some(())
}

/// What is left: the same.
fn left(
    article: &Article,
    rest: usize,
    whole: usize,
    taken: &[usize],
    sure: bool,
    tested: &mut Tested,
) -> Option<()> {
    let all = [&[rest, whole], taken].concat();
    if is_told(article, rest, tested) || !plain(article, &all) {
        return None;
    }
    let computed = less(article, whole, taken)?;
    if !computed.meets(value(article, rest)?) {
        return sure.then(|| say_rest(article, rest, whole, taken, "carry-over", tested))?;
    }
    holds(article, rest, whole, taken, "carry-over", tested)
}

/// That a figure is what is left of a whole.
pub(super) fn holds(
    article: &Article,
    rest: usize,
    whole: usize,
    taken: &[usize],
    relation: &'static str,
    tested: &mut Tested,
) -> Option<()> {
    let computed = less(article, whole, taken)?;
    let (w, p) = (words(article, whole), words(article, rest));
    let terms: Vec<&str> = taken.iter().map(|part| words(article, *part)).collect();
    let shown = terms.join(" − ");
    let said = Said {
        relation,
        verdict: Verdict::Holds,
        grade: Grade::Certain,
        message: say!("{p} đúng là phần còn lại của {w}", "{p} is what is left of {w}"),
        arithmetic: say::both(|language| {
            format!("{w} − {shown} = {}", say::interval(computed, language))
        }),
        implied: None,
    };
    let others = [taken, &[whole]].concat();
    tested.push_about(said.at(article, rest, &others)?, rest, None, Some(whole));
    Some(())
}

/// Parts that make up what is left of a whole that was sent on in part.
fn agrees(
    article: &Article,
    whole: usize,
    sent: &[usize],
    parts: &[usize],
    tested: &mut Tested,
) -> Option<()> {
    if is_told(article, whole, tested) {
        return None;
    }
    let net = less(article, whole, sent)?;
    let of = |list: &[usize], sign: &str| -> String {
        let terms: Vec<&str> = list.iter().map(|part| words(article, *part)).collect();
        terms.join(sign)
    };
    let (w, taken, shown) = (words(article, whole), of(sent, " − "), of(parts, " + "));
    let said = Said {
        relation: "family",
        verdict: Verdict::Holds,
        grade: Grade::Certain,
        message: say!(
            "các phần cộng lại đúng bằng {w} trừ {taken}",
            "the parts add up to {w} less {taken}"
        ),
        arithmetic: say::both(|language| {
            format!("{shown} = {w} − {taken} = {}", say::interval(net, language))
        }),
        implied: None,
    };
    tested.push_about(said.at(article, whole, &[sent, parts].concat())?, whole, None, None);
    Some(())
}
