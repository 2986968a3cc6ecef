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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Its length.
    pub bytes: u64,
    sha256: [u8; 32],
}

impl Sum {
    /// Of the bytes of a file.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, sha256: Sha256::digest(bytes).into() }
    }

    /// The SHA-256 in small hexadecimal digits.
    fn hexadecimal(&self) -> String {
        const DIGITS: [char; 16] =
            ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
        let digits = self.sha256.iter().flat_map(|byte| [byte >> 4, byte & 15]);
        digits.map(|digit| DIGITS[usize::from(digit)]).collect()
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
        (Sum::of(&bytes).hexadecimal() == *sum).then_some(bytes)
    }
}

/// The two files for the sums of all files in the order of their paths, each with its name.
pub fn files(sums: &[(String, Sum)]) -> [(&'static str, String); 2] {
    let mut json = String::from("{\"files\":[\n");
    let mut lines = String::new();
    for (at, (path, sum)) in sums.iter().enumerate() {
        let comma = if at > 0 { ",\n" } else { "" };
        let (quoted, bytes) = (serde_json::Value::from(path.as_str()), sum.bytes);
        let sha256 = sum.hexadecimal();
        let _ =
            write!(json, "{comma}{{\"path\":{quoted},\"bytes\":{bytes},\"sha256\":\"{sha256}\"}}");
        let _ = writeln!(lines, "{sha256}  {path}");
    }
    json.push_str("\n]}\n");
    [(JSON, json), (SUMS, lines)]
}
