//! One batch of raw records to typed columns, in a thread of its own.

use std::collections::HashSet;

use crate::{
    ingest::{
        Refusal,
        currency::Converter,
        keys::{Hashes, place},
        mapping::Mapper,
        merge::{Sum, Teller, Told},
        quarantine,
        rates::Rates,
        references::{MentionReader, Mentions},
        slices::Mark,
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
    teller: Teller,
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
    /// What each row is put together by, and what is gone, in the order of the batch.
    pub(super) told: Vec<Told>,
    /// What all records tell together.
    pub(super) sum: Sum,
    /// What is wrong with the others, in the order of the batch.
    pub(super) problems: Vec<Problem>,
    /// Records in the batch.
    pub(super) records: usize,
    /// Identities that were not mentioned before.
    pub(super) mentions: Mentions,
    /// The fields of [`Mapper::seen`].
    pub(super) seen: Vec<bool>,
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
        teller: Teller,
        converter: &'a Converter,
        policy: OnBadRecord,
    ) -> Self {
        Self {
            table,
            mapper,
            mentions: MentionReader::new(table),
            teller,
            converter,
            currency: (table == Table::Orders).then(|| place(Table::Orders, "currency")),
            has_foreign: false,
            shapes: Shapes::default(),
            fails: policy == OnBadRecord::Fail,
        }
    }

    /// Maps the records of a batch.
    pub(super) fn map(&mut self, batch: &Batch) -> Mapped {
        let mut rows = Columns::new(self.table);
        let (mut told, mut sum, mut problems) = (vec![], Sum::default(), vec![]);
        let mut records = 0;
        batch.for_each(|row| {
            let place = records;
            records += 1;
            match self.push(&row, &mut rows, &mut sum) {
                Ok((mark, hashes)) => told.push(Told { place, mark, hashes }),
                Err((refusal, record)) => problems.push(Problem { place, refusal, record }),
            }
        });
        sum.fields.extend(self.shapes.take());
        let mentions = self.mentions.read(&rows);
        let (seen, has_foreign) = (self.mapper.seen(), std::mem::take(&mut self.has_foreign));
        Mapped { rows, told, sum, problems, records, mentions, seen, has_foreign }
    }

    fn push(
        &mut self,
        row: &Row<'_>,
        rows: &mut Columns,
        sum: &mut Sum,
    ) -> Result<(Mark, Hashes), (Refusal, String)> {
        let before = rows.rows();
        let pushed = match row {
            Row::Fields(fields) => self.push_fields(fields, rows, sum),
            Row::Unreadable(line) => Err(line.into()),
        };
        pushed.map_err(|refusal| {
            rows.truncate(before);
            // A pull that fails keeps no records.
            (refusal, if self.fails { String::new() } else { quarantine::shown(row) })
        })
    }

    fn push_fields(
        &mut self,
        fields: &Fields<'_>,
        rows: &mut Columns,
        sum: &mut Sum,
    ) -> Result<(Mark, Hashes), Refusal> {
        self.shapes.note(fields);
        let mark = self.teller.mark(fields)?;
        sum.note(mark);
        if mark.is_gone {
            let row = self.mapper.some(fields, self.teller.key().places())?;
            return Ok((mark, self.teller.hashes(&row, 0)?));
        }
        self.mapper.push(fields, rows)?;
        self.check(rows)?;
        Ok((mark, self.teller.hashes(rows, rows.rows() - 1)?))
    }

    /// Checks what no column alone can tell about the last row.
    fn check(&mut self, rows: &mut Columns) -> Result<(), Refusal> {
        match self.table {
            Table::Orders => self.check_currency(rows),
            Table::Rates => Rates::default().add(&rows.cells(rows.rows() - 1)),
            _ => Ok(()),
        }
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
