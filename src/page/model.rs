//! What a page holds: everything decided (words, order, addresses, figures as text).
//!
//! These types are what templates see, field for field. A template places them; it does not
//! calculate, sort or round. Addresses (`href`) are relative to the root of the pages in their
//! language, without a leading slash; templates see the file of each (`tin-tuc/index.html`) and put
//! `head.home` before it. What the languages share (assets, pictures, published data) is addressed
//! from the root of the site, by `head.root`.

mod archive;
pub mod chart;
mod frame;
mod marks;
mod pieces;
mod sources;
mod table;
mod text;
mod words;

pub use archive::{ArchiveCell, ArchiveLink, ArchiveMenu, MonthCalendar, Weekday};
pub use frame::{Alternate, Other, SiteFrame};
pub use sources::{Derivation, Document, Sources, StatedCell, TypedNumber};
pub use table::{Cell, Column, Row, Table};
pub use text::{FigureMark, Quoting, QuotingPart, RichText, TextPart};

use pulldown_cmark::{CowStr, Event};
use serde::Serialize;

use super::address;
use super::picture::Picture;
use crate::figure::Key;
use crate::source::SourceId;

/// One page of the site, ready for its template.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What stands in every page's head and masthead.
    pub head: Head,
    /// What this kind of page holds.
    #[serde(flatten)]
    pub body: Body,
    /// Every figure of the page, for `figures.json`.
    #[serde(skip)]
    pub figures: Vec<Key>,
    /// The text it was made from, where it has one of its own.
    #[serde(skip)]
    pub source: Option<SourceId>,
}

/// What every page has.
#[derive(Debug, Serialize)]
pub struct Head {
    /// Where it lies: `tin-tuc/2020/04/so-ket/`; empty for the home page. A page that is a file
    /// and not a folder names it: `404.html`.
    #[serde(serialize_with = "address::as_file")]
    pub path: String,
    /// The way from the page to the root of the site, where files lie that the languages share:
    /// `../../../../`, or `./` at the root. The page 404 is served at any depth, so its way is the
    /// absolute path of the base address.
    pub root: String,
    /// The way from the page to the root of its language, where its pages lie; the same as `root`
    /// in the first language.
    pub home: String,
    /// The page in the other language of the site, or the home page of that language.
    pub other: Option<Other>,
    /// The page in every language it is in, itself included, and the one for readers of no language
    /// of the site; empty for a page in one language only.
    pub alternates: Vec<Alternate>,
    /// The full address under the site's base address.
    pub canonical: String,
    /// The title as plain text, figures included.
    pub title: String,
    /// One sentence for search engines and feeds, plain text; may be empty.
    pub description: String,
    /// `article`, `list`, `archive`, `home`, `period`, `comparison`, `indicator`, `office`, `statistics`,
    /// `tags`, `standing`, `not-found`: also the name of the template.
    pub kind: &'static str,
    /// Way from the home page to here, home first; the page itself is not in it.
    pub breadcrumbs: Vec<Link>,
    /// Where in the main menu the page stands, as the `href` of the menu entry; may be empty.
    #[serde(serialize_with = "address::as_file")]
    pub section: String,
    /// Publication date as `2020-04-24T00:00:00+07:00`, for articles.
    pub published: Option<String>,
    /// How the page is cited, without its address; empty for pages nobody cites.
    pub citation: RichText,
    /// What the page is, for programs that read JSON-LD: a JSON object in which no tag can begin;
    /// may be empty.
    pub linked: String,
    /// Addresses of the feeds of what the page is about, Atom and JSON; may be empty.
    pub feeds: Vec<Link>,
}

/// The page that searches the site.
#[derive(Debug, Serialize)]
pub struct Search {
    /// Title.
    pub title: String,
    /// Ways to the same without searching.
    pub links: Vec<Link>,
}

/// A link with plain text.
#[derive(Clone, Debug, Serialize)]
pub struct Link {
    /// Text.
    pub title: String,
    /// Address from the root of the site.
    #[serde(serialize_with = "address::as_file")]
    pub href: String,
}

/// The kinds of page.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// A news article.
    Article(Box<Article>),
    /// A standing page.
    Standing(Standing),
    /// A page of a list of articles: news, a tag, an archive by year, month or day.
    List(List),
    /// The home page.
    Home(Box<Home>),
    /// One office in one period.
    Period(Box<PeriodSummary>),
    /// The sub-offices of one office in one period.
    Comparison(Comparison),
    /// One indicator.
    Indicator(Box<IndicatorSummary>),
    /// One office.
    Office(Box<OfficeSummary>),
    /// The index of all statistics.
    Statistics(StatisticsIndex),
    /// All tags.
    Tags(TagIndex),
    /// The published data: what each file holds, and how to check the site with them.
    Data(DataPage),
    /// The page that searches the site.
    Search(Search),
    /// The page for an address that does not exist.
    NotFound(NotFound),
}

/// A news article.
#[derive(Debug, Serialize)]
pub struct Article {
    /// The title, with its figures marked.
    pub title: RichText,
    /// The day it is dated.
    pub date: DateText,
    /// The lead.
    pub summary: Option<RichText>,
    /// The period the figures speak of.
    pub period: Option<PeriodLine>,
    /// The office the figures speak of.
    pub office: Link,
    /// Who signs, as "Theo …"; may be empty.
    pub byline: String,
    /// Large figures beside the text.
    pub key_figures: Vec<KeyFigure>,
    /// The picture under the title.
    pub photo: Option<Photo>,
    /// The text. Rendered by the theme before the template runs; templates see `prose`.
    #[serde(skip)]
    pub prose: Vec<Node>,
    /// Tags, each a link to its list.
    pub tags: Vec<Link>,
    /// Where the figures come from.
    pub sources: Sources,
    /// "Bài liên quan", best first.
    pub related: Vec<RelatedEntry>,
    /// "Các tin khác".
    pub others: Vec<ListEntry>,
    /// "Các tin đã đưa ngày".
    pub archive: ArchiveMenu,
    /// Files to take away.
    pub downloads: Vec<Link>,
    /// The article alone, for pasting into a page elsewhere.
    pub fragment: String,
}

/// A standing page.
#[derive(Debug, Serialize)]
pub struct Standing {
    /// Title.
    pub title: RichText,
    /// Lead.
    pub summary: Option<RichText>,
    /// The text; templates see `prose`.
    #[serde(skip)]
    pub prose: Vec<Node>,
    /// Where the figures come from.
    pub sources: Sources,
    /// Files to take away.
    pub downloads: Vec<Link>,
}

/// A day in its two written forms.
#[derive(Clone, Debug, Serialize)]
pub struct DateText {
    /// `2020-04-24`.
    pub iso: String,
    /// `24/04/2020`.
    pub short: String,
    /// `ngày 24 tháng 4 năm 2020`.
    pub long: String,
    /// The archive page of that day.
    #[serde(serialize_with = "address::as_file_if_any")]
    pub href: String,
}

/// A period with its dates.
#[derive(Clone, Debug, Serialize)]
pub struct PeriodLine {
    /// `6 tháng đầu năm 2020`.
    pub name: String,
    /// `từ 01/10/2019 đến 31/3/2020`.
    pub dates: String,
    /// The summary page of this period and office; may be empty.
    #[serde(serialize_with = "address::as_file_if_any")]
    pub href: String,
}

/// A large figure with what it is measured against.
#[derive(Debug, Serialize)]
pub struct KeyFigure {
    /// The indicator's name.
    pub label: String,
    /// The figure.
    pub value: RichText,
    /// Change, target gap: one line each.
    pub notes: Vec<RichText>,
    /// The indicator's page.
    #[serde(serialize_with = "address::as_file_if_any")]
    pub href: String,
}

/// A picture.
#[derive(Clone, Debug, Serialize)]
pub struct Photo {
    /// Its files.
    pub picture: Picture,
    /// Text for those who cannot see it.
    pub alt: RichText,
    /// Caption; may be empty.
    pub caption: RichText,
    /// Who made it; may be empty.
    pub credit: String,
}

/// One piece of prose, in order.
#[derive(Debug)]
pub enum Node {
    /// What the Markdown parser reported.
    Markdown(Event<'static>),
    /// A picture in a line and its tooltip, in place of the event that begins it: its alternative
    /// text follows. Addresses are from the page.
    Picture(Picture, CowStr<'static>),
    /// A figure or a name put in by reference.
    Text(RichText),
    /// Lines as a writer would type them, in the language the content is written in.
    Example(&'static str),
    /// A table block or a ranking.
    Table(Table),
    /// A row of large figures.
    KeyFigures(Vec<KeyFigure>),
    /// Paragraphs written by the program.
    Narrative(Vec<RichText>),
    /// A picture with caption.
    Photo(Photo),
    /// The components of the theme, each with its examples.
    Components,
    /// A chart with its table.
    Chart(Box<chart::Chart>),
}

/// An article in a list.
#[derive(Clone, Debug, Serialize)]
pub struct ListEntry {
    /// Title.
    pub title: RichText,
    /// Address.
    #[serde(serialize_with = "address::as_file")]
    pub href: String,
    /// Date.
    pub date: DateText,
    /// Lead; may be empty.
    pub summary: RichText,
    /// Picture, if the article has one.
    pub photo: Option<Photo>,
}

/// An article that shares something with the one looked at.
#[derive(Clone, Debug, Serialize)]
pub struct RelatedEntry {
    /// Title.
    pub title: RichText,
    /// Address.
    #[serde(serialize_with = "address::as_file")]
    pub href: String,
    /// Date.
    pub date: DateText,
    /// What it shares, in a few words.
    pub why: String,
}

/// A page of a list.
#[derive(Debug, Serialize)]
pub struct List {
    /// Title.
    pub title: String,
    /// A sentence under the title: how many articles; may be empty.
    pub intro: String,
    /// The calendar of the month the list is of.
    pub calendar: Option<MonthCalendar>,
    /// The months of the year the list is of; empty for other lists.
    pub months: Vec<ArchiveCell>,
    /// The articles.
    pub entries: Vec<ListEntry>,
    /// The pages of the list, empty where there is one only.
    pub pages: Vec<PageNumber>,
    /// The page before.
    pub previous: Option<Link>,
    /// The page after.
    pub next: Option<Link>,
    /// "Các tin đã đưa ngày".
    pub archive: ArchiveMenu,
}

/// One page in the row of page numbers.
#[derive(Debug, Serialize)]
pub struct PageNumber {
    /// `1`, `2`…
    pub number: usize,
    /// Address.
    #[serde(serialize_with = "address::as_file")]
    pub href: String,
    /// Whether it is this page.
    pub current: bool,
}

/// The home page.
#[derive(Debug, Serialize)]
pub struct Home {
    /// The newest article.
    pub lead: Option<ListEntry>,
    /// The next ones.
    pub entries: Vec<ListEntry>,
    /// All news.
    pub more: Link,
    /// Key figures of the newest period.
    pub key_figures: Vec<KeyFigure>,
    /// That period and office.
    pub period: Option<PeriodLine>,
    /// `Hải Phòng`.
    pub office: String,
    /// Period summaries, newest first.
    pub periods: Vec<Link>,
    /// Tags.
    pub tags: Vec<Link>,
    /// A sentence for sites with reconstructed or illustrative values; may be empty.
    pub notice: String,
    /// "Các tin đã đưa ngày".
    pub archive: ArchiveMenu,
}

/// The results of one office in one period.
#[derive(Debug, Serialize)]
pub struct PeriodSummary {
    /// Charts; templates see them finished, as `charts`.
    #[serde(skip)]
    pub charts: Vec<chart::Chart>,
    /// `Kết quả 6 tháng đầu năm 2020: Hải Phòng`.
    pub title: String,
    /// The period.
    pub period: PeriodLine,
    /// The office.
    pub office: Link,
    /// Large figures.
    pub key_figures: Vec<KeyFigure>,
    /// Results paragraphs written by the program.
    pub narrative: Vec<RichText>,
    /// What changed most since the same period; none where it is not known.
    pub changes: Option<Changes>,
    /// Every indicator: value, same period, change, target.
    pub results: Vec<Table>,
    /// The page that compares the sub-offices; none where there are none.
    pub comparison: Option<Link>,
    /// Sub-offices ranked.
    pub rankings: Vec<Table>,
    /// Articles about this period and office.
    pub articles: Vec<ListEntry>,
    /// Other periods of this office.
    pub periods: Vec<Link>,
    /// Where the figures come from.
    pub sources: Sources,
    /// Files to take away.
    pub downloads: Vec<Link>,
}

/// What changed most since the same period a year before.
#[derive(Debug, Serialize)]
pub struct Changes {
    /// What rose, what fell, which rates moved, which offices moved.
    pub groups: Vec<ChangeGroup>,
    /// That something of it is counted by another rule than then; may be empty.
    pub note: Quoting,
}

/// Changes of one kind, the largest first.
#[derive(Debug, Serialize)]
pub struct ChangeGroup {
    /// `Tăng nhiều nhất`.
    pub title: String,
    /// A sentence for each.
    pub sentences: Vec<RichText>,
}

/// The sub-offices of an office compared in one period. A page of its own: with many offices its
/// tables are long.
#[derive(Debug, Serialize)]
pub struct Comparison {
    /// Charts; templates see them finished, as `charts`.
    #[serde(skip)]
    pub charts: Vec<chart::Chart>,
    /// `So sánh giữa các đơn vị trực thuộc: Hải Phòng, 6 tháng đầu năm 2020`.
    pub title: String,
    /// The period.
    pub period: PeriodLine,
    /// The office above them.
    pub office: Link,
    /// Sub-offices in rows; several tables where there are several kinds of unit.
    pub tables: Vec<Table>,
    /// Where the figures come from.
    pub sources: Sources,
    /// Files to take away.
    pub downloads: Vec<Link>,
}

/// One indicator: what it means and its series.
#[derive(Debug, Serialize)]
pub struct IndicatorSummary {
    /// Charts; templates see them finished, as `charts`.
    #[serde(skip)]
    pub charts: Vec<chart::Chart>,
    /// Name.
    pub title: String,
    /// Id, as used in data files.
    pub id: String,
    /// Unit.
    pub unit: String,
    /// Definition; may be empty.
    pub definition: String,
    /// How it is computed, in words, each rule with its validity where it has one.
    pub formulas: Vec<Quoting>,
    /// What it was made of before a change of rules, and since; may be empty.
    pub changes: Vec<Quoting>,
    /// How far its figures may be compared where offices changed; may be empty.
    pub comparability: Vec<Quoting>,
    /// One table for each form of period: offices in rows, periods in columns.
    pub series: Vec<Table>,
    /// That older periods are elsewhere; may be empty.
    pub note: String,
    /// Offices whose figures are on their own pages.
    pub elsewhere: Vec<Link>,
    /// Indicators this one is computed from or that are computed from it.
    pub related: Vec<Link>,
    /// Where the figures come from.
    pub sources: Sources,
    /// Files to take away.
    pub downloads: Vec<Link>,
}

/// One office.
#[derive(Debug, Serialize)]
pub struct OfficeSummary {
    /// Charts; templates see them finished, as `charts`.
    #[serde(skip)]
    pub charts: Vec<chart::Chart>,
    /// Full name.
    pub title: String,
    /// `đến ngày 30/6/2025`; may be empty.
    pub validity: String,
    /// The office above.
    pub parent: Option<Link>,
    /// Offices below.
    pub children: Vec<Link>,
    /// Predecessors, each with how far the figures may be compared.
    pub predecessors: Vec<String>,
    /// Key figures of the newest period.
    pub key_figures: Vec<KeyFigure>,
    /// That period.
    pub period: Option<PeriodLine>,
    /// Summary pages of this office, newest first.
    pub periods: Vec<Link>,
    /// The headline indicators over the periods.
    pub series: Vec<Table>,
    /// Where the figures come from.
    pub sources: Sources,
    /// Files to take away.
    pub downloads: Vec<Link>,
}

/// The index of all statistics.
#[derive(Debug, Serialize)]
pub struct StatisticsIndex {
    /// Title.
    pub title: String,
    /// Periods of the publishing office, newest first.
    pub periods: Vec<Link>,
    /// Indicators, in the order of the file.
    pub indicators: Vec<Link>,
    /// Offices, in the order of the file.
    pub offices: Vec<Link>,
}

/// All tags with their number of articles.
#[derive(Debug, Serialize)]
pub struct TagIndex {
    /// Title.
    pub title: String,
    /// Tags in alphabetical order.
    pub tags: Vec<ArchiveLink>,
}

/// What stands in the folder of published data, and how a reader recomputes the site from it.
#[derive(Debug, Serialize)]
pub struct DataPage {
    /// Title.
    pub title: String,
    /// The way from the page to the data; empty where they lie beside it.
    pub files: String,
    /// Whether values are reconstructed or illustrative, as one sentence; may be empty.
    pub notice: String,
    /// How to name the source when the data are used.
    pub citation: String,
    /// Name of the licence; may be empty.
    pub licence: String,
    /// Where the licence is to be read; may be empty.
    pub licence_address: String,
}

/// The page for an address that does not exist.
#[derive(Debug, Serialize)]
pub struct NotFound {
    /// Title.
    pub title: String,
}
