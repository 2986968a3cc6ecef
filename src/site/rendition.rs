//! Pictures drawn anew: turned as they were taken, made smaller, stored without anything but their
//! points. What a camera noted of place, time and owner does not leave the house.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::imageops;
use image::{
    DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits,
};

use crate::source::PictureKind;

/// Of a JPEG, of 100: beyond this files grow and nobody sees more.
const JPEG_QUALITY: u8 = 82;
/// Of a WebP, of 100: looks as the JPEG does, in two thirds of its bytes.
const WEBP_QUALITY: f32 = 78.0;
/// The most memory a picture may take while it is read.
const MOST_MEMORY: u64 = 600 << 20;

/// A picture as its points, upright.
pub struct Points {
    image: DynamicImage,
    /// Whether it came with every point exact, as drawings and pictures of screens do.
    exact: bool,
}

impl Points {
    /// Reads a picture; what is wrong with it, in the words of its reader.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        let mut reader = ImageReader::new(Cursor::new(bytes))
            .with_guessed_format()
            .map_err(|e| e.to_string())?;
        let mut limits = Limits::default();
        limits.max_alloc = Some(MOST_MEMORY);
        reader.limits(limits);
        let exact = reader.format() == Some(ImageFormat::Png);
        let mut decoder = reader.into_decoder().map_err(|e| e.to_string())?;
        let orientation = decoder.orientation().map_err(|e| e.to_string())?;
        let mut image = DynamicImage::from_decoder(decoder).map_err(|e| e.to_string())?;
        image.apply_orientation(orientation);
        let image = if image.color().has_alpha() {
            DynamicImage::ImageRgba8(image.into_rgba8())
        } else {
            DynamicImage::ImageRgb8(image.into_rgb8())
        };
        Ok(Self { image, exact })
    }

    /// The picture at a size, stored in a way. The same points give the same bytes everywhere.
    pub fn stored(&self, width: u32, height: u32, kind: PictureKind) -> Result<Vec<u8>, String> {
        let smaller;
        let image = if (self.image.width(), self.image.height()) == (width, height) {
            &self.image
        } else {
            smaller = self.image.resize_exact(width, height, imageops::FilterType::CatmullRom);
            &smaller
        };
        let mut out = Vec::new();
        match kind {
            PictureKind::Jpeg => JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY)
                .write_image(image.to_rgb8().as_raw(), width, height, ExtendedColorType::Rgb8)
                .map_err(|e| e.to_string())?,
            PictureKind::Png | PictureKind::Gif => {
                let encoder = PngEncoder::new_with_quality(
                    &mut out,
                    CompressionType::Best,
                    FilterType::Adaptive,
                );
                encoder
                    .write_image(image.as_bytes(), width, height, image.color().into())
                    .map_err(|e| e.to_string())?;
            }
            PictureKind::WebP => {
                let encoder = webp::Encoder::from_image(image).map_err(str::to_owned)?;
                let stored = if self.exact {
                    encoder.encode_lossless()
                } else {
                    encoder.encode(WEBP_QUALITY)
                };
                out = stored.to_vec();
            }
        }
        Ok(out)
    }
}
