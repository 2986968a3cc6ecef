//! Lists of articles: news, tags, archives by year, month and day, each in pages of twenty.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

use chrono::Datelike;

use super::address;
use super::composer::Composer;
use super::model::{
    ArchiveLink, ArchiveMenu, Body, Link, List, ListEntry, Page, PageNumber, TagIndex,
};

/// How many articles a page of a list holds.
pub const PER_PAGE: usize = 20;

/// Articles grouped by what lists are made of. Positions are those of the content's articles,
/// newest first.
pub struct Shelves {
    /// By `2020`, `2020/04`, `2020/04/24`.
    dates: BTreeMap<String, Vec<usize>>,
    /// By the address part of a tag: its name as first written, and its articles.
    tags: BTreeMap<String, (String, Vec<usize>)>,
}

impl Shelves {
    /// Groups all articles in the language of the pages.
    pub fn new(composer: &Composer<'_>) -> Self {
        let mut shelves = Self { dates: BTreeMap::new(), tags: BTreeMap::new() };
        for (at, article) in composer.articles().iter().enumerate() {
            for format in ["%Y", "%Y/%m", "%Y/%m/%d"] {
                let date = article.date.format(format).to_string();
                shelves.dates.entry(date).or_default().push(at);
            }
            for tag in &article.tags {
                let named = || (composer.tag_name(tag).to_owned(), vec![]);
                let (_, list) = shelves.tags.entry(address::fold(tag)).or_insert_with(named);
                if list.last() != Some(&at) {
                    list.push(at);
                }
            }
        }
        shelves
    }

    /// The archive menu as seen from a date `2020`, `2020/04`, `2020/04/24` or from nowhere.
    pub fn menu(&self, composer: &Composer<'_>, date: &str) -> ArchiveMenu {
        let link = |key: &String, articles: &Vec<usize>| ArchiveLink {
            title: archive_name(composer, key),
            href: address::archive(key),
            count: articles.len(),
            current: date.starts_with(key.as_str()),
        };
        // Of the dates below a year or a month, those so long; the newest first.
        let entries = |above: Option<&str>, length: usize| -> Vec<ArchiveLink> {
            let Some(above) = above else { return Vec::new() };
            let end = format!("{above}~");
            let below = self.dates.range::<str, _>((Excluded(above), Excluded(end.as_str())));
            let below = below.rev().filter(|(key, _)| key.len() == length);
            below.map(|(key, articles)| link(key, articles)).collect()
        };
        ArchiveMenu {
            years: self.years().into_iter().map(|(key, articles)| link(key, articles)).collect(),
            months: entries(date.get(..4), 7),
            days: entries(date.get(..7), 10),
        }
    }

    /// The years with their articles, the newest first.
    fn years(&self) -> Vec<(&String, &Vec<usize>)> {
        let mut years: Vec<(&String, &Vec<usize>)> = Vec::new();
        let mut last = self.dates.keys().next_back();
        while let Some(year) = last.and_then(|key| key.get(..4)) {
            years.extend(self.dates.get_key_value(year));
            let before = (Unbounded, Excluded(year));
            last = self.dates.range::<str, _>(before).next_back().map(|(key, _)| key);
        }
        years
    }

    /// How many articles there are of a year, a month or a day.
    pub fn count(&self, date: &str) -> usize {
        self.dates.get(date).map_or(0, Vec::len)
    }

    /// Tags in alphabetical order of their address parts.
    pub fn tag_links(&self) -> Vec<ArchiveLink> {
        self.tags
            .iter()
            .map(|(key, (name, articles))| ArchiveLink {
                title: name.clone(),
                href: address::tag(key),
                count: articles.len(),
                current: false,
            })
            .collect()
    }
}

fn archive_name(composer: &Composer<'_>, date: &str) -> String {
    match date.len() {
        4 => composer.text("archive_year").replace("{year}", date),
        7 => composer.text("archive_month").replace("{month}", date[5..].trim_start_matches('0')),
        _ => date[8..].trim_start_matches('0').to_owned(),
    }
}

/// Every page of every list.
pub fn compose_lists(composer: &Composer<'_>, shelves: &Shelves, pages: &mut Vec<Page>) {
    let all: Vec<usize> = (0..composer.articles().len()).collect();
    let news = Listing {
        title: composer.text("news").to_owned(),
        address: address::NEWS.to_owned(),
        date: "",
        kind: "list",
        crumbs: vec![],
    };
    news.compose(composer, shelves, &all, pages);
    let to_news = Link { title: composer.text("news").to_owned(), href: address::NEWS.to_owned() };
    for (date, articles) in &shelves.dates {
        let newest = &composer.articles()[articles[0]];
        let title = match date.len() {
            4 => composer.text("news_of_year").replace("{year}", date),
            7 => composer
                .text("news_of_month")
                .replace("{month}", &newest.date.month().to_string())
                .replace("{year}", &date[..4]),
            _ => composer
                .text("news_of_day")
                .replace("{date}", &composer.long_date(newest.date.date())),
        };
        let mut crumbs = vec![to_news.clone()];
        for length in [4, 7] {
            if date.len() > length {
                crumbs.push(Link {
                    title: archive_name(composer, &date[..length]),
                    href: address::archive(&date[..length]),
                });
            }
        }
        let listing =
            Listing { title, address: address::archive(date), date, kind: "archive", crumbs };
        listing.compose(composer, shelves, articles, pages);
    }
    let to_tags = Link { title: composer.text("tags").to_owned(), href: address::TAGS.to_owned() };
    for (key, (name, articles)) in &shelves.tags {
        let listing = Listing {
            title: composer.text("news_of_tag").replace("{tag}", name),
            address: address::tag(key),
            date: "",
            kind: "list",
            crumbs: vec![to_tags.clone()],
        };
        listing.compose(composer, shelves, articles, pages);
    }
    let title = composer.text("tags").to_owned();
    pages.push(Page {
        head: composer.head(address::TAGS, "tags", &title, "", vec![]),
        body: Body::Tags(TagIndex { title, tags: shelves.tag_links() }),
        figures: Vec::new(),
        source: None,
    });
}

struct Listing<'a> {
    title: String,
    address: String,
    date: &'a str,
    kind: &'static str,
    crumbs: Vec<Link>,
}

impl Listing<'_> {
    fn compose(
        &self,
        composer: &Composer<'_>,
        shelves: &Shelves,
        articles: &[usize],
        pages: &mut Vec<Page>,
    ) {
        let count = articles.len();
        let total = count.div_ceil(PER_PAGE).max(1);
        let intro = composer.article_count(count);
        for number in 1..=total {
            let from = (number - 1) * PER_PAGE;
            let entries: Vec<ListEntry> = articles[from..count.min(from + PER_PAGE)]
                .iter()
                .map(|at| composer.entry(&composer.articles()[*at]))
                .collect();
            let link = |number: usize| Link {
                title: composer.text("page_number").replace("{number}", &number.to_string()),
                href: address::list_page(&self.address, number),
            };
            let title = if number == 1 {
                self.title.clone()
            } else {
                format!("{} – {}", self.title, link(number).title)
            };
            // What the calendar of the page shows need not stand in the menu beside it.
            let mut archive = shelves.menu(composer, self.date);
            archive.days.clear();
            if self.date.len() == 4 {
                archive.months.clear();
            }
            let list = List {
                title: self.title.clone(),
                intro: intro.clone(),
                calendar: composer.month_calendar(shelves, self.date),
                months: composer.year_calendar(shelves, self.date),
                entries,
                pages: if total == 1 { vec![] } else { page_numbers(&self.address, number, total) },
                previous: (number > 1).then(|| link(number - 1)),
                next: (number < total).then(|| link(number + 1)),
                archive,
            };
            let path = address::list_page(&self.address, number);
            pages.push(Page {
                head: composer.head(&path, self.kind, &title, "", self.crumbs.clone()),
                body: Body::List(list),
                figures: Vec::new(),
                source: None,
            });
        }
    }
}

/// The first, the last, and those around the current page: never more than nine numbers.
fn page_numbers(address: &str, current: usize, total: usize) -> Vec<PageNumber> {
    (1..=total)
        .filter(|number| *number == 1 || *number == total || number.abs_diff(current) <= 3)
        .map(|number| PageNumber {
            number,
            href: address::list_page(address, number),
            current: number == current,
        })
        .collect()
}
