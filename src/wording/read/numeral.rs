//! Digits with their marks: `10.232`, `47,3`, `1,234.5`, `6 374 929`. What a dot or comma means is
//! told by the lengths of the groups, then by the other numbers of the paragraph, then by what is
//! counted; where all are silent, by the language.

use super::mention::Fault;
use super::token::{Gap, Kind, Text, Token};
use crate::diagnostic::Language;
use crate::number::Decimal;

/// The most digits a number may have: what a [`Decimal`] always holds exactly.
const MOST_DIGITS: usize = 28;

/// How the numbers of a paragraph that can be read in one way only use their marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    dot_groups: bool,
    comma_groups: bool,
    dot_decimals: bool,
    comma_decimals: bool,
}

impl Marks {
    /// The marks of each token's paragraph; where it says nothing, those of the whole text.
    pub fn of_paragraphs(tokens: &[Token<'_>]) -> Vec<Self> {
        let mut all = Self::default();
        let mut paragraphs: Vec<(usize, Self)> = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let start = at;
            let mut marks = Self::default();
            while at < tokens.len() && (at == start || tokens[at].gap < Gap::Line) {
                if tokens[at].kind == Kind::Digits && !tokens_joined(tokens, at) {
                    let chain = Chain::of(tokens, at);
                    marks.learn(&chain);
                    at = chain.end;
                } else {
                    at += 1;
                }
            }
            all.learn_from(marks);
            paragraphs.push((at, marks));
        }
        let mut each = Vec::with_capacity(tokens.len());
        for (end, marks) in paragraphs {
            let known = if marks == Self::default() { all } else { marks };
            each.resize(end, known);
        }
        each
    }

    fn learn_from(&mut self, other: Self) {
        self.dot_groups |= other.dot_groups;
        self.comma_groups |= other.comma_groups;
        self.dot_decimals |= other.dot_decimals;
        self.comma_decimals |= other.comma_decimals;
    }

    fn learn(&mut self, chain: &Chain) {
        let threes = chain.inner_are_threes();
        match chain.shape() {
            Shape::One('.') if chain.last() != 3 => self.dot_decimals |= chain.last() < 3,
            Shape::One(',') if chain.last() != 3 => self.comma_decimals = true,
            Shape::Groups('.') if threes && chain.last() == 3 => self.dot_groups = true,
            Shape::Groups(',') if threes && chain.last() == 3 => self.comma_groups = true,
            Shape::GroupsThen('.') if threes => {
                self.dot_groups = true;
                self.comma_decimals = true;
            }
            Shape::GroupsThen(',') if threes => {
                self.comma_groups = true;
                self.dot_decimals = true;
            }
            _ => {}
        }
    }
}

/// Whether digits are the tail of something longer: a date, a document number, a name.
fn tokens_joined(tokens: &[Token<'_>], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    tokens[at].gap <= Gap::Hidden
        && before.is_some_and(|t| matches!(t.kind, Kind::Mark('/' | '-' | '.' | ',')))
}

/// Groups of digits with one mark between each two.
struct Chain {
    end: usize,
    lengths: Vec<usize>,
    marks: Vec<char>,
    digits: Vec<String>,
    hidden: bool,
}

/// The marks of a chain.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Plain,
    One(char),
    Groups(char),
    /// Several groups by this mark, then one by the other.
    GroupsThen(char),
    Mixed,
}

impl Chain {
    fn of(tokens: &[Token<'_>], at: usize) -> Self {
        let mut chain = Self {
            end: at,
            lengths: Vec::new(),
            marks: Vec::new(),
            digits: Vec::new(),
            hidden: false,
        };
        chain.take(tokens);
        while let (Some(mark), Some(next)) = (tokens.get(chain.end), tokens.get(chain.end + 1)) {
            let Kind::Mark(sign @ ('.' | ',')) = mark.kind else { break };
            if next.kind != Kind::Digits || mark.gap > Gap::Hidden || next.gap > Gap::Hidden {
                break;
            }
            chain.marks.push(sign);
            chain.end += 1;
            chain.take(tokens);
        }
        chain
    }

    /// Takes one group; hidden characters within it are looked through.
    fn take(&mut self, tokens: &[Token<'_>]) {
        let mut group = String::new();
        while let Some(token) = tokens.get(self.end).filter(|t| t.kind == Kind::Digits) {
            if !group.is_empty() {
                if token.gap != Gap::Hidden {
                    break;
                }
                self.hidden = true;
            }
            group.push_str(&token.folded);
            self.end += 1;
        }
        self.lengths.push(group.len());
        self.digits.push(group);
    }

    fn last(&self) -> usize {
        self.lengths.last().copied().unwrap_or(0)
    }

    fn inner_are_threes(&self) -> bool {
        let inner = self.lengths.len().saturating_sub(1);
        self.lengths.first().is_some_and(|first| (1..=3).contains(first))
            && self.lengths.iter().take(inner).skip(1).all(|length| *length == 3)
    }

    fn all_threes(&self) -> bool {
        self.inner_are_threes() && self.lengths.iter().skip(1).all(|length| *length == 3)
    }

    fn shape(&self) -> Shape {
        match self.marks.split_last() {
            None => Shape::Plain,
            Some((last, [])) => Shape::One(*last),
            Some((last, before)) => match before.first() {
                Some(first) if before.iter().all(|mark| mark == first) => {
                    if first == last {
                        Shape::Groups(*first)
                    } else {
                        Shape::GroupsThen(*first)
                    }
                }
                _ => Shape::Mixed,
            },
        }
    }

    fn whole(&self) -> Option<Decimal> {
        decimal(&self.digits.concat(), "")
    }

    fn with_decimals(&self) -> Option<Decimal> {
        let (last, whole) = self.digits.split_last()?;
        decimal(&whole.concat(), last)
    }
}

fn decimal(whole: &str, decimals: &str) -> Option<Decimal> {
    let digits = format!("{whole}{decimals}");
    let digits = digits.trim_start_matches('0');
    if digits.len() > MOST_DIGITS || decimals.len() > MOST_DIGITS {
        return None;
    }
    let mantissa: i128 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    Decimal::try_from_i128_with_scale(mantissa, u32::try_from(decimals.len()).ok()?).ok()
}

/// A number in digits, its marks not yet settled.
pub(super) struct Numeral {
    /// The token after it.
    pub end: usize,
    /// The value if its marks part groups.
    grouped: Option<Decimal>,
    /// The value if its last mark is the decimal one.
    decimal: Option<Decimal>,
    /// Which of the two the paragraph speaks for.
    paragraph: Option<Sense>,
    language: Sense,
    pub faults: Vec<Fault>,
    /// Whether it bears marks between groups, or none at all.
    pub digits: usize,
}

/// What the last mark of a number means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sense {
    Groups,
    Decimals,
}

/// What a number counts, as far as it bears on its marks.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counting {
    /// Things that have no fractions.
    Whole,
    /// Percent and points.
    Percent,
    /// Anything else.
    Open,
}

impl Numeral {
    /// Reads the number that begins at a token; nothing where no digits stand there. The error
    /// carries the end and the fault of digits that are no number.
    pub fn read(text: &Text, at: usize) -> Option<Result<Self, (usize, Fault)>> {
        text.digits(at)?;
        let chain = Chain::of(&text.tokens, at);
        if let Some(slashed) = Self::slashed(text, &chain) {
            return Some(Ok(slashed));
        }
        if chain.marks.is_empty()
            && let Some(spaced) = Self::spaced(text, at)
        {
            return Some(Ok(spaced));
        }
        let marks = text.marks.get(at).copied().unwrap_or_default();
        let mut faults = Vec::new();
        if chain.hidden {
            faults.push(Fault::HiddenCharacter);
        }
        let padded = chain.digits.first().is_some_and(|d| d.len() > 1 && d.starts_with('0'));
        if padded {
            faults.push(Fault::ZeroPadded);
        }
        let (threes, all) = (chain.inner_are_threes(), chain.all_threes());
        let zero = chain.digits.first().is_some_and(|first| first == "0");
        let (grouped, decimal) = match chain.shape() {
            Shape::Plain => (chain.whole(), None),
            Shape::One(_) if all && !zero && !padded => (chain.whole(), chain.with_decimals()),
            Shape::One(_) => (None, chain.with_decimals()),
            Shape::Groups(_) if all => (chain.whole(), None),
            Shape::GroupsThen(_) if threes => (None, chain.with_decimals()),
            Shape::Mixed | Shape::GroupsThen(_) if all => {
                faults.push(Fault::MixedSeparators);
                (chain.whole(), None)
            }
            _ => return Some(Err((chain.end, Fault::BrokenGroups))),
        };
        if grouped.is_none() && decimal.is_none() {
            return Some(Err((chain.end, Fault::TooLong)));
        }
        let mixed = match chain.shape() {
            Shape::One('.') if grouped.is_none() => marks.comma_decimals || marks.dot_groups,
            Shape::One(',') if grouped.is_none() => marks.dot_decimals || marks.comma_groups,
            Shape::Groups('.') => marks.comma_groups,
            Shape::Groups(',') => marks.dot_groups,
            _ => false,
        };
        if mixed {
            faults.push(Fault::MixedSeparators);
        }
        let (paragraph, language) = senses(chain.shape(), marks, text.language);
        let digits = chain.lengths.iter().sum();
        Some(Ok(Self { end: chain.end, grouped, decimal, paragraph, language, faults, digits }))
    }

    /// `12/345.678.000`: a slash where the first dot belongs.
    fn slashed(text: &Text, chain: &Chain) -> Option<Self> {
        let slash = chain.end;
        if !text.is_mark(slash, '/') || !text.glued(slash) || !text.glued(slash + 1) {
            return None;
        }
        text.digits(slash + 1)?;
        let rest = Chain::of(&text.tokens, slash + 1);
        let three = |chain: &Chain| chain.lengths.iter().all(|length| *length == 3);
        let dotted = |chain: &Chain| chain.marks.iter().all(|mark| *mark == '.');
        // Only money in thousands: `363/830 việc` and `12/345.678 người` are ratios.
        let money = super::unit::currency(text, rest.end).is_some();
        let thousands = rest.digits.last().is_some_and(|last| last == "000");
        let grouped =
            chain.marks.is_empty() && !rest.marks.is_empty() && dotted(&rest) && three(&rest);
        if !(money && thousands && grouped && chain.all_threes()) {
            return None;
        }
        let digits = chain.digits.concat() + &rest.digits.concat();
        Some(Self {
            end: rest.end,
            grouped: Some(decimal(&digits, "")?),
            decimal: None,
            paragraph: None,
            language: Sense::Groups,
            faults: vec![Fault::SlashInNumber],
            digits: digits.len(),
        })
    }

    /// `6 374 929`: spaces between groups. With one ordinary space only where a unit follows.
    fn spaced(text: &Text, at: usize) -> Option<Self> {
        let first = text.digits(at).filter(|d| d.len() <= 3 && !d.starts_with('0'))?;
        let mut digits = first.to_owned();
        let (mut end, mut groups, mut firm) = (at + 1, 0, true);
        while let Some(token) = text.get(end) {
            let spaced = matches!(token.gap, Gap::NoBreak | Gap::Space);
            if !spaced || token.kind != Kind::Digits || token.folded.len() != 3 {
                break;
            }
            if groups == MOST_DIGITS / 3 {
                return None;
            }
            firm &= token.gap == Gap::NoBreak;
            digits.push_str(&token.folded);
            groups += 1;
            end += 1;
        }
        let unit = text.same_line(end)
            && (text.is_mark(end, '%') || super::unit::is_scale_or_counted(text, end));
        if groups == 0 || !(firm || groups > 1 || unit) {
            return None;
        }
        let mut decimals = String::new();
        if text.is_mark(end, ',')
            && text.glued(end)
            && text.glued(end + 1)
            && let Some(tail) = text.digits(end + 1)
        {
            decimals = tail.to_owned();
            end += 2;
        } else if text.is_mark(end, '.') && text.glued(end + 1) && text.digits(end + 1).is_some() {
            return None;
        }
        let value = decimal(&digits, &decimals)?;
        Some(Self {
            end,
            grouped: Some(value),
            decimal: None,
            paragraph: None,
            language: Sense::Groups,
            faults: Vec::new(),
            digits: digits.len(),
        })
    }

    /// The value, and the other one it may have.
    pub fn settle(&self, counting: Counting) -> (Decimal, Option<Decimal>) {
        match (self.grouped, self.decimal) {
            (Some(only), None) | (None, Some(only)) => (only, None),
            (None, None) => (Decimal::ZERO, None),
            (Some(grouped), Some(decimal)) => {
                let sense = match (counting, self.paragraph) {
                    // No count has three decimals, and no rate is in the thousands.
                    (Counting::Whole, _) => return (grouped, None),
                    (Counting::Percent, _) => return (decimal, None),
                    (Counting::Open, Some(sense)) => sense,
                    (Counting::Open, None) => self.language,
                };
                match sense {
                    Sense::Groups => (grouped, Some(decimal)),
                    Sense::Decimals => (decimal, Some(grouped)),
                }
            }
        }
    }
}

/// What the paragraph and the language say of a single mark before three digits.
fn senses(shape: Shape, marks: Marks, language: Language) -> (Option<Sense>, Sense) {
    let (for_groups, for_decimals, at_home) = match shape {
        Shape::One('.') => (
            marks.dot_groups || (marks.comma_decimals && !marks.dot_decimals),
            marks.comma_groups || (marks.dot_decimals && !marks.comma_decimals),
            Language::Vi,
        ),
        _ => (
            marks.comma_groups || (marks.dot_decimals && !marks.comma_decimals),
            marks.dot_groups || (marks.comma_decimals && !marks.dot_decimals),
            Language::En,
        ),
    };
    let paragraph = match (for_groups, for_decimals) {
        (true, false) => Some(Sense::Groups),
        (false, true) => Some(Sense::Decimals),
        _ => None,
    };
    (paragraph, if language == at_home { Sense::Groups } else { Sense::Decimals })
}
