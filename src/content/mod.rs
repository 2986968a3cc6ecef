//! Floor 5: what people wrote, typed.

pub mod commentary;
