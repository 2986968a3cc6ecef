//! Floor 12: a finished site, recomputed from its own published data.
//!
//! Whoever doubts a page can run this: it shares no arithmetic and no wording with the builder,
//! so it may import nothing but `source` and `diagnostic`. It reads `data/` ([`Published`]),
//! recomputes every stated and derived figure in fractions of its own, and holds against them
//! every `<data>` element of every page ([`check_page`]): the exact value, the printed number, the
//! hedge before it, the verb beside it. Lists of sources, `figures.json`, CSV tables, workbooks,
//! heads and feeds follow; last the manifest. What cannot be recomputed is a finding, never passed over.

mod check;
mod claim;
mod descriptors;
mod feed;
mod finding;
mod formula;
mod listing;
mod manifest;
mod markup;
mod page;
mod printed;
mod published;
mod ratio;
mod render;
mod site;
mod solve;
mod sources;
mod workbook;

pub use check::{PageFiles, Repeated, check_page};
pub use finding::{Finding, Kind, Report};
pub use published::Published;
pub use render::{to_json, to_text};
pub use site::{Scope, verify};
