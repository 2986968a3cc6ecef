//! The two rates a gap is meant of, both printed in its paragraph.

use super::super::article::{Article, Figure};
use crate::wording::read::Verb;

pub(super) fn is_target(figure: &Figure) -> bool {
    let clause = figure.before.rsplit([',', ';']).next().unwrap_or("");
    ["chỉ tiêu", "kế hoạch", "target", "cùng kỳ", "năm trước", "tháng trước", "mức tăng", "so với"]
        .iter()
        .any(|word| clause.contains(word))
}

/// Whether the words behind a gap lead to the rate it is measured from.
pub(super) fn linked(figure: &Figure) -> bool {
    let words = figure.after.trim();
    let leads = [
        "so với",
        "chỉ tiêu",
        "cùng kỳ",
        "kế hoạch",
        "target",
        "from",
        "of",
        "mức",
        "than",
        "trước",
        "đầu năm",
    ];
    !words.contains(';')
        && (figure.bracket == 0 || !words.contains(')'))
        && words.chars().count() < 90
        && leads.iter().any(|lead| words.contains(lead))
        && !words.contains("), ")
}

pub(super) fn natural_pair(
    article: &Article,
    at: usize,
    before: &[usize],
    after: &[usize],
) -> Option<(usize, usize)> {
    let figure = article.figures.get(at)?;
    let level = |other: &&usize| {
        article.figures.get(**other).is_some_and(|f| !is_target(f) && f.bracket == 0)
    };
    let open_rate = |other: &&usize| {
        article.figures.get(**other).is_some_and(|f| {
            f.sentence == figure.sentence
                && (f.bracket == 0
                    || f.bracket == figure.bracket
                    || is_rate_of_ratio(article, **other))
                && !is_target(f)
        })
    };
    if let Some(target) = after.first().filter(|t| **t == at + 1 && linked(figure)) {
        // `Tỷ lệ thi hành xong tăng 6,2 điểm (cùng kỳ đạt 36,7%)`: the rate of the sentence before.
        let named = figure.before.contains("tỷ lệ") || figure.before.contains("tỉ lệ");
        let last = |other: &&usize| {
            article.figures.get(**other).is_some_and(|f| {
                named
                    && f.sentence + 1 == figure.sentence
                    && f.bracket == 0
                    && f.verb() == Some(Verb::Reach)
                    && !is_target(f)
            })
        };
        let rate = before.iter().find(open_rate).or_else(|| before.iter().find(last))?;
        return Some((*rate, *target));
    }
    // `So với chỉ tiêu 82,1% còn thiếu 10,58%`, `vượt chỉ tiêu 48,5% là 1,5 điểm`, `cao hơn quý I
    // (90,1%) 2,3 điểm`.
    let target = before.first().filter(|t| {
        **t + 1 == at
            && article.figures.get(**t).is_some_and(|f| {
                f.sentence == figure.sentence
                    && [
                        "chỉ tiêu",
                        "kế hoạch",
                        "target",
                        "cùng kỳ",
                        "năm trước",
                        "đầu năm",
                        "a year earlier",
                    ]
                    .iter()
                    .any(|word| clause(f).contains(word))
            })
            || is_compared_in_bracket(article, **t, at)
    })?;
    let rate = before.iter().skip(1).find(level)?;
    Some((*rate, *target))
}

/// `401/512 trường (78,3%), vượt 3,3 điểm`: the rate of a ratio, in the bracket right behind it.
fn is_rate_of_ratio(article: &Article, at: usize) -> bool {
    let Some(figure) = article.figures.get(at) else { return false };
    figure.before.trim() == "("
        && figure.after.trim_start().starts_with(')')
        && article
            .previous(at)
            .is_some_and(|(_, ratio)| ratio.whole.is_some() && ratio.bracket == 0)
}

/// `cao hơn quý I (90,1%) 2,3 điểm phần trăm`: the rate of what is compared with, in a bracket right
/// before the gap.
fn is_compared_in_bracket(article: &Article, target: usize, gap: usize) -> bool {
    let Some((f, of)) = article.figures.get(target).zip(article.figures.get(gap)) else {
        return false;
    };
    let own = clause(f).rsplit(',').next().unwrap_or("").trim();
    let compares = ["cao hơn", "thấp hơn", "tăng so với", "giảm so với", "nhiều hơn", "ít hơn"]
        .iter()
        .any(|lead| own.starts_with(lead));
    compares
        && own.ends_with('(')
        && own.split_whitespace().count() <= 12
        && f.bracket != of.bracket
        && of.before.trim() == ")"
}

/// The words of a figure's own clause: what stands before a semicolon, or in a bracket that is
/// closed, speaks of other figures.
pub(super) fn clause(figure: &Figure) -> &str {
    figure.before.rsplit([';', ')']).next().unwrap_or("")
}
