//! The values of the theme as variables of the style sheet, so that both outputs have one look.

use crate::render::display::Rgb;
use crate::render::svg::{hex, number};
use crate::render::theme::{Sheet, TextSize, Theme};

/// Pixels on a screen for a point on paper: a screen is read from farther away.
const PIXELS_PER_POINT: f32 = 1.55;
/// How much of the ink a shadow has, in hexadecimal.
const SHADOW: &str = "33";

/// Returns the rule that sets the variables.
pub(super) fn variables(theme: &Theme) -> String {
    let mut out = ":root{".to_owned();
    let mut set = |name: &str, value: &str| {
        out.push_str("--");
        out.push_str(name);
        out.push(':');
        out.push_str(value);
        out.push(';');
    };
    for (name, colour) in colours(theme) {
        set(name, &hex(colour));
    }
    set("shade", &format!("{}{SHADOW}", hex(theme.colours.ink)));
    for (name, size) in sizes(theme) {
        set(name, &format!("{}px", number((size.size_pt * PIXELS_PER_POINT * 2.0).round() / 2.0)));
    }
    for (name, length) in lengths(theme) {
        set(name, &number(length));
    }
    set("tracking", &format!("{}em", theme.tracking_em));
    set("tracking-title", &format!("{}em", theme.tracking_title_em));
    let (head, body) = (theme.spacing.side_head, 12 - theme.spacing.side_head.min(11));
    set("side", &format!("minmax(0,{head}fr) minmax(0,{body}fr)"));
    set("family", &family(theme));
    out.push_str("}\n");
    out
}

fn colours(theme: &Theme) -> [(&'static str, Rgb); 9] {
    let colours = theme.colours;
    [
        ("ink", colours.ink),
        ("text2", colours.text2),
        ("grey", colours.grey),
        ("previous", colours.previous),
        ("hair", colours.hair),
        ("pale", colours.pale),
        ("accent", colours.accent),
        ("good", colours.good),
        ("bad", colours.bad),
    ]
}

fn sizes(theme: &Theme) -> [(&'static str, TextSize); 7] {
    let text = theme.text;
    [
        ("size-title", text.title),
        ("size-figure", text.figure),
        ("size-lead", text.lead),
        ("size-message", text.message),
        ("size-name", text.name),
        ("size-text", text.text),
        ("size-kicker", text.kicker),
    ]
}

/// Returns lengths in millimetres.
fn lengths(theme: &Theme) -> [(&'static str, f32); 6] {
    let content = |sheet: &Sheet| sheet.width - 2.0 * sheet.side;
    [
        ("gutter", theme.gutter),
        ("mark-width", theme.mark.width),
        ("mark-height", theme.mark.height),
        ("portrait", content(&theme.pages.portrait)),
        ("landscape", content(&theme.pages.landscape)),
        ("logo", theme.brand.logo_height),
    ]
}

/// Returns the family of the type, the user's before the shipped one.
fn family(theme: &Theme) -> String {
    let Some(own) = &theme.own.faces else { return "Inter".to_owned() };
    // A name from a font file may hold anything; letters and spaces cannot end the rule.
    let legal = |letter: &char| letter.is_alphanumeric() || matches!(letter, ' ' | '-');
    let name: String = own[0].family.chars().filter(legal).collect();
    format!("\"{name}\",Inter")
}
