//! The results paragraph the demonstration declares is right for rises, falls, equality, zero and
//! missing values.
//!
//! A case is a file in `tests/narrative/`: the values of this period, a line `--- cùng kỳ` and those
//! of the same period a year before (or none), a line `--- kết quả` and the paragraph expected.
//! `CONGBO_BLESS=1 cargo test --release --test narrative` rewrites the paragraphs; read the diff.

use std::fs;
use std::path::Path;

use congbo::site::{Edition, File, Press, build};

const BEFORE: &str = "--- cùng kỳ\n";
const EXPECTED: &str = "--- kết quả\n";

#[test]
fn every_case_reads_as_it_should() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/narrative");
    let mut cases: Vec<_> = fs::read_dir(&folder)
        .expect("the folder of cases")
        .map(|entry| entry.expect("a case").path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .collect();
    cases.sort();
    assert!(cases.len() >= 6, "cases were found");
    let mut wrong = Vec::new();
    for path in cases {
        let case = fs::read_to_string(&path).expect("a readable case");
        let (values, rest) = case.split_once(BEFORE).expect("a line `--- cùng kỳ`");
        let (before, expected) = rest.split_once(EXPECTED).expect("a line `--- kết quả`");
        let said = paragraph(values, before);
        if std::env::var_os("CONGBO_BLESS").is_some() {
            fs::write(&path, format!("{values}{BEFORE}{before}{EXPECTED}{said}\n"))
                .expect("blessed");
        } else if said != expected.trim_end() {
            wrong.push(format!(
                "{}\n  expected: {}\n  found:    {said}",
                path.display(),
                expected.trim_end()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The paragraph of a site with these values, as plain text with ordinary spaces.
fn paragraph(values: &str, before: &str) -> String {
    let root = tempfile::tempdir().expect("a folder");
    let write = |path: &str, text: &str| {
        let path = root.path().join("content").join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    write(
        "site.yaml",
        "title: T\noffice: a\nbase_url: https://a.example/\nreporting_year: { starts: 1/10 }\n",
    );
    write("statistics/offices.yaml", "a: { name: A }\n");
    write(
        "statistics/indicators.yaml",
        "viec.thu_ly: { name: a, unit: việc }\nviec.cu_chuyen_sang: { name: b, unit: việc }\n\
         viec.thu_ly_moi: { name: c, unit: việc }\nviec.uy_thac: { name: d, unit: việc }\n\
         viec.thu_hoi_huy: { name: e, unit: việc }\nviec.phai_th: { name: f, unit: việc }\n\
         viec.cdk: { name: g, unit: việc, part_of: viec.phai_th }\n\
         viec.ccdk: { name: h, unit: việc, part_of: viec.phai_th }\nviec.xong: { name: i, unit: việc }\n\
         viec.ty_le_xong: { name: k, rate: { of: viec.xong, over: viec.cdk }, decimals: 1 }\n\
         viec.chuyen_ky_sau: { name: l, unit: việc, is: viec.phai_th - viec.xong }\n\
         viec.cdk_chuyen: { name: m, unit: việc, is: viec.cdk - viec.xong }\n",
    );
    let declared = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/statistics/narratives.yaml");
    let narratives = fs::read_to_string(declared).expect("the narratives of the demonstration");
    // The site of these cases counts cases alone.
    let narratives: String = narratives
        .lines()
        .filter(|l| !l.starts_with("    tien:"))
        .map(|l| format!("{l}\n"))
        .collect();
    write("statistics/narratives.yaml", &narratives);
    write(
        "statistics/targets.yaml",
        "- { indicator: viec.ty_le_xong, office: a, year: 2020, at_least: \"80,5\", source: { document: Q } }\n",
    );
    for (period, values) in [("2020-6m", values), ("2019-6m", before)] {
        if !values.trim().is_empty() {
            let values: String = values.lines().map(|line| format!("  {line}\n")).collect();
            let text = format!(
                "period: {period}\noffice: a\nstatus: final\nsource: {{ document: B }}\nvalues:\n{values}"
            );
            write(&format!("statistics/{period}/a.yaml"), &text);
        }
    }
    write(
        "news/2020/04/a.md",
        "---\ntitle: A\ndate: 1/4/2020\nperiod: 2020-6m\n---\n\n```narrative\nname: ket-qua\nfamily: viec\n```\n",
    );
    let outcome = build(root.path(), &Edition::default(), || Press::Memory, |_| {});
    assert!(outcome.problems.is_empty(), "{:?}", outcome.problems);
    let site = outcome.site.expect("a site");
    let Some(File::Kept(html)) = site.files.get("tin-tuc/2020/04/a/index.html") else {
        panic!("the article is there");
    };
    let html = std::str::from_utf8(html).expect("UTF-8");
    let start = html.find("class=\"prose\"").expect("the text");
    let start = start + html[start..].find("<p>").expect("a paragraph") + 3;
    let end = start + html[start..].find("</p>").expect("its end");
    let mut plain = String::new();
    let mut inside = false;
    for c in html[start..end].chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            '\u{a0}' => plain.push(' '),
            c if !inside => plain.push(c),
            _ => {}
        }
    }
    plain.trim().to_owned()
}
