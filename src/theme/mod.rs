//! Floor 10: the theme. Templates place finished pages into HTML; assets are handed on as they are.
//!
//! A theme is a set of named files: `templates/` of whole pages, `components/` (each a folder with its
//! template, style and examples), `styles/`, `assets/`, `wording/`. The default one is embedded in
//! the program; files of the same name given by the caller replace it one by one.
//! [`Theme::renderer`] compiles the templates once, with all that pages share; [`Renderer`] may be
//! used from many threads.
//!
//! This module reads no disk and no clock. It does not calculate, sort, round or word: a page comes
//! with everything decided, and a template that asks for more is an error with its line, never a
//! hole in a published page.

mod chart;
mod engine;
mod error;
mod examples;
mod feed;
mod files;
mod fragment;
pub mod prose;

pub use engine::{Rendered, Renderer};
pub use error::ThemeError;
pub use feed::{Feed, FeedEntry, SitemapPage};
pub use files::Theme;
pub use prose::{Labels, Markup, write_prose};
