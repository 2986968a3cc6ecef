//! The reporting calendar: periods, their ids, days and order.
//!
//! A label never fixes dates: the reporting year of civil judgment enforcement runs from
//! 1 October to 30 September, so "the fifth month of 2026" is February. Terms follow SDMX.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::content::rules;
use crate::content::yaml::{Fields, Node, Value};
use crate::diagnostic::{Bilingual, Diagnostic, say};
use crate::source::Span;

/// A reporting period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    /// The reporting year, or the position of a named period.
    year: i32,
    kind: PeriodKind,
}

/// The forms a period can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PeriodKind {
    /// The whole reporting year: `2020`.
    Year,
    /// The first months of it, cumulative: `2020-6m`.
    FirstMonths(u8),
    /// One quarter: `2020-q2`.
    Quarter(u8),
    /// One month, counted within the reporting year: `2020-m05`.
    Month(u8),
    /// A period with a name and days of its own, by its position in `site.yaml`.
    Named(u16),
}

impl Period {
    /// The reporting year; 0 for named periods.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The form.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// The same form one year earlier; named periods have none.
    pub fn same_a_year_before(self) -> Option<Self> {
        (!matches!(self.kind, PeriodKind::Named(_))).then(|| Self { year: self.year - 1, ..self })
    }

    /// The first months of a reporting year, cumulative; twelve are the year itself.
    pub fn first_months(year: i32, months: u8) -> Self {
        let kind = if months == 12 { PeriodKind::Year } else { PeriodKind::FirstMonths(months) };
        Self { year, kind }
    }

    /// How many months the period has run within its year, for targets in proportion: 6 of 12 for
    /// the first six months. Only cumulative periods have run.
    pub fn months_run(self) -> Option<u8> {
        match self.kind {
            PeriodKind::Year => Some(12),
            PeriodKind::FirstMonths(months) => Some(months),
            _ => None,
        }
    }
}

/// A period declared with days of its own.
#[derive(Clone, Debug)]
pub struct NamedPeriod {
    /// Id in data files.
    pub id: String,
    /// Name.
    pub name: Bilingual,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub end: NaiveDate,
}

/// The reporting calendar of the site.
#[derive(Clone, Debug)]
pub struct Calendar {
    first_month: u32,
    named: Vec<NamedPeriod>,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { first_month: 1, named: Vec::new() }
    }
}

impl Calendar {
    /// A calendar from `reporting_year` and `periods` of `site.yaml`.
    pub fn from_fields(fields: &mut Fields<'_>, problems: &mut Vec<Diagnostic>) -> Self {
        let first_month = match fields.optional("reporting_year") {
            Some(node) => read_first_month(node, problems).unwrap_or(1),
            None => 1,
        };
        let mut named = Vec::new();
        if let Some(node) = fields.optional("periods") {
            if let Value::Map(entries) = &node.value {
                for (key, node) in entries {
                    named.extend(read_named(&key.text, node, problems));
                }
            } else {
                Fields::of(node, problems);
            }
        }
        Self { first_month, named }
    }

    /// The period of an id.
    pub fn parse(&self, id: &str) -> Option<Period> {
        if let Some(at) = self.named.iter().position(|period| period.id == id) {
            return Some(Period { year: 0, kind: PeriodKind::Named(at as u16) });
        }
        let (year, rest) = match id.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (id, None),
        };
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let year: i32 = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        let within =
            |text: &str, most: u8| text.parse::<u8>().ok().filter(|n| (1..=most).contains(n));
        let kind = match rest {
            None => PeriodKind::Year,
            Some(rest) => {
                if let Some(months) = rest.strip_suffix('m') {
                    match within(months, 12)? {
                        12 => PeriodKind::Year,
                        months => PeriodKind::FirstMonths(months),
                    }
                } else if let Some(quarter) = rest.strip_prefix('q') {
                    PeriodKind::Quarter(within(quarter, 4)?)
                } else {
                    PeriodKind::Month(within(rest.strip_prefix('m')?, 12)?)
                }
            }
        };
        Some(Period { year, kind })
    }

    /// The period a text names, or a message that shows the forms.
    pub fn read(&self, text: &str, span: Span, problems: &mut Vec<Diagnostic>) -> Option<Period> {
        let found = self.parse(text);
        if found.is_none() {
            problems.push(Diagnostic::new(
                &rules::UNKNOWN_PERIOD,
                span,
                say!("không có kỳ `{text}`", "there is no period `{text}`"),
                say!(
                    "Viết `2020` (cả năm), `2020-6m` (6 tháng đầu năm), `2020-q2` (quý II), `2020-m05` (tháng thứ 5), hoặc một kỳ khai trong site.yaml.",
                    "Write `2020` (year), `2020-6m` (first six months), `2020-q2` (quarter), `2020-m05` (fifth month), or a period declared in site.yaml."
                ),
            ));
        }
        found
    }

    /// The id of a period, as in data files and addresses.
    pub fn id(&self, period: Period) -> String {
        let year = period.year;
        match period.kind {
            PeriodKind::Year => format!("{year}"),
            PeriodKind::FirstMonths(months) => format!("{year}-{months}m"),
            PeriodKind::Quarter(quarter) => format!("{year}-q{quarter}"),
            PeriodKind::Month(month) => format!("{year}-m{month:02}"),
            PeriodKind::Named(at) => self.named[usize::from(at)].id.clone(),
        }
    }

    /// The declared name of a named period.
    pub fn named(&self, period: Period) -> Option<&NamedPeriod> {
        match period.kind {
            PeriodKind::Named(at) => self.named.get(usize::from(at)),
            _ => None,
        }
    }

    /// First and last day.
    pub fn days(&self, period: Period) -> (NaiveDate, NaiveDate) {
        let (skipped, months) = match period.kind {
            PeriodKind::Year => (0, 12),
            PeriodKind::FirstMonths(months) => (0, u32::from(months)),
            PeriodKind::Quarter(quarter) => ((u32::from(quarter) - 1) * 3, 3),
            PeriodKind::Month(month) => (u32::from(month) - 1, 1),
            PeriodKind::Named(at) => {
                let named = &self.named[usize::from(at)];
                return (named.start, named.end);
            }
        };
        let start = self.year_start(period.year) + Months::new(skipped);
        (start, start + Months::new(months) - Days::new(1))
    }

    /// Last day first, then length: the order in which periods follow each other.
    pub fn order(&self, period: Period) -> (NaiveDate, NaiveDate) {
        let (start, end) = self.days(period);
        (end, start)
    }

    fn year_start(&self, year: i32) -> NaiveDate {
        let calendar_year = if self.first_month == 1 { year } else { year - 1 };
        NaiveDate::from_ymd_opt(calendar_year, self.first_month, 1).unwrap_or(NaiveDate::MIN)
    }
}

fn read_first_month(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<u32> {
    let mut fields = Fields::of(node, problems)?;
    let (text, span) = fields.required_text("starts", problems)?;
    fields.finish(problems);
    let dated = format!("{text}/2000");
    let date = super::date::read_date(&dated, span, problems)?;
    if date.day() != 1 {
        problems.push(Diagnostic::new(
            &rules::IMPOSSIBLE_DATE,
            span,
            say!(
                "năm báo cáo phải bắt đầu từ ngày 1 của một tháng",
                "a reporting year starts on the first day of a month"
            ),
            say!("Ví dụ: `starts: 1/10`.", "For instance: `starts: 1/10`."),
        ));
        return None;
    }
    Some(date.month())
}

fn read_named(id: &str, node: &Node, problems: &mut Vec<Diagnostic>) -> Option<NamedPeriod> {
    let mut fields = Fields::of(node, problems)?;
    let name = fields.bilingual("name", problems);
    let start = fields.date("start", problems);
    let end = fields.date("end", problems);
    let span = fields.span();
    fields.finish(problems);
    match (start, end) {
        (Some(start), Some(end)) if start <= end => Some(NamedPeriod {
            id: id.to_owned(),
            name: name.unwrap_or_else(|| Bilingual::new(id, id)),
            start,
            end,
        }),
        _ => {
            problems.push(Diagnostic::new(
                &rules::UNKNOWN_PERIOD,
                span,
                say!(
                    "kỳ `{id}` phải có `start` và `end`, ngày đầu không sau ngày cuối",
                    "the period `{id}` needs `start` and `end`, the first not after the last"
                ),
                say!(
                    "Viết `start: 1/7/2020` và `end: 15/9/2020`.",
                    "Write `start: 1/7/2020` and `end: 15/9/2020`."
                ),
            ));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn october() -> Calendar {
        Calendar { first_month: 10, named: Vec::new() }
    }

    #[test]
    fn the_reporting_year_starts_in_october() {
        for (id, start, end) in [
            ("2020", "2019-10-01", "2020-09-30"),
            ("2020-6m", "2019-10-01", "2020-03-31"),
            ("2020-9m", "2019-10-01", "2020-06-30"),
            ("2022-q1", "2021-10-01", "2021-12-31"),
            ("2026-m05", "2026-02-01", "2026-02-28"),
        ] {
            let calendar = october();
            let period = calendar.parse(id).unwrap();
            let (first, last) = calendar.days(period);
            assert_eq!((first.to_string(), last.to_string()), (start.into(), end.into()), "{id}");
            assert_eq!(calendar.id(period), id);
        }
    }

    #[test]
    fn ids_that_are_not_periods_are_refused() {
        for id in
            ["", "20", "2020-", "2020-0m", "2020-13m", "2020-q5", "2020-m13", "6 tháng", "2020-05"]
        {
            assert_eq!(october().parse(id), None, "{id}");
        }
    }

    #[test]
    fn same_period_is_the_same_form_a_year_before() {
        let calendar = october();
        let period = calendar.parse("2020-6m").unwrap();
        assert_eq!(calendar.id(period.same_a_year_before().unwrap()), "2019-6m");
    }
}
