//! Averages: a total over the number of what is counted, `tổng chi phí 1.286,5 triệu đồng, bình quân
//! 8,7 triệu đồng/quyết định`, `38 chấp hành viên, bình quân mỗi CHV thi hành xong 196,4 việc`, `bình
//! quân mỗi tháng phải giải ngân 1.822,7 tỷ đồng`.

mod meant;

use super::Tested;
use super::article::{Article, Figure};
use super::finding::{Implied, ImpliedOf};
use super::judge::{Said, fits, implied, words};
use super::naming::{contains_word, is_of_another_time};
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
        });
        let Some(said) = said else { return Self::second(article, at, unit) };
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

    /// `bình quân mỗi chấp hành viên giải quyết xong 149,25 việc và thu 5,93 tỷ đồng`: two averages of
    /// one `bình quân`.
    fn second(article: &Article, at: usize, measure: &str) -> Option<Self> {
        let figure = article.figures.get(at)?;
        let done = figure.before.trim().strip_prefix("và ")?;
        let (first_at, first) = article.previous(at)?;
        let leads = SAID.iter().any(|word| first.before.contains(word));
        let short = done.split(' ').count() <= 3 && !done.contains([',', ';', ':', '(', ')']);
        if !leads || !short || first.bracket != figure.bracket {
            return None;
        }
        let first = Self::of(article, first_at).filter(|first| !first.done.is_empty())?;
        let (measure, done) = (measure.to_owned(), done.to_owned());
        Some(Self { at, measure, each: first.each, done })
    }

    fn test(&self, article: &Article, tested: &mut Tested) -> Option<()> {
        let figure = article.figures.get(self.at)?;
        let totals = self.totals(article);
        let counts = self.counts(article);
        let quotient = |total: usize, count: Count| -> Option<Interval> {
            let count = self.size(article, count)?;
            article.figures.get(total)?.interval()?.div(count).ok().flatten()
        };
        let this_time =
            |at: &usize| article.figures.get(*at).is_some_and(|f| !is_of_another_time(f));
        let pairs = || {
            let own = totals.iter().copied().filter(this_time);
            own.flat_map(|total| counts.iter().map(move |count| (total, *count)))
        };
        let gives = |(total, count): &(usize, Count)| {
            quotient(*total, *count).is_some_and(|average| agrees(average, figure))
        };
        let named = || self.total_meant(article, &totals).zip(self.count_meant(article, &counts));
        let meant = self.pair_meant(article).or_else(named);
        // A total that is called by the same words is meant, whatever else would fit.
        let by_name = meant.filter(|_| !self.done.is_empty());
        let fitting = match by_name {
            Some(meant) => Some(meant).filter(gives),
            None => pairs().find(gives).or(meant.filter(gives)),
        };
        let holds = fitting.is_some();
        let (total, count) = fitting.or(meant)?;
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
        let message = if holds {
            say!("{printed} đúng với {t} và {c}", "{printed} agrees with {t} and {c}")
        } else {
            say!(
                "{t} chia cho {c} được {vi}, không phải {printed}",
                "{t} over {c} is {en}, not {printed}"
            )
        };
        let implied = (!holds).then(|| self.implied(article, figure, count)).flatten();
        let relation = "per-unit";
        let said = Said { implied, ..Said::of(relation, holds, message, arithmetic) };
        let mut others = vec![total];
        others.extend(match count {
            Count::Figure(at) => Some(at),
            Count::Months(..) => None,
        });
        let base = others.get(1).copied();
        tested.push_about(said.at(article, self.at, &others)?, self.at, Some(total), base);
        Some(())
    }

    /// How many a count is: of a ratio the part, where the average falls to those of whom its words
    /// are said (`làm rõ 1.574/1.846 vụ`, `mỗi vụ được làm rõ`), else the whole.
    fn size(&self, article: &Article, count: Count) -> Option<Interval> {
        let at = match count {
            Count::Figure(at) => at,
            Count::Months(_, months) => return Some(Interval::exact(Exact::whole(months))),
        };
        let count = article.figures.get(at)?;
        let part = self.predicate().is_some_and(|words| contains_word(&count.before, words));
        match &count.whole {
            Some(whole) if !part => whole.interval().ok(),
            _ => count.interval(),
        }
    }

    /// What is said of those the average falls to: `làm rõ` of `mỗi vụ được làm rõ có`.
    fn predicate(&self) -> Option<&str> {
        let each = self.each.strip_suffix(" có").unwrap_or(&self.each);
        let words =
            [" được ", " bị ", " đã "].iter().find_map(|verb| each.split_once(verb))?.1.trim();
        words.contains(' ').then_some(words)
    }

    /// The total that would give the average as printed.
    fn implied(&self, article: &Article, figure: &Figure, count: Count) -> Option<Implied> {
        let count = self.size(article, count)?;
        let average = Interval::rounded(figure.amount.value, figure.amount.step).ok()?;
        let total = average.mul(count).ok()?;
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

    /// Whether a figure counts what is measured.
    fn measures(&self, figure: &Figure) -> bool {
        match &figure.amount.unit {
            Unit::Money => self.measure == "đồng",
            Unit::Counted(noun) => {
                noun == &self.measure
                    || super::quantity::same_unit(
                        &Unit::Counted(noun.clone()),
                        &Unit::Counted(self.measure.clone()),
                    )
            }
            _ => false,
        }
    }

    /// Earlier numbers of what is measured, nearest first.
    fn totals(&self, article: &Article) -> Vec<usize> {
        let Some(figure) = article.figures.get(self.at) else { return Vec::new() };
        (self.at.saturating_sub(FARTHEST)..self.at)
            .rev()
            .filter(|other| {
                article.figures.get(*other).is_some_and(|f| {
                    f.is_level() && self.measures(f) && f.amount.value >= figure.amount.value
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
        // `191,7 việc (toàn đơn vị có 15 chấp hành viên)`: the count behind it.
        let behind = article.next(self.at).filter(|(_, f)| f.bracket != 0).map(|(at, _)| at);
        let mut found: Vec<usize> = (self.at.saturating_sub(FARTHEST)..self.at)
            .rev()
            .chain(behind)
            .filter(|other| article.figures.get(*other).is_some_and(counts))
            .collect();
        let said = |at: &usize| {
            let words = article.figures.get(*at).zip(self.predicate());
            words.is_some_and(|(f, words)| contains_word(&f.before, words))
        };
        if found.iter().any(said) {
            found.retain(said);
        }
        let all = found.clone();
        found.retain(|at| !self.is_told_part(article, *at, &all));
        found.into_iter().map(Count::Figure).collect()
    }

    /// `86 cuộc, trong đó 31 cuộc …; bình quân 216,5 triệu đồng/cuộc`: past the semicolon a plain
    /// average falls to the whole, not to its parts.
    fn is_told_part(&self, article: &Article, at: usize, all: &[usize]) -> bool {
        let whole = super::whole::whole_of_list(article, at);
        let passed = || {
            (at + 1..=self.at)
                .any(|other| article.figures.get(other).is_some_and(|f| f.before.contains(';')))
        };
        let plain = self.done.is_empty() && !self.each.contains(' ');
        let told = whole.is_some_and(|whole| whole != at && all.contains(&whole));
        plain && told && super::base::same_sentence(article, at, self.at) && passed()
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
}

/// Whether a quotient is the average as printed. One of whole things is rounded too: `466 trẻ em`.
fn agrees(quotient: Interval, printed: &Figure) -> bool {
    let amount = &printed.amount;
    let rounded = Interval::rounded(amount.value, amount.step);
    fits(quotient, printed) || rounded.is_ok_and(|rounded| rounded.meets(quotient))
}

/// The words behind a figure in its clause.
fn behind(figure: &Figure) -> &str {
    figure.after.split([',', ';', '.', '(', ')']).next().unwrap_or("").trim()
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
    found.extend(days_in_months(article, at));
    found.sort_by_key(|count| match count {
        Count::Months(place, _) if *place < end => (0, end - place),
        _ => (1, 0),
    });
    found
}

/// `Sau 90 ngày đêm, … bình quân mỗi tháng`: a stretch of so many days, in the average's sentence.
fn days_in_months(article: &Article, at: usize) -> Option<Count> {
    let (place, days) = (0..at)
        .rev()
        .take_while(|other| super::base::same_sentence(article, *other, at))
        .filter_map(|other| article.figures.get(other))
        .find_map(|f| {
            let of_days = matches!(&f.amount.unit, Unit::Counted(noun) if noun.starts_with("ngày"));
            let lead = f.before.trim_end();
            let passed =
                ["sau", "qua", "trong", "cao điểm"].iter().any(|word| lead.ends_with(word));
            let days = i64::try_from(f.amount.value.numerator()).ok()?;
            let whole = f.amount.value.is_whole() && f.whole.is_none();
            (of_days && passed && whole).then_some((f.range.start, days))
        })?;
    (days % 30 == 0 && (60..=360).contains(&days)).then_some(Count::Months(place, days / 30))
}

fn shown(value: Interval, figure: &Figure, language: Language) -> String {
    let middle = value.least.add(value.most).ok().and_then(|sum| sum.div(Exact::whole(2)).ok());
    let decimals = if figure.amount.step < Exact::ONE { figure.amount.decimals + 1 } else { 0 };
    middle.flatten().map_or_else(String::new, |middle| say::number(middle, decimals, language))
}
