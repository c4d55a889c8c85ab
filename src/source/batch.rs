//! Consecutive records of one page.

use crate::source::Row;

/// Consecutive records of one page, cheap to make and to send to another thread; taking them apart
/// is the work.
#[derive(Debug)]
pub struct Batch(Vec<Row<'static>>);

impl Batch {
    /// Keeps the rows of a batch.
    pub(super) fn new(rows: Vec<Row<'static>>) -> Self {
        Self(rows)
    }

    /// Takes the records apart, in the order they arrived.
    pub fn for_each(&self, mut take: impl FnMut(Row<'_>)) {
        for row in &self.0 {
            take(row.borrowed());
        }
    }
}
