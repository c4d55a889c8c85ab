//! Whether colours can be read and told apart: on paper, in grey, and by the colour-blind
//! (notation N2).
//!
//! Contrast as WCAG 2.2 defines it. Colour-blindness is simulated in linear light with the
//! matrices of Machado, Oliveira and Fernandes (2009) at full severity; the difference of two
//! colours is that of CIE 1976 in L*a*b*.

use crate::render::display::{Rgb, WHITE};
use crate::render::theme::Colours;

/// Least contrast of text to its background.
const TEXT: f64 = 4.5;
/// Least contrast of the two verdicts to each other, which also differ in shape.
const VERDICTS: f64 = 1.4;
/// Least contrast between marks that differ in nothing but their shade.
const MARKS: f64 = 2.0;
/// Least difference of two colours as the colour-blind see them.
const DIFFERENCE: f64 = 20.0;

type Matrix = [[f64; 3]; 3];

const SIGHTS: [(&str, Matrix); 4] = [
    ("by everybody", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "with protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "with deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "with tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// Two colours that are too close, or text that cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
#[error(
    "notation N2: colours `{}` and `{}` of the theme have a {what} of {found:.1} {sight}, \
     expected {least} or more",
    colours.0, colours.1
)]
pub struct PaletteFault {
    /// Their names.
    pub colours: (&'static str, &'static str),
    /// What was measured.
    pub what: &'static str,
    /// How it was seen.
    pub sight: &'static str,
    /// The value.
    pub found: f64,
    /// The least that is allowed.
    pub least: f64,
    /// A colour for the first that would do, where being darker is enough.
    pub better: Option<Rgb>,
}

impl PaletteFault {
    /// Returns what to do about it.
    pub fn hint(&self) -> String {
        let name = self.colours.0;
        match self.better {
            Some(Rgb(red, green, blue)) => {
                format!("make `{name}` darker, for example \"#{red:02X}{green:02X}{blue:02X}\"")
            }
            None => format!("make `{name}` in theme.yaml darker or lighter"),
        }
    }
}

/// Returns where text cannot be read and where marks cannot be told apart without colour.
pub(crate) fn faults(colours: &Colours) -> Vec<PaletteFault> {
    let Colours { ink, text2, grey, previous, accent, good, bad, .. } = *colours;
    let mut found = vec![];
    for (name, colour) in
        [("ink", ink), ("text2", text2), ("accent", accent), ("good", good), ("bad", bad)]
    {
        found.extend(contrast_of((name, colour), ("white paper", WHITE), TEXT));
    }
    // Cohorts carry ink on up to full grey.
    found.extend(contrast_of(("ink", ink), ("grey", grey), TEXT));
    found.extend(contrast_of(("good", good), ("bad", bad), VERDICTS));
    for (name, colour) in [("ink", ink), ("good", good), ("bad", bad)] {
        found.extend(contrast_of((name, colour), ("previous", previous), MARKS));
    }
    for (name, colour) in [("good", good), ("bad", bad)] {
        found.extend(contrast_of((name, colour), ("ink", ink), MARKS));
    }
    let pairs = [
        (("good", good), ("bad", bad)),
        (("good", good), ("ink", ink)),
        (("bad", bad), ("ink", ink)),
    ];
    for (one, other) in pairs {
        for (sight, matrix) in SIGHTS {
            let value = difference(seen(one.1, matrix), seen(other.1, matrix));
            found.extend(fault((one.0, other.0), ("difference", sight), value, DIFFERENCE));
        }
    }
    found
}

fn contrast_of(
    one: (&'static str, Rgb),
    other: (&'static str, Rgb),
    least: f64,
) -> Option<PaletteFault> {
    let found = contrast(one.1, other.1);
    let fault = fault((one.0, other.0), ("contrast", "in grey print"), found, least)?;
    let better = (other.1 == WHITE).then(|| darkened(one.1, least));
    Some(PaletteFault { better, ..fault })
}

fn fault(
    colours: (&'static str, &'static str),
    (what, sight): (&'static str, &'static str),
    found: f64,
    least: f64,
) -> Option<PaletteFault> {
    let fault = PaletteFault { colours, what, sight, found, least, better: None };
    (found < least).then_some(fault)
}

/// Returns the lightest shade of a colour that has this contrast to white paper.
fn darkened(Rgb(red, green, blue): Rgb, least: f64) -> Rgb {
    let shade = |percent: u16| {
        let part = |value: u8| u8::try_from(u16::from(value) * percent / 100).unwrap_or(value);
        Rgb(part(red), part(green), part(blue))
    };
    let shades = (0..=100).rev().map(shade);
    shades.into_iter().find(|shade| contrast(*shade, WHITE) >= least).unwrap_or(Rgb(0, 0, 0))
}

/// Returns the contrast ratio of two colours, 1 to 21.
fn contrast(one: Rgb, other: Rgb) -> f64 {
    let (one, other) = (luminance(linear(one)), luminance(linear(other)));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance([red, green, blue]: [f64; 3]) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Returns a colour in linear light.
fn linear(Rgb(red, green, blue): Rgb) -> [f64; 3] {
    [red, green, blue].map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    })
}

/// Returns a colour in linear light as it is seen through a matrix.
fn seen(colour: Rgb, matrix: Matrix) -> [f64; 3] {
    let light = linear(colour);
    matrix.map(|row| {
        row.iter().zip(light).map(|(factor, part)| factor * part).sum::<f64>().clamp(0.0, 1.0)
    })
}

/// Returns the distance of two colours in L*a*b*.
fn difference(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (lab(one), lab(other));
    one.iter().zip(other).map(|(left, right)| (left - right).powi(2)).sum::<f64>().sqrt()
}

fn lab([red, green, blue]: [f64; 3]) -> [f64; 3] {
    let x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505;
    let y = luminance([red, green, blue]);
    let z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089;
    let [x, y, z] = [x, y, z]
        .map(|part| if part > 0.008_856 { part.cbrt() } else { 7.787 * part + 16.0 / 116.0 });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::Theme;

    #[test]
    fn the_shipped_colours_can_be_read_and_told_apart() {
        assert_eq!(faults(&Theme::shipped().colours), []);
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((contrast(Rgb(0, 0, 0), WHITE) - 21.0).abs() < 1e-9);
        assert!((contrast(Rgb(0x77, 0x77, 0x77), WHITE) - 4.48).abs() < 0.01);
    }

    #[test]
    fn green_against_red_is_refused() {
        let shipped = Theme::shipped().colours;
        let refused = |colours: Colours| faults(&colours)[0].to_string();
        let green = Colours { good: Rgb(0x1E, 0x7B, 0x1E), bad: Rgb(0xD0, 0x20, 0x20), ..shipped };
        assert!(refused(green).contains("`good` and `bad`"), "{}", refused(green));
        let pale = Colours { text2: Rgb(0x99, 0x99, 0x99), ..shipped };
        assert!(refused(pale).contains("`text2` and `white paper`"), "{}", refused(pale));
    }

    #[test]
    fn a_colour_too_light_for_text_is_told_with_a_darker_one() {
        let yellow = Colours { accent: Rgb(0xF0, 0xC0, 0x00), ..Theme::shipped().colours };
        let faults = faults(&yellow);
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].hint(), "make `accent` darker, for example \"#907300\"");
        assert!(contrast(faults[0].better.unwrap(), WHITE) >= TEXT);
    }
}
