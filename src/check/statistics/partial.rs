//! Sums over offices of which only some have reported.

use super::cell;
use crate::check::finding::Finding;
use crate::content::office::{OfficeId, Reports};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};

rules! {
    PARTIAL_ROLL_UP: "partial-roll-up", Warning,
        vi: "Tổng hợp chưa đủ đơn vị", "Có đơn vị trực thuộc đã báo cáo, có đơn vị chưa: số của cấp trên chưa cộng lên được và cũng chưa đối chiếu được. Người đọc bảng so sánh sẽ tưởng đơn vị vắng mặt không có việc.";
        en: "Partial roll-up", "Some of the offices below have reported and others have not: the value above can be neither summed nor checked. Readers of a comparison will think the absent office had nothing to do.";
        wrong: "rows:\n  huyen-a: [430]\n  (không có huyen-b)"; right: "rows:\n  huyen-a: [430]\n  huyen-b: [270]";
}

/// Every office and period with some of the offices below.
pub(super) fn check(figures: &Figures<'_>, found: &mut Vec<Finding>) {
    let content = figures.content();
    for (parent, _) in content.offices.iter() {
        // An office below has its own periods; those of the parent hold them all.
        for period in figures.periods(parent) {
            let (_, end) = content.site.calendar.days(*period);
            let children: Vec<OfficeId> = content.offices.children(parent, end).collect();
            let elsewhere =
                |office: &OfficeId| content.offices.get(*office).reports == Reports::Elsewhere;
            if children.iter().any(elsewhere) {
                continue;
            }
            let mut told: Vec<Vec<OfficeId>> = Vec::new();
            for (indicator, _) in content.indicators.iter().filter(|(_, i)| i.rolls_up) {
                let key = |office: OfficeId| Key { indicator, office, period: *period };
                let (there, missing): (Vec<OfficeId>, Vec<OfficeId>) = children
                    .iter()
                    .partition(|office| figures.outcome(key(**office)).counted().is_some());
                let Some(first) = there.first().filter(|_| !missing.is_empty()) else { continue };
                if told.contains(&missing) {
                    continue;
                }
                let about = key(parent);
                let shown = cell(figures, key(*first));
                let shown = shown.unwrap_or(content.offices.get(parent).span);
                found.push(Finding {
                    problem: problem(figures, about, &there, &missing, shown),
                    about: Some(about),
                    concerns: children.iter().map(|office| key(*office)).chain([about]).collect(),
                    difference: None,
                });
                told.push(missing);
            }
        }
    }
}

fn problem(
    figures: &Figures<'_>,
    about: Key,
    there: &[OfficeId],
    missing: &[OfficeId],
    shown: crate::source::Span,
) -> Diagnostic {
    const MOST: usize = 5;
    let offices = &figures.content().offices;
    let id = &figures.indicator(about).id;
    let parent = &figures.office(about).id;
    let (some, all) = (there.len(), there.len() + missing.len());
    let mut names: Vec<&str> =
        missing.iter().take(MOST).map(|office| offices.get(*office).id.as_str()).collect();
    if missing.len() > MOST {
        names.push("…");
    }
    let names = names.join(", ");
    Diagnostic::new(
        &PARTIAL_ROLL_UP,
        shown,
        say!(
            "mới có {some}/{all} đơn vị trực thuộc `{parent}` báo cáo `{id}`; còn thiếu: {names}",
            "only {some} of {all} offices below `{parent}` report `{id}`; missing: {names}"
        ),
        say!(
            "Bổ sung báo cáo; không phát sinh thì ghi `\"-\"`; đơn vị không có số liệu ở đây thì khai `reports: elsewhere`.",
            "Add the statement; write `\"-\"` where nothing arose; for an office whose figures are not here declare `reports: elsewhere`."
        ),
    )
}
