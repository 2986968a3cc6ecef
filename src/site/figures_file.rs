//! `figures.json` beside a page: every figure of the page with its exact value, unit, days,
//! status and derivation, for programs.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::json;

use super::published;
use crate::figure::{Figure, Key, Origin, Outcome};
use crate::page::Composer;
use crate::page::model::Page;

/// One figure. Values are text, because no JSON number is exact everywhere; a quotient also has its
/// numerator and denominator.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Line<'a> {
    indicator: &'a str,
    indicator_name: &'a str,
    office: &'a str,
    office_name: &'a str,
    period: &'a str,
    start: String,
    end: String,
    unit: &'a str,
    value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    numerator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    denominator: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    absent: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    derivation: Option<Derivation<'a>>,
    shown: BTreeSet<String>,
}

/// A figure of another article, named in its title: it is explained where that article is.
#[derive(Serialize)]
struct Named<'a> {
    indicator: &'a str,
    office: &'a str,
    period: &'a str,
    shown: BTreeSet<String>,
}

/// Where a figure is from.
#[derive(Serialize)]
#[serde(untagged)]
enum Derivation<'a> {
    Stated(Stated<'a>),
    Computed { kind: &'static str, inputs: Vec<Input<'a>> },
}

#[derive(Serialize)]
struct Stated<'a> {
    kind: &'static str,
    file: &'a str,
    line: u32,
    document: &'a str,
    number: &'a str,
    date: Option<String>,
    status: &'static str,
    nature: &'static str,
}

#[derive(Serialize)]
struct Input<'a> {
    indicator: &'a str,
    office: &'a str,
    period: String,
    value: Option<String>,
}

/// The file; nothing for a page without figures. One figure stands on one line.
pub fn write(page: &Page, composer: &Composer<'_>) -> Option<Vec<u8>> {
    let content = composer.content();
    let period_id = |key: &Key| content.site.calendar.id(key.period);
    let periods: Vec<String> = page.figures.iter().map(period_id).collect();
    let mut shown = shown(page);
    let (address, title) = (json!(page.head.canonical), json!(page.head.title));
    let mut file = format!("{{\"page\":{address},\"title\":{title},\"figures\":[\n").into_bytes();
    let before = file.len();
    for (key, period) in page.figures.iter().zip(&periods) {
        let indicator = content.indicators.get(key.indicator).id.as_str();
        let office = content.offices.get(key.office).id.as_str();
        let shown = shown.remove(&(indicator, office, period.as_str())).unwrap_or_default();
        push(&mut file, before, &line(*key, period, shown, composer));
    }
    for ((indicator, office, period), shown) in shown {
        push(&mut file, before, &Named { indicator, office, period, shown });
    }
    if file.len() == before {
        return None;
    }
    file.extend_from_slice(b"\n]}\n");
    Some(file)
}

fn push(file: &mut Vec<u8>, before: usize, line: &impl Serialize) {
    if file.len() > before {
        file.extend_from_slice(b",\n");
    }
    // Writing to memory does not fail, and every name of a member is a text.
    let written = serde_json::to_writer(&mut *file, line);
    debug_assert!(written.is_ok());
}

/// What the page says of each figure, by the ids of indicator, office and period.
fn shown(page: &Page) -> BTreeMap<(&str, &str, &str), BTreeSet<String>> {
    let mut shown: BTreeMap<_, BTreeSet<String>> = BTreeMap::new();
    for mark in page.body.marks() {
        let mut said = mark.measure.to_owned();
        for (word, detail) in [("of", &mark.base), ("to", &mark.step), ("among", &mark.among)] {
            if !detail.is_empty() {
                said += &format!(" {word} {detail}");
            }
        }
        let key = (mark.indicator.as_str(), mark.office.as_str(), mark.period.as_str());
        shown.entry(key).or_default().insert(said);
    }
    shown
}

fn line<'a>(
    key: Key,
    period: &'a str,
    shown: BTreeSet<String>,
    composer: &'a Composer<'_>,
) -> Line<'a> {
    let figures = composer.figures();
    let content = figures.content();
    let (indicator, office) = (figures.indicator(key), figures.office(key));
    let (start, end) = content.site.calendar.days(key.period);
    let language = composer.language();
    let outcome = figures.outcome(key);
    let (mut value, mut numerator, mut denominator, mut absent) = (None, None, None, None);
    match &outcome {
        Outcome::Known(exact) => {
            value = exact.round(indicator.decimals).map(|decimal| decimal.to_string()).ok();
            if !exact.is_whole() {
                numerator = Some(exact.numerator().to_string());
                denominator = Some(exact.denominator().to_string());
            }
        }
        Outcome::NotArisen => absent = Some("not-arisen"),
        Outcome::Undefined => absent = Some("undefined"),
        _ => absent = Some("missing"),
    }
    Line {
        indicator: &indicator.id,
        indicator_name: indicator.name.get(language),
        office: &office.id,
        office_name: office.name.get(language),
        period,
        start: start.to_string(),
        end: end.to_string(),
        unit: published::unit(&indicator.unit),
        value,
        numerator,
        denominator,
        absent,
        link: composer.figure_address(key),
        derivation: figures.get(key).map(|figure| derivation(figure, composer)),
        shown,
    }
}

fn derivation<'a>(figure: &Figure, composer: &'a Composer<'_>) -> Derivation<'a> {
    let figures = composer.figures();
    let content = figures.content();
    if let Some((observation, statement)) = figures.stated(figure) {
        let source = composer.source(observation.span.source);
        return Derivation::Stated(Stated {
            kind: "stated",
            file: source.path(),
            line: source.position(observation.span.start).line,
            document: &statement.source.document,
            number: &statement.source.number,
            date: statement.source.date.map(|date| date.to_string()),
            status: published::status(statement.status),
            nature: published::nature(statement.nature),
        });
    }
    let kind = match figure.origin {
        Origin::Rate => "rate",
        Origin::Identity(_) => "identity",
        Origin::RolledUp(_) => "sum-over-children",
        Origin::Stated(_) | Origin::None => "none",
    };
    let value = |key| {
        let counted = figures.outcome(key).counted()?.to_decimal()?;
        Some(counted.normalize().to_string())
    };
    let inputs = figures.inputs(figure).into_iter().map(|key| Input {
        indicator: &figures.indicator(key).id,
        office: &figures.office(key).id,
        period: content.site.calendar.id(key.period),
        value: value(key),
    });
    Derivation::Computed { kind, inputs: inputs.collect() }
}
