//! A sentence that says of one row of a table what share of a column it has: `riêng thành phố Đông
//! Sơn chiếm 38,3% số việc thi hành xong của cả tỉnh`. Row and column are found by their names.

use std::ops::Range;

use super::Tested;
use super::article::{Article, Cell};
use super::finding::{Implied, ImpliedOf, Verdict};
use super::judge::{Said, fits, percent_of, words};
use super::naming::{clause, contains_word, named_words};
use super::say;
use super::subject::{share_name, without_verbs};
use super::table::is_total_row;
use crate::diagnostic::{Language, say};
use crate::number::Interval;
use crate::wording::read::{Amount, Verb};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    if article.cells.is_empty() {
        return;
    }
    for (at, figure) in article.figures.iter().enumerate() {
        let told = tested.claims.iter().any(|claim| {
            claim.figure == Some(at) && claim.finding.verdict != Verdict::Unverifiable
        });
        if figure.is_percentage() && !told {
            test_one(article, at, tested);
        }
    }
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let place = by_names(article, at).or_else(|| by_total(article, at))?;
    let (part_range, part) = value(article, place.table, place.row, place.column)?;
    let (whole_range, whole) = value(article, place.table, place.total, place.column)?;
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
    let arithmetic = say::both(|language| format!("{p} ÷ {w} = {}", shown(language)));
    let relation = "share";
    let said = Said::of(relation, holds, message, arithmetic);
    let said = Said { implied: (!holds).then(|| implied(share)), ..said };
    // The sentence alone did not say what the share is of.
    tested.claims.retain(|claim| claim.figure != Some(at));
    tested.push(said.over(figure.range.clone(), vec![part_range.clone(), whole_range.clone()]));
    Some(())
}

/// Where in a table a share is of: a row of a column, and the row that sums the column up.
struct Place {
    table: usize,
    row: usize,
    column: usize,
    total: usize,
}

/// `riêng thành phố Đông Sơn chiếm 38,3% số việc thi hành xong`: row and column are called so.
fn by_names(article: &Article, at: usize) -> Option<Place> {
    let (name, base) = (share_name(article, at)?, named_words(article.figures.get(at)?)?);
    let label = named_row(article, name)?;
    let (table, row) = (label.table, label.row);
    let column = named_column(article, table, &base)?.column;
    Some(Place { table, row, column, total: total_row(article, table)? })
}

/// `Trong tổng số 80.362 tờ khai, riêng Chi cục Cửa khẩu Tà Lùng chiếm 60,0%`: the column whose total
/// is the number the sentence opens with.
fn by_total(article: &Article, at: usize) -> Option<Place> {
    let figure = article.figures.get(at).filter(|f| f.verb() == Some(Verb::Share))?;
    let (whole_at, whole) = article.previous(at).filter(|(_, f)| f.is_level())?;
    let opens = ["trong tổng số", "trong số", "trong"].contains(&whole.before.trim());
    if !opens || article.previous(whole_at).is_some() || figure.bracket != 0 {
        return None;
    }
    let name = without_verbs(clause(&figure.before));
    let label = named_row(article, name.strip_prefix("riêng ").unwrap_or(name))?;
    let (table, row) = (label.table, label.row);
    let total = total_row(article, table)?;
    let sums = |cell: &&Cell| {
        let figure = cell.figure.as_ref();
        cell.table == table
            && cell.row == total
            && figure.is_some_and(|(_, amount)| amount.value == whole.amount.value)
    };
    let mut columns = article.cells.iter().filter(sums);
    let column = columns.next()?.column;
    columns.next().is_none().then_some(Place { table, row, column, total })
}

/// The one row of a table that sums the others up.
fn total_row(article: &Article, table: usize) -> Option<usize> {
    let mut totals = rows(article, table);
    totals.retain(|row| is_total_row(article, table, *row));
    match totals[..] {
        [total] => Some(total),
        _ => None,
    }
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

/// The one row of all tables that bears this name, or the rest of it behind the head of its column:
/// `Chi cục Cửa khẩu Tà Lùng` of `Cửa khẩu Tà Lùng` under `Chi cục`.
fn named_row<'a>(article: &'a Article<'_>, name: &str) -> Option<&'a Cell> {
    let head = |of: &Cell| {
        let first = *rows(article, of.table).first()?;
        let heads =
            |cell: &&Cell| cell.table == of.table && cell.row == first && cell.column == of.column;
        article.cells.iter().find(heads).filter(|cell| cell.row != of.row).map(plain)
    };
    let bears = |cell: &&Cell| {
        cell.figure.is_none()
            && (plain(cell) == name
                || !plain(cell).is_empty()
                    && name.strip_suffix(plain(cell)).is_some_and(|lead| {
                        lead.ends_with(' ') && head(cell) == Some(lead.trim_end())
                    }))
    };
    let mut found = article.cells.iter().filter(bears);
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
