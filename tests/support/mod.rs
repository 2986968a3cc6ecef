//! What tests of the whole program share: running it, and reading what it wrote.

#![allow(dead_code)] // each test uses its own part

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The files of a folder by their paths in it, `/` between names.
pub type Tree = BTreeMap<String, Vec<u8>>;

/// The folder of the repository.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The program, with a root.
pub fn congbo(root: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_congbo"));
    command.arg("--root").arg(root);
    command
}

/// A run of `build`.
pub fn build(root: &Path, output: &Path) -> Output {
    let mut command = congbo(root);
    command.arg("build").arg("--output").arg(output);
    command.output().expect("the program starts")
}

/// A run of `build` that must succeed.
pub fn build_well(root: &Path, output: &Path) {
    assert_status(&build(root, output), 0);
}

/// The exit status, or everything the run said.
pub fn assert_status(run: &Output, status: i32) {
    assert_eq!(
        run.status.code(),
        Some(status),
        "stdout:\n{}\nstderr:\n{}",
        String::from_utf8_lossy(&run.stdout),
        String::from_utf8_lossy(&run.stderr)
    );
}

/// Every file below a folder.
pub fn tree(folder: &Path) -> Tree {
    let mut found = Tree::new();
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.expect("the folder can be read");
        if entry.file_type().is_dir() {
            continue;
        }
        let path = entry.path().strip_prefix(folder).expect("below the folder");
        let name: Vec<_> = path.iter().map(|part| part.to_str().expect("UTF-8")).collect();
        let bytes = if entry.file_type().is_symlink() {
            fs::read_link(entry.path()).expect("link").into_os_string().into_encoded_bytes()
        } else {
            fs::read(entry.path()).expect("the file can be read")
        };
        found.insert(name.join("/"), bytes);
    }
    found
}

/// The same files with the same bytes, or the names of those that differ.
pub fn assert_same(left: &Tree, right: &Tree) {
    assert_eq!(differing(left, right), Vec::<String>::new(), "files differ");
}

/// The names of files that are only in one tree or differ.
pub fn differing(left: &Tree, right: &Tree) -> Vec<String> {
    let mut names: Vec<&String> = left.keys().chain(right.keys()).collect();
    names.sort();
    names.dedup();
    names.into_iter().filter(|name| left.get(*name) != right.get(*name)).cloned().collect()
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for (name, bytes) in tree(from) {
        let target = to.join(name);
        fs::create_dir_all(target.parent().expect("a parent")).expect("folder");
        fs::write(target, bytes).expect("file");
    }
}
