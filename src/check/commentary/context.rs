//! Numbers that the words around them declare, where their own shape does not: a length of time a
//! rule sets, the number of a room, the second of two articles of law.

use super::Run;
use super::declared::Declared;
use crate::check::prose::Reading;
use crate::number::Exact;
use crate::wording::Unit as Counted;
use crate::wording::read::{Amount, Class, Hedge, Mention, Unit, Verb};

/// The class of a mention the reader took for an amount, a ratio or a heap of digits.
pub(super) fn class(run: &Run<'_>, at: usize, reading: Reading<'_>) -> Option<Declared> {
    let mention = run.mentions.get(at)?;
    let around = Around::of(run, mention);
    if let Class::Amount(amount) = &mention.class {
        let counted = is_counted(amount, reading);
        if is_duration(amount, &around) {
            return Some(Declared::Duration);
        }
        if amount.in_words && is_few(amount, counted, &around) {
            return Some(Declared::Few);
        }
        if !counted && is_part(amount) {
            return Some(Declared::Parts);
        }
        if !counted && is_copies(amount) {
            return Some(Declared::Copies);
        }
        if !counted && is_limit(amount, &around) {
            return Some(Declared::Limit);
        }
    }
    is_date(run, at, &around)
        .or_else(|| is_code(run, at, &around))
        .or_else(|| is_label(run, mention, &around, reading))
        .or_else(|| joined(run, at, MOST_JOINED, reading))
}

/// The words before and behind a mention, in small letters.
struct Around {
    before: String,
    behind: String,
    shown: String,
}

/// How many letters on each side are looked at.
const REACH: usize = 60;

impl Around {
    fn of(run: &Run<'_>, mention: &Mention) -> Self {
        let text = run.prose.text.as_str();
        let start = text[..mention.range.start].char_indices().rev().nth(REACH);
        let before = &text[start.map_or(0, |(at, _)| at)..mention.range.start];
        let behind: String = text[mention.range.end..].chars().take(REACH).collect();
        Self {
            before: before.to_lowercase().replace('\u{a0}', " ").trim_end().to_owned(),
            behind: behind.to_lowercase(),
            shown: text[mention.range.clone()].to_owned(),
        }
    }

    /// Whether one of some words stands just before.
    fn follows(&self, words: &[&str]) -> bool {
        words.iter().any(|word| ends_in(&self.before, word))
    }

    /// Whether one of some words stands anywhere before.
    fn after(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.before.contains(word))
    }

    fn leads_to(&self, words: &[&str]) -> bool {
        words.iter().any(|word| self.behind.trim_start().starts_with(word))
    }
}

fn ends_in(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}

/// Whether an amount is counted in the unit of an indicator, in money or in percent.
fn is_counted(amount: &Amount, reading: Reading<'_>) -> bool {
    match &amount.unit {
        Unit::Counted(unit) => {
            let mut indicators = reading.figures.content().indicators.iter();
            indicators.any(|(_, indicator)| {
                matches!(&indicator.unit, Counted::Named(name) if reading.wording.is_unit(name, unit))
            })
        }
        Unit::Money | Unit::Percent | Unit::Points | Unit::Portion => true,
        Unit::Times | Unit::Bare => false,
    }
}

const TIME: [&str; 24] = [
    "ngày",
    "tuần",
    "tháng",
    "năm",
    "giờ",
    "phút",
    "ngày làm việc",
    "quý",
    "ngày đêm",
    "day",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "year",
    "years",
    "hour",
    "hours",
    "minute",
    "minutes",
    "working days",
    "quarters",
    "nights",
];

/// A length of time; not one that was measured (“trung bình 45 ngày”, “giảm 15 ngày”).
fn is_duration(amount: &Amount, around: &Around) -> bool {
    let measured = matches!(
        &amount.verb,
        Some((Verb::Rise | Verb::Fall | Verb::Short | Verb::Above | Verb::Below | Verb::Share, _))
    ) || around.after(&["trung bình", "bình quân", "on average", "average of"]);
    let Unit::Counted(unit) = &amount.unit else { return false };
    TIME.contains(&unit.as_str()) && amount.decimals == 0 && !measured
}

/// The largest number that counts as a few.
const FEW: i64 = 10;

/// One thing, or a few, in words; in the unit of an indicator only where they are then listed.
fn is_few(amount: &Amount, counted: bool, around: &Around) -> bool {
    if matches!(amount.unit, Unit::Money | Unit::Percent | Unit::Points | Unit::Portion) {
        return false;
    }
    let small = amount.value > Exact::ZERO && amount.value <= Exact::whole(FEW);
    let listed =
        around.leads_to(&[":", "sau", "lớn", "trọng tâm", "nêu trên", "này", "as follows"]);
    amount.value == Exact::ONE || (small && (!counted || listed))
}

const PARTS: [&str; 44] = [
    "part",
    "parts",
    "chapters",
    "sections",
    "items",
    "tasks",
    "measures",
    "groups",
    "criteria",
    "stages",
    "phases",
    "steps",
    "principles",
    "goals",
    "points",
    "topics",
    "phần",
    "chương",
    "mục",
    "nội dung",
    "nhiệm vụ",
    "giải pháp",
    "nhóm",
    "tiêu chí",
    "giai",
    "giai đoạn",
    "bước",
    "đột",
    "đột phá",
    "chuyên đề",
    "bên",
    "mặt",
    "khâu",
    "nguyên tắc",
    "mục tiêu",
    "vấn đề",
    "chuyên",
    "nguyên",
    "tiêu",
    "vấn",
    "câu",
    "nhóm giải",
    "nhóm nhiệm",
    "ý",
];
/// The most parts a text or a plan is given in digits.
const MOST_PARTS: i64 = 20;

fn is_part(amount: &Amount) -> bool {
    let Unit::Counted(unit) = &amount.unit else { return false };
    PARTS.contains(&unit.as_str())
        && amount.value <= Exact::whole(MOST_PARTS)
        && amount.verb.is_none()
}

/// The most copies or pages.
const MOST_COPIES: i64 = 99;

fn is_copies(amount: &Amount) -> bool {
    let Unit::Counted(unit) = &amount.unit else { return false };
    ["bộ", "bản", "trang", "liên", "tờ", "copies", "pages", "sheets"].contains(&unit.as_str())
        && amount.value <= Exact::whole(MOST_COPIES)
        && amount.verb.is_none()
}

/// A bound that a rule sets on people, distances, temperatures.
fn is_limit(amount: &Amount, around: &Around) -> bool {
    const PHYSICAL: [&str; 11] =
        ["mét", "m", "km", "độ", "cm", "m2", "ki-lô-mét", "kg", "metres", "kilometres", "degrees"];
    let bound = matches!(&amount.hedge, Some((Hedge::AtMost, _)))
        || around.follows(&["quá", "không quá", "tối đa", "tối thiểu", "at most", "no more than"]);
    let physical = matches!(&amount.unit, Unit::Counted(unit) if PHYSICAL.contains(&unit.as_str()));
    bound || (physical && around.follows(&["từ", "trên", "dưới", "đến", "from", "above", "below"]))
}

/// A day without a year, which looks like a ratio.
fn is_date(run: &Run<'_>, at: usize, around: &Around) -> Option<Declared> {
    let Class::Ratio { part, whole } = &run.mentions.get(at)?.class else { return None };
    let day = part.value > Exact::ZERO && part.value <= Exact::whole(31);
    let month = whole.value > Exact::ZERO && whole.value <= Exact::whole(12);
    if !day || !month || whole.unit != Unit::Bare {
        return None;
    }
    let padded = around.shown.starts_with('0') || around.shown.contains("/0");
    let weekday = at.checked_sub(1).and_then(|at| run.mentions.get(at)).is_some_and(|before| {
        before.class == Class::Weekday && between(run, before, &run.mentions[at]).trim().is_empty()
    });
    let year = around
        .behind
        .strip_prefix('/')
        .is_some_and(|rest| rest.chars().take_while(char::is_ascii_digit).count() == 4);
    const DAYS: [&str; 12] =
        ["ngày", "từ", "đến", "hết", "sáng", "chiều", "tối", "trước", "sau", "hôm", "cả", "nhật"];
    (padded || weekday || year || around.follows(&DAYS)).then_some(Declared::Date)
}

/// Digits no statistic is written with, or behind the word for an account or an identity.
fn is_code(run: &Run<'_>, at: usize, around: &Around) -> Option<Declared> {
    let mention = run.mentions.get(at)?;
    let digits = around.shown.chars().filter(char::is_ascii_digit).count();
    let bare = matches!(&mention.class, Class::Amount(amount) if amount.unit == Unit::Bare)
        || mention.class == Class::Unreadable;
    if !bare {
        return None;
    }
    const CODES: [&str; 14] = [
        "account",
        "identity card",
        "passport",
        "postcode",
        "tài khoản",
        "mã số",
        "số hiệu",
        "căn cước",
        "chứng minh",
        "hộ chiếu",
        "mã bưu",
        "biển số",
        "số máy",
        "mã hồ sơ",
    ];
    let led = digits > 3 && around.shown.starts_with('0') && !around.shown.contains(',');
    (led || around.after(&CODES)).then_some(Declared::Code)
}

/// The number of a thing: behind “số”, or behind the name of what bears numbers.
fn is_label(
    run: &Run<'_>,
    mention: &Mention,
    around: &Around,
    reading: Reading<'_>,
) -> Option<Declared> {
    if matches!(mention.class, Class::Ratio { .. }) && around.follows(&["số"]) {
        return Some(Declared::Document);
    }
    let Class::Amount(amount) = &mention.class else { return None };
    if amount.decimals > 0 || matches!(amount.unit, Unit::Money | Unit::Percent | Unit::Points) {
        return None;
    }
    const BEARERS: [&str; 49] = [
        "highway",
        "road",
        "room",
        "floor",
        "hall",
        "level",
        "grade",
        "page",
        "figure",
        "table",
        "form",
        "phase",
        "stage",
        "round",
        "annex",
        "quốc lộ",
        "tỉnh lộ",
        "đường",
        "ngõ",
        "ngách",
        "hẻm",
        "lô",
        "km",
        "hội trường",
        "phòng",
        "tầng",
        "nhà",
        "tuyến",
        "mức độ",
        "cấp độ",
        "trang",
        "hình",
        "bảng",
        "biểu",
        "giai đoạn",
        "vòng",
        "ca",
        "tổ",
        "đội",
        "cụm",
        "khu",
        "khóa",
        "trung ương",
        "thửa",
        "cổng",
        "kênh",
        "máy lẻ",
        "đợt",
        "tuần",
    ];
    let numbered = around.before.strip_suffix("số").is_some_and(|rest| {
        rest.ends_with(' ')
            && !["tổng", "con", "một", "hệ", "trong", "chỉ"]
                .iter()
                .any(|w| ends_in(rest.trim_end(), w))
    });
    let bare_number =
        amount.value.is_whole() && amount.verb.is_none() && !around.shown.contains('.');
    let road = around.follows(&["quốc lộ", "tỉnh lộ", "km", "ngõ", "mức độ", "highway"]);
    let bare = counts_nothing(run, amount);
    let other = bare && around.follows(&BEARERS) || numbered && (bare || !is_noun(amount, reading));
    (bare_number && (road || other)).then_some(Declared::Label)
}

/// Whether what follows a number is one of the nouns offices count, or what this one counts.
fn is_noun(amount: &Amount, reading: Reading<'_>) -> bool {
    const NOUNS: [&str; 26] = [
        "case",
        "cases",
        "files",
        "petitions",
        "people",
        "offices",
        "documents",
        "decisions",
        "judgments",
        "staff",
        "việc",
        "vụ",
        "vụ việc",
        "hồ sơ",
        "đơn",
        "đơn thư",
        "người",
        "trường hợp",
        "đơn vị",
        "cuộc",
        "văn bản",
        "tài sản",
        "án",
        "quyết định",
        "bản án",
        "cán bộ",
    ];
    matches!(&amount.unit, Unit::Counted(unit) if NOUNS.contains(&unit.as_str()))
        || is_counted(amount, reading)
}

/// Whether no noun is counted: none follows, or what follows has a capital and begins a name.
fn counts_nothing(run: &Run<'_>, amount: &Amount) -> bool {
    match &amount.unit {
        Unit::Bare => true,
        Unit::Counted(_) => {
            let behind = run.prose.text.get(amount.number.end..).unwrap_or("").trim_start();
            behind.starts_with(char::is_uppercase)
        }
        _ => false,
    }
}

/// The most numbers that go on with one another.
const MOST_JOINED: usize = 20;

/// A number that only goes on with what its neighbour began: `Điều 46, 47 và 48`, `ngày 21 và
/// 22/5/2020`, `0225 3 747 828`.
fn joined(run: &Run<'_>, at: usize, most: usize, reading: Reading<'_>) -> Option<Declared> {
    let mention = run.mentions.get(at)?;
    let plain = match &mention.class {
        Class::Amount(amount) => {
            amount.decimals == 0 && !amount.in_words && counts_nothing(run, amount)
        }
        Class::Ratio { .. } | Class::Unreadable => true,
        _ => false,
    };
    if !plain || most == 0 {
        return None;
    }
    let number = number_end(mention);
    let text = run.prose.text.as_str();
    // Ahead: only to what stands right behind the bare number.
    let ahead = run.mentions.get(at + 1).and_then(|next| {
        let class = Declared::read(&next.class)?;
        let gap = text.get(number..next.range.start)?.trim().to_lowercase();
        let goes_on =
            matches!(gap.as_str(), "và" | "," | "-" | "–" | "đến" | "hoặc" | "and" | "to" | "or");
        (goes_on && matches!(class, Declared::Date | Declared::Article)).then_some(class)
    });
    // Back, through others that go on.
    let back = || {
        let before = run.mentions.get(at.checked_sub(1)?)?;
        let gap = text.get(number_end(before)..mention.range.start)?.trim().to_lowercase();
        let class = Declared::read(&before.class)
            .or_else(|| run.row_number.then_some(Declared::RowNumber))
            .or_else(|| is_code(run, at - 1, &Around::of(run, before)))
            .or_else(|| is_label(run, before, &Around::of(run, before), reading))
            .or_else(|| joined(run, at - 1, most - 1, reading))?;
        let goes_on = match class {
            Declared::Telephone | Declared::Code | Declared::Period => {
                gap.chars().all(|c| " ().-".contains(c))
            }
            // A large number is no article: `theo Điều 48, 10.232 …`.
            Declared::Article | Declared::Label | Declared::Address if !is_short(mention) => false,
            Declared::Article => ["và", ",", "đến", "hoặc", "-", "–", ", và", "and", "to", "or"]
                .contains(&gap.as_str()),
            Declared::Label | Declared::Address => {
                matches!(gap.as_str(), "+" | "và" | "," | "hoặc" | "and" | "or")
            }
            _ => false,
        };
        // A year is followed by digits only where it was no year: `1900 3228`.
        let number = class != Declared::Period || is_hotline(text.get(before.range.clone())?);
        let class = if class == Declared::Period { Declared::Telephone } else { class };
        (goes_on && number).then_some(class)
    };
    ahead.or_else(back)
}

/// Whether a number has at most four digits and no mark.
fn is_short(mention: &Mention) -> bool {
    match &mention.class {
        Class::Amount(amount) => amount.value <= Exact::whole(9999) && amount.number.len() <= 4,
        _ => true,
    }
}

fn is_hotline(text: &str) -> bool {
    text.ends_with("1900") || text.ends_with("1800")
}

/// Where the digits of a mention end; its unit may be the first word of something else.
fn number_end(mention: &Mention) -> usize {
    match &mention.class {
        Class::Amount(amount) => amount.number.end,
        _ => mention.range.end,
    }
}

fn between<'t>(run: &'t Run<'_>, before: &Mention, after: &Mention) -> &'t str {
    run.prose.text.get(before.range.end..after.range.start).unwrap_or("")
}
