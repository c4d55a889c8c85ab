//! One page of a display list as printpdf operators.

use printpdf::{
    Actions, BorderArray, Color, Destination, Line, LineCapStyle, LineJoinStyle, LinePoint,
    LinkAnnotation, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt, Rect, TextItem,
    TextMatrix, WindingOrder,
};

use crate::render::display::{Anchor, Area, FaceId, Item, Look, PT, Paint, Point, Rgb, Stroke};
use crate::render::fonts::Fonts;
use crate::render::fonts::face::words;
use crate::render::layout::Place;
use crate::render::pdf::subset::{Used, font_id};

/// Control point distance of a quarter circle.
const KAPPA: f32 = 0.552_3;

/// Writes one page; remembers the graphics state and says only what changes.
pub(super) struct Writer<'a> {
    fonts: &'a Fonts,
    height: f32,
    places: &'a [Place],
    used: &'a mut Used,
    operators: Vec<Op>,
    in_text: bool,
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    width: Option<f32>,
    font: Option<(FaceId, f32)>,
    tracking: Option<f32>,
}

impl<'a> Writer<'a> {
    /// Returns a writer for a page `height` millimetres high.
    pub(super) fn new(
        fonts: &'a Fonts,
        height: f32,
        places: &'a [Place],
        used: &'a mut Used,
    ) -> Self {
        let operators = vec![
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
            Op::SetLineCapStyle { cap: LineCapStyle::Butt },
        ];
        Self {
            fonts,
            height,
            places,
            used,
            operators,
            in_text: false,
            fill: None,
            stroke: None,
            width: None,
            font: None,
            tracking: None,
        }
    }

    /// Returns the operators of the items.
    pub(super) fn write(mut self, items: &[Item]) -> Vec<Op> {
        for item in items {
            if !matches!(item, Item::Text { .. } | Item::Link { .. }) {
                self.end_text();
            }
            match item {
                Item::Rect(area, paint) => self.rectangle(*area, *paint),
                Item::Path { points, closed, paint } => {
                    let points = points.iter().map(|at| self.corner(*at)).collect();
                    self.path(points, *closed, *paint);
                }
                Item::Circle { centre, radius, paint } => {
                    let points = self.circle(*centre, *radius);
                    self.path(points, true, *paint);
                }
                Item::Text { at, text, look, anchor } => self.text(*at, text, *look, *anchor),
                Item::Link { area, target } => self.link(*area, target),
            }
        }
        self.end_text();
        self.operators
    }

    fn end_text(&mut self) {
        if self.in_text {
            self.operators.push(Op::EndTextSection);
            self.in_text = false;
        }
    }

    fn set_fill(&mut self, colour: Rgb) {
        if self.fill.replace(colour) != Some(colour) {
            self.operators.push(Op::SetFillColor { col: pdf_colour(colour) });
        }
    }

    fn set_stroke(&mut self, stroke: Stroke) {
        if self.stroke.replace(stroke.colour) != Some(stroke.colour) {
            self.operators.push(Op::SetOutlineColor { col: pdf_colour(stroke.colour) });
        }
        if self.width.replace(stroke.width) != Some(stroke.width) {
            self.operators.push(Op::SetOutlineThickness { pt: Pt(rounded(stroke.width / PT)) });
        }
    }

    fn rectangle(&mut self, area: Area, paint: Paint) {
        if let Paint::Fill(colour) = paint {
            self.set_fill(colour);
            let rectangle = Rect { mode: Some(PaintMode::Fill), ..self.rect(area) };
            self.operators.push(Op::DrawRectangle { rectangle });
            return;
        }
        let (right, bottom) = (area.x + area.w, area.y + area.h);
        let corners = [(area.x, area.y), (right, area.y), (right, bottom), (area.x, bottom)];
        let points = corners.iter().map(|(x, y)| self.corner(Point::at(*x, *y))).collect();
        self.path(points, true, paint);
    }

    fn path(&mut self, points: Vec<LinePoint>, closed: bool, paint: Paint) {
        let mode = match paint {
            Paint::Line(stroke) => {
                self.set_stroke(stroke);
                let line = Line { points, is_closed: closed };
                self.operators.push(Op::DrawLine { line });
                return;
            }
            Paint::Fill(colour) => {
                self.set_fill(colour);
                PaintMode::Fill
            }
            Paint::Both(colour, stroke) => {
                self.set_fill(colour);
                self.set_stroke(stroke);
                PaintMode::FillStroke
            }
        };
        let rings = vec![PolygonRing { points }];
        let polygon = Polygon { rings, mode, winding_order: WindingOrder::NonZero };
        self.operators.push(Op::DrawPolygon { polygon });
    }

    fn text(&mut self, at: Point, text: &str, look: Look, anchor: Anchor) {
        let face = self.fonts.face(look.face);
        let shown = self.used.note(face, look.face, text);
        let width = || self.fonts.width(look.face, look.size_pt, &shown);
        let x = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width() / 2.0,
            Anchor::End => at.x - width(),
        };
        self.set_fill(look.colour);
        if !self.in_text {
            self.operators.push(Op::StartTextSection);
            self.in_text = true;
        }
        if self.font.replace((look.face, look.size_pt)) != Some((look.face, look.size_pt)) {
            let font = PdfFontHandle::External(font_id(look.face));
            self.operators.push(Op::SetFont { font, size: Pt(rounded(look.size_pt)) });
        }
        let tracking = look.size_pt * self.fonts.tracking_em(look.size_pt);
        if self.tracking.replace(tracking) != Some(tracking) {
            let multiplier = (tracking * 1000.0).round() / 1000.0;
            self.operators.push(Op::SetCharacterSpacing { multiplier });
        }
        let point = self.point(Point::at(x, at.y));
        let matrix = TextMatrix::Translate(point.x, point.y);
        self.operators.push(Op::SetTextMatrix { matrix });
        let items = kerned(self.fonts, look.face, &shown);
        self.operators.push(Op::ShowText { items });
    }

    fn link(&mut self, area: Area, target: &str) {
        let action = match target.strip_prefix('#') {
            Some(block) => {
                let Some(place) = self.places.iter().find(|place| place.block == block) else {
                    return;
                };
                Actions::go_to(Destination::Xyz {
                    page: place.page + 1,
                    left: None,
                    top: Some(rounded((self.height - place.top) / PT)),
                    zoom: None,
                })
            }
            None => Actions::uri(target.to_owned()),
        };
        let border = Some(BorderArray::Solid([0.0, 0.0, 0.0]));
        let link = LinkAnnotation::new(self.rect(area), action, border, None, None);
        self.operators.push(Op::LinkAnnotation { link });
    }

    fn rect(&self, area: Area) -> Rect {
        let corner = self.point(Point::at(area.x, area.y + area.h));
        let (width, height) = (Pt(rounded(area.w / PT)), Pt(rounded(area.h / PT)));
        Rect { x: corner.x, y: corner.y, width, height, mode: None, winding_order: None }
    }

    fn circle(&self, centre: Point, radius: f32) -> Vec<LinePoint> {
        let (near, far) = (radius * KAPPA, radius);
        // Start, then for each quarter two control points and its end.
        let offsets = [
            (far, 0.0),
            (far, near),
            (near, far),
            (0.0, far),
            (-near, far),
            (-far, near),
            (-far, 0.0),
            (-far, -near),
            (-near, -far),
            (0.0, -far),
            (near, -far),
            (far, -near),
            (far, 0.0),
        ];
        offsets
            .iter()
            .enumerate()
            .map(|(index, (dx, dy))| LinePoint {
                p: self.point(Point::at(centre.x + dx, centre.y + dy)),
                bezier: index % 3 != 0,
            })
            .collect()
    }

    fn corner(&self, at: Point) -> LinePoint {
        LinePoint { p: self.point(at), bezier: false }
    }

    /// Returns a place in points from the bottom left corner.
    fn point(&self, at: Point) -> printpdf::Point {
        printpdf::Point { x: Pt(rounded(at.x / PT)), y: Pt(rounded((self.height - at.y) / PT)) }
    }
}

/// Returns a text cut where kerning moves the pen.
fn kerned(fonts: &Fonts, face: FaceId, text: &str) -> Vec<TextItem> {
    let face = fonts.face(face);
    let mut items = vec![];
    let mut open = String::new();
    for word in words(text) {
        let shaped = face.shape(word);
        let mut kerns = shaped.kerns.iter().peekable();
        for (index, character) in word.chars().enumerate() {
            open.push(character);
            if let Some((_, back)) = kerns.next_if(|(at, _)| *at == index) {
                items.push(TextItem::Text(std::mem::take(&mut open)));
                items.push(TextItem::Offset(back.round()));
            }
        }
    }
    if !open.is_empty() {
        items.push(TextItem::Text(open));
    }
    items
}

fn pdf_colour(Rgb(red, green, blue): Rgb) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb::new(part(red), part(green), part(blue), None))
}

/// Returns a length rounded to hundredths of a point: small files, the same on every platform.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
