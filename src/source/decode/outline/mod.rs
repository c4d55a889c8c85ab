//! What a page says beside its records, read before any of them is decoded.

mod places;
mod reported;
mod split;

use std::io::{BufRead, BufReader};

use serde_json::Value;

use crate::source::{
    Batch, Error, Format, Limits, Place, TableSource,
    body::Body,
    decode::{
        lines,
        outline::{
            places::Written,
            split::{Fault, Tally},
        },
        read_error,
        records::RecordsPath,
        table, unparsable,
    },
};

pub(in crate::source) use places::Places;

/// Bytes read at once.
const CHUNK: usize = 64 * 1024;

/// What a page says beside its records.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::source) struct Outline {
    /// The next link or cursor; never null, false or empty.
    pub(in crate::source) next: Option<Value>,
    /// The number of records of all pages.
    pub(in crate::source) total: Option<u64>,
    /// A place in the body that tells of more pages.
    pub(in crate::source) more: Option<&'static str>,
    /// The records of the page; absent when nobody needs to know, so that the page was not read.
    pub(in crate::source) records: Option<u64>,
    /// A hash of all records.
    pub(in crate::source) digest: Option<u64>,
    /// A hash of each record; none when there are too many to keep.
    pub(in crate::source) hashes: Vec<u64>,
}

/// Reads one unpacked page in UTF-8, in memory that does not grow with its records unless a path
/// leads into them.
pub(in crate::source) fn outline(
    place: &Place,
    source: &TableSource,
    places: &Places,
    limits: &Limits,
    body: Body,
) -> Result<Outline, Error> {
    let mut body = BufReader::with_capacity(CHUNK, body);
    if matches!(source.format, Format::Csv { .. }) {
        check_is_table(place, &mut body)?;
    }
    match &source.format {
        Format::Json => Page { place, places }.read(body),
        Format::Ndjson if places.is_paged => lines(place, limits, Box::new(body)),
        Format::Csv { delimiter, .. } if places.is_paged => {
            table(place, *delimiter, limits, Box::new(body))
        }
        _ => Ok(Outline::default()),
    }
}

/// Refuses a JSON or XML document: read as a head line, an error would be a table without records.
fn check_is_table(place: &Place, body: &mut impl BufRead) -> Result<(), Error> {
    let start = body.fill_buf().map_err(|cause| read_error(place, cause))?;
    if matches!(start.trim_ascii_start().first(), Some(b'{' | b'[' | b'<')) {
        return Err(unparsable(place, "CSV", "it begins like a JSON or XML document"));
    }
    Ok(())
}

/// A JSON page that is read.
struct Page<'a> {
    place: &'a Place,
    places: &'a Places,
}

impl Page<'_> {
    fn read(&self, mut body: impl BufRead) -> Result<Outline, Error> {
        let Some(names) = &self.places.names else {
            let mut bytes = Vec::new();
            body.read_to_end(&mut bytes).map_err(|cause| read_error(self.place, cause))?;
            let document = self.parse(&bytes)?;
            return self.conclude(&document, None);
        };
        let split = split::split(body, names).map_err(|fault| match fault {
            Fault::Io(cause) => read_error(self.place, cause),
            fault => self.unparsable(fault),
        })?;
        self.conclude(&self.parse(&split.around)?, split.records)
    }

    fn parse(&self, bytes: &[u8]) -> Result<Value, Error> {
        serde_json::from_slice(bytes).map_err(|cause| self.unparsable(cause))
    }

    fn unparsable(&self, cause: impl std::error::Error + Send + Sync + 'static) -> Error {
        unparsable(self.place, "JSON", cause)
    }

    /// Reads what stands around the records; they are in the document unless they were counted.
    fn conclude(&self, document: &Value, counted: Option<Tally>) -> Result<Outline, Error> {
        let places = self.places;
        for path in &places.fail_if {
            if let Some(message) = reported::message(&path.path, document) {
                let (place, path) = (self.place.clone(), path.text.clone());
                return Err(Error::Reported { place, path, message });
            }
        }
        let tally = counted.or_else(|| tally(&places.records, document)).ok_or_else(|| {
            Error::RecordsMissing {
                place: self.place.clone(),
                path: places.records.written.clone(),
                found: reported::names(document),
            }
        })?;
        let one = |path: &Option<Written>| path.as_ref()?.path.query(document).first();
        Ok(Outline {
            next: one(&places.next).filter(|next| reported::is_something(next)).cloned(),
            total: one(&places.total).and_then(count),
            more: reported::more(document),
            records: Some(tally.count),
            digest: Some(tally.digest()),
            hashes: tally.hashes,
        })
    }
}

/// Counts the records of a document, or finds none at their place.
fn tally(records: &RecordsPath, document: &Value) -> Option<Tally> {
    // An object with an error in the place of the whole list is no record.
    if records.names.as_ref().is_some_and(Vec::is_empty) && reported::is_failure(document) {
        return None;
    }
    let mut tally = Tally::default();
    for record in records.find(document)? {
        tally.add(record.to_string().as_bytes());
    }
    Some(tally)
}

fn count(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_str().parse().ok(),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// Counts and hashes the records of all batches.
fn counted(mut next: impl FnMut() -> Result<Option<Batch>, Error>) -> Result<Outline, Error> {
    let mut tally = Tally::default();
    while let Some(batch) = next()? {
        batch.for_each_raw(|record| tally.add(record));
    }
    Ok(Outline {
        records: Some(tally.count),
        digest: Some(tally.digest()),
        hashes: tally.hashes,
        ..Outline::default()
    })
}

/// Counts lines as they are cut when they are read.
fn lines(place: &Place, limits: &Limits, body: Body) -> Result<Outline, Error> {
    let mut reader = lines::Reader::new(body, limits, CHUNK);
    counted(|| reader.next().map_err(|cause| read_error(place, cause)))
}

/// Counts the records below the head line as they are cut when they are read.
fn table(place: &Place, delimiter: u8, limits: &Limits, body: Body) -> Result<Outline, Error> {
    match table::Reader::open(place, delimiter, body, limits, CHUNK) {
        Ok(mut reader) => counted(|| reader.next(place)),
        // Behind the last page not even a head line need come.
        Err(Error::HeadMissing { .. }) => counted(|| Ok(None)),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests;
