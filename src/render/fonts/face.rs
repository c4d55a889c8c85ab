//! One face: its glyphs and its shaped words.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;
use std::sync::{Arc, PoisonError, RwLock};

use rustybuzz::{Feature, UnicodeBuffer};

use crate::render::error::Error;

/// Words kept shaped per face; a run over all accounts needs some thousands.
const CACHE_WORDS: usize = 20_000;

/// Features for all text: tabular figures and kerning; nothing that joins or exchanges characters.
const FEATURES: [&str; 6] = ["tnum", "kern", "-calt", "-liga", "-clig", "-ccmp"];

/// One face.
pub struct Face {
    name: &'static str,
    data: &'static [u8],
    shaper: rustybuzz::Face<'static>,
    features: Vec<Feature>,
    glyphs: BTreeMap<char, u16>,
    words: RwLock<HashMap<String, Arc<Shaped>>>,
}

/// A word with its kerning, in thousandths of an em and without tracking.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shaped {
    /// Its width.
    pub width: f32,
    /// After which character (counted from 0) the pen moves back, and how far.
    pub kerns: Vec<(usize, f32)>,
}

impl Face {
    /// Parses a face.
    ///
    /// # Errors
    ///
    /// [`Error::Font`] when the data is not a font.
    pub fn load(name: &'static str, data: &'static [u8]) -> Result<Self, Error> {
        let shaper = rustybuzz::Face::from_slice(data, 0).ok_or(Error::Font { name })?;
        let features: Vec<Feature> = FEATURES
            .iter()
            .map(|text| Feature::from_str(text).expect("the features are well formed"))
            .collect();
        let glyphs = one_glyph_per_character(&shaper, &features);
        Ok(Self { name, data, shaper, features, glyphs, words: RwLock::default() })
    }

    /// Returns the PostScript name.
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Returns the font file.
    pub fn data(&self) -> &'static [u8] {
        self.data
    }

    /// Returns the parsed tables.
    pub fn tables(&self) -> &ttf_parser::Face<'static> {
        &self.shaper
    }

    /// Returns the glyph of a character, the tabular one for figures.
    pub fn glyph(&self, character: char) -> Option<u16> {
        self.glyphs.get(&character).copied()
    }

    /// Returns ascent and (negative) descent in em.
    pub fn ascent_descent(&self) -> (f32, f32) {
        let units = f32::from(self.tables().units_per_em());
        (f32::from(self.shaper.ascender()) / units, f32::from(self.shaper.descender()) / units)
    }

    /// Returns a word with its kerning; each word is shaped once.
    pub fn shape(&self, word: &str) -> Arc<Shaped> {
        let found = self.words.read().unwrap_or_else(PoisonError::into_inner).get(word).cloned();
        found.unwrap_or_else(|| {
            let shaped = Arc::new(self.shape_anew(word));
            let mut words = self.words.write().unwrap_or_else(PoisonError::into_inner);
            if words.len() >= CACHE_WORDS {
                words.clear();
            }
            words.insert(word.to_owned(), Arc::clone(&shaped));
            shaped
        })
    }

    fn shape_anew(&self, word: &str) -> Shaped {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(word);
        let glyphs = rustybuzz::shape(&self.shaper, &self.features, buffer);
        let per_unit = 1000.0 / f32::from(self.tables().units_per_em());
        let characters: Vec<char> = word.chars().collect();
        let mut shaped = Shaped::default();
        // The writer places one glyph per character; where shaping would do more, kerning is left
        // out and the natural widths count.
        let as_placed = glyphs.len() == characters.len();
        for (index, &character) in characters.iter().enumerate() {
            let natural = self.advance(character);
            shaped.width += natural * per_unit;
            let next = characters.get(index + 1);
            // Figures below each other line up only when nothing in them is kerned.
            let in_figure = is_figure(character) && next.is_some_and(|next| is_figure(*next));
            if as_placed && !in_figure {
                let kern = unit(glyphs.glyph_positions()[index].x_advance) - natural;
                if kern != 0.0 {
                    shaped.width += kern * per_unit;
                    shaped.kerns.push((index, -kern * per_unit));
                }
            }
        }
        shaped
    }

    fn advance(&self, character: char) -> f32 {
        let shown = self.glyph(character).or_else(|| self.glyph(crate::render::fonts::MISSING));
        let glyph = ttf_parser::GlyphId(shown.unwrap_or(0));
        f32::from(self.tables().glyph_hor_advance(glyph).unwrap_or(0))
    }
}

/// Returns whether a character is part of a written number.
fn is_figure(character: char) -> bool {
    character.is_ascii_digit() || ".,:;+-−–%\u{a0}\u{202f}".contains(character)
}

/// Returns the words of a text, each with the space behind it.
pub fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(' ')
}

fn one_glyph_per_character(
    face: &rustybuzz::Face<'_>,
    features: &[Feature],
) -> BTreeMap<char, u16> {
    let mut characters = vec![];
    if let Some(cmap) = face.tables().cmap {
        for table in cmap.subtables.into_iter().filter(ttf_parser::cmap::Subtable::is_unicode) {
            table.codepoints(|code| characters.extend(char::from_u32(code)));
        }
    }
    let mut glyphs = BTreeMap::new();
    for character in characters {
        let mut buffer = UnicodeBuffer::new();
        buffer.add(character, 0);
        let shaped = rustybuzz::shape(face, features, buffer);
        let tabular = shaped.glyph_infos().first().map_or(0, |glyph| glyph.glyph_id);
        let plain = face.glyph_index(character).map_or(0, |glyph| glyph.0);
        let glyph = if shaped.len() == 1 { u16::try_from(tabular).unwrap_or(plain) } else { plain };
        // Shaping turns characters that have no ink into a space; keep the font's own width.
        glyphs.insert(character, if character.is_whitespace() { plain } else { glyph });
    }
    glyphs
}

/// Returns a font unit as a float; advances lie within 16 bits.
fn unit(value: i32) -> f32 {
    i16::try_from(value).map_or(0.0, f32::from)
}
