//! Charts as plain data: what is drawn, in words and in places along a scale.
//!
//! Places are ten-thousandths of the scale, computed exactly where the page is composed; the theme
//! turns them into lengths and computes nothing else.

use serde::Serialize;

use super::{RichText, Table};

/// A chart: a picture of figures, the same in words, and the table of them.
#[derive(Debug, Serialize)]
pub struct Chart {
    /// Name within the page, also of its files: `bieu-do-1`.
    pub id: String,
    /// What the chart shows, as a sentence: the finding.
    pub title: RichText,
    /// What is drawn: indicator, unit, office, period.
    pub subject: String,
    /// The same in words, for those who cannot see it: highest, lowest, first, last.
    pub description: Vec<RichText>,
    /// What is drawn.
    #[serde(skip)]
    pub plot: Plot,
    /// What a reader must know to compare: breaks of a series, a scale that does not start at 0.
    pub notes: Vec<String>,
    /// Every figure drawn.
    pub table: Table,
    /// Address of the picture as a file.
    pub svg: String,
}

impl Chart {
    /// Whether there is more to see than one lone value.
    pub fn is_worth_drawing(&self) -> bool {
        match &self.plot {
            Plot::Series(series) => {
                series.points.iter().filter(|point| point.height.is_some()).count() > 1
            }
            _ => true,
        }
    }
}

/// A place along a scale in ten-thousandths of its length; 10,000 is its end.
pub type Place = u32;

/// What is drawn.
#[derive(Debug)]
pub enum Plot {
    /// Bars from zero, one below the other.
    Bars(Vec<Bar>),
    /// One series over time.
    Series(Series),
    /// A value against its target.
    Target(Target),
    /// One bar in parts.
    Parts(Vec<Bar>),
    /// A small series for each office.
    Multiples(Vec<(String, Series)>),
}

/// A bar, or a part of one.
#[derive(Debug)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value; what is said instead where there is none.
    pub value: RichText,
    /// Its length; none where there is no value.
    pub length: Option<Place>,
    /// Whether it stands out from the others.
    pub stands_out: bool,
}

/// Points over time.
#[derive(Debug)]
pub struct Series {
    /// Points in order of time, gaps among them.
    pub points: Vec<Point>,
    /// Lines across, from the lowest up.
    pub ticks: Vec<Tick>,
    /// Places between two points where what is counted, or who counts, changed.
    pub breaks: Vec<Place>,
}

/// A point of a series.
#[derive(Debug)]
pub struct Point {
    /// Its period, short: `2020`.
    pub label: String,
    /// How far along.
    pub across: Place,
    /// How high, with its value; none where there is no value.
    pub height: Option<(Place, RichText)>,
    /// Whether the value is printed beside the point.
    pub labelled: bool,
    /// Whether a line leads here from the point before.
    pub joined: bool,
}

/// A line across the plot with its number.
#[derive(Debug)]
pub struct Tick {
    /// How high.
    pub height: Place,
    /// Its number.
    pub label: String,
}

/// A value on a scale with its target.
#[derive(Debug)]
pub struct Target {
    /// The value.
    pub value: (Place, RichText),
    /// The full-year target.
    pub target: (Place, RichText),
    /// What would be due by now, in proportion to the months run.
    pub due: Option<(Place, RichText)>,
}
