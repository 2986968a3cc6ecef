//! What a drawing (SVG) of the content may hold: shapes and words, nothing that acts.
//!
//! In a page a drawing is a picture; opened by itself it is a document of the site, whose scripts
//! would run with all the site may do. Integrating SVG as an image only is the "secure static
//! mode" of SVG 2 (W3C, SVG 2, §2.7): no script, no animation, no reference outside of the file.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::diagnostic::{Bilingual, say};

/// Elements that act, or bring in documents.
const ACTIVE: [&str; 16] = [
    "script",
    "handler",
    "listener",
    "foreignobject",
    "iframe",
    "object",
    "embed",
    "audio",
    "video",
    "canvas",
    "animate",
    "animatemotion",
    "animatetransform",
    "set",
    "discard",
    "a",
];
/// Beginnings of addresses that lead nowhere outside.
const OWN: [&str; 4] = ["#", "data:image/png", "data:image/jpeg", "data:image/webp"];

/// What makes a drawing unfit for publishing; nothing for a sound one.
pub(super) fn fault(bytes: &[u8]) -> Option<Bilingual> {
    let damaged =
        || say!("không phải là hình vẽ SVG, hoặc đã hỏng", "is no SVG drawing, or is damaged");
    let Ok(xml) = std::str::from_utf8(bytes) else { return Some(damaged()) };
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    // `<rect/>` is read as `<rect></rect>`.
    reader.config_mut().expand_empty_elements = true;
    let mut styled = false;
    let mut drawn = false;
    let mut open = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(element)) => {
                open += 1;
                drawn |= is_named(&element, "svg");
                styled = is_named(&element, "style");
                if let Some(what) = element_fault(&element) {
                    return Some(what);
                }
            }
            Ok(Event::End(_)) => {
                styled = false;
                open = open.saturating_sub(1);
            }
            Ok(Event::Text(text)) if styled && leads_out(&text) => {
                return Some(outside("style"));
            }
            Ok(Event::CData(text)) if styled && leads_out(&text) => {
                return Some(outside("style"));
            }
            // The plain line older programs write is harmless; entities of its own are not.
            Ok(Event::DocType(text)) if text.contains('[') => {
                return Some(say!(
                    "có khai báo thực thể trong DOCTYPE",
                    "declares entities in its DOCTYPE"
                ));
            }
            Ok(Event::PI(text)) if text.starts_with("xml-stylesheet") => {
                return Some(outside("xml-stylesheet"));
            }
            Ok(Event::Eof) => return (!drawn || open > 0).then(damaged),
            Ok(_) => {}
            Err(_) => return Some(damaged()),
        }
    }
}

fn is_named(element: &BytesStart<'_>, name: &str) -> bool {
    element.local_name().as_ref() == name
}

fn element_fault(element: &BytesStart<'_>) -> Option<Bilingual> {
    let name = element.local_name().as_ref().to_ascii_lowercase();
    if ACTIVE.contains(&name.as_str()) {
        return Some(say!("có phần tử `<{name}>`", "holds an element `<{name}>`"));
    }
    for attribute in element.attributes().with_checks(false) {
        let Ok(attribute) = attribute else {
            return Some(say!(
                "có thuộc tính viết sai trong `<{name}>`",
                "an attribute of `<{name}>` is written wrongly"
            ));
        };
        let key = attribute.key.local_name().as_ref().to_ascii_lowercase();
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        let value = value.map_or_else(|_| attribute.value.to_string(), |value| value.into_owned());
        if key.starts_with("on") {
            return Some(say!("có thuộc tính `{key}`", "holds an attribute `{key}`"));
        }
        let address = value.trim().to_ascii_lowercase();
        let is_own = OWN.iter().any(|own| address.starts_with(own)) || address.is_empty();
        let is_address = matches!(key.as_str(), "href" | "src") && !is_own;
        if is_address || leads_out(&value) {
            return Some(outside(&key));
        }
    }
    None
}

fn outside(what: &str) -> Bilingual {
    say!("`{what}` dẫn ra ngoài tệp", "`{what}` leads out of the file")
}

/// Whether a style names something outside of the file. An escape could hide it, and no program
/// that draws writes one.
fn leads_out(style: &str) -> bool {
    let style = style.to_ascii_lowercase();
    let mut addresses = style.split("url(").skip(1);
    style.contains("@import")
        || style.contains('\\') && style.contains(['(', '@'])
        || addresses.any(|rest| {
            let address = rest.trim_start_matches([' ', '\'', '"', '\t', '\n']);
            !OWN.iter().any(|own| address.starts_with(own))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"8\">{inside}</svg>")
    }

    #[test]
    fn shapes_words_and_what_programs_note_are_kept() {
        for inside in [
            "<path d=\"M0 0h8\" fill=\"url(#a)\" style=\"stroke: url('#b')\"/><text>5%</text>",
            "<style>.a { fill: #123 }</style><use href=\"#a\"/><title>Biểu đồ</title>",
            "<image href=\"data:image/png;base64,AAAA\"/>",
            "<sodipodi:namedview xmlns:sodipodi=\"http://x.example/\" pagecolor=\"#fff\"/>",
        ] {
            assert!(fault(drawing(inside).as_bytes()).is_none(), "{inside}");
        }
        let old = "<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">";
        assert!(fault(format!("{old}{}", drawing("")).as_bytes()).is_none());
    }

    #[test]
    fn what_acts_or_leads_out_is_refused() {
        for inside in [
            "<script>alert(1)</script>",
            "<SCRIPT href=\"#a\"/>",
            "<x:script xmlns:x=\"http://www.w3.org/2000/svg\">alert(1)</x:script>",
            "<rect onclick=\"alert(1)\"/>",
            "<rect OnLoad=\"alert(1)\"/>",
            "<foreignObject><p>x</p></foreignObject>",
            "<a href=\"javascript:alert(1)\"><rect/></a>",
            "<use xlink:href=\"https://x.example/a.svg#b\"/>",
            "<image href=\"&#104;ttps://x.example/a.png\"/>",
            "<image href=\"data:image/svg+xml,&lt;svg/&gt;\"/>",
            "<style>@import 'https://x.example/a.css'</style>",
            "<style><![CDATA[rect { fill: url(https://x.example/) }]]></style>",
            "<rect style=\"fill: u\\72l(https://x.example/)\"/>",
            "<rect fill=\"url( //x.example/a )\"/>",
            "<set attributeName=\"href\" to=\"https://x.example/\"/>",
            "<rect",
        ] {
            assert!(fault(drawing(inside).as_bytes()).is_some(), "{inside}");
        }
        for whole in [
            "<!DOCTYPE svg [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><svg>&a;</svg>",
            "<?xml-stylesheet href=\"https://x.example/a.css\"?><svg/>",
            "<html/>",
            "hình",
            "",
        ] {
            assert!(fault(whole.as_bytes()).is_some(), "{whole}");
        }
    }
}
