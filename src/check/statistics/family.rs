//! Shares that do not add up to their whole.

use super::relation::{Broken, Holds, Relation, Side};
use super::{difference, inputs_shown, places, written};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};

rules! {
    SHARES_DO_NOT_ADD_UP: "shares-do-not-add-up", Error,
        vi: "Các phần không cộng thành tổng", "Nếu các phần cộng lại khác tổng thì tỷ trọng cộng lại khác 100%; người đọc thấy ngay là sai. Các phần gồm những gì tùy theo căn cứ có hiệu lực trong kỳ.";
        en: "Shares do not add up", "When parts do not add up to their whole, their shares do not add up to 100%, and readers see it at once. Which parts there are depends on the regulation in force in the period.";
        wrong: "viec.phai_th: 10.156\nviec.cdk: 7.072\nviec.ccdk: 3.072"; right: "viec.phai_th: 10.156\nviec.cdk: 7.072\nviec.ccdk: 3.072\nviec.con_lai: 12";
}

/// Every family in force whose whole and parts are all known.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    let content = figures.content();
    for place in places(figures) {
        let (_, end) = content.site.calendar.days(place.period);
        let basis = figures.basis(place.office, place.period);
        for family in content.indicators.families_for(end, basis) {
            let about = Key { indicator: family.whole, ..place };
            let parts = family.parts.iter().map(|part| Key { indicator: *part, ..place });
            found.push(Relation {
                rule: &SHARES_DO_NOT_ADD_UP,
                about,
                holds: Holds::Equal(Side::Figure(about), Side::Sum(parts.collect())),
                declared: Some(family.span),
                concerns: Vec::new(),
                say: problem,
            });
        }
    }
}

fn problem<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let id = &figures.indicator(relation.about).id;
    let (whole, sum) = (written(broken.left), written(broken.right));
    let off = difference(broken);
    let problem = Diagnostic::new(
        &SHARES_DO_NOT_ADD_UP,
        super::place(figures, relation.about),
        say!(
            "các phần của `{id}` cộng lại là {sum}, tổng là {whole} (lệch {off})",
            "the parts of `{id}` add up to {sum}, the whole is {whole} (off by {off})"
        ),
        say!("So lại từng ô với báo cáo gốc.", "Compare each cell with the original report."),
    );
    inputs_shown(problem, relation, figures)
}
