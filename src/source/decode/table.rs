//! CSV with a head line, read as it streams.

use std::{
    io::{BufRead, BufReader},
    sync::Arc,
};

use csv::{ByteRecord, Reader, ReaderBuilder};

use crate::source::{
    Error, Fields, Place, Row, Unreadable,
    decode::{Body, file_error},
    fields::Names,
};

/// The lines below the head line.
pub(in crate::source) struct Rows {
    reader: Reader<BufReader<Body>>,
    names: Arc<Names>,
    record: ByteRecord,
    /// The reader places a record after `\r\n` between the two, one line early.
    lines_early: u64,
}

impl Rows {
    /// Reads the head line.
    pub(super) fn open(
        place: &Place,
        delimiter: u8,
        mut body: BufReader<Body>,
    ) -> Result<Self, Error> {
        let start = body.fill_buf().map_err(|cause| file_error(place, cause))?;
        let end = start.iter().position(|byte| *byte == b'\n').unwrap_or(0);
        let lines_early = u64::from(end > 0 && start[end - 1] == b'\r');
        // Ragged lines are found below, where they can be set aside one by one.
        let mut reader = ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(body);
        let head = reader.headers().map_err(|cause| unparsable(place, cause))?;
        if head.is_empty() {
            return Err(Error::HeadMissing { place: place.clone() });
        }
        let names = head.iter().map(|name| name.trim().to_owned()).collect();
        let names =
            Names::new(names).map_err(|name| Error::ColumnTwice { place: place.clone(), name })?;
        Ok(Self { reader, names: Arc::new(names), record: ByteRecord::new(), lines_early })
    }

    /// Returns the next line.
    pub(super) fn next(&mut self, place: &Place) -> Option<Result<Row<'static>, Error>> {
        match self.reader.read_byte_record(&mut self.record) {
            Err(cause) => Some(Err(unparsable(place, cause))),
            Ok(false) => None,
            Ok(true) => Some(Ok(self.read())),
        }
    }

    fn read(&self) -> Row<'static> {
        let line = self.record.position().map_or(0, csv::Position::line) + self.lines_early;
        if self.record.len() != self.names.len() {
            let (found, expected) = (self.record.len(), self.names.len());
            return self.refuse(format!("line {line} has {found} fields, expected {expected}"));
        }
        let texts = self.record.iter().map(|field| str::from_utf8(field).map(str::to_owned).ok());
        match texts.map(|text| text.map(Some)).collect() {
            Some(values) => Row::Fields(Fields::from_cells(Arc::clone(&self.names), values)),
            None => self.refuse(format!("line {line} is not UTF-8 text")),
        }
    }

    fn refuse(&self, reason: String) -> Row<'static> {
        let fields: Vec<_> = self.record.iter().map(String::from_utf8_lossy).collect();
        Row::Unreadable(Unreadable { reason, text: fields.join(" | ") })
    }
}

fn unparsable(place: &Place, cause: csv::Error) -> Error {
    Error::Unparsable { place: place.clone(), format: "CSV", cause: Box::new(cause) }
}
