//! The published data in `data/`: what every figure of the site can be recomputed from, as plain
//! files. The page `data/` of the site says what each column is.
//!
//! All observations that figures are made from are published: each office and period with one has
//! a page of its own that shows it, so nothing here is unpublished.

use serde_json::{Value, json};

use super::csv_file::guarded;
use crate::content::calendar::Period;
use crate::content::formula::{Formula, Operator};
use crate::content::indicator::{Better, Derivation, Indicator, IndicatorId, Indicators};
use crate::content::office::Fit;
use crate::content::statement::{Nature, Observation, Observed, Status};
use crate::content::target::Bound;
use crate::diagnostic::Bilingual;
use crate::page::{Composer, address};
use crate::wording::Unit;

/// A table of the published data: headings, and rows of as many texts.
pub(super) type Rows = (Vec<String>, Vec<Vec<String>>);

/// The tables by name, in the order of the workbook: those that are files of their own, and the
/// lists, a column for each member and for each member of a member: `name.vi`.
pub(super) fn tables(composers: &[&Composer<'_>]) -> Vec<(&'static str, Rows)> {
    let Some(composer) = composers.first() else { return Vec::new() };
    vec![
        ("observations", observations(composer)),
        ("documents", documents(composer)),
        ("indicators", flat(&indicators(composer, composers))),
        ("offices", flat(&offices(composer))),
        ("periods", flat(&periods(composer, composers))),
        ("targets", flat(&targets(composer))),
    ]
}

/// A list of objects as a table.
fn flat(list: &[Value]) -> Rows {
    fn members(value: &Value, name: &str, row: &mut Vec<(String, String)>) {
        match value {
            Value::Object(inner) => {
                let prefix = if name.is_empty() { String::new() } else { format!("{name}.") };
                inner
                    .iter()
                    .for_each(|(key, value)| members(value, &format!("{prefix}{key}"), row));
            }
            Value::String(text) => row.push((name.to_owned(), text.clone())),
            Value::Null => {}
            value => row.push((name.to_owned(), value.to_string())),
        }
    }
    let rows: Vec<Vec<(String, String)>> = list
        .iter()
        .map(|one| {
            let mut row = Vec::new();
            members(one, "", &mut row);
            row
        })
        .collect();
    let headings: indexmap::IndexSet<String> =
        rows.iter().flatten().map(|(name, _)| name.clone()).collect();
    let rows = rows
        .into_iter()
        .map(|row| {
            let of: std::collections::BTreeMap<String, String> = row.into_iter().collect();
            headings.iter().map(|name| of.get(name).cloned().unwrap_or_default()).collect()
        })
        .collect();
    (headings.into_iter().collect(), rows)
}

/// The files, by their path in the site.
pub fn files(composers: &[&Composer<'_>]) -> Vec<(String, Vec<u8>)> {
    let Some(composer) = composers.first() else { return Vec::new() };
    let lines = |list: Vec<Value>| {
        let lines: Vec<String> = list.iter().map(Value::to_string).collect();
        format!("[\n{}\n]", lines.join(",\n"))
    };
    let indicators = format!(
        "{{\"percent_decimals\":{},\"indicators\":{},\"families\":{}}}\n",
        composer.wording().percent_decimals(),
        lines(indicators(composer, composers)),
        lines(families(composer)),
    );
    let file = |name: &str, text: Vec<u8>| (format!("{}{name}", address::DATA), text);
    let list = |name: &str, list: Vec<Value>| file(name, (lines(list) + "\n").into_bytes());
    vec![
        file("observations.csv", csv(&observations(composer))),
        file("documents.csv", csv(&documents(composer))),
        file("indicators.json", indicators.into_bytes()),
        list("offices.json", offices(composer)),
        list("periods.json", periods(composer, composers)),
        list("targets.json", targets(composer)),
    ]
}

/// The word for a status in data files.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Estimate => "estimate",
        Status::Provisional => "provisional",
        Status::Final => "final",
        Status::Revised => "revised",
    }
}

/// The word for a nature in data files.
pub fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Official => "official",
        Nature::Reconstructed => "reconstructed",
        Nature::Illustrative => "illustrative",
    }
}

/// The word for a unit in data files.
pub fn unit(unit: &Unit) -> &str {
    match unit {
        Unit::Money => "VND",
        Unit::Percent => "%",
        Unit::Named(name) => name,
    }
}

fn csv((header, rows): &Rows) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let written = std::iter::once(header).chain(rows).try_for_each(|row| writer.write_record(row));
    // Writing to memory fails only where rows differ in length, which these cannot.
    debug_assert!(written.is_ok());
    writer.into_inner().unwrap_or_default()
}

fn observations(composer: &Composer<'_>) -> Rows {
    let content = composer.content();
    let header = [
        "indicator",
        "office",
        "period",
        "text",
        "scale",
        "value",
        "state",
        "status",
        "nature",
        "document",
        "number",
        "date",
        "basis",
        "file",
        "line",
    ];
    let is_rate = |observation: &&Observation| {
        let indicator = content.indicators.get(observation.indicator);
        matches!(indicator.derivation, Derivation::Rate { .. })
    };
    // A rate that was stated is compared with what is computed, and never published.
    let published = content.statements.observations.iter().filter(|one| !is_rate(one));
    let rows = published.map(|observation| {
        let statement = content.statements.of(observation);
        let source = composer.source(observation.span.source);
        let (value, state) = match observation.value {
            Observed::Number(value) => (value.normalize().to_string(), "number"),
            Observed::NotArisen => (String::new(), "not-arisen"),
            Observed::Missing => (String::new(), "missing"),
        };
        vec![
            content.indicators.get(observation.indicator).id.clone(),
            content.offices.get(observation.office).id.clone(),
            content.site.calendar.id(observation.period),
            composer.text_at(observation.span).trim().to_owned(),
            observation.scale.normalize().to_string(),
            value,
            state.to_owned(),
            status(statement.status).to_owned(),
            nature(statement.nature).to_owned(),
            guarded(&statement.source.document),
            guarded(&statement.source.number),
            statement.source.date.map(|date| date.to_string()).unwrap_or_default(),
            statement.basis.clone().unwrap_or_default(),
            source.path().to_owned(),
            source.position(observation.span.start).line.to_string(),
        ]
    });
    (header.map(str::to_owned).to_vec(), rows.collect())
}

fn documents(composer: &Composer<'_>) -> Rows {
    let header = ["document", "number", "date", "file", "nature", "note"];
    let mut rows: Vec<Vec<String>> = Vec::new();
    for statement in &composer.content().statements.all {
        let source = &statement.source;
        let row = vec![
            guarded(&source.document),
            guarded(&source.number),
            source.date.map(|date| date.to_string()).unwrap_or_default(),
            guarded(&source.file),
            nature(statement.nature).to_owned(),
            guarded(&source.note),
        ];
        rows.push(row);
    }
    rows.sort();
    rows.dedup();
    (header.map(str::to_owned).to_vec(), rows)
}

fn both(text: &Bilingual) -> Value {
    json!({ "vi": text.vi, "en": text.en })
}

/// A name in the language of the site; by language where it has several.
fn named(composers: &[&Composer<'_>], name: impl Fn(&Composer<'_>) -> String) -> Value {
    match composers {
        [one] => json!(name(one)),
        several => several.iter().map(|one| (one.language().tag(), json!(name(one)))).collect(),
    }
}

/// An object without its empty members.
fn without_nulls(mut value: Value) -> Value {
    if let Some(members) = value.as_object_mut() {
        members.retain(|_, member| !member.is_null());
    }
    value
}

fn indicators(composer: &Composer<'_>, composers: &[&Composer<'_>]) -> Vec<Value> {
    let all = &composer.content().indicators;
    let id = |id: IndicatorId| all.get(id).id.as_str();
    let one = |indicator: &Indicator| {
        let mut value = json!({
            "id": indicator.id,
            "name": both(&indicator.name),
            "unit": unit(&indicator.unit),
            "unit_shown": named(composers, |one| one.wording().unit_heading(&indicator.unit).to_owned()),
            "decimals": indicator.decimals,
            "definition": indicator.definition.as_ref().map(both),
            "part_of": indicator.part_of.map(id),
            "roll_up": indicator.rolls_up.then_some("sum"),
            "better": match indicator.better {
                Better::Higher => "higher",
                Better::Lower => "lower",
            },
        });
        match &indicator.derivation {
            Derivation::None => {}
            Derivation::Rate { of, over } => {
                value["rate"] = json!({ "of": id(*of), "over": id(*over) });
            }
            Derivation::Identities(identities) => {
                let rules = identities.iter().map(|identity| {
                    without_nulls(json!({
                        "rule": formula(&identity.formula, all),
                        "from": identity.from.map(|date| date.to_string()),
                        "until": identity.until.map(|date| date.to_string()),
                        "basis": (!identity.basis.is_empty()).then_some(&identity.basis),
                    }))
                });
                value["is"] = rules.collect();
            }
        }
        without_nulls(value)
    };
    all.iter().map(|(_, indicator)| one(indicator)).collect()
}

/// A formula with ids, `+ - * /`, and numbers with a point.
fn formula(tree: &Formula, indicators: &Indicators) -> String {
    use Operator::{Add, Divide, Multiply, Subtract};
    let bracketed = |tree: &Formula, brackets: bool| {
        let text = formula(tree, indicators);
        if brackets { format!("({text})") } else { text }
    };
    let is_sum = |tree: &Formula| matches!(tree, Formula::Join(_, Add | Subtract, _));
    match tree {
        Formula::Number(number) => number.normalize().to_string(),
        Formula::Indicator(id) => indicators.get(*id).id.clone(),
        Formula::SumOverChildren => "sum over children".to_owned(),
        Formula::Join(left, operator, right) => {
            let (sign, product) = match operator {
                Add => ("+", false),
                Subtract => ("-", false),
                Multiply => ("*", true),
                Divide => ("/", true),
            };
            let left = bracketed(left, product && is_sum(left));
            let right = bracketed(right, matches!(**right, Formula::Join(..)));
            format!("{left} {sign} {right}")
        }
    }
}

fn families(composer: &Composer<'_>) -> Vec<Value> {
    let all = &composer.content().indicators;
    let one = |family: &crate::content::indicator::Family| {
        let parts: Vec<&str> = family.parts.iter().map(|part| all.get(*part).id.as_str()).collect();
        without_nulls(json!({
            "whole": all.get(family.whole).id,
            "parts": parts,
            "from": family.from.map(|date| date.to_string()),
            "until": family.until.map(|date| date.to_string()),
        }))
    };
    all.families().iter().map(one).collect()
}

fn offices(composer: &Composer<'_>) -> Vec<Value> {
    let all = &composer.content().offices;
    let id = |id| all.get(id).id.as_str();
    let one = |office: &crate::content::office::Office| {
        let predecessors: Vec<Value> = office
            .predecessors
            .iter()
            .map(|(before, fit)| {
                let fit = match fit {
                    Fit::Exact => "exact",
                    Fit::Approximate => "approximate",
                    Fit::NotComparable => "not-comparable",
                };
                json!({ "office": id(*before), "fit": fit })
            })
            .collect();
        without_nulls(json!({
            "id": office.id,
            "name": both(&office.name),
            "short": both(&office.short),
            "parent": office.parent.map(id),
            "from": office.from.map(|date| date.to_string()),
            "until": office.until.map(|date| date.to_string()),
            "predecessors": (!predecessors.is_empty()).then_some(predecessors),
        }))
    };
    all.iter().map(|(_, office)| one(office)).collect()
}

/// The periods figures are of, and the same periods a year before, oldest first.
fn periods(composer: &Composer<'_>, composers: &[&Composer<'_>]) -> Vec<Value> {
    let content = composer.content();
    let calendar = &content.site.calendar;
    let mut periods = Vec::new();
    for (office, _) in content.offices.iter() {
        for period in composer.figures().periods(office) {
            periods.push(*period);
            periods.extend(period.same_a_year_before());
        }
    }
    periods.sort_by_key(|period| (calendar.order(*period), calendar.id(*period)));
    periods.dedup();
    let one = |period: Period| {
        let (start, end) = calendar.days(period);
        without_nulls(json!({
            "id": calendar.id(period),
            "label": named(composers, |composer| composer.period_name(period)),
            "start": start.to_string(),
            "end": end.to_string(),
            "same": period.same_a_year_before().map(|same| calendar.id(same)),
            "year": (period.year() > 0).then(|| period.year()),
            "months_run": period.months_run(),
        }))
    };
    periods.into_iter().map(one).collect()
}

fn targets(composer: &Composer<'_>) -> Vec<Value> {
    let content = composer.content();
    let one = |target: &crate::content::target::Target| {
        let source = &target.source;
        let bound = match target.bound {
            Bound::AtLeast => "at_least",
            Bound::AtMost => "at_most",
        };
        let mut value = json!({
            "indicator": content.indicators.get(target.indicator).id,
            "office": content.offices.get(target.office).id,
            "year": target.year,
        });
        value[bound] = json!(target.value.normalize().to_string());
        value["document"] = json!(source.document);
        value["number"] = json!(source.number);
        value["date"] = json!(source.date.map(|date| date.to_string()));
        value["note"] = json!((!source.note.is_empty()).then_some(&source.note));
        without_nulls(value)
    };
    content.targets.iter().map(one).collect()
}
