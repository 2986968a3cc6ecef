//! Pictures and files nobody shows, and those that cannot be shown.

use rustc_hash::FxHashSet;

use super::drawing;
use super::rules::{BROKEN_PICTURE, UNSAFE_DRAWING, UNUSED_PICTURE};
use crate::content::Content;
use crate::diagnostic::{Bilingual, Diagnostic, Place, say};
use crate::page::{Composer, Pages};
use crate::source::{Asset, Sources};

/// The most points of a picture: four times what a good camera makes, and 400 MB while it is drawn.
const MOST_POINTS: u64 = 100_000_000;

/// Reports every picture that no page uses, and every used one that is none. Those beside a text that is not published, such as a
/// draft, may still be needed.
pub fn check(
    sources: &Sources,
    content: &Content,
    trees: &[(Composer<'_>, Pages)],
) -> Vec<Diagnostic> {
    let used: FxHashSet<&str> = trees
        .iter()
        .flat_map(|(_, pages)| &pages.pictures)
        .map(|made| made.from.as_str())
        .collect();
    let articles = content.texts.iter().flat_map(|texts| &texts.articles);
    let standing = content.texts.iter().flat_map(|texts| &texts.standing);
    let published: FxHashSet<_> =
        articles.map(|article| article.source).chain(standing.map(|page| page.source)).collect();
    let waits = |folder: &str| {
        sources
            .below(folder)
            .any(|(id, source)| source.path().ends_with(".md") && !published.contains(&id))
    };
    let mut problems: Vec<Diagnostic> = broken(sources, &used).collect();
    problems.extend(unsafe_drawings(sources, &used));
    problems.extend(unused(sources, &used, waits));
    problems
}

/// Used files whose bytes are not what their name says, and pictures beyond all measure.
fn broken<'a>(
    sources: &'a Sources,
    used: &'a FxHashSet<&str>,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let shown = |asset: &&Asset| {
        let path = asset.path.to_ascii_lowercase();
        let points = [".jpg", ".jpeg", ".png", ".webp", ".gif"];
        used.contains(asset.path.as_str()) && points.iter().any(|ending| path.ends_with(ending))
    };
    sources.assets().iter().filter(shown).filter_map(|asset| {
        let name = asset.path.rsplit('/').next().unwrap_or(&asset.path);
        let message = match &asset.head {
            None => say!("`{name}` không phải là ảnh, hoặc đã hỏng", "`{name}` is no picture, or is damaged"),
            Some(head) if u64::from(head.width) * u64::from(head.height) > MOST_POINTS => {
                let (width, height) = (head.width, head.height);
                say!("`{name}` quá lớn: {width} × {height} điểm ảnh", "`{name}` is too large: {width} × {height} points")
            }
            Some(_) => return None,
        };
        Some(Diagnostic::new(
            &BROKEN_PICTURE,
            Place::Path(asset.path.clone()),
            message,
            say!("Mở bằng phần mềm ảnh, thu nhỏ nếu cần, rồi lưu lại dạng .jpg hoặc .png.", "Open it with a picture program, make it smaller if need be, and save it as .jpg or .png."),
        ))
    })
}

/// Used drawings that hold more than shapes and words.
fn unsafe_drawings<'a>(
    sources: &'a Sources,
    used: &'a FxHashSet<&str>,
) -> impl Iterator<Item = Diagnostic> + 'a {
    let drawings = sources.assets().iter().filter(|asset| {
        used.contains(asset.path.as_str()) && asset.path.to_ascii_lowercase().ends_with(".svg")
    });
    drawings.filter_map(|asset| {
        let name = asset.path.rsplit('/').next().unwrap_or(&asset.path);
        // A file that cannot be read is told when the site is written.
        let Bilingual { vi, en } = drawing::fault(&sources.read_asset(asset).ok()?)?;
        Some(Diagnostic::new(
            &UNSAFE_DRAWING,
            Place::Path(asset.path.clone()),
            say!("`{name}` {vi}", "`{name}` {en}"),
            say!(
                "Mở bằng phần mềm vẽ, bỏ phần ấy rồi lưu lại; hoặc lưu thành .png.",
                "Open it with a drawing program, take that out and save it; or save it as .png."
            ),
        ))
    })
}

fn unused<'a>(
    sources: &'a Sources,
    used: &'a FxHashSet<&str>,
    waits: impl Fn(&str) -> bool + 'a,
) -> impl Iterator<Item = Diagnostic> + 'a {
    sources
        .assets()
        .iter()
        .filter(|asset| !used.contains(asset.path.as_str()))
        .filter(move |asset| asset.path.rsplit_once('/').is_none_or(|(folder, _)| !waits(&format!("{folder}/"))))
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
}
