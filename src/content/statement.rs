//! Statements: what an office reported for a period, cell by cell, and from which document.

use chrono::NaiveDate;

use crate::content::calendar::Period;
use crate::content::indicator::{Derivation, Indicator, IndicatorId};
use crate::content::office::OfficeId;
use crate::content::yaml::{Fields, Node, Value, list, number, read_number, scalar};
use crate::content::{Frame, rules};
use crate::diagnostic::{Diagnostic, say};
use crate::number::{Decimal, Exact, Interval};
use crate::source::Span;
use crate::wording::Unit;

/// The document a statement was taken from.
#[derive(Clone, Debug, Default)]
pub struct DocumentSource {
    /// What it is: "Báo cáo kết quả công tác 6 tháng đầu năm 2020".
    pub document: String,
    /// Number and symbol; may be empty.
    pub number: String,
    /// Its date.
    pub date: Option<NaiveDate>,
    /// The file it lies in; may be empty.
    pub file: String,
    /// Remarks; may be empty.
    pub note: String,
}

/// How far a statement is settled (Statistics Law, Art. 48).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Ước tính.
    Estimate,
    /// Sơ bộ.
    Provisional,
    /// Chính thức.
    Final,
    /// Chính thức, đã điều chỉnh.
    Revised,
}

/// Whether values are what an office reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// As reported.
    Official,
    /// Rebuilt from what was published.
    Reconstructed,
    /// Made up to show how something looks.
    Illustrative,
}

/// A statement: where its observations come from.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Where it begins.
    pub span: Span,
    /// The period it covers.
    pub period: Period,
    /// The document.
    pub source: DocumentSource,
    /// How far it is settled.
    pub status: Status,
    /// Whether it is what an office reported.
    pub nature: Nature,
    /// Whether it is a table of several offices.
    pub many_offices: bool,
    /// The legal basis it was counted under, where it is named: it chooses among the versions of
    /// identities and families that would hold by their dates.
    pub basis: Option<String>,
}

/// The position of a statement among all statements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StatementId(pub(crate) u32);

/// One cell of a statement.
#[derive(Clone, Debug)]
pub struct Observation {
    /// The statement it stands in.
    pub statement: StatementId,
    /// What is counted.
    pub indicator: IndicatorId,
    /// By whom.
    pub office: OfficeId,
    /// When.
    pub period: Period,
    /// The cell's place.
    pub span: Span,
    /// What it says.
    pub value: Observed,
    /// The step its number was rounded to; `None` where it is stated in full.
    pub rounded_to: Option<Decimal>,
    /// What the number in the cell was multiplied by.
    pub scale: Decimal,
}

impl Observation {
    /// The values its number stands for; none where it states no number, or one beyond all bounds.
    pub fn interval(&self) -> Option<Interval> {
        match self.value {
            Observed::Number(value) => {
                let value = Exact::from_decimal(value);
                match self.rounded_to {
                    None => Some(Interval::exact(value)),
                    Some(step) => Interval::rounded(value, Exact::from_decimal(step)).ok(),
                }
            }
            Observed::NotArisen => Some(Interval::exact(Exact::ZERO)),
            Observed::Missing => None,
        }
    }
}

/// What a cell says. Missing, zero and not-arisen are three things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Observed {
    /// A number, with its scale applied.
    Number(Decimal),
    /// `-`: nothing of the kind arose.
    NotArisen,
    /// `..`: not known.
    Missing,
}

/// All statements with their cells.
#[derive(Clone, Debug, Default)]
pub struct Statements {
    /// The statements.
    pub all: Vec<Statement>,
    /// Their cells.
    pub observations: Vec<Observation>,
    /// Cells that could not be read, or whose statement could not. Each was reported once; what
    /// rests on one is a hole nobody needs to hear of again.
    pub unread: Vec<(IndicatorId, OfficeId, Period)>,
}

impl Statements {
    /// The statement of an observation.
    pub fn of(&self, observation: &Observation) -> &Statement {
        &self.all[observation.statement.0 as usize]
    }

    /// Reads one file of statements and adds its cells.
    pub fn read(&mut self, node: &Node, frame: &Frame<'_>, problems: &mut Vec<Diagnostic>) {
        let Some(mut fields) = Fields::of(node, problems) else { return };
        let period = fields
            .required_text("period", problems)
            .and_then(|(text, span)| frame.calendar.read(text, span, problems));
        let status = fields.required_text("status", problems).and_then(|(text, span)| {
            let known = [
                ("estimate", Status::Estimate),
                ("provisional", Status::Provisional),
                ("final", Status::Final),
                ("revised", Status::Revised),
            ];
            super::choose(text, span, &known, problems)
        });
        let nature = match fields.optional("nature").and_then(|node| scalar(node, problems)) {
            None => Some(Nature::Official),
            Some((text, span)) => super::choose(
                text,
                span,
                &[
                    ("official", Nature::Official),
                    ("reconstructed", Nature::Reconstructed),
                    ("illustrative", Nature::Illustrative),
                ],
                problems,
            ),
        };
        let source =
            fields.required("source", problems).and_then(|node| read_source(node, problems));
        let scale = fields.optional("scale").map(|n| Scale::read(n, problems)).unwrap_or_default();
        let rounded =
            fields.optional("rounded").map(|n| Scale::read(n, problems)).unwrap_or_default();
        let basis = fields.optional("basis").and_then(|node| scalar(node, problems));
        let basis = basis.and_then(|(text, span)| read_basis(text, span, frame, problems));
        let office = fields.optional("office").and_then(|node| scalar(node, problems));
        let values = fields.optional("values");
        let table = fields.optional("table");
        let many_offices = table.is_some();
        let span = fields.span();
        fields.finish(problems);
        let mut cells = Vec::new();
        match (office, values, table) {
            (Some((id, span)), Some(values), None) => {
                let office = frame.offices.look_up(id, span, problems);
                if let Some(office) = office {
                    check_in_force(office, span, period, frame, problems);
                }
                read_values(values, office, frame, &mut cells, problems);
            }
            (None, None, Some(table)) => read_table(table, period, frame, &mut cells, problems),
            _ => problems.push(Diagnostic::new(
                &rules::MISSING_FIELD,
                Span { end: span.start, ..span },
                say!(
                    "báo cáo phải có `office` và `values`, hoặc `table`",
                    "a statement needs `office` and `values`, or `table`"
                ),
                say!(
                    "Một đơn vị: `office` và `values`. Nhiều đơn vị: `table`.",
                    "One office: `office` and `values`. Many offices: `table`."
                ),
            )),
        }
        let (Some(period), Some(status), Some(nature), Some(source)) =
            (period, status, nature, source)
        else {
            let cells = cells.into_iter();
            self.unread.extend(cells.filter_map(|(i, office, _)| Some((i, office, period?))));
            return;
        };
        let statement = StatementId(self.all.len() as u32);
        let span = Span { end: span.start, ..span };
        self.all.push(Statement { span, period, source, status, nature, many_offices, basis });
        for (indicator, office, node) in cells {
            let span = node.text_span();
            let declared = frame.indicators.get(indicator);
            let rounded_to = rounding_step(node, declared, &scale, &rounded);
            match read_cell(node, indicator, &scale, frame, problems) {
                Some(value) => self.observations.push(Observation {
                    statement,
                    indicator,
                    office,
                    period,
                    span,
                    value,
                    rounded_to,
                    scale: scale.factor(&frame.indicators.get(indicator).unit),
                }),
                None => self.unread.push((indicator, office, period)),
            }
        }
    }
}

type CellOf<'a> = (IndicatorId, OfficeId, &'a Node);

fn read_values<'a>(
    node: &'a Node,
    office: Option<OfficeId>,
    frame: &Frame<'_>,
    cells: &mut Vec<CellOf<'a>>,
    problems: &mut Vec<Diagnostic>,
) {
    let Value::Map(entries) = &node.value else {
        Fields::of(node, problems);
        return;
    };
    for (key, node) in entries {
        let indicator = frame.indicators.look_up(&key.text, key.span, problems);
        cells.extend(indicator.zip(office).map(|(indicator, office)| (indicator, office, node)));
    }
}

fn read_table<'a>(
    node: &'a Node,
    period: Option<Period>,
    frame: &Frame<'_>,
    cells: &mut Vec<CellOf<'a>>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(mut fields) = Fields::of(node, problems) else { return };
    let columns = fields.required("columns", problems);
    let rows = fields.required("rows", problems);
    fields.finish(problems);
    let (Some(columns), Some(rows)) = (columns, rows) else { return };
    let columns: Vec<Option<IndicatorId>> = list(columns, problems)
        .iter()
        .map(|item| {
            let (text, span) = scalar(item, problems)?;
            frame.indicators.look_up(text, span, problems)
        })
        .collect();
    let Value::Map(rows) = &rows.value else {
        Fields::of(rows, problems);
        return;
    };
    for (key, row) in rows {
        let office = frame.offices.look_up(&key.text, key.span, problems);
        if let Some(office) = office {
            check_in_force(office, key.span, period, frame, problems);
        }
        let items = list(row, problems);
        if items.len() != columns.len() {
            let (found, wanted) = (items.len(), columns.len());
            problems.push(Diagnostic::new(
                &rules::WRONG_KIND,
                row.span,
                say!(
                    "hàng có {found} ô, bảng có {wanted} cột",
                    "the row has {found} cells, the table {wanted} columns"
                ),
                say!(
                    "Ô không có số liệu ghi `..`, không phát sinh ghi `\"-\"`.",
                    "Write `..` where a value is missing and `\"-\"` where nothing arose."
                ),
            ));
            continue;
        }
        for (indicator, item) in columns.iter().zip(items) {
            cells
                .extend(indicator.zip(office).map(|(indicator, office)| (indicator, office, item)));
        }
    }
}

/// The legal basis a statement names: one that some identity or family was declared with.
fn read_basis(
    text: &str,
    span: Span,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<String> {
    let known = frame.indicators.bases();
    if known.contains(&text) {
        return Some(text.to_owned());
    }
    let known = known.join("; ");
    problems.push(Diagnostic::new(
        &rules::UNKNOWN_BASIS,
        span,
        say!(
            "không công thức nào khai căn cứ `{text}`",
            "no formula is declared with the basis `{text}`"
        ),
        say!(
            "Viết đúng như mục `basis` trong statistics/indicators.yaml. Đã khai: {known}.",
            "Write it as in the field `basis` of statistics/indicators.yaml. Declared: {known}."
        ),
    ));
    None
}

/// The step a cell was rounded to: declared for its unit, or shown by its decimals. A rate is
/// always a rounded number; a count in full is exact.
fn rounding_step(
    node: &Node,
    indicator: &Indicator,
    scale: &Scale,
    rounded: &Scale,
) -> Option<Decimal> {
    if let Some(step) = rounded.declared(&indicator.unit) {
        return Some(step);
    }
    let Value::Scalar { text, .. } = &node.value else { return None };
    let decimals = text.trim().rsplit_once(',').map_or(0, |(_, decimals)| decimals.len());
    let is_rate = matches!(indicator.derivation, Derivation::Rate { .. });
    if decimals == 0 && !is_rate {
        return None;
    }
    let step = Decimal::new(1, u32::try_from(decimals).ok().filter(|decimals| *decimals <= 20)?);
    step.checked_mul(scale.factor(&indicator.unit))
}

fn check_in_force(
    office: OfficeId,
    span: Span,
    period: Option<Period>,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) {
    let Some(period) = period else { return };
    let (start, end) = frame.calendar.days(period);
    let office = frame.offices.get(office);
    let begins_too_late = office.from.is_some_and(|from| from > end);
    let ends_too_early = office.until.is_some_and(|until| until < start);
    if begins_too_late || ends_too_early {
        let id = &office.id;
        problems.push(
            Diagnostic::new(
                &rules::OFFICE_NOT_IN_FORCE,
                span,
                say!(
                    "đơn vị `{id}` không tồn tại trong kỳ này",
                    "the office `{id}` did not exist in this period"
                ),
                say!(
                    "Dùng đơn vị kế nhiệm hoặc tiền thân, hoặc sửa `from`, `until`.",
                    "Use the successor or predecessor, or mend `from`, `until`."
                ),
            )
            .also(office.span, say!("khai ở đây", "declared here")),
        );
    }
}

fn read_cell(
    node: &Node,
    indicator: IndicatorId,
    scale: &Scale,
    frame: &Frame<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Observed> {
    let (text, span) = scalar(node, problems)?;
    match text.trim() {
        ".." | "…" => return Some(Observed::Missing),
        "-" | "–" => return Some(Observed::NotArisen),
        "" => {
            problems.push(Diagnostic::new(
                &rules::UNREADABLE_NUMBER,
                span,
                say!("ô để trống", "the cell is empty"),
                say!(
                    "Chưa có số liệu ghi `..`; không phát sinh ghi `\"-\"`; bằng không ghi `0`.",
                    "Write `..` for missing, `\"-\"` for not arisen, `0` for zero."
                ),
            ));
            return None;
        }
        _ => {}
    }
    let value = read_number(text.trim(), span, problems)?;
    let indicator = frame.indicators.get(indicator);
    let scaled = value
        .checked_mul(scale.factor(&indicator.unit))
        .filter(|v| v.mantissa().abs() < 10_i128.pow(24));
    let Some(scaled) = scaled else {
        problems.push(Diagnostic::new(
            &rules::UNREADABLE_NUMBER,
            span,
            say!("số lớn quá mức có thể có", "the number is larger than can be"),
            say!("Xem lại số chữ số và `scale`.", "Check the digits and `scale`."),
        ));
        return None;
    };
    if matches!(indicator.unit, Unit::Money | Unit::Named(_))
        && indicator.decimals == 0
        && !scaled.fract().is_zero()
    {
        let id = &indicator.id;
        problems.push(Diagnostic::new(
            &rules::NOT_WHOLE,
            span,
            say!("`{id}` là số đếm, phải là số nguyên", "`{id}` is a count and must be whole"),
            say!(
                "Dấu chấm ngăn hàng nghìn (10.232), dấu phẩy ngăn phần lẻ (47,3).",
                "The point groups thousands (10.232), the comma marks decimals (47,3)."
            ),
        ));
        return None;
    }
    Some(Observed::Number(scaled))
}

/// What values are multiplied by: one factor for money, or one a unit.
#[derive(Default)]
struct Scale {
    factors: Vec<(String, Decimal)>,
}

impl Scale {
    fn read(node: &Node, problems: &mut Vec<Diagnostic>) -> Self {
        let mut factors = Vec::new();
        match &node.value {
            Value::Map(entries) => {
                for (key, node) in entries {
                    factors.extend(read_factor(node, problems).map(|f| (key.text.clone(), f)));
                }
            }
            _ => factors.extend(read_factor(node, problems).map(|f| ("đồng".to_owned(), f))),
        }
        Self { factors }
    }

    fn factor(&self, unit: &Unit) -> Decimal {
        self.declared(unit).unwrap_or(Decimal::ONE)
    }

    fn declared(&self, unit: &Unit) -> Option<Decimal> {
        let name = match unit {
            Unit::Money => "đồng",
            Unit::Percent => "%",
            Unit::Named(name) => name,
        };
        self.factors.iter().find(|(unit, _)| unit == name).map(|(_, factor)| *factor)
    }
}

fn read_factor(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<Decimal> {
    let allowed = [1_i64, 10, 100, 1_000, 1_000_000, 1_000_000_000];
    // `1000` is how everybody writes it; the grammar of cells reads that too.
    let factor = number(node, problems)?;
    if allowed.iter().any(|n| Decimal::from(*n) == factor) {
        return Some(factor);
    }
    problems.push(Diagnostic::new(
        &rules::WRONG_KIND,
        node.span,
        say!(
            "`scale` phải là 1, 10, 100, 1000, 1000000 hoặc 1000000000",
            "`scale` must be 1, 10, 100, 1000, 1000000 or 1000000000"
        ),
        say!("Nghìn đồng: `scale: 1000`.", "Thousands of đồng: `scale: 1000`."),
    ));
    None
}

/// Reads a `source:` map.
pub fn read_source(node: &Node, problems: &mut Vec<Diagnostic>) -> Option<DocumentSource> {
    let mut fields = Fields::of(node, problems)?;
    let document = fields.required_text("document", problems).map(|(text, _)| text.to_owned());
    let source = DocumentSource {
        document: document.unwrap_or_default(),
        number: fields.text("number", problems).unwrap_or_default(),
        date: fields.date("date", problems),
        file: fields.text("file", problems).unwrap_or_default(),
        note: fields.text("note", problems).unwrap_or_default(),
    };
    fields.finish(problems);
    Some(source)
}
