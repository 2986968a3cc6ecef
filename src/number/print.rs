//! A decimal's digits on paper: grouped by three, nothing rounded, nothing cut off.

use rust_decimal::Decimal;

/// The marks between digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marks {
    /// Between groups of three digits of the whole part.
    pub group: char,
    /// Between the whole part and the decimals.
    pub decimal: char,
}

impl Marks {
    /// Dot for thousands, comma for decimals: the Vietnamese rule (Luật Kế toán 2003, Art. 12(2)),
    /// and the one rule of the content folder, whatever the language of the page.
    pub const VIETNAMESE: Self = Self { group: '.', decimal: ',' };
}

/// The digits of a decimal with their marks, all its decimals kept: `-1.234,50`.
pub fn print(decimal: Decimal, marks: Marks) -> String {
    let digits = decimal.mantissa().unsigned_abs().to_string();
    let scale = decimal.scale() as usize;
    // At least one digit before the decimal mark: 0,05 has the mantissa 5.
    let digits = format!("{digits:0>width$}", width = scale + 1);
    let (whole, decimals) = digits.split_at(digits.len() - scale);
    let mut text = String::with_capacity(digits.len() * 4 / 3 + 2);
    if decimal.is_sign_negative() && !decimal.is_zero() {
        text.push('-');
    }
    group(&mut text, whole, marks.group);
    if !decimals.is_empty() {
        text.push(marks.decimal);
        text.push_str(decimals);
    }
    text
}

/// Writes digits in groups of three, counted from the right.
pub(super) fn group(text: &mut String, digits: &str, mark: char) {
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(mark);
        }
        text.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_and_none_is_lost() {
        for (decimal, printed) in [
            ("0", "0"),
            ("0.05", "0,05"),
            ("999", "999"),
            ("1000", "1.000"),
            ("-1234.50", "-1.234,50"),
            ("6467721795000", "6.467.721.795.000"),
            ("53.00", "53,00"),
        ] {
            let decimal = Decimal::from_str_exact(decimal).unwrap();
            assert_eq!(print(decimal, Marks::VIETNAMESE), printed);
        }
    }
}
