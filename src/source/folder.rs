//! Reading a finished site: any folder, sorted, bounded, following no link.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::{ReadFault, ReadProblem};

/// A folder of files, listed but not read.
#[derive(Debug)]
pub struct Folder {
    root: PathBuf,
    files: Vec<(String, u64)>,
}

impl Folder {
    /// Lists a folder at most `depth` folders deep, and names what cannot be taken.
    pub fn list(root: &Path, depth: usize) -> Result<(Self, Vec<ReadProblem>), io::Error> {
        if !fs::metadata(root)?.is_dir() {
            return Err(io::ErrorKind::NotADirectory.into());
        }
        let mut folder = Self { root: root.to_path_buf(), files: Vec::new() };
        let mut problems = Vec::new();
        let walk = WalkDir::new(root).follow_links(false).max_depth(depth + 1).sort_by_file_name();
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(root).to_string_lossy().into_owned();
                    let fault = ReadFault::System(error.to_string());
                    problems.push(ReadProblem { path, fault });
                    continue;
                }
            };
            let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
            let names: Option<Vec<&str>> = below.iter().map(|name| name.to_str()).collect();
            let Some(path) = names.map(|names| names.join("/")) else {
                let path = below.to_string_lossy().into_owned();
                problems.push(ReadProblem { path, fault: ReadFault::Name });
                continue;
            };
            let kind = entry.file_type();
            if kind.is_dir() {
                if entry.depth() > depth {
                    problems.push(ReadProblem { path, fault: ReadFault::Deep });
                }
            } else if kind.is_file() {
                let bytes = entry.metadata().map_or(0, |metadata| metadata.len());
                folder.files.push((path, bytes));
            } else {
                problems.push(ReadProblem { path, fault: ReadFault::Link });
            }
        }
        folder.files.sort();
        Ok((folder, problems))
    }

    /// Every file by its path in the folder, with its length.
    pub fn files(&self) -> &[(String, u64)] {
        &self.files
    }

    /// The bytes of a listed file, if they are not more than `limit`.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let system = |error: io::Error| ReadFault::System(error.to_string());
        let mut bytes = Vec::new();
        let file = self.open(path).map_err(system)?;
        file.take(limit + 1).read_to_end(&mut bytes).map_err(system)?;
        match bytes.len() as u64 {
            length if length > limit => Err(ReadFault::TooLong { bytes: length, limit }),
            _ => Ok(bytes),
        }
    }

    /// Gives a file to `take`, piece by piece; returns its length.
    pub fn pour(&self, path: &str, mut take: impl FnMut(&[u8])) -> Result<u64, ReadFault> {
        let system = |error: io::Error| ReadFault::System(error.to_string());
        let mut file = self.open(path).map_err(system)?;
        let mut piece = vec![0; 1 << 16];
        let mut length = 0;
        loop {
            match file.read(&mut piece).map_err(system)? {
                0 => return Ok(length),
                read => {
                    take(piece.get(..read).unwrap_or_default());
                    length += read as u64;
                }
            }
        }
    }

    fn open(&self, path: &str) -> io::Result<fs::File> {
        if self.files.binary_search_by(|(known, _)| known.as_str().cmp(path)).is_err() {
            return Err(io::ErrorKind::NotFound.into());
        }
        fs::File::open(self.root.join(path))
    }
}
