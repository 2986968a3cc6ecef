//! The manifest: every file of the site with its length and its SHA-256, for programs as JSON and
//! for `sha256sum -c`. Neither file lists itself or the other.

use std::fmt::Write;

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
