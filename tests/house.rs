//! The house rules of `src/` and of the repository's top level, read from the files themselves.
//!
//! The order of the floors is written once, in the docs of `src/lib.rs`; here it is only read.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const MOST_LINES: usize = 600;
const TOP_LEVEL: [&str; 8] =
    ["Cargo.toml", "Cargo.lock", "LICENSE", "README.md", "content", "src", "tests", "themes"];
/// Made by the tools, ignored by git.
const MADE: [&str; 2] = ["public", "target"];
const EMPTY_NAMES: [&str; 9] =
    ["util", "utils", "helper", "helpers", "manager", "managers", "common", "misc", "shared"];

/// One file of `src/`.
struct File {
    /// Its path, as in `src/page/table.rs`.
    path: String,
    /// Its modules from the top: `["page", "table"]`; none for `lib.rs` and `main.rs`.
    modules: Vec<String>,
    text: String,
    /// The text without comments and without what literals hold.
    code: String,
}

impl File {
    fn read(path: &Path) -> Self {
        let root = root();
        let relative = path.strip_prefix(&root).expect("a file of the repository");
        let parts = relative.components().map(|part| part.as_os_str().to_string_lossy());
        let parts: Vec<String> = parts.map(|part| part.into_owned()).collect();
        let modules = parts[1..].iter().map(|part| part.trim_end_matches(".rs").to_owned());
        let modules = modules.filter(|name| !["mod", "lib", "main"].contains(&name.as_str()));
        let text = fs::read_to_string(path).expect("a text file");
        let code = code_only(&text);
        Self { path: parts.join("/"), modules: modules.collect(), text, code }
    }

    /// Whether the whole file is test code.
    fn is_test(&self) -> bool {
        self.modules.last().is_some_and(|name| name == "tests")
    }

    /// The code without its `#[cfg(test)]` items.
    fn shipped(&self) -> String {
        if self.is_test() {
            return String::new();
        }
        let mut kept = String::new();
        let mut lines = self.code.lines();
        while let Some(line) = lines.next() {
            if line.trim() != "#[cfg(test)]" {
                kept.push_str(line);
                kept.push('\n');
                continue;
            }
            // rustfmt closes an item at the indent it was opened with.
            let indent = &line[..line.len() - line.trim_start().len()];
            let closing = format!("{indent}}}");
            let item = lines.by_ref().find(|line| !line.trim_start().starts_with("#["));
            if item.is_some_and(|item| item.trim_end().ends_with('{')) {
                let _ = lines.by_ref().find(|line| *line == closing);
            }
        }
        kept
    }

    /// The modules of the crate's root this file refers to.
    fn refers_to(&self) -> BTreeSet<String> {
        let mut names = names_after(&self.code, "crate::");
        if !self.modules.is_empty() {
            names.extend(names_after(&self.shipped(), &"super::".repeat(self.modules.len())));
        }
        names
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources() -> Vec<File> {
    fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                files.push(path);
            }
        }
    }
    let mut files = Vec::new();
    collect(&root().join("src"), &mut files);
    files.sort();
    files.iter().map(|path| File::read(path)).collect()
}

/// The floors of the docs of `src/lib.rs`: lines like ``//! 3. `number`: …``.
fn floors() -> BTreeMap<String, usize> {
    let text = fs::read_to_string(root().join("src/lib.rs")).expect("src/lib.rs");
    let mut floors = BTreeMap::new();
    for line in text.lines().filter_map(|line| line.strip_prefix("//! ")) {
        let Some((number, rest)) = line.split_once(". `") else { continue };
        let (Ok(number), Some((name, _))) = (number.parse::<usize>(), rest.split_once('`')) else {
            continue;
        };
        assert_eq!(number, floors.len() + 1, "src/lib.rs: floor {number} stands out of order");
        assert!(floors.insert(name.to_owned(), number).is_none(), "{name} stands on two floors");
    }
    assert!(floors.len() > 5, "src/lib.rs lists no floors");
    floors
}

/// Blanks comments and the insides of literals; every line keeps its number.
fn code_only(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let blank = |out: &mut String, from: usize, to: usize| {
        out.extend(chars[from..to.min(chars.len())].iter().filter(|c| **c == '\n'));
    };
    while at < chars.len() {
        let rest = &chars[at..];
        let joined = at > 0 && (chars[at - 1].is_alphanumeric() || chars[at - 1] == '_');
        let hashes = rest.iter().skip(1).take_while(|c| **c == '#').count();
        let end = if rest.starts_with(&['/', '/']) {
            at + rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest.starts_with(&['/', '*']) {
            at + 2
                + rest[2..].windows(2).position(|w| w == ['*', '/']).map_or(rest.len(), |p| p + 2)
        } else if rest[0] == 'r' && !joined && rest.get(1 + hashes) == Some(&'"') {
            let close: Vec<char> = format!("\"{}", "#".repeat(hashes)).chars().collect();
            let open = 2 + hashes;
            let inside = rest[open..].windows(close.len()).position(|w| w == close);
            at + inside.map_or(rest.len(), |p| open + p + close.len())
        } else if rest[0] == '"' {
            let mut end = at + 1;
            while end < chars.len() && chars[end] != '"' {
                end += if chars[end] == '\\' { 2 } else { 1 };
            }
            end + 1
        } else if rest[0] == '\'' && rest.get(1) == Some(&'\\') {
            at + 3 + rest[3..].iter().position(|c| *c == '\'').unwrap_or(0) + 1
        } else if rest[0] == '\'' && rest.get(2) == Some(&'\'') {
            at + 3
        } else {
            out.push(rest[0]);
            at += 1;
            continue;
        };
        blank(&mut out, at, end);
        if matches!(rest[0], '"' | 'r' | '\'') {
            out.push_str("\"\"");
        }
        at = end;
    }
    out
}

/// The names that follow `path` where it is not the tail of a longer one.
fn names_after(code: &str, path: &str) -> BTreeSet<String> {
    let in_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(path) {
        if code[..at].ends_with(|c: char| in_name(c) || c == ':') {
            continue;
        }
        let rest = &code[at + path.len()..];
        let first = |text: &str| text.trim_start().split(|c| !in_name(c)).next().map(str::to_owned);
        match rest.strip_prefix('{') {
            None => names.extend(first(rest)),
            Some(group) => {
                let mut depth = 0;
                let end = group.find(|c| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth < 0
                });
                names.extend(group[..end.unwrap_or(group.len())].split(',').filter_map(first));
            }
        }
    }
    names.remove("super");
    names.remove("");
    names
}

fn assert_none(rule: &str, faults: &[String]) {
    assert!(faults.is_empty(), "{rule}\n  {}\n", faults.join("\n  "));
}

#[test]
fn each_module_imports_only_those_below_it() {
    let floors = floors();
    let mut faults = Vec::new();
    for file in sources() {
        let Some(module) = file.modules.first() else { continue };
        for name in file.refers_to() {
            let Some(theirs) = floors.get(&name) else { continue };
            match floors.get(module) {
                _ if name == *module => {}
                None => faults.push(format!("{}: `{module}` has no floor, uses {name}", file.path)),
                Some(ours) if theirs > ours => {
                    faults
                        .push(format!("{}: floor {ours} uses `{name}`, floor {theirs}", file.path));
                }
                Some(_) => {}
            }
        }
    }
    assert_none("a module imports from a floor above its own", &faults);
}

/// What the verifier may use of the crate: nothing that computes or words a figure.
const VERIFIER_USES: [&str; 3] = ["source", "diagnostic", "verify"];

#[test]
fn the_verifier_shares_no_arithmetic_and_no_wording_with_the_builder() {
    let verifier =
        sources().into_iter().filter(|file| file.modules.first().is_some_and(|m| m == "verify"));
    let mut files = 0;
    let mut faults = Vec::new();
    for file in verifier {
        files += 1;
        let others = file.refers_to().into_iter();
        for name in others.filter(|name| !VERIFIER_USES.contains(&name.as_str())) {
            faults.push(format!("{} uses `{name}`", file.path));
        }
        // Nor the libraries that the builder computes with.
        for library in ["rust_decimal", "num_rational"] {
            if file.code.contains(library) {
                faults.push(format!("{} uses `{library}`", file.path));
            }
        }
    }
    assert!(files > 5, "the verifier is not where it was");
    assert_none("the verifier uses what it is to check", &faults);
}

#[test]
fn every_module_of_the_crate_has_a_floor_or_holds_docs_only() {
    let floors = floors();
    let mut seen = BTreeSet::new();
    let mut faults = Vec::new();
    for file in sources() {
        let Some(module) = file.modules.first() else { continue };
        seen.insert(module.clone());
        if !floors.contains_key(module) && !file.code.trim().is_empty() {
            faults.push(format!("{}: `{module}` is not in the list of src/lib.rs", file.path));
        }
    }
    for floor in floors.keys().filter(|floor| !seen.contains(*floor)) {
        faults.push(format!("src/lib.rs: there is no module `{floor}`"));
    }
    assert_none("the list of floors and the modules differ", &faults);
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let mute = sources().into_iter().filter(|file| !file.text.starts_with("//!"));
    let faults: Vec<String> = mute.map(|file| file.path).collect();
    assert_none("a file does not open with `//!`", &faults);
}

#[test]
fn no_file_is_too_long() {
    let files = sources().into_iter().map(|file| (file.text.lines().count(), file.path));
    let long = files.filter(|(lines, _)| *lines > MOST_LINES);
    let faults: Vec<String> = long.map(|(lines, path)| format!("{path}: {lines} lines")).collect();
    assert_none(&format!("a file has more than {MOST_LINES} lines"), &faults);
}

#[test]
fn shipped_code_neither_gives_up_nor_leaves_things_undone() {
    let mut faults = Vec::new();
    for file in sources() {
        let shipped = file.shipped();
        for found in [".unwrap()", "todo!", "unimplemented!", "dbg!"] {
            if shipped.contains(found) {
                faults.push(format!("{}: {found}", file.path));
            }
        }
        let mut words = file.code.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        if words.any(|word| word == "unsafe") {
            faults.push(format!("{}: unsafe", file.path));
        }
    }
    assert_none("shipped code holds what it may not", &faults);
}

#[test]
fn every_module_is_named_for_what_it_does() {
    let empty = |file: &File| file.modules.iter().any(|name| EMPTY_NAMES.contains(&name.as_str()));
    let faults: Vec<String> = sources().into_iter().filter(empty).map(|file| file.path).collect();
    assert_none("a name says nothing", &faults);
}

#[test]
fn the_top_level_holds_what_it_may() {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for entry in fs::read_dir(root()).expect("the repository") {
        let name = entry.expect("an entry").file_name().to_string_lossy().into_owned();
        let known = TOP_LEVEL.contains(&name.as_str()) || MADE.contains(&name.as_str());
        if !known && !name.starts_with('.') {
            faults.push(format!("{name} may not stand there"));
        }
        seen.insert(name);
    }
    for name in TOP_LEVEL.iter().filter(|name| !seen.contains(**name)) {
        faults.push(format!("{name} is not there"));
    }
    assert_none("the top level of the repository", &faults);
}

#[test]
fn comments_and_literals_are_not_code() {
    let text = "a /* b */ // c\n\"d \\\" e\" r#\"f \" g\"# 'h' '\\'' &'i j\nvar";
    assert_eq!(code_only(text), "a  \n\"\" \"\" \"\" \"\" &'i j\nvar");
    let names = names_after("use crate::a::b; $crate::c; mycrate::d; crate::{e::f, g}", "crate::");
    assert_eq!(names.into_iter().collect::<String>(), "aceg");
}
