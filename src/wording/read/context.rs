//! The words before and behind a number that say what it does: hedges and verbs.

use std::ops::Range;

use super::mention::{Hedge, Verb};
use super::token::{Kind, Text};

/// How far before a number its verb may stand.
const FARTHEST: usize = 7;

const HEDGES: &[(&str, Hedge)] = &[
    ("không dưới", Hedge::AtLeast),
    ("không ít hơn", Hedge::AtLeast),
    ("ít nhất", Hedge::AtLeast),
    ("tối thiểu", Hedge::AtLeast),
    ("at least", Hedge::AtLeast),
    ("không quá", Hedge::AtMost),
    ("không vượt quá", Hedge::AtMost),
    ("nhiều nhất", Hedge::AtMost),
    ("tối đa", Hedge::AtMost),
    ("at most", Hedge::AtMost),
    ("up to", Hedge::AtMost),
    ("no more than", Hedge::AtMost),
    ("chưa đến", Hedge::Under),
    ("chưa tới", Hedge::Under),
    ("chưa đầy", Hedge::Under),
    ("less than", Hedge::Under),
    ("fewer than", Hedge::Under),
    ("nearly", Hedge::Under),
    ("almost", Hedge::Under),
    ("under", Hedge::Under),
    ("gần", Hedge::Under),
    ("ngót", Hedge::Under),
    ("dưới", Hedge::Under),
    ("more than", Hedge::Over),
    ("over", Hedge::Over),
    ("hơn", Hedge::Over),
    ("trên", Hedge::Over),
    ("xấp xỉ", Hedge::About),
    ("khoảng", Hedge::About),
    ("chừng", Hedge::About),
    ("độ chừng", Hedge::About),
    ("about", Hedge::About),
    ("around", Hedge::About),
    ("roughly", Hedge::About),
    ("some", Hedge::About),
    ("approximately", Hedge::About),
    ("an estimated", Hedge::Estimated),
    ("ước đạt", Hedge::Estimated),
    ("ước tính", Hedge::Estimated),
    ("ước", Hedge::Estimated),
];

const VERBS: &[(&str, Verb)] = &[
    ("còn thiếu", Verb::Short),
    ("chưa đạt", Verb::Short),
    ("thiếu", Verb::Short),
    ("hụt", Verb::Short),
    ("cao hơn", Verb::Above),
    ("nhiều hơn", Verb::Above),
    ("lớn hơn", Verb::Above),
    ("higher by", Verb::Above),
    ("thấp hơn", Verb::Below),
    ("ít hơn", Verb::Below),
    ("nhỏ hơn", Verb::Below),
    ("kém", Verb::Below),
    ("lower by", Verb::Below),
    ("vượt", Verb::Exceed),
    ("exceeding", Verb::Exceed),
    ("exceeded", Verb::Exceed),
    ("chiếm", Verb::Share),
    ("accounting for", Verb::Share),
    ("accounted for", Verb::Share),
    ("accounts for", Verb::Share),
    ("making up", Verb::Share),
    ("made up", Verb::Share),
    ("representing", Verb::Share),
    ("gấp", Verb::Fold),
    ("giảm còn", Verb::To),
    ("xuống còn", Verb::To),
    ("giảm xuống", Verb::To),
    ("tăng lên", Verb::To),
    ("nâng lên", Verb::To),
    ("lên", Verb::To),
    ("xuống", Verb::To),
    ("còn", Verb::To),
    ("rose to", Verb::To),
    ("fell to", Verb::To),
    ("increased to", Verb::To),
    ("decreased to", Verb::To),
    ("up to", Verb::To),
    ("down to", Verb::To),
    ("from", Verb::From),
    ("từ", Verb::From),
    ("tăng", Verb::Rise),
    ("rise of", Verb::Rise),
    ("increase of", Verb::Rise),
    ("rose", Verb::Rise),
    ("increased", Verb::Rise),
    ("increasing", Verb::Rise),
    ("grew", Verb::Rise),
    ("gained", Verb::Rise),
    ("up", Verb::Rise),
    ("giảm", Verb::Fall),
    ("fall of", Verb::Fall),
    ("decrease of", Verb::Fall),
    ("fell", Verb::Fall),
    ("declined", Verb::Fall),
    ("decreased", Verb::Fall),
    ("decreasing", Verb::Fall),
    ("dropped", Verb::Fall),
    ("down", Verb::Fall),
    ("đạt", Verb::Reach),
    ("hoàn thành", Verb::Reach),
    ("thực hiện được", Verb::Reach),
    ("reached", Verb::Reach),
    ("reaching", Verb::Reach),
    ("rate of", Verb::Reach),
    ("bằng", Verb::Equal),
    ("equal to", Verb::Equal),
    ("equivalent to", Verb::Equal),
];

/// English verbs that stand behind their number: `33.2 percentage points short of target`.
const BEHIND: &[(&str, Verb)] = &[
    ("short of", Verb::Short),
    ("below", Verb::Below),
    ("above", Verb::Above),
    ("over the", Verb::Exceed),
    ("higher", Verb::Above),
    ("lower", Verb::Below),
    ("more than", Verb::Above),
    ("less than", Verb::Below),
    ("fewer than", Verb::Below),
];

/// Words that only look like a verb of change, by what follows it.
const NO_CHANGE: &[&str] =
    &["cường", "gia", "ca", "tốc", "nghèo", "tải", "án", "nhẹ", "trừ", "thiểu", "chuẩn"];

/// The phrase of a list that ends just before a token, longest first.
fn ending<T: Copy>(text: &Text, end: usize, phrases: &[(&str, T)]) -> Option<(T, usize)> {
    let last = text.word_before(end, 1);
    if last.is_empty() {
        return None;
    }
    let mut best: Option<(T, usize)> = None;
    for (phrase, sense) in phrases {
        if !phrase.ends_with(last) {
            continue;
        }
        let count = phrase.split(' ').count();
        let fits = phrase.rsplit(' ').enumerate().all(|(back, word)| {
            text.word_before(end, back + 1) == word && (back == 0 || text.same_line(end - back))
        });
        if fits && best.is_none_or(|(_, longest)| count > longest) {
            best = Some((*sense, count));
        }
    }
    best
}

/// The hedge just before a token, its bytes, and the token it begins with.
pub(super) fn hedge(text: &Text, at: usize) -> Option<(Hedge, Range<usize>, usize)> {
    if !text.same_line(at) {
        return None;
    }
    let (hedge, count) = ending(text, at, HEDGES)?;
    let start = at - count;
    let before = text.word_before(start, 1);
    // `cao hơn 5 điểm`, `nhiều hơn`: a verb, not a hedge.
    let compared =
        matches!(before, "cao" | "thấp" | "nhiều" | "ít" | "lớn" | "nhỏ" | "tốt" | "sớm");
    let last = text.word_before(at, 1);
    if (last == "hơn" && compared)
        || (last == "dưới" && count == 1 && matches!(before, "cấp" | "bên" | "phía"))
        || (last == "trên" && matches!(before, "nêu" | "nói" | "cấp" | "bên" | "phía" | "kể"))
        || (last == "độ" && count == 1)
    {
        return None;
    }
    Some((hedge, text.range(start, at), start))
}

/// The verb a number hangs on: the nearest one before it in its clause, or the English one behind.
pub(super) fn verb(text: &Text, start: usize, end: usize) -> Option<(Verb, Range<usize>)> {
    let mut at = start;
    // `giảm giá và 1 nhóm ổn định`: what is joined on is another matter.
    if matches!(text.word_before(at, 1), "và" | "and") {
        return behind(text, end);
    }
    for steps in 0..FARTHEST {
        if at == 0 || !text.same_line(at) {
            break;
        }
        if let Some((verb, count)) = ending(text, at, VERBS) {
            let first = at - count;
            let after = text.word(at);
            let compound = matches!(verb, Verb::Rise | Verb::Fall | Verb::Reach)
                && at < start
                && NO_CHANGE.contains(&after);
            // `từ` and `lên` only right before the number; `còn` also means “still”.
            // `thuế giá trị gia tăng 612,4 tỷ đồng`: a name.
            let compound = compound
                || verb == Verb::Rise
                    && count == 1
                    && text.word_before(first, 1) == "gia"
                    && text.word_before(first, 2) == "trị";
            let near = matches!(verb, Verb::From | Verb::To | Verb::Equal) && steps > 1;
            if !compound && !near {
                return Some((verb, text.range(first, at)));
            }
        }
        let Some(before) = at.checked_sub(1).and_then(|at| text.get(at)) else { break };
        match before.kind {
            Kind::Word => {}
            _ => break,
        }
        at -= 1;
    }
    behind(text, end)
}

fn behind(text: &Text, end: usize) -> Option<(Verb, Range<usize>)> {
    if !text.same_line(end) || text.word(end).is_empty() {
        return None;
    }
    BEHIND.iter().find_map(|(phrase, verb)| {
        let count = text.first_phrase(end, &[phrase])?;
        Some((*verb, text.range(end, end + count)))
    })
}
