//! A site in two languages: the ways between them, what stands in the second one and what does not,
//! and what writers are told. The demonstration is Vietnamese with some texts in English.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use html5gum::{Token, Tokenizer};
use serde_json::Value;
use support::{Tree, build_well, congbo, copy, differing, repository, tree};
use tempfile::TempDir;

/// A copy of the demonstration's content, to be changed.
fn content() -> TempDir {
    let root = tempfile::tempdir().expect("a folder");
    copy(&repository().join("content"), &root.path().join("content"));
    root
}

fn built(root: &Path) -> Tree {
    let output = tempfile::tempdir().expect("a folder");
    build_well(root, output.path());
    tree(output.path())
}

/// The demonstration as it is built.
static SITE: LazyLock<Tree> = LazyLock::new(|| built(&repository()));

fn write(root: &Path, name: &str, text: &str) {
    let path = root.join(name);
    fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
    fs::write(path, text).expect("written");
}

fn change(root: &Path, name: &str, from: &str, to: &str) {
    let path = root.join(name);
    let text = fs::read_to_string(&path).expect("a text");
    assert!(text.contains(from), "{name} does not hold {from}");
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// Every problem as `rule file:line`.
fn problems(root: &Path) -> Vec<String> {
    let run = congbo(root).args(["check", "--format", "json"]).output().expect("starts");
    let document: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let list = document["problems"].as_array().expect("a list");
    let text = |problem: &Value, member: &str| problem[member].as_str().unwrap_or("").to_owned();
    list.iter().map(|p| format!("{} {}:{}", text(p, "rule"), text(p, "file"), p["line"])).collect()
}

/// A start tag, or a text, with the language it is in.
enum Piece {
    Tag(String, BTreeMap<String, String>, String),
    Text(String, String),
}

/// The tags and texts of a page, each with its language.
fn pieces(html: &[u8]) -> Vec<Piece> {
    const VOID: [&str; 9] = ["meta", "link", "img", "br", "input", "source", "hr", "col", "wbr"];
    let mut open: Vec<(String, String)> = Vec::new();
    let mut pieces = Vec::new();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        let around = open.last().map_or(String::new(), |(_, lang)| lang.clone());
        match token {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                let attributes: BTreeMap<String, String> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| (text(name), text(&value.value)))
                    .collect();
                let lang = attributes.get("lang").cloned().unwrap_or(around);
                pieces.push(Piece::Tag(name.clone(), attributes, lang.clone()));
                if !tag.self_closing && !VOID.contains(&name.as_str()) {
                    open.push((name, lang));
                }
            }
            Token::EndTag(tag) => {
                let name = text(&tag.name);
                if let Some(at) = open.iter().rposition(|(known, _)| *known == name) {
                    open.truncate(at);
                }
            }
            Token::String(string) => pieces.push(Piece::Text(text(&string.value), around)),
            _ => {}
        }
    }
    pieces
}

/// The tags of a page by name.
fn tags(html: &[u8], wanted: &str) -> Vec<BTreeMap<String, String>> {
    let found = pieces(html).into_iter().filter_map(|piece| match piece {
        Piece::Tag(name, attributes, _) if name == wanted => Some(attributes),
        _ => None,
    });
    found.collect()
}

/// The pages of a site, without old addresses, fragments and the page for no address.
fn pages(site: &Tree) -> impl Iterator<Item = (&str, &[u8])> {
    site.iter().filter_map(|(path, bytes)| {
        let is_page =
            path.ends_with("index.html") && bytes.windows(12).any(|part| part == b"<body class=");
        is_page.then_some((path.as_str(), bytes.as_slice()))
    })
}

/// The file a link on a page leads to.
fn target(page: &str, href: &str) -> String {
    let href = href.split(['#', '?']).next().unwrap_or("");
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => drop(parts.pop().expect("a link within the site")),
            "." | "" => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

const BASE: &str = "https://thads-haiphong.example.vn/";

#[test]
fn each_page_leads_to_itself_in_the_other_language() {
    let site = &*SITE;
    let (mut translated, mut alone) = (0, 0);
    for (path, html) in pages(site) {
        let (own, other) = match path.strip_prefix("en/") {
            Some(rest) => ("en", rest.to_owned()),
            None => ("vi", format!("en/{path}")),
        };
        assert_eq!(tags(html, "html")[0]["lang"], own, "{path}");
        let twin = site.contains_key(&other);
        let links = tags(html, "link");
        let alternates: BTreeMap<&str, &str> = links
            .iter()
            .filter_map(|link| Some((link.get("hreflang")?.as_str(), link["href"].as_str())))
            .collect();
        let switch = tags(html, "a").into_iter().find(|link| link.contains_key("hreflang"));
        let switch = switch.unwrap_or_else(|| panic!("{path}: no way to the other language"));
        assert_eq!(switch["lang"], switch["hreflang"], "{path}");
        assert_ne!(switch["lang"], own, "{path}");
        let leads_to = target(path, &switch["href"]);
        // Where the page is not in the other language, the link says that it leads to its home page.
        let words = pieces(html).into_iter().skip_while(|piece| {
            !matches!(piece, Piece::Tag(_, tag, _) if tag.contains_key("hreflang") && tag.contains_key("class"))
        });
        let said = words.into_iter().find_map(|piece| match piece {
            Piece::Text(text, _) => Some(text),
            Piece::Tag(..) => None,
        });
        let expected = match (own, twin) {
            ("vi", true) => "English",
            ("vi", false) => "English (home page)",
            (_, true) => "Tiếng Việt",
            (_, false) => "Tiếng Việt (trang chủ)",
        };
        assert_eq!(said.as_deref(), Some(expected), "{path}");
        if twin {
            translated += 1;
            assert_eq!(leads_to, other, "{path}");
            let address = |file: &str| format!("{BASE}{}", file.trim_end_matches("index.html"));
            let (vi, en) = if own == "vi" { (path, &*other) } else { (&*other, path) };
            let (vi, en) = (address(vi), address(en));
            let expected = BTreeMap::from([("vi", &*vi), ("en", &*en), ("x-default", &*vi)]);
            assert_eq!(alternates, expected, "{path}");
        } else {
            alone += 1;
            let home = if own == "vi" { "en/index.html" } else { "index.html" };
            assert_eq!(leads_to, home, "{path}");
            assert!(alternates.is_empty(), "{path}: {alternates:?}");
        }
    }
    assert!(translated > 300 && alone > 20, "{translated} pages in both, {alone} in one");
}

#[test]
fn every_link_of_an_english_page_leads_to_something() {
    let site = &*SITE;
    let mut seen = 0;
    for (path, html) in pages(site).filter(|(path, _)| path.starts_with("en/")) {
        for (name, attribute) in
            [("a", "href"), ("img", "src"), ("link", "href"), ("script", "src")]
        {
            for tag in tags(html, name) {
                let Some(link) = tag.get(attribute) else { continue };
                if link.contains(':') || link.starts_with('#') {
                    continue;
                }
                let to = target(path, link);
                let made_last = ["manifest.json", "SHA256SUMS"].contains(&to.as_str());
                assert!(made_last || site.contains_key(&to), "{path}: {link}");
                // Only shared files and the way to the other language lead out of `en/`.
                let page = to.ends_with("index.html") && !tag.contains_key("hreflang");
                assert!(!page || to.starts_with("en/"), "{path}: {link}");
                seen += 1;
            }
        }
    }
    assert!(seen > 10_000, "{seen} links");
    let doubled = site.keys().filter(|path| {
        ["woff2", "css", "jpg", "webp", "png"].iter().any(|kind| path.ends_with(kind))
            && path.starts_with("en/")
    });
    assert_eq!(doubled.count(), 0, "files the languages share are there once");
    assert!(!site.contains_key("en/data/observations.csv"));
    assert!(site.contains_key("en/data/index.html"));
}

/// Letters no English word is written with. `đồng` is the English name of the currency.
fn is_vietnamese(text: &str) -> bool {
    const LETTERS: &str = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ";
    text.replace("đồng", "").to_lowercase().chars().any(|c| LETTERS.contains(c))
}

/// Persons, who are called the same everywhere.
const PERSONS: [&str; 1] = ["Trần Văn Minh"];

#[test]
fn nothing_on_an_english_page_is_vietnamese_unless_it_says_so() {
    let site = &*SITE;
    let mut marked = 0;
    for (path, html) in pages(site).filter(|(path, _)| path.starts_with("en/")) {
        for piece in pieces(html) {
            let (texts, lang) = match piece {
                Piece::Text(text, lang) => (vec![text], lang),
                Piece::Tag(_, attributes, lang) => {
                    let read = ["alt", "title", "content", "aria-label", "placeholder"];
                    (read.iter().filter_map(|name| attributes.get(*name).cloned()).collect(), lang)
                }
            };
            for text in texts {
                let text = PERSONS.iter().fold(text, |text, name| text.replace(name, ""));
                if is_vietnamese(&text) {
                    assert_eq!(lang, "vi", "{path}: “{text}”");
                    marked += 1;
                }
            }
        }
    }
    assert!(marked > 100, "{marked} Vietnamese texts: documents and laws keep their names");
}

#[test]
fn english_lists_hold_english_articles_alone() {
    let site = &*SITE;
    let translated: BTreeSet<String> = tree(&repository().join("content/news"))
        .keys()
        .filter_map(|path| path.strip_suffix("/index.en.md").map(str::to_owned))
        .collect();
    assert!(translated.len() >= 5, "{translated:?}");
    let is_article = |path: &str| {
        let name = path.strip_prefix("en/tin-tuc/")?.strip_suffix("/index.html")?;
        let parts = name.split('/').collect::<Vec<_>>();
        (parts.len() == 3 && parts[2].len() > 2).then(|| name.to_owned())
    };
    let there: BTreeSet<String> = pages(site).filter_map(|(path, _)| is_article(path)).collect();
    assert_eq!(there, translated);
    let mut listed = BTreeSet::new();
    for (path, html) in pages(site).filter(|(path, _)| path.starts_with("en/")) {
        for link in tags(html, "a") {
            listed.extend(link.get("href").and_then(|href| is_article(&target(path, href))));
        }
    }
    assert_eq!(listed, translated);
    let said = |path: &str| String::from_utf8(site[path].clone()).expect("UTF-8");
    assert_eq!(said("en/atom.xml").matches("<entry>").count(), translated.len());
    assert!(said("en/atom.xml").contains("xml:lang=\"en\""));
    let feed: Value = serde_json::from_str(&said("en/feed.json")).expect("JSON");
    assert_eq!(feed["items"].as_array().expect("items").len(), translated.len());
    let found = site.keys().filter(|path| path.starts_with("en/search/trang-"));
    assert!(found.into_iter().any(|path| said(path).contains("Mid-year review")));
    let found = site.keys().filter(|path| path.starts_with("en/search/trang-"));
    assert!(!found.into_iter().any(|path| said(path).contains("tap-huan-che-do-thong-ke")));
    // So does the menu: a page that is not translated is not in it.
    assert!(!said("en/index.html").contains("quy-tac-kiem-tra"));
    let home = said("en/index.html");
    assert!(home.contains("mid-year review"), "tags have their English names");
    // The map of the site names each page with its other language.
    let map = said("sitemap.xml");
    let both = format!(
        "<loc>{BASE}en/gioi-thieu/</loc><xhtml:link rel=\"alternate\" hreflang=\"vi\" href=\"{BASE}gioi-thieu/\"/>"
    );
    assert!(map.contains(&both));
}

#[test]
fn an_english_text_changes_english_pages_alone() {
    let root = content();
    let before = built(root.path());
    let file = "content/news/2020/04/so-ket-6-thang/index.en.md";
    change(root.path(), file, "In closing, the Director asked", "At the end the Director asked");
    let after = built(root.path());
    let changed = differing(&before, &after);
    let own = |path: &String| {
        path.starts_with("en/") || ["manifest.json", "SHA256SUMS"].contains(&path.as_str())
    };
    assert!(changed.iter().all(own), "{changed:#?}");
    assert!(changed.iter().any(|path| path == "en/tin-tuc/2020/04/so-ket-6-thang/index.html"));
    // Nor do other articles change, whose titles stand in lists.
    assert!(changed.len() < 12, "{changed:#?}");
}

#[test]
fn without_its_second_language_the_site_is_as_it_was() {
    let root = content();
    let before = built(root.path());
    for (name, _) in tree(root.path()) {
        if name.ends_with(".en.md") {
            fs::remove_file(root.path().join(name)).expect("removed");
        }
    }
    change(root.path(), "content/site.yaml", "[vi, en]", "[vi]");
    let alone = built(root.path());
    assert!(alone.keys().all(|path| !path.starts_with("en/")));
    // A page differs by the ways to the other language and by nothing else.
    let without = |bytes: &[u8]| {
        let text = String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let kept = text
            .lines()
            .filter(|line| !line.contains("hreflang=") && !line.contains("og:locale:alternate"));
        kept.collect::<Vec<_>>().join("\n")
    };
    let mut compared = 0;
    for (path, html) in pages(&alone) {
        assert_eq!(without(&before[path]), without(html), "{path}");
        compared += 1;
    }
    assert!(compared > 200, "{compared} pages");
}

/// Sentences that are wrong in an English text, each with the rule that says so.
const WRONG: [(&str, &str); 14] = [
    ("Offices in the city accepted 8,004 cases.", "untraced-number"),
    ("Offices in the city accepted 10,232 cases.", "stale-number"),
    ("Twenty-three people took part.", "untraced-number"),
    ("Five cases were completed.", "number-contradicts-figure"),
    ("The rate was 47.3 per cent.", "untraced-number"),
    ("The amount was two billion đồng.", "untraced-number"),
    ("Two thirds of the petitions were resolved.", "untraced-number"),
    ("The backlog fell by half.", "untraced-number"),
    ("A dozen petitions came in.", "untraced-number"),
    ("Cases: {{ viec.thu_ly | change }}, up {{ viec.thu_ly | change }}.", "verb-doubled"),
    ("Cases accepted rose to {{ viec.thu_ly }}.", "verb-refuted"),
    ("They were more than {{ viec.thu_ly }}.", "hedge-refuted"),
    ("The the office.", "doubled-word"),
    ("It is {{ viec.xon }}.", "unknown-figure"),
];

/// Sentences in which nothing is wrong.
const RIGHT: [&str; 5] = [
    "On 23 April 2020 the first session began at 8:30 a.m.",
    "Under Article 48 of the Law, decisions are served within 10 days.",
    "The meeting was held in room 3, and the plan has three parts.",
    "In the first six months of 2020 the Covid-19 epidemic spread.",
    "In the first half of the year no third party came forward.",
];

#[test]
fn numbers_and_words_are_checked_in_english() {
    let root = content();
    let file = "content/news/2020/01/ket-qua-quy-i/index.en.md";
    let text = fs::read_to_string(root.path().join(file)).expect("a text");
    let text = text.trim_end();
    let mut line = text.lines().count();
    let mut expected = Vec::new();
    let mut longer = text.to_owned();
    for (sentence, rule) in WRONG.into_iter().chain(RIGHT.map(|sentence| (sentence, ""))) {
        longer += &format!("\n\n{sentence}");
        line += 2;
        if !rule.is_empty() {
            expected.push(format!("{rule} {file}:{line}"));
        }
    }
    write(root.path(), file, &format!("{longer}\n"));
    assert_eq!(problems(root.path()), expected);
}

#[test]
fn what_is_wrong_with_a_translation_is_told_at_its_line() {
    let root = content();
    let lone = "content/news/2020/04/mot-minh/index.en.md";
    write(root.path(), lone, "---\ntitle: Alone\n---\n\nNothing.\n");
    write(
        root.path(),
        "content/news/2020/01/tap-huan-che-do-thong-ke/index.en.md",
        "---\ntitle: Training\ndate: 1/1/2020\noffice: hai-phong\n---\n\nNothing.\n",
    );
    change(
        root.path(),
        "content/statistics/offices.yaml",
        "short: { vi: Lê Chân, en: Le Chan }",
        "short: Lê Chân",
    );
    let offices = fs::read_to_string(root.path().join("content/statistics/offices.yaml")).unwrap();
    let short = offices.lines().position(|line| line.contains("short: Lê Chân")).unwrap() + 1;
    let found = problems(root.path());
    let of = |name: &str| found.iter().filter(|line| line.contains(name)).collect::<Vec<_>>();
    assert_eq!(of(lone), [&format!("stray-translation {lone}:1")]);
    assert_eq!(
        of("offices.yaml"),
        [&format!("missing-translation content/statistics/offices.yaml:{short}")]
    );
    let training = of("tap-huan-che-do-thong-ke/index.en.md");
    let wanted = ["repeated-in-translation", "missing-field"];
    assert!(
        wanted.iter().all(|rule| training.iter().any(|line| line.contains(rule))),
        "{found:#?}"
    );
    for line in [3, 4] {
        assert!(training.iter().any(|said| said.ends_with(&format!(":{line}"))), "{training:#?}");
    }
    // Its tags have no English yet.
    assert!(
        found.iter().any(|line| {
            line.starts_with("missing-translation")
                && line.contains("tap-huan-che-do-thong-ke/index.md")
        }),
        "{found:#?}"
    );
}

#[test]
fn either_language_may_be_the_first() {
    let root = tempfile::tempdir().expect("a folder");
    write(
        root.path(),
        "content/site.yaml",
        "title: { vi: Trang, en: Site }\noffice: tinh\nbase_url: https://a.example/b/\n\
         languages: [en, vi]\nreporting_year: { starts: 1/1 }\n",
    );
    write(
        root.path(),
        "content/statistics/offices.yaml",
        "tinh: { name: { vi: Tỉnh, en: Province } }\n",
    );
    write(root.path(), "content/pages/about.md", "---\ntitle: About\n---\n\nAbout.\n");
    write(root.path(), "content/pages/about.vi.md", "---\ntitle: Giới thiệu\n---\n\nVề trang.\n");
    let site = built(root.path());
    let html = String::from_utf8(site["vi/about/index.html"].clone()).expect("UTF-8");
    assert!(html.contains("<html lang=\"vi\">") && html.contains("Về trang."));
    assert!(html.contains("hreflang=\"x-default\" href=\"https://a.example/b/about/\""));
    let html = String::from_utf8(site["about/index.html"].clone()).expect("UTF-8");
    assert!(html.contains("<html lang=\"en\">") && html.contains(">Tiếng Việt</a>"));
}
