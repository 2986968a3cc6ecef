//! Search as a reader has it: the index of the demonstration looked up by the page's own script in
//! a real browser, opened from the disk and under the page's own policy.
//!
//! Needs Chromium, by any of its usual names; `tests/run` installs it.

mod support;

use std::fs;
use std::path::Path;
use std::process::Command;

use support::{build_well, repository};
use tempfile::TempDir;

/// A page as the browser has it when all its scripts have run.
fn dumped(address: &str) -> String {
    let profile = tempfile::tempdir().expect("a folder");
    let profile = format!("--user-data-dir={}", profile.path().display());
    let names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    for name in names {
        let run = Command::new(name)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=600000"])
            .args([&profile, "--dump-dom", address])
            .output();
        if let Ok(output) = run {
            return String::from_utf8(output.stdout).expect("UTF-8");
        }
    }
    panic!("no Chromium: tests/run installs it");
}

fn demonstration() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), folder.path());
    folder
}

fn address(folder: &Path, path: &str) -> String {
    format!("file://{}", folder.join(path).display())
}

/// Questions and the page that must come first.
fn questions() -> Vec<(String, String)> {
    let text = fs::read_to_string(repository().join("tests/search/queries.txt")).expect("there");
    let lines = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .map(|line| {
            let (question, page) = line.split_once(" => ").expect("a question and a page");
            (question.to_owned(), page.trim().to_owned())
        })
        .collect()
}

#[test]
fn every_question_finds_its_page_first() {
    let site = demonstration();
    let page = fs::read_to_string(site.path().join("tim-kiem/index.html")).expect("a page");
    let asked: Vec<String> = questions().into_iter().map(|(question, _)| question).collect();
    let asked_json = serde_json::to_string(&asked).expect("JSON");
    let harness = fs::read_to_string(repository().join("tests/search/harness.js")).expect("there");
    fs::write(
        site.path().join("tim-kiem/asked.js"),
        format!("window.questions = {asked_json};\n{harness}"),
    )
    .expect("written");
    let with_harness = page.replace("</head>", "<script src=\"asked.js\" defer></script></head>");
    fs::write(site.path().join("tim-kiem/asked.html"), with_harness).expect("written");

    let dom = dumped(&address(site.path(), "tim-kiem/asked.html"));
    let (_, rest) = dom.split_once("<pre id=\"outcome\">").expect("the questions were asked");
    let (outcome, _) = rest.split_once("</pre>").expect("closed");
    let outcome = outcome.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    let outcome: Vec<Vec<String>> = serde_json::from_str(&outcome).expect("JSON");

    assert_eq!(outcome.len(), asked.len());
    assert!(asked.len() >= 40, "{} questions", asked.len());
    let mut wrong = Vec::new();
    for ((question, page), found) in questions().into_iter().zip(outcome) {
        if found.get(1).map(String::as_str) != Some(&format!("../{page}index.html")) {
            wrong.push(format!("{question}: {page}, but {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_address_of_a_search_shows_its_results_and_says_how_many() {
    let site = demonstration();
    let dom = dumped(&(address(site.path(), "tim-kiem/index.html") + "?q=tr%E1%BA%A1i%20giam"));
    let (_, rest) = dom.split_once("role=\"status\"").expect("a status");
    let (status, rest) = rest.split_once("</p>").expect("closed");
    assert!(status.contains("Tìm thấy"), "{status}");
    let (first, _) = rest.split_once("</li>").expect("a result");
    assert!(
        first.contains("href=\"../tin-tuc/2019/11/phoi-hop-voi-trai-giam/index.html\""),
        "{first}"
    );
    assert!(first.contains(">Tin, 20/11/2019<"), "{first}");
}

#[test]
fn without_scripts_the_page_says_what_to_use_instead() {
    let site = demonstration();
    let page = fs::read_to_string(site.path().join("tim-kiem/index.html")).expect("a page");
    let (_, rest) = page.split_once("<noscript>").expect("words for those without scripts");
    let (words, rest) = rest.split_once("</noscript>").expect("closed");
    assert!(words.contains("hãy dùng các danh mục dưới đây"), "{words}");
    for list in ["tin-tuc/index.html", "so-lieu/index.html", "chu-de/index.html"] {
        assert!(rest.contains(&format!("href=\"../{list}\"")), "no link to {list}");
    }
    // Nothing but files of the site may run, and the page needs nothing else.
    assert!(page.contains("script-src 'self'"));
    assert!(!page.contains(" onclick=") && !page.contains("<script>"));
}

#[test]
fn the_index_grows_with_the_words_of_the_pages_and_no_faster() {
    let site = demonstration();
    let size = |folder: &str, ending: &str| -> u64 {
        walkdir::WalkDir::new(site.path().join(folder))
            .into_iter()
            .flatten()
            .filter(|entry| entry.path().to_string_lossy().ends_with(ending))
            .map(|entry| entry.metadata().expect("a size").len())
            .sum()
    };
    let (index, pages) = (size("search", ".js"), size("", "index.html"));
    assert!(index * 5 < pages, "an index of {index} bytes for {pages} bytes of pages");
}
