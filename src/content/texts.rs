//! The texts of a site by language: articles and standing pages, and their translations.
//!
//! A text is written in the first language of the site; `index.en.md` beside `index.md` is the same
//! text in English. What cannot differ between the two (day, office, period, tags, pictures) is
//! written once, in the first.

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::article::{Article, StandingPage, read_article, read_standing};
use super::rules::{MISSING_TRANSLATION, STRAY_TRANSLATION};
use super::site::Site;
use super::terms::Terms;
use super::translation::{
    Original, name_of, original_of, read_translated_article, read_translated_standing,
};
use super::{Content, Frame};
use crate::diagnostic::{Diagnostic, Language, say};
use crate::source::{SourceId, Sources, Span};

const NEWS: &str = "content/news/";
const PAGES: &str = "content/pages/";

/// The texts in one language.
#[derive(Debug, Default)]
pub struct Texts {
    /// The language.
    pub language: Language,
    /// Articles, newest first; articles of one moment in the order of their names.
    pub articles: Vec<Article>,
    /// Standing pages in the order of their names.
    pub standing: Vec<StandingPage>,
}

impl Content {
    /// The texts in a language of the site.
    pub fn texts(&self, language: Language) -> &Texts {
        static NONE: Texts =
            Texts { language: Language::Vi, articles: Vec::new(), standing: Vec::new() };
        self.texts.iter().find(|texts| texts.language == language).unwrap_or(&NONE)
    }
}

/// Reads every text, those of the first language first.
pub(super) fn read_texts(
    sources: &Sources,
    site: &Site,
    terms: &Terms,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Texts> {
    let first = site.language();
    let mut articles = read_all(files(sources, NEWS, None), problems, |id, problems| {
        read_article(id, sources, frame, problems)
    });
    newest_first(&mut articles);
    let standing = read_all(files(sources, PAGES, None), problems, |id, problems| {
        read_standing(id, sources, frame, problems)
    });
    let mut all = vec![Texts { language: first, articles, standing }];
    for language in [Language::Vi, Language::En] {
        let found: Vec<SourceId> = [NEWS, PAGES]
            .iter()
            .flat_map(|folder| files(sources, folder, Some(language)))
            .collect();
        if site.languages.iter().skip(1).any(|known| *known == language) {
            let texts = translated(&all[0], language, sources, problems);
            problems.extend(tags_without_name(&all[0], &texts, terms, first));
            all.push(texts);
        } else {
            problems.extend(found.into_iter().map(|id| unasked(id, language)));
        }
    }
    all
}

fn newest_first(articles: &mut [Article]) {
    articles.sort_by(|a, b| b.date.cmp(&a.date).then_with(|| a.name.cmp(&b.name)));
}

/// The translations into a language, each read against its original.
fn translated(
    originals: &Texts,
    language: Language,
    sources: &Sources,
    problems: &mut Vec<Diagnostic>,
) -> Texts {
    let by_source: FxHashMap<SourceId, &Article> =
        originals.articles.iter().map(|article| (article.source, article)).collect();
    let pages: FxHashMap<SourceId, &StandingPage> =
        originals.standing.iter().map(|page| (page.source, page)).collect();
    let of = |id: SourceId, problems: &mut Vec<Diagnostic>| {
        let (path, _) = original_of(sources.get(id).path())?;
        let found = sources.at(&path);
        if found.is_none() {
            problems.push(without_original(id, &path, language));
        }
        Some((path, found?.0))
    };
    let mut articles = read_all(files(sources, NEWS, Some(language)), problems, |id, problems| {
        let (path, original) = of(id, problems)?;
        let original = Original { path: &path, text: by_source.get(&original).copied() };
        read_translated_article(id, &original, sources, problems)
    });
    newest_first(&mut articles);
    let standing = read_all(files(sources, PAGES, Some(language)), problems, |id, problems| {
        let (path, original) = of(id, problems)?;
        let original = Original { path: &path, text: pages.get(&original).copied() };
        read_translated_standing(id, &original, sources, problems)
    });
    Texts { language, articles, standing }
}

/// The Markdown files of a folder that are translations into a language, or originals.
fn files(sources: &Sources, folder: &str, language: Option<Language>) -> Vec<SourceId> {
    sources
        .below(folder)
        .filter(|(_, source)| source.path().ends_with(".md"))
        .filter(|(_, source)| original_of(source.path()).map(|(_, of)| of) == language)
        .map(|(id, _)| id)
        .collect()
}

/// Reads files in parallel; results and problems keep their order.
fn read_all<T: Send>(
    files: Vec<SourceId>,
    problems: &mut Vec<Diagnostic>,
    read: impl Fn(SourceId, &mut Vec<Diagnostic>) -> Option<T> + Sync,
) -> Vec<T> {
    let read: Vec<(Option<T>, Vec<Diagnostic>)> = files
        .into_par_iter()
        .map(|id| {
            let mut problems = Vec::new();
            (read(id, &mut problems), problems)
        })
        .collect();
    let mut found = Vec::new();
    for (item, more) in read {
        found.extend(item);
        problems.extend(more);
    }
    found
}

/// Tags of translated articles that have no name in their language, each told once, where it is
/// written first.
fn tags_without_name<'a>(
    originals: &'a Texts,
    texts: &'a Texts,
    terms: &'a Terms,
    first: Language,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let names: FxHashSet<&str> = texts.articles.iter().map(|a| a.name.as_str()).collect();
    let mut told: FxHashSet<&str> = FxHashSet::default();
    let written = originals.articles.iter().filter(move |a| names.contains(a.name.as_str()));
    let tags = written
        .flat_map(|article| article.printed.iter().filter(|(text, _)| article.tags.contains(text)));
    tags.filter(move |(tag, _)| {
        terms.tag(tag, first, texts.language).is_none() && told.insert(tag.as_str())
    })
    .map(|(tag, span)| {
        let (vi, en) = name_of(texts.language);
        let tags = match texts.language {
            Language::En => format!("- {{ vi: {tag}, en: … }}"),
            Language::Vi => format!("- {{ vi: …, en: {tag} }}"),
        };
        Diagnostic::new(
            &MISSING_TRANSLATION,
            *span,
            say!("chủ đề `{tag}` chưa có tên {vi}", "the tag `{tag}` has no name in {en}"),
            say!(
                "Thêm vào mục `tags` của terms.yaml: `{tags}`.",
                "Add to `tags` of terms.yaml: `{tags}`."
            ),
        )
    })
}

fn without_original(id: SourceId, path: &str, language: Language) -> Diagnostic {
    let (vi, en) = name_of(language);
    let path = path.strip_prefix("content/").unwrap_or(path);
    Diagnostic::new(
        &STRAY_TRANSLATION,
        Span::file(id),
        say!(
            "có bản {vi} mà không có bản gốc `{path}`",
            "there is a text in {en} without its original `{path}`"
        ),
        say!(
            "Viết bản gốc bên cạnh, hoặc sửa tên tệp cho khớp với tên bản gốc.",
            "Write the original beside it, or give this file the name of its original."
        ),
    )
}

/// A translation into a language the site is not published in beside its first.
fn unasked(id: SourceId, language: Language) -> Diagnostic {
    let ((vi, en), tag) = (name_of(language), language.tag());
    Diagnostic::new(
        &STRAY_TRANSLATION,
        Span::file(id),
        say!(
            "đây là bản dịch {vi}, nhưng trang không có ngôn ngữ thứ hai là {vi}",
            "this is a translation into {en}, which is not a second language of the site"
        ),
        say!(
            "Thêm `{tag}` vào cuối mục `languages` của site.yaml, hoặc bỏ `.{tag}` khỏi tên tệp.",
            "Add `{tag}` at the end of `languages` in site.yaml, or take `.{tag}` out of the file's name."
        ),
    )
}
