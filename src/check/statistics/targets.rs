//! Years of a rate that is declared to have targets, without one.

use super::cumulative_years;
use crate::check::finding::Finding;
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};

rules! {
    MISSING_TARGET: "missing-target", Warning,
        vi: "Thiếu chỉ tiêu giao", "Chỉ tiêu này được giao hằng năm cho đơn vị, nhưng một năm đã có số liệu lại chưa có mức giao: trang không nói được vượt hay còn thiếu, và người đọc không có gì để đánh giá kết quả.";
        en: "Missing target", "A target is set for the office every year, but a year that has figures has none: the page cannot say whether the result is above or below, and readers have nothing to judge it by.";
        wrong: "targets: { offices: [hai-phong] }\n(targets.yaml không có năm 2020)"; right: "- indicator: viec.ty_le_xong\n  office: hai-phong\n  year: 2020\n  at_least: 80,5";
}

/// Every year of every office that should have a target.
pub(super) fn check(figures: &Figures<'_>, found: &mut Vec<Finding>) {
    let content = figures.content();
    let years = cumulative_years(figures);
    for (indicator, declared) in content.indicators.iter() {
        let Some(targeted) = &declared.plausible.targeted else { continue };
        for (id, span) in &targeted.offices {
            let Some(office) = content.offices.find(id) else { continue };
            for (_, year, periods) in years.iter().filter(|(other, ..)| *other == office) {
                if targeted.from.is_some_and(|from| *year < from) {
                    continue;
                }
                let keys = periods.iter().map(|period| Key { indicator, office, period: *period });
                let known: Vec<Key> =
                    keys.filter(|key| figures.outcome(*key).counted().is_some()).collect();
                let Some(first) = known.first().copied() else { continue };
                if figures.due(first).is_some() {
                    continue;
                }
                let rate = &declared.id;
                let problem = Diagnostic::new(
                    &MISSING_TARGET,
                    *span,
                    say!(
                        "`{rate}` của `{id}` năm {year} có số liệu nhưng chưa có chỉ tiêu giao",
                        "`{rate}` of `{id}` has figures for {year} but no target"
                    ),
                    say!(
                        "Khai mức giao trong statistics/targets.yaml, hoặc sửa `targets` của chỉ tiêu.",
                        "Declare it in statistics/targets.yaml, or mend `targets` of the indicator."
                    ),
                );
                let about = Some(first);
                found.push(Finding { problem, about, concerns: known, difference: None });
            }
        }
    }
}
