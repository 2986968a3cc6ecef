//! Why a typed number was refused, and how to write it: one variant for each fault, each with a
//! message and a remedy in both languages. It never decides what the author meant.

use super::print::group;
use super::read::all_digits;
use super::spell;
use super::{Marks, print, read_stated};
use crate::diagnostic::{Bilingual, say};

/// The most characters of a text that a message repeats.
const MOST_SHOWN: usize = 60;

/// The fault that keeps a text from being a stated number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Misread {
    /// Nothing is written.
    Empty,
    /// `47.3`, `10.23`, `0.500`: a dot that does not stand before groups of three digits.
    DecimalPoint,
    /// `1,234,567`, `1,234.5`: the marks the English way round.
    EnglishGroups,
    /// `1.234.56`: several marks, and not in groups of three.
    BrokenGroups,
    /// `017`: a zero in front.
    LeadingZero,
    /// `5,` or `,5`: a mark with no digit on one side.
    BareMark,
    /// `1e3`.
    Exponent,
    /// `1_000`.
    Underscore,
    /// A space of any kind, also a no-break or invisible one.
    Space,
    /// `47,3%`: the unit belongs to the indicator, not to the cell.
    PercentSign,
    /// Digits of another script, or full-width ones.
    OtherDigits,
    /// `+5`, `(5)`, `--5`, or a dash instead of a minus.
    Sign,
    /// More digits than are kept exactly (28).
    TooLong,
    /// Anything else.
    NotANumber,
}

impl Misread {
    /// Names the fault of a text that does not obey the grammar.
    pub(super) fn of(text: &str) -> Self {
        if text.is_empty() {
            return Self::Empty;
        }
        if text.chars().any(is_blank) {
            return Self::Space;
        }
        if text.ends_with(['%', '％', '‰']) {
            return Self::PercentSign;
        }
        if text.chars().any(|c| c.is_numeric() && !c.is_ascii_digit()) {
            return Self::OtherDigits;
        }
        let unsigned = text.strip_prefix(['-', '−']).unwrap_or(text);
        let written = |text: &str| {
            text.contains(|c: char| c.is_ascii_digit())
                && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ','))
        };
        if let Some((number, power)) = unsigned.split_once(['e', 'E'])
            && written(number)
            && all_digits(power.strip_prefix(['+', '-']).unwrap_or(power))
        {
            return Self::Exponent;
        }
        if unsigned.contains('_') && written(&unsigned.replace('_', "")) {
            return Self::Underscore;
        }
        if !written(unsigned) {
            let bare = unsigned.trim_matches(['+', '-', '−', '–', '—', '－', '(', ')']);
            return if written(bare) { Self::Sign } else { Self::NotANumber };
        }
        Self::of_marks(unsigned)
    }

    /// Names the fault of a text of digits, dots and commas.
    fn of_marks(text: &str) -> Self {
        let marks: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
        let runs: Vec<&str> = text.split(['.', ',']).collect();
        let (first, last) = (runs[0], runs[runs.len() - 1]);
        let groups = |runs: &[&str]| runs.iter().all(|run| run.len() == 3);
        if first.is_empty() || last.is_empty() {
            return Self::BareMark;
        }
        if marks == ['.'] && (first == "0" || !first.starts_with('0')) {
            return Self::DecimalPoint;
        }
        if first.len() > 1 && first.starts_with('0') {
            return Self::LeadingZero;
        }
        let inner = &runs[1..runs.len() - 1];
        let english = match marks.split_last() {
            Some((',', others)) => others.iter().all(|m| *m == ',') && groups(&runs[1..]),
            Some((_, others)) => {
                !others.is_empty() && others.iter().all(|m| *m == ',') && groups(inner)
            }
            None => false,
        };
        if english && first.len() <= 3 { Self::EnglishGroups } else { Self::BrokenGroups }
    }

    /// What is wrong with this text; a very long one is shown by its beginning.
    pub fn message(&self, text: &str) -> Bilingual {
        let shown: String = text.chars().take(MOST_SHOWN).collect();
        let cut = if shown.len() < text.len() { "…" } else { "" };
        let text = format!("{shown}{cut}");
        match self {
            Self::Empty => say!("ô này chưa có số", "there is no number here"),
            Self::DecimalPoint => say!(
                "`{text}`: dấu chấm chỉ dùng để ngăn hàng nghìn, sau dấu chấm phải đúng ba chữ số",
                "`{text}`: a dot only separates thousands and must stand before three digits"
            ),
            Self::EnglishGroups => say!(
                "`{text}` dùng dấu phẩy để ngăn hàng nghìn, theo cách viết tiếng Anh",
                "`{text}` separates thousands by commas, the English way"
            ),
            Self::BrokenGroups => say!(
                "`{text}` có dấu ngăn cách không đúng chỗ",
                "`{text}` has its separators in the wrong places"
            ),
            Self::LeadingZero => {
                say!("`{text}` có số 0 thừa ở đầu", "`{text}` has a needless zero in front")
            }
            Self::BareMark => say!(
                "`{text}` thiếu chữ số ở trước hoặc sau dấu ngăn cách",
                "`{text}` lacks a digit before or after the separator"
            ),
            Self::Exponent => {
                say!("`{text}` viết theo dạng lũy thừa", "`{text}` is written with an exponent")
            }
            Self::Underscore => say!(
                "`{text}` có dấu gạch dưới giữa các chữ số",
                "`{text}` has underscores between its digits"
            ),
            Self::Space => say!(
                "`{text}` có khoảng trắng (có thể là khoảng trắng không ngắt hoặc ký tự ẩn)",
                "`{text}` contains a space (perhaps a no-break or invisible one)"
            ),
            Self::PercentSign => say!(
                "`{text}` có ký hiệu phần trăm; đơn vị đã khai ở chỉ tiêu",
                "`{text}` bears a percent sign; the indicator already names the unit"
            ),
            Self::OtherDigits => say!(
                "`{text}` có chữ số không phải 0–9 (chữ số toàn khổ hoặc của hệ chữ khác)",
                "`{text}` has digits other than 0–9 (full-width or of another script)"
            ),
            Self::Sign => say!(
                "`{text}` có dấu không đúng quy cách",
                "`{text}` has a sign in a form that is not read"
            ),
            Self::TooLong => say!(
                "`{text}` có quá nhiều chữ số: số dài hơn 28 chữ số không giữ được chính xác",
                "`{text}` has too many digits: more than 28 cannot be kept exactly"
            ),
            Self::NotANumber => say!("`{text}` không phải là số", "`{text}` is not a number"),
        }
    }

    /// How to write it.
    pub fn remedy(&self, text: &str) -> Bilingual {
        match self {
            Self::Empty => say!(
                "Viết một số; chưa có số liệu thì viết `..`, không phát sinh thì viết `\"-\"`.",
                "Write a number; `..` where there are no data, `\"-\"` where nothing arose."
            ),
            Self::DecimalPoint => decimal_point(text),
            Self::EnglishGroups => {
                let turned = text.chars().map(|c| match c {
                    ',' => '.',
                    '.' => ',',
                    other => other,
                });
                instead(&turned.collect::<String>())
            }
            Self::BrokenGroups => broken_groups(text),
            Self::LeadingZero => {
                let (sign, unsigned) = split_sign(text);
                let trimmed = unsigned.trim_start_matches(['0', '.']);
                let zero = if trimmed.is_empty() || trimmed.starts_with(',') { "0" } else { "" };
                instead(&format!("{sign}{zero}{trimmed}"))
            }
            Self::BareMark => {
                let (sign, unsigned) = split_sign(text);
                let whole = unsigned.trim_end_matches(['.', ',']);
                let zero = if whole.starts_with(['.', ',']) { "0" } else { "" };
                instead(&format!("{sign}{zero}{}", whole.replacen('.', ",", zero.len())))
            }
            Self::Exponent => say!(
                "Viết đủ các chữ số, ví dụ `1.000.000`.",
                "Write all the digits, for instance `1.000.000`."
            ),
            Self::Underscore => instead(&text.replace('_', "")),
            Self::Space => {
                let joined: String = text.chars().filter(|c| !is_blank(*c)).collect();
                instead(joined.trim_end_matches('%'))
            }
            Self::PercentSign => instead(text.trim_end_matches(['%', '％', '‰'])),
            Self::OtherDigits => instead(&text.chars().map(ascii_digit).collect::<String>()),
            Self::Sign => {
                let negative = text.contains(['-', '−', '–', '—', '－', '(']);
                let bare = text.trim_matches(|c: char| !c.is_ascii_digit());
                instead(&format!("{}{bare}", if negative { "-" } else { "" }))
            }
            Self::TooLong => say!(
                "Viết nhiều nhất 28 chữ số, kể cả phần thập phân.",
                "Write at most 28 digits, decimals included."
            ),
            Self::NotANumber => say!(
                "Viết số như `10.232` hoặc `47,3`; chưa có số liệu thì viết `..`.",
                "Write a number like `10.232` or `47,3`; `..` where there are no data."
            ),
        }
    }
}

/// “Write this instead”, where the candidate can be read; the general rule otherwise.
fn instead(candidate: &str) -> Bilingual {
    match read_stated(candidate) {
        Ok(number) => {
            let shown = print(number, Marks::VIETNAMESE);
            say!("Viết `{shown}`.", "Write `{shown}`.")
        }
        Err(_) => general(),
    }
}

fn general() -> Bilingual {
    say!(
        "Viết dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân, ví dụ `1.234,5`.",
        "Write a dot between thousands and a comma before decimals, for instance `1.234,5`."
    )
}

/// `47.3` is 47,3, or a thousand with its zeros lost: 47.300.
fn decimal_point(text: &str) -> Bilingual {
    let (sign, unsigned) = split_sign(text);
    let Some((whole, decimals)) = unsigned.split_once('.') else { return general() };
    let decimal = regrouped(whole, decimals);
    let padded = format!("{whole}{decimals:0<3}");
    if decimals.len() > 3 || whole == "0" {
        return say!("Viết `{sign}{decimal}`.", "Write `{sign}{decimal}`.");
    }
    let grouped = regrouped(&padded, "");
    match padded.parse::<u64>().ok().and_then(spell::words) {
        Some(words) => {
            let Bilingual { vi, en } = words;
            say!(
                "Viết `{sign}{decimal}`, hoặc nếu là {vi} thì viết `{sign}{grouped}`.",
                "Write `{sign}{decimal}`, or if it is {en} write `{sign}{grouped}`."
            )
        }
        None => say!(
            "Viết `{sign}{decimal}`, hoặc nếu là số nguyên thì viết `{sign}{grouped}`.",
            "Write `{sign}{decimal}`, or if it is a whole number write `{sign}{grouped}`."
        ),
    }
}

/// `1.234.56` is 1.234,56, or digits grouped wrongly: 123.456.
fn broken_groups(text: &str) -> Bilingual {
    let (sign, unsigned) = split_sign(text);
    let digits = |text: &str| text.replace(['.', ','], "");
    let Some((whole, decimals)) = unsigned.rsplit_once(['.', ',']) else { return general() };
    let (decimal, grouped) =
        (regrouped(&digits(whole), decimals), regrouped(&digits(unsigned), ""));
    if decimals.is_empty() || read_stated(&grouped).is_err() {
        return general();
    }
    say!(
        "Viết `{sign}{decimal}` nếu có phần thập phân, `{sign}{grouped}` nếu là số nguyên.",
        "Write `{sign}{decimal}` if it has decimals, `{sign}{grouped}` if it is a whole number."
    )
}

fn regrouped(whole: &str, decimals: &str) -> String {
    let mut text = String::new();
    group(&mut text, whole, '.');
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(decimals);
    }
    text
}

fn split_sign(text: &str) -> (&'static str, &str) {
    match text.strip_prefix(['-', '−']) {
        Some(unsigned) => ("-", unsigned),
        None => ("", text),
    }
}

/// White space of any kind, and characters that print nothing.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// The same digit in 0–9, for the scripts a sheet or an input method is likely to bring.
fn ascii_digit(c: char) -> char {
    const ZEROS: [u32; 9] =
        [0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0x0ED0, 0x17E0, 0x1040, 0xFF10];
    let digit = ZEROS.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|d| *d < 10));
    match (digit.and_then(|digit| char::from_digit(digit, 10)), c) {
        (Some(digit), _) => digit,
        (None, '．') => '.',
        (None, '，' | '٫') => ',',
        (None, other) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remedy_shows_how_to_write_it() {
        for (text, vi) in [
            ("47.3", "Viết `47,3`, hoặc nếu là bốn mươi bảy nghìn ba trăm thì viết `47.300`."),
            (
                "-10.23",
                "Viết `-10,23`, hoặc nếu là mười nghìn hai trăm ba mươi thì viết `-10.230`.",
            ),
            ("0.500", "Viết `0,500`."),
            ("47.2992", "Viết `47,2992`."),
            (
                "1234.567",
                "Viết `1.234,567`, hoặc nếu là một triệu hai trăm ba mươi tư nghìn năm trăm sáu \
                 mươi bảy thì viết `1.234.567`.",
            ),
            ("1,234,567", "Viết `1.234.567`."),
            ("1,234.5", "Viết `1.234,5`."),
            ("1.234.56", "Viết `1.234,56` nếu có phần thập phân, `123.456` nếu là số nguyên."),
            ("017", "Viết `17`."),
            ("-007,50", "Viết `-7,50`."),
            ("000", "Viết `0`."),
            ("5,", "Viết `5`."),
            (".5", "Viết `0,5`."),
            ("1_000_000", "Viết `1.000.000`."),
            ("1\u{a0}234 567,8", "Viết `1.234.567,8`."),
            ("47,3 %", "Viết `47,3`."),
            ("47,3%", "Viết `47,3`."),
            ("１２３４", "Viết `1.234`."),
            ("١٢٣", "Viết `123`."),
            ("–5", "Viết `-5`."),
            ("(1.234)", "Viết `-1.234`."),
            ("+5", "Viết `5`."),
        ] {
            let misread = read_stated(text).unwrap_err();
            assert_eq!(misread.remedy(text).vi, vi, "{text}");
            assert!(!misread.remedy(text).en.is_empty());
            assert!(misread.message(text).vi.contains(text), "{text}");
        }
    }
}
