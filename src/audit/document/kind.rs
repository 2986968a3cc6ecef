//! What kind of file an article is: its first bytes decide, then its name.

use super::Unreadable;

/// The kinds of file that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
    /// Office Open XML: a Word document.
    Docx,
}

impl Kind {
    /// The word used in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Docx => "docx",
        }
    }

    /// The kind of a file from its name and its bytes.
    pub(super) fn of(name: &str, bytes: &[u8]) -> Result<Self, Unreadable> {
        if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            return Ok(Self::Docx);
        }
        if let Some((_, name)) = FOREIGN.iter().find(|(magic, _)| bytes.starts_with(magic)) {
            return Err(Unreadable::Other(name));
        }
        let extension = name.rsplit_once('.').map_or("", |(_, e)| e).to_ascii_lowercase();
        match extension.as_str() {
            "docx" | "docm" | "dotx" => return Err(Unreadable::NotDocx),
            "md" | "markdown" => return Ok(Self::Markdown),
            "html" | "htm" | "xhtml" => return Ok(Self::Html),
            _ => {}
        }
        let head: Vec<u8> = bytes[..bytes.len().min(1024)]
            .iter()
            .filter(|byte| **byte != 0) // UTF-16 of Latin letters
            .map(u8::to_ascii_lowercase)
            .skip_while(|byte| byte.is_ascii_whitespace() || !byte.is_ascii())
            .collect();
        let html = [b"<!doctype html".as_slice(), b"<html", b"<head", b"<body"];
        Ok(if html.iter().any(|start| head.starts_with(start)) { Self::Html } else { Self::Text })
    }
}

/// The first bytes of files that are often handed over by mistake, with what people call them.
const FOREIGN: [(&[u8], &str); 12] = [
    (b"%PDF-", "tệp PDF (PDF)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "tệp Word/Excel đời cũ hoặc có mật khẩu (.doc, .xls)"),
    (b"{\\rtf", "tệp RTF (RTF)"),
    (b"\x89PNG", "tệp ảnh (PNG)"),
    (b"\xff\xd8\xff", "tệp ảnh (JPEG)"),
    (b"GIF8", "tệp ảnh (GIF)"),
    (b"II*\0", "tệp ảnh (TIFF)"),
    (b"MM\0*", "tệp ảnh (TIFF)"),
    (b"RIFF", "tệp ảnh hay âm thanh (RIFF)"),
    (b"\x1f\x8b", "tệp nén (gzip)"),
    (b"Rar!", "tệp nén (RAR)"),
    (b"7z\xbc\xaf", "tệp nén (7z)"),
];
