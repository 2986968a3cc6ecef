//! Floor 6: every stated and derived figure, with unit, office, period, base and derivation.
//!
//! Figures are resolved once into a plain table; comparisons (same period, change, share, target,
//! rank) are read from it. All arithmetic is exact. Nothing here is rounded, and nothing is guessed:
//! what cannot be computed says why. Only `say` speaks, in the words of `wording`.

mod relation;
mod resolve;
pub mod rules;
mod say;

pub use relation::{Change, Due, Rank};
pub use say::Unsaid;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::content::Content;
use crate::content::calendar::Period;
use crate::content::indicator::{Derivation, Identity, Indicator, IndicatorId};
use crate::content::office::{Office, OfficeId};
use crate::content::statement::{Observation, Statement};
use crate::diagnostic::Diagnostic;
use crate::number::Exact;

/// What a figure is of: one indicator of one office in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// What is counted.
    pub indicator: IndicatorId,
    /// By whom.
    pub office: OfficeId,
    /// When.
    pub period: Period,
}

impl Key {
    /// What an observation is of.
    pub fn of(observation: &Observation) -> Self {
        Self {
            indicator: observation.indicator,
            office: observation.office,
            period: observation.period,
        }
    }
}

/// The value of a figure, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// A value in the indicator's unit; rates are in percent.
    Known(Exact),
    /// Nothing of the kind arose.
    NotArisen,
    /// Nobody stated it and it cannot be derived from what was stated.
    Missing,
    /// It has no value: a division by zero, or a number beyond all bounds.
    Undefined,
}

impl Outcome {
    /// The number a formula uses: nothing arisen counts as zero.
    pub fn counted(self) -> Option<Exact> {
        match self {
            Self::Known(value) => Some(value),
            Self::NotArisen => Some(Exact::ZERO),
            Self::Missing | Self::Undefined => None,
        }
    }
}

/// How a figure came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Read from a cell: the position among all observations.
    Stated(usize),
    /// Computed by an identity: its position among those of the indicator.
    Identity(usize),
    /// Numerator over base.
    Rate,
    /// Summed over these offices.
    RolledUp(Vec<OfficeId>),
    /// Not at all.
    None,
}

/// A figure.
#[derive(Clone, Debug)]
pub struct Figure {
    /// What it is of.
    pub key: Key,
    /// Its value.
    pub outcome: Outcome,
    /// How it came about.
    pub origin: Origin,
}

/// All figures of a site.
#[derive(Debug)]
pub struct Figures<'a> {
    content: &'a Content,
    table: FxHashMap<Key, Figure>,
    /// Figures without a value because a cell under them could not be read.
    unread: FxHashSet<Key>,
    /// Rates as they were stated: they are compared with what is computed, and never published.
    stated_rates: FxHashMap<Key, usize>,
    /// The legal basis of offices and periods whose statements name one.
    bases: FxHashMap<(OfficeId, Period), &'a str>,
    /// Offices with figures and the periods they have figures for, oldest first.
    periods: FxHashMap<OfficeId, Vec<Period>>,
}

impl<'a> Figures<'a> {
    /// Resolves every figure, and names what was stated twice.
    pub fn resolve(content: &'a Content) -> (Self, Vec<Diagnostic>) {
        resolve::resolve(content)
    }

    /// What the figures were resolved from.
    pub fn content(&self) -> &'a Content {
        self.content
    }

    /// A figure, if its office has anything to say about its period.
    pub fn get(&self, key: Key) -> Option<&Figure> {
        self.table.get(&key)
    }

    /// The value of a figure.
    pub fn outcome(&self, key: Key) -> Outcome {
        self.get(key).map_or(Outcome::Missing, |figure| figure.outcome)
    }

    /// Whether a figure has no value because a cell could not be read. That cell was reported.
    pub fn rests_on_unread(&self, key: Key) -> bool {
        self.unread.contains(&key)
    }

    /// The periods an office has figures for, oldest first.
    pub fn periods(&self, office: OfficeId) -> &[Period] {
        self.periods.get(&office).map_or(&[], Vec::as_slice)
    }

    /// The indicator of a key.
    pub fn indicator(&self, key: Key) -> &'a Indicator {
        self.content.indicators.get(key.indicator)
    }

    /// The office of a key.
    pub fn office(&self, key: Key) -> &'a Office {
        self.content.offices.get(key.office)
    }

    /// The cell and the statement a figure was read from.
    pub fn stated(&self, figure: &Figure) -> Option<(&'a Observation, &'a Statement)> {
        let Origin::Stated(at) = figure.origin else { return None };
        let observation = self.content.statements.observations.get(at)?;
        Some((observation, self.content.statements.of(observation)))
    }

    /// The position of the observation that states a rate, where one does.
    pub fn stated_rate(&self, key: Key) -> Option<usize> {
        self.stated_rates.get(&key).copied()
    }

    /// The legal basis the statements of an office and period name.
    pub fn basis(&self, office: OfficeId, period: Period) -> Option<&'a str> {
        self.bases.get(&(office, period)).copied()
    }

    /// The version of the identity that holds for a figure, by its position.
    pub fn identity(&self, key: Key) -> Option<(usize, &'a Identity)> {
        let (_, end) = self.content.site.calendar.days(key.period);
        self.indicator(key).identity(end, self.basis(key.office, key.period))
    }

    /// The figures a derived figure was computed from, in the order of its formula.
    pub fn inputs(&self, figure: &Figure) -> Vec<Key> {
        let key = figure.key;
        match &figure.origin {
            Origin::Stated(_) | Origin::None => Vec::new(),
            Origin::RolledUp(offices) => {
                offices.iter().map(|office| Key { office: *office, ..key }).collect()
            }
            Origin::Identity(at) => {
                let mut inputs = Vec::new();
                if let Derivation::Identities(identities) = &self.indicator(key).derivation
                    && let Some(identity) = identities.get(*at)
                {
                    identity.formula.indicators(&mut inputs);
                }
                inputs.sort_unstable();
                inputs.dedup();
                inputs.into_iter().map(|indicator| Key { indicator, ..key }).collect()
            }
            Origin::Rate => match self.indicator(key).derivation {
                Derivation::Rate { of, over } => {
                    [of, over].map(|indicator| Key { indicator, ..key }).to_vec()
                }
                _ => Vec::new(),
            },
        }
    }
}
