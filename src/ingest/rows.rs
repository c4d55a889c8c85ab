//! One table from raw records to rows of the snapshot.

use std::{collections::BTreeSet, iter::Peekable};

use crate::{
    ingest::{
        Error, Request,
        currency::Converter,
        drift,
        mapping::Mapper,
        merge::{Merge, Merged},
        quarantine::{Quarantine, Refused},
        references::References,
        snapshot::{SnapshotWriter, SourceNote, TableWriter},
        threads,
        worker::{Mapped, Problem, Worker},
    },
    model::{Finding, Severity, Table},
    source::{Batch, Pull},
};

/// What is needed to read the rows of one table.
pub(super) struct Rows<'a> {
    pub(super) request: &'a Request<'a>,
    pub(super) table: Table,
    pub(super) quarantine: &'a Quarantine,
    pub(super) converter: &'a Converter,
}

/// What is known of a table once it is read.
pub(super) struct Read {
    pub(super) note: SourceNote,
    pub(super) findings: Vec<Finding>,
}

/// Takes what the workers made of the batches, in the order the batches arrived.
struct Taker<'a> {
    table: Table,
    converter: &'a Converter,
    mapper: Mapper<'a>,
    merge: Merge<'a>,
    refused: Refused<'a>,
    references: &'a mut References,
    records: u64,
    names: BTreeSet<String>,
    has_foreign: bool,
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
        let merge = Merge::start(table, source, unit, writer)?;
        let (key, policy) = (merge.key().clone(), source.on_bad_record);
        let worker = Worker::new(table, mapper.clone(), key, self.converter, policy);
        let refused = self.quarantine.table(table, policy);
        references.start(table);
        let mut rows = writer.table(table)?;
        let mut taker = Taker {
            table,
            converter: self.converter,
            mapper,
            merge,
            refused,
            references,
            records: 0,
            names: BTreeSet::new(),
            has_foreign: false,
        };
        threads::in_order(
            workers(&worker),
            || Ok(pull.next_batch()?),
            |mapped| taker.take(mapped, &mut rows),
        )?;
        rows.finish()?;
        taker.finish(&pull, writer, source.expect.min_records)
    }
}

/// Returns one worker for each thread.
fn workers<'w>(worker: &Worker<'w>) -> Vec<impl FnMut(Batch) -> Mapped + Send + use<'w>> {
    let copies = (0..threads::count()).map(|_| worker.clone());
    copies.map(|mut worker| move |batch: Batch| worker.map(&batch)).collect()
}

impl Taker<'_> {
    /// Takes the rows of a batch.
    fn take(&mut self, mapped: Mapped, writer: &mut TableWriter<'_>) -> Result<(), Error> {
        let mut problems = mapped.problems.into_iter().peekable();
        for (place, hashes) in mapped.marks {
            self.take_problems(&mut problems, place)?;
            self.merge.add(self.number(place), hashes)?;
        }
        self.take_problems(&mut problems, mapped.records)?;
        self.records += mapped.records as u64;
        self.references.note(self.table, mapped.mentions);
        self.mapper.note_seen(&mapped.seen);
        self.names.extend(mapped.names);
        self.has_foreign |= mapped.has_foreign;
        Ok(writer.append(&mapped.rows)?)
    }

    /// Takes the problems of the records before a place.
    fn take_problems(
        &mut self,
        problems: &mut Peekable<impl Iterator<Item = Problem>>,
        end: usize,
    ) -> Result<(), Error> {
        while let Some(problem) = problems.next_if(|problem| problem.place < end) {
            let Problem { place, refusal, record } = problem;
            self.refused.add(self.number(place), refusal, &record)?;
        }
        Ok(())
    }

    /// Returns the number of a record of the batch at hand, from 1.
    fn number(&self, place: usize) -> u64 {
        self.records + place as u64 + 1
    }

    /// Ends the table once all batches are taken.
    fn finish(
        mut self,
        pull: &Pull<'_>,
        writer: &mut SnapshotWriter,
        min_records: u64,
    ) -> Result<Read, Error> {
        let merged = self.merge.finish(writer, &mut self.refused)?;
        let (currencies, rows) = if self.has_foreign {
            (self.converter.settle(writer)?, writer.rows(self.table))
        } else {
            (vec![], merged.rows)
        };
        if rows < min_records {
            let (table, found, expected) = (self.table, rows, min_records);
            return Err(Error::TooFewRecords { table, found, expected });
        }
        let note = SourceNote {
            table: self.table,
            origin: pull.origin().to_owned(),
            records: self.records,
            refused: self.refused.count(),
            pages: pull.pages(),
        };
        let mut findings = self.refused.finish(self.records)?;
        findings.extend(repeated(self.table, merged));
        if let Some(text) = pull.note() {
            let text = text.to_owned();
            findings.push(finding("total_differs", Severity::Warning, self.table, text));
        }
        if !self.names.is_empty() {
            findings.extend(drift::check(self.table, &self.mapper.readings(), &self.names, None)?);
        }
        findings.extend(self.converter.finding(&currencies));
        writer.note_currencies(currencies);
        Ok(Read { note, findings })
    }
}

fn repeated(table: Table, merged: Merged) -> Option<Finding> {
    let text = format!("{} records came more than once with the same values", merged.repeated);
    (merged.repeated > 0).then(|| finding("record_repeated", Severity::Note, table, text))
}

fn finding(rule: &str, severity: Severity, table: Table, text: String) -> Finding {
    Finding { rule: rule.to_owned(), severity, place: table.name().to_owned(), text }
}
