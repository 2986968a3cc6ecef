//! Floor 12: a finished site, recomputed from its own published data.
//!
//! Whoever doubts a page can run this: it shares no arithmetic and no wording with the builder,
//! so it may import nothing but `source` and `diagnostic`.
