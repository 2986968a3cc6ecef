//! Units nobody said in English: on a site in two languages a figure would be half Vietnamese there.

use rustc_hash::FxHashSet;

use super::prose::Reading;
use crate::content::rules::MISSING_TRANSLATION;
use crate::diagnostic::{Diagnostic, Language, say};
use crate::wording::Unit;

/// Each unit of the indicators without English words, once, where it is first named. A site in one
/// language names its units in it.
pub(super) fn unsaid_units<'a>(reading: Reading<'a>) -> impl Iterator<Item = Diagnostic> + 'a {
    let content = reading.figures.content();
    let asked = reading.language() == Language::En && content.site.languages.len() > 1;
    let mut told = FxHashSet::default();
    let named = content.indicators.iter().filter(move |_| asked);
    named.filter_map(move |(_, indicator)| {
        let Unit::Named(unit) = &indicator.unit else { return None };
        let unsaid = !unit.is_empty() && !reading.wording.knows_unit(unit);
        (unsaid && told.insert(unit.as_str())).then(|| {
            Diagnostic::new(
                &MISSING_TRANSLATION,
                indicator.unit_span,
                say!(
                    "đơn vị tính `{unit}` chưa có tiếng Anh",
                    "the unit `{unit}` has no English words"
                ),
                say!(
                    "Thêm vào mục `units` của indicators.yaml: `{unit}: {{ en: [từ cho một, từ cho nhiều] }}`.",
                    "Add to `units` of indicators.yaml: `{unit}: {{ en: [for one, for many] }}`."
                ),
            )
        })
    })
}
