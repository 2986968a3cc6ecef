//! Changes: an amount with its percentage (`giảm 205 việc (1,96%)`), an amount or percentage with
//! what it is compared with (`tăng 7,68% so với cùng kỳ (1.714,6 triệu kWh)`).

use super::Tested;
use super::article::{Article, Figure, Role, Way};
use super::between::{Between, Outcome};
use super::finding::{Grade, ImpliedOf, Verdict};
use super::judge::{Said, fits, implied, implied_base, percent_of, words};
use super::naming::closes;
use super::say;
use crate::diagnostic::{Bilingual, Language, say};
use crate::number::Interval;
use crate::wording::read::Unit;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        match figure.role {
            Role::Change(way) => {
                let base = base_of(article, at);
                let value = value_of(article, at)
                    .or_else(|| super::subject::of_change(article, at))
                    .or_else(|| of_sentence_before(article, at));
                amount_between(article, at, way, value, base, tested);
                percent_beside(article, at, way, value, base, tested);
            }
            Role::ChangePercent(way) if !follows_change(article, at) => {
                percent_between(article, at, way, tested);
            }
            Role::Level => {
                unchanged(article, at, tested);
            }
            _ => {}
        }
    }
}

fn follows_change(article: &Article, at: usize) -> bool {
    let previous = article.previous(at);
    previous.is_some_and(|(_, before)| matches!(before.role, Role::Change(_)))
}

/// The value that changed: the nearest level before it in the sentence, outside closed brackets.
pub(super) fn value_of(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let mut place = at;
    let mut nearest = None;
    while let Some((before, other)) = article.previous(place) {
        let closed = other.bracket != 0 && other.bracket != figure.bracket;
        let told_before = other.before.contains("cùng kỳ") && closed;
        let measured = other.same_measure(figure) || other.counts_by_name(figure);
        if other.is_level() && measured && !closed && !told_before {
            nearest = nearest.or(Some(before));
            if noun(other) == noun(figure) {
                return Some(before);
            }
        }
        place = before;
    }
    nearest
}

/// `Đã thi hành xong 188 việc, thu 402,6 tỷ đồng. So với cùng kỳ, tăng 21 việc và tăng 58,9 tỷ đồng`:
/// the only number of its kind in the sentence before, where this one has none.
fn of_sentence_before(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let from = article.figures.partition_point(|f| f.sentence < figure.sentence);
    let opens = article.figures.get(from)?.before.starts_with("so với");
    let bare = (from..=at).all(|other| article.figures.get(other).is_some_and(|f| !f.is_level()));
    let last = from.checked_sub(1).and_then(|at| article.figures.get(at))?;
    if !opens || !bare || last.block != figure.block {
        return None;
    }
    let first = article.figures.partition_point(|f| f.sentence < last.sentence);
    let mut found = (first..from).filter(|other| {
        article.figures.get(*other).is_some_and(|f| {
            f.is_level() && f.bracket == 0 && f.whole.is_none() && f.same_measure(figure)
        })
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// The word behind an amount's unit: `chết` of `11 người chết`.
fn noun(figure: &Figure) -> &str {
    let after = figure.after.split([',', ';', '(', ')', '.']).next().unwrap_or("");
    after.split_whitespace().next().unwrap_or("")
}

/// How many figures back a value may stand.
const FARTHEST: usize = 40;

const COMPARED: &[&str] = &[
    "so với",
    "cùng kỳ",
    "năm trước",
    "con số",
    "đầu năm",
    "kỳ trước",
    "from",
    "năm ngoái",
    "tháng trước",
    "năm 20",
    "than",
    "compared",
    "trước đó",
];

/// The earlier value, where the sentence prints it: behind the change, or in a bracket before it.
fn base_of(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let mut place = at;
    let mut compared = false;
    for _ in 0..2 {
        let Some((next, other)) = article.next(place) else { break };
        let between = &other.before;
        compared |= COMPARED.iter().any(|word| between.contains(word));
        // `cao hơn năm trước 0,27 điểm (6,15 điểm)`: compared before the number.
        let own = figure.before.rsplit([',', ';']).next().unwrap_or("");
        compared |= between.trim() == "(" && COMPARED.iter().any(|word| own.contains(word));
        // `giảm 261 xã so với năm trước) và 83 xã`: the next number is another matter.
        let joins = !between.trim_end().ends_with('(')
            && (between.contains(')')
                || between.contains(" và ")
                || between.trim_end().ends_with(" và"));
        let ends = joins
            || between.contains(';')
            || between.contains("trong đó")
            || between.contains(" và tăng")
            || between.contains("chỉ tiêu")
            || between.contains("kế hoạch");
        if ends {
            break;
        }
        if other.is_level() && other.same_measure(figure) {
            let direct = between.trim_end().ends_with('(')
                || between.split_whitespace().count() <= 14
                    && !between.contains("), ")
                    && !between.starts_with(',');
            return (compared && direct).then_some(next);
        }
        if !matches!(other.role, Role::ChangePercent(_)) {
            break;
        }
        place = next;
    }
    let mut place = at;
    while let Some((before, other)) = article.previous(place) {
        if other.is_level()
            && other.same_measure(figure)
            && other.bracket != 0
            && other.bracket != figure.bracket
        {
            let mut first = before;
            while let Some((earlier, f)) =
                article.previous(first).filter(|(_, f)| f.bracket == other.bracket)
            {
                let _ = f;
                first = earlier;
            }
            let several = article
                .figures
                .iter()
                .skip(first)
                .take_while(|f| f.sentence == other.sentence)
                .filter(|f| f.bracket == other.bracket && f.same_measure(figure))
                .count();
            // Several of one unit: the one of the same noun (`người chết`, `người bị thương`).
            if several > 1 && noun(other) != noun(figure) {
                place = before;
                continue;
            }
            let lead = &article.figures.get(first)?.before;
            return COMPARED.iter().any(|word| lead.contains(word)).then_some(before);
        }
        if other.is_level() && other.same_measure(figure) {
            return None;
        }
        place = before;
    }
    None
}

impl Figure {
    /// `số doanh nghiệp tạm ngừng là 301, giảm 17 doanh nghiệp`: its name says what is counted.
    fn counts_by_name(&self, change: &Self) -> bool {
        match (&self.amount.unit, &change.amount.unit) {
            (Unit::Bare, Unit::Counted(noun)) => super::naming::contains_word(&self.before, noun),
            _ => false,
        }
    }

    /// The same unit, said by both.
    fn same_measure(&self, other: &Self) -> bool {
        self.same_unit(other) && (self.amount.unit != Unit::Bare || other.amount.unit == Unit::Bare)
    }
}

/// `tăng 15 số băng nhóm`: what is counted is said, though it is no unit the reader knows.
fn names_its_own(change: &Figure) -> bool {
    change.after.trim_start().starts_with(char::is_alphabetic)
}

/// The earlier value as the change tells it.
fn before(value: Interval, change: Interval, way: Way) -> Option<Interval> {
    value.sub(way.signed(change)).ok()
}

fn other_way(way: Way) -> Way {
    match way {
        Way::Up => Way::Down,
        Way::Down => Way::Up,
    }
}

/// `giảm 1,3 nghìn ha so với năm trước (85,9 nghìn ha)`.
fn amount_between(
    article: &Article,
    at: usize,
    way: Way,
    value: Option<usize>,
    base: Option<usize>,
    tested: &mut Tested,
) -> Option<()> {
    let pair = Between { at, value: value?, base: base?, relation: "change-amount" };
    let figure = article.figures.get(at)?;
    let (now, ago) = pair.values(article)?;
    let difference = now.sub(ago).ok()?;
    let [_, v, b] = pair.words(article);
    let size = difference.middle().ok()?;
    let reversed = other_way(way).signed(figure.interval()?).meets(difference);
    let refuted = if reversed {
        say!(
            "từ {b} thành {v} là chiều ngược lại của động từ",
            "from {b} to {v} goes the other way"
        )
    } else {
        pair.makes(article, &say::both(|language| say::number(size.abs(), 2, language)))
    };
    let range = Interval::between(difference.least.abs(), difference.most.abs());
    let outcome = Outcome {
        holds: difference.meets(way.signed(figure.interval()?)),
        arithmetic: say::both(|language| format!("{v} − {b} = {}", say::number(size, 2, language))),
        refuted,
        implied: Some(implied(article, ImpliedOf::Value, range, &figure.amount.unit)),
    };
    pair.report(article, outcome, tested)
}

/// `1.482 việc, bằng so với cùng kỳ (1.482 việc)`: said to be the same as it was.
fn unchanged(article: &Article, base_at: usize, tested: &mut Tested) -> Option<()> {
    let base = article.figures.get(base_at).filter(|f| f.whole.is_none())?;
    let says = base.before.rsplit([',', ';']).next().unwrap_or("").trim();
    let same = ["bằng so với", "bằng với", "bằng cùng kỳ", "không đổi so với", "giữ nguyên so với"]
        .iter()
        .chain(&["không thay đổi so với", "unchanged from", "the same as"])
        .find_map(|lead| says.strip_prefix(lead))?;
    let opened = says.ends_with('(') && base.after.trim_start().starts_with(')');
    if !opened && !same.is_empty() || same.split_whitespace().count() > 8 {
        return None;
    }
    let mut place = base_at;
    let value_at = loop {
        let (before, other) = article.previous(place)?;
        let closed = other.bracket != 0 && other.bracket != base.bracket;
        if other.is_level() && !closed && other.same_measure(base) {
            if !super::base::is_base_beside(article, before) {
                break before;
            }
        } else if !closed {
            return None;
        }
        place = before;
    };
    let (now, ago) = (article.figures.get(value_at)?.interval()?, base.interval()?);
    let (v, b) = (words(article, value_at), words(article, base_at));
    let holds = now.meets(ago);
    let message = if holds {
        say!("{v} đúng là bằng {b}", "{v} is indeed {b}")
    } else {
        say!("bài ghi là bằng nhau, nhưng {v} khác {b}", "said to be the same, but {v} is not {b}")
    };
    let sign = if holds { "=" } else { "≠" };
    let arithmetic = say::both(|_| format!("{v} {sign} {b}"));
    let relation = "change-amount";
    let said = Said::of(relation, holds, message, arithmetic);
    tested.push_about(said.at(article, base_at, &[value_at])?, base_at, Some(value_at), None);
    Some(())
}

/// `giảm 205 việc (1,96%)`.
fn percent_beside(
    article: &Article,
    at: usize,
    way: Way,
    value: Option<usize>,
    base: Option<usize>,
    tested: &mut Tested,
) -> Option<()> {
    let change = article.figures.get(at)?;
    let is_percent = |found: &(usize, &Figure)| matches!(found.1.role, Role::ChangePercent(_));
    // `tăng 475 tỷ đồng so với năm trước (3.642 tỷ đồng), tương ứng tăng 13,0%`.
    let behind_base = || {
        let (base_at, _) = article.next(at).filter(|(next, _)| Some(*next) == base)?;
        article.next(base_at).filter(is_percent).filter(|(_, f)| {
            ["tương ứng", "tương đương", "tức"].iter().any(|word| f.before.contains(word))
        })
    };
    let (next, percent) = article.next(at).filter(is_percent).or_else(behind_base)?;
    if let Role::ChangePercent(theirs) = percent.role
        && theirs != way
        && percent.verb().is_some()
    {
        return None;
    }
    let amount = change.interval()?;
    let share = |base: Interval| percent_of(amount, base);
    let of_value = |at: usize, way: Way| {
        let value = article.figures.get(at)?.interval()?;
        share(before(value, amount, way)?)
    };
    let of_base = base.and_then(|base| share(article.figures.get(base)?.interval()?));
    let own = value.and_then(|value| of_value(value, way));
    let computed = of_base.or(own);
    // Words of other sentences can name the value too; for money there are too many of them.
    let nearby: Vec<usize> = (at.saturating_sub(FARTHEST)..at)
        .rev()
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| {
                f.is_level() && f.same_measure(change) && f.amount.value > change.amount.value
            })
        })
        .collect();
    let close = |at: &usize| of_value(*at, way).is_some_and(|share| fits(share, percent));
    // `341/360 vụ … giảm 171 vụ (32,2%)`: the whole of a ratio may be what changed.
    let of_whole = |other: &usize| {
        let whole = article.figures.get(*other)?.whole.as_ref()?.interval().ok()?;
        share(before(whole, amount, way)?).filter(|share| fits(*share, percent))
    };
    if nearby.iter().any(|other| of_whole(other).is_some()) {
        return None;
    }
    let holds = match computed {
        Some(computed) => fits(computed, percent) || own.is_some_and(|own| fits(own, percent)),
        None => false,
    };
    let elsewhere = nearby.iter().copied().find(|other| Some(*other) != value && close(other));
    let (grade, subject) = if holds {
        (Grade::Certain, value)
    } else if let Some(other) = elsewhere.filter(|_| base.is_none()) {
        (Grade::CannotTell, Some(other))
    } else {
        (
            Grade::Likely,
            value.or_else(|| {
                nearby.iter().copied().find(|other| {
                    change.amount.unit != Unit::Money
                        && !(change.amount.unit == Unit::Bare && names_its_own(change))
                        && article.figures.get(*other).is_some_and(|f| f.block == change.block)
                })
            }),
        )
    };
    let holds = grade != Grade::Likely;
    let computed = match (grade, subject) {
        (Grade::CannotTell, Some(other)) => of_value(other, way),
        _ => computed.or_else(|| subject.and_then(|at| of_value(at, way))),
    };
    let (printed, size) = (words(article, next), words(article, at));
    let implied = implied_base(article, amount, percent, &change.amount.unit);
    let Some(computed) = computed else {
        let said = Said {
            relation: "change-percent",
            verdict: Verdict::Unverifiable,
            grade: Grade::CannotTell,
            message: say!(
                "{printed}: bài không in giá trị đã thay đổi {size}",
                "{printed}: the article does not print what changed by {size}"
            ),
            arithmetic: Bilingual::default(),
            implied,
        };
        tested.push_about(said.at(article, next, &[at])?, next, Some(at), None);
        return Some(());
    };
    let decimals = percent.amount.decimals;
    let (vi, en) = (
        say::percent(computed.least, decimals, Language::Vi),
        say::percent(computed.least, decimals, Language::En),
    );
    let ago = match (base, subject) {
        (Some(base), _) if grade != Grade::CannotTell => article.figures.get(base)?.interval()?,
        (_, Some(subject)) => before(article.figures.get(subject)?.interval()?, amount, way)?,
        _ => return None,
    };
    let arithmetic = say::both(|language| {
        format!(
            "{size} ÷ {} = {}",
            say::interval(ago, language),
            say::percent(computed.least, decimals, language)
        )
    });
    let reversed = value
        .and_then(|value| of_value(value, other_way(way)))
        .is_some_and(|share| fits(share, percent));
    let message = if holds {
        say!("{printed} đúng với mức thay đổi {size}", "{printed} agrees with the change of {size}")
    } else if reversed {
        say!(
            "{printed} chỉ đúng nếu {size} là chiều ngược lại; đúng chiều thì là {vi}",
            "{printed} is right only if {size} goes the other way; as it stands it is {en}"
        )
    } else {
        say!(
            "thay đổi {size} so với kỳ trước là {vi}, không phải {printed}",
            "a change of {size} on the earlier value is {en}, not {printed}"
        )
    };
    let implied = if holds { None } else { implied };
    let relation = "change-percent";
    let said = Said { grade, implied, ..Said::of(relation, holds, message, arithmetic) };
    let mut others = vec![at];
    others.extend(subject);
    others.extend(base);
    tested.push_about(said.at(article, next, &others)?, next, Some(at), subject);
    Some(())
}

/// `1.846,2 triệu kWh, tăng 7,68% so với cùng kỳ (1.714,6 triệu kWh)`.
fn percent_between(article: &Article, at: usize, way: Way, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    if let Some((value, base)) = super::subject::of_periods(article, at) {
        return percent_of_pair(article, at, way, value, base, tested);
    }
    let (base_at, base) = article.next(at).filter(|(_, f)| f.is_level() && f.whole.is_none())?;
    let between = figure.after.trim();
    let compared = COMPARED.iter().any(|word| between.contains(word));
    let closed = closes(base) || base.after.trim_start().starts_with(',');
    let direct = opens_on_earlier(between) && closed
        || ["so với", "from", "là", "tiếp", "than", "mức", "usd"]
            .iter()
            .any(|word| between.ends_with(word));
    if !compared || !direct || between.contains([';']) || between.contains("trong đó") {
        return None;
    }
    let mut place = at;
    let value_at = loop {
        let (before, other) = article.previous(place)?;
        let closed = other.bracket != 0 && other.bracket != figure.bracket;
        if other.is_level() && !closed && other.same_unit(base) {
            break before;
        }
        place = before;
    };
    percent_of_pair(article, at, way, value_at, base_at, tested)
}

/// `(`, `(quý I/2023 đạt`: a bracket that opens on the earlier value.
fn opens_on_earlier(words: &str) -> bool {
    let Some((_, lead)) = words.rsplit_once('(') else { return false };
    let lead = lead.trim();
    let year = lead.split(|c: char| !c.is_ascii_digit()).any(|d| d.len() == 4);
    let earlier = year || ["cùng kỳ", "năm trước", "kỳ trước"].iter().any(|w| lead.contains(w));
    lead.is_empty()
        || earlier
            && lead.split_whitespace().count() <= 6
            && !lead.contains([',', ';', ':', ')'])
            && !lead.contains("riêng")
}

fn percent_of_pair(
    article: &Article,
    at: usize,
    way: Way,
    value_at: usize,
    base_at: usize,
    tested: &mut Tested,
) -> Option<()> {
    let figure = article.figures.get(at)?;
    let base = article.figures.get(base_at)?;
    let pair = Between { at, value: value_at, base: base_at, relation: "change-percent" };
    let (now, ago) = pair.values(article)?;
    let difference = now.sub(ago).ok()?;
    let change = percent_of(difference, ago)?;
    let [_, v, b] = pair.words(article);
    let decimals = figure.amount.decimals;
    let computed = say::both(|language| say::percent(change.least, decimals, language));
    let size = Interval::between(difference.least.abs(), difference.most.abs());
    let outcome = Outcome {
        holds: fits(way.signed(change), figure),
        arithmetic: say::both(|language| {
            format!("({v} − {b}) ÷ {b} = {}", say::percent(change.least, decimals, language))
        }),
        refuted: pair.makes(article, &computed),
        implied: implied_base(article, size, figure, &base.amount.unit),
    };
    pair.report(article, outcome, tested)
}
