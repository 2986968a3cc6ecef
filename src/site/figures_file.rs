//! `figures.json` beside a page: every figure of the page with its exact value, unit, days,
//! status and derivation, for programs.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::published;
use crate::figure::{Figure, Key, Origin, Outcome};
use crate::page::Composer;
use crate::page::model::Page;

/// The file; nothing for a page without figures. Values are text, because no JSON number is exact
/// everywhere; a quotient also has its numerator and denominator. One figure stands on one line.
pub fn write(page: &Page, composer: &Composer<'_>) -> Option<Vec<u8>> {
    let content = composer.content();
    let period_id = |key: &Key| content.site.calendar.id(key.period);
    let periods: Vec<String> = page.figures.iter().map(period_id).collect();
    let mut shown = shown(page);
    let mut figures: Vec<Value> = Vec::new();
    for (key, period) in page.figures.iter().zip(&periods) {
        let indicator = content.indicators.get(key.indicator).id.as_str();
        let office = content.offices.get(key.office).id.as_str();
        let mut figure = one(*key, composer);
        figure["shown"] =
            json!(shown.remove(&(indicator, office, period.as_str())).unwrap_or_default());
        figures.push(figure);
    }
    // Figures in the titles of other articles are explained where those articles are.
    for ((indicator, office, period), measures) in shown {
        figures.push(json!({
            "indicator": indicator, "office": office, "period": period, "shown": measures,
        }));
    }
    if figures.is_empty() {
        return None;
    }
    let lines: Vec<String> = figures.iter().map(Value::to_string).collect();
    let (page, title) = (json!(page.head.canonical), json!(page.head.title));
    let figures = lines.join(",\n");
    Some(
        format!("{{\"page\":{page},\"title\":{title},\"figures\":[\n{figures}\n]}}\n").into_bytes(),
    )
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

fn one(key: Key, composer: &Composer<'_>) -> Value {
    let figures = composer.figures();
    let content = figures.content();
    let (indicator, office) = (figures.indicator(key), figures.office(key));
    let (start, end) = content.site.calendar.days(key.period);
    let language = composer.language();
    let mut value = json!({
        "indicator": indicator.id,
        "indicatorName": indicator.name.get(language),
        "office": office.id,
        "officeName": office.name.get(language),
        "period": content.site.calendar.id(key.period),
        "start": start.to_string(),
        "end": end.to_string(),
        "unit": published::unit(&indicator.unit),
    });
    match figures.outcome(key) {
        Outcome::Known(exact) => {
            let shown = exact.round(indicator.decimals).map(|decimal| decimal.to_string());
            value["value"] = json!(shown.ok());
            if !exact.is_whole() {
                value["numerator"] = json!(exact.numerator().to_string());
                value["denominator"] = json!(exact.denominator().to_string());
            }
        }
        outcome => {
            value["value"] = Value::Null;
            value["absent"] = json!(match outcome {
                Outcome::NotArisen => "not-arisen",
                Outcome::Undefined => "undefined",
                _ => "missing",
            });
        }
    }
    if let Some(address) = composer.figure_address(key) {
        value["link"] = json!(address);
    }
    if let Some(figure) = figures.get(key) {
        value["derivation"] = derivation(figure, composer);
    }
    value
}

fn derivation(figure: &Figure, composer: &Composer<'_>) -> Value {
    let figures = composer.figures();
    let content = figures.content();
    let inputs: Vec<Value> = figures
        .inputs(figure)
        .into_iter()
        .map(|key| {
            json!({
                "indicator": figures.indicator(key).id,
                "office": figures.office(key).id,
                "period": content.site.calendar.id(key.period),
                "value": figures.outcome(key).counted().and_then(|v| v.to_decimal()).map(|v| v.normalize().to_string()),
            })
        })
        .collect();
    if let Some((observation, statement)) = figures.stated(figure) {
        let source = composer.source(observation.span.source);
        return json!({
            "kind": "stated",
            "file": source.path(),
            "line": source.position(observation.span.start).line,
            "document": statement.source.document,
            "number": statement.source.number,
            "date": statement.source.date.map(|date| date.to_string()),
            "status": published::status(statement.status),
            "nature": published::nature(statement.nature),
        });
    }
    let kind = match figure.origin {
        Origin::Rate => "rate",
        Origin::Identity(_) => "identity",
        Origin::RolledUp(_) => "sum-over-children",
        Origin::Stated(_) | Origin::None => "none",
    };
    json!({ "kind": kind, "inputs": inputs })
}
