//! What a site can be taken away as: read by programs that are not ours (`taking.py`), and by the
//! verifier, which finds a changed digit in each of them.

mod support;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::process::Command;

use support::{build_well, congbo, repository};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

#[test]
fn other_programs_read_what_is_taken_away() {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), folder.path());
    let mut python = Command::new("python3");
    python.arg(repository().join("tests/taking.py")).arg(folder.path());
    let run = python.env("PYTHONIOENCODING", "utf-8").output().expect("python3 starts");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success(), "{said}{}", String::from_utf8_lossy(&run.stderr));
    println!("{said}");
}

/// A text of a file with one place changed; the place must be there.
fn change(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).expect("a text");
    assert!(text.contains(from), "{} does not hold {from}", path.display());
    fs::write(path, text.replacen(from, to, 1)).expect("written");
}

/// A workbook with one place of one sheet changed.
fn change_sheet(path: &Path, part: &str, from: &str, to: &str) {
    let bytes = fs::read(path).expect("a workbook");
    let mut package = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..package.len() {
        let mut entry = package.by_index(at).expect("a part");
        let name = entry.name().expect("a name").into_owned();
        let mut text = Vec::new();
        entry.read_to_end(&mut text).expect("its bytes");
        if name == part {
            let whole = String::from_utf8(text).expect("XML");
            assert!(whole.contains(from), "{part} does not hold {from}");
            text = whole.replacen(from, to, 1).into_bytes();
        }
        changed.start_file(name, SimpleFileOptions::default()).expect("a part begins");
        changed.write_all(&text).expect("a part is written");
    }
    let bytes = changed.finish().expect("a package").into_inner();
    fs::write(path, bytes).expect("written");
}

#[test]
fn a_digit_changed_in_what_is_taken_away_is_found() {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), folder.path());
    let site = folder.path();
    let seed = site.join("tin-tuc/2020/04/so-ket-6-thang");
    let results = "so-lieu/ky/2020-6m/hai-phong";
    // In a fragment, a figure and a table.
    change(&seed.join("fragment.html"), ">3.345</data>", ">3.354</data>");
    change(&seed.join("fragment.html"), ">37,04%</data>", ">37,40%</data>");
    // What a page says of itself to programs.
    change(
        &seed.join("index.html"),
        "\"headline\":\"Hội nghị sơ kết 6",
        "\"headline\":\"Hội nghị sơ kết 9",
    );
    change(
        &site.join(results).join("index.html"),
        "\"temporalCoverage\":\"20",
        "\"temporalCoverage\":\"21",
    );
    // Feeds, of the site and of an indicator.
    change(&site.join("feed.json"), "việc đạt 47,3%\"", "việc đạt 43,7%\"");
    change(
        &site.join("so-lieu/chi-tieu/viec.ty_le_xong/atom.xml"),
        "việc đạt 47,3%<",
        "việc đạt 43,7%<",
    );
    // The lasting address of a figure.
    change(
        &seed.join("figures.json"),
        &format!("{results}/#nguon-viec.xong-hai-phong-2020-6m"),
        &format!("{results}/#nguon-viec.cdk-hai-phong-2020-6m"),
    );
    // Workbooks: a value, a text with digits in the notes, a value of the data.
    change_sheet(&seed.join("bang.xlsx"), "xl/worksheets/sheet2.xml", "<v>7.25</v>", "<v>7.52</v>");
    change_sheet(
        &site.join(results).join("don-vi/bang.xlsx"),
        "xl/sharedStrings.xml",
        "don-vi/</t>",
        "don-vi/1/</t>",
    );
    change_sheet(
        &site.join("data/data.xlsx"),
        "xl/worksheets/sheet2.xml",
        "<v>1000</v>",
        "<v>1001</v>",
    );
    let mut command = congbo(&repository());
    command.arg("verify").args(["--scope", "part"]).arg(site);
    let run = command.output().expect("the program starts");
    let said = String::from_utf8_lossy(&run.stdout).into_owned();
    assert_eq!(run.status.code(), Some(1), "{said}{}", String::from_utf8_lossy(&run.stderr));
    for wanted in [
        ("fragment.html", "3.354"),
        ("fragment.html", "37,40%"),
        ("so-ket-6-thang/index.html", "headline"),
        ("2020-6m/hai-phong/index.html", "không kỳ nào"),
        ("feed.json", "43,7%"),
        ("viec.ty_le_xong/atom.xml", "43,7%"),
        ("so-ket-6-thang/figures.json", "link"),
        ("so-ket-6-thang/bang.xlsx", "7.52"),
        ("don-vi/bang.xlsx", "don-vi/1/"),
        ("data/data.xlsx", "1001"),
    ] {
        let (file, text) = wanted;
        let found = said.lines().any(|line| line.contains(file) && line.contains(text));
        assert!(found, "{wanted:?} was not found:\n{said}");
    }
}

#[test]
fn an_article_stands_in_the_feeds_of_its_subjects_and_its_fragment_nowhere() {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), folder.path());
    let read = |path: &str| fs::read_to_string(folder.path().join(path)).expect(path);
    let seed = "tin-tuc/2020/04/so-ket-6-thang/";
    for page in [
        "",
        "tin-tuc/",
        "chu-de/so-ket/",
        "so-lieu/don-vi/hai-phong/",
        "so-lieu/chi-tieu/viec.xong/",
    ] {
        for file in ["atom.xml", "feed.json"] {
            assert!(
                read(&format!("{page}{file}")).contains(seed),
                "{page}{file} lacks the article"
            );
        }
        let html = read(&format!("{page}index.html"));
        for kind in ["application/atom+xml", "application/feed+json"] {
            assert!(html.contains(kind), "{page} does not name its {kind}");
        }
    }
    let fragment = read(&format!("{seed}fragment.html"));
    assert!(fragment.contains("<meta name=\"robots\" content=\"noindex\">"));
    for forbidden in ["<script", "<svg", " id=\"", "href=\"#", "href=\"../", "src=\"../", "<style"]
    {
        assert!(!fragment.contains(forbidden), "the fragment holds {forbidden}");
    }
    for file in ["sitemap.xml", "feed.json", "atom.xml", "search/index.js"] {
        assert!(!read(file).contains("fragment.html"), "{file} leads to a fragment");
    }
}
