//! A text in a second language: what it writes itself, what it has from its original, and what may
//! not be said twice. And names of the site that lack their English.

use super::article::{Article, PhotoSpec, StandingPage, inline, split, texts};
use super::commentary::read_commentary;
use super::rules::{MISSING_TRANSLATION, REPEATED_IN_TRANSLATION};
use super::yaml::{Fields, Node, Value, read_yaml, scalar};
use crate::diagnostic::{Diagnostic, Language, say};
use crate::source::{SourceId, Sources};

/// The text a translation is made from.
pub(super) struct Original<'a, T> {
    /// Its file.
    pub path: &'a str,
    /// The text; none where it is a draft or could not be read.
    pub text: Option<&'a T>,
}

/// What an article's translation has from its original.
const OF_ARTICLE: [&str; 6] = ["date", "period", "office", "tags", "author", "key_figures"];

/// The file a translation is made from, and its language: `index.md` of `index.en.md`.
pub fn original_of(path: &str) -> Option<(String, Language)> {
    let (stem, tag) = path.strip_suffix(".md")?.rsplit_once('.')?;
    Some((format!("{stem}.md"), Language::from_tag(tag)?))
}

/// What a language is called in messages, in Vietnamese and in English.
pub(super) fn name_of(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Vi => ("tiếng Việt", "Vietnamese"),
        Language::En => ("tiếng Anh", "English"),
    }
}

/// Reads the translation of an article; `None` for drafts, translations of drafts, and where
/// nothing usable is left.
pub(super) fn read_translated_article(
    source: SourceId,
    original: &Original<'_, Article>,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<Article> {
    let (front, body) = split(source, sources, problems)?;
    let node = read_yaml(sources, front, problems)?;
    let mut fields = Fields::of(&node, problems)?;
    let of = original.text;
    let title = fields.required("title", problems).and_then(|node| inline(node, problems));
    let has_summary = of.is_some_and(|of| of.summary.is_some());
    let summary = counterpart(&mut fields, "summary", has_summary, problems)
        .and_then(|node| inline(node, problems));
    let has_byline = of.is_some_and(|of| !of.byline.is_empty());
    let byline = counterpart(&mut fields, "byline", has_byline, problems)
        .and_then(|node| scalar(node, problems));
    let photo = match of.map(|of| &of.photo) {
        Some(None) => {
            refuse(&mut fields, "photo", original.path, problems);
            None
        }
        Some(Some(photo)) => counterpart(&mut fields, "photo", true, problems)
            .and_then(|node| read_photo(node, photo, original.path, problems)),
        None => {
            fields.optional("photo");
            None
        }
    };
    let aliases = texts(fields.optional("aliases"), problems);
    let draft = fields.optional("draft").and_then(|node| scalar(node, problems));
    for name in OF_ARTICLE {
        refuse(&mut fields, name, original.path, problems);
    }
    fields.finish(problems);
    let commentary = read_commentary(sources, body, problems);
    let draft = match draft {
        Some((text, span)) => {
            super::choose(text, span, &[("true", true), ("false", false)], problems)?
        }
        None => false,
    };
    if draft {
        return None;
    }
    let of = of?;
    Some(Article {
        source,
        name: of.name.clone(),
        folder: of.folder.clone(),
        title: title?,
        date: of.date,
        summary,
        period: of.period,
        office: of.office,
        tags: of.tags.clone(),
        byline: byline.map(|(text, _)| text.to_owned()).unwrap_or_default(),
        author: of.author.clone(),
        key_figures: of.key_figures.clone(),
        photo,
        printed: byline.map(|(text, span)| (text.to_owned(), span)).into_iter().collect(),
        aliases,
        commentary,
    })
}

/// Reads the translation of a standing page.
pub(super) fn read_translated_standing(
    source: SourceId,
    original: &Original<'_, StandingPage>,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Option<StandingPage> {
    let (front, body) = split(source, sources, problems)?;
    let node = read_yaml(sources, front, problems)?;
    let mut fields = Fields::of(&node, problems)?;
    let title = fields.required("title", problems).and_then(|node| inline(node, problems));
    let has_summary = original.text.is_some_and(|of| of.summary.is_some());
    let summary = counterpart(&mut fields, "summary", has_summary, problems)
        .and_then(|node| inline(node, problems));
    let aliases = texts(fields.optional("aliases"), problems);
    refuse(&mut fields, "period", original.path, problems);
    fields.finish(problems);
    let commentary = read_commentary(sources, body, problems);
    let of = original.text?;
    Some(StandingPage {
        source,
        name: of.name.clone(),
        title: title?,
        summary,
        period: of.period,
        aliases,
        commentary,
    })
}

/// A field that must be there where the original has it: no page is translated by half.
fn counterpart<'a>(
    fields: &mut Fields<'a>,
    name: &'static str,
    in_original: bool,
    problems: &mut Vec<Diagnostic>,
) -> Option<&'a Node> {
    if in_original { fields.required(name, problems) } else { fields.optional(name) }
}

/// The words of a picture; its file is that of the original.
fn read_photo(
    node: &Node,
    of: &PhotoSpec,
    path: &str,
    problems: &mut Vec<Diagnostic>,
) -> Option<PhotoSpec> {
    let mut fields = Fields::of(node, problems)?;
    let alt = fields.required("alt", problems).and_then(|node| inline(node, problems));
    let caption = counterpart(&mut fields, "caption", of.caption.is_some(), problems)
        .and_then(|node| inline(node, problems));
    let credit = fields.optional("credit").and_then(|node| scalar(node, problems));
    refuse(&mut fields, "file", path, problems);
    fields.finish(problems);
    let credit = credit.map(|(text, span)| (text.to_owned(), span));
    let credit = credit.unwrap_or_else(|| of.credit.clone());
    Some(PhotoSpec { file: of.file.clone(), alt: alt?, caption, credit })
}

/// Reports a field that the original alone writes.
fn refuse(fields: &mut Fields<'_>, name: &'static str, path: &str, problems: &mut Vec<Diagnostic>) {
    let Some(node) = fields.optional(name) else { return };
    let path = path.rsplit('/').next().unwrap_or(path);
    problems.push(Diagnostic::new(
        &REPEATED_IN_TRANSLATION,
        node.span,
        say!(
            "mục `{name}` là của bản gốc; bản dịch không viết lại",
            "the field `{name}` is that of the original; a translation does not write it again"
        ),
        say!(
            "Bỏ mục này: bản dịch lấy `{name}` của `{path}`.",
            "Leave it out: the translation has the `{name}` of `{path}`."
        ),
    ));
}

/// Where the site has names and sentences in two languages.
const NAMES: [&str; 11] = [
    "title",
    "contact",
    "notice",
    "name",
    "short",
    "whole",
    "definition",
    "person",
    "reason",
    "no_data",
    "nothing_arose",
];

/// Reports the names and sentences below a node that have no English, for sites in two languages:
/// in one language, one text serves.
pub(super) fn without_english(node: &Node, problems: &mut Vec<Diagnostic>) {
    match &node.value {
        Value::Map(entries) => {
            for (key, node) in entries {
                match (key.text.as_str(), &node.value) {
                    // A licence is called what it is called.
                    ("licence", _) => {}
                    (name, _) if NAMES.contains(&name) => english_of(node, problems),
                    // Families of shares name indicators; those of a narrative have words of
                    // their own, as its sentences have.
                    ("families", Value::List(_)) => {}
                    ("families", Value::Map(families)) => {
                        families.iter().for_each(|(_, name)| english_of(name, problems));
                    }
                    ("text", Value::List(sentences)) => {
                        sentences.iter().for_each(|sentence| english_of(sentence, problems));
                    }
                    ("text", Value::Scalar { .. }) => {}
                    _ => without_english(node, problems),
                }
            }
        }
        Value::List(items) => items.iter().for_each(|item| without_english(item, problems)),
        _ => {}
    }
}

fn english_of(node: &Node, problems: &mut Vec<Diagnostic>) {
    let there = match &node.value {
        Value::Map(entries) => {
            entries.iter().any(|(key, text)| key.text == "en" && !text.is_empty())
        }
        Value::Refused => true,
        Value::Scalar { .. } => node.is_empty(),
        Value::List(_) => false,
    };
    if !there {
        let place = match &node.value {
            Value::Map(entries) => entries.first().map_or(node.span, |(key, _)| key.span),
            _ => node.span,
        };
        problems.push(Diagnostic::new(
            &MISSING_TRANSLATION,
            place,
            say!("chưa có tiếng Anh", "there is no English"),
            say!(
                "Viết cả hai ngôn ngữ: `{{ vi: …, en: … }}`.",
                "Write both languages: `{{ vi: …, en: … }}`."
            ),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_translation_is_named_after_its_original() {
        for (path, original) in [
            ("a/index.en.md", Some(("a/index.md", Language::En))),
            ("a/index.vi.md", Some(("a/index.md", Language::Vi))),
            ("a/index.md", None),
            ("a/ban.fr.md", None),
            ("a.en/index.md", None),
            ("a/index.en.yaml", None),
        ] {
            let found = original_of(path);
            let found = found.as_ref().map(|(path, language)| (path.as_str(), *language));
            assert_eq!(found, original, "{path}");
        }
    }
}
