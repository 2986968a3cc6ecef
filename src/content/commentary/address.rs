//! Whether the address of a link or a picture may be published.
//!
//! An address is judged as the most lenient browser would read it: white space and controls
//! dropped, `\` taken for `/`, `%6a` taken for `j`. Nothing is repaired; what fails is refused.

/// What is wrong with an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum AddressFault {
    /// A scheme that is not allowed; the scheme.
    Scheme(String),
    /// `//host/…`: another host under an unknown scheme.
    Host,
    /// A picture of another site.
    Foreign,
    /// More `../` than folders.
    AboveRoot,
}

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Judges the address of a link in a file `depth` folders below the root.
pub(super) fn judge_link(address: &str, depth: usize) -> Option<AddressFault> {
    let address = visible(address);
    match scheme(&address) {
        Some(scheme) if SCHEMES.contains(&scheme.as_str()) => None,
        Some(scheme) => Some(AddressFault::Scheme(scheme)),
        None if address.starts_with("//") => Some(AddressFault::Host),
        None => climbs(&address, depth).then_some(AddressFault::AboveRoot),
    }
}

/// Judges the address of a picture in a file `depth` folders below the root.
pub(super) fn judge_picture(address: &str, depth: usize) -> Option<AddressFault> {
    let address = visible(address);
    if scheme(&address).is_some() || address.starts_with("//") {
        return Some(AddressFault::Foreign);
    }
    climbs(&address, depth).then_some(AddressFault::AboveRoot)
}

/// How many folders below the root of the content a file lies.
pub(super) fn depth(path: &str) -> usize {
    path.strip_prefix("content/").unwrap_or(path).matches('/').count()
}

fn visible(address: &str) -> String {
    address
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .map(|c| if c == '\\' { '/' } else { c })
        .collect()
}

fn scheme(address: &str) -> Option<String> {
    let head = address.split(['/', '?', '#']).next().unwrap_or_default();
    let decoded = visible(&decode(head));
    let (scheme, _) = decoded.split_once(':')?;
    Some(scheme.to_lowercase())
}

fn climbs(address: &str, depth: usize) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut depth = if path.starts_with('/') { 0 } else { depth };
    for part in path.split('/') {
        match decode(part).as_str() {
            ".." if depth == 0 => return true,
            ".." => depth -= 1,
            "" | "." => {}
            _ => depth += 1,
        }
    }
    false
}

/// Takes `%41` for `A`; what is not such a code stays.
fn decode(text: &str) -> String {
    let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16));
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let code = match (byte, digit(bytes.get(at + 1)), digit(bytes.get(at + 2))) {
            (b'%', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        out.push(code.unwrap_or(*byte));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_pages_sites_mail_and_telephones() {
        for good in [
            "gioi-thieu.md",
            "../khac/",
            "/so-lieu/?ky=2020#bang",
            "https://moj.gov.vn/a:b",
            "HTTP://x",
            "mailto:a@b.vn",
            "tel:+84225",
            "#muc",
            "./a:b",
            "?x=a:b",
            "",
        ] {
            assert_eq!(judge_link(good, 4), None, "{good}");
        }
    }

    #[test]
    fn disguised_schemes_are_seen() {
        for bad in [
            "javascript:alert(1)",
            "JaVa\tScript:alert(1)",
            " \u{1}javascript:x",
            "java%73cript:x",
            "javascript%3Aalert(1)",
            "%0Ajavascript:x",
            "java\u{a0}script:x",
        ] {
            let fault = Some(AddressFault::Scheme("javascript".into()));
            assert_eq!(judge_link(bad, 4), fault, "{bad}");
        }
        for bad in ["data:text/html,x", "vbscript:x", "file:///etc/passwd", "C:\\tep.doc", ":x"] {
            assert!(matches!(judge_link(bad, 4), Some(AddressFault::Scheme(_))), "{bad}");
        }
        for bad in ["//evil.example/", "/\\evil", "\\\\may\\chung", "/\t/evil"] {
            assert_eq!(judge_link(bad, 4), Some(AddressFault::Host), "{bad}");
        }
    }

    #[test]
    fn pictures_are_the_sites_own() {
        for bad in ["http://x/a.png", "data:image/png;base64,x", "//x/a.png", "https:a.png"] {
            assert_eq!(judge_picture(bad, 4), Some(AddressFault::Foreign), "{bad}");
        }
        assert_eq!(judge_picture("anh/hoi-nghi.jpg", 4), None);
    }

    #[test]
    fn addresses_stay_in_the_content() {
        let depth = depth("content/news/2020/04/so-ket/index.md");
        assert_eq!(depth, 4);
        assert_eq!(judge_link("../../../../a.md", depth), None);
        for bad in ["../../../../../a.md", "a/../../../../../../b", "%2e%2E/../../../..", "/.."] {
            assert_eq!(judge_link(bad, depth), Some(AddressFault::AboveRoot), "{bad}");
        }
    }
}
