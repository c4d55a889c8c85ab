//! One body to batches of raw records, by the configured format and nothing else.
//!
//! Readers only cut a body between its records and check what lies around them; a [`Batch`] takes
//! its records apart, on whatever thread it was sent to.

pub(super) mod scan;
pub(super) mod path;
pub(super) mod object;
pub(super) mod spans;
mod outline;
mod window;
mod skip;
mod records;
mod page;
mod tree;
mod lines;
mod cut;
pub(super) mod table;
pub(super) mod workbook;
mod wanted;
mod typed;
pub(super) mod parquet;
mod files;
#[cfg(test)]
mod tests;

use std::{fs::File, io, path::Path};

use crate::{
    model::Table,
    source::{
        Batch, Compression, Error, Format, Limits, Place, StagedPage, TableSource,
        batch::Records,
        body::{self, Body},
    },
};

pub(super) use files::files;
pub(super) use outline::{Outline, Places, outline};
use records::RecordsPath;
use wanted::Wanted;

/// How the pages of one table are read.
pub(super) struct Decoder<'a> {
    source: &'a TableSource,
    records: RecordsPath,
    limits: Limits,
    wanted: Wanted,
    /// About as many bytes go into one batch.
    step: usize,
}

/// The batches of one page, read on demand.
pub(super) enum Reader {
    Page(page::Page),
    Tree(tree::Tree),
    Lines(lines::Reader),
    Table(table::Reader),
    Sheet(Option<workbook::Sheet>),
    Parquet(parquet::Reader),
}

impl<'a> Decoder<'a> {
    /// Prepares the reading of a table.
    pub(super) fn new(
        table: Table,
        source: &'a TableSource,
        limits: &Limits,
    ) -> Result<Self, Error> {
        let records = RecordsPath::parse(table, &source.records)?;
        let wanted = Wanted::of(table, source);
        Ok(Self { source, records, limits: *limits, wanted, step: window::STEP })
    }

    /// Reads all columns of typed files, for looking at a source.
    pub(super) fn show_all(&mut self) {
        self.wanted.all = true;
    }

    /// Opens a file.
    pub(super) fn open_file(
        &mut self,
        place: &Place,
        path: &Path,
        compression: Compression,
    ) -> Result<Reader, Error> {
        match &self.source.format {
            Format::Xlsx { sheet } => {
                let sheet = workbook::open(place, path, sheet.as_deref(), &self.limits)?;
                Ok(Reader::Sheet(Some(sheet)))
            }
            Format::Parquet if matches!(compression, Compression::Gzip | Compression::Zstd) => {
                Err(unparsable(place, "Parquet", "it is packed as a whole"))
            }
            Format::Parquet => {
                Ok(Reader::Parquet(parquet::Reader::open(place, path, &mut self.wanted)?))
            }
            _ => {
                let file = File::open(path).map_err(|cause| read_error(place, cause))?;
                self.open(place, Box::new(file), compression)
            }
        }
    }

    /// Opens the body of a text format.
    fn open(&self, place: &Place, body: Body, compression: Compression) -> Result<Reader, Error> {
        let format = &self.source.format;
        let body = body::open(place, body, compression, format, &self.limits)?;
        let (limits, step) = (&self.limits, self.step);
        Ok(match format {
            Format::Json => match &self.records.names {
                Some(names) => {
                    let records = (self.records.written.as_str(), names.as_slice());
                    Reader::Page(page::Page::new(place, records, body, limits, step))
                }
                None => Reader::Tree(tree::Tree::open(place, &self.records, body, limits, step)?),
            },
            Format::Ndjson => Reader::Lines(lines::Reader::new(body, limits, step)),
            Format::Csv { delimiter, .. } => {
                Reader::Table(table::Reader::open(place, *delimiter, body, limits, step)?)
            }
            Format::Parquet | Format::Xlsx { .. } => {
                return Err(Error::WorkbookOverHttp { place: place.clone() });
            }
        })
    }
}

/// Reads what a page on disk says beside its records; typed files say nothing.
pub(super) fn outline_of(
    page: &StagedPage,
    source: &TableSource,
    places: &Places,
    limits: &Limits,
) -> Result<Outline, Error> {
    if matches!(source.format, Format::Parquet | Format::Xlsx { .. }) {
        return Ok(Outline::default());
    }
    let place = &page.place;
    let file = File::open(&page.file).map_err(|cause| read_error(place, cause))?;
    let body = body::open(place, Box::new(file), page.compression, &source.format, limits)?;
    outline(place, source, places, limits, body)
}

impl Reader {
    /// Returns the next records.
    pub(super) fn next(&mut self, place: &Place) -> Result<Option<Batch>, Error> {
        match self {
            Self::Page(page) => page.next(),
            Self::Tree(tree) => Ok(tree.next()),
            Self::Lines(lines) => lines.next().map_err(|cause| read_error(place, cause)),
            Self::Table(table) => table.next(place),
            Self::Sheet(sheet) => Ok(sheet.take().map(|sheet| Batch::new(Records::Sheet(sheet)))),
            Self::Parquet(parquet) => parquet.next(place),
        }
    }
}

/// Returns how a format is called in messages.
pub(super) fn name(format: &Format) -> &'static str {
    match format {
        Format::Json => "JSON",
        Format::Ndjson => "NDJSON",
        Format::Csv { .. } => "CSV",
        Format::Parquet => "Parquet",
        Format::Xlsx { .. } => "a workbook",
    }
}

fn unparsable(
    place: &Place,
    format: &'static str,
    cause: impl Into<Box<dyn std::error::Error + Send + Sync>>,
) -> Error {
    Error::Unparsable { place: place.clone(), format, cause: cause.into() }
}

fn read_error(place: &Place, cause: io::Error) -> Error {
    body::error(place, cause)
}
