//! The audit on articles it has never seen: those of `audit/texts/` are sound, and each line of
//! `audit/texts/faults.jsonl` seeds one fault. Every fault is found, nothing else is said of a
//! sound figure, and the table of both is printed (`--nocapture` shows it).
//!
//! Only places are compared. A sound article raises nothing, so what is raised at the figures of
//! a seeded conflict comes from the fault, whatever the relation is called.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;
use support::{congbo, repository};

/// So many files go to one run of the program.
const FILES_OF_A_RUN: usize = 80;
/// What stands between these is the figure of a place.
const MARKS: [char; 2] = ['⟦', '⟧'];

/// One line of the manifest.
#[derive(Deserialize)]
struct Fault {
    id: String,
    text: String,
    kind: String,
    find: String,
    replace: String,
    relation: Vec<String>,
    #[serde(rename = "where")]
    places: Vec<String>,
    implied: Option<String>,
}

impl Fault {
    /// The article with the fault in it.
    fn seeded(&self) -> String {
        let sound = fs::read_to_string(folder().join(&self.text)).expect("the text of a fault");
        assert_eq!(sound.matches(&self.find).count(), 1, "{}: “{}” once", self.id, self.find);
        sound.replacen(&self.find, &self.replace, 1)
    }

    /// The bytes of the figures in conflict.
    fn figures(&self, seeded: &str) -> Vec<Range<usize>> {
        self.places.iter().map(|place| self.figure(seeded, place)).collect()
    }

    fn figure(&self, seeded: &str, place: &str) -> Range<usize> {
        let parts: Vec<&str> = place.split(MARKS).collect();
        let [before, figure, after] = parts[..] else {
            panic!("{}: “{place}” needs one ⟦ and one ⟧", self.id)
        };
        let words = [before, figure, after].concat();
        assert_eq!(seeded.matches(&words).count(), 1, "{}: “{place}” once", self.id);
        let start = seeded.find(&words).expect("counted above") + before.len();
        start..start + figure.len()
    }
}

fn folder() -> PathBuf {
    repository().join("tests/audit/texts")
}

fn faults() -> Vec<Fault> {
    let lines = fs::read_to_string(folder().join("faults.jsonl")).expect("faults.jsonl");
    let read = |line: &str| serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
    lines.lines().map(read).collect()
}

/// The articles of a folder; what explains or lists them is none.
fn articles(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of texts");
    let mut found: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    found.retain(|path| path.is_file() && !path.ends_with("README.md"));
    found.retain(|path| path.extension().is_some_and(|kind| kind != "jsonl"));
    found.sort();
    found
}

/// The findings of each file, from as few runs as fit.
fn audited(files: &[PathBuf]) -> BTreeMap<PathBuf, Vec<Value>> {
    let mut findings = BTreeMap::<PathBuf, Vec<Value>>::new();
    for some in files.chunks(FILES_OF_A_RUN) {
        let mut command = congbo(&repository());
        let run = command.args(["audit", "--format", "json"]).args(some).output();
        let run = run.expect("the program starts");
        let said = String::from_utf8_lossy(&run.stderr);
        assert!(matches!(run.status.code(), Some(0 | 1)), "{}: {said}", run.status);
        let report: Value = serde_json::from_slice(&run.stdout).expect("JSON on stdout");
        let file = |value: &Value| PathBuf::from(value["file"].as_str().expect("a file"));
        for value in report["files"].as_array().expect("files") {
            findings.entry(file(value)).or_default();
        }
        for value in report["findings"].as_array().expect("findings") {
            findings.get_mut(&file(value)).expect("a file of the report").push(value.clone());
        }
    }
    let missing: Vec<_> = files.iter().filter(|file| !findings.contains_key(*file)).collect();
    assert!(missing.is_empty(), "no report on {missing:?}");
    findings
}

/// Whether a finding accuses: a false or misprinted figure, surely or probably.
fn accuses(finding: &Value) -> bool {
    let verdict = finding["verdict"].as_str().expect("a verdict");
    let grade = finding["grade"].as_str().expect("a grade");
    ["contradiction", "misprint"].contains(&verdict) && ["certain", "likely"].contains(&grade)
}

/// Whether a finding says that points are printed as percent, by two rates that are printed too.
/// Officials write so; it is said and ends no run as a fault.
fn corrects(finding: &Value) -> bool {
    finding["verdict"] == "points-as-percent" && finding["grade"] != "cannot-tell"
}

/// The stretch of the file a value speaks of.
fn range(value: &Value) -> Range<usize> {
    let byte = |name| value[name].as_u64().expect("a byte of the file") as usize;
    byte("start")..byte("end")
}

fn ranges(values: &Value) -> Vec<Range<usize>> {
    values.as_array().map(|values| values.iter().map(range).collect()).unwrap_or_default()
}

fn overlap(some: &[Range<usize>], figures: &[Range<usize>]) -> bool {
    some.iter().any(|one| figures.iter().any(|f| one.start < f.end && f.start < one.end))
}

/// Whether a finding stands at one of the figures, or sets one of them against its own.
fn is_about(finding: &Value, figures: &[Range<usize>]) -> bool {
    overlap(&[range(finding)], figures) || overlap(&ranges(&finding["others"]), figures)
}

/// Whether a finding that stands elsewhere at least gives one of the figures for its cause.
fn follows_from(finding: &Value, figures: &[Range<usize>]) -> bool {
    overlap(&ranges(&finding["implied"]["printed"]), figures)
}

/// Whether a finding names a printed number as what the writer must have used.
fn implies(finding: &Value, seeded: &str, printed: &str) -> bool {
    let named = ranges(&finding["implied"]["printed"]);
    named.into_iter().any(|range| seeded.get(range).is_some_and(|words| words.contains(printed)))
}

fn in_short(finding: &Value) -> String {
    let field = |name: &str| finding[name].as_str().unwrap_or_default().to_owned();
    let place = format!("{}:{}", finding["line"], finding["column"]);
    let words =
        [field("grade"), field("relation"), field("excerpt"), finding["message"].to_string()];
    format!("{place} {}", words.join(" | "))
}

/// Faults the audit does not find yet, or whose base it does not name: their ids. Each is a gap
/// that is known; one that is closed must leave the list.
fn not_found() -> BTreeSet<String> {
    let list = fs::read_to_string(repository().join("tests/audit/not-found.txt"))
        .expect("the list of gaps");
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_whitespace().next()).map(str::to_owned).collect()
}

/// What one kind of fault came to.
#[derive(Default)]
struct Row {
    seeded: usize,
    found: usize,
    with_base: usize,
    base_named: usize,
}

#[test]
fn every_seeded_fault_is_found_and_nothing_else() {
    let room = tempfile::tempdir().expect("a folder");
    let mut table = BTreeMap::<String, Row>::new();
    let mut wrong = String::new();
    let mut seeded = Vec::new();
    for (number, fault) in faults().into_iter().enumerate() {
        let text = fault.seeded();
        let kind = Path::new(&fault.text).extension().expect("a kind of file");
        let file = room.path().join(format!("{number:04}")).with_extension(kind);
        fs::write(&file, &text).expect("the seeded text");
        seeded.push((file, text, fault));
    }
    let files: Vec<PathBuf> = seeded.iter().map(|(file, ..)| file.clone()).collect();
    let findings = audited(&files);
    let mut gaps = not_found();
    for (file, text, fault) in &seeded {
        let figures = fault.figures(text);
        let known = gaps.remove(&fault.id);
        let mut closed = true;
        let unit_only = fault.kind == "points-as-percent";
        let accusing = findings[file]
            .iter()
            .filter(|finding| accuses(finding) || unit_only && corrects(finding));
        let (found, stray): (Vec<&Value>, Vec<&Value>) =
            accusing.partition(|finding| is_about(finding, &figures));
        let row = table.entry(fault.kind.clone()).or_default();
        row.seeded += 1;
        row.found += usize::from(!found.is_empty());
        if found.is_empty() {
            closed = false;
            let Fault { id, find, replace, relation, .. } = fault;
            let missed = format!("missed {id}: “{find}” → “{replace}” ({})", relation.join(", "));
            match known {
                true => println!("{missed}"),
                false => wrong += &format!("{missed}\n"),
            }
        }
        if let Some(base) = &fault.implied {
            let named = found.iter().any(|finding| implies(finding, text, base));
            row.with_base += 1;
            row.base_named += usize::from(named);
            if !named && !found.is_empty() {
                closed = false;
                let missed = format!("base not named {}: {base}", fault.id);
                match known {
                    true => println!("{missed}"),
                    false => wrong += &format!("{missed}\n"),
                }
            }
        }
        if known && closed {
            let _ = writeln!(wrong, "{} is found: take it off not-found.txt", fault.id);
        }
        for finding in stray.iter().filter(|finding| !follows_from(finding, &figures)) {
            let _ = writeln!(wrong, "false alarm in {}: {}", fault.id, in_short(finding));
        }
    }
    for id in gaps {
        let _ = writeln!(wrong, "not-found.txt names {id}, which is no fault");
    }
    println!("{:32} {:>12} {:>12}", "kind of fault", "found", "base named");
    let mut total = Row::default();
    for (kind, row) in &table {
        println!("{kind:32} {}", row.in_columns());
        total.seeded += row.seeded;
        total.found += row.found;
        total.with_base += row.with_base;
        total.base_named += row.base_named;
    }
    println!("{:32} {}", "all", total.in_columns());
    assert!(wrong.is_empty(), "\n{wrong}");
}

impl Row {
    fn in_columns(&self) -> String {
        let found = format!("{}/{}", self.found, self.seeded);
        let named = match self.with_base {
            0 => String::new(),
            asked => format!("{}/{asked}", self.base_named),
        };
        format!("{found:>12} {named:>12}")
    }
}

#[test]
fn a_sound_text_raises_nothing() {
    let files = [articles(&folder()), articles(&folder().join("sound-only"))].concat();
    let mut wrong = String::new();
    let mut alarms = 0;
    let findings = audited(&files);
    for (file, found) in &findings {
        for finding in found.iter().filter(|finding| accuses(finding)) {
            let name = file.file_name().expect("a name").to_string_lossy();
            let _ = writeln!(wrong, "{name}: {}", in_short(finding));
            alarms += 1;
        }
    }
    println!("sound texts: {}, false alarms: {alarms}", findings.len());
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_relation_has_its_entry_in_the_manual() {
    let run = congbo(&repository()).arg("explain").output().expect("the program starts");
    let manual = String::from_utf8(run.stdout).expect("text");
    let known: BTreeSet<&str> =
        manual.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let sources = repository().join("src/audit");
    let mut emitted = BTreeSet::new();
    for file in fs::read_dir(sources).expect("the audit").flatten().map(|entry| entry.path()) {
        if !file.is_file() {
            continue;
        }
        let source = fs::read_to_string(file).expect("a source");
        // An id is all small letters and hyphens, and is given to a finding as its relation.
        for line in source.lines().filter(|line| line.contains("relation")) {
            let words = line.split('"').skip(1).step_by(2);
            emitted.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        }
    }
    assert!(emitted.len() > 10, "the relations are named otherwise now: {emitted:?}");
    let missing: Vec<_> = emitted.iter().filter(|id| !known.contains(id.as_str())).collect();
    assert!(missing.is_empty(), "no entry for {missing:?}");
}

#[test]
fn the_manifest_speaks_of_its_texts() {
    let mut ids = BTreeSet::new();
    let mut texts = BTreeSet::new();
    for fault in faults() {
        let seeded = fault.seeded();
        assert!(!fault.figures(&seeded).is_empty(), "{}: no place", fault.id);
        let implied = fault.implied.iter().all(|printed| seeded.contains(printed.as_str()));
        assert!(implied, "{}: the implied base is not printed", fault.id);
        assert!(ids.insert(fault.id.clone()), "{} stands twice", fault.id);
        texts.insert(folder().join(&fault.text));
    }
    let without: Vec<_> =
        articles(&folder()).into_iter().filter(|file| !texts.contains(file)).collect();
    assert!(without.is_empty(), "no fault is seeded in {without:?}");
}
