//! What every page of a site shows of the site itself.

use serde::Serialize;

use super::Link;

/// What all pages share; made once.
#[derive(Debug, Serialize)]
pub struct SiteFrame {
    /// `vi` or `en`.
    pub lang: &'static str,
    /// The site's name.
    pub title: String,
    /// The language of texts nobody translated, such as names of documents, where it is not that of
    /// the pages; else empty.
    pub source_lang: &'static str,
    /// Full address of the pages in this language, with a slash at the end.
    pub base_url: String,
    /// Full address of the site, with a slash at the end: what the languages share lies there.
    pub site_url: String,
    /// The folder of the pages in this language; empty for the first language.
    pub folder: &'static str,
    /// The publishing office.
    pub office: String,
    /// Main menu.
    pub menu: Vec<Link>,
    /// Address of the sign-in link; may be empty.
    pub sign_in: String,
    /// Plain text for the footer; may be empty.
    pub contact: String,
    /// A banner on every page; may be empty.
    pub notice: String,
    /// Address of the office's emblem from the root; empty where the theme's serves.
    pub emblem: String,
    /// Name of the feed of the pages in this language, from their root.
    pub feed: &'static str,
    /// The same as JSON.
    pub json_feed: &'static str,
    /// The licence of the data, its name or address; may be empty.
    pub licence: String,
    /// Address of the page of published data, from the root of its language.
    pub data: &'static str,
}

/// A page in the other language of a site.
#[derive(Clone, Debug, Serialize)]
pub struct Other {
    /// Its language: `en`.
    pub lang: &'static str,
    /// What the language calls itself: `English`; where the page is not in it, that its home page
    /// is led to.
    pub name: String,
    /// Its locale: `en_GB`.
    pub locale: String,
    /// Its file, from the root of the site.
    pub href: String,
}

/// A page in one of its languages, by its full address.
#[derive(Clone, Debug, Serialize)]
pub struct Alternate {
    /// `vi`, `en` or `x-default`.
    pub lang: &'static str,
    /// The full address.
    pub href: String,
}
