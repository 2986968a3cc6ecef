//! From parser events to a tree; every refusal with its place.

use granit_parser::{Event, Parser, ScalarStyle};
use rustc_hash::FxHashMap;

use super::fault::{bare_reference, syntax_fault};
use crate::content::rules;
use crate::diagnostic::{Diagnostic, say};
use crate::source::{Sources, Span};

/// How deep lists and maps may be nested.
const DEPTH: usize = 24;

/// How many keys a map may have. No office counts as many things; each costs a message where it is
/// wrong.
const KEYS: usize = 5000;

/// A value with its place.
#[derive(Clone, Debug)]
pub struct Node {
    /// The bytes of the value, quotes included.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug)]
pub enum Value {
    /// Text, as typed or unquoted. `plain` tells whether it stood without quotes.
    Scalar {
        /// The text.
        text: String,
        /// Written without quotes.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map; keys are unique.
    Map(Vec<(Key, Node)>),
    /// Something refused; a message has been given.
    Refused,
}

/// A key of a map.
#[derive(Clone, Debug)]
pub struct Key {
    /// The key.
    pub text: String,
    /// Its place.
    pub span: Span,
}

impl Node {
    /// Whether nothing was written: `key:` and no value, `null` or `~`.
    pub fn is_empty(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null"))
    }

    /// Where the text of a scalar begins: after the quote, if there is one.
    pub fn text_span(&self) -> Span {
        match &self.value {
            Value::Scalar { plain: false, .. } if self.span.end > self.span.start + 1 => {
                Span { start: self.span.start + 1, end: self.span.end - 1, ..self.span }
            }
            _ => self.span,
        }
    }
}

enum Open {
    List(Span, Vec<Node>),
    Map(Span, Entries, Option<Key>),
}

/// A map being read.
#[derive(Default)]
struct Entries {
    read: Vec<(Key, Node)>,
    /// Where each key stands first.
    keys: FxHashMap<String, Span>,
}

/// Reads the bytes `at` of a file as one YAML document. `None` where nothing usable is left; a
/// message says why. An empty document is an empty map.
pub fn read_yaml(sources: &Sources, at: Span, problems: &mut Vec<Diagnostic>) -> Option<Node> {
    let text = sources.slice(at);
    let mut open: Vec<Open> = Vec::new();
    let mut root: Option<Node> = None;
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let (event, bytes) = match event {
            Ok((event, span)) => (event, span.byte_range().unwrap_or(0..0)),
            Err(error) => {
                problems.push(syntax_fault(&error, text, at));
                return None;
            }
        };
        let span = at.within(bytes.start, bytes.end);
        match event {
            Event::DocumentStart(..) => {
                documents += 1;
                if documents > 1 {
                    problems.push(Diagnostic::new(
                        &rules::YAML_FEATURE,
                        span,
                        say!(
                            "tệp có nhiều tài liệu YAML (dòng `---`); mỗi tệp chỉ được một",
                            "the file holds several YAML documents (a line `---`); one is allowed"
                        ),
                        say!("Tách thành nhiều tệp.", "Split it into several files."),
                    ));
                    return None;
                }
            }
            Event::Alias(..) | Event::UnresolvedAlias(..) => {
                problems.push(feature(span, "bí danh (`*…`)", "alias (`*…`)"));
                close(Node { span, value: Value::Refused }, &mut open, &mut root, problems);
            }
            Event::Scalar(value, style, anchor, tag) => {
                let mut value =
                    Value::Scalar { text: value.into_owned(), plain: style == ScalarStyle::Plain };
                if refuse_marks(anchor, tag.is_some(), span, problems) {
                    value = Value::Refused;
                }
                close(Node { span, value }, &mut open, &mut root, problems);
            }
            Event::SequenceStart(_, anchor, tag) => {
                refuse_marks(anchor, tag.is_some(), span, problems);
                open.push(Open::List(span, Vec::new()));
            }
            Event::MappingStart(_, anchor, tag) => {
                refuse_marks(anchor, tag.is_some(), span, problems);
                open.push(Open::Map(span, Entries::default(), None));
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let node = match open.pop() {
                    Some(Open::List(from, items)) => Node {
                        span: Span { end: span.end.max(from.end), ..from },
                        value: Value::List(items),
                    },
                    Some(Open::Map(from, entries, _)) => Node {
                        span: Span { end: span.end.max(from.end), ..from },
                        value: Value::Map(entries.read),
                    },
                    None => return None,
                };
                if let Some(Open::Map(outer, entries, None)) = open.last()
                    && entries.read.is_empty()
                    && matches!(node.value, Value::Map(_))
                    && node.span.start == outer.start + 1
                {
                    problems.push(bare_reference(*outer));
                    return None;
                }
                close(node, &mut open, &mut root, problems);
            }
            _ => {}
        }
        if let Some(Open::Map(_, entries, _)) = open.last()
            && entries.keys.len() > KEYS
        {
            problems.push(Diagnostic::new(
                &rules::YAML_FEATURE,
                span,
                say!("quá {KEYS} khóa trong một bảng", "more than {KEYS} keys in one map"),
                say!("Chia thành nhiều tệp nhỏ hơn.", "Split it into smaller files."),
            ));
            return None;
        }
        if open.len() > DEPTH {
            problems.push(Diagnostic::new(
                &rules::YAML_FEATURE,
                span,
                say!(
                    "dữ liệu lồng nhau quá {DEPTH} tầng",
                    "data nested deeper than {DEPTH} levels"
                ),
                say!("Viết phẳng hơn.", "Write it flatter."),
            ));
            return None;
        }
    }
    Some(root.unwrap_or(Node { span: at, value: Value::Map(Vec::new()) }))
}

/// Puts a finished node where it belongs.
fn close(node: Node, open: &mut [Open], root: &mut Option<Node>, problems: &mut Vec<Diagnostic>) {
    match open.last_mut() {
        None => *root = Some(node),
        Some(Open::List(_, items)) => items.push(node),
        Some(Open::Map(_, entries, key @ None)) => *key = Some(key_of(node, entries, problems)),
        Some(Open::Map(_, entries, key)) => {
            if let Some(key) = key.take() {
                // A repeated key was reported; the first one stands.
                if entries.keys.get(&key.text) == Some(&key.span) {
                    entries.read.push((key, node));
                }
            }
        }
    }
}

fn key_of(node: Node, entries: &mut Entries, problems: &mut Vec<Diagnostic>) -> Key {
    let span = node.span;
    let Value::Scalar { text, .. } = node.value else {
        problems.push(Diagnostic::new(
            &rules::YAML_FEATURE,
            span,
            say!("khóa phải là chữ", "a key must be text"),
            say!("Viết một từ trước dấu hai chấm.", "Write a word before the colon."),
        ));
        entries.keys.entry(String::new()).or_insert(span);
        return Key { text: String::new(), span };
    };
    let first = *entries.keys.entry(text.clone()).or_insert(span);
    if first != span {
        problems.push(
            Diagnostic::new(
                &rules::DUPLICATE_KEY,
                span,
                say!("khóa `{text}` viết hai lần", "the key `{text}` is written twice"),
                say!("Giữ một dòng, xóa dòng kia.", "Keep one of the lines and remove the other."),
            )
            .also(first, say!("lần đầu ở đây", "first written here")),
        );
    }
    Key { text, span }
}

fn refuse_marks(anchor: usize, tag: bool, span: Span, problems: &mut Vec<Diagnostic>) -> bool {
    if anchor != 0 {
        problems.push(feature(span, "neo (`&…`)", "anchor (`&…`)"));
    }
    if tag {
        problems.push(feature(span, "thẻ (`!…`)", "tag (`!…`)"));
    }
    anchor != 0 || tag
}

fn feature(span: Span, vi: &str, en: &str) -> Diagnostic {
    Diagnostic::new(
        &rules::YAML_FEATURE,
        span,
        say!("{vi} của YAML không được dùng ở đây", "a YAML {en} is not used here"),
        say!("Viết thẳng giá trị ra.", "Write the value itself."),
    )
}
