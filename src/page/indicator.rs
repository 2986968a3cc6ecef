//! The page of an indicator: what it means, how it is computed and since when, and one table for
//! each form of period, offices in rows, so that a column holds what can be compared.

use std::collections::BTreeMap;

use indexmap::IndexSet;

use super::address;
use super::composer::{Composer, Usage};
use super::model::{Body, IndicatorSummary, Page, Quoting, RichText, Table};
use crate::content::calendar::{Period, PeriodKind};
use crate::content::indicator::{Derivation, Family, IndicatorId};
use crate::content::office::{Fit, OfficeId};
use crate::figure::{Key, Outcome};
use crate::wording::DateStyle;

/// How many figures the tables of a page hold together, so that it stays light on a telephone
/// however many offices report.
const CELLS: usize = 160;
/// How many periods a table keeps where there are too many figures.
const FEWEST_PERIODS: usize = 2;
/// How many source documents a page names one by one.
const DOCUMENTS: usize = 40;

/// The periods of one form, and which offices have a value in which.
struct Grid {
    form: PeriodKind,
    periods: Vec<Period>,
    /// By office, then by period.
    known: Vec<Vec<bool>>,
}

impl Grid {
    fn rows(&self) -> usize {
        self.known.iter().filter(|row| row.contains(&true)).count()
    }

    fn keep(&mut self, wanted: &[bool]) {
        let mut wanted = wanted.iter();
        self.known.retain(|_| wanted.next() == Some(&true));
    }

    /// Leaves the oldest period out.
    fn shorten(&mut self) {
        self.periods.remove(0);
        for row in &mut self.known {
            row.remove(0);
        }
    }
}

/// What the tables of an indicator show.
struct Chosen {
    offices: Vec<OfficeId>,
    grids: Vec<Grid>,
    /// Offices with values for which there was no room.
    left_out: Vec<OfficeId>,
    /// Whether older periods were left out.
    shortened: bool,
}

impl Composer<'_> {
    /// One indicator.
    pub(super) fn indicator_summary(&self, id: IndicatorId, usage: &mut Usage) -> Page {
        let indicators = &self.content().indicators;
        let indicator = indicators.get(id);
        let path = address::indicator(&indicator.id);
        let chosen = self.chosen_series(id);
        let mut series: Vec<Table> = Vec::new();
        for grid in &chosen.grids {
            let rows = chosen.offices.iter().zip(&grid.known);
            let offices = rows.filter(|(_, known)| known.contains(&true)).map(|(id, _)| *id);
            let offices: Vec<OfficeId> = offices.collect();
            let table = format!("bang-{}", series.len() + 1);
            let caption = RichText::words(self.form_title(grid.form));
            let periods = &grid.periods;
            series
                .push(self.offices_over_time(table, caption, id, &offices, periods, &path, usage));
        }
        let mut related = indicators.inputs(id);
        related.extend(indicators.computed_from(id));
        let title = self.said(&indicator.name).to_owned();
        let definition = indicator.definition.as_ref();
        let definition = definition.map(|text| self.said(text).to_owned()).unwrap_or_default();
        let charts = self.indicator_charts(id, &path, usage);
        let mut sources = self.sources(&IndexSet::new(), &usage.shown);
        let more = sources.documents.len().saturating_sub(DOCUMENTS);
        sources.documents.truncate(DOCUMENTS);
        if more > 0 {
            sources.more = self.text("source_more").replace("{count}", &more.to_string());
        }
        let body = IndicatorSummary {
            charts,
            title: title.clone(),
            id: indicator.id.clone(),
            unit: self.wording.unit_heading(&indicator.unit).to_owned(),
            definition: definition.clone(),
            formulas: self.formulas(id),
            changes: self.changes_of_parts(id),
            comparability: chosen.offices.iter().filter_map(|o| self.comparability(*o)).collect(),
            series,
            note: match chosen.shortened {
                true => self.text("series_shortened").to_owned(),
                false => String::new(),
            },
            elsewhere: chosen.left_out.into_iter().map(|o| self.office_link(o)).collect(),
            related: related.into_iter().map(|id| self.indicator_link(id)).collect(),
            sources,
            downloads: self.downloads(&path, usage),
        };
        Page {
            head: self.head(&path, "indicator", &title, &definition, vec![self.statistics_link()]),
            body: Body::Indicator(Box::new(body)),
            figures: usage.shown.iter().copied().collect(),
            source: None,
        }
    }

    /// Offices in the order of the tables: the publishing office, those below it, those before
    /// them, all others, and those above it last.
    fn in_order(&self) -> Vec<OfficeId> {
        let offices = &self.content().offices;
        let Some(home) = self.content().home_office() else {
            return offices.iter().map(|(id, _)| id).collect();
        };
        let above = self.above(home);
        let mut order: IndexSet<OfficeId> = self.near(home);
        order.retain(|id| !above.contains(id));
        order.extend(offices.iter().map(|(id, _)| id).filter(|id| !above.contains(id)));
        order.extend(above);
        order.into_iter().collect()
    }

    /// The offices above one, nearest first.
    fn above(&self, office: OfficeId) -> Vec<OfficeId> {
        let offices = &self.content().offices;
        std::iter::successors(offices.get(office).parent, |id| offices.get(*id).parent).collect()
    }

    /// An office, those above it, those before it and those below it.
    fn near(&self, office: OfficeId) -> IndexSet<OfficeId> {
        let offices = &self.content().offices;
        let before = offices.get(office).predecessors.iter().map(|(id, _)| *id);
        let below = offices.iter().filter(|(_, o)| o.parent == Some(office)).map(|(id, _)| id);
        let mut near = IndexSet::from([office]);
        near.extend(self.above(office));
        near.extend(before);
        near.extend(below);
        near
    }

    /// Which offices and periods the tables show: all where there is room; else the offices near
    /// to the publishing one, then the newest periods, then as many offices as fit.
    fn chosen_series(&self, indicator: IndicatorId) -> Chosen {
        let mut offices = self.in_order();
        let mut grids = self.grids(indicator, &offices);
        let has_values =
            |at: usize, grids: &[Grid]| grids.iter().any(|grid| grid.known[at].contains(&true));
        let with_values = (0..offices.len()).map(|at| has_values(at, &grids)).collect::<Vec<_>>();
        narrow(&mut offices, &mut grids, &with_values);
        let all = offices.clone();
        let mut shortened = false;
        let near = self.content().home_office().map(|home| self.near(home)).unwrap_or_default();
        if cells(&grids) > CELLS && offices.iter().any(|id| near.contains(id)) {
            let wanted: Vec<bool> = offices.iter().map(|id| near.contains(id)).collect();
            narrow(&mut offices, &mut grids, &wanted);
        }
        while cells(&grids) > CELLS {
            let longest = grids.iter_mut().rev().max_by_key(|grid| grid.periods.len());
            let Some(grid) = longest.filter(|grid| grid.periods.len() > FEWEST_PERIODS) else {
                break;
            };
            grid.shorten();
            shortened = true;
        }
        if cells(&grids) > CELLS {
            let columns: usize = grids.iter().map(|grid| grid.periods.len()).sum();
            let room = (CELLS / columns.max(1)).max(1);
            let first: Vec<OfficeId> = near.iter().chain(&all).copied().collect();
            let place = |id: &OfficeId| first.iter().position(|other| other == id);
            let mut by_place: Vec<OfficeId> = offices.clone();
            by_place.sort_by_key(place);
            by_place.truncate(room);
            let wanted: Vec<bool> = offices.iter().map(|id| by_place.contains(id)).collect();
            narrow(&mut offices, &mut grids, &wanted);
        }
        grids.retain(|grid| grid.rows() > 0);
        let left_out = all.into_iter().filter(|id| !offices.contains(id)).collect();
        Chosen { offices, grids, left_out, shortened }
    }

    /// What is known of an indicator, by form of period.
    fn grids(&self, indicator: IndicatorId, offices: &[OfficeId]) -> Vec<Grid> {
        let known = |office: OfficeId, period: Period| {
            self.figures.outcome(Key { indicator, office, period }) != Outcome::Missing
        };
        let mut forms: BTreeMap<PeriodKind, Vec<Period>> = BTreeMap::new();
        for office in offices {
            for period in self.figures.periods(*office) {
                let periods = forms.entry(form(*period)).or_default();
                if !periods.contains(period) && known(*office, *period) {
                    periods.push(*period);
                }
            }
        }
        let calendar = &self.content().site.calendar;
        let grid = |(form, mut periods): (PeriodKind, Vec<Period>)| {
            periods.sort_by_key(|period| calendar.order(*period));
            let row = |id: &OfficeId| periods.iter().map(|period| known(*id, *period)).collect();
            Grid { form, known: offices.iter().map(row).collect(), periods }
        };
        forms.into_iter().map(grid).filter(|grid| !grid.periods.is_empty()).collect()
    }

    fn form_title(&self, form: PeriodKind) -> String {
        let (words, months) = match form {
            PeriodKind::Year => ("form_year", 12),
            PeriodKind::FirstMonths(months) => ("form_first_months", months),
            PeriodKind::Quarter(_) => ("form_quarter", 3),
            PeriodKind::Month(_) => ("form_month", 1),
            PeriodKind::Named(_) => ("form_named", 0),
        };
        self.text(words).replace("{months}", &months.to_string())
    }

    /// How an indicator is computed, in words.
    fn formulas(&self, id: IndicatorId) -> Vec<Quoting> {
        let indicators = &self.content().indicators;
        let indicator = indicators.get(id);
        let name = |id: IndicatorId| self.said(&indicators.get(id).name).to_owned();
        let mut said = match &indicator.derivation {
            Derivation::None => vec![self.text("computed_stated").into()],
            Derivation::Rate { of, over } => {
                let words = self.text("computed_rate").replace("{of}", &name(*of));
                vec![words.replace("{over}", &name(*over)).as_str().into()]
            }
            Derivation::Identities(identities) => identities
                .iter()
                .map(|identity| {
                    let formula = self.spelled(&identity.formula, false, &name);
                    let valid = self.validity(identity.from, identity.until, &identity.basis);
                    let mut said = Quoting::from(formula.as_str());
                    if !valid.parts.is_empty() {
                        said.push(" (");
                        said.parts.extend(valid.parts);
                        said.push(")");
                    }
                    said
                })
                .collect(),
        };
        if let Some(whole) = indicator.part_of {
            said.push(self.text("computed_part").replace("{whole}", &name(whole)).as_str().into());
        }
        if indicator.rolls_up {
            said.push(self.text("computed_sum").into());
        }
        said
    }

    /// `từ 01/12/2019, theo Thông tư …`; empty where a rule has always held.
    fn validity(
        &self,
        from: Option<chrono::NaiveDate>,
        until: Option<chrono::NaiveDate>,
        basis: &str,
    ) -> Quoting {
        let mut said = Vec::new();
        for (words, date) in [("identity_from", from), ("identity_until", until)] {
            let date = date.map(|date| self.wording.date(date, DateStyle::Short));
            let dated = date.map(|date| self.text(words).replace("{date}", &date));
            said.extend(dated.map(|dated| Quoting::from(dated.as_str())));
        }
        if !basis.is_empty() {
            said.push(Quoting::filled(self.text("identity_basis"), "{basis}", basis));
        }
        let mut joined = Quoting::default();
        for (at, one) in said.into_iter().enumerate() {
            if at > 0 {
                joined.push(", ");
            }
            joined.parts.extend(one.parts);
        }
        joined
    }

    /// Where what makes up an indicator, or what it is computed from, changed on a day: what it
    /// was made of before, and since.
    fn changes_of_parts(&self, id: IndicatorId) -> Vec<Quoting> {
        let indicators = &self.content().indicators;
        let mut concerned = indicators.inputs(id);
        concerned.push(id);
        concerned.extend(indicators.get(id).part_of);
        let name = |id: IndicatorId| self.said(&indicators.get(id).name).to_owned();
        let dated = |family: &&Family| family.from.is_some() || family.until.is_some();
        let families = indicators.families().iter().filter(dated);
        let families = families.filter(|family| concerned.contains(&family.whole));
        let said = families.map(|family| {
            let quoted = |part: &IndicatorId| self.text("quoted").replace("{words}", &name(*part));
            let parts: Vec<String> = family.parts.iter().map(quoted).collect();
            let valid = self.validity(family.from, family.until, &family.basis);
            let words = self.text("parts_of_whole");
            let words = words.replace("{whole}", &name(family.whole));
            let words = words.replace("{parts}", &parts.join(", "));
            let mut said = Quoting::placed(&words, "{when}", valid);
            if let Some(first) = said.parts.first_mut().filter(|part| !part.quoted) {
                first.text = super::composer::capitalized(&first.text);
            }
            said
        });
        said.collect()
    }

    /// Who came before an office, and how far its figures may be compared with theirs.
    fn comparability(&self, office: OfficeId) -> Option<Quoting> {
        let declared = self.content().offices.get(office);
        if declared.predecessors.is_empty() {
            return None;
        }
        let before: Vec<String> =
            declared.predecessors.iter().map(|(id, fit)| self.fit(*id, *fit)).collect();
        let words = match declared.from {
            Some(from) => self
                .text("comparability_since")
                .replace("{date}", &self.wording.date(from, DateStyle::Short)),
            None => self.text("comparability").to_owned(),
        };
        let office = self.office_name(office);
        let said = words.replace("{office}", office).replace("{before}", &before.join("; "));
        Some(said.as_str().into())
    }

    /// An office by its name, with how far the figures may be compared.
    pub(super) fn fit(&self, office: OfficeId, fit: Fit) -> String {
        let words = match fit {
            Fit::Exact => "fit_exact",
            Fit::Approximate => "fit_approximate",
            Fit::NotComparable => "fit_not_comparable",
        };
        self.text(words).replace("{office}", self.office_name(office))
    }
}

/// Quarters stand in one table, and so do months and named periods.
fn form(period: Period) -> PeriodKind {
    match period.kind() {
        PeriodKind::Quarter(_) => PeriodKind::Quarter(0),
        PeriodKind::Month(_) => PeriodKind::Month(0),
        PeriodKind::Named(_) => PeriodKind::Named(0),
        kind => kind,
    }
}

/// How many cells the tables have.
fn cells(grids: &[Grid]) -> usize {
    grids.iter().map(|grid| grid.rows() * grid.periods.len()).sum()
}

/// Keeps the offices wanted.
fn narrow(offices: &mut Vec<OfficeId>, grids: &mut [Grid], wanted: &[bool]) {
    let mut kept = wanted.iter();
    offices.retain(|_| kept.next() == Some(&true));
    for grid in grids {
        grid.keep(wanted);
    }
}
