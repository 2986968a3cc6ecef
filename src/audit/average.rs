//! Averages: a total over the number of what is counted, `tổng chi phí 1.286,5 triệu đồng, bình quân
//! 8,7 triệu đồng/quyết định`, `38 chấp hành viên, bình quân mỗi CHV thi hành xong 196,4 việc`, `bình
//! quân mỗi tháng phải giải ngân 1.822,7 tỷ đồng`.

use super::Tested;
use super::article::{Article, Figure};
use super::finding::{Grade, Implied, ImpliedOf, Verdict};
use super::judge::{Said, fits, implied, words};
use super::naming::{clause, contains_word, content, is_of_another_time, score};
use super::say;
use crate::diagnostic::{Language, say};
use crate::number::{Exact, Interval};
use crate::wording::read::{Class, Unit};

/// How many figures back the total or the count may stand.
const FARTHEST: usize = 60;

pub(super) fn test(article: &Article, tested: &mut Tested) {
    for at in 0..article.figures.len() {
        if let Some(average) = Average::of(article, at) {
            average.test(article, tested);
        }
    }
}

const SAID: &[&str] = &["bình quân", "trung bình", "averaging", "average of", "an average"];

/// An average with what its words say of it.
struct Average {
    at: usize,
    /// What is measured: `đồng`, `việc`.
    measure: String,
    /// What each of it falls to: `quyết định`, `CHV`, `tháng`.
    each: String,
    /// The words between the two: `thi hành xong`, `phải giải ngân`.
    done: String,
}

/// What a total is divided by: a number of the article, or so many months with the place of their
/// name.
#[derive(Clone, Copy, PartialEq)]
enum Count {
    Figure(usize),
    Months(usize, i64),
}

impl Average {
    fn of(article: &Article, at: usize) -> Option<Self> {
        let figure = article.figures.get(at).filter(|f| f.whole.is_none())?;
        let unit = match &figure.amount.unit {
            Unit::Counted(unit) => unit.as_str(),
            Unit::Money => "đồng",
            _ => return None,
        };
        let said = SAID.iter().find_map(|word| {
            let start = figure.before.rfind(word)?;
            figure.before.get(start + word.len()..)
        })?;
        let behind = behind(figure);
        let average = |measure: &str, each: String, done: &str| {
            let (measure, done) = (measure.to_owned(), done.to_owned());
            (!each.contains('/')).then_some(Self { at, measure, each, done })
        };
        // `8,7 triệu đồng/quyết định`, `60 triệu đồng mỗi ngôi nhà`.
        if let Some((measure, each)) = unit.split_once('/') {
            return average(measure, format!("{each} {behind}").trim().to_owned(), "");
        }
        if let Some(each) = ["mỗi ", "một "].iter().find_map(|lead| behind.strip_prefix(lead)) {
            return average(unit, each.to_owned(), "");
        }
        // `bình quân mỗi CHV thi hành xong 196,4 việc`.
        let tail = said.trim();
        let tail = ["mỗi ", "một "].iter().find_map(|lead| tail.strip_prefix(lead))?;
        let short = tail.split(' ').count() <= 9 && !tail.contains([',', ';', ':', '(', ')']);
        short.then(|| average(unit, tail.to_owned(), tail))?
    }

    fn test(&self, article: &Article, tested: &mut Tested) -> Option<()> {
        let figure = article.figures.get(self.at)?;
        let totals = self.totals(article);
        let counts = self.counts(article);
        let quotient = |total: usize, count: Count| -> Option<Interval> {
            let count = match count {
                Count::Figure(at) => {
                    let count = article.figures.get(at)?;
                    count.whole.as_ref().map_or(count.interval(), |whole| whole.interval().ok())?
                }
                Count::Months(_, months) => Interval::exact(Exact::whole(months)),
            };
            article.figures.get(total)?.interval()?.div(count).ok().flatten()
        };
        let this_time =
            |at: &usize| article.figures.get(*at).is_some_and(|f| !is_of_another_time(f));
        let pairs = || {
            let own = totals.iter().copied().filter(this_time);
            own.flat_map(|total| counts.iter().map(move |count| (total, *count)))
        };
        let holds = |(total, count): &(usize, Count)| {
            quotient(*total, *count).is_some_and(|average| fits(average, figure))
        };
        let meant = self.total_meant(article, &totals).zip(self.count_meant(article, &counts));
        // A total that is called by the same words is meant, whatever else would fit.
        let by_name = meant.filter(|_| !self.done.is_empty());
        let fitting = match by_name {
            Some(meant) => Some(meant).filter(holds),
            None => pairs().find(holds),
        };
        let (total, count, verdict) = match (fitting, meant) {
            (Some((total, count)), _) => (total, count, Verdict::Holds),
            (None, Some((total, count))) => (total, count, Verdict::Contradiction),
            (None, None) => return None,
        };
        let computed = quotient(total, count)?;
        let (t, printed) = (words(article, total), words(article, self.at));
        let c = match count {
            Count::Figure(at) => words(article, at).to_owned(),
            Count::Months(_, months) => format!("{months} tháng"),
        };
        // In the scale it is printed in, by the step of its last place.
        let shown = |language: Language| shown(computed, figure, language);
        let arithmetic = say::both(|language| format!("{t} ÷ {c} = {}", shown(language)));
        let (vi, en) = (shown(Language::Vi), shown(Language::En));
        let message = if verdict == Verdict::Holds {
            say!("{printed} đúng với {t} và {c}", "{printed} agrees with {t} and {c}")
        } else {
            say!(
                "{t} chia cho {c} được {vi}, không phải {printed}",
                "{t} over {c} is {en}, not {printed}"
            )
        };
        let implied = (verdict == Verdict::Contradiction)
            .then(|| self.implied(article, figure, count))
            .flatten();
        let said = Said {
            relation: "per-unit",
            verdict,
            grade: Grade::Likely,
            message,
            arithmetic,
            implied,
        };
        let mut others = vec![total];
        others.extend(match count {
            Count::Figure(at) => Some(at),
            Count::Months(..) => None,
        });
        let base = others.get(1).copied();
        tested.push_about(said.at(article, self.at, &others)?, self.at, Some(total), base);
        Some(())
    }

    /// The total that would give the average as printed.
    fn implied(&self, article: &Article, figure: &Figure, count: Count) -> Option<Implied> {
        let count = match count {
            Count::Figure(at) => article.figures.get(at)?.interval()?,
            Count::Months(_, months) => Interval::exact(Exact::whole(months)),
        };
        let total = figure.interval()?.mul(count).ok()?;
        let unit = match self.measure.as_str() {
            "đồng" => Unit::Money,
            noun => Unit::Counted(noun.to_owned()),
        };
        let mut found = implied(article, ImpliedOf::Value, total, &unit);
        if found.printed.is_empty() {
            // The number of another thing altogether.
            let other = article.figures.iter().filter(|f| {
                matches!(f.amount.unit, Unit::Counted(_))
                    && f.is_level()
                    && !f.is_hedged()
                    && total.holds(f.amount.value)
            });
            found.printed = other.map(|f| f.range.clone()).collect();
        }
        Some(found)
    }

    /// Earlier numbers of what is measured, nearest first.
    fn totals(&self, article: &Article) -> Vec<usize> {
        let Some(figure) = article.figures.get(self.at) else { return Vec::new() };
        let measured = |f: &Figure| match &f.amount.unit {
            Unit::Money => self.measure == "đồng",
            Unit::Counted(noun) => {
                let measure = Unit::Counted(self.measure.clone());
                noun == &self.measure
                    || super::quantity::same_unit(&Unit::Counted(noun.clone()), &measure)
            }
            _ => false,
        };
        (self.at.saturating_sub(FARTHEST)..self.at)
            .rev()
            .filter(|other| {
                article.figures.get(*other).is_some_and(|f| {
                    f.is_level() && measured(f) && f.amount.value >= figure.amount.value
                })
            })
            .collect()
    }

    /// Earlier numbers of those it falls to, nearest first.
    fn counts(&self, article: &Article) -> Vec<Count> {
        if contains_word(&self.each, "tháng") && self.each.starts_with("tháng") {
            return months(article, self.at);
        }
        let counts = |f: &Figure| {
            let Unit::Counted(noun) = &f.amount.unit else { return false };
            f.is_level() && f.amount.value > Exact::ONE && self.falls_to(noun, f)
        };
        (self.at.saturating_sub(FARTHEST)..self.at)
            .rev()
            .filter(|other| article.figures.get(*other).is_some_and(counts))
            .map(Count::Figure)
            .collect()
    }

    /// Whether the average falls to what a figure counts, by its noun or the letters that stand for
    /// it: `CHV` for `chấp hành viên`.
    fn falls_to(&self, noun: &str, figure: &Figure) -> bool {
        let begins = |words: &str, with: &str| {
            words.strip_prefix(with).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        };
        let counted = format!("{noun} {}", figure.after);
        let each = self.each.as_str();
        let first = each.split(' ').next().unwrap_or("");
        let initials: String = noun.split(' ').filter_map(|word| word.chars().next()).collect();
        let people = ["viên chức", "lao động", "cán bộ", "công chức", "biên chế"].contains(&noun);
        begins(each, noun)
            || begins(&counted, each)
            || initials.chars().count() > 1 && initials == first
            || first == "người" && people
    }

    /// The total that is meant, where the average does not hold.
    fn total_meant(&self, article: &Article, totals: &[usize]) -> Option<usize> {
        let beside = article.previous(self.at).filter(|(at, _)| totals.contains(at));
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
                    .all(|at| super::whole::whole_of_list(article, *at) == Some(first));
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
        let ends = |at: &&usize| {
            article.figures.get(**at).zip(done.last()).is_some_and(|(f, verb)| {
                clause(&f.before).ends_with(&format!(" {verb}")) && !is_of_another_time(f)
            })
        };
        let called = (0..done.len().saturating_sub(1))
            .filter_map(|from| done.get(from..))
            .map(|words| called(&words.join(" ")))
            .find(|called| !called.is_empty())
            .unwrap_or_else(|| totals.iter().filter(ends).copied().collect());
        let first = *called.last()?;
        (called.iter().map(value).max()? == value(&first)).then_some(first)
    }

    /// The count that is meant, where the average does not hold.
    fn count_meant(&self, article: &Article, counts: &[Count]) -> Option<Count> {
        let figure = article.figures.get(self.at)?;
        let near = |count: &&Count| match count {
            Count::Figure(at) => super::base::same_sentence(article, *at, self.at),
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
}

/// The words behind a figure in its clause.
fn behind(figure: &Figure) -> &str {
    figure.after.split([',', ';', '.', '(', ')']).next().unwrap_or("").trim()
}

/// The bytes from the first figure of a sentence's block to the average.
fn sentence_of(article: &Article, at: usize) -> std::ops::Range<usize> {
    let end = article.figures.get(at).map_or(0, |f| f.range.start);
    let before = article.document.text.get(..end).unwrap_or("");
    let start = before.rfind(['\n', ';']).max(before.rfind(". ")).unwrap_or(0);
    start..end
}

/// How many months the periods of an article are long, those before the average first.
fn months(article: &Article, at: usize) -> Vec<Count> {
    let end = article.figures.get(at).map_or(0, |f| f.range.start);
    let mut found: Vec<Count> = article
        .mentions
        .iter()
        .filter(|mention| matches!(mention.class, Class::Period { .. }))
        .filter_map(|mention| {
            let text = article.document.text.get(mention.range.clone())?.to_lowercase();
            let (number, rest) = text.split_once(' ')?;
            let months = match number {
                "ba" => 3,
                "sáu" => 6,
                "chín" => 9,
                "mười" => 10,
                digits => digits.parse().ok()?,
            };
            (rest.starts_with("tháng") && months > 1)
                .then_some(Count::Months(mention.range.start, months))
        })
        .collect();
    found.sort_by_key(|count| match count {
        Count::Months(place, _) if *place < end => (0, end - place),
        _ => (1, 0),
    });
    found
}

fn shown(value: Interval, figure: &Figure, language: Language) -> String {
    let middle = value.least.add(value.most).ok().and_then(|sum| sum.div(Exact::whole(2)).ok());
    let decimals = if figure.amount.step < Exact::ONE { figure.amount.decimals + 1 } else { 0 };
    middle.flatten().map_or_else(String::new, |middle| say::number(middle, decimals, language))
}
