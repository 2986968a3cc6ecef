//! What is left of a page when its files are made: what lists of pages, feeds and the search index
//! say of it.

use super::search::Found;
use crate::diagnostic::Language;
use crate::page::model::{Body, Head, Page};

/// A page as lists know it.
pub(super) struct Listed {
    /// What stands in its head.
    pub head: Head,
    /// The tags of an article.
    pub tags: Vec<String>,
    /// What the search index holds of it, where it is found by search.
    pub found: Option<Found>,
    /// Whether it stands at one address.
    at_address: bool,
}

impl Listed {
    /// What is left of a page in a language.
    pub fn of(page: Page, language: Language) -> Self {
        let found = page.body.is_found_by_search().then(|| Found::of(&page, language));
        let tags = match &page.body {
            Body::Article(article) => article.tags.iter().map(|tag| tag.title.clone()).collect(),
            _ => Vec::new(),
        };
        let at_address = !matches!(page.body, Body::NotFound(_));
        Self { head: page.head, tags, found, at_address }
    }

    /// Whether it stands at an address, not in the place of those that are missing.
    pub fn is_address(&self) -> bool {
        self.at_address
    }

    /// The day of an article.
    pub fn day(&self) -> Option<&str> {
        self.head.published.as_deref().and_then(|date| date.get(..10))
    }
}
