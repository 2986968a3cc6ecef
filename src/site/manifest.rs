//! The manifest: every file of the site with its length and its SHA-256, for programs as JSON and
//! for `sha256sum -c`. Neither file lists itself or the other.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

/// The manifest for programs.
pub const JSON: &str = "manifest.json";
/// The same as `sha256sum` reads it.
pub const SUMS: &str = "SHA256SUMS";

/// What the manifest says of one file.
#[derive(Debug)]
pub struct Entry<'p> {
    /// Its path below the site.
    pub path: &'p str,
    /// Its length.
    pub bytes: u64,
    sha256: String,
}

impl<'p> Entry<'p> {
    /// Of a file at a path.
    pub fn of(path: &'p str, bytes: &[u8]) -> Self {
        let mut sha256 = String::with_capacity(64);
        for byte in Sha256::digest(bytes) {
            let _ = write!(sha256, "{byte:02x}");
        }
        Self { path, bytes: bytes.len() as u64, sha256 }
    }
}

/// The site that stands where the new one will, and what its manifest says of its files.
#[derive(Debug, Default)]
pub struct Earlier {
    folder: PathBuf,
    sums: FxHashMap<String, String>,
}

impl Earlier {
    /// The site in a folder; one without files where there is no readable manifest.
    pub fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(SUMS)).unwrap_or_default();
        let sums = text
            .lines()
            .filter_map(|line| line.split_once("  "))
            .map(|(sum, path)| (path.to_owned(), sum.to_owned()))
            .collect();
        Self { folder: folder.to_path_buf(), sums }
    }

    /// The bytes of a file that is what the manifest says.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        let sum = self.sums.get(path)?;
        let bytes = fs::read(self.folder.join(path)).ok()?;
        (Entry::of(path, &bytes).sha256 == *sum).then_some(bytes)
    }
}

/// The two files for entries in the order of their paths, each with its name.
pub fn files(entries: &[Entry<'_>]) -> [(&'static str, String); 2] {
    let mut json = String::from("{\"files\":[\n");
    let mut sums = String::new();
    for (at, Entry { path, bytes, sha256 }) in entries.iter().enumerate() {
        let comma = if at > 0 { ",\n" } else { "" };
        let quoted = serde_json::Value::from(*path);
        let _ =
            write!(json, "{comma}{{\"path\":{quoted},\"bytes\":{bytes},\"sha256\":\"{sha256}\"}}");
        let _ = writeln!(sums, "{sha256}  {path}");
    }
    json.push_str("\n]}\n");
    [(JSON, json), (SUMS, sums)]
}
