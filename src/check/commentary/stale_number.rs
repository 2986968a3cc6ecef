//! A typed number that is the figure of another period.

use std::ops::Range;

use super::catalogue::{Candidate, Nearness, catalogue, write};
use super::matching::{Match, shown_as};
use super::{Page, Run};
use crate::check::prose::Scope;
use crate::content::commentary::Form;
use crate::content::office::OfficeId;
use crate::diagnostic::{Diagnostic, Fix, Fixes, rules, say};
use crate::figure::Key;
use crate::wording::read::Mention;

rules! {
    STALE_NUMBER: "stale-number", Error,
        vi: "Số của kỳ khác",
            "Bài của kỳ trước được chép lại làm mẫu, số cũ còn sót. Người đọc tưởng đó là kết quả của kỳ này.";
        en: "A number of another period",
            "The last report was copied as a pattern and an old number stayed. Readers take it for this period's result.";
        wrong: "period: 2020-6m … Tổng số thụ lý là 10.437 việc."; right: "Tổng số thụ lý là {{ viec.thu_ly }}.";
}

/// Words that say a number is that of the year before.
const EARLIER: [&str; 5] = ["cùng kỳ", "năm trước", "kỳ trước", "năm ngoái", "a year before"];

/// Whether a match rests only on last year's figure, in a sentence that does not speak of it.
pub(super) fn only_same(page: &Page<'_>, run: &Run<'_>, mention: &Mention, found: &Match) -> bool {
    let same = |candidate: &Candidate| candidate.nearness == Nearness::Same;
    if found.candidates.is_empty() || !found.candidates.iter().all(same) {
        return false;
    }
    !speaks_of_earlier(page, run, &run.prose.sentence(mention.range.start))
}

/// Whether a sentence speaks of the same period a year before.
pub(super) fn speaks_of_earlier(page: &Page<'_>, run: &Run<'_>, sentence: &Range<usize>) -> bool {
    let text = run.prose.text[sentence.clone()].to_lowercase();
    let year = run.prose.scope.period.and_then(|period| period.same_a_year_before());
    let year = year.map(|period| page.reading.figures.content().site.calendar.id(period));
    let year = year.as_deref().and_then(|id| id.get(..4));
    EARLIER.iter().any(|words| text.contains(words)) || year.is_some_and(|year| text.contains(year))
}

/// Finds the period whose figure a typed number is.
pub(super) fn find(page: &Page<'_>, run: &Run<'_>, mention: &Mention) -> Option<Diagnostic> {
    let scope = run.prose.scope;
    let (office, period) = (scope.office?, scope.period?);
    let figures = page.reading.figures;
    let others = figures.periods(office).iter().rev().filter(|other| **other != period);
    let (matched, other) = others.into_iter().find_map(|other| {
        let list = old(page, scope, office, *other);
        let matched = shown_as(page, run, mention, &list, |candidate| candidate.text.clone())?;
        matched.sure.then_some((matched, *other))
    })?;
    let candidate = matched.candidates.first()?;
    let shown = &run.prose.text[matched.range.clone()];
    let period_id = figures.content().site.calendar.id(other);
    let name = figures.indicator(candidate.key).name.clone();
    let now = Key { period, ..candidate.key };
    let text = write(page.reading, scope, now, &candidate.words);
    let (vi, en) = (&name.vi, &name.en);
    let fixes = match run.prose.exact_span(&matched.range, page.reading.sources) {
        Some(span) if figures.get(now).is_some() => {
            Fixes::Offered(vec![Fix { span, text: text.clone() }])
        }
        _ => Fixes::None,
    };
    let problem = Diagnostic::new(
        &STALE_NUMBER,
        run.prose.span(&matched.range, page.reading.sources),
        say!(
            "“{shown}” là số của kỳ `{period_id}` ({vi}), không phải của kỳ bài này",
            "“{shown}” is the figure of `{period_id}` ({en}), not of this article's period"
        ),
        say!(
            "Viết {text} để lấy số của kỳ này; nếu muốn nhắc số cũ thì nêu rõ kỳ trong tham chiếu.",
            "Write {text} for this period's figure; to speak of the old one name its period in the reference."
        ),
    );
    Some(problem.mended_by(fixes))
}

/// The plain values of another period.
fn old(
    page: &Page<'_>,
    scope: Scope,
    office: OfficeId,
    period: crate::content::calendar::Period,
) -> Vec<Candidate> {
    let scope = Scope { period: Some(period), ..scope };
    let mut list = catalogue(page.reading, scope, office);
    list.retain(|candidate| matches!(candidate.form, Form::Value | Form::Words | Form::Billions));
    list
}
