//! A verb in the writer's own words that the data beside it refute.

use std::cmp::Ordering;

use super::{Page, Run};
use crate::check::prose::Hole;
use crate::content::commentary::Form;
use crate::content::indicator::Better;
use crate::diagnostic::{Bilingual, Diagnostic, Language, rules, say};
use crate::figure::Key;
use crate::number::Exact;

rules! {
    VERB_REFUTED: "verb-refuted", Warning,
        vi: "Lời văn trái với số liệu",
            "“Tăng lên”, “giảm còn”, “không đổi”, “vượt chỉ tiêu”, “cao nhất” là điều số liệu phải chứng minh. Viết theo cảm giác, hoặc chép câu của kỳ trước, thì lời và số nói ngược nhau.";
        en: "Words the data refute",
            "“Rose to”, “fell to”, “unchanged”, “above the target”, “the highest” must be borne out by the data. Written by feeling or copied from the last report, words and figures contradict each other.";
        wrong: "số thụ lý tăng lên {{ viec.thu_ly }} (cùng kỳ: 10.437)"; right: "số thụ lý giảm còn {{ viec.thu_ly }}";
}

/// What is claimed in the words of a language.
struct Claims {
    /// Verbs of a change, which do not go with a level.
    moves: &'static [&'static str],
    rises: &'static [&'static str],
    falls: &'static [&'static str],
    still: &'static [&'static str],
    /// How a sentence names the same period a year before.
    same_period: &'static [&'static str],
    reached: &'static [&'static str],
    highest: &'static str,
    /// What may stand between a figure and `highest`.
    is: &'static [&'static str],
    /// What turns a claim into a wish or its contrary.
    not_claimed: &'static [&'static str],
}

const VIETNAMESE: Claims = Claims {
    moves: &["tăng", "giảm"],
    rises: &["tăng lên", "tăng đến", "tăng lên mức", "nâng lên"],
    falls: &["giảm còn", "giảm xuống", "xuống còn", "giảm xuống còn", "giảm về"],
    still: &["không thay đổi", "không đổi", "giữ nguyên"],
    same_period: &["cùng kỳ"],
    reached: &["vượt chỉ tiêu", "đạt chỉ tiêu", "hoàn thành chỉ tiêu", "vượt kế hoạch"],
    highest: "cao nhất",
    is: &[", là"],
    not_claimed: &[
        "chưa",
        "không",
        "để",
        "nhằm",
        "phấn đấu",
        "quyết tâm",
        "cần",
        "phải",
        "sẽ",
        "nếu",
        "khó",
        "mới",
    ],
};

const ENGLISH: Claims = Claims {
    moves: &["rose by", "fell by", "increased by", "decreased by", "up by", "down by"],
    rises: &["rose to", "increased to", "climbed to", "grew to", "up to", "went up to"],
    falls: &["fell to", "decreased to", "dropped to", "declined to", "down to", "went down to"],
    still: &["unchanged", "the same as", "no change"],
    same_period: &["same period", "year earlier", "year before", "previous year"],
    reached: &[
        "met the target",
        "meeting the target",
        "reached the target",
        "exceeded the target",
        "exceeding the target",
        "above the target",
        "above target",
    ],
    highest: "the highest",
    is: &[", which is", ", which was"],
    not_claimed: &[
        "not", "no", "to", "should", "must", "will", "would", "if", "may", "might", "could",
        "short", "before", "never",
    ],
};

fn claims(page: &Page<'_>) -> &'static Claims {
    match page.reading.language() {
        Language::Vi => &VIETNAMESE,
        Language::En => &ENGLISH,
    }
}

/// Reports every such verb.
pub(super) fn check(page: &Page<'_>, run: &Run<'_>, problems: &mut Vec<Diagnostic>) {
    for hole in &run.prose.holes {
        let Some((key, _)) = hole.figure else { continue };
        let level = matches!(
            hole.reference.form,
            Form::Value | Form::Number | Form::Words | Form::Billions | Form::About(_)
        );
        if !level {
            continue;
        }
        let said = direction(page, run, hole, key)
            .or_else(|| target(page, run, hole, key))
            .or_else(|| highest(page, run, hole, key));
        if let Some((words, message, remedy)) = said {
            let place = run.prose.span(&words, page.reading.sources);
            problems.push(Diagnostic::new(&VERB_REFUTED, place, message, remedy));
        }
    }
}

type Refuted = Option<(std::ops::Range<usize>, Bilingual, Bilingual)>;

/// “tăng lên {{ … }}” where it fell; “tăng {{ … }}” where a level stands for a change.
fn direction(page: &Page<'_>, run: &Run<'_>, hole: &Hole<'_>, key: Key) -> Refuted {
    let text = run.prose.text.as_str();
    let before = text[..hole.range.start].trim_end();
    let ends = |words: &&str| {
        before.strip_suffix(*words).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
    };
    let id = &page.reading.figures.indicator(key).id;
    let place = |words: &str| before.len() - words.len()..before.len();
    let claims = claims(page);
    if let Some(words) = claims.moves.iter().find(|words| ends(words)) {
        let printed = &text[hole.range.clone()];
        return Some((
            place(words).start..hole.range.end,
            say!(
                "“{words} {printed}”: {printed} là cả số, không phải mức tăng, giảm",
                "“{words} {printed}”: {printed} is the level, not the change"
            ),
            say!(
                "Viết {{{{ {id} | change }}}} cho mức tăng, giảm; hoặc “{words}” kèm “lên”, “còn”.",
                "Write {{{{ {id} | change }}}} for the change; or say “to” with the level."
            ),
        ));
    }
    let change = page.reading.figures.change(key).ok()?;
    let (then, now) = (change.before, change.now);
    let sign = now.cmp(&then);
    let rises =
        claims.rises.iter().filter(|words| ends(words)).map(|words| (words, Ordering::Greater));
    let falls =
        claims.falls.iter().filter(|words| ends(words)).map(|words| (words, Ordering::Less));
    let (words, claimed) = rises.chain(falls).max_by_key(|(words, _)| words.len())?;
    if sign == claimed {
        return None;
    }
    Some((
        place(words),
        say!(
            "“{words}” trái với số liệu: so với cùng kỳ, `{id}` không như vậy",
            "“{words}” contradicts the data: against the same period `{id}` did not"
        ),
        say!(
            "Viết {{{{ {id} | change }}}} để chương trình chọn động từ.",
            "Write {{{{ {id} | change }}}}, and the program picks the verb."
        ),
    ))
}

/// “vượt chỉ tiêu” where neither the year's target nor the part due is reached; “không đổi” where it
/// moved.
fn target(page: &Page<'_>, run: &Run<'_>, hole: &Hole<'_>, key: Key) -> Refuted {
    let text = run.prose.text.as_str();
    let (figures, claims) = (page.reading.figures, claims(page));
    let sentence = run.prose.sentence(hole.range.start);
    let behind = hole.range.end..sentence.end;
    let claimed = |list: &[&'static str]| {
        list.iter().find_map(|words| {
            let at = behind.start + text[behind.clone()].find(words)?;
            let between = text[behind.start..at].to_lowercase();
            let wished = between
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| claims.not_claimed.contains(&word));
            let apart =
                run.prose.holes.iter().any(|h| h.range.start >= behind.start && h.range.start < at);
            (!wished && !apart && between.len() < 60).then_some((at..at + words.len(), *words))
        })
    };
    let id = &figures.indicator(key).id;
    if let Some((range, words)) = claimed(claims.still)
        && claims.same_period.iter().any(|words| text[behind.clone()].contains(words))
        && figures.change(key).is_ok_and(|change| change.now != change.before)
    {
        return Some((
            range,
            say!(
                "“{words}” trái với số liệu: `{id}` có thay đổi so với cùng kỳ",
                "“{words}” contradicts the data: `{id}` changed against the same period"
            ),
            say!("Viết {{{{ {id} | change }}}}.", "Write {{{{ {id} | change }}}}."),
        ));
    }
    let (range, words) = claimed(claims.reached)?;
    let due = figures.due(key)?;
    let now = figures.outcome(key).counted()?;
    let least = due.in_proportion.map_or(due.full_year, |part| part.min(due.full_year));
    let missed = match due.target.bound {
        crate::content::target::Bound::AtLeast => now < least,
        crate::content::target::Bound::AtMost => now > due.full_year,
    };
    missed.then(|| {
        (
            range,
            say!(
                "“{words}” trái với số liệu: `{id}` chưa đạt cả mức theo tiến độ",
                "“{words}” contradicts the data: `{id}` is below even the part due"
            ),
            say!(
                "Viết {{{{ {id} | target }}}} để nói đúng mức vượt hoặc còn thiếu.",
                "Write {{{{ {id} | target }}}} to say by how much it is above or short."
            ),
        )
    })
}

/// “cao nhất” behind a figure that is not the highest among its neighbours.
fn highest(page: &Page<'_>, run: &Run<'_>, hole: &Hole<'_>, key: Key) -> Refuted {
    let text = run.prose.text.as_str();
    let figures = page.reading.figures;
    let behind: String = text[hole.range.end..].chars().take(24).collect();
    let claims = claims(page);
    let words = claims.highest;
    let at = hole.range.end + behind.find(words)?;
    let gap = &text[hole.range.end..at];
    if !gap.chars().all(|c| c.is_whitespace() || c == ',' || c == '(')
        && !claims.is.contains(&gap.trim())
    {
        return None;
    }
    let rank = figures.rank(key).filter(|rank| rank.place > 1)?;
    if figures.indicator(key).better != Better::Higher
        || figures.outcome(key).counted() == Some(Exact::ZERO)
    {
        return None;
    }
    let (place, field, id) = (rank.place, rank.field, &figures.indicator(key).id);
    Some((
        at..at + words.len(),
        say!(
            "“{words}” trái với số liệu: `{id}` xếp thứ {place}/{field}",
            "“{words}” contradicts the data: `{id}` is number {place} of {field}"
        ),
        say!("Dùng dạng rank.", "Use the form rank."),
    ))
}
