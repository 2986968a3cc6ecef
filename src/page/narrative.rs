//! The results paragraph officials expect, written from data alone: accepted, to enforce, done,
//! carried forward. Each clause stands only where its figures exist.
//!
//! The names of the indicators after the prefix are those every report of the trade has; a family
//! that lacks one simply has a shorter paragraph.

use super::composer::{Composer, Usage};
use super::model::RichText;
use super::table::Place;
use crate::content::commentary::{
    ChangePart, Form, PointsStyle, ShareStyle, TargetKind, TargetPart,
};
use crate::figure::{Key, Outcome};
use crate::wording::{Pattern, Unit};

const CHANGE: Form = Form::Change(ChangePart::Both);
const POINTS: Form = Form::Points(PointsStyle::Points);
const TARGET: Form = Form::Target { part: TargetPart::Full, kind: TargetKind::FullYear };

impl Composer<'_> {
    /// The results paragraphs of a family of indicators such as `viec`.
    pub(super) fn narrative(&self, family: &str, place: Place, usage: &mut Usage) -> Vec<RichText> {
        let words = self.wording.narrative();
        let mut clauses = Clauses { composer: self, family, place, usage };
        let subject = clauses.subject();
        let Some(accepted) = clauses.value("thu_ly") else {
            let nothing = clauses.key("thu_ly").map(|key| self.figures.outcome(key));
            let pattern = match nothing {
                Some(Outcome::NotArisen) => &words.nothing_arose,
                _ => &words.no_data,
            };
            let subject = subject.unwrap_or_else(|| RichText::words(family));
            return vec![fill(pattern, &[("subject", subject)])];
        };
        let subject = subject.unwrap_or_default();
        let mut first = fill(&words.accepted, &[("subject", subject), ("value", accepted)]);
        first.append(clauses.compared("thu_ly", &CHANGE, &words.compared));
        let mut parts = Vec::new();
        for (name, pattern) in
            [("cu_chuyen_sang", &words.carried_over), ("thu_ly_moi", &words.newly_accepted)]
        {
            if let Some(value) = clauses.value(name) {
                let mut part = fill(pattern, &[("value", value)]);
                if name == "thu_ly_moi" {
                    part.append(clauses.compared(name, &CHANGE, &words.compared));
                }
                parts.push(part);
            }
        }
        first.append(among(&words.among, parts));
        let mut sentences = vec![first];
        sentences.extend(clauses.enforceable());
        sentences.extend(clauses.done());
        sentences.extend(clauses.carried_forward());
        let mut paragraph = RichText::default();
        for (at, sentence) in sentences.into_iter().enumerate() {
            if at > 0 {
                paragraph.push_words(" ");
            }
            paragraph.append(sentence);
            paragraph.push_words(".");
        }
        vec![paragraph]
    }
}

struct Clauses<'c, 'a, 'u> {
    composer: &'c Composer<'a>,
    family: &'c str,
    place: Place,
    usage: &'u mut Usage,
}

impl Clauses<'_, '_, '_> {
    fn key(&self, name: &str) -> Option<Key> {
        let id = format!("{}.{name}", self.family);
        let indicator = self.composer.content().indicators.find(&id)?;
        Some(Key { indicator, office: self.place.0, period: self.place.1 })
    }

    /// A figure in a form; nothing where it is not known or nothing arose, so that the clause is
    /// left out.
    fn said(&mut self, name: &str, form: &Form) -> Option<RichText> {
        let key = self.key(name)?;
        let Outcome::Known(_) = self.composer.figures.outcome(key) else { return None };
        self.composer.figure_text(key, form, None, self.usage).ok()
    }

    fn value(&mut self, name: &str) -> Option<RichText> {
        self.said(name, &Form::Value)
    }

    /// `Về việc`, `Về tiền`: by the unit of what was accepted.
    fn subject(&self) -> Option<RichText> {
        let words = self.composer.wording.narrative();
        let key = self.key("thu_ly")?;
        let unit = &self.composer.figures.indicator(key).unit;
        Some(RichText::words(match unit {
            Unit::Money => words.about_money.clone(),
            unit => {
                words.about_unit.fill_text(&[("unit", self.composer.wording.unit_heading(unit))])
            }
        }))
    }

    /// A comparison with the same period, or nothing where there is none.
    fn compared(&mut self, name: &str, form: &Form, pattern: &Pattern) -> RichText {
        let said = self.said(name, form);
        said.map(|change| fill(pattern, &[("change", change)])).unwrap_or_default()
    }

    fn enforceable(&mut self) -> Option<RichText> {
        let words = self.composer.wording.narrative();
        let mut sentence = fill(&words.to_enforce, &[("value", self.value("phai_th")?)]);
        let mut parts = Vec::new();
        for (name, pattern) in
            [("cdk", &words.with_conditions), ("ccdk", &words.without_conditions)]
        {
            if let Some(value) = self.value(name) {
                let mut part = fill(pattern, &[("value", value)]);
                let share = Form::Share { of: None, style: ShareStyle::Phrase };
                if let Some(share) = self.said(name, &share) {
                    part.append(fill(&words.share, &[("share", share)]));
                }
                parts.push(part);
            }
        }
        sentence.append(among(&words.among, parts));
        let mut deducted = Vec::new();
        for (name, pattern) in [("uy_thac", &words.entrusted), ("thu_hoi_huy", &words.revoked)] {
            let something = self.key(name).map(|key| self.composer.figures.outcome(key));
            if let Some(Outcome::Known(value)) = something
                && !value.is_zero()
                && let Some(value) = self.value(name)
            {
                deducted.push(fill(pattern, &[("value", value)]));
            }
        }
        if deducted.is_empty() {
            return Some(capitalised(sentence));
        }
        let parts = joined(deducted, &words.and);
        Some(fill(&words.after_deducting, &[("parts", parts), ("sentence", sentence)]))
    }

    fn done(&mut self) -> Option<RichText> {
        let words = self.composer.wording.narrative();
        let mut sentence = fill(&words.done, &[("value", self.value("xong")?)]);
        if let Some(rate) = self.value("ty_le_xong") {
            sentence.append(fill(&words.rate, &[("rate", rate)]));
            sentence.append(self.compared("ty_le_xong", &POINTS, &words.compared));
            if let Some(target) = self.said("ty_le_xong", &TARGET) {
                sentence.append(fill(&words.against_target, &[("target", target)]));
            }
        }
        Some(sentence)
    }

    fn carried_forward(&mut self) -> Option<RichText> {
        let words = self.composer.wording.narrative();
        let mut sentence = fill(&words.carried_forward, &[("value", self.value("chuyen_ky_sau")?)]);
        if let Some(value) = self.value("cdk_chuyen") {
            sentence.append(fill(&words.carried_with_conditions, &[("value", value)]));
        }
        Some(sentence)
    }
}

/// A pattern filled with marked texts.
fn fill(pattern: &Pattern, slots: &[(&str, RichText)]) -> RichText {
    let mut text = RichText::default();
    for piece in pattern.pieces() {
        match piece {
            Ok(words) => text.push_words(words),
            Err(slot) => {
                if let Some((_, filled)) = slots.iter().find(|(name, _)| *name == slot) {
                    text.append(filled.clone());
                }
            }
        }
    }
    text
}

fn among(pattern: &Pattern, parts: Vec<RichText>) -> RichText {
    if parts.is_empty() {
        return RichText::default();
    }
    fill(pattern, &[("parts", joined(parts, "; "))])
}

fn joined(parts: Vec<RichText>, between: &str) -> RichText {
    let mut text = RichText::default();
    for (at, part) in parts.into_iter().enumerate() {
        if at > 0 {
            text.push_words(between);
        }
        text.append(part);
    }
    text
}

/// The same with its first letter in upper case.
fn capitalised(mut text: RichText) -> RichText {
    if let Some(part) = text.parts.first_mut() {
        let mut letters = part.text.chars();
        if let Some(first) = letters.next() {
            part.text = first.to_uppercase().chain(letters).collect();
        }
    }
    text
}
