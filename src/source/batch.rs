//! Consecutive records of one page.

use crate::source::{
    Row, Unreadable,
    decode::{parquet::Frame, spans::Spans, table::Lines, workbook::Sheet},
};

/// Consecutive records of one page, cheap to make and to send to another thread; taking them apart
/// is the work.
#[derive(Debug)]
pub struct Batch(Records);

/// The records as they were cut.
#[derive(Debug)]
pub(in crate::source) enum Records {
    /// JSON objects.
    Spans(Spans),
    /// CSV.
    Lines(Lines),
    /// Rows of a sheet.
    Sheet(Sheet),
    /// Rows of a typed file.
    Frame(Frame),
    /// One that was too large to be kept.
    Refused(Unreadable),
}

impl Batch {
    /// Keeps records as they were cut.
    pub(in crate::source) fn new(records: Records) -> Self {
        Self(records)
    }

    /// Returns how many records there are, unreadable ones included.
    pub fn records(&self) -> u64 {
        match &self.0 {
            Records::Spans(spans) => spans.len() as u64,
            Records::Lines(lines) => lines.len(),
            Records::Sheet(sheet) => sheet.len() as u64,
            Records::Frame(frame) => frame.len() as u64,
            Records::Refused(_) => 1,
        }
    }

    /// Goes through the bytes of the records without taking them apart, to compare them; those of
    /// typed files are not compared.
    pub(in crate::source) fn for_each_raw(&self, mut take: impl FnMut(&[u8])) {
        match &self.0 {
            Records::Spans(spans) => spans.for_each_raw(take),
            Records::Lines(lines) => lines.for_each_raw(take),
            Records::Sheet(_) | Records::Frame(_) => {}
            Records::Refused(unreadable) => take(unreadable.text.as_bytes()),
        }
    }

    /// Takes the records apart, in the order they arrived.
    pub fn for_each(&self, mut take: impl FnMut(Row<'_>)) {
        match &self.0 {
            Records::Spans(spans) => spans.for_each(take),
            Records::Lines(lines) => lines.for_each(take),
            Records::Sheet(sheet) => sheet.for_each(take),
            Records::Frame(frame) => frame.for_each(take),
            Records::Refused(unreadable) => take(Row::Unreadable(unreadable.clone())),
        }
    }
}
