//! Estimates, provisional and final figures combined as if they were equally settled.

use super::{each_figure, relation, relations};
use crate::check::finding::Finding;
use crate::content::calendar::Period;
use crate::content::office::OfficeId;
use crate::content::statement::Status;
use crate::diagnostic::{Bilingual, Diagnostic, rules, say};
use crate::figure::{Figures, Key, Origin};

rules! {
    MIXED_STATUS: "mixed-status", Warning,
        vi: "Trộn số liệu khác tình trạng", "Số ước tính, sơ bộ và chính thức không cùng độ tin cậy. Cộng hoặc chia chúng với nhau, hay so một số ước tính với số đã chốt, thì kết quả chỉ chắc bằng số yếu nhất mà người đọc không biết.";
        en: "Mixed status", "Estimates, provisional and final figures are not equally settled. Summed, divided or compared, the result is only as sound as the weakest of them, and readers cannot tell.";
        wrong: "tổng hợp: status: final\nbảng đơn vị: status: estimate"; right: "cả hai: status: provisional";
}

/// Everything computed from or checked against several statements of one office and period, and
/// estimates compared with the same period.
pub(super) fn check(figures: &Figures<'_>, found: &mut Vec<Finding>) {
    let mut told: Vec<(OfficeId, Period, Status, Status)> = Vec::new();
    let mut judge = |about: Key, cells: &[usize], found: &mut Vec<Finding>| {
        let observations = &figures.content().statements.observations;
        let cells: Vec<_> = cells.iter().filter_map(|at| observations.get(*at)).collect();
        let status = |at: usize| figures.content().statements.of(cells[at]).status;
        let settled = (0..cells.len()).max_by_key(|at| status(*at));
        let open = (0..cells.len()).min_by_key(|at| status(*at));
        let (Some(settled), Some(open)) = (settled, open) else { return };
        // A revised value is as final as a final one.
        let least = status(open);
        let most = status(settled).min(Status::Final);
        let mark = (about.office, about.period, least, most);
        if least >= most || told.contains(&mark) {
            return;
        }
        told.push(mark);
        let id = &figures.indicator(about).id;
        let (weak, strong) = (said(least), said(most));
        let (weak_vi, strong_vi, weak_en, strong_en) = (&weak.vi, &strong.vi, &weak.en, &strong.en);
        let problem = Diagnostic::new(
            &MIXED_STATUS,
            cells[open].span,
            say!(
                "`{id}` gộp hoặc so số {weak_vi} với số {strong_vi}",
                "`{id}` joins or compares {weak_en} with {strong_en} figures"
            ),
            say!(
                "Chốt báo cáo còn lại; nếu phải công bố như vậy thì để người có trách nhiệm xác nhận trong statistics/waivers.yaml.",
                "Settle the other statement; where it must be published so, let the person in charge confirm it in statistics/waivers.yaml."
            ),
        );
        let problem =
            problem.also(cells[settled].span, say!("số {strong_vi}", "{strong_en} figure"));
        let concerns = cells.iter().map(|cell| Key::of(cell)).chain([about]).collect();
        found.push(Finding { problem, about: Some(about), concerns, difference: None });
    };
    for relation in relations(figures) {
        let (about, cells) = (relation.about, relation.cells(figures));
        // What ties two periods together compares them; those have their own statuses.
        let observations = &figures.content().statements.observations;
        let one_period =
            cells.iter().all(|at| observations.get(*at).is_none_or(|o| o.period == about.period));
        if one_period && matches!(relation.holds, relation::Holds::Equal(..)) {
            judge(about, &cells, found);
        }
    }
    for key in each_figure(figures) {
        let Some(figure) = figures.get(key) else { continue };
        if matches!(figure.origin, Origin::Rate | Origin::Identity(_) | Origin::RolledUp(_)) {
            judge(key, &relation::cells_under(figures, &[key]), found);
        }
        let Some(before) = figures.same(key) else { continue };
        let cells = relation::cells_under(figures, &[key, before]);
        let content = figures.content();
        let estimate = |at: &usize| {
            let observation = content.statements.observations.get(*at);
            observation.is_some_and(|o| content.statements.of(o).status == Status::Estimate)
        };
        if cells.iter().any(estimate) {
            judge(key, &cells, found);
        }
    }
}

fn said(status: Status) -> Bilingual {
    match status {
        Status::Estimate => say!("ước tính", "estimated"),
        Status::Provisional => say!("sơ bộ", "provisional"),
        Status::Final => say!("chính thức", "final"),
        Status::Revised => say!("đã điều chỉnh", "revised"),
    }
}
