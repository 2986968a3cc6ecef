//! What the templates for machines see: the feed and the sitemap.

use serde::Serialize;

/// A feed of articles.
#[derive(Debug, Serialize)]
pub struct Feed<'a> {
    /// Title of the feed.
    pub title: &'a str,
    /// Address of the feed from the root of the site: `feed.xml`.
    pub href: &'a str,
    /// Address from the root of the page the feed belongs to; empty for the home page.
    pub page: &'a str,
    /// The newest change among the entries, as RFC 3339.
    pub updated: &'a str,
    /// Articles, newest first.
    pub entries: Vec<FeedEntry<'a>>,
}

/// An article in a feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry<'a> {
    /// Title, plain text.
    pub title: &'a str,
    /// Address from the root of the site.
    pub href: &'a str,
    /// Lead, plain text; may be empty.
    pub summary: &'a str,
    /// When it was published, as RFC 3339.
    pub published: &'a str,
    /// When it was last changed, as RFC 3339.
    pub updated: &'a str,
}

/// A page in the sitemap.
#[derive(Debug, Serialize)]
pub struct SitemapPage<'a> {
    /// Its full address.
    pub loc: &'a str,
    /// The day it last changed, where that is known.
    pub lastmod: Option<&'a str>,
}
