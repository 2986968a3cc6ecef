//! Versions of an identity that hold at the same time.

use crate::check::finding::Finding;
use crate::content::indicator::{Derivation, Identity};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::figure::Figures;

rules! {
    VERSIONS_OVERLAP: "versions-overlap", Error,
        vi: "Hai cách tính cùng có hiệu lực", "Mỗi ngày chỉ một cách tính có hiệu lực. Hai công thức chồng thời gian thì công thức viết trước được dùng mà không ai hay, và số liệu của những kỳ ấy được kiểm tra theo cách tính cũ.";
        en: "Two versions in force at once", "On each day one way of counting is in force. Where two formulas overlap, the first one written is used without a word, and those periods are checked by the wrong rule.";
        wrong: "is:\n  - { rule: a + b, until: 31/12/2019 }\n  - { rule: a + b + c, from: 1/12/2019 }"; right: "is:\n  - { rule: a + b, until: 30/11/2019 }\n  - { rule: a + b + c, from: 1/12/2019 }";
}

/// Every indicator with several versions of its identity.
pub(super) fn check(figures: &Figures<'_>, found: &mut Vec<Finding>) {
    for (_, indicator) in figures.content().indicators.iter() {
        let Derivation::Identities(identities) = &indicator.derivation else { continue };
        for (at, later) in identities.iter().enumerate() {
            let Some(earlier) = identities.iter().take(at).find(|other| overlap(other, later))
            else {
                continue;
            };
            let id = &indicator.id;
            let problem = Diagnostic::new(
                &VERSIONS_OVERLAP,
                later.span,
                say!(
                    "hai công thức của `{id}` cùng có hiệu lực trong một thời gian",
                    "two formulas of `{id}` are in force at the same time"
                ),
                say!(
                    "Sửa `from`, `until` để công thức trước hết hiệu lực trước khi công thức sau bắt đầu.",
                    "Mend `from` and `until` so that one ends before the other begins."
                ),
            )
            .also(earlier.span, say!("công thức kia", "the other formula"));
            found.push(Finding { problem, about: None, concerns: Vec::new(), difference: None });
        }
    }
}

fn overlap(left: &Identity, right: &Identity) -> bool {
    let starts_before_end = |a: &Identity, b: &Identity| match (a.from, b.until) {
        (Some(from), Some(until)) => from <= until,
        _ => true,
    };
    starts_before_end(left, right) && starts_before_end(right, left)
}
