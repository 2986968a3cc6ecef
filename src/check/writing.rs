//! The rules about what people wrote, run over every text of a site.

use rayon::prelude::*;

use super::commentary::{Declared, Names, Page};
use super::language;
use super::prose::{Prose, Reading};
use super::unit_words::unsaid_units;
use crate::content::narrative::Narrative;
use crate::content::yaml::{Node, Value, read_yaml};
use crate::diagnostic::{Diagnostic, Fixes};
use crate::source::Span;

/// The most problems reported for one page: beyond these it is not a text an author wrote.
const MOST_PROBLEMS: usize = 1000;

/// Checks every article, standing page and text of the site itself in the language of `reading`.
pub fn check_writing(reading: Reading<'_>) -> Vec<Diagnostic> {
    let content = reading.figures.content();
    let names = Names::of(reading);
    let check = |runs: &[Prose<'_>]| {
        let mut problems = Vec::new();
        Page::new(reading, &names, runs, &Declared::ALL).check(&mut problems);
        language::check(reading, runs, &mut problems);
        problems.truncate(MOST_PROBLEMS);
        problems
    };
    let texts = content.texts(reading.language());
    let articles = texts.articles.par_iter().map(|article| check(&reading.article(article)));
    let standing = texts.standing.par_iter().map(|page| check(&reading.standing(page)));
    let mut problems: Vec<Diagnostic> = articles.chain(standing).flatten().collect();
    problems.extend(check(&furniture(reading)));
    problems.extend(unsaid_units(reading));
    for narrative in content.narratives.iter() {
        problems.extend(narrated(reading, narrative, check));
    }
    problems
}

/// The problems of a narrative, told once for all its families. A number that fits a figure today will
/// not fit the next period's, so no fix is offered for it.
fn narrated(
    reading: Reading<'_>,
    narrative: &Narrative,
    check: impl Fn(&[Prose<'_>]) -> Vec<Diagnostic>,
) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    for family in narrative.each_family() {
        for mut problem in check(&reading.narrative(narrative, family)) {
            problem.fixes = Fixes::default();
            if !told.iter().any(|t| t.rule == problem.rule && t.place == problem.place) {
                told.push(problem);
            }
        }
    }
    told
}

/// The texts of `site.yaml`, the definitions of indicators and the tags of `terms.yaml`.
fn furniture<'a>(reading: Reading<'a>) -> Vec<Prose<'a>> {
    const PRINTED: [&str; 6] = ["title", "contact", "notice", "name", "definition", "tags"];
    let terms = "content/terms.yaml";
    let mut runs = Vec::new();
    for path in ["content/site.yaml", "content/statistics/indicators.yaml", terms] {
        let Some((id, source)) = reading.sources.at(path) else { continue };
        let whole = Span::new(id, 0, source.text().len());
        // Its faults were reported when it was read as content.
        if let Some(node) = read_yaml(reading.sources, whole, &mut Vec::new()) {
            texts(&node, &PRINTED, reading, &mut runs);
        }
    }
    runs
}

/// The texts below a node whose key is one of those printed.
fn texts<'a>(node: &Node, printed: &[&str], reading: Reading<'a>, runs: &mut Vec<Prose<'a>>) {
    match &node.value {
        Value::Map(entries) => {
            for (key, node) in entries {
                if printed.contains(&key.text.as_str()) {
                    own(node, reading, runs);
                } else {
                    texts(node, printed, reading, runs);
                }
            }
        }
        Value::List(items) => {
            for item in items {
                texts(item, printed, reading, runs);
            }
        }
        _ => {}
    }
}

/// What a text says in the language read; every one of a list of texts.
fn own<'a>(node: &Node, reading: Reading<'a>, runs: &mut Vec<Prose<'a>>) {
    match &node.value {
        Value::Scalar { text, .. } => runs.push(reading.furniture(text, node.text_span())),
        Value::Map(entries) => {
            let language = reading.language().tag();
            let said = entries.iter().find(|(key, _)| key.text == language);
            if let Some((_, node)) = said
                && let Value::Scalar { text, .. } = &node.value
            {
                runs.push(reading.furniture(text, node.text_span()));
            }
        }
        Value::List(items) => items.iter().for_each(|item| own(item, reading, runs)),
        Value::Refused => {}
    }
}
