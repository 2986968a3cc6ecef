//! Ratios with their percentage (`363/830 việc, đạt 43,73%`), ranks in their field, indexes
//! (`bằng 103,24%, tức tăng 3,24%`), multiples (`gấp 1,5 lần cùng kỳ (2.564.000 lượt)`).

use super::Tested;
use super::article::{Article, Role, same_unit};
use super::between::{Between, Outcome};
use super::finding::{Finding, Grade, Verdict};
use super::judge::{Said, fits, implied_base, percent_of, words};
use super::say;
use crate::diagnostic::{Bilingual, say};
use crate::number::{Exact, Interval};
use crate::wording::read::{Class, Unit, Verb};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    ranks(article, tested);
    for (at, figure) in article.figures.iter().enumerate() {
        if figure.whole.is_some() {
            percent_of_ratio(article, at, tested);
        }
        if figure.amount.unit == Unit::Percent && matches!(figure.role, Role::ChangePercent(_)) {
            index(article, at, tested);
        }
        if figure.role == Role::Fold {
            multiple(article, at, tested);
        }
    }
}

fn ranks(article: &Article, tested: &mut Tested) {
    for mention in &article.mentions {
        let Class::Rank { place, field } = mention.class else { continue };
        // Without a field of its own a rank stands in that of its sentence, if there is just one.
        let field = field.or_else(|| field_nearby(article, mention.range.end));
        if let Some(field) = field.filter(|field| place > *field || place == 0) {
            tested.push(Finding {
                range: mention.range.clone(),
                relation: "rank",
                verdict: Verdict::Contradiction,
                grade: Grade::Certain,
                message: say!(
                    "thứ {place} không có trong {field} đơn vị được xếp hạng",
                    "there is no place {place} among {field}"
                ),
                arithmetic: say!("{place} > {field}", "{place} > {field}"),
                implied: None,
                others: Vec::new(),
                cause: None,
            });
        }
    }
}

/// `xếp thứ 9 trong 34 tỉnh, thành phố`, `ranked 12 out of 63`.
fn field_nearby(article: &Article, end: usize) -> Option<u64> {
    let figure =
        article.figures.get(article.figures.partition_point(|figure| figure.range.start < end))?;
    let between = article.document.text.get(end..figure.range.start)?.to_lowercase();
    let trimmed = between.trim();
    let joins =
        ["trong số", "trong tổng số", "trong", "trên tổng số", "trên", "of", "out of", "among"];
    if !joins.contains(&trimmed) {
        return None;
    }
    figure
        .amount
        .value
        .is_whole()
        .then(|| u64::try_from(figure.amount.value.numerator()).ok())
        .flatten()
}

/// `4.975 vụ/6.755 bị can`, `866 lượt/964 lượt người`: two counts side by side, no part of a whole.
fn of_one_kind(part: &Unit, whole: &Unit) -> bool {
    let (Unit::Counted(part_noun), Unit::Counted(noun)) = (part, whole) else { return true };
    same_unit(part, whole) && (part_noun.ends_with(" người") || !noun.ends_with(" người"))
}

fn percent_of_ratio(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let ratio = article.figures.get(at)?;
    if !of_one_kind(&ratio.amount.unit, &ratio.whole.as_ref()?.unit) {
        return None;
    }
    let whole = ratio.whole.as_ref()?.interval().ok()?;
    let (next, percent) = article.next(at)?;
    if percent.role != Role::Rate || percent.amount.unit != Unit::Percent {
        return None;
    }
    let between = ratio.after.trim();
    let close = between.chars().count() < 80 && !between.contains(';');
    let linked = matches!(percent.verb(), Some(Verb::Reach | Verb::Share | Verb::Equal))
        || between.ends_with('(');
    if !close || !linked {
        return None;
    }
    let share = percent_of(ratio.interval()?, whole)?;
    let holds = fits(share, percent);
    let (value, printed) = (words(article, at), words(article, next));
    let arithmetic = say::both(|language| {
        format!("{value} = {}", say::percent(share.least, percent.amount.decimals, language))
    });
    let computed = &arithmetic;
    let message = if holds {
        say!("{printed} đúng với {value}", "{printed} agrees with {value}")
    } else {
        Bilingual::new(
            format!("{}, không phải {printed}", computed.vi),
            format!("{}, not {printed}", computed.en),
        )
    };
    let (verdict, implied) = if holds {
        (Verdict::Holds, None)
    } else {
        let base = implied_base(article, ratio.interval()?, percent, &ratio.amount.unit);
        (Verdict::Contradiction, base)
    };
    let said =
        Said { relation: "ratio", verdict, grade: Grade::Certain, message, arithmetic, implied };
    let finding = said.at(article, next, &[at])?;
    tested.push_about(finding, next, Some(at), None);
    Some(())
}

/// `bằng 103,24% so với cùng kỳ, tức tăng 3,24%`; `tăng 4,06% (chỉ số là 104,06%)`.
fn index(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let Role::ChangePercent(way) = figure.role else { return None };
    let joined = |words: &str| {
        let words = words.trim();
        ["tức", "hay", "nghĩa là", "("].iter().any(|join| words.contains(join))
            && words.chars().count() < 70
    };
    let beyond_base = || {
        let (base, _) =
            article.previous(at).filter(|(_, f)| f.is_level() && f.bracket != figure.bracket)?;
        article.previous(base)
    };
    let before = article
        .previous(at)
        .filter(|(_, f)| f.role == Role::Rate)
        .or_else(beyond_base)
        .filter(|(_, f)| f.role == Role::Rate && joined(&figure.before));
    let after =
        article.next(at).filter(|(_, f)| f.role == Role::Rate && figure.after.contains("chỉ số"));
    let (other, index) = before.or(after)?;
    let near = Interval::between(Exact::whole(50), Exact::whole(200));
    if index.amount.unit != Unit::Percent
        || !near.holds(index.amount.value)
        || index.verb() == Some(Verb::Share)
    {
        return None;
    }
    let change = index.interval()?.sub(Interval::exact(Exact::HUNDRED)).ok()?;
    let expected = way.signed(change);
    let holds = fits(expected, figure);
    if !holds && index.verb() != Some(Verb::Equal) && !figure.after.contains("chỉ số") {
        return None;
    }
    let (printed, said) = (words(article, at), words(article, other));
    let arithmetic = say::both(|language| {
        format!(
            "{said} − 100 = {}",
            say::percent(
                change
                    .least
                    .add(change.most)
                    .ok()
                    .and_then(|s| s.div(Exact::whole(2)).ok().flatten())
                    .unwrap_or(change.least),
                figure.amount.decimals,
                language
            )
        )
    });
    let message = if holds {
        say!("{printed} đúng với chỉ số {said}", "{printed} agrees with the index {said}")
    } else {
        say!(
            "chỉ số {said} không phải là mức tăng, giảm {printed}",
            "an index of {said} is not a change of {printed}"
        )
    };
    let verdict = if holds { Verdict::Holds } else { Verdict::Contradiction };
    let said = Said {
        relation: "index",
        verdict,
        grade: Grade::Likely,
        message,
        arithmetic,
        implied: None,
    };
    tested.push_about(said.at(article, at, &[other])?, at, Some(other), None);
    Some(())
}

/// `gấp 1,5 lần cùng kỳ năm trước (2.564.000 lượt)`.
fn multiple(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let beside = article.previous(at).filter(|(_, f)| f.is_level() && f.bracket == figure.bracket);
    let named = || {
        let value = super::subject::of_multiple(article, at)?;
        Some((value, article.figures.get(value)?))
    };
    let (value_at, value) = beside.or_else(named)?;
    let (base_at, base) = article.next(at).filter(|(_, f)| f.is_level() && f.same_unit(value))?;
    let opened = figure.after.trim().ends_with('(') && base.after.trim_start().starts_with(')');
    if figure.verb() != Some(Verb::Fold) || !opened {
        return None;
    }
    let times = value.interval()?.div(base.interval()?).ok().flatten()?;
    let whole = figure.amount.decimals == 0;
    // `gấp hai lần` in words is said of anything near it.
    let holds = fits(times, figure)
        || whole
            && Interval::rounded(figure.amount.value, Exact::ONE).is_ok_and(|i| i.meets(times));
    let pair = Between { at, value: value_at, base: base_at, relation: "times" };
    let [printed, v, b] = pair.words(article);
    let outcome = Outcome {
        holds,
        arithmetic: say::both(|language| {
            format!("{v} ÷ {b} = {}", say::number(times.least, 2, language))
        }),
        refuted: say!("{v} không gấp {printed} của {b}", "{v} is not {printed} {b}"),
        implied: None,
    };
    pair.report(article, outcome, tested)
}
