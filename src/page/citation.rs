//! How pages are cited, and the lasting address of a figure.

use super::composer::Composer;
use super::model::{Body, Page, RichText};
use crate::figure::Key;
use crate::wording::DateStyle;

/// What stands before the ids of figures in the list of sources.
const FIGURE: &str = "nguon-";

impl Composer<'_> {
    /// The id of a figure on any page that says where it comes from. It is made of what the figure
    /// is and not of where it stands, so that it stays when others are added.
    pub(super) fn figure_anchor(&self, key: Key) -> String {
        let content = self.content();
        let indicator = &content.indicators.get(key.indicator).id;
        let office = &content.offices.get(key.office).id;
        format!("{FIGURE}{indicator}-{office}-{}", self.period_id(key.period))
    }

    /// Writes how a page is cited into its head: who, what, when. A page of statistics is dated by
    /// the newest document its figures come from.
    pub(super) fn cite(&self, page: &mut Page) {
        let (title, date) = match &page.body {
            Body::Article(article) => (article.title.clone(), article.date.short.clone()),
            Body::Period(_) | Body::Comparison(_) | Body::Indicator(_) | Body::Office(_) => {
                let date = self.newest_document(&page.figures).unwrap_or_default();
                (RichText::words(page.head.title.clone()), date)
            }
            _ => return,
        };
        let mut citation = RichText::words(format!("{}. ", self.publisher()));
        citation.append(title);
        citation.push_words(&if date.is_empty() { ".".to_owned() } else { format!(". {date}.") });
        page.head.citation = citation;
    }

    fn newest_document(&self, figures: &[Key]) -> Option<String> {
        let stated = figures.iter().flat_map(|key| self.stated_under(*key));
        let dates = stated.filter_map(|key| {
            let (_, statement) = self.figures.stated(self.figures.get(key)?)?;
            statement.source.date
        });
        let date = self.wording.date(dates.max()?, DateStyle::Page);
        Some(self.text("citation_data").replace("{date}", &date))
    }

    /// The full address of a figure on the page of results of its office and period, where there
    /// is one.
    pub fn figure_address(&self, key: Key) -> Option<String> {
        let page = self.figures.periods(key.office).contains(&key.period);
        page.then(|| {
            let page = self.period_address(key.period, key.office);
            format!("{}{page}#{}", self.base_url, self.figure_anchor(key))
        })
    }

    /// Who publishes: the office of the site, or the name of the site.
    pub fn publisher(&self) -> &str {
        let office = self.content().home_office().map(|office| self.office_name(office));
        office.unwrap_or_else(|| self.title())
    }

    /// The name of the site.
    pub fn title(&self) -> &str {
        self.said(&self.content().site.title)
    }

    /// The name of the licence of the data, where it has one.
    pub fn licence_name(&self) -> Option<&str> {
        self.content().site.licence.name.as_ref().map(|name| self.said(name))
    }

    /// What the licence of the data is called: its name, its address where it has none; may be
    /// empty.
    pub fn licence(&self) -> String {
        let address = self.content().site.licence.address.as_deref();
        self.licence_name().or(address).unwrap_or_default().to_owned()
    }
}
