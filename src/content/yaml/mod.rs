//! YAML as a tree of text with places.
//!
//! Every scalar stays the text the author typed, so that no number passes through floating point,
//! and every node knows its bytes, so that a message can show the author's own line. Only plain
//! data is allowed: no tags, no anchors, no aliases, one document a file.

mod fault;
mod fields;
mod tree;

pub use fields::{Fields, bilingual, list, number, read_number, scalar};
pub use tree::{Key, Node, Value, read_yaml};
