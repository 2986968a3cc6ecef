//! One page with the files beside it: a pure function of their bytes and the published data.

use std::collections::BTreeMap;

use super::finding::{Finding, Kind, Report};
use super::listing::Listing;
use super::page::{self, Page, Table};
use super::published::Published;
use super::workbook;
use crate::diagnostic::say;

/// A page and the files beside it, as text.
#[derive(Clone, Debug, Default)]
pub struct PageFiles<'a> {
    /// Its path from the root of the site: `tin-tuc/2020/04/so-ket/index.html`.
    pub path: &'a str,
    /// The page.
    pub html: &'a str,
    /// Its `figures.json`.
    pub figures: Option<&'a str>,
    /// The CSV files in its folder, by name.
    pub tables: BTreeMap<String, &'a str>,
    /// Its tables as a workbook.
    pub workbook: Option<&'a [u8]>,
}

/// The name of an article that stands alone, beside the page of the article. It shows no more than
/// the page, and shares the files beside it.
pub const FRAGMENT: &str = "fragment.html";
/// The workbook of a page.
pub const WORKBOOK: &str = "bang.xlsx";

impl PageFiles<'_> {
    fn is_fragment(&self) -> bool {
        self.path.rsplit('/').next() == Some(FRAGMENT)
    }
}

/// What a page says of itself elsewhere: in the feed.
#[derive(Clone, Debug, Default)]
pub struct Repeated {
    /// Its address.
    pub canonical: String,
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub texts: Vec<String>,
}

/// Verifies a page.
pub fn check_page(data: &Published, files: &PageFiles<'_>) -> (Report, Repeated) {
    let page = page::read(files.html);
    let findings = check_marks(data, &page, files.path);
    let mut report = Report { findings, ..Report::default() };
    for mark in &page.marks {
        *report.figures.entry(mark.measure.clone()).or_default() += 1;
    }
    report.pages = usize::from(!page.marks.is_empty());
    report.sources = page.sources.len();
    report.waivers = page.waivers;
    report.findings.extend(data.sources(&page, files.path));
    report.findings.extend(repeats(&page, files.path));
    report.findings.extend(coverage(data, &page, files.path));
    match files.figures {
        Some(bytes) => {
            let file = beside(files.path, "figures.json");
            let (listing, findings) = Listing::read(data, &file, bytes, &page.lang);
            if files.is_fragment() {
                report.findings.extend(listing.unlisted(&page, files.path));
                return finished(data, page, files, report);
            }
            report.findings.extend(findings);
            report.findings.extend(listing.against(&page, files.path));
            report.findings.extend(Listing::head(&page, &file, bytes));
            report.listed = listing.listed;
        }
        None if page.marks.is_empty() => {}
        None => {
            let message = say!(
                "trang có số liệu mà không có figures.json",
                "the page has figures and no figures.json"
            );
            report.findings.push(Finding::new(Kind::Listing, files.path, message));
        }
    }
    finished(data, page, files, report)
}

fn finished(
    data: &Published,
    page: Page,
    files: &PageFiles<'_>,
    mut report: Report,
) -> (Report, Repeated) {
    check_tables(data, &page, files, &mut report);
    if let Some(bytes) = files.workbook {
        let file = beside(files.path, WORKBOOK);
        report.workbooks += 1;
        report.findings.extend(workbook::of_page(&page, &file, bytes));
    }
    let Page { canonical, heading, texts, .. } = page;
    (report, Repeated { canonical, heading, texts })
}

/// The days a page names to programs begin and end periods of the data.
fn coverage(data: &Published, page: &Page, path: &str) -> Vec<Finding> {
    let known = |text: &str| {
        text.split_once('/').is_some_and(|(first, last)| {
            data.periods.iter().any(|period| period.start == first)
                && data.periods.iter().any(|period| period.end == last)
        })
    };
    let unknown = page.coverage.iter().filter(|(_, text)| !known(text));
    let finding = |(line, text): &(u64, String)| {
        let message = say!("không kỳ nào có các ngày này", "no period has these days");
        Finding::new(Kind::Repeat, path, message).at(*line, text.as_str())
    };
    unknown.map(finding).collect()
}

/// Every `<data>` element of a page.
fn check_marks(data: &Published, page: &Page, path: &str) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        page.marks.iter().filter_map(|mark| data.claim(path, mark, &page.lang)).collect();
    for line in &page.broken {
        let message = say!(
            "phần tử `data` không phải là số liệu, hoặc không đóng đúng chỗ",
            "a `data` element that is no figure, or is not closed where it should be"
        );
        findings.push(Finding::new(Kind::Unknown, path, message).at(*line, "<data>"));
    }
    findings
}

/// The head of a page repeats its heading, perhaps with more behind it (the number of a page of a
/// list, the name of the site), and its paragraphs.
fn repeats(page: &Page, path: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    let squeezed = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let heading = &page.heading;
    let mut differs = |name: &str, line: u64, text: &str| {
        let message = say!("`{name}` phải là `{heading}`", "`{name}` must be `{heading}`");
        findings.push(Finding::new(Kind::Repeat, path, message).at(line, text));
    };
    let has_digits = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    if !heading.is_empty() {
        if has_digits(&page.title) && !page.title.starts_with(heading.as_str()) {
            differs("title", 0, &page.title);
        }
        for (name, line, text) in &page.titles {
            if has_digits(text) && !squeezed(text).starts_with(heading.as_str()) {
                differs(name, *line, text);
            }
        }
    }
    for (name, line, text) in &page.descriptions {
        let text = squeezed(text);
        if has_digits(&text) && !page.texts.contains(&text) {
            let message = say!(
                "`{name}` không lặp lại đúng đoạn nào của trang",
                "`{name}` repeats no paragraph of the page"
            );
            findings.push(Finding::new(Kind::Repeat, path, message).at(*line, text));
        }
    }
    findings
}

fn check_tables(data: &Published, page: &Page, files: &PageFiles<'_>, report: &mut Report) {
    let mut unread: Vec<&String> = files.tables.keys().collect();
    for table in &page.tables {
        report.findings.extend(check_rows(data, table, &page.lang, files.path));
        let name = table.csv.rsplit('/').next().unwrap_or_default();
        let Some(csv) = files.tables.get(name) else {
            if !name.is_empty() {
                let message = say!("không có tệp `{name}`", "there is no file `{name}`");
                report
                    .findings
                    .push(Finding::new(Kind::Table, files.path, message).at(table.line, name));
            }
            continue;
        };
        unread.retain(|known| *known != name);
        if files.is_fragment() {
            let file = files.path;
            report.findings.extend(check_csv(table, file, csv));
            continue;
        }
        report.tables += 1;
        report.findings.extend(check_csv(table, &beside(files.path, name), csv));
    }
    for name in unread.into_iter().filter(|_| !files.is_fragment()) {
        let message = say!(
            "trang không có bảng nào dẫn đến tệp này, nên không kiểm chứng được",
            "no table of the page leads to this file, so it cannot be verified"
        );
        report.findings.push(Finding::new(Kind::Table, beside(files.path, name), message));
    }
}

/// A row or a column named after a period holds figures of that period.
fn check_rows(data: &Published, table: &Table, lang: &str, path: &str) -> Vec<Finding> {
    let squeezed = |text: &str| text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    // A column names its unit behind the period: `năm 2020 (việc)`.
    let is_named = |head: &str, label: &str| {
        let unit = head.strip_prefix(label);
        unit.is_some_and(|unit| unit.is_empty() || unit.starts_with(" (") && unit.ends_with(')'))
    };
    let labels =
        data.periods.iter().map(|period| (squeezed(period.label.get(lang)), period.id.as_str()));
    let labels: Vec<(String, &str)> = labels.collect();
    let of_another = |head: &str, held: &[&str]| {
        let named = labels.iter().filter(|(label, _)| is_named(head, label));
        let named: Vec<&str> = named.map(|(_, period)| *period).collect();
        !named.is_empty() && held.iter().any(|period| !named.contains(period))
    };
    let rows = table.rows.iter().zip(&table.periods);
    let rows = rows.filter_map(|(row, held)| {
        let held: Vec<&str> = held.iter().map(|(_, period)| period.as_str()).collect();
        row.first().filter(|head| of_another(head, &held))
    });
    let headings = table.rows.first().into_iter().flatten().enumerate();
    let columns = headings.filter_map(|(at, head)| {
        let held = table.periods.iter().flatten().filter(|(column, _)| *column == at);
        let held: Vec<&str> = held.map(|(_, period)| period.as_str()).collect();
        Some(head).filter(|head| of_another(head, &held))
    });
    let finding = |head: &String| {
        let message = say!(
            "hàng hoặc cột ghi kỳ `{head}` có số liệu của kỳ khác",
            "the row or column of the period `{head}` has a figure of another"
        );
        Finding::new(Kind::Table, path, message).at(table.line, head.as_str())
    };
    rows.chain(columns).map(finding).collect()
}

/// A CSV file holds what its table shows, figure by figure.
pub fn check_csv(table: &Table, file: &str, csv: &str) -> Vec<Finding> {
    let squeezed = |text: &str| {
        let text = text.strip_prefix('\'').unwrap_or(text);
        text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
    };
    let text = csv.strip_prefix('\u{feff}').unwrap_or(csv);
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut findings = Vec::new();
    let mut rows = table.rows.iter();
    for record in reader.records() {
        let Ok(record) = record else {
            let message = say!("không phải CSV đúng", "not sound CSV");
            findings.push(Finding::new(Kind::Table, file, message));
            return findings;
        };
        let line = record.position().map_or(0, ::csv::Position::line);
        let said: Vec<String> = record.iter().map(squeezed).collect();
        let none = Vec::new();
        let must: Vec<String> =
            rows.next().unwrap_or(&none).iter().map(|cell| squeezed(cell)).collect();
        if said != must {
            let (said, must) = (said.join(" | "), must.join(" | "));
            let message = say!("bảng trên trang ghi: {must}", "the table of the page says: {must}");
            findings.push(Finding::new(Kind::Table, file, message).at(line, said));
        }
    }
    if rows.next().is_some() {
        let message = say!("thiếu hàng so với bảng trên trang", "rows of the table are missing");
        findings.push(Finding::new(Kind::Table, file, message));
    }
    findings
}

/// A file in the folder of a page.
fn beside(page: &str, name: &str) -> String {
    match page.rsplit_once('/') {
        Some((folder, _)) => format!("{folder}/{name}"),
        None => name.to_owned(),
    }
}
