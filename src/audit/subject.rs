//! Figures that a sentence speaks of by name alone: `riêng thuế giá trị gia tăng đã chiếm 44,1%
//! tổng thu`, `số tiền thi hành xong tăng 208 tỷ đồng`. The number itself stands further up. Only a
//! name that belongs to one number of the paragraph is followed.

use super::article::{Article, Figure};
use super::naming::{clause, contains_word, content, score};
use crate::wording::read::{Unit, Verb};

/// How many figures back the number may stand.
const FARTHEST: usize = 40;

/// What a sentence's first percentage is said of, where it is a share or rate of a named number.
pub(super) fn of_share(article: &Article, at: usize) -> Option<usize> {
    named(article, at, share_name(article, at)?, None)
}

/// The name of what a sentence's first percentage is a share or rate of.
pub(super) fn share_name<'a>(article: &'a Article<'_>, at: usize) -> Option<&'a str> {
    let figure = article.figures.get(at).filter(|f| f.bracket == 0)?;
    // `chiếm 27,4% số lượt nhưng chiếm 51,9% chi phí`: the same thing goes on.
    let goes_on = ["nhưng chiếm", "và chiếm", "song chiếm", "nhưng chỉ chiếm", "nhưng lại chiếm"]
        .iter()
        .any(|end| figure.before.trim_end().ends_with(end));
    if let Some((first, _)) = article.previous(at).filter(|_| goes_on) {
        return share_name(article, first);
    }
    // Behind a semicolon only `riêng` begins anew; else the clause goes on with what it is about.
    let own = figure.before.rsplit(';').next().unwrap_or("").trim();
    let anew = figure.before.contains(';') && own.starts_with("riêng ");
    if article.previous(at).is_some() && !anew || speaks_of_another(own) {
        return None;
    }
    let (lead, last) = match own.rsplit_once([',', ':']) {
        Some((lead, last)) => (lead.trim(), last.trim()),
        None => ("", own),
    };
    let name = match last.split_once("tỷ lệ ").or_else(|| last.split_once("tỉ lệ ")) {
        Some(("", name)) => name,
        Some(_) => return None,
        None if figure.verb() == Some(Verb::Share) => last,
        None => return None,
    };
    let connects = lead.is_empty()
        || ["như vậy", "theo đó", "trong đó", "nhờ đó", "qua đó", "tính chung"].contains(&lead)
        || lead.starts_with("so với số") && !lead.contains(',');
    let name = without_verbs(name.trim_start_matches("riêng ").trim());
    connects.then_some(name)
}

/// The number a change is said of, where its clause only names it.
pub(super) fn of_change(article: &Article, at: usize) -> Option<usize> {
    let change = article.figures.get(at).filter(|f| f.bracket == 0)?;
    let name = clause(&change.before);
    let lead = change.before.strip_suffix(name).unwrap_or("").trim_end_matches([',', ' ']);
    let connects = lead.is_empty() || lead.starts_with("so với") && !lead.contains([',', ';']);
    let first = connects && article.previous(at).is_none();
    // `…, số giải quyết tăng 391 vụ`: a clause with a number of its own for what it is about.
    let head = article.figures.iter().find(|f| f.sentence == change.sentence)?;
    let anew = name.starts_with("số ")
        && name.split(' ').count() >= 3
        && article.previous(at).is_some()
        && !speaks_of_another(&head.before);
    let followed = (first || anew) && !speaks_of_another(name);
    let name = without_verbs(name);
    let found = followed.then(|| named(article, at, name, Some(&change.amount.unit))).flatten()?;
    article.figures.get(found).is_some_and(|f| f.same_unit(change)).then_some(found)
}

/// The number a multiple is said of: `số trường hợp vi phạm gấp 3 lần năm 2022`.
pub(super) fn of_multiple(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at).filter(|f| f.bracket == 0)?;
    let name = clause(&figure.before);
    let name = name.strip_suffix("gấp").unwrap_or(name);
    let begins = article.previous(at).is_none() && !speaks_of_another(&figure.before);
    let name = begins.then(|| without_verbs(name))?;
    named(article, at, name, None).or_else(|| described(article, at, name, None))
}

/// The number a multiple is measured against, by the words behind it: `gấp 1,5 lần sản lượng khai
/// thác`, `gấp 5,7 lần số hồ sơ nộp trực tiếp`.
pub(super) fn base_of_multiple(article: &Article, at: usize, value: &Figure) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let phrase = figure.after.split([',', ';', '.', '(', ')', ':']).next().unwrap_or("").trim();
    let words: Vec<&str> = phrase.split(' ').collect();
    if speaks_of_another(phrase) || !(2..=10).contains(&words.len()) {
        return None;
    }
    let unit = Some(&value.amount.unit);
    let tails =
        (0..words.len() - 1).filter_map(|from| words.get(from..).map(|tail| tail.join(" ")));
    described(article, at, phrase, unit).or_else(|| {
        let mut tails = tails;
        tails.find_map(|tail| named(article, at, &tail, unit))
    })
}

/// The one number of the article so far that is called so: `số hồ sơ đã giải quyết` of `Số hồ sơ đã
/// giải quyết: 177.348 hồ sơ`.
pub(super) fn called(article: &Article, at: usize, name: &str, noun: &str) -> Option<usize> {
    let mut found = (at.saturating_sub(FARTHEST)..at).filter(|other| {
        article.figures.get(*other).is_some_and(|f| {
            let own = clause(&f.before).trim_start_matches(['-', '*', '+', ' ']);
            let unit = Unit::Counted(noun.to_owned());
            f.is_level()
                && super::quantity::same_unit(&f.amount.unit, &unit)
                && without_verbs(own) == name
        })
    });
    let only = found.next()?;
    (name.split(' ').count() >= 3 && found.next().is_none()).then_some(only)
}

/// The one number of the paragraph so far whose own words hold all those of a name.
fn described(article: &Article, at: usize, name: &str, unit: Option<&Unit>) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let wanted = content(name.split(' '));
    if wanted.len() < 3 {
        return None;
    }
    let mut found = (at.saturating_sub(FARTHEST)..at).filter(|other| {
        article.figures.get(*other).is_some_and(|f| {
            in_reach(article, f, figure)
                && f.is_level()
                && f.bracket == 0
                && unit.is_none_or(|unit| super::quantity::same_unit(&f.amount.unit, unit))
                && score(f, &wanted) >= 100
        })
    });
    let only = found.next()?;
    found.next().is_none().then_some(only)
}

/// `quý I xảy ra 152 vụ, quý II xảy ra 135 vụ, giảm 11,2% so với quý I`: the value of one stretch of
/// time and that of the one it is compared with, each named before its number.
pub(super) fn of_periods(article: &Article, at: usize) -> Option<(usize, usize)> {
    const KINDS: &[&str] = &["quý", "tháng", "năm", "tuần", "vụ", "kỳ"];
    let figure = article.figures.get(at)?;
    let behind = figure.after.trim_start().strip_prefix("so với ")?;
    let ago = behind.split([',', ';', '.', '(', ')', ':']).next().unwrap_or("").trim();
    let kind = KINDS.iter().find(|kind| ago.starts_with(&format!("{kind} ")))?;
    let (value_at, value) = article.previous(at).filter(|(_, f)| f.is_level() && f.bracket == 0)?;
    let own = clause(&value.before);
    if ago.split(' ').count() > 4 || !contains_word(own, kind) || contains_word(own, ago) {
        return None;
    }
    let (base_at, base) = article.previous(value_at)?;
    let told = base.is_level()
        && base.bracket == 0
        && base.same_unit(value)
        && contains_word(clause(&base.before), ago);
    told.then_some((value_at, base_at))
}

/// The name without the verb and the hedge that end it.
pub(super) fn without_verbs(name: &str) -> &str {
    const ENDS: &[&str] = &[
        " đạt",
        " là",
        " chỉ",
        " ước",
        " đã",
        " chiếm",
        " tăng",
        " giảm",
        " hơn",
        " gần",
        " khoảng",
        " trên",
        " tới",
        " được",
        " thêm",
    ];
    ENDS.iter()
        .cycle()
        .take(ENDS.len() * 3)
        .fold(name.trim(), |name, end| name.strip_suffix(end).unwrap_or(name).trim_end())
}

/// Another time, another place, a target: nothing of what was said before.
pub(super) fn speaks_of_another(words: &str) -> bool {
    let words = words
        .split_once("so với")
        .map_or(words, |(_, rest)| rest.split_once(',').map_or(rest, |(_, rest)| rest));
    [
        "cùng kỳ",
        "chỉ tiêu",
        "năm trước",
        "tháng trước",
        "toàn quốc",
        "cả nước",
        "bình quân",
        "lũy kế",
    ]
    .iter()
    .any(|word| words.contains(word))
}

/// Whether a name leads from one figure to another: in one paragraph, or in one list of items.
fn in_reach(article: &Article, one: &Figure, two: &Figure) -> bool {
    one.block == two.block
        || (one.block..=two.block).all(|block| super::listing::is_item(article, block))
}

/// The one number of the paragraph so far that bears a name.
fn named(article: &Article, at: usize, name: &str, unit: Option<&Unit>) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let (name, unit) = match name.strip_suffix("về tiền") {
        Some(name) => (name.trim(), Some(&Unit::Money)),
        None => (name.strip_suffix("về việc").unwrap_or(name).trim(), unit),
    };
    let name = ["số tiền ", "số việc ", "số "]
        .iter()
        .find_map(|lead| name.strip_prefix(lead))
        .unwrap_or(name)
        .trim();
    if name.split(' ').count() < 2 {
        return None;
    }
    let bears = |other: usize, f: &Figure| {
        let joined =
            ["thu được", "với số tiền", "tương ứng với số tiền", "tương ứng số tiền", "và"]
                .contains(&clause(&f.before));
        let words = match article.previous(other).filter(|_| joined) {
            Some((_, first)) => clause(&first.before),
            None => clause(&f.before),
        };
        let own = without_verbs(words);
        // `số trường hợp vi phạm nồng độ cồn` of `vi phạm nồng độ cồn 11.370 trường hợp`.
        let name = match &f.amount.unit {
            Unit::Counted(noun) => name.strip_prefix(noun.as_str()).map_or(name, str::trim_start),
            _ => name,
        };
        let name =
            ["bị ", "được ", "đã "].iter().find_map(|p| name.strip_prefix(p)).unwrap_or(name);
        name.contains(' ')
            && own.ends_with(name)
            && contains_word(own, name)
            && !speaks_of_another(&f.before)
    };
    let found: Vec<usize> = (at.saturating_sub(FARTHEST)..at)
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| {
                in_reach(article, f, figure)
                    && f.is_level()
                    && f.bracket == 0
                    && f.whole.is_none()
                    && unit.is_none_or(|unit| super::quantity::same_unit(&f.amount.unit, unit))
                    && bears(*other, f)
            })
        })
        .collect();
    match found[..] {
        [only] => Some(only),
        _ => None,
    }
}
