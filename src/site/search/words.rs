//! The words of a text as the index has them: syllables without marks, numbers without the marks
//! between their groups, days as eight digits. `assets/search.js` takes a question apart the same
//! way.

use rustc_hash::FxHashSet;

use crate::diagnostic::Language;
use crate::page::address::fold;
use crate::wording::letter;

/// The words of a text, in order.
pub(super) fn words(text: &str, language: Language) -> Vec<String> {
    let mut words = Vec::new();
    take_apart(text, language, |piece| piece.push_words(&mut words));
    words
}

/// The words of a text, each once, in the order of their letters.
pub(super) fn distinct_words(text: &str, language: Language) -> Vec<String> {
    let mut words = Vec::new();
    // Most words of a text stand in it many times; they are folded once.
    let mut seen: FxHashSet<&str> = FxHashSet::default();
    take_apart(text, language, |piece| {
        let is_new = match &piece {
            Piece::Letters(letters) => seen.insert(letters),
            Piece::Number(_) => true,
        };
        if is_new {
            piece.push_words(&mut words);
        }
    });
    words.sort_unstable();
    words.dedup();
    words
}

/// A part of a text that makes words.
enum Piece<'t> {
    Letters(&'t str),
    /// A number or a day, as it is indexed.
    Number(String),
}

impl Piece<'_> {
    fn push_words(self, words: &mut Vec<String>) {
        match self {
            Self::Number(word) => words.push(word),
            // Letters no keyboard here has fold to hyphens.
            Self::Letters(letters) => {
                let folded = fold(letters);
                words.extend(folded.split('-').filter(|word| !word.is_empty()).map(str::to_owned));
            }
        }
    }
}

fn take_apart<'t>(text: &'t str, language: Language, mut take: impl FnMut(Piece<'t>)) {
    let marks = match language {
        Language::Vi => (b'.', b','),
        Language::En => (b',', b'.'),
    };
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = if c.is_ascii_digit() {
            let bytes = rest.as_bytes();
            let (word, length) = day(bytes).unwrap_or_else(|| number(bytes, marks));
            take(Piece::Number(word));
            length
        } else if is_letter(c) {
            let length = rest.find(|c| !is_letter(c)).unwrap_or(rest.len());
            take(Piece::Letters(rest.get(..length).unwrap_or_default()));
            length
        } else {
            c.len_utf8()
        };
        rest = rest.get(length..).unwrap_or_default();
    }
}

fn is_letter(c: char) -> bool {
    letter::is_part_of_word(c) && !c.is_ascii_digit()
}

/// `24/4/2020`, `24-4-2020`, `24.4.2020` as `20200424`, with its length.
fn day(text: &[u8]) -> Option<(String, usize)> {
    let (day, after_day) = digits(text, 2);
    let mark = *text.get(after_day).filter(|c| b"/-.".contains(c))?;
    let (month, month_length) = digits(text.get(after_day + 1..)?, 2);
    let after_month = after_day + 1 + month_length;
    let year_at = after_month + 1;
    let (year, year_length) = digits(text.get(year_at..)?, 5);
    let whole = text.get(after_month) == Some(&mark) && year_length == 4;
    let possible = (1..=31).contains(&day) && (1..=12).contains(&month);
    (whole && possible).then(|| (format!("{year}{month:02}{day:02}"), year_at + 4))
}

/// Up to so many digits as a number, and how many there are.
fn digits(text: &[u8], most: usize) -> (u32, usize) {
    let digits = text.iter().take(most).take_while(|c| c.is_ascii_digit());
    digits.fold((0, 0), |(number, count), c| (number * 10 + u32::from(c - b'0'), count + 1))
}

/// `10.232` as `10232`, `47,3` as it is, `04` as `4`, with its length.
fn number(text: &[u8], (group, decimal): (u8, u8)) -> (String, usize) {
    let run = |from: usize| {
        let rest = text.get(from..).unwrap_or_default();
        rest.iter().take_while(|c| c.is_ascii_digit()).count()
    };
    let push = |word: &mut String, from: usize, count: usize| {
        word.extend(text.iter().skip(from).take(count).map(|c| char::from(*c)));
    };
    let mut length = run(0);
    let mut word = String::new();
    push(&mut word, 0, length);
    while length > 0 && text.get(length) == Some(&group) && run(length + 1) == 3 {
        push(&mut word, length + 1, 3);
        length += 4;
    }
    let trimmed = word.trim_start_matches('0');
    let mut word = if trimmed.is_empty() { "0".to_owned() } else { trimmed.to_owned() };
    let decimals = run(length + 1);
    if text.get(length) == Some(&decimal) && decimals > 0 {
        word.push(',');
        push(&mut word, length + 1, decimals);
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
