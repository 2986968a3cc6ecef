//! The files a page can be taken away as.

use super::address;
use super::composer::{Composer, Usage};
use super::model::{Body, Link, Page};

impl Composer<'_> {
    /// Those of a page with figures.
    pub(super) fn downloads(&self, path: &str, usage: &Usage) -> Vec<Link> {
        if usage.shown.is_empty() {
            return Vec::new();
        }
        vec![Link {
            title: self.text("download_json").to_owned(),
            href: format!("{path}figures.json"),
        }]
    }

    /// Adds the workbook of a page with tables.
    pub(super) fn add_workbook(&self, page: &mut Page) {
        if page.body.tables().is_empty() {
            return;
        }
        let href = self.workbook_of(&page.head.path);
        let files = match &mut page.body {
            Body::Article(body) => &mut body.downloads,
            Body::Standing(body) => &mut body.downloads,
            Body::Period(body) => &mut body.downloads,
            Body::Comparison(body) => &mut body.downloads,
            Body::Indicator(body) => &mut body.downloads,
            Body::Office(body) => &mut body.downloads,
            _ => return,
        };
        files.push(Link { title: self.text("download_xlsx").to_owned(), href });
    }

    /// Where a page's tables lie as one workbook.
    pub(super) fn workbook_of(&self, path: &str) -> String {
        format!("{path}{}", address::WORKBOOK)
    }
}
