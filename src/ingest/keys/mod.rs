//! Rows that have the same key: repeated, changed, gone or contradicting.
//!
//! Only hashes are kept, 128 bits of each key and 64 of each row, in memory up to a fixed number
//! and beyond that on disk: memory does not grow with the pull.

mod bytes;
mod index;
mod resolve;

#[cfg(test)]
mod tests;

use crate::{
    ingest::{Error, snapshot::Columns},
    model::{Cell, Table},
    source::{Incremental, TableSource},
};

pub(super) use bytes::RowBytes;
pub(super) use index::{Entry, KeyIndex};
pub(super) use resolve::{Contradiction, Resolved};

/// The columns that identify a row of a table.
#[derive(Clone, Debug)]
pub(super) struct Key {
    columns: Vec<&'static str>,
    places: Vec<usize>,
}

/// What a row is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hashes {
    /// The hash of its key, or `None` when a part of it is missing.
    pub(super) key: Option<u128>,
    /// The hash of all its cells; 0 without a key.
    pub(super) row: u64,
}

impl Key {
    /// Returns the key that a table is configured with, else its own.
    pub(super) fn of(table: Table, source: &TableSource) -> Result<Self, Error> {
        let configured = match &source.incremental {
            Incremental::Full => &[][..],
            Incremental::Watermark(watermark) => &watermark.key,
            Incremental::Window(window) => &window.key,
        };
        if configured.is_empty() {
            return Ok(Self::new(table, names(table).to_vec()));
        }
        let known = |name: &String| {
            let column = table.columns().iter().find(|column| column.name == *name);
            column
                .map(|column| column.name)
                .ok_or_else(|| Error::UnknownColumn { table, column: name.clone() })
        };
        Ok(Self::new(table, configured.iter().map(known).collect::<Result<_, _>>()?))
    }

    fn new(table: Table, columns: Vec<&'static str>) -> Self {
        let places = columns.iter().map(|name| place(table, name)).collect();
        Self { columns, places }
    }

    /// Returns the columns as they are named in messages.
    pub(super) fn names(&self) -> String {
        self.columns.join(", ")
    }

    /// Returns where the columns stand in their table; none where rows have no identity.
    pub(super) fn places(&self) -> &[usize] {
        &self.places
    }

    /// Returns the hashes of a row.
    pub(super) fn hashes(&self, rows: &Columns, row: usize, bytes: &mut RowBytes) -> Hashes {
        let key = bytes.key(self.places.iter().map(|place| rows.value(row, *place)));
        Hashes { key, row: key.map_or(0, |_| bytes.row(rows.row(row))) }
    }

    /// Returns the key of a row as text.
    pub(super) fn text(&self, cells: &[Option<Cell>]) -> String {
        let parts = self.places.iter().filter_map(|place| match cells[*place].as_ref()? {
            Cell::Text(text) => Some(text.clone()),
            Cell::Date(day) => Some(day.to_string()),
            Cell::Integer(number) => Some(number.to_string()),
            Cell::Money(amount) => Some(amount.0.to_string()),
        });
        parts.collect::<Vec<_>>().join(" / ")
    }
}

/// Returns the columns that identify a row; none where rows have no identity of their own.
pub(super) fn names(table: Table) -> &'static [&'static str] {
    match table {
        Table::Orders => &["order_id", "line_no"],
        Table::Accounts => &["account_id"],
        Table::Managers => &["manager_id"],
        Table::Offers => &["offer_id"],
        Table::Contacts => &["contact_id"],
        Table::Interactions => &["interaction_id"],
        Table::Meetings => &["meeting_id"],
        Table::Promises => &["promise_id"],
        Table::Documents => &["document_id"],
        Table::Products => &["product_id"],
        Table::Rates => &["currency", "date"],
        Table::Assignments
        | Table::Credits
        | Table::Targets
        | Table::Competitors
        | Table::Losses
        | Table::WinBackOffers
        | Table::ProgrammeSteps
        | Table::Skills
        | Table::Holidays => &[],
    }
}

/// Returns where a column stands in its table.
pub(super) fn place(table: Table, name: &str) -> usize {
    table
        .columns()
        .iter()
        .position(|column| column.name == name)
        .expect("columns are asked for by their canonical names")
}
