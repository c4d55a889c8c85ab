//! Charts along time: columns, lines, flow.

use crate::render::chart::canvas::{Canvas, Label};
use crate::render::chart::labels::{END, MARKED, MIDDLE_LABEL};
use crate::render::display::{Anchor, Area, Paint, Point, Stroke, WHITE, count};
use crate::report::chart::{ColumnMark, FlowMark, LinePlot, Scenario, Sparkline, Verdict};

/// Height of a label row, and of the labels below an axis.
const LABEL: f32 = 3.6;
const LABELS_BELOW: f32 = 4.4;
const SUBLABEL: f32 = 3.4;
/// Distance of a value to its column.
const ABOVE: f32 = 1.2;

/// How far the previous year is moved right, behind the actual.
const SHIFT: f32 = 2.0;

pub(super) fn columns(canvas: &mut Canvas<'_>, marks: &[ColumnMark]) {
    let pitch = canvas.width / count(marks.len().max(1));
    // Weeks stand wider apart than months.
    let (air, inset) = if marks.len() < 12 { (4.0, 1.0) } else { (3.6, 0.6) };
    let width = (pitch - air).max(pitch * 0.45);
    let shift = SHIFT.min(pitch - width - inset).max(0.0);
    let has_sublabels = marks.iter().any(|mark| !mark.sublabel.is_empty());
    let bottom = canvas.height - LABELS_BELOW - if has_sublabels { SUBLABEL } else { 0.0 };
    let lowest = marks.iter().flat_map(values).fold(0.0, f32::min);
    let highest = marks.iter().flat_map(values).fold(0.0, f32::max).max(f32::EPSILON);
    let scale = (bottom - LABEL - ABOVE) / (highest - lowest);
    let base = bottom + lowest * scale;
    let column = |x: f32, value: f32| {
        let height = value * scale;
        Area::new(x, base - height.max(0.0), width, height.abs())
    };
    for (index, mark) in marks.iter().enumerate() {
        let x = count(index) * pitch + inset;
        if let Some(previous) = mark.previous_year {
            canvas.bar(column(x + shift, previous), Scenario::PreviousYear);
        }
        let actual = column(x, mark.actual);
        canvas.bar(actual, Scenario::Actual);
        if let Some(forecast) = mark.forecast.filter(|forecast| *forecast > 0.0) {
            let rest = Area::new(x, actual.y - forecast * scale, width, forecast * scale);
            canvas.bar(rest, Scenario::Forecast);
        }
    }
    let mut values_above = vec![];
    let mut periods = vec![];
    let mut years = vec![];
    for (index, mark) in marks.iter().enumerate() {
        let x = count(index) * pitch + inset;
        if let Some(plan) = mark.plan {
            let y = base - plan * scale;
            let ends = (Point::at(x - inset + 0.2, y), Point::at(x - inset + pitch - 0.2, y));
            canvas.line(ends.0, ends.1, WHITE, canvas.lines.casing);
            canvas.line(ends.0, ends.1, canvas.colours.ink, canvas.lines.plan);
        }
        let top = values(mark).fold(0.0, f32::max);
        let centre = x + width / 2.0 + if mark.previous_year.is_some() { 0.4 } else { 0.0 };
        let rank = rank(marks, index);
        let value = Label { bold: mark.strong, anchor: Anchor::Middle, ..canvas.label(&mark.text) };
        values_above.push((Point::at(centre, base - top * scale - ABOVE), value, rank));
        let colour = if mark.strong { canvas.colours.ink } else { canvas.colours.text2 };
        let period = Label { anchor: Anchor::Middle, colour, ..canvas.label(&mark.label) };
        periods.push((Point::at(centre + 0.4, bottom + LABEL), period, rank));
        if !mark.sublabel.is_empty() {
            let year = Label { anchor: Anchor::Middle, ..canvas.grey(&mark.sublabel) };
            years.push((Point::at(centre + 0.4, bottom + LABEL + SUBLABEL), year, END));
        }
    }
    for labels in [values_above, periods, years] {
        canvas.texts(labels);
    }
    let axis = (canvas.colours.ink, canvas.lines.axis);
    canvas.line(Point::at(0.0, base), Point::at(canvas.width, base), axis.0, axis.1);
}

/// Returns how long a column keeps its labels: first, last and current, then the extremes.
fn rank(marks: &[ColumnMark], index: usize) -> u8 {
    let actual = marks[index].actual;
    let is_extreme = marks.iter().all(|mark| mark.actual <= actual)
        || marks.iter().all(|mark| mark.actual >= actual);
    if index == 0 || index + 1 == marks.len() || marks[index].strong {
        END
    } else if is_extreme {
        MARKED
    } else {
        MIDDLE_LABEL
    }
}

fn values(mark: &ColumnMark) -> impl Iterator<Item = f32> {
    let expected = mark.actual + mark.forecast.unwrap_or(0.0);
    [Some(mark.actual), Some(expected), mark.previous_year, mark.plan].into_iter().flatten()
}

/// Returns the points of a line in a frame with this inset.
fn points(values: &[f32], area: Area) -> Vec<Point> {
    let step = area.w / count(values.len().saturating_sub(1).max(1));
    values
        .iter()
        .enumerate()
        .map(|(index, value)| {
            Point::at(area.x + count(index) * step, area.y + (1.0 - value) * area.h)
        })
        .collect()
}

pub(super) fn sparkline(canvas: &mut Canvas<'_>, line: &Sparkline) {
    let area = Area::new(0.7, 0.75, canvas.width - 1.7, canvas.height - 1.5);
    if let Some((low, high)) = line.band {
        let (low, high) = (low.clamp(-0.1, 1.1), high.clamp(-0.1, 1.1));
        let top = area.y + (1.0 - high) * area.h;
        let band = Area::new(0.3, top, canvas.width - 0.6, (high - low) * area.h);
        canvas.fill(band, canvas.colours.pale);
    }
    let previous = points(&line.previous_year, area);
    canvas.polyline(previous, canvas.colours.previous, canvas.lines.previous);
    let actual = points(&line.actual, area);
    let last = actual.last().copied();
    let signals: Vec<Point> =
        line.signals.iter().filter_map(|index| actual.get(*index).copied()).collect();
    canvas.polyline(actual, canvas.colours.ink, canvas.lines.actual);
    for signal in signals {
        canvas.ring(signal, 0.6);
    }
    if let Some(last) = last {
        match line.last {
            Verdict::None => canvas.dot(last, 0.72, canvas.colours.ink),
            Verdict::Good => canvas.dot(last, 0.85, canvas.colours.good),
            Verdict::Bad => canvas.diamond(last, 0.95, Paint::Fill(canvas.colours.bad)),
        }
    }
}

pub(super) fn line(canvas: &mut Canvas<'_>, plot: &LinePlot) {
    let first = canvas.label(&plot.ends.0);
    let last = Label { bold: true, ..canvas.label(&plot.ends.1) };
    let (left, right) = (canvas.width_of(&first) + 1.6, canvas.width_of(&last) + 2.2);
    let bottom = canvas.height - if plot.ticks.is_empty() { 0.9 } else { LABELS_BELOW };
    let area = Area::new(left, 1.2, (canvas.width - left - right).max(1.0), bottom - 2.0);
    let axis = (canvas.colours.ink, canvas.lines.axis);
    canvas.line(Point::at(area.x, bottom), Point::at(area.x + area.w, bottom), axis.0, axis.1);
    let previous = points(&plot.previous_year, area);
    canvas.polyline(previous, canvas.colours.previous, canvas.lines.previous);
    let actual = points(&plot.actual, area);
    if let (Some(start), Some(end)) = (actual.first().copied(), actual.last().copied()) {
        canvas.polyline(actual, canvas.colours.ink, canvas.lines.actual);
        canvas.dot(end, 0.72, canvas.colours.ink);
        let at = Point::at(start.x - 1.0, start.y + 1.0);
        canvas.text(at, Label { anchor: Anchor::End, ..first });
        canvas.text(Point::at(end.x + 1.6, end.y + 1.0), last);
    }
    ticks(canvas, &plot.ticks, area, bottom);
}

fn ticks(canvas: &mut Canvas<'_>, ticks: &[(f32, String)], area: Area, bottom: f32) {
    let mut labels = vec![];
    for (index, (at, text)) in ticks.iter().enumerate() {
        let x = area.x + at * area.w;
        let stroke = Stroke { colour: canvas.colours.ink, width: canvas.lines.hair };
        canvas.vertical(x, (bottom, bottom + 0.7), stroke);
        let label = Label { anchor: Anchor::Middle, ..canvas.grey(text) };
        let is_end = index == 0 || index + 1 == ticks.len();
        let rank = if is_end { END } else { MIDDLE_LABEL };
        labels.push((Point::at(x, bottom + LABEL), label, rank));
    }
    canvas.texts(labels);
}

pub(super) fn flow(canvas: &mut Canvas<'_>, marks: &[FlowMark]) {
    let pitch = canvas.width / count(marks.len().max(1));
    let width = pitch * 0.66;
    let up = marks.iter().map(|mark| mark.new.0 + mark.won_back.0).fold(0.0, f32::max);
    let down = marks.iter().map(|mark| mark.lost.0).fold(0.0, f32::max);
    let room = canvas.height - LABELS_BELOW - 2.0 * (LABEL + ABOVE);
    let scale = room / (up + down).max(f32::EPSILON);
    let base = LABEL + ABOVE + up * scale;
    let gained: Vec<String> = marks
        .iter()
        .map(|mark| format!("{} {}", mark.new.1, mark.won_back.1).trim().to_owned())
        .collect();
    let (mut above, mut below, mut months) = (vec![], vec![], vec![]);
    for (index, mark) in marks.iter().enumerate() {
        let x = count(index) * pitch + (pitch - width) / 2.0;
        let (new, back, lost) = (mark.new.0 * scale, mark.won_back.0 * scale, mark.lost.0 * scale);
        canvas.fill(Area::new(x, base - new, width, new), canvas.colours.good);
        if back > 0.0 {
            canvas.outline_in(Area::new(x, base - new - back, width, back), canvas.colours.good);
        }
        canvas.fill(Area::new(x, base, width, lost), canvas.colours.bad);
        let centre = x + width / 2.0;
        let bold = Label { bold: true, anchor: Anchor::Middle, ..canvas.label("") };
        let label = Label { text: &gained[index], colour: canvas.colours.good, ..bold };
        above.push((Point::at(centre, base - new - back - ABOVE), label, END));
        let label = Label { text: &mark.lost.1, colour: canvas.colours.bad, ..bold };
        below.push((Point::at(centre, base + lost + LABEL), label, END));
        let month = Label { anchor: Anchor::Middle, ..canvas.grey(&mark.label) };
        let is_end = index == 0 || index + 1 == marks.len();
        let rank = if is_end { END } else { MIDDLE_LABEL };
        months.push((Point::at(centre, canvas.height - 0.8), month, rank));
    }
    for labels in [above, below, months] {
        canvas.texts(labels);
    }
    let axis = (canvas.colours.ink, canvas.lines.axis);
    canvas.line(Point::at(0.0, base), Point::at(canvas.width, base), axis.0, axis.1);
}
