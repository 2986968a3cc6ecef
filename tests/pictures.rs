//! Pictures as readers get them: upright, in sizes that fit, without what the camera noted; and
//! what happens to files that are no pictures.

mod support;

use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use support::{build, build_well, tree};

/// A photograph 1200 × 800 as the camera stored it, to be turned a quarter, with a place noted.
const PLACE: &[u8] = b"20.8449N 106.6881E";

fn photograph() -> Vec<u8> {
    let image = RgbImage::from_fn(1200, 800, |x, y| Rgb([(x / 5) as u8, (y / 4) as u8, 90]));
    let mut jpeg = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut jpeg, ImageFormat::Jpeg).expect("a JPEG");
    let jpeg = jpeg.into_inner();
    // Exif as cameras write it: one directory with the orientation, and a text beside it.
    let mut exif =
        b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(PLACE);
    let length = u16::try_from(exif.len() + 2).expect("short");
    let mut whole = jpeg[..2].to_vec();
    whole.extend([0xff, 0xe1]);
    whole.extend(length.to_be_bytes());
    whole.extend(exif);
    whole.extend_from_slice(&jpeg[2..]);
    whole
}

/// A site with one article that shows `hop.jpg` in a block and in a line, and offers it.
fn site(root: &Path, picture: &[u8]) {
    let put = |path: &str, bytes: &[u8]| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, bytes).expect("written");
    };
    put("content/site.yaml", "title: Trang\noffice: a\nbase_url: https://a.example.vn/\nreporting_year: { starts: 1/1 }\n".as_bytes());
    put("content/statistics/offices.yaml", "a: { name: Đơn vị A }\n".as_bytes());
    put("content/statistics/indicators.yaml", "viec: { name: Số việc, unit: việc }\n".as_bytes());
    let article = "---\ntitle: Cuộc họp\ndate: 24/4/2020\n---\n\nToàn cảnh ![Phòng họp](hop.jpg), \
                   và [tải ảnh](hop.jpg).\n\n```photo\nfile: hop.jpg\nalt: Phòng họp\n```\n";
    put("content/news/2020/04/hop/index.md", article.as_bytes());
    put("content/news/2020/04/hop/hop.jpg", picture);
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_photograph_is_upright_small_and_without_its_place() {
    let root = tempfile::tempdir().expect("a folder");
    assert!(contains(&photograph(), PLACE));
    site(root.path(), &photograph());
    let output = root.path().join("public");
    build_well(root.path(), &output);
    let mut shown = Vec::new();
    for (path, bytes) in tree(&output) {
        assert!(!contains(&bytes, PLACE), "{path} tells where the picture was taken");
        let path = path.strip_prefix("tin-tuc/2020/04/hop/").unwrap_or("").to_owned();
        if let Some(kind) = path.rsplit_once('.').and_then(|(_, e)| ImageFormat::from_extension(e))
        {
            let image = image::load_from_memory_with_format(&bytes, kind).expect(&path);
            let name = path.split('.').next().unwrap_or("").to_owned();
            shown.push((name, format!("{kind:?}"), image.width(), image.height()));
        }
    }
    shown.sort();
    let hop = |kind: &str, width, height| ("hop".to_owned(), kind.to_owned(), width, height);
    assert_eq!(
        shown,
        [
            hop("Jpeg", 480, 720),
            hop("Jpeg", 800, 1200),
            hop("Jpeg", 800, 1200),
            hop("WebP", 480, 720),
            hop("WebP", 800, 1200),
        ]
    );
    let page = fs::read_to_string(output.join("tin-tuc/2020/04/hop/index.html")).expect("a page");
    assert_eq!(page.matches("<source type=\"image/webp\" srcset=\"").count(), 2);
    assert_eq!(page.matches(" width=\"800\" height=\"1200\"").count(), 2);
    let addresses =
        page.split(['"', ' ', ',']).filter(|word| word.contains(".jpg") || word.contains(".webp"));
    for address in addresses {
        let name = address.rsplit('/').next().unwrap_or("");
        assert!(output.join("tin-tuc/2020/04/hop").join(name).is_file(), "{address} is not there");
    }
}

#[test]
fn pictures_of_the_earlier_site_serve_if_nobody_touched_them() {
    let root = tempfile::tempdir().expect("a folder");
    site(root.path(), &photograph());
    let output = root.path().join("public");
    build_well(root.path(), &output);
    let cold = tree(&output);
    let (touched, _) = cold.iter().find(|(path, _)| path.ends_with(".webp")).expect("a WebP");
    fs::write(output.join(touched), b"damaged").expect("written");
    build_well(root.path(), &output);
    assert!(tree(&output) == cold, "the second site differs from the first");
}

#[test]
fn what_is_no_picture_is_not_published() {
    let whole = photograph();
    for picture in [&b"Word"[..], &whole[..200], b""] {
        let root = tempfile::tempdir().expect("a folder");
        site(root.path(), picture);
        let output = root.path().join("public");
        let said = build(root.path(), &output);
        assert_eq!(said.status.code(), Some(1), "{}", picture.len());
        let text = String::from_utf8_lossy(&said.stderr).into_owned();
        assert!(text.contains("hop.jpg") && text.contains("broken-picture"), "{text}");
        assert!(!output.exists());
    }
}
