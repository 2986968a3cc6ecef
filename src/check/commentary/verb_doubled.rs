//! A verb or a hedge typed before a reference that prints its own.

use super::{Page, Run};
use crate::content::commentary::{Form, ShareStyle, TargetPart};
use crate::diagnostic::{Diagnostic, Fix, Fixes, Language, rules, say};

rules! {
    VERB_DOUBLED: "verb-doubled", Error,
        vi: "Lặp từ mà tham chiếu đã in",
            "Dạng change tự in “tăng” hoặc “giảm” theo số liệu. Gõ thêm “tăng” ở trước thì trang sẽ in “tăng giảm 205 việc”, hoặc nói ngược với số liệu.";
        en: "A word the reference prints itself",
            "The form change prints “up” or “down” as the data say. With a verb typed before it the page would read “up down 205 cases”, or contradict the data.";
        wrong: "thụ lý {{ viec.thu_ly }}, tăng {{ viec.thu_ly | change }}"; right: "thụ lý {{ viec.thu_ly }}, {{ viec.thu_ly | change }}";
}

/// The words references print, as writers type them.
struct Words {
    moves: &'static [&'static str],
    shares: &'static [&'static str],
    gaps: &'static [&'static str],
    ranks: &'static [&'static str],
    hedges: &'static [&'static str],
}

const VIETNAMESE: Words = Words {
    moves: &["tăng", "giảm", "tăng thêm", "tăng lên", "giảm xuống", "giảm đi", "giảm bớt"],
    shares: &["chiếm", "chiếm tỷ lệ", "chiếm tỷ trọng", "chiếm khoảng"],
    gaps: &["vượt", "còn thiếu", "thiếu", "đạt", "vượt quá", "thấp hơn"],
    ranks: &["xếp thứ", "đứng thứ", "xếp", "đứng", "thứ"],
    hedges: &["hơn", "gần", "khoảng", "trên", "xấp xỉ", "ước", "chừng"],
};

const ENGLISH: Words = Words {
    moves: &[
        "up",
        "down",
        "up by",
        "down by",
        "rose",
        "fell",
        "rose by",
        "fell by",
        "rising",
        "falling",
        "increased",
        "decreased",
        "increased by",
        "decreased by",
        "an increase of",
        "a decrease of",
        "a rise of",
        "a fall of",
    ],
    shares: &["accounting for", "accounted for", "accounts for", "making up", "made up"],
    gaps: &["exactly on", "exactly at"],
    ranks: &["ranked", "ranking", "ranks", "joint", "in place"],
    hedges: &[
        "more than",
        "over",
        "nearly",
        "almost",
        "about",
        "around",
        "approximately",
        "some",
        "less than",
        "under",
    ],
};

/// Reports every such word.
pub(super) fn check(page: &Page<'_>, run: &Run<'_>, problems: &mut Vec<Diagnostic>) {
    let text = run.prose.text.as_str();
    let known = match page.reading.language() {
        Language::Vi => VIETNAMESE,
        Language::En => ENGLISH,
    };
    for hole in &run.prose.holes {
        let words = match hole.reference.form {
            Form::Change(_) | Form::Points(_) => known.moves,
            Form::Share { style: ShareStyle::Phrase, .. } => known.shares,
            Form::Target { part: TargetPart::Full | TargetPart::Gap, .. } => known.gaps,
            Form::Rank => known.ranks,
            Form::About(_) | Form::Billions => known.hedges,
            _ => continue,
        };
        let printed = &text[hole.range.clone()];
        // What prints no word of its own (an exact amount of billions) takes one.
        if !printed.starts_with(char::is_alphabetic) {
            continue;
        }
        let before = text[..hole.range.start].trim_end();
        let Some(word) =
            words.iter().filter(|word| ends_in(before, word)).max_by_key(|word| word.len())
        else {
            continue;
        };
        let start = before.len() - word.len();
        if run.prose.hole_at(start).is_some() {
            continue;
        }
        let mut problem = Diagnostic::new(
            &VERB_DOUBLED,
            run.prose.span(&(start..hole.range.end), page.reading.sources),
            say!(
                "trang sẽ in “{word} {printed}”: tham chiếu đã có từ ấy",
                "the page would print “{word} {printed}”: the reference has that word itself"
            ),
            say!("Bỏ “{word}”.", "Leave “{word}” out."),
        );
        if let Some(span) = run.prose.exact_span(&(start..hole.range.start), page.reading.sources) {
            problem = problem.mended_by(Fixes::Sure(Fix { span, text: String::new() }));
        }
        problems.push(problem);
    }
}

fn ends_in(text: &str, word: &str) -> bool {
    let tail = text.get(text.len().saturating_sub(word.len())..).unwrap_or("");
    tail == word && !text[..text.len() - word.len()].ends_with(char::is_alphanumeric)
}
