//! Problems a person has answered for are no longer problems; waivers that answer for nothing are.
//!
//! Only what the rules of this floor find can be waived: a file that cannot be read stays so,
//! whoever signs. A waiver is of one difference; when the numbers change, it no longer holds.

use chrono::NaiveDate;

use super::finding::Finding;
use crate::content::Content;
use crate::content::waiver::{Waived, Waiver};
use crate::diagnostic::{Diagnostic, Place, Rule, rules, say};
use crate::figure::Key;
use crate::number::Exact;
use crate::source::Sources;

rules! {
    WAIVER_EXPIRED: "waiver-expired", Warning,
        vi: "Xác nhận đã hết hạn", "Xác nhận chỉ có giá trị đến ngày đã ghi; sau ngày đó vấn đề được báo trở lại như chưa ai xác nhận.";
        en: "Waiver expired", "A waiver holds until the day it names; after that day the problem is reported again as if nobody had answered for it.";
        wrong: "until: 30/6/2020 (dựng ngày 1/7/2020)"; right: "until: 31/12/2020";
    WAIVER_UNUSED: "waiver-unused", Warning,
        vi: "Xác nhận không còn dùng", "Không có vấn đề nào khớp với xác nhận này: số liệu đã sửa, đã khác, hoặc ghi sai chỗ. Để lại thì lần sau nó che một lỗi mới.";
        en: "Waiver unused", "No problem fits this waiver: the numbers were mended, have changed, or the place is wrong. Left there it would hide the next error.";
        wrong: "difference: -167 (nay lệch -176)"; right: "difference: -176";
    WAIVER_NOT_ALLOWED: "waiver-not-allowed", Error,
        vi: "Không xác nhận được quy tắc này", "Chỉ kết quả đối chiếu số liệu và lời văn mới có thể được xác nhận. Tệp hỏng, tham chiếu sai hay quy tắc không có thật thì không ai chịu trách nhiệm thay được.";
        en: "Not to be waived", "Only what comes of comparing figures and text can be answered for. A broken file, a wrong reference or a rule that does not exist cannot be signed away.";
        wrong: "rule: yaml-syntax"; right: "rule: carry-over-broken";
}

/// A waiver in use, with the figures it concerns.
#[derive(Clone, Debug)]
pub struct InUse<'a> {
    /// The waiver.
    pub waiver: &'a Waiver,
    /// The figures; none for a text.
    pub concerns: Vec<Key>,
}

/// What is left after waivers.
pub(super) struct Remaining<'a> {
    /// Problems nobody answered for, and problems of waivers.
    pub problems: Vec<Diagnostic>,
    /// Waivers in use, in the order of their file.
    pub in_use: Vec<InUse<'a>>,
}

/// Takes out what is waived on a day. `waivable` are the rules of this floor.
pub(super) fn waive<'a>(
    content: &'a Content,
    sources: &Sources,
    findings: Vec<Finding>,
    texts: Vec<Diagnostic>,
    waivable: &[&Rule],
    on: NaiveDate,
) -> Remaining<'a> {
    let mut problems = Vec::new();
    let mut in_use: Vec<Option<InUse<'a>>> = content.waivers.iter().map(|_| None).collect();
    let usable: Vec<bool> = content
        .waivers
        .iter()
        .map(|waiver| {
            let allowed = waivable.iter().any(|rule| rule.id == waiver.rule.0);
            if !allowed {
                problems.push(not_allowed(waiver));
            } else if waiver.until < on {
                problems.push(expired(waiver));
            }
            allowed && waiver.until >= on
        })
        .collect();
    let mut waived = |fits: &dyn Fn(&Waiver) -> bool, concerns: &[Key]| {
        let at = (0..usable.len()).find(|at| usable[*at] && fits(&content.waivers[*at]));
        if let Some(at) = at {
            let used = in_use[at].get_or_insert_with(|| InUse {
                waiver: &content.waivers[at],
                concerns: Vec::new(),
            });
            used.concerns.extend_from_slice(concerns);
        }
        at.is_some()
    };
    for finding in findings {
        if !waived(&|waiver| fits_figure(waiver, &finding), &finding.concerns) {
            problems.push(finding.problem);
        }
    }
    for problem in texts {
        if !waived(&|waiver| fits_text(waiver, &problem, sources), &[]) {
            problems.push(problem);
        }
    }
    for (at, used) in in_use.iter().enumerate() {
        if used.is_none() && usable[at] {
            problems.push(unused(&content.waivers[at]));
        }
    }
    Remaining { problems, in_use: in_use.into_iter().flatten().collect() }
}

fn fits_figure(waiver: &Waiver, finding: &Finding) -> bool {
    let Waived::Figure { indicator, office, period, difference } = &waiver.of else { return false };
    let key = Key { indicator: *indicator, office: *office, period: *period };
    waiver.rule.0 == finding.problem.rule.id
        && finding.about == Some(key)
        && finding.difference == difference.map(Exact::from_decimal)
}

fn fits_text(waiver: &Waiver, problem: &Diagnostic, sources: &Sources) -> bool {
    let Waived::Text { article, text } = &waiver.of else { return false };
    let Place::Span(span) = &problem.place else { return false };
    waiver.rule.0 == problem.rule.id
        && article_of(sources.get(span.source).path()) == article
        && sources.slice(*span).trim() == text.trim()
}

/// The name a waiver calls a text by: its path below `content/` without `index.md` or `.md`. A
/// translation is called after its file: `news/2020/04/so-ket/index.en`.
pub fn article_of(path: &str) -> &str {
    let path = path.strip_prefix("content/").unwrap_or(path);
    path.strip_suffix("/index.md").or_else(|| path.strip_suffix(".md")).unwrap_or(path)
}

fn not_allowed(waiver: &Waiver) -> Diagnostic {
    let (id, span) = &waiver.rule;
    Diagnostic::new(
        &WAIVER_NOT_ALLOWED,
        *span,
        say!(
            "quy tắc `{id}` không có, hoặc không thể xác nhận",
            "the rule `{id}` does not exist or cannot be waived"
        ),
        say!(
            "Chạy `congbo explain` để xem các quy tắc; lỗi của tệp và tham chiếu phải sửa.",
            "Run `congbo explain` for the rules; faults of files and references must be mended."
        ),
    )
}

fn expired(waiver: &Waiver) -> Diagnostic {
    let until = waiver.until.format("%-d/%-m/%Y");
    Diagnostic::new(
        &WAIVER_EXPIRED,
        waiver.span,
        say!("xác nhận này hết hạn ngày {until}", "this waiver expired on {until}"),
        say!(
            "Sửa số liệu, hoặc để người có trách nhiệm xem lại và gia hạn.",
            "Mend the figures, or let the person in charge look again and extend it."
        ),
    )
}

fn unused(waiver: &Waiver) -> Diagnostic {
    let id = &waiver.rule.0;
    Diagnostic::new(
        &WAIVER_UNUSED,
        waiver.span,
        say!(
            "không có vấn đề `{id}` nào khớp với xác nhận này",
            "no problem `{id}` fits this waiver"
        ),
        say!(
            "Bỏ đi nếu số liệu đã đúng; nếu chưa, ghi đúng `figure`, `office`, `period` và `difference` như trong thông báo.",
            "Remove it where the figures are right; otherwise write `figure`, `office`, `period` and `difference` as in the message."
        ),
    )
}
