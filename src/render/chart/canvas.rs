//! What charts draw with: shapes of the notation and labels that know their width.

use crate::render::display::{Anchor, Area, FaceId, Item, Look, Paint, Point, Rgb, Stroke, WHITE};
use crate::render::fonts::Fonts;
use crate::render::theme::{ChartLines, Colours, Theme};
use crate::report::chart::{Scenario, Verdict};

/// Distance from the middle of a label to its baseline.
pub(super) const MIDDLE: f32 = 1.0;

/// A chart being drawn.
pub(super) struct Canvas<'a> {
    fonts: &'a Fonts,
    size_pt: f32,
    pub(super) colours: Colours,
    pub(super) lines: ChartLines,
    pub(super) width: f32,
    pub(super) height: f32,
    items: Vec<Item>,
}

/// A label: its text and look.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    pub(super) text: &'a str,
    pub(super) bold: bool,
    pub(super) colour: Rgb,
    pub(super) anchor: Anchor,
}

impl<'a> Canvas<'a> {
    pub(super) fn new(theme: &Theme, fonts: &'a Fonts, width: f32, height: f32) -> Self {
        Self {
            fonts,
            size_pt: theme.text.label.size_pt,
            colours: theme.colours,
            lines: theme.chart,
            width,
            height,
            items: vec![],
        }
    }

    pub(super) fn into_items(self) -> Vec<Item> {
        self.items
    }

    pub(super) fn label<'t>(&self, text: &'t str) -> Label<'t> {
        Label { text, bold: false, colour: self.colours.ink, anchor: Anchor::Start }
    }

    pub(super) fn grey<'t>(&self, text: &'t str) -> Label<'t> {
        Label { colour: self.colours.text2, ..self.label(text) }
    }

    pub(super) fn width_of(&self, label: &Label<'_>) -> f32 {
        self.fonts.width(face(label.bold), self.size_pt, label.text)
    }

    pub(super) fn sized_width(&self, label: &Label<'_>, size_pt: f32) -> f32 {
        self.fonts.width(face(label.bold), size_pt, label.text)
    }

    /// Returns the space a label takes whose anchor stands at this place.
    pub(super) fn area_of(&self, at: Point, label: &Label<'_>) -> Area {
        const ASCENT: f32 = 2.4;
        const HEIGHT: f32 = 3.0;
        let width = self.width_of(label);
        let left = match label.anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width / 2.0,
            Anchor::End => at.x - width,
        };
        Area::new(left, at.y - ASCENT, width, HEIGHT)
    }

    pub(super) fn text(&mut self, at: Point, label: Label<'_>) {
        self.sized_text(at, label, self.size_pt);
    }

    pub(super) fn sized_text(&mut self, at: Point, label: Label<'_>, size_pt: f32) {
        if label.text.is_empty() {
            return;
        }
        let look = Look { face: face(label.bold), size_pt, colour: label.colour };
        let text = label.text.to_owned();
        self.items.push(Item::Text { at, text, look, anchor: label.anchor });
    }

    pub(super) fn fill(&mut self, area: Area, colour: Rgb) {
        if area.w > 0.0 && area.h > 0.0 {
            self.items.push(Item::Rect(area, Paint::Fill(colour)));
        }
    }

    pub(super) fn outline(&mut self, area: Area) {
        self.outline_in(area, self.colours.ink);
    }

    pub(super) fn outline_in(&mut self, area: Area, colour: Rgb) {
        let width = self.lines.outline;
        let inner = Area::new(
            area.x + width / 2.0,
            area.y + width / 2.0,
            (area.w - width).max(0.0),
            (area.h - width).max(0.0),
        );
        self.items.push(Item::Rect(inner, Paint::Both(WHITE, Stroke { colour, width })));
    }

    /// Draws 45° lines in an outline: a forecast.
    pub(super) fn hatch(&mut self, area: Area) {
        self.outline(area);
        let stroke = Stroke { colour: self.colours.ink, width: self.lines.hatch };
        let mut start = self.lines.hatch_step - area.h;
        while start < area.w {
            let (left, right) = (start.max(0.0), (start + area.h).min(area.w));
            if right > left {
                let from = Point::at(area.x + left, area.y + area.h - (left - start));
                let to = Point::at(area.x + right, area.y + area.h - (right - start));
                self.items.push(Item::line(from, to, stroke));
            }
            start += self.lines.hatch_step;
        }
    }

    pub(super) fn bar(&mut self, area: Area, scenario: Scenario) {
        match scenario {
            Scenario::Actual => self.fill(area, self.colours.ink),
            Scenario::PreviousYear => self.fill(area, self.colours.previous),
            Scenario::Plan if area.w > 0.0 => self.outline(area),
            Scenario::Forecast if area.w > 0.0 => self.hatch(area),
            Scenario::Plan | Scenario::Forecast => {}
        }
    }

    pub(super) fn line(&mut self, from: Point, to: Point, colour: Rgb, width: f32) {
        self.items.push(Item::line(from, to, Stroke { colour, width }));
    }

    pub(super) fn vertical(&mut self, x: f32, (top, bottom): (f32, f32), stroke: Stroke) {
        self.line(Point::at(x, top), Point::at(x, bottom), stroke.colour, stroke.width);
    }

    pub(super) fn polyline(&mut self, points: Vec<Point>, colour: Rgb, width: f32) {
        if points.len() > 1 {
            let paint = Paint::Line(Stroke { colour, width });
            self.items.push(Item::Path { points, closed: false, paint });
        }
    }

    /// Draws a line in dashes of this length, with gaps of half of it.
    pub(super) fn dashed(&mut self, points: &[Point], stroke: Stroke, dash: f32) {
        let gap = dash / 2.0;
        let (mut drawn, mut left) = (true, dash);
        for pair in points.windows(2) {
            let (mut from, to) = (pair[0], pair[1]);
            loop {
                let (dx, dy) = (to.x - from.x, to.y - from.y);
                let length = dx.hypot(dy);
                let step = left.min(length);
                let share = if length > 0.0 { step / length } else { 0.0 };
                let next = Point::at(from.x + dx * share, from.y + dy * share);
                if drawn && step > 0.0 {
                    self.items.push(Item::line(from, next, stroke));
                }
                left -= step;
                if left > 0.0 {
                    break;
                }
                (drawn, left, from) = (!drawn, if drawn { gap } else { dash }, next);
            }
        }
    }

    /// Draws a hollow ring: an earlier point outside usual variation.
    pub(super) fn ring(&mut self, centre: Point, radius: f32) {
        let stroke = Stroke { colour: self.colours.ink, width: 0.2 };
        self.items.push(Item::Circle { centre, radius, paint: Paint::Both(WHITE, stroke) });
    }

    /// Draws the mark of a verdict: a dot, blue when good, or a red-orange diamond.
    pub(super) fn mark(&mut self, at: Point, radius: f32, verdict: Verdict) {
        match verdict {
            Verdict::None => self.dot(at, radius, self.colours.ink),
            Verdict::Good => self.dot(at, radius, self.colours.good),
            Verdict::Bad => {
                self.diamond(at, radius + 0.2, Paint::Fill(self.colours.bad));
            }
        }
    }

    pub(super) fn dot(&mut self, centre: Point, radius: f32, colour: Rgb) {
        self.items.push(Item::Circle { centre, radius, paint: Paint::Fill(colour) });
    }

    pub(super) fn diamond(&mut self, centre: Point, radius: f32, paint: Paint) {
        let Point { x, y } = centre;
        let points = vec![
            Point::at(x, y - radius),
            Point::at(x + radius, y),
            Point::at(x, y + radius),
            Point::at(x - radius, y),
        ];
        self.items.push(Item::Path { points, closed: true, paint });
    }

    pub(super) fn square(&mut self, centre: Point, half: f32, paint: Paint) {
        let area = Area::new(centre.x - half, centre.y - half, 2.0 * half, 2.0 * half);
        self.items.push(Item::Rect(area, paint));
    }

    /// Returns the colour of a verdict.
    pub(super) fn verdict(&self, verdict: Verdict) -> Rgb {
        match verdict {
            Verdict::None => self.colours.ink,
            Verdict::Good => self.colours.good,
            Verdict::Bad => self.colours.bad,
        }
    }
}

/// Returns a label with the shape of its verdict in front.
pub(super) fn with_shape(verdict: Verdict, text: &str) -> String {
    match verdict {
        Verdict::None => text.to_owned(),
        // A shape says how good a figure is; without the figure it says nothing.
        _ if text.is_empty() => String::new(),
        Verdict::Good => format!("● {text}"),
        Verdict::Bad => format!("◆ {text}"),
    }
}

fn face(bold: bool) -> FaceId {
    if bold { FaceId::Bold } else { FaceId::Regular }
}
