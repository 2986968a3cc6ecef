//! The number an author typed in a cell of the statistics, digit for digit.
//!
//! One grammar, the Vietnamese one, and nothing guessed: what could be read two ways is refused
//! with a [`Misread`] that shows both ways of writing it. Nothing is rounded here.
//!
//! ```text
//! number   = [ "-" | "−" ] whole [ "," digits ]
//! whole    = "0" | plain | grouped
//! plain    = 1–9 followed by digits
//! grouped  = 1–9, up to two more digits, then "." and exactly three digits, once or more
//! ```

use rust_decimal::Decimal;

use super::Misread;

/// The most digits a stated number may have: what a [`Decimal`] always holds exactly.
const MOST_DIGITS: usize = 28;

/// Reads a stated number. Trailing zeros of the decimals are kept: `53,00` has two decimals.
pub fn read_stated(text: &str) -> Result<Decimal, Misread> {
    let Some(number) = Written::of(text) else {
        return Err(Misread::of(text));
    };
    let digits = number.whole.chars().filter(|c| *c != '.').chain(number.decimals.chars());
    let digits: String = digits.skip_while(|digit| *digit == '0').collect();
    if digits.len() > MOST_DIGITS || number.decimals.len() > MOST_DIGITS {
        return Err(Misread::TooLong);
    }
    let mantissa =
        if digits.is_empty() { 0 } else { digits.parse().map_err(|_| Misread::TooLong)? };
    let mantissa: i128 = if number.negative { -mantissa } else { mantissa };
    Decimal::try_from_i128_with_scale(mantissa, number.decimals.len() as u32)
        .map_err(|_| Misread::TooLong)
}

/// The pieces of a number that obeys the grammar.
struct Written<'a> {
    negative: bool,
    whole: &'a str,
    decimals: &'a str,
}

impl<'a> Written<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let unsigned = text.strip_prefix(['-', '−']);
        let negative = unsigned.is_some();
        let unsigned = unsigned.unwrap_or(text);
        let (whole, decimals) = match unsigned.split_once(',') {
            Some((whole, decimals)) if all_digits(decimals) => (whole, decimals),
            Some(_) => return None,
            None => (unsigned, ""),
        };
        is_whole(whole).then_some(Self { negative, whole, decimals })
    }
}

fn is_whole(text: &str) -> bool {
    if text == "0" {
        return true;
    }
    if !text.starts_with(|c: char| matches!(c, '1'..='9')) {
        return false;
    }
    match text.split_once('.') {
        None => all_digits(text),
        Some((first, rest)) => {
            first.len() <= 3
                && all_digits(first)
                && rest.split('.').all(|group| group.len() == 3 && all_digits(group))
        }
    }
}

/// Whether a text is one or more of the digits 0–9, and nothing else.
pub(super) fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grammar_reads_digit_for_digit() {
        for (text, value) in [
            ("0", "0"),
            ("-0", "0"),
            ("10232", "10232"),
            ("10.232", "10232"),
            ("6.467.721.795", "6467721795"),
            ("47,3", "47.3"),
            ("1.234,50", "1234.50"),
            ("53,00", "53.00"),
            ("0,05", "0.05"),
            ("-205", "-205"),
            ("−1,96", "-1.96"),
            ("1,234", "1.234"),
            ("9999999999999999999999999999", "9999999999999999999999999999"),
            ("0,0000000000000000000000000001", "0.0000000000000000000000000001"),
        ] {
            assert_eq!(read_stated(text).unwrap().to_string(), value, "{text}");
        }
    }

    #[test]
    fn what_could_be_read_two_ways_is_refused_by_name() {
        use Misread::*;
        for (text, misread) in [
            ("", Empty),
            ("47.3", DecimalPoint),
            ("10.23", DecimalPoint),
            ("0.500", DecimalPoint),
            ("1234.567", DecimalPoint),
            ("-47.3", DecimalPoint),
            ("1,234,567", EnglishGroups),
            ("1,234.5", EnglishGroups),
            ("1.234.56", BrokenGroups),
            ("1.23,5", BrokenGroups),
            ("1..234", BrokenGroups),
            ("1,2,3", BrokenGroups),
            ("1,234,567.8.9", BrokenGroups),
            ("017", LeadingZero),
            ("00", LeadingZero),
            ("017.000", LeadingZero),
            ("-007,5", LeadingZero),
            ("1e3", Exponent),
            ("1,5E+6", Exponent),
            ("1_000", Underscore),
            ("1 000", Space),
            ("1\u{a0}000", Space),
            ("47,3 %", Space),
            ("12\u{200b}3", Space),
            ("47,3%", PercentSign),
            ("１２３", OtherDigits),
            ("١٢٣", OtherDigits),
            ("½", OtherDigits),
            ("5,", BareMark),
            (",5", BareMark),
            (".5", BareMark),
            ("5.", BareMark),
            ("-,5", BareMark),
            ("+5", Sign),
            ("–5", Sign),
            ("--5", Sign),
            ("(5)", Sign),
            ("5-", Sign),
            ("-", NotANumber),
            (".", NotANumber),
            ("abc", NotANumber),
            ("1'000", NotANumber),
            ("12việc", NotANumber),
            ("12345678901234567890123456789", TooLong),
            ("0,00000000000000000000000000001", TooLong),
            ("1,0000000000000000000000000000", TooLong),
        ] {
            assert_eq!(read_stated(text), Err(misread), "{text}");
        }
    }
}
