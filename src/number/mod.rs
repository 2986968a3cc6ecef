//! Floor 3: exact numbers and named rounding.
//!
//! No floating point touches a figure. Stated values are [`Decimal`]s read digit for digit by
//! [`read_stated`]; everything computed is an exact fraction, [`Exact`]. Rounding has one home,
//! [`Exact::round`], and happens once, when a figure is shown; [`print`] puts its digits on paper
//! and rounds nothing. This module knows no unit, and no words but those of its own messages.

mod exact;
mod interval;
mod misread;
mod print;
mod read;
mod spell;

pub use exact::{Exact, Overflow};
pub use interval::Interval;
pub use misread::Misread;
pub use print::{Marks, print};
pub use read::read_stated;
pub use rust_decimal::Decimal;
