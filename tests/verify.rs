//! `verify`: a site recomputed from its own published data. Any digit of any figure that is
//! changed anywhere is found; the counts are printed (`--nocapture`).

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use congbo::verify::{Finding, Kind, PageFiles, Published, check_page};
use rayon::prelude::*;
use support::{Tree, assert_status, build_well, congbo, repository, tree};
use tempfile::TempDir;

const SEED: &str = "tin-tuc/2020/04/so-ket-6-thang/index.html";

fn demonstration() -> (TempDir, Tree) {
    let folder = tempfile::tempdir().expect("a folder");
    build_well(&repository(), &folder.path().join("site"));
    let files = tree(&folder.path().join("site"));
    (folder, files)
}

/// The published data of a site in memory; nothing may be wrong with them.
fn published(site: &Tree) -> Published {
    let none = || congbo::diagnostic::Bilingual::new("thiếu", "missing");
    let (data, findings) = Published::read(&|file| site.get(file).cloned().ok_or_else(none));
    assert_eq!(findings, []);
    data
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

/// The places of the digits of a text.
fn digits(text: &str, within: Range<usize>) -> impl Iterator<Item = usize> + '_ {
    let start = within.start;
    let found = text[within].bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    found.map(move |(at, _)| start + at)
}

/// The text with the digit at a place replaced by the next one.
fn altered(text: &str, at: usize) -> String {
    let digit = text.as_bytes()[at];
    let next = if digit == b'9' { '0' } else { char::from(digit + 1) };
    format!("{}{next}{}", &text[..at], &text[at + 1..])
}

/// One page with the files beside it, and where each of its lines starts.
struct Subject<'a> {
    data: &'a Published,
    path: &'a str,
    html: &'a str,
    figures: Option<&'a str>,
    tables: BTreeMap<String, &'a str>,
}

/// What came of mutating.
#[derive(Debug, Default)]
struct Tally {
    mutated: BTreeMap<&'static str, usize>,
    missed: Vec<String>,
}

impl Tally {
    fn add(mut self, other: Self) -> Self {
        for (what, count) in other.mutated {
            *self.mutated.entry(what).or_default() += count;
        }
        self.missed.extend(other.missed);
        self
    }
}

impl<'a> Subject<'a> {
    fn all(site: &'a Tree, data: &'a Published) -> Vec<Self> {
        let pages = site.iter().filter(|(path, _)| path.ends_with(".html"));
        pages
            .map(|(path, bytes)| {
                let place = path.strip_suffix("index.html").unwrap_or("none/");
                let beside = site.range(place.to_owned()..).filter_map(|(path, bytes)| {
                    let name = path.strip_prefix(place)?;
                    (name.ends_with(".csv") && !name.contains('/') && place != "data/")
                        .then(|| (name.to_owned(), text(bytes)))
                });
                let figures = site.get(&format!("{place}figures.json"));
                let figures = figures.map(|bytes| text(bytes));
                let tables =
                    beside.take_while(|(name, _)| !name.is_empty()).collect::<BTreeMap<_, _>>();
                Self { data, path, html: text(bytes), figures, tables }
            })
            .collect()
    }

    fn findings(&self, html: &str, figures: Option<&str>, tables: &[(&str, &str)]) -> Vec<Finding> {
        let mut all = self.tables.clone();
        all.extend(tables.iter().map(|(name, csv)| ((*name).to_owned(), *csv)));
        let files = PageFiles { path: self.path, html, figures, tables: all };
        check_page(self.data, &files).0.findings
    }

    /// Findings of the given kinds in a piece of the page that stands alone.
    fn in_piece(
        &self,
        html: &str,
        figures: Option<&str>,
        table: Option<(&str, &str)>,
        kinds: &[Kind],
    ) -> usize {
        let html = format!("<html lang=\"vi\">{html}");
        let tables = table.into_iter().map(|(name, csv)| (name.to_owned(), csv)).collect();
        let files = PageFiles { path: self.path, html: &html, figures, tables };
        let findings = check_page(self.data, &files).0.findings;
        findings.iter().filter(|finding| kinds.contains(&finding.kind)).count()
    }

    fn with_page(&self, html: &str) -> usize {
        self.findings(html, self.figures, &[]).len()
    }

    /// Changes every digit of every piece of the page that `is` picks, one at a time. A piece is
    /// first looked at alone, which is quick; what is wrong with it alone is wrong with the page.
    /// What goes unnoticed so is tried in the whole page.
    fn mutate_pieces(
        &self,
        what: &'static str,
        kinds: &[Kind],
        pieces: Vec<(Range<usize>, Vec<Range<usize>>)>,
        around: (&str, &str),
        tally: &mut Tally,
    ) {
        for (piece, parts) in pieces {
            let alone = |html: &str| {
                let html = format!("{}{html}{}", around.0, around.1);
                self.in_piece(&html, None, None, kinds)
            };
            let sound = &self.html[piece.clone()];
            assert_eq!(alone(sound), 0, "{}: {sound}", self.path);
            for at in parts.into_iter().flat_map(|part| digits(self.html, part)) {
                *tally.mutated.entry(what).or_default() += 1;
                let changed = altered(sound, at - piece.start);
                if alone(&changed) == 0 && self.with_page(&altered(self.html, at)) == 0 {
                    tally.missed.push(format!("{}: {what}: {changed}", self.path));
                }
            }
        }
    }

    /// The lines of the page that hold figures, each with the places of its `<data>` elements.
    fn lines_with_figures(&self) -> Vec<(Range<usize>, Vec<Range<usize>>)> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in self.html.split_inclusive('\n') {
            let elements: Vec<Range<usize>> = line
                .match_indices("<data ")
                .map(|(at, _)| {
                    let end = line[at..].find("</data>").expect("closed on its line");
                    start + at..start + at + end
                })
                .collect();
            if !elements.is_empty() {
                lines.push((start..start + line.len(), elements));
            }
            start += line.len();
        }
        lines
    }

    /// Stretches of the page between two texts.
    fn between(&self, from: &str, to: &str) -> Vec<Range<usize>> {
        let found = self.html.match_indices(from).map(|(at, _)| {
            let end = self.html[at..].find(to).expect("what opens is closed");
            at..at + end + to.len()
        });
        found.collect()
    }

    fn mutate_sources(&self, tally: &mut Tally) {
        // The element of the figure itself is a figure of the page, mutated with the others.
        let entries = self.between("<li id=\"nguon-", "</li>").into_iter().map(|entry| {
            let text = &self.html[entry.clone()];
            let mut parts = Vec::new();
            let mut inside = true;
            let mut start = entry.start;
            for (at, c) in text.char_indices() {
                match c {
                    '<' => {
                        let figure = text[at..].starts_with("</data>");
                        if !inside && !figure {
                            parts.push(start..entry.start + at);
                        }
                        inside = true;
                    }
                    '>' => (inside, start) = (false, entry.start + at + 1),
                    _ => {}
                }
            }
            (entry, parts)
        });
        let around = ("<ol class=\"derivations\">", "</ol>");
        self.mutate_pieces("sources", &[Kind::Source], entries.collect(), around, tally);
        let lists = self.between("<ul class=\"documents\">", "</ul>");
        let lists = lists.into_iter().map(|list| (list.clone(), vec![list])).collect();
        self.mutate_pieces("documents", &[Kind::Source], lists, ("", ""), tally);
    }

    /// Texts of the head that repeat a figure.
    fn mutate_head(&self, tally: &mut Tally) {
        let heads = ["<title>", "<meta name=\"description\"", "<meta property=\"og:title\"",
            "<meta property=\"og:description\"", "<meta name=\"DC.title\""];
        let has_figure = |from, to| {
            self.between(from, to).into_iter().any(|range| self.html[range].contains("<data"))
        };
        for head in heads {
            let repeated = if head.contains("description") {
                has_figure("<p class=\"lead\">", "</p>")
            } else {
                has_figure("<h1>", "</h1>")
            };
            for line in self.between(head, "\n").into_iter().filter(|_| repeated) {
                for at in digits(self.html, line) {
                    *tally.mutated.entry("head").or_default() += 1;
                    let changed = altered(self.html, at);
                    if self.with_page(&changed) == 0 {
                        tally.missed.push(format!("{}: {head}", self.path));
                    }
                }
            }
        }
    }

    fn mutate_listing(&self, tally: &mut Tally) {
        let Some(figures) = self.figures else { return };
        let mut start = 0;
        for line in figures.split_inclusive('\n') {
            let lone = |line: &str| {
                let listing = format!("{{\"figures\":[\n{}\n]}}", line.trim_end().trim_end_matches(','));
                self.in_piece("", Some(&listing), None, &[Kind::FiguresFile])
            };
            let is_figure = line.starts_with("{\"indicator\"");
            assert!(!is_figure || lone(line) == 0, "{line}");
            for at in digits(line, 0..line.len()) {
                *tally.mutated.entry("figures.json").or_default() += 1;
                let changed = altered(line, at);
                if is_figure && lone(&changed) > 0 {
                    continue;
                }
                let whole = altered(figures, start + at);
                if self.findings(self.html, Some(&whole), &[]).is_empty() {
                    tally.missed.push(format!("{}: figures.json: {changed}", self.path));
                }
            }
            start += line.len();
        }
    }

    fn mutate_tables(&self, tally: &mut Tally) {
        for figure in self.between("<figure class=\"table\"", "</figure>") {
            let table = &self.html[figure];
            let Some((name, csv)) = self
                .tables
                .iter()
                .find(|(name, _)| table.contains(&format!("/{name}\"")) || table.contains(&format!("\"{name}\"")))
            else {
                continue;
            };
            let rows: Vec<&str> = table
                .match_indices("<tr")
                .map(|(at, _)| &table[at..at + table[at..].find("</tr>").expect("closed")])
                .collect();
            let csv = csv.strip_prefix('\u{feff}').unwrap_or(csv);
            assert_eq!(csv.lines().count(), rows.len(), "{}: {name}", self.path);
            for (row, line) in rows.into_iter().zip(csv.lines()) {
                let html = format!("<table>{row}</tr></table><a href=\"{name}\">");
                let lone = |line: &str| self.in_piece(&html, None, Some((name, line)), &[Kind::Table]);
                assert_eq!(lone(line), 0, "{}: {line}", self.path);
                for at in digits(line, 0..line.len()) {
                    *tally.mutated.entry("csv").or_default() += 1;
                    if lone(&altered(line, at)) == 0 {
                        tally.missed.push(format!("{}: {name}: {line}", self.path));
                    }
                }
            }
        }
    }
}

#[test]
fn every_digit_of_every_figure_that_is_changed_is_found() {
    let (_folder, site) = demonstration();
    let data = published(&site);
    let figure_kinds = [Kind::Value, Kind::Text, Kind::Words, Kind::Unknown];
    let tally = Subject::all(&site, &data)
        .into_par_iter()
        .map(|page| {
            let mut tally = Tally::default();
            assert_eq!(page.findings(page.html, page.figures, &[]), [], "{}", page.path);
            let lines = page.lines_with_figures();
            page.mutate_pieces("figures", &figure_kinds, lines, ("", ""), &mut tally);
            page.mutate_sources(&mut tally);
            page.mutate_head(&mut tally);
            page.mutate_listing(&mut tally);
            page.mutate_tables(&mut tally);
            tally
        })
        .reduce(Tally::default, Tally::add);
    println!("digits changed, one at a time: {:?}; missed: {}", tally.mutated, tally.missed.len());
    assert!(tally.mutated["figures"] > 100_000, "{:?}", tally.mutated);
    let (missed, some) = (tally.missed.len(), &tally.missed[..tally.missed.len().min(20)]);
    assert_eq!(missed, 0, "{}", some.join("\n"));
}
