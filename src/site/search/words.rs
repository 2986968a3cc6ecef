//! The words of a text as the index has them: syllables without marks, numbers without the marks
//! between their groups, days as eight digits. `assets/search.js` takes a question apart the same
//! way.

use crate::diagnostic::Language;
use crate::page::address::fold;

/// The words of a text, in order.
pub(super) fn words(text: &str, language: Language) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let marks = match language {
        Language::Vi => ('.', ','),
        Language::En => (',', '.'),
    };
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        if c.is_ascii_digit() {
            let (word, length) = day(rest).unwrap_or_else(|| number(rest, marks));
            words.push(word);
            at += length;
        } else if is_letter(*c) {
            let length = rest.iter().take_while(|c| is_letter(**c)).count();
            let word: String = rest.iter().take(length).collect();
            // Letters no keyboard here has fold to hyphens.
            let folded = fold(&word);
            words.extend(folded.split('-').filter(|word| !word.is_empty()).map(str::to_owned));
            at += length;
        } else {
            at += 1;
        }
    }
    words
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !c.is_ascii_digit() || ('\u{300}'..='\u{36f}').contains(&c)
}

/// `24/4/2020`, `24-4-2020`, `24.4.2020` as `20200424`, with its length.
fn day(text: &[char]) -> Option<(String, usize)> {
    let (day, after_day) = digits(text, 2);
    let mark = *text.get(after_day).filter(|c| ['/', '-', '.'].contains(c))?;
    let (month, month_length) = digits(text.get(after_day + 1..)?, 2);
    let after_month = after_day + 1 + month_length;
    let year_at = after_month + 1;
    let (year, year_length) = digits(text.get(year_at..)?, 5);
    let whole = text.get(after_month) == Some(&mark) && year_length == 4;
    let possible = (1..=31).contains(&day) && (1..=12).contains(&month);
    (whole && possible).then(|| (format!("{year}{month:02}{day:02}"), year_at + 4))
}

/// Up to so many digits as a number, and how many there are.
fn digits(text: &[char], most: usize) -> (u32, usize) {
    let digits = text.iter().take(most).map_while(|c| c.to_digit(10));
    digits.fold((0, 0), |(number, count), digit| (number * 10 + digit, count + 1))
}

/// `10.232` as `10232`, `47,3` as it is, `04` as `4`, with its length.
fn number(text: &[char], (group, decimal): (char, char)) -> (String, usize) {
    let run = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|c| c.is_ascii_digit()).count()
    };
    let mut length = run(0);
    let mut word: String = text.iter().take(length).collect();
    while length > 0 && text.get(length) == Some(&group) && run(length + 1) == 3 {
        word.extend(text.iter().skip(length + 1).take(3));
        length += 4;
    }
    let trimmed = word.trim_start_matches('0');
    let mut word = if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() };
    let decimals = run(length + 1);
    if text.get(length) == Some(&decimal) && decimals > 0 {
        word.push(',');
        word.extend(text.iter().skip(length + 1).take(decimals));
        length += 1 + decimals;
    }
    (word, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_syllables_without_marks_whole_numbers_and_days() {
        for (text, expected) in [
            ("Thi hành án dân sự", "thi hanh an dan su"),
            ("Đắk Lắk, 10.232 việc", "dak lak 10232 viec"),
            ("ngày 04/05/2020; 47,3%", "ngay 20200504 47,3"),
            ("24.4.2020, 31-12-2019, 4/2020, 32/1/2020", "20200424 20191231 4 2020 32 1 2020"),
            ("6.467.721.795.000 đồng, 0, 05", "6467721795000 dong 0 5"),
            ("1.23 và 1.2345", "1 23 va 1 2345"),
            ("2020-6m, viec.ty_le_xong", "2020 6 m viec ty le xong"),
            ("tie\u{302}\u{301}n", "tien"),
            ("", ""),
        ] {
            assert_eq!(words(text, Language::Vi).join(" "), expected, "{text}");
        }
        assert_eq!(words("10,232 cases, 47.3%", Language::En).join(" "), "10232 cases 47,3");
    }
}
