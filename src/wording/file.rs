//! The wording file of a theme: complete, or refused with its line.

use indexmap::IndexMap;
use serde::Deserialize;

use super::phrase::Pattern;

/// The words of one language. Every field is needed; an unknown one is refused.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordingFile {
    pub(super) number: NumberSigns,
    pub(super) units: IndexMap<String, UnitNames>,
    pub(super) money: MoneyWords,
    pub(super) hedge: HedgeWords,
    pub(super) change: ChangeWords,
    pub(super) points: PointsWords,
    pub(super) share: Pattern,
    pub(super) target: TargetPhrases,
    pub(super) rank: RankPhrases,
    pub(super) absent: AbsentWords,
    pub(super) date: DatePatterns,
    pub(super) period: PeriodPatterns,
    /// The results paragraph, sentence by sentence.
    pub narrative: NarrativePatterns,
    /// The words of the pages themselves, by key.
    pub interface: IndexMap<String, String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NumberSigns {
    pub group: String,
    pub decimal: String,
    pub minus: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct UnitNames {
    pub one: String,
    pub other: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MoneyWords {
    pub unit: String,
    pub thousand: String,
    pub million: String,
    pub billion: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HedgeWords {
    pub over: Pattern,
    pub under: Pattern,
    pub about: Pattern,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ChangeWords {
    pub up: Pattern,
    pub down: Pattern,
    pub both: Pattern,
    pub unchanged: String,
    pub from_nothing: Pattern,
    pub nothing: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PointsWords {
    pub up: Pattern,
    pub down: Pattern,
    pub amount: Pattern,
    pub amount_of_rate: Pattern,
    pub unchanged: String,
    pub hardly_up: String,
    pub hardly_down: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetPhrases {
    pub at_least: TargetVerbs,
    pub at_most: TargetVerbs,
    pub full_year: Pattern,
    pub progress: Pattern,
    pub met_full_year: Pattern,
    pub met_progress: Pattern,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TargetVerbs {
    pub above: Pattern,
    pub below: Pattern,
    pub met: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RankPhrases {
    pub alone: Pattern,
    pub tied: Pattern,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AbsentWords {
    pub missing: String,
    pub not_arisen: String,
    pub undefined: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DatePatterns {
    pub short: Pattern,
    pub page: Pattern,
    pub long: Pattern,
    pub range: Pattern,
    pub months: Vec<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PeriodPatterns {
    pub year: Pattern,
    pub first_half: Pattern,
    pub first_months: Pattern,
    pub quarter: Pattern,
    pub month: Pattern,
}

/// The sentences of the results paragraph (domain order: accepted, to enforce, done, carried).
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct NarrativePatterns {
    pub about_money: String,
    pub about_unit: Pattern,
    pub accepted: Pattern,
    pub compared: Pattern,
    pub among: Pattern,
    pub carried_over: Pattern,
    pub newly_accepted: Pattern,
    pub after_deducting: Pattern,
    pub entrusted: Pattern,
    pub revoked: Pattern,
    pub and: String,
    pub to_enforce: Pattern,
    pub with_conditions: Pattern,
    pub without_conditions: Pattern,
    pub share: Pattern,
    pub done: Pattern,
    pub rate: Pattern,
    pub against_target: Pattern,
    pub carried_forward: Pattern,
    pub carried_with_conditions: Pattern,
    pub no_data: Pattern,
}

impl WordingFile {
    /// The first pattern whose slots are not those it must have, with what is wrong.
    pub(super) fn wrong_slots(&self) -> Option<String> {
        let n = &self.narrative;
        let wanted: Vec<(&str, &Pattern, &[&str])> = vec![
            ("hedge.over", &self.hedge.over, &["amount"]),
            ("hedge.under", &self.hedge.under, &["amount"]),
            ("hedge.about", &self.hedge.about, &["amount"]),
            ("change.up", &self.change.up, &["amount"]),
            ("change.down", &self.change.down, &["amount"]),
            ("change.both", &self.change.both, &["change", "percent"]),
            ("change.from_nothing", &self.change.from_nothing, &["change"]),
            ("points.up", &self.points.up, &["amount"]),
            ("points.down", &self.points.down, &["amount"]),
            ("points.amount", &self.points.amount, &["number"]),
            ("points.amount_of_rate", &self.points.amount_of_rate, &["number"]),
            ("share", &self.share, &["percent"]),
            ("target.at_least.above", &self.target.at_least.above, &["gap"]),
            ("target.at_least.below", &self.target.at_least.below, &["gap"]),
            ("target.at_most.above", &self.target.at_most.above, &["gap"]),
            ("target.at_most.below", &self.target.at_most.below, &["gap"]),
            ("target.full_year", &self.target.full_year, &["gap", "target"]),
            ("target.progress", &self.target.progress, &["gap", "target"]),
            ("target.met_full_year", &self.target.met_full_year, &["target"]),
            ("target.met_progress", &self.target.met_progress, &["target"]),
            ("rank.alone", &self.rank.alone, &["place", "field"]),
            ("rank.tied", &self.rank.tied, &["place", "field"]),
            ("period.year", &self.period.year, &["year"]),
            ("period.first_half", &self.period.first_half, &["year"]),
            ("period.first_months", &self.period.first_months, &["months", "year"]),
            ("period.quarter", &self.period.quarter, &["quarter", "year"]),
            ("period.month", &self.period.month, &["month", "year"]),
            ("narrative.accepted", &n.accepted, &["subject", "value"]),
            ("narrative.compared", &n.compared, &["change"]),
            ("narrative.among", &n.among, &["parts"]),
            ("narrative.carried_over", &n.carried_over, &["value"]),
            ("narrative.newly_accepted", &n.newly_accepted, &["value"]),
            ("narrative.after_deducting", &n.after_deducting, &["parts", "sentence"]),
            ("narrative.to_enforce", &n.to_enforce, &["value"]),
            ("narrative.done", &n.done, &["value"]),
            ("narrative.rate", &n.rate, &["rate"]),
            ("narrative.share", &n.share, &["share"]),
        ];
        wanted.into_iter().find_map(|(name, pattern, slots)| {
            let mut found: Vec<&str> = pattern.slots().collect();
            found.sort_unstable();
            let mut slots = slots.to_vec();
            slots.sort_unstable();
            (found != slots).then(|| format!("{name}: {found:?} ≠ {slots:?}"))
        })
    }
}
