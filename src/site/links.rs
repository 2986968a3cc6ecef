//! Links within the site lead to something that is there: a page, a file, a part of a page.

use std::collections::BTreeMap;

use super::files::File;
use super::rules::DEAD_LINK;
use crate::diagnostic::{Diagnostic, say};
use crate::page::{Composer, address};
use crate::source::Span;

/// Reports every link of an article or a standing page that leads nowhere in the finished site.
pub fn check(composer: &Composer<'_>, files: &BTreeMap<String, File>) -> Vec<Diagnostic> {
    let content = composer.content();
    let articles = content.articles.iter().map(|a| (address::article(&a.name), &a.commentary));
    let standing = content.standing.iter().map(|p| (address::standing(&p.name), &p.commentary));
    let mut problems = Vec::new();
    for (page, commentary) in articles.chain(standing) {
        for (link, span) in commentary.links() {
            problems.extend(judge(&page, link, span, files));
        }
    }
    problems
}

fn judge(page: &str, link: &str, span: Span, files: &BTreeMap<String, File>) -> Option<Diagnostic> {
    let head = link.split(['/', '?', '#']).next().unwrap_or_default();
    if head.contains(':') || link.starts_with("//") {
        return None;
    }
    let (rest, part) = link.split_once('#').map_or((link, None), |(rest, part)| (rest, Some(part)));
    let path = rest.split('?').next().unwrap_or_default();
    let target = resolve(page, path);
    let file = match target.is_empty() || target.ends_with('/') {
        true => format!("{target}index.html"),
        false => target.clone(),
    };
    let Some(found) = files.get(&file) else {
        let folder = format!("{target}/index.html");
        let remedy = match files.contains_key(&folder) {
            true => say!("Thêm dấu / ở cuối: `{link}/`.", "Add a / at its end: `{link}/`."),
            false => say!(
                "Chép địa chỉ từ trang đã dựng, viết từ gốc trang: `/tin-tuc/2020/04/so-ket/`; tệp kèm bài thì đặt cạnh bài.",
                "Copy the address from the built site, from its root: `/tin-tuc/2020/04/so-ket/`; a file goes beside its article."
            ),
        };
        return Some(Diagnostic::new(
            &DEAD_LINK,
            span,
            say!(
                "liên kết dẫn đến `{link}`, trang này không có",
                "the link leads to `{link}`, which is not there"
            ),
            remedy,
        ));
    };
    let (Some(part), File::Made(html)) = (part.filter(|part| !part.is_empty()), found) else {
        return None;
    };
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

/// The path from the root of the site that a link on a page leads to.
fn resolve(page: &str, path: &str) -> String {
    let whole = match path.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!(
            "{}{path}",
            page.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned() + "/"
        ),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let joined = parts.join("/");
    let folder = whole.ends_with("/..") || whole.ends_with("/.");
    match folder && !joined.is_empty() {
        true => joined + "/",
        false => joined.trim_start_matches('/').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::resolve;

    #[test]
    fn links_are_read_as_a_browser_reads_them() {
        let page = "tin-tuc/2020/04/so-ket/";
        for (link, path) in [
            ("", "tin-tuc/2020/04/so-ket/"),
            ("/gioi-thieu/", "gioi-thieu/"),
            ("/", ""),
            ("../chot-so/", "tin-tuc/2020/04/chot-so/"),
            ("../../../..", ""),
            ("bao-cao.pdf", "tin-tuc/2020/04/so-ket/bao-cao.pdf"),
        ] {
            assert_eq!(resolve(page, link), path, "{link}");
        }
    }
}
