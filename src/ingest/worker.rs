//! One batch of raw records to typed columns, in a thread of its own.

use std::collections::HashSet;

use crate::{
    ingest::{
        Refusal,
        currency::Converter,
        keys::{Hashes, Key, RowBytes, place},
        mapping::Mapper,
        quarantine,
        rates::Rates,
        references::{MentionReader, Mentions},
        snapshot::{Columns, Values},
    },
    model::Table,
    source::{Batch, Fields, OnBadRecord, Row},
};

/// Maps batch after batch of one table.
#[derive(Clone)]
pub(super) struct Worker<'a> {
    table: Table,
    mapper: Mapper<'a>,
    mentions: MentionReader,
    key: Key,
    bytes: RowBytes,
    converter: &'a Converter,
    /// Where the currency of an order line stands.
    currency: Option<usize>,
    has_foreign: bool,
    shapes: Shapes,
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
    /// Names of fields that no batch of this worker had before.
    pub(super) names: Vec<String>,
    /// Whether order lines are in another currency.
    pub(super) has_foreign: bool,
}

/// A record that is no row.
pub(super) struct Problem {
    /// Its place in the batch.
    pub(super) place: usize,
    /// Why it cannot be read.
    pub(super) refusal: Refusal,
    /// The record as it is set aside.
    pub(super) record: String,
}

impl<'a> Worker<'a> {
    /// Prepares a worker; its copies work the same way.
    pub(super) fn new(
        table: Table,
        mapper: Mapper<'a>,
        key: Key,
        converter: &'a Converter,
        policy: OnBadRecord,
    ) -> Self {
        let fails = policy == OnBadRecord::Fail;
        Self {
            table,
            mapper,
            mentions: MentionReader::new(table),
            key,
            bytes: RowBytes::default(),
            converter,
            currency: (table == Table::Orders).then(|| place(Table::Orders, "currency")),
            has_foreign: false,
            shapes: Shapes::default(),
            fails,
        }
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
                Err((refusal, record)) => problems.push(Problem { place, refusal, record }),
            }
        });
        let mentions = self.mentions.read(&rows);
        let (seen, names) = (self.mapper.seen(), self.shapes.take());
        let has_foreign = std::mem::take(&mut self.has_foreign);
        Mapped { rows, marks, problems, records, mentions, seen, names, has_foreign }
    }

    fn push(&mut self, row: &Row<'_>, rows: &mut Columns) -> Result<(), (Refusal, String)> {
        let pushed = match row {
            Row::Fields(fields) => {
                self.shapes.note(fields);
                self.mapper.push(fields, rows).and_then(|()| self.check(rows))
            }
            Row::Unreadable(line) => Err(line.into()),
        };
        // A pull that fails keeps no records.
        let record = || if self.fails { String::new() } else { quarantine::shown(row) };
        pushed.map_err(|refusal| (refusal, record()))
    }

    /// Checks what no column alone can tell about the last row; one that is refused goes.
    fn check(&mut self, rows: &mut Columns) -> Result<(), Refusal> {
        let row = rows.rows() - 1;
        let checked = match self.table {
            Table::Orders => self.check_currency(rows),
            Table::Rates => Rates::default().add(&rows.cells(row)),
            _ => Ok(()),
        };
        if checked.is_err() {
            rows.truncate(row);
        }
        checked
    }

    /// Amounts of different currencies are never added: a line in another one is settled later.
    fn check_currency(&mut self, rows: &mut Columns) -> Result<(), Refusal> {
        let (row, own) = (rows.rows() - 1, self.converter.own().code());
        let Some(place) = self.currency else { return Ok(()) };
        let Some(found) = rows.column(place).texts().and_then(|texts| texts.get(row)) else {
            return Ok(());
        };
        if found == own {
            return Ok(());
        }
        let currency = self.converter.check(&rows.cells(row))?;
        self.has_foreign |= currency != *self.converter.own();
        if let Values::Text(currencies) = rows.column_mut(place) {
            currencies.replace_last(Some(currency.code()));
        }
        Ok(())
    }
}

/// The names of fields, looked at once for each shape of record.
#[derive(Clone, Debug, Default)]
struct Shapes {
    last: Option<u64>,
    known: HashSet<u64>,
    names: HashSet<String>,
    fresh: Vec<String>,
}

impl Shapes {
    fn note(&mut self, fields: &Fields<'_>) {
        let shape = fields.shape();
        if self.last.replace(shape) == Some(shape) || !self.known.insert(shape) {
            return;
        }
        for name in fields.names() {
            if !self.names.contains(name) {
                self.names.insert(name.to_owned());
                self.fresh.push(name.to_owned());
            }
        }
    }

    /// Returns the names that were not taken before.
    fn take(&mut self) -> Vec<String> {
        std::mem::take(&mut self.fresh)
    }
}
