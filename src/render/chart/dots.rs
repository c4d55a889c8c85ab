//! Dots with intervals, on their own axis or on that of a table column.

use crate::render::chart::canvas::{Canvas, Label, MIDDLE};
use crate::render::chart::labels::{END, MARKED, MIDDLE_LABEL};
use crate::render::display::{Anchor, Area, Point, Stroke, count};
use crate::report::chart::{Dot, DotRow, Dots, Verdict};

/// Room for half a mark at both ends of an axis.
const EDGE: f32 = 1.4;
/// Radius of a result, and of the others of its group.
const RADIUS: f32 = 1.15;
const OTHER: f32 = 0.85;
/// Room for the labels below the axis, above the common line, and for the others.
const BELOW: f32 = 4.4;
const ABOVE: f32 = 3.8;
const OTHERS: f32 = 2.9;
/// Distance of names and figures to the plot.
const GAP: f32 = 1.5;

/// The plot: where it lies, and where its axis is.
#[derive(Clone, Copy, Debug)]
struct Plot {
    area: Area,
}

impl Plot {
    fn x(&self, at: f32) -> f32 {
        self.area.x + at.clamp(0.0, 1.0) * self.area.w
    }

    fn bottom(&self) -> f32 {
        self.area.y + self.area.h
    }
}

pub(super) fn dots(canvas: &mut Canvas<'_>, dots: &Dots) {
    let plot = place(canvas, dots);
    grid(canvas, dots, plot);
    let others = if dots.others.is_empty() { 0.0 } else { OTHERS };
    let pitch = (plot.area.h - others) / count(dots.rows.len().max(1));
    for (index, row) in dots.rows.iter().enumerate() {
        let middle = plot.area.y + (count(index) + 0.5) * pitch;
        draw_row(canvas, row, plot, middle);
    }
    for other in &dots.others {
        let at = Point::at(plot.x(*other), plot.bottom() - OTHERS / 2.0 - 0.3);
        canvas.dot(at, OTHER, canvas.colours.previous);
    }
    labels(canvas, dots, plot);
}

fn place(canvas: &Canvas<'_>, dots: &Dots) -> Plot {
    let widest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| canvas.width_of(&canvas.label(text))).fold(0.0, f32::max)
    };
    let names = widest(&mut dots.rows.iter().map(|row| &row.name));
    let texts = widest(&mut dots.rows.iter().map(|row| &row.text));
    let with_gap = |width: f32| if width > 0.0 { width + GAP } else { 0.0 };
    let left = dots.name_mm.max(with_gap(names)) + EDGE;
    let right = canvas.width - with_gap(texts) - EDGE;
    let has_label = dots.line.as_ref().is_some_and(|line| !line.1.is_empty());
    let top = if has_label { ABOVE } else { 0.4 };
    let bottom = canvas.height - if dots.ticks.is_empty() { 0.4 } else { BELOW };
    Plot { area: Area::new(left, top, (right - left).max(1.0), (bottom - top).max(0.0)) }
}

/// Draws the axis, and through several rows a line at each label.
fn grid(canvas: &mut Canvas<'_>, dots: &Dots, plot: Plot) {
    let (top, bottom) = (plot.area.y, plot.bottom());
    let hair = Stroke { colour: canvas.colours.hair, width: 0.15 };
    let grey = Stroke { colour: canvas.colours.grey, width: 0.15 };
    let through_rows = dots.rows.len() > 1;
    for (at, _) in &dots.ticks {
        if through_rows {
            canvas.vertical(plot.x(*at), (top, bottom), hair);
        } else {
            canvas.vertical(plot.x(*at), (bottom - 1.0, bottom), grey);
        }
    }
    if !dots.ticks.is_empty() {
        let ends = (Point::at(plot.x(0.0) - EDGE, bottom), Point::at(plot.x(1.0) + EDGE, bottom));
        canvas.line(ends.0, ends.1, grey.colour, grey.width);
    }
    if let Some((at, _)) = &dots.line {
        let ink = Stroke { colour: canvas.colours.ink, width: canvas.lines.axis };
        canvas.vertical(plot.x(*at), (top, bottom), ink);
    }
}

fn draw_row(canvas: &mut Canvas<'_>, row: &DotRow, plot: Plot, middle: f32) {
    canvas.text(Point::at(0.0, middle + MIDDLE), canvas.label(&row.name));
    if row.interval.is_none() {
        let from = Point::at(plot.x(0.0), middle);
        canvas.line(from, Point::at(plot.x(row.at), middle), canvas.colours.hair, 0.3);
    }
    if let Some(limit) = row.limit {
        let stroke = Stroke { colour: canvas.colours.ink, width: 0.35 };
        canvas.vertical(plot.x(limit), (middle - 1.5, middle + 1.5), stroke);
    }
    let interval = row.interval.map(|(low, high)| (plot.x(low), plot.x(high)));
    result(canvas, Point::at(plot.x(row.at), middle), interval, row.verdict);
    let text = Label { anchor: Anchor::End, ..canvas.label(&row.text) };
    canvas.text(Point::at(canvas.width, middle + MIDDLE), text);
}

/// Draws a dot over its interval.
fn result(canvas: &mut Canvas<'_>, at: Point, interval: Option<(f32, f32)>, verdict: Verdict) {
    if let Some((low, high)) = interval {
        let ends = (Point::at(low, at.y), Point::at(high, at.y));
        canvas.line(ends.0, ends.1, canvas.colours.ink, canvas.lines.interval);
    }
    canvas.mark(at, RADIUS, verdict);
}

fn labels(canvas: &mut Canvas<'_>, dots: &Dots, plot: Plot) {
    let line = dots.line.as_ref().map(|line| line.0);
    let below = tick_labels(canvas, &dots.ticks, line, |at| {
        Point::at(plot.x(at), plot.bottom() + BELOW - 1.0)
    });
    canvas.texts(below);
    if let Some((at, text)) = &dots.line {
        let label = Label { anchor: Anchor::Middle, ..canvas.grey(text) };
        canvas.texts(vec![(Point::at(plot.x(*at), ABOVE - 1.2), label, END)]);
    }
}

/// Returns the labels of an axis: the ends and the common line stay, the others may give way.
fn tick_labels<'t>(
    canvas: &Canvas<'_>,
    ticks: &'t [(f32, String)],
    line: Option<f32>,
    place: impl Fn(f32) -> Point,
) -> Vec<(Point, Label<'t>, u8)> {
    let last = ticks.len().saturating_sub(1);
    let labels = ticks.iter().enumerate().map(|(index, (at, text))| {
        let at_line = line.is_some_and(|line| (line - at).abs() < 1e-3);
        let rank = match index {
            _ if at_line => END,
            _ if index == 0 || index == last => MARKED,
            _ => MIDDLE_LABEL,
        };
        (place(*at), Label { anchor: Anchor::Middle, ..canvas.grey(text) }, rank)
    });
    labels.collect()
}

/// Draws one result in the row of a table.
pub(super) fn dot(canvas: &mut Canvas<'_>, dot: &Dot) {
    let middle = canvas.height / 2.0;
    let width = canvas.width - 2.0 * EDGE;
    let x = |at: f32| EDGE + at.clamp(0.0, 1.0) * width;
    let ends = (Point::at(x(0.0), middle), Point::at(x(1.0), middle));
    canvas.line(ends.0, ends.1, canvas.colours.hair, canvas.lines.hair);
    let ink = Stroke { colour: canvas.colours.ink, width: 0.2 };
    canvas.vertical(x(dot.line), (0.0, canvas.height), ink);
    let interval = dot.interval.map(|(low, high)| (x(low), x(high)));
    result(canvas, Point::at(x(dot.at), middle), interval, dot.verdict);
}

/// Writes the labels of the axis of such rows, to the same scale.
pub(super) fn axis(canvas: &mut Canvas<'_>, ticks: &[(f32, String)]) {
    let width = canvas.width - 2.0 * EDGE;
    let baseline = canvas.height - 0.8;
    let x = |at: f32| Point::at(EDGE + at.clamp(0.0, 1.0) * width, baseline);
    let labels = tick_labels(canvas, ticks, None, x);
    canvas.texts(labels);
}
