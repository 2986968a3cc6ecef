//! The same quantity said twice with two values. Only where the second is said as something known
//! (`trong số 2.904 việc`) or of the same name, and one slip of the hand lies between the two.

use super::Tested;
use super::article::{Article, Figure, Role};
use super::finding::{Grade, ImpliedOf, Verdict};
use super::judge::{Said, implied, is_slip, words};
use super::naming::describing;
use crate::diagnostic::{Bilingual, say};
use crate::number::{Exact, Interval};
use crate::wording::read::{Amount, Unit};

/// How many figures back the first may stand.
const FARTHEST: usize = 40;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for (at, figure) in article.figures.iter().enumerate() {
        let earlier = at.saturating_sub(FARTHEST)..at;
        if figure.is_level() && is_known(figure) {
            let same = |other: usize| {
                article.figures.get(other).filter(|f| {
                    f.is_level() && f.amount.unit == figure.amount.unit && f.whole.is_none()
                })
            };
            let said = earlier
                .clone()
                .any(|other| same(other).is_some_and(|f| f.amount.value == figure.amount.value));
            if said {
                continue;
            }
            let own = describing(figure);
            let slipped = earlier.rev().find(|other| {
                same(*other).is_some_and(|f| {
                    let theirs = describing(f);
                    let common = own.iter().filter(|word| theirs.contains(word)).count();
                    common >= 1 && is_slip(f.amount.value, figure.amount.value)
                })
            });
            if let Some(other) = slipped {
                report(article, at, other, tested);
            }
        } else if figure.role == Role::Rate {
            let slipped = earlier.rev().find(|other| {
                article.figures.get(*other).is_some_and(|f| {
                    f.role == Role::Rate
                        && f.sentence != figure.sentence
                        && f.amount.unit == figure.amount.unit
                        && f.amount.decimals == figure.amount.decimals
                        && is_slip(f.amount.value, figure.amount.value)
                        && same_name(article, f, figure)
                })
            });
            if let Some(other) = slipped {
                report(article, at, other, tested);
            }
        }
    }
    for at in 0..article.figures.len() {
        in_brackets(article, at, tested);
    }
    cells(article, tested);
}

/// `mười hai (12) vụ`, `1.286,4 (một nghìn hai trăm …) tỷ đồng`: in words and in digits.
fn in_brackets(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at).filter(|f| f.bracket != 0 && f.whole.is_none())?;
    let (first_at, first) = article.previous(at).filter(|(_, f)| f.whole.is_none())?;
    let beside = figure.before.trim() == "(" && figure.after.trim_start().starts_with(')');
    let both = first.amount.in_words != figure.amount.in_words;
    // Either may bear the scale: `một nghìn (1.000) tỷ đồng`.
    let equal = first.amount.value == figure.amount.value
        || as_printed(&first.amount) == as_printed(&figure.amount);
    let counts =
        |f: &Figure| !matches!(f.amount.unit, Unit::Percent | Unit::Points | Unit::Portion);
    let bare = [first, figure].iter().any(|f| f.amount.unit == Unit::Bare);
    let alike = bare || first.amount.unit == figure.amount.unit;
    if !(beside && both && alike && counts(first) && counts(figure)) || equal {
        return None;
    }
    report(article, at, first_at, tested);
    Some(())
}

/// Said as something the reader has met: `trong số N`, `trong N`, `trên N`.
fn is_known(figure: &Figure) -> bool {
    let before = figure.before.trim_end();
    // `thu trên 13.000 tỷ` is more than, `5 việc trên 13 việc` is out of.
    if before.ends_with("trên") && before != "trên" {
        return false;
    }
    ["trong số", "trong tổng số", "trong", "trên", "trên tổng số", "of the", "con số"].iter().any(
        |lead| {
            before.ends_with(lead)
                && (before.len() == lead.len() || before.ends_with(&format!(" {lead}")))
        },
    )
}

/// Whether the words just before the later percentage name what the earlier one is of.
fn same_name(article: &Article, earlier: &Figure, later: &Figure) -> bool {
    if !later.before.trim_end().ends_with('(') {
        return false;
    }
    let words: Vec<&str> = later.before.trim_end_matches(['(', ' ']).split_whitespace().collect();
    let tail = |count: usize| words.len().checked_sub(count).and_then(|from| words.get(from..));
    let Some(name) = tail(4).map(|tail| tail.join(" ")) else { return false };
    let name = name.trim_start_matches([',', ';', ':']);
    // `thấp nhất là Văn phòng Cục (68,57%)`: the name begins behind the verb.
    let name = name.split_once("là ").map_or(name, |(_, name)| name);
    if name.split(' ').count() < 3 {
        return false;
    }
    let Some(block) = article.document.blocks.get(earlier.block) else { return false };
    let text = article.document.text.get(block.range.start..earlier.range.start).unwrap_or("");
    let mut near: Vec<&str> = text.split_whitespace().rev().take(16).collect();
    near.reverse();
    near.join(" ").to_lowercase().contains(name)
}

/// A number of the text that slips from a cell of the table it sums up.
fn cells(article: &Article, tested: &mut Tested) {
    let in_totals = article
        .cells
        .iter()
        .filter(|cell| super::table::is_total_row(article, cell.table, cell.row))
        .filter_map(|cell| cell.figure.as_ref());
    let in_totals: Vec<_> = in_totals.collect();
    if in_totals.is_empty() {
        return;
    }
    for (at, figure) in article.figures.iter().enumerate() {
        if figure.amount.value.is_zero() {
            return;
        }
        let amounts = [Some(&figure.amount), figure.whole.as_ref()];
        for amount in amounts.into_iter().flatten() {
            let alike = |other: &Amount| {
                (other.unit == Unit::Bare || other.unit == amount.unit)
                    && other.decimals == amount.decimals
            };
            // `1.016,2 tỷ đồng` stands as 1.016,2 in a table counted in tỷ đồng.
            let Some(digits) = as_printed(amount) else { continue };
            let value = |other: &Amount| {
                if other.unit == amount.unit { Some(other.value) } else { as_printed(other) }
            };
            let own =
                |other: &Amount| if other.unit == amount.unit { amount.value } else { digits };
            let total = in_totals.iter().find(|(_, other)| {
                alike(other)
                    && (is_slip(other.value, amount.value)
                        || value(other).is_some_and(|value| is_slip(value, own(other))))
            });
            let Some((range, other)) = total else { continue };
            let said = article.figures.iter().any(|f| {
                f.amount.decimals == other.decimals
                    && (f.amount.value == other.value || as_printed(&f.amount) == as_printed(other))
            });
            if said {
                continue;
            }
            let mut cells = article.cells.iter().filter_map(|cell| cell.figure.as_ref());
            let same = cells.any(|(_, other)| {
                alike(other) && (other.value == amount.value || value(other) == Some(own(other)))
            });
            let elsewhere = article
                .figures
                .iter()
                .enumerate()
                .any(|(o, f)| o != at && f.amount.value == amount.value);
            if !same && !elsewhere {
                let (first, printed) =
                    (article.document.text.get(range.clone()).unwrap_or(""), words(article, at));
                let message = say!(
                    "bảng ghi {first}, câu này ghi {printed}",
                    "the table has {first}, this sentence {printed}"
                );
                let implied = Some(implied(
                    article,
                    ImpliedOf::Value,
                    Interval::exact(other.value),
                    &amount.unit,
                ));
                let said = Said {
                    relation: "said-twice",
                    verdict: Verdict::Contradiction,
                    grade: Grade::Likely,
                    message,
                    arithmetic: Bilingual::default(),
                    implied,
                };
                if let Some(mut finding) = said.at(article, at, &[]) {
                    finding.others.push(range.clone());
                    tested.push(finding);
                }
            }
        }
    }
}

/// The number as its digits say it, without the scale word behind them.
fn as_printed(amount: &Amount) -> Option<Exact> {
    let ten = Exact::whole(10);
    let scale = (0..amount.decimals).try_fold(amount.step, |scale, _| scale.mul(ten)).ok()?;
    amount.value.div(scale).ok().flatten()
}

pub(super) fn report(article: &Article, at: usize, other: usize, tested: &mut Tested) {
    let (first, second) = (words(article, other), words(article, at));
    let Some(figure) = article.figures.get(other) else { return };
    let message = say!(
        "cùng một số liệu, chỗ này ghi {second}, chỗ kia ghi {first}",
        "the same figure is {second} here and {first} there"
    );
    let implied = figure
        .interval()
        .map(|value| implied(article, ImpliedOf::Value, value, &figure.amount.unit));
    let said = Said {
        relation: "said-twice",
        verdict: Verdict::Contradiction,
        grade: Grade::Likely,
        message,
        arithmetic: Bilingual::default(),
        implied,
    };
    if let Some(finding) = said.at(article, at, &[other]) {
        tested.push_about(finding, at, None, Some(other));
    }
}
