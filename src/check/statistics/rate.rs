//! A rate as it was stated against its numerator and base.

use super::relation::{Broken, Holds, Relation, Side};
use super::{each_figure, inputs_shown, written};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::{Figures, Key};
use crate::number::Exact;

rules! {
    RATE_DIFFERS: "rate-differs", Error,
        vi: "Tỷ lệ khai khác tử số chia mẫu số", "Báo cáo ghi sẵn một tỷ lệ mà tử số chia mẫu số không làm tròn thành số ấy: chia nhầm mẫu số, làm tròn sai, hoặc một trong hai số bị sai. Đây là lỗi thường gặp nhất trong báo cáo.";
        en: "Stated rate differs", "The report states a rate that its numerator over its base does not round to: a wrong base, wrong rounding, or a wrong number. It is the commonest error of reports.";
        wrong: "viec.xong: 3.345\nviec.cdk: 7.072\nviec.ty_le_xong: 43,44"; right: "viec.ty_le_xong: 47,3";
}

/// Every stated rate.
pub(super) fn relations<'a>(figures: &Figures<'a>, found: &mut Vec<Relation<'a>>) {
    for key in each_figure(figures) {
        let Some(at) = figures.stated_rate(key) else { continue };
        found.push(Relation {
            rule: &RATE_DIFFERS,
            about: key,
            holds: Holds::Equal(Side::StatedRate(at), Side::Figure(key)),
            declared: None,
            concerns: Vec::new(),
            say: problem,
        });
    }
}

fn problem<'a>(relation: &Relation<'a>, broken: Broken, figures: &Figures<'a>) -> Diagnostic {
    let key = relation.about;
    let id = &figures.indicator(key).id;
    let stated = written(broken.left);
    let inputs = figures.get(key).map(|figure| figures.inputs(figure)).unwrap_or_default();
    let number = |at: usize| {
        let value = inputs.get(at).and_then(|key| figures.outcome(*key).counted());
        value.map(written).unwrap_or_default()
    };
    let (of, over) = (number(0), number(1));
    let rate = super::rounded(broken.right, 4);
    let remedy = match other_base(relation, figures) {
        Some(base) => {
            let base_id = &figures.indicator(base).id;
            let value = figures.outcome(base).counted().map(written).unwrap_or_default();
            say!(
                "{stated}% là {of} ÷ {value} (`{base_id}`): chia nhầm mẫu số. Sửa lại hoặc bỏ ô này; tỷ lệ được tính từ tử số và mẫu số.",
                "{stated}% is {of} ÷ {value} (`{base_id}`): the wrong base. Mend or remove this cell; the rate is computed from numerator and base."
            )
        }
        None => say!(
            "So lại ba ô với báo cáo gốc; nếu tử số và mẫu số đúng thì sửa hoặc bỏ ô tỷ lệ.",
            "Compare the three cells with the original report; where numerator and base are right, mend or remove the rate."
        ),
    };
    let problem = Diagnostic::new(
        &RATE_DIFFERS,
        super::place(figures, key),
        say!(
            "`{id}` khai {stated}% nhưng {of} ÷ {over} = {rate}%",
            "`{id}` is stated as {stated}% but {of} ÷ {over} = {rate}%"
        ),
        remedy,
    );
    inputs_shown(problem, relation, figures)
}

/// A figure of the same place that gives the stated rate when it is taken as the base.
fn other_base(relation: &Relation<'_>, figures: &Figures<'_>) -> Option<Key> {
    let key = relation.about;
    let at = figures.stated_rate(key)?;
    let stated = figures.content().statements.observations.get(at)?.interval()?;
    let figure = figures.get(key)?;
    let [of, over] = figures.inputs(figure)[..] else { return None };
    let hundredfold = figures.outcome(of).counted()?.mul(Exact::HUNDRED).ok()?;
    let unit = &figures.indicator(over).unit;
    figures.content().indicators.iter().find_map(|(indicator, declared)| {
        let base = Key { indicator, ..key };
        if declared.unit != *unit || base == over || base == of {
            return None;
        }
        let value = figures.outcome(base).counted()?;
        let rate = hundredfold.div(value).ok()??;
        stated.meets(crate::number::Interval::exact(rate)).then_some(base)
    })
}
