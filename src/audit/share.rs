//! Shares and rates: `7.072 việc (69,63%)`, `đạt tỷ lệ 47,3%`, `bằng 95,65% kế hoạch (3.568 tỷ)`.
//!
//! What a percentage is of is told, in this order, by a base printed with it, by the words behind
//! it, by the list it stands in. Only where one of these speaks can it be refuted.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::finding::{Grade, Verdict};
use super::judge::{Said, fits, implied_base, is_slip, percent_of, words};
use super::say;
use crate::diagnostic::Language;
use crate::number::{Exact, Interval};
use crate::wording::read::{Unit, Verb};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        if figure.role == Role::Rate && figure.amount.unit == Unit::Percent {
            test_one(article, at, tested);
        }
    }
}

/// What a percentage may be measured against.
#[derive(Default, Debug)]
struct Bases {
    /// Printed with it, or named so that no other can be meant.
    meant: Vec<usize>,
    /// The whole of its list, and what stands above that.
    whole: Vec<usize>,
    /// Anything else it could be of.
    others: Vec<usize>,
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let part = part_of(article, at)?;
    if article.figures.get(part)?.whole.is_some() {
        return None;
    }
    let bases = bases(article, at, part);
    let holds = |base: &usize| share(article, part, *base).is_some_and(|share| fits(share, figure));
    let all = [&bases.meant, &bases.whole, &bases.others];
    let natural: Vec<usize> = if bases.meant.is_empty() { bases.whole.clone() } else { bases.meant.clone() };
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
    let another = (0..at).rev().take_while(|other| same_sentence(article, *other, at)).find(|other| {
        *other != part
            && article.figures.get(*other).is_some_and(|f| f.is_level() && f.bracket == 0)
            && natural.iter().chain(&bases.others).any(|base| base != other && share(article, *other, *base).is_some_and(|s| fits(s, figure)))
            && !siblings(article, *other, part)
    });
    if let (Some(other), true) = (another, bases.meant.is_empty()) {
        let base = natural.first().copied()?;
        report(article, at, other, base, Verdict::Holds, Grade::CannotTell, tested);
        return Some(());
    }
    match natural.first() {
        Some(base) => {
            let exact = !article.figures.get(part)?.is_hedged() && !article.figures.get(*base)?.is_hedged();
            let grade = if bases.meant.len() == 1 && exact { Grade::Certain } else { Grade::Likely };
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
            match slipped {
                Some(base) => report(article, at, part, base, Verdict::Contradiction, Grade::Likely, tested),
                None => unverifiable(article, at, part, tested),
            }
        }
    }
    Some(())
}

fn same_sentence(article: &Article, one: usize, two: usize) -> bool {
    match (article.figures.get(one), article.figures.get(two)) {
        (Some(one), Some(two)) => one.sentence == two.sentence,
        _ => false,
    }
}

/// The amount a percentage is said of: the last level before it that no closed bracket holds.
fn part_of(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    // A rate of another time, or a target, is not said of the amounts here.
    let of_another = ["cùng kỳ", "chỉ tiêu", "năm trước", "đầu năm", "bình quân", "target", "a year earlier"];
    if of_another.iter().any(|word| figure.before.contains(word)) {
        return None;
    }
    let tail = figure.after.trim_start();
    let of_money = tail.starts_with("về tiền") || tail.starts_with("về giá trị");
    let of_cases = tail.starts_with("về việc") || tail.starts_with("về vụ");
    let linked = matches!(figure.verb(), Some(Verb::Share | Verb::Reach | Verb::Equal));
    let opens = figure.before.trim_end().ends_with('(');
    let joined = ["hay", "hoặc", "or", "tức", "tương ứng", "tương đương", "equal to", "making"]
        .iter()
        .any(|word| figure.before.trim_start_matches([',', '(', ' ']).starts_with(word));
    let rate_word = ["tỷ lệ", "tỉ lệ", "rate of", "tỷ trọng"].iter().any(|word| figure.before.contains(word));
    let mut place = at;
    let mut skipped_rate = false;
    while let Some((before, other)) = article.previous(place) {
        place = before;
        let closed = other.bracket != 0 && other.bracket != figure.bracket;
        if other.bracket == figure.bracket && figure.bracket != 0 && other.is_level() && !other.amount.in_words {
            return Some(before);
        }
        match other.role {
            Role::Level if !closed && (of_money && other.amount.unit != Unit::Money || of_cases && other.amount.unit == Unit::Money) => {}
            // `2.077 việc trong số 2.904 việc`: the rate is of the first.
            Role::Level if !closed && is_base_beside(article, before) => {}
            Role::Level if !closed => {
                let link = linked || joined || rate_word || (opens && before + 1 == at);
                // Too far: another percentage of its own stands between.
                return (link && !(skipped_rate && !linked)).then_some(before);
            }
            Role::Rate if other.bracket == 0 || before + 1 != at => {
                if figure.before.contains(';') || other.verb() != Some(Verb::Share) && !linked {
                    return None;
                }
                skipped_rate = true;
            }
            _ => {}
        }
        if other.after.contains(';') {
            return None;
        }
    }
    // `Tỷ lệ đạt 29,55%` in a sentence of its own speaks of the amounts before it.
    None
}

fn bases(article: &Article, at: usize, part: usize) -> Bases {
    let mut bases = Bases::default();
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else { return bases };
    let candidate = |other: usize| {
        other != part
            && article.figures.get(other).is_some_and(|f| {
                f.is_level() && f.same_unit(of) && f.whole.is_none()
            })
    };
    let above = |other: &usize| {
        let value = |at: usize| article.figures.get(at).map(|f| f.amount.value);
        value(*other) >= value(part)
    };
    let named = named_base(figure);
    if let Some((next, base)) = article.next(at)
        && candidate(next)
        && leads_to_base(figure, base)
    {
        bases.meant.push(next);
        return bases;
    }
    if let Some(base) = beside_part(article, part).filter(|base| candidate(*base)) {
        bases.meant.push(base);
        return bases;
    }
    let earlier: Vec<usize> = (0..article.figures.len())
        .filter(|other| candidate(*other) && (*other < part))
        .collect();
    let words_match = |wanted: &[String]| best_match(article, wanted, &earlier);
    if !named.is_empty()
        && let best = words_match(&named)
        && !best.is_empty()
    {
        bases.meant = best;
        bases.others = earlier.into_iter().filter(above).collect();
        return bases;
    }
    if let Some(wanted) = out_of(article, part) {
        bases.meant = words_match(&wanted);
    } else if let Some(base) = opening_number(article, part).filter(|base| candidate(*base)) {
        if named.is_empty() { bases.meant.push(base) } else { bases.whole.push(base) }
    }
    if bases.meant.is_empty() {
        let rate = figure.verb() == Some(Verb::Reach) || figure.before.contains("tỷ lệ");
        if rate && let Some(best) = eligible(article, part, &earlier).filter(above) {
            bases.meant.push(best);
            return bases;
        }
        let wholes: Vec<usize> = wholes_of_list(article, part).into_iter().filter(|whole| candidate(*whole)).collect();
        if let Some(whole) = wholes.iter().copied().min() {
            bases.whole = wholes;
            let top = earlier.iter().copied().filter(|other| (rate || *other < whole) && above(other));
            bases.others = top.collect();
            return bases;
        }
        let sibling = |other: &usize| siblings(article, *other, part);
        bases.others = earlier.iter().copied().filter(|other| above(other) && !sibling(other)).rev().take(12).collect();
        // The nearest larger number before it in the sentence is what most readers take.
        let nearest = earlier.iter().rev().copied().find(|other| {
            same_sentence(article, *other, part) && above(other) && !sibling(other)
                && article.figures.get(*other).is_some_and(|f| f.bracket == 0 || f.bracket == of.bracket)
        });
        bases.whole.extend(nearest.filter(|_| of.amount.unit != Unit::Bare));
    }
    bases
}

/// For a rate of what was done: the number nearest before it that says what could be done.
fn eligible(article: &Article, part: usize, earlier: &[usize]) -> Option<usize> {
    let of = article.figures.get(part)?;
    let names = ["có điều kiện", "enforceable", "eligible", "thuộc thẩm quyền"];
    names.iter().find_map(|words| {
        let wanted: Vec<String> = content(words.split(' '));
        earlier.iter().rev().copied().find(|other| {
            article.figures.get(*other).is_some_and(|f| f.block == of.block && score(f, &wanted) >= 100)
        })
    })
}

/// Whether a number is the base printed behind its part.
fn is_base_beside(article: &Article, at: usize) -> bool {
    article.previous(at).is_some_and(|(before, _)| beside_part(article, before) == Some(at))
}

/// Whether the words between a percentage and the next number make that number its base.
fn leads_to_base(figure: &Figure, base: &Figure) -> bool {
    let between = figure.after.trim();
    let opened = between.ends_with('(');
    let inside = between.trim_end_matches('(').trim();
    let short = between.chars().count() < 90;
    let breaks = inside.contains([',', ';', ':', '.', ')']) || inside.contains(" và ");
    if !short || breaks || base.bracket != figure.bracket && !opened {
        return false;
    }
    let base_word = [
        "kế hoạch", "so với", "cùng kỳ", "dự toán", "trên", "tổng", "năm trước", "của", "số", "plan", "of",
        "target", "chỉ tiêu", "from", "than",
    ];
    let says = base_word.iter().any(|word| contains_word(inside, word));
    if opened {
        says && base.after.trim_start().starts_with(')')
    } else {
        says && [" là", "trên", "tổng số", "of", "so với", "trong số", "of the", "gần", "hơn"]
            .iter()
            .any(|word| between.ends_with(word.trim()))
    }
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The base in the words behind a percentage: `43,4% tổng số hộ nghèo`.
fn named_base(figure: &Figure) -> Vec<String> {
    let tail = figure.after.trim_start();
    let end = tail.find([',', ';', ')', '(', ':', '.', '/', '"', '”']).unwrap_or(tail.len());
    let words = tail.get(..end).unwrap_or("");
    if words.starts_with("so ") || words.starts_with("về ") || words.starts_with("và ") || words.starts_with("nhưng") {
        return Vec::new();
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let stop = words.iter().position(|w| matches!(*w, "và" | "tăng" | "giảm" | "so" | "nhưng" | "còn" | "do" | "với"));
    let words = words.get(..stop.unwrap_or(words.len())).unwrap_or(&[]);
    if words.len() > 12 {
        return Vec::new();
    }
    content(words.iter().copied())
}

/// Words that say what is counted, not how the sentence goes on.
fn content<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| {
            !matches!(
                *word,
                "" | "tổng" | "số" | "của" | "trên" | "trong" | "các" | "được" | "đã" | "là" | "có" | "toàn" | "tỉnh"
                    | "the" | "of" | "all" | "total" | "cả" | "việc" | "tiền" | "ở" | "tại" | "này" | "and"
                    | "trong đó" | "đó" | "ước" | "khoảng" | "với" | "lượng" | "đạt" | "tới" | "thì" | "hiện"
            )
        })
        .map(str::to_owned)
        .collect()
}

/// How well a figure's own words cover what is wanted, in percent.
fn score(figure: &Figure, wanted: &[String]) -> usize {
    if wanted.is_empty() {
        return 0;
    }
    let own = describing(figure);
    let has = |word: &str| own.iter().any(|o| o == word);
    let hits = wanted.iter().filter(|word| has(word)).count();
    let negated = |words: &[String]| words.iter().any(|w| matches!(w.as_str(), "chưa" | "không" | "not"));
    if negated(&own) != negated(wanted) {
        return 0;
    }
    hits * 100 / wanted.len()
}

/// The words around a figure that say what it counts.
pub(super) fn describing(figure: &Figure) -> Vec<String> {
    let before = figure.before.rsplit([',', ';', ':', '(', ')', '.']).next().unwrap_or("");
    let after = figure.after.split([',', ';', ':', '(', ')', '.']).next().unwrap_or("");
    let unit = match &figure.amount.unit {
        Unit::Counted(noun) => noun.as_str(),
        _ => "",
    };
    let words = before.split_whitespace().rev().take(8).chain(unit.split(' '));
    let mut own: Vec<String> = content(words);
    own.extend(content(after.split_whitespace().take(7)));
    own
}

fn best_match(article: &Article, wanted: &[String], among: &[usize]) -> Vec<usize> {
    let phrase = wanted.join(" ");
    let ranked = |at: usize| {
        let figure = article.figures.get(at)?;
        let hits = score(figure, wanted);
        if hits < 75 {
            return None;
        }
        let clause = figure.before.rsplit([',', ';', ':', '(', ')', '.']).next().unwrap_or("");
        let after = figure.after.split([',', ';', ':', '(', ')', '.']).next().unwrap_or("");
        let unit = match &figure.amount.unit {
            Unit::Counted(noun) => noun.as_str(),
            _ => "",
        };
        let behind = format!("{unit} {after}");
        let close = behind.starts_with(&phrase) || clause.contains(&format!("{phrase} là")) || clause.trim().ends_with(&phrase);
        let total = clause.contains("tổng");
        let extra = describing(figure).len();
        Some(hits * 10 + usize::from(close) * 100 + usize::from(total) * 60 - (extra * 5).min(50))
    };
    let best = among.iter().filter_map(|at| ranked(*at)).max();
    among.iter().copied().filter(|at| best.is_some() && ranked(*at) == best).collect()
}

/// `2.077 việc trong số 2.904 việc`, `1.482 việc trên 5.016 việc`: the base right behind the part.
fn beside_part(article: &Article, part: usize) -> Option<usize> {
    let (next, base) = article.next(part)?;
    let between = article.figures.get(part)?.after.trim().to_owned();
    let ends = ["trong số", "trong tổng số", "trên tổng số", "trên", "out of", "of the", "of", "trong"];
    let lead = ["trong tổng", "trên tổng", "trong số"].iter().find_map(|word| between.rfind(word).map(|at| at + word.len()));
    let near = lead.is_some_and(|at| between.get(at..).is_some_and(|rest| rest.split_whitespace().count() <= 4 && !rest.contains(',')));
    let leads = near || ends.iter().any(|word| between.ends_with(word) && contains_word(&between, word));
    (leads && base.is_level() && !between.contains([';', '('])).then_some(next)
}

/// `Trong số việc có điều kiện, đã xong 3.345 việc`: the words that name the base.
fn out_of(article: &Article, part: usize) -> Option<Vec<String>> {
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
fn opening_number(article: &Article, part: usize) -> Option<usize> {
    let mut place = part;
    while let Some((before, other)) = article.previous(place) {
        let lead = other.before.trim_end();
        let opens = ["trong", "trong số", "trong tổng số", "of", "of the", "of the province's"].iter().any(|word| {
            lead.ends_with(word) && contains_word(lead, word)
        });
        if opens && other.is_level() && other.bracket == 0 {
            return Some(before);
        }
        if article.figures.get(place)?.before.contains("trong đó") {
            return None;
        }
        place = before;
    }
    None
}

const OPENERS: &[&str] = &[
    "trong đó", "bao gồm", "gồm", "chia ra", "cụ thể", "of which", "including", "comprising", "trong số đó",
    "phân loại", "consisting of",
];

pub(super) fn opens_list(words: &str) -> bool {
    OPENERS.iter().any(|opener| contains_word(words, opener))
}

/// The whole of the list an amount stands in: the last level before the words that open it.
pub(super) fn whole_of_list(article: &Article, part: usize) -> Option<usize> {
    let of = article.figures.get(part)?;
    let mut place = part;
    loop {
        let figure = article.figures.get(place)?;
        if opens_list(&figure.before) {
            break;
        }
        place = article.previous(place)?.0;
    }
    let mut before = place;
    while let Some((at, other)) = article.previous(before) {
        if other.is_level() && other.same_unit(of) && other.bracket == article.figures.get(place)?.bracket {
            return Some(at);
        }
        before = at;
    }
    wholes_before(article, before, of).first().copied()
}

/// All that may be the whole of the list an amount stands in.
pub(super) fn wholes_of_list(article: &Article, part: usize) -> Vec<usize> {
    let Some(of) = article.figures.get(part) else { return Vec::new() };
    let mut first = part;
    while let Some((before, _)) = article.previous(first) {
        first = before;
    }
    match whole_of_list(article, part) {
        Some(whole) if article.figures.get(whole).is_some_and(|f| f.sentence == of.sentence) => vec![whole],
        Some(_) => wholes_before(article, first, of),
        None if super::listing::is_item(article, of.block) => above_items(article, of),
        None => Vec::new(),
    }
}

/// `Trong đó, …` at the head of a sentence: the numbers of the one before it.
fn wholes_before(article: &Article, first: usize, of: &Figure) -> Vec<usize> {
    let block = article.figures.get(first).map(|f| f.block);
    let last = first.checked_sub(1).and_then(|at| article.figures.get(at)).filter(|f| Some(f.block) == block);
    let Some(sentence) = last.map(|f| f.sentence) else { return Vec::new() };
    (0..first)
        .filter(|at| article.figures.get(*at).is_some_and(|f| f.sentence == sentence && f.is_level() && f.same_unit(of)))
        .collect()
}

/// The numbers of the sentence that a list of items follows.
fn above_items(article: &Article, of: &Figure) -> Vec<usize> {
    let mut block = of.block;
    while block > 0 && super::listing::is_item(article, block) {
        block -= 1;
    }
    let level = |f: &Figure| f.block == block && f.is_level() && f.same_unit(of);
    (0..article.figures.len()).filter(|at| article.figures.get(*at).is_some_and(level)).collect()
}

/// Whether two amounts are parts of one list.
pub(super) fn siblings(article: &Article, one: usize, two: usize) -> bool {
    let (Some(a), Some(b)) = (whole_of_list(article, one), whole_of_list(article, two)) else { return false };
    a == b && one != a && two != a
}

pub(super) fn share(article: &Article, part: usize, base: usize) -> Option<Interval> {
    let part = article.figures.get(part)?.interval()?;
    let base = article.figures.get(base)?.interval()?;
    percent_of(part, base)
}

fn relation(figure: &Figure) -> &'static str {
    let reached = figure.verb() == Some(Verb::Reach) || figure.before.contains("tỷ lệ");
    if reached { "rate" } else { "share" }
}

fn report(
    article: &Article,
    at: usize,
    part: usize,
    base: usize,
    verdict: Verdict,
    grade: Grade,
    tested: &mut Tested,
) {
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else { return };
    let Some(share) = share(article, part, base) else { return };
    let (printed, value, whole) = (words(article, at), words(article, part), words(article, base));
    let computed = |language: Language| say::percent(share.least, figure.amount.decimals, language);
    let arithmetic = say::both(|language| format!("{value} ÷ {whole} = {}", computed(language)));
    let (vi, en) = (computed(Language::Vi), computed(Language::En));
    let message = if verdict == Verdict::Holds {
        crate::diagnostic::say!("{printed} đúng là tỷ lệ của {value} trên {whole}", "{printed} is what {value} is of {whole}")
    } else {
        crate::diagnostic::say!(
            "{value} chia cho {whole} được {vi}, không phải {printed}",
            "{value} of {whole} is {en}, not {printed}"
        )
    };
    let implied = (verdict == Verdict::Contradiction)
        .then(|| implied_base(article, of.interval()?, figure, &of.amount.unit))
        .flatten();
    let said = Said { relation: relation(figure), verdict, grade, message, arithmetic, implied };
    if let Some(finding) = said.at(article, at, &[part, base]) {
        tested.push_about(finding, at, Some(part), Some(base));
    }
}

fn unverifiable(article: &Article, at: usize, part: usize, tested: &mut Tested) {
    let (Some(figure), Some(of)) = (article.figures.get(at), article.figures.get(part)) else { return };
    let implied = of.interval().and_then(|part| implied_base(article, part, figure, &of.amount.unit));
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
