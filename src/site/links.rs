//! Links within the site lead to something that is there: a page, a file, a part of a page.

use std::collections::BTreeMap;

use super::files::File;
use super::rules::DEAD_LINK;
use crate::diagnostic::{Diagnostic, say};
use crate::page::{Composer, address};
use crate::source::Span;

/// Reports every link of an article or a standing page in the language of `composer` that leads
/// nowhere in the finished site.
pub fn check(composer: &Composer<'_>, files: &BTreeMap<String, File>) -> Vec<Diagnostic> {
    let texts = composer.texts();
    let articles = texts
        .articles
        .iter()
        .map(|a| (a.folder.as_str(), address::article(&a.name), &a.commentary));
    let standing = texts
        .standing
        .iter()
        .map(|p| ("content/pages/", address::standing(&p.name), &p.commentary));
    let mut problems = Vec::new();
    for (folder, page, commentary) in articles.chain(standing) {
        for (link, span) in commentary.links() {
            if let Some(file) = composer.file_of_link(link, folder, &page) {
                problems.extend(judge(link, &file, span, files));
            }
        }
    }
    problems
}

fn judge(link: &str, file: &str, span: Span, files: &BTreeMap<String, File>) -> Option<Diagnostic> {
    let Some(found) = files.get(file) else {
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
    };
    let (_, part) = link.split_once('#')?;
    let (false, File::Made(html)) = (part.is_empty(), found) else { return None };
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
