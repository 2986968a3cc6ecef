//! `figures.json` of a page, line by line against the data and against the page.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value as Json};

use super::finding::{Finding, Kind};
use super::page::Page;
use super::published::{COLUMNS, Key, Published, text};
use super::solve::{Origin, Value};
use crate::diagnostic::say;

/// What a page says of each figure: by indicator, office and period.
type Shown = BTreeMap<(String, String, String), BTreeSet<String>>;

/// A `figures.json` as it was read.
#[derive(Debug, Default)]
pub struct Listing {
    /// How many figures it lists.
    pub listed: usize,
    shown: Shown,
}

impl Listing {
    /// Reads the file and checks each line against the data.
    pub fn read(data: &Published, file: &str, bytes: &str, lang: &str) -> (Self, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut listing = Self::default();
        let json = match serde_json::from_str::<Json>(bytes) {
            Ok(json) => json,
            Err(error) => {
                let line = error.line() as u64;
                let message = say!("không phải JSON đúng: {error}", "not sound JSON: {error}");
                findings.push(Finding::new(Kind::FiguresFile, file, message).at(line, ""));
                return (listing, findings);
            }
        };
        for (at, figure) in json["figures"].as_array().into_iter().flatten().enumerate() {
            // One figure stands on one line, the first on the second.
            let line = at as u64 + 2;
            listing.listed += 1;
            let key = ["indicator", "office", "period"].map(|member| text(figure, member));
            let name = key.join(" ");
            for (member, said, must) in data.differences(figure, lang) {
                let message = say!(
                    "`{member}` ghi {said}, phải là {must}",
                    "`{member}` says {said}, it must be {must}"
                );
                findings
                    .push(Finding::new(Kind::FiguresFile, file, message).at(line, name.as_str()));
            }
            let shown = figure["shown"].as_array().into_iter().flatten();
            let shown = shown.filter_map(Json::as_str).map(str::to_owned).collect();
            let [indicator, office, period] = key;
            if listing.shown.insert((indicator, office, period), shown).is_some() {
                let message = say!("số liệu này đã liệt kê ở trên", "listed already above");
                findings.push(Finding::new(Kind::FiguresFile, file, message).at(line, name));
            }
        }
        (listing, findings)
    }

    /// The members that repeat the page itself.
    pub fn head(page: &Page, file: &str, bytes: &str) -> Vec<Finding> {
        let Ok(json) = serde_json::from_str::<Json>(bytes) else { return Vec::new() };
        let own = page.titles.first().map_or(&page.heading, |(_, _, title)| title);
        let pairs = [("page", &page.canonical), ("title", own)];
        let squeezed = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let differ = pairs.into_iter().filter(|(member, is)| match *member {
            // A page served at any address has none of its own.
            "page" if is.is_empty() => false,
            member => squeezed(&text(&json, member)) != squeezed(is),
        });
        let finding = |(member, is): (&str, &String)| {
            let message = say!("`{member}` phải là `{is}`", "`{member}` must be `{is}`");
            Finding::new(Kind::Repeat, file, message).at(1, text(&json, member))
        };
        differ.map(finding).collect()
    }

    /// Figures of the page that are not listed.
    pub fn unlisted(&self, page: &Page, file: &str) -> Vec<Finding> {
        let mut findings = Vec::new();
        for mark in &page.marks {
            let key = (mark.indicator.clone(), mark.office.clone(), mark.period.clone());
            let shown = mark.shown();
            let listed = self.shown.get(&key).is_some_and(|listed| listed.contains(&shown));
            if !listed {
                let name = format!("{} {} {}: {shown}", key.0, key.1, key.2);
                let message = say!(
                    "figures.json của trang không liệt kê {name}",
                    "figures.json of the page does not list {name}"
                );
                findings.push(
                    Finding::new(Kind::Listing, file, message).at(mark.line, mark.text.as_str()),
                );
            }
        }
        findings
    }

    /// Every figure of the page is listed, and everything listed is on the page.
    pub fn against(&self, page: &Page, file: &str) -> Vec<Finding> {
        let mut findings = self.unlisted(page, file);
        let mut on_page: Shown = BTreeMap::new();
        for mark in &page.marks {
            let key = (mark.indicator.clone(), mark.office.clone(), mark.period.clone());
            on_page.entry(key).or_default().insert(mark.shown());
        }
        for (key, listed) in &self.shown {
            let (indicator, office, period) = key;
            let found = on_page.get(key);
            for shown in listed.iter().filter(|shown| !found.is_some_and(|f| f.contains(*shown))) {
                let message = say!(
                    "trang không có {indicator} {office} {period}: {shown}, figures.json có liệt kê",
                    "the page does not show {indicator} {office} {period}: {shown}, listed in figures.json"
                );
                findings.push(Finding::new(Kind::Listing, file, message));
            }
        }
        findings
    }
}

impl Published {
    /// The members of a listed figure that are not what the data give: name, what is said, what
    /// it must be.
    fn differences(&self, figure: &Json, lang: &str) -> Vec<(String, String, String)> {
        let key =
            self.key(&text(figure, "indicator"), &text(figure, "office"), &text(figure, "period"));
        let Some(key) = key else {
            return vec![("indicator".to_owned(), figure.to_string(), "…".to_owned())];
        };
        let brief = figure.get("value").is_none() && figure.get("derivation").is_none();
        let expected = if brief { Map::new() } else { self.listed(key, lang) };
        let empty = Map::new();
        let said = figure.as_object().unwrap_or(&empty);
        let own = ["indicator", "office", "period", "shown"];
        let mut differ: Vec<(String, String, String)> = Vec::new();
        for member in said.keys().chain(expected.keys()) {
            if own.contains(&member.as_str()) {
                continue;
            }
            if member == "link" {
                let [indicator, office, period] =
                    ["indicator", "office", "period"].map(|member| text(figure, member));
                let must = format!("/ky/{period}/{office}/#nguon-{indicator}-{office}-{period}");
                let link = text(figure, "link");
                if !link.ends_with(&must) {
                    differ.push(("link".to_owned(), link, must));
                }
                continue;
            }
            let none = Json::String(String::new());
            let (is, must) =
                (said.get(member).unwrap_or(&none), expected.get(member).unwrap_or(&none));
            if is != must && !differ.iter().any(|(known, ..)| known == member) {
                differ.push((member.clone(), is.to_string(), must.to_string()));
            }
        }
        differ
    }

    /// A figure as `figures.json` must list it.
    fn listed(&self, key: Key, lang: &str) -> Map<String, Json> {
        let (indicator, office, period) =
            (&self.indicators[key.0], &self.offices[key.1], &self.periods[key.2]);
        let mut figure = Map::new();
        let mut put = |member: &str, value: Json| {
            figure.insert(member.to_owned(), value);
        };
        put("indicatorName", indicator.name.get(lang).into());
        put("officeName", office.name.get(lang).into());
        put("start", period.start.as_str().into());
        put("end", period.end.as_str().into());
        put("unit", indicator.unit.as_str().into());
        match self.value(key) {
            Value::Known(value) => {
                put("value", value.fixed(indicator.decimals).into());
                let (over, under) = value.terms();
                if under != "1" {
                    put("numerator", over.into());
                    put("denominator", under.into());
                }
            }
            absent => {
                put("value", Json::Null);
                put(
                    "absent",
                    match absent {
                        Value::NotArisen => "not-arisen",
                        Value::Undefined => "undefined",
                        _ => "missing",
                    }
                    .into(),
                );
            }
        }
        if let Some(origin) = self.origins.get(&key) {
            put("derivation", self.derivation(key, origin));
        }
        figure
    }

    fn derivation(&self, key: Key, origin: &Origin) -> Json {
        let mut derivation = Map::new();
        let kind = match origin {
            Origin::Stated => "stated",
            Origin::Rate(..) => "rate",
            Origin::Formula(_) => "identity",
            Origin::Sum(_) => "sum-over-children",
            Origin::None => "none",
        };
        derivation.insert("kind".to_owned(), kind.into());
        if *origin == Origin::Stated {
            let columns = self.stated.get(&key).map(|stated| &stated.columns);
            for (name, column) in COLUMNS.iter().zip(columns.into_iter().flatten()) {
                let column = match *name {
                    "line" => column.parse::<u64>().map_or(Json::Null, Json::from),
                    "date" if column.is_empty() => Json::Null,
                    _ => column.as_str().into(),
                };
                derivation.insert((*name).to_owned(), column);
            }
        } else {
            let inputs = match origin {
                Origin::None => Vec::new(),
                _ => self.inputs(key),
            };
            let mut keys = inputs;
            if matches!(origin, Origin::Formula(_)) {
                keys.sort_unstable();
                keys.dedup();
            }
            let one = |input: &Key| {
                let value = self.number(*input).map(|value| value.legible());
                serde_json::json!({
                    "indicator": self.indicators[input.0].id,
                    "office": self.offices[input.1].id,
                    "period": self.periods[input.2].id,
                    "value": value,
                })
            };
            derivation.insert("inputs".to_owned(), keys.iter().map(one).collect());
        }
        derivation.into()
    }
}
