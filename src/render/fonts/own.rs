//! A font file of the user's: what it must be to stand in for a shipped face.

use ttf_parser::{Permissions, Tag};

use crate::render::fonts::face::{Face, Letters};

/// How far digits of one font may differ in width, in thousandths of an em.
const DIGITS_DIFFER: f32 = 2.0;

/// A checked font file.
#[derive(Clone, Debug)]
pub struct Typeface {
    /// Its PostScript name, with nothing a PDF name cannot hold.
    pub(crate) name: String,
    /// The name a style sheet calls it by.
    pub(crate) family: String,
    pub(crate) data: Vec<u8>,
}

/// Why a font file cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FontError {
    /// The file is no font.
    #[error("no font that can be read")]
    Unreadable,
    /// The file holds several fonts.
    #[error("a collection of fonts, expected one font")]
    Collection,
    /// Its outlines are those of Type 1.
    #[error("a font with PostScript outlines, expected TrueType outlines")]
    PostScript,
    /// It has axes.
    #[error("a variable font, expected one for each weight")]
    Variable,
    /// Its owner does not allow that documents carry it.
    #[error("a font whose licence bits forbid embedding{}, expected one that may be embedded", if *.whole { " of a part" } else { "" })]
    Forbidden {
        /// Whether the whole font could be embedded.
        whole: bool,
    },
    /// Columns of figures would not line up.
    #[error("a font whose figures differ in width and that has no feature `tnum`")]
    Figures,
    /// It lacks the letters every report has.
    #[error("a font without the character `{0}`")]
    Letters(char),
}

impl FontError {
    /// Returns what to do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Unreadable => "name a TrueType file (.ttf)",
            Self::Collection => "take one font out of the collection, as .ttf",
            Self::PostScript => "take the .ttf of the same font, or convert it",
            Self::Variable => "take its static files: regular, semibold or bold, and italic",
            Self::Forbidden { .. } => {
                "ask the foundry for a licence that allows embedding, or remove `fonts`"
            }
            Self::Figures => "take a version of the font with tabular figures",
            Self::Letters(_) => "take a font for text with Latin letters and figures",
        }
    }
}

impl Typeface {
    /// Checks a font file.
    ///
    /// # Errors
    ///
    /// When it is no single static TrueType font with tabular figures that may be embedded in part.
    pub fn read(data: Vec<u8>) -> Result<Self, FontError> {
        if ttf_parser::fonts_in_collection(&data).is_some() {
            return Err(FontError::Collection);
        }
        let face = ttf_parser::Face::parse(&data, 0).map_err(|_| FontError::Unreadable)?;
        if face.tables().glyf.is_none() {
            let tables = [Tag::from_bytes(b"CFF "), Tag::from_bytes(b"CFF2")];
            let has = |tag: &Tag| face.raw_face().table(*tag).is_some();
            let postscript = tables.iter().any(has);
            return Err(if postscript { FontError::PostScript } else { FontError::Unreadable });
        }
        if face.is_variable() {
            return Err(FontError::Variable);
        }
        check_permissions(&face)?;
        let letters = Letters::of(&face);
        check_letters(&face, &letters)?;
        let named = |id: u16| {
            let names = face.names().into_iter().filter(|name| name.name_id == id);
            names.filter_map(|name| name.to_string()).find(|name| !name.trim().is_empty())
        };
        let family = named(16).or_else(|| named(1)).unwrap_or_else(|| "sans-serif".to_owned());
        let legal = |letter: &char| letter.is_ascii_alphanumeric() || *letter == '-';
        let name = named(6).unwrap_or_else(|| family.clone()).chars().filter(legal).collect();
        Ok(Self { name, family, data })
    }

    /// Returns which of these characters the font lacks.
    pub fn lacks(&self, characters: impl IntoIterator<Item = char>) -> Vec<char> {
        let face = ttf_parser::Face::parse(&self.data, 0).expect("it was checked");
        let letters = Letters::of(&face);
        characters.into_iter().filter(|character| letters.glyph(*character).is_none()).collect()
    }
}

fn check_permissions(face: &ttf_parser::Face<'_>) -> Result<(), FontError> {
    let Some(table) = face.tables().os2 else { return Ok(()) };
    // Bits that are unknown or contradict each other forbid nothing.
    let restricted = table.permissions() == Some(Permissions::Restricted);
    if restricted || !table.is_outline_embedding_allowed() {
        return Err(FontError::Forbidden { whole: false });
    }
    if table.is_subsetting_allowed() { Ok(()) } else { Err(FontError::Forbidden { whole: true }) }
}

/// Checks that the letters of every report are there and that figures line up.
fn check_letters(face: &ttf_parser::Face<'_>, letters: &Letters) -> Result<(), FontError> {
    let needed = ('0'..='9').chain('A'..='Z').chain('a'..='z').chain(" .,:()/%+-".chars());
    for character in needed {
        letters.glyph(character).ok_or(FontError::Letters(character))?;
    }
    let per_unit = 1000.0 / f32::from(face.units_per_em());
    let widths = ('0'..='9').map(|digit| Face::advance_of(face, letters.glyph(digit)) * per_unit);
    let (least, most) = widths
        .fold((f32::MAX, 0.0_f32), |(least, most), width| (least.min(width), most.max(width)));
    if most - least <= DIGITS_DIFFER { Ok(()) } else { Err(FontError::Figures) }
}
