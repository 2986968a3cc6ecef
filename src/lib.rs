//! Congbo (*công bố*: to make officially public): statistics in YAML and commentary in Markdown
//! become a site on which no figure was typed. Every figure is computed from the statistics,
//! checked, worded and traceable.
//!
//! The path of data never turns back:
//! `Sources → Content → Figures → problems → Pages → files → Site → written`.
//! Read [`site::build`] first: it is the whole build on one page.
//!
//! # The house
//!
//! Modules stand in one order; each imports only those above it in this list. A test reads the
//! order from here.
//!
//! 1. `source`: the files as read
//! 2. `diagnostic`: what is wrong, where, what to do
//! 3. `number`: exact numbers, named rounding
//! 4. `wording`: figures in Vietnamese and English
//! 5. `content`: what people wrote, typed
//! 6. `figure`: every stated and derived figure
//! 7. `check`: one rule, one file
//! 8. `audit`: an article nobody made with Congbo, tested against itself
//! 9. `page`: articles and summary pages as plain data
//! 10. `theme`: templates and assets; pages to HTML
//! 11. `site`: the whole build on one page
//! 12. `verify`: a finished site, recomputed by code of its own
//! 13. `cli`: arguments, help, exit status

pub mod audit;
pub mod check;
pub mod cli;
pub mod content;
pub mod diagnostic;
pub mod figure;
pub mod glossary;
pub mod number;
pub mod page;
pub mod site;
pub mod source;
pub mod theme;
pub mod verify;
pub mod wording;
