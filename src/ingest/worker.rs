//! One batch of raw records to typed columns, in a thread of its own.

use crate::{
    ingest::{
        Refusal,
        keys::{Hashes, Key, RowBytes, place},
        mapping::Mapper,
        quarantine,
        references::{MentionReader, Mentions},
        refusal::cut,
        snapshot::{Columns, Values},
    },
    model::{Currency, Table},
    source::{Batch, OnBadRecord, Row},
};

/// Maps batch after batch of one table.
#[derive(Clone)]
pub(super) struct Worker<'a> {
    table: Table,
    mapper: Mapper<'a>,
    mentions: MentionReader,
    key: Key,
    bytes: RowBytes,
    /// What every order line is in, and where it stands.
    currency: Option<(&'a Currency, usize)>,
    fails: bool,
}

/// What became of the records of a batch.
pub(super) struct Mapped {
    /// The rows that could be read.
    pub(super) rows: Columns,
    /// The place in the batch of each row's record, and what the row is compared by.
    pub(super) marks: Vec<(usize, Hashes)>,
    /// What is wrong with the others, in the order of the batch.
    pub(super) problems: Vec<Problem>,
    /// Records in the batch.
    pub(super) records: usize,
    /// Identities that were not mentioned before.
    pub(super) mentions: Mentions,
    /// The fields of [`Mapper::seen`].
    pub(super) seen: Vec<bool>,
}

/// A record that is no row.
pub(super) struct Problem {
    /// Its place in the batch.
    pub(super) place: usize,
    pub(super) kind: ProblemKind,
}

pub(super) enum ProblemKind {
    /// It cannot be read; with the record as it is set aside.
    Refused { refusal: Refusal, record: String },
    /// It is in another currency.
    Foreign(String),
}

impl<'a> Worker<'a> {
    /// Prepares a worker; its copies work the same way.
    pub(super) fn new(
        table: Table,
        mapper: Mapper<'a>,
        key: Key,
        currency: &'a Currency,
        policy: OnBadRecord,
    ) -> Self {
        let fails = policy == OnBadRecord::Fail;
        let currency =
            (table == Table::Orders).then(|| (currency, place(Table::Orders, "currency")));
        let mentions = MentionReader::new(table);
        Self { table, mapper, mentions, key, bytes: RowBytes::default(), currency, fails }
    }

    /// Maps the records of a batch.
    pub(super) fn map(&mut self, batch: &Batch) -> Mapped {
        let mut rows = Columns::new(self.table);
        let (mut marks, mut problems, mut records) = (vec![], vec![], 0);
        batch.for_each(|row| {
            let place = records;
            records += 1;
            match self.push(&row, &mut rows) {
                Ok(()) => {
                    let row = rows.rows() - 1;
                    marks.push((place, self.key.hashes(&rows, row, &mut self.bytes)));
                }
                Err(kind) => problems.push(Problem { place, kind }),
            }
        });
        let mentions = self.mentions.read(&rows);
        let seen = self.mapper.seen();
        Mapped { rows, marks, problems, records, mentions, seen }
    }

    fn push(&mut self, row: &Row<'_>, rows: &mut Columns) -> Result<(), ProblemKind> {
        let pushed = match row {
            Row::Fields(fields) => self.mapper.push(fields, rows),
            Row::Unreadable(line) => Err(line.into()),
        };
        pushed.map_err(|refusal| ProblemKind::Refused {
            refusal,
            // A pull that fails keeps no records.
            record: if self.fails { String::new() } else { quarantine::shown(row) },
        })?;
        self.check_currency(rows)
    }

    /// Amounts of different currencies are never added, so one foreign row stops the pull.
    fn check_currency(&self, rows: &mut Columns) -> Result<(), ProblemKind> {
        let Some((expected, place)) = self.currency else { return Ok(()) };
        let (row, expected) = (rows.rows() - 1, expected.code());
        let Values::Text(currencies) = rows.column_mut(place) else { return Ok(()) };
        let Some(found) = currencies.get(row) else { return Ok(()) };
        if found == expected {
            return Ok(());
        }
        if !found.eq_ignore_ascii_case(expected) {
            let found = cut(found);
            rows.truncate(row);
            return Err(ProblemKind::Foreign(found));
        }
        currencies.replace_last(Some(expected));
        Ok(())
    }
}
