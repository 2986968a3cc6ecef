//! Formulas of `data/indicators.json`, brought to an order in which they are computed without
//! recursion.

use super::ratio::Ratio;

/// The longest formula that is read.
const LONGEST: usize = 4000;

/// One step of a formula; a sign takes the two values before it.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A fixed number.
    Number(Ratio),
    /// The value of an indicator, by its id.
    Indicator(String),
    /// The sum over the offices below.
    Children,
    /// `+`, `-`, `*` or `/`.
    Sign(char),
}

/// Reads a formula; nothing where it cannot be read.
pub fn read(text: &str) -> Option<Vec<Step>> {
    if text.len() > LONGEST {
        return None;
    }
    let (mut steps, mut waiting): (Vec<Step>, Vec<char>) = (Vec::new(), Vec::new());
    let mut rest = text.trim_start();
    let mut value_due = true;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        match first {
            '(' if value_due => waiting.push('('),
            ')' if !value_due => loop {
                match waiting.pop()? {
                    '(' => break,
                    sign => steps.push(Step::Sign(sign)),
                }
            },
            '+' | '-' | '*' | '/' if !value_due => {
                while let Some(sign) = waiting.pop_if(|sign| rank(*sign) >= rank(first)) {
                    steps.push(Step::Sign(sign));
                }
                waiting.push(first);
                value_due = true;
            }
            _ if value_due => {
                value_due = false;
                if rest.starts_with("sum over children") {
                    length = "sum over children".len();
                    steps.push(Step::Children);
                } else {
                    let in_word = |c: char| c.is_alphanumeric() || "_.".contains(c);
                    length = rest.find(|c| !in_word(c)).unwrap_or(rest.len());
                    let word = rest.get(..length).filter(|word| !word.is_empty())?;
                    steps.push(match first.is_ascii_digit() {
                        true => Step::Number(Ratio::parse(word)?),
                        false => Step::Indicator(word.to_owned()),
                    });
                }
            }
            _ => return None,
        }
        rest = rest.get(length..)?.trim_start();
    }
    while let Some(sign) = waiting.pop() {
        if sign == '(' {
            return None;
        }
        steps.push(Step::Sign(sign));
    }
    (!value_due).then_some(steps)
}

fn rank(sign: char) -> u8 {
    match sign {
        '*' | '/' => 2,
        '+' | '-' => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelled(text: &str) -> Option<String> {
        let steps = read(text)?;
        let words = steps.into_iter().map(|step| match step {
            Step::Number(number) => number.legible(),
            Step::Indicator(id) => id,
            Step::Children => "children".to_owned(),
            Step::Sign(sign) => sign.to_string(),
        });
        Some(words.collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn signs_stand_behind_what_they_join() {
        for (text, steps) in [
            ("a.b - c", "a.b c -"),
            ("a - b - c", "a b - c -"),
            ("a - (b - c)", "a b c - -"),
            ("a + b * 2.5 / (c + d)", "a b 2.5 * c d + / +"),
            ("sum over children + x", "children x +"),
        ] {
            assert_eq!(spelled(text).as_deref(), Some(steps));
        }
        for text in ["", "a b", "a +", "(a", "a)", "+ a", "a ** b", "1,5 + a", "()"] {
            assert_eq!(spelled(text), None, "{text}");
        }
    }
}
