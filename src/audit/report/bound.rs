//! The bounds of an implied number, in figures: rounded outward, so that what is printed never
//! claims more than what was computed.

use super::words::Labels;
use crate::audit::finding::{Implied, ImpliedOf};
use crate::diagnostic::Language;
use crate::number::{Decimal, Exact, Marks, print};

/// Which way a bound is rounded.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Least,
    Most,
}

const ENGLISH: Marks = Marks { group: ',', decimal: '.' };

/// The exact value: digits with a point, or a fraction where it has no end.
pub(super) fn exact(value: Exact) -> String {
    match value.to_decimal() {
        Some(decimal) => decimal.normalize().to_string(),
        None => format!("{}/{}", value.numerator(), value.denominator()),
    }
}

/// The value rounded outward: to units from a thousand on, to hundredths below.
pub(super) fn outward(value: Exact, side: Side) -> Option<Decimal> {
    let thousand = Exact::whole(1000);
    let step = match value.abs() >= thousand {
        true => Exact::ONE,
        false => Exact::ONE.div(Exact::HUNDRED).ok().flatten()?,
    };
    let rounded = match side {
        Side::Least => value.floor_to(step).ok()?,
        Side::Most => value.neg().floor_to(step).ok()?.neg(),
    };
    Some(rounded.to_decimal()?.normalize())
}

/// A bound as it is printed in a language.
pub(super) fn printed(value: Exact, side: Side, language: Language) -> String {
    let marks = match language {
        Language::Vi => Marks::VIETNAMESE,
        Language::En => ENGLISH,
    };
    outward(value, side).map_or_else(|| exact(value), |decimal| print(decimal, marks))
}

/// What an implied number is, in words.
pub(super) fn label(implied: &Implied, labels: &Labels) -> &'static str {
    match implied.of {
        ImpliedOf::Base => labels.implied_base,
        ImpliedOf::Part => labels.implied_part,
        ImpliedOf::Value => labels.implied_value,
    }
}

/// The bounds of an implied number as words: `từ 4.740 đến 4.750 việc`.
pub(super) fn interval(implied: &Implied, language: Language) -> String {
    let least = printed(implied.least, Side::Least, language);
    let most = printed(implied.most, Side::Most, language);
    let unit = match implied.unit.as_str() {
        "" => String::new(),
        unit if unit.starts_with('%') => unit.to_owned(),
        unit => format!(" {unit}"),
    };
    match language {
        _ if least == most => format!("{least}{unit}"),
        Language::Vi => format!("từ {least} đến {most}{unit}"),
        Language::En => format!("{least} to {most}{unit}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quotient(a: i64, b: i64) -> Exact {
        Exact::whole(a).div(Exact::whole(b)).unwrap().unwrap()
    }

    #[test]
    fn bounds_are_rounded_away_from_each_other() {
        for (value, exactly, least, most) in [
            (quotient(2_050_000, 433), "2050000/433", "4.734", "4.735"),
            (quotient(41_000, 8), "5125", "5.125", "5.125"),
            (quotient(-1, 3), "-1/3", "-0,34", "-0,33"),
            (quotient(533, 10), "53.3", "53,3", "53,3"),
            (quotient(999_999, 1000), "999.999", "999,99", "1.000"),
        ] {
            assert_eq!(exact(value), exactly);
            assert_eq!(printed(value, Side::Least, Language::Vi), least);
            assert_eq!(printed(value, Side::Most, Language::Vi), most);
        }
        let implied = |least, most, unit: &str| Implied {
            of: ImpliedOf::Base,
            least,
            most,
            unit: unit.to_owned(),
            printed: Vec::new(),
        };
        let base = implied(quotient(2_050_000, 433), quotient(4_750, 1), "việc");
        assert_eq!(interval(&base, Language::Vi), "từ 4.734 đến 4.750 việc");
        assert_eq!(interval(&base, Language::En), "4,734 to 4,750 việc");
        let one = implied(quotient(805, 10), quotient(805, 10), "%");
        assert_eq!(interval(&one, Language::Vi), "80,5%");
    }
}
