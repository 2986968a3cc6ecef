//! References to figures, as written between `{{` and `}}`.
//!
//! `{{ figure [@ office][/period] [| form] }}`, with `period` and `office` as two more subjects. A
//! number no statistics hold is let in with where it is from: `{{ "19 cuộc" | typed "biên bản…" }}`.
//! Reading one is a matter of its text alone: whether the figure, office or period exists is
//! asked further up.

use super::form::{Asked, Form, nothing_said, read_form};
use super::rules;
use crate::content::nearest::plain;
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;

/// What may open or close the words of a typed number; writers paste both kinds.
const QUOTES: [char; 3] = ['"', '“', '”'];

/// The longest id, in bytes: longer ones are slips of the hand.
const LONGEST_NAME: usize = 100;

/// A name with its place.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Named {
    /// The name: ASCII letters, digits, `_`, `-`, `.`.
    pub text: String,
    /// Its place.
    pub span: Span,
}

/// What a reference speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A figure, by the id of its indicator.
    Figure(Named),
    /// The period of the article, or the one named after `/`.
    Period,
    /// The office of the article, or the one named after `@`.
    Office,
    /// Words with a number the writer vouches for, as they are to be printed.
    Typed(String),
}

/// A reference as the author wrote it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Reference {
    /// From `{{` to `}}`, both included.
    pub span: Span,
    /// What it speaks of.
    pub subject: Subject,
    /// The office after `@`; the article's where it is not given.
    pub office: Option<Named>,
    /// The period after `/`; the article's where it is not given.
    pub period: Option<Named>,
    /// How it is said.
    pub form: Form,
}

impl Reference {
    /// Reads a reference. `text` runs from `{{` to `}}`, and `span` is its place: where both are
    /// of equal length, every part has its own place; where not, all share the whole.
    ///
    /// `None` after a problem was added.
    pub fn read(text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        let inner = text.strip_prefix("{{")?.strip_suffix("}}")?;
        let exact = (span.end - span.start) as usize == text.len();
        let inside = if exact { span.within(2, 2 + inner.len()) } else { span };
        if let Some(at) = inner.find(['{', '}']) {
            let brace = if exact { inside.within(at, at + 1) } else { span };
            problems.push(brace_inside(brace));
            return None;
        }
        let mut words = Words::new(inner, inside);
        let Some(first) = words.next() else {
            problems.push(empty(span));
            return None;
        };
        let (subject, asked) = match first.text {
            _ if first.is_quoted() => (Subject::Typed(unquoted(&first, problems)?), Asked::Typed),
            "period" => (Subject::Period, Asked::Period),
            "office" => (Subject::Office, Asked::Office),
            _ => (Subject::Figure(name(&first, problems)?), Asked::Figure),
        };
        let (mut office, mut period) = (None, None);
        let mut form = None;
        while let Some(word) = words.next() {
            let slot = match word.text {
                "@" if asked.takes_office() && office.is_none() => &mut office,
                "/" if asked.takes_period() && period.is_none() => &mut period,
                "|" => {
                    if words.is_done() {
                        problems.push(nothing_said(word.span, asked));
                        return None;
                    }
                    form = Some(read_form(&mut words, asked, problems)?);
                    break;
                }
                _ => {
                    problems.push(out_of_place(&word, asked));
                    return None;
                }
            };
            *slot = words.name(problems)?;
            if slot.is_none() {
                problems.push(nothing_after(&word));
                return None;
            }
        }
        let form = match form {
            Some(form) => form,
            None if asked == Asked::Typed => {
                problems.push(no_source(span));
                return None;
            }
            None => read_form(&mut words, asked, problems)?,
        };
        Some(Self { span, subject, office, period, form })
    }
}

/// One word of a reference, or one of the signs `@ / |`.
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) span: Span,
}

impl Word<'_> {
    /// Whether it is words between quotation marks.
    pub(super) fn is_quoted(&self) -> bool {
        self.text.starts_with(QUOTES)
    }

    /// The word as a message shows it.
    pub(super) fn shown(&self) -> String {
        self.text.chars().take(40).collect()
    }
}

/// The words of a reference in order.
pub(super) struct Words<'t> {
    rest: &'t str,
    at: usize,
    whole: Span,
    exact: bool,
}

impl<'t> Words<'t> {
    pub(super) fn new(text: &'t str, whole: Span) -> Self {
        let exact = (whole.end - whole.start) as usize == text.len();
        Self { rest: text, at: 0, whole, exact }
    }

    /// The next word and what is left after it.
    fn look(&self) -> Option<(Word<'t>, usize)> {
        let rest = self.rest.trim_start();
        let first = rest.chars().next()?;
        let length = match first {
            '@' | '/' | '|' => 1,
            quote if QUOTES.contains(&quote) => quoted_length(rest, quote),
            _ => rest.find(|c: char| c.is_whitespace() || "@/|".contains(c)).unwrap_or(rest.len()),
        };
        let skipped = self.rest.len() - rest.len();
        let start = self.at + skipped;
        let span = if self.exact { self.whole.within(start, start + length) } else { self.whole };
        Some((Word { text: &rest[..length], span }, skipped + length))
    }

    pub(super) fn next(&mut self) -> Option<Word<'t>> {
        let (word, taken) = self.look()?;
        self.rest = &self.rest[taken..];
        self.at += taken;
        Some(word)
    }

    pub(super) fn is_done(&self) -> bool {
        self.rest.trim_start().is_empty()
    }

    /// Takes the next word if it is this one, and tells its place.
    pub(super) fn take_word(&mut self, wanted: &str) -> Option<Span> {
        let (word, _) = self.look()?;
        (word.text == wanted).then(|| self.next().map(|word| word.span)).flatten()
    }

    pub(super) fn take(&mut self, wanted: &str) -> bool {
        self.take_word(wanted).is_some()
    }

    /// Takes the next word as a name. `Some(None)` where no name follows, `None` after a problem.
    pub(super) fn name(&mut self, problems: &mut Vec<Diagnostic>) -> Option<Option<Named>> {
        match self.look() {
            None => Some(None),
            Some((word, _)) if ["@", "/", "|"].contains(&word.text) => Some(None),
            Some(_) => match self.next() {
                Some(word) => name(&word, problems).map(Some),
                None => Some(None),
            },
        }
    }
}

/// The bytes of quoted words, marks included; all of the rest where they are not closed.
fn quoted_length(text: &str, quote: char) -> usize {
    let inside = &text[quote.len_utf8()..];
    let closing = |c: char| if quote == '"' { c == '"' } else { QUOTES.contains(&c) };
    match inside.char_indices().find(|(_, c)| closing(*c)) {
        Some((at, close)) => quote.len_utf8() + at + close.len_utf8(),
        None => text.trim_end().len(),
    }
}

/// The words between quotation marks, or a problem where they are empty or not closed.
pub(super) fn unquoted(word: &Word<'_>, problems: &mut Vec<Diagnostic>) -> Option<String> {
    let inside = word.text.strip_prefix(QUOTES).and_then(|rest| rest.strip_suffix(QUOTES));
    let inside = inside.map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
    if let Some(text) = inside.filter(|text| !text.is_empty()) {
        return Some(text);
    }
    problems.push(Diagnostic::new(
        &rules::MALFORMED_REFERENCE,
        word.span,
        say!(
            "Phần trong ngoặc kép bị bỏ trống hoặc thiếu dấu đóng",
            "The words in quotation marks are empty or not closed"
        ),
        say!(
            "Viết theo mẫu: {{{{ \"19 cuộc\" | typed \"biên bản họp ngày 24/4/2020\" }}}}.",
            "Write it like this: {{{{ \"19 cuộc\" | typed \"biên bản họp ngày 24/4/2020\" }}}}."
        ),
    ));
    None
}

/// A typed number nobody says the source of.
pub(super) fn no_source(at: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::TYPED_WITHOUT_SOURCE,
        at,
        say!(
            "Số gõ tay này chưa nêu lấy từ đâu",
            "This typed number does not say where it is from"
        ),
        say!(
            "Nêu văn bản hoặc người cung cấp, ít nhất hai chữ: {{{{ \"19 cuộc\" | typed \"biên bản họp ngày 24/4/2020\" }}}}. \
             Số có trong thống kê thì viết mã chỉ tiêu.",
            "Name the document or the person, in at least two words: {{{{ \"19 cuộc\" | typed \"biên bản họp ngày 24/4/2020\" }}}}. \
             A number the statistics hold is written by its indicator."
        ),
    )
}

fn name(word: &Word<'_>, problems: &mut Vec<Diagnostic>) -> Option<Named> {
    let plain_letter = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
    if word.text.len() <= LONGEST_NAME && word.text.chars().all(plain_letter) {
        return Some(Named { text: word.text.to_owned(), span: word.span });
    }
    if ["@", "/", "|"].contains(&word.text) {
        problems.push(empty(word.span));
        return None;
    }
    let typed = word.shown();
    let folded: String = plain(&typed).chars().filter(|c| plain_letter(*c)).collect();
    let remedy = if folded.is_empty() {
        say!(
            "Mã chỉ gồm chữ cái không dấu, chữ số và các dấu _ - . như đã khai báo trong thư mục \
             statistics.",
            "Ids hold only plain letters, digits and _ - . as declared in the folder statistics."
        )
    } else {
        say!(
            "Mã chỉ gồm chữ cái không dấu, chữ số và các dấu _ - . Có thể là “{folded}”?",
            "Ids hold only plain letters, digits and _ - . Perhaps “{folded}”?"
        )
    };
    problems.push(Diagnostic::new(
        &rules::MALFORMED_REFERENCE,
        word.span,
        say!("“{typed}” không thể là một mã", "“{typed}” cannot be an id"),
        remedy,
    ));
    None
}

fn empty(at: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::MALFORMED_REFERENCE,
        at,
        say!("Tham chiếu không nêu chỉ tiêu nào", "The reference names no figure"),
        say!(
            "Viết mã chỉ tiêu ngay sau {{{{, ví dụ: {{{{ viec.thu_ly }}}}.",
            "Write the figure's id right after {{{{, as in: {{{{ viec.thu_ly }}}}."
        ),
    )
}

fn brace_inside(at: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::MALFORMED_REFERENCE,
        at,
        say!("Trong tham chiếu có dấu ngoặc nhọn thừa", "A stray brace inside a reference"),
        say!(
            "Mở bằng đúng hai dấu {{{{ và đóng bằng đúng hai dấu }}}}, bên trong không có ngoặc nhọn.",
            "Open with exactly {{{{ and close with exactly }}}}, with no brace in between."
        ),
    )
}

fn nothing_after(sign: &Word<'_>) -> Diagnostic {
    let typed = sign.text;
    let (vi, en) = match typed {
        "@" => ("mã đơn vị, ví dụ: @ hai-phong", "an office, as in: @ hai-phong"),
        _ => ("mã kỳ báo cáo, ví dụ: /2020-6m", "a period, as in: /2020-6m"),
    };
    Diagnostic::new(
        &rules::MALFORMED_REFERENCE,
        sign.span,
        say!("Sau “{typed}” thiếu mã", "“{typed}” is followed by no id"),
        say!(
            "Viết sau “{typed}” {vi}; hoặc bỏ “{typed}”.",
            "After “{typed}” write {en}; or drop it."
        ),
    )
}

fn out_of_place(word: &Word<'_>, asked: Asked) -> Diagnostic {
    let typed = word.shown();
    let remedy = match (word.text, asked) {
        ("@", Asked::Period) => say!(
            "Kỳ báo cáo không thuộc đơn vị nào: bỏ “@” và mã đơn vị.",
            "A period belongs to no office: drop “@” and the office."
        ),
        ("/", Asked::Office) => say!(
            "Tên đơn vị không kèm kỳ báo cáo: bỏ “/” và mã kỳ.",
            "The name of an office takes no period: drop “/” and the period."
        ),
        ("@" | "/", _) => say!("“{typed}” chỉ viết một lần.", "“{typed}” may stand only once."),
        _ => say!(
            "Nếu “{typed}” là dạng thì đặt sau dấu “|”: {{{{ chỉ-tiêu | {typed} }}}}. Thứ tự là: \
             {{{{ chỉ-tiêu @ đơn-vị /kỳ | dạng }}}}.",
            "If “{typed}” is a form, put it after “|”: {{{{ figure | {typed} }}}}. The order is: \
             {{{{ figure @ office /period | form }}}}."
        ),
    };
    Diagnostic::new(
        &rules::MALFORMED_REFERENCE,
        word.span,
        say!(
            "“{typed}” đứng sai chỗ trong tham chiếu",
            "“{typed}” is out of place in the reference"
        ),
        remedy,
    )
}

#[cfg(test)]
mod tests;
