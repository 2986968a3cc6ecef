//! Patterns of the wording files: words with named slots, `{verb} {amount} ({percent})`.
//!
//! The slots of a pattern are a type. A file that lacks one, repeats one or has a strange one is
//! refused when it is read; code that forgets to fill one does not compile.

use super::phrase::Phrase;

/// The slots one kind of pattern has: an enum, and the name of each variant in the file.
pub trait Slots: Copy + PartialEq + 'static {
    /// Every slot with its name.
    const ALL: &'static [(&'static str, Self)];
}

/// Declares the slots of a kind of pattern.
macro_rules! slots {
    ($(#[$doc:meta])* $name:ident { $($slot:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[allow(clippy::enum_variant_names, reason = "a slot is named as in the file")]
        pub enum $name {
            $(#[doc = concat!("`{", $text, "}`")] $slot,)+
        }
        impl $crate::wording::pattern::Slots for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($text, Self::$slot)),+];
        }
    };
}
pub(super) use slots;

/// Words with slots, each slot exactly once.
#[derive(Clone, Debug)]
pub struct Pattern<S> {
    pieces: Vec<Piece<S>>,
}

#[derive(Clone, Debug)]
enum Piece<S> {
    Words(String),
    Slot(S),
}

/// Why a text is not the pattern it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PatternFault {
    /// A brace without its partner.
    Brace,
    /// A slot this pattern does not have.
    Unknown(String),
    /// A slot that is not there.
    Lacks(&'static str),
    /// A slot that stands twice.
    Repeats(&'static str),
}

impl<S: Slots> Pattern<S> {
    /// Reads a pattern.
    pub(super) fn read(text: &str) -> Result<Self, PatternFault> {
        Self::read_with(text, S::ALL)
    }
}

impl<S: Copy> Pattern<S> {
    fn read_with(text: &str, slots: &[(&'static str, S)]) -> Result<Self, PatternFault> {
        let mut pieces = Vec::new();
        let mut found = Vec::new();
        let mut rest = text;
        while let Some(at) = rest.find(['{', '}']) {
            let (words, slot) = rest.split_at(at);
            let slot = slot.strip_prefix('{').ok_or(PatternFault::Brace)?;
            let (name, after) = slot.split_once('}').ok_or(PatternFault::Brace)?;
            let (name, slot) = slots
                .iter()
                .find(|(known, _)| *known == name)
                .ok_or_else(|| PatternFault::Unknown(name.to_owned()))?;
            if found.contains(name) {
                return Err(PatternFault::Repeats(name));
            }
            found.push(name);
            pieces.extend((!words.is_empty()).then(|| Piece::Words(words.to_owned())));
            pieces.push(Piece::Slot(*slot));
            rest = after;
        }
        pieces.extend((!rest.is_empty()).then(|| Piece::Words(rest.to_owned())));
        match slots.iter().find(|(name, _)| !found.contains(name)) {
            Some((name, _)) => Err(PatternFault::Lacks(name)),
            None => Ok(Self { pieces }),
        }
    }

    /// A pattern without words, for a file that is going to be refused anyway.
    pub(super) fn empty() -> Self {
        Self { pieces: Vec::new() }
    }

    /// The words with every slot filled.
    pub fn fill(&self, slot: impl Fn(S) -> Phrase) -> Phrase {
        let mut phrase = Phrase::default();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => phrase.push_words(words),
                Piece::Slot(name) => phrase.append(slot(*name)),
            }
        }
        phrase
    }

    /// The same where everything is text.
    pub fn print<'t>(&self, slot: impl Fn(S) -> &'t str) -> String {
        let pieces = self.pieces.iter();
        pieces
            .map(|piece| match piece {
                Piece::Words(words) => words.as_str(),
                Piece::Slot(name) => slot(*name),
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    slots! {
        /// Two slots.
        Two { Verb = "verb", Amount = "amount" }
    }

    #[test]
    fn slots_are_filled_in_the_order_of_the_words() {
        let pattern = Pattern::<Two>::read("{amount} thì {verb}.").unwrap();
        let text = pattern.print(|slot| match slot {
            Two::Verb => "tăng",
            Two::Amount => "5 việc",
        });
        assert_eq!(text, "5 việc thì tăng.");
    }

    #[test]
    fn a_pattern_with_other_slots_is_refused() {
        let fault = |text| Pattern::<Two>::read(text).unwrap_err();
        assert_eq!(fault("{verb}"), PatternFault::Lacks("amount"));
        assert_eq!(fault("{verb} {verb} {amount}"), PatternFault::Repeats("verb"));
        assert_eq!(fault("{verb} {amout}"), PatternFault::Unknown("amout".to_owned()));
        assert_eq!(fault("{verb} {amount"), PatternFault::Brace);
        assert_eq!(fault("verb} {amount}"), PatternFault::Brace);
    }
}
