//! The article's own text in a report: its blocks, with the figures that were tested marked.

use std::fmt::Write;
use std::ops::Range;

use super::{Page, escape};
use crate::audit::document::{Block, BlockKind};
use crate::audit::finding::Verdict;
use crate::audit::report::mark::{Mark, marks};

/// The most empty cells put before a cell to bring it to its column.
const MOST_EMPTY: usize = 50;

/// Writes the article.
pub(super) fn write(out: &mut String, page: &Page<'_>) {
    let mut writer = Writer { out, page, marks: marks(page.report), next: 0, open: Open::None };
    for block in &page.article.document.blocks {
        writer.block(block);
    }
    writer.close();
}

/// What stands open around blocks of a kind.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    None,
    List,
    Table { table: usize, row: usize, next: usize },
}

struct Writer<'w, 'p> {
    out: &'w mut String,
    page: &'w Page<'p>,
    marks: Vec<Mark>,
    /// The first mark that is not behind.
    next: usize,
    open: Open,
}

impl Writer<'_, '_> {
    fn block(&mut self, block: &Block) {
        let range = block.range.clone();
        match block.kind {
            BlockKind::Heading(level) => {
                self.close();
                // The report's own headings reach down to the third level.
                let level = level.saturating_add(3).min(6);
                self.element(&format!("h{level}"), "", range);
            }
            BlockKind::Paragraph => {
                self.close();
                self.element("p", "", range);
            }
            BlockKind::Caption => {
                self.close();
                self.element("p", " class=\"caption\"", range);
            }
            BlockKind::Item(level) => {
                if self.open != Open::List {
                    self.close();
                    self.out.push_str("<ul>\n");
                    self.open = Open::List;
                }
                self.element("li", &format!(" class=\"level-{}\"", level.min(4)), range);
            }
            BlockKind::Cell { table, row, column, heading } => {
                self.reach_cell(table, row, column);
                self.element(if heading { "th" } else { "td" }, "", range);
            }
        }
    }

    fn reach_cell(&mut self, table: usize, row: usize, column: usize) {
        match self.open {
            Open::Table { table: open, row: at, .. } if open == table && at == row => {}
            Open::Table { table: open, .. } if open == table => self.out.push_str("</tr>\n<tr>"),
            _ => {
                self.close();
                let label = self.page.labels.table;
                let number = table + 1;
                // The frame scrolls on a narrow screen, so it must take the keyboard too.
                let _ = write!(
                    self.out,
                    "<div class=\"table\" role=\"region\" tabindex=\"0\" aria-label=\"{label} {number}\">\
                     <table>\n<tr>"
                );
            }
        }
        let next = match self.open {
            Open::Table { table: open, row: at, next } if open == table && at == row => next,
            _ => 0,
        };
        for _ in next..column.min(next + MOST_EMPTY) {
            self.out.push_str("<td></td>");
        }
        self.open = Open::Table { table, row, next: column + 1 };
    }

    fn close(&mut self) {
        match self.open {
            Open::None => {}
            Open::List => self.out.push_str("</ul>\n"),
            Open::Table { .. } => self.out.push_str("</tr>\n</table></div>\n"),
        }
        self.open = Open::None;
    }

    fn element(&mut self, name: &str, attributes: &str, range: Range<usize>) {
        let _ = write!(self.out, "<{name}{attributes}>");
        self.words(range);
        let _ = writeln!(self.out, "</{name}>");
    }

    /// The words of a block, those that were tested in marks.
    fn words(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(mark) = self.marks.get(self.next).filter(|m| m.range.start < range.end) {
            let start = mark.range.start.clamp(at, range.end);
            let end = mark.range.end.clamp(start, range.end);
            self.plain(at..start);
            self.mark(self.next, start..end);
            self.next += 1;
            at = end;
        }
        self.plain(at..range.end);
    }

    fn plain(&mut self, range: Range<usize>) {
        self.out.push_str(&escape(self.page.article.words(&range)));
    }

    fn mark(&mut self, mark: usize, range: Range<usize>) {
        let page = self.page;
        let findings = std::mem::take(&mut self.marks[mark].findings);
        let each = || findings.iter().filter_map(|at| Some((*at, page.report.findings.get(*at)?)));
        let worst = each().map(|(_, finding)| finding.verdict).min_by_key(|verdict| rank(*verdict));
        let class = worst.map_or("", Verdict::id);
        // Every finding has a place to be led to, though several may share the words.
        let mut anchors = String::new();
        for (number, (at, _)) in each().enumerate() {
            if number > 0 {
                let _ = write!(anchors, "<a id=\"{}\"></a>", page.anchor(at));
            }
        }
        let first = findings.first().map_or_else(String::new, |at| page.anchor(*at));
        let _ = write!(self.out, "{anchors}<mark class=\"{class}\" id=\"{first}\">");
        self.plain(range);
        self.out.push_str("</mark>");
        for (at, finding) in each() {
            let sign = match finding.verdict {
                Verdict::Holds => "✓".to_owned(),
                _ => format!("[{}]", at + 1),
            };
            let words = finding.verdict.words(page.language);
            let _ = write!(
                self.out,
                "<sup><a href=\"#{}\" title=\"{words}\" aria-label=\"{words} [{}]\">{sign}</a></sup>",
                page.entry(at),
                at + 1
            );
        }
    }
}

/// Verdicts by how much they matter.
fn rank(verdict: Verdict) -> usize {
    super::super::words::VERDICTS.iter().position(|known| *known == verdict).unwrap_or(0)
}
