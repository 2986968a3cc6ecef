//! An office whose value differs from the sum over the offices below it.

use super::{cell, places, written};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};
use crate::number::Exact;

rules! {
    ROLL_UP_BROKEN: "roll-up-broken", Error,
        vi: "Tổng của cấp dưới không khớp", "Số của cấp trên phải bằng tổng các đơn vị trực thuộc; lệch là có ô sai hoặc thiếu đơn vị.";
        en: "Roll-up broken", "The value of an office must be the sum over the offices below; a difference means a wrong cell or a missing office.";
        wrong: "hai-phong: 3.354, tổng 15 đơn vị: 3.345"; right: "hai-phong: 3.345";
}

/// Checks every stated value of an office whose child offices all have one.
pub fn check(figures: &Figures<'_>, problems: &mut Vec<Diagnostic>) {
    let content = figures.content();
    for place in places(content, figures) {
        let (_, end) = content.site.calendar.days(place.period);
        let children: Vec<_> = content.offices.children(place.office, end).collect();
        if children.is_empty() {
            continue;
        }
        for (indicator, declared) in content.indicators.iter().filter(|(_, i)| i.rolls_up) {
            let key = Key { indicator, ..place };
            let Some(span) = cell(figures, key) else { continue };
            let Some(stated) = figures.outcome(key).counted() else { continue };
            let sum = children.iter().try_fold(Exact::ZERO, |sum, office| {
                sum.add(figures.outcome(Key { office: *office, ..key }).counted()?).ok()
            });
            let Some(sum) = sum.filter(|sum| *sum != stated) else { continue };
            let id = &declared.id;
            let count = children.len();
            let difference = stated.sub(sum).map(written).unwrap_or_default();
            let (stated, sum) = (written(stated), written(sum));
            problems.push(Diagnostic::new(
                &ROLL_UP_BROKEN,
                span,
                say!("`{id}` khai {stated} nhưng {count} đơn vị trực thuộc cộng lại là {sum} (lệch {difference})", "`{id}` is stated as {stated} but the {count} offices below add up to {sum} (off by {difference})"),
                say!("So lại ô này và các ô của đơn vị trực thuộc với báo cáo gốc.", "Compare this cell and those of the offices below with the original report."),
            ));
        }
    }
}
