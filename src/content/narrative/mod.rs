//! `statistics/narratives.yaml`: standard paragraphs, each declared once and written for every
//! office and period from data alone.
//!
//! A narrative is a list of sentences in the small language of `clause`. Within it a name that
//! begins with a point is of the family the paragraph is written for: with the family `lua`,
//! `.san_luong` is `lua.san_luong`, and the point alone is the family's own words. Here names are
//! looked up and faults told; nothing is worded.

mod clause;

use std::borrow::Cow;

pub use clause::{Clause, Condition, Holds, Piece};

use crate::content::article::inline;
use crate::content::commentary::{Form, Named, Reference, Subject};
use crate::content::formula::unknown_indicator;
use crate::content::nearest::nearest;
use crate::content::rules::UNKNOWN_NARRATIVE;
use crate::content::yaml::{Fields, Key, Node, Value, bilingual, list, scalar};
use crate::content::{Frame, check_id, choose};
use crate::diagnostic::{Bilingual, Diagnostic, Language, say};
use crate::source::Span;
use clause::{FAMILY, broken, read_sentence};

/// All narratives, in the order of the file.
#[derive(Clone, Debug, Default)]
pub struct Narratives {
    all: Vec<Narrative>,
}

/// A paragraph written from data.
#[derive(Clone, Debug)]
pub struct Narrative {
    /// Its name.
    pub name: String,
    /// The families it can be written for; none where it names its figures in full.
    pub families: Vec<NarratedFamily>,
    /// The figure it hinges on: without it there is nothing to tell.
    pub about: Named,
    /// Whether the summary page of every office and period has it.
    pub on_summaries: bool,
    /// Its sentences.
    pub text: Vec<Sentence>,
    /// What is said where the figure it hinges on is not known.
    pub no_data: Sentence,
    /// What is said where nothing of the kind arose.
    pub nothing_arose: Sentence,
}

/// A family a narrative can be written for.
#[derive(Clone, Debug)]
pub struct NarratedFamily {
    /// What the ids of its indicators begin with.
    pub id: String,
    /// What `{{ . }}` prints.
    pub name: Bilingual,
    /// Where it is declared.
    pub span: Span,
}

/// A sentence in both languages.
#[derive(Clone, Debug)]
pub struct Sentence {
    vi: Clause,
    en: Option<Clause>,
}

impl Sentence {
    /// The sentence in a language; Vietnamese where there is no other.
    pub fn get(&self, language: Language) -> &Clause {
        match (language, &self.en) {
            (Language::En, Some(en)) => en,
            _ => &self.vi,
        }
    }
}

impl Narrative {
    /// Every text of it.
    pub fn sentences(&self) -> impl Iterator<Item = &Sentence> {
        self.text.iter().chain([&self.no_data, &self.nothing_arose])
    }

    /// The families it is written for one by one; `None` once where it has none.
    pub fn each_family(&self) -> impl Iterator<Item = Option<&NarratedFamily>> {
        let alone = self.families.is_empty().then_some(None);
        self.families.iter().map(Some).chain(alone)
    }
}

/// A name within a narrative in full: `.xong` of the family `viec` is `viec.xong`.
pub fn full_name<'n>(name: &'n str, family: Option<&NarratedFamily>) -> Cow<'n, str> {
    match family {
        Some(family) if name.starts_with('.') => Cow::Owned(format!("{}{name}", family.id)),
        _ => Cow::Borrowed(name),
    }
}

/// A reference within a narrative with its names in full. `None` for the family itself.
pub fn full_reference(reference: &Reference, family: Option<&NarratedFamily>) -> Option<Reference> {
    let full = |named: &Named| Named {
        text: full_name(&named.text, family).into_owned(),
        span: named.span,
    };
    let mut reference = reference.clone();
    if let Subject::Figure(named) = &mut reference.subject {
        if named.text == FAMILY {
            return None;
        }
        *named = full(named);
    }
    if let Form::Share { of: Some(of), .. } | Form::Of(Some(of)) = &mut reference.form {
        *of = full(of);
    }
    Some(reference)
}

impl Narratives {
    /// Reads `statistics/narratives.yaml`.
    pub fn read(node: &Node, frame: &Frame<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let Value::Map(entries) = &node.value else {
            Fields::of(node, problems);
            return Self::default();
        };
        let read = |(key, node): &(Key, Node)| {
            check_id(&key.text, key.span, problems);
            read_narrative(key, node, frame, problems)
        };
        Self { all: entries.iter().filter_map(read).collect() }
    }

    /// All narratives in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Narrative> {
        self.all.iter()
    }

    /// The narratives a block orders, each with its family. Where it names no narrative, those that
    /// can be written for the family; where it names no family, all families of the narrative.
    pub fn ordered(
        &self,
        name: Option<&(String, Span)>,
        family: Option<&(String, Span)>,
        problems: &mut Vec<Diagnostic>,
    ) -> Vec<(&Narrative, Option<&NarratedFamily>)> {
        let of_family = |narrative: &&Narrative| {
            family.is_none_or(|(id, _)| narrative.families.iter().any(|f| f.id == *id))
        };
        let named: Vec<&Narrative> =
            self.iter().filter(|n| name.is_none_or(|(name, _)| n.name == *name)).collect();
        let chosen: Vec<&Narrative> = named.iter().copied().filter(of_family).collect();
        match (&chosen[..], name, family) {
            ([], Some((name, span)), _) if named.is_empty() => {
                let known: Vec<&str> = self.iter().map(|n| n.name.as_str()).collect();
                problems.push(unknown(
                    *span,
                    say!("không có đoạn kết quả `{name}`", "there is no narrative `{name}`"),
                    name,
                    &known,
                ));
            }
            ([], _, Some((family, span))) => {
                let known = named.iter().flat_map(|n| &n.families).map(|f| f.id.as_str());
                let known: Vec<&str> = known.collect();
                problems.push(unknown(
                    *span,
                    say!(
                        "không đoạn kết quả nào viết được cho nhóm chỉ tiêu `{family}`",
                        "no narrative can be written for the family `{family}`"
                    ),
                    family,
                    &known,
                ));
            }
            _ => {}
        }
        let wanted = |f: &Option<&NarratedFamily>| {
            family.is_none_or(|(id, _)| f.is_some_and(|f| f.id == *id))
        };
        let with_families =
            |n| Narrative::each_family(n).filter(wanted).map(move |family| (n, family));
        chosen.into_iter().flat_map(with_families).collect()
    }
}

fn unknown(span: Span, message: Bilingual, typed: &str, known: &[&str]) -> Diagnostic {
    let list = known.join(", ");
    let remedy = match nearest(typed, known.iter().copied()) {
        Some(near) => say!("Có phải là `{near}`?", "Did you mean `{near}`?"),
        None if known.is_empty() => say!(
            "Khai đoạn kết quả trong statistics/narratives.yaml.",
            "Declare the narrative in statistics/narratives.yaml."
        ),
        None => say!(
            "Đã khai trong statistics/narratives.yaml: {list}.",
            "Declared in statistics/narratives.yaml: {list}."
        ),
    };
    Diagnostic::new(&UNKNOWN_NARRATIVE, span, message, remedy)
}

fn read_narrative(
    key: &Key,
    node: &Node,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Narrative> {
    let mut fields = Fields::of(node, problems)?;
    let families = fields.optional("families");
    let about = fields.required_text("about", problems);
    let summaries = fields.optional("on_summaries").and_then(|node| scalar(node, problems));
    let text = fields.required("text", problems);
    let no_data = fields.required("no_data", problems);
    let nothing_arose = fields.required("nothing_arose", problems);
    fields.finish(problems);
    let families = families.map(|node| read_families(node, problems)).unwrap_or_default();
    let names = Names { frame, families: &families };
    let about = about.map(|(text, span)| Named { text: text.to_owned(), span });
    if let Some(about) = &about {
        names.check_about(about, problems);
    }
    let on_summaries = summaries
        .and_then(|(text, span)| choose(text, span, &[("true", true), ("false", false)], problems))
        .unwrap_or(false);
    let mut sentence = |node| read_both(node, &names, problems);
    let no_data = no_data.and_then(&mut sentence);
    let nothing_arose = nothing_arose.and_then(&mut sentence);
    let text: Vec<Sentence> = match text {
        Some(text) => list(text, problems)
            .iter()
            .filter_map(|node| read_both(node, &names, problems))
            .collect(),
        None => Vec::new(),
    };
    let name = key.text.clone();
    let (about, no_data, nothing_arose) = (about?, no_data?, nothing_arose?);
    Some(Narrative { name, families, about, on_summaries, text, no_data, nothing_arose })
}

fn read_families(node: &Node, problems: &mut Vec<Diagnostic>) -> Vec<NarratedFamily> {
    let Value::Map(entries) = &node.value else {
        Fields::of(node, problems);
        return Vec::new();
    };
    let read = |(key, node): &(Key, Node)| {
        let name = bilingual(node, problems)?;
        Some(NarratedFamily { id: key.text.clone(), name, span: key.span })
    };
    entries.iter().filter_map(read).collect()
}

/// A sentence: one text for both languages, or `vi` and `en`.
fn read_both(node: &Node, names: &Names<'_>, problems: &mut Vec<Diagnostic>) -> Option<Sentence> {
    if !matches!(node.value, Value::Map(_)) {
        let vi = read_one(node, names, problems);
        return Some(Sentence { vi, en: None });
    }
    let mut fields = Fields::of(node, problems)?;
    let vi = fields.required("vi", problems);
    let en = fields.optional("en");
    fields.finish(problems);
    let vi = vi.map(|node| read_one(node, names, problems));
    let en = en.map(|node| read_one(node, names, problems));
    Some(Sentence { vi: vi?, en })
}

/// A sentence in one language: one text, or a list of texts that are read as one.
fn read_one(node: &Node, names: &Names<'_>, problems: &mut Vec<Diagnostic>) -> Clause {
    let texts = list(node, problems).iter().filter_map(|item| inline(item, problems)).collect();
    let sentence = read_sentence(texts, node.span, problems);
    sentence.each_piece(&mut |piece| {
        if let Piece::Reference(reference) = piece {
            names.check_reference(reference, problems);
        }
    });
    sentence.each_condition(&mut |condition| names.check(&condition.figure, problems));
    sentence
}

/// What the names in a narrative are looked up in.
struct Names<'a> {
    frame: &'a Frame<'a>,
    families: &'a [NarratedFamily],
}

impl Names<'_> {
    fn check_reference(&self, reference: &Reference, problems: &mut Vec<Diagnostic>) {
        if let Some(office) = &reference.office {
            self.frame.offices.look_up(&office.text, office.span, problems);
        }
        if let Some(period) = &reference.period {
            self.frame.calendar.read(&period.text, period.span, problems);
        }
        match &reference.subject {
            Subject::Figure(named) if named.text == FAMILY => {
                let plain = matches!(reference.form, Form::Value | Form::Name)
                    && reference.office.is_none()
                    && reference.period.is_none();
                match (self.families.is_empty(), plain) {
                    (true, _) => problems.push(no_family(named)),
                    (false, true) => {}
                    (false, false) => problems.push(family_only(reference.span)),
                }
            }
            Subject::Figure(named) => self.check(named, problems),
            _ => {}
        }
        if let Form::Share { of: Some(of), .. } | Form::Of(Some(of)) = &reference.form {
            self.check(of, problems);
        }
    }

    /// A name is an indicator, of the site or of at least one of the families.
    fn check(&self, named: &Named, problems: &mut Vec<Diagnostic>) {
        if !named.text.starts_with('.') {
            self.frame.indicators.look_up(&named.text, named.span, problems);
            return;
        }
        if self.families.is_empty() {
            problems.push(no_family(named));
            return;
        }
        let known = |family| self.frame.indicators.find(&full_name(&named.text, Some(family)));
        if !self.families.iter().any(|family| known(family).is_some()) {
            problems.push(self.unknown(named));
        }
    }

    /// The figure a narrative hinges on is there in every family.
    fn check_about(&self, about: &Named, problems: &mut Vec<Diagnostic>) {
        let before = problems.len();
        self.check(about, problems);
        if !about.text.starts_with('.') || problems.len() > before {
            return;
        }
        for family in self.families {
            let id = full_name(&about.text, Some(family));
            self.frame.indicators.look_up(&id, about.span, problems);
        }
    }

    /// The nearest name is looked for among those of the families.
    fn unknown(&self, named: &Named) -> Diagnostic {
        let mut known: Vec<String> = Vec::new();
        for (_, indicator) in self.frame.indicators.iter() {
            for family in self.families {
                if let Some(rest) = indicator.id.strip_prefix(&family.id)
                    && rest.starts_with('.')
                    && !known.iter().any(|name| name == rest)
                {
                    known.push(rest.to_owned());
                }
            }
        }
        let known: Vec<&str> = known.iter().map(String::as_str).collect();
        unknown_indicator(&named.text, named.span, &known)
    }
}

fn no_family(named: &Named) -> Diagnostic {
    let name = &named.text;
    broken(
        named.span,
        say!(
            "`{name}` là tên trong nhóm chỉ tiêu, mà đoạn này không khai nhóm nào",
            "`{name}` is a name within a family, and this narrative declares none"
        ),
        say!(
            "Thêm `families:`, hoặc viết mã chỉ tiêu đầy đủ.",
            "Add `families:`, or write the indicator in full."
        ),
    )
}

fn family_only(span: Span) -> Diagnostic {
    broken(
        span,
        say!(
            "dấu chấm đứng một mình chỉ in tên của nhóm chỉ tiêu",
            "a point alone prints the words of the family and nothing else"
        ),
        say!(
            "Viết {{{{ . }}}}, hoặc thêm mã chỉ tiêu sau dấu chấm.",
            "Write {{{{ . }}}}, or an indicator after the point."
        ),
    )
}
