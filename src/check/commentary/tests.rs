//! The gate on single sentences, with one class after the other switched off.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::content::Content;
use crate::content::commentary::read_commentary;
use crate::diagnostic::Language;
use crate::figure::Figures;
use crate::source::{Limits, Sources, Span};
use crate::wording::Wording;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Runs a test with the demonstration's figures.
fn with_figures(test: impl Fn(&Figures<'_>, &Wording)) {
    let (sources, _) = Sources::read(&root(), Limits::default());
    let (content, _) = Content::read(&sources, Vec::new());
    let (figures, _) = Figures::resolve(&content);
    let words = fs::read_to_string(root().join("themes/congbo/wording/vi.yaml")).unwrap();
    let wording = Wording::from_yaml(&words, Language::Vi).unwrap();
    test(&figures, &wording);
}

/// The runs of a file of sentences in which the gate raises an alarm, and all its runs.
fn alarms(
    figures: &Figures<'_>,
    wording: &Wording,
    file: &Path,
    declared: &[Declared],
) -> (Vec<String>, Vec<String>) {
    let text = fs::read_to_string(file).unwrap_or_else(|_| panic!("{}", file.display()));
    let texts = Sources::from_texts([("content/news/2020/04/a/index.md", text.as_str())]);
    let (id, _) = texts.texts().next().unwrap();
    let commentary = read_commentary(&texts, Span::new(id, 0, text.len()), &mut Vec::new());
    let reading = Reading { sources: &texts, figures, wording };
    let content = figures.content();
    let scope =
        Scope { office: content.home_office(), period: content.site.calendar.parse("2020-6m") };
    let runs = reading.text(&commentary, scope);
    let names = Names::of(reading);
    let page = Page::new(reading, &names, &runs, declared);
    let mut raised = Vec::new();
    for (prose, row_number) in runs.iter().zip(row_numbers(&runs)) {
        let run = Run { prose, mentions: read(&prose.text, Language::Vi), row_number };
        let mut problems = Vec::new();
        untraced::check(&page, &run, &mut problems);
        if !problems.is_empty() {
            raised.push(prose.text.clone());
        }
    }
    (raised, runs.iter().map(|prose| prose.text.clone()).collect())
}

#[test]
fn each_class_is_needed_by_each_of_its_sentences() {
    let folder = root().join("tests/gate/classes");
    with_figures(|figures, wording| {
        for class in Declared::ALL {
            let file = folder.join(format!("{}.md", class.id()));
            let (raised, _) = alarms(figures, wording, &file, &Declared::ALL);
            assert!(raised.is_empty(), "{}: {raised:#?}", class.id());
            let others: Vec<Declared> =
                Declared::ALL.into_iter().filter(|other| *other != class).collect();
            let (raised, all) = alarms(figures, wording, &file, &others);
            // The headings and texts of a table hold no number.
            let silent: Vec<_> = all
                .iter()
                .filter(|text| class != Declared::RowNumber || text.starts_with(char::is_numeric))
                .filter(|text| !raised.contains(text))
                .collect();
            assert!(silent.is_empty(), "{} is not needed by {silent:#?}", class.id());
        }
    });
    let files = fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, Declared::ALL.len(), "a file of sentences for each class, and no other");
}

#[test]
fn every_number_that_states_something_is_caught() {
    with_figures(|figures, wording| {
        let file = root().join("tests/gate/untraced.md");
        let (raised, all) = alarms(figures, wording, &file, &Declared::ALL);
        let missed: Vec<_> = all.iter().filter(|text| !raised.contains(text)).collect();
        assert!(missed.is_empty(), "{missed:#?}");
        assert!(all.len() > 20);
    });
}
