//! The numbers pages print, read back: marks of Vietnamese and English, tỷ, triệu and nghìn,
//! hedges, signs and units. The words known here are written down apart from the builder's.

use std::cmp::Ordering;

use super::ratio::Ratio;

/// The marks of a language: between groups of three, and before decimals.
pub type Marks = (char, char);
/// 10.232 and 47,3.
pub const VIETNAMESE: Marks = ('.', ',');
/// 10,232 and 47.3.
pub const ENGLISH: Marks = (',', '.');

/// The marks of a page's language.
pub fn marks(lang: &str) -> Marks {
    if lang == "en" { ENGLISH } else { VIETNAMESE }
}

/// A number as printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Its value.
    pub value: Ratio,
    /// How many decimals it prints.
    pub decimals: u32,
}

/// What a hedge claims of the true value against the printed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// hơn, trên: the true value is greater.
    Over,
    /// gần: it is less.
    Under,
    /// khoảng: it is near.
    About,
    /// chưa đến, dưới: it is something, and less than the least number printed.
    LessThan,
}

/// A printed figure taken apart.
#[derive(Clone, Debug, PartialEq)]
pub struct Printed {
    /// The hedge before it.
    pub hedge: Option<Hedge>,
    /// Whether it bears a sign.
    pub negative: bool,
    /// Its size.
    pub value: Ratio,
    /// Decimals printed.
    pub decimals: u32,
    /// Whether it is said in tỷ, triệu or nghìn.
    pub scaled: bool,
    /// The size of its one scale, where nothing but the unit follows: `285,38 tỷ đồng`.
    pub only_scale: Option<Ratio>,
    /// What stands behind it.
    pub unit: String,
}

const HEDGES: [(&str, Hedge); 16] = [
    ("hơn", Hedge::Over),
    ("trên", Hedge::Over),
    ("more than", Hedge::Over),
    ("over", Hedge::Over),
    ("gần", Hedge::Under),
    ("nearly", Hedge::Under),
    ("almost", Hedge::Under),
    ("khoảng", Hedge::About),
    ("xấp xỉ", Hedge::About),
    ("about", Hedge::About),
    ("approximately", Hedge::About),
    ("chưa đến", Hedge::LessThan),
    ("chưa tới", Hedge::LessThan),
    ("dưới", Hedge::LessThan),
    ("less than", Hedge::LessThan),
    ("under", Hedge::LessThan),
];
const NEGATIVES: [&str; 6] = ["-", "−", "–", "âm ", "minus ", "negative "];
const SCALES: [(&str, i64); 8] = [
    ("tỷ", 1_000_000_000),
    ("tỉ", 1_000_000_000),
    ("billion", 1_000_000_000),
    ("triệu", 1_000_000),
    ("million", 1_000_000),
    ("nghìn", 1_000),
    ("ngàn", 1_000),
    ("thousand", 1_000),
];
/// Said in the place of a difference that is nothing.
const NO_DIFFERENCE: [&str; 12] = [
    "không thay đổi",
    "không đổi",
    "không phát sinh",
    "đạt đúng chỉ tiêu",
    "bằng đúng mức tối đa",
    "bằng cùng kỳ",
    "unchanged",
    "none in either period",
    "none recorded",
    "exactly on target",
    "exactly at the ceiling",
    "no change",
];
const RISES: [&str; 7] = ["tăng", "vượt", "vượt quá", "cao hơn", "up", "above", "over"];
const FALLS: [&str; 6] = ["giảm", "còn thiếu", "thấp hơn", "down", "short of", "below"];

/// Text with plain single spaces, in lower case.
pub fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split(|c: char| c.is_whitespace() || c == '\u{a0}').collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    words.join(" ").to_lowercase()
}

/// A figure without its unit, where a unit such as `nghìn ha` or `tỷ đồng` begins like a scale: it is
/// counted in that, and the word is none of the number.
pub fn without_unit(text: &str, units: &[String]) -> Option<String> {
    let text = plain(text);
    units.iter().map(|unit| plain(unit)).find_map(|unit| {
        SCALES
            .iter()
            .find(|(word, _)| unit.strip_prefix(word).is_some_and(|u| u.starts_with(' ')))?;
        text.strip_suffix(&unit).map(|number| number.trim_end().to_owned())
    })
}

/// Whether a text says that a difference is nothing.
pub fn says_no_difference(text: &str) -> bool {
    NO_DIFFERENCE.contains(&plain(text).as_str())
}

/// The direction the words around a number give it: those before it, else those behind it.
pub fn direction(before: &str, after: &str) -> Option<Ordering> {
    let (before, after) = (plain(before), plain(after));
    let ends = |word: &&str| {
        before.strip_suffix(*word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let starts = |word: &&str| {
        after.strip_prefix(*word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    };
    let found = |is: &dyn Fn(&&str) -> bool| {
        let rises = RISES.iter().any(is).then_some(Ordering::Greater);
        rises.or_else(|| FALLS.iter().any(is).then_some(Ordering::Less))
    };
    found(&ends).or_else(|| found(&starts))
}

/// Reads digits with their marks: `10.232`, `47,3`; groups of three, no needless zeros in front.
pub fn number(text: &str, (group, decimal): Marks) -> Option<Number> {
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let (whole, decimals) = digits.split_once(decimal).unwrap_or((digits, ""));
    if digits.ends_with(decimal) {
        return None;
    }
    let groups: Vec<&str> = whole.split(group).collect();
    let sound = groups.len() == 1
        || groups.iter().enumerate().all(|(at, group)| match at {
            0 => (1..=3).contains(&group.len()) && !group.starts_with('0'),
            _ => group.len() == 3,
        });
    let point = if decimals.is_empty() { "" } else { "." };
    let value = Ratio::parse(&format!("{sign}{}{point}{decimals}", groups.concat()))?;
    sound.then_some(Number { value, decimals: decimals.len() as u32 })
}

/// Takes a printed figure apart; nothing where it is none.
pub fn read(text: &str, lang: &str) -> Option<Printed> {
    let marks = marks(lang);
    let text = plain(text);
    let mut rest = text.as_str();
    let hedged = HEDGES
        .iter()
        .find_map(|(word, hedge)| Some((rest.strip_prefix(word)?.strip_prefix(' ')?, *hedge)));
    if let Some((behind, _)) = hedged {
        rest = behind;
    }
    let signed = NEGATIVES.iter().find_map(|sign| rest.strip_prefix(sign));
    rest = signed.unwrap_or(rest);
    let (mut value, mut decimals, mut scaled) = (Ratio::whole(0), 0, false);
    let mut bound: Option<Ratio> = None;
    let mut only_scale = None;
    loop {
        let in_number = |c: char| c.is_ascii_digit() || c == marks.0 || c == marks.1;
        let length = rest.find(|c| !in_number(c)).unwrap_or(rest.len());
        let (digits, behind) = rest.split_at(length);
        let read = number(digits, marks)?;
        let scale = SCALES.iter().find_map(|(word, size)| {
            let behind = behind.strip_prefix(' ')?.strip_prefix(word)?;
            (!behind.starts_with(char::is_alphanumeric)).then_some((behind, Ratio::whole(*size)))
        });
        let size = scale.as_ref().map_or(Ratio::whole(1), |(_, size)| size.clone());
        let amount = read.value.times(&size)?;
        // After “6.467 tỷ” comes less than a tỷ.
        if bound.as_ref().is_some_and(|bound| amount >= *bound || decimals > 0) {
            return None;
        }
        value = value.plus(&amount)?;
        decimals = read.decimals;
        let Some((behind, _)) = scale else {
            rest = behind;
            break;
        };
        only_scale = (!scaled).then(|| size.clone());
        (scaled, bound, rest) = (true, Some(size), behind);
        match rest.strip_prefix(' ') {
            Some(next) if next.starts_with(|c: char| c.is_ascii_digit()) => {
                (only_scale, rest) = (None, next);
            }
            _ => break,
        }
    }
    let unit = rest.trim().to_owned();
    if unit.contains(|c: char| c.is_numeric()) {
        return None;
    }
    let (hedge, negative) = (hedged.map(|(_, hedge)| hedge), signed.is_some());
    Some(Printed { hedge, negative, value, decimals, scaled, only_scale, unit })
}

/// The numbers of a text in order, each with the place it stands at.
pub fn numbers(text: &str, lang: &str) -> Vec<String> {
    let marks = marks(lang);
    let letters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut open = String::new();
    for (at, c) in letters.iter().enumerate() {
        let joins = !open.is_empty()
            && (*c == marks.0 || *c == marks.1)
            && letters.get(at + 1).is_some_and(char::is_ascii_digit);
        if c.is_ascii_digit() || joins {
            open.push(*c);
        } else if !open.is_empty() {
            found.push(std::mem::take(&mut open));
        }
    }
    if !open.is_empty() {
        found.push(open);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str, lang: &str) -> Option<String> {
        let read = read(text, lang)?;
        let hedge = read.hedge.map(|hedge| format!("{hedge:?} ")).unwrap_or_default();
        let sign = if read.negative { "-" } else { "" };
        Some(format!("{hedge}{sign}{} [{}]", read.value.fixed(read.decimals.max(2)), read.unit))
    }

    #[test]
    fn printed_figures_are_taken_apart() {
        for (text, lang, expected) in [
            ("10.232\u{a0}việc", "vi", "10232.00 [việc]"),
            ("47,3%", "vi", "47.30 [%]"),
            ("47.3%", "en", "47.30 [%]"),
            ("hơn 10.000 việc", "vi", "Over 10000.00 [việc]"),
            ("gần 6.468 tỷ đồng", "vi", "Under 6468000000000.00 [đồng]"),
            ("khoảng 285,38 tỷ đồng", "vi", "About 285380000000.00 [đồng]"),
            ("6.467 tỷ 721 triệu 795 nghìn đồng", "vi", "6467721795000.00 [đồng]"),
            ("5 tỷ 123 đồng", "vi", "5000000123.00 [đồng]"),
            ("âm 1 nghìn 500 đồng", "vi", "-1500.00 [đồng]"),
            ("chưa đến 0,1 điểm phần trăm", "vi", "LessThan 0.10 [điểm phần trăm]"),
            ("6,467 billion 721 million đồng", "en", "6467721000000.00 [đồng]"),
            ("-205", "vi", "-205.00 []"),
            ("2nd", "en", "2.00 [nd]"),
        ] {
            assert_eq!(said(text, lang).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_figure_is_not_read() {
        for text in [
            "",
            "việc",
            "00.232 việc",
            "0.232 việc",
            "10.23 việc",
            "10.2322 việc",
            "1.000.00",
            "5 triệu 3 tỷ đồng",
            "5 tỷ 1.000 triệu đồng",
            "47,3% 5",
            "47,% ",
            "5 việc 6",
            "1,5 tỷ 3 triệu đồng",
        ] {
            assert_eq!(said(text, "vi"), None, "{text}");
        }
    }

    #[test]
    fn directions_are_read_from_both_sides() {
        for (before, after, expected) in [
            ("thụ lý giảm\u{a0}", "", Some(Ordering::Less)),
            ("còn thiếu ", " so với", Some(Ordering::Less)),
            ("Vượt quá ", "", Some(Ordering::Greater)),
            ("", " short of the target", Some(Ordering::Less)),
            ("", " above target", Some(Ordering::Greater)),
            ("gia tăngx", "", None),
            ("xtăng ", "", None),
        ] {
            assert_eq!(direction(before, after), expected, "{before}|{after}");
        }
    }
}
