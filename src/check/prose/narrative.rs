//! The sentences of a narrative as runs of text, with every clause standing, as they would read of
//! the newest results of the publishing office.

use std::borrow::Cow;

use super::{HOLE, Prose, Reading, Scope, Spot, unread_reference};
use crate::content::narrative::{
    Clause, NarratedFamily, Narrative, Piece, full_name, full_reference,
};
use crate::figure::Key;

impl Reading<'_> {
    /// Every run of a narrative, written for a family.
    pub fn narrative(
        self,
        narrative: &Narrative,
        family: Option<&NarratedFamily>,
    ) -> Vec<Prose<'static>> {
        let language = self.language();
        let scope = self.newest(narrative, family);
        let mut runs = Vec::new();
        if let Some(family) = family {
            let mut name = Prose::new(Spot::Furniture, scope);
            name.push(family.name.get(language), family.span, self.sources);
            runs.push(name);
        }
        for sentence in narrative.sentences() {
            let mut prose = Prose::new(Spot::Body, scope);
            self.clause(sentence.get(language), family, &mut prose);
            runs.push(prose);
        }
        runs
    }

    fn clause(self, clause: &Clause, family: Option<&NarratedFamily>, prose: &mut Prose<'static>) {
        let mut before: Option<&Clause> = None;
        for piece in &clause.pieces {
            let clause = match piece {
                Piece::Words(words, span) => {
                    prose.push(unread_reference(words, *span, self.sources), *span, self.sources);
                    None
                }
                Piece::Reference(reference) => {
                    match full_reference(reference, family) {
                        Some(full) => prose.push_reference(Cow::Owned(full), self),
                        // The words of the family are a run of their own.
                        None => prose.push(HOLE, reference.span, self.sources),
                    }
                    None
                }
                Piece::Clause(inner) => {
                    // One of the two stands, never both: they are no run of words.
                    if before.is_some_and(|before| before.excludes(inner)) {
                        prose.push(" ", inner.span, self.sources);
                    }
                    self.clause(inner, family, prose);
                    Some(inner)
                }
            };
            before = clause;
        }
    }

    /// The newest period for which the publishing office has something to tell.
    fn newest(self, narrative: &Narrative, family: Option<&NarratedFamily>) -> Scope {
        let content = self.content();
        let office = content.home_office();
        let about = content.indicators.find(&full_name(&narrative.about.text, family));
        let periods = office.map_or(&[][..], |office| self.figures.periods(office));
        let known = about.zip(office).and_then(|(indicator, office)| {
            let known = |period: &&_| {
                let key = Key { indicator, office, period: **period };
                self.figures.outcome(key).counted().is_some()
            };
            periods.iter().rev().find(known)
        });
        Scope { office, period: known.or(periods.last()).copied() }
    }
}
