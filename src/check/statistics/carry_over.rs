//! The stock at the start of a year against what the year before left open.

use super::relation::{Broken, Holds, Relation, Side};
use super::{cumulative_years, difference, inputs_shown, written};
use crate::content::calendar::Period;
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};

rules! {
    CARRY_OVER_BROKEN: "carry-over-broken", Warning,
        vi: "Số chuyển sang khác số năm trước chuyển đi", "Số đầu năm phải là số cuối năm trước còn lại, trừ những khoản có giải trình (chuyển sổ theo dõi riêng, lấy lại). Lệch mà không giải trình thì người đọc hai báo cáo liền nhau sẽ hỏi số ấy đi đâu.";
        en: "Carry-over broken", "The stock at the start of a year is what the year before left open, save what is accounted for (moved to a separate register, taken back). Left unexplained, a reader of both reports will ask where the difference went.";
        wrong: "2019, chuyen_ky_sau: 5.859\n2020-3m, cu_chuyen_sang: 5.692"; right: "2020-3m, cu_chuyen_sang: 5.859";
    CARRIED_STOCK_CHANGED: "carried-stock-changed", Error,
        vi: "Số năm trước chuyển sang thay đổi giữa năm", "Số năm trước chuyển sang được chốt một lần vào đầu năm; các kỳ lũy kế của cùng một năm phải ghi cùng một số. Khác nhau thì một trong hai kỳ bị sai, và số thụ lý mới của kỳ đó cũng sai.";
        en: "Carried stock changed within a year", "The stock carried over is fixed once, at the start of the year; all cumulative periods of the year state the same number. Where they differ one of them is wrong, and with it the new cases of that period.";
        wrong: "2020-3m, cu_chuyen_sang: 5.692\n2020-6m, cu_chuyen_sang: 5.962"; right: "2020-6m, cu_chuyen_sang: 5.692";
}

/// Every indicator that carries on another one.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    let content = figures.content();
    let years = cumulative_years(figures);
    for (indicator, declared) in content.indicators.iter() {
        let Some(carried) = declared.plausible.carried_from else { continue };
        for (office, year, periods) in &years {
            let stated: Vec<Key> = periods
                .iter()
                .map(|period| Key { indicator, office: *office, period: *period })
                .filter(|key| figures.outcome(*key).counted().is_some())
                .collect();
            let Some(first) = stated.first().copied() else { continue };
            let whole = |year| Key { period: Period::first_months(year, 12), ..first };
            let left = Key { indicator: carried, ..whole(year - 1) };
            found.push(Relation {
                rule: &CARRY_OVER_BROKEN,
                // It is of the year, whichever of its periods was reported first.
                about: whole(*year),
                holds: Holds::Equal(Side::Figure(first), Side::Figure(left)),
                declared: None,
                concerns: stated.clone(),
                say: across,
            });
            for pair in stated.windows(2) {
                let [earlier, later] = pair else { continue };
                found.push(Relation {
                    rule: &CARRIED_STOCK_CHANGED,
                    about: *later,
                    holds: Holds::Equal(Side::Figure(*later), Side::Figure(*earlier)),
                    declared: None,
                    concerns: Vec::new(),
                    say: within,
                });
            }
        }
    }
}

fn across<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let id = &figures.indicator(relation.about).id;
    let from = figures.indicator(relation.about).plausible.carried_from;
    let from = from.map_or("", |from| &figures.content().indicators.get(from).id);
    let year = relation.about.period.year() - 1;
    let (now, before, off) = (written(broken.left), written(broken.right), difference(broken));
    let shown = match &relation.holds {
        Holds::Equal(Side::Figure(first), _) => *first,
        _ => relation.about,
    };
    let problem = Diagnostic::new(
        &CARRY_OVER_BROKEN,
        super::place(figures, shown),
        say!(
            "`{id}` khai {now} nhưng `{from}` của năm {year} là {before} (lệch {off})",
            "`{id}` is stated as {now} but `{from}` of {year} is {before} (off by {off})"
        ),
        say!(
            "So lại hai báo cáo; nếu chênh lệch có lý do thì để người có trách nhiệm xác nhận trong statistics/waivers.yaml.",
            "Compare the two reports; where the difference has a reason, let the person in charge confirm it in statistics/waivers.yaml."
        ),
    );
    inputs_shown(problem, relation, figures)
}

fn within<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let id = &figures.indicator(relation.about).id;
    let (now, before, off) = (written(broken.left), written(broken.right), difference(broken));
    let problem = Diagnostic::new(
        &CARRIED_STOCK_CHANGED,
        super::place(figures, relation.about),
        say!(
            "`{id}` khai {now} nhưng kỳ trước của cùng năm khai {before} (lệch {off})",
            "`{id}` is stated as {now} but an earlier period of the year has {before} (off by {off})"
        ),
        say!(
            "Số chuyển sang chỉ chốt một lần; so lại với báo cáo đầu năm.",
            "The carried stock is fixed once; compare with the first report of the year."
        ),
    );
    inputs_shown(problem, relation, figures)
}
