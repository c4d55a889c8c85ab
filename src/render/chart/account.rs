//! Charts of one account: rhythm and timeline.

use crate::render::chart::canvas::{Canvas, Label, MIDDLE};
use crate::render::display::{Anchor, Area, Paint, Point, Stroke, WHITE, count};
use crate::report::chart::{Lane, LaneMark, LaneShape, Rhythm, Scenario, Timeline, Verdict};

/// Width of the names of lanes, and what stays free at the right.
const NAMES: f32 = 19.0;
const RIGHT: f32 = 2.0;
/// Distance between lanes and height of the month labels.
const LANE: f32 = 3.8;
const MONTHS: f32 = 3.5;
/// Width of an order.
const ORDER: f32 = 1.1;
/// Distance of a text to its mark.
const BESIDE: f32 = 1.9;

pub(super) fn rhythm(canvas: &mut Canvas<'_>, rhythm: &Rhythm) {
    // Room for half a mark at both ends.
    const EDGE: f32 = 1.0;
    let scale = canvas.width - 2.0 * EDGE;
    let middle = canvas.height / 2.0;
    let place = |value: f32| EDGE + value.clamp(0.0, 1.0) * scale;
    let (start, end) = (Point::at(place(0.0), middle), Point::at(place(1.0), middle));
    canvas.line(start, end, canvas.colours.hair, 0.2);
    let tick = (middle - 1.4, middle + 1.4);
    let usual = Stroke { colour: canvas.colours.grey, width: 0.2 };
    canvas.vertical(place(rhythm.usual), tick, usual);
    let limit = Stroke { colour: canvas.colours.ink, width: 0.35 };
    canvas.vertical(place(rhythm.limit), tick, limit);
    let mark = Point::at(place(rhythm.silence), middle);
    match rhythm.verdict {
        Verdict::Bad => canvas.diamond(mark, 1.0, Paint::Fill(canvas.colours.bad)),
        Verdict::Good => canvas.dot(mark, 0.75, canvas.colours.good),
        Verdict::None => canvas.dot(mark, 0.75, canvas.colours.ink),
    }
    if !rhythm.text.is_empty() {
        let label = Label { anchor: Anchor::End, ..canvas.label(&rhythm.text) };
        let width = canvas.width_of(&label);
        let mut right = mark.x - BESIDE;
        let limit = place(rhythm.limit);
        if right - width < limit && limit < right + 0.6 {
            right = limit - 1.0;
        }
        let behind = Area::new(right - width - 0.4, middle - 1.3, width + 0.8, 2.6);
        canvas.fill(behind, WHITE);
        canvas.text(Point::at(right, middle + MIDDLE), label);
    }
}

/// The places of a timeline.
#[derive(Clone, Copy, Debug)]
struct Grid {
    left: f32,
    right: f32,
    bottom: f32,
    orders: f32,
}

impl Grid {
    fn x(&self, at: f32) -> f32 {
        self.left + at * (self.right - self.left)
    }

    fn lane(&self, index: usize, lanes: usize) -> f32 {
        self.bottom - 0.6 - count(lanes - 1 - index) * LANE
    }
}

pub(super) fn timeline(canvas: &mut Canvas<'_>, timeline: &Timeline) {
    let bottom = canvas.height - MONTHS - 0.4;
    let lanes = timeline.lanes.len();
    let names = timeline.lanes.iter().map(|lane| &lane.name).chain(&timeline.orders_head);
    let widest = names.map(|name| canvas.width_of(&canvas.label(name))).fold(0.0, f32::max);
    let grid = Grid {
        left: NAMES.max(widest + 1.5),
        right: canvas.width - RIGHT,
        bottom,
        orders: if lanes == 0 { bottom } else { bottom - 0.6 - count(lanes) * LANE },
    };
    months(canvas, timeline, grid);
    orders(canvas, timeline, grid);
    for (index, lane) in timeline.lanes.iter().enumerate() {
        draw_lane(canvas, lane, grid, grid.lane(index, lanes));
    }
}

fn months(canvas: &mut Canvas<'_>, timeline: &Timeline, grid: Grid) {
    let hair = Stroke { colour: canvas.colours.hair, width: canvas.lines.hair };
    for (index, (at, label)) in timeline.months.iter().enumerate() {
        canvas.vertical(grid.x(*at), (0.0, grid.bottom), hair);
        let next = timeline.months.get(index + 1).map_or(1.0, |month| month.0);
        let label = Label { anchor: Anchor::Middle, ..canvas.grey(label) };
        if canvas.width_of(&label) < (next - at) * (grid.right - grid.left) {
            canvas.text(Point::at(grid.x(f32::midpoint(*at, next)), canvas.height - 0.4), label);
        }
    }
    canvas.vertical(grid.right, (0.0, grid.bottom), hair);
}

fn orders(canvas: &mut Canvas<'_>, timeline: &Timeline, grid: Grid) {
    const PEAK_LABEL: f32 = 3.6;
    let scale = grid.orders - PEAK_LABEL;
    for (at, height) in &timeline.orders {
        let height = height * scale;
        let area = Area::new(grid.x(*at) - ORDER / 2.0, grid.orders - height, ORDER, height);
        canvas.bar(area, Scenario::Actual);
    }
    if let Some((start, end, height)) = timeline.expected {
        let height = height * scale;
        let width = ((end - start) * (grid.right - grid.left)).max(ORDER);
        canvas
            .bar(Area::new(grid.x(start), grid.orders - height, width, height), Scenario::Forecast);
    }
    if let Some((at, text)) = &timeline.peak {
        let label = Label { anchor: Anchor::Middle, ..canvas.label(text) };
        let half = canvas.width_of(&label) / 2.0;
        let x = grid.x(*at).clamp(grid.left + half, grid.right - half);
        canvas.text(Point::at(x, PEAK_LABEL - 0.8), label);
    }
    let axis = (Point::at(grid.left, grid.orders), Point::at(grid.right, grid.orders));
    canvas.line(axis.0, axis.1, canvas.colours.ink, 0.2);
    for (line, text) in timeline.orders_head.iter().enumerate() {
        let label = if line == 0 { canvas.label(text) } else { canvas.grey(text) };
        canvas.text(Point::at(0.0, 4.0 + count(line) * 3.4), label);
    }
}

fn draw_lane(canvas: &mut Canvas<'_>, lane: &Lane, grid: Grid, y: f32) {
    canvas.text(Point::at(0.0, y + MIDDLE), canvas.label(&lane.name));
    let line = (Point::at(grid.left, y), Point::at(grid.right, y));
    canvas.line(line.0, line.1, canvas.colours.hair, canvas.lines.hair);
    let mut taken = grid.left;
    for (index, mark) in lane.marks.iter().enumerate() {
        let x = grid.x(mark.at);
        shape(canvas, mark.shape, Point::at(x, y));
        let next = lane.marks.get(index + 1).map_or(grid.right, |next| grid.x(next.at) - BESIDE);
        taken = taken.max(mark_text(canvas, mark, Point::at(x, y), (taken, next)));
    }
}

/// Places the text of a mark right of it, else left of it, else not at all; returns the right end.
fn mark_text(canvas: &mut Canvas<'_>, mark: &LaneMark, at: Point, (from, to): (f32, f32)) -> f32 {
    let label = canvas.grey(&mark.text);
    let width = canvas.width_of(&label);
    let y = at.y + MIDDLE;
    if mark.text.is_empty() {
        at.x + BESIDE
    } else if at.x + BESIDE + width <= to {
        canvas.fill(Area::new(at.x + BESIDE - 0.3, at.y - 1.4, width + 0.6, 2.8), WHITE);
        canvas.text(Point::at(at.x + BESIDE, y), label);
        at.x + BESIDE + width + 1.0
    } else if at.x - BESIDE - width >= from {
        canvas.fill(Area::new(at.x - BESIDE - width - 0.3, at.y - 1.4, width + 0.6, 2.8), WHITE);
        canvas.text(Point::at(at.x - BESIDE, y), Label { anchor: Anchor::End, ..label });
        at.x + BESIDE
    } else {
        at.x + BESIDE
    }
}

fn shape(canvas: &mut Canvas<'_>, shape: LaneShape, at: Point) {
    let colours = canvas.colours;
    let line = |colour| Stroke { colour, width: 0.2 };
    match shape {
        LaneShape::Usual => canvas.dot(at, 0.6, colours.grey),
        LaneShape::Good => canvas.dot(at, 1.05, colours.good),
        LaneShape::Bad => canvas.diamond(at, 1.25, Paint::Fill(colours.bad)),
        LaneShape::Settled => canvas.diamond(at, 1.1, Paint::Both(WHITE, line(colours.bad))),
        LaneShape::Held => canvas.square(at, 0.8, Paint::Fill(colours.ink)),
        LaneShape::Planned => canvas.square(at, 0.8, Paint::Both(WHITE, line(colours.ink))),
    }
}
