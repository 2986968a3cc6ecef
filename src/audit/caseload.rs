//! The caseload of an office, line by line, as the forms of the trade have it: what was received, of
//! it brought forward and new; what is to be enforced after entrusting and withdrawing; of it what
//! can be enforced and what cannot; what is done, and what goes on to the next period. Lines are
//! known by their names alone, in cases and in money apart. Where a line is named anew with another
//! value, another caseload begins. Nothing here is tested; `stock` does that.

use super::article::{Article, Figure};
use super::document::BlockKind;
use super::naming::{clause, contains_word, is_of_another_time};
use super::subject::without_verbs;
use crate::wording::read::Unit;

/// One line of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Received,
    BroughtForward,
    New,
    Entrusted,
    Withdrawn,
    ToEnforce,
    Eligible,
    Ineligible,
    Deferred,
    Done,
    Dropped,
    CarriedOver,
    EligibleCarried,
}

/// Cases are counted apart from money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    Cases,
    Money,
    /// A number without a unit, under `đơn vị tính: nghìn đồng`.
    Bare,
}

/// A line with the figure that states it.
#[derive(Clone, Copy, Debug)]
struct Entry {
    line: Line,
    figure: usize,
}

/// The lines that belong together, in one measure.
#[derive(Default)]
pub(super) struct Caseload {
    entries: Vec<Entry>,
}

impl Caseload {
    /// The figure that states a line, if one does.
    pub fn line(&self, line: Line) -> Option<usize> {
        self.entries.iter().find(|entry| entry.line == line).map(|entry| entry.figure)
    }

    /// All figures that state a line: several things are deferred or withdrawn.
    pub fn all(&self, line: Line) -> Vec<usize> {
        self.entries.iter().filter(|e| e.line == line).map(|e| e.figure).collect()
    }
}

/// How many blocks without a line of its own a caseload may pass over.
const FARTHEST_BLOCK: usize = 3;
/// What a caseload may be of apart from the whole.
const THEMES: &[&str] = &[
    "tín dụng",
    "tham nhũng",
    "hành chính",
    "chủ động",
    "theo yêu cầu",
    "ngân sách",
    "khiếu nại",
    "tố cáo",
    "riêng",
    "ma túy",
    "cưỡng chế",
];

/// Words for the whole: of it a caseload is where nothing is said.
const WHOLES: &[&str] =
    &["toàn tỉnh", "toàn thành phố", "toàn ngành", "toàn quốc", "cả nước", "toàn huyện"];

/// An office by its kind: what it states in a report of the whole is its own.
const OFFICES: &[&str] = &["chi cục", "phòng thads", "phòng thi hành án", "văn phòng cục"];

/// The caseloads of an article.
pub(super) fn caseloads(article: &Article) -> Vec<Caseload> {
    [Measure::Cases, Measure::Money, Measure::Bare]
        .into_iter()
        .flat_map(|measure| of_measure(article, measure))
        .collect()
}

fn of_measure(article: &Article, measure: Measure) -> Vec<Caseload> {
    // The cells of a table are one block.
    let mut told = 0;
    let counts: Vec<usize> = article
        .document
        .blocks
        .iter()
        .map(|block| {
            told += usize::from(!matches!(block.kind, BlockKind::Cell { .. }));
            told
        })
        .collect();
    let count = |block: usize| counts.get(block).copied().unwrap_or(told);
    let passed = |one: usize, two: usize| count(two).saturating_sub(count(one));
    let mut loads: Vec<Caseload> = Vec::new();
    let mut own = Caseload::default();
    let mut theme = None;
    for (at, figure) in article.figures.iter().enumerate() {
        let stated = self::measure(figure) == Some(measure);
        let Some(line) = stated.then(|| line_of(article, at)).flatten() else { continue };
        let value = |at: usize| article.figures.get(at).map(|f| f.amount.value);
        let several = matches!(line, Line::Deferred | Line::Withdrawn | Line::Dropped);
        let again = own.line(line).filter(|_| !several);
        let last = own.entries.last().and_then(|last| article.figures.get(last.figure));
        let far = last.is_some_and(|last| passed(last.block, figure.block) > FARTHEST_BLOCK);
        let now = theme_of(article, at);
        // The whole is meant unless something else is said; a theme ends with its paragraph.
        let of_all = |theme: Option<&str>| theme.is_none_or(|theme| WHOLES.contains(&theme));
        let over = !of_all(theme)
            && theme.is_none_or(|theme| !OFFICES.contains(&theme))
            && now.is_none()
            && last.is_some_and(|last| last.block != figure.block)
            && !super::listing::is_item(article, figure.block);
        let changed = now.is_some() && now != theme && !(of_all(now) && of_all(theme));
        let another = (changed || over) && last.is_some();
        if again.is_some_and(|same| value(same) == value(at)) && !another {
            continue;
        }
        if again.is_some() || far || another {
            loads.push(std::mem::take(&mut own));
            theme = None;
        }
        theme = now.or(theme);
        own.entries.push(Entry { line, figure: at });
    }
    loads.push(own);
    loads.retain(|load| !load.entries.is_empty());
    loads
}

fn measure(figure: &Figure) -> Option<Measure> {
    match &figure.amount.unit {
        Unit::Money => Some(Measure::Money),
        Unit::Bare => Some(Measure::Bare),
        Unit::Counted(noun) if matches!(noun.as_str(), "việc" | "vụ việc" | "bản án") => {
            Some(Measure::Cases)
        }
        _ => None,
    }
}

/// The words of a sentence before a figure that say what its caseload is of.
fn theme_of(article: &Article, at: usize) -> Option<&'static str> {
    let mut place = Some(at);
    while let Some(at) = place {
        let figure = article.figures.get(at)?;
        let said = THEMES.iter().chain(WHOLES).chain(OFFICES);
        let names = |theme: &&&str| {
            contains_word(&figure.before, theme) && !figure.before.contains(&format!("các {theme}"))
        };
        if let Some(theme) = said.rev().find(names) {
            return Some(theme);
        }
        place = article.previous(at).map(|(before, _)| before);
    }
    None
}

/// Words that only join an amount to the cases before it.
const JOINS: &[&str] = &[
    "với số tiền",
    "với tổng số tiền",
    "tương ứng",
    "tương ứng với",
    "tương ứng số tiền",
    "tương ứng với số tiền",
    "tương đương",
    "và",
    "với",
    "/",
    "số tiền",
    "về tiền",
    "thu",
    "thu về",
];

/// Which line a figure states.
pub(super) fn line_of(article: &Article, at: usize) -> Option<Line> {
    let figure = article.figures.get(at).filter(|f| f.is_level() && f.whole.is_none())?;
    if is_of_another_time(figure) {
        return None;
    }
    let name = name(figure);
    let behind = behind(figure);
    if let Some(line) = by_words(behind, "").filter(|_| negated(behind)) {
        return Some(line);
    }
    if JOINS.contains(&name) {
        let mut place = at;
        while let Some((before, other)) = article.previous(place) {
            if other.is_level() && other.bracket == figure.bracket {
                let other_measure = other.amount.unit != figure.amount.unit;
                return other_measure.then(|| line_of(article, before)).flatten();
            }
            place = before;
        }
        return None;
    }
    let line = by_words(name, behind).or_else(|| divided_behind(article, at))?;
    // `số việc chuyển kỳ sau là 817 việc, trong đó có điều kiện là 403 việc`.
    let part_of_carried = || {
        let mut place = at;
        while let Some((before, other)) = article.previous(place) {
            if other.is_level() && other.same_unit(figure) && other.bracket == figure.bracket {
                return line_of(article, before) == Some(Line::CarriedOver)
                    && !figure.before.contains(';');
            }
            place = before;
        }
        false
    };
    match line {
        Line::Eligible if part_of_carried() => Some(Line::EligibleCarried),
        Line::Ineligible if part_of_carried() => None,
        Line::ToEnforce if contains_word(name, "còn") => {
            let less = (at.saturating_sub(4)..at).rev().any(|other| {
                article.figures.get(other).is_some_and(|f| {
                    f.block == figure.block
                        && [self::name(f), self::behind(f)].iter().any(|w| is_entrusted(w))
                })
            });
            less.then_some(line)
        }
        line => Some(line),
    }
}

/// `đối với 1.103 việc (cũ 718 việc, mới 385 việc)`: what both make up was received.
fn divided_behind(article: &Article, at: usize) -> Option<Line> {
    let opens = |(_, f): &(usize, &Figure)| {
        f.bracket != 0
            && f.before.contains('(')
            && by_words(name(f), behind(f)) == Some(Line::BroughtForward)
    };
    let (first, _) = article.next(at).filter(opens)?;
    let new = |f: &Figure| by_words(name(f), behind(f)) == Some(Line::New);
    article.next(first).filter(|(_, f)| f.bracket != 0 && new(f)).map(|_| Line::Received)
}

fn name(figure: &Figure) -> &str {
    let name = clause(&figure.before).trim_start_matches(['-', '*', '+', '•', '–', ' ']);
    // `402 việc chưa có điều kiện và 12 việc khác`: the words before `và` are of the number before.
    if name.ends_with(" và") {
        return "và";
    }
    without_verbs(name)
}

fn behind(figure: &Figure) -> &str {
    figure.after.split([',', ';', '.', '(', ')', ':']).next().unwrap_or("").trim()
}

fn negated(words: &str) -> bool {
    ["chưa có điều kiện", "chưa đủ điều kiện", "không có điều kiện"]
        .iter()
        .any(|lead| words.starts_with(lead))
}

fn is_entrusted(words: &str) -> bool {
    (contains_word(words, "ủy thác") || contains_word(words, "uỷ thác")) && !words.contains("nhận")
}

/// The line some words name: those before a figure, with those behind it.
fn by_words(name: &str, behind: &str) -> Option<Line> {
    const OTHERS: &[&str] = &[
        "sổ theo dõi",
        "bình quân",
        "chỉ tiêu",
        "phấn đấu",
        "so với",
        "ít nhất",
        "cùng kỳ",
        "kế hoạch",
        "thêm",
        "người",
        "tăng",
        "giảm",
        "mỗi",
        "nhất",
    ];
    let has = |word: &str| contains_word(name, word);
    if OTHERS.iter().any(|word| has(word)) || behind.contains("sổ theo dõi") {
        return None;
    }
    let onward = ["chuyển kỳ sau", "chuyển sang kỳ sau", "chuyển sang năm", "chuyển sang tháng"];
    let ineligible =
        ["chưa có điều kiện", "chưa đủ điều kiện", "không có điều kiện"].iter().any(|w| has(w));
    let eligible = !ineligible && (has("có điều kiện") || has("đủ điều kiện"));
    let follows = |words: &[&str]| words.iter().any(|word| behind.starts_with(word));
    if onward.iter().any(|word| has(word)) && !has("cũ") {
        return match (ineligible, eligible) {
            (true, _) => None,
            (_, true) => Some(Line::EligibleCarried),
            _ => Some(Line::CarriedOver),
        };
    }
    let undone = behind.contains("chưa thi hành xong") || behind.contains("chưa giải quyết xong");
    let under_way = behind.ends_with("đang tiếp tục thi hành") || behind.ends_with("đang thi hành");
    if ["phải thi hành", "phải thi hành án"].contains(&behind) && !has("còn") {
        return Some(Line::ToEnforce);
    }
    if has("còn") && follows(&["có điều kiện", "đủ điều kiện"]) && (undone || under_way)
    {
        return Some(Line::EligibleCarried);
    }
    if ineligible || follows(&["chưa có điều kiện", "chưa đủ điều kiện"]) {
        return Some(Line::Ineligible);
    }
    let withdrawn = |words: &str| {
        let recalled = contains_word(words, "thu hồi") || contains_word(words, "hủy");
        recalled && words.contains("quyết định")
            || ["hủy", "thu hồi"].contains(&words)
            || contains_word(words, "rút lên")
    };
    let deferred = |words: &str| {
        ["hoãn", "tạm đình chỉ", "tạm đình", "thời gian tự nguyện"]
            .iter()
            .any(|word| contains_word(words, word))
    };
    if deferred(name) || deferred(behind) && (has("còn lại") || name.is_empty()) {
        Some(Line::Deferred)
    } else if name.ends_with("còn phải thi hành") {
        Some(Line::ToEnforce)
    } else if is_entrusted(name) || is_entrusted(behind) && behind.split(' ').count() <= 4 {
        Some(Line::Entrusted)
    } else if withdrawn(name) || withdrawn(behind) && behind.split(' ').count() <= 6 {
        Some(Line::Withdrawn)
    } else if ["đình", "đình chỉ", "đình chỉ thi hành án"].contains(&name) || follows(&["đình chỉ"])
    {
        Some(Line::Dropped)
    } else if has("chuyển sang") || has("cũ") || has("chuyển qua") {
        Some(Line::BroughtForward)
    } else if has("mới") {
        (has("thụ lý") || has("án") || has("nhận") || has("việc") || name == "mới")
            .then_some(Line::New)
    } else if has("phải thi hành") {
        let ends = ["phải thi hành", "phải thi hành án", "phải thi hành tổng cộng"];
        ends.iter().any(|end| name.ends_with(end)).then_some(Line::ToEnforce)
    } else if has("thi hành xong") || has("giải quyết xong") || name.ends_with("đã giải quyết")
    {
        let whole = !has("chưa") && !has("phải") && !has("còn");
        whole.then_some(Line::Done)
    } else if eligible || follows(&["có điều kiện", "đủ điều kiện"]) {
        let open = ["còn", "đang", "chưa"].iter().any(|w| contains_word(behind, w) || has(w));
        (!open).then_some(Line::Eligible)
    } else if has("thụ lý") || has("tổng số giải quyết") {
        Some(Line::Received)
    } else {
        None
    }
}

/// What a share or rate of a line is of, by the forms: what can be enforced is a part of what is to
/// be, what is done of what can be.
pub(super) fn base_of(article: &Article, part: usize) -> Option<usize> {
    let load = load_of(article, part)?;
    let line = load.entries.iter().find(|entry| entry.figure == part)?.line;
    let base = match line {
        Line::Eligible | Line::Ineligible | Line::Deferred => {
            let all = || load.line(Line::Received).filter(|_| !sends_on(article));
            load.line(Line::ToEnforce).or_else(all)
        }
        Line::Done => load.line(Line::Eligible),
        Line::BroughtForward | Line::New => load.line(Line::Received),
        Line::EligibleCarried => load.line(Line::CarriedOver),
        _ => None,
    };
    base.filter(|base| *base < part)
}

/// Whether an article tells what is to be enforced from what was received.
fn sends_on(article: &Article) -> bool {
    article.figures.iter().any(|f| {
        ["ủy thác", "uỷ thác", "phải thi hành"]
            .iter()
            .any(|word| f.before.contains(word) || f.after.contains(word))
    })
}

/// The caseload a figure states a line of.
fn load_of<'a>(article: &'a Article<'_>, figure: usize) -> Option<&'a Caseload> {
    article.caseloads.iter().find(|load| load.entries.iter().any(|e| e.figure == figure))
}

/// Whether two figures state lines of one caseload.
pub(super) fn together(article: &Article, one: usize, two: usize) -> bool {
    load_of(article, one).is_some_and(|load| load.entries.iter().any(|e| e.figure == two))
}

/// Lines side by side with one, which is no part of any of them.
pub(super) fn beside(article: &Article, figure: usize) -> Vec<usize> {
    let Some(load) = load_of(article, figure) else { return Vec::new() };
    let whole = |line: Line| matches!(line, Line::Received | Line::ToEnforce | Line::CarriedOver);
    load.entries.iter().filter(|entry| !whole(entry.line)).map(|entry| entry.figure).collect()
}

/// All that is to be enforced, where a figure states what is done of it and no line what could be.
pub(super) fn all_to_do(article: &Article, part: usize) -> Option<usize> {
    let load = load_of(article, part).filter(|load| load.line(Line::Done) == Some(part))?;
    load.line(Line::ToEnforce).filter(|whole| *whole < part && load.line(Line::Eligible).is_none())
}

/// The line some words name, in the caseload of a part or the last one before it.
pub(super) fn named(article: &Article, part: usize, words: &str) -> Option<usize> {
    let line = by_words(words, "")?;
    let unit = &article.figures.get(part)?.amount.unit;
    let counted =
        |at: &usize| *at < part && article.figures.get(*at).is_some_and(|f| &f.amount.unit == unit);
    let own = load_of(article, part).and_then(|load| load.line(line)).filter(counted);
    own.or_else(|| {
        article.caseloads.iter().filter_map(|load| load.line(line)).filter(counted).max()
    })
}
