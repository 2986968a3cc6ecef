//! The demonstration site before judges from outside: a browser with axe-core on every page, and
//! the Nu HTML checker. `browser/judge.mjs` says what is asked of a page.

mod support;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use support::{build_well, copy, repository};

fn tools() -> PathBuf {
    repository().join("tests/browser")
}

fn judge(site: &Path, which: &[&str]) -> Output {
    let mut command = Command::new("node");
    command.arg(tools().join("judge.mjs")).arg(site).args(which);
    command.output().expect("node starts")
}

#[track_caller]
fn assert_sound(run: &Output) {
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    println!("{said}");
}

#[test]
fn pages_are_sound_in_a_browser() {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), folder.path());
    // `node tests/browser/judge.mjs SITE all` takes every page.
    assert_sound(&judge(folder.path(), &["sample"]));
}

#[test]
fn every_kind_of_page_is_sound_in_english() {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), folder.path());
    assert_sound(&judge(folder.path(), &["kinds", "en/"]));
}

#[test]
fn a_page_with_faults_does_not_pass() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&tools().join("faulty"), folder.path());
    let run = judge(folder.path(), &["all"]);
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(run.status.code(), Some(1), "{said}{}", String::from_utf8_lossy(&run.stderr));
    for wanted in [
        "axe finds image-alt",
        "axe finds color-contrast",
        "320 px: scrolls sideways",
        "leaves the site",
        "console: policy: script-src",
        "keyboard: the first stop is not the way past the menu",
        "keyboard: no visible focus",
        "script in an attribute",
        "style inside the page",
    ] {
        assert!(said.contains(wanted), "“{wanted}” was not found:\n{said}");
    }
}

#[test]
fn the_nu_checker_finds_no_error() {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), folder.path());
    let mut checker = Command::new("java");
    checker.arg("-jar").arg(tools().join("node_modules/vnu-jar/build/dist/vnu.jar"));
    // Warnings are advice: it takes a page of a folder to have no origin, so that the policy of the
    // page allows it nothing, and a block of data for a script. The browser judges the policy.
    checker.args(["--skip-non-html", "--errors-only"]);
    let run = checker.arg(folder.path()).output().expect("java starts");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success() && said.trim().is_empty(), "{said}");
}
