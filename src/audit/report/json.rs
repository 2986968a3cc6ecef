//! A report as JSON, for programs.

use std::ops::Range;

use serde_json::{Value, json};

use super::bound::{Side, exact, outward, printed};
use super::{Audited, Counts};
use crate::audit::document::Article;
use crate::audit::finding::{Cause, Finding, Implied, Report};
use crate::diagnostic::{Bilingual, Language};
use crate::number::Exact;

/// All files of a run as one JSON document: `{"findings": [...], "causes": [...], "files": [...]}`.
///
/// `start` and `end` are bytes of the file, or of the text taken from it where the file's
/// `ranges` says `text`; lines and columns count from 1, columns in characters. `cause` and
/// `repairs` are positions in `causes` and `findings`.
pub fn to_json(audited: &[Audited]) -> String {
    let (mut findings, mut causes, mut files) = (Vec::new(), Vec::new(), Vec::new());
    for file in audited {
        match &file.outcome {
            Ok((article, report)) => {
                let before = (findings.len(), causes.len());
                findings.extend(report.findings.iter().map(|f| finding(article, f, before.1)));
                causes.extend(report.causes.iter().map(|c| cause(article, c, before.0)));
                files.push(json!({
                    "file": file.name,
                    "kind": article.kind.id(),
                    "ranges": article.ranges.id(),
                    "counts": counts(report),
                }));
            }
            Err(fault) => {
                files.push(json!({ "file": file.name, "unreadable": both(&fault.message()) }));
            }
        }
    }
    let document = json!({ "findings": findings, "causes": causes, "files": files });
    format!("{document:#}\n")
}

fn counts(report: &Report) -> Value {
    Counts::of(report).each().map(|(verdict, number)| (verdict.id(), json!(number))).collect()
}

fn finding(article: &Article, finding: &Finding, causes_before: usize) -> Value {
    let mut value = place(article, &finding.range);
    value["verdict"] = json!(finding.verdict.id());
    value["grade"] = json!(finding.grade.id());
    value["relation"] = json!(finding.relation);
    value["message"] = both(&finding.message);
    value["arithmetic"] = both(&finding.arithmetic);
    value["implied"] = finding.implied.as_ref().map_or(Value::Null, |i| implied(article, i));
    value["others"] = places(article, &finding.others);
    value["cause"] = json!(finding.cause.map(|cause| causes_before + cause));
    value
}

fn cause(article: &Article, cause: &Cause, findings_before: usize) -> Value {
    let mut value = place(article, &cause.range);
    value["grade"] = json!(cause.grade.id());
    value["message"] = both(&cause.message);
    value["repairs"] = cause.repairs.iter().map(|at| json!(findings_before + at)).collect();
    value
}

fn implied(article: &Article, implied: &Implied) -> Value {
    json!({
        "of": implied.of.id(),
        "least": bound(implied.least, Side::Least),
        "most": bound(implied.most, Side::Most),
        "unit": implied.unit,
        "printed": places(article, &implied.printed),
    })
}

/// `exact` is a decimal or a fraction; `value` and `text` are rounded outward.
fn bound(value: Exact, side: Side) -> Value {
    json!({
        "exact": exact(value),
        "value": outward(value, side).map(|decimal| decimal.to_string()),
        "text": printed(value, side, Language::Vi),
    })
}

fn places(article: &Article, ranges: &[Range<usize>]) -> Value {
    ranges.iter().map(|range| place(article, range)).collect()
}

fn place(article: &Article, range: &Range<usize>) -> Value {
    let placed = article.place(range);
    json!({
        "file": article.name(),
        "start": placed.bytes.start,
        "end": placed.bytes.end,
        "line": placed.first.line,
        "column": placed.first.column,
        "excerpt": placed.excerpt,
        "text": article.words(range),
    })
}

fn both(text: &Bilingual) -> Value {
    json!({ "vi": text.vi, "en": text.en })
}
