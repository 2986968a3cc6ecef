//! Floor 9: pages to HTML.

pub mod prose;
