//! Statements dated before the period they report has ended.

use crate::check::finding::Finding;
use crate::content::statement::Status;
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};

rules! {
    REPORTED_TOO_EARLY: "reported-too-early", Warning,
        vi: "Báo cáo có ngày trước khi hết kỳ", "Văn bản lập trước ngày cuối kỳ chỉ có thể chứa số ước tính. Ghi là sơ bộ hay chính thức thì sai ngày, sai kỳ hoặc sai tình trạng số liệu.";
        en: "Reported before the period ended", "A document dated before the last day of its period can hold estimates only. Called provisional or final, it has a wrong date, a wrong period or a wrong status.";
        wrong: "period: 2020-6m (đến 31/3/2020)\nstatus: final\nsource: { …, date: 25/3/2020 }"; right: "status: estimate";
}

/// Every statement with a date.
pub(super) fn check(figures: &Figures<'_>, found: &mut Vec<Finding>) {
    let content = figures.content();
    for (at, statement) in content.statements.all.iter().enumerate() {
        let (_, end) = content.site.calendar.days(statement.period);
        let early = statement.source.date.filter(|date| *date < end);
        let Some(date) = early.filter(|_| statement.status != Status::Estimate) else { continue };
        let concerns: Vec<Key> = content
            .statements
            .observations
            .iter()
            .filter(|observation| observation.statement.0 as usize == at)
            .map(Key::of)
            .collect();
        let (date, end) = (date.format("%-d/%-m/%Y"), end.format("%-d/%-m/%Y"));
        let problem = Diagnostic::new(
            &REPORTED_TOO_EARLY,
            statement.span,
            say!(
                "văn bản ngày {date}, trước khi hết kỳ ({end}), không thể là số sơ bộ hay chính thức",
                "the document is of {date}, before the period ends ({end}), and cannot be provisional or final"
            ),
            say!(
                "Sửa ngày, kỳ, hoặc ghi `status: estimate`.",
                "Mend the date or the period, or write `status: estimate`."
            ),
        );
        let about = concerns.first().copied();
        found.push(Finding { problem, about, concerns, difference: None });
    }
}
