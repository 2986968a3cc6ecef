//! Shares said one after another of amounts said one after another: `21,3 nghìn ha ngô, 14,8 nghìn
//! ha lạc …; ngô, lạc lần lượt chiếm 46,6% và 32,4%`. The first is of the first, and so on.

use std::ops::Range;

use super::Tested;
use super::article::{Article, Figure};
use super::base::same_sentence;
use super::finding::{Grade, Verdict};
use super::judge::fits;
use super::naming::{best_match, named_base};
use super::share::{report, share};
use super::whole::{siblings, whole_of_list};
use crate::wording::read::Unit;

/// How many figures back the amounts may stand.
const FARTHEST: usize = 40;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        if let Some(run) = run(article, at).filter(|run| run.start == at) {
            test_one(article, run, tested);
        }
        amounts(article, at, tested);
    }
}

/// The percentages among which one stands, where they are said to go in turn.
pub(super) fn run(article: &Article, at: usize) -> Option<Range<usize>> {
    let percent = |f: &Figure| f.is_percentage();
    let goes_on = |f: &Figure| percent(f) && matches!(f.before.trim(), "," | "và" | ", và" | ";");
    let mut start = at;
    while let Some((before, _)) =
        article.figures.get(start).filter(|f| goes_on(f)).and(article.previous(start))
    {
        start = before;
    }
    let first = article.figures.get(start).filter(|f| percent(f))?;
    let clause = first.before.rsplit(';').next().unwrap_or("");
    // `lần lượt đạt 228, 141 và 67 nghìn lượt, tương ứng 37,1%, 23,0% và 10,9%`.
    let answers = || {
        let (mut place, mut found) = (start, false);
        while let Some((before, f)) = article.previous(place).filter(|(_, f)| f.is_level()) {
            found |= f.before.contains("lần lượt");
            place = before;
        }
        found && ["tương ứng", "chiếm"].iter().any(|word| clause.contains(word))
    };
    if !clause.contains("lần lượt") && !answers() {
        return None;
    }
    let mut end = start + 1;
    while article.next(end - 1).is_some_and(|(_, f)| goes_on(f)) {
        end += 1;
    }
    (end > start + 1).then_some(start..end)
}

fn test_one(article: &Article, run: Range<usize>, tested: &mut Tested) -> Option<()> {
    let parts = parts(article, &run)?;
    let first = *parts.first()?;
    let of = article.figures.get(first)?;
    let same =
        |at: &usize| article.figures.get(*at).is_some_and(|f| f.is_level() && f.same_unit(of));
    let named = || {
        let wanted = named_base(article.figures.get(run.end - 1)?);
        let earlier: Vec<usize> = (first.saturating_sub(FARTHEST)..first).filter(same).collect();
        best_match(article, &wanted, &earlier).first().copied()
    };
    // Unsaid, it is the number all the parts make up.
    let made_up = || {
        let sum = super::family::sum(article, &parts)?;
        (first.saturating_sub(FARTHEST)..first).rev().find(|at| {
            same(at)
                && article
                    .figures
                    .get(*at)
                    .and_then(Figure::interval)
                    .is_some_and(|all| all.meets(sum))
        })
    };
    let fits_to = |at: usize, part: usize, base: usize| {
        let share = share(article, part, base);
        share.zip(article.figures.get(at)).is_some_and(|(share, printed)| fits(share, printed))
    };
    // So it is where one slip parts them from it and all shares but one are of it.
    let made_up_but_for_a_slip = || {
        let but_one = |base: &usize| {
            let shares = run.clone().zip(parts.iter());
            let fitting = shares.filter(|(at, part)| fits_to(*at, **part, *base)).count();
            fitting > 1 && fitting + 1 == parts.len()
        };
        (first.saturating_sub(FARTHEST)..first)
            .rev()
            .find(|at| same(at) && but_one(at) && super::family::one_slip(article, &parts, *at))
    };
    let base = whole_of_list(article, first)
        .or_else(named)
        .or_else(made_up)
        .or_else(made_up_but_for_a_slip)?;
    let fits_of = |at: usize, part: usize| fits_to(at, part, base);
    // Where none fits any, something else is meant.
    if !run.clone().any(|at| parts.iter().any(|part| fits_of(at, *part))) {
        return None;
    }
    for (at, part) in run.zip(parts.iter().copied()) {
        let verdict = if fits_of(at, part) { Verdict::Holds } else { Verdict::Contradiction };
        report(article, at, part, base, verdict, Grade::Likely, tested);
    }
    Some(())
}

/// `số hồ sơ đã giải quyết ở cấp tỉnh, cấp huyện và cấp xã lần lượt là 23.514, 86.207 và 67.627 hồ
/// sơ`: amounts in turn make up the number their sentence names, where but one slip parts them.
fn amounts(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let first = article.figures.get(at).filter(|f| f.is_level())?;
    let own = first.before.rsplit([';', ':']).next().unwrap_or("");
    if !own.contains("lần lượt") || article.previous(at).is_some() {
        return None;
    }
    let goes_on = |f: &Figure| f.is_level() && matches!(f.before.trim(), "," | "và" | ", và" | ";");
    let mut parts = vec![at];
    while let Some((next, _)) =
        article.next(*parts.last()?).filter(|(_, f)| goes_on(f) && f.same_unit(first))
    {
        parts.push(next);
    }
    let last = article.figures.get(*parts.last()?)?;
    let Unit::Counted(noun) = &last.amount.unit else { return None };
    let places = own.find(" ở ").or_else(|| own.find(" tại ")).or_else(|| own.find(" của "))?;
    let name = own.get(..places)?.rsplit(',').next()?.trim();
    let whole = super::subject::called(article, at, name, noun)?;
    let sum = super::family::sum(article, &parts)?;
    let holds = sum.meets(article.figures.get(whole)?.interval()?);
    if parts.len() < 2 || !holds && !super::family::one_slip(article, &parts, whole) {
        return None;
    }
    let (verdict, grade) = if holds {
        (Verdict::Holds, Grade::Certain)
    } else {
        (Verdict::Contradiction, Grade::Likely)
    };
    super::family::say_sum(article, &parts, whole, sum, verdict, grade, tested);
    Some(())
}

/// As many amounts as percentages: parts of one list, or all there are in one sentence.
fn parts(article: &Article, run: &Range<usize>) -> Option<Vec<usize>> {
    let block = article.figures.get(run.start)?.block;
    let levels: Vec<usize> = (run.start.saturating_sub(FARTHEST)..run.start)
        .filter(|at| {
            article.figures.get(*at).is_some_and(|f| {
                f.block == block && f.is_level() && f.bracket == 0 && f.whole.is_none()
            })
        })
        .collect();
    let of_one = |one: &usize, two: &usize| {
        same_sentence(article, *one, *two)
            && article
                .figures
                .get(*one)
                .zip(article.figures.get(*two))
                .is_some_and(|(a, b)| a.same_unit(b))
    };
    let lists = || levels.chunk_by(|one, two| of_one(one, two) && siblings(article, *one, *two));
    let sentences = || levels.chunk_by(of_one);
    let fitting = |list: &&[usize]| list.len() == run.len();
    let found = lists().rfind(fitting).or_else(|| sentences().rfind(fitting))?;
    Some(found.to_vec())
}
