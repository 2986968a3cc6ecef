//! Which articles stand in which feed: the site, the news, each tag, and each office and indicator
//! whose figures articles show. Every article is looked at once.

use std::collections::{BTreeMap, BTreeSet};

use super::address;
use super::composer::Composer;
use super::model::{Body, Link, Page};

/// How many articles a feed holds.
const ENTRIES: usize = 30;

/// The articles of one feed.
#[derive(Debug)]
pub struct FeedPlan {
    /// Title.
    pub title: String,
    /// The page it belongs to, where its files lie; empty for the home page.
    pub page: String,
    /// Positions of its articles among all pages, newest first.
    pub articles: Vec<usize>,
}

impl FeedPlan {
    /// Where it lies as Atom.
    pub fn atom(&self) -> String {
        format!("{}{}", self.page, address::FEED)
    }

    /// Where it lies as JSON.
    pub fn json(&self) -> String {
        format!("{}{}", self.page, address::JSON_FEED)
    }
}

/// The feeds of a site; each page that has one names it in its head.
pub fn plan(composer: &Composer<'_>, pages: &mut [Page]) -> Vec<FeedPlan> {
    let mut shelves: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    // The site and its news have feeds even before the first article.
    for page in ["", address::NEWS] {
        shelves.insert(page.to_owned(), Vec::new());
    }
    for at in newest_first(pages) {
        for page in about(composer, &pages[at]) {
            let articles = shelves.entry(page).or_default();
            if articles.len() < ENTRIES {
                articles.push(at);
            }
        }
    }
    let site = composer.said(&composer.content().site.title).to_owned();
    let mut plans = Vec::new();
    let places: BTreeMap<String, usize> =
        pages.iter().enumerate().map(|(at, page)| (page.head.path.clone(), at)).collect();
    for (page, articles) in shelves {
        let Some(owner) = places.get(&page).and_then(|at| pages.get_mut(*at)) else { continue };
        let title = match page.as_str() {
            "" => site.clone(),
            _ => format!("{} – {site}", owner.head.title),
        };
        let plan = FeedPlan { title, page, articles };
        if !plan.page.is_empty() {
            owner.head.feeds = vec![
                Link { title: "Atom".to_owned(), href: plan.atom() },
                Link { title: "JSON Feed".to_owned(), href: plan.json() },
            ];
        }
        plans.push(plan);
    }
    plans
}

fn newest_first(pages: &[Page]) -> Vec<usize> {
    let mut articles: Vec<usize> = (0..pages.len())
        .filter(|at| matches!(pages[*at].body, Body::Article(_)))
        .filter(|at| pages[*at].head.published.is_some())
        .collect();
    articles.sort_by(|a, b| {
        let (a, b) = (&pages[*a].head, &pages[*b].head);
        b.published.cmp(&a.published).then_with(|| a.path.cmp(&b.path))
    });
    articles
}

/// The pages an article is about: those whose feeds it stands in.
fn about(composer: &Composer<'_>, page: &Page) -> BTreeSet<String> {
    let Body::Article(article) = &page.body else { return BTreeSet::new() };
    let content = composer.content();
    let mut pages = BTreeSet::from([String::new(), address::NEWS.to_owned()]);
    pages.extend(article.tags.iter().map(|tag| tag.href.clone()));
    let mut offices = BTreeSet::new();
    let mut indicators = BTreeSet::new();
    for key in &page.figures {
        offices.insert(key.office);
        indicators.insert(key.indicator);
    }
    pages.extend(offices.iter().map(|id| address::office(&content.offices.get(*id).id)));
    pages.extend(indicators.iter().map(|id| address::indicator(&content.indicators.get(*id).id)));
    pages
}
