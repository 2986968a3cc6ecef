//! Where every page lies. Addresses are from the root of the site, end with a slash, and keep to
//! lower-case ASCII, so that they survive every server, share and mail.
//!
//! An address is what is cited: canonical links, feeds, the sitemap. Links inside pages lead to the
//! [`file`] of an address, so that a site opened from a disk works like one that is served.

use serde::Serializer;
use unicode_normalization::UnicodeNormalization;

/// All news, first page.
pub const NEWS: &str = "tin-tuc/";
/// The index of statistics.
pub const STATISTICS: &str = "so-lieu/";
/// The published data.
pub const DATA: &str = "data/";
/// All tags.
pub const TAGS: &str = "chu-de/";
/// The page that searches the site.
pub const SEARCH: &str = "tim-kiem/";
/// Where the office's emblem lies.
pub const EMBLEMS: &str = "hinh/";
/// The site's feed.
pub const FEED: &str = "atom.xml";
/// The same as JSON.
pub const JSON_FEED: &str = "feed.json";
/// The tables of a page as a workbook, beside the page.
pub const WORKBOOK: &str = "bang.xlsx";
/// An article alone, for pasting into a page elsewhere, beside the article.
pub const FRAGMENT: &str = "fragment.html";
/// The published data as a workbook.
pub const DATA_WORKBOOK: &str = "data/data.xlsx";
/// What the data files are, as a Data Package.
pub const DATA_PACKAGE: &str = "data/datapackage.json";
/// What the tables among them are, for CSV on the Web.
pub const CSVW: &str = "data/csv-metadata.json";

/// An article, by its name `2020/04/so-ket`.
pub fn article(name: &str) -> String {
    format!("{NEWS}{name}/")
}

/// A page of a list; the first page is the list itself.
pub fn list_page(list: &str, number: usize) -> String {
    if number == 1 { list.to_owned() } else { format!("{list}trang-{number}/") }
}

/// The archive of a year, a month or a day, given as `2020`, `2020/04` or `2020/04/24`.
pub fn archive(date: &str) -> String {
    format!("{NEWS}{date}/")
}

/// The articles of a tag.
pub fn tag(tag: &str) -> String {
    format!("{TAGS}{}/", fold(tag))
}

/// The results of an office in a period.
pub fn period(period: &str, office: &str) -> String {
    format!("{STATISTICS}ky/{period}/{office}/")
}

/// The sub-offices compared, by the address of the results of their office.
pub fn comparison(results: &str) -> String {
    format!("{results}don-vi/")
}

/// An indicator.
pub fn indicator(id: &str) -> String {
    format!("{STATISTICS}chi-tieu/{id}/")
}

/// An office.
pub fn office(id: &str) -> String {
    format!("{STATISTICS}don-vi/{id}/")
}

/// A standing page.
pub fn standing(name: &str) -> String {
    format!("{name}/")
}

/// The file a browser opens for an address: `tin-tuc/` is `tin-tuc/index.html`.
pub fn file(address: &str) -> String {
    let folder = address.is_empty() || address.ends_with('/');
    format!("{address}{}", if folder { "index.html" } else { "" })
}

/// An address as templates see it: its file.
pub(super) fn as_file<S: Serializer>(address: &str, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_str(&file(address))
}

/// The same where there may be no address, which stays empty.
pub(super) fn as_file_if_any<S: Serializer>(address: &str, out: S) -> Result<S::Ok, S::Error> {
    if address.is_empty() { out.serialize_str("") } else { as_file(address, out) }
}

/// Whether the languages of a site share a file: it lies at the root, not among the pages.
pub(super) fn is_shared(address: &str) -> bool {
    const SHARED: [&str; 4] = ["manifest.json", "SHA256SUMS", "sitemap.xml", "robots.txt"];
    SHARED.contains(&address) || address.starts_with(DATA) && address != DATA
}

/// The way from a page back to the root of the site, or of its language.
pub fn way_to_root(path: &str) -> String {
    match path.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

/// A text as part of an address: marks dropped, đ as d, lower case, everything else a hyphen.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfd() {
        match c {
            'đ' | 'Đ' => folded.push('d'),
            c if c.is_ascii_alphanumeric() => folded.push(c.to_ascii_lowercase()),
            '\u{300}'..='\u{36f}' => {}
            _ if folded.ends_with('-') || folded.is_empty() => {}
            _ => folded.push('-'),
        }
    }
    folded.truncate(folded.trim_end_matches('-').len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_folds_to_plain_letters() {
        for (text, folded) in [
            ("Thi hành án dân sự", "thi-hanh-an-dan-su"),
            ("Đắk Lắk – 9 tháng đầu năm", "dak-lak-9-thang-dau-nam"),
            ("“Chỉ tiêu”", "chi-tieu"),
            ("…", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn a_folder_is_opened_by_its_index() {
        for (address, opened) in [
            ("", "index.html"),
            ("tin-tuc/2020/", "tin-tuc/2020/index.html"),
            ("404.html", "404.html"),
            ("atom.xml", "atom.xml"),
        ] {
            assert_eq!(file(address), opened);
        }
    }

    #[test]
    fn every_page_finds_the_root() {
        assert_eq!(way_to_root(""), "./");
        assert_eq!(way_to_root("tin-tuc/2020/04/so-ket/"), "../../../../");
        assert_eq!(way_to_root("404.html"), "./");
    }
}
