//! What a percentage may be measured against: a number printed with it, one its words name, the
//! whole of the list it stands in.

use super::article::{Article, Figure, Role};
use super::naming::{best_match, clause, closes, contains_word, content, named_base, score};
use super::whole::{items_above, siblings, whole_of_list, wholes_of_list};
use crate::wording::read::{Unit, Verb};

/// How many figures back a base may stand.
const FARTHEST: usize = 40;

/// What a percentage may be measured against.
#[derive(Default, Debug)]
pub(super) struct Bases {
    /// Printed with it, or named so that no other can be meant.
    pub meant: Vec<usize>,
    /// The whole of its list, and what stands above that.
    pub whole: Vec<usize>,
    /// Anything else it could be of.
    pub others: Vec<usize>,
    /// Whether words name what is meant, but not quite its own.
    pub loosely: bool,
}

/// Where nothing says what a share is of: the largest number of its kind in the paragraph so far.
pub(super) fn head_of_block(
    article: &Article,
    at: usize,
    part: usize,
    bases: &Bases,
) -> Option<usize> {
    let (figure, of) = (article.figures.get(at)?, article.figures.get(part)?);
    let said = matches!(figure.verb(), Some(Verb::Share | Verb::Reach));
    let counted = matches!(of.amount.unit, Unit::Counted(_));
    if !said || !counted || !named_base(figure).is_empty() {
        return None;
    }
    let value = |other: &usize| article.figures.get(*other).map(|f| f.amount.value);
    bases
        .others
        .iter()
        .copied()
        .filter(|other| article.figures.get(*other).is_some_and(|f| f.block == of.block))
        .max_by_key(value)
}

/// Whether two amounts of a sentence each bear a share of their own: parts side by side.
pub(super) fn side_by_side(article: &Article, one: usize, two: usize) -> bool {
    let has_share = |at: usize| {
        let of = article.figures.get(at);
        article.next(at).zip(of).is_some_and(|((_, next), of)| {
            next.role == Role::Rate
                && (next.verb() == Some(Verb::Share) || next.before.trim_end().ends_with('('))
                && !of.after.contains("trong đó")
        })
    };
    same_sentence(article, one, two) && has_share(one) && has_share(two)
}

pub(super) fn same_sentence(article: &Article, one: usize, two: usize) -> bool {
    match (article.figures.get(one), article.figures.get(two)) {
        (Some(one), Some(two)) => one.sentence == two.sentence,
        _ => false,
    }
}

pub(super) fn bases(article: &Article, at: usize, part: usize) -> Bases {
    let mut bases = Bases::default();
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else {
        return bases;
    };
    let candidate = |other: usize| {
        other != part
            && article
                .figures
                .get(other)
                .is_some_and(|f| f.is_level() && f.same_unit(of) && f.whole.is_none())
    };
    let above = |other: &usize| {
        let value = |at: usize| article.figures.get(at).map(|f| f.amount.value);
        value(*other) >= value(part)
    };
    // The unit alone names nothing: `34,5% số vụ`.
    let unit_only = |named: &[String]| matches!(&of.amount.unit, Unit::Counted(noun) if named.iter().all(|word| noun.split(' ').any(|n| n == word)));
    let named = Some(named_base(figure)).filter(|named| !unit_only(named)).unwrap_or_default();
    if let Some((next, base)) = article.next(at)
        && candidate(next)
        && leads_to_base(figure, base)
    {
        bases.meant.push(next);
        return bases;
    }
    if let Some(base) = behind_bracket(article, at).filter(|base| candidate(*base)) {
        bases.meant.push(base);
        return bases;
    }
    if let Some(base) = beside_part(article, part).filter(|base| candidate(*base)) {
        bases.meant.push(base);
        return bases;
    }
    if let Some(base) = base_of_both(article, at, part) {
        bases.meant.push(base);
        return bases;
    }
    if let Some(base) = petitions(article, at, part).filter(|_| named.is_empty()) {
        bases.meant.push(base);
        return bases;
    }
    // `41.275 lượt nội trú; trong số này có 4.130 lượt chuyển tuyến`: these and no others.
    let of_these = ["trong số này", "trong số đó", "trong tổng số này", "of these"]
        .iter()
        .any(|lead| contains_word(&of.before, lead));
    if let Some(whole) = whole_of_list(article, part).filter(|base| of_these && candidate(*base))
        && same_sentence(article, whole, part)
        && named.is_empty()
    {
        bases.meant.push(whole);
        return bases;
    }
    let earlier: Vec<usize> =
        (part.saturating_sub(FARTHEST)..part).filter(|other| candidate(*other)).collect();
    let words_match = |wanted: &[String]| best_match(article, wanted, &earlier);
    // A share up to a hundred is of no smaller number, where larger ones are printed as well: the
    // same words name those of other periods too.
    let part_of_whole = figure.verb() == Some(Verb::Share)
        && figure.amount.value <= crate::number::Exact::HUNDRED
        && (of.amount.unit == Unit::Money || of.amount.decimals > 0)
        && earlier.iter().any(above);
    if !named.is_empty() {
        let mut best = words_match(&named);
        if part_of_whole {
            best.retain(above);
        }
        bases.loosely = best.is_empty();
        if best.is_empty() {
            let words = super::naming::named_words(figure).unwrap_or_default();
            let line = super::caseload::named(article, part, &words);
            best.extend(line.filter(|base| candidate(*base)));
        }
        if best.is_empty() {
            best = loosely_named(article, at, part);
        }
        if part_of_whole {
            best.retain(above);
        }
        if !best.is_empty() {
            if of_a_target(figure) {
                best = super::plan::own(article, at, part, best);
            }
            bases.meant = best;
            bases.others = earlier.into_iter().filter(above).collect();
            return bases;
        }
    }
    if of_a_target(figure) {
        bases.others = earlier.into_iter().filter(above).collect();
        return bases;
    }
    if let Some(wanted) = out_of(article, part) {
        bases.meant = words_match(&wanted);
    } else if let Some(base) = opening_number(article, part).filter(|base| candidate(*base)) {
        if named.is_empty() { bases.meant.push(base) } else { bases.whole.push(base) }
    }
    if bases.meant.is_empty() {
        let rate = reaches(article, at) || figure.before.contains("tỷ lệ");
        if rate && let Some(best) = eligible(article, part, &earlier).filter(above) {
            bases.meant.push(best);
            return bases;
        }
        if let Some(base) = super::caseload::base_of(article, part).filter(|base| candidate(*base))
            && named.is_empty()
        {
            let done = super::caseload::line_of(article, part) == Some(super::caseload::Line::Done);
            if done && article.figures.get(base).is_some_and(|f| f.block == of.block) {
                bases.meant.push(base);
                return bases;
            }
            bases.whole.push(base);
            let beside = super::caseload::beside(article, part);
            let other = |at: &usize| above(at) && !beside.contains(at);
            bases.others = earlier.into_iter().filter(other).collect();
            return bases;
        }
        let wholes: Vec<usize> =
            wholes_of_list(article, part).into_iter().filter(|whole| candidate(*whole)).collect();
        if let Some(whole) = wholes.iter().copied().min() {
            bases.whole = wholes;
            let top =
                earlier.iter().copied().filter(|other| (rate || *other < whole) && above(other));
            // Parts that make up their whole are each of the whole, not of one another.
            let apart = super::family::makes_up(article, whole, part);
            let top = top.filter(|other| !(apart && siblings(article, *other, part)));
            bases.others = top.collect();
            bases.others.extend(items_above(article, of, &earlier).filter(above));
            return bases;
        }
        let sibling = |other: &usize| {
            siblings(article, *other, part)
                || side_by_side(article, *other, part)
                || super::family::opposite(article, &[*other, part])
        };
        bases.others = earlier
            .iter()
            .copied()
            .filter(|other| above(other) && !sibling(other))
            .rev()
            .take(12)
            .collect();
        // The nearest larger number before it in the sentence is what most readers take.
        let nearest = earlier.iter().rev().copied().find(|other| {
            same_sentence(article, *other, part)
                && above(other)
                && !sibling(other)
                && article
                    .figures
                    .get(*other)
                    .is_some_and(|f| f.bracket == 0 || f.bracket == of.bracket)
        });
        // `31 kiến nghị, 37 kiến nghị đã được tiếp thu, đạt 87,1%`: no other it could be out of.
        let only = earlier.iter().rev().copied().find(|other| {
            figure.verb() == Some(Verb::Reach)
                && figure.amount.value <= crate::number::Exact::HUNDRED
                && same_sentence(article, *other, part)
                && *other + 1 == part
                && !sibling(other)
                && !is_new_only(article, *other)
                && bases.others.is_empty()
        });
        bases.whole.extend(nearest.or(only).filter(|_| of.amount.unit != Unit::Bare));
    }
    bases
}

/// `thụ lý mới 428 vụ; đã giải quyết 471 vụ`: what is new is not all that there was to do.
pub(super) fn is_new_only(article: &Article, at: usize) -> bool {
    article.figures.get(at).is_some_and(|figure| {
        let clause = super::naming::clause(&figure.before);
        ["mới", "phát sinh", "new", "newly"].iter().any(|word| contains_word(clause, word))
    })
}

/// Whether a rate is of what was done; one verb may serve two: `đạt 29,9% về việc và 24,2% về tiền`.
fn reaches(article: &Article, at: usize) -> bool {
    let reached = |f: &Figure| f.verb() == Some(Verb::Reach);
    let Some(figure) = article.figures.get(at) else { return false };
    let second = ["về việc và", "về việc,", "về tiền và", "về tiền,"]
        .contains(&figure.before.trim())
        && figure.after.trim_start().starts_with("về ");
    reached(figure) || second && article.previous(at).is_some_and(|(_, first)| reached(first))
}

/// `3.105 đơn thuộc thẩm quyền …, đã giải quyết 3.012 việc, đạt 97,0%`: petitions are settled as
/// matters, and nothing else in the sentence is counted so.
fn petitions(article: &Article, at: usize, part: usize) -> Option<usize> {
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

/// `7,48% về việc và 45,68% về tiền so với tổng số 24.906 việc và 16.022 tỷ đồng`: the base of the
/// part's own unit, of those printed behind both.
fn base_of_both(article: &Article, at: usize, part: usize) -> Option<usize> {
    let (figure, of) = (article.figures.get(at)?, article.figures.get(part)?);
    let tail = figure.after.trim_start();
    let of_one = ["số việc", "số tiền"].iter().any(|what| super::share::is_of(tail, what));
    if !of_one && !["về tiền", "về việc", "về giá trị"].iter().any(|lead| tail.starts_with(lead))
    {
        return None;
    }
    let mut told = false;
    let mut place = at;
    for _ in 0..4 {
        let (next, other) = article.next(place)?;
        let leads = ["so với tổng số", "trên tổng số", "trong tổng số", "so với số"];
        if of_one && other.before.contains([';', ':', '(', ')']) {
            return None;
        }
        told |= leads.iter().any(|lead| other.before.contains(lead));
        if told && other.is_level() && other.same_unit(of) && other.bracket == figure.bracket {
            return Some(next);
        }
        if other.before.contains([';', ':', '(', ')']) {
            return None;
        }
        place = next;
    }
    None
}

/// A base whose words are not quite those of the number meant: `số phải thu hồi` for what it was
/// proposed to recover, `kế hoạch thu` for the plan, `tổng thu` for the only total. One number
/// alone may answer to them.
fn loosely_named(article: &Article, at: usize, part: usize) -> Vec<usize> {
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else {
        return Vec::new();
    };
    let Some(phrase) = super::naming::named_words(figure) else { return Vec::new() };
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
                let name = super::subject::without_verbs(name);
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
        let own: Vec<usize> = among.iter().copied().filter(beside).collect();
        let another = ["cùng kỳ", "năm", "tháng", "chỉ tiêu", "kế hoạch", "dự toán"];
        let plain = phrase.starts_with("số tiền ")
            && !another.iter().any(|word| contains_word(&phrase, word));
        match own[..] {
            [only] if plain && of.amount.unit == Unit::Money && told(&only) => Some(only),
            _ => None,
        }
    };
    let found = whole_phrase().or_else(planned).or_else(total).or_else(by_tail);
    let found = found.or_else(|| (bare.len() >= 2).then(renamed).flatten());
    found.or_else(other_money).into_iter().collect()
}

/// `giải quyết 338 vụ (đạt 87,5%) trong tổng số 387 vụ`: the base behind the closed bracket.
fn behind_bracket(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let between = figure.after.trim_start().strip_prefix(')')?.trim();
    let (next, _) = article.next(at).filter(|(_, base)| base.bracket == 0)?;
    let leads = ["trong tổng số", "trên tổng số", "trong số", "out of", "of the"];
    (figure.bracket != 0 && leads.contains(&between)).then_some(next)
}

/// `đạt 117,6% dự toán`: of a target, an estimate or an earlier time; nothing done is its base.
fn of_a_target(figure: &Figure) -> bool {
    let words = figure.after.trim_start();
    let words = words.strip_prefix("so với").or(words.strip_prefix("so")).unwrap_or(words);
    ["dự toán", "kế hoạch", "chỉ tiêu", "mục tiêu", "cùng kỳ", "cùng kì", "nghị quyết"]
        .iter()
        .chain(&["of the target", "of the plan", "of target", "of plan", "of the estimate"])
        .any(|word| words.trim_start().starts_with(word))
}

/// For a rate of what was done: the number nearest before it that says what could be done.
pub(super) fn eligible(article: &Article, part: usize, earlier: &[usize]) -> Option<usize> {
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

/// Whether a number is the earlier value something is compared with.
pub(super) fn is_compared_with(figure: &Figure) -> bool {
    let before = figure.before.trim_end();
    ["so với", "so với con số", "than", "from"].iter().any(|lead| before.ends_with(lead))
}

/// Whether a number is the base printed behind its part.
pub(super) fn is_base_beside(article: &Article, at: usize) -> bool {
    article.previous(at).is_some_and(|(before, _)| beside_part(article, before) == Some(at))
}

/// Whether the words between a percentage and the next number make that number its base.
pub(super) fn leads_to_base(figure: &Figure, base: &Figure) -> bool {
    let between = figure.after.trim();
    let (inside, lead) = match between.rsplit_once('(') {
        Some((inside, lead)) => (inside.trim(), Some(lead.trim())),
        None => (between, None),
    };
    // `kế hoạch (kế hoạch 25.000 lao động)`: the bracket may say it once more.
    let opened = lead.is_some_and(|lead| {
        ["", "kế hoạch", "kế hoạch là", "dự toán", "dự toán là", "chỉ tiêu", "chỉ tiêu là"]
            .contains(&lead)
            && (lead.is_empty() || inside.contains(lead.trim_end_matches(" là")))
    });
    let short = between.chars().count() < 90;
    // `44,2% số vụ việc dân sự, hôn nhân và gia đình đã giải quyết (2.303 vụ)`: one name.
    let moves = ["tăng", "giảm", "so với", "trong đó", "còn"];
    let one_name = lead == Some("")
        && (inside.starts_with("số ") || inside.starts_with("tổng số "))
        && !inside.contains([';', ':', '.', ')'])
        && !moves.iter().any(|word| contains_word(inside, word));
    if short && one_name && closes(base) && figure.verb() == Some(Verb::Share) {
        return true;
    }
    let breaks = inside.contains([',', ';', ':', '.', ')']) || inside.contains(" và ");
    if !short || breaks || base.bracket != figure.bracket && !opened {
        return false;
    }
    let base_word = [
        "kế hoạch",
        "so với",
        "cùng kỳ",
        "dự toán",
        "trên",
        "tổng",
        "năm trước",
        "của",
        "số",
        "plan",
        "of",
        "target",
        "chỉ tiêu",
        "from",
        "than",
    ];
    let says = base_word.iter().any(|word| contains_word(inside, word));
    // `đạt 30,54% lực lượng lao động trong độ tuổi (486.200 người)`: whatever it is called.
    let called = (2..=10).contains(&inside.split_whitespace().count())
        && matches!(figure.verb(), Some(Verb::Share | Verb::Reach));
    if opened {
        (says || called) && closes(base)
    } else {
        says && [" là", "trên", "tổng số", "of", "so với", "trong số", "of the", "gần", "hơn"]
            .iter()
            .any(|word| between.ends_with(word.trim()))
    }
}

/// `2.077 việc trong số 2.904 việc`, `1.482 việc trên 5.016 việc`: the base right behind the part.
pub(super) fn beside_part(article: &Article, part: usize) -> Option<usize> {
    let (next, base) = article.next(part)?;
    let between = article.figures.get(part)?.after.trim().to_owned();
    let ends =
        ["trong số", "trong tổng số", "trên tổng số", "trên", "out of", "of the", "of", "trong"];
    let lead = ["trong tổng", "trên tổng", "trong số"]
        .iter()
        .find_map(|word| between.rfind(word).map(|at| at + word.len()));
    // `thụ lý 1.650 vụ, đã giải quyết trên 1.300 vụ`: more than, not out of.
    let hedges = lead.is_none()
        && between.ends_with("trên")
        && (between.contains(',') || base.amount.value < article.figures.get(part)?.amount.value);
    if hedges {
        return None;
    }
    let near = lead.is_some_and(|at| {
        between
            .get(at..)
            .is_some_and(|rest| rest.split_whitespace().count() <= 4 && !rest.contains(','))
    });
    let leads =
        near || ends.iter().any(|word| between.ends_with(word) && contains_word(&between, word));
    (leads && base.is_level() && !between.contains([';', '('])).then_some(next)
}

/// `Trong số việc có điều kiện, đã xong 3.345 việc`: the words that name the base.
pub(super) fn out_of(article: &Article, part: usize) -> Option<Vec<String>> {
    let mut place = part;
    loop {
        let figure = article.figures.get(place)?;
        for lead in ["trong tổng số", "trong số", "trên số", "of the", "of what was"] {
            if let Some(start) = figure.before.rfind(lead) {
                let rest = figure.before.get(start + lead.len()..).unwrap_or("");
                let Some(end) = rest.find([',', ';', ':']) else { continue };
                let words = content(rest.get(..end).unwrap_or("").split_whitespace());
                if !words.is_empty() {
                    return Some(words);
                }
            }
        }
        // Only the first number of the sentence, or numbers of the same list, are out of it.
        let (before, other) = article.previous(place)?;
        if other.after.contains(';') || figure.before.contains("trong đó") {
            return None;
        }
        place = before;
    }
}

/// `Trong 486 cơ sở, đã kiểm tra 302 cơ sở`: the number the sentence opens with.
pub(super) fn opening_number(article: &Article, part: usize) -> Option<usize> {
    let mut place = part;
    while let Some((before, other)) = article.previous(place) {
        let lead = other.before.trim_end();
        let opens = ["trong", "trong số", "trong tổng số", "of", "of the", "of the province's"]
            .iter()
            .any(|word| lead.ends_with(word) && contains_word(lead, word));
        if opens && other.is_level() && other.bracket == 0 {
            return Some(before);
        }
        let words = &article.figures.get(place)?.before;
        if words.contains("trong đó") || contains_word(words, "riêng") {
            return None;
        }
        place = before;
    }
    None
}
