//! An abbreviation of the house used before it was spelled out.

use super::typed;
use crate::check::prose::{Prose, Reading, Spot};
use crate::diagnostic::{Diagnostic, rules, say};

rules! {
    UNEXPLAINED_ABBREVIATION: "unexplained-abbreviation", Warning,
        vi: "Chữ viết tắt chưa giải thích",
            "Người ngoài ngành không biết THADS hay KNTC là gì. Lần đầu dùng trong bài thì viết đủ, kèm chữ viết tắt trong ngoặc.";
        en: "An abbreviation that is not explained",
            "People outside the trade do not know THADS or KNTC. At first use write it in full, with the abbreviation in brackets.";
        wrong: "Tổng cục THADS báo cáo…"; right: "Tổng cục Thi hành án dân sự (THADS) báo cáo…";
}

/// Reports the first use, in the body of a text, of each abbreviation of `terms.yaml` whose full
/// words do not stand before it.
pub(super) fn check(reading: Reading<'_>, page: &[Prose<'_>], problems: &mut Vec<Diagnostic>) {
    let read = |prose: &&Prose<'_>| matches!(prose.spot, Spot::Summary | Spot::Body | Spot::Cell);
    let read: Vec<&Prose<'_>> = page.iter().filter(read).collect();
    for (short, full) in &reading.figures.content().terms.abbreviations {
        let first = read.iter().enumerate().find_map(|(order, prose)| {
            let text = prose.text.as_str();
            let (at, _) = text.match_indices(short.as_str()).find(|(at, _)| {
                let range = *at..at + short.len();
                stands_alone(text, range.start, range.end) && typed(prose, &range)
            })?;
            Some((order, *prose, at))
        });
        let Some((order, prose, at)) = first else { continue };
        let spelled = full.to_lowercase();
        if read[..=order].iter().any(|before| before.text.to_lowercase().contains(&spelled)) {
            continue;
        }
        problems.push(Diagnostic::new(
            &UNEXPLAINED_ABBREVIATION,
            prose.span(&(at..at + short.len()), reading.sources),
            say!(
                "“{short}” chưa được giải thích trong bài",
                "“{short}” is not explained in this text"
            ),
            say!("Lần đầu viết: {full} ({short}).", "At first use write: {full} ({short})."),
        ));
    }
}

/// Not part of a longer word, of a document number or of another abbreviation.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let joins = |c: char| c.is_alphanumeric() || "-/–".contains(c);
    !text[..start].chars().next_back().is_some_and(joins)
        && !text[end..].chars().next().is_some_and(joins)
}
