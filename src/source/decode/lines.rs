//! NDJSON: one object per line, read as it streams.

use std::io::{BufRead, BufReader};

use crate::source::{
    Error, Place, Row, Unreadable,
    decode::{Body, file_error, json},
};

/// The lines of one body.
pub(in crate::source) struct Rows {
    body: BufReader<Body>,
    line: u64,
}

impl Rows {
    /// Starts at the first line.
    pub(super) fn new(body: BufReader<Body>) -> Self {
        Self { body, line: 0 }
    }

    /// Returns the next line that is not blank.
    pub(super) fn next(&mut self, place: &Place) -> Option<Result<Row<'static>, Error>> {
        let mut line = Vec::new();
        loop {
            line.clear();
            self.line += 1;
            match self.body.read_until(b'\n', &mut line) {
                Err(cause) => return Some(Err(file_error(place, cause))),
                Ok(0) => return None,
                Ok(_) if line.trim_ascii().is_empty() => {}
                Ok(_) => return Some(Ok(self.read(line.trim_ascii()))),
            }
        }
    }

    fn read(&self, line: &[u8]) -> Row<'static> {
        match serde_json::from_slice(line) {
            Ok(value) => json::row(value),
            Err(cause) => Row::Unreadable(Unreadable {
                reason: format!("line {} is not a JSON object: {cause}", self.line),
                text: String::from_utf8_lossy(line).into_owned(),
            }),
        }
    }
}
