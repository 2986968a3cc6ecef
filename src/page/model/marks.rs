//! Every figure a page marks, in no particular order: what `figures.json` lists.

use pulldown_cmark::{Event, TagEnd};

use super::chart::{Bar, Chart, Plot, Series};
use super::{Body, Derivation, FigureMark, KeyFigure, ListEntry, Node, Photo, RichText, Table};

impl Body {
    /// The marks of all texts of the page. Alternative texts of pictures are plain and have none.
    pub fn marks(&self) -> Vec<&FigureMark> {
        let mut marks = Marks(Vec::new());
        match self {
            Self::Article(page) => {
                marks.text(&page.title);
                page.summary.iter().for_each(|text| marks.text(text));
                marks.key_figures(&page.key_figures);
                page.photo.iter().for_each(|photo| marks.photo(photo));
                marks.prose(&page.prose);
                marks.derivations(&page.sources.figures);
                page.related.iter().for_each(|entry| marks.text(&entry.title));
                page.others.iter().for_each(|entry| marks.text(&entry.title));
            }
            Self::Standing(page) => {
                marks.text(&page.title);
                page.summary.iter().for_each(|text| marks.text(text));
                marks.prose(&page.prose);
                marks.derivations(&page.sources.figures);
            }
            Self::List(page) => marks.entries(&page.entries),
            Self::Home(page) => {
                page.lead.iter().for_each(|entry| marks.entry(entry));
                marks.entries(&page.entries);
                marks.key_figures(&page.key_figures);
            }
            Self::Period(page) => {
                marks.key_figures(&page.key_figures);
                page.narrative.iter().for_each(|text| marks.text(text));
                let groups = page.changes.iter().flat_map(|changes| &changes.groups);
                groups.flat_map(|group| &group.sentences).for_each(|text| marks.text(text));
                let tables = page.results.iter().chain(&page.rankings);
                tables.for_each(|table| marks.table(table));
                page.charts.iter().for_each(|chart| marks.chart(chart));
                page.articles.iter().for_each(|entry| marks.text(&entry.title));
                marks.derivations(&page.sources.figures);
            }
            Self::Comparison(page) => {
                page.charts.iter().for_each(|chart| marks.chart(chart));
                page.tables.iter().for_each(|table| marks.table(table));
                marks.derivations(&page.sources.figures);
            }
            Self::Indicator(page) => {
                page.series.iter().for_each(|table| marks.table(table));
                page.charts.iter().for_each(|chart| marks.chart(chart));
                marks.derivations(&page.sources.figures);
            }
            Self::Office(page) => {
                marks.key_figures(&page.key_figures);
                page.series.iter().for_each(|table| marks.table(table));
                page.charts.iter().for_each(|chart| marks.chart(chart));
                marks.derivations(&page.sources.figures);
            }
            Self::Statistics(_)
            | Self::Tags(_)
            | Self::Data(_)
            | Self::Search(_)
            | Self::NotFound(_) => {}
        }
        marks.0
    }
}

struct Marks<'a>(Vec<&'a FigureMark>);

impl<'a> Marks<'a> {
    fn text(&mut self, text: &'a RichText) {
        self.0.extend(text.parts.iter().filter_map(|part| part.figure.as_ref()));
    }

    fn table(&mut self, table: &'a Table) {
        self.text(&table.caption);
        table.rows.iter().flat_map(|row| &row.cells).for_each(|cell| self.text(&cell.text));
    }

    fn chart(&mut self, chart: &'a Chart) {
        self.text(&chart.title);
        chart.description.iter().for_each(|text| self.text(text));
        match &chart.plot {
            Plot::Bars(plot) => {
                self.bars(&plot.bars);
                plot.whole.iter().for_each(|(_, text)| self.text(text));
            }
            Plot::Parts(bars) => self.bars(bars),
            Plot::Series(series) => self.series(series),
            Plot::Target(target) => {
                self.text(&target.value.1);
                self.text(&target.target.1);
                target.due.iter().for_each(|(_, text)| self.text(text));
            }
            Plot::Multiples(all) => all.iter().for_each(|(_, series)| self.series(series)),
        }
        self.table(&chart.table);
    }

    fn bars(&mut self, bars: &'a [Bar]) {
        bars.iter().for_each(|bar| self.text(&bar.value));
    }

    /// Points without a label print no value.
    fn series(&mut self, series: &'a Series) {
        let points = series.lines.iter().flat_map(|line| &line.points);
        points.filter_map(|point| point.label.as_ref()).for_each(|text| self.text(text));
    }

    fn key_figures(&mut self, figures: &'a [KeyFigure]) {
        for figure in figures {
            self.text(&figure.value);
            figure.notes.iter().for_each(|note| self.text(note));
        }
    }

    fn photo(&mut self, photo: &'a Photo) {
        self.text(&photo.caption);
    }

    fn entry(&mut self, entry: &'a ListEntry) {
        self.text(&entry.title);
        self.text(&entry.summary);
    }

    fn entries(&mut self, entries: &'a [ListEntry]) {
        entries.iter().for_each(|entry| self.entry(entry));
    }

    fn derivations(&mut self, figures: &'a [Derivation]) {
        figures.iter().for_each(|figure| self.text(&figure.value));
    }

    fn prose(&mut self, nodes: &'a [Node]) {
        let mut pictures = 0;
        for node in nodes {
            match node {
                Node::Picture(..) => pictures += 1,
                Node::Markdown(Event::End(TagEnd::Image)) => pictures -= 1,
                Node::Markdown(_) | Node::Example(_) | Node::Components => {}
                Node::Text(_) if pictures > 0 => {}
                Node::Text(text) => self.text(text),
                Node::Table(table) => self.table(table),
                Node::KeyFigures(figures) => self.key_figures(figures),
                Node::Narrative(paragraphs) => paragraphs.iter().for_each(|text| self.text(text)),
                Node::Photo(photo) => self.photo(photo),
                Node::Chart(chart) => self.chart(chart),
            }
        }
    }
}
