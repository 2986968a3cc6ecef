//! One site with every kind of fault: a single run of `check` names each of them with its rule,
//! its file and its line, in both languages, and `build` writes nothing.
//!
//! `CONGBO_BLESS=1` rewrites the files `expected*.txt`; the list [`FAULTS`] is kept by hand.

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use serde_json::Value;
use support::{assert_same, assert_status, build, congbo, copy, repository, tree};

/// Every fault: its rule, its file and the words that stand on its line (none: the file itself).
const FAULTS: &[(&str, &str, &str)] = &[
    // Files
    ("unreadable-file", "content/pages/khong-phai-utf8.md", ""),
    ("unreadable-file", "content/pages/vong", ""),
    ("bad-name", "content/news/2020/04/Sơ-kết/index.md", "---"),
    // YAML
    ("yaml-syntax", "content/statistics/2020-6m/vo.yaml", "status: final"),
    ("yaml-feature", "content/statistics/2020-6m/neo.yaml", "&so 12"),
    ("yaml-feature", "content/statistics/2020-6m/neo.yaml", "*so"),
    ("yaml-feature", "content/statistics/2020-6m/neo.yaml", "!!int 5"),
    ("yaml-feature", "content/statistics/2020-6m/nhieu.yaml", "---"),
    ("duplicate-key", "content/statistics/2020-6m/trung-khoa.yaml", "viec.thu_ly: 1.101"),
    ("unknown-field", "content/site.yaml", "colour: đỏ"),
    ("unknown-field", "content/news/2020/04/khung/index.md", "tilte"),
    ("missing-field", "content/news/2020/04/thieu/index.md", "date: 31/9/2020"),
    ("missing-field", "content/statistics/2020-6m/thieu-ky.yaml", "office: le-chan"),
    ("missing-field", "content/statistics/targets.yaml", "- indicator"),
    ("wrong-kind", "content/statistics/2020-6m/sai-kieu.yaml", "period: [2020-6m]"),
    ("wrong-kind", "content/statistics/2020-6m/ky-la.yaml", "gần xong"),
    ("wrong-kind", "content/statistics/2020-6m/hai.yaml", "le-chan: [1.100]"),
    ("wrong-kind", "content/news/2020/04/bi-danh/index.md", "tags: { a: b }"),
    // Dates and periods
    ("impossible-date", "content/news/2020/04/thieu/index.md", "31/9/2020"),
    ("impossible-date", "content/statistics/2020-6m/mot.yaml", "31/9/2020"),
    ("unknown-period", "content/statistics/2020-6m/ky-la.yaml", "sáu tháng"),
    ("unknown-period", "content/news/2020/04/tham-chieu/index.md", "2020-13m"),
    // Numbers
    ("unreadable-number", "content/statistics/2020-6m/mot.yaml", "47.3"),
    ("unreadable-number", "content/statistics/2020-6m/mot.yaml", "12%"),
    ("unreadable-number", "content/statistics/2020-6m/mot.yaml", "1,234,567"),
    ("not-whole", "content/statistics/2020-6m/mot.yaml", "viec.xong: 3,5"),
    ("stated-twice", "content/statistics/2020-6m/mot.yaml", "viec.thu_ly: 10.232"),
    ("rate-stated", "content/statistics/2020-6m/mot.yaml", "viec.ty_le_xong: 47,3"),
    // Offices and indicators
    ("unknown-office", "content/statistics/2020-6m/hai.yaml", "haiphong: [1, 2]"),
    ("unknown-office", "content/news/2020/04/tham-chieu/index.md", "hai-fong"),
    ("office-not-in-force", "content/statistics/2020-6m/hai.yaml", "giai-the: [1, 1]"),
    ("office-loop", "content/statistics/offices.yaml", "tren:"),
    ("unknown-figure", "content/site.yaml", "viec.khong_ro"),
    ("unknown-figure", "content/statistics/2020-6m/mot.yaml", "viec.khong_khai"),
    ("unknown-figure", "content/news/2020/04/tham-chieu/index.md", "viec.thuly"),
    ("unknown-figure", "content/news/2020/04/khoi/index.md", "viec.khong_co"),
    ("formula-cycle", "content/statistics/indicators.yaml", "viec.vong_mot:"),
    ("mixed-units", "content/statistics/indicators.yaml", "is: viec.cdk + tien.thu_ly"),
    ("broken-formula", "content/statistics/indicators.yaml", "is: viec.thu_ly -"),
    // References
    ("unknown-form", "content/news/2020/04/tham-chieu/index.md", "chnage"),
    ("no-base", "content/news/2020/04/tham-chieu/index.md", "viec.moi | share"),
    ("no-value", "content/news/2020/04/tham-chieu/index.md", "viec.thu_ly | change"),
    ("no-value", "content/news/2020/04/tham-chieu/index.md", "@ toan-quoc"),
    ("no-target", "content/news/2020/04/tham-chieu/index.md", "viec.thu_ly | target"),
    ("malformed-reference", "content/news/2020/04/tham-chieu/index.md", "viec.thu_ly number"),
    ("form-does-not-fit", "content/news/2020/04/tham-chieu/index.md", "viec.thu_ly | words"),
    ("form-misfit", "content/news/2020/04/tham-chieu/index.md", "period | change"),
    ("reference-outside-text", "content/news/2020/04/tham-chieu/index.md", "Ngoài phần chữ"),
    ("unclosed-reference", "content/news/2020/04/tham-chieu/index.md", "Không đóng"),
    ("no-period", "content/pages/ghi-chu.md", "Không có kỳ"),
    // Dangerous text
    ("raw-html", "content/news/2020/04/nguy-hiem/index.md", "<b onclick"),
    ("raw-html", "content/news/2020/04/nguy-hiem/index.md", "<script>"),
    ("unsafe-address", "content/news/2020/04/nguy-hiem/index.md", "javascript:"),
    ("foreign-picture", "content/news/2020/04/nguy-hiem/index.md", "https://noi-khac.example"),
    ("address-above-root", "content/news/2020/04/nguy-hiem/index.md", "bi-mat.jpg"),
    ("bad-address", "content/news/2020/04/khung/index.md", "../../../../x.jpg"),
    ("bad-address", "content/news/2020/04/khoi/index.md", "file: ../../../../../x.jpg"),
    ("missing-picture", "content/news/2020/04/nguy-hiem/index.md", "khong-co.jpg"),
    ("missing-picture", "content/news/2020/04/bi-danh/index.md", "khong-co.jpg"),
    ("missing-alt", "content/news/2020/04/nguy-hiem/index.md", "![](khong-co.jpg)"),
    ("heading-one", "content/news/2020/04/nguy-hiem/index.md", "# Tiêu đề cấp một"),
    ("heading-skip", "content/news/2020/04/nguy-hiem/index.md", "#### Nhảy cấp"),
    ("stray-footnote", "content/news/2020/04/nguy-hiem/index.md", "[^1]"),
    // Blocks
    ("wrong-kind", "content/news/2020/04/khoi/index.md", "thay_doi"),
    ("unknown-block", "content/news/2020/04/khoi/index.md", "```tabel"),
    ("misplaced-block", "content/news/2020/04/khoi/index.md", "```narrative"),
    ("broken-block", "content/news/2020/04/khoi/index.md", "top: ba"),
    ("unclosed-block", "content/news/2020/04/khoi/index.md", "```key-figures"),
    // Addresses
    ("address-taken", "content/news/2020/04/bi-danh/index.md", "aliases:"),
    ("address-taken", "content/pages/ghi-chu.md", "aliases:"),
    ("dead-link", "content/site.yaml", "page: khong-co"),
];

fn kept(name: &str) -> PathBuf {
    repository().join("tests/bad_content").join(name)
}

/// The site, with the faults a repository cannot hold.
fn root() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    copy(&kept("content"), &content);
    let not_utf8 = b"---\ntitle: Th\xf4ng b\xe1o\n---\n";
    fs::write(content.join("pages/khong-phai-utf8.md"), not_utf8).expect("written");
    link(&content, &content.join("pages/vong"));
    folder
}

#[cfg(unix)]
fn link(to: &Path, at: &Path) {
    std::os::unix::fs::symlink(to, at).expect("a link");
}

#[cfg(windows)]
fn link(to: &Path, at: &Path) {
    std::os::windows::fs::symlink_dir(to, at).expect("a link");
}

fn check(root: &Path, language: &str, format: &str) -> Output {
    let arguments = ["--lang", language, "check", "--format", format];
    congbo(root).args(arguments).env("NO_COLOR", "1").output().expect("the program starts")
}

fn problems(root: &Path) -> Vec<Value> {
    let run = check(root, "vi", "json");
    assert_status(&run, 1);
    let document: Value =
        serde_json::from_slice(&run.stdout).expect("JSON on stdout, nothing else");
    let list = document["problems"].as_array().expect("a list of problems").clone();
    let count = |severity: &str| list.iter().filter(|p| p["severity"] == severity).count();
    assert_eq!(document["errors"], count("error"));
    assert_eq!(document["warnings"], count("warning"));
    list
}

/// `rule file:line`, the line only where there is one.
fn place(problem: &Value) -> String {
    let text = |field: &str| problem[field].as_str().unwrap_or_default();
    match problem["line"].as_u64() {
        Some(line) => format!("{} {}:{line}", text("rule"), text("file")),
        None => format!("{} {}", text("rule"), text("file")),
    }
}

/// Compares with a kept file, or rewrites it.
fn assert_kept(name: &str, found: &str) {
    let path = kept(name);
    if std::env::var_os("CONGBO_BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, found).expect("written");
    }
    let wanted = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if let Some(at) = wanted.lines().zip(found.lines()).position(|(a, b)| a != b) {
        let line = |text: &str| text.lines().nth(at).unwrap_or_default().to_owned();
        panic!("{name}, line {}:\n  kept:  {}\n  found: {}", at + 1, line(&wanted), line(found));
    }
    assert_eq!(wanted, found, "{name} is longer or shorter");
}

#[test]
fn one_run_names_every_fault_at_its_line() {
    let root = root();
    let found: BTreeSet<String> = problems(root.path()).iter().map(place).collect();
    let mut kinds = BTreeSet::new();
    let mut unnamed = Vec::new();
    for (rule, file, words) in FAULTS {
        kinds.insert(*rule);
        let at = if words.is_empty() {
            format!("{rule} {file}")
        } else {
            let text = fs::read_to_string(root.path().join(file)).expect("the file");
            let lines: Vec<usize> = (1..)
                .zip(text.lines())
                .filter(|(_, line)| line.contains(words))
                .map(|(number, _)| number)
                .collect();
            let line = lines.first().unwrap_or_else(|| panic!("{file} does not hold {words}"));
            format!("{rule} {file}:{line}")
        };
        if !found.contains(&at) {
            unnamed.push(format!("{at} ({words})"));
        }
    }
    assert!(kinds.len() >= 40, "{} kinds of fault", kinds.len());
    assert!(unnamed.is_empty(), "not named:\n{}\nnamed:\n{found:#?}", unnamed.join("\n"));
}

#[test]
fn the_list_of_problems_is_as_kept() {
    let list: Vec<String> = problems(root().path()).iter().map(|p| place(p) + "\n").collect();
    assert_kept("expected.txt", &list.concat());
}

#[test]
fn every_problem_says_what_and_how_in_both_languages() {
    for problem in problems(root().path()) {
        let at = place(&problem);
        for field in ["message", "remedy"] {
            for language in ["vi", "en"] {
                let said = problem[field][language].as_str().unwrap_or_default();
                assert!(!said.trim().is_empty(), "{at}: no {field} in {language}");
                assert!(!said.contains("{}") && !said.contains('\u{fffd}'), "{at}: {said}");
            }
            assert_ne!(
                problem[field]["vi"], problem[field]["en"],
                "{at}: {field} is not translated"
            );
        }
        if let Some(start) = problem["start"].as_u64() {
            assert!(start <= problem["end"].as_u64().expect("an end"), "{at}");
            assert!(problem["column"].as_u64().is_some_and(|column| column > 0), "{at}");
        }
    }
}

#[test]
fn the_text_for_people_is_as_kept() {
    let root = root();
    for language in ["vi", "en"] {
        let run = check(root.path(), language, "text");
        assert_status(&run, 1);
        assert!(run.stdout.is_empty(), "messages do not belong on stdout");
        let text = String::from_utf8(run.stderr).expect("UTF-8");
        let folder = root.path().to_str().expect("UTF-8");
        assert!(!text.contains(folder), "a message names the folder of this machine");
        assert_kept(&format!("expected.{language}.txt"), &text);
    }
}

#[test]
fn every_rule_named_can_be_explained() {
    let root = root();
    let rules: BTreeSet<String> = problems(root.path())
        .iter()
        .map(|problem| problem["rule"].as_str().expect("a rule").to_owned())
        .collect();
    for rule in rules {
        for language in ["vi", "en"] {
            let run = congbo(root.path()).args(["--lang", language, "explain", &rule]).output();
            let run = run.expect("the program starts");
            assert_status(&run, 0);
            assert!(run.stdout.len() > 40, "{rule} is not explained");
        }
    }
}

#[test]
fn build_writes_nothing() {
    let root = root();
    let before = tree(root.path());
    let place = tempfile::tempdir().expect("a folder");
    assert_status(&build(root.path(), &place.path().join("site")), 1);
    assert_eq!(fs::read_dir(place.path()).expect("readable").count(), 0, "something was written");
    let run = congbo(root.path()).arg("build").output().expect("the program starts");
    assert_status(&run, 1);
    assert_same(&tree(root.path()), &before);
}

#[test]
fn the_order_of_problems_does_not_depend_on_threads() {
    let root = root();
    let run = |threads: &str| {
        let mut command = congbo(root.path());
        command.args(["check", "--format", "json"]).env("RAYON_NUM_THREADS", threads);
        command.output().expect("the program starts").stdout
    };
    let one = run("1");
    for _ in 0..5 {
        assert!(one == run("8"), "the order of problems changes");
    }
}
