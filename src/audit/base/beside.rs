//! Bases that are printed beside the percentage or its part.

use super::super::article::{Article, Figure};
use super::super::naming::{closes, contains_word, content};
use crate::wording::read::Verb;

/// `7,48% về việc và 45,68% về tiền so với tổng số 24.906 việc và 16.022 tỷ đồng`: the base of the
/// part's own unit, of those printed behind both.
pub(super) fn base_of_both(article: &Article, at: usize, part: usize) -> Option<usize> {
    let (figure, of) = (article.figures.get(at)?, article.figures.get(part)?);
    let tail = figure.after.trim_start();
    let of_one = ["số việc", "số tiền"].iter().any(|what| super::super::share::is_of(tail, what));
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

/// `giải quyết 338 vụ (đạt 87,5%) trong tổng số 387 vụ`: the base behind the closed bracket.
pub(super) fn behind_bracket(article: &Article, at: usize) -> Option<usize> {
    let figure = article.figures.get(at)?;
    let between = figure.after.trim_start().strip_prefix(')')?.trim();
    let (next, _) = article.next(at).filter(|(_, base)| base.bracket == 0)?;
    let leads = ["trong tổng số", "trên tổng số", "trong số", "out of", "of the"];
    (figure.bracket != 0 && leads.contains(&between)).then_some(next)
}

/// Whether a number is the base printed behind its part.
pub(in crate::audit) fn is_base_beside(article: &Article, at: usize) -> bool {
    article.previous(at).is_some_and(|(before, _)| beside_part(article, before) == Some(at))
}

/// Whether the words between a percentage and the next number make that number its base.
pub(in crate::audit) fn leads_to_base(figure: &Figure, base: &Figure) -> bool {
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
pub(in crate::audit) fn beside_part(article: &Article, part: usize) -> Option<usize> {
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
pub(in crate::audit) fn out_of(article: &Article, part: usize) -> Option<Vec<String>> {
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
pub(in crate::audit) fn opening_number(article: &Article, part: usize) -> Option<usize> {
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

/// Whether a number is the earlier value something is compared with.
pub(in crate::audit) fn is_compared_with(figure: &Figure) -> bool {
    let before = figure.before.trim_end();
    ["so với", "so với con số", "than", "from"].iter().any(|lead| before.ends_with(lead))
}
