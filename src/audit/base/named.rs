//! Bases that words name, though not quite by their own name, or that the kind of work names.

use super::super::article::{Article, Figure};
use super::super::naming::{best_match, clause, contains_word, content, score};
use super::{FARTHEST, same_sentence};
use crate::wording::read::{Unit, Verb};

/// A base whose words are not quite those of the number meant: `số phải thu hồi` for what it was
/// proposed to recover, `kế hoạch thu` for the plan, `tổng thu` for the only total. One number
/// alone may answer to them.
pub(super) fn loosely_named(article: &Article, at: usize, part: usize) -> Vec<usize> {
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else {
        return Vec::new();
    };
    let Some(phrase) = super::super::naming::named_words(figure) else { return Vec::new() };
    let among: Vec<usize> = (part.saturating_sub(FARTHEST)..part)
        .filter(|other| {
            article.figures.get(*other).is_some_and(|f| f.is_level() && f.same_unit(of))
        })
        .collect();
    let only = |found: Vec<usize>| {
        let value = |at: &usize| article.figures.get(*at).map(|f| f.amount.value);
        let first = found.first().copied();
        first.filter(|first| found.iter().all(|other| value(other) == value(first)))
    };
    let before = |words: &str| -> Vec<usize> {
        let said =
            |at: &usize| article.figures.get(*at).is_some_and(|f| contains_word(&f.before, words));
        among.iter().copied().filter(said).collect()
    };
    let words: Vec<&str> = phrase.split(' ').filter(|word| *word != "số").collect();
    let bare: Vec<&str> = words
        .iter()
        .copied()
        .skip_while(|word| matches!(*word, "phải" | "được" | "đã" | "cần"))
        .collect();
    let renamed = || only(best_match(article, &content(bare.iter().copied()), &among));
    let whole_phrase = || only(before(&phrase));
    let planned = || {
        ["kế hoạch", "dự toán", "lực lượng lao động"]
            .iter()
            .filter(|name| phrase.starts_with(*name))
            .find_map(|name| only(before(name)))
    };
    // The only total, if it is a total of what is named: `tổng thu` after `Tổng thu ngân sách`,
    // and never `tổng dư nợ`.
    let named: Vec<&str> = words.iter().copied().filter(|word| *word != "tổng").collect();
    let total = || {
        let says = |at: &usize| {
            article.figures.get(*at).is_some_and(|f| {
                named.is_empty() || named.iter().any(|word| contains_word(&f.before, word))
            })
        };
        let totals = before("tổng").into_iter().filter(says).collect();
        phrase.starts_with("tổng").then(|| only(totals)).flatten()
    };
    // `số người tham gia BHXH bắt buộc` of `BHXH bắt buộc: 128.640 người`, `giá trị thiệt hại` of
    // `tài sản thiệt hại ước 118,4 tỷ đồng` beside it.
    let by_tail = || {
        let ends = |at: &usize| {
            article.figures.get(*at).is_some_and(|f| {
                let name = clause(&f.before).trim_start_matches(['-', '*', '+', ' ']);
                let name = super::super::subject::without_verbs(name);
                let words = name.split(' ').rev().zip(phrase.split(' ').rev());
                let common = words.take_while(|(own, said)| own == said).count();
                let near = f.sentence == figure.sentence;
                common >= 2 && (near || common == name.split(' ').count())
            })
        };
        only(among.iter().copied().filter(ends).collect())
    };
    // `15 hồ sơ với số tiền 268,5 triệu đồng; … số tiền được giảm là 221,7 triệu đồng, bằng 82,6% số
    // tiền đề nghị`: the only other amount of money the sentence tells.
    let other_money = || {
        let beside = |at: &usize| {
            article.figures.get(*at).is_some_and(|f| {
                f.sentence == of.sentence && f.bracket == 0 && f.amount.value >= of.amount.value
            })
        };
        let told = |at: &usize| {
            article.figures.get(*at).is_some_and(|f| clause(&f.before).ends_with("với số tiền"))
        };
        // Of the same things: 15 and 13 files.
        let counted = |at: usize| {
            (0..at)
                .rev()
                .take_while(|other| same_sentence(article, *other, at))
                .filter_map(|other| article.figures.get(other))
                .find(|f| f.is_level() && matches!(f.amount.unit, Unit::Counted(_)))
        };
        let alike =
            |at: usize| counted(at).zip(counted(part)).is_some_and(|(one, two)| one.same_unit(two));
        let own: Vec<usize> = among.iter().copied().filter(beside).collect();
        let another = ["cùng kỳ", "năm", "tháng", "chỉ tiêu", "kế hoạch", "dự toán"];
        let plain = phrase.starts_with("số tiền ")
            && !another.iter().any(|word| contains_word(&phrase, word));
        match own[..] {
            [only] if plain && of.amount.unit == Unit::Money && told(&only) && alike(only) => {
                Some(only)
            }
            _ => None,
        }
    };
    let found = whole_phrase().or_else(planned).or_else(total).or_else(by_tail);
    let found = found.or_else(|| (bare.len() >= 2).then(renamed).flatten());
    found.or_else(other_money).into_iter().collect()
}

/// `3.105 đơn thuộc thẩm quyền …, đã giải quyết 3.012 việc, đạt 97,0%`: petitions are settled as
/// matters, and nothing else in the sentence is counted so.
pub(super) fn petitions(article: &Article, at: usize, part: usize) -> Option<usize> {
    let (figure, of) = (article.figures.get(at)?, article.figures.get(part)?);
    let noun = |f: &Figure| match &f.amount.unit {
        Unit::Counted(noun) => noun.clone(),
        _ => String::new(),
    };
    let settled = ["việc", "vụ việc"].contains(&noun(of).as_str())
        && clause(&of.before).ends_with("giải quyết");
    if !settled || figure.verb() != Some(Verb::Reach) {
        return None;
    }
    let before = || {
        (0..part).rev().take_while(|other| same_sentence(article, *other, part)).filter_map(
            |other| article.figures.get(other).filter(|f| f.is_level()).map(|f| (other, f)),
        )
    };
    let own_kind = before().any(|(_, f)| f.same_unit(of));
    let own = |(_, f): &(usize, &Figure)| {
        noun(f).starts_with("đơn") && f.after.trim_start().starts_with("thuộc thẩm quyền")
    };
    let mut found = before().filter(own);
    let (base, _) = found.next().filter(|_| !own_kind)?;
    found.next().is_none().then_some(base)
}

/// For a rate of what was done: the number nearest before it that says what could be done.
pub(in crate::audit) fn eligible(
    article: &Article,
    part: usize,
    earlier: &[usize],
) -> Option<usize> {
    let of = article.figures.get(part)?;
    let names =
        ["có điều kiện", "đủ điều kiện thi hành", "enforceable", "eligible", "thuộc thẩm quyền"];
    names.iter().find_map(|words| {
        let wanted: Vec<String> = content(words.split(' '));
        earlier.iter().rev().copied().find(|other| {
            article.figures.get(*other).is_some_and(|f| {
                let said = contains_word(&f.before, words) || contains_word(&f.after, words);
                let near = f.block == of.block || score(of, &wanted) >= 100;
                near && (said || words == &"eligible") && score(f, &wanted) >= 100
            })
        })
    })
}
