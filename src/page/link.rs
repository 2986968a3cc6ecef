//! Links a writer made to other texts and pages of the site: they lead to the file of a page, from
//! a disk as from a server. What is no such link, or leads nowhere, is left as it was written.

use super::address;
use super::prose::Location;

/// The address of a link inside the site, from the page it stands on. A text may be named by its
/// own file (`../khac/index.md`, `gioi-thieu.md`), or a page by its address (`/so-lieu/`).
pub(super) fn inside(written: &str, at: &Location<'_>) -> Option<String> {
    let cut = written.find(['?', '#']).unwrap_or(written.len());
    let (path, rest) = written.split_at(cut);
    if path.is_empty() || path.starts_with("//") || path.contains(['\\', ':']) {
        return None;
    }
    let target = match path.strip_suffix(".md") {
        Some(text) => of_text(&joined(at.folder, "content", text)?)?,
        None => page(joined(at.page, "", path)?),
    };
    Some(format!("{}{}{rest}", address::way_to_root(at.page), address::file(&target)))
}

/// The file, from the root of the site, that a link of a text leads to; none outside the site.
/// `folder` and `page` say where the text lies in the content and in the site.
pub fn file_of_link(written: &str, folder: &str, page: &str) -> Option<String> {
    if written.starts_with(['#', '?']) {
        return Some(address::file(page));
    }
    let found = inside(written, &Location { folder, page })?;
    let from_root = found.strip_prefix(&address::way_to_root(page))?;
    from_root.split(['?', '#']).next().map(str::to_owned)
}

/// The address of the text whose file, without `.md`, lies at `path`.
fn of_text(path: &str) -> Option<String> {
    let name = path.strip_suffix("/index").unwrap_or(path);
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
        let article =
            Location { folder: "content/news/2020/04/so-ket/", page: "tin-tuc/2020/04/so-ket/" };
        let standing = Location { folder: "content/pages/", page: "gioi-thieu/" };
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
        ] {
            assert_eq!(inside(written, at).as_deref(), found, "{written}");
        }
    }
}
