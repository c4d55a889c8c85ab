//! The PDF writer: laid pages as printpdf operators, finished by lopdf.
//!
//! The same layout gives the same bytes: fonts have fixed ids, dates come from the as-of date and
//! the file id from the content.

mod finish;
mod logo;
mod number;
mod operators;
mod stream;
mod subset;

use std::collections::BTreeSet;

use printpdf::{Mm, PdfDocument, PdfPage, PdfSaveOptions};

use crate::render::error::Error;
use crate::render::fonts::Fonts;
use crate::render::layout::Layout;
pub(crate) use crate::render::pdf::logo::Logo;
use crate::render::pdf::operators::{Shared, Writer};
pub(crate) use crate::render::pdf::subset::Subsets;
use crate::render::pdf::subset::Used;
use crate::render::theme::Sheet;
use crate::report::document::Document;

/// A written PDF.
pub(crate) struct Written {
    pub(crate) bytes: Vec<u8>,
    pub(crate) missing: BTreeSet<char>,
}

/// Writes a laid document.
pub(crate) fn write(
    (fonts, subsets, logo): (&Fonts, &Subsets, Option<&Logo>),
    sheet: Sheet,
    document: &Document,
    layout: &Layout,
) -> Result<Written, Error> {
    let mut pdf = PdfDocument::new(&document.title);
    set_information(&mut pdf, document);
    let used = Used::of(fonts, layout);
    let subsets = subsets.of(fonts, &used, &document.title)?;
    let shared = Shared {
        fonts,
        subsets: &subsets,
        missing: !used.missing.is_empty(),
        places: &layout.places,
        height: sheet.height,
    };
    for page in &layout.pages {
        let operators = Writer::new(shared).write(&page.items);
        pdf.pages.push(PdfPage::new(Mm(sheet.width), Mm(sheet.height), operators));
    }
    // Not `secure`, or printpdf leaves out the operators it does not know: our texts.
    let options = PdfSaveOptions { secure: false, ..PdfSaveOptions::default() };
    let mut file = pdf.to_lopdf_document(&options, &mut vec![]);
    let bytes = finish::finish(&mut file, (&subsets, logo), document, (layout, sheet.height))?;
    Ok(Written { bytes, missing: used.missing })
}

fn set_information(pdf: &mut PdfDocument, document: &Document) {
    let midnight = document.as_of.to_datetime(jiff::civil::Time::midnight());
    let seconds =
        jiff::tz::Offset::UTC.to_timestamp(midnight).map_or(0, jiff::Timestamp::as_second);
    let information = &mut pdf.metadata.info;
    information.author.clone_from(&document.author);
    information.subject.clone_from(&document.subject);
    concat!("avain ", env!("CARGO_PKG_VERSION")).clone_into(&mut information.creator);
    information.producer.clone_from(&information.creator);
    if let Ok(date) = printpdf::OffsetDateTime::from_unix_timestamp(seconds) {
        information.creation_date = date;
        information.modification_date = date;
        information.metadata_date = date;
    }
}
