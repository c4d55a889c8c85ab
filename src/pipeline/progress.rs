//! What a run tells while it works.

use crate::{model::Table, source};

/// Hears how far a run is; called from any thread.
pub trait Progress: Sync {
    /// A page of a table arrived; `records` counts all of the table so far.
    fn page(&self, table: Table, page: u32, records: u64);
    /// A stage begins.
    fn stage(&self, name: &str);
    /// So many reports will be made.
    fn reports(&self, count: usize);
    /// One of them is done.
    fn report_done(&self);
}

/// Hears nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Quiet;

impl Progress for Quiet {
    fn page(&self, _: Table, _: u32, _: u64) {}
    fn stage(&self, _: &str) {}
    fn reports(&self, _: usize) {}
    fn report_done(&self) {}
}

/// Passes the pages of a pull on.
pub(super) struct Pages<'a>(pub(super) &'a dyn Progress);

impl source::Progress for Pages<'_> {
    fn page(&mut self, table: Table, page: u32, records: u64) {
        self.0.page(table, page, records);
    }
}
