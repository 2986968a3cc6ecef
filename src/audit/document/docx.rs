//! Word documents: the words of `word/document.xml` in blocks, notes after them.
//!
//! A docx is a packed folder from anywhere, so nothing in it is trusted: sizes are bounded before
//! anything is unpacked, no entity is ever resolved, and macros, fields and links stay unread.
//! Ranges of such a document count bytes of its extracted text.

mod body;
mod package;
mod styles;
#[cfg(test)]
mod tests;

use super::draft::Draft;
use super::{Document, Unreadable};
use body::Body;
use package::Package;
use styles::Styles;

/// Reads a docx from its bytes.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let mut package = Package::open(bytes)?;
    let main = package.main_part()?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
    let beside = |name: &str| match folder.as_str() {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let styles = match package.part(&beside("styles.xml"))? {
        Some(xml) => Styles::read(&xml)?,
        None => Styles::default(),
    };
    let mut draft = Draft::default();
    let xml = package.part(&main)?.ok_or_else(|| Unreadable::Damaged(main.clone()))?;
    Body::new(&styles, &mut draft).read(&xml)?;
    for notes in ["footnotes.xml", "endnotes.xml"] {
        if let Some(xml) = package.part(&beside(notes))? {
            Body::new(&styles, &mut draft).read(&xml)?;
        }
    }
    Ok(draft.finish_extracted())
}
