//! What a reference may be, and what is said of a broken one.

use super::*;
use crate::content::commentary::form::{
    ChangePart, PointsStyle, Scale, ShareStyle, TargetKind, TargetPart,
};
use crate::source::Sources;

fn read(text: &str) -> Result<Reference, Box<Diagnostic>> {
    let sources = Sources::from_texts([("a.md", text)]);
    let (id, _) = sources.at("a.md").unwrap();
    let mut problems = Vec::new();
    let reference = Reference::read(text, Span::new(id, 0, text.len()), &mut problems);
    match reference {
        Some(reference) => {
            assert!(problems.is_empty(), "{text}");
            Ok(reference)
        }
        None => {
            assert_eq!(problems.len(), 1, "{text}: one fault, one problem");
            Err(Box::new(problems.remove(0)))
        }
    }
}

fn form(text: &str) -> Form {
    read(&format!("{{{{ a | {text} }}}}")).unwrap().form
}

fn named(form: &Option<Named>) -> Option<&str> {
    form.as_ref().map(|named| named.text.as_str())
}

#[test]
fn the_parts_of_a_reference() {
    for text in [
        "{{ viec.xong @ toan-quoc /2019-6m | number }}",
        "{{viec.xong@toan-quoc/2019-6m|number}}",
        "{{ viec.xong /2019-6m @toan-quoc | number }}",
        "{{\u{a0}viec.xong @ toan-quoc\t/ 2019-6m | number }}",
    ] {
        let reference = read(text).unwrap();
        let Subject::Figure(figure) = &reference.subject else { panic!("{text}") };
        assert_eq!(figure.text, "viec.xong");
        assert_eq!(named(&reference.office), Some("toan-quoc"));
        assert_eq!(named(&reference.period), Some("2019-6m"));
        assert_eq!(reference.form, Form::Number);
        for part in [figure, reference.office.as_ref().unwrap(), reference.period.as_ref().unwrap()]
        {
            assert_eq!(&text[part.span.start as usize..part.span.end as usize], part.text);
        }
    }
}

#[test]
fn periods_and_offices_have_forms_of_their_own() {
    let period = read("{{ period /2019-6m | dates }}").unwrap();
    assert_eq!((&period.subject, &period.form), (&Subject::Period, &Form::Dates));
    assert_eq!(read("{{ period }}").unwrap().form, Form::Name);
    let office = read("{{ office @ toan-quoc | short }}").unwrap();
    assert_eq!((&office.subject, &office.form), (&Subject::Office, &Form::Short));
    for text in ["{{ period | change }}", "{{ office | dates }}", "{{ viec.xong | short }}"] {
        assert_eq!(read(text).unwrap_err().rule.id, "form-misfit", "{text}");
    }
    for text in ["{{ period @ toan-quoc }}", "{{ office /2019 }}"] {
        assert_eq!(read(text).unwrap_err().rule.id, "malformed-reference", "{text}");
    }
}

#[test]
fn every_form_of_the_closed_set() {
    let of = |text: &str| Form::Of(form(text).clone_named());
    assert_eq!(form("value"), Form::Value);
    assert_eq!(form("words"), Form::Words);
    assert_eq!(form("billions"), Form::Billions);
    assert_eq!(form("about"), Form::About(None));
    assert_eq!(form("about trăm"), Form::About(Some(Scale::Hundred)));
    assert_eq!(form("about nghìn"), Form::About(Some(Scale::Thousand)));
    assert_eq!(form("about triệu"), Form::About(Some(Scale::Million)));
    assert_eq!(form("about ty\u{309}"), Form::About(Some(Scale::Billion)), "decomposed letters");
    assert_eq!(form("change"), Form::Change(ChangePart::Both));
    assert_eq!(form("change amount"), Form::Change(ChangePart::Amount));
    assert_eq!(form("change percent"), Form::Change(ChangePart::Percent));
    assert_eq!(form("points"), Form::Points(PointsStyle::Points));
    assert_eq!(form("points percent"), Form::Points(PointsStyle::PercentOfRate));
    assert_eq!(form("same"), Form::Same);
    assert_eq!(form("share"), Form::Share { of: None, style: ShareStyle::Phrase });
    assert_eq!(form("share number"), Form::Share { of: None, style: ShareStyle::Number });
    for text in ["share of b", "share number of b", "share of b number"] {
        let Form::Share { of, style } = form(text) else { panic!("{text}") };
        assert_eq!(named(&of), Some("b"));
        assert_eq!(style == ShareStyle::Number, text.contains("number"));
    }
    assert_eq!(form("of"), Form::Of(None));
    assert_eq!(form("of b"), of("of b"));
    let target = |part, kind| Form::Target { part, kind };
    assert_eq!(form("target"), target(TargetPart::Full, TargetKind::FullYear));
    assert_eq!(form("target gap"), target(TargetPart::Gap, TargetKind::FullYear));
    assert_eq!(form("target value"), target(TargetPart::Value, TargetKind::FullYear));
    assert_eq!(form("target progress"), target(TargetPart::Full, TargetKind::Progress));
    assert_eq!(form("target progress gap"), target(TargetPart::Gap, TargetKind::Progress));
    assert_eq!(form("rank"), Form::Rank);
    assert_eq!(form("name"), Form::Name);
}

impl Form {
    fn clone_named(&self) -> Option<Named> {
        match self {
            Form::Of(named) => named.clone(),
            _ => None,
        }
    }
}

#[test]
fn an_unknown_form_is_answered_with_the_nearest_one() {
    for (typed, meant) in [
        ("chnage", "“change”"),
        ("Number", "“number”"),
        ("about ty", "“tỷ”"),
        ("about tỉ", "“tỷ”"),
        ("change percnt", "“percent”"),
        ("target gaps", "“gap”"),
    ] {
        let problem = read(&format!("{{{{ a | {typed} }}}}")).unwrap_err();
        assert_eq!(problem.rule.id, "unknown-form", "{typed}");
        assert!(problem.remedy.vi.contains(meant), "{typed}: {}", problem.remedy.vi);
        assert!(problem.remedy.en.contains(meant), "{typed}: {}", problem.remedy.en);
    }
    let problem = read("{{ a | giảm }}").unwrap_err();
    assert!(problem.remedy.vi.contains("value, number"), "{}", problem.remedy.vi);
}

#[test]
fn what_cannot_be_read_is_one_problem_at_its_place() {
    for (text, at) in [
        ("{{}}", "{{}}"),
        ("{{ \t }}", "{{ \t }}"),
        ("{{ | number }}", "|"),
        ("{{ a number }}", "number"),
        ("{{ a | }}", "|"),
        ("{{ a @ }}", "@"),
        ("{{ a / | number }}", "/"),
        ("{{ a @ b @ c }}", "@"),
        ("{{ a | number | words }}", "|"),
        ("{{ a | share of }}", "of"),
        ("{{ a { b }}", "{"),
        ("{{ a } }}", "}"),
        ("{{ viec.thụ_lý }}", "viec.thụ_lý"),
        ("{{ a @ Hải_Phòng }}", "Hải_Phòng"),
    ] {
        let problem = read(text).unwrap_err();
        let crate::diagnostic::Place::Span(span) = problem.place else { panic!("{text}") };
        assert_eq!(&text[span.start as usize..span.end as usize], at, "{text}");
        assert!(!problem.remedy.vi.is_empty() && !problem.remedy.en.is_empty());
    }
    let problem = read("{{ viec.thụ_lý }}").unwrap_err();
    assert!(problem.remedy.vi.contains("viec.thu_ly"), "{}", problem.remedy.vi);
    let long = read(&format!("{{{{ {} }}}}", "a".repeat(10_000))).unwrap_err();
    assert!(long.message.vi.len() < 200);
}
