//! The tables and charts of a page, which are files of their own beside it, and its sources.

use super::chart::Chart;
use super::{Body, Node, Sources, Table};

impl Body {
    /// Where the figures of the page come from, on pages that say so.
    pub fn sources(&self) -> Option<&Sources> {
        match self {
            Self::Article(page) => Some(&page.sources),
            Self::Standing(page) => Some(&page.sources),
            Self::Period(page) => Some(&page.sources),
            Self::Comparison(page) => Some(&page.sources),
            Self::Indicator(page) => Some(&page.sources),
            Self::Office(page) => Some(&page.sources),
            _ => None,
        }
    }

    /// The charts of a summary page, which stand outside prose.
    pub fn charts(&self) -> &[Chart] {
        match self {
            Self::Period(page) => &page.charts,
            Self::Comparison(page) => &page.charts,
            Self::Indicator(page) => &page.charts,
            Self::Office(page) => &page.charts,
            _ => &[],
        }
    }

    fn prose(&self) -> &[Node] {
        match self {
            Self::Article(article) => &article.prose,
            Self::Standing(page) => &page.prose,
            _ => &[],
        }
    }

    /// Every chart of the page, in the order of the page.
    pub fn all_charts(&self) -> Vec<&Chart> {
        let inside = self.prose().iter().filter_map(|node| match node {
            Node::Chart(chart) => Some(&**chart),
            _ => None,
        });
        self.charts().iter().chain(inside).collect()
    }

    /// Every table of the page, those of its charts among them.
    pub fn tables(&self) -> Vec<&Table> {
        let inside = self.prose().iter().filter_map(|node| match node {
            Node::Table(table) => Some(table),
            Node::Chart(chart) => Some(&chart.table),
            _ => None,
        });
        let (first, second): (&[Table], &[Table]) = match self {
            Self::Period(page) => (&page.results, &page.rankings),
            Self::Comparison(page) => (&page.tables, &[]),
            Self::Indicator(page) => (&page.series, &[]),
            Self::Office(page) => (&page.series, &[]),
            _ => (&[], &[]),
        };
        let of_charts = self.charts().iter().map(|chart| &chart.table);
        first.iter().chain(second).chain(of_charts).chain(inside).collect()
    }
}
