//! `audit`: articles made elsewhere, read and tested against themselves.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};

use annotate_snippets::Renderer;

use super::arguments::{AuditFormat, AuditOptions};
use super::{Ending, Speaker};
use crate::audit::audit;
use crate::audit::document::{Article, Unreadable};
use crate::audit::report::{Audited, to_html, to_json, to_sarif, to_text};
use crate::diagnostic::say;
use crate::source::{read_file, read_stream};

/// The most bytes of an article that is text, and of one that is packed with its pictures.
const LONGEST: u64 = 8 << 20;
const LONGEST_PACKED: u64 = 64 << 20;

/// Audits files one by one; one that cannot be read does not stop the others.
///
/// Contradictions and misprints, certain or likely, end with 1; what could not be read with 2.
pub fn run(options: &AuditOptions, speaker: &Speaker) -> Ending {
    let audited: Vec<Audited> = options.files.iter().map(|file| one(file)).collect();
    let colour = options.output.is_none()
        && std::io::stdout().is_terminal()
        && std::env::var_os("NO_COLOR").is_none();
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let result = match options.format {
        AuditFormat::Text => to_text(&audited, speaker.language, &renderer),
        AuditFormat::Json => to_json(&audited),
        AuditFormat::Sarif => to_sarif(&audited, speaker.language),
        AuditFormat::Html => to_html(&audited, speaker.language),
    };
    let mut ending = Ending::Clean;
    for file in &audited {
        if file.has_faults() {
            ending = ending.max(Ending::Problems);
        }
        if let Err(fault) = &file.outcome {
            ending = Ending::Failed;
            let (name, message) = (&file.name, fault.message());
            let (vi, en) = (message.vi, message.en);
            speaker.message(&say!("Không đọc được `{name}`: {vi}.", "Cannot read `{name}`: {en}."));
        }
    }
    match &options.output {
        None => speaker.result(&result),
        Some(path) => {
            if !written(path, &result, speaker) {
                return Ending::Failed;
            }
        }
    }
    ending
}

fn one(file: &Path) -> Audited {
    let name = file.to_string_lossy().into_owned();
    let outcome = bytes(file).and_then(|bytes| Article::read(&name, bytes)).map(|article| {
        let report = audit(&article.document);
        (article, report)
    });
    Audited { name, outcome }
}

fn bytes(file: &Path) -> Result<Vec<u8>, Unreadable> {
    if file == Path::new("-") {
        return read_stream(std::io::stdin().lock(), LONGEST).map_err(Unreadable::File);
    }
    let packed = file.extension().is_some_and(|kind| kind.eq_ignore_ascii_case("docx"));
    read_file(file, if packed { LONGEST_PACKED } else { LONGEST }).map_err(Unreadable::File)
}

fn written(path: &PathBuf, result: &str, speaker: &Speaker) -> bool {
    let place = path.display();
    let done = std::fs::File::create(path).and_then(|mut file| file.write_all(result.as_bytes()));
    match done {
        Ok(()) => speaker.message(&say!("Đã ghi `{place}`.", "Written: `{place}`.")),
        Err(ref error) => {
            speaker.message(&say!(
                "Không ghi được `{place}`: {error}",
                "Cannot write `{place}`: {error}"
            ));
        }
    }
    done.is_ok()
}
