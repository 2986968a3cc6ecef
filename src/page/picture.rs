//! The files a picture is published as: narrower ones for small screens, a smaller format beside
//! the usual one, none with what the camera noted (place, time, owner).
//!
//! Names carry a mark of the picture's bytes, so that a changed picture has a new address and an
//! unchanged one need not be made again.

use serde::Serialize;

use super::address;
use super::composer::Usage;
use super::prose::Location;
use crate::source::{Asset, PictureHead, PictureKind};

/// The widths pictures are offered in, in pixels; none is wider than the original.
const WIDTHS: [u32; 3] = [480, 960, 1600];

/// Changed whenever the same picture would be made into other bytes.
const RECIPE: &str = "a";

/// A file of the site that shows or is a file of the content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rendition {
    /// The file in the content.
    pub from: String,
    /// Its address in the site.
    pub to: String,
    /// What is done on the way.
    pub make: Make,
    marked: bool,
}

impl Rendition {
    /// A file of the content as it is.
    pub(super) fn copy(from: String, to: String) -> Self {
        Self { from, to, make: Make::Copy, marked: false }
    }

    /// Whether its address holds a mark of the picture it was made from, so that a file already
    /// there is the same.
    pub fn is_marked(&self) -> bool {
        self.marked
    }
}

/// How a file of the content becomes one of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Make {
    /// As it is: documents, drawings of lines, moving pictures.
    Copy,
    /// Drawn anew.
    Picture {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// How it is stored.
        kind: PictureKind,
    },
}

/// A picture on a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Picture {
    /// The file for every browser: its address from the root of the site.
    pub src: String,
    /// Its width in pixels, where known.
    pub width: Option<u32>,
    /// Its height in pixels, where known.
    pub height: Option<u32>,
    /// The same picture in other formats and widths, the best format first. Empty where there is
    /// but one file.
    pub sets: Vec<PictureSet>,
}

impl Picture {
    /// With addresses from the page of a text. Its files lie beside the page in the first language.
    pub(super) fn seen_from(mut self, at: &Location<'_>) -> Self {
        let way = match at.tree {
            "" => String::new(),
            tree => address::way_to_root(&format!("{tree}{}", at.page)) + at.page,
        };
        let files = self.sets.iter_mut().flat_map(|set| &mut set.files).map(|file| &mut file.src);
        for src in files.chain([&mut self.src]) {
            if let Some(name) = src.strip_prefix(at.page) {
                *src = format!("{way}{name}");
            }
        }
        self
    }
}

/// The files of one format.
#[derive(Clone, Debug, Serialize)]
pub struct PictureSet {
    /// Its media type.
    pub media_type: &'static str,
    /// The files, narrow ones first.
    pub files: Vec<PictureFile>,
}

/// One file of a picture.
#[derive(Clone, Debug, Serialize)]
pub struct PictureFile {
    /// Its address from the root of the site.
    pub src: String,
    /// Its width in pixels.
    pub width: u32,
}

/// The picture `asset`, called `name` by the text of the page at `page`, with its files noted for
/// the site.
pub(super) fn picture(asset: &Asset, page: &str, name: &str, usage: &mut Usage) -> Picture {
    let head = asset.head.as_ref().filter(|head| head.kind != PictureKind::Gif);
    let Some(head) = head else {
        let src = copy(asset, page, name, usage);
        let size = asset.head.as_ref().map(|head| (head.width, head.height));
        let (width, height) = (size.map(|(width, _)| width), size.map(|(_, height)| height));
        return Picture { src, width, height, sets: Vec::new() };
    };
    // The mark tells pictures apart; a space or a comma would end an address in a set of files.
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let stem = stem.replace(|c: char| !c.is_ascii_alphanumeric() && !"-_/".contains(c), "-");
    let usual = if head.kind == PictureKind::Jpeg { PictureKind::Jpeg } else { PictureKind::Png };
    let mut set = |kind: PictureKind| PictureSet {
        media_type: media_type(kind),
        files: widths(head)
            .map(|width| {
                let make = Make::Picture { width, height: height(head, width), kind };
                let mark = &head.mark;
                let ending = ending(kind);
                let src = format!("{page}{stem}.{RECIPE}{mark}-{width}.{ending}");
                let (from, to) = (asset.path.clone(), src.clone());
                usage.pictures.insert(Rendition { from, to, make, marked: true });
                PictureFile { src, width }
            })
            .collect(),
    };
    let sets = vec![set(PictureKind::WebP), set(usual)];
    let widest = sets.last().and_then(|set| set.files.last());
    Picture {
        src: widest.map(|file| file.src.clone()).unwrap_or_default(),
        width: widest.map(|file| file.width),
        height: widest.map(|file| height(head, file.width)),
        sets,
    }
}

/// A file that goes with the page as it is; its address.
pub(super) fn copy(asset: &Asset, page: &str, name: &str, usage: &mut Usage) -> String {
    let to = format!("{page}{name}");
    let make = match &asset.head {
        // What a camera noted stays at home in a picture to download too.
        Some(head) if head.kind != PictureKind::Gif => {
            Make::Picture { width: head.width, height: head.height, kind: head.kind }
        }
        _ => Make::Copy,
    };
    usage.pictures.insert(Rendition {
        from: asset.path.clone(),
        to: to.clone(),
        make,
        marked: false,
    });
    to
}

/// The widths of a picture's files.
fn widths(head: &PictureHead) -> impl Iterator<Item = u32> {
    let [.., widest] = WIDTHS;
    let own = head.width.min(widest);
    WIDTHS.into_iter().filter(move |width| *width < own).chain([own])
}

/// The height that goes with a width, rounded half up, at least one.
fn height(head: &PictureHead, width: u32) -> u32 {
    let (own, high, wide) =
        (u64::from(head.width.max(1)), u64::from(head.height), u64::from(width));
    let height = (2 * high * wide + own) / (2 * own);
    u32::try_from(height.max(1)).unwrap_or(u32::MAX)
}

fn media_type(kind: PictureKind) -> &'static str {
    match kind {
        PictureKind::Jpeg => "image/jpeg",
        PictureKind::Png => "image/png",
        PictureKind::WebP => "image/webp",
        PictureKind::Gif => "image/gif",
    }
}

fn ending(kind: PictureKind) -> &'static str {
    match kind {
        PictureKind::Jpeg => "jpg",
        PictureKind::Png => "png",
        PictureKind::WebP => "webp",
        PictureKind::Gif => "gif",
    }
}
