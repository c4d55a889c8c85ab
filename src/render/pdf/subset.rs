//! The characters a document uses, and its fonts reduced to them.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{FontId, FontMetrics, ParsedFont, PdfDocument, PdfFont, PdfFontMetricsStub};

use crate::render::display::FaceId;
use crate::render::error::Error;
use crate::render::fonts::face::Face;
use crate::render::fonts::{Fonts, MISSING};

/// The characters of a document by face, and those no face has.
#[derive(Clone, Debug, Default)]
pub(super) struct Used {
    pub(super) characters: BTreeMap<FaceId, BTreeSet<char>>,
    pub(super) missing: BTreeSet<char>,
}

impl Used {
    /// Notes the characters of a text and returns it with missing ones shown as a box.
    pub(super) fn note(&mut self, face: &Face, id: FaceId, text: &str) -> String {
        let characters = self.characters.entry(id).or_default();
        text.chars()
            .map(|character| {
                let shown = if face.glyph(character).is_some() {
                    character
                } else {
                    self.missing.insert(character);
                    MISSING
                };
                characters.insert(shown);
                shown
            })
            .collect()
    }
}

/// Returns the name of a face in the file: its subset tag, so that it is the same in every run.
pub(super) fn font_id(face: FaceId) -> FontId {
    FontId(tag(face).to_owned())
}

fn tag(face: FaceId) -> &'static str {
    match face {
        FaceId::Regular => "AVAINR",
        FaceId::Bold => "AVAINB",
        FaceId::Italic => "AVAINI",
    }
}

/// Puts the fonts, reduced to the used characters, into the file.
pub(super) fn embed(
    fonts: &Fonts,
    used: &Used,
    document: &str,
    pdf: &mut PdfDocument,
) -> Result<(), Error> {
    for (&id, characters) in &used.characters {
        let face = fonts.face(id);
        let font = subset(face, tag(id), characters).map_err(|source| Error::Subset {
            name: face.name(),
            document: document.to_owned(),
            source,
        })?;
        pdf.resources.fonts.map.insert(font_id(id), PdfFont::new(font));
    }
    Ok(())
}

fn subset(
    face: &Face,
    tag: &str,
    characters: &BTreeSet<char>,
) -> Result<ParsedFont, subsetter::Error> {
    let tables = face.tables();
    let mut remapper = subsetter::GlyphRemapper::new();
    let mut glyphs = BTreeMap::new();
    let mut widths = BTreeMap::new();
    for &character in characters {
        if let Some(glyph) = face.glyph(character) {
            let new = remapper.remap(glyph);
            let advance = tables.glyph_hor_advance(ttf_parser::GlyphId(glyph)).unwrap_or(0);
            glyphs.insert(u32::from(character), new);
            widths.insert(new, advance);
        }
    }
    let data = subsetter::subset(face.data(), 0, &remapper)?;
    let metrics = FontMetrics { ascent: tables.ascender(), descent: tables.descender() };
    let name = Some(format!("{tag}+{}", face.name()));
    let units = tables.units_per_em();
    let mut font = ParsedFont::with_glyph_data(data, 0, name, glyphs, widths, units, metrics);
    let bounds = tables.global_bounding_box();
    font.pdf_font_metrics = PdfFontMetricsStub {
        units_per_em: units,
        x_min: bounds.x_min,
        y_min: bounds.y_min,
        x_max: bounds.x_max,
        y_max: bounds.y_max,
        us_weight_class: tables.weight().to_number(),
        ..Default::default()
    };
    Ok(font)
}
