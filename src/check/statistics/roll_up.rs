//! An office whose value differs from the sum over the offices below it.

use super::relation::{Broken, Holds, Relation, Side, children};
use super::{difference, each_figure, written};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Origin};

rules! {
    ROLL_UP_BROKEN: "roll-up-broken", Error,
        vi: "Tổng của cấp dưới không khớp", "Số của cấp trên phải bằng tổng các đơn vị trực thuộc, từng dòng một; lệch là có ô sai, thiếu đơn vị hoặc cộng hai lần. Người đọc cộng bảng sẽ thấy.";
        en: "Roll-up broken", "The value of an office must be the sum over the offices below, line by line; a difference means a wrong cell, a missing office or one counted twice. Readers who add up the table will see it.";
        wrong: "hai-phong: 3.354, tổng 15 đơn vị: 3.345"; right: "hai-phong: 3.345";
}

/// Every value of an office that is not itself the sum, where all offices below have one.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    for key in each_figure(figures) {
        let stated = figures.get(key).is_some_and(|figure| {
            !matches!(figure.origin, Origin::None | Origin::RolledUp(_) | Origin::Rate)
        });
        if !stated || !figures.indicator(key).rolls_up {
            continue;
        }
        let below = children(figures, key);
        if below.is_empty() {
            continue;
        }
        found.push(Relation {
            rule: &ROLL_UP_BROKEN,
            about: key,
            holds: Holds::Equal(Side::Figure(key), Side::Sum(below)),
            declared: None,
            concerns: Vec::new(),
            say: problem,
        });
    }
}

fn problem<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let id = &figures.indicator(relation.about).id;
    let count = children(figures, relation.about).len();
    let (stated, sum) = (written(broken.left), written(broken.right));
    let off = difference(broken);
    Diagnostic::new(
        &ROLL_UP_BROKEN,
        super::place(figures, relation.about),
        say!(
            "`{id}` khai {stated} nhưng {count} đơn vị trực thuộc cộng lại là {sum} (lệch {off})",
            "`{id}` is stated as {stated} but the {count} offices below add up to {sum} (off by {off})"
        ),
        say!(
            "So lại ô này và các ô của đơn vị trực thuộc với báo cáo gốc.",
            "Compare this cell and those of the offices below with the original report."
        ),
    )
}
