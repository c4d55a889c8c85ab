//! One page of a display list as printpdf operators.
//!
//! Text is most of a page. printpdf would make an object of each piece between two kerns and look
//! its characters up one by one, so a text comes to it as one operator with its operands written.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use printpdf::{
    Actions, BorderArray, Color, Destination, FontId, Line, LineCapStyle, LineJoinStyle, LinePoint,
    LinkAnnotation, Op, PaintMode, PdfFontHandle, Polygon, PolygonRing, Pt, Rect, WindingOrder,
};

use crate::render::display::{Anchor, Area, Item, Look, PT, Paint, Point, Rgb, Stroke};
use crate::render::fonts::face::{Face, words};
use crate::render::fonts::{FontKey, Fonts, MISSING};
use crate::render::layout::Place;
use crate::render::pdf::logo;
use crate::render::pdf::number::{push_code, push_hundredths, push_whole, whole};
use crate::render::pdf::subset::{Subset, tag};

/// Control point distance of a quarter circle.
const KAPPA: f32 = 0.552_3;

/// What the pages of a document are written with.
#[derive(Clone, Copy)]
pub(super) struct Shared<'a> {
    pub(super) fonts: &'a Fonts,
    pub(super) subsets: &'a BTreeMap<FontKey, Arc<Subset>>,
    pub(super) missing: bool,
    pub(super) places: &'a [Place],
    /// Height of a page in millimetres.
    pub(super) height: f32,
}

/// Writes one page; remembers the graphics state and says only what changes.
pub(super) struct Writer<'a> {
    shared: Shared<'a>,
    operators: Vec<Op>,
    in_text: bool,
    /// Start of the text before, in hundredths of a point; places are given from there.
    from: (i32, i32),
    fill: Option<Rgb>,
    stroke: Option<Rgb>,
    width: Option<f32>,
    font: Option<(FontKey, f32)>,
    tracking: Option<f32>,
}

impl<'a> Writer<'a> {
    /// Returns a writer for a page.
    pub(super) fn new(shared: Shared<'a>) -> Self {
        let operators = vec![
            Op::SetLineJoinStyle { join: LineJoinStyle::Round },
            Op::SetLineCapStyle { cap: LineCapStyle::Butt },
        ];
        Self {
            shared,
            operators,
            in_text: false,
            from: (0, 0),
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
                Item::Logo(area) => self.logo(*area),
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
        let fonts = self.shared.fonts;
        let shown = self.shown(fonts.face(look.face), text);
        let width = || fonts.width(look.face, look.size_pt, &shown);
        let x = match anchor {
            Anchor::Start => at.x,
            Anchor::Middle => at.x - width() / 2.0,
            Anchor::End => at.x - width(),
        };
        self.set_fill(look.colour);
        if !self.in_text {
            self.operators.push(Op::StartTextSection);
            self.in_text = true;
            self.from = (0, 0);
        }
        let parts = fonts.parts(look.face, &shown);
        if let Some((font, _)) = parts.first() {
            self.set_font(*font, look.size_pt);
        }
        let tracking = look.size_pt * fonts.tracking_em(look.size_pt);
        if self.tracking.replace(tracking) != Some(tracking) {
            let multiplier = (tracking * 1000.0).round() / 1000.0;
            self.operators.push(Op::SetCharacterSpacing { multiplier });
        }
        let place = (hundredths(x), hundredths(self.shared.height - at.y));
        let mut key = String::with_capacity(32 + 5 * shown.len());
        push_hundredths(&mut key, place.0 - self.from.0);
        key.push(' ');
        push_hundredths(&mut key, place.1 - self.from.1);
        key.push_str(" Td ");
        self.from = place;
        for (font, part) in parts {
            let Some(subset) = self.shared.subsets.get(&font) else { continue };
            self.set_font(font, look.size_pt);
            push_kerned(&mut key, fonts.font(font), subset, part);
            key.push_str(" TJ");
            self.operators.push(Op::Unknown { key: std::mem::take(&mut key), value: vec![] });
        }
    }

    fn set_font(&mut self, key: FontKey, size_pt: f32) {
        if self.font.replace((key, size_pt)) != Some((key, size_pt)) {
            let font = PdfFontHandle::External(FontId(tag(key).to_owned()));
            self.operators.push(Op::SetFont { font, size: Pt(rounded(size_pt)) });
        }
    }

    /// Returns a text with the characters no face has shown as boxes.
    fn shown<'t>(&self, face: &Face, text: &'t str) -> Cow<'t, str> {
        if !self.shared.missing {
            return Cow::Borrowed(text);
        }
        let shown = |character| if face.has(character) { character } else { MISSING };
        Cow::Owned(text.chars().map(shown).collect())
    }

    fn logo(&mut self, area: Area) {
        let Rect { x, y, width, height, .. } = self.rect(area);
        let key = format!("q {} 0 0 {} {} {} cm /{} Do Q", width.0, height.0, x.0, y.0, logo::NAME);
        self.operators.push(Op::Unknown { key, value: vec![] });
    }

    fn link(&mut self, area: Area, target: &str) {
        let action = match target.strip_prefix('#') {
            Some(block) => {
                let Some(place) = self.shared.places.iter().find(|place| place.block == block)
                else {
                    return;
                };
                Actions::go_to(Destination::Xyz {
                    page: place.page + 1,
                    left: None,
                    top: Some(rounded((self.shared.height - place.top) / PT)),
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
        printpdf::Point {
            x: Pt(rounded(at.x / PT)),
            y: Pt(rounded((self.shared.height - at.y) / PT)),
        }
    }
}

/// Writes the codes of a text, apart where kerning moves the pen.
fn push_kerned(array: &mut String, face: &Face, subset: &Subset, text: &str) {
    array.push_str("[<");
    for word in words(text) {
        let shaped = face.shape(word);
        let mut kerns = shaped.kerns.iter().peekable();
        for (index, character) in word.chars().enumerate() {
            push_code(array, subset.code(character));
            if let Some((_, back)) = kerns.next_if(|(at, _)| *at == index) {
                array.push('>');
                push_whole(array, whole(*back));
                array.push('<');
            }
        }
    }
    array.push_str(">]");
}

fn pdf_colour(Rgb(red, green, blue): Rgb) -> Color {
    let part = |value: u8| (f32::from(value) / 255.0 * 1000.0).round() / 1000.0;
    Color::Rgb(printpdf::Rgb::new(part(red), part(green), part(blue), None))
}

/// Returns a length in millimetres in hundredths of a point.
fn hundredths(length: f32) -> i32 {
    whole(length / PT * 100.0)
}

/// Returns a length rounded to hundredths of a point: small files, the same on every platform.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
