//! The gate on whole sites: silent on real-looking articles, and a finished text that is pasted in
//! becomes references in one pass of `check --fix`, without a word changed for the reader.
//!
//! Which numbers pass and which do not is tested sentence by sentence beside the gate itself, with
//! the files of `gate/classes/` and `gate/untraced.md`.

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use support::{assert_status, build_well, congbo, copy, repository};

fn problems(root: &Path, arguments: &[&str]) -> Vec<Value> {
    let mut command = congbo(root);
    let run = command.arg("check").args(arguments).args(["--format", "json"]).output();
    let run = run.expect("the program starts");
    let document: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    let problems = document["problems"].as_array().expect("a list");
    problems.iter().filter(|problem| is_of_a_text(problem)).cloned().collect()
}

/// What the statistics themselves are told is not the gate's business.
fn is_of_a_text(problem: &Value) -> bool {
    let file = problem["file"].as_str().unwrap_or("");
    !file.starts_with("content/statistics/") || file.ends_with("/indicators.yaml")
}

/// A problem in a line, for a test that fails.
fn shown(problem: &Value) -> String {
    format!(
        "{} {}:{} {}: {}",
        problem["rule"],
        problem["file"],
        problem["line"],
        problem["excerpt"],
        problem["message"]["vi"]
    )
}

/// The demonstration in a folder of its own.
fn demonstration() -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a folder");
    copy(&repository().join("content"), &root.path().join("content"));
    root
}

#[test]
fn no_false_alarm_on_the_demonstration_and_on_ten_articles() {
    let root = demonstration();
    let alarms: Vec<String> = problems(root.path(), &[]).iter().map(shown).collect();
    assert!(alarms.is_empty(), "the demonstration: {alarms:#?}");
    let news = root.path().join("content/news");
    fs::remove_dir_all(&news).expect("removed");
    let mut count = 0;
    for entry in fs::read_dir(repository().join("tests/gate/articles")).expect("articles") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("a text");
        let date = text.lines().find_map(|line| line.strip_prefix("date: ")).expect("a date");
        let [_, month, year] = date.split('/').collect::<Vec<_>>()[..] else { panic!("{date}") };
        let name = path.file_stem().expect("a name");
        let folder = news.join(format!("{year}/{month:0>2}")).join(name);
        fs::create_dir_all(&folder).expect("a folder");
        fs::write(folder.join("index.md"), text).expect("written");
        count += 1;
    }
    assert!(count >= 10, "{count} articles");
    let alarms: Vec<String> = problems(root.path(), &[]).iter().map(shown).collect();
    assert!(alarms.is_empty(), "{alarms:#?}");
}

/// The title, the lead, the headings, paragraphs and items of a built article, as a reader has them.
fn finished(html: &str) -> Vec<(String, String)> {
    let between = |from: &str, to: &str| {
        let start = html.find(from).map(|at| at + from.len());
        start.map(|start| html[start..].split(to).next().unwrap_or("")).unwrap_or("")
    };
    let mut texts = vec![
        ("title".to_owned(), plain(between("<h1>", "</h1>"))),
        ("lead".to_owned(), plain(between("<p class=\"lead\">", "</p>"))),
    ];
    let prose = between("<div class=\"prose\">", "<p class=\"byline\">");
    let mut rest = prose;
    while let Some(start) = rest.find('<') {
        rest = &rest[start..];
        let tag: String = rest[1..].chars().take_while(|c| c.is_ascii_alphanumeric()).collect();
        let close = format!("</{tag}>");
        let end = rest.find(&close).map(|end| end + close.len());
        match (tag.as_str(), end) {
            ("table" | "figure" | "section", Some(end)) => rest = &rest[end..],
            ("p" | "li" | "h2", Some(end)) => {
                texts.push((tag, plain(&rest[..end])));
                rest = &rest[end..];
            }
            _ => rest = &rest[1..],
        }
    }
    texts
}

/// HTML without its tags.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            _ if !inside => text.push(c),
            _ => {}
        }
    }
    let text = text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">");
    text.replace("&#39;", "'")
        .replace("&amp;", "&")
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// Every article of a built site by the path of its source.
fn articles(root: &Path, public: &Path) -> BTreeMap<PathBuf, Vec<(String, String)>> {
    let news = root.join("content/news");
    walkdir::WalkDir::new(&news)
        .into_iter()
        .map(|entry| entry.expect("an entry").into_path())
        .filter(|path| path.ends_with("index.md"))
        .map(|path| {
            let name = path.parent().expect("a folder").strip_prefix(&news).expect("below");
            let html = public.join("tin-tuc").join(name).join("index.html");
            let html = fs::read_to_string(html).expect("a page");
            (path, finished(&html))
        })
        .collect()
}

#[test]
fn pasted_articles_become_references_in_one_pass_and_read_the_same() {
    let root = demonstration();
    let public = root.path().join("public");
    build_well(root.path(), &public);
    let before = articles(root.path(), &public);
    for (path, texts) in &before {
        let old = fs::read_to_string(path).expect("a text");
        let front = old.split("---\n").nth(1).expect("front matter");
        let kept = front.lines().filter(|line| {
            ["date:", "period:", "office:", "byline:"].iter().any(|key| line.starts_with(key))
        });
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "''"));
        let mut new =
            format!("---\ntitle: {}\nsummary: {}\n", quoted(&texts[0].1), quoted(&texts[1].1));
        new.extend(kept.map(|line| format!("{line}\n")));
        new += "---\n";
        for (tag, text) in &texts[2..] {
            let mark = match tag.as_str() {
                "li" => "- ",
                "h2" => "## ",
                _ => "",
            };
            new += &format!("{mark}{text}\n\n");
        }
        fs::write(path, new).expect("written");
        let folder = path.parent().expect("a folder");
        // A translation has the words of its picture, which is gone.
        let _ = fs::remove_file(folder.join("index.en.md"));
        for entry in fs::read_dir(folder).expect("a folder") {
            let picture = entry.expect("an entry").path();
            if picture.extension().is_some_and(|kind| kind == "jpg") {
                fs::remove_file(picture).expect("removed");
            }
        }
    }
    let typed = problems(root.path(), &[]);
    assert!(typed.len() > 200, "only {} typed numbers", typed.len());
    let left: Vec<String> = problems(root.path(), &["--fix"]).iter().map(shown).collect();
    assert!(left.is_empty(), "{left:#?}");
    build_well(root.path(), &public);
    for (path, texts) in articles(root.path(), &public) {
        assert_eq!(texts, before[&path], "{}", path.display());
    }
    let mended = support::tree(&root.path().join("content"));
    assert_status(&congbo(root.path()).args(["check", "--fix"]).output().expect("starts"), 0);
    support::assert_same(&mended, &support::tree(&root.path().join("content")));
}

/// A site of one article for each text, mended once: what each article holds then, and the rules it
/// still breaks.
fn mended(texts: &[&str]) -> Vec<(String, Vec<String>)> {
    let root = demonstration();
    let news = root.path().join("content/news");
    fs::remove_dir_all(&news).expect("removed");
    let front = "---\ntitle: Thử\ndate: 24/4/2020\nperiod: 2020-6m\noffice: hai-phong\n---\n";
    let file = |at: usize| format!("content/news/2020/04/thu-{at}/index.md");
    for (at, text) in texts.iter().enumerate() {
        let path = root.path().join(file(at));
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, format!("{front}{text}\n")).expect("written");
    }
    let left = problems(root.path(), &["--fix"]);
    let texts = (0..texts.len()).map(|at| {
        let text = fs::read_to_string(root.path().join(file(at))).expect("a text");
        let body = text.strip_prefix(front).expect("the front matter is kept").trim_end();
        let rules = left.iter().filter(|problem| problem["file"] == file(at).as_str());
        let rules = rules.map(|problem| problem["rule"].as_str().unwrap_or("").to_owned());
        (body.to_owned(), rules.collect())
    });
    texts.collect()
}

#[test]
fn a_fix_keeps_the_sentence_and_is_made_only_where_one_figure_fits() {
    let cases = [
        // The words a form prints itself go with the number.
        (
            "Thụ lý 10.232 việc, giảm 205 việc (1,96%) so với cùng kỳ.",
            "Thụ lý {{ viec.thu_ly }}, {{ viec.thu_ly | change }} so với cùng kỳ.",
            vec![],
        ),
        // A stray comma, and a number split by emphasis.
        (
            "Tổng số tiền thụ lý là 6.467 tỷ 721 triệu, 795 nghìn đồng.",
            "Tổng số tiền thụ lý là {{ tien.thu_ly | words }}.",
            vec![],
        ),
        ("Thụ lý **10.232** việc.", "Thụ lý **10.232** việc.", vec!["untraced-number"]),
        // Points written with “%”.
        (
            "Tỷ lệ thi hành xong về việc là 47,3%, tăng 2,0%.",
            "Tỷ lệ thi hành xong về việc là {{ viec.ty_le_xong }}, {{ viec.ty_le_xong | points }}.",
            vec![],
        ),
        // Another office, because the sentence names it.
        (
            "Chi cục quận Hồng Bàng thụ lý 828 việc.",
            "Chi cục quận Hồng Bàng thụ lý {{ viec.thu_ly @ hong-bang }}.",
            vec![],
        ),
        // Too small a number to be sure of, and a slip of a digit: a person must choose.
        ("Trao 76 suất quà.", "Trao 76 suất quà.", vec!["untraced-number"]),
        (
            "Tổng số thụ lý là 10.223 việc.",
            "Tổng số thụ lý là 10.223 việc.",
            vec!["number-contradicts-figure"],
        ),
        ("Tổng số thụ lý là 10.437 việc.", "Tổng số thụ lý là 10.437 việc.", vec!["stale-number"]),
        // Doubled verb and untrue hedge.
        (
            "Thụ lý hơn {{ viec.thu_ly }}, giảm {{ viec.thu_ly | change }}.",
            "Thụ lý {{ viec.thu_ly }}, {{ viec.thu_ly | change }}.",
            vec![],
        ),
    ];
    let typed: Vec<&str> = cases.iter().map(|(typed, ..)| *typed).collect();
    for ((typed, text, left), (found, rules)) in cases.iter().zip(mended(&typed)) {
        assert_eq!(found, *text, "{typed}");
        assert_eq!(rules, *left, "{typed}");
    }
}

#[test]
fn a_typed_number_is_printed_with_its_source() {
    let root = demonstration();
    let file = root.path().join("content/pages/them.md");
    let text =
        "---\ntitle: Thêm\n---\nĐã họp {{ \"19 cuộc\" | typed \"biên bản họp 24/4/2020\" }}.\n";
    fs::write(file, text).expect("written");
    let public = root.path().join("public");
    build_well(root.path(), &public);
    let html = fs::read_to_string(public.join("them/index.html")).expect("a page");
    assert!(html.contains("Đã họp 19 cuộc."), "{html}");
    let sources = html.split("Nguồn số liệu").nth(1).expect("the sources");
    assert!(sources.contains("19 cuộc") && sources.contains("biên bản họp 24/4/2020"), "{sources}");
}
