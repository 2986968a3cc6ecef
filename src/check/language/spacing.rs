//! Spaces that are missing or too many around words and marks.

use std::ops::Range;

use super::{sure, typed};
use crate::check::prose::{Prose, Reading, Spot};
use crate::diagnostic::{Bilingual, Diagnostic, rules, say};

rules! {
    SPACING: "spacing", Warning,
        vi: "Khoảng trắng thừa hoặc thiếu",
            "Hai khoảng trắng liền nhau, khoảng trắng trước dấu phẩy, hay chữ dính vào dấu chấm thường đến từ việc dán văn bản; trang in ra trông cẩu thả và tìm kiếm không thấy từ bị dính.";
        en: "Spaces missing or too many",
            "Two spaces together, a space before a comma or a letter stuck to a full stop come from pasting; the page looks careless, and a search misses the joined word.";
        wrong: "chưa kịp thời...cần khắc phục ,đôn đốc"; right: "chưa kịp thời... cần khắc phục, đôn đốc";
}

/// Reports spaces that do not belong, and those that lack.
pub(super) fn check(reading: Reading<'_>, prose: &Prose<'_>, problems: &mut Vec<Diagnostic>) {
    if prose.spot == Spot::Code {
        return;
    }
    let text = prose.text.as_str();
    let mut report = |range: Range<usize>, message: Bilingual, write: &str| {
        if !typed(prose, &range) {
            return;
        }
        problems.push(
            Diagnostic::new(
                &SPACING,
                prose.span(&range, reading.sources),
                message,
                say!("Sửa khoảng trắng ở chỗ này.", "Mend the space here."),
            )
            .mended_by(sure(reading, prose, &range, write)),
        );
    };
    let mut before = '\n';
    let mut before_that = '\n';
    let mut skip = 0;
    for (at, c) in text.char_indices() {
        if at < skip {
            continue;
        }
        let rest = &text[at + c.len_utf8()..];
        let next = rest.chars().next().unwrap_or('\n');
        if is_space(c) {
            let more = rest.find(|c| !is_space(c)).unwrap_or(rest.len());
            let end = at + c.len_utf8() + more;
            let after = text[end..].chars().next().unwrap_or('\n');
            if more > 0 && at > 0 && end < text.len() {
                report(
                    at..end,
                    say!("nhiều khoảng trắng liền nhau", "several spaces together"),
                    " ",
                );
                skip = end;
            } else if ",;".contains(after) && before.is_alphanumeric() {
                let mark = after;
                report(
                    at..end + mark.len_utf8(),
                    say!("khoảng trắng trước dấu “{mark}”", "a space before “{mark}”"),
                    &mark.to_string(),
                );
            }
        } else if !matches!(c, ',' | ';' | '.') || !next.is_alphabetic() {
            // Most of a text: nothing that asks for a space.
        } else if before.is_alphabetic() {
            if c != '.' || (before.is_lowercase() && next.is_uppercase()) {
                let end = at + c.len_utf8() + next.len_utf8();
                report(
                    at..end,
                    say!("thiếu khoảng trắng sau dấu “{c}”", "no space after “{c}”"),
                    &format!("{c} {next}"),
                );
            }
        } else if c == '.' && before == '.' && before_that == '.' {
            let end = at + 1 + next.len_utf8();
            report(
                at..end,
                say!("thiếu khoảng trắng sau dấu “...”", "no space after “...”"),
                &format!(". {next}"),
            );
        }
        (before_that, before) = (before, c);
    }
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\t')
}
