//! A typed number beside the name of an indicator whose figure is another.

use super::matching::offices;
use super::naming::clauses;
use super::{Page, Run};
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::diagnostic::{Diagnostic, Fix, Fixes, Rule, rules, say};
use crate::figure::{Key, Outcome};
use crate::wording::Unit as Counted;
use crate::wording::read::{Amount, Class, Mention, Unit, Verb};

rules! {
    NUMBER_CONTRADICTS: "number-contradicts-figure", Error,
        vi: "Số trái với số liệu",
            "Câu gọi tên chỉ tiêu nhưng con số khác số liệu: gõ nhầm chữ số, nhầm dòng hoặc số liệu đã sửa. Trang không được có hai số cho một chỉ tiêu.";
        en: "A number that contradicts the statistics",
            "The sentence names an indicator and gives another number: a slip of a digit, a wrong row, or statistics mended since. A site must not have two numbers for one indicator.";
        wrong: "Tổng số thụ lý là 10.223 việc (số liệu: 10.232)"; right: "Tổng số thụ lý là {{ viec.thu_ly }}";
}

/// Whether the words around a number name indicators none of which has that value; the problem
/// under a rule, with what each of them is.
pub(super) fn find(
    page: &Page<'_>,
    run: &Run<'_>,
    mention: &Mention,
    rule: &'static Rule,
) -> Option<Diagnostic> {
    let Class::Amount(amount) = &mention.class else { return None };
    let moves = amount
        .verb
        .as_ref()
        .is_some_and(|(verb, _)| !matches!(verb, Verb::Reach | Verb::To | Verb::Equal));
    if moves || amount.hedge.is_some() {
        return None;
    }
    let period = run.prose.scope.period?;
    let named = named(page, run, mention, amount)?;
    let office = office(page, run, mention)?;
    let figures = page.reading.figures;
    let mut truths = Vec::new();
    let mut fixes = Vec::new();
    let span = run.prose.exact_span(&mention.range, page.reading.sources);
    for indicator in named {
        let key = Key { indicator, office, period };
        let Outcome::Known(value) = figures.outcome(key) else { return None };
        if amount.interval().is_ok_and(|interval| interval.holds(value)) {
            return None;
        }
        let quantity = figures.quantity(key, value);
        let printed = page.reading.wording.value(&quantity).ok()?.plain();
        let name = figures.indicator(key).name.get(page.reading.language());
        truths.push(format!("{name}: {printed}"));
        if let Some(span) = span {
            let text = super::catalogue::write(page.reading, run.prose.scope, key, "");
            fixes.push(Fix { span, text });
        }
    }
    let truth = truths.join("; ");
    if truth.is_empty() {
        return None;
    }
    let shown = &run.prose.text[mention.range.clone()];
    let problem = Diagnostic::new(
        rule,
        run.prose.span(&mention.range, page.reading.sources),
        say!(
            "bài viết “{shown}”, số liệu là {truth}",
            "the text says “{shown}”, the figure is {truth}"
        ),
        say!(
            "So với báo cáo gốc; nếu số liệu đúng thì thay bằng tham chiếu.",
            "Compare with the original report; if the statistics are right, put the reference there."
        ),
    );
    let fixes = if fixes.is_empty() { Fixes::None } else { Fixes::Offered(fixes) };
    Some(problem.mended_by(fixes))
}

fn named(
    page: &Page<'_>,
    run: &Run<'_>,
    mention: &Mention,
    amount: &Amount,
) -> Option<Vec<IndicatorId>> {
    let unit = match &amount.unit {
        Unit::Money => Counted::Money,
        Unit::Percent => Counted::Percent,
        Unit::Counted(name) => {
            let indicators = page.reading.figures.content().indicators.iter();
            indicators
                .map(|(_, declared)| &declared.unit)
                .find(|unit| {
                    let wording = page.reading.wording;
                    matches!(unit, Counted::Named(known) if wording.is_unit(known, name))
                })?
                .clone()
        }
        _ => return None,
    };
    let text = run.prose.text.as_str();
    let sentence = run.prose.sentence(mention.range.start);
    let [before, behind] = clauses(text, &sentence, &mention.range);
    [behind, before].into_iter().find_map(|clause| {
        let found = page.names.named(&text[clause], &unit);
        (!found.is_empty()).then_some(found)
    })
}

/// The office a number is of: the one its sentence names, else the article's. None where it names
/// several.
fn office(page: &Page<'_>, run: &Run<'_>, mention: &Mention) -> Option<OfficeId> {
    let sentence = run.prose.sentence(mention.range.start);
    match offices(page, &run.prose.text[sentence])[..] {
        [] => run.prose.scope.office,
        [one] => Some(one),
        _ => None,
    }
}
