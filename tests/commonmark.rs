//! Every example of the CommonMark specification goes through the reader and the writer.
//!
//! Each gives exactly the HTML of the specification, or stands in `commonmark/refused.txt` and is
//! refused with exactly the rules named there. The only thing set aside in the comparison is the id
//! the writer gives to every heading.

use std::collections::BTreeMap;

use congbo::content::commentary::{Commentary, Piece, read_commentary};
use congbo::diagnostic::{Diagnostic, Severity};
use congbo::source::{Sources, Span};
use congbo::theme::prose::{Labels, Markup, write_prose};
use serde::Deserialize;

#[derive(Deserialize)]
struct Example {
    markdown: String,
    html: String,
    example: u32,
    section: String,
}

const LABELS: Labels<'static> = Labels { notes: "Chú thích", back: "Trở lại bài" };

fn read(text: &str) -> (Commentary, Vec<Diagnostic>) {
    let sources = Sources::from_texts([("content/pages/a.md", text)]);
    let (id, _) = sources.at("content/pages/a.md").expect("the one file");
    let mut problems = Vec::new();
    let commentary = read_commentary(&sources, Span::new(id, 0, text.len()), &mut problems);
    (commentary, problems)
}

fn html(commentary: &Commentary) -> String {
    let mut out = String::new();
    let items = commentary.pieces.iter().map(|piece| match piece {
        Piece::Markdown(event, _) => Markup::Event(event),
        Piece::Reference(_) => Markup::Inline { html: "<data>1</data>", plain: "1" },
        Piece::Block(_) => Markup::Block("<table></table>"),
    });
    write_prose(&mut out, items, &LABELS);
    out
}

/// Takes the ids out of headings.
fn without_ids(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(" id=\"muc-") {
        let end = rest[at + 5..].find('"').expect("an id ends") + at + 6;
        assert!(rest[..at].ends_with(['1', '2', '3', '4', '5', '6']), "only headings have ids");
        out.push_str(&rest[..at]);
        rest = &rest[end..];
    }
    out + rest
}

fn errors(problems: &[Diagnostic]) -> Vec<String> {
    let mut errors: Vec<String> = problems
        .iter()
        .filter(|problem| problem.rule.severity == Severity::Error)
        .map(|problem| problem.rule.id.to_owned())
        .collect();
    errors.sort();
    errors.dedup();
    errors
}

/// `refused.txt`: the number of an example, `refused`, its rules, and after `#` the reason.
fn refusals() -> BTreeMap<u32, Vec<String>> {
    include_str!("commonmark/refused.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let (line, reason) = line.split_once(" # ").expect("every refusal has a reason");
            assert!(!reason.trim().is_empty());
            let (number, rules) = line.split_once(" refused ").expect("a number and its rules");
            let rules = rules.split(' ').map(str::to_owned).collect();
            (number.parse().expect("a number"), rules)
        })
        .collect()
}

#[test]
fn every_example_of_the_specification() {
    let examples: Vec<Example> =
        serde_json::from_str(include_str!("commonmark/spec.json")).expect("the examples");
    assert_eq!(examples.len(), 652);
    let mut refusals = refusals();
    let (mut exact, mut refused) = (0, 0);
    let mut failures = Vec::new();
    for Example { markdown, html: expected, example, section } in &examples {
        let (commentary, problems) = read(markdown);
        let errors = errors(&problems);
        let written = without_ids(&html(&commentary));
        let fits = match refusals.remove(example) {
            None => {
                exact += 1;
                errors.is_empty() && written == *expected
            }
            Some(rules) => {
                refused += 1;
                errors == rules
            }
        };
        if !fits {
            failures.push(format!(
                "{example} ({section})\n  {markdown:?}\n  expected {expected:?}\n  \
                 written  {written:?}\n  errors {errors:?}"
            ));
        }
    }
    println!("CommonMark 0.31.2: {exact} exact, {refused} refused, of {}", examples.len());
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    assert!(refusals.is_empty(), "stale refusals: {:?}", refusals.keys());
}
