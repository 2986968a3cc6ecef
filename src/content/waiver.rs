//! Waivers: a known problem that may be published, because a named person answers for it, with a
//! reason, until a day. It is printed with the sources of every page that shows what it is about.

use chrono::NaiveDate;

use crate::content::calendar::Period;
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::content::yaml::{Fields, Node, Value, list, number};
use crate::content::{Frame, rules};
use crate::diagnostic::{Bilingual, Diagnostic, say};
use crate::number::Decimal;
use crate::source::Span;

/// A waiver.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// The id of the rule, and its place.
    pub rule: (String, Span),
    /// What is waived.
    pub of: Waived,
    /// Who answers for it: name and position.
    pub person: Bilingual,
    /// Why it may be published.
    pub reason: Bilingual,
    /// The last day it holds.
    pub until: NaiveDate,
    /// Where it is written.
    pub span: Span,
}

/// What a waiver is about.
#[derive(Clone, Debug, PartialEq)]
pub enum Waived {
    /// A problem of a figure.
    Figure {
        /// What is counted.
        indicator: IndicatorId,
        /// By whom.
        office: OfficeId,
        /// When.
        period: Period,
        /// The difference that was looked at: another one is another problem.
        difference: Option<Decimal>,
    },
    /// A problem of a text.
    Text {
        /// The file below `content/`, as in `news/2020/04/so-ket`.
        article: String,
        /// The words the problem is about.
        text: String,
    },
}

/// Reads `statistics/waivers.yaml`.
pub fn read_waivers(node: &Node, frame: &Frame<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Waiver> {
    let items = list(node, problems);
    let read = |item| read_entry(item, frame, problems).unwrap_or_default();
    items.iter().flat_map(read).collect()
}

/// One entry: a waiver, or one for each office of `differences`.
fn read_entry(
    node: &Node,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<Waiver>> {
    let mut fields = Fields::of(node, problems)?;
    let rule = fields.required_text("rule", problems);
    let figure = fields.optional("figure");
    let article = fields.optional("article");
    let of = match (figure, article) {
        (Some(_), None) => read_figures(&mut fields, frame, problems),
        (None, Some(_)) => {
            let article = fields.text("article", problems);
            let text = fields.required_text("text", problems);
            article.zip(text).map(|(article, (text, span))| {
                let article = article.trim_matches('/').trim_end_matches(".md").to_owned();
                vec![(Waived::Text { article, text: text.to_owned() }, span)]
            })
        }
        _ => {
            problems.push(Diagnostic::new(
                &rules::MISSING_FIELD,
                Span { end: fields.span().start, ..fields.span() },
                say!(
                    "phải nói xác nhận cho số liệu nào hoặc câu nào",
                    "a waiver must say of which figure or of which text it is"
                ),
                say!(
                    "Ghi `figure`, `office`, `period`; hoặc `article` và `text`.",
                    "Write `figure`, `office`, `period`; or `article` and `text`."
                ),
            ));
            None
        }
    };
    fields.required("person", problems);
    fields.required("reason", problems);
    let person = fields.bilingual("person", problems);
    let reason = fields.bilingual("reason", problems);
    fields.required("until", problems);
    let until = fields.date("until", problems);
    fields.finish(problems);
    let (rule, rule_span) = rule?;
    let (person, reason, until) = (person?, reason?, until?);
    let waivers = of?.into_iter().map(|(of, span)| Waiver {
        rule: (rule.to_owned(), rule_span),
        of,
        person: person.clone(),
        reason: reason.clone(),
        until,
        span,
    });
    Some(waivers.collect())
}

/// The figures an entry is about, each with the place it is named at.
fn read_figures(
    fields: &mut Fields<'_>,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Vec<(Waived, Span)>> {
    let figure = fields.required_text("figure", problems);
    let period = fields.required_text("period", problems);
    let difference = fields.optional("difference");
    let differences = fields.optional("differences");
    let mut offices = Vec::new();
    match differences.map(|node| &node.value) {
        Some(Value::Map(entries)) => {
            for (key, node) in entries {
                let office = frame.offices.look_up(&key.text, key.span, problems);
                let difference = number(node, problems);
                offices.extend(office.zip(difference).map(|(o, d)| (o, Some(d), key.span)));
            }
        }
        _ => {
            let office = fields.required_text("office", problems);
            let difference = match difference {
                None => Some(None),
                Some(node) => number(node, problems).map(Some),
            };
            let office = office
                .and_then(|(id, span)| Some((frame.offices.look_up(id, span, problems)?, span)));
            offices.extend(office.zip(difference).map(|((o, span), d)| (o, d, span)));
        }
    }
    let indicator = figure.and_then(|(id, span)| frame.indicators.look_up(id, span, problems));
    let period = period.and_then(|(id, span)| frame.calendar.read(id, span, problems));
    let (indicator, period) = (indicator?, period?);
    let waived = offices.into_iter().map(|(office, difference, span)| {
        (Waived::Figure { indicator, office, period, difference }, span)
    });
    Some(waived.collect())
}
