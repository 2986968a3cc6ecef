//! The small language of sentences: words and references, with clauses in square brackets that
//! stand only where their figures are known.
//!
//! `Thu hoạch {{ .san_luong }}[, {{ .san_luong | change }} so với cùng kỳ].` A clause may open with
//! conditions, `[.hong > 0? trừ {{ .hong }} bị hỏng]`, and may hold clauses. `\[` is a bracket. What
//! stands is decided where pages are composed; this reads, and names what cannot be read.

use crate::content::commentary::{InlineText, Named, Reference, Subject, TextPart};
use crate::content::rules::BROKEN_NARRATIVE;
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;

/// How deep clauses may be nested: deeper ones nobody can read.
const DEPTH: usize = 8;

/// A sentence, or what stands between two brackets of one.
#[derive(Clone, Debug)]
pub struct Clause {
    /// What must hold for it to stand.
    pub conditions: Vec<Condition>,
    /// What it is made of, in order.
    pub pieces: Vec<Piece>,
    /// Where it begins.
    pub span: Span,
}

/// A part of a clause.
#[derive(Clone, Debug)]
pub enum Piece {
    /// Words and their place.
    Words(String, Span),
    /// A reference.
    Reference(Reference),
    /// A clause that may be left out.
    Clause(Clause),
}

/// What must hold of a figure for a clause to stand.
#[derive(Clone, Debug)]
pub struct Condition {
    /// The figure.
    pub figure: Named,
    /// What must hold of it.
    pub holds: Holds,
}

/// What a condition asks of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// `x?`: it has a value.
    Known,
    /// `x > 0?`
    Above,
    /// `x < 0?`
    Below,
    /// `x = 0?`: a zero that was stated or computed, not a figure that never arose.
    Zero,
}

impl Clause {
    fn new(span: Span) -> Self {
        Self { conditions: Vec::new(), pieces: Vec::new(), span }
    }

    /// The clauses within it.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Clause(clause) => Some(clause),
            _ => None,
        })
    }

    /// The references to figures that stand in it and in no clause within it.
    pub fn own_figures(&self) -> impl Iterator<Item = &Reference> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Reference(reference) if names_figure(reference) => Some(reference),
            _ => None,
        })
    }

    /// Whether it is a list: it has clauses and no figure of its own. A list stands where one of its
    /// clauses does, and the words between two of them only where there is one on either side.
    pub fn is_list(&self) -> bool {
        self.own_figures().next().is_none() && self.clauses().next().is_some()
    }

    /// Whether it never stands beside another one: they ask different signs of one figure.
    pub fn excludes(&self, other: &Self) -> bool {
        let known = |condition: &&Condition| condition.holds != Holds::Known;
        self.conditions.iter().filter(known).any(|mine| {
            let same = |other: &Condition| {
                other.figure.text == mine.figure.text && other.holds != mine.holds
            };
            other.conditions.iter().filter(known).any(same)
        })
    }

    /// Calls with every piece that is no clause, in the order of the text.
    pub fn each_piece<'c>(&'c self, with: &mut impl FnMut(&'c Piece)) {
        for piece in &self.pieces {
            match piece {
                Piece::Clause(clause) => clause.each_piece(with),
                piece => with(piece),
            }
        }
    }

    /// Calls with every condition.
    pub fn each_condition<'c>(&'c self, with: &mut impl FnMut(&'c Condition)) {
        self.conditions.iter().for_each(&mut *with);
        for clause in self.clauses() {
            clause.each_condition(with);
        }
    }
}

/// The name that stands for the family itself.
pub(super) const FAMILY: &str = ".";

fn names_figure(reference: &Reference) -> bool {
    matches!(&reference.subject, Subject::Figure(named) if named.text != FAMILY)
}

/// Reads a sentence from its texts, one after another.
pub(super) fn read_sentence(
    texts: Vec<InlineText>,
    whole: Span,
    problems: &mut Vec<Diagnostic>,
) -> Clause {
    let mut reader = Reader { root: Clause::new(whole), open: Vec::new() };
    for part in texts.into_iter().flat_map(|text| text.parts) {
        match part {
            TextPart::Words(words, span) => reader.words(&words, span, problems),
            TextPart::Reference(reference) => reader.push(Piece::Reference(reference)),
        }
    }
    while let Some(clause) = reader.open.pop() {
        problems.push(broken(
            clause.span,
            say!("ngoặc vuông mở ở đây không đóng lại", "this bracket is not closed"),
            say!(
                "Đóng bằng `]`; muốn in dấu ngoặc thì viết `\\[`.",
                "Close it with `]`; to print a bracket write `\\[`."
            ),
        ));
        reader.push(Piece::Clause(clause));
    }
    reader.root
}

/// A sentence as far as it was read: the clauses still open, the innermost last.
struct Reader {
    root: Clause,
    open: Vec<Clause>,
}

impl Reader {
    fn push(&mut self, piece: Piece) {
        self.open.last_mut().unwrap_or(&mut self.root).pieces.push(piece);
    }

    fn words(&mut self, words: &str, span: Span, problems: &mut Vec<Diagnostic>) {
        let exact = (span.end - span.start) as usize == words.len();
        let place = |start, end| if exact { span.within(start, end) } else { span };
        let mut run = String::new();
        let (mut from, mut at) = (0, 0);
        while let Some(c) = words[at..].chars().next() {
            let next = at + c.len_utf8();
            match c {
                '\\' if words[next..].starts_with(['[', ']']) => {
                    // The run ends here, so that what was read stays letter for letter.
                    self.run(&mut run, place(from, at));
                    run.push_str(&words[next..=next]);
                    (from, at) = (next, next + 1);
                }
                '[' => {
                    self.run(&mut run, place(from, at));
                    at =
                        next + self.opened(&words[next..], place(at, next), &place, next, problems);
                    from = at;
                }
                ']' => {
                    self.run(&mut run, place(from, at));
                    self.closed(place(at, next), problems);
                    (from, at) = (next, next);
                }
                c => {
                    run.push(c);
                    at = next;
                }
            }
        }
        self.run(&mut run, place(from, at));
    }

    fn run(&mut self, run: &mut String, span: Span) {
        if !run.is_empty() {
            self.push(Piece::Words(std::mem::take(run), span));
        }
    }

    /// Opens a clause, and tells how many bytes after the bracket its conditions take.
    fn opened(
        &mut self,
        rest: &str,
        bracket: Span,
        place: &impl Fn(usize, usize) -> Span,
        at: usize,
        problems: &mut Vec<Diagnostic>,
    ) -> usize {
        if self.open.len() == DEPTH {
            problems.push(broken(
                bracket,
                say!(
                    "ngoặc vuông lồng quá {DEPTH} tầng",
                    "brackets are nested more than {DEPTH} deep"
                ),
                say!("Tách thành nhiều câu.", "Split it into several sentences."),
            ));
        }
        let mut clause = Clause::new(bracket);
        let taken = match conditions_end(rest) {
            Some(end) => {
                let mut start = 0;
                for text in rest[..end].split(',') {
                    let span = place(at + start, at + start + text.len());
                    clause.conditions.extend(read_condition(text, span, problems));
                    start += text.len() + 1;
                }
                end + 1 + rest[end + 1..].starts_with(' ') as usize
            }
            None => 0,
        };
        if self.open.len() < DEPTH {
            self.open.push(clause);
        }
        taken
    }

    fn closed(&mut self, bracket: Span, problems: &mut Vec<Diagnostic>) {
        let Some(clause) = self.open.pop() else {
            problems.push(broken(
                bracket,
                say!("`]` không có `[` đứng trước", "`]` has no `[` before it"),
                say!(
                    "Thêm `[`, hoặc viết `\\]` để in dấu ngoặc.",
                    "Add `[`, or write `\\]` to print a bracket."
                ),
            ));
            return;
        };
        let empty = clause.own_figures().next().is_none() && clause.clauses().next().is_none();
        if empty && clause.conditions.is_empty() {
            problems.push(broken(
                Span { end: bracket.end.max(clause.span.end), ..clause.span },
                say!(
                    "phần trong ngoặc vuông không có số liệu nào nên không bao giờ được bỏ đi",
                    "what is in these brackets has no figure, so it is never left out"
                ),
                say!(
                    "Bỏ ngoặc, đưa tham chiếu vào trong, hoặc mở bằng điều kiện: `[.chi_tieu > 0? …]`. Muốn in dấu ngoặc thì viết `\\[`.",
                    "Drop the brackets, put a reference inside, or open with a condition: `[.figure > 0? …]`. To print a bracket write `\\[`."
                ),
            ));
        }
        self.push(Piece::Clause(clause));
    }
}

/// Where the conditions a clause opens with end: at a `?` before which stand only names and
/// comparisons.
fn conditions_end(rest: &str) -> Option<usize> {
    let end = rest.find(['?', '[', ']']).filter(|at| rest[*at..].starts_with('?'))?;
    let head = rest[..end].trim();
    let named = head.starts_with(|c: char| c == '.' || c.is_ascii_alphabetic());
    let compares = head.contains(['<', '>', '=', '≠']);
    // One plain word with a question mark is a question, as in `[Why? …]`.
    let dotted = head.split(',').all(|text| !text.trim().contains(' ') && text.contains('.'));
    (named && (compares || dotted)).then_some(end)
}

fn read_condition(text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<Condition> {
    let skipped = text.len() - text.trim_start().len();
    let exact = (span.end - span.start) as usize == text.len();
    let text = text.trim();
    let span = if exact { span.within(skipped, skipped + text.len()) } else { span };
    let sign = text.find(['<', '>', '=', '≠']);
    let (name, asked) = text.split_at(sign.unwrap_or(text.len()));
    let name = name.trim_end();
    let mut words = asked.chars().filter(|c| !c.is_whitespace());
    let holds = match (words.next(), words.next(), words.next()) {
        (None, ..) => Some(Holds::Known),
        (Some('>'), Some('0'), None) => Some(Holds::Above),
        (Some('<'), Some('0'), None) => Some(Holds::Below),
        (Some('='), Some('0'), None) => Some(Holds::Zero),
        _ => None,
    };
    let good = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    match holds {
        Some(holds) if !name.is_empty() && name.chars().all(good) => {
            let span = if exact { span.within(0, name.len()) } else { span };
            Some(Condition { figure: Named { text: name.to_owned(), span }, holds })
        }
        _ => {
            problems.push(broken(
                span,
                say!("điều kiện `{text}` không đọc được", "the condition `{text}` cannot be read"),
                say!(
                    "Viết mã chỉ tiêu rồi `> 0`, `< 0`, `= 0` hoặc không gì cả, sau cùng là `?`: `[.chi_tieu > 0? …]`.",
                    "Write an indicator, then `> 0`, `< 0`, `= 0` or nothing, and `?` at the end: `[.figure > 0? …]`."
                ),
            ));
            None
        }
    }
}

pub(super) fn broken(
    span: Span,
    message: crate::diagnostic::Bilingual,
    remedy: crate::diagnostic::Bilingual,
) -> Diagnostic {
    Diagnostic::new(&BROKEN_NARRATIVE, span, message, remedy)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::commentary::read_inline;
    use crate::source::Sources;

    /// The shape of a sentence, and the texts that were objected to.
    fn read(text: &str) -> (String, Vec<String>) {
        let sources = Sources::from_texts([("a.yaml", text)]);
        let (id, _) = sources.at("a.yaml").unwrap();
        let whole = Span::new(id, 0, text.len());
        let mut problems = Vec::new();
        let inline = read_inline(text, whole, &mut problems);
        let sentence = read_sentence(vec![inline], whole, &mut problems);
        sentence.each_piece(&mut |piece| {
            if let Piece::Words(words, span) = piece {
                assert_eq!(sources.slice(*span), words, "words lie where they were read");
            }
        });
        let at = |problem: &Diagnostic| match problem.place {
            crate::diagnostic::Place::Span(span) => sources.slice(span).to_owned(),
            _ => String::new(),
        };
        (shape(&sentence), problems.iter().map(at).collect())
    }

    fn shape(clause: &Clause) -> String {
        let conditions =
            clause.conditions.iter().map(|c| format!("{}:{:?} ", c.figure.text, c.holds));
        let pieces = clause.pieces.iter().map(|piece| match piece {
            Piece::Words(words, _) => words.clone(),
            Piece::Reference(_) => "#".to_owned(),
            Piece::Clause(clause) => format!("<{}>", shape(clause)),
        });
        conditions.chain(pieces).collect()
    }

    #[test]
    fn clauses_stand_in_clauses() {
        let (shape, problems) =
            read("Có {{ .a }}[, gồm: [{{ .b }} mới[ ({{ .b | share }})]]; [{{ .c }}]].");
        assert_eq!(shape, "Có #<, gồm: <# mới< (#)>>; <#>>.");
        assert_eq!(problems, [""; 0]);
        assert_eq!(read(r"a \[b\] {{ .c }}").0, "a [b] #");
    }

    #[test]
    fn conditions_open_a_clause() {
        let (shape, problems) = read("[.a > 0, x.b=0? {{ .c }}][.d? có][.e<0?giảm]");
        assert_eq!(shape, "<.a:Above x.b:Zero #><.d:Known có><.e:Below giảm>");
        assert_eq!(problems, [""; 0]);
        assert_eq!(read("[Why? {{ .a }}]").0, "<Why? #>");
    }

    #[test]
    fn what_cannot_be_read_is_named_at_its_place() {
        for (text, place) in [
            ("a [{{ .b }}", "["),
            ("a {{ .b }}] c", "]"),
            ("a [b] c", "[b]"),
            ("[.a > 1? {{ .b }}]", ".a > 1"),
            ("[.a ≠ 0? {{ .b }}]", ".a ≠ 0"),
        ] {
            assert_eq!(read(text).1, [place], "{text}");
        }
        let deep = "[".repeat(20_000) + "{{ .a }}";
        assert!(!read(&deep).1.is_empty());
    }
}
