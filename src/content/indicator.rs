//! Indicators: what is counted, in which unit, and how indicators hang together.

mod order;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use crate::content::formula::{Formula, Operator, read_formula, unknown_indicator};
use crate::content::plausibility::Plausibility;
use crate::content::rules;
use crate::content::unit::read_units;
use crate::content::yaml::{Fields, Key, Node, Value, list, scalar};
use crate::diagnostic::{Bilingual, Diagnostic, say};
use crate::source::Span;
use crate::wording::Unit;

/// Keys of the file that are no indicators.
const RESERVED: [&str; 2] = ["families", "units"];

/// The position of an indicator in the file of indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct IndicatorId(pub(crate) u32);

impl IndicatorId {
    /// How many places apart two indicators stand in the file.
    pub fn distance(self, other: Self) -> u32 {
        self.0.abs_diff(other.0)
    }
}

/// One indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Id in data files and references.
    pub id: String,
    /// Where it is declared.
    pub span: Span,
    /// Name, as a heading or a row of a table.
    pub name: Bilingual,
    /// What is counted, in a sentence or two for readers.
    pub definition: Option<Bilingual>,
    /// The unit of its values.
    pub unit: Unit,
    /// Where the unit is named; the id where it is not.
    pub unit_span: Span,
    /// Decimals shown.
    pub decimals: u32,
    /// How it is computed.
    pub derivation: Derivation,
    /// The whole it is a share of.
    pub part_of: Option<IndicatorId>,
    /// Whether the value of an office is the sum over its child offices.
    pub rolls_up: bool,
    /// Whether more is better, for rankings.
    pub better: Better,
    /// What its values can be, and how they can move.
    pub plausible: Plausibility,
}

/// How an indicator's value comes about where it is not stated.
#[derive(Clone, Debug)]
pub enum Derivation {
    /// Only stated.
    None,
    /// By identities, each valid for a time.
    Identities(Vec<Identity>),
    /// A rate in percent: numerator over base.
    Rate {
        /// What is counted.
        of: IndicatorId,
        /// Of how many.
        over: IndicatorId,
    },
}

/// An identity with its validity, compared with the last day of a period.
#[derive(Clone, Debug)]
pub struct Identity {
    /// What the indicator equals.
    pub formula: Formula,
    /// Where it is written.
    pub span: Span,
    /// First day of validity.
    pub from: Option<NaiveDate>,
    /// Last day of validity.
    pub until: Option<NaiveDate>,
    /// The legal basis; may be empty.
    pub basis: String,
}

impl Identity {
    /// Whether it holds for a period that ends on a day.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        in_force(self.from, self.until, on)
    }
}

impl Family {
    /// Whether it holds for a period that ends on a day.
    pub fn in_force(&self, on: NaiveDate) -> bool {
        in_force(self.from, self.until, on)
    }
}

fn in_force(from: Option<NaiveDate>, until: Option<NaiveDate>, on: NaiveDate) -> bool {
    from.is_none_or(|from| from <= on) && until.is_none_or(|until| on <= until)
}

impl Indicator {
    /// The version of its identity for a period that ends on a day, by its position. A legal basis
    /// one of the versions was declared with goes before dates: reports of the months after a
    /// change may still be counted the old way.
    pub fn identity(&self, on: NaiveDate, basis: Option<&str>) -> Option<(usize, &Identity)> {
        let Derivation::Identities(identities) = &self.derivation else { return None };
        let mut all = identities.iter().enumerate();
        let named = basis.and_then(|basis| all.clone().find(|(_, i)| i.basis == basis));
        named.or_else(|| all.find(|(_, identity)| identity.in_force(on)))
    }
}

/// Which direction is the better one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Better {
    /// More is better.
    Higher,
    /// Less is better.
    Lower,
}

/// Shares that must add up to their whole.
#[derive(Clone, Debug)]
pub struct Family {
    /// The whole.
    pub whole: IndicatorId,
    /// Its parts.
    pub parts: Vec<IndicatorId>,
    /// Where it is declared.
    pub span: Span,
    /// First day of validity.
    pub from: Option<NaiveDate>,
    /// Last day of validity.
    pub until: Option<NaiveDate>,
    /// The legal basis; may be empty.
    pub basis: String,
}

/// All indicators, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Indicators {
    all: Vec<Indicator>,
    by_id: FxHashMap<String, IndicatorId>,
    /// For each the others computed from it.
    computed: Vec<Vec<IndicatorId>>,
    families: Vec<Family>,
    units: Vec<(String, [String; 2])>,
}

impl Indicators {
    /// Reads `statistics/indicators.yaml`.
    pub fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Self {
        let Value::Map(entries) = &node.value else {
            Fields::of(node, problems);
            return Self::default();
        };
        let declared: Vec<&(Key, Node)> =
            entries.iter().filter(|(key, _)| !RESERVED.contains(&key.text.as_str())).collect();
        let mut indicators = Self {
            by_id: declared
                .iter()
                .enumerate()
                .map(|(n, (key, _))| (key.text.clone(), IndicatorId(n as u32)))
                .collect(),
            ..Self::default()
        };
        for (key, node) in declared {
            check_indicator_id(key, problems);
            let indicator = indicators.read_indicator(key, node, problems);
            indicators.all.push(indicator);
        }
        if let Some((_, node)) = entries.iter().find(|(key, _)| key.text == "families") {
            for item in list(node, problems) {
                let family = indicators.read_family(item, problems);
                indicators.families.extend(family);
            }
        }
        if let Some((_, node)) = entries.iter().find(|(key, _)| key.text == "units") {
            indicators.units = read_units(node, problems);
        }
        indicators.check_units(problems);
        indicators.check_cycles(problems);
        indicators.check_chains(problems);
        indicators.computed = indicators.computed_from_each();
        indicators
    }

    fn computed_from_each(&self) -> Vec<Vec<IndicatorId>> {
        let mut computed = vec![Vec::new(); self.all.len()];
        for (id, _) in self.iter() {
            for input in self.inputs(id) {
                computed[input.0 as usize].push(id);
            }
        }
        computed
    }

    /// The indicator with an id.
    pub fn find(&self, id: &str) -> Option<IndicatorId> {
        self.by_id.get(id).copied()
    }

    /// The indicator a text names, or a message with the nearest id.
    pub fn look_up(
        &self,
        id: &str,
        span: Span,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<IndicatorId> {
        let found = self.find(id);
        if found.is_none() {
            let known: Vec<&str> = self.ids();
            problems.push(unknown_indicator(id, span, &known));
        }
        found
    }

    /// The indicator of an id handed out by this table.
    pub fn get(&self, id: IndicatorId) -> &Indicator {
        &self.all[id.0 as usize]
    }

    /// All indicators in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (IndicatorId, &Indicator)> {
        self.all.iter().enumerate().map(|(n, indicator)| (IndicatorId(n as u32), indicator))
    }

    /// Units with their English words: for one, for any other number.
    pub fn english_units(&self) -> impl Iterator<Item = &(String, [String; 2])> {
        self.units.iter()
    }

    /// Families of shares.
    pub fn families(&self) -> &[Family] {
        &self.families
    }

    /// The families for a period that ends on a day. Where one of the same whole was declared with
    /// the basis of a statement, its dates do not count and the others of that whole do not hold.
    pub fn families_for(
        &self,
        on: NaiveDate,
        basis: Option<&str>,
    ) -> impl Iterator<Item = &Family> {
        let named = move |family: &Family| basis.is_some_and(|basis| family.basis == basis);
        self.families.iter().filter(move |family| {
            let chosen = self.families.iter().any(|f| f.whole == family.whole && named(f));
            if chosen { named(family) } else { family.in_force(on) }
        })
    }

    /// Every legal basis named by an identity or a family.
    pub fn bases(&self) -> Vec<&str> {
        let identities = self.all.iter().filter_map(|indicator| match &indicator.derivation {
            Derivation::Identities(identities) => Some(identities.iter().map(|i| &i.basis)),
            _ => None,
        });
        let families = self.families.iter().map(|family| &family.basis);
        let all = identities.flatten().chain(families).map(String::as_str);
        let mut bases: Vec<&str> = all.filter(|basis| !basis.is_empty()).collect();
        bases.sort_unstable();
        bases.dedup();
        bases
    }

    fn ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.by_id.keys().map(String::as_str).collect();
        ids.sort_unstable();
        ids
    }

    fn read_indicator(&self, key: &Key, node: &Node, problems: &mut Vec<Diagnostic>) -> Indicator {
        let mut indicator = Indicator {
            id: key.text.clone(),
            span: key.span,
            name: Bilingual::new(&key.text, &key.text),
            definition: None,
            unit: Unit::Named(String::new()),
            unit_span: key.span,
            decimals: 0,
            derivation: Derivation::None,
            part_of: None,
            rolls_up: false,
            better: Better::Higher,
            plausible: Plausibility::default(),
        };
        let Some(mut fields) = Fields::of(node, problems) else { return indicator };
        fields.required("name", problems);
        indicator.name = fields.bilingual("name", problems).unwrap_or(indicator.name);
        indicator.definition = fields.bilingual("definition", problems);
        let rate = fields.optional("rate").and_then(|node| self.read_rate(node, problems));
        let unit = fields.optional("unit").and_then(|node| scalar(node, problems));
        indicator.unit_span = unit.map_or(key.span, |(_, span)| span);
        indicator.unit = match (&rate, unit.map(|(unit, _)| unit)) {
            (Some(_), _) | (None, Some("%")) => Unit::Percent,
            (None, Some("đồng")) => Unit::Money,
            (None, Some(unit)) => Unit::Named(unit.to_owned()),
            (None, None) => {
                fields.required("unit", problems);
                indicator.unit
            }
        };
        indicator.decimals = if rate.is_some() { 2 } else { 0 };
        if let Some((text, span)) = fields.optional("decimals").and_then(|n| scalar(n, problems)) {
            match text.parse::<u32>() {
                Ok(decimals) if decimals <= 6 => indicator.decimals = decimals,
                _ => problems.push(Diagnostic::new(
                    &rules::WRONG_KIND,
                    span,
                    say!(
                        "`decimals` phải là số từ 0 đến 6",
                        "`decimals` must be a number from 0 to 6"
                    ),
                    say!("Ví dụ: `decimals: 2`.", "For instance: `decimals: 2`."),
                )),
            }
        }
        let identities = fields
            .optional("is")
            .map(|node| self.read_identities(node, problems))
            .unwrap_or_default();
        indicator.derivation = match rate {
            Some((of, over)) => Derivation::Rate { of, over },
            None if identities.is_empty() => Derivation::None,
            None => Derivation::Identities(identities),
        };
        if let Some((id, span)) = fields.optional("part_of").and_then(|n| scalar(n, problems)) {
            indicator.part_of = self.look_up(id, span, problems);
        }
        if let Some((text, span)) = fields.optional("roll_up").and_then(|n| scalar(n, problems)) {
            indicator.rolls_up =
                super::choose(text, span, &[("sum", true)], problems).unwrap_or(false);
        }
        if let Some((text, span)) = fields.optional("better").and_then(|n| scalar(n, problems)) {
            let known = [("higher", Better::Higher), ("lower", Better::Lower)];
            indicator.better =
                super::choose(text, span, &known, problems).unwrap_or(Better::Higher);
        }
        let is_rate = matches!(indicator.derivation, Derivation::Rate { .. });
        indicator.plausible = Plausibility::read(&mut fields, is_rate, self, problems);
        fields.finish(problems);
        indicator
    }

    fn read_rate(
        &self,
        node: &Node,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<(IndicatorId, IndicatorId)> {
        let mut fields = Fields::of(node, problems)?;
        let of = fields.required_text("of", problems);
        let over = fields.required_text("over", problems);
        fields.finish(problems);
        let of = of.and_then(|(id, span)| self.look_up(id, span, problems));
        let over = over.and_then(|(id, span)| self.look_up(id, span, problems));
        Some((of?, over?))
    }

    fn read_identities(&self, node: &Node, problems: &mut Vec<Diagnostic>) -> Vec<Identity> {
        if let Value::Scalar { text, .. } = &node.value {
            let span = node.text_span();
            return read_formula(text, span, self, problems)
                .map(|formula| Identity {
                    formula,
                    span,
                    from: None,
                    until: None,
                    basis: String::new(),
                })
                .into_iter()
                .collect();
        }
        list(node, problems)
            .iter()
            .filter_map(|item| {
                let mut fields = Fields::of(item, problems)?;
                let rule = fields.required_text("rule", problems);
                let from = fields.date("from", problems);
                let until = fields.date("until", problems);
                let basis = fields.text("basis", problems).unwrap_or_default();
                fields.finish(problems);
                let (text, span) = rule?;
                let formula = read_formula(text, span, self, problems)?;
                Some(Identity { formula, span, from, until, basis })
            })
            .collect()
    }

    fn read_family(&self, node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Family> {
        let mut fields = Fields::of(node, problems)?;
        let whole = fields.required_text("whole", problems);
        let parts = fields.required("parts", problems);
        let from = fields.date("from", problems);
        let until = fields.date("until", problems);
        let basis = fields.text("basis", problems).unwrap_or_default();
        let span = fields.span();
        fields.finish(problems);
        let whole = whole.and_then(|(id, span)| self.look_up(id, span, problems));
        let parts: Vec<Option<IndicatorId>> = list(parts?, problems)
            .iter()
            .map(|item| {
                let (id, span) = scalar(item, problems)?;
                self.look_up(id, span, problems)
            })
            .collect();
        Some(Family {
            whole: whole?,
            parts: parts.into_iter().collect::<Option<_>>()?,
            span,
            from,
            until,
            basis,
        })
    }

    /// Sums and differences join equal units only.
    fn check_units(&self, problems: &mut Vec<Diagnostic>) {
        for indicator in &self.all {
            let Derivation::Identities(identities) = &indicator.derivation else { continue };
            for identity in identities {
                match self.unit_of(&identity.formula, &indicator.unit) {
                    Ok(Some(unit)) if unit != indicator.unit => problems.push(mixed(
                        identity.span,
                        &unit_name(&unit),
                        &unit_name(&indicator.unit),
                    )),
                    Err((left, right)) => {
                        problems.push(mixed(identity.span, &unit_name(&left), &unit_name(&right)));
                    }
                    Ok(_) => {}
                }
            }
        }
    }

    /// The unit of a formula; `None` for pure numbers.
    fn unit_of(&self, formula: &Formula, own: &Unit) -> Result<Option<Unit>, (Unit, Unit)> {
        Ok(match formula {
            Formula::Number(_) => None,
            Formula::Indicator(id) => Some(self.get(*id).unit.clone()),
            Formula::SumOverChildren => Some(own.clone()),
            Formula::Join(left, operator, right) => {
                let (left, right) = (self.unit_of(left, own)?, self.unit_of(right, own)?);
                match (operator, left, right) {
                    (Operator::Add | Operator::Subtract, Some(left), Some(right)) => {
                        if left != right {
                            return Err((left, right));
                        }
                        Some(left)
                    }
                    (Operator::Divide, Some(left), Some(right)) if left == right => None,
                    (_, left, right) => left.or(right),
                }
            }
        })
    }

    /// The indicators computed from one, in the order of the file.
    pub fn computed_from(&self, id: IndicatorId) -> &[IndicatorId] {
        &self.computed[id.0 as usize]
    }

    /// The indicators one is computed from.
    pub fn inputs(&self, id: IndicatorId) -> Vec<IndicatorId> {
        let mut found = Vec::new();
        match &self.get(id).derivation {
            Derivation::None => {}
            Derivation::Rate { of, over } => found.extend([*of, *over]),
            Derivation::Identities(identities) => {
                for identity in identities {
                    identity.formula.indicators(&mut found);
                }
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn check_indicator_id(key: &Key, problems: &mut Vec<Diagnostic>) {
    for part in key.text.split('.') {
        super::check_id(part, key.span, problems);
    }
}

fn unit_name(unit: &Unit) -> String {
    match unit {
        Unit::Money => "đồng".to_owned(),
        Unit::Percent => "%".to_owned(),
        Unit::Named(name) => name.clone(),
    }
}

fn mixed(span: Span, left: &str, right: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::MIXED_UNITS,
        span,
        say!(
            "công thức trộn đơn vị `{left}` với `{right}`",
            "the formula mixes the units `{left}` and `{right}`"
        ),
        say!(
            "Chỉ cộng, trừ các chỉ tiêu cùng đơn vị.",
            "Add and subtract indicators of one unit only."
        ),
    )
}
