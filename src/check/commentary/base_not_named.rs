//! A share whose sentence does not say of what.

use super::{Page, Run};
use crate::check::prose::Spot;
use crate::content::commentary::Form;
use crate::diagnostic::{Diagnostic, rules, say};

rules! {
    BASE_NOT_NAMED: "base-not-named", Warning,
        vi: "Tỷ trọng không nói của tổng nào",
            "“Chiếm 69,63%” của tổng số thụ lý hay của số phải thi hành là hai điều khác nhau; sai mẫu số là lỗi hay gặp nhất trong báo cáo.";
        en: "A share that does not name its whole",
            "69.63% of all cases accepted or of those to be enforced are two different things; a wrong base is the commonest fault of reports.";
        wrong: "có {{ viec.cdk }} có điều kiện, {{ viec.cdk | share }}."; right: "có {{ viec.cdk }} có điều kiện, {{ viec.cdk | share }} số phải thi hành.";
}

/// Reports every share in whose paragraph, up to the end of its sentence, its whole is neither named
/// nor referred to.
pub(super) fn check(page: &Page<'_>, run: &Run<'_>, problems: &mut Vec<Diagnostic>) {
    if matches!(run.prose.spot, Spot::Cell | Spot::Code | Spot::Tooltip) {
        return;
    }
    for hole in &run.prose.holes {
        let (Form::Share { .. }, Some((_, Some(whole)))) = (&hole.reference.form, hole.figure)
        else {
            continue;
        };
        let end = run.prose.sentence(hole.range.start).end.max(hole.range.end);
        let named = page.names.names(&run.prose.text[..end], whole)
            || run.prose.holes.iter().any(|other| {
                other.range.start < end
                    && other.figure.is_some_and(|(key, _)| key.indicator == whole)
            });
        if named {
            continue;
        }
        let content = page.reading.figures.content();
        let name = content.indicators.get(whole).name.clone();
        let (vi, en) = (name.vi, name.en);
        problems.push(Diagnostic::new(
            &BASE_NOT_NAMED,
            hole.reference.span,
            say!(
                "câu không nói đây là tỷ trọng của tổng nào (mẫu số: {vi})",
                "the sentence does not say of what this is a share (its base: {en})"
            ),
            say!(
                "Nêu tổng ấy ngay sau tham chiếu, hoặc trước đó trong câu.",
                "Name that whole behind the reference, or before it in the sentence."
            ),
        ));
    }
}
