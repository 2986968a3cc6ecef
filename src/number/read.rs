//! Reading the digits of a cell as a Vietnamese statistics officer writes them.
//!
//! The point groups thousands and the comma marks decimals (Law on Accounting 2003, Art. 12(2)).
//! A text that can be read two ways is refused: `47.3` may be 47,3 or a slip in 473.

use rust_decimal::Decimal;

use crate::diagnostic::{Bilingual, say};

/// Why a text is not a number one may rely on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misread {
    /// Nothing, or no digit at all.
    NoDigits,
    /// A point followed by other than three digits: `47.3`, `10.23`.
    PointAsDecimal,
    /// Commas that group thousands: `1,234,567`.
    CommaAsGroup,
    /// Groups of other than three digits, or a number that begins with a zero: `1.23.456`, `017`.
    BadGroups,
    /// A sign, unit or letter that does not belong: `12%`, `1e3`, `1_000`, `12 việc`.
    Stranger(char),
    /// More digits than can be kept exactly (28).
    TooLong,
}

impl Misread {
    /// What is wrong.
    pub fn message(&self, text: &str) -> Bilingual {
        let text: String = text.chars().take(60).collect();
        match self {
            Self::NoDigits => say!("`{text}` không phải là số", "`{text}` is not a number"),
            Self::PointAsDecimal => say!(
                "`{text}` có thể đọc hai cách: dấu chấm ngăn hàng nghìn phải có đúng ba chữ số phía sau",
                "`{text}` can be read two ways: a point groups thousands and needs exactly three digits behind it"
            ),
            Self::CommaAsGroup => say!(
                "`{text}` dùng dấu phẩy ngăn hàng nghìn",
                "`{text}` groups thousands with commas"
            ),
            Self::BadGroups => say!(
                "`{text}` chia nhóm chữ số không đúng",
                "`{text}` is not grouped as numbers are"
            ),
            Self::Stranger(stranger) => {
                let stranger = stranger.escape_default();
                say!("`{text}` có ký tự lạ `{stranger}`", "`{text}` holds a stray `{stranger}`")
            }
            Self::TooLong => say!("`{text}` có quá nhiều chữ số", "`{text}` has too many digits"),
        }
    }

    /// How to write it.
    pub fn remedy(&self, text: &str) -> Bilingual {
        match self {
            Self::PointAsDecimal => {
                let comma = text.replacen('.', ",", 1);
                let joined = text.replace('.', "");
                say!(
                    "Nếu là số lẻ, viết `{comma}`; nếu là số nguyên, viết `{joined}`.",
                    "For a decimal write `{comma}`; for a whole number write `{joined}`."
                )
            }
            Self::CommaAsGroup => {
                let points = text.replace(',', ".");
                say!("Viết `{points}`.", "Write `{points}`.")
            }
            _ => say!(
                "Chỉ dùng chữ số, dấu chấm ngăn hàng nghìn và dấu phẩy thập phân: `10.232`, `47,3`.",
                "Use digits, points between thousands and a decimal comma only: `10.232`, `47,3`."
            ),
        }
    }
}

/// Reads a stated number, digit for digit; trailing zeros after the comma are kept.
pub fn read_stated(text: &str) -> Result<Decimal, Misread> {
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    if let Some(stranger) = digits.chars().find(|c| !(c.is_ascii_digit() || ".,".contains(*c))) {
        let any = digits.chars().any(|c| c.is_ascii_digit());
        return Err(if any { Misread::Stranger(stranger) } else { Misread::NoDigits });
    }
    if !digits.bytes().any(|b| b.is_ascii_digit()) {
        return Err(Misread::NoDigits);
    }
    let mut sides = digits.split(',');
    let whole = sides.next().unwrap_or("");
    let fraction = sides.next();
    if sides.next().is_some() {
        return Err(Misread::CommaAsGroup);
    }
    if fraction.is_some_and(|f| f.is_empty() || f.contains('.')) {
        let grouped_by_comma = fraction.is_some_and(|f| f.split('.').next().is_some_and(|g| g.len() == 3));
        return Err(if grouped_by_comma { Misread::CommaAsGroup } else { Misread::BadGroups });
    }
    let groups: Vec<&str> = whole.split('.').collect();
    if let [_, last] = groups[..]
        && last.len() != 3
        && fraction.is_none()
    {
        return Err(Misread::PointAsDecimal);
    }
    let first = groups[0];
    let well_grouped = groups.len() == 1
        || ((1..=3).contains(&first.len()) && groups[1..].iter().all(|group| group.len() == 3));
    let zero_led = first.starts_with('0') && (first.len() > 1 || groups.len() > 1);
    if first.is_empty() || !well_grouped || zero_led {
        return Err(Misread::BadGroups);
    }
    let mut plain: String = groups.concat();
    if let Some(fraction) = fraction {
        plain.push('.');
        plain.push_str(fraction);
    }
    if plain.bytes().filter(u8::is_ascii_digit).count() > 28 {
        return Err(Misread::TooLong);
    }
    let mut value = Decimal::from_str_exact(&plain).map_err(|_| Misread::TooLong)?;
    value.set_sign_negative(negative && !value.is_zero());
    Ok(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_an_officer_means_them() {
        for (text, value) in [
            ("10.232", "10232"),
            ("10232", "10232"),
            ("6.467.721.795.000", "6467721795000"),
            ("47,3", "47.3"),
            ("53,00", "53.00"),
            ("1.234,50", "1234.50"),
            ("0", "0"),
            ("0,5", "0.5"),
            ("-205", "-205"),
            ("−1,96", "-1.96"),
        ] {
            assert_eq!(read_stated(text).map(|v| v.to_string()), Ok(value.to_owned()), "{text}");
        }
    }

    #[test]
    fn what_can_be_read_two_ways_is_refused() {
        for (text, fault) in [
            ("47.3", Misread::PointAsDecimal),
            ("10.23", Misread::PointAsDecimal),
            ("10.2320", Misread::PointAsDecimal),
            ("0.500", Misread::BadGroups),
            ("017", Misread::BadGroups),
            ("1.234.56", Misread::BadGroups),
            ("1234.567", Misread::BadGroups),
            ("1,234,567", Misread::CommaAsGroup),
            ("1,234.5", Misread::CommaAsGroup),
            ("1e3", Misread::Stranger('e')),
            ("1_000", Misread::Stranger('_')),
            ("47,3%", Misread::Stranger('%')),
            ("１２", Misread::NoDigits),
            ("", Misread::NoDigits),
            ("-", Misread::NoDigits),
            ("12345678901234567890123456789", Misread::TooLong),
        ] {
            assert_eq!(read_stated(text), Err(fault), "{text}");
        }
    }
}
