//! What an officer declares about the values of an indicator beside its formula: between which
//! bounds they lie, whether they can fall within a year, which figure they carry on, which moves
//! are worth a second look, and whose targets are to be set.

use crate::content::indicator::{IndicatorId, Indicators};
use crate::content::rules;
use crate::content::yaml::{Fields, Node, Value, list, number, scalar};
use crate::diagnostic::{Diagnostic, say};
use crate::number::Decimal;
use crate::source::Span;

/// What the values of an indicator can be, and how they can move.
#[derive(Clone, Debug, Default)]
pub struct Plausibility {
    /// The least and the greatest value.
    pub range: Range,
    /// Whether values of cumulative periods of one reporting year never fall.
    pub cumulative: bool,
    /// The figure of the year before it carries on: what was open then is the stock now.
    pub carried_from: Option<IndicatorId>,
    /// Moves worth a second look.
    pub alarms: Vec<Alarm>,
    /// The offices whose years need a target.
    pub targeted: Option<Targeted>,
}

/// Bounds of a value, in the indicator's unit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Range {
    /// The least value.
    pub at_least: Option<Decimal>,
    /// The greatest value.
    pub at_most: Option<Decimal>,
}

/// A move worth a second look: percent of the earlier value, points for a rate.
#[derive(Clone, Debug)]
pub struct Alarm {
    /// Between which values.
    pub between: Between,
    /// The rise from which on it sounds.
    pub up: Option<Decimal>,
    /// The fall from which on it sounds.
    pub down: Option<Decimal>,
    /// Where it is declared.
    pub span: Span,
}

/// Which two values an alarm compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// The first months of one reporting year: `from` and `to`, 12 for the whole year.
    Months(u8, u8),
    /// The same period a year before, and now.
    SamePeriod,
}

/// Whose targets are to be set, from which year on.
#[derive(Clone, Debug)]
pub struct Targeted {
    /// Ids of offices, each with its place.
    pub offices: Vec<(String, Span)>,
    /// The first year.
    pub from: Option<i32>,
}

impl Plausibility {
    /// Reads the fields `range`, `cumulative`, `carried_from`, `alarm` and `targets`.
    pub fn read(
        fields: &mut Fields<'_>,
        is_rate: bool,
        indicators: &Indicators,
        problems: &mut Vec<Diagnostic>,
    ) -> Self {
        let range = fields.optional("range");
        let range = range.and_then(|node| Range::read(node, problems));
        let cumulative = fields.optional("cumulative").and_then(|node| scalar(node, problems));
        let cumulative = cumulative.and_then(|(text, span)| {
            super::choose(text, span, &[("true", true), ("false", false)], problems)
        });
        let carried_from = fields.optional("carried_from").and_then(|node| scalar(node, problems));
        let carried_from =
            carried_from.and_then(|(id, span)| indicators.look_up(id, span, problems));
        let alarms = fields.optional("alarm").map(|node| read_alarms(node, problems));
        let targeted = fields.optional("targets");
        Self {
            range: range.unwrap_or_else(|| Range::usual(is_rate)),
            cumulative: cumulative.unwrap_or(false),
            carried_from,
            alarms: alarms.unwrap_or_default(),
            targeted: targeted.and_then(|node| Targeted::read(node, problems)),
        }
    }
}

impl Range {
    /// Counts and amounts are not negative, and a rate is of a part.
    fn usual(is_rate: bool) -> Self {
        Self { at_least: Some(Decimal::ZERO), at_most: is_rate.then_some(Decimal::ONE_HUNDRED) }
    }

    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        if let Value::Scalar { text, .. } = &node.value {
            let any = Self { at_least: None, at_most: None };
            return super::choose(text, node.text_span(), &[("any", any)], problems);
        }
        let mut fields = Fields::of(node, problems)?;
        let at_least = fields.optional("at_least").and_then(|node| number(node, problems));
        let at_most = fields.optional("at_most").and_then(|node| number(node, problems));
        fields.finish(problems);
        Some(Self { at_least, at_most })
    }
}

impl Targeted {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut fields = Fields::of(node, problems)?;
        let offices = fields.required("offices", problems);
        let from = fields.optional("from").and_then(|node| scalar(node, problems));
        fields.finish(problems);
        let from = from.and_then(|(text, span)| {
            let year = text.parse::<i32>().ok().filter(|year| (1900..=2999).contains(year));
            if year.is_none() {
                problems.push(Diagnostic::new(
                    &rules::WRONG_KIND,
                    span,
                    say!("`{text}` không phải là một năm", "`{text}` is not a year"),
                    say!("Ví dụ: `from: 2019`.", "For instance: `from: 2019`."),
                ));
            }
            year
        });
        let offices = list(offices?, problems)
            .iter()
            .filter_map(|item| scalar(item, problems))
            .map(|(id, span)| (id.to_owned(), span))
            .collect();
        Some(Self { offices, from })
    }
}

/// One alarm or a list of them.
fn read_alarms(node: &Node, problems: &mut Vec<Diagnostic>) -> Vec<Alarm> {
    let items = match &node.value {
        Value::Map(_) => std::slice::from_ref(node),
        _ => list(node, problems),
    };
    items.iter().filter_map(|item| read_alarm(item, problems)).collect()
}

fn read_alarm(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Alarm> {
    let mut fields = Fields::of(node, problems)?;
    let from = fields.optional("from").and_then(|node| months(node, problems));
    let to = fields.optional("to").and_then(|node| months(node, problems));
    let against = fields.optional("against").and_then(|node| scalar(node, problems));
    let against = against.and_then(|(text, span)| {
        super::choose(text, span, &[("same", Between::SamePeriod)], problems)
    });
    let up = fields.optional("up").and_then(|node| number(node, problems));
    let down = fields.optional("down").and_then(|node| number(node, problems));
    let span = fields.span();
    fields.finish(problems);
    let between = match (from, to, against) {
        (Some(from), Some(to), None) if from < to => Some(Between::Months(from, to)),
        (None, None, against) => against,
        _ => None,
    };
    match between {
        Some(between) if up.is_some() || down.is_some() => Some(Alarm { between, up, down, span }),
        _ => {
            problems.push(Diagnostic::new(
                &rules::MISSING_FIELD,
                Span { end: span.start, ..span },
                say!(
                    "mức cảnh báo phải nói so giữa hai kỳ nào và từ mức nào",
                    "an alarm needs the two periods it compares and a level"
                ),
                say!(
                    "Ví dụ: `{{ from: 10m, to: 12m, up: 15 }}` hoặc `{{ against: same, up: 50, down: 50 }}`.",
                    "For instance `{{ from: 10m, to: 12m, up: 15 }}` or `{{ against: same, up: 50, down: 50 }}`."
                ),
            ));
            None
        }
    }
}

/// `10m`: the first ten months of a reporting year.
fn months(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<u8> {
    let (text, span) = scalar(node, problems)?;
    let months = text.strip_suffix('m').and_then(|number| number.parse().ok());
    let months = months.filter(|months| (1..=12).contains(months));
    if months.is_none() {
        problems.push(Diagnostic::new(
            &rules::WRONG_KIND,
            span,
            say!("`{text}` không phải là số tháng đầu năm", "`{text}` is not a number of months"),
            say!(
                "Viết `10m` cho mười tháng, `12m` cho cả năm.",
                "Write `10m` for ten months, `12m` for the year."
            ),
        ));
    }
    months
}
