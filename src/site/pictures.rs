//! Pictures and files nobody shows.

use rustc_hash::FxHashSet;

use super::rules::UNUSED_PICTURE;
use crate::content::Content;
use crate::diagnostic::{Diagnostic, Place, say};
use crate::page::Pages;
use crate::source::Sources;

/// Reports every picture that no page uses. Those beside a text that is not published, such as a
/// draft, may still be needed.
pub fn check(sources: &Sources, content: &Content, pages: &Pages) -> Vec<Diagnostic> {
    let used: FxHashSet<&str> = pages.pictures.iter().map(|(from, _)| from.as_str()).collect();
    let published: FxHashSet<_> = content
        .articles
        .iter()
        .map(|article| article.source)
        .chain(content.standing.iter().map(|page| page.source))
        .collect();
    let waits = |folder: &str| {
        sources
            .below(folder)
            .any(|(id, source)| source.path().ends_with(".md") && !published.contains(&id))
    };
    sources
        .assets()
        .iter()
        .filter(|asset| !used.contains(asset.path.as_str()))
        .filter(|asset| asset.path.rsplit_once('/').is_none_or(|(folder, _)| !waits(&format!("{folder}/"))))
        .map(|asset| {
            let name = asset.path.rsplit('/').next().unwrap_or(&asset.path);
            Diagnostic::new(
                &UNUSED_PICTURE,
                Place::Path(asset.path.clone()),
                say!("không trang nào dùng `{name}`", "no page uses `{name}`"),
                say!(
                    "Đưa vào bài bằng `![lời mô tả]({name})` hoặc khối photo; không cần nữa thì xóa.",
                    "Show it with `![description]({name})` or the block photo; if it is not needed, delete it."
                ),
            )
        })
        .collect()
}
