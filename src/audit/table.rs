//! Tables: rows that sum others up, and columns computed from others. What a column is made of is
//! told by its rows: a relation that nearly all of them obey is meant, and the others break it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Tested;
use super::article::Article;
use super::finding::{Finding, Grade, Implied, ImpliedOf, Verdict};
use super::say;
use crate::diagnostic::{Language, say};
use crate::number::{Exact, Interval};
use crate::wording::read::Amount;

/// Columns looked at: every three of them are compared.
const MOST_COLUMNS: usize = 14;

type Entry = (Range<usize>, Amount);

pub(super) fn test(article: &Article, tested: &mut Tested) {
    let mut tables: BTreeMap<usize, BTreeMap<(usize, usize), Entry>> = BTreeMap::new();
    for cell in &article.cells {
        if let Some(entry) = &cell.figure {
            tables.entry(cell.table).or_default().insert((cell.row, cell.column), entry.clone());
        }
    }
    for (table, cells) in tables {
        let mut rows: Vec<usize> = cells.keys().map(|(row, _)| *row).collect();
        rows.dedup();
        let mut columns: Vec<usize> = cells.keys().map(|(_, column)| *column).collect();
        columns.sort_unstable();
        columns.dedup();
        // Numbers of rows (`1, 2, 3 …`) are no figures.
        columns.retain(|column| !counts_up(&cells, &rows, *column));
        columns.truncate(MOST_COLUMNS);
        sums(article, table, &cells, &rows, &columns, tested);
        made_columns(article, &cells, &rows, &columns, tested);
    }
}

fn counts_up(cells: &BTreeMap<(usize, usize), Entry>, rows: &[usize], column: usize) -> bool {
    let values: Vec<Exact> = rows
        .iter()
        .filter_map(|row| cells.get(&(*row, column)))
        .map(|(_, amount)| amount.value)
        .collect();
    values.len() > 2 && values.iter().zip(1_i64..).all(|(value, n)| *value == Exact::whole(n))
}

/// Whether a row sums others up, by its first words.
pub(super) fn is_total_row(article: &Article, table: usize, row: usize) -> bool {
    article.cells.iter().filter(|cell| cell.table == table && cell.row == row).any(|cell| {
        cell.figure.is_none()
            && ["tổng", "cộng", "toàn tỉnh", "toàn ngành", "total", "toàn thành phố", "cả nước"]
                .iter()
                .any(|word| cell.text.trim_start_matches(['*', ' ']).starts_with(word))
    })
}

fn sums(
    article: &Article,
    table: usize,
    cells: &BTreeMap<(usize, usize), Entry>,
    rows: &[usize],
    columns: &[usize],
    tested: &mut Tested,
) -> Option<()> {
    let totals: Vec<usize> =
        rows.iter().copied().filter(|row| is_total_row(article, table, *row)).collect();
    let [total] = totals[..] else { return None };
    let parts: Vec<usize> = rows.iter().copied().filter(|row| *row != total).collect();
    let at_end = parts.iter().all(|row| *row < total) || parts.iter().all(|row| *row > total);
    if !at_end || parts.len() < 2 {
        return None;
    }
    let mut wrong: Vec<(usize, Interval)> = Vec::new();
    let (mut right, mut additive) = (0, 0);
    for column in columns {
        let Some((_, whole)) = cells.get(&(total, *column)) else { continue };
        let values: Vec<&Entry> =
            parts.iter().filter_map(|row| cells.get(&(*row, *column))).collect();
        if values.len() != parts.len() {
            continue;
        }
        let mut sum = Interval::exact(Exact::ZERO);
        for (_, amount) in &values {
            sum = sum.add(amount.interval().ok()?).ok()?;
        }
        additive += 1;
        let all = whole.interval().ok()?;
        if sum.meets(all) {
            right += 1;
        } else if whole.value >= values.iter().map(|(_, a)| a.value).max()?
            || super::judge::is_slip(whole.value, sum.least)
        {
            wrong.push((*column, sum));
        }
    }
    for (column, sum) in wrong {
        let (range, whole) = cells.get(&(total, column))?;
        // A column of rates sums to nothing: its total is far from its sum.
        let values = parts.iter().filter_map(|row| cells.get(&(*row, column)));
        let repaired = values.clone().any(|(_, amount)| {
            let needed = whole.value.sub(sum.least).and_then(|gap| amount.value.add(gap));
            needed.is_ok_and(|needed| super::judge::is_slip(needed, amount.value))
        });
        let slip = super::judge::is_slip(whole.value, sum.least);
        let near = close(whole.value, sum.least);
        if !(slip || repaired || near && right * 2 >= additive) {
            continue;
        }
        let printed = article.document.text.get(range.clone()).unwrap_or("");
        let (vi, en) = (say::interval(sum, Language::Vi), say::interval(sum, Language::En));
        tested.push(Finding {
            range: range.clone(),
            relation: "total",
            verdict: Verdict::Contradiction,
            grade: Grade::Likely,
            message: say!(
                "cột này cộng lại được {vi}, dòng tổng ghi {printed}",
                "the column adds up to {en}, its total says {printed}"
            ),
            arithmetic: say!("Σ = {vi}", "Σ = {en}"),
            implied: Some(Implied {
                of: ImpliedOf::Value,
                least: sum.least,
                most: sum.most,
                unit: String::new(),
                printed: Vec::new(),
            }),
            others: values.map(|(range, _)| range.clone()).collect(),
            cause: None,
        });
    }
    Some(())
}

/// Within a quarter of each other.
fn close(one: Exact, two: Exact) -> bool {
    let four = Exact::whole(4);
    one.sub(two)
        .and_then(|gap| gap.abs().mul(four))
        .is_ok_and(|gap| gap <= one.abs().max(two.abs()))
}

/// A column with what its cells stand for, row by row.
struct Column<'a> {
    at: usize,
    cells: Vec<Option<(&'a Amount, Option<Interval>)>>,
}

/// How a column may be made of two others.
#[derive(Clone, Copy)]
enum Made {
    Percent,
    Difference,
    Sum,
    PercentChange,
}

const WAYS: [Made; 4] = [Made::Percent, Made::Difference, Made::Sum, Made::PercentChange];

impl Made {
    fn of(self, one: Interval, two: Interval) -> Option<Interval> {
        match self {
            Self::Percent => one.div(two).ok().flatten()?.percent().ok(),
            Self::Difference => one.sub(two).ok(),
            Self::Sum => one.add(two).ok(),
            Self::PercentChange => one.sub(two).ok()?.div(two).ok().flatten()?.percent().ok(),
        }
    }

    fn relation(self) -> &'static str {
        match self {
            Self::Percent => "rate",
            Self::Difference => "difference",
            Self::Sum => "family",
            Self::PercentChange => "change-percent",
        }
    }

    fn sign(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Percent, _) => "÷",
            (Self::Difference, _) => "−",
            (Self::Sum, _) => "+",
            (Self::PercentChange, Language::Vi) => "so với",
            (Self::PercentChange, Language::En) => "against",
        }
    }
}

/// Cells of a computed column are rounded to their decimals, whatever unit its head gives.
fn agrees(amount: &Amount, computed: Interval) -> bool {
    let rounded = Interval::rounded(amount.value, amount.step);
    let exact = amount.decimals == 0 && computed.is_exact() && computed.least.is_whole();
    if exact { computed.least == amount.value } else { rounded.is_ok_and(|r| r.meets(computed)) }
}

fn made_columns(
    article: &Article,
    cells: &BTreeMap<(usize, usize), Entry>,
    rows: &[usize],
    columns: &[usize],
    tested: &mut Tested,
) {
    let mut explained: Vec<(usize, usize)> = Vec::new();
    let read = |row: &usize, column: usize| {
        let (_, amount) = cells.get(&(*row, column))?;
        Some((amount, amount.interval().ok()))
    };
    let columns: Vec<Column> = columns
        .iter()
        .map(|at| Column { at: *at, cells: rows.iter().map(|row| read(row, *at)).collect() })
        .collect();
    for made in &columns {
        for one in &columns {
            for two in &columns {
                if made.at == one.at || made.at == two.at || one.at == two.at {
                    continue;
                }
                for way in WAYS {
                    column(article, cells, rows, [made, one, two], way, &mut explained, tested);
                }
            }
        }
    }
}

fn column(
    article: &Article,
    cells: &BTreeMap<(usize, usize), Entry>,
    rows: &[usize],
    [made, one, two]: [&Column; 3],
    way: Made,
    explained: &mut Vec<(usize, usize)>,
    tested: &mut Tested,
) -> Option<()> {
    let mut broken = Vec::new();
    let mut obeyed = 0;
    for (((row, made), one), two) in rows.iter().zip(&made.cells).zip(&one.cells).zip(&two.cells) {
        let (Some((amount, _)), Some((_, one)), Some((_, two))) = (made, one, two) else {
            continue;
        };
        let computed = way.of((*one)?, (*two)?)?;
        if agrees(amount, computed) {
            obeyed += 1
        } else {
            broken.push((*row, computed))
        }
        // The rows that are left could not outweigh these.
        if broken.len() * 2 > rows.len() {
            return None;
        }
    }
    let [made, one, two] = [made.at, one.at, two.at];
    if obeyed < 2 || broken.is_empty() || broken.len() * 2 > obeyed {
        return None;
    }
    for (row, computed) in broken {
        // The same slip breaks several relations: one finding is enough.
        let key = [(row, made), (row, one), (row, two)];
        if explained.iter().any(|seen| key.contains(seen)) {
            continue;
        }
        explained.push((row, made));
        let (range, amount) = cells.get(&(row, made))?;
        let (a, b) = (cells.get(&(row, one))?, cells.get(&(row, two))?);
        let text = |range: &Range<usize>| {
            article.document.text.get(range.clone()).unwrap_or("").to_owned()
        };
        let (printed, x, y) = (text(range), text(&a.0), text(&b.0));
        let shown = |language| say::number(computed.least, amount.decimals.max(1) + 1, language);
        let (vi, en) = (shown(Language::Vi), shown(Language::En));
        tested.push(Finding {
            range: range.clone(),
            relation: way.relation(),
            verdict: Verdict::Contradiction,
            grade: Grade::Likely,
            message: say!(
                "theo các dòng khác, ô này phải là {vi}, không phải {printed}",
                "by the other rows this cell should be {en}, not {printed}"
            ),
            arithmetic: say::both(|language| {
                format!("{x} {} {y} = {}", way.sign(language), shown(language))
            }),
            implied: Some(Implied {
                of: ImpliedOf::Value,
                least: computed.least,
                most: computed.most,
                unit: String::new(),
                printed: Vec::new(),
            }),
            others: vec![a.0.clone(), b.0.clone()],
            cause: None,
        });
    }
    Some(())
}
