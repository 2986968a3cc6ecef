//! Values beyond their bounds: negative counts, rates over 100 %, parts larger than their whole.

use super::relation::{Broken, Holds, Relation, Side};
use super::{each_figure, inputs_shown, written};
use crate::content::indicator::Derivation;
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};
use crate::number::Decimal;
use crate::wording::Unit;

rules! {
    OUT_OF_RANGE: "out-of-range", Error,
        vi: "Giá trị ngoài khoảng cho phép", "Số đếm không âm, tỷ lệ của một phần không quá 100%; chỉ tiêu có giới hạn riêng thì khai ở `range`. Giá trị ngoài khoảng là dấu hiệu của ô sai, sai dấu hoặc lấy nhầm mẫu số.";
        en: "Out of range", "Counts are not negative and the rate of a part is at most 100%; other bounds are declared as `range`. A value beyond them is the sign of a wrong cell, a wrong sign or a wrong base.";
        wrong: "viec.xong: -5"; right: "viec.xong: 5";
    PART_EXCEEDS_WHOLE: "part-exceeds-whole", Error,
        vi: "Phần lớn hơn tổng", "Một phần không thể lớn hơn tổng chứa nó. Thường là chép nhầm dòng hoặc lấy số của kỳ khác.";
        en: "Part exceeds its whole", "No part can be larger than the whole it belongs to. Usually a row was copied wrongly or a number belongs to another period.";
        wrong: "viec.cdk: 7.072 (part_of: viec.phai_th)\nviec.phai_th: 6.072"; right: "viec.phai_th: 10.156";
}

/// Every figure with bounds, and every part with a whole.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    for key in each_figure(figures) {
        if figures.outcome(key).counted().is_none() {
            continue;
        }
        let declared = figures.indicator(key);
        let range = declared.plausible.range;
        let mut bound = |left, right| {
            found.push(Relation {
                rule: &OUT_OF_RANGE,
                about: key,
                holds: Holds::NotMore(left, right),
                declared: None,
                concerns: Vec::new(),
                say: beyond,
            });
        };
        if let Some(least) = range.at_least {
            bound(Side::Number(least), Side::Figure(key));
        }
        // A part over its whole says the same as the rate of the two over 100 %.
        let said_by_part =
            |most: &Decimal| *most == Decimal::ONE_HUNDRED && is_share_of_whole(figures, key);
        if let Some(most) = range.at_most.filter(|most| !said_by_part(most)) {
            bound(Side::Figure(key), Side::Number(most));
        }
        part(figures, key, found);
    }
}

fn part<'a>(figures: &Figures<'a>, key: Key, found: &mut Vec<Relation<'a>>) {
    if let Some(whole) = figures.indicator(key).part_of {
        let whole = Side::Figure(Key { indicator: whole, ..key });
        found.push(Relation {
            rule: &PART_EXCEEDS_WHOLE,
            about: key,
            holds: Holds::NotMore(Side::Figure(key), whole),
            declared: None,
            concerns: Vec::new(),
            say: exceeds,
        });
    }
}

fn is_share_of_whole(figures: &Figures<'_>, key: Key) -> bool {
    match figures.indicator(key).derivation {
        Derivation::Rate { of, over } => figures.content().indicators.get(of).part_of == Some(over),
        _ => false,
    }
}

fn beyond<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let key = relation.about;
    let id = &figures.indicator(key).id;
    let mark = if figures.indicator(key).unit == Unit::Percent { "%" } else { "" };
    let number = |value| super::rounded(value, 4) + mark;
    let below = matches!(&relation.holds, Holds::NotMore(Side::Number(_), _));
    let (value, bound) =
        if below { (broken.right, broken.left) } else { (broken.left, broken.right) };
    let (value, bound) = (number(value), number(bound));
    let message = if below {
        say!(
            "`{id}` là {value}, nhỏ hơn mức thấp nhất {bound}",
            "`{id}` is {value}, below the least value {bound}"
        )
    } else {
        say!(
            "`{id}` là {value}, vượt mức cao nhất {bound}",
            "`{id}` is {value}, above the greatest value {bound}"
        )
    };
    let problem = Diagnostic::new(
        &OUT_OF_RANGE,
        super::place(figures, key),
        message,
        say!(
            "So lại với báo cáo gốc; nếu giá trị này có thể có thì khai `range` cho chỉ tiêu.",
            "Compare with the original report; where such values can be, declare a `range` for the indicator."
        ),
    );
    inputs_shown(problem, relation, figures)
}

fn exceeds<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let key = relation.about;
    let id = &figures.indicator(key).id;
    let whole = figures.indicator(key).part_of;
    let whole_id = whole.map_or("", |whole| &figures.content().indicators.get(whole).id);
    let (part, whole) = (written(broken.left), written(broken.right));
    let problem = Diagnostic::new(
        &PART_EXCEEDS_WHOLE,
        super::place(figures, key),
        say!(
            "`{id}` là {part}, lớn hơn tổng `{whole_id}` là {whole}",
            "`{id}` is {part}, more than its whole `{whole_id}`, {whole}"
        ),
        say!("So lại hai ô với báo cáo gốc.", "Compare both cells with the original report."),
    );
    inputs_shown(problem, relation, figures)
}
