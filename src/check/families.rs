//! Shares that do not add up to their whole.

use super::{cell, places, written};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};
use crate::number::Exact;

rules! {
    SHARES_DO_NOT_ADD_UP: "shares-do-not-add-up", Error,
        vi: "Các phần không cộng thành tổng", "Nếu các phần cộng lại khác tổng thì tỷ trọng cộng lại khác 100%; người đọc thấy ngay là sai.";
        en: "Shares do not add up", "When parts do not add up to their whole, shares do not add up to 100%.";
        wrong: "cdk 7.072 + ccdk 3.072 ≠ phai_th 10.156"; right: "cdk 7.072 + ccdk 3.072 + con_lai 12 = phai_th 10.156";
}

/// Checks every family whose whole and parts are all known.
pub fn check(figures: &Figures<'_>, problems: &mut Vec<Diagnostic>) {
    let content = figures.content();
    for family in content.indicators.families() {
        for place in places(content, figures) {
            let (_, end) = content.site.calendar.days(place.period);
            let in_force = family.from.is_none_or(|from| from <= end)
                && family.until.is_none_or(|until| end <= until);
            if !in_force {
                continue;
            }
            let whole_key = Key { indicator: family.whole, ..place };
            let Some(whole) = figures.outcome(whole_key).counted() else { continue };
            let sum = family.parts.iter().try_fold(Exact::ZERO, |sum, part| {
                sum.add(figures.outcome(Key { indicator: *part, ..place }).counted()?).ok()
            });
            let Some(sum) = sum.filter(|sum| *sum != whole) else { continue };
            let keys = std::iter::once(family.whole).chain(family.parts.iter().copied());
            let cells: Vec<_> = keys
                .filter_map(|indicator| {
                    let key = Key { indicator, ..place };
                    Some((cell(figures, key)?, &figures.indicator(key).id))
                })
                .collect();
            let Some(((first, _), rest)) = cells.split_first() else { continue };
            let id = &figures.indicator(whole_key).id;
            let (whole, sum) = (written(whole), written(sum));
            let mut problem = Diagnostic::new(
                &SHARES_DO_NOT_ADD_UP,
                *first,
                say!(
                    "các phần của `{id}` cộng lại là {sum}, tổng là {whole}",
                    "the parts of `{id}` add up to {sum}, the whole is {whole}"
                ),
                say!(
                    "So lại từng ô với báo cáo gốc.",
                    "Compare each cell with the original report."
                ),
            );
            for (span, id) in rest {
                problem = problem.also(*span, say!("`{id}`", "`{id}`"));
            }
            problems.push(problem);
        }
    }
}
