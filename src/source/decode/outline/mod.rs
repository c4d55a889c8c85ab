//! What a page says beside its records, read before any of them is decoded.

mod places;
mod reported;
mod split;

use std::io::{BufRead, BufReader, Read};

use csv::{ByteRecord, ReaderBuilder};
use serde_json::Value;

use crate::source::{
    Error, Format, Place, TableSource,
    decode::{
        outline::{
            places::Written,
            split::{Fault, Tally},
        },
        read_error,
        records::RecordsPath,
        unparsable,
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
    body: impl Read,
) -> Result<Outline, Error> {
    let mut body = BufReader::with_capacity(CHUNK, body);
    if matches!(source.format, Format::Csv { .. }) {
        check_is_table(place, &mut body)?;
    }
    match &source.format {
        Format::Json => Page { place, places }.read(body),
        Format::Ndjson if places.is_paged => lines(place, body),
        Format::Csv { delimiter, .. } if places.is_paged => table(place, *delimiter, body),
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

fn counted(tally: Tally) -> Outline {
    Outline {
        records: Some(tally.count),
        digest: Some(tally.digest()),
        hashes: tally.hashes,
        ..Outline::default()
    }
}

/// Counts lines that are not blank; each is held while it is hashed.
fn lines(place: &Place, mut body: impl BufRead) -> Result<Outline, Error> {
    let mut tally = Tally::default();
    let mut line = Vec::new();
    while body.read_until(b'\n', &mut line).map_err(|cause| read_error(place, cause))? > 0 {
        if !line.trim_ascii().is_empty() {
            tally.add(line.trim_ascii());
        }
        line.clear();
    }
    Ok(counted(tally))
}

/// Counts the records below the head line.
fn table(place: &Place, delimiter: u8, body: impl Read) -> Result<Outline, Error> {
    let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(body);
    let mut tally = Tally::default();
    let (mut record, mut bytes) = (ByteRecord::new(), Vec::new());
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => return Ok(counted(tally)),
            Err(cause) => return Err(unparsable(place, "CSV", cause)),
        }
        bytes.clear();
        for field in &record {
            bytes.extend_from_slice(field);
            // No text in UTF-8 has this byte, so fields cannot run into each other.
            bytes.push(0xff);
        }
        tally.add(&bytes);
    }
}

#[cfg(test)]
mod tests;
