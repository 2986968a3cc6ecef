//! The files of a theme: the embedded ones, and those that stand in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};
use sha2::{Digest, Sha256};

use super::ThemeError;
use crate::diagnostic::Language;

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes/congbo");

/// A theme: named files, by their path from the folder of the theme.
#[derive(Clone, Debug)]
pub struct Theme {
    files: BTreeMap<String, Cow<'static, [u8]>>,
}

impl Theme {
    /// The theme inside the program.
    pub fn embedded() -> Self {
        let mut files = BTreeMap::new();
        collect(&EMBEDDED, &mut files);
        Self { files }
    }

    /// The theme inside the program, with some files replaced or added. Names are paths from the
    /// folder of the theme, with `/`: `templates/article.html`.
    pub fn with_overrides(files: impl IntoIterator<Item = (String, Vec<u8>)>) -> Self {
        let mut theme = Self::embedded();
        theme.files.extend(files.into_iter().map(|(name, bytes)| (name, Cow::Owned(bytes))));
        theme
    }

    /// The wording of a language: `wording/vi.yaml`.
    pub fn wording(&self, language: Language) -> Result<&str, ThemeError> {
        let name = format!("wording/{}.yaml", language.tag());
        match self.files.get(&name) {
            Some(bytes) => text(&name, bytes),
            None => Err(ThemeError::new(name, "không có tệp này / no such file")),
        }
    }

    /// The text of an asset; empty where the theme has none of that name.
    pub(super) fn asset_text(&self, name: &str) -> Result<&str, ThemeError> {
        let name = format!("assets/{name}");
        self.files.get(&name).map_or(Ok(""), |bytes| text(&name, bytes))
    }

    /// Templates with their names, in the order of the names.
    pub(super) fn templates(&self) -> Result<Vec<(&str, &str)>, ThemeError> {
        let templates = self.folder("templates/");
        templates.map(|(name, bytes)| Ok((name, text(name, bytes)?))).collect()
    }

    /// Every asset with the path it is written to, from the root of the site. The path carries a
    /// mark of the content, so a changed file has a new address.
    pub fn assets(&self) -> Vec<(String, Cow<'_, [u8]>)> {
        let assets = self.folder("assets/");
        assets.map(|(name, bytes)| (hashed(name, bytes), Cow::Borrowed(bytes.as_ref()))).collect()
    }

    /// Assets by name, with the path each is written to.
    pub(super) fn asset_paths(&self) -> BTreeMap<&str, String> {
        self.folder("assets/").map(|(name, bytes)| (name, hashed(name, bytes))).collect()
    }

    fn folder(&self, folder: &'static str) -> impl Iterator<Item = (&str, &Cow<'static, [u8]>)> {
        self.files.iter().filter_map(move |(name, bytes)| Some((name.strip_prefix(folder)?, bytes)))
    }
}

fn collect(folder: &Dir<'static>, files: &mut BTreeMap<String, Cow<'static, [u8]>>) {
    for entry in folder.entries() {
        match entry {
            DirEntry::Dir(inner) => collect(inner, files),
            DirEntry::File(file) => {
                let name = file.path().to_string_lossy().replace('\\', "/");
                files.insert(name, Cow::Borrowed(file.contents()));
            }
        }
    }
}

fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, ThemeError> {
    std::str::from_utf8(bytes)
        .map_err(|_| ThemeError::new(name, "tệp không phải UTF-8 / the file is not UTF-8"))
}

/// `congbo.css` becomes `assets/congbo.1a2b3c4d.css`.
fn hashed(name: &str, bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    let mark: String = digest.iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    match name.rsplit_once('.') {
        Some((stem, suffix)) => format!("assets/{stem}.{mark}.{suffix}"),
        None => format!("assets/{name}.{mark}"),
    }
}
