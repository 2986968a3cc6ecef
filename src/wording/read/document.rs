//! Numbers of documents, and of the articles in them: `Nghị quyết 96/2019/QH14`, `khoản 5 Điều 9`.

use super::mention::{Class, Fault};
use super::ordinal::is_roman;
use super::token::{Kind, Phrases, Text};
use super::{Reading, unit};

/// Kinds of documents whose number may stand alone: `Nghị quyết 04`, `Chỉ thị số 16`.
const KINDS: Phrases = Phrases::new(&[
    "nghị quyết",
    "nghị định",
    "chỉ thị",
    "thông tư liên tịch",
    "thông tư",
    "quyết định",
    "kết luận",
    "công văn",
    "kế hoạch",
    "đề án",
    "công điện",
    "chương trình",
    "thông báo",
    "hướng dẫn",
    "tờ trình",
    "quy định",
    "quy chế",
    "quy chuẩn",
    "pháp lệnh",
    "bộ luật",
    "luật",
    "bản án",
    "văn bản",
    "sắc lệnh",
    "giấy phép",
    "giấy mời",
    "biên bản",
    "báo cáo",
    "hợp đồng",
    "dự án",
    "tcvn",
    "qcvn",
    "iso",
    "lệnh",
    "decree",
    "circular",
    "resolution",
    "decision",
    "directive",
    "law",
    "tiêu chuẩn",
]);

/// Who passed a numbered resolution.
const CENTRE: Phrases = Phrases::new(&["trung ương", "tw"]);

/// A document number.
pub(super) fn document(text: &Text, at: usize) -> Option<Reading> {
    let kind = text.phrase(at, &KINDS);
    let mut first = at + kind.unwrap_or(0);
    let mut said = kind.is_some();
    if matches!(text.word(first), "số" | "no") {
        first += 1;
        said |= kind.is_some();
        first += usize::from(text.any_mark(first, &[':', '.']));
    }
    // `Nghị quyết Trung ương 4 khóa XII`: numbered by the session it was passed at.
    if kind.is_some() {
        first += text.phrase(first, &CENTRE).unwrap_or(0);
    }
    let from = if said || first > at { first } else { at };
    if let Some((end, faults)) = number(text, from) {
        return Some(Reading { end, class: Class::Document, faults });
    }
    if kind.is_none() || !text.same_line(from) {
        return None;
    }
    // A kind and a bare number: `Nghị quyết 04`, unless the number counts: `quyết định 15 vụ`.
    let numbered = first > at + kind.unwrap_or(0);
    let digits = text.digits(from).filter(|digits| digits.len() <= 5)?;
    let after = from + 1;
    let counted = text.same_line(after)
        && (unit::is_scale_or_counted(text, after) || unit::percent(text, after).is_some());
    let grouped = text.any_mark(after, &['.', ',', '/'])
        && text.glued(after)
        && text.digits(after + 1).is_some()
        && text.glued(after + 1);
    let padded = digits.len() > 1 && digits.starts_with('0');
    let noun = !numbered
        && !padded
        && matches!(
            text.word(at),
            "quyết"
                | "kế"
                | "chương"
                | "dự"
                | "hợp"
                | "báo"
                | "văn"
                | "biên"
                | "lệnh"
                | "bản"
                | "thông"
                | "hướng"
                | "giấy"
                | "tiêu"
                | "công"
                | "decision"
                | "law"
        );
    let capital = text.get(at).is_some_and(|token| token.capital);
    if grouped || (counted && !numbered) || (noun && !(capital && !counted && digits.len() <= 4)) {
        return None;
    }
    let year = text.is_mark(after, ':')
        && text.glued(after)
        && text.glued(after + 1)
        && text.digits(after + 1).is_some_and(|digits| digits.len() == 4);
    let letter = text.glued(after) && text.word(after).chars().count() == 1;
    let end = if year { after + 2 } else { after + usize::from(letter) };
    Some(Reading { end, class: Class::Document, faults: Vec::new() })
}

/// `96/2019/QH14`, `123/QĐ-CTHADS`, `05/2024/TT-BTP`, `12-CT/TW`, `06A/2020/QĐST-DS`.
fn number(text: &Text, at: usize) -> Option<(usize, Vec<Fault>)> {
    let digits = text.digits(at).filter(|digits| digits.len() <= 6)?;
    let mut faults = Vec::new();
    let mut end = at + 1;
    // A letter behind the number: `06a`.
    if text.glued(end) && text.word(end).chars().count() == 1 {
        end += 1;
    }
    let mut letters = false;
    let mut parts = 0;
    while parts < 6 && text.any_mark(end, &['/', '-', '–']) && text.glued(end) {
        let slash = text.is_mark(end, '/');
        let next = end + 1;
        // `96/ 2019/QH14`: a space behind the slash is seen.
        let Some(token) = text.get(next).filter(|_| text.same_line(next)) else { break };
        let tight = text.glued(next);
        match token.kind {
            Kind::Word if tight && is_symbol(text, next) => {
                letters = true;
                end = next + 1;
                // `QH14`, `NQ30a`: digits glued to the letters.
                if text.glued(end) && text.digits(end).is_some_and(|d| d.len() <= 3) {
                    end += 1;
                }
            }
            Kind::Digits
                if slash
                    && token.folded.len() == 4
                    && parts == 0
                    && (tight || followed_by_symbol(text, next)) =>
            {
                let year: u32 = token.folded.parse().unwrap_or(0);
                if !(1945..=2100).contains(&year) {
                    faults.push(Fault::ImpossibleDocumentNumber);
                }
                end = next + 1;
            }
            _ => break,
        }
        parts += 1;
    }
    if !letters {
        return None;
    }
    if digits.chars().all(|digit| digit == '0') {
        faults.push(Fault::ImpossibleDocumentNumber);
    }
    Some((end, faults))
}

/// Letters of an office or kind: capitals (`QĐ`, `NĐ`, `TTg`).
fn is_symbol(text: &Text, at: usize) -> bool {
    let Some(token) = text.get(at) else { return false };
    let raw = text.source.get(token.range.clone()).unwrap_or("");
    let capitals = raw.chars().filter(|c| c.is_uppercase()).count();
    capitals >= 2 && raw.chars().filter(|c| c.is_alphabetic()).count() <= 12
}

fn followed_by_symbol(text: &Text, at: usize) -> bool {
    text.is_mark(at + 1, '/') && is_symbol(text, at + 2)
}

/// `Điều 48`, `khoản 1`, `điểm c`, `Phụ lục II`, `Mẫu 05`, `Biểu số 01`, `Article 48`.
pub(super) fn article(text: &Text, at: usize) -> Option<Reading> {
    const PARTS: Phrases = Phrases::new(&[
        "điều",
        "khoản",
        "điểm",
        "mục",
        "tiểu mục",
        "chương",
        "phụ lục",
        "mẫu",
        "biểu mẫu",
        "biểu",
        "bảng",
        "hình",
        "phần",
        "trang",
        "dòng",
        "cột",
        "câu",
        "bài",
        "tập",
        "quyển",
        "số thứ tự",
        "stt",
        "article",
        "clause",
        "point",
        "chapter",
        "section",
        "annex",
        "table",
        "figure",
        "part",
        "page",
        "appendix",
        "form",
        "biểu đồ",
        "sơ đồ",
    ]);
    let count = text.phrase(at, &PARTS)?;
    let mut place = at + count;
    if text.word(place) == "số" {
        place += 1;
    }
    let token = text.get(place).filter(|_| text.same_line(place))?;
    let numbered = match token.kind {
        Kind::Digits => token.folded.len() <= 3,
        Kind::Word => {
            let single = token.folded.chars().count() == 1 && text.word(at) == "điểm";
            single || is_roman(text, place)
        }
        Kind::Mark(_) => false,
    };
    if !numbered {
        return None;
    }
    let mut end = place + 1;
    // `Điều 1.2`, `Biểu 01/TK-THA`, `Điều 9a`.
    if let Some((longer, _)) = number(text, place) {
        end = longer;
    } else {
        let letter = text.word(end).chars().count() == 1 && text.glued(end);
        end += usize::from(letter);
        while text.is_mark(end, '.')
            && text.glued(end)
            && text.glued(end + 1)
            && text.digits(end + 1).is_some_and(|d| d.len() <= 2)
        {
            end += 2;
        }
    }
    let counts = token.kind == Kind::Digits
        && (text.any_mark(end, &['.', ','])
            && text.glued(end)
            && text.glued(end + 1)
            && text.digits(end + 1).is_some()
            || text.is_mark(end, '%')
            || (text.same_line(end)
                && (unit::is_scale_or_counted(text, end) || unit::percent(text, end).is_some())
                && text.phrase(end, &PARTS).is_none()));
    // `điểm 5`, `bài 3 trang`: soft words need a bare number.
    (!counts).then_some(Reading { end, class: Class::Article, faults: Vec::new() })
}
