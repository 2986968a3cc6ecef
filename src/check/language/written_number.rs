//! How numbers, dates and numbers of documents are written, whatever they say.

use crate::check::prose::{Prose, Reading};
use crate::content::rules::IMPOSSIBLE_DATE;
use crate::diagnostic::{Bilingual, Diagnostic, Rule, rules, say};
use crate::wording::read::{Fault, Mention};

rules! {
    NUMBER_GLUED: "number-glued", Warning,
        vi: "Số dính liền chữ",
            "“10.232việc” làm phần mềm đọc màn hình đọc sai và tìm kiếm không thấy.";
        en: "A number stuck to a word",
            "“10.232việc” is misread by a screen reader and missed by a search.";
        wrong: "thụ lý {{ viec.thu_ly | number }}việc"; right: "thụ lý {{ viec.thu_ly }}";
    NUMBER_MISWRITTEN: "number-miswritten", Warning,
        vi: "Số viết sai cách",
            "Dấu chấm ngăn hàng nghìn, dấu phẩy đứng trước phần lẻ. Dấu thừa, nhóm thiếu chữ số hay lẫn hai kiểu dấu làm con số đọc được hai cách.";
        en: "A number that is miswritten",
            "In Vietnamese a point parts the thousands and a comma the decimals. A stray mark, a short group or both styles together make a number readable in two ways.";
        wrong: "721 triệu, 795 nghìn đồng"; right: "721 triệu 795 nghìn đồng";
    WRONG_WEEKDAY: "wrong-weekday", Error,
        vi: "Thứ không khớp ngày",
            "Ngày và thứ nói khác nhau thì người đọc không biết đến họp ngày nào.";
        en: "A weekday that is not that of its date",
            "When date and weekday disagree nobody knows which day to come.";
        wrong: "thứ Sáu, ngày 23/4/2020"; right: "thứ Năm, ngày 23/4/2020";
    IMPOSSIBLE_DOCUMENT: "impossible-document-number", Warning,
        vi: "Số văn bản không đúng dạng",
            "Số văn bản viết sai thì không ai tìm được văn bản ấy. Dạng đúng: số/năm/loại-cơ quan, ví dụ 33/2020/NĐ-CP.";
        en: "A document number of impossible shape",
            "Nobody finds a document by a wrong number. The shape is number/year/kind-issuer, as in 33/2020/NĐ-CP.";
        wrong: "Nghị định 33/2200/NĐ-CP"; right: "Nghị định 33/2020/NĐ-CP";
}

/// Reports what is wrong with the way numbers are written; `is_code` tells which mentions are digits
/// that count nothing.
pub(in crate::check) fn check(
    reading: Reading<'_>,
    prose: &Prose<'_>,
    mentions: &[Mention],
    is_code: impl Fn(usize) -> bool,
    problems: &mut Vec<Diagnostic>,
) {
    for (at, mention) in mentions.iter().enumerate() {
        let inside = |at: usize| prose.hole_at(at).is_some();
        let whole = inside(mention.range.start) && inside(mention.range.end.saturating_sub(1));
        let shown = &prose.text[mention.range.clone()];
        for fault in &mention.faults {
            let Some((rule, message, remedy)) = told(*fault, shown) else { continue };
            // An account or a room is not written like a number.
            if rule == &NUMBER_MISWRITTEN && is_code(at) {
                continue;
            }
            // What a reference prints is well written; only the words it touches may be glued.
            if whole && *fault != Fault::Glued {
                continue;
            }
            let place = prose.span(&mention.range, reading.sources);
            problems.push(Diagnostic::new(rule, place, message, remedy));
        }
    }
}

/// The rule of a fault and what to say; none for habits that are no faults here.
fn told(fault: Fault, shown: &str) -> Option<(&'static Rule, Bilingual, Bilingual)> {
    let rewrite = say!(
        "Viết lại theo lối Việt Nam: 10.232 hoặc 47,3.",
        "Write it the Vietnamese way: 10.232 or 47,3."
    );
    Some(match fault {
        Fault::Glued => (
            &NUMBER_GLUED,
            say!("“{shown}” dính liền chữ bên cạnh", "“{shown}” is stuck to the word beside it"),
            say!("Thêm khoảng trắng.", "Add a space."),
        ),
        Fault::StrayMark => (
            &NUMBER_MISWRITTEN,
            say!("trong “{shown}” có dấu thừa", "“{shown}” holds a stray mark"),
            say!("Bỏ dấu ở giữa số.", "Take the mark out."),
        ),
        Fault::MixedSeparators => (
            &NUMBER_MISWRITTEN,
            say!(
                "“{shown}” dùng dấu khác kiểu với phần còn lại",
                "“{shown}” uses marks unlike the rest"
            ),
            rewrite,
        ),
        Fault::BrokenGroups | Fault::SlashInNumber => (
            &NUMBER_MISWRITTEN,
            say!("nhóm chữ số của “{shown}” không đúng", "the groups of “{shown}” are not right"),
            rewrite,
        ),
        Fault::HiddenCharacter | Fault::OtherDigits => (
            &NUMBER_MISWRITTEN,
            say!(
                "“{shown}” có ký tự lạ giữa các chữ số",
                "“{shown}” holds odd characters between its digits"
            ),
            say!("Gõ lại con số.", "Type the number again."),
        ),
        Fault::ScaledTwice => (
            &NUMBER_MISWRITTEN,
            say!(
                "“{shown}” đã đủ chữ số mà còn kèm “nghìn”, “triệu”",
                "“{shown}” has all its digits and a scale word too"
            ),
            say!("Bỏ chữ chỉ độ lớn.", "Take the scale word out."),
        ),
        Fault::ImpossibleDate => (
            &IMPOSSIBLE_DATE,
            say!("không có ngày “{shown}”", "there is no day “{shown}”"),
            say!("Xem lại lịch.", "Look at the calendar."),
        ),
        Fault::WrongWeekday => (
            &WRONG_WEEKDAY,
            say!(
                "“{shown}” không phải ngày của thứ ghi bên cạnh",
                "“{shown}” does not fall on the weekday beside it"
            ),
            say!("Sửa ngày hoặc thứ.", "Mend the date or the weekday."),
        ),
        Fault::ImpossibleDocumentNumber => (
            &IMPOSSIBLE_DOCUMENT,
            say!(
                "“{shown}” không đúng dạng số văn bản",
                "“{shown}” has not the shape of a document number"
            ),
            say!("So với bản gốc của văn bản.", "Compare with the document itself."),
        ),
        Fault::TooLong | Fault::ZeroPadded | Fault::HedgedExact => return None,
    })
}
