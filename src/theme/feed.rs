//! What the templates for machines see: the feed and the sitemap.

use serde::Serialize;

use crate::page::model::Alternate;

/// A feed of articles.
#[derive(Debug, Serialize)]
pub struct Feed<'a> {
    /// Title of the feed.
    pub title: &'a str,
    /// Address of the feed from the root of the pages in its language: `atom.xml`.
    pub href: &'a str,
    /// Address of the page the feed belongs to, from the same root; empty for the home page.
    pub page: &'a str,
    /// The newest change among the entries, as RFC 3339.
    pub updated: &'a str,
    /// Articles, newest first.
    pub entries: Vec<FeedEntry>,
}

/// An article in a feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    /// Title, plain text.
    pub title: String,
    /// Address from the root of the pages in its language.
    pub href: String,
    /// Lead, plain text; may be empty.
    pub summary: String,
    /// When it was published, as RFC 3339.
    pub published: String,
    /// When it was last changed, as RFC 3339.
    pub updated: String,
}

/// A page in the sitemap.
#[derive(Debug, Serialize)]
pub struct SitemapPage<'a> {
    /// Its full address.
    pub loc: &'a str,
    /// The day it last changed, where that is known.
    pub lastmod: Option<&'a str>,
    /// The page in every language it is in; empty for a page in one language only.
    pub alternates: &'a [Alternate],
}
