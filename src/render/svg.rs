//! A chart as SVG, for HTML.

use std::fmt::Write as _;

use crate::render::display::{Anchor, FaceId, Item, PT, Paint, Point, Rgb};
use crate::render::html::escape::escape;

/// Returns the SVG of a display list `width` by `height` millimetres.
///
/// Shapes scale with the width given by the style sheet; `alt` is its text for those who cannot
/// see it.
pub fn svg(items: &[Item], width: f32, height: f32, alt: &str) -> String {
    let mut out = String::with_capacity(256 + items.len() * 80);
    let (w, h) = (number(width), number(height));
    push(
        &mut out,
        format_args!(
            "<svg class=\"chart\" role=\"img\" aria-label=\"{}\" viewBox=\"0 0 {w} {h}\" \
             style=\"--w:{w};--h:{h}\">",
            escape(alt)
        ),
    );
    for item in items {
        draw(&mut out, item);
    }
    out.push_str("</svg>");
    out
}

fn draw(out: &mut String, item: &Item) {
    match item {
        Item::Rect(area, paint) => push(
            out,
            format_args!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>",
                number(area.x),
                number(area.y),
                number(area.w),
                number(area.h),
                painted(*paint)
            ),
        ),
        Item::Path { points, closed, paint } => {
            let name = if *closed { "polygon" } else { "polyline" };
            let list: Vec<String> = points
                .iter()
                .map(|Point { x, y }| format!("{},{}", number(*x), number(*y)))
                .collect();
            let list = list.join(" ");
            push(out, format_args!("<{name} points=\"{list}\" {}/>", painted(*paint)));
        }
        Item::Circle { centre, radius, paint } => push(
            out,
            format_args!(
                "<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {}/>",
                number(centre.x),
                number(centre.y),
                number(*radius),
                painted(*paint)
            ),
        ),
        Item::Text { at, text, look, anchor } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if look.face == FaceId::Bold { " font-weight=\"600\"" } else { "" };
            push(
                out,
                format_args!(
                    "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"{}\"{anchor}{weight}>{}</text>",
                    number(at.x),
                    number(at.y),
                    number(look.size_pt * PT),
                    hex(look.colour),
                    escape(text)
                ),
            );
        }
        // A page of HTML shows its logo itself.
        Item::Logo(_) | Item::Link { .. } => {}
    }
}

fn painted(paint: Paint) -> String {
    match paint {
        Paint::Fill(colour) => format!("fill=\"{}\"", hex(colour)),
        Paint::Line(stroke) => format!(
            "fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"",
            hex(stroke.colour),
            number(stroke.width)
        ),
        Paint::Both(colour, stroke) => format!(
            "fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"",
            hex(colour),
            hex(stroke.colour),
            number(stroke.width)
        ),
    }
}

/// Returns a colour as `#rrggbb`.
pub(crate) fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Returns a length with at most two decimals and no needless zeros.
pub(crate) fn number(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn push(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).expect("writing to a string does not fail");
}
