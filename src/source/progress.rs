//! How a pull tells that it moves on.

use crate::model::Table;

/// Someone who wants to know how far the pull is.
pub trait Progress {
    /// Notes that `page` of `table` was read; `records` counts all records of the table so far.
    fn page(&mut self, table: Table, page: u32, records: u64);
}

/// Nobody wants to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn page(&mut self, _table: Table, _page: u32, _records: u64) {}
}
