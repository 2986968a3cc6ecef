//! What is wrong with a template, for the person who keeps the theme.

use std::fmt;

use tera::{Error, ErrorKind};

use crate::diagnostic::{Bilingual, Language};

/// A theme that cannot be used, or a page a template cannot place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeError {
    /// The file at fault, from the folder of the theme: `templates/article.html`.
    pub file: String,
    /// The line in that file, where it is known, counted from one.
    pub line: Option<usize>,
    /// What the template engine says, in its own words.
    pub reason: String,
}

impl ThemeError {
    pub(super) fn new(file: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, reason: reason.into() }
    }

    /// From the engine's error; `asked` is the template that was being used.
    pub(super) fn from_engine(error: &Error, asked: &str) -> Self {
        if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
            let name = Some(report.filename()).filter(|name| !name.is_empty()).unwrap_or(asked);
            return Self {
                file: file_of(name),
                line: Some(report.span().start_line),
                reason: report.message().to_owned(),
            };
        }
        let reason = error.to_string();
        let (name, line) = match error.kind() {
            ErrorKind::MissingParent { current: name, .. }
            | ErrorKind::CircularExtend { tpl: name, .. }
            | ErrorKind::CircularInclude { tpl: name, .. }
            | ErrorKind::TemplateNotFound(name) => (name.as_str(), None),
            _ => match first_place(&reason) {
                Some((name, line)) => (name, Some(line)),
                None => (asked, None),
            },
        };
        Self { file: file_of(name), line, reason: reason.clone() }
    }

    /// The whole message.
    pub fn message(&self) -> Bilingual {
        let Self { file, line, reason } = self;
        match line {
            Some(line) => Bilingual::new(
                format!("mẫu giao diện `{file}`, dòng {line}: {reason}"),
                format!("theme template `{file}`, line {line}: {reason}"),
            ),
            None => Bilingual::new(
                format!("mẫu giao diện `{file}`: {reason}"),
                format!("theme template `{file}`: {reason}"),
            ),
        }
    }
}

/// The file of a template, from the folder of the theme.
fn file_of(template: &str) -> String {
    match template.starts_with("components/") {
        true => template.to_owned(),
        false => format!("templates/{template}"),
    }
}

/// The first `--> name:line:column` in a report about references that do not exist.
fn first_place(report: &str) -> Option<(&str, usize)> {
    let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> "))?;
    let mut parts = place.rsplitn(3, ':');
    let (_column, line, name) = (parts.next()?, parts.next()?, parts.next()?);
    Some((name, line.parse().ok()?))
}

impl fmt::Display for ThemeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().get(Language::Vi))
    }
}

impl std::error::Error for ThemeError {}
