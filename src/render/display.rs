//! The display list: what a page or a chart shows, in millimetres from its top left corner.
//!
//! Both writers, SVG and PDF, read it; neither layout nor charts know about them.

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// White: the paper.
pub const WHITE: Rgb = Rgb(255, 255, 255);

/// The three faces of the type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FaceId {
    /// Weight 400.
    #[default]
    Regular,
    /// Weight 600.
    Bold,
    /// Weight 400, italic: estimated figures.
    Italic,
}

/// A place.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// Distance from the left.
    pub x: f32,
    /// Distance from the top.
    pub y: f32,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Top edge.
    pub y: f32,
    /// Width.
    pub w: f32,
    /// Height.
    pub h: f32,
}

/// A drawn line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Rgb,
    /// Its width in millimetres.
    pub width: f32,
}

/// How a shape is painted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Paint {
    /// Filled.
    Fill(Rgb),
    /// Outlined.
    Line(Stroke),
    /// Filled and outlined.
    Both(Rgb, Stroke),
}

/// Which point of a text stands at its place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Anchor {
    /// Its left end.
    #[default]
    Start,
    /// Its middle.
    Middle,
    /// Its right end.
    End,
}

/// The look of a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Look {
    /// The face.
    pub face: FaceId,
    /// Size in points.
    pub size_pt: f32,
    /// Colour.
    pub colour: Rgb,
}

/// One thing that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum Item {
    /// A rectangle.
    Rect(Area, Paint),
    /// A polyline, or a polygon when closed.
    Path {
        /// Its corners.
        points: Vec<Point>,
        /// Whether the last corner joins the first.
        closed: bool,
        /// Its paint.
        paint: Paint,
    },
    /// A circle.
    Circle {
        /// Its centre.
        centre: Point,
        /// Its radius.
        radius: f32,
        /// Its paint.
        paint: Paint,
    },
    /// A line of text.
    Text {
        /// The anchor on the baseline.
        at: Point,
        /// The text.
        text: String,
        /// Its look.
        look: Look,
        /// Which end stands at `at`.
        anchor: Anchor,
    },
    /// The company's logo over a place.
    Logo(Area),
    /// A place that can be clicked; draws nothing.
    Link {
        /// The place.
        area: Area,
        /// Where it leads: an address or `#block`.
        target: String,
    },
}

impl Point {
    /// Returns the place `x` from the left, `y` from the top.
    pub const fn at(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy }
    }
}

impl Area {
    /// Returns the rectangle with this corner and size.
    pub const fn new(x: f32, y: f32, w: f32, h: f32) -> Self {
        Self { x, y, w, h }
    }

    fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }
}

impl Item {
    /// Returns a straight line.
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Self {
        Self::Path { points: vec![from, to], closed: false, paint: Paint::Line(stroke) }
    }

    /// Returns the item moved right and down.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        match self {
            Self::Rect(area, paint) => Self::Rect(area.moved(dx, dy), paint),
            Self::Path { mut points, closed, paint } => {
                for point in &mut points {
                    *point = point.moved(dx, dy);
                }
                Self::Path { points, closed, paint }
            }
            Self::Circle { centre, radius, paint } => {
                Self::Circle { centre: centre.moved(dx, dy), radius, paint }
            }
            Self::Text { at, text, look, anchor } => {
                Self::Text { at: at.moved(dx, dy), text, look, anchor }
            }
            Self::Logo(area) => Self::Logo(area.moved(dx, dy)),
            Self::Link { area, target } => Self::Link { area: area.moved(dx, dy), target },
        }
    }
}

/// Returns a count as a length; documents stay far below its limit of 65 535.
pub fn count(n: usize) -> f32 {
    f32::from(u16::try_from(n).unwrap_or(u16::MAX))
}

/// Millimetres per point.
pub const PT: f32 = 25.4 / 72.0;
