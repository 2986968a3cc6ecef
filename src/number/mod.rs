//! Floor 3: exact numbers and named rounding.
//!
//! No floating point touches a figure. Stated values are [`Decimal`]s read digit for digit;
//! everything computed is an exact fraction, [`Exact`]. Rounding has one home, [`Exact::round`],
//! and happens once, when a figure is shown. This module knows no unit and no language's words.

mod exact;
mod read;

pub use exact::{Exact, Overflow};
pub use read::{Misread, read_stated};
pub use rust_decimal::Decimal;
