//! Floor 11: the whole build on one page; the finished site, written whole or not at all.
//!
//! [`build`] is the program. It reads no clock: the edition is given.

mod csv_file;
mod descriptors;
mod drawing;
mod feeds;
mod figures_file;
mod files;
mod links;
mod listed;
mod manifest;
mod pictures;
mod press;
mod published;
mod rendition;
mod rules;
mod search;
mod tables_file;
mod workbook;
mod write;

pub use files::{File, Site};
pub use press::Press;
pub use write::{Stage, WriteFault, Written};

use std::path::Path;

use chrono::NaiveDateTime;

use crate::check::{self, Reading, check, check_writing};
use crate::content::Content;
use crate::diagnostic::{self, Diagnostic, Language, Rule};
use crate::figure::Figures;
use crate::page::{Composer, compose, link_languages};
use crate::source::{Limits, Sources};
use crate::theme::Theme;
use crate::wording::Wording;

/// What fixes a build beside its content.
#[derive(Clone, Debug, Default)]
pub struct Edition {
    /// The moment the site is made for: waivers end, and nothing else looks at it.
    pub as_of: NaiveDateTime,
    /// The base address, if not the one of `site.yaml`; with a slash at its end.
    pub base_url: Option<String>,
}

/// A step of a build that is done, in the order of the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Files read.
    Read,
    /// What people wrote, typed.
    Content,
    /// Every figure.
    Figures,
    /// What texts say, checked.
    Writing,
    /// Figures checked against one another.
    Figuring,
    /// Pages composed.
    Pages,
    /// Files made, and given to the press.
    Files,
}

/// What a build makes: the site if there was no error, and every problem in its stable order.
#[derive(Debug)]
pub struct Outcome {
    /// The sources, to show problems with the author's own lines.
    pub sources: Sources,
    /// The finished site; `None` where there are errors.
    pub site: Option<Site>,
    /// Every problem.
    pub problems: Vec<Diagnostic>,
}

/// Builds the site of the folder `root`: the whole program, in order. Its files go to the press as
/// they are made, which is asked for where there is no error before; `done` is told of every step.
pub fn build<'s>(
    root: &Path,
    edition: &Edition,
    press: impl FnOnce() -> Press<'s>,
    done: impl Fn(Step),
) -> Outcome {
    let (sources, unread) = Sources::read(root, Limits::default()); // files, once
    done(Step::Read);
    let (content, mut problems) = Content::read(&sources, unread); //  what people wrote, typed
    done(Step::Content);
    let (figures, more) = Figures::resolve(&content); //               every figure, exact
    problems.extend(more);
    done(Step::Figures);
    let theme =
        Theme::with_overrides(sources.theme(&content.site.theme)).coloured(&content.site.colours);
    let wordings = words(&theme, &content); //                         one for each language
    let read = |wording| check_writing(Reading { sources: &sources, figures: &figures, wording });
    let texts = wordings.iter().flatten().flat_map(read).collect(); // what texts say, and how
    done(Step::Writing);
    let verdict = check(&sources, &figures, texts, edition.as_of.date()); // what contradicts itself
    problems.extend(verdict.problems);
    done(Step::Figuring);
    let base_url = edition.base_url.as_deref().unwrap_or(&content.site.base_url);
    let site = match &wordings {
        Err(problem) => {
            problems.push(Diagnostic::clone(problem));
            None
        }
        Ok(wordings) => {
            let rules = all_rules();
            let mut trees = Vec::new();
            for wording in wordings {
                let composer =
                    Composer::new(&sources, &figures, wording, base_url, &rules, &verdict.waivers);
                let (pages, more) = compose(&composer); //             pages, finished text
                problems.extend(more);
                trees.push((composer, pages));
            }
            link_languages(&mut trees); //                             each page in the other one
            problems.extend(pictures::check(&sources, &content, &trees));
            done(Step::Pages);
            // Where something is wrong already, what is made is not for anybody.
            let press = if diagnostic::has_errors(&problems) { Press::Nowhere } else { press() };
            let (site, more) = files::render(trees, &theme, press); // pages to files
            problems.extend(more);
            done(Step::Files);
            site
        }
    };
    diagnostic::sort(&mut problems, &sources);
    let site = site.filter(|_| !diagnostic::has_errors(&problems));
    Outcome { sources, site, problems }
}

/// Every rule of the program, in the order of ids.
pub fn all_rules() -> Vec<&'static Rule> {
    let mut all = check::rules();
    all.extend(rules::ALL);
    all.sort_by_key(|rule| rule.id);
    all
}

/// The words of each language of the site, from the theme.
fn words(theme: &Theme, content: &Content) -> Result<Vec<Wording>, Box<Diagnostic>> {
    let first = content.site.language();
    let others = content.site.languages.iter().copied().skip(1);
    std::iter::once(first)
        .chain(others)
        .map(|language| words_of(language, theme, content))
        .collect()
}

fn words_of(
    language: Language,
    theme: &Theme,
    content: &Content,
) -> Result<Wording, Box<Diagnostic>> {
    let text = theme.wording(language).map_err(|error| Box::new(rules::theme_problem(&error)))?;
    let file = crate::wording::file_name(language);
    let wording = Wording::from_yaml(text, language);
    let units = content.indicators.english_units().filter(|_| language == Language::En);
    wording
        .map(|wording| wording.with_units(units))
        .map_err(|error| Box::new(rules::wording_problem(&file, &error.to_string())))
}
