//! Reading the fields of a map one by one, and naming what is missing, wrong or unknown.

use chrono::NaiveDate;

use super::{Key, Node, Value};
use crate::content::nearest::nearest;
use crate::content::{date, rules};
use crate::diagnostic::{Bilingual, Diagnostic, say};
use crate::number::{Decimal, read_stated};
use crate::source::Span;

/// The fields of one map, taken one by one. What was never asked for is unknown to the program
/// and is reported by [`Fields::finish`].
pub struct Fields<'a> {
    span: Span,
    entries: &'a [(Key, Node)],
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The fields of a node that should be a map.
    pub fn of(node: &'a Node, problems: &mut Vec<Diagnostic>) -> Option<Self> {
        match &node.value {
            Value::Map(entries) => Some(Self { span: node.span, entries, asked: Vec::new() }),
            Value::Refused => None,
            _ => {
                problems.push(wrong_kind(
                    node.span,
                    "một bảng `khóa: giá trị`",
                    "a map `key: value`",
                ));
                None
            }
        }
    }

    /// The place of the whole map.
    pub fn span(&self) -> Span {
        self.span
    }

    /// The value of a field, if it was written.
    pub fn optional(&mut self, name: &'static str) -> Option<&'a Node> {
        if !self.asked.contains(&name) {
            self.asked.push(name);
        }
        self.entries
            .iter()
            .find(|(key, _)| key.text == name)
            .map(|(_, node)| node)
            .filter(|node| !node.is_empty())
    }

    /// The value of a field that must be there.
    pub fn required(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<&'a Node> {
        let found = self.optional(name);
        if found.is_none() {
            problems.push(Diagnostic::new(
                &rules::MISSING_FIELD,
                Span { end: self.span.start, ..self.span },
                say!("thiếu mục `{name}`", "the field `{name}` is missing"),
                say!("Thêm dòng `{name}: …`.", "Add a line `{name}: …`."),
            ));
        }
        found
    }

    /// Text of a field, if it was written.
    pub fn text(&mut self, name: &'static str, problems: &mut Vec<Diagnostic>) -> Option<String> {
        self.optional(name).and_then(|node| scalar(node, problems)).map(|(text, _)| text.to_owned())
    }

    /// Text of a field that must be there.
    pub fn required_text(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<(&'a str, Span)> {
        self.required(name, problems).and_then(|node| scalar(node, problems))
    }

    /// A date of a field, if it was written.
    pub fn date(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<NaiveDate> {
        let (text, span) = self.optional(name).and_then(|node| scalar(node, problems))?;
        date::read_date(text, span, problems)
    }

    /// A text in one or both languages: a scalar is Vietnamese.
    pub fn bilingual(
        &mut self,
        name: &'static str,
        problems: &mut Vec<Diagnostic>,
    ) -> Option<Bilingual> {
        self.optional(name).and_then(|node| bilingual(node, problems))
    }

    /// Reports every field nobody asked for, with the nearest known name.
    pub fn finish(self, problems: &mut Vec<Diagnostic>) {
        for (key, _) in self.entries {
            if self.asked.contains(&key.text.as_str()) {
                continue;
            }
            let name = &key.text;
            let remedy = match nearest(name, self.asked.iter().copied()) {
                Some(near) => say!("Có phải là `{near}`?", "Did you mean `{near}`?"),
                None => {
                    let known = self.asked.join(", ");
                    say!("Các mục dùng được: {known}.", "Fields in use here: {known}.")
                }
            };
            problems.push(Diagnostic::new(
                &rules::UNKNOWN_FIELD,
                key.span,
                say!("không có mục nào tên `{name}`", "there is no field `{name}`"),
                remedy,
            ));
        }
    }
}

/// The text of a scalar and the place of that text.
pub fn scalar<'a>(node: &'a Node, problems: &mut Vec<Diagnostic>) -> Option<(&'a str, Span)> {
    match &node.value {
        Value::Scalar { text, .. } => Some((text, node.text_span())),
        Value::Refused => None,
        _ => {
            problems.push(wrong_kind(node.span, "một giá trị", "a single value"));
            None
        }
    }
}

/// A text in one or both languages.
pub fn bilingual(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Bilingual> {
    if let Value::Scalar { text, .. } = &node.value {
        return Some(Bilingual::new(text.clone(), text.clone()));
    }
    let mut fields = Fields::of(node, problems)?;
    let vi = fields.required_text("vi", problems).map(|(text, _)| text.to_owned());
    let en = fields.text("en", problems);
    fields.finish(problems);
    let vi = vi?;
    Some(Bilingual { en: en.unwrap_or_else(|| vi.clone()), vi })
}

/// The items of a list; a single scalar counts as a list of one.
pub fn list<'a>(node: &'a Node, problems: &mut Vec<Diagnostic>) -> &'a [Node] {
    match &node.value {
        Value::List(items) => items,
        Value::Scalar { .. } => std::slice::from_ref(node),
        Value::Refused => &[],
        Value::Map(_) => {
            problems.push(wrong_kind(node.span, "một danh sách `[…]`", "a list `[…]`"));
            &[]
        }
    }
}

/// A number written as a Vietnamese officer writes it.
pub fn number(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Decimal> {
    let (text, span) = scalar(node, problems)?;
    read_number(text, span, problems)
}

/// Reads a number; a number that can be read two ways is refused.
pub fn read_number(text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<Decimal> {
    read_stated(text)
        .map_err(|misread| {
            problems.push(Diagnostic::new(
                &rules::UNREADABLE_NUMBER,
                span,
                misread.message(text),
                misread.remedy(text),
            ));
        })
        .ok()
}

fn wrong_kind(span: Span, vi: &str, en: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::WRONG_KIND,
        span,
        say!("ở đây phải là {vi}", "this must be {en}"),
        say!("Xem mẫu trong hướng dẫn về tệp này.", "See the sample in the guide to this file."),
    )
}
