//! One figure of a page against the data: what it claims, recomputed, and whether its value, its
//! printed text and the words around it agree.

use std::cmp::Ordering;

use super::finding::{Finding, Kind};
use super::printed::{self, Hedge};
use super::published::{Key, Published};
use super::ratio::Ratio;
use super::solve::{Origin, Value};
use crate::diagnostic::{Bilingual, say};

/// A `<data>` element, or a figure in the drawing of a chart, as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its line.
    pub line: u64,
    /// The attribute `value`; in a drawing `data-value`.
    pub value: String,
    /// `data-indicator`.
    pub indicator: String,
    /// `data-office`.
    pub office: String,
    /// `data-period`.
    pub period: String,
    /// `data-measure`.
    pub measure: String,
    /// `data-base`: the whole of a share.
    pub base: String,
    /// `data-step`: what a hedged number was rounded to.
    pub step: String,
    /// `data-among`: offices ranked among themselves.
    pub among: String,
    /// The entry of the list of sources it leads to; may be empty.
    pub link: String,
    /// Whether it stands in a drawing, where amounts are shortened.
    pub drawn: bool,
    /// The printed text.
    pub text: String,
    /// The words before it, in its paragraph.
    pub before: String,
    /// The words behind it.
    pub after: String,
}

impl Mark {
    /// What it says, as `figures.json` lists it.
    pub fn shown(&self) -> String {
        let mut shown = self.measure.clone();
        for (word, detail) in [("of", &self.base), ("to", &self.step), ("among", &self.among)] {
            if !detail.is_empty() {
                shown += &format!(" {word} {detail}");
            }
        }
        shown
    }
}

/// What an element must say.
struct Expected {
    exact: Ratio,
    /// Decimals of its `value`.
    decimals: u32,
    /// Whether it is a difference, whose sign the words around it say.
    difference: bool,
    /// The units it may bear; the empty unit always may.
    units: Vec<String>,
    /// The arithmetic, in symbols.
    arithmetic: String,
    /// The figures it was computed from.
    from: Vec<Key>,
}

/// What is wrong with an element: the kind and what it must be.
type Wrong = (Kind, Bilingual);

impl Published {
    /// Recomputes one element; what does not agree.
    pub fn claim(&self, file: &str, mark: &Mark, lang: &str) -> Option<Finding> {
        let finding = |(kind, message): Wrong, arithmetic| {
            Finding::new(kind, file, message).at(mark.line, mark.text.as_str()).because(arithmetic)
        };
        match self.expected(mark, lang) {
            Err(message) => Some(finding((Kind::Unknown, message), Vec::new())),
            Ok(expected) => {
                let wrong = self
                    .wrong_link(mark)
                    .or_else(|| wrong_value(mark, &expected))
                    .or_else(|| wrong_text(mark, &expected, lang))
                    .or_else(|| wrong_words(mark, &expected))?;
                let mut arithmetic = vec![expected.arithmetic.clone()];
                arithmetic.extend(expected.from.iter().map(|key| self.origin(*key)));
                Some(finding(wrong, arithmetic))
            }
        }
    }

    /// A figure in a text leads to its own entry of the list of sources.
    fn wrong_link(&self, mark: &Mark) -> Option<Wrong> {
        let key = self.key(&mark.indicator, &mark.office, &mark.period)?;
        let (link, lasting) = (&mark.link, self.lasting_id(key));
        (!link.is_empty() && *link != lasting).then(|| {
            let message = say!(
                "dẫn đến `{link}` chứ không phải `{lasting}`",
                "leads to `{link}`, not `{lasting}`"
            );
            (Kind::Source, message)
        })
    }

    fn expected(&self, mark: &Mark, lang: &str) -> Result<Expected, Bilingual> {
        let (indicator, office, period) =
            match self.key(&mark.indicator, &mark.office, &mark.period) {
                Some(key) => key,
                None => {
                    let key = format!("{} @ {} / {}", mark.indicator, mark.office, mark.period);
                    return Err(say!(
                        "dữ liệu không có chỉ tiêu, đơn vị hoặc kỳ này: {key}",
                        "the data know no such indicator, office or period: {key}"
                    ));
                }
            };
        let key = (indicator, office, period);
        let (declared, on) = (&self.indicators[indicator], &self.periods[period]);
        let percent = declared.unit == "%";
        let own = || self.known(key);
        let same = || match self.period(&on.same) {
            Some(same) => Ok((indicator, office, same)),
            None => Err(say!("kỳ này không có cùng kỳ", "this period has no same period")),
        };
        let points = ["điểm phần trăm", "percentage points", "percentage point", "%"];
        let difference_units = || match percent {
            true => points.map(str::to_owned).to_vec(),
            false => vec![declared.unit_shown.get(lang).to_owned()],
        };
        let details = [
            (&mark.base, mark.measure == "share"),
            (&mark.step, mark.measure == "value"),
            (&mark.among, ["rank", "rank-of"].contains(&mark.measure.as_str())),
        ];
        if details.iter().any(|(detail, wanted)| !detail.is_empty() && !wanted) {
            return Err(say!("thuộc tính thừa", "an attribute too many"));
        }
        let overflow = || say!("phép tính vượt mọi giới hạn", "the arithmetic exceeds all bounds");
        let expected = match mark.measure.as_str() {
            "value" => {
                let exact = own()?;
                let arithmetic = self.spelled(key);
                let units = vec![declared.unit_shown.get(lang).to_owned()];
                let decimals = declared.decimals;
                Expected {
                    exact,
                    decimals,
                    difference: false,
                    units,
                    arithmetic,
                    from: self.inputs(key),
                }
            }
            measure @ ("change" | "points") => {
                if (measure == "points") != percent {
                    return Err(say!(
                        "tỷ lệ thì tính điểm phần trăm, số khác thì tính mức tăng giảm",
                        "rates have points, other figures have changes"
                    ));
                }
                let (now, before) = (own()?, self.known(same()?)?);
                if percent && [key, same()?].iter().any(|key| self.value(*key) == Value::NotArisen)
                {
                    return Err(say!("tỷ lệ của không có gì", "a rate of nothing"));
                }
                let exact = now.minus(&before).ok_or_else(overflow)?;
                Expected {
                    decimals: declared.decimals,
                    difference: true,
                    units: difference_units(),
                    arithmetic: format!(
                        "{} − {} = {}",
                        now.legible(),
                        before.legible(),
                        exact.legible()
                    ),
                    from: vec![key, same()?],
                    exact,
                }
            }
            "change-percent" => {
                let (now, before) = (own()?, self.known(same()?)?);
                let change = now.minus(&before).and_then(|d| d.times(&Ratio::whole(100)));
                let exact = change.and_then(|change| change.divided_by(&before.size()));
                let exact = exact.ok_or_else(|| {
                    say!(
                        "cùng kỳ bằng không: không có phần trăm",
                        "nothing before: there is no percentage"
                    )
                })?;
                Expected {
                    decimals: self.decimals_of_percentage(&exact),
                    difference: true,
                    units: vec!["%".to_owned()],
                    arithmetic: format!(
                        "({} − {}) ÷ {} × 100 = {}",
                        now.legible(),
                        before.legible(),
                        before.legible(),
                        exact.legible()
                    ),
                    from: vec![key, same()?],
                    exact,
                }
            }
            "share" => {
                let base = self.indicator(&mark.base).map(|base| (base, office, period));
                let base = base.filter(|base| self.indicators[base.0].unit == declared.unit);
                let base = base.ok_or_else(|| {
                    say!("không rõ là phần của tổng nào", "it is not said of which whole")
                })?;
                let (part, whole) = (own()?, self.known(base)?);
                let exact = part.times(&Ratio::whole(100)).and_then(|p| p.divided_by(&whole));
                let exact = exact.ok_or_else(overflow)?;
                Expected {
                    decimals: self.decimals_of_percentage(&exact),
                    difference: false,
                    units: vec!["%".to_owned()],
                    arithmetic: format!(
                        "{} ÷ {} × 100 = {}",
                        part.legible(),
                        whole.legible(),
                        exact.legible()
                    ),
                    from: vec![key, base],
                    exact,
                }
            }
            measure @ ("target" | "progress" | "target-gap" | "progress-gap") => {
                let full = self.targets.get(&(indicator, office, on.year)).cloned();
                let full =
                    full.ok_or_else(|| say!("không có chỉ tiêu giao", "no target is set"))?;
                let (bound, spelled) = match measure.starts_with("progress") {
                    false => (full.clone(), full.legible()),
                    true if on.months > 0 => {
                        let months = Ratio::whole(on.months);
                        let due = full.times(&months).and_then(|d| d.divided_by(&Ratio::whole(12)));
                        let due = due.ok_or_else(overflow)?;
                        let spelled =
                            format!("{} × {} ÷ 12 = {}", full.legible(), on.months, due.legible());
                        (due, spelled)
                    }
                    true => {
                        return Err(say!("kỳ này không cộng dồn", "this period is not cumulative"));
                    }
                };
                if measure.ends_with("gap") {
                    let now = own()?;
                    let exact = now.minus(&bound).ok_or_else(overflow)?;
                    Expected {
                        decimals: declared.decimals,
                        difference: true,
                        units: difference_units(),
                        arithmetic: format!("{} − {spelled}: {}", now.legible(), exact.legible()),
                        from: vec![key],
                        exact,
                    }
                } else {
                    let most = match percent {
                        true => declared.decimals.max(self.percent_decimals),
                        false => declared.decimals,
                    };
                    Expected {
                        decimals: bound.decimals(most).unwrap_or(most),
                        difference: false,
                        units: vec![declared.unit_shown.get(lang).to_owned()],
                        arithmetic: spelled,
                        from: Vec::new(),
                        exact: bound,
                    }
                }
            }
            measure @ ("rank" | "rank-of") => {
                let beside = self.beside(mark, office, &on.end)?;
                let values: Vec<(usize, Ratio)> = beside
                    .into_iter()
                    .filter_map(|office| match self.value((indicator, office, period)) {
                        Value::Known(value) => Some((office, value)),
                        _ => None,
                    })
                    .collect();
                let own = own()?;
                let better = values.iter().filter(|(_, value)| match declared.lower_is_better {
                    true => *value < own,
                    false => *value > own,
                });
                let (place, field) = (better.count() as i64 + 1, values.len() as i64);
                Expected {
                    exact: Ratio::whole(if measure == "rank" { place } else { field }),
                    decimals: 0,
                    difference: false,
                    units: if lang == "en" {
                        ["st", "nd", "rd", "th"].map(str::to_owned).to_vec()
                    } else {
                        vec![]
                    },
                    arithmetic: format!("{place}/{field}"),
                    from: values.iter().map(|(office, _)| (indicator, *office, period)).collect(),
                }
            }
            measure => {
                return Err(say!("không có loại `{measure}`", "there is no measure `{measure}`"));
            }
        };
        Ok(expected)
    }

    /// The offices a place is among.
    fn beside(&self, mark: &Mark, office: usize, on: &str) -> Result<Vec<usize>, Bilingual> {
        let beside = match mark.among.as_str() {
            "" => self.children(&self.offices[office].parent, on),
            ids => ids.split(' ').filter_map(|id| self.office(id)).collect(),
        };
        match beside.contains(&office) {
            true => Ok(beside),
            false => {
                Err(say!("không rõ xếp hạng giữa các đơn vị nào", "it is not said among whom"))
            }
        }
    }

    /// The number of a figure, or why there is none.
    fn known(&self, key: Key) -> Result<Ratio, Bilingual> {
        self.number(key).ok_or_else(|| {
            let name = self.spelled_key(key);
            say!("dữ liệu không cho ra {name}", "the data do not give {name}")
        })
    }

    fn decimals_of_percentage(&self, exact: &Ratio) -> u32 {
        let plain = exact.is_zero() || exact.size() == Ratio::whole(100);
        if plain { 0 } else { self.percent_decimals }
    }

    /// The figures a figure was computed from; itself where it was stated.
    pub fn inputs(&self, key: Key) -> Vec<Key> {
        match self.origins.get(&key) {
            Some(Origin::Rate(of, over)) => vec![*of, *over],
            Some(Origin::Sum(keys)) => keys.clone(),
            Some(Origin::Formula(at)) => {
                let formula = self.indicators[key.0].is.get(*at);
                let steps = formula.map(|rule| rule.steps.as_slice()).unwrap_or_default();
                let ids = steps.iter().filter_map(|step| match step {
                    super::formula::Step::Indicator(id) => self.indicator(id),
                    _ => None,
                });
                ids.map(|indicator| (indicator, key.1, key.2)).collect()
            }
            _ => vec![key],
        }
    }

    fn spelled_key(&self, (indicator, office, period): Key) -> String {
        let indicator = &self.indicators[indicator].id;
        format!("{indicator} @ {} / {}", self.offices[office].id, self.periods[period].id)
    }

    /// How a figure is computed, in symbols.
    fn spelled(&self, key: Key) -> String {
        let name = self.spelled_key(key);
        let value = self.number(key).map(|value| value.legible()).unwrap_or_default();
        let number = |key: Key| self.number(key).map(|value| value.legible()).unwrap_or_default();
        match self.origins.get(&key) {
            Some(Origin::Rate(of, over)) => {
                format!("{name}: {} ÷ {} × 100 = {value}", number(*of), number(*over))
            }
            Some(Origin::Formula(at)) => {
                let rule = self.indicators[key.0].is.get(*at).map_or("", |rule| &rule.text);
                format!("{name}: {rule} = {value}")
            }
            Some(Origin::Sum(keys)) => format!("{name}: Σ {} = {value}", keys.len()),
            _ => format!("{name} = {value}"),
        }
    }

    /// A figure and the cell it was read from, or how it was computed.
    fn origin(&self, key: Key) -> String {
        match self.stated.get(&key) {
            Some(stated) if stated.value != Value::Missing => {
                let [.., file, line] = &stated.columns;
                let row = stated.row;
                format!("{} ({file}:{line}, data/observations.csv:{row})", self.spelled(key))
            }
            _ => self.spelled(key),
        }
    }
}

fn wrong_value(mark: &Mark, expected: &Expected) -> Option<Wrong> {
    let must = expected.exact.fixed(expected.decimals);
    let stated = Ratio::parse(&mark.value);
    let decimals = mark.value.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let right = stated.is_some_and(|stated| stated == expected.exact.rounded(expected.decimals))
        && decimals == expected.decimals as usize;
    let value = &mark.value;
    (!right).then(|| {
        let message =
            say!("`value` ghi {value}, phải là {must}", "`value` says {value}, it must be {must}");
        (Kind::Value, message)
    })
}

fn wrong_text(mark: &Mark, expected: &Expected, lang: &str) -> Option<Wrong> {
    let text = |message| Some((Kind::Text, message));
    let words = |message| Some((Kind::Words, message));
    let must = expected.exact.size().fixed(expected.decimals);
    if expected.difference && printed::says_no_difference(&mark.text) {
        return match expected.exact.is_zero() {
            true => None,
            false => text(say!(
                "chênh lệch không phải bằng không mà là {must}",
                "the difference is not nothing but {must}"
            )),
        };
    }
    let alone = printed::without_unit(&mark.text, &expected.units);
    let Some(said) = printed::read(alone.as_ref().unwrap_or(&mark.text), lang) else {
        return text(say!(
            "không đọc được số; phải là {must}",
            "no number can be read; it must be {must}"
        ));
    };
    let below_zero = expected.exact.sign() == Ordering::Less;
    if said.negative && !below_zero || !said.negative && below_zero && !expected.difference {
        return text(say!(
            "dấu không đúng; phải là {must}",
            "the sign is wrong; it must be {must}"
        ));
    }
    let size = expected.exact.size();
    let rounded = size.rounded(expected.decimals);
    let unit_is_known = said.unit.is_empty()
        || expected.units.iter().any(|unit| unit.to_lowercase() == said.unit)
        || lang == "en"
            && said.value == Ratio::whole(1)
            && said.unit.chars().all(char::is_alphabetic);
    let unit = &said.unit;
    if !unit_is_known {
        return words(say!("đơn vị tính không phải là `{unit}`", "the unit is not `{unit}`"));
    }
    if said.hedge == Some(Hedge::LessThan) {
        let least = Ratio::whole(1).divided_by(&ten_to(expected.decimals));
        let true_of = !size.is_zero() && rounded.is_zero() && Some(&said.value) == least.as_ref();
        return if true_of {
            None
        } else {
            text(say!("không đúng; phải là {must}", "not true; it must be {must}"))
        };
    }
    if mark.step.is_empty() {
        if said.hedge.is_some() {
            return words(say!("từ phỏng chừng thiếu `data-step`", "a hedge without `data-step`"));
        }
        if let (true, Some(scale)) = (mark.drawn, &said.only_scale) {
            return match shortened(&size, scale) {
                Some(short) if short == said.value => None,
                _ => text(say!("làm tròn phải là {must}", "it must be {must}, rounded")),
            };
        }
        let decimals_differ = !said.scaled && said.decimals != expected.decimals;
        let vanished = rounded.is_zero() && !size.is_zero();
        let says_so = expected.difference || mark.measure == "share";
        if said.value != rounded || decimals_differ || vanished && says_so {
            return text(say!("phải là {must}", "it must be {must}"));
        }
        return None;
    }
    let is_step = mark.step.trim_end_matches('0') == "1";
    // An amount said in one scale is rounded at the last place printed: 285,38 tỷ to 10 triệu.
    let printed = said.only_scale.as_ref().and_then(|s| s.divided_by(&ten_to(said.decimals)));
    let fits = |step: &Ratio| printed.as_ref().is_none_or(|printed| step == printed);
    let Some(step) = Ratio::parse(&mark.step).filter(|step| is_step && fits(step)) else {
        let step = &mark.step;
        return text(say!(
            "mức làm tròn `{step}` không đọc được",
            "the step `{step}` cannot be read"
        ));
    };
    let claimed = size.divided_by(&step).and_then(|times| times.rounded(0).times(&step));
    if claimed.as_ref() != Some(&said.value) {
        let must = claimed.map(|claimed| claimed.legible()).unwrap_or_default();
        return text(say!("làm tròn phải là {must}", "rounded it must be {must}"));
    }
    let hedge_is_true = match said.hedge {
        Some(Hedge::Over) => size > said.value,
        Some(Hedge::Under) => size < said.value,
        Some(Hedge::About) => size != said.value,
        Some(Hedge::LessThan) => false,
        None => size == said.value,
    };
    let exact = size.legible();
    (!hedge_is_true).then(|| {
        (
            Kind::Words,
            say!(
                "từ phỏng chừng không đúng: số đúng là {exact}",
                "the hedge is not true: the number is {exact}"
            ),
        )
    })
}

/// An amount as a drawing has it: in the largest of tỷ and triệu it reaches, half up at the second
/// decimal.
fn shortened(size: &Ratio, scale: &Ratio) -> Option<Ratio> {
    let (billion, million) = (Ratio::whole(1_000_000_000), Ratio::whole(1_000_000));
    let largest = if *size >= billion { billion } else { million };
    if *size < largest || *scale != largest {
        return None;
    }
    size.divided_by(scale)?.rounded(2).times(scale)
}

/// The verb beside a difference says which way it goes.
fn wrong_words(mark: &Mark, expected: &Expected) -> Option<Wrong> {
    if !expected.difference || printed::says_no_difference(&mark.text) {
        return None;
    }
    let said = match printed::direction(&mark.before, &mark.after) {
        None if mark.text.trim_start().starts_with(['-', '−']) => Some(Ordering::Less),
        said => said,
    };
    let exact = expected.exact.legible();
    match said {
        Some(said) if said == expected.exact.sign() => None,
        Some(_) => Some((
            Kind::Words,
            say!("chiều tăng giảm không đúng: {exact}", "the direction is not true: {exact}"),
        )),
        None => Some((
            Kind::Words,
            say!(
                "không nói rõ tăng hay giảm: {exact}",
                "it does not say which way it goes: {exact}"
            ),
        )),
    }
}

fn ten_to(exponent: u32) -> Ratio {
    let mut power = Ratio::whole(1);
    for _ in 0..exponent {
        power = power.times(&Ratio::whole(10)).unwrap_or(power);
    }
    power
}
