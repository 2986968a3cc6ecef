//! Problems as text for people: the author's own lines, underlined, with what to do.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Fixes, Language, Place, Severity};
use crate::source::{Sources, Span};

/// So many problems of one rule in one file are shown: who must mend more begins with these.
const MOST_SHOWN: usize = 100;

/// All problems as text, each with its lines, then one line that counts them.
///
/// `renderer` decides on colour; see [`Renderer::plain`] and [`Renderer::styled`].
pub fn to_text(
    problems: &[Diagnostic],
    sources: &Sources,
    language: Language,
    renderer: &Renderer,
) -> String {
    let mut out = String::new();
    let mut shown: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for problem in problems {
        let of_file = shown.entry((path(problem, sources), problem.rule.id)).or_default();
        *of_file += 1;
        if *of_file <= MOST_SHOWN {
            out.push_str(&renderer.render(&report(problem, sources, language)));
            out.push_str("\n\n");
        }
    }
    for ((path, rule), count) in shown {
        if count > MOST_SHOWN {
            out.push_str(&more(path, rule, count - MOST_SHOWN, language));
            out.push_str("\n\n");
        }
    }
    out.push_str(&summary(problems, language));
    out.push('\n');
    out
}

/// The file of a problem.
fn path<'a>(problem: &'a Diagnostic, sources: &'a Sources) -> &'a str {
    match &problem.place {
        Place::Span(span) => sources.get(span.source).path(),
        Place::Path(path) => path,
    }
}

/// What stands for the problems that are not shown.
fn more(path: &str, rule: &str, count: usize, language: Language) -> String {
    match language {
        Language::Vi => format!(
            "Tệp {path} còn {count} lỗi `{rule}` nữa; sửa các chỗ trên trước, hoặc xem tất cả bằng \
             --format json."
        ),
        Language::En => format!(
            "{path} has {count} more of `{rule}`; mend those above first, or see all with \
             --format json."
        ),
    }
}

fn report<'a>(problem: &'a Diagnostic, sources: &'a Sources, language: Language) -> Vec<Group<'a>> {
    let level = match (problem.rule.severity, language) {
        (Severity::Error, Language::Vi) => Level::ERROR.with_name("lỗi"),
        (Severity::Error, Language::En) => Level::ERROR,
        (Severity::Warning, Language::Vi) => Level::WARNING.with_name("cảnh báo"),
        (Severity::Warning, Language::En) => Level::WARNING,
    };
    let title = level.primary_title(problem.message.get(language)).id(problem.rule.id);
    let mut group = Group::with_title(title);
    group = match &problem.place {
        Place::Span(span) => {
            let mut group = excerpt(group, *span, sources, AnnotationKind::Primary, "");
            for (span, label) in &problem.related {
                let label = label.get(language);
                group = excerpt(group, *span, sources, AnnotationKind::Context, label);
            }
            group
        }
        Place::Path(path) => group.element(Origin::path(path.as_str())),
    };
    let help = match language {
        Language::Vi => "cách sửa",
        Language::En => "help",
    };
    group = group.element(Level::HELP.with_name(help).message(problem.remedy.get(language)));
    for line in fixes(problem, sources, language) {
        let name = match language {
            Language::Vi => "thay bằng",
            Language::En => "replace",
        };
        group = group.element(Level::NOTE.with_name(name).message(line));
    }
    vec![group]
}

/// A line for each change that would mend a problem.
fn fixes(problem: &Diagnostic, sources: &Sources, language: Language) -> Vec<String> {
    let sure = matches!(problem.fixes, Fixes::Sure(_));
    let tail = match (sure, language) {
        (false, _) => "",
        (true, Language::Vi) => "   (congbo check --fix tự sửa)",
        (true, Language::En) => "   (congbo check --fix does it)",
    };
    let one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    problem
        .fixes
        .all()
        .iter()
        .map(|fix| {
            let old = one_line(sources.slice(fix.span));
            format!("{old} → {}{tail}", one_line(&fix.text))
        })
        .collect()
}

/// The bytes of a line that is handed over whole; the renderer cuts it to the width of the screen.
const LONG_LINE: usize = 20_000;
/// How much of a longer line is shown on either side of where a span begins.
const AROUND: usize = 200;

/// The line of a span. Only that line is handed over, and of a line no author wrote only the part
/// near the span, so that a message about a file of megabytes stays cheap.
fn excerpt<'a>(
    group: Group<'a>,
    span: Span,
    sources: &'a Sources,
    kind: AnnotationKind,
    label: &'a str,
) -> Group<'a> {
    let source = sources.get(span.source);
    let text = source.text();
    let start = floor(text, span.start as usize);
    let end = floor(text, (span.end as usize).max(start));
    // A span over many lines is shown by its first line.
    let Range { start: mut from, end: mut to } = source.line(start);
    let long = to - from > LONG_LINE;
    if long {
        from = floor(text, start.saturating_sub(AROUND)).max(from);
        to = floor(text, start + AROUND).min(to);
    }
    let end = end.clamp(start, to);
    let annotation = kind.span(start - from..end - from);
    let annotation = if label.is_empty() { annotation } else { annotation.label(label) };
    let at = source.position(start as u32);
    let snippet =
        Snippet::source(&text[from..to]).line_start(at.line as usize).annotation(annotation);
    if !long {
        return group.element(snippet.path(source.path()));
    }
    let origin = Origin::path(source.path()).line(at.line as usize);
    group.element(origin.char_column(at.column as usize)).element(snippet)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn summary(problems: &[Diagnostic], language: Language) -> String {
    let count = |severity| problems.iter().filter(|p| p.rule.severity == severity).count();
    let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
    match language {
        Language::Vi => format!("{errors} lỗi, {warnings} cảnh báo."),
        Language::En => format!("Errors: {errors}, warnings: {warnings}."),
    }
}
