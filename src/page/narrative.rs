//! Narratives written out: which sentences and clauses stand is decided here, by what is known.
//!
//! Their words and figures are the content's own; no indicator is known by name.

use super::composer::{Composer, Scope, Usage};
use super::express::Hole;
use super::model::RichText;
use super::table::Place;
use crate::content::commentary::{Form, Reference, Subject};
use crate::content::narrative::{
    Clause, Condition, Holds, NarratedFamily, Narrative, Piece, Sentence, full_name, full_reference,
};
use crate::figure::{Key, Outcome, Unsaid};

impl Composer<'_> {
    /// The narratives of the summary page of an office and period: those with something to tell.
    pub(super) fn summary_narratives(&self, place: Place, usage: &mut Usage) -> Vec<RichText> {
        let mut told = Vec::new();
        for narrative in self.content().narratives.iter().filter(|n| n.on_summaries) {
            for family in narrative.each_family() {
                let teller = Teller { composer: self, family, place };
                if teller.about(narrative).counted().is_some() {
                    told.extend(teller.tell(narrative, usage));
                }
            }
        }
        told
    }

    /// A narrative about one family, or the one about none; nothing where no sentence stands.
    pub(super) fn narrative(
        &self,
        narrative: &Narrative,
        family: Option<&NarratedFamily>,
        place: Place,
        usage: &mut Usage,
    ) -> Option<RichText> {
        Teller { composer: self, family, place }.tell(narrative, usage)
    }
}

struct Teller<'c, 'a> {
    composer: &'c Composer<'a>,
    family: Option<&'c NarratedFamily>,
    place: Place,
}

impl Teller<'_, '_> {
    /// The value of the figure a narrative hinges on.
    fn about(&self, narrative: &Narrative) -> Outcome {
        self.outcome(&narrative.about.text)
    }

    fn outcome(&self, name: &str) -> Outcome {
        let indicators = &self.composer.content().indicators;
        let Some(indicator) = indicators.find(&full_name(name, self.family)) else {
            return Outcome::Missing;
        };
        let (office, period) = self.place;
        self.composer.figures.outcome(Key { indicator, office, period })
    }

    fn tell(&self, narrative: &Narrative, usage: &mut Usage) -> Option<RichText> {
        let sentences = match self.about(narrative) {
            Outcome::Known(_) => narrative.text.as_slice(),
            Outcome::NotArisen => std::slice::from_ref(&narrative.nothing_arose),
            Outcome::Missing | Outcome::Undefined => std::slice::from_ref(&narrative.no_data),
        };
        let mut paragraph = RichText::default();
        for sentence in sentences {
            if let Some(said) = self.sentence(sentence, usage) {
                if !paragraph.is_empty() {
                    paragraph.push_words(" ");
                }
                paragraph.append(capitalised(said));
            }
        }
        if let Some(note) = self.composer.rounding_note([&paragraph]) {
            paragraph.push_words(" ");
            paragraph.push_words(note);
        }
        (!paragraph.is_empty()).then_some(paragraph)
    }

    fn sentence(&self, sentence: &Sentence, usage: &mut Usage) -> Option<RichText> {
        self.clause(sentence.get(self.composer.language), usage)
    }

    /// A clause that stands. What it shows counts as used only then.
    fn clause(&self, clause: &Clause, usage: &mut Usage) -> Option<RichText> {
        if !clause.conditions.iter().all(|condition| self.holds(condition)) {
            return None;
        }
        let mut used = Usage::default();
        // Its own figures first: without one of them, what is within it is not asked for.
        let mut said: Vec<Option<RichText>> = Vec::with_capacity(clause.pieces.len());
        for piece in &clause.pieces {
            said.push(match piece {
                Piece::Words(words, _) => Some(RichText::words(words.as_str())),
                Piece::Reference(reference) => match self.reference(reference, &mut used) {
                    Some(text) => Some(text),
                    None => {
                        usage.problems.append(&mut used.problems);
                        return None;
                    }
                },
                Piece::Clause(_) => None,
            });
        }
        // The list of sources follows: first what is said of its figure, then what leads up to it.
        let first = clause.pieces.iter().position(|piece| matches!(piece, Piece::Reference(_)));
        let (before, after) = clause.pieces.split_at(first.unwrap_or(0));
        for (at, piece) in (before.len()..).zip(after).chain((0..).zip(before)) {
            if let (Piece::Clause(inner), Some(said)) = (piece, said.get_mut(at)) {
                *said = self.clause(inner, &mut used);
            }
        }
        usage.problems.append(&mut used.problems);
        let text = if clause.is_list() { listed(clause, said)? } else { joined(said) };
        usage.shown.extend(used.shown);
        usage.typed.extend(used.typed);
        Some(text)
    }

    /// The text of a reference; nothing where its figure has no value, or not the one it is
    /// compared with. A form that can never fit is told to the author.
    fn reference(&self, reference: &Reference, usage: &mut Usage) -> Option<RichText> {
        let composer = self.composer;
        let Some(full) = full_reference(reference, self.family) else {
            let name = self.family.map(|family| composer.said(&family.name));
            return name.map(RichText::words);
        };
        if let Subject::Figure(named) = &full.subject {
            let key = self.key(&named.text, &full)?;
            if !full.form.suits(&composer.figures.indicator(key).unit) {
                usage.problems.push(composer.unsaid(Unsaid::DoesNotFit, key, &full));
                return None;
            }
            let known = matches!(composer.figures.outcome(key), Outcome::Known(_));
            if !known && full.form != Form::Name {
                return None;
            }
        }
        let (office, period) = self.place;
        let scope = Scope { office: Some(office), period: Some(period) };
        // Names that are not there were told when the narrative was read.
        let mut used = Usage::default();
        match composer.try_reference(&full, scope, &mut used) {
            Ok(text) => {
                usage.shown.extend(used.shown);
                usage.typed.extend(used.typed);
                Some(text)
            }
            Err(Hole::Unsaid {
                unsaid: unsaid @ (Unsaid::DoesNotFit | Unsaid::NoBase),
                key,
                ..
            }) => {
                usage.problems.push(composer.unsaid(unsaid, key, &full));
                None
            }
            Err(_) => None,
        }
    }

    /// The figure a reference names, of its own office and period where it has them.
    fn key(&self, id: &str, reference: &Reference) -> Option<Key> {
        let content = self.composer.content();
        let indicator = content.indicators.find(id)?;
        let office = match &reference.office {
            Some(named) => content.offices.find(&named.text)?,
            None => self.place.0,
        };
        let period = match &reference.period {
            Some(named) => content.site.calendar.parse(&named.text)?,
            None => self.place.1,
        };
        Some(Key { indicator, office, period })
    }

    fn holds(&self, condition: &Condition) -> bool {
        let Outcome::Known(value) = self.outcome(&condition.figure.text) else { return false };
        match condition.holds {
            Holds::Known => true,
            Holds::Above => value.sign().is_gt(),
            Holds::Below => value.sign().is_lt(),
            Holds::Zero => value.is_zero(),
        }
    }
}

fn joined(said: Vec<Option<RichText>>) -> RichText {
    let mut text = RichText::default();
    said.into_iter().flatten().for_each(|part| text.append(part));
    text
}

/// A list: its opening and closing words, and between two clauses that stand the words before the
/// second. Nothing where no clause stands.
fn listed(clause: &Clause, said: Vec<Option<RichText>>) -> Option<RichText> {
    let (mut text, mut words) = (RichText::default(), RichText::default());
    let mut opening = None;
    let mut stands = false;
    for (piece, said) in clause.pieces.iter().zip(said) {
        if !matches!(piece, Piece::Clause(_)) {
            words.append(said.unwrap_or_default());
            continue;
        }
        let before = std::mem::take(&mut words);
        let opening = opening.get_or_insert_with(|| before.clone());
        if let Some(said) = said {
            text.append(if stands { before } else { std::mem::take(opening) });
            text.append(said);
            stands = true;
        }
    }
    text.append(words);
    stands.then_some(text)
}

/// The same with its first letter in upper case.
fn capitalised(mut text: RichText) -> RichText {
    if let Some(part) = text.parts.iter_mut().find(|part| !part.text.is_empty()) {
        let mut letters = part.text.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        part.text = first.chain(letters).collect();
    }
    text
}
