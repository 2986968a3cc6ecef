//! Amounts with their unit: `10.232 việc`, `47,3%`, `6.467 tỷ 721 triệu 795 nghìn đồng`.
//!
//! A number is rounded once, to the decimals of its quantity; nothing here rounds further.

use indexmap::IndexMap;

use super::file::Section;
use super::pattern::{Pattern, slots};
use super::phrase::{Measure, Phrase};
use super::{Quantity, Unit, Unsayable, Wording};
use crate::number::{Decimal, Exact, Marks, Overflow, print};

slots! {
    /// A number and its unit.
    Counted { Number = "number", Unit = "unit" }
}
slots! {
    /// A number alone.
    Number { Number = "number" }
}
slots! {
    /// An amount with its unit.
    Amount { Amount = "amount" }
}

/// The words and marks of amounts.
#[derive(Clone, Debug)]
pub(super) struct AmountWords {
    marks: Marks,
    /// Decimals of percentages that are computed when they are said: changes and shares.
    pub percent_decimals: u32,
    counted: Pattern<Counted>,
    percent: Pattern<Number>,
    money: Pattern<Amount>,
    dong: String,
    negative: Pattern<Amount>,
    pub over: Pattern<Amount>,
    pub under: Pattern<Amount>,
    pub approximately: Pattern<Amount>,
    less_than: Pattern<Amount>,
    thousand: String,
    million: String,
    billion: String,
    pub units: IndexMap<String, [String; 2]>,
}

impl AmountWords {
    pub fn read(section: &mut Section) -> Self {
        Self {
            marks: Marks { group: section.mark("group"), decimal: section.mark("decimal") },
            percent_decimals: section.digit("percent_decimals"),
            counted: section.pattern("counted"),
            percent: section.pattern("percent"),
            money: section.pattern("money"),
            dong: section.text("dong"),
            negative: section.pattern("negative"),
            over: section.pattern("over"),
            under: section.pattern("under"),
            approximately: section.pattern("approximately"),
            less_than: section.pattern("less_than"),
            thousand: section.text("thousand"),
            million: section.text("million"),
            billion: section.text("billion"),
            units: section.pairs("units"),
        }
    }

    /// The digits alone.
    pub fn digits(&self, number: Decimal) -> String {
        print(number, self.marks)
    }

    /// The number with its unit.
    pub fn with_unit(&self, number: Decimal, unit: &Unit) -> String {
        let digits = self.digits(number);
        match unit {
            Unit::Money => self.money.print(|Amount::Amount| &digits),
            Unit::Percent => self.percent.print(|Number::Number| &digits),
            Unit::Named(name) => {
                let unit =
                    self.units.get(name).map_or(name.as_str(), |words| agreeing(number, words));
                self.counted(&digits, unit)
            }
        }
    }

    /// The number with one of two unit words: for one, for any other number.
    pub fn with_words(&self, number: Decimal, words: &[String; 2]) -> String {
        self.counted(&self.digits(number), agreeing(number, words))
    }

    fn counted(&self, digits: &str, unit: &str) -> String {
        self.counted.print(|slot| match slot {
            Counted::Number => digits,
            Counted::Unit => unit,
        })
    }

    /// The size of an amount, without its sign, rounded once; “chưa đến 0,01…” where something
    /// would be printed as nothing. Beside it the rounded amount with its sign.
    pub fn size(
        &self,
        amount: Exact,
        decimals: u32,
        with_unit: impl Fn(Decimal) -> String,
    ) -> Result<(String, Decimal), Overflow> {
        let rounded = amount.round(decimals)?;
        if rounded.is_zero() && !amount.is_zero() {
            let least = Decimal::try_from_i128_with_scale(1, decimals).map_err(|_| Overflow)?;
            let least = with_unit(least);
            return Ok((self.less_than.print(|Amount::Amount| &least), rounded));
        }
        Ok((with_unit(rounded.abs()), rounded))
    }

    /// A percentage computed when it is said; exactly 0 and 100 have no decimals.
    pub fn percentage(&self, percent: Exact) -> Result<(String, Decimal), Overflow> {
        let plain = percent.is_zero() || percent.abs() == Exact::HUNDRED;
        let decimals = if plain { 0 } else { self.percent_decimals };
        self.size(percent, decimals, |number| self.with_unit(number, &Unit::Percent))
    }

    /// An amount of money in tỷ, triệu, nghìn and đồng; groups that are zero are not said.
    fn in_groups(&self, amount: Decimal) -> String {
        let mut left = amount.abs();
        let mut groups = Vec::new();
        for (size, word) in self.scales() {
            let size = Decimal::from(size);
            // Exact: dividing by a power of ten moves the point, and a whole number has room.
            let group = (left.trunc() / size).trunc();
            if !group.is_zero() {
                groups.push(self.counted(&self.digits(group), word));
                left -= group * size;
            }
        }
        if !left.is_zero() || groups.is_empty() {
            groups.push(self.digits(left));
        }
        let amount = groups.join(" ");
        self.money.print(|Amount::Amount| &amount)
    }

    /// So many times a thousand, a million or a billion đồng; nothing for another size.
    pub fn money_by(&self, size: i64, times: Decimal) -> Option<String> {
        let (_, word) = self.scales().into_iter().find(|(known, _)| *known == size)?;
        let amount = self.counted(&self.digits(times), word);
        Some(self.money.print(|Amount::Amount| &amount))
    }

    /// The word of a scale: `tỷ` of 1,000,000,000.
    pub fn scale_word(&self, size: i64) -> Option<&str> {
        self.scales().into_iter().find(|(known, _)| *known == size).map(|(_, word)| word)
    }

    fn scales(&self) -> [(i64, &str); 3] {
        [(1_000_000_000, &self.billion), (1_000_000, &self.million), (1_000, &self.thousand)]
    }
}

fn agreeing(number: Decimal, [one, many]: &[String; 2]) -> &str {
    // "1 case" but "1.0 cases": the English plural rule of the CLDR.
    if number.scale() == 0 && number.abs() == Decimal::ONE { one } else { many }
}

impl Quantity {
    /// Rounded half up to its decimals.
    pub(super) fn rounded(&self) -> Result<Decimal, Overflow> {
        self.value.round(self.decimals)
    }
}

impl Wording {
    /// The digits of a decimal, all its decimals kept: `-1,96`.
    pub fn digits(&self, number: Decimal) -> String {
        self.amount.digits(number)
    }

    /// Whether a word, in small letters, is what a unit is called in this language.
    pub fn is_unit(&self, unit: &str, word: &str) -> bool {
        match self.amount.units.get(unit) {
            Some(words) => words.iter().any(|known| known.to_lowercase() == word),
            None => unit.to_lowercase() == word,
        }
    }

    /// A unit as it stands over a column: `việc`, `đồng`, `%`.
    pub fn unit_heading<'a>(&'a self, unit: &'a Unit) -> &'a str {
        match unit {
            Unit::Money => &self.amount.dong,
            Unit::Percent => "%",
            Unit::Named(name) => self.amount.units.get(name).map_or(name, |[_, many]| many),
        }
    }

    /// Whether a unit has words of its own in this language, for one and for any other number.
    pub fn knows_unit(&self, name: &str) -> bool {
        self.amount.units.contains_key(name)
    }

    /// The digits alone: `10.232`.
    pub fn number(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        let value = quantity.rounded()?;
        Ok(Phrase::figure(self.amount.digits(value), value, Measure::Value))
    }

    /// With the unit: `10.232 việc`, `47,3%`.
    pub fn value(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        let value = quantity.rounded()?;
        let text = self.amount.with_unit(value, &quantity.unit);
        Ok(Phrase::figure(text, value, Measure::Value))
    }

    /// Money in full, by groups: `6.467 tỷ 721 triệu 795 nghìn đồng`.
    pub fn words(&self, quantity: &Quantity) -> Result<Phrase, Unsayable> {
        if quantity.unit != Unit::Money {
            return Err(Unsayable::WrongUnit);
        }
        let value = quantity.rounded()?;
        let mut text = self.amount.in_groups(value);
        if value.is_sign_negative() {
            text = self.amount.negative.print(|Amount::Amount| &text);
        }
        Ok(Phrase::figure(text, value, Measure::Value))
    }
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cases, en, exact, money, rate, spaced, vi};
    use super::*;

    #[test]
    fn values_bear_their_unit_and_keep_their_decimals() {
        let (vi, en) = (vi(), en());
        assert_eq!(vi.value(&cases("10232")).unwrap().plain(), "10.232\u{a0}việc");
        assert_eq!(en.value(&cases("10232")).unwrap().plain(), "10,232\u{a0}cases");
        assert_eq!(spaced(en.value(&cases("1"))), "1 case");
        assert_eq!(spaced(vi.value(&rate(3345, 7072, 1))), "47,3%");
        assert_eq!(spaced(en.value(&rate(53, 100, 2))), "53.00%");
        assert_eq!(spaced(vi.value(&money("285382250000"))), "285.382.250.000 đồng");
        assert_eq!(spaced(vi.number(&cases("-205"))), "-205");
        let boats =
            Quantity { value: exact("2.50"), unit: Unit::Named("tàu".to_owned()), decimals: 2 };
        assert_eq!(spaced(en.value(&boats)), "2.50 tàu");
    }

    #[test]
    fn money_in_words_drops_groups_that_are_zero() {
        let (vi, en) = (vi(), en());
        for (amount, text) in [
            ("6467721795000", "6.467 tỷ 721 triệu 795 nghìn đồng"),
            ("144833439017000", "144.833 tỷ 439 triệu 17 nghìn đồng"),
            ("5000000123", "5 tỷ 123 đồng"),
            ("2000000", "2 triệu đồng"),
            ("0", "0 đồng"),
            ("999", "999 đồng"),
            ("-1500", "âm 1 nghìn 500 đồng"),
        ] {
            assert_eq!(spaced(vi.words(&money(amount))), text);
        }
        let text = "6,467 billion 721 million 795 thousand đồng";
        assert_eq!(spaced(en.words(&money("6467721795000"))), text);
        let precise = Quantity { decimals: 2, ..money("1000000.50") };
        assert_eq!(spaced(vi.words(&precise)), "1 triệu 0,50 đồng");
        let text = vi.words(&money("6467721795000")).unwrap().plain();
        assert_eq!(text, "6.467\u{a0}tỷ 721\u{a0}triệu 795\u{a0}nghìn\u{a0}đồng");
        assert_eq!(vi.words(&cases("5")), Err(Unsayable::WrongUnit));
    }
}
