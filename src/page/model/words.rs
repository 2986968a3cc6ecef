//! The words of a page as one plain text, for searching.

use pulldown_cmark::Event;

use super::chart::Chart;
use super::{Body, KeyFigure, Node, Photo, RichText, Table};

impl Body {
    /// Adds what a reader of the page can read to a text; lists, archives and other pages that
    /// only lead to others have nothing of their own.
    pub fn words(&self, out: &mut String) {
        match self {
            Self::Article(page) => {
                page.summary.iter().for_each(|text| rich(out, text));
                page.photo.iter().for_each(|photo| picture(out, photo));
                figures(out, &page.key_figures);
                prose(out, &page.prose);
                word(out, &page.byline);
                word(out, &page.office.title);
                page.period.iter().for_each(|period| word(out, &period.name));
                page.tags.iter().for_each(|tag| word(out, &tag.title));
            }
            Self::Standing(page) => {
                page.summary.iter().for_each(|text| rich(out, text));
                prose(out, &page.prose);
            }
            Self::Period(page) => {
                word(out, &page.period.name);
                word(out, &page.office.title);
                figures(out, &page.key_figures);
                page.narrative.iter().for_each(|text| rich(out, text));
                page.results.iter().for_each(|table| cells(out, table));
            }
            Self::Comparison(page) => {
                word(out, &page.period.name);
                word(out, &page.office.title);
                page.tables.iter().for_each(|table| cells(out, table));
            }
            Self::Indicator(page) => {
                word(out, &page.id);
                word(out, &page.definition);
                page.formulas.iter().for_each(|formula| word(out, &formula.plain()));
                page.changes.iter().for_each(|change| word(out, &change.plain()));
                page.series.iter().for_each(|table| cells(out, table));
            }
            Self::Office(page) => {
                figures(out, &page.key_figures);
                page.series.iter().for_each(|table| cells(out, table));
            }
            Self::Data(page) => {
                word(out, &page.notice);
                word(out, &page.citation);
            }
            _ => {}
        }
    }

    /// Whether the page is a place to be found and not a way to others.
    pub fn is_found_by_search(&self) -> bool {
        matches!(
            self,
            Self::Article(_)
                | Self::Standing(_)
                | Self::Period(_)
                | Self::Comparison(_)
                | Self::Indicator(_)
                | Self::Office(_)
                | Self::Data(_)
        )
    }
}

fn word(out: &mut String, text: &str) {
    out.push_str(text);
    out.push('\n');
}

fn rich(out: &mut String, text: &RichText) {
    text.parts.iter().for_each(|part| out.push_str(&part.text));
    out.push('\n');
}

fn picture(out: &mut String, photo: &Photo) {
    rich(out, &photo.caption);
    rich(out, &photo.alt);
}

fn figures(out: &mut String, figures: &[KeyFigure]) {
    for figure in figures {
        word(out, &figure.label);
        rich(out, &figure.value);
    }
}

fn cells(out: &mut String, table: &Table) {
    rich(out, &table.caption);
    for row in &table.rows {
        word(out, &row.head);
        row.cells.iter().for_each(|cell| rich(out, &cell.text));
    }
}

fn drawn(out: &mut String, chart: &Chart) {
    rich(out, &chart.title);
    word(out, &chart.subject);
}

fn prose(out: &mut String, nodes: &[Node]) {
    for node in nodes {
        match node {
            Node::Markdown(Event::Text(text) | Event::Code(text)) => out.push_str(text),
            Node::Markdown(Event::End(_) | Event::SoftBreak | Event::HardBreak) => out.push('\n'),
            Node::Markdown(_) | Node::Picture(..) | Node::Components => {}
            Node::Example(lines) => word(out, lines),
            Node::Text(text) => text.parts.iter().for_each(|part| out.push_str(&part.text)),
            Node::Table(table) => cells(out, table),
            Node::KeyFigures(list) => figures(out, list),
            Node::Narrative(paragraphs) => paragraphs.iter().for_each(|text| rich(out, text)),
            Node::Photo(photo) => picture(out, photo),
            Node::Chart(chart) => drawn(out, chart),
        }
    }
}
