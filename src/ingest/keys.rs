//! Rows that arrive twice.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

use crate::model::{Cell, Table};

/// The keys of a table seen so far.
///
/// Only hashes are kept, 128 bits of each key and 64 of each row: about 50 bytes a row whatever the
/// row holds.
pub(super) struct Keys {
    places: Vec<usize>,
    seen: HashMap<u128, u64>,
}

/// What a row is to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Its key is new, or it has none.
    New,
    /// The same row came before.
    Repeated,
    /// Another row with the same key came before.
    Contradicts,
}

impl Keys {
    /// Prepares the key of a table.
    pub(super) fn new(table: Table) -> Self {
        let places = names(table).iter().map(|name| place(table, name)).collect();
        Self { places, seen: HashMap::new() }
    }

    /// Compares a row with those before it.
    pub(super) fn check(&mut self, cells: &[Option<Cell>]) -> Verdict {
        let key: Vec<_> = self.places.iter().map(|place| cells[*place].as_ref()).collect();
        if key.is_empty() || key.iter().any(Option::is_none) {
            return Verdict::New;
        }
        let key = first_bytes(key.into_iter());
        let row = first_bytes(cells.iter().map(Option::as_ref));
        match self.seen.insert(u128::from_be_bytes(key), u64::from_be_bytes(row)) {
            None => Verdict::New,
            Some(before) if before == u64::from_be_bytes(row) => Verdict::Repeated,
            Some(before) => {
                // The row that came first stays the one to compare with.
                self.seen.insert(u128::from_be_bytes(key), before);
                Verdict::Contradicts
            }
        }
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

fn first_bytes<'a, const N: usize>(cells: impl Iterator<Item = Option<&'a Cell>>) -> [u8; N] {
    let mut hash = Sha256::new();
    for cell in cells {
        match cell {
            None => hash.update([0]),
            Some(Cell::Text(text)) => {
                hash.update([1]);
                hash.update((text.len() as u64).to_be_bytes());
                hash.update(text);
            }
            Some(Cell::Integer(number)) => {
                hash.update([2]);
                hash.update(number.to_be_bytes());
            }
            Some(Cell::Money(amount)) => {
                hash.update([3]);
                hash.update(amount.0.to_be_bytes());
            }
            Some(Cell::Date(day)) => {
                hash.update([4]);
                hash.update(day.to_string());
            }
        }
    }
    let hash = hash.finalize();
    std::array::from_fn(|place| hash[place])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_names_columns_of_its_table() {
        for table in Table::ALL {
            assert_eq!(Keys::new(table).places.len(), names(table).len(), "{table}");
        }
    }

    #[test]
    fn tells_a_repeated_row_from_a_contradiction() {
        let row = |id: &str, name: &str| {
            let mut cells = vec![None; Table::Managers.columns().len()];
            cells[0] = Some(Cell::Text(id.to_owned()));
            cells[1] = Some(Cell::Text(name.to_owned()));
            cells
        };
        let mut keys = Keys::new(Table::Managers);
        let mut check = |id, name| keys.check(&row(id, name));
        assert_eq!(check("M1", "Aino"), Verdict::New);
        assert_eq!(check("M1", "Eino"), Verdict::Contradicts);
        assert_eq!(check("M1", "Aino"), Verdict::Repeated);
        assert_eq!(check("M2", "Aino"), Verdict::New);
    }
}
