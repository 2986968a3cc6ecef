//! The packed folder: its parts by name, bounded before and while they are unpacked.

use std::io::{Cursor, Read};

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use zip::ZipArchive;
use zip::result::ZipError;

use crate::audit::document::Unreadable;
use crate::audit::document::encoding::decode;

/// The most entries of a package: a long report with hundreds of pictures has fewer.
const MOST_ENTRIES: usize = 10_000;
/// The most bytes of one part, unpacked.
const LONGEST_PART: u64 = 32 << 20;
/// The mark at the end of a zip file, and the length of the record it opens.
const END_RECORD: (&[u8], usize) = (b"PK\x05\x06", 22);
/// The longest comment that may follow that record.
const LONGEST_COMMENT: usize = 65_535;

/// An opened package.
pub(super) struct Package<'a>(ZipArchive<Cursor<&'a [u8]>>);

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        if most_entries(bytes) > MOST_ENTRIES {
            return Err(Unreadable::ManyParts);
        }
        ZipArchive::new(Cursor::new(bytes)).map(Self).map_err(|error| damaged(&error))
    }

    /// The name of the part that holds the words.
    pub(super) fn main_part(&mut self) -> Result<String, Unreadable> {
        let mut found = None;
        if let Some(xml) = self.part("_rels/.rels")? {
            each_element(&xml, |element| {
                let main = attribute(element, "Type")
                    .is_some_and(|kind| kind.ends_with("/officeDocument"));
                if main && found.is_none() {
                    found = attribute(element, "Target");
                }
            })?;
        }
        let main = found.map(|target| target.trim_start_matches('/').to_owned());
        let main = main.unwrap_or_else(|| "word/document.xml".to_owned());
        match self.0.index_for_name(&main) {
            Some(_) if !main.starts_with("xl/") && !main.starts_with("ppt/") => Ok(main),
            _ => Err(self.another_kind()),
        }
    }

    fn another_kind(&self) -> Unreadable {
        let holds = |start: &str| self.0.file_names().flatten().any(|name| name.starts_with(start));
        if holds("xl/") {
            Unreadable::Other("bảng tính Excel (.xlsx)")
        } else if holds("ppt/") {
            Unreadable::Other("tệp trình chiếu (.pptx)")
        } else if holds("content.xml") {
            Unreadable::Other("tệp OpenDocument (.odt)")
        } else {
            Unreadable::Other("tệp nén (zip)")
        }
    }

    /// The text of a part, if there is one of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let entry = match self.0.by_name(name) {
            Ok(entry) => entry,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(damaged(&error)),
        };
        if entry.encrypted() {
            return Err(Unreadable::Locked);
        }
        if entry.size() > LONGEST_PART {
            return Err(Unreadable::Bomb);
        }
        // The length a package states may be a lie, so the bytes themselves are counted.
        let mut bytes = Vec::new();
        entry
            .take(LONGEST_PART + 1)
            .read_to_end(&mut bytes)
            .map_err(|error| Unreadable::Damaged(format!("{name}: {error}")))?;
        if bytes.len() as u64 > LONGEST_PART {
            return Err(Unreadable::Bomb);
        }
        let text = decode(bytes).map_err(|_| Unreadable::Damaged(name.to_owned()))?;
        Ok(Some(text.text))
    }
}

fn damaged(error: &ZipError) -> Unreadable {
    match error {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => Unreadable::Locked,
        error => Unreadable::Damaged(error.to_string()),
    }
}

/// The most entries any record near the end of the file claims, before any of them is read.
fn most_entries(bytes: &[u8]) -> usize {
    let (mark, length) = END_RECORD;
    let tail = &bytes[bytes.len().saturating_sub(length + LONGEST_COMMENT)..];
    let records = tail.windows(length).filter(|record| record.starts_with(mark));
    let claimed = records.map(|record| usize::from(u16::from_le_bytes([record[10], record[11]])));
    claimed.max().unwrap_or(0)
}

/// Calls `each` with every element of a part; a document type is refused.
pub(super) fn each_element(
    xml: &str,
    mut each: impl FnMut(&BytesStart<'_>),
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|error| Unreadable::Damaged(error.to_string()))? {
            Event::Start(element) | Event::Empty(element) => each(&element),
            Event::DocType(_) => return Err(Unreadable::DocumentType),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

/// An attribute by its name without prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = found.normalized_value(XmlVersion::Implicit1_0);
    Some(value.map_or_else(|_| found.value.to_string(), |value| value.into_owned()))
}
