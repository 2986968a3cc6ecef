//! Floor 8: articles and summary pages as plain data, figures already finished text.

pub mod model;
