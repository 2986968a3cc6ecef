//! The files of a theme: the embedded ones, and those that stand in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;

use include_dir::{Dir, DirEntry, include_dir};
use sha2::{Digest, Sha256};

use super::ThemeError;
use crate::content::colour::{Colour, Colours};
use crate::diagnostic::Language;

/// An asset as it is written, by its name or its path.
type Asset<'a, N> = (N, Cow<'a, [u8]>);

/// Where components stand, each a folder.
const COMPONENTS: &str = "components/";

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

    /// The theme with the office's own colours after its own, in `assets/colours.css`.
    pub fn coloured(mut self, colours: &Colours) -> Self {
        let named = [("brand", colours.brand), ("link", colours.link)];
        let set: Vec<(&str, Colour)> =
            named.into_iter().filter_map(|(name, colour)| Some((name, colour?))).collect();
        if set.is_empty() {
            return self;
        }
        let lines = |shade: fn(Colour) -> Colour| -> String {
            set.iter()
                .map(|(name, colour)| format!("  --{name}: {};\n", shade(*colour).code()))
                .collect()
        };
        let (light, dark) = (lines(|colour| colour), lines(Colour::on_dark));
        let own = format!(
            "\n/* site.yaml */\n:root {{\n{light}}}\n@media (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}\n"
        );
        let style = self.files.entry("assets/colours.css".to_owned()).or_default();
        style.to_mut().extend_from_slice(own.as_bytes());
        self
    }

    /// The wording of a language: `wording/vi.yaml`.
    pub fn wording(&self, language: Language) -> Result<&str, ThemeError> {
        let name = format!("wording/{}.yaml", language.tag());
        match self.files.get(&name) {
            Some(bytes) => text(&name, bytes),
            None => Err(ThemeError::new(name, "không có tệp này / no such file")),
        }
    }

    /// The text of a file of a component, `chart/drawing.css`; empty where there is none.
    pub(super) fn component_text(&self, name: &str) -> Result<&str, ThemeError> {
        let name = format!("{COMPONENTS}{name}");
        self.files.get(&name).map_or(Ok(""), |bytes| text(&name, bytes))
    }

    /// The files of examples, each with the folder of its component.
    pub(super) fn examples(&self) -> impl Iterator<Item = (&str, &str, &[u8])> {
        self.files.iter().filter_map(|(name, bytes)| {
            let folder = name.strip_prefix(COMPONENTS)?.strip_suffix("/examples.yaml")?;
            Some((name.as_str(), folder, bytes.as_ref()))
        })
    }

    /// The style sheet of fragments; empty where the theme has none.
    pub(super) fn fragment_css(&self) -> Result<&str, ThemeError> {
        let name = "templates/fragment.css";
        self.files.get(name).map_or(Ok(""), |bytes| text(name, bytes))
    }

    /// Templates with their names: those of pages by their name within `templates/`, those of
    /// components by their path within the theme.
    pub(super) fn templates(&self) -> Result<Vec<(&str, &str)>, ThemeError> {
        let of_components = self.files.iter().map(|(name, bytes)| (name.as_str(), bytes));
        let of_components = of_components
            .filter(|(name, _)| name.starts_with(COMPONENTS) && name.ends_with(".html"));
        let templates = self.folder("templates/").chain(of_components);
        templates.map(|(name, bytes)| Ok((name, text(name, bytes)?))).collect()
    }

    /// Every asset with the path it is written to, from the root of the site. The path carries a
    /// mark of the content, so a changed file has a new address.
    pub fn assets(&self) -> Result<Vec<Asset<'_, String>>, ThemeError> {
        let finished = self.finished_assets()?;
        Ok(finished.into_iter().map(|(name, bytes)| (hashed(name, &bytes), bytes)).collect())
    }

    /// Assets by name, with the path each is written to.
    pub(super) fn asset_paths(&self) -> Result<BTreeMap<&str, String>, ThemeError> {
        let finished = self.finished_assets()?;
        Ok(finished.into_iter().map(|(name, bytes)| (name, hashed(name, &bytes))).collect())
    }

    /// Assets as they are written: a style holds those it imports, and where it names another asset,
    /// as `url("NAME")`, it names the path that one is written to.
    fn finished_assets(&self) -> Result<Vec<Asset<'_, &str>>, ThemeError> {
        let assets: Vec<(&str, &[u8])> =
            self.folder("assets/").map(|(name, bytes)| (name, bytes.as_ref())).collect();
        let mut finished = Vec::with_capacity(assets.len());
        for (name, bytes) in &assets {
            let bytes = match std::str::from_utf8(bytes) {
                Ok(style) if name.ends_with(".css") => {
                    Cow::Owned(named(self.joined(name, style)?, &assets).into_bytes())
                }
                _ => Cow::Borrowed(*bytes),
            };
            finished.push((*name, bytes));
        }
        Ok(finished)
    }

    /// A style with each line `@import "PATH";` replaced by the file it names, counted from the
    /// folder of the theme.
    fn joined(&self, asset: &str, style: &str) -> Result<String, ThemeError> {
        let mut joined = String::with_capacity(style.len());
        for (at, line) in style.lines().enumerate() {
            let name = line.strip_prefix("@import \"").and_then(|rest| rest.strip_suffix("\";"));
            let Some(name) = name else {
                joined.push_str(line);
                joined.push('\n');
                continue;
            };
            let Some(bytes) = self.files.get(name) else {
                let reason = format!("không có tệp `{name}` / there is no file `{name}`");
                let error = ThemeError::new(format!("assets/{asset}"), reason);
                return Err(ThemeError { line: Some(at + 1), ..error });
            };
            joined.push_str(text(name, bytes)?);
        }
        Ok(joined)
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

pub(super) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<&'a str, ThemeError> {
    std::str::from_utf8(bytes)
        .map_err(|_| ThemeError::new(name, "tệp không phải UTF-8 / the file is not UTF-8"))
}

/// A style with the names of other assets replaced by where they stand beside it.
fn named(mut style: String, assets: &[(&str, &[u8])]) -> String {
    for (name, bytes) in assets {
        let plain = format!("url(\"{name}\")");
        if style.contains(&plain) {
            let path = hashed(name, bytes);
            let beside = path.strip_prefix("assets/").unwrap_or(&path);
            style = style.replace(&plain, &format!("url(\"{beside}\")"));
        }
    }
    style
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
