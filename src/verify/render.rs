//! What a verification says: text for people, JSON for programs.

use serde_json::{Value as Json, json};

use super::finding::{Finding, Report};
use crate::diagnostic::{Language, say};

/// The report for people.
pub fn to_text(report: &Report, language: Language) -> String {
    let mut text: String = report.findings.iter().map(|finding| one(finding, language)).collect();
    let (figures, pages) = (report.figures(), report.pages);
    let kinds: Vec<String> =
        report.figures.iter().map(|(measure, count)| format!("{measure} {count}")).collect();
    let kinds = kinds.join(", ");
    let (listed, tables, sources) = (report.listed, report.tables, report.sources);
    let workbooks = report.workbooks;
    let found = report.findings.len();
    let summary = say!(
        "Đã tính lại {figures} số liệu trên {pages} trang ({kinds}); {listed} dòng figures.json, {tables} bảng CSV, {workbooks} tệp Excel, {sources} mục nguồn số liệu. {found} chỗ không khớp.\n",
        "Recomputed {figures} figures on {pages} pages ({kinds}); {listed} lines of figures.json, {tables} CSV tables, {workbooks} workbooks, {sources} entries of sources. Disagreements: {found}.\n"
    );
    text += summary.get(language);
    let waivers = report.waivers;
    if waivers > 0 {
        let unverified = say!(
            "Chưa tính lại: {waivers} dòng chênh lệch đã được xác nhận ở mục nguồn số liệu; chỉ manifest.json bảo vệ các dòng này.\n",
            "Not recomputed: {waivers} waived differences in the lists of sources; only manifest.json guards these lines.\n"
        );
        text += unverified.get(language);
    }
    text
}

fn one(finding: &Finding, language: Language) -> String {
    let place = match finding.line {
        0 => finding.file.clone(),
        line => format!("{}:{line}", finding.file),
    };
    let said = match finding.text.as_str() {
        "" => String::new(),
        text => format!(" “{}”:", shortened(text)),
    };
    let message = finding.message.get(language);
    let mut text = format!("{place}: [{}]{said} {message}\n", finding.kind.id());
    for line in &finding.arithmetic {
        text += &format!("    {line}\n");
    }
    // What a page holds must not steer the terminal it is shown on.
    text.chars().filter(|c| *c == '\n' || !c.is_control()).collect()
}

fn shortened(text: &str) -> String {
    const MOST: usize = 160;
    match text.char_indices().nth(MOST) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text.to_owned(),
    }
}

/// The report for programs.
pub fn to_json(report: &Report) -> String {
    let findings: Vec<Json> = report
        .findings
        .iter()
        .map(|finding| {
            json!({
                "kind": finding.kind.id(),
                "file": finding.file,
                "line": finding.line,
                "text": finding.text,
                "message": { "vi": finding.message.vi, "en": finding.message.en },
                "arithmetic": finding.arithmetic,
            })
        })
        .collect();
    let document = json!({
        "files": report.files,
        "pages": report.pages,
        "figures": report.figures(),
        "measures": report.figures,
        "listed": report.listed,
        "tables": report.tables,
        "workbooks": report.workbooks,
        "sources": report.sources,
        "waivers_not_recomputed": report.waivers,
        "findings": findings,
    });
    format!("{document:#}\n")
}
