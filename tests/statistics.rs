//! The statistics of the demonstration: what its cells could hide, what is answered for, and what
//! the day of the edition changes.
//!
//! `cargo test --release --test statistics -- --nocapture` prints the shares.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use congbo::check::check;
use congbo::check::statistics::coverage;
use congbo::content::Content;
use congbo::content::statement::Observed;
use congbo::diagnostic::has_errors;
use congbo::figure::{Figures, Key};
use congbo::source::{Limits, Sources};
use serde_json::Value;
use support::{assert_same, assert_status, congbo, copy, repository, tree};

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 10, 20).expect("a day")
}

fn read(root: &Path) -> (Sources, Content) {
    let (sources, unread) = Sources::read(root, Limits::default());
    let (content, _) = Content::read(&sources, unread);
    (sources, content)
}

/// The demonstration in a folder of its own, to be changed.
fn demonstration() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    copy(&repository().join("content"), &root.path().join("content"));
    root
}

#[test]
fn slips_in_the_demonstration_do_not_go_unnoticed() {
    let (_, content) = read(&repository());
    let (figures, _) = Figures::resolve(&content);
    let found = coverage(&figures);
    let sum = |of: fn(&congbo::check::statistics::Defence) -> usize| {
        found.cells.iter().map(of).sum::<usize>()
    };
    let (tried, errors, warnings) = (sum(|c| c.tried()), sum(|c| c.errors), sum(|c| c.warnings));
    println!(
        "{tried} slips in {} cells: {errors} found by errors, {warnings} by warnings; {} of {} figures undefended",
        found.cells.len(),
        found.undefended.len(),
        found.figures
    );
    assert!(tried > 10_000, "only {tried} slips were tried");
    assert!(errors * 100 >= tried * 95, "errors find {errors} of {tried}");
    let named: BTreeSet<Key> =
        found.cells.iter().filter(|c| !c.missed.is_empty()).map(|c| c.key).collect();
    assert!(named.len() * 20 <= found.cells.len(), "{} cells are undefended", named.len());
}

/// Coverage asks only the relations of a cell. A whole check with the cell changed must agree.
#[test]
fn coverage_says_what_a_whole_check_says() {
    let root = demonstration();
    // With one family gone and no sums over offices, some cells are no longer defended.
    let path = root.path().join("content/statistics/indicators.yaml");
    let text = fs::read_to_string(&path).expect("indicators").replace("  roll_up: sum\n", "");
    let kept = text.lines().filter(|line| !line.contains("whole: viec.phai_th"));
    fs::write(&path, kept.map(|line| format!("{line}\n")).collect::<String>()).expect("written");
    let (sources, mut content) = read(root.path());
    let (figures, _) = Figures::resolve(&content);
    assert!(!has_errors(&check(&sources, &figures, Vec::new(), day()).problems));
    let cells = coverage(&figures).cells;
    let undefended = cells.iter().filter(|cell| !cell.missed.is_empty()).count();
    assert!(undefended > 20, "{undefended}");
    drop(figures);
    let mut compared = 0;
    for cell in
        cells.iter().step_by(61).chain(cells.iter().filter(|c| !c.missed.is_empty()).take(25))
    {
        let at = content.statements.observations.iter().position(|o| o.span == cell.span);
        let at = at.expect("the cell");
        let stated = content.statements.observations[at].value;
        for (_, value) in &cell.missed {
            let value = value.to_decimal().expect("a decimal");
            content.statements.observations[at].value = Observed::Number(value);
            let (figures, _) = Figures::resolve(&content);
            let problems = check(&sources, &figures, Vec::new(), day()).problems;
            assert!(!has_errors(&problems), "{value} in {:?}: {problems:#?}", cell.key);
            compared += 1;
        }
        if cell.missed.is_empty() && cell.warnings == 0 {
            let Observed::Number(value) = stated else { continue };
            let value = value * congbo::number::Decimal::ONE_THOUSAND;
            content.statements.observations[at].value = Observed::Number(value);
            let (figures, _) = Figures::resolve(&content);
            let zero = value.is_zero();
            assert!(
                zero || has_errors(&check(&sources, &figures, Vec::new(), day()).problems),
                "{value}"
            );
            compared += 1;
        }
        content.statements.observations[at].value = stated;
    }
    assert!(compared > 40, "only {compared} were compared");
}

#[test]
fn coverage_names_what_nothing_defends_and_why() {
    let root = tempfile::tempdir().expect("a folder");
    copy(&repository().join("src/cli/starter"), root.path());
    for (language, words) in [
        ("vi", "viec.thu_ly @ don-vi/2020-6m: chỉ những giới hạn rộng đọc ô này"),
        ("en", "viec.thu_ly @ don-vi/2020-6m: only wide bounds read this cell"),
    ] {
        let run = congbo(root.path()).args(["--lang", language, "check", "--coverage"]).output();
        let run = run.expect("the program starts");
        assert_status(&run, 0);
        let text = String::from_utf8(run.stdout).expect("UTF-8");
        assert!(text.contains(words), "{text}");
    }
    let run = congbo(root.path()).args(["check", "--coverage", "--format", "json"]).output();
    let document: Value =
        serde_json::from_slice(&run.expect("the program starts").stdout).expect("JSON");
    let count = |path: &str| document.pointer(path).and_then(Value::as_u64).expect("a number");
    let missed = document["undefended"].as_array().expect("a list").iter();
    let missed: usize = missed.map(|cell| cell["missed"].as_array().map_or(0, Vec::len)).sum();
    assert_eq!(
        count("/mutations/tried"),
        count("/mutations/errors") + count("/mutations/warnings") + missed as u64
    );
    assert!(missed > 0);
    assert_eq!(
        count("/figures/all") - count("/figures/defended"),
        document["undefended_figures"].as_array().expect("a list").len() as u64
    );
}

fn built(root: &Path, as_of: &str) -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder");
    let mut command = congbo(root);
    command.args(["build", "--as-of", as_of, "--output"]).arg(place.path().join("site"));
    assert_status(&command.output().expect("the program starts"), 0);
    place
}

#[test]
fn the_day_of_the_edition_changes_no_byte_while_waivers_hold() {
    let root = demonstration();
    let (early, late) = (built(root.path(), "24/4/2020"), built(root.path(), "2035-12-31 23:59"));
    assert_same(&tree(early.path()), &tree(late.path()));
}

#[test]
fn a_waiver_is_printed_where_its_figures_are_shown_and_nowhere_else() {
    let root = demonstration();
    let site = built(root.path(), "20/10/2020");
    let page = |path: &str| {
        let html = site.path().join("site").join(path).join("index.html");
        fs::read_to_string(html).expect(path).replace('\u{a0}', " ")
    };
    let words = "chênh lệch 167 việc ở “Số việc năm trước chuyển sang, Hải Phòng, năm 2020”, đã được ông Trần Văn Minh, Trưởng phòng Nghiệp vụ (nhân vật minh họa) xác nhận đến ngày 31/12/2035: số việc đã chuyển sang sổ theo dõi riêng";
    let concerned = page("so-lieu/ky/2020-6m/hai-phong");
    assert!(concerned.contains(words), "no waiver on the page");
    assert!(!page("gioi-thieu").contains("đã được ông Trần Văn Minh"));
    assert!(!page("so-lieu/ky/2020-6m/toan-quoc").contains("đã được ông Trần Văn Minh"));
}

#[test]
fn an_expired_waiver_hides_nothing() {
    let run = |as_of: &str| {
        let mut command = congbo(&repository());
        command.args(["check", "--format", "json", "--as-of", as_of]);
        let run = command.output().expect("the program starts");
        let document: Value = serde_json::from_slice(&run.stdout).expect("JSON");
        let problems = document["problems"].as_array().expect("a list").clone();
        let rules = problems.iter().filter_map(|p| p["rule"].as_str().map(str::to_owned));
        rules.filter(|r| r.starts_with("waiver") || r == "carry-over-broken").collect::<Vec<_>>()
    };
    assert_eq!(run("31/12/2035"), Vec::<String>::new());
    let after = run("1/1/2036");
    let waivers = fs::read_to_string(repository().join("content/statistics/waivers.yaml"));
    let offices = waivers.expect("waivers").matches("    hai-phong").count();
    let count = |id: &str| after.iter().filter(|rule| *rule == id).count();
    assert!(offices > 0 && count("carry-over-broken") > offices, "{after:?}");
    assert_eq!(count("waiver-expired"), count("carry-over-broken"), "{after:?}");
}

#[test]
fn a_day_that_is_none_is_refused() {
    for command in ["check", "build"] {
        let run = congbo(&repository()).args([command, "--as-of", "31/9/2020"]).output();
        assert_status(&run.expect("the program starts"), 2);
    }
}
