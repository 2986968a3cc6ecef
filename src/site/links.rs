//! Links within the site lead to something that is there: a page, a file, a part of a page.

use std::collections::BTreeMap;

use super::files::File;
use super::rules::DEAD_LINK;
use crate::diagnostic::{Diagnostic, say};
use crate::page::{Composer, address};
use crate::source::Span;

/// Reports every link of an article or a standing page in the language of `composer` that leads
/// nowhere in the finished site.
///
/// `kept` are the pages of [`pages_with_parts`].
pub fn check(
    composer: &Composer<'_>,
    files: &BTreeMap<String, File>,
    kept: &BTreeMap<String, Vec<u8>>,
) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for (link, file, span) in links(composer) {
        problems.extend(judge(link, &file, span, files, kept));
    }
    problems
}

/// The files that links lead to a part of.
pub fn pages_with_parts(composer: &Composer<'_>) -> Vec<String> {
    let with_part = |link: &str| link.split_once('#').is_some_and(|(_, part)| !part.is_empty());
    links(composer).filter(|(link, ..)| with_part(link)).map(|(_, file, _)| file).collect()
}

/// Every link of an article or a standing page that leads to a file of the site: as it is written,
/// the file, the place.
fn links<'c>(composer: &'c Composer<'_>) -> impl Iterator<Item = (&'c str, String, Span)> {
    let texts = composer.texts();
    let articles = texts
        .articles
        .iter()
        .map(|a| (a.folder.as_str(), address::article(&a.name), &a.commentary));
    let standing = texts
        .standing
        .iter()
        .map(|p| ("content/pages/", address::standing(&p.name), &p.commentary));
    articles.chain(standing).flat_map(move |(folder, page, commentary)| {
        commentary.links().filter_map(move |(link, span)| {
            Some((link, composer.file_of_link(link, folder, &page)?, span))
        })
    })
}

fn judge(
    link: &str,
    file: &str,
    span: Span,
    files: &BTreeMap<String, File>,
    kept: &BTreeMap<String, Vec<u8>>,
) -> Option<Diagnostic> {
    if !files.contains_key(file) {
        return Some(Diagnostic::new(
            &DEAD_LINK,
            span,
            say!(
                "liên kết dẫn đến `{link}`, trang này không có",
                "the link leads to `{link}`, which is not there"
            ),
            say!(
                "Viết đường dẫn của tệp bài (`../so-ket/index.md`) hoặc địa chỉ trang (`/so-lieu/`); tệp kèm bài thì đặt cạnh bài.",
                "Name the file of the text (`../so-ket/index.md`) or the address of the page (`/so-lieu/`); a file goes beside its article."
            ),
        ));
    }
    let (_, part) = link.split_once('#')?;
    let html = kept.get(file).filter(|_| !part.is_empty())?;
    let id = format!("id=\"{part}\"");
    let there = html.windows(id.len()).any(|window| window == id.as_bytes());
    (!there).then(|| {
        Diagnostic::new(
            &DEAD_LINK,
            span,
            say!("trang ấy không có phần `#{part}`", "that page has no part `#{part}`"),
            say!(
                "Phần của trang mang tên `muc-` và chữ của tiêu đề, không dấu: `#muc-ve-tien`.",
                "A part is named `muc-` and the words of its heading without marks: `#muc-ve-tien`."
            ),
        )
    })
}
