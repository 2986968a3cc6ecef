//! The manifest of a site against its files.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::finding::{Finding, Kind};
use super::published::text;
use crate::diagnostic::{Bilingual, say};
use crate::source::Folder;

/// The manifest; neither lists itself nor the other.
pub const JSON: &str = "manifest.json";
/// The same for `sha256sum -c`.
pub const SUMS: &str = "SHA256SUMS";
/// What the builder leaves in its output folder, not part of the site.
const MARK: &str = ".congbo";
/// The longest manifest that is read.
const LONGEST: u64 = 512 << 20;

/// Files missing, changed, or not listed.
pub fn check(folder: &Folder) -> Vec<Finding> {
    let fault = |file: &str, message| Finding::new(Kind::Manifest, file, message);
    let listed = match entries(folder) {
        Ok(listed) => listed,
        Err(message) => return vec![fault(JSON, message)],
    };
    let own = |path: &str| path == JSON || path == SUMS || path == MARK;
    let present: Vec<&str> =
        folder.files().iter().map(|(path, _)| path.as_str()).filter(|path| !own(path)).collect();
    let mut findings: Vec<Finding> = present
        .par_iter()
        .filter_map(|path| {
            let Some((bytes, hash)) = listed.get(*path) else {
                return Some(fault(
                    path,
                    say!("tệp không có trong manifest.json", "not in manifest.json"),
                ));
            };
            let mut sha = Sha256::new();
            match folder.pour(path, |piece| sha.update(piece)) {
                Ok(length) => {
                    let found: String = sha.finalize().iter().map(|b| format!("{b:02x}")).collect();
                    let same = length == *bytes && found == *hash;
                    (!same).then(|| {
                        fault(path, say!(
                            "tệp đã bị sửa: mã băm là {found}, manifest.json ghi {hash}",
                            "the file was changed: its hash is {found}, manifest.json says {hash}"
                        ))
                    })
                }
                Err(_) => Some(fault(path, say!("không đọc được tệp", "the file cannot be read"))),
            }
        })
        .collect();
    for path in listed.keys().filter(|path| !present.contains(&path.as_str())) {
        findings.push(fault(path, say!("thiếu tệp", "the file is missing")));
    }
    let sums: String = listed.iter().map(|(path, (_, hash))| format!("{hash}  {path}\n")).collect();
    if folder.read(SUMS, LONGEST).ok().as_deref() != Some(sums.as_bytes()) {
        let message = say!("không khớp với manifest.json", "it does not agree with manifest.json");
        findings.push(fault(SUMS, message));
    }
    findings
}

fn entries(folder: &Folder) -> Result<BTreeMap<String, (u64, String)>, Bilingual> {
    let bytes = folder.read(JSON, LONGEST).map_err(|_| {
        say!(
            "không đọc được; nếu chỉ có một phần của trang, dùng `--scope part`",
            "it cannot be read; for a part of a site use `--scope part`"
        )
    })?;
    let json: Json = serde_json::from_slice(&bytes)
        .map_err(|error| say!("không phải JSON đúng: {error}", "not sound JSON: {error}"))?;
    let files = json["files"].as_array().into_iter().flatten();
    Ok(files
        .map(|file| {
            let bytes = file["bytes"].as_u64().unwrap_or(u64::MAX);
            (text(file, "path"), (bytes, text(file, "sha256")))
        })
        .collect())
}
