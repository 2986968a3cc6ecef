//! `terms.yaml`: the house style. Abbreviations with what they stand for, words that are not
//! written, each with the one that is, and tags in the languages of the site.

use crate::content::yaml::{Fields, Node, Value, list, scalar};
use crate::diagnostic::{Bilingual, Diagnostic, Language};
use crate::source::Span;

/// The house style of a site.
#[derive(Clone, Debug, Default)]
pub struct Terms {
    /// Abbreviations and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    /// Words that are not written.
    pub forbidden: Vec<Forbidden>,
    /// What tags are called in each language.
    pub tags: Vec<Bilingual>,
}

/// Words that are not written, and what is written for them.
#[derive(Clone, Debug)]
pub struct Forbidden {
    /// What is not written: `xiết chặt`.
    pub not: String,
    /// What is written: `siết chặt`.
    pub write: String,
    /// Where it is declared.
    pub span: Span,
}

impl Terms {
    /// What a tag written in one language is called in another.
    pub fn tag<'t>(&'t self, tag: &'t str, from: Language, to: Language) -> Option<&'t str> {
        if from == to {
            return Some(tag);
        }
        let wanted = tag.to_lowercase();
        let named = self.tags.iter().find(|named| named.get(from).to_lowercase() == wanted);
        named.map(|named| named.get(to))
    }

    /// Reads `terms.yaml`.
    pub fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Self {
        let mut terms = Self::default();
        let Some(mut fields) = Fields::of(node, problems) else { return terms };
        if let Some(node) = fields.optional("abbreviations") {
            match &node.value {
                Value::Map(entries) => {
                    for (key, node) in entries {
                        if let Some((text, _)) = scalar(node, problems) {
                            terms.abbreviations.push((key.text.clone(), text.to_owned()));
                        }
                    }
                }
                _ => {
                    Fields::of(node, problems);
                }
            }
        }
        if let Some(node) = fields.optional("forbidden") {
            for item in list(node, problems) {
                terms.forbidden.extend(read_forbidden(item, problems));
            }
        }
        if let Some(node) = fields.optional("tags") {
            for item in list(node, problems) {
                terms.tags.extend(read_tag(item, problems));
            }
        }
        fields.finish(problems);
        terms
    }
}

fn read_forbidden(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Forbidden> {
    let mut fields = Fields::of(node, problems)?;
    let span = fields.span();
    let write = fields.required_text("write", problems);
    let not = fields.required_text("not", problems);
    fields.finish(problems);
    let ((write, _), (not, _)) = (write?, not?);
    Some(Forbidden { not: not.to_owned(), write: write.to_owned(), span })
}

fn read_tag(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Bilingual> {
    let mut fields = Fields::of(node, problems)?;
    let vi = fields.required_text("vi", problems);
    let en = fields.required_text("en", problems);
    fields.finish(problems);
    let ((vi, _), (en, _)) = (vi?, en?);
    Some(Bilingual::new(vi, en))
}
