//! The formula language: indicators, numbers, `+ - * / ( )`, `sum over children`.

use crate::content::indicator::{IndicatorId, Indicators};
use crate::content::nearest::nearest;
use crate::content::rules;
use crate::content::yaml::read_number;
use crate::diagnostic::{Diagnostic, say};
use crate::number::Decimal;
use crate::source::Span;

/// A formula as a tree.
#[derive(Clone, Debug, PartialEq)]
pub enum Formula {
    /// A fixed number.
    Number(Decimal),
    /// The value of an indicator, same office and period.
    Indicator(IndicatorId),
    /// The sum of the defined indicator over the child offices.
    SumOverChildren,
    /// Two formulas joined.
    Join(Box<Formula>, Operator, Box<Formula>),
}

/// How two formulas are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operator {
    /// The sign as printed in derivations.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "−",
            Self::Multiply => "×",
            Self::Divide => "÷",
        }
    }
}

impl Formula {
    /// Every indicator it names, in order.
    pub fn indicators(&self, found: &mut Vec<IndicatorId>) {
        match self {
            Self::Indicator(id) => found.push(*id),
            Self::Join(left, _, right) => {
                left.indicators(found);
                right.indicators(found);
            }
            Self::Number(_) | Self::SumOverChildren => {}
        }
    }
}

/// Reads a formula of indicators.
pub fn read_formula(
    text: &str,
    at: Span,
    indicators: &Indicators,
    problems: &mut Vec<Diagnostic>,
) -> Option<Formula> {
    let mut parser = Parser { text, position: 0, at, indicators, problems, depth: 0, terms: 0 };
    let formula = parser.sum()?;
    parser.skip_spaces();
    if parser.position < text.len() {
        parser.fault(parser.position, text.len());
        return None;
    }
    Some(formula)
}

struct Parser<'a> {
    text: &'a str,
    position: usize,
    at: Span,
    indicators: &'a Indicators,
    problems: &'a mut Vec<Diagnostic>,
    depth: u32,
    terms: usize,
}

/// How many terms a formula may have: each is a step deeper when it is computed.
const TERMS: usize = 200;

impl Parser<'_> {
    fn sum(&mut self) -> Option<Formula> {
        let mut left = self.product()?;
        loop {
            let operator = match self.peek() {
                Some('+') => Operator::Add,
                Some('-' | '−') => Operator::Subtract,
                _ => return Some(left),
            };
            self.advance();
            let right = self.product()?;
            left = Formula::Join(Box::new(left), operator, Box::new(right));
        }
    }

    fn product(&mut self) -> Option<Formula> {
        let mut left = self.term()?;
        loop {
            let operator = match self.peek() {
                Some('*' | '×') => Operator::Multiply,
                Some('/' | '÷') => Operator::Divide,
                _ => return Some(left),
            };
            self.advance();
            let right = self.term()?;
            left = Formula::Join(Box::new(left), operator, Box::new(right));
        }
    }

    fn term(&mut self) -> Option<Formula> {
        const DEEPEST: u32 = 32;
        self.terms += 1;
        if self.terms > TERMS {
            self.too_long();
            return None;
        }
        match self.peek() {
            Some('(') if self.depth < DEEPEST => {
                self.depth += 1;
                self.advance();
                let inner = self.sum()?;
                if self.peek() != Some(')') {
                    self.fault(self.position, self.position + 1);
                    return None;
                }
                self.advance();
                self.depth -= 1;
                Some(inner)
            }
            Some(c) if c.is_alphanumeric() => self.word(),
            _ => {
                self.fault(self.position, self.position + 1);
                None
            }
        }
    }

    fn word(&mut self) -> Option<Formula> {
        let rest = &self.text[self.position..];
        if let Some(after) = rest.strip_prefix("sum over children") {
            self.position = self.text.len() - after.len();
            return Some(Formula::SumOverChildren);
        }
        let start = self.position;
        let length =
            rest.find(|c: char| !(c.is_alphanumeric() || "_.,".contains(c))).unwrap_or(rest.len());
        let word = &rest[..length];
        self.position += length;
        let span = self.at.within(start, start + length);
        if word.starts_with(|c: char| c.is_ascii_digit()) {
            return read_number(word, span, self.problems).map(Formula::Number);
        }
        self.indicators.look_up(word, span, self.problems).map(Formula::Indicator)
    }

    fn peek(&mut self) -> Option<char> {
        self.skip_spaces();
        self.text[self.position..].chars().next()
    }

    fn skip_spaces(&mut self) {
        let rest = &self.text[self.position..];
        self.position += rest.len() - rest.trim_start().len();
    }

    fn advance(&mut self) {
        self.position += self.text[self.position..].chars().next().map_or(0, char::len_utf8);
    }

    fn too_long(&mut self) {
        let at = self.at.within(self.position, self.position);
        self.problems.push(Diagnostic::new(
            &rules::BROKEN_FORMULA,
            at,
            say!("công thức có quá {TERMS} số hạng", "the formula has more than {TERMS} terms"),
            say!(
                "Tách thành nhiều chỉ tiêu; tổng của các đơn vị trực thuộc viết `sum over children`.",
                "Split it into several indicators; a sum over sub-offices is `sum over children`."
            ),
        ));
    }

    fn fault(&mut self, start: usize, end: usize) {
        let end = end.min(self.text.len());
        let found = self.text.get(start..).and_then(|rest| rest.chars().next());
        let (message, remedy) = match found {
            Some(found) => (
                say!(
                    "công thức không đọc được từ `{found}`",
                    "the formula cannot be read from `{found}` on"
                ),
                say!(
                    "Dùng mã chỉ tiêu, số và các dấu + - * / ( ).",
                    "Use indicator ids, numbers and + - * / ( )."
                ),
            ),
            None => (
                say!("công thức dừng giữa chừng", "the formula ends too early"),
                say!("Viết tiếp sau dấu cuối cùng.", "Go on after the last sign."),
            ),
        };
        self.problems.push(Diagnostic::new(
            &rules::BROKEN_FORMULA,
            self.at.within(start.min(self.text.len()), end.max(start.min(self.text.len()))),
            message,
            remedy,
        ));
    }
}

/// The message for an indicator nobody declared, with the nearest id.
pub fn unknown_indicator(id: &str, span: Span, known: &[&str]) -> Diagnostic {
    let remedy = match nearest(id, known.iter().copied()) {
        Some(near) => say!("Có phải là `{near}`?", "Did you mean `{near}`?"),
        None => say!(
            "Khai chỉ tiêu này trong statistics/indicators.yaml, hoặc dùng một mã đã có ở đó.",
            "Declare it in statistics/indicators.yaml, or use an id that is there."
        ),
    };
    Diagnostic::new(
        &rules::UNKNOWN_INDICATOR,
        span,
        say!("không có chỉ tiêu `{id}`", "there is no indicator `{id}`"),
        remedy,
    )
}
