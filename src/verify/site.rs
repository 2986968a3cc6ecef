//! A whole folder: every page in parallel, one at a time in memory.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::Path;

use rayon::prelude::*;

use super::check::{FRAGMENT, PageFiles, Repeated, WORKBOOK, check_page};
use super::finding::{Finding, Kind, Report};
use super::published::Published;
use super::{descriptors, feed, manifest, workbook};
use crate::diagnostic::{Bilingual, say};
use crate::source::{Folder, ReadFault};

/// How much of a site is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All of it: every file must be in the manifest and every file of the manifest there.
    Whole,
    /// A part, or a copy published elsewhere: the manifest is left aside.
    Part,
}

/// How many folders deep a site may lie.
const DEPTH: usize = 32;
/// The longest page, listing or table that is read.
const LONGEST: u64 = 32 << 20;
/// The longest file of published data.
const LONGEST_DATA: u64 = 512 << 20;
const ATOM: &str = "atom.xml";
const JSON_FEED: &str = "feed.json";
const DATA_WORKBOOK: &str = "data/data.xlsx";

/// Verifies the site in a folder.
pub fn verify(root: &Path, scope: Scope) -> Result<Report, io::Error> {
    let (folder, problems) = Folder::list(root, DEPTH)?;
    let mut report = Report { files: folder.files().len(), ..Report::default() };
    report
        .findings
        .extend(problems.iter().map(|problem| unreadable(&problem.path, &problem.fault)));
    let (data, findings) =
        Published::read(&|file| folder.read(file, LONGEST_DATA).map_err(|fault| why(&fault)));
    report.findings.extend(findings);
    let feeds = feeds(&folder, &mut report);
    let entries = feeds.iter().flat_map(|(_, entries)| entries);
    let in_feeds: HashSet<&str> = entries.map(|entry| entry.link.as_str()).collect();
    let pages: Vec<&str> = folder
        .files()
        .iter()
        .map(|(path, _)| path.as_str())
        .filter(|path| path.ends_with(".html") || path.ends_with(".htm"))
        .collect();
    let (found, repeated) = pages
        .par_iter()
        .map(|path| page(&folder, &data, path))
        .map(|(report, repeated)| {
            // A page that only leads to a new address has no heading, and is not the page meant.
            let in_feed =
                !repeated.heading.is_empty() && in_feeds.contains(repeated.canonical.as_str());
            (report, Vec::from_iter(in_feed.then_some(repeated)))
        })
        .reduce(Default::default, |mut left, right| {
            left.0.add(right.0);
            left.1.extend(right.1);
            left
        });
    report.add(found);
    for (file, entries) in &feeds {
        report.findings.extend(feed::against(entries, &repeated, file));
    }
    let beside = |name: &str| folder.read(&format!("data/{name}"), LONGEST_DATA).ok();
    report.findings.extend(descriptors::check(&beside));
    match folder.read(DATA_WORKBOOK, LONGEST_DATA) {
        Ok(bytes) => {
            report.workbooks += 1;
            report.findings.extend(workbook::of_data(DATA_WORKBOOK, &bytes, &beside));
        }
        Err(fault) => report.findings.push(unreadable(DATA_WORKBOOK, &fault)),
    }
    report.findings.extend(orphans(&folder));
    if scope == Scope::Whole {
        report.findings.extend(manifest::check(&folder));
    }
    report.findings.sort_by(|a, b| (&a.file, a.line, a.kind).cmp(&(&b.file, b.line, b.kind)));
    Ok(report)
}

/// Every feed with its entries.
fn feeds(folder: &Folder, report: &mut Report) -> Vec<(String, Vec<feed::Entry>)> {
    let mut feeds = Vec::new();
    for (path, _) in folder.files() {
        let name = path.rsplit('/').next();
        if name != Some(ATOM) && name != Some(JSON_FEED) {
            continue;
        }
        let Some(text) = text(folder, path, report) else { continue };
        let entries = match name == Some(ATOM) {
            true => feed::read(&text),
            false => feed::read_json(&text),
        };
        match entries {
            Some(entries) => feeds.push((path.clone(), entries)),
            None => {
                let message = say!("nguồn tin không đọc được", "the feed cannot be read");
                report.findings.push(Finding::new(Kind::Repeat, path, message));
            }
        }
    }
    feeds
}

fn page(folder: &Folder, data: &Published, path: &str) -> (Report, Repeated) {
    let mut report = Report::default();
    let Some(html) = text(folder, path, &mut report) else { return (report, Repeated::default()) };
    let mut figures = None;
    let mut tables = BTreeMap::new();
    let mut workbook = None;
    let alone = path.strip_suffix(FRAGMENT);
    if let Some(place) = alone.or_else(|| path.strip_suffix("index.html")) {
        for (file, _) in beside(folder, place) {
            let name = &file[place.len()..];
            if name == "figures.json" {
                figures = text(folder, file, &mut report);
            } else if name == WORKBOOK && alone.is_none() {
                match folder.read(file, LONGEST) {
                    Ok(bytes) => workbook = Some(bytes),
                    Err(fault) => report.findings.push(unreadable(file, &fault)),
                }
            } else if name.ends_with(".csv") && place != "data/" {
                tables.extend(text(folder, file, &mut report).map(|csv| (name.to_owned(), csv)));
            }
        }
    }
    let tables = tables.iter().map(|(name, csv)| (name.clone(), csv.as_str())).collect();
    let workbook = workbook.as_deref();
    let files = PageFiles { path, html: &html, figures: figures.as_deref(), tables, workbook };
    let (checked, repeated) = check_page(data, &files);
    report.add(checked);
    (report, repeated)
}

/// The files directly in a folder, given with a slash at its end.
fn beside<'a>(folder: &'a Folder, place: &'a str) -> impl Iterator<Item = &'a (String, u64)> {
    let files = folder.files();
    let first = files.partition_point(|(path, _)| path.as_str() < place);
    files[first..]
        .iter()
        .take_while(move |(path, _)| path.starts_with(place))
        .filter(move |(path, _)| !path[place.len()..].contains('/'))
}

/// Listings and tables without a page.
fn orphans(folder: &Folder) -> Vec<Finding> {
    let is_there =
        |path: &str| folder.files().binary_search_by(|(known, _)| known.as_str().cmp(path)).is_ok();
    let alone = folder.files().iter().filter(|(path, _)| {
        let (place, name) =
            path.rsplit_once('/').map_or(("", path.as_str()), |(place, n)| (place, n));
        let index =
            if place.is_empty() { "index.html".to_owned() } else { format!("{place}/index.html") };
        (name == "figures.json" || name == FRAGMENT || name == WORKBOOK || name.ends_with(".csv"))
            && place != "data"
            && !is_there(&index)
    });
    let finding = |(path, _): &(String, u64)| {
        let message = say!(
            "không có trang bên cạnh, nên không kiểm chứng được",
            "there is no page beside it, so it cannot be verified"
        );
        Finding::new(Kind::Table, path, message)
    };
    alone.map(finding).collect()
}

fn text(folder: &Folder, path: &str, report: &mut Report) -> Option<String> {
    let read = folder.read(path, LONGEST).and_then(|bytes| {
        String::from_utf8(bytes)
            .map_err(|error| ReadFault::NotUtf8(error.utf8_error().valid_up_to()))
    });
    match read {
        Ok(text) => Some(text),
        Err(fault) => {
            report.findings.push(unreadable(path, &fault));
            None
        }
    }
}

fn unreadable(path: &str, fault: &ReadFault) -> Finding {
    Finding::new(Kind::Unreadable, path, why(fault))
}

fn why(fault: &ReadFault) -> Bilingual {
    match fault {
        ReadFault::Link => {
            say!("là liên kết hoặc tệp đặc biệt, không đọc", "a link or special file, not read")
        }
        ReadFault::TooLong { limit, .. } => {
            say!("tệp dài hơn {limit} byte, không đọc", "longer than {limit} bytes, not read")
        }
        ReadFault::NotUtf8(at) => {
            say!("không phải UTF-8, từ byte {at}", "not UTF-8, from byte {at} on")
        }
        ReadFault::Name => say!("tên tệp không phải UTF-8", "the name is not UTF-8"),
        ReadFault::Deep => say!("thư mục lồng quá sâu", "folders nested too deep"),
        ReadFault::Kind | ReadFault::NoContent => say!("không đọc", "not read"),
        ReadFault::System(error) => say!("không đọc được: {error}", "cannot be read: {error}"),
    }
}
