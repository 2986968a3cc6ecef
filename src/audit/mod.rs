//! Floor 8: an article nobody made with Congbo, read and tested against itself.
//!
//! There are no statistics at hand here: only what the article's own sentences claim of one
//! another (part and whole, rate, change, target gap). [`document`] brings a file to plain text
//! with the way back to its bytes; [`audit`] reads the figures of it and puts each relation to the
//! test by rounding intervals, in exact arithmetic; [`finding`] is what it says. Where readings
//! differ it prefers silence to a false alarm. Nothing about any one article may be built in.

mod article;
mod average;
mod base;
mod between;
mod caseload;
mod cause;
mod change;
mod column;
mod contribution;
mod declared;
mod direction;
pub mod document;
mod exclusive;
mod family;
pub mod finding;
mod foremost;
mod from_to;
mod granted;
mod headline;
mod judge;
mod listing;
mod matter;
mod misprint;
mod naming;
mod parallel;
mod plan;
mod points;
mod quantity;
mod rank;
mod ratio;
mod remainder;
mod repeat;
pub mod report;
mod respective;
mod row_rate;
mod row_share;
mod say;
mod sentence;
mod share;
mod standing;
mod stock;
mod subject;
mod table;
mod told_twice;
mod whole;

use crate::diagnostic::Language;
use crate::wording::read::language_of;
use article::Article;
use document::Document;
use finding::Report;

/// Tests an article against itself. The language is that of its letters.
pub fn audit(document: &Document) -> Report {
    audit_in(document, language_of(&document.text))
}

/// The same, in a known language.
pub fn audit_in(document: &Document, language: Language) -> Report {
    let article = Article::of(document, language);
    let mut tested = Tested::default();
    misprint::test(&article, &mut tested);
    misprint::untested(&article, &mut tested);
    ratio::test(&article, &mut tested);
    rank::test(&article, &mut tested);
    standing::test(&article, &mut tested);
    change::test(&article, &mut tested);
    told_twice::test(&article, &mut tested);
    from_to::test(&article, &mut tested);
    direction::test(&article, &mut tested);
    points::test(&article, &mut tested);
    share::test(&article, &mut tested);
    foremost::test(&article, &mut tested);
    granted::test(&article, &mut tested);
    respective::test(&article, &mut tested);
    parallel::test(&article, &mut tested);
    plan::test(&article, &mut tested);
    average::test(&article, &mut tested);
    family::test(&article, &mut tested);
    remainder::test(&article, &mut tested);
    listing::test(&article, &mut tested);
    column::test(&article, &mut tested);
    contribution::test(&article, &mut tested);
    stock::test(&article, &mut tested);
    repeat::test(&article, &mut tested);
    headline::test(&article, &mut tested);
    table::test(&article, &mut tested);
    row_share::test(&article, &mut tested);
    row_rate::test(&article, &mut tested);
    cause::report(&article, tested)
}

/// What was tested so far, with what the search for causes needs of it.
#[derive(Default)]
struct Tested {
    claims: Vec<Claim>,
}

/// A finding and the figures it is about, by their place in the article.
struct Claim {
    finding: finding::Finding,
    /// The percentage or sum that was tested.
    figure: Option<usize>,
    /// The value it is said of.
    part: Option<usize>,
    /// What it was measured against.
    base: Option<usize>,
}

impl Tested {
    fn push(&mut self, finding: finding::Finding) {
        self.claims.push(Claim { finding, figure: None, part: None, base: None });
    }

    fn push_about(
        &mut self,
        finding: finding::Finding,
        figure: usize,
        part: Option<usize>,
        base: Option<usize>,
    ) {
        self.claims.push(Claim { finding, figure: Some(figure), part, base });
    }
}
