//! The shipped faces: glyphs, measured and kerned text.
//!
//! Figures are tabular throughout: each character has exactly one glyph, chosen with the feature
//! `tnum` when the faces are loaded. Ligatures and contextual alternates stay off.

pub mod face;
pub mod own;

use std::sync::{Mutex, PoisonError};

use crate::render::display::{FaceId, PT, count};
use crate::render::error::Error;
use crate::render::fonts::face::{Face, words};
use crate::render::theme::Theme;

/// What a missing character is shown as.
pub const MISSING: char = '□';

/// The signs that reports use beside letters, figures and punctuation.
pub const SIGNS: &str = "−–’“”·÷×≈≤≥→▲▼●◆■□Δ±€£";

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

/// One font of a file: a face, or the shipped one that shows what it lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FontKey {
    /// The face.
    pub face: FaceId,
    /// Whether the shipped face stands in.
    pub spare: bool,
}

impl Fonts {
    /// Loads the faces of a theme: the shipped ones, or the user's with the shipped as spares.
    ///
    /// # Errors
    ///
    /// [`Error::Font`] when a face does not parse.
    pub fn load(theme: &Theme) -> Result<Self, Error> {
        let mut faces = vec![];
        for (index, (name, data)) in FILES.into_iter().enumerate() {
            let shipped = Face::load(name, data)?;
            faces.push(match &theme.own.faces {
                Some(own) => {
                    Face::load(&own[index].name, kept(&own[index].data))?.with_spare(shipped)
                }
                None => shipped,
            });
        }
        let faces = <[Face; 3]>::try_from(faces).ok().expect("three files were loaded");
        Ok(Self {
            faces,
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

    /// Returns the face that a font of a file is made from.
    pub fn font(&self, key: FontKey) -> &Face {
        let face = self.face(key.face);
        if key.spare { face.spare().unwrap_or(face) } else { face }
    }

    /// Returns the font that shows a character, if any does.
    pub fn font_of(&self, face: FaceId, character: char) -> Option<FontKey> {
        let own = self.face(face);
        let spare = own.glyph(character).is_none();
        own.has(character).then_some(FontKey { face, spare })
    }

    /// Returns a text in parts of one font each; a character no font shows belongs to the font of
    /// the mark for what is missing.
    pub fn parts<'t>(&self, face: FaceId, text: &'t str) -> Vec<(FontKey, &'t str)> {
        let whole = FontKey { face, spare: false };
        if self.face(face).spare().is_none() {
            return vec![(whole, text)];
        }
        let mut parts: Vec<(FontKey, &str)> = vec![];
        let mut start = 0;
        for (at, character) in text.char_indices() {
            let font = self.font_of(face, character).or_else(|| self.font_of(face, MISSING));
            let (font, end) = (font.unwrap_or(whole), at + character.len_utf8());
            match parts.last_mut() {
                Some((last, part)) if *last == font => *part = &text[start..end],
                _ => {
                    start = at;
                    parts.push((font, &text[at..end]));
                }
            }
        }
        parts
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
        self.faces.iter().all(|face| face.has(character))
    }
}

/// Returns font data that stay for the life of the program, as the shipped ones do; the same data
/// are kept once.
fn kept(data: &[u8]) -> &'static [u8] {
    static KEPT: Mutex<Vec<&'static [u8]>> = Mutex::new(vec![]);
    let mut all = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = all.iter().find(|known| **known == data) {
        return known;
    }
    let data: &'static [u8] = Vec::leak(data.to_vec());
    all.push(data);
    data
}

#[cfg(test)]
mod tests {
    use crate::render::display::FaceId;
    use crate::render::fonts::{Fonts, MISSING, SIGNS};
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
        for character in "äöåÄÖÅéøæßłőŽΑλφЖдю\u{a0}\u{202f}".chars().chain(SIGNS.chars())
        {
            assert!(fonts.has(character), "{character} {:x}", u32::from(character));
        }
        assert!(fonts.has(MISSING));
        assert!(!fonts.has('漢'));
    }
}
