//! "Bài liên quan": the articles that share figures, a period, an office or a tag with an article,
//! best first, each with why it stands there.
//!
//! An index leads from what can be shared to the articles that have it. Of each of its lists an
//! article looks at its neighbours in time only, so that the work grows with the number of
//! articles and not with its square. What few articles have weighs more. Scores are whole numbers:
//! the same articles stand in the same order on every machine. Where nothing is shared nothing is
//! said.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::address;
use super::composer::{Composer, Usage};
use super::model::{Body, Page, RelatedEntry};
use crate::content::article::Article;
use crate::content::calendar::Period;
use crate::content::indicator::IndicatorId;
use crate::content::office::OfficeId;
use crate::figure::Key;

/// How many related articles stand under one.
const RELATED: usize = 4;
/// How many of the figures of an article are looked at: the first say what it is about, and a long
/// table behind them says what its office is about.
const FIGURES: usize = 24;
/// How many neighbours on either side an article looks at in each list.
const REACH: usize = 12;
/// The most that shared figures, and shared indicators, weigh together: otherwise the article with
/// the longest table is related to all others.
const MOST_FIGURES: u32 = 60;
const MOST_INDICATORS: u32 = 8;

/// What two articles can share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Subject {
    Figure(Key),
    Indicator(IndicatorId),
    Period(Period),
    /// An office other than the one that publishes, which all articles are about.
    Office(OfficeId),
    /// A tag, by its position among the tags met.
    Tag(u32),
}

/// What an article shares with another, and how much that weighs.
#[derive(Clone, Copy, Debug, Default)]
struct Common {
    figures: u32,
    indicators: u32,
    others: u32,
    period: Option<Period>,
    office: Option<OfficeId>,
    tag: Option<u32>,
}

impl Common {
    fn add(&mut self, subject: Subject, rarity: u32) {
        match subject {
            Subject::Figure(_) => self.figures += 2 + rarity,
            Subject::Indicator(_) => self.indicators += rarity,
            Subject::Period(period) => {
                self.period = Some(period);
                self.others += 4 + 4 * rarity;
            }
            Subject::Office(office) => {
                self.office = Some(office);
                self.others += 8 + 4 * rarity;
            }
            Subject::Tag(tag) => {
                self.tag = self.tag.or(Some(tag));
                self.others += 2 + 3 * rarity;
            }
        }
    }

    fn score(&self) -> u32 {
        self.figures.min(MOST_FIGURES) + self.indicators.min(MOST_INDICATORS) + self.others
    }
}

/// What every article can share, and who shares it.
struct Index {
    subjects: Vec<Vec<Subject>>,
    /// The articles that have each subject, newest first; none where only one has it.
    holders: FxHashMap<Subject, Vec<u32>>,
}

impl Index {
    fn new(subjects: Vec<Vec<Subject>>) -> Self {
        let mut holders: FxHashMap<Subject, Vec<u32>> = FxHashMap::default();
        for (at, own) in (0_u32..).zip(&subjects) {
            for subject in own {
                holders.entry(*subject).or_default().push(at);
            }
        }
        holders.retain(|_, list| list.len() > 1);
        Self { subjects, holders }
    }

    /// What an article shares with others near to it.
    fn shared(&self, at: usize) -> FxHashMap<u32, Common> {
        let mut found: FxHashMap<u32, Common> = FxHashMap::default();
        for subject in self.subjects.get(at).into_iter().flatten() {
            let Some(holders) = self.holders.get(subject) else { continue };
            let own = holders.partition_point(|holder| (*holder as usize) < at);
            let near = own.saturating_sub(REACH)..holders.len().min(own + 1 + REACH);
            let rarity = (self.subjects.len() / holders.len()).max(1).ilog2();
            for other in holders.get(near).into_iter().flatten() {
                if *other as usize != at {
                    found.entry(*other).or_default().add(*subject, rarity);
                }
            }
        }
        found
    }

    /// The articles related to one, best first; of equals the nearer in time, then the newer.
    fn related(&self, at: usize) -> Vec<(usize, Common)> {
        let shared = self.shared(at).into_iter();
        let mut related: Vec<(usize, Common)> = shared
            .map(|(other, common)| (other as usize, common))
            .filter(|(_, common)| common.score() > 0)
            .collect();
        related.sort_unstable_by_key(|(other, common)| {
            (Reverse(common.score()), other.abs_diff(at), *other)
        });
        related.truncate(RELATED);
        related
    }
}

/// Puts the related articles under every article. The pages of articles stand in the order of the
/// articles.
pub(super) fn relate(composer: &Composer<'_>, pages: &mut [Page]) {
    let articles = composer.articles();
    let mut tags = Tags::default();
    let figures = pages.iter().filter_map(|page| match page.body {
        Body::Article(_) => Some(page.figures.as_slice()),
        _ => None,
    });
    let subjects = articles.iter().zip(figures);
    let subjects = subjects.map(|(article, figures)| tags.subjects(composer, article, figures));
    let index = Index::new(subjects.collect());
    let bodies = pages.iter_mut().filter_map(|page| match &mut page.body {
        Body::Article(body) => Some(body),
        _ => None,
    });
    let mut bodies: Vec<_> = bodies.enumerate().collect();
    bodies.par_iter_mut().for_each(|(at, body)| {
        let related = index.related(*at).into_iter();
        body.related = related
            .filter_map(|(other, common)| {
                Some(composer.related(articles.get(other)?, &common, &tags))
            })
            .collect();
    });
}

/// Tags by number.
#[derive(Default)]
struct Tags {
    numbers: FxHashMap<String, u32>,
    names: Vec<String>,
}

impl Tags {
    fn number(&mut self, tag: &str) -> u32 {
        let names = &mut self.names;
        *self.numbers.entry(address::fold(tag)).or_insert_with(|| {
            names.push(tag.to_owned());
            names.len() as u32 - 1
        })
    }

    /// What an article can share, each once.
    fn subjects(
        &mut self,
        composer: &Composer<'_>,
        article: &Article,
        figures: &[Key],
    ) -> Vec<Subject> {
        let figures = &figures[..figures.len().min(FIGURES)];
        let mut subjects: Vec<Subject> = figures.iter().copied().map(Subject::Figure).collect();
        subjects.extend(figures.iter().map(|key| Subject::Indicator(key.indicator)));
        subjects.extend(article.period.map(Subject::Period));
        let office = article.office.filter(|own| Some(*own) != composer.content().home_office());
        subjects.extend(office.map(Subject::Office));
        subjects.extend(article.tags.iter().map(|tag| Subject::Tag(self.number(tag))));
        let mut seen = FxHashSet::default();
        subjects.retain(|subject| seen.insert(*subject));
        subjects
    }
}

impl Composer<'_> {
    fn related(&self, article: &Article, common: &Common, tags: &Tags) -> RelatedEntry {
        let mut why = Vec::new();
        if let Some(period) = common.period {
            why.push(self.text("related_period").replace("{period}", &self.period_name(period)));
        }
        if let Some(office) = common.office {
            why.push(self.text("related_office").replace("{office}", self.office_short(office)));
        }
        if common.figures > 0 {
            why.push(self.text("related_figures").to_owned());
        }
        if let Some(tag) = common.tag.and_then(|tag| tags.names.get(tag as usize)) {
            why.push(self.text("related_tag").replace("{tag}", self.tag_name(tag)));
        }
        if why.is_empty() {
            why.push(self.text("related_indicators_shared").to_owned());
        }
        RelatedEntry {
            title: self.inline(&article.title, self.scope(article), &mut Usage::default()),
            href: address::article(&article.name),
            date: self.date(article.date.date()),
            why: why.join(", "),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tags(of: &[u32]) -> Vec<Subject> {
        of.iter().copied().map(Subject::Tag).collect()
    }

    fn related(index: &Index, at: usize) -> Vec<usize> {
        index.related(at).into_iter().map(|(other, _)| other).collect()
    }

    #[test]
    fn what_few_share_goes_before_what_many_share() {
        // All have tag 0; the last and the first have tag 1 as well.
        let mut subjects = vec![tags(&[0]); 9];
        subjects[0] = tags(&[0, 1]);
        subjects[8] = tags(&[0, 1]);
        let index = Index::new(subjects);
        assert_eq!(related(&index, 0), [8, 1, 2, 3]);
        assert_eq!(related(&index, 8), [0, 7, 6, 5]);
        assert_eq!(related(&index, 4), [3, 5, 2, 6]);
    }

    #[test]
    fn nothing_shared_is_nothing_related() {
        let index = Index::new(vec![tags(&[0]), tags(&[1]), tags(&[])]);
        for at in 0..3 {
            assert_eq!(related(&index, at), Vec::<usize>::new());
        }
    }

    #[test]
    fn an_article_looks_at_a_bounded_number_of_others() {
        // Ten thousand articles of one period and one tag.
        let index = Index::new(vec![tags(&[0, 1]); 10_000]);
        for at in [0, 5_000, 9_999] {
            assert!(index.shared(at).len() <= 2 * REACH);
            assert_eq!(index.related(at).len(), RELATED);
        }
    }
}
