//! The feeds of a site as files: Atom by the theme, JSON Feed 1.1 here.

use serde_json::{Value, json};

use super::listed::Listed;
use crate::page::{Composer, FeedPlan};
use crate::theme::{Feed, FeedEntry, Renderer, ThemeError};

/// What a feed without articles is dated.
const NEVER: &str = "1970-01-01T00:00:00+07:00";

/// Every feed of the pages in one language: its path from their root, and its text or what the theme
/// could not do.
pub fn files(
    plans: &[FeedPlan],
    pages: &[Listed],
    composer: &Composer<'_>,
    renderer: &Renderer,
) -> Vec<(String, Result<String, ThemeError>)> {
    let mut files = Vec::new();
    for plan in plans {
        files.push((plan.atom(), atom(plan, pages, renderer)));
        files.push((plan.json(), Ok(as_json(plan, pages, composer))));
    }
    files
}

fn articles<'a>(plan: &FeedPlan, pages: &'a [Listed]) -> Vec<(&'a Listed, &'a str)> {
    let listed = plan.articles.iter().filter_map(|at| pages.get(*at));
    listed.filter_map(|page| Some((page, page.head.published.as_deref()?))).collect()
}

fn atom(plan: &FeedPlan, pages: &[Listed], renderer: &Renderer) -> Result<String, ThemeError> {
    let articles = articles(plan, pages);
    let updated = articles.first().map_or(NEVER, |(_, date)| *date);
    let entry = |(page, published): &(&'_ Listed, &'_ str)| FeedEntry {
        title: page.head.title.clone(),
        href: page.head.path.clone(),
        summary: page.head.description.clone(),
        published: (*published).to_owned(),
        updated: (*published).to_owned(),
    };
    renderer.feed(&Feed {
        title: &plan.title,
        href: &plan.atom(),
        page: &plan.page,
        updated,
        entries: articles.iter().map(entry).collect(),
    })
}

/// One article stands on one line.
fn as_json(plan: &FeedPlan, pages: &[Listed], composer: &Composer<'_>) -> String {
    let base = composer.base_url();
    let mut head = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": plan.title,
        "home_page_url": format!("{base}{}", plan.page),
        "feed_url": format!("{base}{}", plan.json()),
        "language": composer.language().tag(),
        "authors": [{ "name": composer.publisher(), "url": base }],
    });
    let licence = composer.licence();
    if !licence.is_empty() {
        head["_licence"] = json!({ "about": "https://schema.org/license", "name": licence });
    }
    let items: Vec<String> =
        articles(plan, pages).iter().map(|(page, date)| item(page, date).to_string()).collect();
    let head = head.to_string();
    let head = head.strip_suffix('}').unwrap_or(&head);
    format!("{head},\"items\":[\n{}\n]}}\n", items.join(",\n"))
}

fn item(page: &Listed, published: &str) -> Value {
    let head = &page.head;
    // The format asks for a text; an article without a lead has its title.
    let text = if head.description.is_empty() { &head.title } else { &head.description };
    let mut item = json!({
        "id": head.canonical,
        "url": head.canonical,
        "title": head.title,
        "content_text": text,
        "date_published": published,
    });
    if !page.tags.is_empty() {
        item["tags"] = json!(page.tags);
    }
    item
}
