//! `check --fix`: the changes that are surely meant, made in the author's files.
//!
//! A file is replaced whole or not at all, and only where it still holds what was checked. What a
//! person must choose is left alone.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::diagnostic::apply;
use crate::site::Outcome;
use crate::source::Source;

/// How often content is checked and mended again: a fix may uncover another.
pub const ROUNDS: usize = 5;

/// What went wrong with a file.
#[derive(Debug)]
pub enum FixFault {
    /// It was changed while it was being checked.
    Changed(PathBuf),
    /// The system's own words.
    System(PathBuf, io::Error),
}

/// Makes every sure fix of a check; the paths of the files that were changed.
pub fn mend(root: &Path, outcome: &Outcome) -> Result<Vec<String>, FixFault> {
    let mut mended = Vec::new();
    for (id, source) in outcome.sources.texts() {
        if let Some(text) = apply(source.text(), id, &outcome.problems) {
            replace(root, source, &text)?;
            mended.push(source.path().to_owned());
        }
    }
    Ok(mended)
}

fn replace(root: &Path, source: &Source, text: &str) -> Result<(), FixFault> {
    let path = root.join(source.path());
    let system = |error| FixFault::System(path.clone(), error);
    let old = fs::read_to_string(&path).map_err(system)?;
    let (mark, body) = match old.strip_prefix('\u{feff}') {
        Some(body) => ("\u{feff}", body),
        None => ("", old.as_str()),
    };
    if body != source.text() {
        return Err(FixFault::Changed(path));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    let beside = path.with_file_name(format!(".{}.congbo", name.unwrap_or_default()));
    let written = fs::write(&beside, format!("{mark}{text}"))
        .and_then(|()| fs::set_permissions(&beside, fs::metadata(&path)?.permissions()))
        .and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // The half-made file is of no use to anybody; the author's own is untouched.
        let _ = fs::remove_file(&beside);
    }
    written.map_err(system)
}
