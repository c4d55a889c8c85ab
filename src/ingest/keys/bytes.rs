//! Cells as bytes to hash.

use jiff::civil::Date;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use crate::{
    ingest::snapshot::{Value, to_days},
    model::Cell,
};

/// The cells of a row as bytes, hashed the same way on every machine.
///
/// Each cell starts with its kind and a text with its length, so that no two rows give the same
/// bytes.
#[derive(Clone, Default)]
pub(in crate::ingest) struct RowBytes(Vec<u8>);

impl RowBytes {
    /// Starts a row.
    pub(in crate::ingest) fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes an empty cell.
    pub(in crate::ingest) fn empty(&mut self) {
        self.0.push(0);
    }

    /// Takes a text.
    pub(in crate::ingest) fn text(&mut self, text: &str) {
        self.0.push(1);
        self.0.extend((text.len() as u64).to_le_bytes());
        self.0.extend(text.as_bytes());
    }

    /// Takes a whole number, a decimal in thousandths or an amount in stored units.
    pub(in crate::ingest) fn number(&mut self, number: i64) {
        self.0.push(2);
        self.0.extend(number.to_le_bytes());
    }

    /// Takes a day as days since 1970-01-01.
    pub(in crate::ingest) fn days(&mut self, days: i32) {
        self.0.push(3);
        self.0.extend(days.to_le_bytes());
    }

    /// Takes a cell.
    pub(in crate::ingest) fn cell(&mut self, cell: Option<&Cell>) {
        match cell {
            None => self.empty(),
            Some(Cell::Text(text)) => self.text(text),
            Some(Cell::Integer(number)) => self.number(*number),
            Some(Cell::Money(amount)) => self.number(amount.0),
            Some(Cell::Date(day)) => self.day(*day),
        }
    }

    fn day(&mut self, day: Date) {
        self.days(to_days(day));
    }

    /// Takes a stored value.
    fn value(&mut self, value: Value<'_>) {
        match value {
            Value::Empty => self.empty(),
            Value::Text(text) => self.text(text),
            Value::Number(number) => self.number(number),
            Value::Days(days) => self.days(days),
        }
    }

    /// Returns the hash of a key, or `None` when a part of it is missing or it has none.
    pub(in crate::ingest) fn key<'v>(
        &mut self,
        values: impl Iterator<Item = Value<'v>>,
    ) -> Option<u128> {
        self.clear();
        for value in values {
            if value == Value::Empty {
                return None;
            }
            self.value(value);
        }
        (!self.0.is_empty()).then(|| self.hash_128())
    }

    /// Returns the hash of a row.
    pub(in crate::ingest) fn row<'v>(&mut self, values: impl Iterator<Item = Value<'v>>) -> u64 {
        self.clear();
        values.for_each(|value| self.value(value));
        self.hash_64()
    }

    /// Returns the hash of a key.
    pub(in crate::ingest) fn hash_128(&self) -> u128 {
        xxh3_128(&self.0)
    }

    /// Returns the hash of a row, to compare rows of one key.
    pub(in crate::ingest) fn hash_64(&self) -> u64 {
        xxh3_64(&self.0)
    }
}
