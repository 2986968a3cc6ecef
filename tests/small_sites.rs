//! Sites of a few lines, each with one thing that is unlike the demonstration: what is said of
//! them, and what is published.

mod support;

use std::fs;
use std::path::Path;

use serde_json::Value;
use support::{Tree, assert_status, build, congbo, tree};
use tempfile::TempDir;

const SITE: &str = "title: Mẫu\noffice: huyen\nbase_url: https://mau.example/\nlanguages: [vi]\nreporting_year: { starts: 1/10 }\n";
const INDICATORS: &str = "\
viec.thu_ly: { name: Số việc thụ lý, unit: việc, roll_up: sum }
viec.cdk: { name: Có điều kiện, unit: việc, part_of: viec.thu_ly }
viec.xong: { name: Thi hành xong, unit: việc, part_of: viec.cdk }
viec.ty_le: { name: Tỷ lệ xong, rate: { of: viec.xong, over: viec.cdk }, decimals: 1 }
";
const OFFICES: &str = "huyen: { name: Chi cục mẫu }\nxa: { name: Xã mẫu, parent: huyen }\n";
const SOURCE: &str = "status: final\nsource: { document: Báo cáo }\n";

/// A site of the files above, with others added or in their place; an empty text takes a file out.
fn site(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let statement = format!(
        "period: 2020-6m\noffice: huyen\n{SOURCE}values: {{ viec.thu_ly: 30, viec.cdk: 20, viec.xong: 10 }}\n"
    );
    let base = [
        ("site.yaml", SITE),
        ("statistics/indicators.yaml", INDICATORS),
        ("statistics/offices.yaml", OFFICES),
        ("statistics/2020-6m/huyen.yaml", &statement),
    ];
    for (name, text) in base.iter().chain(files) {
        let path = folder.path().join("content").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        if text.is_empty() {
            fs::remove_file(path).expect("removed");
        } else {
            fs::write(path, text).expect("written");
        }
    }
    folder
}

fn article(body: &str) -> String {
    format!("---\ntitle: Bài\ndate: 2/4/2020\nperiod: 2020-6m\n---\n\n{body}\n")
}

const ARTICLE: &str = "news/2020/04/bai/index.md";

/// Every problem as `rule file:line`.
fn problems(root: &Path) -> Vec<String> {
    let run = congbo(root).args(["check", "--format", "json"]).output().expect("starts");
    let document: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let list = document["problems"].as_array().expect("a list");
    let text = |problem: &Value, field: &str| problem[field].as_str().unwrap_or("").to_owned();
    list.iter().map(|p| format!("{} {}:{}", text(p, "rule"), text(p, "file"), p["line"])).collect()
}

fn built(root: &Path) -> Tree {
    let output = root.join("out");
    assert_status(&build(root, &output), 0);
    tree(&output)
}

fn page(site: &Tree, name: &str) -> String {
    let bytes = site.get(name).unwrap_or_else(|| panic!("no {name} in {:?}", site.keys()));
    String::from_utf8(bytes.clone()).expect("UTF-8")
}

#[test]
fn an_unreadable_cell_is_told_once_and_not_at_every_figure_that_rests_on_it() {
    let references = "{{ viec.xong }} {{ viec.ty_le }} {{ viec.xong | share }} {{ viec.cdk | of }} \
                      {{ viec.xong /2021-6m | change }} {{ viec.ty_le /2021-6m | points }} \
                      {{ viec.xong /2021-6m | same }}";
    let next = format!(
        "period: 2021-6m\noffice: huyen\n{SOURCE}values: {{ viec.thu_ly: 30, viec.cdk: 20, viec.xong: 9 }}\n"
    );
    let with = |values: &str, head: &str| {
        let statement = format!("period: 2020-6m\noffice: huyen\n{head}values:\n{values}\n");
        let root = site(&[
            ("statistics/2020-6m/huyen.yaml", &statement),
            ("statistics/2021-6m/huyen.yaml", &next),
            (ARTICLE, &article(references)),
        ]);
        problems(root.path())
    };
    let good = "  viec.thu_ly: 30\n  viec.cdk: 20\n  viec.xong: 10";
    assert_eq!(with(good, SOURCE), [""; 0]);
    let cell = "  viec.thu_ly: 30\n  viec.cdk: 20\n  viec.xong: 10.2";
    assert_eq!(with(cell, SOURCE), ["unreadable-number content/statistics/2020-6m/huyen.yaml:8"]);
    let whole = "status: xong\nsource: { document: Báo cáo }\n";
    assert_eq!(with(good, whole), ["wrong-kind content/statistics/2020-6m/huyen.yaml:3"]);
    // What nobody stated is still missed.
    let missing = "  viec.thu_ly: 30\n  viec.cdk: 20";
    assert!(with(missing, SOURCE).iter().any(|p| p.starts_with("no-value")));
}

#[test]
fn a_sum_over_an_unreadable_cell_is_a_quiet_hole_too() {
    let statement = format!(
        "period: 2020-6m\n{SOURCE}table:\n  columns: [viec.thu_ly]\n  rows:\n    xa: [1.2]\n"
    );
    let root = site(&[
        ("statistics/2020-6m/huyen.yaml", &statement),
        (ARTICLE, &article("{{ viec.thu_ly }} {{ viec.thu_ly @ xa }}")),
    ]);
    assert_eq!(
        problems(root.path()),
        ["unreadable-number content/statistics/2020-6m/huyen.yaml:7"]
    );
}

#[test]
fn an_office_of_which_nothing_is_known_has_no_page_for_the_period() {
    let statement =
        format!("period: 2020-3m\n{SOURCE}table:\n  columns: [viec.cdk]\n  rows:\n    xa: [12]\n");
    let root = site(&[("statistics/2020-3m/xa.yaml", &statement)]);
    let site = built(root.path());
    assert!(site.contains_key("so-lieu/ky/2020-3m/xa/index.html"));
    assert!(!site.contains_key("so-lieu/ky/2020-3m/huyen/index.html"));
}

#[test]
fn links_between_texts_lead_to_files() {
    let root = site(&[
        (
            ARTICLE,
            &article(
                "[a](../hai.md#muc-muc) [b](/gioi-thieu) [c](/pages/gioi-thieu.md) [d](https://a.vn/x)",
            ),
        ),
        ("news/2020/04/hai.md", &article("## Mục\n\nXem [bài](bai/index.md) và [số](/so-lieu/).")),
        ("pages/gioi-thieu.md", "---\ntitle: Giới thiệu\n---\n\n[Tin](../tin-tuc/)\n"),
    ]);
    let site = built(root.path());
    let one = page(&site, "tin-tuc/2020/04/bai/index.html");
    for wanted in [
        "href=\"../../../../tin-tuc/2020/04/hai/index.html#muc-muc\"",
        "href=\"../../../../gioi-thieu/index.html\">b<",
        "href=\"../../../../gioi-thieu/index.html\">c<",
        "href=\"https://a.vn/x\"",
        "<link rel=\"canonical\" href=\"https://mau.example/tin-tuc/2020/04/bai/\">",
    ] {
        assert!(one.contains(wanted), "{wanted}");
    }
    let two = page(&site, "tin-tuc/2020/04/hai/index.html");
    assert!(two.contains("href=\"../../../../tin-tuc/2020/04/bai/index.html\">bài<"));
    assert!(two.contains("href=\"../../../../so-lieu/index.html\">số<"));
    assert!(page(&site, "gioi-thieu/index.html").contains("href=\"../tin-tuc/index.html\">Tin<"));
}

#[test]
fn an_old_address_stays_in_the_site_and_stands_in_no_files_way() {
    let with = |alias: &str| {
        let text = article("Chữ.").replace("date:", &format!("aliases: ['{alias}']\ndate:"));
        let root = site(&[(ARTICLE, &text)]);
        let run = build(root.path(), &root.path().join("out"));
        let said = String::from_utf8_lossy(&run.stderr).into_owned();
        (run.status.code(), said)
    };
    for good in ["/haiphong/tin.aspx", "/a/b/", "/a-b", "/x.htm"] {
        assert_eq!(with(good).0, Some(0), "{good}: {}", with(good).1);
    }
    for (bad, rule) in [
        ("//etc/", "bad-address"),
        ("/../x/", "bad-address"),
        ("/a//b/", "bad-address"),
        ("/", "bad-address"),
        ("/con/", "bad-address"),
        ("/com7.html", "bad-address"),
        ("/a./", "bad-address"),
        ("/a?b", "bad-address"),
        ("/Tin-Tuc/", "address-taken"),
        ("/index.html", "address-taken"),
        // A folder where a file lies, and a file below one.
        ("/atom.xml", "address-taken"),
        ("/atom.xml/a/", "address-taken"),
        ("/tin-tuc.html/a/", ""),
    ] {
        let (status, said) = with(bad);
        if rule.is_empty() {
            assert_eq!(status, Some(0), "{bad}: {said}");
        } else {
            assert_eq!(status, Some(1), "{bad}: {said}");
            assert!(said.contains(rule), "{bad}: {said}");
        }
    }
}

#[test]
fn a_base_address_has_no_query() {
    let root = site(&[]);
    let output = root.path().join("out");
    for (url, status) in [("https://a.vn/b", 0), ("https://a.vn/?b", 2), ("https://a.vn/#b", 2)] {
        let mut command = congbo(root.path());
        command.args(["build", "--base-url", url, "--output"]).arg(&output);
        assert_status(&command.output().expect("starts"), status);
    }
}

/// A figure that stands on a hundred formulas is computed; a longer chain is told where it grows too
/// long, once, whatever its length.
#[test]
fn a_chain_of_formulas_has_a_length_a_reader_could_follow() {
    let chain = |links: usize| {
        let mut text = INDICATORS.to_owned();
        let mut before = "viec.thu_ly".to_owned();
        for link in 1..=links {
            let letters = [b'a' + (link / 26 % 26) as u8, b'a' + (link % 26) as u8];
            let name = String::from_utf8_lossy(&letters).repeat(link / 676 + 1);
            text += &format!("buoc{link}: {{ name: Bước {name}, unit: việc, is: {before} + 1 }}\n");
            before = format!("buoc{link}");
        }
        site(&[("statistics/indicators.yaml", &text)])
    };
    let root = chain(100);
    fs::create_dir_all(root.path().join("content/news/2020/04/bai")).expect("a folder");
    fs::write(
        root.path().join("content").join(ARTICLE),
        article("{{ buoc100 @ huyen / 2020-6m }}"),
    )
    .expect("written");
    assert_eq!(problems(root.path()), Vec::<String>::new());
    let html = page(&built(root.path()), "tin-tuc/2020/04/bai/index.html");
    assert!(html.contains("130\u{a0}việc"), "30 and a hundred times one");
    let root = chain(250);
    let lines = ["broken-formula content/statistics/indicators.yaml:105"];
    let told = problems(root.path());
    let of_formulas: Vec<&str> =
        told.iter().map(String::as_str).filter(|line| line.starts_with("broken-formula")).collect();
    assert_eq!(of_formulas[..1], lines, "{told:?}");
    assert_eq!(of_formulas.len(), 2, "{told:?}");
}
