//! A figure in a form: the joint between figures and wording.
//!
//! Which numbers a form needs is decided here; how they are said is for `wording` alone. Pages
//! print what this makes, and checks compare with it what people typed.

use super::{Figures, Key, Outcome};
use crate::content::commentary::Form;
use crate::content::indicator::IndicatorId;
use crate::content::target::Bound;
use crate::number::Exact;
use crate::wording::{
    Absence, Direction, Phrase, Quantity, TargetKind, TargetWords, Unsayable, Wording,
};

/// Why a figure cannot be said in a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// It has no value, or what it is compared with has none.
    NoValue(Outcome),
    /// The form is for another kind of figure.
    DoesNotFit,
    /// A share without a whole.
    NoBase,
    /// No target was set.
    NoTarget,
}

impl From<Unsayable> for Unsaid {
    fn from(unsayable: Unsayable) -> Self {
        match unsayable {
            Unsayable::NoWhole | Unsayable::Overflow => Self::NoValue(Outcome::Undefined),
            Unsayable::NotARate | Unsayable::ARate | Unsayable::WrongUnit => Self::DoesNotFit,
        }
    }
}

impl Figures<'_> {
    /// A value of a figure's indicator, with its unit.
    pub fn quantity(&self, key: Key, value: Exact) -> Quantity {
        let indicator = self.indicator(key);
        Quantity { value, unit: indicator.unit.clone(), decimals: indicator.decimals }
    }

    /// The phrase of a figure in a form; `whole` is what a share is of. For the form `same`, the
    /// key is that of the earlier period.
    pub fn say(
        &self,
        words: &Wording,
        key: Key,
        form: &Form,
        whole: Option<IndicatorId>,
    ) -> Result<Phrase, Unsaid> {
        let outcome = self.outcome(key);
        if outcome == Outcome::NotArisen && !matches!(form, Form::Change(_)) {
            return Ok(words.absent(Absence::NotArisen));
        }
        let now = outcome.counted().ok_or(Unsaid::NoValue(outcome))?;
        let quantity = self.quantity(key, now);
        let said = match form {
            Form::Value | Form::Same | Form::Name | Form::Dates | Form::Short | Form::Typed(_) => {
                words.value(&quantity)?
            }
            Form::Number => words.number(&quantity)?,
            Form::Words => words.words(&quantity)?,
            Form::Billions => words.billions(&quantity)?,
            Form::About(scale) => words.about(&quantity, *scale)?,
            Form::Change(part) => {
                let change = self.change(key).map_err(Unsaid::NoValue)?;
                words.change(&quantity, change.before, *part)?
            }
            Form::Points(style) => {
                let change = self.change(key).map_err(Unsaid::NoValue)?;
                words.points(&quantity, change.before, *style)?
            }
            Form::Share { style, .. } => {
                let whole = self.whole(key, whole)?;
                words.share(&quantity, whole, *style)?
            }
            Form::Of(_) => {
                let whole_value = self.whole(key, whole)?;
                words.of(&quantity, whole_value)?
            }
            Form::Target { part, kind } => {
                let due = self.due(key).ok_or(Unsaid::NoTarget)?;
                let value = match kind {
                    TargetKind::FullYear => due.full_year,
                    TargetKind::Progress => due.in_proportion.ok_or(Unsaid::NoTarget)?,
                };
                let direction = match due.target.bound {
                    Bound::AtLeast => Direction::AtLeast,
                    Bound::AtMost => Direction::AtMost,
                };
                words.target(&quantity, &TargetWords { value, direction, kind: *kind }, *part)?
            }
            Form::Rank => {
                let rank = self.rank(key).ok_or(Unsaid::NoValue(Outcome::Missing))?;
                words.rank(rank.place, rank.field, rank.tied)
            }
        };
        Ok(said)
    }

    fn whole(&self, key: Key, whole: Option<IndicatorId>) -> Result<Exact, Unsaid> {
        let whole = Key { indicator: whole.ok_or(Unsaid::NoBase)?, ..key };
        if self.indicator(whole).unit != self.indicator(key).unit {
            return Err(Unsaid::DoesNotFit);
        }
        let outcome = self.outcome(whole);
        outcome.counted().ok_or(Unsaid::NoValue(outcome))
    }
}
