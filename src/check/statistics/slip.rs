//! The slips of a hand that copies numbers, and how to recognise one by what a cell should state.

use crate::content::statement::Observed;
use crate::diagnostic::{Bilingual, say};
use crate::figure::{Figures, Key, Outcome};
use crate::number::Exact;

use super::written;

/// How a wrong number came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// The number of another row of the same office and period.
    RowShift(Key),
    /// The number of another office.
    OtherOffice(Key),
    /// The number of another period.
    OtherPeriod(Key),
    /// Without its sign, or with one.
    Sign,
    /// Too large or too small by a power of ten.
    Factor(u32),
    /// Two neighbouring digits in each other's place.
    SwappedDigits,
    /// A digit left out.
    LostDigit,
    /// A digit too many.
    ExtraDigit,
    /// One digit another.
    OneDigit,
}

impl Slip {
    /// How far the slip itself speaks for the cell: numbers are seldom equal by chance, digits often
    /// look alike.
    pub fn weight(self, stated: Exact) -> u32 {
        let long = stated.abs() >= Exact::whole(100);
        match self {
            Self::RowShift(_) if long => 7,
            Self::Sign | Self::OtherOffice(_) | Self::OtherPeriod(_) if long => 6,
            Self::Factor(_) => 5,
            Self::SwappedDigits if long => 4,
            Self::LostDigit | Self::ExtraDigit if long => 3,
            Self::OneDigit if long => 2,
            _ => 1,
        }
    }

    /// The slip in words, with the numbers.
    pub fn say(self, stated: Exact, should: Exact, figures: &Figures<'_>) -> Bilingual {
        let (is, be) = (written(stated), written(should));
        match self {
            Self::RowShift(key) => {
                let name = &figures.indicator(key).name;
                let (vi, en) = (&name.vi, &name.en);
                say!(
                    "{is} là số của dòng “{vi}”, bị chép vào ô này",
                    "{is} belongs to the row “{en}” and was copied into this cell"
                )
            }
            Self::OtherOffice(key) => {
                let name = &figures.office(key).short;
                let (vi, en) = (&name.vi, &name.en);
                say!(
                    "{is} là số của đơn vị {vi}, bị chép vào ô này",
                    "{is} belongs to {en} and was copied into this cell"
                )
            }
            Self::OtherPeriod(key) => {
                let period = figures.content().site.calendar.id(key.period);
                say!(
                    "{is} là số của kỳ {period}, bị chép lại",
                    "{is} is the number of the period {period}, copied"
                )
            }
            Self::Sign => say!("{is} sai dấu", "{is} has the wrong sign"),
            Self::Factor(power) => {
                let factor = written(Exact::whole(10_i64.saturating_pow(power)));
                say!(
                    "{is} và {be} chênh nhau đúng {factor} lần",
                    "{is} and {be} differ by a factor of {factor}"
                )
            }
            Self::SwappedDigits => say!(
                "{is} có hai chữ số đảo chỗ so với {be}",
                "{is} has two digits of {be} in each other's place"
            ),
            Self::LostDigit => {
                say!("{is} thiếu một chữ số so với {be}", "{is} lacks a digit of {be}")
            }
            Self::ExtraDigit => {
                say!("{is} thừa một chữ số so với {be}", "{is} has a digit more than {be}")
            }
            Self::OneDigit => {
                say!("{is} khác {be} một chữ số", "{is} differs from {be} in one digit")
            }
        }
    }
}

/// The slip that makes `should` into what a cell states, if it is one of those known.
pub(super) fn recognise(
    key: Key,
    stated: Exact,
    should: Exact,
    figures: &Figures<'_>,
) -> Option<Slip> {
    if stated == should {
        return None;
    }
    let copied = copied(key, stated, figures);
    if copied.is_some_and(|slip| slip.weight(stated) > 1) {
        return copied;
    }
    if !should.is_zero() && stated == should.neg() {
        return Some(Slip::Sign);
    }
    factor(stated, should).or_else(|| digits(stated, should)).or(copied)
}

/// Another cell that states the same number.
fn copied(key: Key, stated: Exact, figures: &Figures<'_>) -> Option<Slip> {
    if stated.is_zero() {
        return None;
    }
    let states = |other: Key| other != key && figures.outcome(other) == Outcome::Known(stated);
    let content = figures.content();
    let unit = &figures.indicator(key).unit;
    let rows = content.indicators.iter().filter(|(_, row)| row.unit == *unit);
    let row = rows
        .map(|(indicator, _)| Key { indicator, ..key })
        .filter(|other| states(*other))
        .min_by_key(|other| other.indicator.distance(key.indicator));
    if let Some(row) = row {
        return Some(Slip::RowShift(row));
    }
    // The period before comes first to mind, then the same one a year ago.
    let periods = figures.periods(key.office).iter().rev();
    let period = periods.map(|period| Key { period: *period, ..key }).find(|key| states(*key));
    if let Some(period) = period {
        return Some(Slip::OtherPeriod(period));
    }
    let parent = figures.office(key).parent;
    let offices = content.offices.iter().filter(|(_, office)| office.parent == parent);
    let office = offices.map(|(office, _)| Key { office, ..key }).find(|key| states(*key));
    office.map(Slip::OtherOffice)
}

fn factor(stated: Exact, should: Exact) -> Option<Slip> {
    let (less, more) =
        if stated.abs() < should.abs() { (stated, should) } else { (should, stated) };
    let ratio = more.div(less).ok()??;
    [3, 1, 2, 6, 9]
        .into_iter()
        .find_map(|power| (ratio == Exact::whole(10_i64.pow(power))).then_some(Slip::Factor(power)))
}

/// The slips that show in the digits alone.
fn digits(stated: Exact, should: Exact) -> Option<Slip> {
    let (stated, should) = (spelled(stated, should)?, spelled(should, stated)?);
    if stated.len() == should.len() {
        let differing: Vec<usize> =
            (0..stated.len()).filter(|at| stated[*at] != should[*at]).collect();
        return match differing[..] {
            [_] => Some(Slip::OneDigit),
            [a, b] if b == a + 1 && stated[a] == should[b] && stated[b] == should[a] => {
                Some(Slip::SwappedDigits)
            }
            _ => None,
        };
    }
    if lacks_one(&stated, &should) {
        Some(Slip::LostDigit)
    } else if lacks_one(&should, &stated) {
        Some(Slip::ExtraDigit)
    } else {
        None
    }
}

/// The digits of a number, to as many decimals as the two together need.
fn spelled(value: Exact, other: Exact) -> Option<Vec<u8>> {
    let decimals =
        value.to_decimal()?.normalize().scale().max(other.to_decimal()?.normalize().scale());
    let value = value.abs().round(decimals).ok()?;
    Some(value.mantissa().unsigned_abs().to_string().into_bytes())
}

/// Whether the shorter is the longer without one of its digits.
fn lacks_one(shorter: &[u8], longer: &[u8]) -> bool {
    shorter.len() + 1 == longer.len()
        && (0..longer.len())
            .any(|gap| longer[..gap] == shorter[..gap] && longer[gap + 1..] == shorter[gap..])
}

/// What a cell states, as a number.
pub(super) fn stated_number(figures: &Figures<'_>, at: usize) -> Option<Exact> {
    match figures.content().statements.observations.get(at)?.value {
        Observed::Number(value) => Some(Exact::from_decimal(value)),
        Observed::NotArisen => Some(Exact::ZERO),
        Observed::Missing => None,
    }
}
