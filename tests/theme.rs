//! Every kind of page through the embedded theme, with hand-made content at its most awkward:
//! missing values, very long names, sums of fifteen digits, no articles at all.
//!
//! With `CONGBO_SHOW=folder` the pages are written there to be looked at.

#[path = "theme/charts.rs"]
mod charts;
#[path = "theme/components.rs"]
mod components;
#[path = "theme/pages.rs"]
mod pages;
#[path = "theme/sample.rs"]
mod sample;
#[path = "theme/structure.rs"]
mod structure;

use std::fs;
use std::path::Path;

use congbo::diagnostic::Language;
use congbo::page::model::Page;
use congbo::theme::{Feed, FeedEntry, Renderer, SitemapPage, Theme};
use indexmap::IndexMap;

fn interface(theme: &Theme, language: Language) -> IndexMap<String, String> {
    #[derive(serde::Deserialize)]
    struct Wording {
        interface: IndexMap<String, String>,
    }
    let text = theme.wording(language).expect("the theme has a wording");
    serde_yaml::from_str::<Wording>(text).expect("the wording has interface words").interface
}

fn renderer(theme: &Theme) -> Renderer {
    theme.renderer(&sample::site(), &interface(theme, Language::Vi)).expect("the theme compiles")
}

fn rendered() -> Vec<(Page, String)> {
    let renderer = renderer(&Theme::embedded());
    let pages = pages::pages();
    pages
        .into_iter()
        .map(|page| {
            let html = renderer.page(&page).unwrap_or_else(|error| {
                panic!("{}: {error}", page.head.path);
            });
            (page, html.html)
        })
        .collect()
}

#[test]
fn every_kind_of_page_renders_with_sound_structure() {
    let pages = rendered();
    for (page, html) in &pages {
        structure::assert_sound(&page.head.path, html);
    }
    show(&pages);
}

#[test]
fn every_example_of_every_component_renders_with_sound_structure() {
    let renderer = renderer(&Theme::embedded());
    let page = pages::components();
    let html = renderer.page(&page).unwrap_or_else(|error| panic!("{error}")).html;
    structure::assert_sound(&page.head.path, &html);
    for folder in components::folders() {
        assert!(html.contains(&format!("<code>{folder}</code>")), "{folder} is not shown");
    }
    show(&[(page, html)]);
}

#[test]
fn an_example_that_does_not_render_is_told_with_its_file() {
    let name = "components/titles/examples.yaml";
    let example = "name: { vi: a, en: a }\nexamples:\n  - shows: { vi: a, en: a }\n    with: {}\n";
    let theme = Theme::with_overrides([(name.to_owned(), example.as_bytes().to_vec())]);
    let error = renderer(&theme).page(&pages::components()).expect_err("nothing to place");
    assert!(error.file.starts_with("components/titles/"), "{error}");
    let theme = Theme::with_overrides([(name.to_owned(), b"name: x\n".to_vec())]);
    let words = interface(&theme, Language::Vi);
    let error = theme.renderer(&sample::site(), &words).expect_err("not examples");
    assert_eq!(error.file, name);
}

#[test]
fn a_style_that_is_not_there_is_told_with_its_line() {
    let css = ("assets/congbo.css".to_owned(), b"/* all */\n@import \"styles/no.css\";\n".to_vec());
    let theme = Theme::with_overrides([css]);
    let words = interface(&theme, Language::Vi);
    let error = theme.renderer(&sample::site(), &words).expect_err("no such style");
    assert_eq!((error.file.as_str(), error.line), ("assets/congbo.css", Some(2)));
}

#[test]
fn every_kind_has_a_sample() {
    let kinds: Vec<_> = pages::pages().iter().map(|page| page.head.kind).collect();
    for kind in [
        "article",
        "list",
        "archive",
        "home",
        "period",
        "comparison",
        "indicator",
        "office",
        "statistics",
        "tags",
        "standing",
        "search",
        "not-found",
    ] {
        assert!(kinds.contains(&kind), "no sample of kind {kind}");
    }
}

#[test]
fn a_figure_is_marked_without_stray_space() {
    let pages = rendered();
    let (_, html) = &pages[0];
    assert!(html.contains(
        "đã thi hành xong <a class=\"whence\" href=\"#nguon-viec.xong-hai-phong-2020-6m\">\
         <data class=\"figure\" value=\"3345\" data-indicator=\"viec.xong\" \
         data-office=\"hai-phong\" data-period=\"2020-6m\" data-measure=\"value\">3.345\u{a0}việc</data></a>, đạt tỷ lệ"
    ));
    assert!(html.contains("data-base=\"viec.phai_th\">69,63%</data>"));
    assert!(!html.contains("<data class=\"figure\" value=\"\""));
}

#[test]
fn an_article_shows_everything_of_the_old_portal() {
    let pages = rendered();
    let (_, html) = &pages[0];
    for expected in [
        "Đăng nhập</a>",
        "<h1>Hội nghị sơ kết",
        ">24/04/2020</a></time>",
        "<figcaption>Điểm cầu",
        "Theo Nguyễn Thị Minh Họa",
        "Các tin khác</h2>",
        "Các tin đã đưa ngày:</h2>",
        "Nguồn số liệu</h2>",
        "3.345 ÷ 7.072 = 47,2992…%",
        "dòng 12</li>",
    ] {
        assert!(html.contains(expected), "the article lacks {expected}");
    }
}

#[test]
fn text_is_escaped_everywhere() {
    let mut page = pages::article(&[]);
    page.head.linked = String::new();
    page.head.title = "</title><script>alert(1)</script>\" onload=\"x".to_owned();
    let html = renderer(&Theme::embedded()).page(&page).expect("it renders").html;
    assert!(!html.contains("<script"));
    assert!(!html.contains("\" onload"));
}

#[test]
fn every_word_of_the_templates_is_in_both_languages() {
    let theme = Theme::embedded();
    let vi = interface(&theme, Language::Vi);
    let en = interface(&theme, Language::En);
    let mut used = Vec::new();
    for text in structure::template_sources() {
        for (at, _) in text.match_indices("t.") {
            let word = |c: char| c.is_ascii_alphanumeric() || c == '_';
            if text[..at].ends_with(|c: char| word(c) || c == '.' || c == '-') {
                continue;
            }
            let key = text[at + 2..].split(|c| !word(c)).next().unwrap_or_default();
            used.push(key.to_owned());
        }
    }
    assert!(used.len() > 40);
    for key in used {
        assert!(vi.contains_key(&key), "no Vietnamese word for {key}");
        assert!(en.contains_key(&key), "no English word for {key}");
    }
}

#[test]
fn a_mistake_in_a_template_is_told_with_its_place() {
    let site = sample::site();
    let words = interface(&Theme::embedded(), Language::Vi);
    let with = |text: &str| {
        let file = ("templates/tags.html".to_owned(), text.as_bytes().to_vec());
        Theme::with_overrides([file])
    };
    for (text, line) in [
        ("{% extends \"base.html\" %}\n{% block main %}{{ title }", Some(2)),
        (
            "{% extends \"base.html\" %}\n\n{% block main %}{{ title | no_such }}{% endblock %}",
            Some(3),
        ),
        ("a\n{{ <no_such /> }}", Some(2)),
        ("{% extends \"no-such.html\" %}", None),
    ] {
        let error = with(text).renderer(&site, &words).expect_err(text);
        assert_eq!((error.file.as_str(), error.line), ("templates/tags.html", line), "{error}");
        assert!(error.message().vi.contains("templates/tags.html"));
        assert!(error.message().en.contains("templates/tags.html"));
    }
    let renderer = with("first\n{{ no_such_field }}").renderer(&site, &words).expect("compiles");
    let error = renderer.page(&pages::tags()).expect_err("an unknown field");
    assert_eq!((error.file.as_str(), error.line), ("templates/tags.html", Some(2)));
}

#[test]
fn files_replace_embedded_ones_one_by_one() {
    let css = ("assets/congbo.css".to_owned(), b"body{}".to_vec());
    let ours = Theme::with_overrides([css]);
    let theirs = Theme::embedded();
    let path = |theme: &Theme| {
        let assets = theme.assets().expect("assets");
        assets.into_iter().map(|(path, _)| path).find(|path| path.contains("congbo.")).expect("css")
    };
    assert_ne!(path(&ours), path(&theirs));
    assert!(path(&ours).starts_with("assets/congbo."));
    assert!(renderer(&ours).page(&pages::tags()).expect("renders").html.contains(&path(&ours)));
}

#[test]
fn the_theme_stays_small() {
    let theme = Theme::embedded();
    for (path, bytes) in theme.assets().expect("assets") {
        assert!(bytes.len() < 30 * 1024, "{path} has {} bytes", bytes.len());
    }
}

#[test]
fn machines_get_feed_sitemap_and_robots() {
    let renderer = renderer(&Theme::embedded());
    let entries = vec![FeedEntry {
        title: "Kết quả <6 tháng> & hơn".to_owned(),
        href: "tin-tuc/2020/04/so-ket/".to_owned(),
        summary: "".to_owned(),
        published: "2020-04-24T00:00:00+07:00".to_owned(),
        updated: "2020-04-24T00:00:00+07:00".to_owned(),
    }];
    let feed = Feed {
        title: "Tin",
        href: "feed.xml",
        page: "",
        updated: "2020-04-24T00:00:00+07:00",
        entries,
    };
    let feed = renderer.feed(&feed).expect("feed");
    assert!(feed.starts_with("<?xml"));
    assert!(feed.contains("<title>Kết quả &lt;6 tháng&gt; &amp; hơn</title>"));
    assert!(feed.contains("<id>https://thads-haiphong.example.vn/tin-tuc/2020/04/so-ket/</id>"));
    let pages = [
        SitemapPage {
            loc: "https://thads-haiphong.example.vn/",
            lastmod: Some("2020-04-24"),
            alternates: &[],
        },
        SitemapPage {
            loc: "https://thads-haiphong.example.vn/chu-de/",
            lastmod: None,
            alternates: &[],
        },
    ];
    let files = renderer.sitemap(&pages).expect("sitemap");
    let [(path, sitemap)] = files.as_slice() else { panic!("one file") };
    assert_eq!(path, "sitemap.xml");
    assert_eq!(sitemap.matches("<loc>").count(), 2);
    assert_eq!(sitemap.matches("<lastmod>").count(), 1);
    let robots = renderer.robots().expect("robots");
    assert!(robots.contains("Sitemap: https://thads-haiphong.example.vn/sitemap.xml"));
}

#[test]
fn a_site_of_more_pages_than_a_sitemap_may_name_has_several() {
    let renderer = renderer(&Theme::embedded());
    let page = |_| SitemapPage { loc: "https://a.example/", lastmod: None, alternates: &[] };
    let pages: Vec<SitemapPage<'_>> = (0..50_001).map(page).collect();
    let files = renderer.sitemap(&pages).expect("sitemaps");
    let named: Vec<(&str, usize)> =
        files.iter().map(|(path, text)| (path.as_str(), text.matches("<loc>").count())).collect();
    assert_eq!(named, [("sitemap-1.xml", 50_000), ("sitemap-2.xml", 1), ("sitemap.xml", 2)]);
    let index = files.last().map_or("", |(_, text)| text.as_str());
    assert!(index.contains("<loc>https://thads-haiphong.example.vn/sitemap-2.xml</loc>"));
}

/// Writes the pages and assets where a person can open them.
fn show(pages: &[(Page, String)]) {
    let Some(folder) = std::env::var_os("CONGBO_SHOW") else { return };
    let write = |path: &str, bytes: &[u8]| {
        let path = Path::new(&folder).join(path);
        let parent = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(parent).expect("the folder is made");
        fs::write(path, bytes).expect("the file is written");
    };
    for (path, bytes) in Theme::embedded().assets().expect("assets") {
        write(&path, &bytes);
    }
    for (src, svg) in sample::pictures() {
        write(src, svg.as_bytes());
    }
    for (page, html) in pages {
        let path = &page.head.path;
        let file = if path.ends_with(".html") { path.clone() } else { format!("{path}index.html") };
        write(&file, html.as_bytes());
    }
}
