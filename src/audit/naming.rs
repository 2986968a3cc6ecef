//! The words that say what a figure counts, and which figure some words name.

use super::article::{Article, Figure};
use crate::wording::read::Unit;

pub(super) fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|t| t.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|t| t.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The base in the words behind a percentage: `43,4% tổng số hộ nghèo`.
pub(super) fn named_base(figure: &Figure) -> Vec<String> {
    named_words(figure).map(|words| content(words.split(' '))).unwrap_or_default()
}

/// The same as it is written.
pub(super) fn named_words(figure: &Figure) -> Option<String> {
    let mut tail = figure.after.trim_start();
    for lead in ["về tiền", "về việc", "về giá trị", "về số tiền", "về số việc"]
    {
        tail = tail.strip_prefix(lead).unwrap_or(tail).trim_start();
    }
    for lead in ["so với số", "so với tổng", "trên số", "trên tổng"] {
        if tail.starts_with(lead) {
            tail = tail.get(lead.rfind(' ').unwrap_or(0)..).unwrap_or("").trim_start();
        }
    }
    let end = tail.find([',', ';', ')', '(', ':', '.', '/', '"', '”']).unwrap_or(tail.len());
    let words = tail.get(..end).unwrap_or("");
    if words.starts_with("so ")
        || words.starts_with("về ")
        || words.starts_with("và ")
        || words.starts_with("nhưng")
    {
        return None;
    }
    let words: Vec<&str> = words.split_whitespace().collect();
    let stop = words
        .iter()
        .position(|w| matches!(*w, "và" | "tăng" | "giảm" | "so" | "nhưng" | "còn" | "do" | "với"));
    let words = words.get(..stop.unwrap_or(words.len())).unwrap_or(&[]);
    (words.len() <= 12 && !words.is_empty()).then(|| words.join(" "))
}

/// Words that say what is counted, not how the sentence goes on.
pub(super) fn content<'w>(words: impl Iterator<Item = &'w str>) -> Vec<String> {
    words
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|word| {
            !matches!(
                *word,
                "" | "tổng"
                    | "số"
                    | "của"
                    | "trên"
                    | "trong"
                    | "các"
                    | "được"
                    | "đã"
                    | "là"
                    | "có"
                    | "toàn"
                    | "tỉnh"
                    | "the"
                    | "of"
                    | "all"
                    | "total"
                    | "cả"
                    | "việc"
                    | "tiền"
                    | "ở"
                    | "tại"
                    | "này"
                    | "and"
                    | "trong đó"
                    | "đó"
                    | "ước"
                    | "khoảng"
                    | "với"
                    | "lượng"
                    | "đạt"
                    | "tới"
                    | "thì"
                    | "hiện"
            )
        })
        .map(str::to_owned)
        .collect()
}

/// How well a figure's own words cover what is wanted, in percent.
pub(super) fn score(figure: &Figure, wanted: &[String]) -> usize {
    if wanted.is_empty() {
        return 0;
    }
    let own = describing(figure);
    let has = |word: &str| own.iter().any(|o| o == word);
    let hits = wanted.iter().filter(|word| has(word)).count();
    let negated =
        |words: &[String]| words.iter().any(|w| matches!(w.as_str(), "chưa" | "không" | "not"));
    if negated(&own) != negated(wanted) {
        return 0;
    }
    hits * 100 / wanted.len()
}

/// The last clause of the words before a figure: what it is called, without the colon or the
/// bracket that ends the name.
pub(super) fn clause(before: &str) -> &str {
    let name = before.trim_end_matches(['(', ':', ' ']);
    name.rsplit([',', ';', ':', '(', ')', '.']).next().unwrap_or("").trim()
}

fn is_negated(words: &str) -> bool {
    ["chưa", "không"].iter().any(|word| contains_word(words, word))
}

/// Whether a number is one of another time: `(cùng kỳ thụ lý 4.019 vụ)`.
pub(super) fn is_of_another_time(figure: &Figure) -> bool {
    let clause = clause(&figure.before);
    // `số năm trước chuyển sang 3.105 việc` are there now.
    let brought = ["chuyển sang", "chuyển qua"].iter().any(|word| clause.contains(word));
    !brought
        && ["cùng kỳ", "cùng kì", "năm trước", "năm ngoái", "cùng thời điểm", "a year earlier"]
            .iter()
            .any(|word| clause.contains(word))
}

/// Whether a bracket closes right behind a figure and the rest of its noun: `28 kháng nghị)`.
pub(super) fn closes(figure: &Figure) -> bool {
    figure.after.split_once(')').is_some_and(|(rest, _)| {
        rest.split_whitespace().count() <= 3 && !rest.contains([',', ';', ':', '('])
    })
}

/// The words around a figure that say what it counts.
pub(super) fn describing(figure: &Figure) -> Vec<String> {
    // `kế hoạch được giao (3.568 tỷ đồng)`: what stands before the bracket says it.
    let before = clause(&figure.before);
    let after = figure.after.split([',', ';', ':', '(', ')', '.']).next().unwrap_or("");
    let unit = match &figure.amount.unit {
        Unit::Counted(noun) => noun.as_str(),
        _ => "",
    };
    let words: Vec<&str> = before.split_whitespace().collect();
    let nearest = words.get(words.len().saturating_sub(8)..).unwrap_or(&[]);
    let mut own: Vec<String> = content(nearest.iter().copied().chain(unit.split(' ')));
    own.extend(content(after.split_whitespace().take(7)));
    own.extend(content(figure.predicate.split_whitespace().take(7)));
    own
}

pub(super) fn best_match(article: &Article, wanted: &[String], among: &[usize]) -> Vec<usize> {
    let phrase = wanted.join(" ");
    let says = |words: &[&str]| words.iter().any(|word| contains_word(&phrase, word));
    // What is new, or was so at another time, is meant only where that is said too.
    let another = |at: usize| {
        let figure = article.figures.get(at);
        figure.is_some_and(|f| is_of_another_time(f) && !says(&["kỳ", "trước", "ngoái"]))
            || super::base::is_new_only(article, at) && !says(&["mới", "phát sinh", "new"])
    };
    let of_this: Vec<usize> = among.iter().copied().filter(|at| !another(*at)).collect();
    let among = &of_this[..];
    let ranked = |at: usize| {
        let figure = article.figures.get(at)?;
        // `số có điều kiện là 1.155 việc và 4.890 đồng`: the words before the first name both.
        let own = figure.before.trim();
        // `phải thi hành 3.402 việc thu cho ngân sách với số tiền 148 tỷ`: the noun may go on.
        let goes_on = own.ends_with(" với số tiền") && !own.contains([',', ';', ':', '(', ')']);
        let joined = matches!(own, "và" | "and" | "với số tiền") || goes_on;
        let partner = article.previous(at).filter(|_| joined);
        // `số thí sinh dự thi đủ điều kiện xét công nhận tốt nghiệp là 16.789`: a long name begins so.
        let begins = wanted.len() >= 3
            && contains_word(self::clause(&figure.before), &phrase)
            && !(says(&["chưa", "không"]) ^ is_negated(self::clause(&figure.before)));
        let hits = if begins { 100 } else { score(figure, wanted) };
        let hits = hits.max(partner.map_or(0, |(_, other)| score(other, wanted)));
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
        let close = behind.starts_with(&phrase)
            || clause.contains(&format!("{phrase} là"))
            || clause.trim().ends_with(&phrase);
        let whole = contains_word(clause, &phrase) || contains_word(&behind, &phrase);
        let total = clause.contains("tổng");
        let extra = describing(figure).len();
        let said = usize::from(close) * 100 + usize::from(total || whole) * 60;
        Some(hits * 10 + said - (extra * 5).min(50))
    };
    // `tiếp nhận 184.206 hồ sơ, trong đó tiếp nhận mới 168.912`: the name is that of the whole; its
    // part says more.
    let is_narrower = |at: usize| {
        let wholes = super::whole::wholes_of_list(article, at);
        wholes.into_iter().any(|whole| among.contains(&whole) && ranked(whole).is_some())
    };
    let among: Vec<usize> = among.iter().copied().filter(|at| !is_narrower(*at)).collect();
    let best = among.iter().filter_map(|at| ranked(*at)).max();
    if best.is_some() {
        return among.iter().copied().filter(|at| ranked(*at) == best).collect();
    }
    // Not in its own clause: anywhere before it in the sentence.
    let said =
        |at: &usize| article.figures.get(*at).is_some_and(|f| contains_word(&f.before, &phrase));
    let found: Vec<usize> = among.iter().copied().filter(said).collect();
    if !found.is_empty() {
        return found;
    }
    // `số vụ việc đã giải quyết` of `giải quyết, xét xử được 4.417 vụ việc`: the unit is no name.
    let without_unit = |at: &usize| {
        let figure = article.figures.get(*at)?;
        let Unit::Counted(noun) = &figure.amount.unit else { return None };
        let words: Vec<&str> = wanted
            .iter()
            .map(String::as_str)
            .filter(|word| !noun.split(' ').any(|part| part == *word))
            .collect();
        (words.len() >= 2 && words.len() < wanted.len()).then(|| words.join(" "))
    };
    let named = |at: &usize| {
        let figure = article.figures.get(*at);
        figure.zip(without_unit(at)).is_some_and(|(f, name)| contains_word(&f.before, &name))
    };
    among.iter().copied().filter(named).collect()
}
