//! Charts as plain data: what is drawn, in words and in places along a scale.
//!
//! Places are ten-thousandths of the scale, computed exactly where the page is composed; the theme
//! turns them into lengths and computes nothing else.

use serde::Serialize;

use super::{Quoting, RichText, Table};

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
    pub notes: Vec<Quoting>,
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
                series.lines.iter().map(|line| line.points.len()).sum::<usize>() > 1
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
    /// Offices compared.
    Bars(Bars),
    /// One figure over time.
    Series(Series),
    /// A value against its target.
    Target(Target),
    /// One bar in parts, each from where the part before it ends.
    Parts(Vec<Bar>),
    /// A small series for each office.
    Multiples(Vec<(String, Series)>),
}

/// Bars from zero, one below the other.
#[derive(Debug)]
pub struct Bars {
    /// Where zero lies.
    pub zero: Place,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// The value of the office above them all, where it lies on the same scale.
    pub whole: Option<(Place, RichText)>,
}

/// A bar, or a part of one.
#[derive(Debug)]
pub struct Bar {
    /// What it stands for.
    pub label: String,
    /// Its value; what is said instead where there is none.
    pub value: RichText,
    /// From where to where it reaches; none where there is no value.
    pub stretch: Option<(Place, Place)>,
    /// Whether it stands out from the others.
    pub stands_out: bool,
}

/// One figure over time, for one office and those it came from.
#[derive(Debug)]
pub struct Series {
    /// The periods along the plot, short: `2020`.
    pub periods: Vec<(Place, String)>,
    /// A line for each office.
    pub lines: Vec<Line>,
    /// Lines across, from the lowest up.
    pub ticks: Vec<Tick>,
    /// Places between two periods where what is counted, or who counts, changed.
    pub breaks: Vec<Place>,
}

/// The points of one office, in order of time.
#[derive(Debug)]
pub struct Line {
    /// The points; a period without a value has none.
    pub points: Vec<Point>,
}

/// A point of a series.
#[derive(Debug)]
pub struct Point {
    /// How far along.
    pub across: Place,
    /// How high.
    pub height: Place,
    /// What is printed beside it: its value; nothing where a long series would be crowded.
    pub label: Option<RichText>,
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
    /// Where zero lies.
    pub zero: Place,
    /// The value.
    pub value: (Place, RichText),
    /// The full-year target.
    pub target: (Place, RichText),
    /// What would be due by now, in proportion to the months run.
    pub due: Option<(Place, RichText)>,
}
