//! `verify`: a site recomputed from its own published data. Any digit of any figure that is
//! changed anywhere is found; the counts are printed (`--nocapture`).

mod support;

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use congbo::verify::{Finding, Kind, PageFiles, Published, check_page};
use rayon::prelude::*;
use support::{Tree, build_well, congbo, repository, tree};
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

/// What a slip of the hand makes of a digit.
#[derive(Clone, Copy, Debug)]
enum Slip {
    /// Another digit, any of the nine: which one is drawn from the place it stands at.
    Replaced,
    Left,
    Doubled,
}

impl Slip {
    /// Whether the digit at a place is tried: one of thirty-two, drawn from its place. With
    /// `CONGBO_EVERY_DIGIT=1`, which takes most of an hour, every one is.
    fn is_tried(at: usize) -> bool {
        let place = (at as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 59;
        place == 0 || std::env::var_os("CONGBO_EVERY_DIGIT").is_some()
    }

    /// What is tried at a place: another digit, and none or two in its place.
    fn at(text: &str, at: usize) -> Vec<Self> {
        if !Self::is_tried(at) {
            return Vec::new();
        }
        let other = if drawn(text, at).is_multiple_of(2) { Self::Left } else { Self::Doubled };
        vec![Self::Replaced, other]
    }

    /// The text with the digit at a place changed so.
    fn of(self, text: &str, at: usize) -> String {
        let bytes = text.as_bytes();
        let digit = bytes[at] - b'0';
        let instead = match self {
            Self::Replaced => char::from(b'0' + (digit + 1 + drawn(text, at)) % 10).to_string(),
            Self::Left => String::new(),
            Self::Doubled => text[at..=at].repeat(2),
        };
        format!("{}{instead}{}", &text[..at], &text[at + 1..])
    }
}

/// A number below nine, drawn by place and surroundings (SplitMix64), the same in every run.
fn drawn(text: &str, at: usize) -> u8 {
    let near = &text.as_bytes()[at.saturating_sub(8)..=at];
    let mut seed =
        near.iter().fold(at as u64, |seed, byte| seed.wrapping_mul(257) + u64::from(*byte));
    seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    seed = (seed ^ (seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    seed = (seed ^ (seed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((seed ^ (seed >> 31)) % 9) as u8
}

/// One page with the files beside it, and where each of its lines starts.
struct Subject<'a> {
    data: &'a Published,
    path: &'a str,
    html: &'a str,
    figures: Option<&'a str>,
    tables: BTreeMap<String, &'a str>,
}

/// Units behind a number, and what might stand there in their place.
const UNITS: [(&str, &str); 5] = [
    ("\u{a0}việc", "\u{a0}đồng"),
    ("\u{a0}đồng", "\u{a0}việc"),
    ("\u{a0}tỷ\u{a0}đồng", "\u{a0}triệu\u{a0}đồng"),
    ("\u{a0}điểm phần trăm", "\u{a0}việc"),
    ("%", "\u{a0}việc"),
];

/// Verbs and hedges before a number, and their contraries.
const WORDS: [(&str, &str); 7] = [
    ("tăng ", "giảm "),
    ("giảm ", "tăng "),
    ("vượt ", "còn thiếu "),
    ("còn thiếu ", "vượt "),
    ("hơn ", "gần "),
    ("gần ", "hơn "),
    ("trên ", "dưới "),
];

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
                let fragment = path.strip_suffix("fragment.html");
                let place = path.strip_suffix("index.html").or(fragment).unwrap_or("none/");
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
        let files = PageFiles { path: self.path, html, figures, tables: all, workbook: None };
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
        let lang = if self.html.contains("<html lang=\"en\">") { "en" } else { "vi" };
        let html = format!("<html lang=\"{lang}\">{html}");
        let tables = table.into_iter().map(|(name, csv)| (name.to_owned(), csv)).collect();
        let files = PageFiles { path: self.path, html: &html, figures, tables, workbook: None };
        let findings = check_page(self.data, &files).0.findings;
        findings.iter().filter(|finding| kinds.contains(&finding.kind)).count()
    }

    fn is_fragment(&self) -> bool {
        self.path.ends_with("/fragment.html")
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
            let places = parts.into_iter().flat_map(|part| digits(self.html, part));
            for (at, slip) in places
                .flat_map(|at| Slip::at(self.html, at).into_iter().map(move |slip| (at, slip)))
            {
                *tally.mutated.entry(what).or_default() += 1;
                let changed = slip.of(sound, at - piece.start);
                if alone(&changed) == 0 && self.with_page(&slip.of(self.html, at)) == 0 {
                    tally.missed.push(format!("{}: {what}: {slip:?}: {changed}", self.path));
                }
            }
        }
    }

    /// Changes the unit of every figure and the verb or hedge before it.
    fn mutate_words(&self, kinds: &[Kind], tally: &mut Tally) {
        for (piece, elements) in self.lines_with_figures() {
            let alone = |html: &str| self.in_piece(html, None, None, kinds) > 0;
            for element in elements {
                let lead = &self.html[piece.start..element.start];
                let (tag, text) = self.html[element.clone()].split_once('>').expect("a tag");
                let rest = &self.html[element.end..piece.end];
                let mut changed: Vec<(&'static str, String)> = Vec::new();
                for (from, to) in UNITS {
                    if let Some(number) = text.strip_suffix(from) {
                        changed.push(("unit", format!("{lead}{tag}>{number}{to}{rest}")));
                    }
                }
                for (from, to) in WORDS {
                    if let Some(lead) = lead.strip_suffix(from) {
                        changed.push(("word before", format!("{lead}{to}{tag}>{text}{rest}")));
                    }
                    if let Some(text) = text.strip_prefix(from) {
                        changed.push(("word within", format!("{lead}{tag}>{to}{text}{rest}")));
                    }
                }
                for (what, line) in changed {
                    *tally.mutated.entry(what).or_default() += 1;
                    let whole =
                        format!("{}{line}{}", &self.html[..piece.start], &self.html[piece.end..]);
                    if !alone(&line) && self.with_page(&whole) == 0 {
                        tally.missed.push(format!("{}: {what}: {line}", self.path));
                    }
                }
            }
        }
    }

    /// The lines of the page that hold figures, each with the places of its `<data>` elements and
    /// of the figures in drawings.
    fn lines_with_figures(&self) -> Vec<(Range<usize>, Vec<Range<usize>>)> {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in self.html.split_inclusive('\n') {
            let elements: Vec<Range<usize>> = [("<data ", "</data>"), ("<tspan ", "</tspan>")]
                .into_iter()
                .flat_map(|(opening, closing)| {
                    line.match_indices(opening).map(move |(at, _)| {
                        let end = line[at..].find(closing).expect("closed on its line");
                        start + at..start + at + end
                    })
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
        let end = if self.is_fragment() { "</ul>" } else { "</section>" };
        let lists = self.between("<ul class=\"documents\">", end);
        let to_figures = |list: Range<usize>| {
            let text = &self.html[list.clone()];
            // Waivers stand behind it; their differences are not published, and `verify` says so.
            let end = ["\n<h3>", "<ol"].iter().filter_map(|next| text.find(next)).min();
            list.start..list.start + end.unwrap_or(text.len())
        };
        let lists = lists.into_iter().map(to_figures);
        // What a reader sees: an id in a tag is an address, not a figure.
        let seen = |list: &Range<usize>| {
            let text = &self.html[list.clone()];
            let begins = text.match_indices('>').map(|(at, _)| at + 1);
            let part = |at: usize| {
                let end = text[at..].find('<').map_or(text.len(), |length| at + length);
                list.start + at..list.start + end
            };
            begins.map(part).collect::<Vec<_>>()
        };
        let lists = lists.map(|list| (list.clone(), seen(&list))).collect();
        self.mutate_pieces("documents", &[Kind::Source], lists, ("", ""), tally);
    }

    /// Texts of the head that repeat a figure.
    fn mutate_head(&self, tally: &mut Tally) {
        let heads = [
            "<title>",
            "<meta name=\"description\"",
            "<meta property=\"og:title\"",
            "<meta property=\"og:description\"",
            "<meta name=\"DC.title\"",
        ];
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
                    if self.with_page(&Slip::Replaced.of(self.html, at)) == 0 {
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
                let listing =
                    format!("{{\"figures\":[\n{}\n]}}", line.trim_end().trim_end_matches(','));
                self.in_piece("", Some(&listing), None, &[Kind::FiguresFile])
            };
            let is_figure = line.starts_with("{\"indicator\"");
            assert!(!is_figure || lone(line) == 0, "{line}");
            for at in digits(line, 0..line.len()).filter(|at| Slip::is_tried(start + at)) {
                *tally.mutated.entry("figures.json").or_default() += 1;
                let changed = Slip::Replaced.of(line, at);
                if is_figure && lone(&changed) > 0 {
                    continue;
                }
                let whole =
                    format!("{}{changed}{}", &figures[..start], &figures[start + line.len()..]);
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
            let Some((name, csv)) = self.tables.iter().find(|(name, _)| {
                table.contains(&format!("/{name}\"")) || table.contains(&format!("\"{name}\""))
            }) else {
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
                let lone =
                    |line: &str| self.in_piece(&html, None, Some((name, line)), &[Kind::Table]);
                assert_eq!(lone(line), 0, "{}: {line}", self.path);
                for at in digits(line, 0..line.len()).filter(|at| Slip::is_tried(line.len() + at)) {
                    *tally.mutated.entry("csv").or_default() += 1;
                    if lone(&Slip::Replaced.of(line, at)) == 0 {
                        tally.missed.push(format!("{}: {name}: {line}", self.path));
                    }
                }
            }
        }
    }
}

#[test]
fn a_digit_of_any_figure_that_is_changed_is_found() {
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
            page.mutate_words(&figure_kinds, &mut tally);
            page.mutate_sources(&mut tally);
            page.mutate_head(&mut tally);
            // The files beside a fragment are those of its article, and changed with it.
            if !page.is_fragment() {
                page.mutate_listing(&mut tally);
                page.mutate_tables(&mut tally);
            }
            tally
        })
        .reduce(Tally::default, Tally::add);
    println!("digits changed, one at a time: {:?}; missed: {}", tally.mutated, tally.missed.len());
    assert!(tally.mutated["figures"] > 20_000, "{:?}", tally.mutated);
    let (missed, some) = (tally.missed.len(), &tally.missed[..tally.missed.len().min(20)]);
    assert_eq!(missed, 0, "{}", some.join("\n"));
}

/// A run of `verify` on a folder: its exit status and what it printed.
fn verified(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let mut command = congbo(Path::new("."));
    command.args(["--lang", "en", "verify"]).arg(folder).args(arguments);
    let run = command.output().expect("the program starts");
    let said = [run.stdout, run.stderr].concat();
    (run.status.code().expect("no signal"), String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn a_sound_site_is_verified_and_what_was_verified_is_said() {
    let (folder, site) = demonstration();
    let place = folder.path().join("site");
    let (status, said) = verified(&place, &["--format", "json"]);
    assert_eq!(status, 0, "{said}");
    let report: serde_json::Value = serde_json::from_str(&said).expect("JSON");
    // Counted apart: every element of every page is one, and so is every figure of a drawing.
    let figures_in = |html: &&str| html.matches("<data ").count() + html.matches("<tspan ").count();
    let pages: Vec<&str> =
        site.iter().filter(|(path, _)| path.ends_with(".html")).map(|(_, b)| text(b)).collect();
    let elements: usize = pages.iter().map(figures_in).sum();
    let with_figures = pages.iter().filter(|html| figures_in(html) > 0).count();
    let tables = site.keys().filter(|p| p.ends_with(".csv") && !p.starts_with("data/")).count();
    assert_eq!(report["figures"], elements);
    assert_eq!(report["pages"], with_figures);
    assert_eq!(report["tables"], tables);
    let workbooks = site.keys().filter(|path| path.ends_with(".xlsx")).count();
    assert_eq!(report["workbooks"], workbooks);
    assert_eq!(report["files"], site.len());
    assert_eq!(report["findings"], serde_json::json!([]));
    let measures = report["measures"].as_object().expect("measures");
    assert_eq!(measures.values().filter_map(|n| n.as_u64()).sum::<u64>(), elements as u64);
}

#[test]
fn files_changed_missing_and_added_are_told_from_the_manifest() {
    let (folder, _) = demonstration();
    let place = folder.path().join("site");
    let page = place.join("gioi-thieu/index.html");
    let words = fs::read_to_string(&page).expect("a page");
    fs::write(&page, words.replace("Chức năng", "Chức năng khác")).expect("written");
    fs::remove_file(place.join("chu-de/index.html")).expect("removed");
    fs::write(place.join("them.txt"), "thêm").expect("written");
    let (status, said) = verified(&place, &[]);
    assert_eq!(status, 1, "{said}");
    for wanted in [
        "gioi-thieu/index.html: [manifest] the file was changed",
        "chu-de/index.html: [manifest] the file is missing",
        "them.txt: [manifest] not in manifest.json",
    ] {
        assert!(said.contains(wanted), "no “{wanted}” in\n{said}");
    }
    assert_eq!(said.matches("[manifest]").count(), 3, "{said}");
    let (status, said) = verified(&place, &["--scope", "part"]);
    assert_eq!(status, 0, "no figure was touched: {said}");
}

#[test]
fn words_that_are_not_true_of_a_figure_are_found() {
    let (_folder, site) = demonstration();
    let data = published(&site);
    let all = Subject::all(&site, &data);
    let page = all.iter().find(|page| page.path == SEED).expect("the seed article");
    let element = |text: &str| {
        let end = page.html.find(text).unwrap_or_else(|| panic!("no {text}"));
        let start = page.html[..end].rfind("<data ").expect("an element");
        page.html[start..end + text.len()].to_owned()
    };
    let case = |from: &str, to: &str, kind: Kind| {
        assert!(page.html.contains(from), "the seed article does not hold {from}");
        let findings = page.findings(&page.html.replacen(from, to, 1), page.figures, &[]);
        assert!(findings.iter().any(|f| f.kind == kind), "{from} → {to}: {findings:?}");
    };
    let (fall, gap) = (element("205\u{a0}việc</data>"), element("33,2\u{a0}điểm phần trăm</data>"));
    case(&format!("giảm {fall}"), &format!("tăng {fall}"), Kind::Words);
    case(&format!("giảm {fall}"), &fall, Kind::Words);
    case(&format!("còn thiếu {gap}"), &format!("vượt {gap}"), Kind::Words);
    case("10.232\u{a0}việc</data>", "10.232\u{a0}đồng</data>", Kind::Words);
    case("10.232\u{a0}việc</data>", "hơn 10.232\u{a0}việc</data>", Kind::Words);
    case("10.232\u{a0}việc</data>", "10,232\u{a0}việc</data>", Kind::Text);
    case("10.232\u{a0}việc</data>", "việc</data>", Kind::Text);
    case("10.232\u{a0}việc</data>", "10.232\u{a0}việc</p>", Kind::Unknown);
    case("47,3%</data>", "47,30%</data>", Kind::Text);
    case("data-measure=\"value\"", "data-measure=\"worth\"", Kind::Unknown);
    case("data-base=\"viec.phai_th\"", "data-base=\"viec.thu_ly\"", Kind::Value);
    case("data-base=\"viec.phai_th\"", "data-base=\"tien.phai_th\"", Kind::Unknown);
    case("<data class=\"figure\"", "<data", Kind::Unknown);
    let unknown = "data-indicator=\"viec.xong\"";
    case(unknown, "data-indicator=\"viec.xoong\"", Kind::Unknown);
}

#[test]
fn a_finding_says_what_must_stand_there_and_why() {
    let (folder, _) = demonstration();
    let place = folder.path().join("site");
    let page = place.join(SEED);
    let html = fs::read_to_string(&page).expect("the seed article");
    fs::write(&page, html.replacen(">47,3%</data></h1>", ">48,3%</data></h1>", 1))
        .expect("written");
    let (status, said) = verified(&place, &["--scope", "part"]);
    assert_eq!(status, 1);
    for wanted in [
        "[text] “48,3%”: it must be 47.3",
        "viec.ty_le_xong @ hai-phong / 2020-6m: 3345 ÷ 7072 × 100 = 47.299208…",
        "viec.xong @ hai-phong / 2020-6m = 3345 (content/statistics/2020-6m/hai-phong.yaml:",
        "data/observations.csv:",
    ] {
        assert!(said.contains(wanted), "no “{wanted}” in\n{said}");
    }
}

/// Forms that the demonstration does not use, on a site that does.
#[test]
fn every_form_of_a_figure_can_be_verified_and_a_wrong_digit_is_found() {
    let root = tempfile::tempdir().expect("a folder");
    support::copy(&repository().join("content"), &root.path().join("content"));
    let forms = [
        "viec.thu_ly",
        "viec.thu_ly | number",
        "tien.thu_ly | words",
        "tien.xong | billions",
        "viec.thu_ly | about",
        "viec.thu_ly | about trăm",
        "tien.thu_ly | about tỷ",
        "tien.thu_ly | about triệu",
        "viec.ty_le_xong | about",
        "viec.xong @ hong-bang | about",
        "viec.thu_ly | change",
        "viec.thu_ly | change amount",
        "viec.thu_ly | change percent",
        "viec.thu_ly | same",
        "viec.ty_le_xong | points",
        "viec.ty_le_xong | points percent",
        "viec.cdk | share",
        "viec.cdk | share number",
        "viec.xong | share of viec.phai_th",
        "viec.xong | of",
        "viec.ty_le_xong | target",
        "viec.ty_le_xong | target gap",
        "viec.ty_le_xong | target value",
        "viec.ty_le_xong | target progress",
        "viec.ty_le_xong @ hong-bang | rank",
    ];
    let lines: String = forms.iter().map(|form| format!("A: {{{{ {form} }}}}.\n\n")).collect();
    let ranking = "```ranking\ncaption: Xếp hạng\nfigure: viec.ty_le_xong\n\
                   offices: [hong-bang, le-chan, kien-an]\n```\n";
    let folder = root.path().join("content/news/2020/04/moi-dang");
    fs::create_dir_all(&folder).expect("made");
    let head = "---\ntitle: Mọi dạng\ndate: 24/4/2020\nperiod: 2020-6m\n---\n\n";
    fs::write(folder.join("index.md"), format!("{head}{lines}{ranking}")).expect("written");
    let english = format!("---\ntitle: Every form\n---\n\n{lines}{ranking}");
    fs::write(folder.join("index.en.md"), english).expect("written");
    let output = root.path().join("site");
    build_well(root.path(), &output);
    let (status, said) = verified(&output, &[]);
    assert_eq!(status, 0, "{said}");
    let site = tree(&output);
    let data = published(&site);
    let pages = Subject::all(&site, &data);
    for folder in ["", "en/"] {
        let path = format!("{folder}tin-tuc/2020/04/moi-dang/index.html");
        let page = pages.iter().find(|page| page.path == path).expect("the page");
        let mut tally = Tally::default();
        let kinds = [Kind::Value, Kind::Text, Kind::Words, Kind::Unknown];
        page.mutate_pieces("forms", &kinds, page.lines_with_figures(), ("", ""), &mut tally);
        page.mutate_words(&kinds, &mut tally);
        assert_eq!(tally.missed, Vec::<String>::new(), "{path}");
        let changed = tally.mutated["forms"];
        assert!(changed > 30, "{path}: only {changed} digits");
    }
}

#[test]
fn wrong_data_are_found_by_their_own_columns_and_by_the_pages() {
    let (_folder, site) = demonstration();
    let observations = text(&site["data/observations.csv"]);
    let none = || congbo::diagnostic::Bilingual::new("thiếu", "missing");
    let row = "viec.xong,hai-phong,2020-6m,3.345,1,3345,";
    let with = |to: &str| {
        assert_eq!(observations.matches(row).count(), 1);
        let changed = observations.replace(row, to).into_bytes();
        Published::read(&|file| match file {
            "data/observations.csv" => Ok(changed.clone()),
            file => site.get(file).cloned().ok_or_else(none),
        })
    };
    for lone in ["3.346,1,3345,", "3.345,10,3345,", "3.345,1,3346,", "..,1,3345,"] {
        let (_, findings) = with(&format!("viec.xong,hai-phong,2020-6m,{lone}"));
        assert_eq!(findings.len(), 1, "{lone}: {findings:?}");
    }
    let (data, findings) = with("viec.xong,hai-phong,2020-6m,3.346,1,3346,");
    assert_eq!(findings, [], "the row agrees with itself");
    let pages = Subject::all(&site, &data);
    let seed = pages.iter().find(|page| page.path == SEED).expect("the seed article");
    assert!(seed.with_page(seed.html) > 0, "the page does not agree with the data");
}

#[test]
fn hostile_folders_end_in_a_message() {
    let (folder, _) = demonstration();
    let place = folder.path().join("site");
    let (status, said) = verified(&folder.path().join("none"), &[]);
    assert!(status == 2 && said.contains("Cannot read the folder"), "{said}");
    // Without the summary pages the rest is quick to verify.
    fs::remove_dir_all(place.join("so-lieu")).expect("removed");
    assert_eq!(verified(&place, &["--scope", "part"]).0, 0);
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(verified(empty.path(), &["--scope", "part"]).0, 1, "the data are missing");

    let file = |name: &str| place.join(name);
    let seed = file(SEED);
    let html = fs::read_to_string(&seed).expect("the seed article");
    let deep = format!("{}{}{html}", "<div>".repeat(200_000), "<b><data>".repeat(1000));
    let circle = "[{\"id\":\"viec.thu_ly\"},{\"id\":\"a\",\"unit\":\"việc\",\"is\":[{\"rule\":\"b * b\"}]},\
                  {\"id\":\"b\",\"unit\":\"việc\",\"is\":[{\"rule\":\"a * a\"}]}]";
    let long = format!("[{{\"id\":\"a\",\"is\":[{{\"rule\":\"{}1\"}}]}}]", "1 + ".repeat(100_000));
    let indicators = |list: &str| format!("{{\"indicators\":{list}}}").into_bytes();
    for (name, bytes) in [
        (SEED, deep.into_bytes()),
        (SEED, b"<html>\xff\xfe<data".to_vec()),
        (SEED, vec![b'<'; 1 << 20]),
        ("data/observations.csv", b"indicator,office\n\"a,b\n".to_vec()),
        ("data/observations.csv", vec![b'"'; 1 << 20]),
        ("data/indicators.json", b"{\"indicators\":".to_vec()),
        ("data/indicators.json", "[".repeat(100_000).into_bytes()),
        ("data/indicators.json", indicators(circle)),
        ("data/indicators.json", indicators(&long)),
        ("data/offices.json", b"[{\"id\":\"a\",\"parent\":\"a\"}]".to_vec()),
        ("data/periods.json", b"{}".to_vec()),
        ("data/targets.json", b"[{\"year\":1e999}]".to_vec()),
        ("manifest.json", b"{\"files\":[{\"path\":\"../../etc\"}]}".to_vec()),
        ("tin-tuc/2020/04/so-ket-6-thang/figures.json", b"[1,2,3]".to_vec()),
        ("tin-tuc/2020/04/so-ket-6-thang/bang-1.csv", b"\"".to_vec()),
        ("tin-tuc/2020/04/so-ket-6-thang/bang.xlsx", b"PK\x03\x04".to_vec()),
        ("tin-tuc/2020/04/so-ket-6-thang/fragment.html", b"<data value=1>2".to_vec()),
        ("data/data.xlsx", vec![0; 1 << 20]),
        ("data/datapackage.json", b"{\"resources\":[{\"path\":\"../x\"}]}".to_vec()),
        ("data/csv-metadata.json", b"[]".to_vec()),
    ] {
        let before = fs::read(file(name)).expect("the file");
        fs::write(file(name), bytes).expect("written");
        let scope = if name == "manifest.json" { "whole" } else { "part" };
        let (status, said) = verified(&place, &["--scope", scope]);
        assert_eq!(status, 1, "{name}: {}", said.chars().take(400).collect::<String>());
        assert!(said.contains(name.rsplit('/').next().expect("a name")), "{name} is not named");
        fs::write(file(name), before).expect("written");
    }
    let data: Vec<_> = fs::read_dir(place.join("data")).expect("data").flatten().collect();
    for entry in data.iter().filter(|entry| entry.file_name() != "index.html") {
        let before = fs::read(entry.path()).expect("the file");
        fs::remove_file(entry.path()).expect("removed");
        assert_eq!(verified(&place, &["--scope", "part"]).0, 1, "{:?}", entry.file_name());
        fs::write(entry.path(), before).expect("written");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("/etc", place.join("lien-ket")).expect("a link");
        let (status, said) = verified(&place, &["--scope", "part"]);
        assert!(status == 1 && said.contains("lien-ket: [unreadable]"), "{said}");
    }
}
