//! One body to raw rows, by the configured format and nothing else.

mod outline;
mod json;
mod lines;
mod table;
mod workbook;

use std::io::{self, BufRead, BufReader, Read};

use crate::{
    model::Table,
    source::{Error, Format, Place, Row, TableSource},
};

pub(super) use outline::{Outline, Places, outline};

/// A body as it is read.
pub(super) type Body = Box<dyn Read>;

/// The paths into a JSON body, parsed once per pull.
pub(super) struct Paths {
    pub(super) records: json::Records,
    pub(super) places: Places,
}

/// The rows of one body, read on demand.
pub(super) enum Rows {
    Json(json::Rows),
    Lines(lines::Rows),
    Table(table::Rows),
    Workbook(workbook::Rows),
}

impl Paths {
    /// Parses the paths of a table's settings.
    pub(super) fn parse(table: Table, source: &TableSource) -> Result<Self, Error> {
        Ok(Self {
            records: json::Records::parse(table, &source.records)?,
            places: Places::parse(table, source)?,
        })
    }
}

/// Opens an HTTP body or a text file; a workbook is opened by [`workbook`].
pub(super) fn open(
    place: &Place,
    format: &Format,
    paths: &Paths,
    body: Body,
) -> Result<Rows, Error> {
    match format {
        Format::Json => Ok(Rows::Json(json::open(place, paths, without_mark(place, body)?)?)),
        Format::Ndjson => Ok(Rows::Lines(lines::Rows::new(without_mark(place, body)?))),
        Format::Csv { delimiter, .. } => {
            Ok(Rows::Table(table::Rows::open(place, *delimiter, without_mark(place, body)?)?))
        }
        Format::Parquet | Format::Xlsx { .. } => {
            Err(Error::WorkbookOverHttp { place: place.clone() })
        }
    }
}

/// Opens a workbook on disk.
pub(super) fn workbook(
    place: &Place,
    path: &std::path::Path,
    sheet: Option<&str>,
) -> Result<Rows, Error> {
    Ok(Rows::Workbook(workbook::open(place, path, sheet)?))
}

impl Rows {
    /// Returns the next row.
    pub(super) fn next(&mut self, place: &Place) -> Option<Result<Row<'static>, Error>> {
        match self {
            Self::Json(rows) => rows.next().map(Ok),
            Self::Lines(rows) => rows.next(place),
            Self::Table(rows) => rows.next(place),
            Self::Workbook(rows) => rows.next().map(Ok),
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

/// Returns whether a body starts like a web page: usually a login form with status 200.
pub(super) fn is_html(body: &[u8]) -> bool {
    let start = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body).trim_ascii_start();
    let starts = |tag: &str| {
        start.get(..tag.len()).is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
    };
    ["<!doctype html", "<html", "<head", "<body", "<!--"].into_iter().any(starts)
}

/// Skips a UTF-8 byte order mark.
fn without_mark(place: &Place, body: Body) -> Result<BufReader<Body>, Error> {
    let mut body = BufReader::new(body);
    let mark = "\u{feff}".as_bytes();
    let start = body.fill_buf().map_err(|cause| file_error(place, cause))?;
    if start.starts_with(mark) {
        body.consume(mark.len());
    }
    Ok(body)
}

fn file_error(place: &Place, cause: io::Error) -> Error {
    Error::File { place: place.clone(), cause }
}
