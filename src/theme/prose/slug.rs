//! Names of headings within a page.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The longest name; a heading's first words are enough to find it.
const LONGEST: usize = 60;

/// Lower-case letters without diacritics, digits, and single hyphens: `Về tiền` is `ve-tien`.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    let letters = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    for letter in letters {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            'đ' => slug.push('d'),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ if slug.len() >= LONGEST => break,
            _ => slug.push('-'),
        }
    }
    slug.truncate(2 * LONGEST);
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "muc".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn vietnamese_is_folded() {
        assert_eq!(
            slug("I. Kết quả thi hành án về VIỆC, Đợt 1"),
            "i-ket-qua-thi-hanh-an-ve-viec-dot-1"
        );
        assert_eq!(slug("Ty\u{309} lê\u{323}"), "ty-le");
        assert_eq!(slug("…"), "muc");
        assert!(slug(&"dài ".repeat(1000)).len() <= 64);
    }
}
