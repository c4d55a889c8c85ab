//! One batch of raw records to typed columns, in a thread of its own.

use crate::{
    ingest::{
        Refusal,
        keys::{Hashes, place},
        mapping::Mapper,
        merge::{Sum, Teller, Told},
        quarantine,
        references::{MentionReader, Mentions},
        refusal::cut,
        slices::Mark,
        snapshot::{Columns, Values},
    },
    model::{Currency, Table},
    source::{Batch, Fields, OnBadRecord, Row},
};

/// Maps batch after batch of one table.
#[derive(Clone)]
pub(super) struct Worker<'a> {
    table: Table,
    mapper: Mapper<'a>,
    mentions: MentionReader,
    teller: Teller,
    /// What every order line is in, and where it stands.
    currency: Option<(&'a Currency, usize)>,
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
        teller: Teller,
        currency: &'a Currency,
        policy: OnBadRecord,
    ) -> Self {
        let fails = policy == OnBadRecord::Fail;
        let currency =
            (table == Table::Orders).then(|| (currency, place(Table::Orders, "currency")));
        let mentions = MentionReader::new(table);
        Self { table, mapper, mentions, teller, currency, fails }
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
                Err(kind) => problems.push(Problem { place, kind }),
            }
        });
        let mentions = self.mentions.read(&rows);
        let seen = self.mapper.seen();
        Mapped { rows, told, sum, problems, records, mentions, seen }
    }

    fn push(
        &mut self,
        row: &Row<'_>,
        rows: &mut Columns,
        sum: &mut Sum,
    ) -> Result<(Mark, Hashes), ProblemKind> {
        let before = rows.rows();
        let pushed = match row {
            Row::Fields(fields) => self.push_fields(fields, rows, sum),
            Row::Unreadable(line) => Err(Stop::Refused(line.into())),
        };
        pushed.map_err(|stop| {
            rows.truncate(before);
            match stop {
                Stop::Foreign(found) => ProblemKind::Foreign(found),
                Stop::Refused(refusal) => ProblemKind::Refused {
                    refusal,
                    // A pull that fails keeps no records.
                    record: if self.fails { String::new() } else { quarantine::shown(row) },
                },
            }
        })
    }

    fn push_fields(
        &mut self,
        fields: &Fields<'_>,
        rows: &mut Columns,
        sum: &mut Sum,
    ) -> Result<(Mark, Hashes), Stop> {
        sum.note_fields(fields);
        let mark = self.teller.mark(fields)?;
        sum.note(mark);
        if mark.is_gone {
            let row = self.mapper.some(fields, self.teller.key().places())?;
            return Ok((mark, self.teller.hashes(&row, 0)?));
        }
        self.mapper.push(fields, rows)?;
        self.check_currency(rows)?;
        Ok((mark, self.teller.hashes(rows, rows.rows() - 1)?))
    }

    /// Amounts of different currencies are never added, so one foreign row stops the pull.
    fn check_currency(&self, rows: &mut Columns) -> Result<(), Stop> {
        let Some((expected, place)) = self.currency else { return Ok(()) };
        let (row, expected) = (rows.rows() - 1, expected.code());
        let Values::Text(currencies) = rows.column_mut(place) else { return Ok(()) };
        let Some(found) = currencies.get(row) else { return Ok(()) };
        if found == expected {
            return Ok(());
        }
        if !found.eq_ignore_ascii_case(expected) {
            return Err(Stop::Foreign(cut(found)));
        }
        currencies.replace_last(Some(expected));
        Ok(())
    }
}

/// Why a record is no row.
enum Stop {
    Refused(Refusal),
    Foreign(String),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}
