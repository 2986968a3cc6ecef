//! A stated value that differs from what its identity gives.

use super::relation::{Broken, Holds, Relation, Side};
use super::{cell, difference, each_figure, inputs_shown, written};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::Figures;

rules! {
    IDENTITY_BROKEN: "identity-broken", Error,
        vi: "Đẳng thức không khớp", "Số đã khai khác số tính theo công thức của chính chỉ tiêu đó, tính theo căn cứ có hiệu lực trong kỳ. Một trong các ô bị sai; mọi tỷ lệ và so sánh dùng ô đó cũng sai theo.";
        en: "Identity broken", "A stated value differs from what the indicator's own formula gives, in the version in force for the period. One of the cells is wrong, and so is every rate and comparison made with it.";
        wrong: "viec.thu_ly: 10.232\nviec.uy_thac: 53\nviec.thu_hoi_huy: 23\nviec.phai_th: 10.165"; right: "viec.phai_th: 10.156";
}

/// Every stated value with an identity in force.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    for key in each_figure(figures) {
        if cell(figures, key).is_none() {
            continue;
        }
        let Some((_, identity)) = figures.identity(key) else { continue };
        found.push(Relation {
            rule: &IDENTITY_BROKEN,
            about: key,
            holds: Holds::Equal(Side::Figure(key), Side::Formula(&identity.formula, key)),
            declared: Some(identity.span),
            concerns: Vec::new(),
            say: problem,
        });
    }
}

fn problem<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let id = &figures.indicator(relation.about).id;
    let (stated, computed) = (written(broken.left), written(broken.right));
    let off = difference(broken);
    let problem = Diagnostic::new(
        &IDENTITY_BROKEN,
        super::place(figures, relation.about),
        say!(
            "`{id}` khai {stated} nhưng công thức cho {computed} (lệch {off})",
            "`{id}` is stated as {stated} but its formula gives {computed} (off by {off})"
        ),
        say!(
            "So lại các ô của công thức với báo cáo gốc.",
            "Compare the cells of the formula with the original report."
        ),
    );
    inputs_shown(problem, relation, figures)
}
