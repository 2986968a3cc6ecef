//! What a page is, for programs: schema.org as JSON-LD. Texts are those of the page; nothing is
//! said here that the page does not say.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::address;
use super::composer::Composer;
use super::model::{Article, Body, Page};
use crate::content::calendar::Period;
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;

/// Media types of what a page of figures can be taken away as.
const CSV: &str = "text/csv";
const JSON: &str = "application/json";
/// The media type of a workbook.
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

impl Composer<'_> {
    /// Writes what a page is into its head, where it is an article or a set of data. `author` is the
    /// person who wrote it; may be empty.
    pub(super) fn describe(&self, page: &mut Page, author: &str) {
        let described = match &page.body {
            Body::Article(article) => self.news_article(page, article, author),
            Body::Period(_) | Body::Comparison(_) | Body::Indicator(_) | Body::Office(_) => {
                self.dataset_of_page(page)
            }
            Body::Data(_) => self.dataset_of_site(page),
            _ => return,
        };
        page.head.linked = in_element(&Value::from(described));
    }

    /// What articles and sets of data have in common.
    fn work(&self, page: &Page, kind: &str) -> Map<String, Value> {
        let head = &page.head;
        let mut work = Map::new();
        let mut put = |name: &str, value: Value| work.insert(name.to_owned(), value);
        put("@context", json!("https://schema.org"));
        put("@type", json!(kind));
        put("url", json!(head.canonical));
        put("inLanguage", json!(self.language().tag()));
        put("isAccessibleForFree", json!(true));
        let publisher = self.organization();
        put("publisher", publisher);
        if let Some(licence) = self.licence_value() {
            put("license", licence);
        }
        work
    }

    /// The full address of a page in this language, or of a file beside one.
    fn full(&self, path: &str) -> String {
        format!("{}{path}", self.base_url())
    }

    fn organization(&self) -> Value {
        let (name, url) = (self.publisher(), self.base_url());
        json!({ "@type": "GovernmentOrganization", "name": name, "url": url })
    }

    fn licence_value(&self) -> Option<Value> {
        match (self.licence_name(), &self.content().site.licence.address) {
            (None, None) => None,
            (None, Some(address)) => Some(json!(address)),
            (Some(name), None) => Some(json!({ "@type": "CreativeWork", "name": name })),
            (Some(name), Some(address)) => {
                Some(json!({ "@type": "CreativeWork", "name": name, "url": address }))
            }
        }
    }

    fn news_article(&self, page: &Page, article: &Article, author: &str) -> Map<String, Value> {
        let mut work = self.work(page, "NewsArticle");
        let mut put = |name: &str, value: Value| work.insert(name.to_owned(), value);
        put("headline", json!(page.head.title));
        put("mainEntityOfPage", json!(page.head.canonical));
        if !self.folder().is_empty() {
            let original = format!("{}{}", self.site_url(), page.head.path);
            put("translationOfWork", json!({ "@type": "NewsArticle", "url": original }));
        }
        put("datePublished", json!(page.head.published));
        put("dateModified", json!(page.head.published));
        // A byline without a person is a department or another office.
        let signed = match (author, article.byline.as_str()) {
            ("", "") => self.organization(),
            ("", byline) => json!({ "@type": "Organization", "name": byline }),
            (author, _) => json!({ "@type": "Person", "name": author }),
        };
        put("author", signed);
        if !page.head.description.is_empty() {
            put("description", json!(page.head.description));
        }
        if let Some(photo) = &article.photo {
            put("image", json!(format!("{}{}", self.site_url(), photo.picture.src)));
        }
        if !article.tags.is_empty() {
            let tags: Vec<&str> = article.tags.iter().map(|tag| tag.title.as_str()).collect();
            put("keywords", json!(tags));
        }
        work
    }

    fn dataset_of_page(&self, page: &Page) -> Map<String, Value> {
        let mut files: Vec<(String, &str)> =
            page.body.tables().iter().map(|table| (self.full(&table.csv), CSV)).collect();
        if !files.is_empty() {
            files.push((self.full(&self.workbook_of(&page.head.path)), WORKBOOK));
        }
        if !page.figures.is_empty() {
            files.push((self.full(&format!("{}figures.json", page.head.path)), JSON));
        }
        let variables: BTreeSet<IndicatorId> =
            page.figures.iter().map(|key| key.indicator).collect();
        let offices: BTreeSet<OfficeId> = page.figures.iter().map(|key| key.office).collect();
        let periods: Vec<Period> = page.figures.iter().map(|key| key.period).collect();
        self.dataset(page, &variables, &offices, &periods, &files)
    }

    fn dataset_of_site(&self, page: &Page) -> Map<String, Value> {
        let content = self.content();
        let variables = content.indicators.iter().map(|(id, _)| id).collect();
        let with_figures = content.offices.iter().map(|(id, _)| id);
        let offices: BTreeSet<OfficeId> =
            with_figures.filter(|id| !self.figures.periods(*id).is_empty()).collect();
        let periods: Vec<Period> =
            offices.iter().flat_map(|id| self.figures.periods(*id)).copied().collect();
        // All languages share the data.
        let site = self.site_url();
        let csv = ["observations.csv", "documents.csv"].map(|name| (name, CSV));
        let json = ["indicators.json", "offices.json", "periods.json", "targets.json"];
        let json = json.map(|name| (name, JSON));
        let files = csv.into_iter().chain(json);
        let mut files: Vec<(String, &str)> =
            files.map(|(name, kind)| (format!("{site}{}{name}", address::DATA), kind)).collect();
        files.push((format!("{site}{}", address::DATA_WORKBOOK), WORKBOOK));
        self.dataset(page, &variables, &offices, &periods, &files)
    }

    fn dataset(
        &self,
        page: &Page,
        variables: &BTreeSet<IndicatorId>,
        offices: &BTreeSet<OfficeId>,
        periods: &[Period],
        files: &[(String, &str)],
    ) -> Map<String, Value> {
        let content = self.content();
        let head = &page.head;
        let mut work = self.work(page, "Dataset");
        let mut put = |name: &str, value: Value| work.insert(name.to_owned(), value);
        put("name", json!(head.title));
        let description = if head.description.is_empty() { &head.title } else { &head.description };
        put("description", json!(description));
        put("creator", self.organization());
        let days = periods.iter().map(|period| content.site.calendar.days(*period));
        if let (Some(first), Some(last)) =
            (days.clone().map(|(first, _)| first).min(), days.map(|(_, last)| last).max())
        {
            put("temporalCoverage", json!(format!("{first}/{last}")));
        }
        // An office stands for those under it.
        let above = |office: &OfficeId| content.offices.get(*office).parent;
        let top = offices.iter().filter(|id| above(id).is_none_or(|id| !offices.contains(&id)));
        let places: Vec<Value> = top
            .map(|office| json!({ "@type": "Place", "name": self.office_short(*office) }))
            .collect();
        if !places.is_empty() {
            put("spatialCoverage", json!(places));
        }
        let measured: Vec<&str> =
            variables.iter().map(|id| self.said(&content.indicators.get(*id).name)).collect();
        if !measured.is_empty() {
            put("variableMeasured", json!(measured));
        }
        let distribution = files.iter().map(|(address, kind)| {
            json!({
                "@type": "DataDownload",
                "encodingFormat": kind,
                "contentUrl": address,
            })
        });
        let distribution: Vec<Value> = distribution.collect();
        if !distribution.is_empty() {
            put("distribution", json!(distribution));
        }
        work
    }
}

/// JSON that can stand in an element of a page: no tag, comment or reference can begin in it.
fn in_element(value: &Value) -> String {
    let mut text = String::new();
    for c in value.to_string().chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                text.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => text.push(c),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_its_element() {
        let text = in_element(&json!({ "headline": "</script><!-- & \u{2028}" }));
        assert!(!text.contains(['<', '>', '&', '\u{2028}']), "{text}");
        let read: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(read["headline"], "</script><!-- & \u{2028}");
    }
}
