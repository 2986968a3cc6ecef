//! A report as text for people: root causes, what to look at, what holds, the count.

use std::fmt::Write;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::words::{brief, counted, labels};
use super::{Audited, Counts, bound};
use crate::audit::document::Article;
use crate::audit::finding::{Cause, Finding, Grade, Report, Verdict};
use crate::diagnostic::Language;

/// The bytes of a line that is handed over whole; the renderer cuts it to the width of the screen.
const LONG_LINE: usize = 20_000;
/// How many letters of a longer line are shown before and after a figure.
const AROUND: usize = 60;

/// The files that could be read, each with what was found, then the count.
pub fn to_text(audited: &[Audited], language: Language, renderer: &Renderer) -> String {
    let mut out = String::new();
    for file in audited {
        if let Ok((article, report)) = &file.outcome {
            one(&mut out, &Shown { article, report, language, renderer });
        }
    }
    out
}

struct Shown<'a> {
    article: &'a Article,
    report: &'a Report,
    language: Language,
    renderer: &'a Renderer,
}

fn one(out: &mut String, shown: &Shown<'_>) {
    let (report, language) = (shown.report, shown.language);
    for (number, cause) in report.causes.iter().enumerate() {
        shown.cause(out, number, cause);
    }
    for finding in &report.findings {
        if !matches!(finding.verdict, Verdict::Holds | Verdict::Unverifiable) {
            shown.finding(out, finding);
        }
    }
    for verdict in [Verdict::Unverifiable, Verdict::Holds] {
        shown.briefly(out, verdict);
    }
    let name = shown.article.name();
    let _ = writeln!(out, "{name}: {}", counted(Counts::of(report), language));
}

impl Shown<'_> {
    fn cause(&self, out: &mut String, number: usize, cause: &Cause) {
        let labels = labels(self.language);
        let grade = cause.grade.words(self.language);
        let name = format!("{} {}", labels.causes.to_lowercase(), number + 1);
        let message = format!("{} ({grade})", cause.message.get(self.language));
        let repaired: Vec<String> = cause
            .repairs
            .iter()
            .filter_map(|at| self.report.findings.get(*at))
            .map(|finding| self.quote(&finding.range))
            .collect();
        let repairs = format!("{}: {}", labels.repairs, repaired.join(", "));
        let group = Group::with_title(Level::ERROR.with_name(&*name).primary_title(&*message));
        let group = self.excerpt(group, &cause.range, &[]);
        let group = match repaired.is_empty() {
            true => group,
            false => group.element(Level::NOTE.no_name().message(&*repairs)),
        };
        let _ = writeln!(out, "{}\n", self.renderer.render(&[group]));
    }

    fn finding(&self, out: &mut String, finding: &Finding) {
        let level = match (finding.verdict, finding.grade) {
            (_, Grade::CannotTell) => Level::NOTE,
            (Verdict::Contradiction, Grade::Certain) => Level::ERROR,
            _ => Level::WARNING,
        };
        let level = level.with_name(finding.verdict.words(self.language));
        let grade = finding.grade.words(self.language);
        let message = format!("{} ({grade})", finding.message.get(self.language));
        let notes = self.notes(finding);
        let mut group = Group::with_title(level.primary_title(&*message).id(finding.relation));
        group = self.excerpt(group, &finding.range, &finding.others);
        for note in &notes {
            group = group.element(Level::NOTE.no_name().message(&**note));
        }
        let _ = writeln!(out, "{}\n", self.renderer.render(&[group]));
    }

    /// What stands below the author's line, one note a line.
    fn notes(&self, finding: &Finding) -> Vec<String> {
        let labels = labels(self.language);
        let mut notes = Vec::new();
        let arithmetic = finding.arithmetic.get(self.language);
        if !arithmetic.is_empty() {
            notes.push(format!("{}: {arithmetic}", labels.arithmetic));
        }
        if let Some(implied) = &finding.implied {
            let what = bound::label(implied, labels);
            notes.push(format!("{what}: {}", bound::interval(implied, self.language)));
            if !implied.printed.is_empty() {
                notes.push(format!("{}: {}", labels.could_be, self.quotes(&implied.printed)));
            }
        }
        if let Some(cause) = finding.cause {
            notes.push(format!("{} {}", labels.follows_from, cause + 1));
        }
        let line = self.article.place(&finding.range).first.line;
        let elsewhere = |range: &&Range<usize>| self.article.place(range).first.line != line;
        let others: Vec<_> = finding.others.iter().filter(elsewhere).cloned().collect();
        if !others.is_empty() {
            notes.push(format!("{}: {}", labels.compared, self.quotes(&others)));
        }
        notes
    }

    fn briefly(&self, out: &mut String, verdict: Verdict) {
        let of = |finding: &&Finding| finding.verdict == verdict;
        let findings: Vec<&Finding> = self.report.findings.iter().filter(of).collect();
        if findings.is_empty() {
            return;
        }
        let _ = writeln!(out, "{} ({}):", verdict.words(self.language), findings.len());
        for finding in findings {
            let at = self.article.place(&finding.range).first;
            let words = self.article.words(&finding.range);
            let (line, column) = (at.line, at.column);
            let _ = writeln!(out, "  {line}:{column}  {words}  {}", brief(finding, self.language));
        }
        out.push('\n');
    }

    fn quotes(&self, ranges: &[Range<usize>]) -> String {
        let quotes: Vec<String> = ranges.iter().map(|range| self.quote(range)).collect();
        quotes.join(", ")
    }

    fn quote(&self, range: &Range<usize>) -> String {
        let line = self.article.place(range).first.line;
        format!("“{}” ({} {line})", self.article.words(range), labels(self.language).line)
    }

    /// The author's line around a range, the range underlined. Of a line as long as a file only the
    /// letters near it are handed over.
    fn excerpt<'g>(
        &self,
        group: Group<'g>,
        range: &Range<usize>,
        others: &[Range<usize>],
    ) -> Group<'g> {
        let (line, at) = self.article.line(range);
        let at_file = self.article.place(range);
        let long = line.len() > LONG_LINE;
        let begin = line[..at.start].char_indices().rev().nth(AROUND).filter(|_| long);
        let end = line[at.end..].char_indices().nth(AROUND).filter(|_| long);
        let (begin, end) = (begin.map(|(from, _)| from), end.map(|(to, _)| at.end + to));
        let (from, to) = (begin.unwrap_or(0), end.unwrap_or(line.len()));
        let lead = if begin.is_some() { "…" } else { "" };
        let tail = if end.is_some() { "…" } else { "" };
        let text = format!("{lead}{}{tail}", &line[from..to]);
        let shift = |at: usize| at - from + lead.len();
        let figure = shift(at.start)..shift(at.end);
        let mut snippet = Snippet::source(text)
            .line_start(at_file.first.line as usize)
            .annotation(AnnotationKind::Primary.span(figure));
        for other in others {
            let place = self.article.place(other);
            let (_, other) = self.article.line(other);
            let near =
                place.first.line == at_file.first.line && other.start >= from && other.end <= to;
            if near && (other.end <= at.start || other.start >= at.end) {
                let figure = shift(other.start)..shift(other.end);
                snippet = snippet.annotation(AnnotationKind::Context.span(figure));
            }
        }
        if !long {
            return group.element(snippet.path(self.article.name().to_owned()));
        }
        let origin = Origin::path(self.article.name().to_owned())
            .line(at_file.first.line as usize)
            .char_column(at_file.first.column as usize);
        group.element(origin).element(snippet)
    }
}
