//! Charts from statistics to the page: which figures are drawn, where they stand, what is said.
//!
//! A case is a file in `charts/`: parts `=== PATH`, files of `content/` that are added to the
//! small site below or stand in the place of its own, then `=== drawn`, what the chart of the
//! article says and where its shapes lie, or what the author is told. Text above the first part is
//! a comment. `CONGBO_BLESS=1` rewrites the last part.

mod support;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use support::{build, congbo, repository};

const SITE: &str = "title: Mẫu\noffice: tinh\nbase_url: https://mau.example/\nlanguages: [vi]\nreporting_year: { starts: 1/10 }\n";
const INDICATORS: &str = "\
viec.cdk: { name: { vi: Số việc có điều kiện, en: Cases with conditions }, unit: việc }
viec.xong: { name: { vi: Số việc thi hành xong, en: Cases completed }, unit: việc, part_of: viec.cdk }
viec.ty_le: { name: { vi: Tỷ lệ xong, en: Completion rate }, rate: { of: viec.xong, over: viec.cdk }, decimals: 1, better: higher }
";
const OFFICES: &str = "\
tinh: { name: Tỉnh mẫu }
a: { name: Huyện A, parent: tinh }
b: { name: Huyện B, parent: tinh }
c: { name: Huyện C, parent: tinh }
";

/// A case taken apart.
struct Case {
    path: PathBuf,
    /// All but the last part, as it stands in the file.
    given: String,
    files: Vec<(String, String)>,
    drawn: String,
}

fn cases() -> Vec<Case> {
    let folder = repository().join("tests/charts");
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).expect("cases").map(|entry| entry.expect("a case").path()).collect();
    paths.sort();
    paths.into_iter().map(case).collect()
}

fn case(path: PathBuf) -> Case {
    let text = fs::read_to_string(&path).expect("a case");
    let (given, drawn) = text.split_once("=== drawn\n").expect("a last part");
    let (given, drawn) = (given.to_owned(), drawn.to_owned());
    let parts = given.split("=== ").skip(1);
    let files = parts.map(|part| {
        let (name, text) = part.split_once('\n').expect("a name and a text");
        (name.trim().to_owned(), text.to_owned())
    });
    let files = files.collect();
    Case { path, given, files, drawn }
}

/// The site of a case in a folder.
fn write(case: &Case, root: &Path) {
    let base = [
        ("site.yaml", SITE),
        ("statistics/indicators.yaml", INDICATORS),
        ("statistics/offices.yaml", OFFICES),
    ];
    let base = base.map(|(name, text)| (name.to_owned(), text.to_owned()));
    for (name, text) in base.iter().chain(&case.files) {
        let path = root.join("content").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("written");
    }
}

/// What the reader of the article, or its author, is told.
fn outcome(root: &Path) -> String {
    let output = root.join("public");
    let run = build(root, &output);
    if !run.status.success() {
        return String::from_utf8_lossy(&run.stderr).into_owned();
    }
    let verified = congbo(root).arg("verify").arg(&output).output().expect("starts");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
    let article = output.join("tin-tuc/2020/04/bai/index.html");
    let html = fs::read_to_string(article).expect("the article");
    let mut said = String::new();
    for chart in html.split("<figure class=\"chart\"").skip(1) {
        let (chart, _) = chart.split_once("<details>").expect("the table is behind");
        describe(chart, &mut said);
    }
    said
}

/// The texts and shapes of a chart, one a line.
fn describe(chart: &str, said: &mut String) {
    let mut rest = chart;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, behind) = after.split_once('>').expect("a whole tag");
        rest = behind;
        let name = tag.split([' ', '/']).next().unwrap_or_default();
        let value = |name: &str| {
            let (_, value) = tag.split_once(&format!(" {name}=\""))?;
            value.split_once('"').map(|(value, _)| value)
        };
        let text = || {
            let (text, _) = behind.split_once(&format!("</{name}>")).expect("closed");
            plain(text)
        };
        match name {
            "p" if !text().is_empty() => {
                let _ = writeln!(said, "{}: {}", value("class").unwrap_or("name"), text());
            }
            "rect" | "line" | "circle" => {
                let class = value("class").or(value("fill")).unwrap_or_default();
                let place = ["x", "width", "x1", "y1", "x2", "y2", "cx", "cy"];
                let place =
                    place.iter().filter_map(|name| Some(format!(" {name}={}", value(name)?)));
                let _ = writeln!(said, "  {class}{}", place.collect::<String>());
            }
            "text" => {
                let place = value("x").unwrap_or_default();
                let class = value("class").unwrap_or_default();
                let _ = writeln!(said, "  {class} x={place}: {}", text());
            }
            _ => {}
        }
    }
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    for piece in html.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, text)| text));
    }
    text.replace('\u{a0}', " ").trim().to_owned()
}

#[test]
fn charts_say_and_show_what_the_statistics_hold() {
    let bless = std::env::var_os("CONGBO_BLESS").is_some();
    let mut wrong = String::new();
    for case in cases() {
        let folder = tempfile::tempdir().expect("a folder");
        write(&case, folder.path());
        let said = outcome(folder.path());
        if said == case.drawn {
            continue;
        }
        if bless {
            fs::write(&case.path, format!("{}=== drawn\n{said}", case.given)).expect("written");
        } else {
            let _ = writeln!(wrong, "{}:\n{said}\nexpected:\n{}", case.path.display(), case.drawn);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_chart_as_a_file_is_well_formed_and_says_the_same() {
    let root = repository();
    let folder = tempfile::tempdir().expect("a folder");
    support::build_well(&root, folder.path());
    let mut files = 0;
    for (path, bytes) in support::tree(folder.path()) {
        if !path.ends_with(".svg") || path.starts_with("assets/") {
            continue;
        }
        files += 1;
        let svg = String::from_utf8(bytes).expect("UTF-8");
        let page = path.rsplit_once('/').expect("beside a page").0;
        let html = fs::read_to_string(folder.path().join(page).join("index.html")).expect("a page");
        let (_, title) = svg.split_once("<title>").expect("a title");
        let (title, _) = title.split_once("</title>").expect("closed");
        let id = path.rsplit('/').next().and_then(|n| n.strip_suffix(".svg")).expect("a name");
        let (_, finding) = html.split_once(&format!("id=\"{id}-title\">")).expect("a finding");
        let (finding, _) = finding.split_once("</p>").expect("closed");
        assert_eq!(plain(title), plain(finding), "{path}");
        // The figures drawn in the file are those drawn on the page, in the same order.
        let figures = |text: &str| -> Vec<String> {
            text.split("<tspan class=\"figure\"")
                .skip(1)
                .map(|f| f.split("</tspan>").next().unwrap_or("").to_owned())
                .collect()
        };
        let (_, here) =
            html.split_once(&format!("<figure class=\"chart\" id=\"{id}\">")).expect("here");
        let (here, _) = here.split_once("<details>").expect("the table is behind");
        assert_eq!(figures(&svg), figures(here), "{path}");
        let opened = svg.matches('<').count();
        let closed = svg.matches("</").count() * 2 + svg.matches("/>").count();
        assert_eq!(opened, closed, "{path}: an element is left open");
    }
    assert!(files > 100, "{files} drawings");
}
