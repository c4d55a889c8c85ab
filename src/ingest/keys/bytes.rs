//! Values as bytes to hash.

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use crate::ingest::snapshot::Value;

/// The values of a row as bytes, hashed the same way on every machine.
///
/// Each value starts with its kind and a text with its length, so that no two rows give the same
/// bytes.
#[derive(Clone, Default)]
pub(in crate::ingest) struct RowBytes(Vec<u8>);

impl RowBytes {
    /// Returns the hash of a key, or `None` when a part of it is missing or it has none.
    pub(in crate::ingest) fn key<'v>(
        &mut self,
        values: impl Iterator<Item = Value<'v>>,
    ) -> Option<u128> {
        self.0.clear();
        for value in values {
            if value == Value::Empty {
                return None;
            }
            self.value(value);
        }
        (!self.0.is_empty()).then(|| xxh3_128(&self.0))
    }

    /// Returns the hash of a row, to compare rows of one key.
    pub(in crate::ingest) fn row<'v>(&mut self, values: impl Iterator<Item = Value<'v>>) -> u64 {
        self.0.clear();
        values.for_each(|value| self.value(value));
        xxh3_64(&self.0)
    }

    fn value(&mut self, value: Value<'_>) {
        match value {
            Value::Empty => self.0.push(0),
            Value::Text(text) => {
                self.0.push(1);
                self.0.extend((text.len() as u64).to_le_bytes());
                self.0.extend(text.as_bytes());
            }
            Value::Number(number) => {
                self.0.push(2);
                self.0.extend(number.to_le_bytes());
            }
            Value::Days(days) => {
                self.0.push(3);
                self.0.extend(days.to_le_bytes());
            }
        }
    }
}
