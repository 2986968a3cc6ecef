//! A report as SARIF, for programs that gather findings of many tools.

use std::ops::Range;

use super::relations::ALL;
use super::words::labels;
use super::{Audited, bound};
use crate::audit::document::{Article, Ranges};
use crate::audit::finding::{Finding, Grade, Report, Verdict};
use crate::diagnostic::sarif::{Found, Kind, Level, Log, Notice, Region};
use crate::diagnostic::{Language, Rule};

/// All files of a run as one SARIF log.
pub fn to_sarif(audited: &[Audited], language: Language) -> String {
    let mut log = Log::new(ALL, language);
    for file in audited {
        match &file.outcome {
            Ok((article, report)) => {
                for finding in &report.findings {
                    log.found(found(article, report, finding, language));
                }
            }
            Err(fault) => log.notice(Notice {
                file: file.name.clone(),
                message: fault.message().get(language).to_owned(),
            }),
        }
    }
    log.to_json()
}

fn found(article: &Article, report: &Report, finding: &Finding, language: Language) -> Found {
    let (kind, level) = match (finding.verdict, finding.grade) {
        (Verdict::Holds, _) => (Kind::Pass, Level::None),
        (Verdict::Unverifiable, _) => (Kind::Open, Level::None),
        (_, Grade::CannotTell) => (Kind::Review, Level::None),
        (Verdict::Contradiction, Grade::Certain) => (Kind::Fail, Level::Error),
        (Verdict::Contradiction | Verdict::Misprint, _) => (Kind::Fail, Level::Warning),
        (Verdict::PointsAsPercent, _) => (Kind::Fail, Level::Note),
    };
    let known: Option<&'static Rule> = ALL.iter().find(|rule| rule.id == finding.relation).copied();
    Found {
        rule: finding.relation.to_owned(),
        known,
        kind,
        level,
        message: message(article, report, finding, language),
        file: article.name().to_owned(),
        region: Some(region(article, &finding.range)),
        related: finding
            .others
            .iter()
            .map(|other| {
                let label = labels(language).compared.to_owned();
                (article.name().to_owned(), region(article, other), label)
            })
            .collect(),
    }
}

fn message(article: &Article, report: &Report, finding: &Finding, language: Language) -> String {
    let labels = labels(language);
    let mut parts = vec![format!(
        "{} ({}, {}).",
        finding.message.get(language).trim_end_matches('.'),
        finding.verdict.words(language),
        finding.grade.words(language)
    )];
    let arithmetic = finding.arithmetic.get(language);
    if !arithmetic.is_empty() {
        parts.push(format!("{}: {arithmetic}.", labels.arithmetic));
    }
    if let Some(implied) = &finding.implied {
        let what = bound::label(implied, labels);
        parts.push(format!("{what}: {}.", bound::interval(implied, language)));
        let fitting: Vec<&str> = implied.printed.iter().map(|range| article.words(range)).collect();
        if !fitting.is_empty() {
            parts.push(format!("{}: {}.", labels.could_be, fitting.join("; ")));
        }
    }
    if let Some(cause) = finding.cause.and_then(|cause| report.causes.get(cause)) {
        parts.push(cause.message.get(language).to_owned());
    }
    parts.join(" ")
}

fn region(article: &Article, range: &Range<usize>) -> Region {
    let placed = article.place(range);
    Region {
        first: placed.first,
        last: placed.last,
        // Bytes of a text taken out of the file say nothing about the file.
        bytes: (article.ranges == Ranges::File).then(|| placed.bytes.clone()),
        excerpt: placed.excerpt.to_owned(),
    }
}
