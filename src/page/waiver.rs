//! What a page says of known problems somebody answers for, beside its sources.

use indexmap::IndexSet;

use super::composer::{Composer, Usage};
use super::model::Sources;
use crate::check::article_of;
use crate::content::waiver::{Waived, Waiver};
use crate::figure::Key;
use crate::number::Exact;
use crate::source::SourceId;
use crate::wording::DateStyle;

impl Composer<'_> {
    /// The sources of a page made from a text: those of its figures, and waivers of its words.
    pub(super) fn sources_of_text(&self, text: SourceId, usage: &Usage) -> Sources {
        let mut sources = self.sources(&usage.shown, &usage.shown);
        sources.typed = self.typed(usage);
        let name = article_of(self.sources.get(text).path());
        let own = self.waivers.iter().filter(|in_use| match &in_use.waiver.of {
            Waived::Text { article, .. } => article == name,
            Waived::Figure { .. } => false,
        });
        sources.waivers.extend(own.map(|in_use| self.waiver(in_use.waiver)));
        sources
    }

    /// A sentence for each waiver that concerns one of these figures, or one they rest on.
    pub(super) fn waivers_of(&self, shown: &IndexSet<Key>) -> Vec<String> {
        if self.waivers.is_empty() {
            return Vec::new();
        }
        let mut keys = shown.clone();
        for key in shown {
            keys.extend(self.stated_under(*key));
        }
        let concerned = self
            .waivers
            .iter()
            .filter(|in_use| in_use.concerns.iter().any(|key| keys.contains(key)));
        concerned.map(|in_use| self.waiver(in_use.waiver)).collect()
    }

    fn waiver(&self, waiver: &Waiver) -> String {
        let fault = self.rules.iter().find(|rule| rule.id == waiver.rule.0);
        let fault = fault.map_or("", |rule| rule.manual(self.language).title);
        let said = match &waiver.of {
            Waived::Text { text, .. } => self.text("waiver_text").replace("{text}", text),
            Waived::Figure { indicator, office, period, difference } => {
                let key = Key { indicator: *indicator, office: *office, period: *period };
                let figure = self.figure_name(key);
                let difference = difference.and_then(|difference| {
                    let size = Exact::from_decimal(difference).abs();
                    self.wording.value(&self.quantity(key, size)).ok()
                });
                match difference {
                    Some(difference) => self
                        .text("waiver_difference")
                        .replace("{difference}", &difference.plain())
                        .replace("{figure}", &figure),
                    None => self.text("waiver_figure").replace("{figure}", &figure),
                }
            }
        };
        // What people wrote comes last: it may hold anything.
        said.replace("{fault}", fault)
            .replace("{date}", &self.wording.date(waiver.until, DateStyle::Short))
            .replace("{person}", self.said(&waiver.person))
            .replace("{reason}", self.said(&waiver.reason))
    }
}
