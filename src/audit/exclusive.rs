//! Parts that exclude one another by what they are called: what rose, fell and stood still; what is
//! done and what is under way; matters on this and matters on that. Together they are no more than
//! their whole, even where nobody says that they are all of it.

use super::article::{Article, Figure};
use super::naming::{clause, contains_word};
use crate::wording::read::Unit;

/// Which way a thing went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Course {
    Rose,
    Fell,
    Still,
}

/// Whether an outcome is reached or still open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Closed,
    Open,
}

/// Whether no two parts can hold the same thing.
pub(super) fn exclude_one_another(article: &Article, parts: &[usize]) -> bool {
    let figures: Vec<&Figure> =
        parts.iter().filter_map(|part| article.figures.get(*part)).collect();
    figures.len() > 1
        && (courses_differ(&figures)
            || stages(&figures)
            || matters(&figures)
            || purposes(&figures)
            || alone_or_together(&figures))
}

/// Whether parts that rose, fell and stood still are all there: then they are the whole.
pub(super) fn takes_every_course(article: &Article, parts: &[usize]) -> bool {
    let figures: Vec<&Figure> =
        parts.iter().filter_map(|part| article.figures.get(*part)).collect();
    figures.len() == 3 && courses_differ(&figures)
}

fn behind(figure: &Figure) -> &str {
    figure.after.split([',', ';', '(', ')', '.']).next().unwrap_or("")
}

fn courses_differ(figures: &[&Figure]) -> bool {
    let courses: Vec<Option<Course>> = figures.iter().map(|figure| course(figure)).collect();
    courses.iter().enumerate().all(|(at, course)| {
        course.is_some() && courses.iter().skip(at + 1).all(|other| other != course)
    })
}

fn course(figure: &Figure) -> Option<Course> {
    // The verb right behind what is counted: `8 nhóm tăng giá so với tháng trước`.
    let words: Vec<&str> = behind(figure).split_whitespace().take(4).collect();
    let words = words.join(" ");
    let begins = |list: &[&str]| {
        list.iter().any(|word| {
            let own = words.strip_prefix("có ").unwrap_or(&words);
            own.starts_with(word) && contains_word(own, word)
        })
    };
    if begins(&["tăng", "rose", "increased"]) {
        Some(Course::Rose)
    } else if begins(&["giảm", "fell", "decreased"]) {
        Some(Course::Fell)
    } else if begins(&["giữ", "ổn định", "không đổi", "không thay đổi", "đứng giá", "unchanged"])
    {
        Some(Course::Still)
    } else {
        None
    }
}

/// `8 trường hợp tự nguyện, 5 trường hợp cưỡng chế thành công và 3 trường hợp đang tiến hành`: each
/// is at some stage, one at least at another than the rest.
fn stages(figures: &[&Figure]) -> bool {
    let stages: Vec<Option<Stage>> = figures.iter().map(|figure| stage(figure)).collect();
    let same_noun = figures
        .windows(2)
        .all(|pair| matches!(pair, [one, two] if one.amount.unit == two.amount.unit));
    same_noun
        && stages.iter().all(Option::is_some)
        && stages.contains(&Some(Stage::Closed))
        && stages.contains(&Some(Stage::Open))
}

fn stage(figure: &Figure) -> Option<Stage> {
    let said = |list: &[&str]| list.iter().any(|word| contains_word(behind(figure), word));
    if said(&["đang", "chưa", "chờ", "còn", "tiếp tục", "pending", "ongoing", "under way"])
    {
        return Some(Stage::Open);
    }
    let closed = [
        "đã",
        "xong",
        "thành công",
        "hoàn thành",
        "kết thúc",
        "tự nguyện",
        "đình chỉ",
        "completed",
        "closed",
        "resolved",
    ];
    said(&closed).then_some(Stage::Closed)
}

/// `24 nghị quyết về kinh tế và 2 nghị quyết về nhân sự`, `31 cuộc tại trụ sở doanh nghiệp và 55 cuộc
/// tại trụ sở cơ quan`: one noun, each part on a matter or at a place of its own.
fn matters(figures: &[&Figure]) -> bool {
    let all = |lead: &str| figures.iter().all(|f| behind(f).trim_start().starts_with(lead));
    is_closed_list(figures) && ["về ", "tại "].iter().any(|lead| all(lead))
}

/// `23 kiến nghị yêu cầu khắc phục vi phạm và 34 kiến nghị phòng ngừa`: a document is issued for one
/// purpose, which the words right behind it name.
fn purposes(figures: &[&Figure]) -> bool {
    const DOCUMENTS: &[&str] =
        &["kiến nghị", "kháng nghị", "quyết định", "công văn", "văn bản", "thông báo", "kết luận"];
    const PURPOSES: &[&str] = &[
        "yêu cầu",
        "khắc phục",
        "phòng ngừa",
        "đề nghị",
        "thu hồi",
        "xử lý",
        "xử phạt",
        "đình chỉ",
        "hủy",
        "sửa",
        "chấn chỉnh",
        "rút kinh nghiệm",
        "nhắc nhở",
        "cảnh báo",
    ];
    let purpose = |figure: &&Figure| {
        let words = behind(figure).trim();
        PURPOSES.iter().find(|lead| {
            words.strip_prefix(**lead).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    };
    let issued = |figure: &&Figure| match &figure.amount.unit {
        Unit::Counted(noun) => DOCUMENTS.contains(&noun.as_str()),
        _ => false,
    };
    let named: Vec<_> = figures.iter().filter_map(purpose).collect();
    let apart =
        named.iter().enumerate().all(|(at, one)| !named.iter().skip(at + 1).any(|o| o == one));
    is_closed_list(figures) && named.len() == figures.len() && apart && figures.iter().all(issued)
}

/// `phối hợp với chấp hành viên 31 việc, tự mình xác minh 17 việc`: what one does alone is not done
/// together with another.
fn alone_or_together(figures: &[&Figure]) -> bool {
    let [one, two] = figures else { return false };
    let said = |figure: &Figure, words: &[&str]| {
        words.iter().any(|word| contains_word(clause(&figure.before), word))
    };
    const ALONE: &[&str] =
        &["tự mình", "tự tổ chức", "tự xác minh", "tự kiểm tra", "tự tiến hành", "tự thực hiện"];
    let alone = |figure: &Figure| said(figure, ALONE);
    let together = |figure: &Figure| said(figure, &["phối hợp", "cùng với"]);
    let apart = |a: &Figure, b: &Figure| alone(a) && !together(a) && together(b) && !alone(b);
    one.amount.unit == two.amount.unit && (apart(one, two) || apart(two, one))
}

/// Parts of one noun, the last of them joined by `và`: no more of them are told.
fn is_closed_list(figures: &[&Figure]) -> bool {
    let last = figures.last().is_some_and(|last| {
        let before = last.before.trim();
        before == "và" || before.ends_with(" và")
    });
    let same_noun = figures
        .windows(2)
        .all(|pair| matches!(pair, [one, two] if one.amount.unit == two.amount.unit));
    last && same_noun
}

/// `hệ giáo dục phổ thông có 9.382 em, hệ giáo dục thường xuyên có 3.409 em`: members of one kind,
/// by names that begin alike.
pub(super) fn of_one_kind(article: &Article, parts: &[usize]) -> bool {
    let names: Vec<Vec<&str>> = parts
        .iter()
        .filter_map(|part| article.figures.get(*part))
        .map(|figure| {
            let name = clause(&figure.before).trim_end_matches(" có").trim_end_matches(" là");
            name.split(' ').collect()
        })
        .collect();
    let begin = |name: &[&str]| name.get(..2).map(|words| words.join(" "));
    names.len() > 1
        && names.len() == parts.len()
        && names.windows(2).all(|pair| match pair {
            [one, two] => one != two && begin(one).is_some() && begin(one) == begin(two),
            _ => false,
        })
}
