//! From bytes to letters: UTF-8 and UTF-16. Older Vietnamese tables cannot be told apart, so
//! nothing is guessed: the author is told how to save the file anew.

use super::Unreadable;

/// The text of a file, without a byte order mark.
pub(super) struct Decoded {
    /// The letters.
    pub(super) text: String,
    /// How many bytes of the file stand before them; none where the file is not UTF-8.
    pub(super) skipped: Option<usize>,
}

/// Decodes the bytes of a text file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, Unreadable> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks(2).map(|pair| match pair {
            [first, second] => read([*first, *second]),
            _ => 0xfffd,
        });
        let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        Ok(Decoded { text: text.collect(), skipped: None })
    };
    match bytes.as_slice() {
        [0xff, 0xfe, ..] => return wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => return wide(u16::from_be_bytes),
        _ => {}
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(match text.strip_prefix('\u{feff}') {
            Some(rest) => Decoded { text: rest.to_owned(), skipped: Some(3) },
            None => Decoded { text, skipped: Some(0) },
        }),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let strange = |byte: &&u8| byte.is_ascii_control() && !byte.is_ascii_whitespace();
            if bytes.contains(&0) || bytes.iter().filter(strange).count() * 10 > bytes.len() {
                return Err(Unreadable::Binary);
            }
            let line = bytes[..at].iter().filter(|byte| **byte == b'\n').count() + 1;
            Err(Unreadable::OldEncoding { line, declared: declared(&bytes) })
        }
    }
}

/// The encoding an HTML file says it is in.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let (_, rest) = head.split_once("charset=")?;
    let name = rest.trim_start_matches(['"', '\'', ' ']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
    let name = &name[..end.unwrap_or(name.len())];
    (!name.is_empty()).then(|| name.to_owned())
}
