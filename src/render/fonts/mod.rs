//! The shipped faces: glyphs, measured and kerned text.
//!
//! Figures are tabular throughout: each character has exactly one glyph, chosen with the feature
//! `tnum` when the faces are loaded. Ligatures and contextual alternates stay off.

pub mod face;

use crate::render::display::{FaceId, PT, count};
use crate::render::error::Error;
use crate::render::fonts::face::{Face, words};
use crate::render::theme::Theme;

/// What a missing character is shown as.
pub const MISSING: char = '□';

const FILES: [(&str, &[u8]); 3] = [
    ("Inter-Regular", include_bytes!("../../../templates/fonts/Inter-Regular.ttf")),
    ("Inter-SemiBold", include_bytes!("../../../templates/fonts/Inter-SemiBold.ttf")),
    ("Inter-Italic", include_bytes!("../../../templates/fonts/Inter-Italic.ttf")),
];

/// The three faces, parsed once and shared by all threads.
pub struct Fonts {
    faces: [Face; 3],
    tracking_em: f32,
    tracking_title_em: f32,
    title_pt: f32,
}

impl Fonts {
    /// Loads the shipped faces.
    ///
    /// # Errors
    ///
    /// [`Error::Font`] when a face does not parse.
    pub fn load(theme: &Theme) -> Result<Self, Error> {
        let [regular, bold, italic] = FILES;
        Ok(Self {
            faces: [
                Face::load(regular.0, regular.1)?,
                Face::load(bold.0, bold.1)?,
                Face::load(italic.0, italic.1)?,
            ],
            tracking_em: theme.tracking_em,
            tracking_title_em: theme.tracking_title_em,
            title_pt: theme.text.title.size_pt,
        })
    }

    /// Returns a face.
    pub fn face(&self, id: FaceId) -> &Face {
        match id {
            FaceId::Regular => &self.faces[0],
            FaceId::Bold => &self.faces[1],
            FaceId::Italic => &self.faces[2],
        }
    }

    /// Returns the letter spacing of a size in em.
    pub fn tracking_em(&self, size_pt: f32) -> f32 {
        if size_pt >= self.title_pt { self.tracking_title_em } else { self.tracking_em }
    }

    /// Returns the width of a text in millimetres.
    pub fn width(&self, face: FaceId, size_pt: f32, text: &str) -> f32 {
        let face = self.face(face);
        let kerned: f32 = words(text).map(|word| face.width(word)).sum();
        let tracked = count(text.chars().count()) * self.tracking_em(size_pt) * 1000.0;
        (kerned + tracked) * size_pt * PT / 1000.0
    }

    /// Returns how far below the top of a line its baseline lies, in millimetres.
    pub fn baseline(&self, size_pt: f32, leading_pt: f32) -> f32 {
        let (ascent, descent) = self.faces[0].ascent_descent();
        f32::midpoint(leading_pt, (ascent + descent) * size_pt) * PT
    }

    /// Returns whether all faces have the character.
    pub fn has(&self, character: char) -> bool {
        self.faces.iter().all(|face| face.glyph(character).is_some())
    }
}

#[cfg(test)]
mod tests {
    use crate::render::display::FaceId;
    use crate::render::fonts::{Fonts, MISSING};
    use crate::render::theme::Theme;

    fn fonts() -> Fonts {
        Fonts::load(&Theme::shipped()).unwrap()
    }

    #[test]
    fn all_figures_have_one_width() {
        let fonts = fonts();
        for face in [FaceId::Regular, FaceId::Bold, FaceId::Italic] {
            let width = |text| fonts.width(face, 8.0, text);
            for digit in ["1111", "2222", "4747", "9090"] {
                // The fours of the semibold face are drawn 0.1 % narrower.
                assert!((width(digit) - width("0000")).abs() < 0.02, "{digit} in {face:?}");
            }
        }
    }

    #[test]
    fn pairs_of_letters_are_kerned() {
        let fonts = fonts();
        let width = |text| fonts.width(FaceId::Regular, 10.0, text);
        assert!(width("AV") < width("A") + width("V"));
    }

    #[test]
    fn the_faces_have_every_sign_the_reports_use() {
        let fonts = fonts();
        for character in "äöåÄÖÅéøæßłőŽΑλφЖдю−–’“”·÷×≈≤≥→▲▼●◆■□Δ±\u{a0}\u{202f}€£".chars()
        {
            assert!(fonts.has(character), "{character} {:x}", u32::from(character));
        }
        assert!(fonts.has(MISSING));
        assert!(!fonts.has('漢'));
    }
}
