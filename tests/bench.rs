//! The benchmark's own site, small: Congbo takes its content without a word, and every figure it prints
//! is the one the benchmark computes for itself. A wrong figure is noticed. Nothing is timed here.

mod support;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use support::{assert_status, build_well, congbo, repository};
use tempfile::TempDir;

/// A run of the benchmark's program.
fn bench(arguments: &[&str], folder: &Path) -> Output {
    let mut command = Command::new("python3");
    command.arg(repository().join("tests/bench/bench.py"));
    command.args(["--articles", "20", "--offices", "3,7"]).args(arguments).arg(folder);
    command.output().expect("python3 starts")
}

/// The site in the folder `site`, built into `out`.
fn built() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let site = folder.path().join("site");
    assert_status(&bench(&["--write-only", "--work"], &site), 0);
    let check = congbo(&site).args(["--lang", "en", "check"]).output().expect("the program starts");
    assert_status(&check, 0);
    let said = String::from_utf8_lossy(&[check.stdout, check.stderr].concat()).into_owned();
    assert!(said.contains("(0 warnings)"), "{said}");
    build_well(&site, &folder.path().join("out"));
    folder
}

#[test]
fn every_figure_of_the_benchmark_is_exact_and_a_wrong_one_is_noticed() {
    let folder = built();
    let out = folder.path().join("out");
    let judged = bench(&["--judge"], &out);
    assert_status(&judged, 0);
    let said = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(said.contains(" 0 disagreements"), "{said}");
    let figures: u64 = said.split(' ').next().and_then(|n| n.parse().ok()).expect("a number");
    assert!(figures > 5_000, "{said}");

    let verified = congbo(folder.path()).arg("verify").arg(&out).output().expect("it starts");
    assert_status(&verified, 0);

    // One digit of one figure: the judge must say so.
    let page = out.join("so-lieu/ky/2020-6m/cuc-01/index.html");
    let html = fs::read_to_string(&page).expect("a summary page");
    let at = html.find("%</data></td>").expect("a rate in a table") - 1;
    let digit = if html.as_bytes()[at] == b'7' { "8" } else { "7" };
    let wrong = format!("{}{digit}{}", &html[..at], &html[at + 1..]);
    fs::write(&page, wrong).expect("the page can be written");
    let judged = bench(&["--judge"], &out);
    assert_status(&judged, 1);
    let said = String::from_utf8_lossy(&judged.stdout).into_owned();
    assert!(said.contains("so-lieu/ky/2020-6m/cuc-01/index.html: no row"), "{said}");
}
