//! Lengths and sizes that make a page that can be laid out and printed.

use serde_json::Value;

use crate::{
    config::{problem::Problems, theme::Places},
    render::theme::{Sheet, Theme},
};

/// The least distance from the edge of the paper that printers reach.
const PRINTABLE: f32 = 3.0;

/// The sizes allowed by the end of a path, the first that fits.
const RANGES: [(&str, f64, f64); 9] = [
    ("_em", -0.1, 0.3),
    ("size_pt", 5.0, 60.0),
    ("leading_pt", 5.0, 80.0),
    ("_pt", 0.0, 5.0),
    ("logo_height", 2.0, 30.0),
    ("spacing.side_head", 1.0, 6.0),
    ("gutter", 0.0, 10.0),
    (".width", 1.0, 1000.0),
    (".height", 0.2, 1000.0),
];

/// Tells which lengths cannot be.
pub(super) fn check(
    (theme, written): (&Theme, &Value),
    places: &Places,
    problems: &mut Problems<'_>,
) {
    for (path, at) in places {
        let pointer = format!("/{}", path.replace('.', "/"));
        let Some(value) = written.pointer(&pointer).and_then(Value::as_f64) else { continue };
        let range = RANGES.iter().find(|(end, ..)| path.ends_with(end));
        let (least, most) = range.map_or((0.0, 1000.0), |(_, least, most)| (*least, *most));
        if !(least..=most).contains(&value) {
            let message = format!("`{path}` is {value}, expected {least} to {most}");
            problems.add(*at, message, format!("write a number from {least} to {most}"));
        }
    }
    for (name, sheet) in
        [("portrait", &theme.pages.portrait), ("landscape", &theme.pages.landscape)]
    {
        order(name, sheet, places, problems);
        logo(name, sheet, theme, (places, problems));
    }
}

/// Checks that what stands on a sheet stands in its order.
fn order(name: &str, sheet: &Sheet, places: &Places, problems: &mut Problems<'_>) {
    let lines = [
        ("top", sheet.top),
        ("kicker", sheet.kicker),
        ("continued", sheet.continued),
        ("content", sheet.content),
        ("footer", sheet.footer),
        ("height", sheet.height),
    ];
    for pair in lines.windows(2) {
        let [(above, first), (below, second)] = [pair[0], pair[1]];
        if first < second {
            continue;
        }
        let path = |key: &str| format!("pages.{name}.{key}");
        if let Some(at) = places.get(&path(above)).or_else(|| places.get(&path(below))) {
            let (above, below) = (path(above), path(below));
            problems.add(
                *at,
                format!("`{above}` is {first} and `{below}` is {second}, expected more below"),
                "write top, kicker, continued, content, footer and height from small to large",
            );
        }
    }
    if let Some(at) = places.get(&format!("pages.{name}.side"))
        && sheet.side > sheet.width / 4.0
    {
        let (most, side) = (sheet.width / 4.0, sheet.side);
        let message = format!("`pages.{name}.side` is {side}, expected 0 to {most}");
        problems.add(*at, message, "leave half of the sheet for its content");
    }
}

/// Checks that a logo fits between the edge of the paper and the content.
fn logo(
    name: &str,
    sheet: &Sheet,
    theme: &Theme,
    (places, problems): (&Places, &mut Problems<'_>),
) {
    let room = sheet.top + theme.mark.height - PRINTABLE;
    let found = theme.brand.logo_height;
    let places = ["brand.logo_height", "brand.logo"].map(|path| places.get(path));
    if let Some(at) = places.into_iter().flatten().next()
        && !theme.brand.logo.is_empty()
        && found > room
    {
        let message = format!(
            "`brand.logo_height` is {found}, expected at most {room:.1}, the room above the text \
             of {name} pages"
        );
        problems.add(*at, message, "write a smaller height, or larger `top` values in `pages`");
    }
}
