//! Writing a site whole or not at all.
//!
//! Files are written as soon as they are made to a stage, a folder beside the old site, so that no
//! site is ever held in memory; the finished stage takes the place of the old site in one step. A
//! folder is written to only if it is empty, missing, or holds the mark an earlier build left.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::files::{File, Site};
use super::manifest::{self, Earlier, Sum};
use super::rendition::Points;
use crate::page::{Make, Rendition};
use crate::source::Sources;

/// The file that marks a folder as made by a build.
const MARK: &str = ".congbo";

/// What was written.
#[derive(Clone, Copy, Debug)]
pub struct Written {
    /// How many files.
    pub files: usize,
    /// How many bytes.
    pub bytes: u64,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum WriteFault {
    /// The folder holds files that no build made.
    NotOurs(PathBuf),
    /// The folder is, holds, or lies in the content or theme folder.
    Sources(PathBuf),
    /// Another build is writing to the folder.
    Busy(PathBuf),
    /// A picture of the content cannot be drawn, in the words of its reader.
    Picture(PathBuf, String),
    /// The system refused.
    System(PathBuf, io::Error),
}

/// Where a new site is written before it takes the place of the old one. A stage that is not
/// finished is removed.
#[derive(Debug)]
pub struct Stage {
    output: PathBuf,
    folder: PathBuf,
    old: PathBuf,
    /// The site that stands there now.
    earlier: Earlier,
    _lock: Lock,
}

impl Stage {
    /// A stage for the site in `output`, which no other build may have. `root` holds the sources
    /// and is never written to.
    pub fn open(root: &Path, output: &Path) -> Result<Self, WriteFault> {
        let output = resolved(output).map_err(fault(output))?;
        refuse_sources(root, &output)?;
        refuse_foreign(&output)?;
        let parent = output.parent().unwrap_or(&output);
        fs::create_dir_all(parent).map_err(fault(parent))?;
        let name = output.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let lock = Lock::take(parent.join(format!(".{name}.congbo-lock")), &output)?;
        let folder = parent.join(format!(".{name}.congbo-new"));
        let old = parent.join(format!(".{name}.congbo-old"));
        recover(&output, &old).map_err(fault(&old))?;
        remove(&folder).map_err(fault(&folder))?;
        let stage = Self { earlier: Earlier::read(&output), output, folder, old, _lock: lock };
        fs::create_dir_all(&stage.folder).map_err(fault(&stage.folder))?;
        fs::write(stage.folder.join(MARK), b"congbo\n").map_err(fault(&stage.folder))?;
        Ok(stage)
    }

    /// Writes one file.
    pub(super) fn put(&self, path: &str, bytes: &[u8]) -> Result<(), WriteFault> {
        let target = self.folder.join(path);
        let mut written = fs::write(&target, bytes);
        if let Err(error) = &written
            && error.kind() == io::ErrorKind::NotFound
            && let Some(folder) = target.parent()
        {
            fs::create_dir_all(folder).map_err(fault(folder))?;
            written = fs::write(&target, bytes);
        }
        written.map_err(fault(&target))
    }

    /// Adds the files of the content and the manifest, and puts the new site in the place of the
    /// old one.
    pub fn finish(self, site: Site, sources: &Sources) -> Result<Written, WriteFault> {
        let mut groups: BTreeMap<String, Vec<Rendition>> = BTreeMap::new();
        let mut sums: Vec<(String, Sum)> = Vec::with_capacity(site.files.len());
        for (path, file) in site.files {
            match file {
                File::Staged(written) => sums.push((path, written.map_err(|fault| *fault)?)),
                File::Kept(bytes) => {
                    self.put(&path, &bytes)?;
                    sums.push((path, Sum::of(&bytes)));
                }
                File::LetGo => {
                    let gone = io::Error::from(io::ErrorKind::NotFound);
                    return Err(WriteFault::System(PathBuf::from(path), gone));
                }
                File::FromContent(rendition) => {
                    groups.entry(rendition.from.clone()).or_default().push(rendition);
                }
            }
        }
        let drawn = groups.into_par_iter().map(|(from, renditions)| {
            let bytes = of_content(&from, sources)?;
            let mut points = None;
            let draw = |rendition| self.draw(rendition, &bytes, &mut points);
            renditions.into_iter().map(draw).collect::<Result<Vec<_>, WriteFault>>()
        });
        sums.extend(drawn.collect::<Result<Vec<_>, WriteFault>>()?.into_iter().flatten());
        sums.sort_by(|one, other| one.0.cmp(&other.0));
        let mut written =
            Written { files: sums.len(), bytes: sums.iter().map(|(_, sum)| sum.bytes).sum() };
        for (name, text) in manifest::files(&sums) {
            self.put(name, text.as_bytes())?;
            written.files += 1;
            written.bytes += text.len() as u64;
        }
        swap(&self.folder, &self.output, &self.old).map_err(fault(&self.output))?;
        remove(&self.old).map_err(fault(&self.old))?;
        remove(&self.folder).map_err(fault(&self.folder))?;
        Ok(written)
    }

    /// A file of the content as the site has it. The one of the earlier site serves where it is
    /// still what its manifest says: its name holds a mark of the picture it was made from.
    fn draw(
        &self,
        rendition: Rendition,
        bytes: &[u8],
        points: &mut Option<Points>,
    ) -> Result<(String, Sum), WriteFault> {
        let put = |bytes: &[u8]| {
            self.put(&rendition.to, bytes)?;
            Ok((rendition.to.clone(), Sum::of(bytes)))
        };
        let Make::Picture { width, height, kind } = rendition.make else { return put(bytes) };
        if let Some(same) = self.earlier.file(&rendition.to).filter(|_| rendition.is_marked()) {
            return put(&same);
        }
        let fault = |why| WriteFault::Picture(PathBuf::from(&rendition.from), why);
        let points = match points {
            Some(points) => points,
            None => points.insert(Points::read(bytes).map_err(fault)?),
        };
        put(&points.stored(width, height, kind).map_err(fault)?)
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // After a finished build there is nothing left of it; what stays after a fault does no
        // harm: the next build removes it.
        let _ = remove(&self.folder);
    }
}

/// Held while one build writes to a folder; the system lets go of it when the process ends,
/// however it ends, and the next build takes the file that was left.
#[derive(Debug)]
struct Lock {
    path: PathBuf,
    _file: fs::File,
}

impl Lock {
    fn take(path: PathBuf, output: &Path) -> Result<Self, WriteFault> {
        let file = fs::OpenOptions::new().create(true).append(true).open(&path);
        let file = file.map_err(|error| WriteFault::System(path.clone(), error))?;
        // A file that was removed after it was opened guards nothing.
        if file.try_lock().is_err() || !path.exists() {
            return Err(WriteFault::Busy(output.to_path_buf()));
        }
        Ok(Self { path, _file: file })
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Left behind it does no harm: the next build takes it.
        let _ = fs::remove_file(&self.path);
    }
}

/// The folder a path stands for: links followed as far as it exists, `.` and `..` resolved in the
/// rest.
fn resolved(path: &Path) -> io::Result<PathBuf> {
    use std::path::Component;
    let path = std::path::absolute(path)?;
    let mut existing = path.as_path();
    while !existing.exists() {
        let Some(parent) = existing.parent() else { return Ok(path) };
        existing = parent;
    }
    let mut place = existing.canonicalize()?;
    for component in path.strip_prefix(existing).unwrap_or(Path::new("")).components() {
        match component {
            Component::ParentDir => {
                place.pop();
            }
            Component::Normal(name) => place.push(name),
            _ => {}
        }
    }
    Ok(place)
}

/// A build that was killed between its two renames left the old site beside its place.
fn recover(output: &Path, old: &Path) -> io::Result<()> {
    if old.exists() && !output.exists() {
        return fs::rename(old, output);
    }
    remove(old)
}

/// The bytes of a file of the content.
fn of_content(path: &str, sources: &Sources) -> Result<Vec<u8>, WriteFault> {
    let missing = || io::Error::from(io::ErrorKind::NotFound);
    let asset = sources.asset(path).ok_or_else(missing);
    asset.and_then(|asset| sources.read_asset(asset)).map_err(fault(Path::new(path)))
}

fn fault(path: &Path) -> impl FnOnce(io::Error) -> WriteFault + use<> {
    let path = path.to_path_buf();
    move |error| WriteFault::System(path, error)
}

/// Puts the new site in the place of the old one: in one step where the system can exchange two
/// folders, else by two renames.
fn swap(stage: &Path, output: &Path, old: &Path) -> io::Result<()> {
    if !output.exists() {
        return fs::rename(stage, output);
    }
    if exchange(stage, output).is_ok() {
        return Ok(());
    }
    fs::rename(output, old)?;
    fs::rename(stage, output).inspect_err(|_| {
        // The old site goes back to its place; if even that fails the next build does it.
        let _ = fs::rename(old, output);
    })
}

#[cfg(target_os = "linux")]
fn exchange(stage: &Path, output: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, stage, CWD, output, RenameFlags::EXCHANGE).map_err(io::Error::from)
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        outcome => outcome,
    }
}

fn refuse_sources(root: &Path, output: &Path) -> Result<(), WriteFault> {
    for folder in ["content", "themes", "src"] {
        let path = root.join(folder);
        // A theme folder that is not there yet is read by the next build; other people's `src` is
        // no place of ours.
        if folder == "src" && !path.exists() {
            continue;
        }
        let sources = resolved(&path).map_err(|error| WriteFault::System(path, error))?;
        if lies_in(output, &sources) || lies_in(&sources, output) {
            return Err(WriteFault::Sources(output.to_path_buf()));
        }
    }
    Ok(())
}

/// Whether a path is a folder or lies in it. Letters count as equal in either case: on some systems
/// `Themes` is `themes`.
fn lies_in(path: &Path, folder: &Path) -> bool {
    let mut names = path.components();
    folder.components().all(|name| {
        names.next().is_some_and(|n| n.as_os_str().eq_ignore_ascii_case(name.as_os_str()))
    })
}

fn refuse_foreign(output: &Path) -> Result<(), WriteFault> {
    let entries = match fs::read_dir(output) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(WriteFault::System(output.to_path_buf(), error)),
    };
    let foreign = entries.take(1).count() > 0 && !output.join(MARK).is_file();
    if foreign { Err(WriteFault::NotOurs(output.to_path_buf())) } else { Ok(()) }
}
