//! Charts to SVG. Lengths across are percentages and heights are pixels, so that one drawing fits a
//! phone and a desk without its text changing size; no script and no measuring of text.
//!
//! Shapes carry classes, and how they look is for `components/chart/drawing.css` alone. Every figure is real
//! text with the same marks as in prose. Nothing is computed here but lengths.

mod drawing;

use crate::page::model::RichText;
use crate::page::model::chart::{Bar, Bars, Chart, Line, Place, Plot, Series, Target};
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
        Plot::Bars(plot) => one(bars(plot, &pattern)),
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
                Plot::Bars(plot) => bars(plot, &pattern),
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
        sheet.words("0", y, Anchor::Start, "chart-note", &note.plain());
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

/// How much of the width bars may take, in percent, so that the value at the end of each has its
/// place in the narrowest picture, 288 pixels wide.
fn bars_end(bars: &[Bar]) -> u32 {
    const CHARACTER: usize = 9;
    let room = |bar: &Bar| {
        let (_, to) = bar.stretch.filter(|(_, to)| *to > 0)?;
        let value = (bar.value.plain().chars().count() * CHARACTER + 12).min(200) as u32;
        Some((100 - (value * 100).div_ceil(288)) * 10_000 / to)
    };
    bars.iter().filter_map(room).min().unwrap_or(100).min(92)
}

fn bars(plot: &Bars, pattern: &str) -> Drawing {
    const ROW: u32 = 42;
    let mut drawing = Drawing::default();
    drawing.pattern(pattern);
    let first = if plot.whole.is_some() { 26 } else { 0 };
    let end = bars_end(&plot.bars);
    let bottom = first + plot.bars.len() as u32 * ROW;
    for (at, bar) in plot.bars.iter().enumerate() {
        let top = first + at as u32 * ROW;
        let (from, to) = bar.stretch.unwrap_or((0, 0));
        if bar.stretch.is_some() {
            let (x, width) = (along(from, 0, end), along(to - from, 0, end));
            let fill = bar.stands_out.then_some(pattern);
            drawing.bar(&x, &width, top + 20, 14, "chart-bar", fill);
        }
    }
    // Where all bars start at the edge, the edge is the axis.
    if plot.zero > 0 {
        drawing.upright(&along(plot.zero, 0, end), first + 16, bottom, "chart-axis");
    }
    if let Some((place, _)) = &plot.whole {
        drawing.upright(&along(*place, 0, end), 22, bottom, "chart-whole");
    }
    for (at, bar) in plot.bars.iter().enumerate() {
        let top = first + at as u32 * ROW;
        let tip = along(bar.stretch.map_or(0, |(_, to)| to), 0, end);
        drawing.words("0", top + 15, Anchor::Start, "chart-label", &bar.label);
        drawing.shifted(&tip, 8, top + 32, Anchor::Start, "chart-value", &bar.value);
    }
    if let Some((place, text)) = &plot.whole {
        let anchor = towards_middle(*place);
        drawing.shifted(&along(*place, 0, end), 0, 15, anchor, "chart-note", text);
    }
    drawing.grow_to(bottom);
    drawing
}

fn parts(list: &[Bar], pattern: &str) -> Drawing {
    const ROW: u32 = 44;
    const TOP: u32 = 56;
    let mut drawing = Drawing::default();
    drawing.pattern(pattern);
    drawing.bar("0", "100%", 8, 32, "chart-ground", None);
    for (at, bar) in list.iter().enumerate() {
        let class = format!("chart-part chart-part-{}", at % 4 + 1);
        let fill = (at % 2 == 1).then_some(pattern);
        if let Some((from, to)) = bar.stretch {
            let (x, width) = (along(from, 0, 100), along(to - from, 0, 100));
            drawing.bar(&x, &width, 8, 32, &class, fill);
        }
        let top = TOP + at as u32 * ROW;
        drawing.swatch(top + 4, &class, fill);
        let label = RichText::words(&bar.label);
        drawing.shifted("0", 26, top + 16, Anchor::Start, "chart-label", &label);
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
    let (from, to) = (target.zero.min(*value), target.zero.max(*value));
    drawing.bar(&along(from, 0, END), &along(to - from, 0, END), 41, 16, "chart-bar", None);
    let (place, mark) = &target.target;
    drawing.upright(&along(*place, 0, END), 26, 68, "chart-target");
    drawing.shifted(&along(*place, 0, END), 0, 20, towards_middle(*place), "chart-label", mark);
    if let Some((place, due)) = &target.due {
        drawing.upright(&along(*place, 0, END), 34, 72, "chart-due");
        drawing.shifted(&along(*place, 0, END), 0, 88, towards_middle(*place), "chart-note", due);
    }
    let (anchor, shift, class) = match *value {
        7_000.. => (Anchor::End, -8, "chart-value chart-inside"),
        _ => (Anchor::Start, 8, "chart-value"),
    };
    drawing.shifted(&along(*value, 0, END), shift, 54, anchor, class, text);
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
const SMALL: Measures = Measures { top: 24, height: 56, from: 4, to: 94, ticks: Ticks::None };

/// The least distance between two labels one above the other, in pixels.
const LABEL_STEP: u32 = 18;
/// How many characters of labels fit beside each other on a phone.
const NARROW: usize = 30;

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
    let mut labels = Vec::new();
    for line in &series.lines {
        let mut before: Option<(String, u32)> = None;
        for point in &line.points {
            let here = (along(point.across, from, to), down(point.height));
            if let (true, Some(start)) = (point.joined, &before) {
                drawing.segment(start, &here, "chart-line");
            }
            before = Some(here);
        }
        for point in &line.points {
            drawing.point(&along(point.across, from, to), down(point.height), "chart-point");
        }
        labels.extend(labels_of(line, down));
    }
    spread(&mut labels);
    for Label { across, y, text, spare } in labels {
        let class = if spare { "chart-value chart-spare" } else { "chart-value" };
        drawing.shifted(&along(across, from, to), 0, y, outwards(across), class, text);
    }
    let last = series.periods.len().saturating_sub(1);
    for (at, (across, name)) in series.periods.iter().enumerate() {
        let x = along(*across, from, to);
        if ticks == Ticks::Numbered {
            drawing.words(&x, bottom + 20, Anchor::Middle, "chart-tick", name);
        } else if at == 0 || at == last {
            drawing.words(&x, bottom + 20, outwards(*across), "chart-tick", name);
        }
    }
    drawing.grow_to(bottom + 28);
    drawing
}

/// A value beside its point.
struct Label<'a> {
    across: Place,
    y: u32,
    text: &'a RichText,
    /// Whether it is left out where the picture is narrow.
    spare: bool,
}

fn labels_of(line: &Line, down: impl Fn(Place) -> u32) -> Vec<Label<'_>> {
    let labelled = || line.points.iter().filter_map(|point| Some((point, point.label.as_ref()?)));
    let characters: usize =
        labelled().flat_map(|(_, text)| &text.parts).map(|part| part.text.chars().count()).sum();
    let last = labelled().count().saturating_sub(1);
    let labels = labelled().enumerate().map(|(at, (point, text))| Label {
        across: point.across,
        y: down(point.height).saturating_sub(10),
        text,
        spare: characters > NARROW && at != 0 && at != last,
    });
    labels.collect()
}

/// Moves labels that stand at the same place across apart, upwards.
fn spread(labels: &mut [Label<'_>]) {
    labels.sort_by_key(|label| (label.across, std::cmp::Reverse(label.y)));
    let mut below: Option<(Place, u32)> = None;
    for label in labels {
        if let Some((across, y)) = below
            && across == label.across
            && label.y + LABEL_STEP > y
        {
            label.y = y.saturating_sub(LABEL_STEP);
        }
        below = Some((label.across, label.y));
    }
}

/// Which end of a label stands at its point, so that it stays inside the plot.
fn outwards(across: Place) -> Anchor {
    match across {
        0 => Anchor::Start,
        10_000.. => Anchor::End,
        _ => Anchor::Middle,
    }
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
