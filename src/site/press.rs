//! Where finished files go as soon as they are made, so that a site is nowhere held whole.

use super::files::File;
use super::manifest::Sum;
use super::write::Stage;

/// What becomes of a file that is made.
#[derive(Clone, Copy, Debug)]
pub enum Press<'s> {
    /// It is kept, to be looked at.
    Memory,
    /// It is let go: only whether it can be made is asked.
    Nowhere,
    /// It is written at once.
    Stage(&'s Stage),
}

impl Press<'_> {
    /// Takes a file. A fault of the system is told when the site is finished: the file may be one
    /// that no site can have, which is for the author to mend.
    pub(super) fn take(self, path: &str, bytes: Vec<u8>) -> File {
        match self {
            Self::Memory => File::Kept(bytes),
            Self::Nowhere => File::LetGo,
            Self::Stage(stage) => {
                File::Staged(stage.put(path, &bytes).map(|()| Sum::of(&bytes)).map_err(Box::new))
            }
        }
    }
}
