//! What the head of a picture tells: its kind, its size as it is to be seen, and a mark of its bytes.

use std::io::Cursor;

use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};
use sha2::{Digest, Sha256};

/// A way of storing the points of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PictureKind {
    /// Photographs.
    Jpeg,
    /// Drawings and screens.
    Png,
    /// Either, smaller.
    WebP,
    /// Small moving pictures.
    Gif,
}

/// The head of a picture.
#[derive(Clone, Debug)]
pub struct PictureHead {
    /// How it is stored, whatever its name says.
    pub kind: PictureKind,
    /// Width in pixels, turned as the camera was.
    pub width: u32,
    /// Height in pixels, turned as the camera was.
    pub height: u32,
    /// Sixteen hexadecimal digits that change with its bytes.
    pub mark: String,
}

impl PictureHead {
    /// The head of a picture by its bytes; nothing where they are no picture this program reads.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
        let kind = match reader.format()? {
            ImageFormat::Jpeg => PictureKind::Jpeg,
            ImageFormat::Png => PictureKind::Png,
            ImageFormat::WebP => PictureKind::WebP,
            ImageFormat::Gif => PictureKind::Gif,
            _ => return None,
        };
        let mut decoder = reader.into_decoder().ok()?;
        let (width, height) = decoder.dimensions();
        let (width, height) = match decoder.orientation().unwrap_or(Orientation::NoTransforms) {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => (height, width),
            _ => (width, height),
        };
        let digest = Sha256::digest(bytes);
        let mark = digest[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        Some(Self { kind, width, height, mark })
    }
}
