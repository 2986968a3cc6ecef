//! Reading a content folder: sorted, bounded, following no link.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::WalkDir;

use super::{PictureHead, Source, SourceId, Span};

/// Bounds on what is read, so that a stray file cannot exhaust the machine.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The most bytes of one text file.
    pub text_bytes: u64,
    /// The most bytes of one picture.
    pub asset_bytes: u64,
    /// How many folders deep the content may lie.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { text_bytes: 8 << 20, asset_bytes: 32 << 20, depth: 16 }
    }
}

/// A picture or another file that is copied, not read: where it is and how long.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Path relative to the root, `/` between names.
    pub path: String,
    /// Length in bytes when the folder was read.
    pub bytes: u64,
    /// What its head tells; nothing where it is no picture of points.
    pub head: Option<PictureHead>,
}

/// What was wrong with a file or folder when it was read.
#[derive(Clone, Debug)]
pub enum ReadFault {
    /// The folder `content/` is not there.
    NoContent,
    /// A symbolic link: it could lead out of the folder, or in a circle.
    Link,
    /// Longer than the limit; both in bytes.
    TooLong {
        /// Length found.
        bytes: u64,
        /// Length allowed.
        limit: u64,
    },
    /// Not UTF-8; the byte offset of the first bad byte.
    NotUtf8(usize),
    /// A name that other systems cannot store or that is not plain UTF-8 text.
    Name,
    /// A kind of file the content folder has no use for.
    Kind,
    /// Folders nested too deep.
    Deep,
    /// The system's own words.
    System(String),
}

/// A fault with the path it concerns.
#[derive(Clone, Debug)]
pub struct ReadProblem {
    /// Path relative to the root.
    pub path: String,
    /// What is wrong.
    pub fault: ReadFault,
}

/// All files of a build: texts in memory, pictures by name.
#[derive(Debug, Default)]
pub struct Sources {
    root: PathBuf,
    texts: Vec<Source>,
    assets: Vec<Asset>,
}

/// The most bytes of a span that are quoted.
const LONGEST_EXCERPT: usize = 2000;
const TEXT_KINDS: [&str; 3] = ["yaml", "yml", "md"];
const ASSET_KINDS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "svg", "pdf", "gif"];
/// Names Windows cannot store, with any extension.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];
/// The same before a digit.
const RESERVED_NUMBERED: [&str; 2] = ["com", "lpt"];

impl Sources {
    /// Reads `root/content`, and names every file that could not be taken.
    pub fn read(root: &Path, limits: Limits) -> (Self, Vec<ReadProblem>) {
        let mut sources = Self { root: root.to_path_buf(), ..Self::default() };
        let mut problems = Vec::new();
        let folder = root.join("content");
        if !folder.is_dir() {
            problems.push(ReadProblem { path: "content".into(), fault: ReadFault::NoContent });
            return (sources, problems);
        }
        let mut texts = Vec::new();
        let walk = WalkDir::new(&folder)
            .follow_links(false)
            .max_depth(limits.depth + 1)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
        for entry in walk {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    let path = error.path().unwrap_or(&folder);
                    problems.push(ReadProblem {
                        path: relative(root, path).unwrap_or_default(),
                        fault: ReadFault::System(error.to_string()),
                    });
                    continue;
                }
            };
            let Some(path) = relative(root, entry.path()) else {
                let path = entry.path().strip_prefix(root).unwrap_or(entry.path());
                problems.push(ReadProblem {
                    path: path.to_string_lossy().into_owned(),
                    fault: ReadFault::Name,
                });
                continue;
            };
            match classify(&entry, &path, limits) {
                Ok(Kind::Folder) => {}
                Ok(Kind::Text) => texts.push(path),
                Ok(Kind::Asset(bytes)) => {
                    sources.assets.push(Asset { path, bytes, head: None });
                }
                Err(fault) => problems.push(ReadProblem { path, fault }),
            }
        }
        let read: Vec<_> =
            texts.into_par_iter().map(|path| read_text(root, path, limits)).collect();
        for outcome in read {
            match outcome {
                Ok(source) => sources.texts.push(source),
                Err(problem) => problems.push(problem),
            }
        }
        sources.assets.par_iter_mut().for_each(|asset| {
            let bytes = fs::read(root.join(&asset.path)).unwrap_or_default();
            asset.head = PictureHead::of(&bytes);
        });
        sources.texts.sort_by(|a, b| a.path().cmp(b.path()));
        sources.assets.sort_by(|a, b| a.path.cmp(&b.path));
        problems.sort_by(|a, b| a.path.cmp(&b.path));
        (sources, problems)
    }

    /// Sources made in memory, for tests and for texts that come from elsewhere than a folder.
    pub fn from_texts<P: Into<String>, T: Into<String>>(
        texts: impl IntoIterator<Item = (P, T)>,
    ) -> Self {
        let mut texts: Vec<_> =
            texts.into_iter().map(|(path, text)| Source::new(path, text.into())).collect();
        texts.sort_by(|a, b| a.path().cmp(b.path()));
        Self { root: PathBuf::new(), texts, assets: Vec::new() }
    }

    /// Every text file, in the order of paths.
    pub fn texts(&self) -> impl Iterator<Item = (SourceId, &Source)> {
        self.texts.iter().enumerate().map(|(n, source)| (SourceId(n as u32), source))
    }

    /// The texts below a folder such as `content/news/`.
    pub fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (SourceId, &'a Source)> {
        let from = self.texts.partition_point(|source| source.path() < folder);
        self.texts[from..]
            .iter()
            .enumerate()
            .map(move |(n, source)| (SourceId((from + n) as u32), source))
            .take_while(move |(_, source)| source.path().starts_with(folder))
    }

    /// The text with a given path.
    pub fn at(&self, path: &str) -> Option<(SourceId, &Source)> {
        let found = self.texts.binary_search_by(|source| source.path().cmp(path)).ok()?;
        Some((SourceId(found as u32), &self.texts[found]))
    }

    /// The file a number stands for. Numbers come only from this `Sources`.
    pub fn get(&self, id: SourceId) -> &Source {
        &self.texts[id.0 as usize]
    }

    /// The text a span covers; empty where the span does not fit the file.
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.source).text().get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// The beginning of the text a span covers, short enough to be quoted in a message.
    pub fn excerpt(&self, span: Span) -> &str {
        let text = self.slice(span);
        let mut end = text.len().min(LONGEST_EXCERPT);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        &text[..end]
    }

    /// Every picture, in the order of paths.
    pub fn assets(&self) -> &[Asset] {
        &self.assets
    }

    /// The picture with a given path.
    pub fn asset(&self, path: &str) -> Option<&Asset> {
        let found = self.assets.binary_search_by(|asset| asset.path.as_str().cmp(path)).ok()?;
        self.assets.get(found)
    }

    /// The files of a theme on disk, by their names within `themes/NAME/`. None where there is no
    /// such folder: the embedded theme serves.
    pub fn theme(&self, name: &str) -> Vec<(String, Vec<u8>)> {
        let folder = self.root.join("themes").join(name);
        WalkDir::new(&folder)
            .follow_links(false)
            .max_depth(8)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file() && !is_hidden(entry.file_name()))
            .filter_map(|entry| {
                let name = relative(&folder, entry.path())?;
                Some((name, fs::read(entry.path()).ok()?))
            })
            .collect()
    }

    /// The bytes of a picture.
    pub fn read_asset(&self, asset: &Asset) -> io::Result<Vec<u8>> {
        fs::read(self.root.join(&asset.path))
    }
}

enum Kind {
    Folder,
    Text,
    Asset(u64),
}

fn classify(entry: &walkdir::DirEntry, path: &str, limits: Limits) -> Result<Kind, ReadFault> {
    let kind = entry.file_type();
    if kind.is_symlink() {
        return Err(ReadFault::Link);
    }
    if entry.depth() > 0 && !is_storable(entry.file_name().to_str().unwrap_or("")) {
        return Err(ReadFault::Name);
    }
    if kind.is_dir() {
        return if entry.depth() > limits.depth { Err(ReadFault::Deep) } else { Ok(Kind::Folder) };
    }
    let extension = path.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    let bytes = entry.metadata().map_err(|e| ReadFault::System(e.to_string()))?.len();
    let (kind, limit) = if TEXT_KINDS.contains(&extension.as_str()) {
        (Kind::Text, limits.text_bytes)
    } else if ASSET_KINDS.contains(&extension.as_str()) {
        (Kind::Asset(bytes), limits.asset_bytes)
    } else {
        return Err(ReadFault::Kind);
    };
    if !entry.file_type().is_file() {
        return Err(ReadFault::Kind);
    }
    if bytes > limit { Err(ReadFault::TooLong { bytes, limit }) } else { Ok(kind) }
}

fn read_text(root: &Path, path: String, limits: Limits) -> Result<Source, ReadProblem> {
    let fault = |fault| ReadProblem { path: path.clone(), fault };
    let mut bytes = Vec::new();
    fs::File::open(root.join(&path))
        .and_then(|file| file.take(limits.text_bytes + 1).read_to_end(&mut bytes))
        .map_err(|e| fault(ReadFault::System(e.to_string())))?;
    if bytes.len() as u64 > limits.text_bytes {
        return Err(fault(ReadFault::TooLong {
            bytes: bytes.len() as u64,
            limit: limits.text_bytes,
        }));
    }
    let text = String::from_utf8(bytes)
        .map_err(|e| fault(ReadFault::NotUtf8(e.utf8_error().valid_up_to())))?;
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    Ok(Source::new(path, text))
}

fn is_hidden(name: &std::ffi::OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(b".") || name.ends_with(b"~")
}

/// Whether every system that may hold or serve the site can store this name.
pub fn is_storable(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or("").to_ascii_lowercase();
    !name.is_empty()
        && !name.ends_with(['.', ' '])
        && !RESERVED.contains(&stem.as_str())
        && !stem
            .strip_suffix(|c: char| c.is_ascii_digit())
            .is_some_and(|name| RESERVED_NUMBERED.contains(&name))
        && !name.chars().any(|c| c.is_control() || "<>:\"|?*\\".contains(c))
}

fn relative(root: &Path, path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> =
        path.strip_prefix(root).ok()?.components().map(|c| c.as_os_str().to_str()).collect();
    Some(parts?.join("/"))
}
