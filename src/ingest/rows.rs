//! One table from raw records to rows of the snapshot.

use std::collections::BTreeSet;

use crate::{
    ingest::{
        Currencies, CurrencyTotal, Error, Refusal, Request,
        currency::{self, Converter, Fate},
        drift,
        keys::{self, Keys, Verdict},
        mapping::Mapper,
        quarantine::{Quarantine, Refused},
        rates::Rates,
        references::References,
        snapshot::{SnapshotWriter, SourceNote},
        totals::Totals,
    },
    model::{Cell, Finding, Severity, Table},
    source::{Pull, Row},
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
    /// What order lines in other currencies add up to.
    pub(super) currencies: Vec<CurrencyTotal>,
    /// The rows of table `rates`.
    pub(super) rates: Rates,
}

/// What becomes of a record that can be read.
enum Outcome {
    New(Vec<Option<Cell>>),
    /// An order line in another currency, counted apart.
    Apart,
    Repeated,
}

/// What was counted beside the rows of the snapshot.
#[derive(Default)]
struct Kept {
    rows: u64,
    repeated: u64,
    totals: Totals,
    rates: Rates,
    /// The names of all fields of any record.
    fields: BTreeSet<String>,
}

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
        let mut keys = Keys::new(table);
        let mut refused = self.quarantine.table(table, source.on_bad_record);
        let mut kept = Kept::default();
        let mut rows = writer.table(table)?;
        references.start(table);
        while let Some(row) = pull.next() {
            let (row, number) = (row?, pull.records());
            match self.check(&row, &mut mapper, &mut keys, &mut kept) {
                Ok(Outcome::Repeated) => kept.repeated += 1,
                Ok(Outcome::Apart) => {}
                Ok(Outcome::New(cells)) => {
                    references.note(table, &cells);
                    rows.push(cells)?;
                    kept.rows += 1;
                }
                Err(refusal) => refused.add(number, &row, refusal)?,
            }
        }
        rows.finish()?;
        let currencies = self.currencies(&kept)?;
        self.check_count(kept.rows, source.expect.min_records)?;
        let note = note(&pull, table, &refused);
        let mut findings = self.findings(&mapper, &kept, refused, note.records)?;
        findings.extend(currency::finding(&currencies, &self.request.unit));
        Ok(Read { note, findings, currencies, rates: kept.rates })
    }

    /// Reads a record and compares it with those before it.
    fn check(
        &self,
        row: &Row<'_>,
        mapper: &mut Mapper<'_>,
        keys: &mut Keys,
        kept: &mut Kept,
    ) -> Result<Outcome, Refusal> {
        let fields = match row {
            Row::Fields(fields) => fields,
            Row::Unreadable(line) => return Err(line.into()),
        };
        for name in fields.names().filter(|name| !kept.fields.contains(*name)).collect::<Vec<_>>() {
            kept.fields.insert(name.to_owned());
        }
        let mut cells = mapper.row(fields)?;
        let fate = match self.table {
            Table::Orders => self.converter.judge(&mut cells)?,
            _ => Fate::Own,
        };
        match keys.check(&cells) {
            Verdict::New => {}
            Verdict::Repeated => return Ok(Outcome::Repeated),
            Verdict::Contradicts => {
                return Err(Refusal::cell(
                    &keys::names(self.table).join(", "),
                    &keys.text(&cells),
                    "a key that came with the same values before".to_owned(),
                ));
            }
        }
        match self.table {
            Table::Orders if !self.converter.apply(&fate, &mut cells, &mut kept.totals)? => {
                return Ok(Outcome::Apart);
            }
            Table::Rates => kept.rates.add(&cells)?,
            _ => {}
        }
        Ok(Outcome::New(cells))
    }

    /// Returns what the lines of each currency add up to, if there are several; fails where only
    /// one is allowed.
    fn currencies(&self, kept: &Kept) -> Result<Vec<CurrencyTotal>, Error> {
        let (table, expected) = (self.table, &self.request.unit.currency);
        if !kept.totals.has_other_than(expected) {
            return Ok(vec![]);
        }
        let found = kept.totals.finish();
        if self.request.currencies == Currencies::Refuse {
            return Err(Error::MixedCurrencies { table, expected: expected.clone(), found });
        }
        Ok(found)
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
        kept: &Kept,
        refused: Refused<'_>,
        records: u64,
    ) -> Result<Vec<Finding>, Error> {
        let table = self.table;
        let mut findings = refused.finish(records)?;
        if kept.repeated > 0 {
            let times = kept.repeated;
            let text = format!("{times} records came more than once with the same values");
            findings.push(finding("record_repeated", Severity::Note, table, text));
        }
        if !kept.fields.is_empty() {
            findings.extend(drift::check(table, &mapper.readings(), &kept.fields, None)?);
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
