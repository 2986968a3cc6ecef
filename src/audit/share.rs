//! Shares and rates: `7.072 việc (69,63%)`, `đạt tỷ lệ 47,3%`, `bằng 95,65% kế hoạch (3.568 tỷ)`.
//!
//! What a percentage is of is told, in this order, by a base printed with it, by the words behind
//! it, by the list it stands in. Only where one of these speaks can it be refuted.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::base::{bases, head_of_block, is_base_beside, is_compared_with, same_sentence};
use super::finding::{Grade, Implied, ImpliedOf, Verdict};
use super::judge::{Said, fits, implied, implied_base, is_slip, percent_of, words};
use super::say;
use super::whole::siblings;
use crate::diagnostic::Language;
use crate::number::{Exact, Interval};
use crate::wording::read::{Unit, Verb};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        if figure.is_percentage() {
            test_one(article, at, tested);
        }
    }
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let of_several = super::granted::outcomes(article, at).is_some();
    if of_several || super::respective::run(article, at).is_some() {
        return None;
    }
    if let Some(found) = part_behind(article, at) {
        return stated_behind(article, at, found, tested);
    }
    let part = named_part(article, at)
        .or_else(|| part_of(article, at))
        .or_else(|| super::subject::of_share(article, at))?;
    if article.figures.get(part)?.whole.is_some() {
        return None;
    }
    let bases = bases(article, at, part);
    let holds = |base: &usize| share(article, part, *base).is_some_and(|share| fits(share, figure));
    let all = [&bases.meant, &bases.whole, &bases.others];
    // `gieo cấy 223,9 nghìn ha, bằng 92,6%`: as much of a target or an earlier time as of a whole.
    let of_a_whole = figure.verb() != Some(Verb::Equal) || figure.after.contains("tổng");
    let natural: Vec<usize> = if bases.meant.is_empty() && !of_a_whole {
        Vec::new()
    } else if bases.meant.is_empty() {
        bases.whole.clone()
    } else {
        bases.meant.clone()
    };
    let true_of = if bases.meant.is_empty() {
        all.iter().flat_map(|list| list.iter()).copied().find(|base| holds(base))
    } else {
        bases.meant.iter().copied().find(|base| holds(base))
    };
    if let Some(base) = true_of {
        let grade = if bases.others.contains(&base) { Grade::CannotTell } else { Grade::Certain };
        report(article, at, part, base, Verdict::Holds, grade, tested);
        return Some(());
    }
    // Another number of the sentence may be what the percentage is said of.
    let another =
        (0..at).rev().take_while(|other| same_sentence(article, *other, at)).find(|other| {
            *other != part
                && article.figures.get(*other).is_some_and(|f| f.is_level() && f.bracket == 0)
                && natural.iter().chain(&bases.others).any(|base| {
                    base != other && share(article, *other, *base).is_some_and(|s| fits(s, figure))
                })
                && !siblings(article, *other, part)
        });
    if let (Some(other), true) = (another, bases.meant.is_empty()) {
        let base = natural.first().copied()?;
        report(article, at, other, base, Verdict::Holds, Grade::CannotTell, tested);
        return Some(());
    }
    let head = head_of_block(article, at, part, &bases);
    // `gần 1.250 tỷ, chiếm 1,46% của trên 86.000 tỷ`: writers round either way and hedge after.
    let rough = natural.first().or(head.as_ref()).copied();
    if let Some(base) = rough.filter(|base| fits_roughly(article, part, *base, figure)) {
        report(article, at, part, base, Verdict::Holds, Grade::CannotTell, tested);
        return Some(());
    }
    match natural.first().or(head.as_ref()) {
        Some(base) => {
            let exact =
                !article.figures.get(part)?.is_hedged() && !article.figures.get(*base)?.is_hedged();
            let grade = if bases.meant.len() == 1 && exact && !bases.loosely {
                Grade::Certain
            } else {
                Grade::Likely
            };
            // The number it is of may be one that cannot be read.
            if bases.meant.is_empty() && article.has_unreadable_before(at) {
                unverifiable(article, at, part, tested);
                return Some(());
            }
            report(article, at, part, *base, Verdict::Contradiction, grade, tested);
        }
        None => {
            // Nothing says what it is of: only a slip of one digit from a share is believed.
            let slipped = bases.others.iter().copied().find(|base| {
                share(article, part, *base)
                    .and_then(|share| share.least.round(figure.amount.decimals).ok())
                    .is_some_and(|exact| {
                        is_slip(Exact::from_decimal(exact), figure.amount.value)
                            && figure.verb() == Some(Verb::Share)
                            && article.figures.get(*base).is_some_and(|b| b.block == figure.block)
                    })
            });
            let slipped = slipped.or_else(|| of_all(article, at, part));
            match slipped.or_else(|| overrun(article, at, part)) {
                Some(base) => {
                    report(article, at, part, base, Verdict::Contradiction, Grade::Likely, tested)
                }
                None => unverifiable(article, at, part, tested),
            }
        }
    }
    Some(())
}

/// What is done of all that is to be enforced, where nothing says what could be: only where one slip
/// parts the rate from it.
fn of_all(article: &Article, at: usize, part: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let base = super::caseload::all_to_do(article, part)?;
    let exact = share(article, part, base)?.least.round(figure.amount.decimals).ok()?;
    let reached = figure.verb() == Some(Verb::Reach);
    (reached && is_slip(Exact::from_decimal(exact), figure.amount.value)).then_some(base)
}

/// `ghi nhận 428 vụ; đã làm rõ 471 vụ, đạt tỷ lệ 86,68%`: no rate up to a hundred is of a smaller
/// number, but the last one printed may be what it was taken of. Only where the share gives the part
/// back but for one slip of the hand is that believed.
fn overrun(article: &Article, at: usize, part: usize) -> Option<usize> {
    let (figure, of) = (article.figures.get(at)?, article.figures.get(part)?);
    let base =
        (0..part).rev().take_while(|other| same_sentence(article, *other, part)).find(|other| {
            article.figures.get(*other).is_some_and(|f| f.is_level() && f.same_unit(of))
        })?;
    let of_base = article.figures.get(base)?;
    if super::base::is_new_only(article, base) {
        return None;
    }
    let reached = figure.verb() == Some(Verb::Reach) && figure.amount.value <= Exact::HUNDRED;
    let plain = |f: &Figure| !f.is_hedged() && !f.amount.is_rounded();
    if !reached || !plain(of) || !plain(of_base) || of.amount.value <= of_base.amount.value {
        return None;
    }
    let meant = figure.interval()?.mul(of_base.interval()?).ok()?;
    let meant = meant.div(Interval::exact(Exact::HUNDRED)).ok().flatten()?;
    let whole = Exact::from_decimal(meant.middle().ok()?.round(0).ok()?);
    (meant.holds(whole) && is_slip(whole, of.amount.value)).then_some(base)
}

/// `tỷ lệ đại biểu nữ là 38,2%`, `tỷ lệ điều tra khám phá 86,68%`: the number its name tells.
fn named_part(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let clause = figure.before.rsplit([',', ';', '(', ')']).next().unwrap_or("");
    let name = ["tỷ lệ", "tỉ lệ"].iter().find_map(|lead| clause.split_once(lead))?.1.trim();
    let name = ["đạt", "là", "chỉ", "ước", "lên tới"]
        .iter()
        .fold(name, |name, end| name.strip_suffix(end).unwrap_or(name).trim_end());
    let words: Vec<&str> = name.split_whitespace().collect();
    let head = words.get(..2)?.join(" ");
    if words.len() > 5 || figure.bracket != 0 {
        return None;
    }
    let wanted = super::naming::content(words.iter().copied());
    let earlier = || {
        (0..at).rev().take_while(|other| same_sentence(article, *other, at)).filter_map(|other| {
            article
                .figures
                .get(other)
                .filter(|f| f.is_level() && f.bracket == 0)
                .map(|f| (other, f))
        })
    };
    let whole_name = |(_, f): &(usize, &Figure)| super::naming::score(f, &wanted) >= 100;
    let opening = |(_, f): &(usize, &Figure)| super::naming::contains_word(&f.before, &head);
    let found = earlier().find(whole_name).or_else(|| earlier().find(opening))?;
    Some(found.0)
}

/// A part printed behind its share: `20% giá khởi điểm: 252.860.000 đồng`, `2,12%, tương ứng
/// 14.890 người`.
fn part_behind(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let (next, part) = article.next(at).filter(|(_, f)| f.is_level() && f.bracket == 0)?;
    let between = figure.after.trim();
    let named = between
        .strip_suffix(':')
        .is_some_and(|name| !name.is_empty() && !name.contains([',', ';', '.', '(', ')', ':']));
    let told = ["tương ứng", "tương ứng với", "tương đương", "tương đương với"]
        .iter()
        .any(|word| between.trim_start_matches([',', ' ']) == *word);
    (figure.bracket == 0 && part.whole.is_none() && (named || told)).then_some(next)
}

/// Tests such a share: of what its words name, else whether three zeros were lost or added.
fn stated_behind(article: &Article, at: usize, part: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let of = article.figures.get(part)?;
    let earlier: Vec<usize> = (at.saturating_sub(40)..at)
        .filter(|other| {
            article
                .figures
                .get(*other)
                .is_some_and(|f| f.is_level() && f.whole.is_none() && f.same_unit(of))
        })
        .collect();
    let holds = |base: &usize| share(article, part, *base).is_some_and(|share| fits(share, figure));
    if let Some(base) = earlier.iter().rev().copied().find(|base| holds(base)) {
        report(article, at, part, base, Verdict::Holds, Grade::CannotTell, tested);
        return Some(());
    }
    let name = figure.after.trim().strip_suffix(':').unwrap_or("").trim();
    let called = earlier.iter().rev().copied().find(|base| {
        !name.is_empty()
            && article
                .figures
                .get(*base)
                .is_some_and(|f| f.before.trim_end_matches([':', ' ']).ends_with(name))
    });
    let by_thousand = |factor: Interval| {
        earlier.iter().rev().copied().find(|base| {
            share(article, part, *base)
                .and_then(|share| share.mul(factor).ok())
                .is_some_and(|share| fits(share, figure))
        })
    };
    let thousand = Interval::exact(Exact::whole(1_000));
    let less = Interval::exact(Exact::ONE).div(thousand).ok().flatten()?;
    let base = called.or_else(|| by_thousand(less)).or_else(|| by_thousand(thousand))?;
    report(article, at, part, base, Verdict::Contradiction, Grade::Likely, tested);
    Some(())
}

/// The amount a percentage is said of: the last level before it that no closed bracket holds.
fn part_of(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    // A rate of another time, or a target, is not said of the amounts here.
    let of_another =
        ["cùng kỳ", "chỉ tiêu", "năm trước", "đầu năm", "bình quân", "target", "a year earlier"];
    let clause = figure.before.rsplit([',', ';']).next().unwrap_or("");
    if of_another.iter().any(|word| clause.contains(word)) {
        return None;
    }
    let tail = figure.after.trim_start();
    let of_money =
        tail.starts_with("về tiền") || tail.starts_with("về giá trị") || is_of(tail, "số tiền");
    let of_cases =
        tail.starts_with("về việc") || tail.starts_with("về vụ") || is_of(tail, "số việc");
    let said = |f: &Figure| matches!(f.verb(), Some(Verb::Share | Verb::Reach | Verb::Equal));
    // `đạt 34,81% về việc và 22,83% về tiền`: one verb for both.
    let shared = article.previous(at).is_some_and(|(_, first)| {
        let beside = super::subject::without_verbs(&figure.before);
        let told = |w: &str| w.starts_with("về ") || is_of(w, "số việc") || is_of(w, "số tiền");
        let two = told(beside) && beside.ends_with([',', 'à']);
        two && beside.split(' ').count() <= 9 && told(tail) && said(first)
    });
    // `1.187 vụ với 2.180 bị cáo, đạt 98,59% về số vụ`: the matter tells which of them.
    let matter = tail.strip_prefix("về số ").or_else(|| tail.strip_prefix("về ")).unwrap_or("");
    let of_matter = |other: &Figure| match &other.amount.unit {
        Unit::Counted(noun) => matter.starts_with(noun.as_str()),
        _ => false,
    };
    let chosen = (0..at)
        .rev()
        .take_while(|other| same_sentence(article, *other, at))
        .filter_map(|other| article.figures.get(other))
        .any(|other| other.is_level() && of_matter(other));
    let linked = said(figure) || shared;
    let opens = figure.before.trim_end().ends_with('(');
    let joined = ["hay", "hoặc", "or", "tức", "tương ứng", "tương đương", "equal to", "making"]
        .iter()
        .any(|word| figure.before.trim_start_matches([',', '(', ' ']).starts_with(word));
    let rate_word =
        ["tỷ lệ", "tỉ lệ", "rate of", "tỷ trọng"].iter().any(|word| figure.before.contains(word));
    let mut place = at;
    let mut skipped_rate = false;
    while let Some((before, other)) = article.previous(place) {
        place = before;
        let closed = other.bracket != 0 && other.bracket != figure.bracket;
        if other.bracket == figure.bracket
            && figure.bracket != 0
            && other.is_level()
            && !other.amount.in_words
        {
            return Some(before);
        }
        match other.role {
            Role::Level
                if !closed
                    && (of_money && other.amount.unit != Unit::Money
                        || of_cases && other.amount.unit == Unit::Money
                        || chosen && !of_matter(other)) => {}
            // `2.077 việc trong số 2.904 việc`, `so với 12.406 tỷ đồng`: not what the rate is of.
            Role::Level
                if !closed && (is_base_beside(article, before) || is_compared_with(other)) => {}
            Role::Level if !closed => {
                // `…; tỷ lệ thất thoát 21,6%`: a rate of its own behind a semicolon.
                let rate_word = rate_word && !figure.before.contains(';');
                let link = linked || joined || rate_word || (opens && before + 1 == at);
                // Too far: another percentage of its own stands between.
                return (link && (!skipped_rate || linked)).then_some(before);
            }
            Role::Rate if of_money || of_cases || chosen => {}
            Role::Rate if other.bracket == 0 || before + 1 != at => {
                if figure.before.contains(';') || other.verb() != Some(Verb::Share) && !linked {
                    return None;
                }
                skipped_rate = true;
            }
            _ => {}
        }
        // `(tăng 1,27% so với cùng kỳ); chiếm 79,56%`: a verb alone goes on with the same thing.
        if other.after.contains(';') && !(before + 1 == at && goes_on(figure)) {
            return None;
        }
    }
    // `Tỷ lệ đạt 29,55%` in a sentence of its own speaks of the amounts before it.
    None
}

/// Whether a clause is its verb alone: `; đạt tỷ lệ 63,75%`.
fn goes_on(figure: &Figure) -> bool {
    let own = figure.before.rsplit(';').next().unwrap_or("").trim();
    figure.bracket == 0
        && [
            "chiếm",
            "đạt",
            "đạt tỷ lệ",
            "đạt tỉ lệ",
            "tỷ lệ",
            "tỉ lệ",
            "chiếm tỷ lệ",
            "chiếm tỉ lệ",
        ]
        .contains(&own)
}

/// `chiếm 68,28% trong tổng số việc và 47,52% trong tổng số tiền`, `12,3% số việc`.
pub(super) fn is_of(tail: &str, what: &str) -> bool {
    ["", "trong tổng ", "trên tổng ", "tổng ", "trên ", "so với tổng "]
        .iter()
        .any(|lead| tail.strip_prefix(lead).is_some_and(|rest| rest.starts_with(what)))
}

pub(super) fn share(article: &Article, part: usize, base: usize) -> Option<Interval> {
    let part = article.figures.get(part)?.interval()?;
    let base = article.figures.get(base)?.interval()?;
    percent_of(part, base)
}

/// Part in percent of a base as both are printed, hedges aside: what a reader works out.
fn plain_share(article: &Article, part: usize, base: usize) -> Option<Exact> {
    let value = |at: usize| article.figures.get(at).map(|f| Interval::exact(f.amount.value));
    percent_of(value(part)?, value(base)?).map(|share| share.least)
}

/// Whether a percentage fits where hedged amounts are taken as rounded to their last place.
fn fits_roughly(article: &Article, part: usize, base: usize, percent: &Figure) -> bool {
    let (Some(part), Some(base)) = (article.figures.get(part), article.figures.get(base)) else {
        return false;
    };
    let rough = |figure: &Figure| {
        let own = figure.interval()?;
        if !figure.is_hedged() {
            return Some(own);
        }
        let value = figure.amount.value;
        let other = |end: Exact| value.add(value).ok()?.sub(end).ok();
        let ends = [own.least, own.most, other(own.least)?, other(own.most)?];
        Some(Interval::between(ends.iter().copied().min()?, ends.iter().copied().max()?))
    };
    (part.is_hedged() || base.is_hedged())
        && rough(part)
            .zip(rough(base))
            .and_then(|(part, base)| percent_of(part, base))
            .is_some_and(|share| fits(share, percent))
}

fn relation(figure: &Figure) -> &'static str {
    let reached = figure.verb() == Some(Verb::Reach) || figure.before.contains("tỷ lệ");
    if reached { "rate" } else { "share" }
}

pub(super) fn report(
    article: &Article,
    at: usize,
    part: usize,
    base: usize,
    verdict: Verdict,
    grade: Grade,
    tested: &mut Tested,
) {
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else {
        return;
    };
    let Some(share) = plain_share(article, part, base) else { return };
    let Some(base_figure) = article.figures.get(base) else { return };
    let (printed, value, whole) = (words(article, at), words(article, part), words(article, base));
    let computed = |language: Language| say::percent(share, figure.amount.decimals, language);
    let arithmetic = say::both(|language| format!("{value} ÷ {whole} = {}", computed(language)));
    let (vi, en) = (computed(Language::Vi), computed(Language::En));
    let message = if verdict == Verdict::Holds {
        crate::diagnostic::say!(
            "{printed} đúng là tỷ lệ của {value} trên {whole}",
            "{printed} is what {value} is of {whole}"
        )
    } else {
        crate::diagnostic::say!(
            "{value} chia cho {whole} được {vi}, không phải {printed}",
            "{value} of {whole} is {en}, not {printed}"
        )
    };
    let implied = (verdict == Verdict::Contradiction)
        .then(|| {
            let base = implied_base(article, of.interval()?, figure, &of.amount.unit);
            base.filter(|base| !base.printed.is_empty())
                .or_else(|| implied_part(article, figure, base_figure))
                .or_else(|| implied_base(article, of.interval()?, figure, &of.amount.unit))
        })
        .flatten();
    let said = Said { relation: relation(figure), verdict, grade, message, arithmetic, implied };
    if let Some(finding) = said.at(article, at, &[part, base]) {
        tested.push_about(finding, at, Some(part), Some(base));
    }
}

/// The printed number that is so many percent of the base: what may have been put for the part.
fn implied_part(article: &Article, percent: &Figure, base: &Figure) -> Option<Implied> {
    let part = percent.interval()?.mul(base.interval()?).ok()?;
    let part = part.div(Interval::exact(Exact::HUNDRED)).ok().flatten()?;
    let mut implied = implied(article, ImpliedOf::Value, part, &base.amount.unit);
    let near = article.figures.iter().filter(|figure| figure.block == percent.block);
    let near: Vec<_> = near.map(|figure| figure.range.clone()).collect();
    implied.printed.retain(|range| near.contains(range));
    (!implied.printed.is_empty()).then_some(implied)
}

fn unverifiable(article: &Article, at: usize, part: usize, tested: &mut Tested) {
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else {
        return;
    };
    let implied =
        of.interval().and_then(|part| implied_base(article, part, figure, &of.amount.unit));
    let printed = words(article, at);
    let said = Said {
        relation: relation(figure),
        verdict: Verdict::Unverifiable,
        grade: Grade::CannotTell,
        message: crate::diagnostic::say!(
            "{printed}: bài không in số dùng làm mẫu",
            "{printed}: the article does not print what it is measured against"
        ),
        arithmetic: Default::default(),
        implied,
    };
    if let Some(finding) = said.at(article, at, &[part]) {
        tested.push_about(finding, at, Some(part), None);
    }
}
