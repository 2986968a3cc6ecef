//! `figures.json` beside a page: every figure of the page with its exact value, unit, days,
//! status and derivation, for programs.

use serde_json::{Value, json};

use crate::content::statement::{Nature, Status};
use crate::figure::{Figure, Key, Origin, Outcome};
use crate::page::Composer;
use crate::page::model::Page;
use crate::wording::Unit;

/// The file. Values are text, because no JSON number is exact everywhere; a quotient also has its
/// numerator and denominator.
pub fn write(page: &Page, composer: &Composer<'_>) -> Vec<u8> {
    let figures: Vec<Value> = page.figures.iter().map(|key| one(*key, composer)).collect();
    let document = json!({
        "page": page.head.canonical,
        "title": page.head.title,
        "figures": figures,
    });
    format!("{document:#}\n").into_bytes()
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
        "unit": unit(&indicator.unit),
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
    if let Some(figure) = figures.get(key) {
        value["derivation"] = derivation(figure, composer);
    }
    value
}

fn unit(unit: &Unit) -> &str {
    match unit {
        Unit::Money => "VND",
        Unit::Percent => "%",
        Unit::Named(name) => name,
    }
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
            "note": statement.source.note,
            "status": match statement.status {
                Status::Estimate => "estimate",
                Status::Provisional => "provisional",
                Status::Final => "final",
                Status::Revised => "revised",
            },
            "nature": match statement.nature {
                Nature::Official => "official",
                Nature::Reconstructed => "reconstructed",
                Nature::Illustrative => "illustrative",
            },
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
