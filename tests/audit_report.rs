//! What an audit found, as people and programs see it: a report made by hand, rendered in every
//! format and both languages, compared with the files of `audit_report/`.
//!
//! `CONGBO_BLESS=1` rewrites those files; the report itself is below.

mod support;

use std::fs;
use std::ops::Range;
use std::path::PathBuf;

use annotate_snippets::Renderer;
use congbo::audit::document::Article;
use congbo::audit::finding::{Cause, Finding, Grade, Implied, ImpliedOf, Report, Verdict};
use congbo::audit::report::{Audited, to_html, to_json, to_sarif, to_text};
use congbo::diagnostic::{Bilingual, Language};
use congbo::number::Exact;
use serde_json::Value;
use support::repository;

fn folder() -> PathBuf {
    repository().join("tests/audit_report")
}

fn quotient(a: i64, b: i64) -> Exact {
    Exact::whole(a).div(Exact::whole(b)).expect("small numbers").expect("not by zero")
}

/// Every verdict, every grade, every field.
fn audited() -> Vec<Audited> {
    let name = "tests/audit_report/bai.txt";
    let bytes = fs::read(repository().join(name)).expect("the article");
    let article = Article::read(name, bytes).expect("a text");
    let at = |words: &str| -> Range<usize> {
        let start = article.document.text.find(words).unwrap_or_else(|| panic!("no “{words}”"));
        start..start + words.len()
    };
    let finding = |range, relation, verdict, grade, vi: &str, en: &str| Finding {
        range,
        relation,
        verdict,
        grade,
        message: Bilingual::new(vi, en),
        arithmetic: Bilingual::default(),
        implied: None,
        others: Vec::new(),
        cause: None,
    };
    let change = Finding {
        arithmetic: Bilingual::new("52 ÷ 1.300 = 4,00%", "52 ÷ 1,300 = 4.00%"),
        implied: Some(Implied {
            of: ImpliedOf::Base,
            least: quotient(5_200_000, 4_715),
            most: quotient(5_200_000, 4_705),
            unit: "hồ sơ".to_owned(),
            printed: vec![at("1.066"), at("1.248")],
        }),
        others: vec![at("1.248"), at("52")],
        cause: Some(0),
        ..finding(
            at("4,71%"),
            "change-percent",
            Verdict::Contradiction,
            Grade::Certain,
            "giảm 52 hồ sơ từ 1.300 là 4,00%, không phải 4,71%",
            "a fall of 52 from 1,300 is 4.00%, not 4.71%",
        )
    };
    let rate = Finding {
        arithmetic: Bilingual::new("1.066 ÷ 1.248 = 85,42%", "1,066 ÷ 1,248 = 85.42%"),
        others: vec![at("1.066"), at("1.248")],
        ..finding(at("85,42%"), "rate", Verdict::Holds, Grade::Certain, "tỷ lệ khớp", "it fits")
    };
    let points = finding(
        at("2,3%"),
        "points",
        Verdict::PointsAsPercent,
        Grade::Likely,
        "hiệu của hai tỷ lệ là điểm phần trăm",
        "a difference of two rates is in points",
    );
    let share = Finding {
        arithmetic: Bilingual::new("31 ÷ 1.066 = 2,91%", "31 ÷ 1,066 = 2.91%"),
        ..finding(at("2,91%"), "share", Verdict::Holds, Grade::Likely, "khớp", "it fits")
    };
    let gap = Finding {
        implied: Some(Implied {
            of: ImpliedOf::Value,
            least: Exact::whole(6),
            most: Exact::whole(6),
            unit: "hồ sơ".to_owned(),
            printed: Vec::new(),
        }),
        others: vec![at("31")],
        ..finding(
            at("25 hồ sơ <b>"),
            "a-relation-without-manual",
            Verdict::Contradiction,
            Grade::CannotTell,
            "vượt 6 hồ sơ chứ không thiếu",
            "6 too many, not too few",
        )
    };
    let date = finding(
        at("31/4"),
        "misprint",
        Verdict::Misprint,
        Grade::Certain,
        "tháng 4 không có ngày 31",
        "April has no day 31",
    );
    let open = finding(
        at("95%"),
        "rate",
        Verdict::Unverifiable,
        Grade::CannotTell,
        "bài không in số của quý II",
        "the article does not print the second quarter",
    );
    let cause = Cause {
        range: at("52"),
        message: Bilingual::new(
            "có lẽ là mức giảm của hồ sơ đã giải quyết",
            "probably the fall in files settled",
        ),
        grade: Grade::Likely,
        repairs: vec![0],
    };
    let findings = vec![change, rate, points, share, gap, date, open];
    let report = Report { findings, causes: vec![cause] };
    let second = Article::read("bảng 2.html", SECOND.as_bytes().to_vec()).expect("a page");
    let unread = Article::read("anh.docx", b"\x89PNG\r\n".to_vec()).expect_err("a picture");
    vec![
        Audited { name: name.to_owned(), outcome: Ok((article, report)) },
        Audited { name: "bảng 2.html".to_owned(), outcome: Ok((second, Report::default())) },
        Audited { name: "anh.docx".to_owned(), outcome: Err(unread) },
    ]
}

const SECOND: &str = "<h1>Bảng & số</h1><ul><li>Một<ul><li>Hai</ul></ul><table><caption>Hồ sơ\
    </caption><tr><th rowspan=2>Xã<th>Nhận<tr><td>12</table>";

fn compare(name: &str, actual: &str) {
    let path = folder().join(name);
    if std::env::var_os("CONGBO_BLESS").is_some() {
        fs::write(&path, actual).expect("the file is written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(actual, expected, "{name} differs; CONGBO_BLESS=1 rewrites it");
}

#[test]
fn people_read_it_as_text() {
    for (language, name) in [(Language::Vi, "vi.txt"), (Language::En, "en.txt")] {
        compare(name, &to_text(&audited(), language, &Renderer::plain()));
    }
}

#[test]
fn people_read_it_as_a_page() {
    for (language, name) in [(Language::Vi, "vi.html"), (Language::En, "en.html")] {
        let page = to_html(&audited(), language);
        compare(name, &page);
        assert!(!page.contains("<script") && !page.contains("src="), "the page stands alone");
        let ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|part| part.split('"').next()).collect();
        for (at, id) in ids.iter().enumerate() {
            assert!(!ids[..at].contains(id), "the id {id} stands twice");
        }
        for target in page.split("href=\"#").skip(1).filter_map(|part| part.split('"').next()) {
            assert!(ids.contains(&target), "nothing has the id {target}");
        }
    }
}

#[test]
fn programs_read_it_as_json() {
    let audited = audited();
    let json = to_json(&audited);
    compare("report.json", &json);
    let report: Value = serde_json::from_str(&json).expect("JSON");
    let file = fs::read(folder().join("bai.txt")).expect("the article");
    for finding in report["findings"].as_array().expect("findings") {
        let byte = |name: &str| finding[name].as_u64().expect("a number") as usize;
        let words = &file[byte("start")..byte("end")];
        assert_eq!(finding["excerpt"].as_str().map(str::as_bytes), Some(words));
        let before = std::str::from_utf8(&file[..byte("start")]).expect("UTF-8");
        assert_eq!(byte("line"), before.matches('\n').count() + 1);
        let line = before.rsplit('\n').next().expect("a line");
        assert_eq!(byte("column"), line.chars().count() + 1);
    }
    assert!(audited[0].has_faults());
    assert!(!audited[1].has_faults());
}

/// What SARIF 2.1.0 asks of a log, as far as this program writes one.
fn assert_sarif(text: &str) -> Value {
    let log: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "congbo");
    let rules = driver["rules"].as_array().expect("rules");
    for rule in rules {
        for part in ["shortDescription", "fullDescription", "help"] {
            assert!(rule[part]["text"].as_str().is_some_and(|text| !text.is_empty()), "{rule}");
        }
    }
    for result in run["results"].as_array().expect("results") {
        if let Some(index) = result["ruleIndex"].as_u64() {
            assert_eq!(rules[index as usize]["id"], result["ruleId"]);
        }
        let (kind, level) = (result["kind"].as_str(), result["level"].as_str());
        assert_eq!(kind == Some("fail"), level != Some("none"), "{result}");
        assert!(result["message"]["text"].as_str().is_some_and(|text| !text.is_empty()));
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a file");
        assert!(uri.is_ascii() && !uri.contains(' '), "{uri}");
        if let Some(region) = place.get("region") {
            let number = |name: &str| region[name].as_u64().expect("a number");
            assert!(number("startLine") >= 1 && number("startColumn") >= 1);
            let start = (number("startLine"), number("startColumn"));
            assert!((number("endLine"), number("endColumn")) >= start, "{region}");
        }
    }
    log
}

#[test]
fn programs_read_it_as_sarif() {
    let text = to_sarif(&audited(), Language::En);
    compare("report.sarif", &text);
    let log = assert_sarif(&text);
    let run = &log["runs"][0];
    assert_eq!(run["results"].as_array().map(Vec::len), Some(7));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn a_check_of_content_is_read_as_sarif_too() {
    let root = repository().join("tests/bad_content");
    let run = |format: &str| {
        let mut command = support::congbo(&root);
        let run = command.args(["check", "--format", format]).output().expect("it runs");
        String::from_utf8(run.stdout).expect("UTF-8")
    };
    let log = assert_sarif(&run("sarif"));
    let json: Value = serde_json::from_str(&run("json")).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    let problems = json["problems"].as_array().expect("problems");
    assert_eq!(results.len(), problems.len());
    for (result, problem) in results.iter().zip(problems) {
        assert_eq!(result["ruleId"], problem["rule"]);
        assert!(result["ruleIndex"].is_u64(), "{}", result["ruleId"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"], problem["line"]);
        assert_eq!(region["startColumn"], problem["column"]);
    }
}
