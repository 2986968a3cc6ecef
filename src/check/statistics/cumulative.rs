//! Cumulative values that fall within a reporting year.

use super::relation::{Broken, Holds, Relation, Side};
use super::{cumulative_years, inputs_shown, written};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};

rules! {
    CUMULATIVE_VALUE_FELL: "cumulative-value-fell", Error,
        vi: "Số lũy kế giảm", "Số đếm từ đầu năm không thể ít đi: sáu tháng đã có 3.345 việc xong thì chín tháng không thể ít hơn. Một trong hai kỳ bị sai, hoặc kỳ sau không phải số lũy kế.";
        en: "Cumulative value fell", "What is counted from the start of the year cannot shrink: with 3,345 cases completed after six months there cannot be fewer after nine. One of the periods is wrong, or the later one is not cumulative.";
        wrong: "2020-6m, xong: 3.345\n2020-9m, xong: 2.943"; right: "2020-9m, xong: 6.288";
}

/// Every pair of neighbouring cumulative periods of one year.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    let years = cumulative_years(figures);
    for (indicator, _) in
        figures.content().indicators.iter().filter(|(_, i)| i.plausible.cumulative)
    {
        for (office, _, periods) in &years {
            let known: Vec<Key> = periods
                .iter()
                .map(|period| Key { indicator, office: *office, period: *period })
                .filter(|key| figures.outcome(*key).counted().is_some())
                .collect();
            for pair in known.windows(2) {
                let [earlier, later] = pair else { continue };
                found.push(Relation {
                    rule: &CUMULATIVE_VALUE_FELL,
                    about: *later,
                    holds: Holds::NotMore(Side::Figure(*earlier), Side::Figure(*later)),
                    declared: None,
                    concerns: Vec::new(),
                    say: problem,
                });
            }
        }
    }
}

fn problem<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let id = &figures.indicator(relation.about).id;
    let (before, now) = (written(broken.left), written(broken.right));
    let problem = Diagnostic::new(
        &CUMULATIVE_VALUE_FELL,
        super::place(figures, relation.about),
        say!(
            "`{id}` là số lũy kế nhưng giảm từ {before} xuống {now} trong cùng năm",
            "`{id}` is cumulative but falls from {before} to {now} within the year"
        ),
        say!("So lại hai kỳ với báo cáo gốc.", "Compare both periods with the original reports."),
    );
    inputs_shown(problem, relation, figures)
}
