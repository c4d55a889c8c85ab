//! CSV with a head line.

use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder, StringRecord};
use memchr::memchr_iter;

use crate::source::{
    Batch, Error, Fields, Limits, Place, Row, Unreadable,
    batch::Records,
    body::Body,
    decode::cut::{Cut, Cutter},
    fields::Names,
};

/// Characters of an unreadable line that are kept.
const KEPT: usize = 4096;

/// The lines below the head line.
pub(in crate::source) struct Reader {
    cutter: Cutter,
    names: Arc<Names>,
    delimiter: u8,
    /// The number of the first line that is not read.
    line: u64,
}

/// Whole lines, not taken apart.
#[derive(Debug)]
pub(in crate::source) struct Lines {
    bytes: Vec<u8>,
    records: u64,
    names: Arc<Names>,
    delimiter: u8,
    line: u64,
}

impl Reader {
    /// Reads the head line; a batch has about `step` bytes.
    pub(super) fn open(
        place: &Place,
        delimiter: u8,
        body: Body,
        limits: &Limits,
        step: usize,
    ) -> Result<Self, Error> {
        let mut cutter = Cutter::new(body, delimiter, limits.record_bytes, step);
        let mut lines = 0;
        let head = loop {
            let head = cutter.head(place)?.ok_or_else(|| missing(place))?;
            lines += head.lines;
            if head.records > 0 {
                break head;
            }
        };
        let mut read = StringRecord::new();
        let mut reader = reader(&head.bytes, delimiter);
        let found = reader.read_record(&mut read).map_err(|cause| Error::Unparsable {
            place: place.clone(),
            format: "CSV",
            cause: Box::new(cause),
        })?;
        if !found {
            return Err(missing(place));
        }
        let names = read.iter().map(|name| name.trim().to_owned()).collect();
        let names =
            Names::new(names).map_err(|name| Error::ColumnTwice { place: place.clone(), name })?;
        let line = 1 + lines;
        Ok(Self { cutter, names: Arc::new(names), delimiter, line })
    }

    /// Returns the next lines; blank ones are left out.
    pub(super) fn next(&mut self, place: &Place) -> Result<Option<Batch>, Error> {
        while let Some(Cut { bytes, records, lines }) = self.cutter.next(place, self.line)? {
            let (mut bytes, mut line) = (bytes, self.line);
            self.line += lines;
            if bytes.starts_with("\u{feff}".as_bytes()) {
                // At the start of a piece it would be taken for the mark of a file.
                bytes.insert(0, b'\n');
                line -= 1;
            }
            if records > 0 {
                let names = Arc::clone(&self.names);
                let delimiter = self.delimiter;
                let lines = Lines { bytes, records, names, delimiter, line };
                return Ok(Some(Batch::new(Records::Lines(lines))));
            }
        }
        Ok(None)
    }
}

impl Lines {
    /// Returns how many records there are.
    pub(in crate::source) fn len(&self) -> u64 {
        self.records
    }

    /// Goes through the bytes of the records, without their separators and quotes.
    pub(in crate::source) fn for_each_raw(&self, mut take: impl FnMut(&[u8])) {
        let mut reader = reader(&self.bytes, self.delimiter);
        let (mut record, mut bytes) = (ByteRecord::new(), Vec::new());
        while reader.read_byte_record(&mut record).expect("memory can be read") {
            bytes.clear();
            for field in &record {
                bytes.extend_from_slice(field);
                // No text in UTF-8 has this byte, so fields cannot run into each other.
                bytes.push(0xff);
            }
            take(&bytes);
        }
    }

    /// Takes the lines apart.
    pub(in crate::source) fn for_each(&self, mut take: impl FnMut(Row<'_>)) {
        let mut reader = reader(&self.bytes, self.delimiter);
        let mut bytes = ByteRecord::new();
        let mut end = 0;
        while reader.read_byte_record(&mut bytes).expect("memory can be read") {
            let start = end;
            end = usize::try_from(reader.position().byte()).expect("the piece is in memory");
            if bytes.len() != self.names.len() {
                let (found, expected) = (bytes.len(), self.names.len());
                let what = format!("has {found} fields, expected {expected}");
                take(Row::Unreadable(self.refuse(start, &what, &bytes)));
                continue;
            }
            match StringRecord::from_byte_record(std::mem::take(&mut bytes)) {
                Ok(texts) => {
                    take(Row::Fields(Fields::line(&self.names, &texts)));
                    bytes = texts.into_byte_record();
                }
                Err(error) => {
                    bytes = error.into_byte_record();
                    take(Row::Unreadable(self.refuse(start, "is not UTF-8 text", &bytes)));
                }
            }
        }
    }

    fn refuse(&self, start: usize, what: &str, record: &ByteRecord) -> Unreadable {
        // The end of the line before belongs to the record for the reader.
        let ends = self.bytes[start..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let line =
            self.line + memchr_iter(b'\n', &self.bytes[..start + ends.count()]).count() as u64;
        let texts: Vec<_> = record.iter().map(String::from_utf8_lossy).collect();
        let text = texts.join(" | ").chars().take(KEPT).collect();
        Unreadable { reason: format!("line {line} {what}"), text }
    }
}

/// Ragged lines are found by the caller, where they can be set aside one by one.
fn reader(bytes: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(bytes)
}

fn missing(place: &Place) -> Error {
    Error::HeadMissing { place: place.clone() }
}
