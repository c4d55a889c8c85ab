//! What the records of a pull tell together.

use std::collections::BTreeSet;

use crate::{
    ingest::slices::{Cursor, CursorForm, Mark, Plan},
    model::{Finding, Severity, Table},
    source::{Incremental, Slice, TableSource},
};

/// What the records of a pull told so far.
pub(super) struct Seen {
    /// The greatest cursor, that of earlier pulls included.
    pub(super) watermark: Option<Cursor>,
    asked: Option<Cursor>,
    older: u64,
    /// Records that are gone.
    pub(super) gone: u64,
    pub(super) fields: BTreeSet<String>,
}

impl Seen {
    /// Starts with what is known from earlier pulls.
    pub(super) fn new(source: &TableSource, plan: &Plan) -> Self {
        let asked = match (&source.incremental, &plan.slice) {
            (Incremental::Watermark(watermark), Slice::Since(since)) if plan.joins => {
                // As it was written: the format may be coarser than the cursor.
                CursorForm::of(watermark).read(since)
            }
            _ => None,
        };
        let watermark = plan.watermark();
        Self { watermark, asked, older: 0, gone: 0, fields: BTreeSet::new() }
    }

    /// Notes what a row or a key that is gone tells.
    pub(super) fn note(&mut self, mark: Mark) {
        let is_older = mark.cursor.is_some_and(|cursor| self.asked.is_some_and(|it| cursor < it));
        self.older += u64::from(is_older);
        self.gone += u64::from(mark.is_gone);
    }

    /// Tells when most records are older than asked for: harmless, but slow.
    pub(super) fn finding(&self, table: Table, records: u64) -> Option<Finding> {
        let older = self.older;
        (older > records / 2).then(|| Finding {
            rule: "filter_ignored".to_owned(),
            severity: Severity::Note,
            place: table.name().to_owned(),
            text: format!(
                "{older} of {records} records are older than asked for, so the source seems to \
                 ignore the filter"
            ),
        })
    }
}

/// Returns a slice as the manifest names it.
pub(super) fn name(slice: &Slice) -> String {
    match slice {
        Slice::All => "all".to_owned(),
        Slice::Since(since) => format!("since {since}"),
        Slice::Days { from, to } => format!("{from} to {to}"),
    }
}
