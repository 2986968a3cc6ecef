//! What a rule found, with what a waiver needs to recognise it.

use crate::diagnostic::Diagnostic;
use crate::figure::Key;
use crate::number::Exact;

/// A problem between figures.
#[derive(Debug)]
pub struct Finding {
    /// The problem.
    pub problem: Diagnostic,
    /// The figure it is about; none for declarations.
    pub about: Option<Key>,
    /// Every figure it concerns: pages that show one of them show a waiver of it.
    pub concerns: Vec<Key>,
    /// By how much two sides differ, where it is a difference.
    pub difference: Option<Exact>,
}
