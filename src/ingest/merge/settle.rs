//! The end of a table: what does not belong is taken out, and what is left is checked.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::{
    ingest::{
        CurrencyTotal, Error, Refusal, check,
        keys::{Contradiction, Key, Resolved},
        latest::LatestTable,
        merge::{Merge, seen::name},
        quarantine::Refused,
        snapshot::SnapshotWriter,
    },
    model::{Finding, Severity, Table, Unit},
    source::Expect,
};

/// Contradicting rows read back together.
const TOGETHER: usize = 1_000;

/// A table whose rows are together.
#[derive(Debug)]
pub(in crate::ingest) struct Merged {
    /// Whether there are rows that did not go through the pipeline, or went and were dropped.
    pub(in crate::ingest) differs: bool,
    /// Records that are not gone, refused ones included.
    pub(in crate::ingest) living: u64,
    /// The part that was asked for.
    pub(in crate::ingest) slice: String,
    /// Rows that were not there before.
    pub(in crate::ingest) added: u64,
    /// Rows that were there before, in another version.
    pub(in crate::ingest) replaced: u64,
    /// Rows that were there before and are gone.
    pub(in crate::ingest) removed: u64,
    /// Names of the fields of the records.
    pub(in crate::ingest) fields: BTreeSet<String>,
    /// What order lines add up to by currency, where there are several.
    pub(in crate::ingest) currencies: Vec<CurrencyTotal>,
    /// What is noticed.
    pub(in crate::ingest) findings: Vec<Finding>,
    /// Where the table stands once the snapshot is published.
    pub(in crate::ingest) latest: LatestTable,
}

impl Merge<'_> {
    /// Takes out of the finished table what does not belong there, lets `settle` decide about lines
    /// in other currencies, and checks what is left.
    pub(in crate::ingest) fn finish(
        self,
        records: u64,
        writer: &mut SnapshotWriter,
        refused: &mut Refused<'_>,
        settle: impl FnOnce(&mut SnapshotWriter) -> Result<Vec<CurrencyTotal>, Error>,
    ) -> Result<Merged, Error> {
        let Self { table, request, plan, key, index, seen, base_rows, .. } = self;
        let resolved = index.resolve()?;
        let named = Named { table, key, unit: &request.unit };
        named.refuse(&resolved, writer, refused)?;
        writer.drop_rows(table, &resolved.dropped)?;
        let put_together = writer.rows(table);
        let currencies = settle(writer)?;
        let rows = writer.rows(table);
        let before = plan.before.as_ref();
        let expect = &request.settings.tables[&table].expect;
        check_count(table, expect, rows, before)?;
        let set_aside = before.filter(|_| plan.joins).map_or(0, |before| before.refused);
        let findings = [
            repeated(table, resolved.repeated),
            seen.finding(table, records),
            still_missing(table, set_aside),
        ];
        let fields = seen.fields;
        let last_fields = before.map_or_else(Vec::new, |before| before.fields.clone());
        let last_full = before.filter(|_| plan.joins).map_or(request.now, |it| it.last_full);
        let Resolved { replaced, removed, .. } = resolved;
        Ok(Merged {
            differs: base_rows > 0 || resolved.dropped.len() > 0 || rows < put_together,
            living: records - seen.gone,
            slice: name(&plan.slice),
            added: put_together + removed - base_rows,
            replaced,
            removed,
            findings: findings.into_iter().flatten().collect(),
            latest: LatestTable {
                fingerprint: plan.fingerprint.clone(),
                watermark: seen.watermark,
                rows,
                records,
                fields: if records > 0 { fields.iter().cloned().collect() } else { last_fields },
                refused: set_aside + refused.count(),
                last_full,
            },
            fields,
            currencies,
        })
    }
}

/// What is needed to name a row once all are written.
struct Named<'a> {
    table: Table,
    key: Key,
    unit: &'a Unit,
}

impl Named<'_> {
    /// Refuses rows that contradict an earlier one.
    fn refuse(
        &self,
        resolved: &Resolved,
        writer: &SnapshotWriter,
        refused: &mut Refused<'_>,
    ) -> Result<(), Error> {
        for some in resolved.contradictions.chunks(TOGETHER) {
            let rows: Vec<u64> = some.iter().map(|it| it.row).collect();
            let rows = writer.read_back(self.table, &rows)?;
            for (&Contradiction { record, .. }, cells) in some.iter().zip(rows) {
                let expected = "a key that came with the same values before".to_owned();
                let refusal = Refusal::cell(&self.key.names(), &self.key.text(&cells), expected);
                let pairs = || -> Map<String, Value> {
                    let shown = check::shown(self.table, &cells, self.unit).into_iter();
                    shown.map(|(name, text)| (name.to_owned(), text.into())).collect()
                };
                refused.add_record(record, pairs, refusal)?;
            }
        }
        // Those that are not told one by one could not be set aside.
        match resolved.contradictions.last() {
            Some(last) if resolved.contradicted > resolved.contradictions.len() as u64 => {
                Err(refused.too_many(last.record, resolved.contradictions.len().to_string()))
            }
            _ => Ok(()),
        }
    }
}

fn check_count(
    table: Table,
    expect: &Expect,
    found: u64,
    before: Option<&LatestTable>,
) -> Result<(), Error> {
    if found < expect.min_records {
        return Err(Error::TooFewRecords { table, found, expected: expect.min_records });
    }
    let Some((least, last)) = expect.not_below_last.zip(before.map(|before| before.rows)) else {
        return Ok(());
    };
    #[expect(clippy::cast_precision_loss, reason = "a share of rows needs few digits")]
    let share = found as f64 / last.max(1) as f64;
    if share >= least || last == 0 {
        return Ok(());
    }
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    let (share, expected) = (percent(share), percent(least));
    Err(Error::BelowLast { table, found, last, share, expected })
}

fn repeated(table: Table, times: u64) -> Option<Finding> {
    (times > 0).then(|| Finding {
        rule: "record_repeated".to_owned(),
        severity: Severity::Note,
        place: table.name().to_owned(),
        text: format!("{times} records came more than once with the same values"),
    })
}

fn still_missing(table: Table, times: u64) -> Option<Finding> {
    (times > 0).then(|| Finding {
        rule: "records_refused_before".to_owned(),
        severity: Severity::Refused,
        place: table.name().to_owned(),
        text: format!(
            "{times} records were refused by earlier pulls since everything was pulled; they are \
             missing unless they came again"
        ),
    })
}
