//! The rows of a table come together: what was pulled twice, and what belongs into the snapshot.

use serde_json::{Map, Value};

use crate::{
    ingest::{
        Error, Refusal, check,
        keys::{Contradiction, Entry, Hashes, Key, KeyIndex, Resolved},
        quarantine::Refused,
        snapshot::SnapshotWriter,
    },
    model::{Table, Unit},
    source::TableSource,
};

/// Contradicting rows read back together.
const TOGETHER: usize = 1_000;

/// Compares the rows of one table while they are written.
pub(super) struct Merge<'a> {
    table: Table,
    unit: &'a Unit,
    key: Key,
    index: KeyIndex,
}

/// What the comparison of all rows gave.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Merged {
    /// Rows of the table.
    pub(super) rows: u64,
    /// Records that came more than once with the same values.
    pub(super) repeated: u64,
}

impl<'a> Merge<'a> {
    /// Prepares a table.
    pub(super) fn start(
        table: Table,
        source: &TableSource,
        unit: &'a Unit,
        writer: &SnapshotWriter,
    ) -> Result<Self, Error> {
        Ok(Self {
            table,
            unit,
            key: Key::of(table, source)?,
            index: KeyIndex::create(writer.scratch(&format!("{table}.keys"))),
        })
    }

    /// Returns the columns that identify a row.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// Takes the hashes of a row that is written next, and the number of its record.
    pub(super) fn add(&mut self, record: u64, hashes: Hashes) -> Result<(), Error> {
        let Hashes { key, row } = hashes;
        Ok(self.index.add(Entry { key, row, rank: 0, record })?)
    }

    /// Takes out of the finished table what does not belong there.
    pub(super) fn finish(
        self,
        writer: &mut SnapshotWriter,
        refused: &mut Refused<'_>,
    ) -> Result<Merged, Error> {
        let Self { table, unit, key, index, .. } = self;
        let resolved = index.resolve()?;
        refuse(&resolved, (table, unit, &key), writer, refused)?;
        writer.drop_rows(table, &resolved.dropped)?;
        Ok(Merged { rows: writer.rows(table), repeated: resolved.repeated })
    }
}

/// Refuses rows that contradict an earlier one.
fn refuse(
    resolved: &Resolved,
    (table, unit, key): (Table, &Unit, &Key),
    writer: &SnapshotWriter,
    refused: &mut Refused<'_>,
) -> Result<(), Error> {
    for some in resolved.contradictions.chunks(TOGETHER) {
        let rows: Vec<u64> = some.iter().map(|it| it.row).collect();
        let rows = writer.read_back(table, &rows)?;
        for (&Contradiction { record, .. }, cells) in some.iter().zip(rows) {
            let expected = "a key that came with the same values before".to_owned();
            let refusal = Refusal::cell(&key.names(), &key.text(&cells), expected);
            let pairs = || -> Map<String, Value> {
                let shown = check::shown(table, &cells, unit).into_iter();
                shown.map(|(name, text)| (name.to_owned(), text.into())).collect()
            };
            refused.add_record(record, pairs, refusal)?;
        }
    }
    // Those that are not told one by one could not be set aside.
    match resolved.contradictions.last() {
        Some(last) if resolved.contradicted > resolved.contradictions.len() as u64 => {
            Err(refused.too_many(last.record, resolved.contradictions.len().to_string()))
        }
        _ => Ok(()),
    }
}
