//! Which total and which count an average is meant of, by the words of its sentence; asked where no
//! two numbers of the article give it.

use super::super::article::{Article, Figure};
use super::super::naming::{clause, contains_word, content, is_of_another_time, score};
use super::super::points::PLACES;
use super::super::subject::without_verbs;
use super::{Average, Count, FARTHEST, SAID, behind};
use crate::wording::read::Unit;

impl Average {
    /// The total that is meant, where the average does not hold.
    pub(super) fn total_meant(&self, article: &Article, totals: &[usize]) -> Option<usize> {
        let beside = self.beside(article, totals);
        // `giải ngân 612,8 tỷ đồng cho 11.860 lượt hộ, bình quân 51,7 triệu đồng/lượt hộ`.
        let over_count = || {
            let (count, of) = article.previous(self.at)?;
            let own = clause(&article.figures.get(self.at)?.before);
            let plain = SAID.contains(&own.trim());
            let counted = self.counts(article).contains(&Count::Figure(count));
            article
                .previous(count)
                .filter(|(at, _)| plain && counted && of.is_level() && totals.contains(at))
        };
        let value = |at: &usize| article.figures.get(*at).map(|f| f.amount.value);
        if self.done.is_empty() {
            return beside.or_else(over_count).map(|(at, _)| at).or_else(|| {
                // The only total of its kind, the others being its parts.
                let own =
                    |at: &&usize| article.figures.get(**at).is_some_and(|f| !is_of_another_time(f));
                let plain = SAID.contains(&clause(&article.figures.get(self.at)?.before).trim());
                let first = *totals.iter().rfind(own)?;
                let total = clause(&article.figures.get(first)?.before).contains("tổng số");
                let parts = totals
                    .iter()
                    .filter(|at| **at != first)
                    .filter(own)
                    .all(|at| super::super::whole::whole_of_list(article, *at) == Some(first));
                (plain && total && parts).then_some(first)
            });
        }
        // The first of all that are called so, and the largest: others are parts of it. What it falls
        // to stands first among the words, so the name is what they end with.
        let done = content(self.done.split(' '));
        let called = |name: &str| -> Vec<usize> {
            let bears = |at: &&usize| {
                article.figures.get(**at).is_some_and(|f| {
                    contains_word(clause(&f.before), name) && !is_of_another_time(f)
                })
            };
            totals.iter().filter(bears).copied().collect()
        };
        // `mỗi tháng tỉnh đón` of `toàn tỉnh đón 2.846 nghìn lượt khách`: one verb, right before it.
        let ends = |at: usize, name: fn(&str) -> &str| {
            article.figures.get(at).zip(done.last()).is_some_and(|(f, verb)| {
                name(clause(&f.before)).ends_with(&format!(" {verb}")) && !is_of_another_time(f)
            })
        };
        let by_verb = |name: fn(&str) -> &str| -> Vec<usize> {
            totals.iter().copied().filter(|at| ends(*at, name)).collect()
        };
        let called = (0..done.len().saturating_sub(1))
            .filter_map(|from| done.get(from..))
            .map(|words| called(&words.join(" ")))
            .find(|called| !called.is_empty())
            .unwrap_or_else(|| by_verb(|name| name));
        // `số tiền thu được là`: the same verb, before those that only end the name.
        let called = if called.is_empty() { by_verb(without_verbs) } else { called };
        let called = if called.is_empty() { self.of_whom(article, totals) } else { called };
        let first = *called.last()?;
        (called.iter().map(value).max()? == value(&first)).then_some(first)
    }

    /// The count that is meant, where the average does not hold.
    pub(super) fn count_meant(&self, article: &Article, counts: &[Count]) -> Option<Count> {
        let figure = article.figures.get(self.at)?;
        let near = |count: &&Count| match count {
            Count::Figure(at) => super::super::base::same_sentence(article, *at, self.at),
            Count::Months(place, _) => sentence_of(article, self.at).contains(place),
        };
        if let Some(count) = counts.iter().find(near) {
            return Some(*count);
        }
        if let Some(Count::Months(_, months)) = counts.first() {
            let same =
                counts.iter().all(|c| matches!(c, Count::Months(_, other) if other == months));
            return counts.first().copied().filter(|_| same);
        }
        let wanted = content(format!("{} {}", self.each, behind(figure)).split_whitespace());
        let named = |count: &&Count| match count {
            Count::Figure(at) => article.figures.get(*at).is_some_and(|f| score(f, &wanted) >= 100),
            Count::Months(..) => false,
        };
        counts.iter().find(named).or(counts.last()).copied()
    }

    /// The total right before the average; a plain average passes over a multiple or a change of the
    /// total with what it was: `18,62 tỷ đồng, gấp 1,25 lần cùng kỳ (14,90 tỷ đồng), bình quân …`.
    fn beside<'a>(
        &self,
        article: &'a Article<'_>,
        totals: &[usize],
    ) -> Option<(usize, &'a Figure)> {
        let figure = article.figures.get(self.at)?;
        let mut last = article.previous(self.at);
        if SAID.contains(&clause(&figure.before).trim()) {
            while let Some((at, _)) = last.filter(|(_, f)| {
                f.bracket != 0 && f.bracket != figure.bracket && is_of_another_time(f)
                    || !f.is_level() && !f.before.contains(';')
            }) {
                last = article.previous(at);
            }
        }
        last.filter(|(at, _)| totals.contains(at))
    }

    /// `bình quân mỗi vụ có 1,84 đối tượng bị xử lý` of `bắt giữ, xử lý 2.903 đối tượng`: the totals
    /// of which is said what is said behind the average.
    fn of_whom(&self, article: &Article, totals: &[usize]) -> Vec<usize> {
        let Some(figure) = article.figures.get(self.at) else { return Vec::new() };
        let words = behind(figure);
        let verb = ["bị ", "được ", "đã "].iter().find_map(|lead| words.strip_prefix(lead));
        let Some(verb) = verb.filter(|verb| verb.contains(' ')) else { return Vec::new() };
        let said = |at: &&usize| {
            article.figures.get(**at).is_some_and(|f| {
                contains_word(clause(&f.before), verb) && !is_of_another_time(f) && f.bracket == 0
            })
        };
        totals.iter().filter(said).copied().collect()
    }

    /// Total and count where the sentence says both at once.
    pub(super) fn pair_meant(&self, article: &Article) -> Option<(usize, Count)> {
        self.over_months(article)
            .or_else(|| self.side_by_side(article))
            .or_else(|| self.of_everybody(article))
    }

    /// `Sản lượng 10 tháng đạt 8,42 triệu m3, bình quân mỗi tháng 842 nghìn m3`: what so many months
    /// came to, right before the average.
    fn over_months(&self, article: &Article) -> Option<(usize, Count)> {
        let figure = article.figures.get(self.at).filter(|_| self.each == "tháng")?;
        let (total_at, total) = article.previous(self.at)?;
        let beside = total.is_level() && total.bracket == figure.bracket && self.measures(total);
        let plain = figure.before.trim_start_matches([',', ' ']).starts_with("bình quân mỗi tháng");
        if !beside || !plain || is_of_another_time(total) {
            return None;
        }
        let counted = article.previous(total_at).and_then(|(_, f)| {
            let months = matches!(&f.amount.unit, Unit::Counted(noun) if noun == "tháng");
            let whole = f.amount.value.is_whole() && f.whole.is_none();
            (months && whole).then(|| i64::try_from(f.amount.value.numerator()).ok())?
        });
        let months = named_months(&total.before).or(counted)?;
        Some((total_at, Count::Months(total.range.start, months)))
    }

    /// `512 trường học với 238.450 trẻ em … Bình quân mỗi trường có 466 trẻ em`: those it falls to
    /// and what they hold, said in one breath.
    fn side_by_side(&self, article: &Article) -> Option<(usize, Count)> {
        let figure = article.figures.get(self.at)?;
        let each = self.done.strip_suffix(" có")?;
        let own = figure.before.rsplit(';').next()?.trim_start_matches([',', ' ']);
        let plain = SAID.iter().any(|said| own.starts_with(said));
        let counts = |f: &Figure| {
            let Unit::Counted(noun) = &f.amount.unit else { return false };
            let counted = format!("{noun} {}", f.after);
            f.is_level() && counted.strip_prefix(each).is_some_and(|rest| rest.starts_with(' '))
        };
        let count_at = (self.at.saturating_sub(FARTHEST)..self.at)
            .rev()
            .find(|at| article.figures.get(*at).is_some_and(counts))?;
        let count = article.figures.get(count_at).filter(|f| f.whole.is_none())?;
        let (total_at, total) = article.next(count_at)?;
        let between: Vec<&str> = total.before.split_whitespace().collect();
        let joined = between.len() <= 3 && matches!(between.last(), Some(&("với" | "có")));
        let holds = total.is_level() && total.bracket == count.bracket && self.measures(total);
        (plain && joined && holds && count.block == figure.block)
            .then_some((total_at, Count::Figure(count_at)))
    }

    /// `toàn tỉnh có 238.450 trẻ em, học sinh … Đội ngũ giáo viên có 13.820 người; bình quân 17,3 học
    /// sinh/giáo viên`: all there are of a place, over the people its sentence names.
    fn of_everybody(&self, article: &Article) -> Option<(usize, Count)> {
        let figure = article.figures.get(self.at).filter(|_| self.done.is_empty())?;
        let plain = SAID.contains(&clause(&figure.before).trim());
        let people = |f: &Figure| {
            matches!(&f.amount.unit, Unit::Counted(noun) if noun == "người")
                && f.is_level()
                && f.bracket == 0
                && f.whole.is_none()
                && !is_of_another_time(f)
                && contains_word(clause(&f.before), &self.each)
        };
        let mut counts = (self.at.saturating_sub(FARTHEST)..self.at).filter(|at| {
            super::super::base::same_sentence(article, *at, self.at)
                && article.figures.get(*at).is_some_and(people)
        });
        let count = counts.next().filter(|_| plain)?;
        let measured = |at: &usize| {
            article.figures.get(*at).is_some_and(|f| {
                f.is_level() && f.whole.is_none() && (self.measures(f) || self.is_second_noun(f))
            })
        };
        let all: Vec<usize> =
            (self.at.saturating_sub(FARTHEST)..self.at).filter(measured).collect();
        let value = |at: &usize| article.figures.get(*at).map(|f| f.amount.value);
        let total = all.iter().copied().max_by_key(value)?;
        let sentence = article.figures.get(total)?.sentence;
        let first = article.figures.partition_point(|f| f.sentence < sentence);
        let head = &article.figures.get(first)?.before;
        // Pupils alone, where the total counts children too.
        let own = all.iter().copied().filter(|at| *at != total).filter(|at| {
            article.figures.get(*at).is_some_and(
                |f| matches!(&f.amount.unit, Unit::Counted(noun) if noun == &self.measure),
            )
        });
        let sum = super::super::family::sum(article, &own.collect::<Vec<_>>())?;
        let of_own = sum.div(self.size(article, Count::Figure(count))?).ok().flatten();
        let fits = of_own.is_some_and(|average| super::agrees(average, figure));
        let all_of_a_place = PLACES.iter().any(|place| contains_word(head, place));
        (counts.next().is_none() && all_of_a_place && !fits)
            .then_some((total, Count::Figure(count)))
    }

    /// `238.450 trẻ em, học sinh`: counted by two nouns at once.
    fn is_second_noun(&self, figure: &Figure) -> bool {
        let behind = figure.after.trim_start().strip_prefix(',').unwrap_or("").trim_start();
        behind
            .strip_prefix(self.measure.as_str())
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    }
}

/// So many months, where words name them: `sản lượng nước thương phẩm 10 tháng đạt`.
fn named_months(words: &str) -> Option<i64> {
    let words: Vec<&str> = words.split_whitespace().collect();
    let named = words.windows(2).find_map(|pair| match pair {
        [number, "tháng"] => number.parse().ok(),
        _ => None,
    });
    named.filter(|months| (2..=12).contains(months))
}

/// The bytes from the first figure of a sentence's block to the average.
fn sentence_of(article: &Article, at: usize) -> std::ops::Range<usize> {
    let end = article.figures.get(at).map_or(0, |f| f.range.start);
    let before = article.document.text.get(..end).unwrap_or("");
    let start = before.rfind(['\n', ';']).max(before.rfind(". ")).unwrap_or(0);
    start..end
}
