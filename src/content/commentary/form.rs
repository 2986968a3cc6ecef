//! The closed set of forms: the ways a reference may say its figure.
//!
//! A form is what stands after `|` in `{{ viec.thu_ly | change percent }}`. This module knows the
//! words of the set and their arguments; how a figure is said is for `wording` alone.

use unicode_normalization::UnicodeNormalization;

use super::reference::{Named, Word, Words, no_source, unquoted};
use super::rules;
use crate::content::nearest::nearest;
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;
use crate::wording::Unit;
pub use crate::wording::{ChangePart, PointsStyle, Scale, ShareStyle, TargetKind, TargetPart};

/// How a reference says what it names.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// `value`, and no form at all: 10.232 việc, 47,3%
    Value,
    /// `number`: 10.232
    Number,
    /// `words`: 6.467 tỷ 721 triệu 795 nghìn đồng
    Words,
    /// `billions`: 966,81 tỷ đồng
    Billions,
    /// `about [trăm|nghìn|triệu|tỷ]`: hơn 10.000 việc
    About(Option<Scale>),
    /// `change [amount|percent]`
    Change(ChangePart),
    /// `points [percent]`
    Points(PointsStyle),
    /// `same`: the value of the same period one year earlier
    Same,
    /// `share [number] [of FIGURE]`
    Share {
        /// The whole, where it is not the one the indicator declares.
        of: Option<Named>,
        /// How it is said.
        style: ShareStyle,
    },
    /// `of [FIGURE]`: 3.345/7.072 việc
    Of(Option<Named>),
    /// `target [progress] [gap|value]`
    Target {
        /// What is said of it.
        part: TargetPart,
        /// Which target.
        kind: TargetKind,
    },
    /// `rank`: xếp thứ 3/15
    Rank,
    /// `name`: the name of the indicator, the period or the office
    Name,
    /// `dates`, of a period: từ 01/10/2019 đến 31/3/2020
    Dates,
    /// `short`, of an office: its short name
    Short,
    /// `typed "SOURCE"`, of words with a number: where the writer has it from
    Typed(String),
}

/// What a form is asked of; each has its own set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// A figure.
    Figure,
    /// `period`.
    Period,
    /// `office`.
    Office,
    /// Words with a typed number.
    Typed,
}

const OF_FIGURE: [&str; 13] = [
    "value", "number", "words", "billions", "about", "change", "points", "same", "share", "of",
    "target", "rank", "name",
];
const OF_PERIOD: [&str; 2] = ["name", "dates"];
const OF_OFFICE: [&str; 2] = ["name", "short"];
const OF_TYPED: [&str; 1] = ["typed"];
const SCALES: [(&str, Scale); 4] = [
    ("trăm", Scale::Hundred),
    ("nghìn", Scale::Thousand),
    ("triệu", Scale::Million),
    ("tỷ", Scale::Billion),
];

impl Asked {
    /// The words that may open a form here.
    pub fn forms(self) -> &'static [&'static str] {
        match self {
            Self::Figure => &OF_FIGURE,
            Self::Period => &OF_PERIOD,
            Self::Office => &OF_OFFICE,
            Self::Typed => &OF_TYPED,
        }
    }

    pub(super) fn takes_office(self) -> bool {
        matches!(self, Self::Figure | Self::Office)
    }

    pub(super) fn takes_period(self) -> bool {
        matches!(self, Self::Figure | Self::Period)
    }

    fn default_form(self) -> Form {
        match self {
            Self::Figure => Form::Value,
            Self::Period | Self::Office | Self::Typed => Form::Name,
        }
    }
}

impl Form {
    /// Whether a figure of a unit can ever be said so, whatever its value.
    pub fn suits(&self, unit: &Unit) -> bool {
        let rate = *unit == Unit::Percent;
        match self {
            Self::Points(_) => rate,
            Self::Change(_) | Self::Share { .. } | Self::Of(_) | Self::About(Some(_)) => !rate,
            Self::Words | Self::Billions => *unit == Unit::Money,
            _ => true,
        }
    }

    /// Reads a form that stands alone, as in `columns: [value, change percent]` of a table block.
    ///
    /// `at` covers `text` exactly. `None` after a problem was added.
    pub fn read(text: &str, at: Span, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let mut words = Words::new(text, at);
        if words.is_done() {
            problems.push(nothing_said(at, Asked::Figure));
            return None;
        }
        read_form(&mut words, Asked::Figure, problems)
    }
}

/// Reads the form a reference ends with. Nothing left to read means the default form.
pub(super) fn read_form(
    words: &mut Words<'_>,
    asked: Asked,
    problems: &mut Vec<Diagnostic>,
) -> Option<Form> {
    let Some(first) = words.next() else { return Some(asked.default_form()) };
    if !asked.forms().contains(&first.text) {
        problems.push(unknown(&first, asked));
        return None;
    }
    let form = match first.text {
        "value" => Form::Value,
        "number" => Form::Number,
        "words" => Form::Words,
        "billions" => Form::Billions,
        "same" => Form::Same,
        "rank" => Form::Rank,
        "name" => Form::Name,
        "dates" => Form::Dates,
        "short" => Form::Short,
        "typed" => typed(&first, words, problems)?,
        "about" => Form::About(scale(words, problems)?),
        "change" if words.take("amount") => Form::Change(ChangePart::Amount),
        "change" if words.take("percent") => Form::Change(ChangePart::Percent),
        "change" => Form::Change(ChangePart::Both),
        "points" if words.take("percent") => Form::Points(PointsStyle::PercentOfRate),
        "points" => Form::Points(PointsStyle::Points),
        "share" => share(words, problems)?,
        "of" => Form::Of(words.name(problems)?),
        "target" => target(words),
        _ => return None,
    };
    match words.next() {
        None => Some(form),
        Some(extra) => {
            problems.push(superfluous(&first, &extra));
            None
        }
    }
}

fn scale(words: &mut Words<'_>, problems: &mut Vec<Diagnostic>) -> Option<Option<Scale>> {
    let Some(word) = words.next() else { return Some(None) };
    let composed: String = word.text.nfc().collect();
    if let Some((_, scale)) = SCALES.iter().find(|(name, _)| *name == composed) {
        return Some(Some(*scale));
    }
    let (typed, names) = (word.shown(), SCALES.map(|(name, _)| name));
    let list = names.join(", ");
    let remedy = match nearest(&typed, names) {
        Some(near) => say!(
            "Có phải là “{near}”? Các đơn vị dùng được: {list}.",
            "Did you mean “{near}”? The scales are: {list}."
        ),
        None => say!("Dùng một trong các đơn vị: {list}.", "Use one of the scales: {list}."),
    };
    let message = say!(
        "“{typed}” không phải là đơn vị làm tròn của dạng about",
        "“{typed}” is not a scale the form about can round to"
    );
    problems.push(Diagnostic::new(&rules::UNKNOWN_FORM, word.span, message, remedy));
    None
}

fn share(words: &mut Words<'_>, problems: &mut Vec<Diagnostic>) -> Option<Form> {
    let mut style = if words.take("number") { ShareStyle::Number } else { ShareStyle::Phrase };
    let mut of = None;
    if let Some(word) = words.take_word("of") {
        of = words.name(problems)?;
        if of.is_none() {
            problems.push(Diagnostic::new(
                &rules::MALFORMED_REFERENCE,
                word,
                say!("Sau “of” thiếu mã chỉ tiêu", "“of” is not followed by a figure"),
                say!(
                    "Viết mã của tổng thể sau “of”, ví dụ: share of viec.phai_th; hoặc bỏ “of” để \
                     lấy tổng thể đã khai báo.",
                    "Name the whole after “of”, as in: share of viec.phai_th; or leave “of” out \
                     to take the whole that is declared."
                ),
            ));
            return None;
        }
    }
    if words.take("number") {
        style = ShareStyle::Number;
    }
    Some(Form::Share { of, style })
}

/// The fewest words that can name a source.
const SOURCE_WORDS: usize = 2;

fn typed(form: &Word<'_>, words: &mut Words<'_>, problems: &mut Vec<Diagnostic>) -> Option<Form> {
    let Some(word) = words.next().filter(Word::is_quoted) else {
        problems.push(no_source(form.span));
        return None;
    };
    // Nothing between the marks is no source; marks that do not close are another fault.
    let empty = word.text.chars().all(|c| c.is_whitespace() || !c.is_alphanumeric());
    if empty && word.text.chars().count() > 1 {
        problems.push(no_source(word.span));
        return None;
    }
    let source = unquoted(&word, problems)?;
    let named = source.split(' ').filter(|w| w.chars().any(char::is_alphabetic)).count();
    if named < SOURCE_WORDS {
        problems.push(no_source(word.span));
        return None;
    }
    Some(Form::Typed(source))
}

fn target(words: &mut Words<'_>) -> Form {
    let kind = if words.take("progress") { TargetKind::Progress } else { TargetKind::FullYear };
    let part = if words.take("gap") {
        TargetPart::Gap
    } else if words.take("value") {
        TargetPart::Value
    } else {
        TargetPart::Full
    };
    Form::Target { part, kind }
}

fn unknown(word: &Word<'_>, asked: Asked) -> Diagnostic {
    let typed = word.shown();
    let list = asked.forms().join(", ");
    let fits_elsewhere = [Asked::Figure, Asked::Period, Asked::Office]
        .into_iter()
        .any(|other| other.forms().contains(&word.text));
    let (vi, en) = match asked {
        Asked::Figure => ("chỉ tiêu", "a figure"),
        Asked::Period => ("kỳ báo cáo (period)", "the period"),
        Asked::Office => ("đơn vị (office)", "the office"),
        Asked::Typed => ("số gõ tay", "a typed number"),
    };
    if fits_elsewhere {
        return Diagnostic::new(
            &rules::FORM_MISFIT,
            word.span,
            say!("Dạng “{typed}” không dùng được cho {vi}", "The form “{typed}” does not fit {en}"),
            say!("Các dạng dùng được ở đây: {list}.", "The forms that fit here: {list}."),
        );
    }
    let remedy = match nearest(&typed, asked.forms().iter().copied()) {
        Some(near) => say!(
            "Có phải là “{near}”? Các dạng dùng được ở đây: {list}.",
            "Did you mean “{near}”? The forms that fit here: {list}."
        ),
        None => say!("Các dạng dùng được ở đây: {list}.", "The forms that fit here: {list}."),
    };
    let message = say!("Không có dạng “{typed}”", "There is no form “{typed}”");
    Diagnostic::new(&rules::UNKNOWN_FORM, word.span, message, remedy)
}

fn superfluous(form: &Word<'_>, extra: &Word<'_>) -> Diagnostic {
    let (name, typed) = (form.text, extra.shown());
    let arguments: &[&str] = match name {
        "change" => &["amount", "percent"],
        "points" => &["percent"],
        "share" => &["number", "of"],
        "target" => &["progress", "gap", "value"],
        _ => &[],
    };
    let list = arguments.join(", ");
    let remedy = match (nearest(&typed, arguments.iter().copied()), arguments) {
        (_, []) => say!("Bỏ “{typed}”.", "Leave “{typed}” out."),
        (Some(near), _) => say!(
            "Có phải là “{near}”? Sau {name} chỉ dùng được: {list}.",
            "Did you mean “{near}”? After {name} only these fit: {list}."
        ),
        (None, _) => say!(
            "Bỏ “{typed}”; sau {name} chỉ dùng được: {list}.",
            "Leave “{typed}” out; after {name} only these fit: {list}."
        ),
    };
    let message = say!(
        "Dạng {name} không nhận “{typed}” ở đây",
        "The form {name} does not take “{typed}” here"
    );
    Diagnostic::new(&rules::UNKNOWN_FORM, extra.span, message, remedy)
}

/// A `|` or a column with no form after it.
pub(super) fn nothing_said(at: Span, asked: Asked) -> Diagnostic {
    let list = asked.forms().join(", ");
    Diagnostic::new(
        &rules::MALFORMED_REFERENCE,
        at,
        say!("Thiếu tên dạng", "The form is missing"),
        say!(
            "Viết một trong các dạng: {list}; hoặc bỏ dấu “|” để dùng dạng mặc định.",
            "Write one of the forms: {list}; or leave “|” out for the default form."
        ),
    )
}
