//! Problems as text for people: the author's own lines, underlined, with what to do.

use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Fixes, Language, Place, Severity};
use crate::source::{Sources, Span};

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
    for problem in problems {
        out.push_str(&renderer.render(&report(problem, sources, language)));
        out.push_str("\n\n");
    }
    out.push_str(&summary(problems, language));
    out.push('\n');
    out
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
    let mut from = text[..start].rfind('\n').map_or(0, |at| at + 1);
    // A span over many lines is shown by its first line.
    let mut to = text[start..].find('\n').map_or(text.len(), |at| start + at);
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
