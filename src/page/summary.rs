//! Summary pages: one office in one period, one office, the index, the home page.

use super::address;
use super::composer::{Composer, Usage};
use super::list::Shelves;
use super::model::{
    Body, Comparison, DataPage, Home, Link, NotFound, OfficeSummary, Page, PeriodSummary, RichText,
    StatisticsIndex, Table,
};
use super::table::Place;
use crate::content::block::Measured;
use crate::content::calendar::Period;
use crate::content::indicator::{Derivation, IndicatorId};
use crate::content::office::OfficeId;
use crate::figure::{Key, Outcome};
use crate::wording::{DateStyle, Unit};

const RESULT_COLUMNS: [Measured; 5] = [
    Measured::Value,
    Measured::Same,
    Measured::ChangeAmount,
    Measured::ChangePercent,
    Measured::TargetGap,
];

/// How many articles the home page and a period page name.
const ARTICLES: usize = 8;

impl Composer<'_> {
    /// The results of an office in a period.
    pub(super) fn period_summary(&self, place: Place, usage: &mut Usage) -> Page {
        let (office, period) = place;
        let path = self.period_address(period, office);
        let title = self
            .text("results_of")
            .replace("{period}", &self.period_name(period))
            .replace("{office}", self.office_short(office));
        let key_figures =
            self.headline().into_iter().filter_map(|i| self.key_figure(i, place, usage)).collect();
        let narrative = self.summary_narratives(place, usage);
        let mut tables = 0;
        let mut id = || {
            tables += 1;
            format!("bang-{tables}")
        };
        let results: Vec<Table> = self
            .units()
            .iter()
            .filter_map(|(unit, indicators)| {
                let rows = self.with_values(indicators, place);
                let caption = self.caption("results_caption", place, unit);
                let columns = self.result_columns(unit, &rows, place);
                (!rows.is_empty()).then(|| {
                    self.measure_table(id(), caption, &rows, &columns, place, &path, usage)
                })
            })
            .collect();
        let explained = usage.shown.clone();
        let changes = self.changes(place, usage);
        let offices = self.children(office, period);
        let mut rankings = Vec::new();
        if !offices.is_empty() {
            // Where there is something to compare it is drawn on the page of offices compared, with
            // the same table behind.
            let drawn = if offices.len() > 1 { self.headline() } else { Vec::new() };
            for indicator in self.rates().into_iter().filter(|rate| !drawn.contains(rate)) {
                let caption = self
                    .text("ranking_caption")
                    .replace(
                        "{indicator}",
                        self.said(&self.content().indicators.get(indicator).name),
                    )
                    .replace("{period}", &self.period_name(period));
                let caption = RichText::words(caption);
                let table = self.ranking_table(
                    id(),
                    caption,
                    indicator,
                    &offices,
                    None,
                    place,
                    &path,
                    usage,
                );
                if !table.rows.is_empty() {
                    rankings.push(table);
                }
            }
        }
        let articles = self.articles().iter().filter(|article| {
            let scope = self.scope(article);
            scope.office == Some(office) && scope.period == Some(period)
        });
        let charts = self.period_charts(place, &path, usage);
        let body = PeriodSummary {
            charts,
            title: title.clone(),
            period: self.period_line(period, office),
            office: self.office_link(office),
            key_figures,
            narrative,
            changes,
            results,
            comparison: (!offices.is_empty()).then(|| Link {
                title: self.text("children_compared").to_owned(),
                href: address::comparison(&path),
            }),
            rankings,
            articles: articles.take(ARTICLES).map(|article| self.entry(article)).collect(),
            periods: self.period_links(office, Some(period)),
            sources: self.sources(&explained, &usage.shown),
            downloads: self.downloads(&path, usage),
        };
        let crumbs = vec![self.statistics_link(), self.office_link(office)];
        // The finding of the first chart is the page in a sentence.
        let finding = body.charts.first().map(|chart| &chart.title);
        let description = finding.or(body.narrative.first());
        let description = description.map(RichText::plain).unwrap_or_default();
        Page {
            head: self.head(&path, "period", &title, &description, crumbs),
            body: Body::Period(Box::new(body)),
            figures: usage.shown.iter().copied().collect(),
            source: None,
        }
    }

    /// The columns of results that say something: points are said once, and targets only where
    /// one of the indicators has one.
    fn result_columns(&self, unit: &Unit, rows: &[IndicatorId], place: Place) -> Vec<Measured> {
        let (office, period) = place;
        let targeted = rows.iter().any(|indicator| {
            self.figures.due(Key { indicator: *indicator, office, period }).is_some()
        });
        let says = |column: &Measured| match column {
            Measured::ChangePercent => *unit != Unit::Percent,
            Measured::TargetGap => targeted,
            _ => true,
        };
        RESULT_COLUMNS.into_iter().filter(says).collect()
    }

    /// The sub-offices of an office compared in one period.
    pub(super) fn comparison(&self, place: Place, usage: &mut Usage) -> Page {
        let (office, period) = place;
        let summary = self.period_address(period, office);
        let path = address::comparison(&summary);
        let title = self
            .text("comparison_of")
            .replace("{period}", &self.period_name(period))
            .replace("{office}", self.office_short(office));
        let mut rows = self.children(office, period);
        let first = rows.first().copied().unwrap_or(office);
        rows.push(office);
        let mut tables = Vec::new();
        for (unit, indicators) in self.units() {
            let mut columns = self.with_values(&indicators, (first, period));
            columns.retain(|indicator| self.compared().contains(indicator));
            if columns.is_empty() {
                continue;
            }
            let caption = self.caption("children_caption", place, &unit);
            let id = format!("bang-{}", tables.len() + 1);
            tables.push(self.office_table(id, caption, &rows, &columns, place, &path, usage));
        }
        let charts = self.comparison_charts(place, &path, usage);
        let body = Comparison {
            charts,
            title: title.clone(),
            period: self.period_line(period, office),
            office: self.office_link(office),
            tables,
            sources: self.sources(&indexmap::IndexSet::new(), &usage.shown),
            downloads: self.downloads(&path, usage),
        };
        let results = self
            .text("results_of")
            .replace("{period}", &self.period_name(period))
            .replace("{office}", self.office_short(office));
        let crumbs = vec![
            self.statistics_link(),
            self.office_link(office),
            Link { title: results, href: summary },
        ];
        Page {
            head: self.head(&path, "comparison", &title, "", crumbs),
            body: Body::Comparison(body),
            figures: usage.shown.iter().copied().collect(),
            source: None,
        }
    }

    /// One office: where it stands, its newest results, its series.
    pub(super) fn office_summary(&self, office: OfficeId, usage: &mut Usage) -> Page {
        let declared = self.content().offices.get(office);
        let path = address::office(&declared.id);
        let newest = self.figures.periods(office).last().copied();
        let headline = self.headline();
        let key_figures = newest
            .map(|period| {
                let place = (office, period);
                headline.iter().filter_map(|i| self.key_figure(*i, place, usage)).collect()
            })
            .unwrap_or_default();
        let explained = usage.shown.clone();
        let series = if newest.is_some() && !headline.is_empty() {
            vec![self.series_table("bang-1".to_owned(), &headline, office, &path, usage)]
        } else {
            Vec::new()
        };
        let bounds = [("valid_from", declared.from), ("valid_until", declared.until)];
        let validity: Vec<String> = bounds
            .into_iter()
            .filter_map(|(key, date)| {
                Some(self.text(key).replace("{date}", &self.wording.date(date?, DateStyle::Short)))
            })
            .collect();
        let children = self.content().offices.iter().filter(|(_, o)| o.parent == Some(office));
        let title = self.said(&declared.name).to_owned();
        let charts = self.office_charts(office, &path, usage);
        let body = OfficeSummary {
            charts,
            title: title.clone(),
            validity: validity.join(", "),
            parent: declared.parent.map(|parent| self.office_link(parent)),
            children: children.map(|(child, _)| self.office_link(child)).collect(),
            predecessors: declared
                .predecessors
                .iter()
                .map(|(office, fit)| self.fit(*office, *fit))
                .collect(),
            key_figures,
            period: newest.map(|period| self.period_line(period, office)),
            periods: self.period_links(office, None),
            series,
            sources: self.sources(&explained, &usage.shown),
            downloads: self.downloads(&path, usage),
        };
        Page {
            head: self.head(&path, "office", &title, "", vec![self.statistics_link()]),
            body: Body::Office(Box::new(body)),
            figures: usage.shown.iter().copied().collect(),
            source: None,
        }
    }

    /// The index of all statistics.
    pub(super) fn statistics_index(&self) -> Page {
        let title = self.text("statistics").to_owned();
        let home = self.content().home_office();
        let body = StatisticsIndex {
            title: title.clone(),
            periods: home.map(|office| self.period_links(office, None)).unwrap_or_default(),
            indicators: self
                .content()
                .indicators
                .iter()
                .map(|(id, _)| self.indicator_link(id))
                .collect(),
            offices: self.content().offices.iter().map(|(id, _)| self.office_link(id)).collect(),
        };
        Page {
            head: self.head(address::STATISTICS, "statistics", &title, "", vec![]),
            body: Body::Statistics(body),
            figures: Vec::new(),
            source: None,
        }
    }

    /// The home page.
    pub(super) fn home(&self, shelves: &Shelves, usage: &mut Usage) -> Page {
        let articles = self.articles();
        let mut entries: Vec<_> =
            articles.iter().take(ARTICLES + 1).map(|a| self.entry(a)).collect();
        let lead = (!entries.is_empty()).then(|| entries.remove(0));
        let place = self
            .content()
            .home_office()
            .and_then(|office| Some((office, *self.figures.periods(office).last()?)));
        let key_figures = place
            .map(|place| {
                self.headline()
                    .into_iter()
                    .filter_map(|i| self.key_figure(i, place, usage))
                    .collect()
            })
            .unwrap_or_default();
        let notice = self.sources(&usage.shown, &usage.shown).notice;
        let title = self.said(&self.content().site.title).to_owned();
        let body = Home {
            lead,
            entries,
            more: Link { title: self.text("all_news").to_owned(), href: address::NEWS.to_owned() },
            key_figures,
            period: place.map(|(office, period)| self.period_line(period, office)),
            office: place
                .map(|(office, _)| self.office_short(office).to_owned())
                .unwrap_or_default(),
            periods: place.map(|(office, _)| self.period_links(office, None)).unwrap_or_default(),
            tags: shelves
                .tag_links()
                .into_iter()
                .map(|tag| Link { title: tag.title, href: tag.href })
                .collect(),
            notice,
            archive: shelves.menu(self, ""),
        };
        Page {
            head: self.head("", "home", &title, "", vec![]),
            body: Body::Home(Box::new(body)),
            figures: usage.shown.iter().copied().collect(),
            source: None,
        }
    }

    /// The page that searches the site.
    pub(super) fn search(&self) -> Page {
        let title = self.text("search").to_owned();
        let links =
            [("news", address::NEWS), ("statistics", address::STATISTICS), ("tags", address::TAGS)];
        let links = links
            .map(|(name, href)| Link { title: self.text(name).to_owned(), href: href.to_owned() })
            .to_vec();
        let head = self.head(address::SEARCH, "search", &title, "", vec![]);
        let body = Body::Search(super::model::Search { title, links });
        Page { head, body, figures: Vec::new(), source: None }
    }

    /// The page for an address that does not exist. It is served at any depth, so its way to the
    /// root is the path of the base address. Opened from a disk, where there is no such path, it
    /// finds its styles beside it (a second link of the template), but its links lead nowhere.
    pub(super) fn not_found(&self) -> Page {
        let title = self.text("not_found_title").to_owned();
        let mut head = self.head("404.html", "not-found", &title, "", vec![]);
        let host = self.site_url.find("://").map_or(0, |at| at + 3);
        let path = self.site_url[host..].find('/').map_or("/", |at| &self.site_url[host + at..]);
        path.clone_into(&mut head.root);
        path.clone_into(&mut head.home);
        Page { head, body: Body::NotFound(NotFound { title }), figures: Vec::new(), source: None }
    }

    /// The published data and how to check the site with them.
    pub(super) fn data_page(&self) -> Page {
        let title = self.text("data").to_owned();
        let unofficial = |statement: &crate::content::statement::Statement| {
            statement.nature != crate::content::statement::Nature::Official
        };
        let notice = match self.content().statements.all.iter().any(unofficial) {
            true => self.text("notice_illustrative").to_owned(),
            false => String::new(),
        };
        let citation = self
            .text("data_citation")
            .replace("{office}", self.content().home_office().map_or("", |o| self.office_name(o)))
            .replace("{site}", self.said(&self.content().site.title))
            .replace("{address}", &format!("{}{}", self.base_url, address::DATA));
        let head = self.head(address::DATA, "data", &title, self.text("data_lead"), vec![]);
        let licence = &self.content().site.licence;
        let licence_address = licence.address.clone().unwrap_or_default();
        let licence = self.licence();
        let files = match self.folder() {
            "" => String::new(),
            _ => format!("{}{}", head.root, address::DATA),
        };
        let body =
            Body::Data(DataPage { title, files, notice, citation, licence, licence_address });
        let mut page = Page { head, body, figures: Vec::new(), source: None };
        self.describe(&mut page, "");
        page
    }

    pub(super) fn statistics_link(&self) -> Link {
        Link { title: self.text("statistics").to_owned(), href: address::STATISTICS.to_owned() }
    }

    /// Period pages of an office, newest first, without the one looked at.
    fn period_links(&self, office: OfficeId, except: Option<Period>) -> Vec<Link> {
        let periods = self.figures.periods(office).iter().rev();
        periods
            .filter(|period| Some(**period) != except)
            .map(|period| Link {
                title: self.period_title(*period),
                href: self.period_address(*period, office),
            })
            .collect()
    }

    fn caption(&self, key: &str, (office, period): Place, unit: &Unit) -> RichText {
        RichText::words(
            self.text(key)
                .replace("{period}", &self.period_name(period))
                .replace("{office}", self.office_short(office))
                .replace("{unit}", self.wording.unit_heading(unit)),
        )
    }

    /// The indicators shown large.
    pub(super) fn headline(&self) -> Vec<IndicatorId> {
        let ids = self.content().site.headline.iter();
        ids.filter_map(|(id, _)| self.content().indicators.find(id)).collect()
    }

    /// Indicators by unit, in the order of the file.
    fn units(&self) -> Vec<(Unit, Vec<IndicatorId>)> {
        let mut units: Vec<(Unit, Vec<IndicatorId>)> = Vec::new();
        for (id, indicator) in self.content().indicators.iter() {
            match units.iter_mut().find(|(unit, _)| *unit == indicator.unit) {
                Some((_, list)) => list.push(id),
                None => units.push((indicator.unit.clone(), vec![id])),
            }
        }
        units
    }

    fn with_values(&self, indicators: &[IndicatorId], (office, period): Place) -> Vec<IndicatorId> {
        let known =
            |indicator| self.figures.outcome(Key { indicator, office, period }) != Outcome::Missing;
        indicators.iter().copied().filter(|indicator| known(*indicator)).collect()
    }

    /// The indicators sub-offices are compared by: those shown large, their inputs, all rates.
    fn compared(&self) -> Vec<IndicatorId> {
        let mut compared = self.headline();
        for indicator in self.rates().into_iter().chain(self.headline()) {
            compared.push(indicator);
            if matches!(
                self.content().indicators.get(indicator).derivation,
                Derivation::Rate { .. }
            ) {
                compared.extend(self.content().indicators.inputs(indicator));
            }
        }
        compared
    }

    /// The rates among the indicators shown large: sub-offices are ranked by these.
    pub(super) fn rates(&self) -> Vec<IndicatorId> {
        let is_rate = |id: &IndicatorId| {
            matches!(self.content().indicators.get(*id).derivation, Derivation::Rate { .. })
        };
        self.headline().into_iter().filter(is_rate).collect()
    }
}
