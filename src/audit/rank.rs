//! Ranks: a place among those ranked (`xếp thứ 18/63`), and by how many places it changed (`tăng 4
//! bậc so với năm 2022 (xếp thứ 22)`).

use super::Tested;
use super::article::Article;
use super::finding::Grade;
use super::judge::Said;
use crate::diagnostic::{Bilingual, say};
use crate::number::Exact;
use crate::wording::read::{Amount, Class, Mention, Unit, Verb};

/// The id of the relation.
const RELATION: &str = "rank";
/// How many bytes the other rank may stand behind a change of places.
const FARTHEST: usize = 160;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for places in article.mentions.windows(3) {
        changed(article, places, tested);
    }
    for mention in &article.mentions {
        let Class::Rank { place, field } = mention.class else { continue };
        // Without a field of its own a rank stands in that of its sentence, if there is just one.
        let field = field.or_else(|| field_nearby(article, mention.range.end));
        if let Some(field) = field.filter(|field| place > *field || place == 0) {
            let message = say!(
                "thứ {place} không có trong {field} đơn vị được xếp hạng",
                "there is no place {place} among {field}"
            );
            let arithmetic = say!("{place} > {field}", "{place} > {field}");
            let said = Said::of(RELATION, false, message, arithmetic);
            let said = Said { grade: Grade::Certain, ..said };
            tested.push(said.over(mention.range.clone(), Vec::new()));
        }
    }
}

/// `xếp thứ 9 trong 34 tỉnh, thành phố`, `ranked 12 out of 63`.
fn field_nearby(article: &Article, end: usize) -> Option<u64> {
    let figure =
        article.figures.get(article.figures.partition_point(|figure| figure.range.start < end))?;
    let between = article.document.text.get(end..figure.range.start)?.to_lowercase();
    let trimmed = between.trim();
    let joins =
        ["trong số", "trong tổng số", "trong", "trên tổng số", "trên", "of", "out of", "among"];
    if !joins.contains(&trimmed) {
        return None;
    }
    figure
        .amount
        .value
        .is_whole()
        .then(|| u64::try_from(figure.amount.value.numerator()).ok())
        .flatten()
}

/// `xếp thứ 18/63, tăng 4 bậc so với năm 2022 (xếp thứ 22)`: up is towards the first place.
fn changed(article: &Article, mentions: &[Mention], tested: &mut Tested) -> Option<()> {
    let (at, change) = mentions
        .iter()
        .enumerate()
        .find_map(|(at, mention)| steps(mention).map(|(way, steps)| (at, (mention, way, steps))))?;
    let (mention, verb, steps) = change;
    let ranked = |mention: &&Mention| matches!(mention.class, Class::Rank { .. });
    let first = mentions.get(..at)?.iter().rev().find(ranked)?;
    let all = &article.mentions;
    let next = all.partition_point(|other| other.range.start < mention.range.end);
    let second = all.get(next..)?.iter().take(3).find(ranked)?;
    let between = article.document.text.get(mention.range.end..second.range.start)?;
    let (Class::Rank { place: now, .. }, Class::Rank { place: ago, .. }) =
        (&first.class, &second.class)
    else {
        return None;
    };
    if between.len() > FARTHEST || between.contains(['\n', ';']) || !between.contains("so với") {
        return None;
    }
    let up = verb == Verb::Rise;
    let moved = if up { ago.checked_sub(*now) } else { now.checked_sub(*ago) };
    let holds = moved.and_then(|moved| i64::try_from(moved).ok()).map(Exact::whole) == Some(steps);
    let text = |range: &std::ops::Range<usize>| {
        article.document.text.get(range.clone()).unwrap_or("").to_owned()
    };
    let printed = text(&mention.range);
    let message = if holds {
        say!("{printed} đúng với thứ {now} và thứ {ago}", "{printed} agrees with {now} and {ago}")
    } else {
        say!(
            "từ thứ {ago} thành thứ {now} không phải là mức thay đổi {printed}",
            "from place {ago} to {now} is no change of {printed}"
        )
    };
    let arithmetic = Bilingual::new(format!("{ago} → {now}"), format!("{ago} → {now}"));
    let others = vec![first.range.clone(), second.range.clone()];
    let said = Said::of(RELATION, holds, message, arithmetic);
    tested.push(said.over(mention.range.clone(), others));
    Some(())
}

/// A number of places and whether they are gained or lost.
fn steps(mention: &Mention) -> Option<(Verb, Exact)> {
    let Class::Amount(Amount { unit: Unit::Counted(noun), value, verb, .. }) = &mention.class
    else {
        return None;
    };
    let verb = verb.as_ref().map(|(verb, _)| *verb)?;
    let moves = matches!(verb, Verb::Rise | Verb::Fall);
    (moves && matches!(noun.as_str(), "bậc" | "hạng")).then_some((verb, *value))
}
