//! One face: its glyphs and its shaped words.

use std::collections::{BTreeMap, HashMap};
use std::str::FromStr;
use std::sync::{Arc, PoisonError, RwLock};

use rustybuzz::{Feature, UnicodeBuffer};
use ttf_parser::gsub::{SingleSubstitution, SubstitutionSubtable};
use ttf_parser::{GlyphId, Tag};

use crate::render::error::Error;

/// Words kept shaped per face; a run over all accounts needs some thousands.
const CACHE_WORDS: usize = 20_000;

/// Features for all text: tabular figures and kerning; nothing that joins or exchanges characters.
const FEATURES: [&str; 6] = ["tnum", "kern", "-calt", "-liga", "-clig", "-ccmp"];

/// One face.
pub struct Face {
    name: String,
    data: &'static [u8],
    shaper: rustybuzz::Face<'static>,
    features: Vec<Feature>,
    letters: Letters,
    /// The shipped face, for characters that one of the user's lacks.
    spare: Option<Box<Face>>,
    words: RwLock<HashMap<String, Arc<Shaped>>>,
}

/// Which glyph shows a character, the tabular one for figures.
pub struct Letters(BTreeMap<char, u16>);

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
    pub fn load(name: &str, data: &'static [u8]) -> Result<Self, Error> {
        let unreadable = || Error::Font { name: name.to_owned() };
        let shaper = rustybuzz::Face::from_slice(data, 0).ok_or_else(unreadable)?;
        let features: Vec<Feature> = FEATURES
            .iter()
            .map(|text| Feature::from_str(text).expect("the features are well formed"))
            .collect();
        let letters = Letters::of(&shaper);
        let (name, words) = (name.to_owned(), RwLock::default());
        Ok(Self { name, data, shaper, features, letters, spare: None, words })
    }

    /// Returns the face with another that shows what it lacks.
    #[must_use]
    pub fn with_spare(self, spare: Face) -> Self {
        Self { spare: Some(Box::new(spare)), ..self }
    }

    /// Returns the face that shows what this one lacks, if there is one.
    pub fn spare(&self) -> Option<&Face> {
        self.spare.as_deref()
    }

    /// Returns the PostScript name.
    pub fn name(&self) -> &str {
        &self.name
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
        self.letters.glyph(character)
    }

    /// Returns whether the face or its spare has the character.
    pub fn has(&self, character: char) -> bool {
        let spare = || self.spare().is_some_and(|spare| spare.has(character));
        self.glyph(character).is_some() || spare()
    }

    /// Returns ascent and (negative) descent in em.
    pub fn ascent_descent(&self) -> (f32, f32) {
        let units = f32::from(self.tables().units_per_em());
        (f32::from(self.shaper.ascender()) / units, f32::from(self.shaper.descender()) / units)
    }

    /// Returns the width of a word with its kerning, in thousandths of an em.
    pub fn width(&self, word: &str) -> f32 {
        let known = self.words.read().unwrap_or_else(PoisonError::into_inner);
        let width = known.get(word).map(|shaped| shaped.width);
        drop(known);
        width.unwrap_or_else(|| self.shape(word).width)
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
            if as_placed && !in_figure && self.glyph(character).is_some() {
                let kern = unit(glyphs.glyph_positions()[index].x_advance) - natural;
                if kern != 0.0 {
                    shaped.width += kern * per_unit;
                    shaped.kerns.push((index, -kern * per_unit));
                }
            }
        }
        shaped
    }

    /// Returns the advance of a character in units of this face.
    fn advance(&self, character: char) -> f32 {
        if self.glyph(character).is_none()
            && let Some(spare) = self.spare().filter(|spare| spare.has(character) || self.is_bare())
        {
            let [own, other] = [self, spare].map(|face| f32::from(face.tables().units_per_em()));
            return spare.advance(character) * own / other;
        }
        let shown = self.glyph(character).or_else(|| self.glyph(crate::render::fonts::MISSING));
        Self::advance_of(self.tables(), shown)
    }

    /// Returns whether the face cannot even show that a character is missing.
    fn is_bare(&self) -> bool {
        self.glyph(crate::render::fonts::MISSING).is_none()
    }

    /// Returns the advance of a glyph in font units, that of the first one without a glyph.
    pub(crate) fn advance_of(face: &ttf_parser::Face<'_>, glyph: Option<u16>) -> f32 {
        f32::from(face.glyph_hor_advance(GlyphId(glyph.unwrap_or(0))).unwrap_or(0))
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

impl Letters {
    /// Reads one glyph for each character of a face.
    pub fn of(face: &ttf_parser::Face<'_>) -> Self {
        let mut glyphs = BTreeMap::new();
        let subtables = face.tables().cmap.map(|cmap| cmap.subtables);
        let unicode = |table: &ttf_parser::cmap::Subtable<'_>| table.is_unicode();
        for table in subtables.into_iter().flatten().filter(unicode) {
            table.codepoints(|code| {
                let shown = char::from_u32(code).zip(table.glyph_index(code));
                if let Some((character, glyph)) = shown {
                    glyphs.insert(character, tabular(face, glyph).unwrap_or(glyph).0);
                }
            });
        }
        Self(glyphs)
    }

    /// Returns the glyph of a character.
    pub fn glyph(&self, character: char) -> Option<u16> {
        self.0.get(&character).copied().filter(|glyph| *glyph > 0)
    }
}

/// Returns the glyph that stands for another in columns of figures (feature `tnum`).
fn tabular(face: &ttf_parser::Face<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let gsub = face.tables().gsub?;
    let feature = gsub.features.find(Tag::from_bytes(b"tnum"))?;
    let lookups = feature.lookup_indices.into_iter().filter_map(|index| gsub.lookups.get(index));
    lookups.flat_map(|lookup| lookup.subtables.into_iter()).find_map(|subtable| match subtable {
        SubstitutionSubtable::Single(SingleSubstitution::Format2 { coverage, substitutes }) => {
            coverage.get(glyph).and_then(|index| substitutes.get(index))
        }
        SubstitutionSubtable::Single(SingleSubstitution::Format1 { coverage, delta }) => {
            coverage.get(glyph).map(|_| GlyphId(glyph.0.wrapping_add_signed(delta)))
        }
        _ => None,
    })
}

/// Returns a font unit as a float; advances lie within 16 bits.
fn unit(value: i32) -> f32 {
    i16::try_from(value).map_or(0.0, f32::from)
}
