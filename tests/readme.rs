//! `README.md` keeps its word: its commands exist, its tour prints what it shows, its table of
//! forms is what the demonstration site says, its links lead somewhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

const SUBCOMMANDS: usize = 5;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("README.md")
}

/// A fenced block: what stands after the fence, and its lines.
struct Block {
    info: String,
    text: String,
}

fn blocks(text: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some(info) = line.strip_prefix("```") else { continue };
        let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
        blocks.push(Block { info: info.to_owned(), text: inside.join("\n") + "\n" });
    }
    blocks
}

/// Splits a command at spaces outside quotes.
fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    let words = quoted.flat_map(|(at, part)| match at % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.collect()
}

fn congbo(folder: &Path, arguments: &[String]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congbo"));
    command.current_dir(folder).args(arguments).env("NO_COLOR", "1");
    command.output().expect("the program runs")
}

/// Whether a printed line is the one shown, where `…` stands for anything.
fn same(shown: &str, printed: &str) -> bool {
    let printed = printed.replace('\\', "/");
    let mut rest = printed.as_str();
    let parts: Vec<&str> = shown.split('…').collect();
    for (at, part) in parts.iter().enumerate() {
        let found = match at {
            0 => rest.starts_with(part).then_some(0),
            _ if at + 1 == parts.len() => rest.ends_with(part).then(|| rest.len() - part.len()),
            _ => rest.find(part),
        };
        let Some(found) = found else { return false };
        rest = &rest[found + part.len()..];
    }
    rest.is_empty()
}

/// Runs one command of a console block and compares what it prints, on both streams, line by line.
fn step(folder: &mut PathBuf, command: &str, shown: &[&str]) {
    let words = words(command);
    match words[0].as_str() {
        "cd" => folder.push(&words[1]),
        "congbo" => {
            let output = congbo(folder, &words[1..]);
            let printed = [output.stdout, output.stderr].concat();
            let printed = String::from_utf8(printed).expect("the program prints UTF-8");
            let lines: Vec<&str> = printed.lines().collect();
            let agree = lines.len() == shown.len()
                && shown.iter().zip(&lines).all(|(shown, line)| same(shown, line));
            assert!(agree, "README.md: `{command}` prints\n{printed}");
        }
        other => panic!("README.md: the tour calls `{other}`"),
    }
}

#[test]
fn the_tours_print_what_the_readme_shows() {
    let text = readme();
    let (vietnamese, english) = text.split_once("\n## English").expect("two languages");
    for tour in [vietnamese, english] {
        let place = tempfile::tempdir().expect("a folder");
        let mut folder = place.path().to_owned();
        let mut steps = 0;
        for block in blocks(tour) {
            if let Some(file) = block.info.strip_prefix("markdown ") {
                // Only an article from elsewhere lies outside the content, and is made here.
                let elsewhere = !file.starts_with("content/");
                let there = elsewhere || folder.join(file).exists();
                assert!(there, "README.md: {file} was not made");
                fs::write(folder.join(file), &block.text).expect("the file is written");
            } else if block.info == "console" {
                let mut lines = block.text.lines().peekable();
                while let Some(line) = lines.next() {
                    let command = line.strip_prefix("$ ").expect("a command comes first");
                    let mut shown = Vec::new();
                    while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
                        shown.push(line);
                    }
                    step(&mut folder, command, &shown);
                    steps += 1;
                }
            }
        }
        assert!(steps > 5, "a tour of {steps} steps");
        let page = folder.join("public/tin-tuc/2020/04/so-ket-sau-thang/index.html");
        let page = plain(&fs::read_to_string(page).expect("the article is built"));
        let quotes: Vec<&str> = tour.lines().filter_map(|line| line.strip_prefix("> ")).collect();
        assert_eq!(quotes.len(), 1);
        assert!(page.contains(quotes[0]), "README.md: the page does not say “{}”", quotes[0]);
    }
}

/// The text of a page, without tags and with plain spaces.
fn plain(html: &str) -> String {
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<String>().replace('\u{a0}', " ")
}

/// Letters that number a row: a digit in the text would be a number nobody can trace.
fn mark(at: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    [letter(at / 26), letter(at)].iter().collect()
}

#[test]
fn the_table_of_forms_is_what_the_demonstration_says() {
    let text = readme();
    let rows: Vec<(String, &str)> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `{{")?.split_once("` | "))
        .map(|(form, said)| {
            (format!("{{{{{}", form.replace("\\|", "|")), said.trim_end_matches(" |"))
        })
        .collect();
    assert!(rows.len() > 20, "the table has {} rows", rows.len());
    let place = tempfile::tempdir().expect("a folder");
    copy(&root().join("content"), &place.path().join("content"));
    let article = place.path().join("content/news/2020/04/bang-dang-viet/index.md");
    fs::create_dir_all(article.parent().expect("a folder")).expect("the folder is made");
    let mut body = String::from("---\ntitle: Dạng viết\ndate: 24/4/2020\nperiod: 2020-6m\n---\n\n");
    for (at, (form, _)) in rows.iter().enumerate() {
        let mark = mark(at);
        body.push_str(&format!("({mark}) {form} (/{mark})\n\n"));
    }
    fs::write(article, body).expect("the article is written");
    let output = congbo(place.path(), &["build".to_owned()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let page = place.path().join("public/tin-tuc/2020/04/bang-dang-viet/index.html");
    let page = plain(&fs::read_to_string(page).expect("the article is built"));
    let mut faults = String::new();
    for (at, (form, said)) in rows.iter().enumerate() {
        let start = format!("({}) ", mark(at));
        let says = page.split_once(&start).and_then(|(_, rest)| rest.split_once(" (/"));
        let says = says.map_or("nothing", |(says, _)| says);
        if says != *said {
            faults.push_str(&format!("\n{form} says “{says}”, README.md “{said}”"));
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder is made");
    for entry in fs::read_dir(from).expect("a folder") {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).expect("an entry");
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            fs::copy(&path, to.join(name)).expect("the file is copied");
        }
    }
}

#[test]
fn every_command_exists() {
    let text = readme();
    let help = congbo(&root(), &["--help".to_owned()]);
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let commands = help.split_once("Commands:\n").expect("commands").1;
    let commands = commands.lines().take_while(|line| !line.is_empty());
    let known: Vec<&str> = commands.filter_map(|line| line.split_whitespace().next()).collect();
    assert!(known.len() > SUBCOMMANDS, "{known:?}");
    for (at, _) in text.match_indices("congbo ") {
        if !text[..at].ends_with('`') && !text[..at].ends_with("$ ") {
            continue;
        }
        let command = text[at..].split(['`', '\n']).next().unwrap_or_default();
        let mut rest = words(command).into_iter().skip(1).peekable();
        while rest.next_if(|word| word == "--lang" || word == "en" || word == "vi").is_some() {}
        let Some(name) = rest.next().filter(|name| !name.starts_with("--")) else { continue };
        assert!(known.contains(&name.as_str()), "README.md: `{command}`");
    }
    let fenced: Vec<String> = blocks(&text)
        .into_iter()
        .filter(|block| block.info == "sh")
        .flat_map(|block| block.text.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    for command in &fenced {
        let known = ["cargo run --release -- build", "bash tests/run"];
        let install = "cargo install --path . --locked";
        assert!(known.contains(&command.as_str()) || command == install, "README.md: `{command}`");
    }
    assert_eq!(fenced.len(), 6, "three commands in each language");
    let first = fenced.iter().find(|command| command.starts_with("bash tests/"));
    assert_eq!(first.map(String::as_str), Some("bash tests/run"));
}

#[test]
fn every_link_leads_somewhere() {
    let text = readme();
    for part in text.split("](").skip(1) {
        let target = part.split(')').next().unwrap_or_default();
        match target.strip_prefix('#') {
            Some(anchor) => {
                let title = |line: &str| line.trim_start_matches('#').trim().to_lowercase();
                let headings = text.lines().filter(|line| line.starts_with('#'));
                let found =
                    headings.map(|line| title(line).replace(' ', "-")).any(|id| id == anchor);
                assert!(found, "README.md: no heading #{anchor}");
            }
            None => assert!(root().join(target).exists(), "README.md: no file {target}"),
        }
    }
}
