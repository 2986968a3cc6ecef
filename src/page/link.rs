//! Links a writer made to other texts and pages of the site: they lead to the file of a page, from
//! a disk as from a server. What is no such link, or leads nowhere, is left as it was written.

use super::address;
use super::composer::Composer;
use super::prose::Location;
use crate::content::original_path;

/// Where a link inside the site leads, without what follows `?` or `#`.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    /// The file, from the root of its tree.
    file: String,
    /// Whether the languages share it: then its tree is the root of the site.
    shared: bool,
}

/// The address of a link inside the site, from the page it stands on. A text may be named by its
/// own file (`../khac/index.md`, `gioi-thieu.md`), or a page by its address (`/so-lieu/`): both lead
/// to the page in the language of the text. `beside` says whether a file lies beside the text.
pub(super) fn inside(
    written: &str,
    at: &Location<'_>,
    beside: impl Fn(&str) -> bool,
) -> Option<String> {
    let (target, rest) = target(written, at, beside)?;
    let page = if target.shared { format!("{}{}", at.tree, at.page) } else { at.page.to_owned() };
    Some(format!("{}{}{rest}", address::way_to_root(&page), target.file))
}

fn target<'w>(
    written: &'w str,
    at: &Location<'_>,
    beside: impl Fn(&str) -> bool,
) -> Option<(Target, &'w str)> {
    let cut = written.find(['?', '#']).unwrap_or(written.len());
    let (path, rest) = written.split_at(cut);
    if path.is_empty() || path.starts_with("//") || path.contains(['\\', ':']) {
        return None;
    }
    let to = match path.ends_with(".md") {
        true => of_text(&joined(at.folder, "content", path)?)?,
        false => page(joined(at.page, "", path)?),
    };
    let shared = beside(path) || address::is_shared(&to);
    Some((Target { file: address::file(&to), shared }, rest))
}

impl Composer<'_> {
    /// The file, from the root of the site, that a link of a text leads to; none outside the site.
    /// `folder` and `page` say where the text lies in the content and in the site.
    pub fn file_of_link(&self, written: &str, folder: &str, page: &str) -> Option<String> {
        let at = Location { folder, page, tree: self.folder() };
        if written.starts_with(['#', '?']) {
            return Some(format!("{}{}", at.tree, address::file(page)));
        }
        let (target, _) = target(written, &at, |path| self.is_beside(path, &at))?;
        Some(format!("{}{}", if target.shared { "" } else { at.tree }, target.file))
    }

    /// Whether a file to take away lies beside a text.
    pub(super) fn is_beside(&self, path: &str, at: &Location<'_>) -> bool {
        self.sources.asset(&format!("{}{path}", at.folder)).is_some()
    }
}

/// The address of the text whose file lies at `path`; a translation has that of its original.
fn of_text(path: &str) -> Option<String> {
    let original = original_path(path);
    let stem = original.as_deref().unwrap_or(path).strip_suffix(".md")?;
    let name = stem.strip_suffix("/index").unwrap_or(stem);
    let article = name.strip_prefix("content/news/").map(address::article);
    article.or_else(|| name.strip_prefix("content/pages/").map(address::standing))
}

/// A folder ends with a slash, also where the writer left it out.
fn page(address: String) -> String {
    let name = address.rsplit('/').next().unwrap_or_default();
    if name.is_empty() || name.contains('.') { address } else { format!("{address}/") }
}

/// `path` as seen from `folder`; from `root` where it begins with a slash. `None` above the root.
fn joined(folder: &str, root: &str, path: &str) -> Option<String> {
    let from = if path.starts_with('/') { root } else { folder };
    let mut parts: Vec<&str> = from.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            part => parts.push(part),
        }
    }
    let folder = path.ends_with('/') || path.ends_with("/..") || path.ends_with("/.");
    let slash = if parts.is_empty() || !folder && path != ".." && path != "." { "" } else { "/" };
    Some(parts.join("/") + slash)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files_and_others_stay() {
        let article = Location {
            folder: "content/news/2020/04/so-ket/",
            page: "tin-tuc/2020/04/so-ket/",
            tree: "",
        };
        let standing = Location { folder: "content/pages/", page: "gioi-thieu/", tree: "" };
        let english = Location { tree: "en/", ..article };
        for (at, written, found) in [
            (&article, "../khac/", Some("../../../../tin-tuc/2020/04/khac/index.html")),
            (&article, "../khac", Some("../../../../tin-tuc/2020/04/khac/index.html")),
            (
                &article,
                "../khac/index.md#so",
                Some("../../../../tin-tuc/2020/04/khac/index.html#so"),
            ),
            (&article, "../khac.md", Some("../../../../tin-tuc/2020/04/khac/index.html")),
            (&article, "..", Some("../../../../tin-tuc/2020/04/index.html")),
            (&article, "/so-lieu/?ky=2020", Some("../../../../so-lieu/index.html?ky=2020")),
            (&article, "/", Some("../../../../index.html")),
            (&article, "/pages/gioi-thieu.md", Some("../../../../gioi-thieu/index.html")),
            (&article, "../../../../pages/a.md", Some("../../../../a/index.html")),
            (&article, "bang-1.csv", Some("../../../../tin-tuc/2020/04/so-ket/bang-1.csv")),
            (&standing, "cach-doc.md", Some("../cach-doc/index.html")),
            (&standing, "../so-lieu/", Some("../so-lieu/index.html")),
            (&standing, "/atom.xml", Some("../atom.xml")),
            (&article, "#muc", None),
            (&article, "?a", None),
            (&article, "https://moj.gov.vn/", None),
            (&article, "mailto:a@b.vn", None),
            (&article, "../../../../../a/", None),
            (&article, "", None),
            (&english, "../khac/index.md", Some("../../../../tin-tuc/2020/04/khac/index.html")),
            (&english, "../khac/index.en.md", Some("../../../../tin-tuc/2020/04/khac/index.html")),
            (&english, "bang.pdf", Some("../../../../../tin-tuc/2020/04/so-ket/bang.pdf")),
            (&article, "bang.pdf", Some("../../../../tin-tuc/2020/04/so-ket/bang.pdf")),
            (&english, "/data/", Some("../../../../data/index.html")),
            (&english, "/data/data.xlsx", Some("../../../../../data/data.xlsx")),
        ] {
            let beside = |path: &str| path == "bang.pdf";
            assert_eq!(inside(written, at, beside).as_deref(), found, "{written}");
        }
    }
}
