//! Articles and standing pages.

use super::address;
use super::composer::{Composer, Scope, Usage};
use super::list::Shelves;
use super::model::{Article, Body, Link, Page, RichText, Standing};
use super::prose::Location;
use crate::content::article::{self, StandingPage};

/// How many other articles stand under one.
const OTHERS: usize = 6;

impl Composer<'_> {
    /// The page of an article; `at` is its position among all.
    pub(super) fn article(
        &self,
        at: usize,
        article: &article::Article,
        shelves: &Shelves,
        usage: &mut Usage,
    ) -> Page {
        let scope = self.scope(article);
        let path = address::article(&article.name);
        let location = Location { folder: &article.folder, page: &path, tree: self.folder() };
        let title = self.inline(&article.title, scope, usage);
        let summary = article.summary.as_ref().map(|text| self.inline(text, scope, usage));
        let photo = article
            .photo
            .as_ref()
            .and_then(|photo| self.photo(photo, &article.folder, &path, scope, usage));
        let place = scope.office.zip(scope.period);
        let key_figures = article
            .key_figures
            .iter()
            .filter_map(|(id, _)| {
                self.key_figure(self.content().indicators.find(id)?, place?, usage)
            })
            .collect();
        let prose = self.prose(&article.commentary, &location, scope, usage);
        let day = article.date.format("%Y/%m/%d").to_string();
        let all = self.articles();
        let others = (1..all.len().min(OTHERS + 1))
            .map(|step| self.entry(&all[(at + step) % all.len()]))
            .collect();
        let byline = match (article.author.as_str(), article.byline.as_str()) {
            ("", byline) => byline.to_owned(),
            (author, "") => author.to_owned(),
            (author, byline) => format!("{author} – {byline}"),
        };
        let office = scope.office.map(|office| self.office_link(office));
        let body = Article {
            title: title.clone(),
            date: self.date(article.date.date()),
            summary: summary.clone(),
            period: place.map(|(office, period)| self.period_line(period, office)),
            office: office.unwrap_or(Link { title: String::new(), href: String::new() }),
            byline,
            key_figures,
            photo,
            prose,
            tags: article
                .tags
                .iter()
                .map(|tag| Link { title: self.tag_name(tag).to_owned(), href: address::tag(tag) })
                .collect(),
            sources: self.sources_of_text(article.source, usage),
            related: Vec::new(), // put in when all articles are known
            others,
            archive: shelves.menu(self, &day),
            downloads: self.downloads(&path, usage),
            fragment: format!("{path}{}", address::FRAGMENT),
        };
        let crumbs =
            vec![Link { title: self.text("news").to_owned(), href: address::NEWS.to_owned() }];
        let description = summary.map(|text| text.plain()).unwrap_or_default();
        let mut head = self.head(&path, "article", &title.plain(), &description, crumbs);
        head.published = Some(article.date.format("%Y-%m-%dT%H:%M:%S+07:00").to_string());
        let figures = usage.shown.iter().copied().collect();
        Page { head, body: Body::Article(Box::new(body)), figures, source: Some(article.source) }
    }

    /// A standing page.
    pub(super) fn standing(&self, page: &StandingPage, usage: &mut Usage) -> Page {
        let scope = Scope { office: self.content().home_office(), period: page.period };
        let path = address::standing(&page.name);
        let location = Location { folder: "content/pages/", page: &path, tree: self.folder() };
        let title = self.inline(&page.title, scope, usage);
        let summary = page.summary.as_ref().map(|text| self.inline(text, scope, usage));
        let prose = self.prose(&page.commentary, &location, scope, usage);
        let description = summary.as_ref().map(RichText::plain).unwrap_or_default();
        let head = self.head(&path, "standing", &title.plain(), &description, vec![]);
        let body = Standing {
            title,
            summary,
            prose,
            sources: self.sources_of_text(page.source, usage),
            downloads: self.downloads(&path, usage),
        };
        let figures = usage.shown.iter().copied().collect();
        Page { head, body: Body::Standing(body), figures, source: Some(page.source) }
    }
}
