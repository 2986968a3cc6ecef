//! The difference of two rates written with “%”.

use super::catalogue::Candidate;
use super::matching::{offices, shown_as};
use super::{Page, Run};
use crate::content::commentary::{Form, TargetPart};
use crate::diagnostic::{Diagnostic, rules, say};
use crate::wording::read::{Class, Mention, Unit};

rules! {
    PERCENT_FOR_POINTS: "percent-for-points", Error,
        vi: "Viết “%” cho điểm phần trăm",
            "Tỷ lệ từ 45,3% lên 47,3% là tăng 2 điểm phần trăm, còn tính ra phần trăm thì tăng hơn 4%. Viết lẫn hai cách thì người đọc hiểu sai mức thay đổi.";
        en: "Percent where points are meant",
            "A rate that goes from 45.3% to 47.3% rises by 2 percentage points, which is more than 4 per cent. Mixing the two misleads readers about the change.";
        wrong: "đạt tỷ lệ {{ viec.ty_le_xong }}, tăng 2,0%"; right: "đạt tỷ lệ {{ viec.ty_le_xong }}, {{ viec.ty_le_xong | points }}";
}

/// Whether a typed percentage is the difference of a rate from the same period or from its target.
pub(super) fn find(page: &Page<'_>, run: &Run<'_>, mention: &Mention) -> Option<Diagnostic> {
    let Class::Amount(amount) = &mention.class else { return None };
    if amount.unit != Unit::Percent {
        return None;
    }
    let sentence = run.prose.sentence(mention.range.start);
    let named = offices(page, &run.prose.text[sentence]);
    let matched = run.prose.scope.office.into_iter().chain(named).find_map(|office| {
        let list = page.printable(run.prose.scope, office);
        shown_as(page, run, mention, &list, as_percent)
    })?;
    let shown = &run.prose.text[matched.range.clone()];
    let problem = Diagnostic::new(
        &PERCENT_FOR_POINTS,
        run.prose.span(&matched.range, page.reading.sources),
        say!(
            "“{shown}” là chênh lệch của tỷ lệ, phải tính bằng điểm phần trăm",
            "“{shown}” is the difference of a rate, which is counted in percentage points"
        ),
        say!(
            "Dùng dạng points; muốn giữ “%” thì dùng points percent, câu sẽ ghi “về tỷ lệ”.",
            "Use the form points; to keep “%” use points percent, which says “of the rate”."
        ),
    );
    Some(problem.mended_by(matched.fixes(page, run.prose)))
}

/// What a difference in points would look like with “%”; nothing for other forms.
fn as_percent(candidate: &Candidate) -> String {
    match candidate.form {
        Form::Points(_) | Form::Target { part: TargetPart::Gap, .. } => {
            candidate.text.replace(" điểm phần trăm", "%").replace(" percentage points", "%")
        }
        _ => String::new(),
    }
}
