//! The faces reduced to the characters of a document, ready to be put into a file.
//!
//! To reduce and compress a face takes longer than to write the pages, so what was made is kept
//! for the next document with the same characters. Most have the same: every subset holds the
//! usual ones. What a file gets depends on its own characters only, never on what was kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write;
use std::sync::{Arc, PoisonError, RwLock};

use lopdf::{Dictionary, Object, Stream, dictionary};
use ttf_parser::GlyphId;

use crate::render::display::{FaceId, Item};
use crate::render::error::Error;
use crate::render::fonts::face::Face;
use crate::render::fonts::{FontKey, Fonts, MISSING};
use crate::render::layout::Layout;
use crate::render::pdf::number::whole;
use crate::render::pdf::stream;

/// What every subset holds besides Latin letters and figures.
const USUAL: &str = " \u{a0}\u{202f}.,:-+%()/·–−→äöΔ●◆";

/// Subsets kept; over all faces of a run there are some tens.
const KEPT: usize = 200;

/// What a subset depends on.
type Key = (FontKey, BTreeSet<char>);

/// The subsets made so far, shared by all threads.
#[derive(Default)]
pub(crate) struct Subsets {
    made: RwLock<HashMap<Key, Arc<Subset>>>,
}

/// A face reduced to some characters.
pub(super) struct Subset {
    /// The code in the file by code point, 0 where there is none.
    codes: Vec<u16>,
    font: Dictionary,
    descriptor: Dictionary,
    program: Stream,
    unicode: Stream,
}

/// The characters of a document by font, and those no font has.
#[derive(Debug, Default)]
pub(super) struct Used {
    characters: BTreeMap<FontKey, BTreeSet<char>>,
    pub(super) missing: BTreeSet<char>,
}

impl Used {
    /// Returns the characters of a laid document.
    pub(super) fn of(fonts: &Fonts, layout: &Layout) -> Self {
        let mut used = Self::default();
        for item in layout.pages.iter().flat_map(|page| &page.items) {
            if let Item::Text { text, look, .. } = item {
                used.note(fonts, look.face, text);
            }
        }
        used
    }

    fn note(&mut self, fonts: &Fonts, face: FaceId, text: &str) {
        self.characters.entry(FontKey { face, spare: false }).or_default();
        for character in text.chars().filter(|character| !character.is_ascii_alphanumeric()) {
            let mut shown = character;
            if fonts.font_of(face, character).is_none() {
                self.missing.insert(character);
                shown = MISSING;
            }
            if let Some(font) = fonts.font_of(face, shown) {
                self.characters.entry(font).or_default().insert(shown);
            }
        }
    }
}

impl Subsets {
    /// Returns the subset of each font a document uses.
    pub(super) fn of(
        &self,
        fonts: &Fonts,
        used: &Used,
        document: &str,
    ) -> Result<BTreeMap<FontKey, Arc<Subset>>, Error> {
        let mut subsets = BTreeMap::new();
        for (&id, rare) in &used.characters {
            let face = fonts.font(id);
            let usual = ('\0'..='z').filter(char::is_ascii_alphanumeric).chain(USUAL.chars());
            let usual = usual.filter(|_| !id.spare);
            let characters = usual.chain(rare.iter().copied()).collect();
            let subset = self.find(face, id, characters).map_err(|source| Error::Subset {
                name: face.name().to_owned(),
                document: document.to_owned(),
                source,
            })?;
            subsets.insert(id, subset);
        }
        Ok(subsets)
    }

    fn find(
        &self,
        face: &Face,
        id: FontKey,
        characters: BTreeSet<char>,
    ) -> Result<Arc<Subset>, subsetter::Error> {
        let key = (id, characters);
        let found = self.made.read().unwrap_or_else(PoisonError::into_inner).get(&key).cloned();
        if let Some(subset) = found {
            return Ok(subset);
        }
        let subset = Arc::new(Subset::make(face, tag(id), &key.1)?);
        let mut made = self.made.write().unwrap_or_else(PoisonError::into_inner);
        if made.len() >= KEPT {
            made.clear();
        }
        made.insert(key, Arc::clone(&subset));
        Ok(subset)
    }
}

/// Returns the name of a font in the file: its subset tag, so that it is the same in every run.
pub(super) fn tag(font: FontKey) -> &'static str {
    match (font.face, font.spare) {
        (FaceId::Regular, false) => "AVAINR",
        (FaceId::Bold, false) => "AVAINB",
        (FaceId::Italic, false) => "AVAINI",
        (FaceId::Regular, true) => "SPARER",
        (FaceId::Bold, true) => "SPAREB",
        (FaceId::Italic, true) => "SPAREI",
    }
}

impl Subset {
    /// Returns the code of a character, that of the missing one where it has none.
    pub(super) fn code(&self, character: char) -> u16 {
        let code = |character| self.codes.get(character as usize).copied().filter(|code| *code > 0);
        code(character).or_else(|| code(MISSING)).unwrap_or(0)
    }

    /// Puts the face into the file and returns its reference.
    pub(super) fn embed(&self, file: &mut lopdf::Document) -> Object {
        let mut descriptor = self.descriptor.clone();
        descriptor.set("FontFile2", file.add_object(self.program.clone()));
        let mut font = self.font.clone();
        font.set("FontDescriptor", file.add_object(descriptor));
        let name = font.get(b"BaseFont").cloned().unwrap_or(Object::Null);
        let whole = dictionary! {
            "Type" => "Font",
            "Subtype" => "Type0",
            "BaseFont" => name,
            "Encoding" => "Identity-H",
            "ToUnicode" => file.add_object(self.unicode.clone()),
            "DescendantFonts" => vec![font.into()],
        };
        file.add_object(whole).into()
    }

    fn make(face: &Face, tag: &str, characters: &BTreeSet<char>) -> Result<Self, subsetter::Error> {
        let mut remapper = subsetter::GlyphRemapper::new();
        let mut codes = vec![0; characters.last().map_or(0, |last| *last as usize + 1)];
        let mut shown = vec![];
        for &character in characters {
            let Some(glyph) = face.glyph(character) else { continue };
            let code = remapper.remap(glyph);
            codes[character as usize] = code;
            // Of two characters with one glyph, the first is what a reader copies.
            if usize::from(code) > shown.len() {
                shown.push((character, glyph));
            }
        }
        let data = subsetter::subset(face.data(), 0, &remapper)?;
        let length = i64::try_from(data.len()).unwrap_or(i64::MAX);
        let name = format!("{tag}+{}", face.name());
        Ok(Self {
            codes,
            font: font(face, &name, &shown),
            descriptor: descriptor(face.tables(), &name),
            program: stream::compressed(dictionary! { "Length1" => length }, &data),
            unicode: stream::compressed(Dictionary::new(), unicode(&shown).as_bytes()),
        })
    }
}

/// Returns the face with its widths in thousandths of an em; codes count from 1.
fn font(face: &Face, name: &str, shown: &[(char, u16)]) -> Dictionary {
    let advance = |glyph| face.tables().glyph_hor_advance(GlyphId(glyph)).unwrap_or(0);
    let widths: Vec<Object> =
        shown.iter().map(|(_, glyph)| scaled(face.tables(), advance(*glyph)).into()).collect();
    dictionary! {
        "Type" => "Font",
        "Subtype" => "CIDFontType2",
        "BaseFont" => Object::Name(name.into()),
        "CIDSystemInfo" => dictionary! {
            "Registry" => Object::string_literal("Adobe"),
            "Ordering" => Object::string_literal("Identity"),
            "Supplement" => 0,
        },
        "CIDToGIDMap" => "Identity",
        "DW" => 1000,
        "W" => vec![1.into(), widths.into()],
    }
}

fn descriptor(tables: &ttf_parser::Face<'_>, name: &str) -> Dictionary {
    const NONSYMBOLIC: i64 = 1 << 5;
    const ITALIC: i64 = 1 << 6;
    let bounds = tables.global_bounding_box();
    let corners = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    let corners: Vec<Object> = corners.map(|side| scaled(tables, side).into()).to_vec();
    // No table tells the width of the stems; this is the usual estimate.
    let stem = (f32::from(tables.weight().to_number()) / 65.0).powi(2);
    dictionary! {
        "Type" => "FontDescriptor",
        "FontName" => Object::Name(name.into()),
        "Flags" => NONSYMBOLIC | if tables.is_italic() { ITALIC } else { 0 },
        "FontBBox" => corners,
        "ItalicAngle" => whole(tables.italic_angle()),
        "Ascent" => scaled(tables, tables.ascender()),
        "Descent" => scaled(tables, tables.descender()),
        "CapHeight" => scaled(tables, tables.capital_height().unwrap_or(tables.ascender())),
        "StemV" => 50 + whole(stem),
    }
}

/// Returns font units as thousandths of an em.
fn scaled(tables: &ttf_parser::Face<'_>, units: impl Into<f32>) -> i32 {
    whole(units.into() * 1000.0 / f32::from(tables.units_per_em()))
}

/// Returns the table by which a reader gets characters back from codes.
fn unicode(shown: &[(char, u16)]) -> String {
    let mut text = String::from(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n\
         /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
         1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    );
    let mut code = 0;
    // One table may have a hundred lines.
    for part in shown.chunks(100) {
        let _ = writeln!(text, "{} beginbfchar", part.len());
        for (character, _) in part {
            code += 1;
            let _ = write!(text, "<{code:04X}> <");
            for unit in character.encode_utf16(&mut [0; 2]) {
                let _ = write!(text, "{unit:04X}");
            }
            text.push_str(">\n");
        }
        text.push_str("endbfchar\n");
    }
    text.push_str("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    text
}
