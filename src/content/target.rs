//! Targets (chỉ tiêu): who set what for whom, for which year. A target is for the full year; what
//! is due in proportion to the months run is derived from it and always named as such.

use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::content::statement::{DocumentSource, read_source};
use crate::content::yaml::{Fields, Node, list, number};
use crate::content::{Frame, rules};
use crate::diagnostic::{Diagnostic, say};
use crate::number::Decimal;
use crate::source::Span;

/// A full-year target.
#[derive(Clone, Debug)]
pub struct Target {
    /// What is to be reached.
    pub indicator: IndicatorId,
    /// By whom.
    pub office: OfficeId,
    /// In which reporting year.
    pub year: i32,
    /// The bound, in the indicator's unit (percent for rates).
    pub value: Decimal,
    /// Whether it is a minimum or a maximum.
    pub bound: Bound,
    /// The document that set it.
    pub source: DocumentSource,
    /// Where its value is written.
    pub span: Span,
}

/// Whether a target is to be reached or not to be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A minimum.
    AtLeast,
    /// A maximum.
    AtMost,
}

/// Reads `statistics/targets.yaml`.
pub fn read_targets(node: &Node, frame: &Frame<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    for item in list(node, problems) {
        let Some(target) = read_target(item, frame, problems) else { continue };
        let same = targets.iter().find(|other| {
            (other.indicator, other.office, other.year)
                == (target.indicator, target.office, target.year)
        });
        if let Some(other) = same {
            problems.push(
                Diagnostic::new(
                    &rules::STATED_TWICE,
                    target.span,
                    say!(
                        "chỉ tiêu này đã khai cho cùng đơn vị và năm",
                        "this target is declared already for the same office and year"
                    ),
                    say!("Giữ một mục.", "Keep one of them."),
                )
                .also(other.span, say!("lần đầu ở đây", "first declared here")),
            );
            continue;
        }
        targets.push(target);
    }
    targets
}

fn read_target(node: &Node, frame: &Frame<'_>, problems: &mut Vec<Diagnostic>) -> Option<Target> {
    let mut fields = Fields::of(node, problems)?;
    let indicator = fields.required_text("indicator", problems);
    let office = fields.required_text("office", problems);
    let year = fields.required_text("year", problems);
    let at_least = fields.optional("at_least");
    let at_most = fields.optional("at_most");
    let source = fields.required("source", problems);
    let span = fields.span();
    fields.finish(problems);
    let indicator = indicator.and_then(|(id, span)| frame.indicators.look_up(id, span, problems));
    let office = office.and_then(|(id, span)| frame.offices.look_up(id, span, problems));
    let year = year.and_then(|(text, span)| {
        let period = frame.calendar.read(text, span, problems)?;
        Some(period.year()).filter(|year| *year > 0)
    });
    let (bound, node) = match (at_least, at_most) {
        (Some(node), None) => (Bound::AtLeast, node),
        (None, Some(node)) => (Bound::AtMost, node),
        _ => {
            problems.push(Diagnostic::new(
                &rules::MISSING_FIELD,
                Span { end: span.start, ..span },
                say!(
                    "chỉ tiêu phải có `at_least` hoặc `at_most`",
                    "a target needs `at_least` or `at_most`"
                ),
                say!("Ví dụ: `at_least: 80,5`.", "For instance: `at_least: 80,5`."),
            ));
            return None;
        }
    };
    let value = number(node, problems);
    let source = read_source(source?, problems)?;
    Some(Target {
        indicator: indicator?,
        office: office?,
        year: year?,
        value: value?,
        bound,
        source,
        span: node.text_span(),
    })
}
