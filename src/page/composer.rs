//! What every page is composed with: content, figures and wording, and the small pieces all pages
//! share (heads, names, dates, list entries, pictures).

use std::collections::BTreeSet;

use chrono::NaiveDate;
use indexmap::IndexSet;

use super::address;
use super::model::{DateText, Head, Link, ListEntry, PeriodLine, Photo, RichText};
use super::picture::{Rendition, picture};
use crate::check::InUse;
use crate::content::Content;
use crate::content::article::{Article, PhotoSpec};
use crate::content::calendar::{Period, PeriodKind};
use crate::content::commentary::{InlineText, TextPart};
use crate::content::office::OfficeId;
use crate::content::rules::{BAD_ADDRESS, MISSING_PICTURE};
use crate::content::texts::Texts;
use crate::diagnostic::{Bilingual, Diagnostic, Language, Rule, say};
use crate::figure::{Figures, Key};
use crate::source::Sources;
use crate::wording::{DateStyle, PeriodForm, Wording};

/// Everything pages are made from.
pub struct Composer<'a> {
    pub(super) sources: &'a Sources,
    pub(super) figures: &'a Figures<'a>,
    pub(super) wording: &'a Wording,
    pub(super) language: Language,
    /// The address of the site, with a slash at its end.
    pub(super) site_url: &'a str,
    /// The address of the pages in this language, with a slash at its end.
    pub(super) base_url: String,
    pub(super) rules: &'a [&'static Rule],
    pub(super) waivers: &'a [InUse<'a>],
}

/// Whose and which period's figures a text speaks of where it names none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope {
    /// The office.
    pub office: Option<OfficeId>,
    /// The period.
    pub period: Option<Period>,
}

/// What a page used while it was composed: figures in the order they were shown, pictures, and
/// the problems found on the way.
#[derive(Debug, Default)]
pub struct Usage {
    /// Figures shown.
    pub shown: IndexSet<Key>,
    /// Typed numbers, each with where the writer has it from.
    pub typed: IndexSet<(String, String)>,
    /// Pictures shown, by their path below the root.
    pub pictures: BTreeSet<Rendition>,
    /// Problems.
    pub problems: Vec<Diagnostic>,
}

impl<'a> Composer<'a> {
    /// A composer for the pages in the language of `wording`. `site_url` is the address of the
    /// edition, with a slash at its end; `rules` are those a page may print the manual of, `waivers`
    /// those in use.
    pub fn new(
        sources: &'a Sources,
        figures: &'a Figures<'a>,
        wording: &'a Wording,
        site_url: &'a str,
        rules: &'a [&'static Rule],
        waivers: &'a [InUse<'a>],
    ) -> Self {
        let language = wording.language();
        let base_url = format!("{site_url}{}", figures.content().site.folder(language));
        Self { sources, figures, wording, language, site_url, base_url, rules, waivers }
    }

    /// The words of the pages themselves, by key.
    pub fn interface(&self) -> &'a indexmap::IndexMap<String, String> {
        &self.wording.interface
    }

    /// One of those words.
    pub fn word(&self, key: &str) -> &str {
        self.text(key)
    }

    /// The address of the edition, with a slash at its end: what the languages share lies there.
    pub fn site_url(&self) -> &'a str {
        self.site_url
    }

    /// The address of the pages in this language, with a slash at its end.
    pub fn base_url(&self) -> &str {
        &self.base_url
    }

    /// The folder of the pages in this language, with a slash at its end; empty for the first
    /// language. Addresses of pages and of the files beside them are from there.
    pub fn folder(&self) -> &'static str {
        self.content().site.folder(self.language)
    }

    /// The texts in the language of the pages.
    pub fn texts(&self) -> &'a Texts {
        self.content().texts(self.language)
    }

    /// The articles in the language of the pages, newest first.
    pub(super) fn articles(&self) -> &'a [Article] {
        &self.texts().articles
    }

    /// What a tag is called in the language of the pages.
    pub(super) fn tag_name<'t>(&'t self, tag: &'t str) -> &'t str {
        let content = self.content();
        content.terms.tag(tag, content.site.language(), self.language).unwrap_or(tag)
    }

    /// The language of the pages.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A file the content was read from.
    pub fn source(&self, id: crate::source::SourceId) -> &'a crate::source::Source {
        self.sources.get(id)
    }

    /// How figures are said.
    pub fn wording(&self) -> &'a Wording {
        self.wording
    }

    /// The author's own text at a place.
    pub fn text_at(&self, span: crate::source::Span) -> &'a str {
        self.sources.slice(span)
    }

    /// The figures pages are made from.
    pub fn figures(&self) -> &'a Figures<'a> {
        self.figures
    }

    /// What people wrote.
    pub fn content(&self) -> &'a Content {
        self.figures.content()
    }

    /// A text of the pages' own words, by its key in the wording file.
    pub(super) fn text(&self, key: &str) -> &str {
        self.wording.interface.get(key).map_or("", String::as_str)
    }

    /// One of two wordings, in the language of the pages.
    pub(super) fn said<'t>(&self, text: &'t Bilingual) -> &'t str {
        text.get(self.language)
    }

    /// The head of a page. `crumbs` are those between the home page and the page.
    pub(super) fn head(
        &self,
        path: &str,
        kind: &'static str,
        title: &str,
        description: &str,
        crumbs: Vec<Link>,
    ) -> Head {
        let mut breadcrumbs = Vec::new();
        if !path.is_empty() {
            breadcrumbs.push(Link { title: self.text("home").to_owned(), href: String::new() });
            breadcrumbs.extend(crumbs);
        }
        let section = [address::NEWS, address::STATISTICS, address::TAGS]
            .into_iter()
            .find(|section| path.starts_with(section))
            .unwrap_or(path);
        Head {
            path: path.to_owned(),
            root: address::way_to_root(&format!("{}{path}", self.folder())),
            home: address::way_to_root(path),
            other: None,
            alternates: Vec::new(),
            canonical: format!("{}{path}", self.base_url),
            title: title.to_owned(),
            description: description.to_owned(),
            kind,
            breadcrumbs,
            section: section.to_owned(),
            published: None,
            citation: RichText::default(),
            linked: String::new(),
            feeds: Vec::new(),
        }
    }

    pub(super) fn long_date(&self, date: NaiveDate) -> String {
        self.wording.date(date, DateStyle::Long)
    }

    pub(super) fn date(&self, date: NaiveDate) -> DateText {
        DateText {
            iso: date.format("%Y-%m-%d").to_string(),
            short: self.wording.date(date, DateStyle::Page),
            long: self.long_date(date),
            href: address::archive(&date.format("%Y/%m/%d").to_string()),
        }
    }

    /// The name of a period: `6 tháng đầu năm 2020`.
    pub fn period_name(&self, period: Period) -> String {
        let form = match period.kind() {
            PeriodKind::Year => PeriodForm::Year,
            PeriodKind::FirstMonths(months) => PeriodForm::FirstMonths(months),
            PeriodKind::Quarter(quarter) => PeriodForm::Quarter(quarter),
            PeriodKind::Month(month) => PeriodForm::Month(month),
            PeriodKind::Named(_) => {
                let named = self.content().site.calendar.named(period);
                return named.map(|named| self.said(&named.name).to_owned()).unwrap_or_default();
            }
        };
        self.wording.period(form, period.year())
    }

    /// The name of a period where it stands alone, as in a list: `Năm 2020`.
    pub(super) fn period_title(&self, period: Period) -> String {
        capitalized(&self.period_name(period))
    }

    /// First and last day of a period in words.
    pub(super) fn period_dates(&self, period: Period) -> String {
        let (start, end) = self.content().site.calendar.days(period);
        self.wording.dates(start, end)
    }

    /// A period with its dates and its summary page, where the office has one.
    pub(super) fn period_line(&self, period: Period, office: OfficeId) -> PeriodLine {
        let has_page = self.figures.periods(office).contains(&period);
        PeriodLine {
            name: self.period_title(period),
            dates: self.period_dates(period),
            href: if has_page { self.period_address(period, office) } else { String::new() },
        }
    }

    pub(super) fn period_id(&self, period: Period) -> String {
        self.content().site.calendar.id(period)
    }

    pub(super) fn period_address(&self, period: Period, office: OfficeId) -> String {
        address::period(&self.period_id(period), &self.content().offices.get(office).id)
    }

    pub(super) fn office_name(&self, office: OfficeId) -> &'a str {
        self.content().offices.get(office).name.get(self.language)
    }

    pub(super) fn office_short(&self, office: OfficeId) -> &'a str {
        self.content().offices.get(office).short.get(self.language)
    }

    pub(super) fn office_link(&self, office: OfficeId) -> Link {
        Link {
            title: self.office_name(office).to_owned(),
            href: address::office(&self.content().offices.get(office).id),
        }
    }

    pub(super) fn indicator_link(&self, indicator: crate::content::indicator::IndicatorId) -> Link {
        let declared = self.content().indicators.get(indicator);
        Link { title: self.said(&declared.name).to_owned(), href: address::indicator(&declared.id) }
    }

    /// The scope of an article: its own office and period, or those of the site.
    pub(super) fn scope(&self, article: &Article) -> Scope {
        Scope { office: article.office.or(self.content().home_office()), period: article.period }
    }

    /// A text with its references replaced.
    pub(super) fn inline(&self, text: &InlineText, scope: Scope, usage: &mut Usage) -> RichText {
        let mut rich = RichText::default();
        for part in &text.parts {
            match part {
                TextPart::Words(words, _) => rich.push_words(words),
                TextPart::Reference(reference) => {
                    rich.append(self.reference(reference, scope, usage));
                }
            }
        }
        rich
    }

    /// An article as an entry of a list. Problems in its texts are reported by its own page.
    pub(super) fn entry(&self, article: &Article) -> ListEntry {
        let (scope, usage) = (self.scope(article), &mut Usage::default());
        let summary = article.summary.as_ref();
        ListEntry {
            title: self.inline(&article.title, scope, usage),
            href: address::article(&article.name),
            date: self.date(article.date.date()),
            summary: summary.map(|text| self.inline(text, scope, usage)).unwrap_or_default(),
            photo: article.photo.as_ref().and_then(|photo| {
                self.photo(photo, &article.folder, &address::article(&article.name), scope, usage)
            }),
        }
    }

    /// A picture of an article: `folder` is where the file lies, `page` the address it goes to.
    pub(super) fn photo(
        &self,
        photo: &PhotoSpec,
        folder: &str,
        page: &str,
        scope: Scope,
        usage: &mut Usage,
    ) -> Option<Photo> {
        let (file, span) = &photo.file;
        if file.starts_with('/') || file.contains(['\\', ':']) || file.split('/').any(|p| p == "..")
        {
            usage.problems.push(Diagnostic::new(
                &BAD_ADDRESS,
                *span,
                say!(
                    "`{file}` dẫn ra ngoài thư mục của bài",
                    "`{file}` leads out of the article's folder"
                ),
                say!(
                    "Chép ảnh vào cạnh bài và chỉ ghi tên tệp.",
                    "Put the picture beside the article and write its name only."
                ),
            ));
            return None;
        }
        let path = format!("{folder}{file}");
        let Some(asset) = self.sources.asset(&path) else {
            usage.problems.push(Diagnostic::new(
                &MISSING_PICTURE,
                *span,
                say!(
                    "không có ảnh `{file}` bên cạnh bài",
                    "there is no picture `{file}` beside the article"
                ),
                say!(
                    "Chép ảnh vào `{folder}` hoặc sửa tên tệp.",
                    "Put the picture into `{folder}` or mend its name."
                ),
            ));
            return None;
        };
        Some(Photo {
            picture: picture(asset, page, file, usage),
            alt: self.inline(&photo.alt, scope, usage),
            caption: photo
                .caption
                .as_ref()
                .map(|c| self.inline(c, scope, usage))
                .unwrap_or_default(),
            credit: photo.credit.0.clone(),
        })
    }
}

/// A text with its first letter in capitals, as a sentence or an entry of a list begins.
pub(super) fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}
