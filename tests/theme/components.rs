//! The components as they stand in the theme's folder: none without an example, no style for
//! nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

fn theme() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/congbo")
}

/// The folders of the components.
pub fn folders() -> Vec<String> {
    let entries = fs::read_dir(theme().join("components")).expect("components");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names.map(|name| name.into_string().expect("a plain name")).collect()
}

fn files(ending: &str) -> Vec<(String, String)> {
    let theme = theme();
    let entries = WalkDir::new(&theme).into_iter().map(|entry| entry.expect("readable"));
    let files = entries.filter(|entry| entry.path().extension().is_some_and(|end| end == ending));
    files
        .map(|entry| {
            let name = entry.path().strip_prefix(&theme).expect("inside").to_string_lossy();
            (name.into_owned(), fs::read_to_string(entry.path()).expect("UTF-8"))
        })
        .collect()
}

#[test]
fn every_component_has_a_template_and_examples() {
    for folder in folders() {
        for file in ["template.html", "examples.yaml"] {
            let path = theme().join("components").join(&folder).join(file);
            assert!(path.is_file(), "components/{folder} has no {file}");
        }
        let path = theme().join("components").join(&folder);
        let examples = fs::read_to_string(path.join("examples.yaml")).expect("UTF-8");
        assert!(examples.contains("  - shows:"), "components/{folder} has no example");
        let template = fs::read_to_string(path.join("template.html")).expect("UTF-8");
        assert!(
            template.contains(&format!("{{% component {folder}(")),
            "components/{folder} defines no component of its name"
        );
    }
}

#[test]
fn every_style_is_joined_once() {
    let sheet = fs::read_to_string(theme().join("assets/congbo.css")).expect("the style sheet");
    let import = |name: &str| format!("@import \"{name}\";");
    for (name, _) in files("css") {
        if name.starts_with("styles/") || name.starts_with("components/") {
            assert_eq!(sheet.matches(&import(&name)).count(), 1, "{name} in assets/congbo.css");
        }
    }
}

#[test]
fn every_class_with_a_style_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut used = String::new();
    for (_, text) in files("html").into_iter().chain(files("js")) {
        used.push_str(&text);
    }
    // Rust draws charts, writes prose, and says how much room a number leaves in its cell.
    for entry in ["src/theme", "src/page"].iter().flat_map(|part| WalkDir::new(root.join(part))) {
        let entry = entry.expect("readable");
        if entry.file_type().is_file() {
            used.push_str(&fs::read_to_string(entry.path()).expect("UTF-8"));
        }
    }
    let word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let known: BTreeSet<&str> = used.split(|c| !word(c)).collect();
    for (name, style) in files("css").into_iter().filter(|(name, _)| !name.starts_with("templates"))
    {
        for selector in style.split('}').filter_map(|rule| rule.split('{').rev().nth(1)) {
            let selector = selector.rsplit("*/").next().unwrap_or_default();
            for class in selector.split('.').skip(1) {
                let class = class.split(|c| !word(c)).next().unwrap_or_default();
                let stem = class.trim_end_matches(|c: char| c.is_ascii_digit());
                assert!(
                    known.contains(class) || known.contains(stem),
                    "{name} has a style for .{class}, which nothing uses"
                );
            }
        }
    }
}
