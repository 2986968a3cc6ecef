//! Values that move more than their history makes likely.

use super::relation::{Broken, Holds, Relation};
use super::{cell, cumulative_years, each_figure, inputs_shown, written};
use crate::content::calendar::Period;
use crate::content::plausibility::Between;
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};
use crate::wording::Unit;

rules! {
    JUMP_AGAINST_HISTORY: "jump-against-history", Warning,
        vi: "Biến động bất thường", "Số tăng, giảm vượt mức cảnh báo đã khai cho chỉ tiêu thì có thể đúng, nhưng người đọc sẽ hỏi; phải có người xem lại trước khi công bố. Mức cảnh báo khai ở `alarm`.";
        en: "Jump against history", "A move beyond the alarm level declared for the indicator may be right, but readers will ask; someone must look before it is published. Levels are declared as `alarm`.";
        wrong: "2020-10m, xong: 7.000\n2020, xong: 9.186 (alarm: up 15)"; right: "2020-10m, xong: 8.300\n2020, xong: 9.186";
    WRONG_SCALE: "wrong-scale", Warning,
        vi: "Có thể nhầm hàng nghìn", "Số gấp hoặc kém cùng kỳ gần một nghìn lần thường là nhầm đơn vị tính (đồng, nghìn đồng, triệu đồng) hoặc thừa, thiếu ba chữ số.";
        en: "Perhaps a factor of 1,000", "A value about a thousand times that of the same period, or a thousandth, usually has the wrong unit (đồng, thousand, million) or three digits too many or too few.";
        wrong: "2019-6m, tien.xong: 263.586.579.000\n2020-6m, tien.xong: 285.382.250"; right: "2020-6m, tien.xong: 285.382.250.000";
}

/// Every alarm of every office and year, and every stated value with one of the year before.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    let years = cumulative_years(figures);
    for (indicator, declared) in figures.content().indicators.iter() {
        for alarm in &declared.plausible.alarms {
            let points = declared.unit == Unit::Percent;
            let mut compare = |before: Key, now: Key| {
                let holds =
                    Holds::MovesLess { before, now, up: alarm.up, down: alarm.down, points };
                found.push(Relation {
                    rule: &JUMP_AGAINST_HISTORY,
                    about: now,
                    holds,
                    declared: Some(alarm.span),
                    concerns: Vec::new(),
                    say: jumped,
                });
            };
            for (office, year, periods) in &years {
                let key = |period: Period| Key { indicator, office: *office, period };
                match alarm.between {
                    Between::Months(from, to) => compare(
                        key(Period::first_months(*year, from)),
                        key(Period::first_months(*year, to)),
                    ),
                    Between::SamePeriod => {
                        for period in periods {
                            let before = period.same_a_year_before();
                            before
                                .into_iter()
                                .for_each(|before| compare(key(before), key(*period)));
                        }
                    }
                }
            }
        }
    }
    for key in each_figure(figures) {
        let Some(before) = figures.same(key) else { continue };
        if cell(figures, key).is_some() && cell(figures, before).is_some() {
            found.push(Relation {
                rule: &WRONG_SCALE,
                about: key,
                holds: Holds::SameScale { before, now: key },
                declared: None,
                concerns: Vec::new(),
                say: wrong_scale,
            });
        }
    }
}

fn jumped<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let key = relation.about;
    let id = &figures.indicator(key).id;
    let percent = figures.indicator(key).unit == Unit::Percent;
    let mark = if percent { "%" } else { "" };
    let moved = broken.difference().and_then(|moved| {
        if percent {
            return Some(moved);
        }
        let hundredfold = moved.mul(crate::number::Exact::HUNDRED).ok()?;
        hundredfold.div(broken.right.abs()).ok()?
    });
    let size = moved.map(|moved| super::rounded(moved.abs(), 2)).unwrap_or_default();
    let (now, before) = (super::rounded(broken.left, 2), super::rounded(broken.right, 2));
    let (verb, rose) =
        if broken.left < broken.right { ("giảm", "falls") } else { ("tăng", "rises") };
    let (unit, unit_en) = if percent { (" điểm phần trăm", " points") } else { ("%", "%") };
    let problem = Diagnostic::new(
        &JUMP_AGAINST_HISTORY,
        super::place(figures, key),
        say!(
            "`{id}` {verb} {size}{unit}, từ {before}{mark} đến {now}{mark}, tới mức phải xem lại",
            "`{id}` {rose} by {size}{unit_en}, from {before}{mark} to {now}{mark}, which calls for a second look"
        ),
        say!(
            "Nếu số đúng thì để người có trách nhiệm xác nhận trong statistics/waivers.yaml.",
            "Where the number is right, let the person in charge confirm it in statistics/waivers.yaml."
        ),
    );
    inputs_shown(problem, relation, figures)
}

fn wrong_scale<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let id = &figures.indicator(relation.about).id;
    let (now, before) = (written(broken.left), written(broken.right));
    let problem = Diagnostic::new(
        &WRONG_SCALE,
        super::place(figures, relation.about),
        say!(
            "`{id}` là {now}, cùng kỳ là {before}: chênh nhau gần một nghìn lần",
            "`{id}` is {now}, in the same period {before}: nearly a factor of a thousand"
        ),
        say!(
            "Xem lại `scale` của hai báo cáo và số chữ số của ô này.",
            "Check `scale` of both statements and the digits of this cell."
        ),
    );
    inputs_shown(problem, relation, figures)
}
