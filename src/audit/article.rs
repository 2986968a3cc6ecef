//! The figures of an article in order, each with the words around it. Nothing is tested here.

use std::ops::Range;

use super::document::{Block, BlockKind, Document};
use super::quantity::{quantities, same_unit};
use super::sentence::{Brackets, before_number, is_note, lower, sentence_ends};
use crate::diagnostic::Language;
use crate::number::{Exact, Interval};
use crate::wording::read::{Amount, Class, Fault, Hedge, Mention, Unit, Verb, read};

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

/// What a figure is in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// So much of something.
    Level,
    /// By so much it rose or fell.
    Change(Way),
    /// By so many percent it rose or fell.
    ChangePercent(Way),
    /// A share or rate in percent.
    Rate,
    /// A difference of two rates.
    Gap(Way),
    /// A multiple.
    Fold,
    /// Not to be tested: an age of things, a part in words.
    Other,
}

/// Up or down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

impl Way {
    fn of(verb: Verb) -> Option<Self> {
        match verb {
            Verb::Rise | Verb::Exceed | Verb::Above => Some(Self::Up),
            Verb::Fall | Verb::Short | Verb::Below => Some(Self::Down),
            _ => None,
        }
    }

    /// The same with the sign of the way.
    pub fn signed(self, amount: Interval) -> Interval {
        match self {
            Self::Up => amount,
            Self::Down => amount.neg(),
        }
    }
}

impl Figure {
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

    fn give_roles(&mut self) {
        for at in 0..self.figures.len() {
            let role = self.role(at);
            if let Some(figure) = self.figures.get_mut(at) {
                figure.role = role;
                // `giảm 400 vụ (-18,74%)`: verb and sign say the same thing once each.
                if let Role::Change(Way::Down) | Role::ChangePercent(Way::Down) = role {
                    figure.amount.value = figure.amount.value.abs();
                }
            }
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

    fn role(&self, at: usize) -> Role {
        let Some(figure) = self.figures.get(at) else { return Role::Other };
        // `giảm so với mức 2,76%` leads to what it was, not to by how much it fell.
        let leads_back = super::direction::way_from(&figure.before).is_some();
        let own = figure.verb().and_then(Way::of).filter(|_| !leads_back && !is_remission(figure));
        match &figure.amount.unit {
            Unit::Points => {
                let way = own.or_else(|| self.told_way(at)).or_else(|| self.shared_way(at));
                way.map_or(Role::Other, Role::Gap)
            }
            Unit::Percent => self.percent_role(at, figure, own),
            Unit::Times => Role::Fold,
            Unit::Portion => Role::Other,
            _ => match (own, figure.verb()) {
                (
                    Some(way),
                    Some(Verb::Rise | Verb::Fall | Verb::Above | Verb::Below | Verb::Short),
                ) => Role::Change(way),
                (Some(_), Some(Verb::Exceed)) => Role::Other,
                _ if leads_back => Role::Level,
                _ if figure.amount.decimals == 0
                    && matches!(&figure.amount.unit, Unit::Counted(noun) if is_time(noun)) =>
                {
                    Role::Other
                }
                _ => Role::Level,
            },
        }
    }

    /// The way of a gap whose verb stands before a bracket: `thấp hơn chỉ tiêu (40,5%) 12,01 điểm`.
    fn told_way(&self, at: usize) -> Option<Way> {
        let figure = self.figures.get(at)?;
        let down =
            ["thấp hơn", "giảm", "còn thiếu", "còn phải", "kém", "còn cách", "short", "below"];
        let up = ["cao hơn", "tăng", "vượt", "above"];
        let bracketed = self
            .previous(at)
            .filter(|(_, before)| before.bracket != 0 && before.bracket != figure.bracket);
        let passed =
            self.previous(at).filter(|(place, before)| self.is_passed_target(*place, before));
        let told = bracketed.or(passed).map(|(_, before)| &before.before);
        let words = [Some(&figure.before), told];
        words.into_iter().flatten().find_map(|words| {
            let last = |list: &[&str]| list.iter().filter_map(|word| words.rfind(word)).max();
            match (last(&down), last(&up)) {
                (None, None) => None,
                (down, up) => Some(if down > up { Way::Down } else { Way::Up }),
            }
        })
    }

    /// `vượt chỉ tiêu 48,5% là 1,5 điểm phần trăm`: the target itself, its gap is behind it.
    fn is_passed_target(&self, at: usize, figure: &Figure) -> bool {
        let named = ["chỉ tiêu", "kế hoạch", "mục tiêu", "target"]
            .iter()
            .any(|word| figure.before.trim_end().ends_with(word));
        let gap = self.next(at).is_some_and(|(_, next)| next.amount.unit == Unit::Points);
        named && gap && matches!(figure.after.trim(), "" | "là" | "tới" | "by" | "hơn" | "gần")
    }

    /// The way of the gap before it, where one verb serves both: `còn thiếu 13,04% về việc và 14,37%
    /// về tiền`, `lần lượt vượt 0,28% và 1,08%`.
    fn shared_way(&self, at: usize) -> Option<Way> {
        let figure = self.figures.get(at)?;
        let (_, before) = self.previous(at)?;
        let Role::Gap(way) = before.role else { return None };
        let own = figure.before.trim();
        let matter = figure.after.trim_start().starts_with("về ")
            && matches!(own, "về việc và" | "về tiền và" | "về việc," | "về tiền,");
        let in_turn = own == "và" && before.before.contains("lần lượt");
        (before.bracket == figure.bracket && (matter || in_turn)).then_some(way)
    }

    fn percent_role(&self, at: usize, figure: &Figure, own: Option<Way>) -> Role {
        let of_rate = figure.after.trim_start().starts_with("về tỷ lệ")
            || figure.after.trim_start().starts_with("về tỉ lệ");
        let previous = self.previous(at);
        if let Some(way) = own {
            let verb = figure.verb();
            let gap = matches!(verb, Some(Verb::Short | Verb::Above | Verb::Below | Verb::Exceed));
            if gap && self.is_passed_target(at, figure) {
                return Role::Rate;
            }
            // `đạt 53% (giảm 0,13%)`: what falls is a rate, so these are points.
            let after_rate = previous.is_some_and(|(_, before)| {
                matches!(before.role, Role::Rate)
                    && figure.bracket != 0
                    && before.bracket != figure.bracket
                    && figure.before.trim_start().starts_with('(')
                    && before.amount.value <= Exact::HUNDRED
                    && !before.before.contains("bằng")
            });
            // `đạt 69,70% (cùng kỳ đạt 70,15%, giảm 0,45%)`.
            let after_last = previous.is_some_and(|(_, before)| {
                before.role == Role::Rate
                    && figure.bracket != 0
                    && before.bracket == figure.bracket
                    && before.before.contains("cùng kỳ")
                    && before.verb() == Some(Verb::Reach)
            });
            return if of_rate || gap || after_rate || after_last {
                Role::Gap(way)
            } else {
                Role::ChangePercent(way)
            };
        }
        if let Some((_, before)) = previous
            && let Role::Change(way) = before.role
        {
            let words = figure.before.trim();
            if signed_beside(words, figure.amount.value, way) {
                return Role::ChangePercent(way);
            }
            let begins = words.trim_start_matches([',', '(', ' ']);
            let joined = matches!(words, "(" | "chết (" | "bị thương (")
                || ["hay", "hoặc", "or", "bằng"].iter().any(|word| begins.starts_with(word))
                || ["tương ứng", "tương đương", "tức"].iter().any(|word| words.contains(word));
            // `giảm gần 20 nghìn ha, bằng 99,1% so với vụ trước`: what is left, not what fell.
            let left = figure.verb() == Some(Verb::Equal) && figure.amount.value > Exact::whole(50);
            if joined && !left && words.chars().count() < 40 {
                return Role::ChangePercent(way);
            }
        }
        if let Some(way) = self.shared_way(at) {
            return Role::Gap(way);
        }
        // `tăng 185 việc so với cùng kỳ (2.690 việc), tương đương 6,9%`: of the change before its base.
        if let Some((base, before)) = previous
            && before.is_level()
            && before.bracket != 0
            && before.bracket != figure.bracket
            && let Some((_, change)) = self.previous(base)
            && let Role::Change(way) = change.role
            && change.bracket == figure.bracket
            && ["tương đương", "tương ứng", "tức"]
                .contains(&figure.before.trim_matches([')', ',', ' ']))
        {
            return Role::ChangePercent(way);
        }
        Role::Rate
    }
}

/// `xét miễn, giảm cho 164 trường hợp`, `được giảm 52 trường hợp`: what courts remit does not fall.
fn is_remission(figure: &Figure) -> bool {
    let counted = matches!(figure.amount.unit, Unit::Counted(_) | Unit::Money);
    let words = [" là", " với số tiền", " cho"]
        .iter()
        .fold(figure.before.as_str(), |words, end| words.trim_end_matches(end));
    counted
        && ["miễn, giảm", "miễn giảm", "xét giảm", "được giảm", "đề nghị giảm", "được xét giảm"]
            .iter()
            .any(|end| words.ends_with(end))
}

/// `(+6,72%)`, `số vụ khám phá (-10,28%)` behind a change: a sign of its own way makes a percentage
/// the change's, whatever is counted stands between.
fn signed_beside(words: &str, value: Exact, way: Way) -> bool {
    let (lead, fits) = match (words.strip_suffix("(+"), words.strip_suffix(['-', '−'])) {
        (Some(lead), _) => (lead, way == Way::Up),
        (None, Some(lead)) if lead.ends_with('(') => (lead.trim_end_matches('('), way == Way::Down),
        _ if value < Exact::ZERO && words.ends_with('(') => {
            (words.trim_end_matches('('), way == Way::Down)
        }
        _ => return false,
    };
    fits && !lead.contains([',', ';', '(', ')', ':']) && lead.split_whitespace().count() <= 8
}

fn is_time(noun: &str) -> bool {
    matches!(
        noun,
        "ngày"
            | "tháng"
            | "năm"
            | "giờ"
            | "phút"
            | "tuần"
            | "giây"
            | "days"
            | "months"
            | "years"
            | "day"
            | "month"
            | "year"
            | "tuổi"
    )
}

#[derive(Default)]
struct Counts {
    sentences: usize,
    brackets: usize,
}
