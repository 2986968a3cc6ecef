//! Findings as SARIF 2.1.0 (OASIS Standard of 27 March 2020), the one writer of it.
//!
//! A log is gathered result by result and written at the end. Columns count characters
//! (`unicodeCodePoints`), as everywhere in this program.

use std::fmt::Write;
use std::ops::Range;

use serde_json::{Map, Value, json};

use super::{Diagnostic, Language, Place, Rule, Severity};
use crate::source::{Position, Sources, Span};

/// How a result came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Tested, and in order.
    Pass,
    /// There was not enough to decide.
    Open,
    /// A person has to decide.
    Review,
    /// Not in order.
    Fail,
}

/// How grave a result is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Must be mended.
    Error,
    /// Should be looked at.
    Warning,
    /// Worth knowing.
    Note,
    /// Nothing to mend.
    None,
}

/// A place in a file.
#[derive(Clone, Debug)]
pub struct Region {
    /// Its first character.
    pub first: Position,
    /// The position after its last.
    pub last: Position,
    /// Its bytes, where they are bytes of the file itself.
    pub bytes: Option<Range<usize>>,
    /// What stands there.
    pub excerpt: String,
}

/// One result.
#[derive(Clone, Debug)]
pub struct Found {
    /// The id of its rule.
    pub rule: String,
    /// The rule, where it is one of the log's.
    pub known: Option<&'static Rule>,
    /// How it came out.
    pub kind: Kind,
    /// How grave it is.
    pub level: Level,
    /// What is said.
    pub message: String,
    /// The file it concerns.
    pub file: String,
    /// Where in it; none for the whole file.
    pub region: Option<Region>,
    /// Other places: file, place, what is there.
    pub related: Vec<(String, Region, String)>,
}

/// A file that could not be worked on.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub message: String,
}

/// A log while it is gathered.
pub struct Log {
    rules: Vec<&'static Rule>,
    language: Language,
    results: Vec<Value>,
    notices: Vec<Value>,
}

/// The problems of a run as a log.
pub fn to_sarif(
    problems: &[Diagnostic],
    sources: &Sources,
    rules: &[&'static Rule],
    language: Language,
) -> String {
    let mut log = Log::new(rules, language);
    for problem in problems {
        let (file, region) = match &problem.place {
            Place::Path(path) => (path.clone(), None),
            Place::Span(span) => located(*span, sources),
        };
        let related = problem.related.iter().filter_map(|(span, label)| {
            let (file, region) = located(*span, sources);
            Some((file, region?, label.get(language).to_owned()))
        });
        let (message, remedy) = (problem.message.get(language), problem.remedy.get(language));
        log.found(Found {
            rule: problem.rule.id.to_owned(),
            known: Some(problem.rule),
            kind: Kind::Fail,
            level: level(problem.rule.severity),
            message: format!("{message}\n{remedy}"),
            file,
            region,
            related: related.collect(),
        });
    }
    log.to_json()
}

fn located(span: Span, sources: &Sources) -> (String, Option<Region>) {
    let source = sources.get(span.source);
    let region = Region {
        first: source.position(span.start),
        last: source.position(span.end),
        bytes: None,
        excerpt: sources.excerpt(span).to_owned(),
    };
    (source.path().to_owned(), Some(region))
}

impl Log {
    /// An empty log of a table of rules.
    pub fn new(rules: &[&'static Rule], language: Language) -> Self {
        Self { rules: rules.to_vec(), language, results: Vec::new(), notices: Vec::new() }
    }

    /// Adds a result.
    pub fn found(&mut self, found: Found) {
        let mut result = Map::new();
        result.insert("ruleId".to_owned(), json!(found.rule));
        let index = found.known.and_then(|rule| self.rules.iter().position(|own| *own == rule));
        if let Some(index) = index {
            result.insert("ruleIndex".to_owned(), json!(index));
        }
        result.insert("kind".to_owned(), json!(kind_id(found.kind)));
        result.insert("level".to_owned(), json!(level_id(found.level)));
        result.insert("message".to_owned(), json!({ "text": found.message }));
        let own = place(&found.file, found.region.as_ref());
        result.insert("locations".to_owned(), json!([own]));
        if !found.related.is_empty() {
            let related = found.related.iter().enumerate().map(|(at, (file, region, label))| {
                let mut place = place(file, Some(region));
                place["id"] = json!(at);
                place["message"] = json!({ "text": label });
                place
            });
            result.insert("relatedLocations".to_owned(), related.collect());
        }
        self.results.push(Value::Object(result));
    }

    /// Adds a file that could not be worked on.
    pub fn notice(&mut self, notice: Notice) {
        self.notices.push(json!({
            "level": "error",
            "message": { "text": notice.message },
            "locations": [place(&notice.file, None)],
        }));
    }

    /// The log as JSON.
    pub fn to_json(&self) -> String {
        let rules: Vec<Value> = self.rules.iter().map(|rule| self.descriptor(rule)).collect();
        let log = json!({
            "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": { "driver": {
                    "name": "congbo",
                    "version": env!("CARGO_PKG_VERSION"),
                    "language": self.language.tag(),
                    "rules": rules,
                } },
                "language": self.language.tag(),
                "columnKind": "unicodeCodePoints",
                "invocations": [{
                    "executionSuccessful": self.notices.is_empty(),
                    "toolExecutionNotifications": self.notices,
                }],
                "results": self.results,
            }],
        });
        format!("{log:#}\n")
    }

    fn descriptor(&self, rule: &Rule) -> Value {
        let manual = rule.manual(self.language);
        let (wrong, right) = match self.language {
            Language::Vi => ("Sai", "Đúng"),
            Language::En => ("Wrong", "Right"),
        };
        let (title, why) = (manual.title, manual.why);
        json!({
            "id": rule.id,
            "shortDescription": { "text": title },
            "fullDescription": { "text": why },
            "help": { "text": format!("{why}\n\n{wrong}:\n{}\n\n{right}:\n{}", rule.wrong, rule.right) },
            "defaultConfiguration": { "level": level_id(level(rule.severity)) },
        })
    }
}

fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
    }
}

fn kind_id(kind: Kind) -> &'static str {
    match kind {
        Kind::Pass => "pass",
        Kind::Open => "open",
        Kind::Review => "review",
        Kind::Fail => "fail",
    }
}

fn level_id(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
        Level::None => "none",
    }
}

fn place(file: &str, region: Option<&Region>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": address(file) } });
    if let Some(region) = region {
        let mut value = json!({
            "startLine": region.first.line,
            "startColumn": region.first.column,
            "endLine": region.last.line,
            "endColumn": region.last.column,
            "snippet": { "text": region.excerpt },
        });
        if let Some(bytes) = &region.bytes {
            value["byteOffset"] = json!(bytes.start);
            value["byteLength"] = json!(bytes.end - bytes.start);
        }
        physical["region"] = value;
    }
    json!({ "physicalLocation": physical })
}

/// A path as a URI reference: relative paths stay relative, absolute ones become `file:` URIs.
fn address(path: &str) -> String {
    let path = path.replace('\\', "/");
    let drive = path.get(1..3) == Some(":/");
    let mut uri = match (path.starts_with("//"), path.starts_with('/'), drive) {
        (true, ..) => "file:",
        (_, true, _) => "file://",
        (.., true) => "file:///",
        _ => "",
    }
    .to_owned();
    for (at, byte) in path.bytes().enumerate() {
        let plain = byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
        if plain || drive && at == 1 {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri_reference() {
        for (path, uri) in [
            ("content/pages/a.md", "content/pages/a.md"),
            ("bài viết.txt", "b%C3%A0i%20vi%E1%BA%BFt.txt"),
            ("/tmp/a.txt", "file:///tmp/a.txt"),
            ("C:\\bai\\a.txt", "file:///C:/bai/a.txt"),
            ("\\\\kho\\bai\\a.txt", "file://kho/bai/a.txt"),
            ("a:b%.txt", "a%3Ab%25.txt"),
        ] {
            assert_eq!(address(path), uri);
        }
    }
}
