//! What can go wrong between a document and its bytes.

use crate::render::palette::PaletteFault;

/// A document or theme that cannot be rendered.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Two colours of the theme are too close, or text cannot be read.
    #[error(transparent)]
    Palette(#[from] PaletteFault),
    /// A font cannot be read.
    #[error("font `{name}` cannot be read")]
    Font {
        /// The face.
        name: String,
    },
    /// A font cannot be reduced to the characters of a document.
    #[error("font `{name}` cannot be subset for `{document}`")]
    Subset {
        /// The face.
        name: String,
        /// The title of the document.
        document: String,
        /// What the subsetter says.
        #[source]
        source: subsetter::Error,
    },
    /// The content of a block needs more height than its place has.
    #[error(
        "`{document}`, page {page}, in `{language}`: block `{block}` is {by_mm:.1} mm higher than \
         its place"
    )]
    Overflow {
        /// The title of the document.
        document: String,
        /// Its language, as texts differ in length.
        language: String,
        /// The page, from 1.
        page: usize,
        /// The id of the block.
        block: String,
        /// How much is missing.
        by_mm: f32,
    },
    /// Fixed widths in a block add up to more than the block has.
    #[error(
        "`{document}`, page {page}, in `{language}`: {what} of block `{block}` is {by_mm:.1} mm \
         too wide"
    )]
    TooWide {
        /// The title of the document.
        document: String,
        /// Its language, as texts differ in length.
        language: String,
        /// The page, from 1.
        page: usize,
        /// The id of the block.
        block: String,
        /// The element.
        what: &'static str,
        /// How much is missing.
        by_mm: f32,
    },
    /// A block lies outside the grid or the page.
    #[error("`{document}`, page {page}: block `{block}` lies outside the page, {found}")]
    OffPage {
        /// The title of the document.
        document: String,
        /// The page, from 1.
        page: usize,
        /// The id of the block.
        block: String,
        /// Its place.
        found: String,
    },
    /// The places of two blocks overlap.
    #[error(
        "`{document}`, page {page}: block `{block}` reaches {by_mm:.1} mm into block `{other}`"
    )]
    Overlap {
        /// The title of the document.
        document: String,
        /// The page, from 1.
        page: usize,
        /// The id of the upper block.
        block: String,
        /// The id of the lower block.
        other: String,
        /// How far.
        by_mm: f32,
    },
    /// A workbook leaves the limits of its format.
    #[error("the workbook `{document}` cannot be written")]
    Workbook {
        /// The title of the workbook.
        document: String,
        /// What the writer says.
        #[source]
        source: rust_xlsxwriter::XlsxError,
    },
    /// The finished operators cannot be written as a PDF file.
    #[error("the PDF of `{document}` cannot be written")]
    Write {
        /// The title of the document.
        document: String,
        /// What lopdf says.
        #[source]
        source: std::io::Error,
    },
    /// The file made by printpdf lacks a part every PDF has.
    #[error("the PDF of `{document}` has no {part}")]
    Structure {
        /// The title of the document.
        document: String,
        /// The part looked for.
        part: &'static str,
    },
}

impl Error {
    /// Returns what to do about it, as one imperative sentence.
    pub fn hint(&self) -> String {
        match self {
            Error::Palette(fault) => fault.hint(),
            Error::Font { .. } | Error::Subset { .. } => {
                "restore templates/fonts from the release".into()
            }
            Error::Overflow { block, .. } => {
                format!("shorten the text or the rows of `{block}`, or give it more `height`")
            }
            Error::TooWide { block, .. } => {
                format!("reduce the `width` values in `{block}` or widen its span")
            }
            Error::OffPage { .. } => {
                "keep column + span within 12 and top + height above the footer".into()
            }
            Error::Overlap { block, .. } => {
                format!("reduce the `height` of `{block}` or move the block below it down")
            }
            Error::Workbook { .. } => {
                "leave `xlsx` out of `outputs`, and report this as a bug".into()
            }
            Error::Write { .. } | Error::Structure { .. } => {
                "report this as a bug with the document's template".into()
            }
        }
    }
}
