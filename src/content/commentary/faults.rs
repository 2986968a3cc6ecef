//! The wording of what is wrong with a Markdown text.

use super::address::AddressFault;
use super::block::BlockKind;
use super::mask::StrayFault;
use super::rules;
use crate::diagnostic::{Diagnostic, say};
use crate::source::Span;

/// Where a reference may not stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    LinkAddress,
    PictureAddress,
    Tooltip,
    Html,
    Info,
    /// A label, or a definition nothing uses.
    Label,
}

pub(super) fn outside(spot: Spot, at: Span) -> Diagnostic {
    let (vi, en) = match spot {
        Spot::LinkAddress => ("địa chỉ liên kết", "the address of a link"),
        Spot::PictureAddress => ("địa chỉ ảnh", "the address of a picture"),
        Spot::Tooltip => ("lời chú của liên kết", "the tooltip of a link"),
        Spot::Html => ("thẻ HTML", "HTML"),
        Spot::Info => ("dòng mở của đoạn mã", "the opening line of code"),
        Spot::Label => ("nhãn hoặc định nghĩa không được dùng", "a label or an unused definition"),
    };
    Diagnostic::new(
        &rules::REFERENCE_OUTSIDE_TEXT,
        at,
        say!("Tham chiếu nằm trong {vi}", "A reference inside {en}"),
        say!(
            "Đưa tham chiếu ra phần chữ mà người đọc nhìn thấy.",
            "Move the reference into text that readers see."
        ),
    )
}

pub(super) fn stray(fault: StrayFault, at: Span) -> Diagnostic {
    let (message, remedy) = match fault {
        StrayFault::Open => (
            say!(
                "Tham chiếu không được đóng trên dòng này",
                "The reference is not closed on this line"
            ),
            say!(
                "Thêm }}}} vào cuối tham chiếu; cả tham chiếu phải nằm trên một dòng. Muốn viết chính \
                 dấu ngoặc thì viết \\{{{{.",
                "Add }}}} at its end; the whole reference stands on one line. To print the braces \
                 themselves write \\{{{{."
            ),
        ),
        StrayFault::Nested => (
            say!(
                "Tham chiếu chưa đóng mà đã mở tham chiếu khác",
                "Another reference opens before this one is closed"
            ),
            say!(
                "Đóng tham chiếu này bằng }}}} trước khi mở tham chiếu sau; tham chiếu không lồng nhau.",
                "Close this one with }}}} before the next opens; references do not nest."
            ),
        ),
        StrayFault::Code => (
            say!("Trong tham chiếu có dấu `", "A backtick inside a reference"),
            say!(
                "Bỏ dấu ` hoặc thêm }}}} trước nó; muốn in nguyên văn thì đặt cả tham chiếu giữa hai dấu `.",
                "Drop the backtick or close with }}}} before it; to show a reference literally put the \
                 whole of it between backticks."
            ),
        ),
        StrayFault::Close => (
            say!("Dấu }}}} không có {{{{ đứng trước", "}}}} without {{{{ before it"),
            say!(
                "Thêm {{{{ ở đầu tham chiếu, trên cùng dòng; muốn viết chính dấu ngoặc thì viết \\}}}}.",
                "Add {{{{ at the start of the reference, on the same line; to print the braces \
                 themselves write \\}}}}."
            ),
        ),
    };
    Diagnostic::new(&rules::UNCLOSED_REFERENCE, at, message, remedy)
}

pub(super) fn html(at: Span, comment: bool) -> Diagnostic {
    let remedy = if comment {
        say!(
            "Xóa lời ghi chú này; ghi chú cho người soạn không để trong bài đăng.",
            "Delete the comment; notes between writers do not belong in what is published."
        )
    } else {
        say!(
            "Viết bằng Markdown: **đậm**, *nghiêng*, [chữ](địa-chỉ), bảng bằng dấu | hoặc khối table. \
             Muốn in dấu < thì viết \\<.",
            "Write Markdown: **bold**, *italic*, [text](address), tables with | or the block table. \
             To print < itself write \\<."
        )
    };
    let message = if comment {
        say!("Ở đây có ghi chú HTML", "Here is an HTML comment")
    } else {
        say!("Ở đây có thẻ HTML", "Here is HTML")
    };
    Diagnostic::new(&rules::RAW_HTML, at, message, remedy)
}

pub(super) fn address(fault: &AddressFault, picture: bool, at: Span) -> Diagnostic {
    match fault {
        AddressFault::Foreign => Diagnostic::new(
            &rules::FOREIGN_PICTURE,
            at,
            say!("Ảnh lấy từ ngoài thư mục nội dung", "The picture is not the site's own"),
            say!(
                "Tải ảnh về, đặt cạnh bài viết và chỉ ghi tên tệp, ví dụ: ![mô tả](hoi-nghi.jpg).",
                "Save the picture beside the article and give its file name only, as in: \
                 ![description](hoi-nghi.jpg)."
            ),
        ),
        AddressFault::AboveRoot => {
            let (vi, en) = if picture { ("ảnh", "picture") } else { ("liên kết", "link") };
            Diagnostic::new(
                &rules::ADDRESS_ABOVE_ROOT,
                at,
                say!(
                    "Địa chỉ {vi} đi ra ngoài thư mục nội dung",
                    "The {en} leaves the content folder"
                ),
                say!(
                    "Bớt dấu ../, hoặc viết từ gốc của trang, bắt đầu bằng một dấu /.",
                    "Use fewer ../, or write the address from the root of the site, with one / first."
                ),
            )
        }
        AddressFault::Host => Diagnostic::new(
            &rules::UNSAFE_ADDRESS,
            at,
            say!(
                "Địa chỉ bắt đầu bằng // dẫn sang máy chủ khác",
                "An address that begins with // leads to another host"
            ),
            say!(
                "Viết đủ https:// ở đầu; nếu là trang trong cổng thì chỉ dùng một dấu /.",
                "Write https:// in full; for a page of this site use a single /."
            ),
        ),
        AddressFault::Scheme(scheme) => {
            let scheme: String = scheme.chars().take(40).collect();
            Diagnostic::new(
                &rules::UNSAFE_ADDRESS,
                at,
                say!(
                    "Không được dùng địa chỉ loại “{scheme}:”",
                    "Addresses of the kind “{scheme}:” are not allowed"
                ),
                say!(
                    "Dùng địa chỉ http://, https://, mailto:, tel: hoặc đường dẫn tới trang trong cổng; tên tệp có dấu : thì thêm ./ ở trước.",
                    "Use http://, https://, mailto:, tel: or the path of a page of this site; put ./ before a file name that holds a colon."
                ),
            )
        }
    }
}

pub(super) fn no_alt(at: Span) -> Diagnostic {
    Diagnostic::new(
        &rules::MISSING_ALT,
        at,
        say!("Ảnh không có lời mô tả", "The picture has no description"),
        say!(
            "Viết vào giữa hai dấu [ ] một câu ngắn nói ảnh cho thấy gì.",
            "Say between [ ] in a short sentence what the picture shows."
        ),
    )
}

pub(super) fn heading(level: usize, before: usize, at: Span) -> Option<Diagnostic> {
    if level == 1 {
        return Some(Diagnostic::new(
            &rules::HEADING_ONE,
            at,
            say!(
                "Tiêu đề cấp một chỉ dành cho tên bài",
                "The first level of headings is kept for the title"
            ),
            say!(
                "Thêm một dấu # để thành tiêu đề cấp hai.",
                "Add a # to make it a second-level heading."
            ),
        ));
    }
    let fitting = before + 1;
    (level > fitting).then(|| {
        Diagnostic::new(
            &rules::HEADING_SKIP,
            at,
            say!(
                "Tiêu đề cấp {level} đứng ngay dưới cấp {before}",
                "A heading of level {level} right below level {before}"
            ),
            say!("Dùng cấp {fitting} hoặc nhỏ hơn.", "Use level {fitting} or a lower number."),
        )
    })
}

pub(super) fn misplaced_block(kind: BlockKind, at: Span) -> Diagnostic {
    let name = kind.name();
    Diagnostic::new(
        &rules::MISPLACED_BLOCK,
        at,
        say!("Khối {name} không ở sát lề trái", "The block {name} is not at the left margin"),
        say!(
            "Bỏ khoảng trắng ở đầu các dòng của khối, đưa khối ra ngoài danh sách hoặc trích dẫn.",
            "Remove the spaces before its lines and take it out of the list or the quotation."
        ),
    )
}

pub(super) fn unknown_block(info: &str, near: BlockKind, at: Span) -> Diagnostic {
    let typed: String = info.chars().take(40).collect();
    let near = near.name();
    let list = BlockKind::ALL.map(BlockKind::name).join(", ");
    Diagnostic::new(
        &rules::UNKNOWN_BLOCK,
        at,
        say!("Không có khối “{typed}”", "There is no block “{typed}”"),
        say!(
            "Có phải là “{near}”? Tên khối viết một mình sau ba dấu `. Các khối: {list}.",
            "Did you mean “{near}”? The name stands alone after the three `. The blocks: {list}."
        ),
    )
}

pub(super) fn unclosed_block(kind: BlockKind, at: Span) -> Diagnostic {
    let name = kind.name();
    Diagnostic::new(
        &rules::UNCLOSED_BLOCK,
        at,
        say!("Khối {name} không được đóng", "The block {name} is not closed"),
        say!(
            "Thêm một dòng chỉ có ``` sau dòng cuối của khối.",
            "Add a line of ``` after its last line."
        ),
    )
}

/// What is wrong with a footnote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoteFault {
    Unused,
    Undefined,
    Repeated,
}

pub(super) fn footnote(fault: NoteFault, label: &str, at: Span) -> Diagnostic {
    let label: String = label.chars().take(40).collect();
    let (message, remedy) = match fault {
        NoteFault::Unused => (
            say!("Không chỗ nào gọi chú thích [^{label}]", "Nothing calls the footnote [^{label}]"),
            say!(
                "Đặt [^{label}] sau chữ cần chú thích, hoặc xóa chú thích.",
                "Put [^{label}] after the words it explains, or delete the note."
            ),
        ),
        NoteFault::Undefined => (
            say!("Chú thích [^{label}] chưa được viết", "The footnote [^{label}] is not written"),
            say!(
                "Thêm một dòng ở cuối bài: [^{label}]: lời chú thích. Muốn in dấu ngoặc thì viết \\[^{label}].",
                "Add a line at the end: [^{label}]: the note. To print the brackets write \\[^{label}]."
            ),
        ),
        NoteFault::Repeated => (
            say!(
                "Chú thích [^{label}] được viết hai lần",
                "The footnote [^{label}] is written twice"
            ),
            say!("Đổi nhãn hoặc xóa một chú thích.", "Change one label or delete one note."),
        ),
    };
    Diagnostic::new(&rules::STRAY_FOOTNOTE, at, message, remedy)
}
