//! One body to raw rows, by the configured format and nothing else.

mod json;
mod lines;
mod table;
mod workbook;

use std::io::{self, BufRead, BufReader, Read};

use serde_json_path::JsonPath;
use sha2::{Digest, Sha256};

use crate::{
    model::Table,
    source::{Error, Format, Paginate, Place, Row, TableSource, TotalPlace},
};

/// A body as it is read.
pub(super) type Body = Box<dyn Read>;

/// The paths into a JSON body, parsed once per pull.
pub(super) struct Paths {
    pub(super) records: json::Records,
    next: Option<JsonPath>,
    total: Option<JsonPath>,
}

/// What a page says beside its records.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// The next link or cursor.
    pub(super) next: Option<String>,
    /// The number of records of all pages.
    pub(super) total: Option<u64>,
    /// A place in the body that tells of more pages.
    pub(super) more: Option<&'static str>,
    /// A hash of the records; absent when the format is read as it streams.
    pub(super) digest: Option<[u8; 32]>,
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
        let next = match &source.paginate {
            Paginate::NextLink { path, .. } | Paginate::Cursor { path, .. } => Some(path),
            _ => None,
        };
        let total = source.paginate.total().and_then(|total| match &total.place {
            TotalPlace::Path(path) => Some(path),
            TotalPlace::Header(_) => None,
        });
        let parse = |path: &String| {
            JsonPath::parse(path).map_err(|cause| Error::Path { table, path: path.clone(), cause })
        };
        Ok(Self {
            records: json::Records::parse(table, &source.records)?,
            next: next.map(parse).transpose()?,
            total: total.map(parse).transpose()?,
        })
    }
}

/// Opens an HTTP body or a text file; a workbook is opened by [`workbook`].
pub(super) fn open(
    place: &Place,
    format: &Format,
    paths: &Paths,
    body: Body,
) -> Result<(Rows, Outline), Error> {
    match format {
        Format::Json => {
            let (rows, outline) = json::open(place, paths, without_mark(place, body)?)?;
            Ok((Rows::Json(rows), outline))
        }
        Format::Ndjson => {
            Ok((Rows::Lines(lines::Rows::new(without_mark(place, body)?)), Outline::default()))
        }
        Format::Csv { delimiter, .. } => {
            let rows = table::Rows::open(place, *delimiter, without_mark(place, body)?)?;
            Ok((Rows::Table(rows), Outline::default()))
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

/// Returns the hash by which a repeated page is known.
pub(super) fn digest(body: &[u8]) -> [u8; 32] {
    Sha256::digest(body).into()
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
