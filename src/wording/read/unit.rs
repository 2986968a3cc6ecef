//! What a number is counted in: scale words, money, percent, and the noun behind the number.
//!
//! Nouns are an open class. The list below only says which of them have two syllables, and which
//! words can stand behind a number in words so that it surely counts something.

use crate::diagnostic::Language;

use super::mention::Unit;
use super::token::{Kind, Phrases, Text};

/// What the words behind a number say.
pub(super) struct Tail {
    /// The token after them.
    pub end: usize,
    pub unit: Unit,
}

/// Nouns of two or more syllables.
const COMPOUND: Phrases = Phrases::new(&[
    "vụ việc",
    "vụ án",
    "hồ sơ",
    "trường hợp",
    "đơn vị",
    "doanh nghiệp",
    "hợp tác xã",
    "học sinh",
    "sinh viên",
    "giáo viên",
    "bệnh nhân",
    "bị cáo",
    "bị can",
    "bị hại",
    "đương sự",
    "quyết định",
    "bản án",
    "văn bản",
    "cán bộ",
    "công chức",
    "viên chức",
    "chấp hành viên",
    "thẩm phán",
    "kiểm sát viên",
    "luật sư",
    "đồng chí",
    "đại biểu",
    "đảng viên",
    "đoàn viên",
    "hội viên",
    "lao động",
    "hộ nghèo",
    "hộ dân",
    "hộ gia đình",
    "công trình",
    "dự án",
    "đề tài",
    "sản phẩm",
    "điểm cầu",
    "tổ chức",
    "cơ sở",
    "cơ quan",
    "khách hàng",
    "tài khoản",
    "giao dịch",
    "hợp đồng",
    "lượt người",
    "lượt khách",
    "giường bệnh",
    "trạm y tế",
    "bệnh viện",
    "trường học",
    "phòng học",
    "khiếu nại",
    "tố cáo",
    "kiến nghị",
    "phản ánh",
    "ý kiến",
    "cuộc thi",
    "hội nghị",
    "lớp học",
    "xã phường",
    "thôn bản",
    "địa phương",
    "tỉnh thành",
    "thành phố",
    "người dân",
    "người lao động",
    "thủ tục",
    "chỉ tiêu",
    "nhiệm vụ",
    "ngôi nhà",
    "căn hộ",
    "căn nhà",
    "phương tiện",
    "xe máy",
    "tai nạn",
    "tội phạm",
    "đối tượng",
    "ca mắc",
    "ca tử vong",
    "liều vắc",
    "mét vuông",
    "gia đình",
    "biên chế",
    "nhà đầu tư",
    "tín dụng",
    "chi nhánh",
    "tác phẩm",
    "vận động viên",
    "huy chương",
    "giấy phép",
    "giấy chứng nhận",
    "đô la",
    "thí sinh",
    "công dân",
    "trẻ em",
    "phụ nữ",
    "cử tri",
    "đơn hàng",
    "hành khách",
    "du khách",
    "khách du lịch",
    "lượt xe",
    "tàu thuyền",
    "tàu cá",
    "chuyên đề",
    "bài viết",
    "tin bài",
    "giải pháp",
    "nhóm nhiệm",
    "hòa giải",
    "vi phạm",
    "thửa đất",
    "nghìn ha",
    "phạm nhân",
    "người phạm",
    "công nhân",
    "nhân viên",
    "bác sĩ",
    "nghị quyết",
    "nghị định",
    "thông tư",
    "chỉ thị",
    "kết luận",
    "tờ trình",
    "báo cáo",
    "kế hoạch",
    "chương trình",
    "đề án",
    "mô hình",
    "phóng viên",
    "điều tra viên",
    "tập thể",
    "cá nhân",
    "nạn nhân",
    "phiên tòa",
]);

/// Nouns of one syllable, and those of English.
const COUNTED: &[&str] = &[
    "việc",
    "vụ",
    "người",
    "đơn",
    "hộ",
    "xã",
    "phường",
    "huyện",
    "quận",
    "tỉnh",
    "trường",
    "lớp",
    "em",
    "cháu",
    "ca",
    "lượt",
    "cuộc",
    "buổi",
    "đoàn",
    "tổ",
    "đội",
    "nhóm",
    "phòng",
    "ban",
    "sở",
    "cục",
    "tàu",
    "xe",
    "tấn",
    "tạ",
    "kg",
    "ha",
    "km",
    "m",
    "m2",
    "m3",
    "m²",
    "m³",
    "km2",
    "km²",
    "kwh",
    "mw",
    "lít",
    "con",
    "cây",
    "chiếc",
    "cái",
    "căn",
    "bản",
    "tờ",
    "tin",
    "bài",
    "điểm",
    "ngày",
    "tuần",
    "năm",
    "phút",
    "giây",
    "giờ",
    "lần",
    "đợt",
    "suất",
    "khách",
    "máy",
    "thẻ",
    "thôn",
    "ấp",
    "làng",
    "nhà",
    "giường",
    "liều",
    "mẫu",
    "chỗ",
    "đồng",
    "thửa",
    "nợ",
    "khoản",
    "án",
    "đơn",
    "phiên",
    "chuyến",
    "trạm",
    "khu",
    "cụm",
    "tuyến",
    "cầu",
    "cases",
    "case",
    "people",
    "persons",
    "person",
    "petitions",
    "petition",
    "offices",
    "office",
    "judgments",
    "judgment",
    "decisions",
    "decision",
    "operations",
    "operation",
    "occasions",
    "occasion",
    "days",
    "day",
    "months",
    "month",
    "students",
    "pupils",
    "schools",
    "teachers",
    "households",
    "companies",
    "enterprises",
    "patients",
    "hospitals",
    "beds",
    "workers",
    "files",
    "complaints",
    "projects",
    "tonnes",
    "tons",
    "hectares",
    "visitors",
    "provinces",
    "districts",
    "communes",
    "staff",
    "officers",
    "accounts",
    "loans",
    "customers",
    "vehicles",
    "matters",
    "applications",
    "requests",
    "prisoners",
    "accidents",
    "units",
    "candidates",
    "vacancies",
];

/// Words behind a number that are no noun.
const NO_NOUN: &[&str] = &[
    "so", "và", "trong", "của", "tăng", "giảm", "đạt", "vượt", "còn", "chiếm", "bằng", "cao",
    "thấp", "nhiều", "ít", "là", "có", "chưa", "đã", "được", "thì", "nhưng", "hoặc", "hay", "với",
    "theo", "trên", "dưới", "tại", "ở", "từ", "đến", "tới", "để", "cho", "do", "vì", "nên", "mà",
    "này", "đó", "kia", "trở", "lên", "xuống", "qua", "về", "gồm", "bao", "khi", "nếu", "như",
    "cũng", "không", "nay", "thuộc", "cùng", "các", "những", "mỗi", "song", "tuy", "đang", "sẽ",
    "phải", "bị", "giải", "thi", "gấp", "tương", "trước", "sau", "ra", "vào", "the", "of", "in",
    "on", "and", "or", "to", "from", "by", "at", "with", "for", "was", "were", "is", "are", "had",
    "has", "have", "a", "an", "this", "that", "which", "than", "as", "against", "over", "up",
    "down", "compared", "above", "below", "short", "higher", "lower", "more", "less", "while",
    "rose", "fell", "but", "after", "before", "under", "per", "not", "its", "their", "it",
];

/// Whether a word behind a number says that something countable follows.
pub(super) fn is_counted(text: &Text, at: usize) -> bool {
    text.phrase(at, &COMPOUND).is_some() && !begins_a_law(text, at)
        || COUNTED.contains(&text.word(at)) && !text.words(at, &["lần", "lượt"])
}

/// `khoản 2, 3 Thông tư này`: with a capital it is the name of one law, not so many of them.
fn begins_a_law(text: &Text, at: usize) -> bool {
    const LAWS: [&[&str]; 5] = [
        &["nghị", "quyết"],
        &["nghị", "định"],
        &["thông", "tư"],
        &["chỉ", "thị"],
        &["kết", "luận"],
    ];
    text.get(at).is_some_and(|token| token.capital) && LAWS.iter().any(|law| text.words(at, law))
}

/// Whether a scale word or a known noun stands here.
pub(super) fn is_scale_or_counted(text: &Text, at: usize) -> bool {
    scale(text, at).is_some() || is_counted(text, at) || currency(text, at).is_some()
}

/// A scale word as a power of ten: `nghìn` 3, `triệu` 6, `nghìn tỷ` 12, with the token after it.
pub(super) fn scale(text: &Text, at: usize) -> Option<(usize, u32)> {
    if let Some(short) = short_scale(text, at) {
        return Some(short);
    }
    let power = scale_word(text, at)?;
    let second = if text.same_line(at + 1) { scale_word(text, at + 1) } else { None };
    match second {
        Some(more) if more > power => Some((at + 2, power + more)),
        _ => Some((at + 1, power)),
    }
}

/// `tr.đ`, `tr đồng`, `ng.đ`, `trđ`: a scale cut short before its currency.
fn short_scale(text: &Text, at: usize) -> Option<(usize, u32)> {
    let (power, whole) = match text.word(at) {
        "tr" => (6, false),
        "ng" => (3, false),
        "trđ" => (6, true),
        "ngđ" => (3, true),
        _ => return None,
    };
    if whole {
        return Some((at, power));
    }
    let dotted = text.is_mark(at + 1, '.') && text.glued(at + 1);
    let end = if dotted { at + 2 } else { at + 1 };
    let money = matches!(text.word(end), "đ" | "đồng") && text.same_line(end);
    money.then_some((end, power))
}

fn scale_word(text: &Text, at: usize) -> Option<u32> {
    let next = text.word(at + 1);
    let power = match text.word(at) {
        "trăm" => 2,
        "nghìn" | "ngàn" | "thousand" => 3,
        "triệu" if !matches!(next, "tập" | "chứng" | "phú") => 6,
        "million" | "mn" => 6,
        "tỷ" | "tỉ" if !matches!(next, "lệ" | "trọng" | "số" | "suất" | "giá" | "phú") => {
            9
        }
        "billion" | "bn" => 9,
        "trillion" | "trn" => 12,
        _ => return None,
    };
    Some(power)
}

/// A currency: the token after it, and whether it is đồng.
pub(super) fn currency(text: &Text, at: usize) -> Option<(usize, Unit)> {
    let money = |end| Some((end, Unit::Money));
    match text.word(at) {
        "đồng" => {
            let next = text.word(at + 1);
            let other = matches!(next, "chí" | "bào" | "phạm" | "hồ" | "bộ" | "ruộng" | "nghiệp");
            if other && text.same_line(at + 1) {
                return None;
            }
            if text.words(at + 1, &["việt", "nam"]) { money(at + 3) } else { money(at + 1) }
        }
        "đ" | "vnđ" | "vnd" | "dong" | "trđ" | "ngđ" => money(at + 1),
        "usd" | "eur" | "euro" | "jpy" | "cny" | "dollars" => {
            Some((at + 1, Unit::Counted(text.word(at).to_owned())))
        }
        "đô" if text.word(at + 1) == "la" => {
            let end = if text.word(at + 2) == "mỹ" { at + 3 } else { at + 2 };
            Some((end, Unit::Counted("usd".to_owned())))
        }
        _ => None,
    }
}

/// Percent or percentage points.
pub(super) fn percent(text: &Text, at: usize) -> Option<Tail> {
    let here = |end, unit| Some(Tail { end, unit });
    if !text.same_line(at) {
        return None;
    }
    if text.is_mark(at, '%') || text.is_mark(at, '％') {
        if text.words(at + 1, &["điểm"]) && !text.words(at + 1, &["điểm", "cầu"]) {
            return here(at + 2, Unit::Points);
        }
        if matches!(text.word(at + 1), "points" | "point") {
            return here(at + 2, Unit::Points);
        }
        return here(at + 1, Unit::Percent);
    }
    match text.word(at) {
        "điểm" if text.words(at, &["điểm", "phần", "trăm"]) => here(at + 3, Unit::Points),
        "điểm" if text.is_mark(at + 1, '%') => here(at + 2, Unit::Points),
        "phần" if text.words(at, &["phần", "trăm"]) => here(at + 2, Unit::Percent),
        "percentage" if matches!(text.word(at + 1), "points" | "point") => {
            here(at + 2, Unit::Points)
        }
        "percent" | "pct" if matches!(text.word(at + 1), "points" | "point") => {
            here(at + 2, Unit::Points)
        }
        "percent" | "pct" => here(at + 1, Unit::Percent),
        "per" if text.word(at + 1) == "cent" => here(at + 2, Unit::Percent),
        "pp" | "ppt" | "pps" => here(at + 1, Unit::Points),
        _ => None,
    }
}

/// `3,811 eligible cases`: what is counted, behind the words that say of which kind. They stay out of
/// the figure, for they tell it from others.
fn behind_adjective(text: &Text, at: usize) -> Option<String> {
    if text.language != Language::En || COUNTED.contains(&text.word(at)) {
        return None;
    }
    let noun = |ahead: usize| {
        let all = (at + 1..=at + ahead).all(|at| text.same_line(at) && !text.word(at).is_empty());
        let between = (at..at + ahead).all(|at| !NO_NOUN.contains(&text.word(at)));
        let word = text.word(at + ahead);
        (all && between && COUNTED.contains(&word)).then(|| word.to_owned())
    };
    (1..=2).find_map(noun)
}

/// The noun behind a number; nothing is taken where no noun stands.
pub(super) fn noun(text: &Text, at: usize) -> Tail {
    let bare = Tail { end: at, unit: Unit::Bare };
    let Some(token) = text.get(at).filter(|t| t.kind == Kind::Word) else { return bare };
    if !text.same_line(at) {
        return bare;
    }
    let word = token.folded.as_ref();
    // `tháng 3 lần lượt là …`: in turn.
    if text.words(at, &["lần", "lượt"]) {
        return bare;
    }
    if word == "lần" || word == "times" {
        return Tail { end: at + 1, unit: Unit::Times };
    }
    // One noun of the courts, whatever comma it bears.
    let second = at + 2;
    if word == "vụ" && text.is_mark(at + 1, ',') && text.word(second) == "việc" {
        let whole = text.glued(at + 1) && text.same_line(second) && !text.glued(second);
        if whole && text.digits(second + 1).is_none() {
            return Tail { end: at + 3, unit: Unit::Counted("vụ việc".to_owned()) };
        }
    }
    if let Some(count) = text.phrase(at, &COMPOUND) {
        let words: Vec<&str> = (at..at + count).map(|at| text.word(at)).collect();
        return Tail { end: at + count, unit: Unit::Counted(words.join(" ")) };
    }
    if NO_NOUN.contains(&word) {
        return bare;
    }
    if let Some(noun) = behind_adjective(text, at) {
        return Tail { end: at, unit: Unit::Counted(noun) };
    }
    // `đồng/người/tháng` is a price and not an amount; `m 2` is left alone.
    let end = if text.digits(at + 1).is_some_and(|d| d == "2" || d == "3")
        && text.glued(at + 1)
        && matches!(word, "m" | "km" | "cm" | "dm" | "mm")
    {
        at + 2
    } else {
        at + 1
    };
    let written: String =
        (at..end).filter_map(|at| text.get(at)).map(|token| token.folded.as_ref()).collect();
    Tail { end, unit: Unit::Counted(written) }
}
