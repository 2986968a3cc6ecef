//! A figure in a quotation that names an indicator and differs from the data.

use super::declared::{Declared, quotation};
use super::{Page, Run, contradiction};
use crate::diagnostic::{Diagnostic, rules};

rules! {
    QUOTATION_DIFFERS: "quotation-differs", Warning,
        vi: "Lời dẫn khác số liệu",
            "Lời dẫn được giữ nguyên văn, nhưng con số trong đó khác số liệu của trang thì người đọc không biết tin bên nào. Kiểm lại nguyên văn, hoặc nói rõ vì sao khác.";
        en: "A quotation that differs from the data",
            "A quotation stays as it was said, but when its number differs from the site's the reader does not know which to believe. Check the words, or say why they differ.";
        wrong: "Báo cáo của Cục nêu: “thụ lý 10.223 việc” (số liệu: 10.232)"; right: "Báo cáo của Cục nêu: “thụ lý 10.232 việc”";
}

/// Reports every quoted number beside the name of an indicator that has another value.
pub(super) fn check(page: &Page<'_>, run: &Run<'_>, problems: &mut Vec<Diagnostic>) {
    if !run.prose.text.contains('“') {
        return;
    }
    for (at, mention) in run.mentions.iter().enumerate() {
        if quotation(run.prose, mention.range.start).is_none()
            || run.prose.hole_at(mention.range.start).is_some()
        {
            continue;
        }
        let class = Declared::of(run, at, page.reading);
        if class == Some(Declared::Quotation) {
            problems.extend(contradiction::find(page, run, mention, &QUOTATION_DIFFERS));
        }
    }
}
