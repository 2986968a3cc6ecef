//! The examples that stand beside each component: plain data, and one line saying what each shows.
//!
//! They are for whoever changes the theme, and no figure of theirs is a figure of an office. They
//! are rendered only on a page that asks for them.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tera::Context;

use super::files::text;
use super::{Theme, ThemeError};

/// A component as it is shown: what it is called, and its examples.
#[derive(Debug)]
pub(super) struct Exhibit {
    /// The file the examples are from.
    pub file: String,
    /// The folder of the component.
    pub folder: String,
    name: Said,
    /// The examples, in the order of the file.
    pub examples: Vec<Example>,
}

/// One example, ready to be rendered.
#[derive(Debug)]
pub(super) struct Example {
    /// What it shows.
    pub shows: Said,
    /// The component that places it.
    pub component: String,
    /// What the component is given.
    pub arguments: Context,
    /// Its part of what stands around it.
    pub before: String,
    /// What closes that.
    pub after: String,
    head: serde_json::Map<String, Value>,
}

/// Words in both languages.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Said {
    vi: String,
    en: String,
}

impl Said {
    /// The words in a language by its tag.
    pub fn in_language(&self, tag: &str) -> &str {
        if tag == "en" { &self.en } else { &self.vi }
    }
}

/// What the template of the page of components sees of an example.
#[derive(Debug, Serialize)]
pub(super) struct Shown<'a> {
    /// What it shows.
    pub shows: &'a str,
    /// The component with the example in it.
    pub html: String,
}

/// What it sees of a component.
#[derive(Debug, Serialize)]
pub(super) struct ShownComponent<'a> {
    folder: &'a str,
    name: &'a str,
    examples: Vec<Shown<'a>>,
}

/// `examples.yaml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: Said,
    examples: Vec<Written>,
}

/// An example as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    shows: Said,
    /// The component, where it is not the one the folder is named after.
    #[serde(default)]
    component: String,
    #[serde(default)]
    with: serde_json::Map<String, Value>,
    /// What the head of the page holds for it.
    #[serde(default)]
    head: serde_json::Map<String, Value>,
    #[serde(default)]
    before: String,
    #[serde(default)]
    after: String,
}

impl Theme {
    /// Every component that has examples, in the order of their folders.
    pub(super) fn exhibits(&self) -> Result<Vec<Exhibit>, ThemeError> {
        let assets = self.asset_paths()?;
        let asset = |name: &str| assets.get(name).cloned();
        self.examples()
            .map(|(name, folder, bytes)| {
                let file: File = serde_yaml::from_str(text(name, bytes)?).map_err(|error| {
                    let line = error.location().map(|place| place.line());
                    ThemeError { line, ..ThemeError::new(name, error.to_string()) }
                })?;
                let examples = file.examples.into_iter();
                let examples = examples.map(|written| written.ready(name, folder, &asset));
                Ok(Exhibit {
                    file: name.to_owned(),
                    folder: folder.to_owned(),
                    name: file.name,
                    examples: examples.collect::<Result<_, ThemeError>>()?,
                })
            })
            .collect()
    }
}

impl Exhibit {
    /// What the template sees of it, in a language by its tag.
    pub fn shown<'a>(&'a self, tag: &str, examples: Vec<Shown<'a>>) -> ShownComponent<'a> {
        ShownComponent { folder: &self.folder, name: self.name.in_language(tag), examples }
    }
}

impl Written {
    fn ready(
        mut self,
        file: &str,
        folder: &str,
        asset: &impl Fn(&str) -> Option<String>,
    ) -> Result<Example, ThemeError> {
        for value in self.with.values_mut() {
            place_assets(value, asset);
        }
        let component = if self.component.is_empty() { folder.to_owned() } else { self.component };
        Ok(Example {
            shows: self.shows,
            component,
            arguments: Context::from_serialize(&self.with)
                .map_err(|error| ThemeError::new(file, error.to_string()))?,
            before: self.before,
            after: self.after,
            head: self.head,
        })
    }
}

impl Example {
    /// The page around the example, its head holding what the example asks for.
    pub fn around(&self, page: &Context) -> Context {
        let mut around = page.clone();
        if !self.head.is_empty()
            && let Some(head) = page.get("head")
            && let Ok(Value::Object(mut head)) = serde_json::to_value(head)
        {
            head.extend(self.head.clone());
            around.insert("head", &head);
        }
        around
    }
}

/// `asset:share.png` becomes where that asset of the theme lies.
fn place_assets(value: &mut Value, asset: &impl Fn(&str) -> Option<String>) {
    match value {
        Value::String(text) => {
            if let Some(path) = text.strip_prefix("asset:").and_then(asset) {
                *text = path;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| place_assets(value, asset)),
        Value::Object(fields) => fields.values_mut().for_each(|value| place_assets(value, asset)),
        _ => {}
    }
}

/// An example made fit to stand beside others: its ids, and what refers to them, are its own, and
/// the names it gives to parts of a page are told from those of the page.
pub(super) fn apart(html: &str, folder: &str, number: usize) -> String {
    let own = format!("{folder}-{number}");
    let mut out = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some((before, attribute, value, after)) = next_named(rest) {
        out.push_str(before);
        out.push_str(attribute);
        let element = before.rsplit('<').next().unwrap_or_default();
        if attribute == LABELLED && ["section", "nav"].iter().any(|name| element.starts_with(name))
        {
            out.push_str(&format!("component-{folder} "));
        }
        if attribute == LABEL {
            out.push_str(&format!("{value} ({own})"));
        } else {
            let ids: Vec<String> =
                value.split_whitespace().map(|id| format!("{own}-{id}")).collect();
            out.push_str(&ids.join(" "));
        }
        rest = after;
    }
    out + rest
}

const LABEL: &str = " aria-label=\"";
const LABELLED: &str = " aria-labelledby=\"";
/// Attributes that name something in the page, up to their value.
const NAMED: [&str; 5] = [" id=\"", " aria-describedby=\"", " href=\"#", LABEL, LABELLED];

/// The next attribute that names something: the text before it, its opening, its value, and the
/// text from the quotation mark that closes it.
fn next_named(html: &str) -> Option<(&str, &'static str, &str, &str)> {
    let found = NAMED.iter().filter_map(|name| Some((html.find(name)?, *name)));
    let (at, name) = found.min_by_key(|(at, _)| *at)?;
    let (before, rest) = html.split_at_checked(at)?;
    let rest = rest.strip_prefix(name)?;
    let (value, after) = rest.split_at_checked(rest.find('"')?)?;
    Some((before, name, value, after))
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn ids_and_what_refers_to_them_are_the_examples_own() {
        for (html, expected) in [
            (r#"<h2 id="a">"#, r#"<h2 id="x-1-a">"#),
            (r#"<svg aria-labelledby="a b">"#, r#"<svg aria-labelledby="x-1-a x-1-b">"#),
            (
                r#"<section class="c" aria-labelledby="a">"#,
                r#"<section class="c" aria-labelledby="component-x x-1-a">"#,
            ),
            (r##"<a href="#a">1</a>"##, r##"<a href="#x-1-a">1</a>"##),
            (r#"<nav aria-label="Trang">"#, r#"<nav aria-label="Trang (x-1)">"#),
            (r#"<a href="a" data-id="b">"#, r#"<a href="a" data-id="b">"#),
        ] {
            assert_eq!(apart(html, "x", 1), expected);
        }
    }
}
