//! The gate: no number reaches a page unless it came from a figure or is of a declared class.

use super::declared::Declared;
use super::matching::{self, Match};
use super::{Page, Run, contradiction, percent_for_points, stale_number};
use crate::diagnostic::{Bilingual, Diagnostic, rules, say};
use crate::wording::read::Mention;
use std::ops::Range;

rules! {
    UNTRACED_NUMBER: "untraced-number", Error,
        vi: "Số không rõ nguồn",
            "Con số gõ tay không ai tính lại được, không tự đổi khi số liệu đổi, và không truy được nguồn. Số có trong thống kê thì viết bằng tham chiếu; ngày tháng, số văn bản, điều khoản, điện thoại, địa chỉ, thứ tự, tên gọi có chữ số thì cứ viết bình thường; số khác thì nêu rõ lấy từ đâu bằng dạng typed.";
        en: "A number nobody can trace",
            "A typed number cannot be computed again, does not follow the statistics and has no source. A number the statistics hold is written as a reference; dates, documents, articles of law, telephones, addresses, ordinals and names are typed as they are; any other number says where it is from, with the form typed.";
        wrong: "Thụ lý 10.232 việc; tổ chức 19 cuộc họp."; right: "Thụ lý {{ viec.thu_ly }}; tổ chức {{ \"19 cuộc\" | typed \"biên bản họp ngày 24/4/2020\" }} họp.";
}

/// Reports every number that is neither a figure nor of a declared class.
pub(super) fn check(page: &Page<'_>, run: &Run<'_>, problems: &mut Vec<Diagnostic>) {
    let traced = |range: &Range<usize>| {
        run.prose.hole_at(range.start).is_some_and(|hole| range.end <= hole.range.end)
    };
    for (at, mention) in run.mentions.iter().enumerate() {
        let number = number(mention);
        if traced(&number) {
            continue;
        }
        let class = Declared::of(run, at, page.reading);
        if class.is_some_and(|class| page.declared.contains(&class)) {
            continue;
        }
        if problems.len() >= super::MOST_PROBLEMS {
            return;
        }
        problems.push(untraced(page, run, mention));
    }
    for range in unread(run) {
        if !traced(&range) {
            let shown = &run.prose.text[range.clone()];
            problems.push(Diagnostic::new(
                &UNTRACED_NUMBER,
                run.prose.span(&range, page.reading.sources),
                say!("“{shown}” không rõ là số gì", "it is not clear what number “{shown}” is"),
                typed_remedy(shown),
            ));
        }
    }
}

/// The bytes that make the number: a unit a reference prints is part of it, the words around not.
fn number(mention: &Mention) -> Range<usize> {
    use crate::wording::read::Class;
    match &mention.class {
        Class::Amount(amount) => amount.number.clone(),
        _ => mention.range.clone(),
    }
}

/// The digits no mention covers.
fn unread(run: &Run<'_>) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut before = ' ';
    let mut mentions = run.mentions.iter().peekable();
    for (at, c) in run.prose.text.char_indices() {
        let raised = "²³".contains(c) && before.is_alphabetic();
        before = c;
        while mentions.peek().is_some_and(|mention| mention.range.end <= at) {
            mentions.next();
        }
        let read = mentions.peek().is_some_and(|mention| mention.range.start <= at);
        if !c.is_numeric() || raised || read {
            continue;
        }
        let end = at + c.len_utf8();
        match found.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => found.push(at..end),
        }
    }
    found
}

fn untraced(page: &Page<'_>, run: &Run<'_>, mention: &Mention) -> Diagnostic {
    let shown = &run.prose.text[mention.range.clone()];
    let matched = matching::find(page, run, mention);
    if let Some(matched) = matched
        && !stale_number::only_same(page, run, mention, &matched)
    {
        return known(page, run, shown, &matched);
    }
    percent_for_points::find(page, run, mention)
        .or_else(|| stale_number::find(page, run, mention))
        .or_else(|| contradiction::find(page, run, mention, &contradiction::NUMBER_CONTRADICTS))
        .unwrap_or_else(|| {
            Diagnostic::new(
                &UNTRACED_NUMBER,
                run.prose.span(&mention.range, page.reading.sources),
                say!(
                    "“{shown}” gõ tay, không khớp số liệu nào của bài",
                    "“{shown}” is typed and matches no figure of the article"
                ),
                typed_remedy(shown),
            )
        })
}

/// A number the statistics hold.
fn known(page: &Page<'_>, run: &Run<'_>, shown: &str, matched: &Match) -> Diagnostic {
    let place = run.prose.span(&matched.range, page.reading.sources);
    let first = matched.candidates.first().map_or("", |candidate| &candidate.write);
    let (message, remedy): (Bilingual, Bilingual) = if matched.sure {
        (
            say!(
                "“{shown}” gõ tay; số liệu có sẵn số này",
                "“{shown}” is typed; the statistics hold it"
            ),
            say!("Thay bằng {first}.", "Write {first} in its place."),
        )
    } else {
        (
            say!(
                "“{shown}” gõ tay; có thể là một số đã có trong số liệu",
                "“{shown}” is typed; it may be one of the figures"
            ),
            say!(
                "Chọn tham chiếu đúng với ý của câu; nếu là số khác thì nêu nguồn: {{{{ \"{shown}\" | typed \"…\" }}}}.",
                "Choose the reference the sentence means; if it is another number, say its source: {{{{ \"{shown}\" | typed \"…\" }}}}."
            ),
        )
    };
    Diagnostic::new(&UNTRACED_NUMBER, place, message, remedy)
        .mended_by(matched.fixes(page, run.prose))
}

fn typed_remedy(shown: &str) -> Bilingual {
    say!(
        "Nếu thống kê có số này thì viết mã chỉ tiêu; nếu không thì nêu nguồn: {{{{ \"{shown}\" | typed \"văn bản hoặc người cung cấp\" }}}}.",
        "If the statistics hold it, write its indicator; if not, say its source: {{{{ \"{shown}\" | typed \"document or person\" }}}}."
    )
}
