//! Colours an office sets for its site, and whether text can be read in them. Contrast is measured
//! as in WCAG 2.2: the ratio of relative luminances.

use crate::content::rules::UNUSABLE_COLOUR;
use crate::content::yaml::{Fields, Node, scalar};
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;

/// A colour of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, green and blue.
    channels: [u8; 3],
}

/// The darkest ground light pages put text on, and the lightest of dark pages.
const LIGHT_GROUND: Colour = Colour { channels: [0xf1, 0xf3, 0xf5] };
const DARK_GROUND: Colour = Colour { channels: [0x1f, 0x26, 0x2e] };
/// What readers with poor sight need between text and ground.
const LEAST_CONTRAST: f64 = 4.5;

/// The colours of a site; those not set are the theme's.
#[derive(Clone, Copy, Debug, Default)]
pub struct Colours {
    /// Of the office: bands, large figures.
    pub brand: Option<Colour>,
    /// Of links.
    pub link: Option<Colour>,
}

impl Colours {
    /// Reads the field `colours` of `site.yaml`.
    pub(super) fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Self {
        let Some(mut fields) = Fields::of(node, problems) else { return Self::default() };
        let mut colours = Self::default();
        for (name, place) in [("brand", &mut colours.brand), ("link", &mut colours.link)] {
            if let Some((text, span)) = fields.optional(name).and_then(|n| scalar(n, problems)) {
                *place = read_colour(text, span, problems);
            }
        }
        fields.finish(problems);
        colours
    }
}

impl Colour {
    /// As styles write it: `#8c1a1f`.
    pub fn code(self) -> String {
        let [red, green, blue] = self.channels;
        format!("#{red:02x}{green:02x}{blue:02x}")
    }

    /// The same colour, lighter until it can be read on dark pages.
    pub fn on_dark(self) -> Self {
        let lighter = |step: u16| Self {
            channels: self.channels.map(|channel| {
                let way = u16::from(u8::MAX - channel) * step / 32;
                channel.saturating_add(u8::try_from(way).unwrap_or(u8::MAX))
            }),
        };
        // Some way above the least: light text on a dark ground glares less than it fades.
        (0..=32)
            .map(lighter)
            .find(|colour| colour.contrast(DARK_GROUND) >= LEAST_CONTRAST + 1.5)
            .unwrap_or(Self { channels: [u8::MAX; 3] })
    }

    fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        if one > other { one / other } else { other / one }
    }

    fn luminance(self) -> f64 {
        let [red, green, blue] = self.channels.map(|channel| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

fn read_colour(text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<Colour> {
    let Some(colour) = parse(text) else {
        problems.push(Diagnostic::new(
            &UNUSABLE_COLOUR,
            span,
            say!("`{text}` không phải là mã màu", "`{text}` is not a colour"),
            say!(
                "Viết dấu # và sáu chữ số hệ 16 trong ngoặc kép, ví dụ \"#8c1a1f\".",
                "Write # and six hexadecimal digits in quotation marks, for instance \"#8c1a1f\"."
            ),
        ));
        return None;
    };
    let contrast = colour.contrast(LIGHT_GROUND);
    if contrast < LEAST_CONTRAST {
        // In tenths, cut and not rounded: 4,46 is not enough and may not be told as 4,5.
        let tenths = (contrast * 10.0).floor();
        let (vi, en) = (format!("{:.1}", tenths / 10.0).replace('.', ","), tenths / 10.0);
        problems.push(Diagnostic::new(
            &UNUSABLE_COLOUR,
            span,
            say!(
                "màu `{text}` quá nhạt để đọc chữ trên nền sáng: độ tương phản {vi}:1, cần ít nhất 4,5:1",
                "`{text}` is too pale to read text in on a light ground: contrast {en:.1}:1, at least 4.5:1 is needed"
            ),
            say!("Chọn màu đậm hơn.", "Choose a darker colour."),
        ));
        return None;
    }
    Some(colour)
}

fn parse(text: &str) -> Option<Colour> {
    let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let channel = |from: usize| u8::from_str_radix(digits.get(from..from + 2)?, 16).ok();
    Some(Colour { channels: [channel(0)?, channel(2)?, channel(4)?] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        for (one, other, tenths) in
            [("#000000", "#ffffff", 210), ("#777777", "#ffffff", 44), ("#8c1a1f", "#ffffff", 91)]
        {
            let contrast = parse(one).zip(parse(other)).map(|(one, other)| one.contrast(other));
            let floor = contrast.map(|contrast| (contrast * 10.0).floor());
            assert_eq!(floor, Some(f64::from(tenths)), "{one} on {other}");
        }
    }

    #[test]
    fn what_is_no_colour_is_none() {
        for text in ["", "#", "8c1a1f", "#8c1a1", "#8c1a1g", "#8c1a1fé", "red", "#é1a1f"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn every_readable_colour_can_be_read_on_dark_pages() {
        for code in ["#000000", "#8c1a1f", "#17406f", "#003300", "#5a3a75"] {
            let dark = parse(code).map(Colour::on_dark).map(|dark| dark.contrast(DARK_GROUND));
            assert!(dark.is_some_and(|contrast| contrast >= LEAST_CONTRAST), "{code}: {dark:?}");
        }
    }
}
