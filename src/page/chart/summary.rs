//! The charts every summary page has, from the indicators of the site's headline.

use super::Ordered;
use crate::content::block::ChartKind;
use crate::content::calendar::Period;
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::page::composer::{Composer, Usage};
use crate::page::model::chart::Chart;
use crate::page::table::Place;
use crate::wording::Unit;

impl Composer<'_> {
    /// Of a period: each rate of the headline against its target. The offices below are compared
    /// on a page of their own, so that neither page is heavy.
    pub(in crate::page) fn period_charts(
        &self,
        place: Place,
        page: &str,
        usage: &mut Usage,
    ) -> Vec<Chart> {
        let rates = self.drawn_rates();
        let orders: Vec<_> = rates.iter().map(|rate| (ChartKind::Target, *rate)).collect();
        self.charts(&orders, place, page, &[], usage)
    }

    /// Of the offices below one: compared by each rate of the headline, and how each moved by the
    /// first.
    pub(in crate::page) fn comparison_charts(
        &self,
        place: Place,
        page: &str,
        usage: &mut Usage,
    ) -> Vec<Chart> {
        let offices = self.children(place.0, place.1);
        if offices.len() < 2 {
            return Vec::new();
        }
        let rates = self.drawn_rates();
        let mut orders: Vec<_> = rates.iter().map(|rate| (ChartKind::Compare, *rate)).collect();
        orders.extend(rates.first().map(|rate| (ChartKind::Multiples, *rate)));
        self.charts(&orders, place, page, &offices, usage)
    }

    fn drawn_rates(&self) -> Vec<IndicatorId> {
        self.headline().into_iter().filter(|id| self.is_rate(*id)).collect()
    }

    /// Of an indicator: its series for the publishing office.
    pub(in crate::page) fn indicator_charts(
        &self,
        indicator: IndicatorId,
        page: &str,
        usage: &mut Usage,
    ) -> Vec<Chart> {
        let Some(place) = self.content().home_office().and_then(|office| self.latest(office))
        else {
            return Vec::new();
        };
        self.charts(&[(ChartKind::Series, indicator)], place, page, &[], usage)
    }

    /// Of an office: the series of each figure of the headline.
    pub(in crate::page) fn office_charts(
        &self,
        office: OfficeId,
        page: &str,
        usage: &mut Usage,
    ) -> Vec<Chart> {
        let Some(place) = self.latest(office) else { return Vec::new() };
        let orders: Vec<_> =
            self.headline().into_iter().map(|figure| (ChartKind::Series, figure)).collect();
        self.charts(&orders, place, page, &[], usage)
    }

    fn charts(
        &self,
        orders: &[(ChartKind, IndicatorId)],
        place: Place,
        page: &str,
        offices: &[OfficeId],
        usage: &mut Usage,
    ) -> Vec<Chart> {
        let mut charts = Vec::new();
        for (show, figure) in orders {
            let ordered = Ordered {
                id: format!("bieu-do-{}", charts.len() + 1),
                page,
                show: *show,
                figure: *figure,
                offices: offices.to_vec(),
                place,
            };
            // Nobody ordered these: where there is nothing to draw there is no fault.
            charts.extend(self.drawn(&ordered, usage).map(|drawn| drawn.chart(&ordered)));
        }
        charts.retain(|chart| chart.is_worth_drawing());
        charts
    }

    fn is_rate(&self, indicator: IndicatorId) -> bool {
        self.content().indicators.get(indicator).unit == Unit::Percent
    }

    /// The latest period of an office of the form it has most of.
    fn latest(&self, office: OfficeId) -> Option<Place> {
        let periods = self.figures.periods(office);
        let count = |period: &Period| periods.iter().filter(|p| p.kind() == period.kind()).count();
        let period = periods
            .iter()
            .max_by_key(|period| (count(period), self.content().site.calendar.order(**period)))?;
        Some((office, *period))
    }
}
