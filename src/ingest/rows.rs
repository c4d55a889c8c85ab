//! One table from raw records to rows of the snapshot.

use std::iter::Peekable;

use crate::{
    ingest::{
        Error, Request,
        currency::Converter,
        drift,
        latest::LatestTable,
        mapping::Mapper,
        merge::Merge,
        quarantine::{Quarantine, Refused},
        references::References,
        slices::{Plan, Plans},
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
    pub(super) plans: &'a Plans,
}

/// What is known of a table once it is read.
pub(super) struct Read {
    pub(super) note: SourceNote,
    pub(super) latest: LatestTable,
    pub(super) findings: Vec<Finding>,
}

/// Takes what the workers made of the batches, in the order the batches arrived.
struct Taker<'a> {
    table: Table,
    plan: &'a Plan,
    converter: &'a Converter,
    mapper: Mapper<'a>,
    merge: Merge<'a>,
    refused: Refused<'a>,
    references: &'a mut References,
    records: u64,
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
        let (scratch, policy) = (writer.scratch(&format!("{table}.keys")), source.on_bad_record);
        let mut merge = Merge::start(self.request, table, self.plans.plan(table), scratch)?;
        let teller = merge.teller()?;
        let worker = Worker::new(table, mapper.clone(), teller, self.converter, policy);
        let refused = self.quarantine.table(table, policy);
        references.start(table);
        let mut rows = writer.table(table)?;
        merge.join(self.plans.base.as_ref(), &mut rows)?;
        let mut taker = Taker {
            table,
            plan: self.plans.plan(table),
            converter: self.converter,
            mapper,
            merge,
            refused,
            references,
            records: 0,
            has_foreign: false,
        };
        threads::in_order(
            workers(&worker),
            || Ok(pull.next_batch()?),
            |mapped| taker.take(mapped, &mut rows),
        )?;
        rows.finish()?;
        taker.finish(&pull, writer)
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
        let mut row = 0;
        for told in &mapped.told {
            self.take_problems(&mut problems, told.place)?;
            if told.mark.is_gone {
                self.merge.add_gone(told)?;
                continue;
            }
            let record = self.number(told.place);
            self.merge.check_window(record, told, (&mapped.rows, row))?;
            self.merge.add(record, told)?;
            row += 1;
        }
        self.take_problems(&mut problems, mapped.records)?;
        self.records += mapped.records as u64;
        self.merge.note(mapped.sum);
        self.references.note(self.table, mapped.mentions);
        self.mapper.note_seen(&mapped.seen);
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
    fn finish(mut self, pull: &Pull<'_>, writer: &mut SnapshotWriter) -> Result<Read, Error> {
        let (table, records) = (self.table, self.records);
        let converter = self.converter;
        let settle = |writer: &mut SnapshotWriter| {
            if self.has_foreign { converter.settle(writer) } else { Ok(vec![]) }
        };
        let merged = self.merge.finish(records, writer, &mut self.refused, settle)?;
        if merged.differs {
            self.references.read(table, writer)?;
        }
        let note = SourceNote {
            table,
            origin: pull.origin().to_owned(),
            records,
            refused: self.refused.count(),
            pages: pull.pages(),
            slice: merged.slice,
            added: merged.added,
            replaced: merged.replaced,
            removed: merged.removed,
            fields: merged.fields.iter().cloned().collect(),
        };
        let names = merged.fields;
        let mut findings = self.refused.finish(records)?;
        findings.extend(merged.findings);
        if let Some(text) = pull.note() {
            let text = text.to_owned();
            findings.push(finding("total_differs", Severity::Warning, table, text));
        }
        if merged.living > 0 && !names.is_empty() {
            let before = self.plan.known_fields();
            findings.extend(drift::check(table, &self.mapper.readings(), &names, before.as_ref())?);
        }
        findings.extend(converter.finding(&merged.currencies));
        writer.note_currencies(merged.currencies);
        Ok(Read { note, latest: merged.latest, findings })
    }
}

fn finding(rule: &str, severity: Severity, table: Table, text: String) -> Finding {
    Finding { rule: rule.to_owned(), severity, place: table.name().to_owned(), text }
}
