//! Which words of an article are marked, and by which findings: marks in order that do not overlap.

use std::ops::Range;

use crate::audit::finding::{Finding, Report};

/// A stretch of the document's text with the findings that concern it, by their positions.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) findings: Vec<usize>,
}

/// The marks of a report. Findings on overlapping words share a mark.
pub(super) fn marks(report: &Report) -> Vec<Mark> {
    let mut order: Vec<(usize, &Finding)> = report.findings.iter().enumerate().collect();
    order.sort_by_key(|(at, finding)| (finding.range.start, finding.range.end, *at));
    let mut marks: Vec<Mark> = Vec::new();
    for (at, finding) in order {
        match marks.last_mut() {
            Some(last) if finding.range.start < last.range.end => {
                last.range.end = last.range.end.max(finding.range.end);
                last.findings.push(at);
            }
            _ => marks.push(Mark { range: finding.range.clone(), findings: vec![at] }),
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::finding::{Grade, Verdict};
    use crate::diagnostic::Bilingual;

    #[test]
    fn overlapping_words_share_a_mark() {
        let finding = |range| Finding {
            range,
            relation: "share",
            verdict: Verdict::Holds,
            grade: Grade::Certain,
            message: Bilingual::default(),
            arithmetic: Bilingual::default(),
            implied: None,
            others: Vec::new(),
            cause: None,
        };
        let findings = [5..9, 0..3, 5..6, 8..12, 20..21].map(finding).to_vec();
        let report = Report { findings, causes: Vec::new() };
        let expected = [
            Mark { range: 0..3, findings: vec![1] },
            Mark { range: 5..12, findings: vec![2, 0, 3] },
            Mark { range: 20..21, findings: vec![4] },
        ];
        assert_eq!(marks(&report), expected);
    }
}
