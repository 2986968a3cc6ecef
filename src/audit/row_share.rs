//! A sentence that says of one row of a table what share of a column it has: `riêng thành phố Đông
//! Sơn chiếm 38,3% số việc thi hành xong của cả tỉnh`. Row and column are found by their names.

use std::ops::Range;

use super::Tested;
use super::article::{Article, Cell, Role};
use super::finding::{Finding, Grade, Implied, ImpliedOf, Verdict};
use super::judge::{fits, percent_of, words};
use super::naming::{contains_word, named_words};
use super::say;
use super::subject::share_name;
use super::table::is_total_row;
use crate::diagnostic::{Language, say};
use crate::number::Interval;
use crate::wording::read::{Amount, Unit};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    if article.cells.is_empty() {
        return;
    }
    for (at, figure) in article.figures.iter().enumerate() {
        let told = tested.claims.iter().any(|claim| claim.figure == Some(at));
        if figure.role == Role::Rate && figure.amount.unit == Unit::Percent && !told {
            test_one(article, at, tested);
        }
    }
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let (name, base) = (share_name(article, at)?, named_words(figure)?);
    let label = named_row(article, name)?;
    let head = named_column(article, label.table, &base)?;
    let mut totals: Vec<usize> = rows(article, label.table);
    totals.retain(|row| is_total_row(article, label.table, *row));
    let [total] = totals[..] else { return None };
    let (part_range, part) = value(article, label.table, label.row, head.column)?;
    let (whole_range, whole) = value(article, label.table, total, head.column)?;
    let share = percent_of(part.interval().ok()?, whole.interval().ok()?)?;
    let holds = fits(share, figure);
    let text = |range: &Range<usize>| article.document.text.get(range.clone()).unwrap_or("");
    let (p, w, printed) = (text(part_range), text(whole_range), words(article, at));
    let shown = |language| say::percent(share.least, figure.amount.decimals, language);
    let (vi, en) = (shown(Language::Vi), shown(Language::En));
    let message = if holds {
        say!(
            "{printed} đúng là tỷ lệ của {p} trên {w} trong bảng",
            "{printed} is what {p} is of {w} in the table"
        )
    } else {
        say!(
            "theo bảng, {p} trên {w} là {vi}, không phải {printed}",
            "by the table {p} of {w} is {en}, not {printed}"
        )
    };
    tested.push(Finding {
        range: figure.range.clone(),
        relation: "share",
        verdict: if holds { Verdict::Holds } else { Verdict::Contradiction },
        grade: Grade::Likely,
        message,
        arithmetic: say::both(|language| format!("{p} ÷ {w} = {}", shown(language))),
        implied: (!holds).then(|| implied(share)),
        others: vec![part_range.clone(), whole_range.clone()],
        cause: None,
    });
    Some(())
}

fn implied(share: Interval) -> Implied {
    Implied {
        of: ImpliedOf::Value,
        least: share.least,
        most: share.most,
        unit: "%".to_owned(),
        printed: Vec::new(),
    }
}

fn rows(article: &Article, table: usize) -> Vec<usize> {
    let mut rows: Vec<usize> =
        article.cells.iter().filter(|cell| cell.table == table).map(|cell| cell.row).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The one row of all tables that bears this name.
fn named_row<'a>(article: &'a Article<'_>, name: &str) -> Option<&'a Cell> {
    let mut found =
        article.cells.iter().filter(|cell| cell.figure.is_none() && plain(cell) == name);
    match (found.next(), found.next()) {
        (Some(cell), None) => Some(cell),
        _ => None,
    }
}

/// The one column whose head stands in the words for the base; of several the longest.
fn named_column<'a>(article: &'a Article<'_>, table: usize, base: &str) -> Option<&'a Cell> {
    let first = *rows(article, table).first()?;
    let name = |cell: &Cell| plain(cell).split('(').next().unwrap_or("").trim().to_owned();
    let named = |cell: &&Cell| {
        cell.table == table
            && cell.row == first
            && name(cell).contains(' ')
            && contains_word(base, &name(cell))
    };
    let mut heads: Vec<&Cell> = article.cells.iter().filter(named).collect();
    heads.sort_by_key(|cell| std::cmp::Reverse(name(cell).len()));
    match heads[..] {
        [only] => Some(only),
        [first, second, ..] if name(first).len() > name(second).len() => Some(first),
        _ => None,
    }
}

fn plain(cell: &Cell) -> &str {
    cell.text.trim_matches(|c: char| matches!(c, '*' | '_' | ' ' | ':'))
}

fn value<'a>(
    article: &'a Article<'_>,
    table: usize,
    row: usize,
    column: usize,
) -> Option<(&'a Range<usize>, &'a Amount)> {
    let here = |cell: &&Cell| cell.table == table && cell.row == row && cell.column == column;
    article.cells.iter().find(here)?.figure.as_ref().map(|(range, amount)| (range, amount))
}
