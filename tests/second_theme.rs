//! A theme is changed without Rust: the small one in `second_theme/` has two components and the
//! colours of its own and takes everything else from the default, on a site that sets a colour and
//! an emblem in `site.yaml`.

mod support;

use std::fs;
use std::path::Path;

use support::{Tree, assert_status, build_well, congbo, copy, repository, tree};

fn site(root: &Path) -> Tree {
    copy(&repository().join("content"), &root.join("content"));
    copy(&repository().join("tests/second_theme"), &root.join("themes/second"));
    fs::write(
        root.join("content/emblem.svg"),
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\"/>",
    )
    .expect("emblem");
    let settings = root.join("content/site.yaml");
    let text = fs::read_to_string(&settings).expect("site.yaml");
    let own = "theme: second\ncolours: { brand: \"#5a1e6e\" }\nemblem: emblem.svg";
    let changed = text.replace("theme: congbo", own);
    assert_ne!(text, changed, "the demonstration's theme is written otherwise");
    fs::write(settings, changed).expect("site.yaml");
    build_well(root, &root.join("site"));
    tree(&root.join("site"))
}

fn page<'a>(site: &'a Tree, path: &str) -> &'a str {
    std::str::from_utf8(&site[path]).expect("UTF-8")
}

#[test]
fn two_components_and_the_colours_are_replaced_and_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site(folder.path());
    let home = page(&site, "index.html");
    assert!(home.contains("<ul class=\"figures-in-lines\">") && !home.contains("key-figures\""));
    let period = page(&site, "so-lieu/ky/2020-6m/hai-phong/index.html");
    assert!(period.contains("framed-narrative"));
    assert!(
        period.contains("<figure class=\"table\""),
        "the tables are those of the default theme"
    );

    let style = |name: &str| {
        let path = site.keys().find(|path| path.starts_with(&format!("assets/{name}.")));
        page(&site, path.unwrap_or_else(|| panic!("no {name}")))
    };
    assert!(style("colours").contains("--paper: #fffdf7"));
    assert!(style("congbo").contains("@font-face"));
    assert!(
        style("colours").rfind("--brand: #5a1e6e") > style("colours").find("--brand: #14532d"),
        "the colour of site.yaml comes after the theme's"
    );
    assert!(home.contains("src=\"./hinh/emblem.svg\""));
    assert!(site.contains_key("hinh/emblem.svg"));
}

#[test]
fn its_figures_are_verified_like_any_others() {
    let folder = tempfile::tempdir().expect("a folder");
    site(folder.path());
    let mut verify = congbo(folder.path());
    let run = verify.arg("verify").arg(folder.path().join("site")).output().expect("it starts");
    assert_status(&run, 0);
}

#[test]
fn a_style_names_other_assets_and_finds_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let site = site(folder.path());
    let path = site.keys().find(|path| path.starts_with("assets/congbo.")).expect("the style");
    let style = page(&site, path);
    let named: Vec<&str> =
        style.split("url(\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(named.len() >= 4, "{named:?}");
    for name in named {
        assert!(site.contains_key(&format!("assets/{name}")), "{name} is not there");
    }
}
