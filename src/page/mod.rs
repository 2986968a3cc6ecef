//! Floor 9: articles and summary pages as plain data, figures already finished text.
//!
//! Pages hold words, order and addresses; they hold no HTML. Nothing is computed here that the
//! figure floor could compute, and nothing is left for templates to decide.

pub mod address;
mod article;
mod changes;
mod chart;
mod citation;
mod composer;
mod derivation;
mod download;
mod express;
mod feed;
mod indicator;
mod link;
mod linked;
mod list;
mod manual;
pub mod model;
mod month;
mod narrative;
mod picture;
mod prose;
mod related;
mod summary;
mod table;
mod table_notes;
mod translation;
mod waiver;

pub use composer::Composer;
pub use feed::FeedPlan;
pub use picture::{Make, Picture, PictureFile, PictureSet, Rendition};
pub use translation::link_languages;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::content::rules::MISSING_PICTURE;
use crate::content::site::MenuTarget;
use crate::diagnostic::{Diagnostic, say};
use composer::Usage;
use list::Shelves;
use model::{Link, Page, SiteFrame};

/// All pages of a site in one language.
#[derive(Debug)]
pub struct Pages {
    /// What all pages share.
    pub frame: SiteFrame,
    /// The pages.
    pub pages: Vec<Page>,
    /// Files of the content that go with them.
    pub pictures: BTreeSet<Rendition>,
    /// What feeds there are, and which pages stand in each.
    pub feeds: Vec<FeedPlan>,
}

/// Composes every page, and names every reference that could not be replaced.
pub fn compose(composer: &Composer<'_>) -> (Pages, Vec<Diagnostic>) {
    let shelves = Shelves::new(composer);
    let composed: Vec<(Page, Usage)> = jobs(composer)
        .into_par_iter()
        .map(|job| {
            let mut usage = Usage::default();
            let mut page = job.compose(composer, &shelves, &mut usage);
            composer.add_workbook(&mut page);
            composer.cite(&mut page);
            composer.describe(&mut page, job.signed_by());
            (page, usage)
        })
        .collect();
    let mut problems = Vec::new();
    let mut all = Pages {
        frame: frame(composer),
        pages: Vec::new(),
        pictures: BTreeSet::new(),
        feeds: Vec::new(),
    };
    if let Some(emblem) = emblem(composer, &mut problems) {
        all.frame.emblem.clone_from(&emblem.to);
        all.pictures.insert(emblem);
    }
    for (page, usage) in composed {
        problems.extend(usage.problems);
        all.pictures.extend(usage.pictures);
        all.pages.push(page);
    }
    related::relate(composer, &mut all.pages);
    list::compose_lists(composer, &shelves, &mut all.pages);
    all.pages.push(composer.statistics_index());
    all.pages.push(composer.data_page());
    all.pages.push(composer.search());
    if composer.folder().is_empty() {
        // A server shows but one page for an address it does not know.
        all.pages.push(composer.not_found());
    } else {
        let pages = &all.pages;
        let there = |link: &Link| pages.iter().any(|page| page.head.path == link.href);
        all.frame.menu.retain(there);
    }
    all.feeds = feed::plan(composer, &mut all.pages);
    (all, problems)
}

/// One page to compose.
enum Job<'a> {
    Home,
    Article(usize, &'a crate::content::article::Article),
    Standing(&'a crate::content::article::StandingPage),
    Period(crate::content::office::OfficeId, crate::content::calendar::Period),
    Comparison(crate::content::office::OfficeId, crate::content::calendar::Period),
    Indicator(crate::content::indicator::IndicatorId),
    Office(crate::content::office::OfficeId),
}

impl Job<'_> {
    /// Who wrote the page, where a person did.
    fn signed_by(&self) -> &str {
        match self {
            Self::Article(_, article) => &article.author,
            _ => "",
        }
    }

    fn compose(&self, composer: &Composer<'_>, shelves: &Shelves, usage: &mut Usage) -> Page {
        match self {
            Self::Home => composer.home(shelves, usage),
            Self::Article(at, article) => composer.article(*at, article, shelves, usage),
            Self::Standing(page) => composer.standing(page, usage),
            Self::Period(office, period) => composer.period_summary((*office, *period), usage),
            Self::Comparison(office, period) => composer.comparison((*office, *period), usage),
            Self::Indicator(id) => composer.indicator_summary(*id, usage),
            Self::Office(office) => composer.office_summary(*office, usage),
        }
    }
}

fn jobs<'a>(composer: &Composer<'a>) -> Vec<Job<'a>> {
    let content = composer.content();
    let mut jobs = vec![Job::Home];
    let texts = composer.texts();
    jobs.extend(texts.articles.iter().enumerate().map(|(at, article)| Job::Article(at, article)));
    jobs.extend(texts.standing.iter().map(Job::Standing));
    for (office, _) in content.offices.iter() {
        let periods = composer.figures.periods(office).iter();
        for period in periods {
            jobs.push(Job::Period(office, *period));
            if !composer.children(office, *period).is_empty() {
                jobs.push(Job::Comparison(office, *period));
            }
        }
        jobs.push(Job::Office(office));
    }
    jobs.extend(content.indicators.iter().map(|(id, _)| Job::Indicator(id)));
    jobs
}

/// The emblem `site.yaml` names: where it lies, and its address.
fn emblem(composer: &Composer<'_>, problems: &mut Vec<Diagnostic>) -> Option<Rendition> {
    let (name, span) = composer.content().site.emblem.as_ref()?;
    let asset = composer.sources.asset(&format!("content/{name}"));
    if asset.is_none() {
        problems.push(Diagnostic::new(
            &MISSING_PICTURE,
            *span,
            say!(
                "không có ảnh `{name}` trong thư mục `content/`",
                "there is no picture `{name}` in `content/`"
            ),
            say!("Chép ảnh vào đó hoặc sửa tên tệp.", "Put the picture there or mend its name."),
        ));
    }
    Some(Rendition::copy(asset?.path.clone(), format!("{}{name}", address::EMBLEMS)))
}

fn frame(composer: &Composer<'_>) -> SiteFrame {
    let site = &composer.content().site;
    let said = |text: &Option<crate::diagnostic::Bilingual>| {
        text.as_ref().map(|text| composer.said(text).to_owned()).unwrap_or_default()
    };
    SiteFrame {
        lang: composer.language.tag(),
        title: composer.said(&site.title).to_owned(),
        source_lang: match composer.folder() {
            "" => "",
            _ => site.language().tag(),
        },
        base_url: composer.base_url.clone(),
        site_url: composer.site_url.to_owned(),
        folder: composer.folder(),
        office: composer
            .content()
            .home_office()
            .map(|office| composer.office_name(office).to_owned())
            .unwrap_or_default(),
        menu: site
            .menu
            .iter()
            .map(|entry| Link {
                title: composer.said(&entry.title).to_owned(),
                href: match &entry.to {
                    MenuTarget::Page(name) => address::standing(name),
                    MenuTarget::Address(to) => to.clone(),
                },
            })
            .collect(),
        sign_in: site.sign_in.clone().unwrap_or_default(),
        contact: said(&site.contact),
        notice: said(&site.notice),
        emblem: String::new(),
        feed: address::FEED,
        json_feed: address::JSON_FEED,
        licence: composer.licence(),
        data: address::DATA,
    }
}
