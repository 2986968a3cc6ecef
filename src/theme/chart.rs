//! Charts to SVG. Lengths across are percentages and heights are pixels, so that one drawing fits a
//! phone and a desk without its text changing size; no script and no measuring of text.
//!
//! Shapes carry classes, and how they look is for `assets/chart.css` alone. Every figure is real
//! text with the same marks as in prose. Nothing is computed here but lengths.

mod drawing;

use crate::page::model::RichText;
use crate::page::model::chart::{Bar, Chart, Place, Plot, Series, Target};
use drawing::{Anchor, Drawing};

/// Width of a chart that is a file of its own, in pixels.
const FILE_WIDTH: u32 = 720;
/// How many characters of a title fit on a line of such a file.
const TITLE_CHARACTERS: usize = 76;
/// How many small charts stand side by side in a file.
const COLUMNS: u32 = 3;

/// The drawings of a chart for a page: one, or for small multiples one for each office with its
/// name.
pub(super) fn for_page(chart: &Chart) -> Vec<(String, String)> {
    let pattern = format!("{}-pattern", chart.id);
    let labels = format!(
        "role=\"img\" aria-labelledby=\"{0}-title\" aria-describedby=\"{0}-words\"",
        chart.id
    );
    let one = |drawing: Drawing| vec![(String::new(), drawing.inline(&labels))];
    match &chart.plot {
        Plot::Bars(list) => one(bars(list, &pattern)),
        Plot::Series(series) => one(line(series, LARGE)),
        Plot::Target(target) => one(bullet(target, &pattern)),
        Plot::Parts(list) => one(parts(list, &pattern)),
        Plot::Multiples(list) => list
            .iter()
            .map(|(name, series)| {
                // The words under the chart and its table speak for all small ones.
                (name.clone(), line(series, SMALL).inline("aria-hidden=\"true\""))
            })
            .collect(),
    }
}

/// A chart as a file of its own, with its title and its words. `style` is the style sheet.
pub(super) fn as_file(chart: &Chart, lang: &str, style: &str) -> String {
    let pattern = format!("{}-pattern", chart.id);
    let mut sheet = Drawing::default();
    let mut y = 30;
    for text in wrapped(&chart.title.plain(), TITLE_CHARACTERS) {
        sheet.words("0", y, Anchor::Start, "chart-title", &text);
        y += 24;
    }
    sheet.words("0", y, Anchor::Start, "chart-subject", &chart.subject);
    y += 18;
    match &chart.plot {
        Plot::Multiples(list) => {
            let column = FILE_WIDTH / COLUMNS;
            for (row, offices) in list.chunks(COLUMNS as usize).enumerate() {
                let mut height = 0;
                for (at, (name, series)) in offices.iter().enumerate() {
                    let small = line(series, SMALL);
                    height = small.height();
                    let x = at as u32 * column;
                    let top = y + 24 + row as u32 * (height + 34);
                    sheet.words(&x.to_string(), top - 6, Anchor::Start, "chart-label", name);
                    sheet.place(&small, x, top, column - 24);
                }
                if (row + 1) * COLUMNS as usize >= list.len() {
                    y += 24 + row as u32 * (height + 34) + height;
                }
            }
        }
        other => {
            let drawing = match other {
                Plot::Bars(list) => bars(list, &pattern),
                Plot::Series(series) => line(series, LARGE),
                Plot::Target(target) => bullet(target, &pattern),
                Plot::Parts(list) => parts(list, &pattern),
                Plot::Multiples(_) => Drawing::default(),
            };
            sheet.place(&drawing, 0, y, FILE_WIDTH - 48);
            y += drawing.height();
        }
    }
    for note in &chart.notes {
        y += 22;
        sheet.words("0", y, Anchor::Start, "chart-note", note);
    }
    let words: Vec<String> = chart.description.iter().map(RichText::plain).collect();
    sheet.file(&drawing::FileHead {
        lang,
        title: &chart.title.plain(),
        words: &words.join(" "),
        style,
        width: FILE_WIDTH,
        height: y + 24,
    })
}

/// A place as a percentage of the width between two ends, both in percent.
fn along(place: Place, from: u32, to: u32) -> String {
    let hundredths = from * 100 + place * (to - from) / 100;
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// The part of the width bars may take; the rest is for the value at their end.
const BARS_END: u32 = 66;

fn bars(list: &[Bar], pattern: &str) -> Drawing {
    const ROW: u32 = 48;
    let mut drawing = Drawing::default();
    drawing.pattern(pattern);
    for (at, bar) in list.iter().enumerate() {
        let top = at as u32 * ROW;
        drawing.words("0", top + 16, Anchor::Start, "chart-label", &bar.label);
        let end = along(bar.length.unwrap_or(0), 0, BARS_END);
        if bar.length.is_some() {
            let fill = bar.stands_out.then_some(pattern);
            drawing.bar("0", &end, top + 23, 16, "chart-bar", fill);
        }
        drawing.shifted(&end, 8, top + 36, Anchor::Start, "chart-value", &bar.value);
    }
    drawing.grow_to(list.len() as u32 * ROW);
    drawing
}

fn parts(list: &[Bar], pattern: &str) -> Drawing {
    const ROW: u32 = 44;
    const TOP: u32 = 56;
    let mut drawing = Drawing::default();
    drawing.pattern(pattern);
    let mut from = 0;
    for (at, bar) in list.iter().enumerate() {
        let length = bar.length.unwrap_or(0);
        let class = format!("chart-part chart-part-{}", at % 4 + 1);
        let fill = (at % 2 == 1).then_some(pattern);
        drawing.bar(&along(from, 0, 100), &along(length, 0, 100), 8, 32, &class, fill);
        from += length;
        let top = TOP + at as u32 * ROW;
        drawing.swatch(top + 4, &class, fill);
        drawing.shifted(
            "0",
            26,
            top + 16,
            Anchor::Start,
            "chart-label",
            &RichText::words(&bar.label),
        );
        drawing.shifted("0", 26, top + 34, Anchor::Start, "chart-value", &bar.value);
    }
    drawing.grow_to(TOP + list.len() as u32 * ROW);
    drawing
}

fn bullet(target: &Target, pattern: &str) -> Drawing {
    const END: u32 = 96;
    let mut drawing = Drawing::default();
    drawing.pattern(pattern);
    drawing.bar("0", &along(10_000, 0, END), 34, 30, "chart-ground", None);
    let (value, text) = &target.value;
    drawing.bar("0", &along(*value, 0, END), 41, 16, "chart-bar", None);
    let beside = if *value > 7_000 { Anchor::End } else { Anchor::Start };
    let (shift, class) =
        if *value > 7_000 { (-8, "chart-value chart-inside") } else { (8, "chart-value") };
    drawing.shifted(&along(*value, 0, END), shift, 54, beside, class, text);
    let (place, text) = &target.target;
    drawing.upright(&along(*place, 0, END), 26, 68, "chart-target");
    drawing.shifted(&along(*place, 0, END), 0, 20, towards_middle(*place), "chart-label", text);
    if let Some((place, text)) = &target.due {
        drawing.upright(&along(*place, 0, END), 34, 72, "chart-due");
        drawing.shifted(&along(*place, 0, END), 0, 88, towards_middle(*place), "chart-note", text);
    }
    drawing.grow_to(if target.due.is_some() { 96 } else { 76 });
    drawing
}

/// On which side of a mark its words stand, so that they stay in the picture.
fn towards_middle(place: Place) -> Anchor {
    match place {
        0..1_500 => Anchor::Start,
        8_500.. => Anchor::End,
        _ => Anchor::Middle,
    }
}

/// The measures of a line chart.
#[derive(Clone, Copy)]
struct Measures {
    /// Where the highest place lies, in pixels from the top.
    top: u32,
    /// How high the plot is, in pixels.
    height: u32,
    /// Where the first point lies, in percent of the width.
    from: u32,
    /// Where the last point lies.
    to: u32,
    /// Whether lines across are drawn and numbered.
    ticks: Ticks,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Ticks {
    Numbered,
    None,
}

const LARGE: Measures = Measures { top: 30, height: 200, from: 18, to: 92, ticks: Ticks::Numbered };
const SMALL: Measures = Measures { top: 22, height: 56, from: 4, to: 86, ticks: Ticks::None };

fn line(series: &Series, measures: Measures) -> Drawing {
    let Measures { top, height, from, to, ticks } = measures;
    let mut drawing = Drawing::default();
    let down = |place: Place| top + height - place * height / 10_000;
    let bottom = top + height;
    if ticks == Ticks::Numbered {
        for tick in &series.ticks {
            drawing.across(down(tick.height), "chart-line-across");
            drawing.words("0", down(tick.height) - 4, Anchor::Start, "chart-tick", &tick.label);
        }
    } else {
        drawing.across(bottom, "chart-line-across");
    }
    for place in &series.breaks {
        drawing.upright(&along(*place, from, to), top, bottom, "chart-break");
    }
    let mut before: Option<(String, u32)> = None;
    for point in &series.points {
        let x = along(point.across, from, to);
        let here = point.height.as_ref().map(|(place, _)| (x.clone(), down(*place)));
        if let (true, Some(start), Some(end)) = (point.joined, &before, &here) {
            drawing.segment(start, end, "chart-line");
        }
        before = here;
    }
    for (at, point) in series.points.iter().enumerate() {
        let x = along(point.across, from, to);
        let anchor = match at {
            _ if series.points.len() == 1 => Anchor::Middle,
            0 => Anchor::Start,
            _ if at + 1 == series.points.len() => Anchor::End,
            _ => Anchor::Middle,
        };
        if let Some((place, text)) = &point.height {
            drawing.point(&x, down(*place), "chart-point");
            if point.labelled {
                drawing.shifted(&x, 0, down(*place) - 10, anchor, "chart-value", text);
            }
        }
        let last = at + 1 == series.points.len();
        if ticks == Ticks::Numbered || at == 0 || last {
            drawing.words(&x, bottom + 20, Anchor::Middle, "chart-tick", &point.label);
        }
    }
    drawing.grow_to(bottom + 28);
    drawing
}

/// A text in lines of at most so many characters, broken at spaces.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let fits = lines.last().is_some_and(|line| {
            line.is_empty() || line.chars().count() + 1 + word.chars().count() <= most
        });
        if !fits {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}
