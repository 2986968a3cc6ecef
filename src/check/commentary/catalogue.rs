//! What a reference could print: every figure of a scope in every form, as text.
//!
//! A typed number is matched with what the program itself would print, so that putting a reference
//! in its place changes nothing for the reader. Two candidates that print the same and mean the same
//! count as one; two that mean different things are for a person to choose from.

use crate::check::prose::{Reading, Scope};
use crate::content::commentary::{
    ChangePart, Form, PointsStyle, Scale, ShareStyle, TargetKind, TargetPart,
};
use crate::content::indicator::{Derivation, IndicatorId};
use crate::content::office::OfficeId;
use crate::figure::{Key, Outcome};
use crate::number::Exact;

/// A reference and what it prints.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// What it prints, with plain spaces.
    pub text: String,
    /// The reference, braces included.
    pub write: String,
    /// What it says of which figure.
    pub meaning: Meaning,
    /// Where it comes in the order of choice: the scope's own figures first.
    pub nearness: Nearness,
    /// The figure.
    pub key: Key,
    /// The value it prints without a verb, where it prints one.
    pub value: Option<Exact>,
    /// The form.
    pub form: Form,
    /// The words of the form.
    pub words: String,
    /// Its place in the order of preference among candidates that say the same.
    pub order: usize,
}

/// What a candidate says: forms that say the same of the same figure have one meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The value of a figure, however it is written.
    Value(Key),
    /// A share of a whole, whether declared as a rate or not.
    Share(Key, IndicatorId),
    /// Anything else: the form and the figure.
    Form(String, Key),
}

/// How near a candidate lies to what the article speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// The article's office and period, or an office its sentence names.
    Own,
    /// The same period a year before.
    Same,
    /// A share of a whole the indicator does not declare.
    OtherWhole,
}

/// The forms in the order of preference, with their words.
fn forms() -> Vec<(Form, &'static str)> {
    let about = |scale, words| (Form::About(Some(scale)), words);
    let target = |part, kind, words| (Form::Target { part, kind }, words);
    let share = |style, words| (Form::Share { of: None, style }, words);
    vec![
        (Form::Value, ""),
        (Form::Change(ChangePart::Both), "change"),
        (Form::Points(PointsStyle::Points), "points"),
        (Form::Words, "words"),
        (Form::Billions, "billions"),
        share(ShareStyle::Phrase, "share"),
        share(ShareStyle::Number, "share number"),
        (Form::Of(None), "of"),
        (Form::Change(ChangePart::Amount), "change amount"),
        (Form::Change(ChangePart::Percent), "change percent"),
        (Form::Points(PointsStyle::PercentOfRate), "points percent"),
        target(TargetPart::Full, TargetKind::FullYear, "target"),
        target(TargetPart::Gap, TargetKind::FullYear, "target gap"),
        target(TargetPart::Value, TargetKind::FullYear, "target value"),
        target(TargetPart::Full, TargetKind::Progress, "target progress"),
        target(TargetPart::Gap, TargetKind::Progress, "target progress gap"),
        target(TargetPart::Value, TargetKind::Progress, "target progress value"),
        (Form::Rank, "rank"),
        (Form::About(None), "about"),
        about(Scale::Hundred, "about trăm"),
        about(Scale::Thousand, "about nghìn"),
        about(Scale::Million, "about triệu"),
        about(Scale::Billion, "about tỷ"),
        (Form::Same, "same"),
    ]
}

/// Every candidate of an office, as an article of a scope would write it.
pub(super) fn catalogue(reading: Reading<'_>, scope: Scope, office: OfficeId) -> Vec<Candidate> {
    let Some(period) = scope.period else { return Vec::new() };
    let mut all = Vec::new();
    for (indicator, _) in reading.figures.content().indicators.iter() {
        let key = Key { indicator, office, period };
        if reading.figures.get(key).is_some() {
            of_figure(reading, scope, key, &mut all);
        }
    }
    all
}

fn of_figure(reading: Reading<'_>, scope: Scope, key: Key, all: &mut Vec<Candidate>) {
    let figures = reading.figures;
    let indicator = figures.indicator(key);
    if !matches!(figures.outcome(key), Outcome::Known(_)) {
        return;
    }
    let mut order = 0;
    let mut add = |form: &Form, words: &str, key: Key, whole, nearness| {
        order += 1;
        let Ok(phrase) = figures.say(reading.wording, key, form, whole) else { return };
        let text = phrase.plain().replace('\u{a0}', " ");
        if !text.contains(|c: char| c.is_ascii_digit()) {
            return;
        }
        let written_for = match form {
            Form::Same => Key { period: scope.period.unwrap_or(key.period), ..key },
            _ => key,
        };
        all.push(Candidate {
            write: write(reading, scope, written_for, words),
            meaning: meaning(reading, key, form, words, whole, &text),
            text,
            nearness,
            key,
            value: value(reading, key, form),
            form: form.clone(),
            words: words.to_owned(),
            order,
        });
    };
    let same = figures.same(key);
    for (form, words) in forms() {
        let (of, nearness) = match form {
            Form::Same => (same, Nearness::Same),
            _ => (Some(key), Nearness::Own),
        };
        if let Some(of) = of {
            add(&form, words, of, indicator.part_of, nearness);
        }
        if let (Form::Words | Form::Billions, Some(same)) = (&form, same) {
            add(&form, words, same, None, Nearness::Same);
        }
    }
    for (whole, declared) in figures.content().indicators.iter() {
        if declared.unit == indicator.unit
            && whole != key.indicator
            && Some(whole) != indicator.part_of
        {
            let id = &declared.id;
            for (style, words) in [
                (ShareStyle::Phrase, format!("share of {id}")),
                (ShareStyle::Number, format!("share number of {id}")),
            ] {
                let form = Form::Share { of: None, style };
                add(&form, &words, key, Some(whole), Nearness::OtherWhole);
            }
            add(&Form::Of(None), &format!("of {id}"), key, Some(whole), Nearness::OtherWhole);
        }
    }
}

/// A reference to a figure in a form, as short as the scope allows.
pub(super) fn write(reading: Reading<'_>, scope: Scope, key: Key, form: &str) -> String {
    let content = reading.figures.content();
    let mut text = format!("{{{{ {}", content.indicators.get(key.indicator).id);
    if scope.office != Some(key.office) {
        text += &format!(" @ {}", content.offices.get(key.office).id);
    }
    if scope.period != Some(key.period) {
        text += &format!(" /{}", content.site.calendar.id(key.period));
    }
    if !form.is_empty() {
        text += &format!(" | {form}");
    }
    text + " }}"
}

fn meaning(
    reading: Reading<'_>,
    key: Key,
    form: &Form,
    words: &str,
    whole: Option<IndicatorId>,
    text: &str,
) -> Meaning {
    let figures = reading.figures;
    let declared = &figures.indicator(key).derivation;
    match (form, declared, whole) {
        (Form::Value | Form::Same, Derivation::Rate { of, over }, _) => {
            Meaning::Share(Key { indicator: *of, ..key }, *over)
        }
        (Form::Value | Form::Same | Form::Words | Form::Billions | Form::Number, ..) => {
            Meaning::Value(key)
        }
        (Form::Share { .. }, _, Some(whole)) => Meaning::Share(key, whole),
        // A round number that needs no hedge is the value itself.
        (Form::About(_), ..) if text.starts_with(|c: char| c.is_ascii_digit()) => {
            Meaning::Value(key)
        }
        (Form::About(_), ..) => Meaning::Form("about".to_owned(), key),
        // At the end of the year what is due is the whole target.
        (Form::Target { .. }, ..)
            if figures.due(key).is_some_and(|due| due.in_proportion == Some(due.full_year)) =>
        {
            Meaning::Form(words.replace("progress ", "").replace(" progress", ""), key)
        }
        _ => Meaning::Form(words.to_owned(), key),
    }
}

/// The exact value a form prints by itself, in the unit of the figure.
fn value(reading: Reading<'_>, key: Key, form: &Form) -> Option<Exact> {
    match form {
        Form::Value | Form::Words | Form::Billions | Form::Same | Form::Number => {
            reading.figures.outcome(key).counted()
        }
        _ => None,
    }
}
