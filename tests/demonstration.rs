//! The demonstration site from end to end: what it prints, whether every printed figure can be
//! recomputed, whether a build depends on anything but its content, and how far a change reaches.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::{Tree, build_well, congbo, copy, differing, repository, tree};
use tempfile::TempDir;

const SEED: &str = "tin-tuc/2020/04/so-ket-6-thang/index.html";

fn site() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), &folder.path().join("site"));
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// The text of a page without its tags, spaces as plain single spaces.
fn plain(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    let out = out.replace("&nbsp;", " ").replace('\u{a0}', " ");
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_seed_article_prints_what_was_published() {
    let folder = site();
    let page = fs::read_to_string(folder.path().join("site").join(SEED)).expect("the seed article");
    let page = plain(&page);
    for wanted in [
        "10.232 việc",
        "47,3%",
        "giảm 205 việc (1,96%)",
        "còn thiếu 33,2 điểm phần trăm",
        "6.467 tỷ 721 triệu 795 nghìn đồng",
    ] {
        assert!(page.contains(wanted), "the seed article does not print “{wanted}”");
    }
}

/// Every `href`, `src` and refresh of a page.
fn links(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for mark in ["href=\"", "src=\"", "content=\"0; url="] {
        let behind = html.split(mark).skip(1);
        found.extend(behind.filter_map(|rest| rest.split('"').next()).map(str::to_owned));
    }
    found
}

/// The file an address leads to from a page, as a browser finds it on a disk.
fn target(page: &str, link: &str) -> Option<String> {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn every_link_inside_the_site_leads_to_a_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = folder.path().join("site");
    for (base, way) in [("https://a.example/", "/"), ("https://a.example/b/c/", "/b/c/")] {
        let mut command = congbo(&repository());
        command.args(["build", "--base-url", base, "--output"]).arg(&output);
        support::assert_status(&command.output().expect("the program starts"), 0);
        let site = tree(&output);
        let mut followed = 0;
        for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
            let html = text(bytes);
            for link in links(&html) {
                let link = link.split('#').next().unwrap_or_default();
                if link.is_empty() || link.contains(':') {
                    // Addresses that are cited stay folders.
                    let own = link.strip_prefix(base);
                    assert!(own.is_none_or(|path| !path.ends_with("index.html")), "{name}: {link}");
                    continue;
                }
                let found = match link.strip_prefix(way) {
                    // The page for what is not there is served at any depth.
                    Some(path) if name == "404.html" => Some(path.to_owned()),
                    _ => target(name, link),
                };
                let is_file = found.as_ref().is_some_and(|path| site.contains_key(path));
                assert!(is_file, "{name}: `{link}` leads to {found:?}");
                followed += 1;
            }
        }
        assert!(followed > 10_000, "{followed} links");
        // Opened from a disk the page for what is not there has its styles all the same.
        let not_found = text(&site["404.html"]);
        let styles = not_found.split("rel=\"stylesheet\" href=\"").skip(1);
        let styles: Vec<&str> = styles.filter_map(|rest| rest.split('"').next()).collect();
        assert!(
            styles.iter().any(|href| href.strip_prefix(way).is_some_and(|h| site.contains_key(h)))
        );
        assert!(styles.iter().any(|href| site.contains_key(*href)), "{styles:?}");
        for name in ["atom.xml", "sitemap.xml"] {
            assert!(!text(&site[name]).contains("index.html"), "{name} cites a file");
        }
    }
}

#[test]
fn no_page_is_heavy() {
    let folder = site();
    for (name, bytes) in tree(&folder.path().join("site")) {
        if name.ends_with(".html") {
            assert!(bytes.len() < 100 * 1024, "{name} has {} bytes", bytes.len());
        }
    }
}

/// Runs the recomputation; a Python that is not there is a failure, never a silent success.
fn recompute(content: &Path, site: &Path) -> (bool, String) {
    let python = |arguments: &[&std::ffi::OsStr]| {
        Command::new("python3").args(arguments).env("PYTHONIOENCODING", "utf-8").output()
    };
    let yaml = python(&["-c".as_ref(), "import yaml".as_ref()])
        .expect("this test needs python3, which cannot be started");
    assert!(yaml.status.success(), "this test needs PyYAML for python3 (the package `yaml`)");
    let script = repository().join("tests/recompute.py");
    let run = python(&[script.as_ref(), content.as_ref(), site.as_ref()]).expect("python3 starts");
    let said =
        format!("{}{}", String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    (run.status.code() == Some(0), said)
}

#[test]
fn every_printed_figure_can_be_recomputed() {
    let folder = site();
    let (agrees, said) = recompute(&repository().join("content"), &folder.path().join("site"));
    assert!(agrees, "{said}");
    let last = said.lines().last().expect("a summary");
    let compared: Vec<usize> = last.split(' ').filter_map(|word| word.parse().ok()).collect();
    assert!(compared[0] > 10_000 && compared[1] > 150, "too little was compared: {last}");
}

/// The same from nothing but what the site publishes beside its pages.
#[test]
fn the_published_data_suffice_to_recompute_every_figure() {
    let folder = site();
    let site = folder.path().join("site");
    let (agrees, said) = recompute(&site.join("data"), &site);
    assert!(agrees, "{said}");
    let (_, from_content) = recompute(&repository().join("content"), &site);
    assert_eq!(said, from_content, "both recompute the same figures");
}

#[test]
fn the_recomputation_notices_a_single_wrong_figure() {
    let content = repository().join("content");
    let folder = site();
    let page = folder.path().join("site").join(SEED);
    let right = fs::read_to_string(&page).expect("the seed article");
    let only = tempfile::tempdir().expect("a folder");
    let altered = only.path().join("index.html");
    for (from, to) in [
        // The value and the text, each alone and both together; the verb; the unit; the office.
        (r#"value="10232""#, r#"value="10233""#),
        ("10.232\u{a0}việc</data>", "10.233\u{a0}việc</data>"),
        (r#"value="-1.96""#, r#"value="-1.97""#),
        (">1,96%</data>", ">1,97%</data>"),
        (
            "6.467\u{a0}tỷ 721\u{a0}triệu 795\u{a0}nghìn\u{a0}đồng</data>",
            "6.467\u{a0}tỷ 721\u{a0}triệu 796\u{a0}nghìn\u{a0}đồng</data>",
        ),
        (r#"giảm <data class="figure" value="-205""#, r#"tăng <data class="figure" value="-205""#),
        ("10.232\u{a0}việc</data>", "10.232\u{a0}đồng</data>"),
        (
            r#"data-indicator="viec.thu_ly" data-office="hai-phong""#,
            r#"data-indicator="viec.thu_ly" data-office="toan-quoc""#,
        ),
        (r#"data-base="viec.phai_th""#, r#"data-base="viec.thu_ly""#),
    ] {
        assert!(right.contains(from), "the seed article does not hold {from}");
        fs::write(&altered, right.replacen(from, to, 1)).expect("written");
        let (agrees, said) = recompute(&content, only.path());
        assert!(!agrees, "{from} → {to} went unnoticed: {said}");
    }
    fs::write(&altered, &right).expect("written");
    let (agrees, said) = recompute(&content, only.path());
    assert!(agrees, "{said}");
    fs::write(&altered, "<p>10.232 việc</p>").expect("written");
    assert!(!recompute(&content, only.path()).0, "nothing to compare is not a success");
}

#[test]
fn builds_agree_byte_for_byte_wherever_and_however_they_run() {
    let folder = tempfile::tempdir().expect("a folder");
    let elsewhere = folder.path().join("một thư mục khác");
    copy(&repository().join("content"), &elsewhere.join("content"));
    let run = |root: &Path, output: &Path, zone: &str, language: &str, threads: &str| {
        let run = congbo(root)
            .arg("build")
            .arg("--output")
            .arg(output)
            .env("TZ", zone)
            .env("LANG", language)
            .env("LC_ALL", language)
            .env("RAYON_NUM_THREADS", threads)
            .current_dir(folder.path())
            .output()
            .expect("the program starts");
        support::assert_status(&run, 0);
        tree(output)
    };
    let first =
        run(&repository(), &folder.path().join("one"), "Asia/Ho_Chi_Minh", "vi_VN.UTF-8", "1");
    let second = run(&elsewhere, &folder.path().join("a/b/two"), "America/Los_Angeles", "C", "8");
    assert!(first.len() > 1000, "{} files", first.len());
    support::assert_same(&first, &second);
    // Over an earlier site, too.
    let again =
        run(&elsewhere, &folder.path().join("one"), "Pacific/Kiritimati", "tr_TR.UTF-8", "8");
    support::assert_same(&first, &again);
}

// ------------------------------------------------------------------ how far a change reaches

/// Cells of the statement: đồng moved from `tien.dang` to `tien.xong`, in an office and its total,
/// so that every identity still holds and no place in a ranking changes.
const CHANGES: [(&str, &str, &str); 3] = [
    ("hai-phong.yaml", "tien.xong: 285.382.250\n", "tien.xong: 285.682.250\n"),
    ("hai-phong.yaml", "tien.dang: 3.537.858.627\n", "tien.dang: 3.537.558.627\n"),
    ("don-vi-tien.yaml", "9.561.396, 27.282.553,", "9.861.396, 26.982.553,"),
];

/// The indicators that are computed from the changed cells, those included; written down by hand.
const INDICATORS: [&str; 5] =
    ["tien.xong", "tien.dang", "tien.chuyen_ky_sau", "tien.cdk_chuyen", "tien.ty_le_xong"];
const OFFICES: [&str; 2] = ["do-son", "hai-phong"];

/// Files that follow every change: the cells themselves, and the hash of every file.
const LEDGERS: [&str; 5] = [
    "data/observations.csv",
    "data/data.xlsx",
    "data/datapackage.json",
    "manifest.json",
    "SHA256SUMS",
];

fn affected(indicator: &str, office: &str, period: &str) -> bool {
    period == "2020-6m" && OFFICES.contains(&office) && INDICATORS.contains(&indicator)
}

/// A `<data>` element.
#[derive(Clone, Debug, PartialEq)]
struct Element {
    tag: String,
    text: String,
}

impl Element {
    fn attribute(&self, name: &str) -> &str {
        let marked = format!(" {name}=\"");
        let Some(at) = self.tag.find(&marked) else { return "" };
        self.tag[at + marked.len()..].split('"').next().unwrap_or("")
    }

    fn is_affected(&self) -> bool {
        let of = |name| self.attribute(name);
        affected(of("data-indicator"), of("data-office"), of("data-period"))
            || affected(of("data-base"), of("data-office"), of("data-period"))
    }

    /// Whether its number must have changed: bounds and places need not.
    fn must_change(&self) -> bool {
        self.is_affected() && self.attribute("data-measure") == "value"
    }
}

/// A page as its figures and the text between them.
fn elements(page: &str) -> (Vec<Element>, Vec<String>) {
    let mut found = Vec::new();
    let mut between = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find("<data ") {
        between.push(rest[..at].to_owned());
        let (tag, behind) = rest[at..].split_once('>').expect("a tag is closed");
        let (text, behind) = behind.split_once("</data>").expect("an element is closed");
        found.push(Element { tag: tag.to_owned(), text: text.to_owned() });
        rest = behind;
    }
    between.push(rest.to_owned());
    (found, between)
}

/// A page without its drawings, and the figures in them.
fn undrawn(page: &str) -> (String, Vec<Element>) {
    let mut words = String::new();
    let mut drawn = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find("<svg class=\"plot\"") {
        words.push_str(&rest[..at]);
        let (drawing, behind) = rest[at..].split_once("</svg>").expect("a drawing is closed");
        drawn.extend(drawn_figures(drawing));
        rest = behind;
    }
    words.push_str(rest);
    (words, drawn)
}

/// The figures of a drawing.
fn drawn_figures(drawing: &str) -> Vec<Element> {
    let figures = drawing.split("<tspan ").skip(1).map(|figure| {
        let (tag, behind) = figure.split_once('>').expect("a tag is closed");
        let (text, _) = behind.split_once("</tspan>").expect("a figure is closed");
        Element { tag: tag.to_owned(), text: text.to_owned() }
    });
    figures.collect()
}

/// In an order of rank, figures change their places; each that is new must be an affected one.
fn assert_drawn(name: &str, was: &[Element], is: &[Element]) {
    assert_eq!(was.len(), is.len(), "{name}");
    for new in is.iter().filter(|new| !was.contains(new)) {
        assert!(new.is_affected(), "{name}: {new:?} is drawn");
    }
}

/// What affected figures were printed as, old and new, in the whole site; longest first.
fn printed(sites: [&Tree; 2]) -> Vec<(BTreeSet<String>, BTreeSet<String>)> {
    let mut by_figure: BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for (which, site) in sites.into_iter().enumerate() {
        for (name, bytes) in site.iter().filter(|(name, _)| name.ends_with(".html")) {
            let page = text(bytes);
            for element in elements(&page).0.into_iter().filter(Element::is_affected) {
                let names =
                    ["data-indicator", "data-office", "data-period", "data-measure", "data-base"];
                let key: Vec<&str> = names.iter().map(|name| element.attribute(name)).collect();
                let (old, new) = by_figure.entry(key.join(" ")).or_default();
                let texts = if which == 0 { old } else { new };
                texts.insert(element.text.clone());
                // The digits alone, as calculations print them.
                let digits = element.text.split(['\u{a0}', '%']).next().unwrap_or("").to_owned();
                assert!(!digits.is_empty(), "{name}: {element:?}");
                texts.insert(digits);
            }
        }
    }
    by_figure.into_values().filter(|(old, new)| old != new).collect()
}

/// The numbers of a line, in order, and the line without them.
fn numbers(line: &str) -> (Vec<String>, String) {
    let mut found: Vec<String> = Vec::new();
    let mut words = String::new();
    let mut in_number = false;
    let letters: Vec<char> = line.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let joins =
            ".,".contains(*c) && in_number && letters.get(at + 1).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() || joins {
            if !in_number {
                found.push(String::new());
                words.push('#');
            }
            found.last_mut().expect("begun").push(*c);
            in_number = true;
        } else {
            words.push(*c);
            in_number = false;
        }
    }
    (found, words)
}

/// Whether text outside figures differs only by numbers that are an affected figure's old and new
/// printed number, or (in a calculation) a finer rounding of them.
fn explained(old: &str, new: &str, printed: &[(BTreeSet<String>, BTreeSet<String>)]) -> bool {
    let (old_lines, new_lines): (Vec<_>, Vec<_>) = (old.lines().collect(), new.lines().collect());
    old_lines.len() == new_lines.len()
        && old_lines.iter().zip(&new_lines).filter(|(old, new)| old != new).all(|(old, new)| {
            let ((old_numbers, old_words), (new_numbers, new_words)) = (numbers(old), numbers(new));
            let calculation = old.contains('≈') && new.contains('≈');
            old_words == new_words
                && old_numbers.iter().zip(&new_numbers).filter(|(old, new)| old != new).all(
                    |(old, new)| {
                        let is = |texts: &BTreeSet<String>, number: &String| {
                            texts.iter().any(|text| {
                                text == number
                                    || numbers(text).0.contains(number)
                                    || calculation && close(text, number)
                            })
                        };
                        printed.iter().any(|(was, is_now)| is(was, old) && is(is_now, new))
                    },
                )
        })
}

/// Whether a number with more decimals may be what the shorter one was rounded from, in the marks of
/// either language.
fn close(rounded: &str, fine: &str) -> bool {
    [('.', ','), (',', '.')].into_iter().any(|(group, decimal)| {
        let read = |text: &str| text.replace(group, "").replace(decimal, ".").parse::<f64>().ok();
        let decimals = rounded.split_once(decimal).map_or(0, |(_, d)| d.len());
        let unit = 10_f64.powi(-i32::try_from(decimals).expect("few"));
        match (read(rounded), read(fine)) {
            (Some(rounded), Some(fine)) => {
                fine != rounded && (fine - rounded).abs() <= unit * 0.501
            }
            _ => false,
        }
    })
}

#[test]
fn a_changed_cell_changes_what_is_computed_from_it_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let content = folder.path().join("content");
    copy(&repository().join("content"), &content);
    for (file, from, to) in CHANGES {
        let path = content.join("statistics/2020-6m").join(file);
        let before = fs::read_to_string(&path).expect("the statement");
        assert_eq!(before.matches(from).count(), 1, "{file}: {from}");
        fs::write(&path, before.replace(from, to)).expect("written");
    }
    let (old, new) = (folder.path().join("old"), folder.path().join("new"));
    build_well(&repository(), &old);
    build_well(folder.path(), &new);
    let (agrees, said) = recompute(&content, &new);
    assert!(agrees, "{said}");
    let (old, new) = (tree(&old), tree(&new));
    assert_eq!(old.keys().collect::<Vec<_>>(), new.keys().collect::<Vec<_>>());
    let changed: BTreeSet<String> = differing(&old, &new).into_iter().collect();
    let printed = printed([&old, &new]);
    assert!(!printed.is_empty());
    // Of the published observations, the changed cells alone.
    let rows = |site: &Tree| -> BTreeSet<String> {
        text(&site["data/observations.csv"]).lines().map(str::to_owned).collect()
    };
    let (was, is) = (rows(&old), rows(&new));
    assert_eq!((was.difference(&is).count(), is.difference(&was).count()), (4, 4));

    // Every file that differs differs by affected figures alone.
    for name in &changed {
        if LEDGERS.contains(&name.as_str()) {
            continue;
        }
        // A workbook repeats the tables of its page; `verify` compares them.
        if name.ends_with(".xlsx") {
            let page = format!("{}/index.html", name.rsplit_once('/').expect("a folder").0);
            assert!(changed.contains(&page), "{name} differs, and its page does not");
            continue;
        }
        let (was, is) = (text(&old[name]), text(&new[name]));
        match name.rsplit('.').next() {
            Some("html") => {
                let ((was, old_drawn), (is, new_drawn)) = (undrawn(&was), undrawn(&is));
                assert_drawn(name, &old_drawn, &new_drawn);
                let ((old_figures, old_text), (new_figures, new_text)) =
                    (elements(&was), elements(&is));
                assert_eq!(old_figures.len(), new_figures.len(), "{name}");
                for (one, other) in old_figures.iter().zip(&new_figures).filter(|(a, b)| a != b) {
                    assert!(
                        one.is_affected() && other.is_affected(),
                        "{name}: {one:?} became {other:?}"
                    );
                }
                for (one, other) in old_text.iter().zip(&new_text).filter(|(a, b)| a != b) {
                    assert!(explained(one, other, &printed), "{name}:\n{one}\nbecame\n{other}");
                }
            }
            Some("json") if !name.ends_with("figures.json") => {
                assert!(explained(&was, &is, &printed), "{name}");
            }
            Some("json") => {
                let read = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
                let (was, is) = (read(&was), read(&is));
                for field in ["page", "title"] {
                    let words = |value: &Value| value[field].as_str().expect("text").to_owned();
                    assert!(
                        words(&was) == words(&is) || explained(&words(&was), &words(&is), &printed),
                        "{name}: {field}"
                    );
                }
                let list = |value: &Value| value["figures"].as_array().expect("figures").clone();
                assert_eq!(list(&was).len(), list(&is).len(), "{name}");
                for (one, other) in list(&was).iter().zip(&list(&is)).filter(|(a, b)| a != b) {
                    let key = |v: &Value, field: &str| v[field].as_str().expect("text").to_owned();
                    for field in ["indicator", "office", "period"] {
                        assert_eq!(key(one, field), key(other, field), "{name}");
                    }
                    assert!(
                        affected(&key(one, "indicator"), &key(one, "office"), &key(one, "period")),
                        "{name}: {one} became {other}"
                    );
                }
            }
            Some("csv") => {
                // A cell holds the value of a figure of the page the table stands on.
                let page = format!("{}/index.html", name.rsplit_once('/').expect("a folder").0);
                let values = |site: &Tree| -> BTreeSet<String> {
                    let figures = elements(&text(&site[&page])).0;
                    let of = |e: &Element| e.attribute("value").to_owned();
                    figures.iter().filter(|e| e.is_affected()).map(of).collect()
                };
                let (old_values, new_values) = (values(&old), values(&new));
                let rows = |text: &str| -> Vec<Vec<String>> {
                    let mut reader =
                        csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
                    let row = |row: csv::Result<csv::StringRecord>| {
                        row.expect("a row").iter().map(str::to_owned).collect()
                    };
                    reader.records().map(row).collect()
                };
                for (one, other) in rows(&was).concat().iter().zip(&rows(&is).concat()) {
                    assert!(
                        one == other || old_values.contains(one) && new_values.contains(other),
                        "{name}: {one} became {other}"
                    );
                }
            }
            Some("xml") => assert!(explained(&was, &is, &printed), "{name}"),
            Some("svg") => {
                assert_drawn(name, &drawn_figures(&was), &drawn_figures(&is));
                let words = |svg: &str| svg.split("<style>").next().unwrap_or("").to_owned();
                assert!(explained(&words(&was), &words(&is), &printed), "{name}");
            }
            // The index of search: titles with figures in them, and where each number stands.
            Some("js") if name.contains("search/trang-") => {
                assert!(explained(&was, &is, &printed), "{name}");
            }
            Some("js") if name.contains("search/") => {
                let read = |text: &str| -> BTreeMap<String, Value> {
                    let (_, words) = text.split_once(',').expect("a name and its words");
                    let words = words.trim_end().trim_end_matches(");");
                    serde_json::from_str(words).expect("JSON")
                };
                let (was, is) = (read(&was), read(&is));
                for word in
                    was.keys().chain(is.keys()).filter(|word| was.get(*word) != is.get(*word))
                {
                    assert!(word.starts_with(|c: char| c.is_ascii_digit()), "{name}: {word}");
                }
            }
            _ => panic!("{name} differs, and no figure is printed in it"),
        }
    }

    // Every page that shows an affected figure differs, and so do its data.
    let mut reached = 0;
    for (name, bytes) in old.iter().filter(|(name, _)| name.ends_with(".html")) {
        let shown = elements(&text(bytes)).0;
        let new_shown = elements(&text(&new[name])).0;
        for (one, other) in shown.iter().zip(&new_shown).filter(|(one, _)| one.must_change()) {
            let hedged = !one.text.starts_with(|c: char| c.is_ascii_digit() || c == '-');
            assert!(
                one.tag != other.tag && (one.text != other.text || hedged),
                "{name} still shows {one:?}"
            );
            reached += 1;
        }
        if shown.iter().any(Element::is_affected) {
            let must = shown.iter().any(Element::must_change);
            assert!(
                !must || changed.contains(name),
                "{name} shows an affected figure and did not change"
            );
        }
    }
    assert!(reached > 50, "only {reached} figures were reached");
    for (name, bytes) in old.iter().filter(|(name, _)| name.ends_with("/figures.json")) {
        let document: Value = serde_json::from_str(&text(bytes)).expect("JSON");
        let of = |v: &Value, field: &str| v[field].as_str().expect("text").to_owned();
        let shows = document["figures"]
            .as_array()
            .expect("figures")
            .iter()
            // A figure in the title of another article is listed without its value.
            .filter(|v| v.get("value").is_some())
            .any(|v| affected(&of(v, "indicator"), &of(v, "office"), &of(v, "period")));
        assert_eq!(shows, changed.contains(name), "{name}");
    }
}
