//! The manifest: every file of the site with its length and its SHA-256, for programs as JSON and
//! for `sha256sum -c`. Neither file lists itself or the other.

use sha2::{Digest, Sha256};

/// The manifest for programs.
pub const JSON: &str = "manifest.json";
/// The same as `sha256sum` reads it.
pub const SUMS: &str = "SHA256SUMS";

/// Files are added in the order of their paths.
#[derive(Debug, Default)]
pub struct Manifest {
    entries: Vec<(String, usize, String)>,
}

impl Manifest {
    /// Adds a file.
    pub fn add(&mut self, path: &str, bytes: &[u8]) {
        let digest = Sha256::digest(bytes);
        let hash = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        self.entries.push((path.to_owned(), bytes.len(), hash));
    }

    /// The two files, each with its name.
    pub fn files(&self) -> [(&'static str, String); 2] {
        let line = |(path, bytes, hash): &(String, usize, String)| {
            let path = serde_json::Value::from(path.as_str());
            format!("{{\"path\":{path},\"bytes\":{bytes},\"sha256\":\"{hash}\"}}")
        };
        let lines: Vec<String> = self.entries.iter().map(line).collect();
        let sums = self.entries.iter().map(|(path, _, hash)| format!("{hash}  {path}\n"));
        [(JSON, format!("{{\"files\":[\n{}\n]}}\n", lines.join(",\n"))), (SUMS, sums.collect())]
    }
}
