//! A hedge the true value does not bear out: “hơn {{ … }}” before a number that is exact.

use super::{Page, Run};
use crate::check::prose::Hole;
use crate::content::commentary::{Form, ShareStyle};
use crate::diagnostic::{Diagnostic, Fix, Fixes, rules, say};
use crate::figure::Outcome;
use crate::number::Exact;
use crate::wording::read::{Class, Hedge};

rules! {
    HEDGE_REFUTED: "hedge-refuted", Error,
        vi: "“hơn”, “gần”, “khoảng” không đúng",
            "“Trên 6.467 tỷ 721 triệu 795 nghìn đồng” nói rằng số thật còn lớn hơn, trong khi đó chính là số thật. Muốn nói tròn thì dùng dạng about: chương trình tự chọn hơn, gần hay khoảng cho đúng.";
        en: "A hedge that is not true",
            "“More than” before an exact number says that the truth is larger, when this is the truth. For a round number use the form about: the program picks the hedge that holds.";
        wrong: "Thụ lý hơn {{ viec.thu_ly }}"; right: "Thụ lý {{ viec.thu_ly | about }}";
}

/// Reports every hedge typed before a reference whose true value refutes it.
pub(super) fn check(page: &Page<'_>, run: &Run<'_>, problems: &mut Vec<Diagnostic>) {
    let text = run.prose.text.as_str();
    for mention in &run.mentions {
        let Class::Amount(amount) = &mention.class else { continue };
        let Some((hedge, words)) = &amount.hedge else { continue };
        let Some(hole) = run.prose.hole_at(amount.number.start) else { continue };
        let own = words.start >= hole.range.start;
        if own || run.prose.hole_at(words.start).is_some() || is_ratio(run, words.start) {
            continue;
        }
        let truth = truth(page, hole).unwrap_or(amount.value);
        let holds = match hedge {
            Hedge::Over => truth > amount.value,
            Hedge::Under => truth < amount.value,
            Hedge::About => truth != amount.value,
            Hedge::AtLeast | Hedge::AtMost | Hedge::Estimated => true,
        };
        if holds {
            continue;
        }
        let hedge = &text[words.clone()];
        let printed = &text[hole.range.clone()];
        let range = words.start..hole.range.start;
        let mut problem = Diagnostic::new(
            &HEDGE_REFUTED,
            run.prose.span(words, page.reading.sources),
            say!(
                "“{hedge}” đứng trước {printed} là không đúng: số thật không như vậy",
                "“{hedge}” before {printed} is not true of the figure"
            ),
            say!(
                "Bỏ “{hedge}”; muốn nói tròn thì thêm `| about` vào tham chiếu.",
                "Leave “{hedge}” out; for a round number add `| about` to the reference."
            ),
        );
        if let Some(span) = run.prose.exact_span(&range, page.reading.sources) {
            problem = problem.mended_by(Fixes::Sure(Fix { span, text: String::new() }));
        }
        problems.push(problem);
    }
}

/// “3.345 trên 7.072”: of, not over.
fn is_ratio(run: &Run<'_>, at: usize) -> bool {
    let before = run.prose.text[..at].trim_end();
    let ends_in_reference = !before.is_empty() && run.prose.hole_at(before.len() - 1).is_some();
    ends_in_reference
        || ["tính", "dựa", "đặt", "đứng", "cơ sở", "dôi"].iter().any(|word| before.ends_with(word))
}

/// The exact value behind what a reference prints, where it prints one number.
fn truth(page: &Page<'_>, hole: &Hole<'_>) -> Option<Exact> {
    let (key, whole) = hole.figure?;
    let figures = page.reading.figures;
    match &hole.reference.form {
        Form::Same => figures.outcome(figures.same(key)?).counted(),
        Form::Share { style: ShareStyle::Number, .. } => match figures.share(key, whole?) {
            Outcome::Known(value) => Some(value),
            _ => None,
        },
        Form::Value | Form::Number | Form::Words | Form::Billions => figures.outcome(key).counted(),
        _ => None,
    }
}
