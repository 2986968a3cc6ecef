//! Numbers that only put things in order: `lần thứ 3`, `khóa XV`, `bước 1`, list markers.

use super::mention::Class;
use super::token::{Gap, Kind, Phrases, Text};
use super::{Reading, unit};

/// Words before a number that names one of several.
const LEADS: Phrases = Phrases::new(&[
    "lần",
    "khóa",
    "bước",
    "đợt",
    "vòng",
    "nhóm",
    "loại",
    "cấp",
    "hạng",
    "lớp",
    "bậc",
    "giai đoạn",
    "cụm",
    "kỳ họp",
    "phiên họp",
    "tổ",
    "đội",
    "trạm",
    "ca",
    "kỳ",
    "thế kỷ",
    "top",
    "tuyến",
    "vùng",
    "kịch bản",
    "khối",
    "cổng",
    "nhà máy",
    "gói thầu",
    "gói",
    "dự án",
    "tiêu chí",
    "câu hỏi",
    "điểm cầu",
    "giải",
    "trung đoàn",
    "sư đoàn",
    "lữ đoàn",
    "tiểu đoàn",
    "quân khu",
    "quân đoàn",
    "bệnh nhân",
    "ngạch",
    "lô",
    "chi bộ",
    "bộ phận",
    "phân trại",
    "trại",
    "phiên bản",
    "kênh",
    "mùa",
    "chặng",
    "phase",
    "round",
    "grade",
    "class",
    "level",
    "group",
    "stage",
    "step",
    "term",
    "session",
    "item",
    "mốc",
    "hội nghị",
    "đại hội",
    "nhiệm kỳ",
    "mức",
    "tầm",
    "ưu tiên",
    "nhiệm vụ",
    "giải pháp",
    "phần",
]);

/// An ordinal.
pub(super) fn ordinal(text: &Text, at: usize) -> Option<Reading> {
    let end = rank_word(text, at).or_else(|| english(text, at)).or_else(|| led(text, at))?;
    Some(Reading { end, class: Class::Ordinal, faults: Vec::new() })
}

/// `thứ 3`, `lần thứ hai`, `lần thứ XIII`.
fn rank_word(text: &Text, at: usize) -> Option<usize> {
    let thu = match text.word(at) {
        "thứ" => at,
        "lần" | "khóa" | "kỳ" if text.word(at + 1) == "thứ" => at + 1,
        _ => return None,
    };
    let place = thu + 1;
    if !text.same_line(place) {
        return None;
    }
    let word = matches!(
        text.word(place),
        "nhất" | "nhì" | "hai" | "ba" | "tư" | "năm" | "sáu" | "bảy" | "tám" | "chín" | "mười"
    );
    let digits = text.digits(place).is_some_and(|digits| digits.len() <= 3);
    let ranked =
        text.is_mark(place + 1, '/') && text.glued(place + 1) && text.digits(place + 2).is_some();
    if !(word || digits || is_roman(text, place)) || ranked {
        return None;
    }
    let mut end = place + 1;
    while text.word(place) == "mười"
        && matches!(text.word(end), "một" | "hai" | "ba" | "bốn" | "lăm")
    {
        end += 1;
    }
    Some(end)
}

/// `3rd`, `21st`.
fn english(text: &Text, at: usize) -> Option<usize> {
    text.digits(at).filter(|digits| digits.len() <= 3)?;
    let ending = matches!(text.word(at + 1), "st" | "nd" | "rd" | "th");
    let ranked = matches!(text.word(at + 2), "of" | "out") && text.digits(at + 3).is_some();
    (ending && text.glued(at + 1) && !ranked).then_some(at + 2)
}

/// `khóa XV`, `bước 1`, `nhóm 2`: a word and a short number that counts nothing.
fn led(text: &Text, at: usize) -> Option<usize> {
    let count = text.phrase(at, &LEADS)?;
    let mut place = at + count;
    place += usize::from(text.word(place) == "số");
    let token = text.get(place).filter(|_| text.same_line(place))?;
    let end = place + 1;
    match token.kind {
        Kind::Digits if token.folded.len() <= 2 => {}
        Kind::Word if is_roman(text, place) => return Some(end),
        _ => return None,
    }
    let longer = text.glued(end)
        && (text.is_mark(end, '%')
            || (text.any_mark(end, &['.', ',', '/'])
                && text.glued(end + 1)
                && text.digits(end + 1).is_some()));
    let counted = text.same_line(end)
        && (unit::is_scale_or_counted(text, end) || unit::percent(text, end).is_some());
    // `lớp 12A1`: the number goes on as a name.
    let named = text.glued(end)
        && text.get(end).is_some_and(|t| t.kind == Kind::Word && t.capital)
        && text.word(end).len() == 1;
    // `mức 5 triệu`, `đạt mức 80,5%`: level and amount.
    (!named && !longer && !counted && !text.words(end, &["tháng"])).then_some(end)
}

/// Whether a word is a Roman number in capitals.
pub(super) fn is_roman(text: &Text, at: usize) -> bool {
    let Some(token) = text.get(at).filter(|t| t.kind == Kind::Word) else { return false };
    let raw = text.source.get(token.range.clone()).unwrap_or("");
    raw.len() <= 8 && raw.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C' | 'D' | 'M'))
}

/// `1.`, `a)`, `2))`, `1.2.`, `(3)` where an item begins.
pub(super) fn list_marker(text: &Text, at: usize) -> Option<Reading> {
    let token = text.get(at)?;
    let begins = token.gap == Gap::Line;
    let reading = |end| Some(Reading { end, class: Class::ListMarker, faults: Vec::new() });
    let after_mark = at.checked_sub(1).is_some_and(|before| {
        text.any_mark(before, &[';', ':', '.', ','])
            || matches!(text.word(before), "và" | "là" | "and")
    });
    if token.kind == Kind::Mark('(') && (begins || after_mark) {
        let short = text.digits(at + 1).is_some_and(|d| d.len() <= 2)
            || text.word(at + 1).chars().count() == 1;
        let named = short && text.is_mark(at + 2, ')') && text.glued(at + 1) && text.glued(at + 2);
        return if named { reading(at + 3) } else { None };
    }
    let short = token.kind == Kind::Digits && token.folded.len() <= 2;
    let letter =
        token.kind == Kind::Word && (token.folded.chars().count() == 1 || is_roman(text, at));
    if short && !begins && text.is_mark(at + 1, ')') && text.glued(at + 1) && after_mark {
        return reading(at + 2);
    }
    if !begins || !(short || letter) {
        return None;
    }
    let mut end = at + 1;
    while text.is_mark(end, '.')
        && text.glued(end)
        && text.glued(end + 1)
        && text.digits(end + 1).is_some_and(|d| d.len() <= 2)
        && end < at + 9
    {
        end += 2;
    }
    let sections = end > at + 3;
    let mut closed = false;
    while text.any_mark(end, &['.', ')', '/']) && text.glued(end) && end < at + 12 {
        closed = true;
        end += 1;
    }
    let dash = short
        && text.any_mark(end, &['-', '–'])
        && text.same_line(end)
        && !text.glued(end)
        && text.same_line(end + 1)
        && !text.glued(end + 1)
        && text.digits(end + 1).is_none();
    let spaced = text.same_line(end) && !text.glued(end);
    ((spaced && (closed || sections)) || dash).then_some(()).and_then(|()| reading(end))
}
