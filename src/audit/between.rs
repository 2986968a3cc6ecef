//! A figure that two printed values give: what it is now, and what it was or is measured against.
//! Changes in amount and in percent and multiples are all said of such a pair, in the same words.

use super::Tested;
use super::article::Article;
use super::finding::Implied;
use super::judge::{Said, words};
use crate::diagnostic::{Bilingual, say};
use crate::number::Interval;

/// A figure with the two values it is worked out from, by their places in the article.
pub(super) struct Between {
    /// The figure tested.
    pub at: usize,
    /// What it is now.
    pub value: usize,
    /// What it was, or is measured against.
    pub base: usize,
    /// What is tested.
    pub relation: &'static str,
}

/// How a test came out.
pub(super) struct Outcome {
    pub holds: bool,
    /// The arithmetic that decides.
    pub arithmetic: Bilingual,
    /// What is said where it does not hold.
    pub refuted: Bilingual,
    /// What the writer must have used, where it does not hold.
    pub implied: Option<Implied>,
}

impl Between {
    /// The two values.
    pub fn values(&self, article: &Article) -> Option<(Interval, Interval)> {
        let value = article.figures.get(self.value)?.interval()?;
        Some((value, article.figures.get(self.base)?.interval()?))
    }

    /// The figure, the value and the base in the article's own words.
    pub fn words<'a>(&self, article: &'a Article) -> [&'a str; 3] {
        [self.at, self.value, self.base].map(|at| words(article, at))
    }

    /// That the two values make it another number.
    pub fn makes(&self, article: &Article, computed: &Bilingual) -> Bilingual {
        let [printed, v, b] = self.words(article);
        let (vi, en) = (&computed.vi, &computed.en);
        say!(
            "từ {b} thành {v} là {vi}, không phải {printed}",
            "from {b} to {v} it is {en}, not {printed}"
        )
    }

    /// Reports how the test came out.
    pub fn report(self, article: &Article, outcome: Outcome, tested: &mut Tested) -> Option<()> {
        let [printed, v, b] = self.words(article);
        let (message, implied) = if outcome.holds {
            (say!("{printed} đúng với {v} và {b}", "{printed} agrees with {v} and {b}"), None)
        } else {
            (outcome.refuted, outcome.implied)
        };
        let said = Said::of(self.relation, outcome.holds, message, outcome.arithmetic);
        let said = Said { implied, ..said };
        let finding = said.at(article, self.at, &[self.value, self.base])?;
        tested.push_about(finding, self.at, Some(self.value), Some(self.base));
        Some(())
    }
}
