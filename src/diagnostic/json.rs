//! Problems as JSON, for programs.

use serde_json::{Value, json};

use super::{Bilingual, Diagnostic, Fixes, Place, Severity};
use crate::source::{Sources, Span};

/// All problems as one JSON document: `{"problems": [...], "errors": n, "warnings": n}`.
///
/// Offsets are bytes, lines and columns count from 1, columns in characters.
pub fn to_json(problems: &[Diagnostic], sources: &Sources) -> String {
    let count = |severity| problems.iter().filter(|p| p.rule.severity == severity).count();
    let document = json!({
        "problems": problems.iter().map(|p| one(p, sources)).collect::<Vec<_>>(),
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
    });
    format!("{document:#}\n")
}

fn one(problem: &Diagnostic, sources: &Sources) -> Value {
    let mut value = match &problem.place {
        Place::Span(span) => place(*span, sources),
        Place::Path(path) => json!({ "file": path }),
    };
    value["rule"] = json!(problem.rule.id);
    value["severity"] = json!(problem.rule.severity.id());
    value["message"] = both(&problem.message);
    value["remedy"] = both(&problem.remedy);
    value["related"] = problem
        .related
        .iter()
        .map(|(span, label)| {
            let mut value = place(*span, sources);
            value["label"] = both(label);
            value
        })
        .collect();
    value["fixes"] = problem
        .fixes
        .all()
        .iter()
        .map(|fix| {
            let mut value = place(fix.span, sources);
            value["replacement"] = json!(fix.text);
            value
        })
        .collect();
    value["fixable"] = json!(matches!(problem.fixes, Fixes::Sure(_)));
    value
}

fn both(text: &Bilingual) -> Value {
    json!({ "vi": text.vi, "en": text.en })
}

fn place(span: Span, sources: &Sources) -> Value {
    let source = sources.get(span.source);
    let at = source.position(span.start);
    json!({
        "file": source.path(),
        "line": at.line,
        "column": at.column,
        "start": span.start,
        "end": span.end,
        "excerpt": sources.excerpt(span),
    })
}
