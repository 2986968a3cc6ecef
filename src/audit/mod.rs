//! Floor 8: an article nobody made with Congbo, read and tested against itself.
//!
//! There are no statistics at hand here: only what the article's own sentences claim of one
//! another (part and whole, rate, change, target gap). [`document`] brings a file to plain text
//! with the way back to its bytes; [`finding`] is what the audit says. Nothing about any one
//! article may be built in.

pub mod document;
pub mod finding;
pub mod report;

use document::Document;
use finding::Report;

/// Tests an article against itself.
pub fn audit(_document: &Document) -> Report {
    Report::default()
}
