//! One table from raw records to rows of the snapshot.

use crate::{
    ingest::{
        Error, Refusal, Request,
        keys::place,
        latest::LatestTable,
        mapping::Mapper,
        merge::{Merge, Merged},
        quarantine::{Quarantine, Refused},
        references::References,
        refusal::cut,
        slices::{Mark, Marks, Plans},
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
    pub(super) plans: &'a Plans,
}

/// What is known of a table once it is read.
pub(super) struct Read {
    pub(super) note: SourceNote,
    pub(super) latest: LatestTable,
    pub(super) findings: Vec<Finding>,
}

/// The cells of a record, those of its key if it is gone, or why it is refused.
type Outcome = Result<(Mark, Vec<Option<Cell>>), Refusal>;

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
        let scratch = writer.scratch(&format!("{table}.keys"));
        let mut merge = Merge::start(self.request, table, self.plans.plan(table), scratch)?;
        let marks = merge.marks()?;
        let mut refused = self.quarantine.table(table, source.on_bad_record);
        let mut rows = writer.table(table)?;
        merge.join(self.plans.base.as_ref(), &mut rows)?;
        references.start(table);
        while let Some(row) = pull.next() {
            let (row, number) = (row?, pull.records());
            let read = match self.check(number, &row, &mut mapper, (&marks, &mut merge))? {
                Ok((mark, cells)) if mark.is_gone => merge.add_gone(mark, &cells)?,
                Ok((mark, cells)) => match merge.add(number, mark, &cells)? {
                    Ok(()) => {
                        references.note(table, &cells);
                        Ok(rows.push(cells)?)
                    }
                    refused => refused,
                },
                Err(refusal) => Err(refusal),
            };
            if let Err(refusal) = read {
                refused.add(number, &row, refusal)?;
            }
        }
        rows.finish()?;
        let merged = merge.finish(pull.records(), writer, &mut refused)?;
        if merged.differs {
            references.read(table, writer)?;
        }
        let note = note(&pull, table, &refused, &merged);
        let mut findings = self.findings(&mapper, refused, (note.records, merged.living))?;
        findings.extend(merged.findings);
        Ok(Read { note, latest: merged.latest, findings })
    }

    /// Reads a record.
    fn check(
        &self,
        number: u64,
        row: &Row<'_>,
        mapper: &mut Mapper<'_>,
        (marks, merge): (&Marks, &mut Merge<'_>),
    ) -> Result<Outcome, Error> {
        let fields = match row {
            Row::Fields(fields) => fields,
            Row::Unreadable(line) => return Ok(Err(line.into())),
        };
        merge.note_fields(fields);
        let mark = match marks.read(fields) {
            Ok(mark) => mark,
            Err(refusal) => return Ok(Err(refusal)),
        };
        merge.note(mark);
        if mark.is_gone {
            return Ok(mapper.some(fields, merge.key().places()).map(|cells| (mark, cells)));
        }
        let mut cells = match mapper.row(fields) {
            Ok(cells) => cells,
            Err(refusal) => return Ok(Err(refusal)),
        };
        self.check_currency(number, &mut cells)?;
        Ok(Ok((mark, cells)))
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

    fn findings(
        &self,
        mapper: &Mapper<'_>,
        refused: Refused<'_>,
        (records, living): (u64, u64),
    ) -> Result<Vec<Finding>, Error> {
        let table = self.table;
        let mut findings = refused.finish(records)?;
        for (column, field) in mapper.missing().filter(|_| living > 0) {
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

fn note(pull: &Pull<'_>, table: Table, refused: &Refused<'_>, merged: &Merged) -> SourceNote {
    SourceNote {
        table,
        origin: pull.origin().to_owned(),
        records: pull.records(),
        refused: refused.count(),
        pages: pull.pages(),
        slice: merged.slice.clone(),
        added: merged.added,
        replaced: merged.replaced,
        removed: merged.removed,
        fields: merged.fields.clone(),
    }
}

fn finding(rule: &str, severity: Severity, table: Table, text: String) -> Finding {
    Finding { rule: rule.to_owned(), severity, place: table.name().to_owned(), text }
}
