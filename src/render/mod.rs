//! From a document to bytes: HTML and PDF.
//!
//! Both writers read the same [`Document`]; charts are drawn once into a display list that becomes
//! SVG in one and operators in the other. Nothing here formats a number but the page number.

pub mod chart;
pub mod csv;
pub mod display;
pub mod error;
pub mod fonts;
pub mod html;
pub mod image;
pub mod layout;
pub(crate) mod palette;
pub mod pdf;
pub mod svg;
pub mod theme;
pub mod xlsx;

use std::collections::BTreeSet;

pub use crate::render::error::Error;
use crate::render::fonts::Fonts;
pub use crate::render::layout::Unshown;
pub use crate::render::palette::PaletteFault;
use crate::render::pdf::{Logo, Subsets};
use crate::render::theme::Theme;
use crate::report::document::Document;
use crate::report::workbook::Workbook;

/// Renders documents; made once, used by all threads.
pub struct Renderer {
    theme: Theme,
    fonts: Fonts,
    subsets: Subsets,
    logo: Option<Logo>,
}

/// A rendered document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The file.
    pub bytes: Vec<u8>,
    /// Characters no font has; each is shown as □.
    pub missing_glyphs: BTreeSet<char>,
    /// Where each of them stands.
    pub unshown: BTreeSet<Unshown>,
    /// Words wider than their column, cut where the column ended.
    pub cut_words: BTreeSet<String>,
    /// Sheets of a PDF, designed pages of an HTML file.
    pub pages: usize,
}

impl Renderer {
    /// Loads the faces for a theme.
    ///
    /// # Errors
    ///
    /// [`Error::Palette`] when its colours cannot be told apart, [`Error::Font`] when a font cannot
    /// be read.
    pub fn new(theme: Theme) -> Result<Self, Error> {
        if let Some(fault) = palette::faults(&theme.colours).into_iter().next() {
            return Err(fault.into());
        }
        let fonts = Fonts::load(&theme)?;
        let logo = theme.own.logo.as_deref().map(Logo::of);
        Ok(Self { theme, fonts, subsets: Subsets::default(), logo })
    }

    /// Returns the document as a PDF file.
    ///
    /// # Errors
    ///
    /// [`Error::Overflow`], [`Error::TooWide`] and [`Error::OffPage`] name the block that does not
    /// fit its place.
    pub fn pdf(&self, document: &Document) -> Result<Rendered, Error> {
        let layout = layout::lay_out(&self.theme, &self.fonts, document)?;
        let sheet = self.theme.sheet(document.paper);
        let means = (&self.fonts, &self.subsets, self.logo.as_ref());
        let written = pdf::write(means, sheet, document, &layout)?;
        Ok(Rendered {
            bytes: written.bytes,
            unshown: layout.find(&written.missing),
            missing_glyphs: written.missing,
            cut_words: layout.cut_words,
            pages: layout.pages.len(),
        })
    }

    /// Returns the document as one self-contained HTML file.
    ///
    /// # Errors
    ///
    /// None today; the signature is that of [`Renderer::pdf`].
    pub fn html(&self, document: &Document) -> Result<Rendered, Error> {
        let page = html::write(&self.theme, &self.fonts, document);
        let pages = document.pages.len();
        Ok(Rendered { bytes: page.into_bytes(), pages, ..Rendered::default() })
    }

    /// Returns a workbook as an Office Open XML file.
    ///
    /// # Errors
    ///
    /// [`Error::Workbook`] when a sheet leaves the limits of the format.
    pub fn xlsx(&self, workbook: &Workbook) -> Result<Vec<u8>, Error> {
        xlsx::write(&self.theme, workbook)
    }
}
