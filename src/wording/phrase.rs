//! Finished words with their figures marked: what wording hands to pages.
//!
//! A phrase keeps, beside each number it prints, the value that number claims, so that a page can
//! mark it and a checker can test it. It renders nothing.

use crate::number::Decimal;

/// What of a figure a printed number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// The figure itself.
    Value,
    /// The figure of the same period one year earlier.
    Same,
    /// The difference from that, signed, in the figure's unit.
    Change,
    /// The same in percent of the earlier figure, signed.
    ChangePercent,
    /// The difference of two rates, signed, in percentage points.
    Points,
    /// The figure in percent of a whole.
    Share,
    /// That whole.
    Whole,
    /// The target.
    Target,
    /// The figure less its target, signed; in percentage points for a rate.
    TargetGap,
    /// The part of the target due by the end of the period.
    Progress,
    /// The figure less that part, signed; in percentage points for a rate.
    ProgressGap,
    /// The place in a ranking.
    Rank,
    /// How many were ranked.
    RankOf,
}

impl Measure {
    /// The word used in pages and data files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
            Self::Same => "same",
            Self::Change => "change",
            Self::ChangePercent => "change-percent",
            Self::Points => "points",
            Self::Share => "share",
            Self::Whole => "whole",
            Self::Target => "target",
            Self::TargetGap => "target-gap",
            Self::Progress => "progress",
            Self::ProgressGap => "progress-gap",
            Self::Rank => "rank",
            Self::RankOf => "rank-of",
        }
    }
}

/// A run of words, or one number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Words and punctuation; any digits in them are part of the wording (“6 tháng đầu năm”).
    Words(String),
    /// One number, with its unit where it bears one, and with its hedge (“hơn 10.000 việc”).
    Figure {
        /// As printed, without a sign: the verb beside it carries that.
        text: String,
        /// The value claimed, at the decimals of the quantity; signed for changes and gaps, in
        /// percent for percentages.
        value: Decimal,
        /// What of the figure this is.
        measure: Measure,
        /// What the printed number was rounded to, in the figure's own unit, where that is coarser
        /// than its decimals: 1000 for “hơn 10.000 việc”.
        step: Option<Decimal>,
    },
}

impl Part {
    /// The text to print.
    pub fn text(&self) -> &str {
        match self {
            Self::Words(text) | Self::Figure { text, .. } => text,
        }
    }
}

/// Words and numbers in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase(pub Vec<Part>);

impl Phrase {
    /// Words without a number.
    pub fn words(text: impl Into<String>) -> Self {
        Self(vec![Part::Words(text.into())])
    }

    /// One number.
    pub fn figure(text: impl Into<String>, value: Decimal, measure: Measure) -> Self {
        Self(vec![Part::Figure { text: text.into(), value, measure, step: None }])
    }

    /// The same, its numbers said to be rounded to a step.
    pub fn rounded_to(mut self, rounded_to: Decimal) -> Self {
        for part in &mut self.0 {
            if let Part::Figure { step, .. } = part {
                *step = Some(rounded_to);
            }
        }
        self
    }

    /// The text alone.
    pub fn plain(&self) -> String {
        self.0.iter().map(Part::text).collect()
    }

    /// Whether it prints nothing.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|part| part.text().is_empty())
    }

    /// Adds words at the end.
    pub fn push_words(&mut self, text: &str) {
        match self.0.last_mut() {
            Some(Part::Words(last)) => last.push_str(text),
            _ if text.is_empty() => {}
            _ => self.0.push(Part::Words(text.to_owned())),
        }
    }

    /// Adds another phrase at the end.
    pub fn append(&mut self, other: Phrase) {
        for part in other.0 {
            match part {
                Part::Words(text) => self.push_words(&text),
                figure => self.0.push(figure),
            }
        }
    }

    /// Several phrases with the same words between them.
    pub fn joined(phrases: impl IntoIterator<Item = Phrase>, between: &str) -> Self {
        let mut whole = Self::default();
        for (at, phrase) in phrases.into_iter().enumerate() {
            if at > 0 {
                whole.push_words(between);
            }
            whole.append(phrase);
        }
        whole
    }

    /// Several phrases with nothing between them.
    pub fn concat(phrases: impl IntoIterator<Item = Phrase>) -> Self {
        Self::joined(phrases, "")
    }

    /// The same, its plain values said to be of another measure: the value of the same period.
    pub fn measured(mut self, as_measure: Measure) -> Self {
        for part in &mut self.0 {
            if let Part::Figure { measure: measure @ Measure::Value, .. } = part {
                *measure = as_measure;
            }
        }
        self
    }

    /// The same with a capital at its start.
    pub fn capitalised(mut self) -> Self {
        if let Some(Part::Words(text) | Part::Figure { text, .. }) =
            self.0.iter_mut().find(|part| !part.text().is_empty())
        {
            let mut letters = text.chars();
            *text = letters.next().into_iter().flat_map(char::to_uppercase).collect::<String>()
                + letters.as_str();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_words_become_one_run() {
        let number = || Phrase::figure("5", Decimal::from(5), Measure::Value);
        let mut phrase = Phrase::words("đã xong ");
        phrase.append(number());
        phrase.push_words("");
        phrase.append(Phrase::concat([Phrase::words(" việc"), Phrase::words(".")]));
        assert_eq!(phrase.0.len(), 3);
        assert_eq!(phrase.clone().capitalised().plain(), "Đã xong 5 việc.");
        let Part::Figure { measure, .. } = &phrase.measured(Measure::Same).0[1] else { panic!() };
        assert_eq!(*measure, Measure::Same);
    }
}
