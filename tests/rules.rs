//! No rule without a test that needs it.
//!
//! Every rule of the program has a case in `rules/`, a file named after it; further ones bear
//! another name after a dot. A case is a change to
//! the small sound site in `rules/base/`: the `wrong` change raises this rule and no other, the
//! `right` change raises nothing. `tests/README.md` shows the form. `CONGBO_BLESS=1` rewrites what
//! each wrong example is told.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use congbo::diagnostic::{Diagnostic, Place};
use congbo::site::{self, Edition, Press, all_rules};
use congbo::source::Sources;
use rayon::prelude::*;
use support::{copy, repository};

/// One change of one file.
enum Edit {
    /// The file goes.
    Remove(String),
    /// Text that stands once in the file, and what stands there instead.
    Replace(String, String, String),
    /// Lines after the last one; a file that is not there begins with them.
    Append(String, String),
}

/// A case as it is written.
#[derive(Default)]
struct Case {
    /// Rules the wrong example cannot but raise too.
    also: BTreeSet<String>,
    wrong: Vec<Edit>,
    right: Vec<Edit>,
    /// Everything before what the wrong example is told.
    written: String,
    says: String,
}

fn folder() -> PathBuf {
    repository().join("tests/rules")
}

fn case(path: &Path) -> Case {
    let text = fs::read_to_string(path).expect("a case").replace("\r\n", "\n");
    let name = path.display();
    let mut case = Case::default();
    let mut part = "";
    let mut file = String::new();
    let (mut old, mut new) = (Vec::new(), Vec::new());
    // A line at the end closes the last edit.
    for line in text.lines().chain(["=== end"]) {
        if part == "says" && line != "=== end" {
            case.says += line;
            case.says.push('\n');
            continue;
        }
        let closes = line.starts_with(['@', '=']) || (line.starts_with('-') && !new.is_empty());
        if closes && !(old.is_empty() && new.is_empty()) {
            let edits = if part == "wrong" { &mut case.wrong } else { &mut case.right };
            let added = new.join("\n");
            edits.push(if old.is_empty() {
                Edit::Append(file.clone(), added + "\n")
            } else {
                Edit::Replace(file.clone(), old.join("\n"), added)
            });
            old.clear();
            new.clear();
        }
        if let Some(heading) = line.strip_prefix("=== ") {
            part = heading;
            assert!(["wrong", "right", "says", "end"].contains(&part), "{name}: part {part}");
        } else if let Some(rules) = line.strip_prefix("also: ") {
            case.also.extend(rules.split(", ").map(str::to_owned));
        } else if let Some(gone) = line.strip_prefix("@! ") {
            let edits = if part == "wrong" { &mut case.wrong } else { &mut case.right };
            edits.push(Edit::Remove(gone.to_owned()));
        } else if let Some(path) = line.strip_prefix("@ ") {
            file = path.to_owned();
        } else if let Some(text) = line.strip_prefix('-') {
            old.push(text.strip_prefix(' ').unwrap_or(text));
        } else if let Some(text) = line.strip_prefix('+') {
            new.push(text.strip_prefix(' ').unwrap_or(text));
        } else {
            assert!(part.is_empty() || line.is_empty(), "{name}: cannot read `{line}`");
        }
        if part != "says" && line != "=== end" {
            case.written += line;
            case.written.push('\n');
        }
    }
    case.written = case.written.trim_end().to_owned() + "\n";
    case
}

/// The site of an example, laid over the base.
fn lay(edits: &[Edit], name: &str) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    copy(&folder().join("base"), root.path());
    for edit in edits {
        match edit {
            Edit::Remove(file) => {
                fs::remove_file(root.path().join(file)).expect("a file to remove")
            }
            Edit::Replace(file, old, new) => {
                let path = root.path().join(file);
                let text = fs::read_to_string(&path).unwrap_or_else(|_| panic!("{name}: {file}"));
                assert_eq!(text.matches(old.as_str()).count(), 1, "{name}: `{old}` in {file}");
                fs::write(path, text.replace(old.as_str(), new)).expect("written");
            }
            Edit::Append(file, lines) => {
                let path = root.path().join(file);
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                let text = fs::read_to_string(&path).unwrap_or_default();
                fs::write(path, text + lines).expect("written");
            }
        }
    }
    root
}

fn told(root: &Path) -> (Vec<Diagnostic>, Sources) {
    let as_of = NaiveDate::from_ymd_opt(2020, 7, 1).expect("a day").into();
    let outcome = site::build(root, &Edition { as_of, base_url: None }, || Press::Nowhere, |_| {});
    (outcome.problems, outcome.sources)
}

/// A problem with its place and what is said, both languages.
fn shown(problem: &Diagnostic, sources: &Sources) -> String {
    let place = match &problem.place {
        Place::Span(span) => {
            let source = sources.get(span.source);
            let at = source.position(span.start);
            format!("{}:{}:{}", source.path(), at.line, at.column)
        }
        Place::Path(path) => path.clone(),
    };
    format!(
        "{} {place}\n  {}\n  → {}\n  {}\n  → {}\n",
        problem.rule.id,
        problem.message.vi,
        problem.remedy.vi,
        problem.message.en,
        problem.remedy.en
    )
}

fn ids(problems: &[Diagnostic]) -> BTreeSet<String> {
    problems.iter().map(|problem| problem.rule.id.to_owned()).collect()
}

fn cases() -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder()).expect("tests/rules");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .filter(|path| path.extension().is_some_and(|kind| kind == "case"))
        .map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), path))
        .collect()
}

/// `identity-broken.rounded` is a case of `identity-broken`.
fn rule_of(case: &str) -> &str {
    case.split_once('.').map_or(case, |(rule, _)| rule)
}

#[test]
fn every_rule_has_a_case_and_every_case_a_rule() {
    let rules: BTreeSet<String> = all_rules().iter().map(|rule| rule.id.to_owned()).collect();
    let cases: BTreeSet<String> = cases().keys().map(|name| rule_of(name).to_owned()).collect();
    let without: Vec<_> = rules.difference(&cases).collect();
    let stray: Vec<_> = cases.difference(&rules).collect();
    assert!(without.is_empty(), "rules without a case in tests/rules/: {without:#?}");
    assert!(stray.is_empty(), "cases of no rule: {stray:#?}");
}

#[test]
fn the_base_is_sound() {
    let root = lay(&[], "base");
    let (problems, sources) = told(root.path());
    let all: String = problems.iter().map(|p| shown(p, &sources)).collect();
    assert!(problems.is_empty(), "{all}");
}

#[test]
fn a_wrong_example_raises_its_rule_and_nothing_that_would_hide_it() {
    let bless = std::env::var_os("CONGBO_BLESS").is_some_and(|value| value == "1");
    let faults: Vec<String> = cases()
        .into_par_iter()
        .filter_map(|(rule, path)| {
            let case = case(&path);
            let root = lay(&case.wrong, &rule);
            let (problems, sources) = told(root.path());
            let all: String = problems.iter().map(|p| shown(p, &sources)).collect();
            let mut wanted = case.also.clone();
            wanted.insert(rule_of(&rule).to_owned());
            if ids(&problems) != wanted {
                return Some(format!("{rule}: the wrong example raises\n{all}"));
            }
            if bless {
                let text = format!("{}\n=== says\n{all}", case.written);
                fs::write(&path, text).expect("written");
                return None;
            }
            (case.says != all).then(|| format!("{rule} is kept as\n{}found\n{all}", case.says))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_right_example_raises_nothing() {
    let faults: Vec<String> = cases()
        .into_par_iter()
        .filter_map(|(rule, path)| {
            let case = case(&path);
            if case.right.is_empty() {
                return Some(format!("{rule}: no right example"));
            }
            let root = lay(&case.right, &rule);
            let (problems, sources) = told(root.path());
            let all: String = problems.iter().map(|p| shown(p, &sources)).collect();
            (!problems.is_empty()).then(|| format!("{rule}: the right example raises\n{all}"))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
