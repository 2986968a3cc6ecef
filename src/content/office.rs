//! Offices that report, over time: ids, names, who stands above whom, who came before.

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::content::nearest::nearest;
use crate::content::rules;
use crate::content::yaml::{Fields, Node, Value, list, scalar};
use crate::diagnostic::{Bilingual, Diagnostic, say};
use crate::source::Span;

/// The position of an office in the file of offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfficeId(pub(crate) u32);

/// An office, valid for a time.
#[derive(Clone, Debug)]
pub struct Office {
    /// Id in data files and addresses.
    pub id: String,
    /// Where it is declared.
    pub span: Span,
    /// Full name.
    pub name: Bilingual,
    /// Name in tables and sentences.
    pub short: Bilingual,
    /// How a results paragraph names its area: "toàn thành phố".
    pub whole: Bilingual,
    /// The office above.
    pub parent: Option<OfficeId>,
    /// First day of validity.
    pub from: Option<NaiveDate>,
    /// Last day of validity.
    pub until: Option<NaiveDate>,
    /// Whether its figures are on this site.
    pub reports: Reports,
    /// Who came before, and how far figures may be compared.
    pub predecessors: Vec<(OfficeId, Fit)>,
}

/// How far the figures of an office may be compared with those of a predecessor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// The same population.
    Exact,
    /// Nearly the same.
    Approximate,
    /// Not to be compared.
    NotComparable,
}

/// Where the figures of an office are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reports {
    /// On this site.
    Here,
    /// Not on this site: the office above it states its own values.
    Elsewhere,
}

/// All offices, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Offices {
    all: Vec<Office>,
    by_id: FxHashMap<String, OfficeId>,
}

impl Offices {
    /// Reads `statistics/offices.yaml`.
    pub fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Self {
        let Value::Map(entries) = &node.value else {
            Fields::of(node, problems);
            return Self::default();
        };
        let by_id: FxHashMap<String, OfficeId> = entries
            .iter()
            .enumerate()
            .map(|(n, (key, _))| (key.text.clone(), OfficeId(n as u32)))
            .collect();
        let mut offices = Self { all: Vec::new(), by_id };
        for (key, node) in entries {
            super::check_id(&key.text, key.span, problems);
            let office = read_office(&key.text, key.span, node, &offices, problems);
            offices.all.push(office);
        }
        offices.break_loops(problems);
        offices
    }

    /// The office with an id.
    pub fn find(&self, id: &str) -> Option<OfficeId> {
        self.by_id.get(id).copied()
    }

    /// The office a text names, or a message with the nearest id.
    pub fn look_up(
        &self,
        id: &str,
        span: Span,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<OfficeId> {
        let found = self.find(id);
        if found.is_none() {
            let remedy = match nearest(id, self.by_id.keys().map(String::as_str)) {
                Some(near) => say!("Có phải là `{near}`?", "Did you mean `{near}`?"),
                None => say!(
                    "Khai đơn vị này trong statistics/offices.yaml.",
                    "Declare it in statistics/offices.yaml."
                ),
            };
            problems.push(Diagnostic::new(
                &rules::UNKNOWN_OFFICE,
                span,
                say!("không có đơn vị `{id}`", "there is no office `{id}`"),
                remedy,
            ));
        }
        found
    }

    /// The office of an id handed out by this table.
    pub fn get(&self, id: OfficeId) -> &Office {
        &self.all[id.0 as usize]
    }

    /// All offices in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (OfficeId, &Office)> {
        self.all.iter().enumerate().map(|(n, office)| (OfficeId(n as u32), office))
    }

    /// The offices directly below one that were in force on a day.
    pub fn children(&self, parent: OfficeId, on: NaiveDate) -> impl Iterator<Item = OfficeId> {
        self.iter()
            .filter(move |(_, office)| office.parent == Some(parent) && office.in_force(on))
            .map(|(id, _)| id)
    }

    /// An office that stands above itself loses its parent, with a message.
    fn break_loops(&mut self, problems: &mut Vec<Diagnostic>) {
        for start in 0..self.all.len() {
            let mut steps = 0;
            let mut at = self.all[start].parent;
            while let Some(above) = at {
                steps += 1;
                if above.0 as usize == start || steps > self.all.len() {
                    let id = &self.all[start].id;
                    problems.push(Diagnostic::new(
                        &rules::OFFICE_LOOP,
                        self.all[start].span,
                        say!(
                            "đơn vị `{id}` là cấp trên của chính mình",
                            "the office `{id}` stands above itself"
                        ),
                        say!("Sửa lại mục `parent`.", "Mend the field `parent`."),
                    ));
                    self.all[start].parent = None;
                    break;
                }
                at = self.get(above).parent;
            }
        }
    }
}

impl Office {
    /// Whether the office existed on a day.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }
}

fn read_office(
    id: &str,
    span: Span,
    node: &Node,
    offices: &Offices,
    problems: &mut Vec<Diagnostic>,
) -> Office {
    let plain = Bilingual::new(id, id);
    let mut office = Office {
        id: id.to_owned(),
        span,
        name: plain.clone(),
        short: plain.clone(),
        whole: plain,
        parent: None,
        from: None,
        until: None,
        reports: Reports::Here,
        predecessors: Vec::new(),
    };
    let Some(mut fields) = Fields::of(node, problems) else { return office };
    fields.required("name", problems);
    if let Some(name) = fields.bilingual("name", problems) {
        office.short = name.clone();
        office.name = name;
    }
    office.short = fields.bilingual("short", problems).unwrap_or(office.short);
    office.whole = fields.bilingual("whole", problems).unwrap_or_else(|| office.short.clone());
    if let Some((parent, span)) = fields.optional("parent").and_then(|n| scalar(n, problems)) {
        office.parent = offices.look_up(parent, span, problems);
    }
    office.from = fields.date("from", problems);
    office.until = fields.date("until", problems);
    if let Some((text, span)) = fields.optional("reports").and_then(|n| scalar(n, problems)) {
        let known = [("here", Reports::Here), ("elsewhere", Reports::Elsewhere)];
        office.reports = super::choose(text, span, &known, problems).unwrap_or(Reports::Here);
    }
    if let Some(node) = fields.optional("predecessors") {
        for item in list(node, problems) {
            office.predecessors.extend(read_predecessor(item, offices, problems));
        }
    }
    fields.finish(problems);
    office
}

fn read_predecessor(
    node: &Node,
    offices: &Offices,
    problems: &mut Vec<Diagnostic>,
) -> Option<(OfficeId, Fit)> {
    let mut fields = Fields::of(node, problems)?;
    let office = fields.required_text("office", problems);
    let fit = fields.required_text("fit", problems);
    fields.finish(problems);
    let (id, span) = office?;
    let office = offices.look_up(id, span, problems)?;
    let (fit, span) = fit?;
    let fit = super::choose(
        fit,
        span,
        &[
            ("exact", Fit::Exact),
            ("approximate", Fit::Approximate),
            ("not_comparable", Fit::NotComparable),
        ],
        problems,
    )?;
    Some((office, fit))
}
