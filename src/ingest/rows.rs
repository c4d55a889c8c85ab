//! One table from raw records to rows of the snapshot.

use std::iter::Peekable;

use crate::{
    ingest::{
        Error, Refusal, Request,
        keys::{self, Keys, Verdict},
        mapping::Mapper,
        quarantine::{self, Quarantine, Refused},
        references::References,
        snapshot::{SnapshotWriter, SourceNote, TableWriter},
        threads,
        worker::{Mapped, Problem, ProblemKind, Worker},
    },
    model::{Currency, Finding, Severity, Table},
    source::{Batch, Pull},
};

/// What is needed to read the rows of one table.
pub(super) struct Rows<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) table: Table,
    pub(super) quarantine: &'a Quarantine,
}

/// What is known of a table once it is read.
pub(super) struct Read {
    pub(super) note: SourceNote,
    pub(super) findings: Vec<Finding>,
}

/// Takes what the workers made of the batches, in the order the batches arrived.
struct Taker<'a> {
    table: Table,
    currency: &'a Currency,
    mapper: Mapper<'a>,
    keys: Keys,
    refused: Refused<'a>,
    references: &'a mut References,
    records: u64,
    rows: u64,
    repeated: u64,
}

impl Rows<'_> {
    /// Reads all rows of a pull into the snapshot.
    pub(super) fn read(
        &self,
        mut pull: Pull<'_>,
        writer: &mut SnapshotWriter,
        references: &mut References,
    ) -> Result<Read, Error> {
        let (table, unit) = (self.table, &self.request.unit);
        let source = &self.request.settings.tables[&table];
        let mapper = Mapper::new(table, source, unit, &self.request.time_zone)?;
        let worker = Worker::new(table, mapper.clone(), &unit.currency, source.on_bad_record);
        references.start(table);
        let mut rows = writer.table(table)?;
        let mut taker = Taker {
            table,
            currency: &unit.currency,
            mapper,
            keys: Keys::new(table),
            refused: self.quarantine.table(table, source.on_bad_record),
            references,
            records: 0,
            rows: 0,
            repeated: 0,
        };
        threads::in_order(
            workers(&worker),
            || Ok(pull.next_batch()?),
            |mapped| taker.take(mapped, &mut rows),
        )?;
        rows.finish()?;
        taker.check_count(source.expect.min_records)?;
        taker.read(&pull)
    }
}

/// Returns one worker for each thread.
fn workers<'w>(worker: &Worker<'w>) -> Vec<impl FnMut(Batch) -> Mapped + Send + use<'w>> {
    let copies = (0..threads::count()).map(|_| worker.clone());
    copies.map(|mut worker| move |batch| worker.map(batch)).collect()
}

impl Taker<'_> {
    /// Takes the rows of a batch.
    fn take(&mut self, mapped: Mapped, writer: &mut TableWriter<'_>) -> Result<(), Error> {
        let mut problems = mapped.problems.into_iter().peekable();
        let mut dropped = vec![];
        for (row, place) in mapped.places.iter().enumerate() {
            self.take_problems(&mut problems, *place)?;
            let cells = mapped.rows.cells(row);
            match self.keys.check(&cells) {
                Verdict::New => continue,
                Verdict::Repeated => self.repeated += 1,
                Verdict::Contradicts => {
                    let refusal = Refusal::cell(
                        &keys::names(self.table).join(", "),
                        &self.keys.text(&cells),
                        "a key that came with the same values before".to_owned(),
                    );
                    self.refuse(*place, refusal, &quarantine::record(&mapped.batch, *place))?;
                }
            }
            dropped.push(row);
        }
        self.take_problems(&mut problems, mapped.records)?;
        self.records += mapped.records as u64;
        self.rows += (mapped.rows.rows() - dropped.len()) as u64;
        self.references.note(self.table, mapped.mentions);
        self.mapper.note_seen(&mapped.seen);
        if dropped.is_empty() {
            writer.append(&mapped.rows)?;
        } else {
            writer.append(&mapped.rows.without(&dropped))?;
        }
        Ok(())
    }

    /// Takes the problems of the records before a place.
    fn take_problems(
        &mut self,
        problems: &mut Peekable<impl Iterator<Item = Problem>>,
        end: usize,
    ) -> Result<(), Error> {
        while let Some(Problem { place, kind }) = problems.next_if(|problem| problem.place < end) {
            match kind {
                ProblemKind::Refused { refusal, record } => self.refuse(place, refusal, &record)?,
                ProblemKind::Foreign(found) => {
                    return Err(Error::ForeignCurrency {
                        table: self.table,
                        row: self.number(place),
                        found,
                        expected: self.currency.clone(),
                    });
                }
            }
        }
        Ok(())
    }

    fn refuse(&mut self, place: usize, refusal: Refusal, record: &str) -> Result<(), Error> {
        self.refused.add(self.number(place), refusal, record)
    }

    /// Returns the number of a record of the batch at hand, from 1.
    fn number(&self, place: usize) -> u64 {
        self.records + place as u64 + 1
    }

    fn check_count(&self, expected: u64) -> Result<(), Error> {
        if self.rows < expected {
            let found = self.rows;
            return Err(Error::TooFewRecords { table: self.table, found, expected });
        }
        Ok(())
    }

    /// Tells what is known once all batches are taken.
    fn read(self, pull: &Pull<'_>) -> Result<Read, Error> {
        let note = SourceNote {
            table: self.table,
            origin: pull.origin().to_owned(),
            records: self.records,
            refused: self.refused.count(),
            pages: pull.pages(),
        };
        Ok(Read { note, findings: self.findings()? })
    }

    fn findings(self) -> Result<Vec<Finding>, Error> {
        let table = self.table;
        let mut findings = self.refused.finish(self.records)?;
        if self.repeated > 0 {
            let times = self.repeated;
            let text = format!("{times} records came more than once with the same values");
            findings.push(finding("record_repeated", Severity::Note, table, text));
        }
        for (column, field) in self.mapper.missing().filter(|_| self.records > 0) {
            if table == Table::Orders && column.name == "account_id" {
                let (column, field) = (column.name, field.to_owned());
                return Err(Error::FieldMissing { table, column, field });
            }
            let text = format!("no record has a field `{field}` for column `{}`", column.name);
            findings.push(finding("field_missing", Severity::Warning, table, text));
        }
        Ok(findings)
    }
}

fn finding(rule: &str, severity: Severity, table: Table, text: String) -> Finding {
    Finding { rule: rule.to_owned(), severity, place: table.name().to_owned(), text }
}
