//! The figures of an article in order, each with the words around it. Nothing is tested here.

mod role;

use std::ops::Range;

use super::document::{Block, BlockKind, Document};
use super::quantity::{quantities, same_unit};
use super::sentence::{Brackets, before_number, is_note, lower, sentence_ends};
use crate::diagnostic::Language;
use crate::number::Interval;
use crate::wording::read::{Amount, Class, Fault, Hedge, Mention, Unit, Verb, read};
pub(super) use role::{Role, Way};

/// A sentence with more figures than this is taken for several: no reader follows it either, and
/// the time an article takes stays in proportion to its length.
const MOST_IN_SENTENCE: usize = 40;

/// A printed quantity in its sentence.
#[derive(Debug)]
pub(super) struct Figure {
    /// Number and unit, in the document's text.
    pub range: Range<usize>,
    pub amount: Amount,
    /// What follows the slash of a ratio.
    pub whole: Option<Amount>,
    /// The block it stands in.
    pub block: usize,
    /// The sentence, counted through the document.
    pub sentence: usize,
    /// The words from the figure before it in the sentence, in small letters.
    pub before: String,
    /// The words to the next figure of the sentence.
    pub after: String,
    /// What is said of it behind the bracket of its share: `7,205 (69.16%) were eligible`.
    pub predicate: String,
    /// The bracket it stands in, counted through the document; 0 for none.
    pub bracket: usize,
    pub role: Role,
}

impl Figure {
    /// Whether it is a rate in percent.
    pub fn is_percentage(&self) -> bool {
        self.role == Role::Rate && self.amount.unit == Unit::Percent
    }

    pub fn verb(&self) -> Option<Verb> {
        self.amount.verb.as_ref().map(|(verb, _)| *verb)
    }

    pub fn interval(&self) -> Option<Interval> {
        self.amount.interval().ok()
    }

    pub fn is_level(&self) -> bool {
        self.role == Role::Level
    }

    /// Whether both are counted in the same unit, as far as the units are said.
    pub fn same_unit(&self, other: &Self) -> bool {
        same_unit(&self.amount.unit, &other.amount.unit)
            || self.ends_in_unit_of(other)
            || other.ends_in_unit_of(self)
    }

    /// `1.487 nguồn tin` and `1.296 tin`: the reader knows one syllable of a noun of two.
    fn ends_in_unit_of(&self, other: &Self) -> bool {
        let second = self.after.split_whitespace().next().unwrap_or("");
        match (&self.amount.unit, &other.amount.unit) {
            (Unit::Counted(first), Unit::Counted(noun)) => {
                second == noun && !first.contains([' ', '/'])
            }
            _ => false,
        }
    }

    pub fn is_hedged(&self) -> bool {
        !matches!(self.amount.hedge, None | Some((Hedge::Estimated, _)))
    }
}

/// An article with its figures.
pub(super) struct Article<'d> {
    pub document: &'d Document,
    pub mentions: Vec<Mention>,
    pub figures: Vec<Figure>,
    /// Cells of tables with what is read in them.
    pub cells: Vec<Cell>,
    /// Where the first number stands that no rule can read.
    unreadable: Option<usize>,
    /// For each figure the whole of the list it stands in.
    pub wholes: Vec<Option<usize>>,
    /// Caseloads with the lines that state them.
    pub caseloads: Vec<super::caseload::Caseload>,
    /// Where the first number stands that is one too many to be tested against the others.
    pub untested: Option<Range<usize>>,
}

/// How many numbers of an article are tested against one another. An article people read has some
/// hundreds; each number is compared with many others, so a file of a hundred thousand would keep
/// the program busy for hours.
const MOST_FIGURES: usize = 1_000;
/// The same for cells of tables.
const MOST_CELLS: usize = 4_000;
/// How many bytes of one paragraph are read: a line of a megabyte is no paragraph.
const MOST_BYTES: usize = 256 << 10;
/// How many bytes of an article are read: a book, and more than any page on the web.
const MOST_TEXT: usize = 2 << 20;

/// A cell of a table.
pub(super) struct Cell {
    pub table: usize,
    pub row: usize,
    pub column: usize,
    pub text: String,
    pub figure: Option<(Range<usize>, Amount)>,
}

impl<'d> Article<'d> {
    pub fn of(document: &'d Document, language: Language) -> Self {
        let mut article = Self {
            document,
            mentions: Vec::new(),
            figures: Vec::new(),
            cells: Vec::new(),
            unreadable: None,
            wholes: Vec::new(),
            caseloads: Vec::new(),
            untested: None,
        };
        let mut counts = Counts::default();
        for (at, block) in document.blocks.iter().enumerate() {
            if block.range.end > MOST_TEXT && at > 0 {
                let text = document.text.get(block.range.clone()).unwrap_or("");
                let first = text.chars().next().map_or(0, char::len_utf8);
                let start = block.range.start;
                article.untested.get_or_insert(start..start + first);
                break;
            }
            article.read_block(at, block, language, &mut counts);
        }
        super::declared::give_units(&mut article);
        article.give_roles();
        article.give_predicates();
        let unreadable = |mention: &&Mention| {
            matches!(mention.class, Class::Unreadable)
                || mention.faults.contains(&Fault::BrokenGroups)
        };
        article.unreadable = article.mentions.iter().find(unreadable).map(|m| m.range.start);
        article.wholes =
            (0..article.figures.len()).map(|at| super::whole::find_whole(&article, at)).collect();
        article.caseloads = super::caseload::caseloads(&article);
        article
    }

    fn read_block(&mut self, at: usize, block: &Block, language: Language, counts: &mut Counts) {
        let text = self.document.text.get(block.range.clone()).unwrap_or("");
        let cut = (0..=MOST_BYTES.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
        let cut = cut.unwrap_or(0);
        let (text, rest) = text.split_at_checked(cut).unwrap_or((text, ""));
        if !rest.is_empty() {
            let at = block.range.start + cut;
            self.untested.get_or_insert(at..at + rest.chars().next().map_or(0, char::len_utf8));
        }
        let moved =
            |range: &Range<usize>| range.start + block.range.start..range.end + block.range.start;
        let mentions = read(text, language);
        let left = MOST_FIGURES.saturating_sub(self.figures.len());
        let is_cell = matches!(block.kind, BlockKind::Cell { .. });
        let left = if is_cell { MOST_CELLS.saturating_sub(self.cells.len()) } else { left };
        if let Some(first) = mentions.get(left) {
            self.untested.get_or_insert(moved(&first.range));
        }
        if left == 0 {
            // Read for misprints all the same.
        } else if let BlockKind::Cell { table, row, column, .. } = block.kind {
            let figures: Vec<_> = mentions
                .iter()
                .filter_map(|m| match &m.class {
                    Class::Amount(amount) => Some((moved(&m.range), amount.clone())),
                    _ => None,
                })
                .collect();
            let lone = figures.len() == 1 && !text.contains('/');
            let figure = figures.into_iter().next().filter(|_| lone);
            self.cells.push(Cell { table, row, column, text: text.to_lowercase(), figure });
        } else {
            let tested = mentions.get(..left).unwrap_or(&mentions);
            self.read_sentences(at, text, tested, block.range.start, counts);
        }
        self.mentions.extend(mentions.into_iter().map(|mention| {
            let range = moved(&mention.range);
            Mention { range, ..mention }
        }));
    }

    fn read_sentences(
        &mut self,
        block: usize,
        text: &str,
        mentions: &[Mention],
        offset: usize,
        counts: &mut Counts,
    ) {
        let ends = sentence_ends(text, mentions);
        let mut brackets = Brackets::new(text, &mut counts.brackets);
        let mut from = 0;
        let mut last_sentence = usize::MAX;
        let mut in_sentence = 0;
        let first = self.figures.len();
        for mention in mentions.iter().filter(|mention| !is_note(text, &mention.range)) {
            let Some(quantities) = quantities(text, mention) else { continue };
            for (range, amount, whole) in quantities {
                let passed = ends.partition_point(|end| *end <= range.start);
                in_sentence += 1;
                if passed != last_sentence || in_sentence > MOST_IN_SENTENCE {
                    in_sentence = 0;
                    if last_sentence != usize::MAX {
                        self.close_last(text, ends.get(last_sentence).copied(), first, from);
                    }
                    counts.sentences += 1;
                    last_sentence = passed;
                    from = passed.checked_sub(1).and_then(|at| ends.get(at)).copied().unwrap_or(0);
                } else if let Some(last) = self.figures.last_mut() {
                    last.after = before_number(text.get(from..range.start));
                }
                self.figures.push(Figure {
                    range: range.start + offset..range.end + offset,
                    amount,
                    whole,
                    block,
                    sentence: counts.sentences,
                    before: before_number(text.get(from..range.start)),
                    after: String::new(),
                    predicate: String::new(),
                    bracket: brackets.at(range.start),
                    role: Role::Other,
                });
                from = range.end;
            }
        }
        if last_sentence != usize::MAX {
            self.close_last(text, ends.get(last_sentence).copied(), first, from);
        }
        counts.brackets = brackets.count;
    }

    fn close_last(&mut self, text: &str, end: Option<usize>, first: usize, from: usize) {
        if self.figures.len() > first
            && let Some(last) = self.figures.last_mut()
        {
            last.after = lower(text.get(from..end.unwrap_or(text.len())));
        }
    }

    fn give_predicates(&mut self) {
        for at in 0..self.figures.len() {
            let predicate = self.predicate(at).unwrap_or_default();
            if let Some(figure) = self.figures.get_mut(at) {
                figure.predicate = predicate;
            }
        }
    }

    fn predicate(&self, at: usize) -> Option<String> {
        let figure = self.figures.get(at).filter(|figure| figure.role == Role::Level)?;
        let (_, share) = self.next(at).filter(|(_, f)| f.amount.unit == Unit::Percent)?;
        let behind = share.after.trim_start().strip_prefix(')')?.trim_start();
        let first = behind.split(' ').next().unwrap_or("");
        let says = ["were", "was", "are", "is", "had", "have"].contains(&first)
            || ["có", "chưa", "đã", "được", "đang", "đủ", "không", "thuộc"].contains(&first);
        let words = behind.split([',', ';', ':', '(', ')', '.']).next()?;
        let words = words.split(" and ").next()?.split(" và ").next()?;
        (figure.after.trim_end().ends_with('(') && says).then(|| words.to_owned())
    }

    /// The figure before another in its sentence.
    pub fn previous(&self, at: usize) -> Option<(usize, &Figure)> {
        let before = at.checked_sub(1)?;
        let (this, that) = (self.figures.get(at)?, self.figures.get(before)?);
        (this.sentence == that.sentence).then_some((before, that))
    }

    /// The figure after another in its sentence.
    pub fn next(&self, at: usize) -> Option<(usize, &Figure)> {
        let (this, that) = (self.figures.get(at)?, self.figures.get(at + 1)?);
        (this.sentence == that.sentence).then_some((at + 1, that))
    }

    /// Whether a number that no rule can read stands before a figure.
    pub fn has_unreadable_before(&self, at: usize) -> bool {
        let figure = self.figures.get(at);
        figure.zip(self.unreadable).is_some_and(|(figure, place)| place < figure.range.start)
    }
}

#[derive(Default)]
struct Counts {
    sentences: usize,
    brackets: usize,
}
