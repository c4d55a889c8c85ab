//! Curves of shares: concentration and survival.

use crate::render::chart::canvas::{Canvas, Label, MIDDLE};
use crate::render::chart::labels::{END, MIDDLE_LABEL, spread};
use crate::render::display::{Anchor, Area, Point, Stroke};
use crate::report::chart::{ShareCurve, Survival, SurvivalCurve};

/// Room below the axis for labels, and beside it.
const BELOW: f32 = 4.4;
const GAP: f32 = 1.2;
/// Half a label above the topmost line.
const TOP: f32 = 1.6;
/// Distance between labels at the ends of curves.
const PITCH: f32 = 3.2;
/// Length of a leader from a curve to its label.
const LEADER: f32 = 2.2;

/// Where a curve is drawn; both axes run from 0 to 1.
#[derive(Clone, Copy, Debug)]
struct Frame {
    area: Area,
}

impl Frame {
    fn at(&self, x: f32, y: f32) -> Point {
        let Area { x: left, y: top, w, h } = self.area;
        Point::at(left + x.clamp(0.0, 1.0) * w, top + (1.0 - y.clamp(0.0, 1.0)) * h)
    }

    fn points(&self, values: &[(f32, f32)]) -> Vec<Point> {
        values.iter().map(|(x, y)| self.at(*x, *y)).collect()
    }
}

type Ticks = [(f32, String)];

/// Draws the axes with their labels and returns what they enclose; `right` stays free.
fn frame(canvas: &mut Canvas<'_>, (across, up): (&Ticks, &Ticks), right: f32) -> Frame {
    let widest = up.iter().map(|(_, text)| canvas.width_of(&canvas.label(text)));
    let left = widest.fold(0.0, f32::max) + if up.is_empty() { 0.3 } else { GAP };
    let below = if across.is_empty() { 0.5 } else { BELOW };
    let size = ((canvas.width - left - right).max(1.0), (canvas.height - TOP - below).max(1.0));
    let frame = Frame { area: Area::new(left, TOP, size.0, size.1) };
    let mut labels = vec![];
    for (at, text) in up {
        let (from, to) = (frame.at(0.0, *at), frame.at(1.0, *at));
        canvas.line(from, to, canvas.colours.hair, canvas.lines.hair);
        let label = Label { anchor: Anchor::End, ..canvas.grey(text) };
        labels.push((Point::at(from.x - GAP, from.y + MIDDLE), label, rank(up, *at)));
    }
    for (at, text) in across {
        let foot = frame.at(*at, 0.0);
        let stroke = Stroke { colour: canvas.colours.ink, width: canvas.lines.hair };
        canvas.vertical(foot.x, (foot.y, foot.y + 0.7), stroke);
        let label = Label { anchor: Anchor::Middle, ..canvas.grey(text) };
        labels.push((Point::at(foot.x, foot.y + BELOW - 0.8), label, rank(across, *at)));
    }
    canvas.texts(labels);
    let ends = (frame.at(0.0, 0.0), frame.at(1.0, 0.0));
    canvas.line(ends.0, ends.1, canvas.colours.ink, canvas.lines.axis);
    frame
}

fn rank(ticks: &Ticks, at: f32) -> u8 {
    let is_end = |tick: Option<&(f32, String)>| tick.is_some_and(|tick| (tick.0 - at).abs() < 1e-4);
    if is_end(ticks.first()) || is_end(ticks.last()) { END } else { MIDDLE_LABEL }
}

pub(super) fn shares(canvas: &mut Canvas<'_>, curve: &ShareCurve) {
    let frame = frame(canvas, (&curve.items, &curve.values), 1.0);
    let equal = (frame.at(0.0, 0.0), frame.at(1.0, 1.0));
    canvas.line(equal.0, equal.1, canvas.colours.hair, 0.2);
    let lines = vec![frame.points(&curve.previous_year), frame.points(&curve.actual)];
    canvas.polyline(lines[0].clone(), canvas.colours.previous, canvas.lines.previous);
    canvas.polyline(lines[1].clone(), canvas.colours.ink, canvas.lines.interval);
    let mut taken = vec![];
    for point in &curve.points {
        let at = frame.at(point.items, point.value);
        canvas.dot(at, 0.72, canvas.colours.ink);
        let places = [
            (Point::at(at.x + 1.6, at.y + 2.8), Anchor::Start),
            (Point::at(at.x + 1.6, at.y + 5.6), Anchor::Start),
            (Point::at(at.x - 1.4, at.y - 1.2), Anchor::End),
            (Point::at(at.x - 1.4, at.y - 4.0), Anchor::End),
        ];
        let label = canvas.label(&point.text);
        canvas.text_at_first(label, &places, frame.area, (&mut taken, &lines));
    }
}

pub(super) fn survival(canvas: &mut Canvas<'_>, survival: &Survival) {
    let names = survival.curves.iter().map(|curve| canvas.width_of(&bold(canvas, &curve.name)));
    let right = names.fold(0.0, f32::max) + LEADER + 0.6;
    let frame = frame(canvas, (&survival.times, &survival.shares), right);
    for curve in &survival.curves {
        band(canvas, curve, frame);
    }
    // The first curve lies over the others.
    for (index, curve) in survival.curves.iter().enumerate().rev() {
        let points = frame.points(&steps(curve));
        let stroke = Stroke { colour: canvas.colours.text2, width: canvas.lines.actual };
        match index {
            0 => canvas.polyline(points, canvas.colours.ink, canvas.lines.interval),
            1 => canvas.dashed(&points, stroke, 1.8),
            _ => canvas.dashed(&points, stroke, 0.6),
        }
    }
    names_at_ends(canvas, survival, frame);
}

fn bold<'t>(canvas: &Canvas<'_>, text: &'t str) -> Label<'t> {
    Label { bold: true, ..canvas.label(text) }
}

/// Returns the corners of a curve that falls in steps from 1.
fn steps(curve: &SurvivalCurve) -> Vec<(f32, f32)> {
    let mut level = 1.0;
    let mut corners = vec![(0.0, level)];
    for (time, share) in &curve.steps {
        corners.extend([(*time, level), (*time, *share)]);
        level = *share;
    }
    corners.push((curve.until, level));
    corners
}

fn band(canvas: &mut Canvas<'_>, curve: &SurvivalCurve, frame: Frame) {
    for (index, (from, low, high)) in curve.band.iter().enumerate() {
        let to = curve.band.get(index + 1).map_or(curve.until, |next| next.0);
        let (top, foot) = (frame.at(*from, *high), frame.at(to.max(*from), *low));
        let area = Area::new(top.x, top.y, foot.x - top.x, foot.y - top.y);
        canvas.fill(area, canvas.colours.pale);
    }
}

/// Writes the name of each curve right of its end, moved apart where they would touch.
fn names_at_ends(canvas: &mut Canvas<'_>, survival: &Survival, frame: Frame) {
    let ends: Vec<Point> = survival
        .curves
        .iter()
        .map(|curve| frame.at(curve.until, curve.steps.last().map_or(1.0, |step| step.1)))
        .collect();
    let places: Vec<f32> = ends.iter().map(|end| end.y).collect();
    // Beside the plot, above the labels of the axis.
    let room = (TOP, frame.area.y + frame.area.h);
    let middles = spread(&places, PITCH, room);
    let x = frame.area.x + frame.area.w;
    for (index, (curve, (end, middle))) in
        survival.curves.iter().zip(ends.iter().zip(middles)).enumerate()
    {
        let at = Point::at(x + LEADER, middle + MIDDLE);
        let leader = Point::at(at.x - 0.5, middle);
        let elbow = Point::at(x, end.y);
        canvas.polyline(vec![*end, elbow, leader], canvas.colours.grey, canvas.lines.hair);
        let label = bold(canvas, &curve.name);
        let colour = if index == 0 { canvas.colours.ink } else { canvas.colours.text2 };
        canvas.text(at, Label { bold: index == 0, colour, ..label });
    }
}
