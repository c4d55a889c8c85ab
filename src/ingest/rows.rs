//! One table from raw records to rows of the snapshot.

use crate::{
    ingest::{
        Error, Refusal, Request,
        keys::place,
        mapping::Mapper,
        merge::{Merge, Merged},
        quarantine::{Quarantine, Refused},
        references::References,
        refusal::cut,
        snapshot::{SnapshotWriter, SourceNote},
    },
    model::{Cell, Finding, Severity, Table},
    source::{Pull, Row},
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

/// The cells of a record, or why it is refused.
type Outcome = Result<Vec<Option<Cell>>, Refusal>;

impl Rows<'_> {
    /// Reads all rows of a pull into the snapshot.
    pub(super) fn read(
        &self,
        mut pull: Pull<'_>,
        writer: &mut SnapshotWriter,
        references: &mut References,
    ) -> Result<Read, Error> {
        let table = self.table;
        let source = &self.request.settings.tables[&table];
        let mut mapper = Mapper::new(table, source, &self.request.unit, &self.request.time_zone)?;
        let mut merge = Merge::start(table, source, &self.request.unit, writer)?;
        let mut refused = self.quarantine.table(table, source.on_bad_record);
        let mut rows = writer.table(table)?;
        references.start(table);
        let (mut number, mut failure) = (0, Ok(()));
        while let Some(batch) = pull.next_batch()? {
            batch.for_each(|row| {
                number += 1;
                if failure.is_err() {
                    return;
                }
                let outcome = self.check(number, &row, &mut mapper);
                failure = outcome.and_then(|outcome| match outcome {
                    Ok(cells) => {
                        references.note(table, &cells);
                        merge.add(number, &cells)?;
                        Ok(rows.push(cells)?)
                    }
                    Err(refusal) => refused.add(number, &row, refusal),
                });
            });
            std::mem::replace(&mut failure, Ok(()))?;
        }
        rows.finish()?;
        let merged = merge.finish(writer, &mut refused)?;
        self.check_count(merged.rows, source.expect.min_records)?;
        let note = note(&pull, table, &refused);
        let mut findings = self.findings(&mapper, merged, refused, note.records)?;
        if let Some(text) = pull.note() {
            findings.push(finding("total_differs", Severity::Warning, table, text.to_owned()));
        }
        Ok(Read { note, findings })
    }

    /// Reads a record.
    fn check(&self, number: u64, row: &Row<'_>, mapper: &mut Mapper<'_>) -> Result<Outcome, Error> {
        let fields = match row {
            Row::Fields(fields) => fields,
            Row::Unreadable(line) => return Ok(Err(line.into())),
        };
        let mut cells = match mapper.row(fields) {
            Ok(cells) => cells,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.check_currency(number, &mut cells)?;
        Ok(Ok(cells))
    }

    /// Amounts of different currencies are never added, so one foreign row stops the pull.
    fn check_currency(&self, number: u64, cells: &mut [Option<Cell>]) -> Result<(), Error> {
        if self.table != Table::Orders {
            return Ok(());
        }
        let expected = &self.request.unit.currency;
        let Some(Cell::Text(found)) = &mut cells[place(Table::Orders, "currency")] else {
            return Ok(());
        };
        if !found.eq_ignore_ascii_case(expected.code()) {
            return Err(Error::ForeignCurrency {
                table: self.table,
                row: number,
                found: cut(found),
                expected: expected.clone(),
            });
        }
        expected.code().clone_into(found);
        Ok(())
    }

    fn check_count(&self, found: u64, expected: u64) -> Result<(), Error> {
        if found < expected {
            return Err(Error::TooFewRecords { table: self.table, found, expected });
        }
        Ok(())
    }

    fn findings(
        &self,
        mapper: &Mapper<'_>,
        merged: Merged,
        refused: Refused<'_>,
        records: u64,
    ) -> Result<Vec<Finding>, Error> {
        let table = self.table;
        let mut findings = refused.finish(records)?;
        if merged.repeated > 0 {
            let times = merged.repeated;
            let text = format!("{times} records came more than once with the same values");
            findings.push(finding("record_repeated", Severity::Note, table, text));
        }
        for (column, field) in mapper.missing().filter(|_| records > 0) {
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

fn note(pull: &Pull<'_>, table: Table, refused: &Refused<'_>) -> SourceNote {
    SourceNote {
        table,
        origin: pull.origin().to_owned(),
        records: pull.records(),
        refused: refused.count(),
        pages: pull.pages(),
    }
}

fn finding(rule: &str, severity: Severity, table: Table, text: String) -> Finding {
    Finding { rule: rule.to_owned(), severity, place: table.name().to_owned(), text }
}
