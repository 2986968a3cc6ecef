//! Whole numbers in words, for messages that must not be misread: `47.300` is “bốn mươi bảy nghìn
//! ba trăm”. Pages never print these words.

use crate::diagnostic::Bilingual;

const VI: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const EN: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// The words for a whole number below 10^12; none for a larger one.
pub(super) fn words(number: u64) -> Option<Bilingual> {
    if number >= 1_000_000_000_000 {
        return None;
    }
    if number == 0 {
        return Some(Bilingual::new(VI[0], EN[0]));
    }
    let (mut vi, mut en) = (Vec::new(), Vec::new());
    for (size, scale_vi, scale_en) in [
        (1_000_000_000, "tỷ", "billion"),
        (1_000_000, "triệu", "million"),
        (1_000, "nghìn", "thousand"),
        (1, "", ""),
    ] {
        let group = (number / size % 1_000) as usize;
        if group > 0 {
            vietnamese(group, !vi.is_empty(), &mut vi);
            english(group, !en.is_empty() && size == 1, &mut en);
            if size > 1 {
                vi.push(scale_vi.to_owned());
                en.push(scale_en.to_owned());
            }
        }
    }
    Some(Bilingual::new(vi.join(" "), en.join(" ")))
}

/// One group of three digits; inside a longer number its hundreds are said even when zero.
fn vietnamese(group: usize, inside: bool, words: &mut Vec<String>) {
    let (hundreds, tens, units) = (group / 100, group / 10 % 10, group % 10);
    let mut say = |word: &str| words.push(word.to_owned());
    if hundreds > 0 || inside {
        say(VI[hundreds]);
        say("trăm");
    }
    match tens {
        0 if units > 0 && (hundreds > 0 || inside) => say("linh"),
        0 => {}
        1 => say("mười"),
        _ => {
            say(VI[tens]);
            say("mươi");
        }
    }
    match units {
        0 => {}
        1 if tens > 1 => say("mốt"),
        4 if tens > 1 => say("tư"),
        5 if tens > 0 => say("lăm"),
        _ => say(VI[units]),
    }
}

fn english(group: usize, last: bool, words: &mut Vec<String>) {
    let (hundreds, rest) = (group / 100, group % 100);
    if hundreds > 0 {
        words.push(format!("{} hundred", EN[hundreds]));
    }
    if rest > 0 {
        if hundreds > 0 || last {
            words.push("and".to_owned());
        }
        words.push(match (rest / 10, rest % 10) {
            (0 | 1, _) => EN[rest].to_owned(),
            (tens, 0) => EN_TENS[tens].to_owned(),
            (tens, units) => format!("{}-{}", EN_TENS[tens], EN[units]),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_people_say_them() {
        for (number, vi, en) in [
            (0, "không", "zero"),
            (15, "mười lăm", "fifteen"),
            (21, "hai mươi mốt", "twenty-one"),
            (105, "một trăm linh năm", "one hundred and five"),
            (1_005, "một nghìn không trăm linh năm", "one thousand and five"),
            (47_300, "bốn mươi bảy nghìn ba trăm", "forty-seven thousand three hundred"),
            (2_000_010, "hai triệu không trăm mười", "two million and ten"),
        ] {
            assert_eq!(words(number).unwrap(), Bilingual::new(vi, en));
        }
        assert_eq!(words(1_000_000_000_000), None);
    }
}
