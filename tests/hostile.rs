//! Files made to break a reader: each run of `audit` and `check` must end by itself, with a report
//! or with a message, never with a panic, a crash or an endless wait.
//!
//! The limit on time is generous, for slow machines and programs without optimisation.

mod support;

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use tempfile::TempDir;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// After this a run is killed, and its case fails.
const LIMIT: Duration = Duration::from_secs(60);

/// How a run ended: its exit status, and what it said on stderr.
fn run(mut command: Command, case: &str) -> (i32, String) {
    let said = tempfile::NamedTempFile::new().expect("a file");
    let stderr = said.reopen().expect("the same file");
    let mut child =
        command.stdout(Stdio::piped()).stderr(stderr).spawn().expect("the program starts");
    let mut stdout = child.stdout.take().expect("a pipe");
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stdout.read_to_end(&mut bytes);
        let _ = sender.send(());
    });
    if receiver.recv_timeout(LIMIT).is_err() {
        child.kill().expect("it can be killed");
        panic!("{case}: still running after {LIMIT:?}");
    }
    let status = child.wait().expect("it ended").code();
    let said = fs::read(said.path()).expect("the messages");
    let said = String::from_utf8_lossy(&said).into_owned();
    let status = status.unwrap_or_else(|| panic!("{case}: ended by a signal\n{said}"));
    assert!((0..=2).contains(&status), "{case}: status {status}\n{said}");
    (status, said)
}

/// A tag with so many attributes.
fn quoted_attributes(count: usize) -> String {
    let all: String = (0..count).map(|n| format!("a{n}=\">\" ")).collect();
    format!("<p {all}>5%</p>")
}

/// A file of its own for each case; `CONGBO_SHOW=folder` keeps them, to measure with.
fn place() -> (Option<TempDir>, PathBuf) {
    match std::env::var_os("CONGBO_SHOW") {
        Some(folder) => {
            fs::create_dir_all(&folder).expect("a folder");
            (None, PathBuf::from(folder))
        }
        None => {
            let folder = tempfile::tempdir().expect("a folder");
            let path = folder.path().to_owned();
            (Some(folder), path)
        }
    }
}

fn audit(name: &str, bytes: &[u8]) -> (i32, String) {
    let (_keep, folder) = place();
    let file = folder.join(name);
    fs::write(&file, bytes).expect("the file is written");
    let mut last = (0, String::new());
    for format in ["text", "json", "html"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_congbo"));
        command.args(["audit", "--format", format]).arg(&file);
        last = run(command, &format!("{name} as {format}"));
    }
    last
}

fn every_plane() -> String {
    ('\0'..=char::MAX).collect()
}

/// Markdown for `audit` and for the content of a site.
fn markdown() -> Vec<(&'static str, String)> {
    let deep = 100_000;
    let stairs: String = (0..600).map(|n| format!("{}- a\n", "  ".repeat(n))).collect();
    vec![
        ("lists", format!("{}x", "- ".repeat(deep))),
        ("numbered-lists", format!("{}x", "1. ".repeat(deep))),
        ("mixed-lists", format!("{}x", "* - + ".repeat(deep / 3))),
        ("stairs", stairs),
        ("quotations", format!("{}x", "> ".repeat(deep))),
        ("notes", "[^".repeat(deep)),
        ("notes-defined", format!("{}x", "[^a]: ".repeat(deep))),
        ("note-lines", "[^a]: x\n".repeat(deep)),
        ("brackets", "[".repeat(deep)),
        ("pictures", format!("{}x{}", "![".repeat(deep / 2), "](a)".repeat(deep / 2))),
        ("emphasis", "*a_ ".repeat(deep)),
        ("ticks", (1..1500).map(|n| "`".repeat(n) + " ").collect()),
        ("tags", "<div>".repeat(deep)),
        ("entities", "&amp;1".repeat(deep)),
        ("attributes", quoted_attributes(deep)),
        ("table", format!("{}\n{}\n", "|a".repeat(2000), "|-".repeat(2000)) + &"|1\n".repeat(2000)),
        ("front", format!("{}---\n", "title: a\n".repeat(deep))),
        ("planes", every_plane()),
        ("line", "Tổng số 10.232 việc, giảm 205 việc (4,32%). ".repeat(20_000)),
        ("nested-words", "{{".repeat(deep)),
        ("references", "{{ x }} ".repeat(deep)),
        ("pictures-flat", "![x](a) ".repeat(deep / 2)),
        ("links", "[a](b) ".repeat(deep)),
        ("numbers", "123 ".repeat(deep * 3)),
        ("row", ["|a", "|-", "|1"].map(|cell| cell.repeat(60_000) + "\n").concat()),
        ("many-tables", "|a|b|\n|-|-|\n|c|1|\n|d|2|\n\n".repeat(5000)),
    ]
}

#[test]
fn markdown_is_audited() {
    for (name, text) in markdown() {
        audit(&format!("{name}.md"), text.as_bytes());
    }
}

/// The site `init` writes.
fn small_site() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("site");
    let mut command = Command::new(env!("CARGO_BIN_EXE_congbo"));
    command.arg("init").arg(&root);
    assert_eq!(run(command, "init").0, 0);
    (folder, root)
}

/// Statistics, settings and terms.
fn yaml() -> Vec<(&'static str, String)> {
    let deep = 100_000;
    let all = |line: &dyn Fn(usize) -> String| (0..deep).map(line).collect::<String>();
    let rule = |is: String| format!("x: {{ name: a, unit: việc, is: \"{is}\" }}\n");
    vec![
        ("lists", "[".repeat(deep)),
        ("maps", "{a: ".repeat(deep)),
        ("items", "- ".repeat(deep)),
        ("long-list", format!("a: [{}]\n", "b, ".repeat(deep))),
        ("stairs", (0..3000).map(|n| format!("{}a:\n", " ".repeat(n))).collect()),
        ("aliases", format!("a: &a [x]\n{}", all(&|n| format!("b{n}: *a\n")))),
        ("keys", all(&|n| format!("k{n}: 1\n"))),
        ("same-key", "a: 1\n".repeat(deep)),
        ("documents", "---\n".repeat(deep)),
        ("tags", "!!a ".repeat(deep)),
        ("questions", "? ".repeat(deep)),
        ("block", format!("a: |\n{}", "  x\n".repeat(deep))),
        ("line", format!("a: \"{}\"\n", "x".repeat(deep * 10))),
        ("digits", format!("viec.thu_ly: {}\n", "9".repeat(deep * 10))),
        ("sum", rule("1 + ".repeat(deep) + "1")),
        ("product", rule("2 * ".repeat(deep) + "2")),
        ("brackets", rule("(".repeat(deep) + "1" + &")".repeat(deep))),
        ("signs", rule("-".repeat(deep) + "1")),
        ("unknown", rule("khong_co + ".repeat(deep) + "1")),
        ("planes", every_plane()),
    ]
}

#[test]
fn yaml_is_checked() {
    for (name, text) in yaml() {
        for file in ["statistics/indicators.yaml", "statistics/2020-6m/don-vi.yaml", "site.yaml"] {
            let (_folder, root) = small_site();
            let place = root.join("content").join(file);
            assert!(place.is_file(), "{file}: `init` writes it");
            fs::write(&place, &text).expect("the file is written");
            let mut command = support::congbo(&root);
            command.arg("check");
            let (status, said) = run(command, &format!("{name} in {file}"));
            assert_eq!(
                status,
                1,
                "{name} in {file}: {}",
                said.chars().take(2000).collect::<String>()
            );
        }
    }
}

#[test]
fn markdown_is_checked() {
    for (name, text) in markdown() {
        let (_folder, root) = small_site();
        let article = root.join("content/news/2020/04/bai/index.md");
        fs::create_dir_all(article.parent().expect("a folder")).expect("the folder is made");
        let text = format!("---\ntitle: Bài\ndate: 24/4/2020\nperiod: 2020-6m\n---\n\n{text}");
        fs::write(&article, text).expect("the article is written");
        let mut command = support::congbo(&root);
        command.arg("check");
        run(command, name);
    }
}

#[test]
fn plain_text_is_audited() {
    let million = 1_000_000;
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain([0x00, 0xd8].repeat(50_000)).collect();
    let cases: Vec<(&str, Vec<u8>)> = vec![
        ("words", "Tổng số thụ lý 10.232 việc (4,32%), ".repeat(million / 40).into()),
        ("digits", "1".repeat(million).into()),
        ("grouped", "1.234".repeat(million / 5).into()),
        ("percents", "5% ".repeat(million / 3).into()),
        ("fractions", "1/".repeat(million / 2).into()),
        ("blanks", " ".repeat(million).into()),
        ("no-break-spaces", "\u{a0}1".repeat(million / 3).into()),
        ("lines", "1\n".repeat(million / 2).into()),
        ("brackets", "(".repeat(million).into()),
        ("marks", format!("a{}", "\u{301}\u{323}".repeat(million / 4)).into()),
        ("apart", "e\u{323}\u{302}1".repeat(million / 6).into()),
        ("planes", every_plane().into()),
        ("silent", "1\u{200b}".repeat(million / 4).into()),
        ("halves", utf16),
        ("zeros", vec![0; million]),
        ("bytes", (0..=255).cycle().take(million).collect()),
        ("number-words", "một trăm linh năm nghìn tỷ ".repeat(million / 30).into()),
        ("empty", Vec::new()),
    ];
    for (name, bytes) in cases {
        audit(&format!("{name}.txt"), &bytes);
    }
}

#[test]
fn pages_are_audited() {
    let deep = 100_000;
    let cases: Vec<(&str, String)> = vec![
        ("tags", format!("{}x", "<div>".repeat(deep))),
        ("closed", format!("{}x{}", "<div>".repeat(deep), "</div>".repeat(deep))),
        ("tables", format!("{}x", "<table><tr><td>".repeat(deep))),
        ("lists", format!("{}x", "<ul><li>".repeat(deep))),
        ("inline", format!("{}x", "<b><i>".repeat(deep))),
        ("ends", "</p></div></td></table>".repeat(deep)),
        ("hidden", format!("{}x", "<p hidden>".repeat(deep))),
        ("titles", "<title>".repeat(deep)),
        (
            "attributes",
            format!("<p {}>x", (0..deep).map(|n| format!("a{n}=1 ")).collect::<String>()),
        ),
        ("quoted-attributes", quoted_attributes(deep)),
        ("style", format!("<p style=\"{}\">x", "display:".repeat(deep))),
        ("spans", "<tr><td colspan=1000 rowspan=1000>1".repeat(deep / 4)),
        ("wide", format!("<table><tr>{}", "<td rowspan=0 colspan=0>1".repeat(deep))),
        ("ampersands", "&".repeat(deep * 5)),
        ("entities", "&#x31;&amp;&nbsp;&khong;".repeat(deep / 4)),
        ("long-entity", format!("&{};", "a".repeat(deep * 5))),
        ("less", "<".repeat(deep * 5)),
        ("comment", format!("<!--{}", "--!".repeat(deep))),
        ("script", format!("<script>{}", "<!--<script>".repeat(deep))),
        ("breaks", "1<br>".repeat(deep)),
        ("row", format!("<table><tr>{}</table>", "<td>1".repeat(60_000))),
        ("spread", format!("<table>{}", "<tr><td colspan=1000 rowspan=1000>1".repeat(deep / 4))),
        ("grid", format!("<table>{}", format!("<tr>{}", "<td colspan=9>1".repeat(50)).repeat(500))),
        ("many-tables", "<table><tr><td>a<td>b<tr><td>c<td>1</table>".repeat(5000)),
        ("planes", every_plane()),
    ];
    for (name, text) in cases {
        audit(&format!("{name}.html"), text.as_bytes());
    }
}

fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("its bytes");
    }
    zip.finish().expect("a package").into_inner()
}

fn document(xml: &str) -> Vec<u8> {
    package(&[("word/document.xml", xml.as_bytes())])
}

#[test]
fn word_documents_are_read_or_refused() {
    let deep = 100_000;
    let open = |name: &str| format!("<w:document>{}", format!("<w:{name}>").repeat(deep));
    let laughs: String = (1..30)
        .map(|n| format!("<!ENTITY a{n} \"{}\">", format!("&a{};", n - 1).repeat(10)))
        .collect();
    let words = "<w:p><w:r><w:t>10.232 việc (4,32%)</w:t></w:r></w:p>";
    let whole = document(&format!("<w:document>{}</w:document>", words.repeat(20_000)));
    let bomb = document(&" ".repeat(100 << 20));
    let mut liar = bomb.clone();
    let size = (100_u32 << 20).to_le_bytes();
    for at in 0..liar.len() - 4 {
        if liar[at..at + 4] == size {
            liar[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
        }
    }
    let names: Vec<String> = (0..12_000).map(|n| format!("word/media/{n}.png")).collect();
    let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    let refused: Vec<(&str, Vec<u8>)> = vec![
        ("entity", document("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><a>&e;</a>")),
        ("laughs", document(&format!("<!DOCTYPE a [<!ENTITY a0 \"x\">{laughs}]><a>&a29;</a>"))),
        ("bomb", bomb),
        ("liar", liar),
        ("many", package(&many)),
        ("paragraphs", document(&open("p"))),
        ("tables", document(&open("tbl"))),
        ("elements", document(&open("x"))),
        ("cut", whole[..whole.len() / 2].to_vec()),
        ("garbage", [b"PK\x03\x04".as_slice(), &[0xa5; 100_000]].concat()),
        ("end-only", [b"PK\x05\x06".as_slice(), &[0xff; 18]].concat()),
        ("ends", b"PK\x05\x06".repeat(50_000)),
        ("pdf", b"%PDF-1.7\n".repeat(1000)),
        ("picture", b"\x89PNG\r\n\x1a\n".repeat(1000)),
        ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".repeat(1000)),
        ("words", "Tổng số 10.232 việc".repeat(1000).into()),
        ("empty", Vec::new()),
        (
            "loop",
            package(&[("_rels/.rels", b"<a Type=\"/officeDocument\" Target=\"_rels/.rels\"/>")]),
        ),
    ];
    for (name, bytes) in refused {
        let (status, said) = audit(&format!("{name}.docx"), &bytes);
        assert_eq!(status, 2, "{name}: {said}");
        assert!(said.contains(name), "{name}: {said}");
        assert!(!said.contains("root:"), "{name}: {said}");
    }
    audit("whole.docx", &whole);
    for at in (0..whole.len()).step_by(whole.len() / 40) {
        let mut bent = whole.clone();
        bent[at] ^= 0x55;
        let (_keep, folder) = place();
        let file = folder.join("bent.docx");
        fs::write(&file, bent).expect("the file is written");
        let mut command = Command::new(env!("CARGO_BIN_EXE_congbo"));
        command.arg("audit").arg(&file);
        run(command, &format!("byte {at} bent"));
    }
}

#[test]
fn what_is_no_file_is_said() {
    for path in ["khong-co.txt", "src", "src/main.rs/a.txt"] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_congbo"));
        command.current_dir(support::repository()).arg("audit").arg(path);
        let (status, said) = run(command, path);
        assert_eq!(status, 2, "{path}");
        assert!(said.contains(path), "{said}");
    }
    let endless = Path::new("/dev/zero");
    if endless.exists() {
        let mut command = Command::new(env!("CARGO_BIN_EXE_congbo"));
        command.arg("audit").arg(endless);
        assert_eq!(run(command, "/dev/zero").0, 2);
    }
}
