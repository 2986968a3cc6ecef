//! A stated value that differs from what its identity gives.

use super::{cell, places, written};
use crate::content::formula::{Formula, Operator};
use crate::content::indicator::Derivation;
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};
use crate::number::Exact;

rules! {
    IDENTITY_BROKEN: "identity-broken", Error,
        vi: "Đẳng thức không khớp", "Số đã khai khác số tính theo công thức của chính chỉ tiêu đó; một trong các ô bị sai.";
        en: "Identity broken", "A stated value differs from what the indicator's own formula gives; one of the cells is wrong.";
        wrong: "viec.phai_th: 10.165 (thu_ly 10.232 − uy_thac 70 − thu_hoi_huy 6)"; right: "viec.phai_th: 10.156";
}

/// Checks every stated value that has an identity in force.
pub fn check(figures: &Figures<'_>, problems: &mut Vec<Diagnostic>) {
    let content = figures.content();
    for place in places(content, figures) {
        let (_, end) = content.site.calendar.days(place.period);
        for (indicator, declared) in content.indicators.iter() {
            let Derivation::Identities(identities) = &declared.derivation else { continue };
            let Some(identity) = identities.iter().find(|identity| identity.in_force(end)) else {
                continue;
            };
            let key = Key { indicator, ..place };
            let Some(span) = cell(figures, key) else { continue };
            let Some(stated) = figures.outcome(key).counted() else { continue };
            let Some(computed) = value(&identity.formula, key, figures) else { continue };
            if stated == computed {
                continue;
            }
            let id = &declared.id;
            let (stated_text, computed_text) = (written(stated), written(computed));
            let difference = stated.sub(computed).map(written).unwrap_or_default();
            let mut problem = Diagnostic::new(
                &IDENTITY_BROKEN,
                span,
                say!("`{id}` khai {stated_text} nhưng công thức cho {computed_text} (lệch {difference})", "`{id}` is stated as {stated_text} but its formula gives {computed_text} (off by {difference})"),
                say!("So lại các ô của công thức với báo cáo gốc.", "Compare the cells of the formula with the original report."),
            )
            .also(identity.span, say!("công thức", "the formula"));
            let mut inputs = Vec::new();
            identity.formula.indicators(&mut inputs);
            for input in inputs {
                let input = Key { indicator: input, ..key };
                if let Some(span) = cell(figures, input) {
                    let id = &figures.indicator(input).id;
                    problem = problem.also(span, say!("`{id}`", "`{id}`"));
                }
            }
            problems.push(problem);
        }
    }
}

fn value(formula: &Formula, key: Key, figures: &Figures<'_>) -> Option<Exact> {
    match formula {
        Formula::Number(number) => Some(Exact::from_decimal(*number)),
        Formula::Indicator(indicator) => {
            figures.outcome(Key { indicator: *indicator, ..key }).counted()
        }
        Formula::SumOverChildren => {
            let (_, end) = figures.content().site.calendar.days(key.period);
            let mut children = figures.content().offices.children(key.office, end).peekable();
            children.peek()?;
            children.try_fold(Exact::ZERO, |sum, office| {
                sum.add(figures.outcome(Key { office, ..key }).counted()?).ok()
            })
        }
        Formula::Join(left, operator, right) => {
            let (left, right) = (value(left, key, figures)?, value(right, key, figures)?);
            match operator {
                Operator::Add => left.add(right).ok(),
                Operator::Subtract => left.sub(right).ok(),
                Operator::Multiply => left.mul(right).ok(),
                Operator::Divide => left.div(right).ok().flatten(),
            }
        }
    }
}
