//! Figures that are not false but misprinted: glued words, stray commas, days that do not exist.

use super::Tested;
use super::article::Article;
use super::finding::{Finding, Grade, Verdict};
use crate::diagnostic::{Bilingual, say};
use crate::wording::read::{Fault, Mention};

pub(super) fn test(article: &Article, tested: &mut Tested) {
    doubled_marks(article, tested);
    for mention in &article.mentions {
        for fault in &mention.faults {
            let shown = article.document.text.get(mention.range.clone()).unwrap_or("");
            if let Some((message, grade)) = described(*fault, shown, mention) {
                let broken =
                    *fault == Fault::BrokenGroups && counts_something(article, mention, shown);
                let grade = if broken { Grade::Likely } else { grade };
                tested.push(Finding {
                    range: mention.range.clone(),
                    relation: "misprint",
                    verdict: Verdict::Misprint,
                    grade,
                    message,
                    arithmetic: Bilingual::default(),
                    implied: None,
                    others: Vec::new(),
                    cause: None,
                });
            }
        }
    }
}

/// Says that an article has more numbers than are tested against one another.
pub(super) fn untested(article: &Article, tested: &mut Tested) {
    let Some(range) = article.untested.clone() else { return };
    tested.push(Finding {
        range,
        relation: "untested",
        verdict: Verdict::Unverifiable,
        grade: Grade::CannotTell,
        message: Bilingual::new(
            "bài có quá nhiều con số: từ đây trở đi không đối chiếu với nhau, chỉ soát lỗi in",
            "the article has too many numbers: from here on they are read for misprints only",
        ),
        arithmetic: Bilingual::default(),
        implied: None,
        others: Vec::new(),
        cause: None,
    });
}

/// `84,,0%`: two marks between digits.
fn doubled_marks(article: &Article, tested: &mut Tested) {
    let text = &article.document.text;
    let bytes = text.as_bytes();
    let mark = |byte: u8| matches!(byte, b'.' | b',');
    for (at, window) in bytes.windows(4).enumerate() {
        let [before, one, two, after] = *window else { continue };
        if !(before.is_ascii_digit() && mark(one) && mark(two) && after.is_ascii_digit()) {
            continue;
        }
        let shown = text.get(at..at + 4).unwrap_or("").to_owned();
        tested.push(Finding {
            range: at..at + 4,
            relation: "misprint",
            verdict: Verdict::Misprint,
            grade: Grade::Likely,
            message: say!(
                "`{shown}`: hai dấu liền nhau giữa các chữ số",
                "`{shown}`: two marks between digits"
            ),
            arithmetic: Bilingual::default(),
            implied: None,
            others: Vec::new(),
            cause: None,
        });
    }
}

/// Digits in wrong groups are surely meant for a number where something is counted behind them.
fn counts_something(article: &Article, mention: &Mention, shown: &str) -> bool {
    let short = shown.split(['.', ',']).next().is_some_and(|first| first.len() <= 3);
    let rest = article.document.text.get(mention.range.end..).unwrap_or("");
    let mut chars = rest.chars();
    short && chars.next() == Some(' ') && chars.next().is_some_and(char::is_lowercase)
}

fn described(fault: Fault, text: &str, mention: &Mention) -> Option<(Bilingual, Grade)> {
    let figure = mention.class.is_figure();
    Some(match fault {
        Fault::Glued if figure => (
            say!(
                "`{text}`: số viết dính vào chữ bên cạnh",
                "`{text}`: the number is glued to a word"
            ),
            Grade::Certain,
        ),
        Fault::StrayMark => (
            say!(
                "`{text}`: thừa dấu ở giữa một số tiền",
                "`{text}`: a stray mark within one amount"
            ),
            Grade::Likely,
        ),
        Fault::MixedSeparators if figure => (
            say!(
                "`{text}`: dấu chấm và dấu phẩy dùng lẫn lộn với các số khác trong đoạn",
                "`{text}`: dot and comma are used otherwise than in the other numbers here"
            ),
            Grade::CannotTell,
        ),
        Fault::BrokenGroups if figure => (
            say!(
                "`{text}`: các nhóm chữ số không đủ ba chữ số",
                "`{text}`: its groups are not of three digits"
            ),
            Grade::CannotTell,
        ),
        Fault::SlashInNumber => (
            say!(
                "`{text}`: dấu gạch chéo ở chỗ của dấu chấm",
                "`{text}`: a slash where a dot belongs"
            ),
            Grade::Likely,
        ),
        Fault::HiddenCharacter => (
            say!(
                "`{text}`: có ký tự ẩn giữa các chữ số",
                "`{text}`: a hidden character stands between its digits"
            ),
            Grade::Likely,
        ),
        Fault::ScaledTwice => (
            say!(
                "`{text}`: số đã viết đủ chữ số mà còn thêm từ chỉ hàng, lớn gấp nghìn lần",
                "`{text}`: already in full, and scaled once more"
            ),
            Grade::Likely,
        ),
        Fault::HedgedExact => (
            say!(
                "`{text}`: số chính xác đến từng nghìn đồng mà đi sau từ ước chừng",
                "`{text}`: an exact number behind a word of rounding"
            ),
            Grade::CannotTell,
        ),
        Fault::ImpossibleDate => (
            say!(
                "`{text}`: không có ngày này trong lịch",
                "`{text}`: the calendar has no such day"
            ),
            Grade::Certain,
        ),
        Fault::WrongWeekday => (
            say!("`{text}`: thứ không khớp với ngày", "`{text}`: not the weekday of that date"),
            Grade::Certain,
        ),
        Fault::ImpossibleDocumentNumber => (
            say!(
                "`{text}`: số hiệu văn bản không thể có",
                "`{text}`: no document can bear this number"
            ),
            Grade::Likely,
        ),
        _ => return None,
    })
}
