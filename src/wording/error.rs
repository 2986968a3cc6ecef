//! What is wrong with a wording file, and what to do.

use std::fmt;

use super::pattern::PatternFault;
use crate::diagnostic::{Bilingual, say};

/// One fault of a wording file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The key, with the sections it lies in: `change.both`; empty where the file is not YAML.
    pub key: String,
    /// What is wrong.
    pub message: Bilingual,
    /// What to do.
    pub remedy: Bilingual,
}

/// A wording file that cannot be used: every fault found in it, at least one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordingError {
    /// The faults in the order of the closed set of keys.
    pub faults: Vec<Fault>,
}

impl fmt::Display for WordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.faults.iter().enumerate() {
            let between = if at > 0 { "\n" } else { "" };
            let key = if fault.key.is_empty() { "YAML" } else { &fault.key };
            write!(f, "{between}{key}: {}. {}", fault.message.vi, fault.remedy.vi)?;
        }
        Ok(())
    }
}

impl std::error::Error for WordingError {}

impl Fault {
    pub(super) fn not_yaml(error: &serde_yaml::Error) -> Self {
        Self {
            key: String::new(),
            message: say!("không đọc được YAML: {error}", "cannot be read as YAML: {error}"),
            remedy: say!(
                "Xem lại thụt đầu dòng, dấu ngoặc kép và khóa trùng.",
                "Check the indentation, the quotes and repeated keys."
            ),
        }
    }

    pub(super) fn lacking(key: String) -> Self {
        Self {
            message: say!("thiếu mục này", "is not there"),
            remedy: say!("Thêm `{key}`.", "Add `{key}`."),
            key,
        }
    }

    pub(super) fn unknown(key: String) -> Self {
        Self {
            message: say!("không có mục nào tên như vậy", "is not a known key"),
            remedy: say!("Sửa tên hoặc xóa `{key}`.", "Correct its name, or remove `{key}`."),
            key,
        }
    }

    /// `wanted` says what should stand there, in both languages.
    pub(super) fn of_other_kind(key: String, wanted: Bilingual) -> Self {
        let Bilingual { vi, en } = wanted;
        Self {
            key,
            message: say!("phải là {vi}", "must be {en}"),
            remedy: say!("Viết lại giá trị của mục này.", "Write its value anew."),
        }
    }

    pub(super) fn pattern(key: String, fault: &PatternFault, known: &[&str]) -> Self {
        let slots = known.iter().map(|name| format!("{{{name}}}")).collect::<Vec<_>>().join(", ");
        let message = match fault {
            PatternFault::Brace => say!("lệch dấu ngoặc nhọn", "has a brace without its partner"),
            PatternFault::Unknown(name) => {
                say!("không dùng được chỗ trống {{{name}}}", "cannot have the slot {{{name}}}")
            }
            PatternFault::Lacks(name) => {
                say!("thiếu chỗ trống {{{name}}}", "lacks the slot {{{name}}}")
            }
            PatternFault::Repeats(name) => {
                say!("lặp lại chỗ trống {{{name}}}", "repeats the slot {{{name}}}")
            }
        };
        let remedy = say!(
            "Viết mỗi chỗ trống sau đúng một lần: {slots}.",
            "Write each of these slots exactly once: {slots}."
        );
        Self { key, message, remedy }
    }
}
