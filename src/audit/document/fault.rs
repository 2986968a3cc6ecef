//! Why a file could not be read as an article, and what to do about it.

use crate::diagnostic::{Bilingual, say};
use crate::source::{Overfull, ReadFault};

/// Why a file gives no document.
#[derive(Clone, Debug)]
pub enum Unreadable {
    /// It could not be read from disk.
    File(ReadFault),
    /// A text in an older table of characters.
    OldEncoding {
        /// The first line that is not UTF-8.
        line: usize,
        /// The encoding the file itself names.
        declared: Option<String>,
    },
    /// Neither text nor docx.
    Binary,
    /// A file of another program, by the name people call it.
    Other(&'static str),
    /// Named .docx, but not such a file.
    NotDocx,
    /// Damaged, or cut short.
    Damaged(String),
    /// A docx that declares entities or a document type.
    DocumentType,
    /// Unpacked, it would not fit into memory.
    Bomb,
    /// More parts than any document has.
    ManyParts,
    /// A tag of a page has more attributes than any page has.
    OverfullTag,
    /// Opens with a password only.
    Locked,
    /// No words in it.
    Empty,
}

impl Unreadable {
    /// What is wrong and what to do, for people.
    pub fn message(&self) -> Bilingual {
        match self {
            Self::File(ReadFault::TooLong { bytes, limit }) => {
                let (bytes, limit) = (bytes / 1024, limit / 1024);
                say!(
                    "tệp dài quá {limit} KiB ({bytes} KiB); tách bài ra rồi chạy lại",
                    "the file is longer than {limit} KiB ({bytes} KiB); take the article out of it"
                )
            }
            Self::File(ReadFault::System(error)) => {
                say!("không mở được: {error}", "cannot be opened: {error}")
            }
            Self::File(_) => say!(
                "không phải là tệp đọc được; đưa tên của một tệp văn bản",
                "not a file that can be read; name a text file"
            ),
            Self::OldEncoding { line, declared: Some(name) } => say!(
                "không phải UTF-8 (từ dòng {line}); tệp tự ghi là `{name}`. Mở bằng trình soạn thảo rồi lưu lại với mã UTF-8",
                "not UTF-8 (from line {line}); the file calls itself `{name}`. Open it in an editor and save it as UTF-8"
            ),
            Self::OldEncoding { line, declared: None } => say!(
                "không phải UTF-8 (từ dòng {line}); có lẽ là bảng mã cũ (TCVN3, VNI hay windows-1258). Chuyển mã sang Unicode rồi lưu lại với mã UTF-8",
                "not UTF-8 (from line {line}), perhaps an older table (TCVN3, VNI or windows-1258). Convert it to Unicode and save it as UTF-8"
            ),
            Self::Binary => say!(
                "không phải là văn bản; đọc được tệp txt, Markdown, HTML và docx",
                "not a text; plain text, Markdown, HTML and docx can be read"
            ),
            Self::Other(name) => say!(
                "đây là {name}, chưa đọc được; lưu thành .docx, hoặc chép phần chữ ra tệp .txt",
                "this is {name}, which cannot be read; save it as .docx, or copy the words to a .txt file"
            ),
            Self::NotDocx => say!(
                "mang tên .docx nhưng không phải là tệp docx; mở bằng Word rồi lưu lại thành .docx",
                "named .docx but is no docx file; open it in Word and save it as .docx"
            ),
            Self::Damaged(why) => say!(
                "tệp docx hỏng hoặc thiếu ({why}); mở bằng Word rồi lưu lại",
                "the docx file is damaged or cut short ({why}); open it in Word and save it again"
            ),
            Self::DocumentType => say!(
                "tệp docx có khai báo DTD, thứ mà tệp Word thật không có; không đọc vì lý do an toàn",
                "the docx file declares a document type, which no true Word file does; not read, to be safe"
            ),
            Self::Bomb => say!(
                "giải nén ra quá lớn so với một văn bản; không đọc vì lý do an toàn",
                "unpacks to far more than a document holds; not read, to be safe"
            ),
            Self::ManyParts => say!(
                "tệp nén có quá nhiều phần so với một văn bản; không đọc vì lý do an toàn",
                "holds far more parts than a document has; not read, to be safe"
            ),
            Self::OverfullTag => say!(
                "có thẻ HTML chứa quá nhiều thuộc tính; không đọc vì lý do an toàn",
                "an HTML tag has far more attributes than any page; not read, to be safe"
            ),
            Self::Locked => say!(
                "tệp được đặt mật khẩu; mở bằng Word, bỏ mật khẩu rồi lưu lại",
                "locked with a password; open it in Word, take the password off and save it"
            ),
            Self::Empty => say!("không có chữ nào", "holds no words"),
        }
    }
}

impl From<Overfull> for Unreadable {
    fn from(_: Overfull) -> Self {
        Self::OverfullTag
    }
}
