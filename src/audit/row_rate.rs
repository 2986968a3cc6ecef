//! A rate behind the name of a row: `đạt trên 75% là khu vực 1 (78,38%), khu vực 2 (76,72%)`. The
//! table prints it as well, and both are the same.

use super::Tested;
use super::article::{Article, Cell};
use super::judge::{Said, is_slip, words};
use super::naming::{clause, contains_word};
use super::subject::speaks_of_another;
use crate::diagnostic::say;
use crate::wording::read::Unit;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    if article.cells.is_empty() {
        return;
    }
    for (at, figure) in article.figures.iter().enumerate() {
        let told = tested.claims.iter().any(|claim| claim.figure == Some(at));
        if figure.is_percentage() && !told {
            test_one(article, at, tested);
        }
    }
}

/// A rate of another column may be meant: only one slip of the hand is believed.
fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let row = named_row(article, at)?;
    let rates: Vec<&Cell> = in_row(article, row).filter(|cell| is_rate(article, cell)).collect();
    let [cell] = rates[..] else { return None };
    let (range, amount) = cell.figure.as_ref()?;
    let same = amount.interval().ok()?.meets(figure.interval()?);
    if !same && (amount.decimals != figure.amount.decimals || other_number(article, at, row)) {
        return None;
    }
    if !same && !is_slip(amount.value, figure.amount.value) {
        return None;
    }
    let (printed, stated) = (words(article, at), article.document.text.get(range.clone())?);
    let message = if same {
        say!("{printed} đúng như trong bảng", "{printed} is what the table states")
    } else {
        say!("bảng ghi {stated}, không phải {printed}", "the table states {stated}, not {printed}")
    };
    let relation = "said-twice";
    let said = Said::of(relation, same, message, Default::default());
    tested.push(said.over(figure.range.clone(), vec![range.clone()]));
    Some(())
}

/// The one row that bears the name before a rate, whole or at the end of its label.
fn named_row<'a>(article: &'a Article<'_>, at: usize) -> Option<&'a Cell> {
    let figure = article.figures.get(at)?;
    let bracketed = figure.before.trim_end().ends_with('(')
        && figure.after.trim_start().starts_with(')')
        && article.previous(at).is_none_or(|(_, f)| f.bracket != figure.bracket);
    let own = clause(&figure.before);
    let told = ["với tỷ lệ", "với tỉ lệ", "đạt tỷ lệ", "đạt tỉ lệ", "đạt", "với"]
        .iter()
        .find_map(|end| own.strip_suffix(end))
        .filter(|_| figure.bracket == 0 && ends_there(&figure.after));
    let name = if bracketed { Some(own) } else { told }?.trim_end();
    const LEADS: &[&str] = &["và ", "là ", "gồm ", "có "];
    let name = LEADS.iter().fold(name, |name, lead| {
        name.rsplit_once(&format!(" {lead}")).map_or(name, |(_, rest)| rest)
    });
    let name = LEADS.iter().find_map(|lead| name.strip_prefix(lead)).unwrap_or(name);
    if !name.contains(' ') || is_of_another_time(article, at) {
        return None;
    }
    let bears = |cell: &&Cell| {
        cell.figure.is_none() && cell.text.trim().ends_with(name) && contains_word(&cell.text, name)
    };
    let mut found = article.cells.iter().filter(bears);
    let row = found.next()?;
    found.next().is_none().then_some(row)
}

/// Whether nothing more is said of a rate: not `đạt 83,67% chỉ tiêu`.
fn ends_there(after: &str) -> bool {
    let after = after.trim_start();
    after.is_empty() || after.starts_with([',', ';', '.']) || after.starts_with("và ")
}

/// Whether a sentence tells, up to a rate, of another time than the table.
fn is_of_another_time(article: &Article, at: usize) -> bool {
    let told = |at: &usize| {
        article.figures.get(*at).is_some_and(|f| {
            speaks_of_another(&f.before) || ["trước", "ngoái"].iter().any(|w| f.before.contains(w))
        })
    };
    (0..=at)
        .rev()
        .take_while(|other| super::base::same_sentence(article, *other, at))
        .any(|other| told(&other))
}

fn in_row<'a>(article: &'a Article<'_>, row: &'a Cell) -> impl Iterator<Item = &'a Cell> {
    article.cells.iter().filter(|cell| cell.table == row.table && cell.row == row.row)
}

/// Whether a cell is in percent, by itself or by the head of its column.
fn is_rate(article: &Article, cell: &Cell) -> bool {
    let Some((_, amount)) = &cell.figure else { return false };
    let heads = |other: &&Cell| other.table == cell.table && other.column == cell.column;
    let head = article.cells.iter().filter(heads).min_by_key(|other| other.row);
    amount.unit == Unit::Percent
        || amount.unit == Unit::Bare && head.is_some_and(|head| head.text.contains('%'))
}

/// Whether a rate is that of another row.
fn other_number(article: &Article, at: usize, row: &Cell) -> bool {
    article.figures.get(at).is_some_and(|figure| {
        article.cells.iter().any(|cell| {
            let value = cell.figure.as_ref().map(|(_, amount)| amount.value);
            cell.table == row.table && value == Some(figure.amount.value)
        })
    })
}
