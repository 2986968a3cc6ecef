//! A report as one page that stands alone: no script, nothing from outside, readable on a phone,
//! on paper and by a screen reader.

mod article;

use std::fmt::Write;
use std::ops::Range;

use super::words::{Labels, brief, counted, labels};
use super::{Audited, Counts, bound};
use crate::audit::document::Article;
use crate::audit::finding::{Finding, Report, Verdict};
use crate::diagnostic::Language;

const STYLE: &str = include_str!("html/style.css");

/// All files of a run as one page.
pub fn to_html(audited: &[Audited], language: Language) -> String {
    let labels = labels(language);
    let names: Vec<&str> = audited.iter().map(|file| file.name.as_str()).collect();
    let mut out = String::new();
    let (tag, title) = (language.tag(), labels.title);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}: {}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header><h1>{title}</h1></header>\n<main>\n",
        escape(&names.join(", "))
    );
    for (number, file) in audited.iter().enumerate() {
        let number = number + 1;
        let _ = write!(
            out,
            "<section aria-labelledby=\"bai-{number}\">\n<h2 id=\"bai-{number}\">{}</h2>\n",
            escape(&file.name)
        );
        match &file.outcome {
            Ok((article, report)) => {
                Page { article, report, language, labels, number }.write(&mut out);
            }
            Err(fault) => {
                let why = escape(fault.message().get(language));
                let _ = writeln!(out, "<p><strong>{}</strong>: {why}.</p>", labels.unread);
            }
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// One article of the page.
struct Page<'a> {
    article: &'a Article,
    report: &'a Report,
    language: Language,
    labels: &'a Labels,
    /// The article, counted on the page; it keeps ids apart.
    number: usize,
}

impl Page<'_> {
    fn write(&self, out: &mut String) {
        let counts = counted(Counts::of(self.report), self.language);
        let _ = writeln!(out, "<p class=\"count\">{}</p>", escape(&counts));
        self.causes(out);
        self.to_look_at(out);
        for verdict in [Verdict::Unverifiable, Verdict::Holds] {
            self.briefly(out, verdict);
        }
        let labels = self.labels;
        let _ = write!(
            out,
            "<h3>{}</h3>\n<p class=\"key\">{}</p>\n<div class=\"article\" lang=\"vi\">\n",
            labels.article, labels.marks
        );
        article::write(out, self);
        out.push_str("</div>\n");
    }

    fn causes(&self, out: &mut String) {
        if self.report.causes.is_empty() {
            return;
        }
        let _ = writeln!(out, "<h3>{}</h3>\n<ol class=\"causes\">", self.labels.causes);
        for (at, cause) in self.report.causes.iter().enumerate() {
            let repaired: Vec<String> = cause
                .repairs
                .iter()
                .filter(|at| **at < self.report.findings.len())
                .map(|at| format!("<a href=\"#{}\">[{}]</a>", self.entry(*at), at + 1))
                .collect();
            let _ = writeln!(
                out,
                "<li id=\"goc-{}-{}\"><p><strong>{}</strong> ({}, {} {})</p><p>{}</p><p>{}: {}</p></li>",
                self.number,
                at + 1,
                escape(self.article.words(&cause.range)),
                cause.grade.words(self.language),
                self.labels.line,
                self.article.place(&cause.range).first.line,
                escape(cause.message.get(self.language)),
                self.labels.repairs,
                repaired.join(" "),
            );
        }
        out.push_str("</ol>\n");
    }

    fn to_look_at(&self, out: &mut String) {
        let _ = writeln!(out, "<h3>{}</h3>", self.labels.to_look_at);
        let mut any = false;
        for (at, finding) in self.report.findings.iter().enumerate() {
            if matches!(finding.verdict, Verdict::Holds | Verdict::Unverifiable) {
                continue;
            }
            any = true;
            self.finding(out, at, finding);
        }
        if !any {
            let _ = writeln!(out, "<p>{}</p>", self.labels.nothing_to_look_at);
        }
    }

    fn finding(&self, out: &mut String, at: usize, finding: &Finding) {
        let (language, labels) = (self.language, self.labels);
        let _ = writeln!(
            out,
            "<article class=\"finding {}\" id=\"{}\">\n<h4>[{}] {}: <a href=\"#{}\">{}</a></h4>\n\
             <p class=\"grade\">{} · {} {} · <code>{}</code></p>\n<p>{}</p>",
            finding.verdict.id(),
            self.entry(at),
            at + 1,
            capital(finding.verdict.words(language)),
            self.anchor(at),
            escape(self.article.words(&finding.range)),
            finding.grade.words(language),
            labels.line,
            self.article.place(&finding.range).first.line,
            escape(finding.relation),
            escape(finding.message.get(language)),
        );
        let mut notes: Vec<(&str, String)> = Vec::new();
        let arithmetic = finding.arithmetic.get(language);
        if !arithmetic.is_empty() {
            notes.push((labels.arithmetic, escape(arithmetic)));
        }
        if let Some(implied) = &finding.implied {
            let interval = escape(&bound::interval(implied, language));
            notes.push((bound::label(implied, labels), interval));
            if !implied.printed.is_empty() {
                notes.push((labels.could_be, self.quotes(&implied.printed)));
            }
        }
        if !finding.others.is_empty() {
            notes.push((labels.compared, self.quotes(&finding.others)));
        }
        if let Some(cause) = finding.cause {
            let link = format!("<a href=\"#goc-{}-{1}\">{1}</a>", self.number, cause + 1);
            notes.push((labels.follows_from, link));
        }
        if !notes.is_empty() {
            out.push_str("<dl>\n");
            for (name, value) in notes {
                let _ = writeln!(out, "<div><dt>{}</dt><dd>{value}</dd></div>", capital(name));
            }
            out.push_str("</dl>\n");
        }
        out.push_str("</article>\n");
    }

    fn briefly(&self, out: &mut String, verdict: Verdict) {
        let findings = self.report.findings.iter().enumerate();
        let findings: Vec<_> = findings.filter(|(_, f)| f.verdict == verdict).collect();
        if findings.is_empty() {
            return;
        }
        let name = capital(verdict.words(self.language));
        let _ = writeln!(out, "<h3>{name} ({})</h3>\n<ul class=\"brief\">", findings.len());
        for (at, finding) in findings {
            let _ = writeln!(
                out,
                "<li id=\"{}\"><a href=\"#{}\">{}</a> ({} {}): {}</li>",
                self.entry(at),
                self.anchor(at),
                escape(self.article.words(&finding.range)),
                self.labels.line,
                self.article.place(&finding.range).first.line,
                escape(brief(finding, self.language)),
            );
        }
        out.push_str("</ul>\n");
    }

    fn quotes(&self, ranges: &[Range<usize>]) -> String {
        let quote = |range: &Range<usize>| {
            let line = self.article.place(range).first.line;
            format!("“{}” ({} {line})", escape(self.article.words(range)), self.labels.line)
        };
        ranges.iter().map(quote).collect::<Vec<_>>().join(", ")
    }

    /// The id of a finding's entry.
    fn entry(&self, at: usize) -> String {
        format!("muc-{}-{}", self.number, at + 1)
    }

    /// The id of a finding's mark in the article.
    fn anchor(&self, at: usize) -> String {
        format!("so-{}-{}", self.number, at + 1)
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            // Control characters have no place in HTML.
            c if c.is_control() && !c.is_whitespace() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
