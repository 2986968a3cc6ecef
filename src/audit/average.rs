//! Averages: `tổng chi phí 1.286,5 triệu đồng, bình quân 8,7 triệu đồng/quyết định` over the number
//! of what is counted, printed earlier.

use super::Tested;
use super::article::{Article, Figure};
use super::finding::{Grade, Verdict};
use super::judge::{Said, fits, words};
use super::naming::{content, score};
use super::say;
use crate::diagnostic::{Language, say};
use crate::number::{Exact, Interval};
use crate::wording::read::Unit;

/// How many figures back the count may stand.
const FARTHEST: usize = 40;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        test_one(article, at, tested);
    }
}

fn test_one(article: &Article, at: usize, tested: &mut Tested) -> Option<()> {
    let figure = article.figures.get(at)?;
    let unit = match &figure.amount.unit {
        Unit::Counted(unit) => unit.as_str(),
        Unit::Money => "đồng",
        _ => return None,
    };
    // `8,7 triệu đồng/quyết định`, `60 triệu đồng mỗi ngôi nhà`.
    let behind = figure.after.split([',', ';', '.', '(', ')']).next().unwrap_or("").trim();
    let spoken = ["mỗi ", "một "].iter().find_map(|lead| behind.strip_prefix(lead));
    let (measure, each) = match (unit.split_once('/'), spoken) {
        (Some(parts), _) => parts,
        (None, Some(each)) => (unit, each),
        (None, None) => return None,
    };
    let said = ["bình quân", "trung bình", "averaging", "average of", "an average"];
    if each.contains('/') || !said.iter().any(|word| figure.before.contains(word)) {
        return None;
    }
    // The total stands right before its average; anything else may be of another time or place.
    let (total_at, total) = article.previous(at).filter(|(_, f)| f.is_level())?;
    let same = match &total.amount.unit {
        Unit::Money => measure == "đồng",
        Unit::Counted(noun) => noun == measure,
        _ => false,
    };
    if !same || total.amount.value < figure.amount.value {
        return None;
    }
    let tail = figure.after.split([',', ';', '.', '(']).next().unwrap_or("");
    let name = format!("{each} {tail}");
    let wanted = content(name.split_whitespace());
    let counts: Vec<usize> = (at.saturating_sub(FARTHEST)..at)
        .rev()
        .filter(|other| article.figures.get(*other).is_some_and(|f| is_count(f, each)))
        .collect();
    let average = |count: usize| -> Option<Interval> {
        let count = article.figures.get(count)?.interval()?;
        total.interval()?.div(count).ok().flatten()
    };
    let holds = |count: &&usize| average(**count).is_some_and(|average| fits(average, figure));
    let named =
        |count: &&usize| article.figures.get(**count).is_some_and(|f| score(f, &wanted) >= 100);
    let (count, verdict) = match counts.iter().find(holds) {
        Some(count) => (*count, Verdict::Holds),
        None => {
            let mut named: Vec<usize> = counts.iter().filter(named).copied().collect();
            if wanted.len() <= each.split(' ').count() + 1 {
                named.truncate(named.len().min(1));
            }
            let count = named.first().or(counts.last())?;
            (*count, Verdict::Contradiction)
        }
    };
    let computed = average(count)?;
    let (t, c, printed) = (words(article, total_at), words(article, count), words(article, at));
    // In the scale it is printed in, by the step of its last place.
    let shown = |language: Language| shown(computed, figure, language);
    let arithmetic = say::both(|language| format!("{t} ÷ {c} = {}", shown(language)));
    let (vi, en) = (shown(Language::Vi), shown(Language::En));
    let message = if verdict == Verdict::Holds {
        say!("{printed} đúng với {t} và {c}", "{printed} agrees with {t} and {c}")
    } else {
        say!(
            "{t} chia cho {c} được {vi}, không phải {printed}",
            "{t} over {c} is {en}, not {printed}"
        )
    };
    let said = Said {
        relation: "per-unit",
        verdict,
        grade: Grade::Likely,
        message,
        arithmetic,
        implied: None,
    };
    let finding = said.at(article, at, &[total_at, count])?;
    tested.push_about(finding, at, Some(total_at), Some(count));
    Some(())
}

fn is_count(figure: &Figure, each: &str) -> bool {
    let counted = matches!(
        &figure.amount.unit,
        Unit::Counted(noun) if noun == each || noun.starts_with(&format!("{each} "))
    );
    counted && figure.is_level() && figure.amount.value > Exact::ONE
}

fn shown(value: Interval, figure: &Figure, language: Language) -> String {
    let middle = value.least.add(value.most).ok().and_then(|sum| sum.div(Exact::whole(2)).ok());
    let decimals = if figure.amount.step < Exact::ONE { figure.amount.decimals + 1 } else { 0 };
    middle.flatten().map_or_else(String::new, |middle| say::number(middle, decimals, language))
}
