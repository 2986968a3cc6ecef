//! Names that bear digits (`Covid-19`, `G20`, `QL1A`, `4.0`), and addresses of the web.

use super::mention::{Class, Fault};
use super::token::{Gap, Kind, Text};
use super::{Reading, unit};

/// A web or mail address: a run without spaces that has the marks of one.
pub(super) fn link(text: &Text, at: usize) -> Option<Reading> {
    // Only from its first token, and only one that could begin an address.
    let token = text.get(at)?;
    if token.gap == Gap::None && at > 0 {
        return None;
    }
    let is_web = |at: usize| {
        matches!(text.word(at), "http" | "https" | "www" | "ftp" | "mailto")
            && text.any_mark(at + 1, &[':', '.'])
            && text.glued(at + 1)
    };
    let web = is_web(at);
    let mut end = at + 1;
    let (mut mail, mut dotted) = (false, false);
    while let Some(next) = text.get(end).filter(|t| t.gap <= Gap::Hidden) {
        match next.kind {
            Kind::Mark('@') => mail = true,
            Kind::Mark('.') => {
                dotted |= matches!(
                    text.word(end + 1),
                    "vn" | "com" | "org" | "net" | "html" | "pdf" | "aspx"
                ) && text.glued(end + 1);
            }
            Kind::Mark('(' | ')' | ';' | '"' | '“' | '”' | '<' | '>' | '[' | ']') => break,
            _ => {}
        }
        end += 1;
        // Long enough for any address; and the scan of a hostile text stays short.
        if end > at + 120 {
            break;
        }
    }
    while end > at + 1 && text.any_mark(end - 1, &['.', ',', ':', '!', '?']) {
        end -= 1;
    }
    let is = web || (mail && dotted) || (dotted && token.kind == Kind::Word);
    is.then_some(Reading { end, class: Class::Link, faults: Vec::new() })
}

/// A name with digits in it.
pub(super) fn name(text: &Text, at: usize) -> Option<Reading> {
    let end =
        letters_first(text, at).or_else(|| digits_first(text, at)).or_else(|| version(text, at))?;
    Some(Reading { end, class: Class::Name, faults: Vec::new() })
}

fn capitals(text: &Text, at: usize) -> bool {
    text.get(at).is_some_and(|token| {
        let raw = text.source.get(token.range.clone()).unwrap_or("");
        token.kind == Kind::Word && token.capital && raw.len() <= 24
    })
}

/// `G20`, `QL1A`, `H5N1`, `Covid-19`, `VNeID2`, `A-05`.
fn letters_first(text: &Text, at: usize) -> Option<usize> {
    let token = text.get(at).filter(|t| t.kind == Kind::Word)?;
    if token.gap == Gap::None && at > 0 && text.digits(at - 1).is_some() {
        return None;
    }
    let known = matches!(
        token.folded.as_ref(),
        "covid"
            | "ncov"
            | "sars"
            | "covit"
            | "windows"
            | "android"
            | "ios"
            | "vneid"
            | "excel"
            | "office"
    );
    let mut place = at + 1;
    // `SARS-CoV-2`.
    while text.is_mark(place, '-')
        && text.glued(place)
        && text.glued(place + 1)
        && capitals(text, place + 1)
        && place < at + 6
    {
        place += 2;
    }
    let hyphen = text.is_mark(place, '-') && text.glued(place) && text.glued(place + 1);
    let digits = if hyphen {
        place + 1
    } else if known && text.same_line(place) {
        place
    } else {
        text.glued(place).then_some(place)?
    };
    let short = text.digits(digits).is_some_and(|d| d.len() <= 4);
    if !short {
        return None;
    }
    // `Đạt10.232 việc`, `Giảm3.805`: a glued number, not a name.
    let raw = text.source.get(token.range.clone()).unwrap_or("");
    let upper = raw.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let ascii = raw.is_ascii();
    let capital =
        token.capital && (upper || hyphen || (ascii && !vietnamese_syllable(&token.folded)));
    if !(known || capital) {
        return None;
    }
    let mut end = digits + 1;
    // `QL1A`, `H5N1`, `A1-05`, `Đ48(1)`.
    let mut steps = 0;
    while steps < 6 && text.glued(end) {
        let word = text.get(end).is_some_and(|t| t.kind == Kind::Word) && capitals(text, end);
        let more = text.digits(end).is_some();
        let joined = text.any_mark(end, &['-', '/', '.'])
            && text.glued(end + 1)
            && (text.digits(end + 1).is_some() || capitals(text, end + 1));
        if word || more {
            end += 1;
        } else if joined {
            end += 2;
        } else {
            break;
        }
        steps += 1;
    }
    let counted = text.same_line(end)
        && !text.glued(end)
        && !hyphen
        && !upper
        && unit::is_scale_or_counted(text, end);
    (!counted).then_some(end)
}

/// Capitalised first words of sentences that a number may be glued to.
fn vietnamese_syllable(word: &str) -> bool {
    matches!(
        word,
        "trong"
            | "trên"
            | "theo"
            | "qua"
            | "hon"
            | "khoang"
            | "gan"
            | "thu"
            | "chi"
            | "cho"
            | "tai"
            | "do"
            | "sau"
    )
}

/// `5G`, `3D`, `1A`, `30a`, `4K`: digits and one or two capitals.
fn digits_first(text: &Text, at: usize) -> Option<usize> {
    text.digits(at).filter(|d| d.len() <= 3)?;
    let token = text.get(at + 1).filter(|t| t.kind == Kind::Word && t.gap == Gap::None)?;
    let raw = text.source.get(token.range.clone()).unwrap_or("");
    let upper = token.capital && raw.len() <= 2 && raw.is_ascii();
    if !upper || matches!(token.folded.as_ref(), "h" | "t" | "m" | "km" | "ha") {
        return None;
    }
    let mut end = at + 2;
    // `12A1`: a class of a school.
    end += usize::from(text.glued(end) && text.digits(end).is_some_and(|d| d.len() <= 2));
    // `15A-123.45`: a number plate.
    let mut steps = 0;
    while steps < 4
        && text.any_mark(end, &['-', '.'])
        && text.glued(end)
        && text.glued(end + 1)
        && text.digits(end + 1).is_some()
    {
        end += 2;
        steps += 1;
    }
    Some(end)
}

/// `công nghiệp 4.0`, `phiên bản 2.1.3`, `24/7`.
fn version(text: &Text, at: usize) -> Option<usize> {
    let digits = text.digits(at).filter(|d| d.len() <= 2)?;
    if text.is_mark(at + 1, '/')
        && digits == "24"
        && text.digits(at + 2) == Some("7")
        && text.glued(at + 1)
    {
        return Some(at + 3);
    }
    let dotted = |at: usize| {
        text.is_mark(at, '.')
            && text.glued(at)
            && text.glued(at + 1)
            && text.digits(at + 1).is_some_and(|d| d.len() <= 2)
    };
    if !dotted(at + 1) {
        return None;
    }
    let (mut end, mut groups) = (at + 3, 1);
    while dotted(end) && groups < 5 {
        end += 2;
        groups += 1;
    }
    let named = matches!(
        text.word_before(at, 1),
        "nghiệp" | "mạng" | "bản" | "version" | "industry" | "office" | "số"
    ) || text
        .get(at.wrapping_sub(1))
        .is_some_and(|t| t.kind == Kind::Word && t.capital && t.gap < Gap::Line);
    let counted = unit::percent(text, end).is_some()
        || (text.same_line(end) && unit::is_scale_or_counted(text, end));
    let zero = text.digits(at + 2) == Some("0") && groups == 1;
    ((groups > 1 || (zero && named) || (zero && digits == "4")) && !counted).then_some(end)
}

/// Digits no other reader knows: of another script, or fractions in one character.
pub(super) fn strange(text: &Text, at: usize) -> Option<Reading> {
    let Some(Kind::Mark(c)) = text.get(at).map(|token| token.kind) else { return None };
    if !c.is_numeric() {
        return None;
    }
    let mut end = at + 1;
    while let Some(token) = text.get(end) {
        let Kind::Mark(next) = token.kind else { break };
        if token.gap != Gap::None || !next.is_numeric() {
            break;
        }
        end += 1;
    }
    Some(Reading { end, class: Class::Unreadable, faults: vec![Fault::OtherDigits] })
}
