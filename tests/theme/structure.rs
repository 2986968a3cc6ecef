//! What every page must hold to, read from its HTML by plain search.

use std::fs;
use std::path::Path;

/// The texts of all templates.
pub fn template_sources() -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/congbo");
    walkdir::WalkDir::new(root)
        .into_iter()
        .map(|entry| entry.expect("the theme is readable"))
        .filter(|entry| entry.path().extension().is_some_and(|end| end == "html" || end == "xml"))
        .map(|entry| fs::read_to_string(entry.path()).expect("templates are UTF-8"))
        .collect()
}

/// Fails where a page breaks a promise.
pub fn assert_sound(path: &str, html: &str) {
    let count = |needle: &str| html.matches(needle).count();
    let after_head = html.split_once("<head>").expect("a head").1.trim_start();
    assert!(after_head.starts_with("<meta http-equiv=\"Content-Security-Policy\""), "{path}");
    assert!(html.contains("<html lang=\"vi\">"), "{path}");
    for forbidden in ["style=\"", "<style", "javascript:", " onload=", "href=\"/\"", "{{", "{%"] {
        assert_eq!(count(forbidden), 0, "{path} holds {forbidden}");
    }
    assert_scripts(path, html);
    assert_eq!(count("<h1"), 1, "{path} has one h1");
    assert_eq!(count("<main"), 1, "{path} has one main");
    assert!(html.contains("<a class=\"skip\" href=\"#part_main\">"), "{path}");
    assert_heading_order(path, html);
    assert_tables(path, html);
    assert_unique_ids(path, html);
    for image in html.split("<img ").skip(1) {
        let tag = image.split('>').next().unwrap_or_default();
        assert!(tag.contains("alt=\""), "{path}: <img {tag}>");
    }
    assert!(html.len() < 100 * 1024, "{path} has {} bytes", html.len());
}

/// The page of search alone has scripts, and they are files. What a page is may stand in it for
/// programs: data of exactly one kind, which no browser runs, and in which no tag can begin.
fn assert_scripts(path: &str, html: &str) {
    for script in html.split("<script").skip(1) {
        let (opening, rest) = script.split_once('>').expect("a whole tag");
        if opening == " type=\"application/ld+json\"" {
            let (data, _) = rest.split_once('<').expect("an end");
            assert!(serde_json::from_str::<serde_json::Value>(data).is_ok(), "{path}: {data}");
            assert!(rest[data.len()..].starts_with("</script>"), "{path}: {script}");
            continue;
        }
        assert!(path.starts_with("tim-kiem/"), "{path} has a script");
        assert!(opening.contains(" src=\"") && rest.starts_with("</script>"), "{path}: {script}");
    }
}

fn assert_heading_order(path: &str, html: &str) {
    let main = html.split_once("<main").expect("a main").1;
    let mut before = 0;
    for (at, _) in main.match_indices("<h") {
        let Some(level) = main[at + 2..].chars().next().and_then(|c| c.to_digit(10)) else {
            continue;
        };
        assert!(level <= before + 1, "{path}: h{level} after h{before}");
        before = level;
    }
}

fn assert_tables(path: &str, html: &str) {
    for table in html.split("<figure class=\"table\"").skip(1) {
        let table = table.split("</figure>").next().unwrap_or_default();
        assert_eq!(table.matches("<caption").count(), 1, "{path}: a table without caption");
        assert_eq!(
            table.matches("<th").count() - table.matches("<thead").count(),
            table.matches(" scope=\"").count(),
            "{path}: a heading cell without scope"
        );
        let columns = table.matches("scope=\"col\"").count();
        let rows = table.matches("scope=\"row\"").count();
        assert_eq!(table.matches("<td").count(), (columns - 1) * rows, "{path}: a ragged table");
    }
}

fn assert_unique_ids(path: &str, html: &str) {
    let mut ids: Vec<&str> =
        html.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "{path}: an id stands twice");
}
