//! Phrases: words in which every figure is known for what it is.

use serde::Deserialize;

use crate::number::Decimal;

/// Text made of words and figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Phrase(pub Vec<Part>);

/// A run of words, or a figure as it is printed.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Words.
    Words(String),
    /// A figure.
    Figure {
        /// As printed, unit included.
        text: String,
        /// The number the text stands for: exact for counts and money, rounded to the printed
        /// decimals for quotients, signed for changes, in percent for percentages.
        value: Decimal,
        /// What of the figure it is.
        measure: Measure,
    },
}

/// What of a figure is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The value itself.
    Value,
    /// Change in amount.
    Change,
    /// Change in percent of the base.
    ChangePercent,
    /// Change of a rate in percentage points.
    Points,
    /// Share of a whole in percent.
    Share,
    /// The whole of a share.
    Whole,
    /// The target.
    Target,
    /// The gap to the target, positive where it is exceeded.
    TargetGap,
    /// The target in proportion to the months run.
    Progress,
    /// The gap to that.
    ProgressGap,
    /// A place in a ranking.
    Rank,
    /// How many are ranked.
    RankOf,
}

impl Measure {
    /// The name in `data-measure` and data files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Value => "value",
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

impl Phrase {
    /// Plain words.
    pub fn words(text: impl Into<String>) -> Self {
        Self(vec![Part::Words(text.into())])
    }

    /// One figure.
    pub fn figure(text: String, value: Decimal, measure: Measure) -> Self {
        Self(vec![Part::Figure { text, value, measure }])
    }

    /// The text without marks.
    pub fn plain(&self) -> String {
        let text = |part: &Part| match part {
            Part::Words(text) | Part::Figure { text, .. } => text.clone(),
        };
        self.0.iter().map(text).collect()
    }
}

/// A wording with slots: `tăng {amount}`.
#[derive(Clone, Debug, Deserialize)]
#[serde(try_from = "String")]
pub struct Pattern(Vec<Piece>);

#[derive(Clone, Debug)]
enum Piece {
    Words(String),
    Slot(String),
}

impl Pattern {
    /// The slots, in order.
    pub fn slots(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Slot(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// The pattern piece by piece: words, or `Err` with the name of a slot.
    pub fn pieces(&self) -> impl Iterator<Item = Result<&str, &str>> {
        self.0.iter().map(|piece| match piece {
            Piece::Words(text) => Ok(text.as_str()),
            Piece::Slot(name) => Err(name.as_str()),
        })
    }

    /// The wording with its slots filled. A slot nobody fills stays visible as `{name}`; the
    /// wording file is checked for that when it is read.
    pub fn fill(&self, slots: &[(&str, Phrase)]) -> Phrase {
        let mut filled = Vec::new();
        for piece in &self.0 {
            match piece {
                Piece::Words(text) => filled.push(Part::Words(text.clone())),
                Piece::Slot(name) => match slots.iter().find(|(slot, _)| slot == name) {
                    Some((_, phrase)) => filled.extend(phrase.0.iter().cloned()),
                    None => filled.push(Part::Words(format!("{{{name}}}"))),
                },
            }
        }
        Phrase(filled)
    }

    /// The same with plain texts.
    pub fn fill_text(&self, slots: &[(&str, &str)]) -> String {
        let slots: Vec<(&str, Phrase)> =
            slots.iter().map(|(name, text)| (*name, Phrase::words(*text))).collect();
        self.fill(&slots).plain()
    }
}

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut rest = text.as_str();
        while let Some(open) = rest.find('{') {
            let close = rest[open..].find('}').ok_or_else(|| format!("`{text}`: `{{` without `}}`"))?;
            if open > 0 {
                pieces.push(Piece::Words(rest[..open].to_owned()));
            }
            pieces.push(Piece::Slot(rest[open + 1..open + close].to_owned()));
            rest = &rest[open + close + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Words(rest.to_owned()));
        }
        Ok(Self(pieces))
    }
}
