//! Which part of each table is asked for, and whether it joins the rows of the last snapshot.

mod cursor;
mod marks;

#[cfg(test)]
mod tests;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use jiff::{ToSpan, civil::Date};

use crate::{
    ingest::{
        Currencies, Error, Request,
        latest::{Latest, LatestTable},
        snapshot::Snapshot,
    },
    model::{Finding, Severity, Table, sha256_hex},
    source::{Incremental, Slice, TableSource, Watermark, Window},
};

pub(super) use cursor::{Cursor, CursorForm};
pub(super) use marks::{Mark, Marks};

/// What is asked for in one pull.
pub(super) struct Plans {
    /// The last snapshot, if any table joins its rows.
    pub(super) base: Option<Snapshot>,
    /// What is noticed about the last snapshot.
    pub(super) findings: Vec<Finding>,
    tables: BTreeMap<Table, Plan>,
}

/// What is asked for of one table.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    /// The part of the table.
    pub(super) slice: Slice,
    /// Whether what is pulled joins the rows of the last snapshot; else it replaces them.
    pub(super) joins: bool,
    /// What was known after the last pull.
    pub(super) before: Option<LatestTable>,
    /// Tells settings apart that give other rows.
    pub(super) fingerprint: String,
}

impl Plans {
    /// Decides what to ask for, by what the last pull left below `snapshots`.
    pub(super) fn decide(request: &Request<'_>, snapshots: &Path) -> Result<Self, Error> {
        let (mut latest, mut findings) = (Latest::default(), vec![]);
        match Latest::read(snapshots) {
            Ok(found) => latest = found.unwrap_or_default(),
            Err(reason) => findings.push(lost(&reason)),
        }
        let tables = request.settings.tables.iter();
        let mut plans: BTreeMap<Table, Plan> = tables
            .map(|(&table, source)| (table, Plan::new(request, table, source, &latest)))
            .collect();
        let mut base = None;
        if plans.values().any(|plan| plan.joins) {
            match Snapshot::open(&snapshots.join(&latest.snapshot)) {
                Ok(snapshot) => base = Some(snapshot),
                Err(error) => findings.push(lost(&error)),
            }
        }
        for (&table, plan) in &mut plans {
            let known = base.as_ref().is_some_and(|it| it.manifest.tables.contains_key(&table));
            plan.joins &= known;
            plan.slice = slice(request, table, plan)?;
        }
        Ok(Self { base, findings, tables: plans })
    }

    /// Returns what is asked for of a configured table.
    pub(super) fn plan(&self, table: Table) -> &Plan {
        &self.tables[&table]
    }

    /// Returns the part asked for of each table.
    pub(super) fn slices(&self) -> BTreeMap<Table, Slice> {
        self.tables.iter().map(|(table, plan)| (*table, plan.slice.clone())).collect()
    }
}

impl Plan {
    fn new(request: &Request<'_>, table: Table, source: &TableSource, latest: &Latest) -> Self {
        let fingerprint = fingerprint(request, table, source);
        let before = latest.tables.get(&table).cloned();
        let is_known = before.as_ref().is_some_and(|before| before.fingerprint == fingerprint);
        // Lines that are kept apart are in no snapshot, so their totals take all of them.
        let is_apart = table == Table::Orders && request.currencies == Currencies::Separate;
        let joins = is_known
            && !is_apart
            && !request.refresh.contains(&table)
            && match &source.incremental {
                Incremental::Full => false,
                Incremental::Watermark(_) => {
                    before.as_ref().is_some_and(|before| before.watermark.is_some())
                }
                Incremental::Window(_) => true,
            };
        Self { slice: Slice::All, joins, before, fingerprint }
    }

    /// Returns the names of the fields of the last pull with the same settings, if it had any.
    pub(super) fn known_fields(&self) -> Option<BTreeSet<String>> {
        let before = self.before.as_ref()?;
        let is_known = before.fingerprint == self.fingerprint && !before.fields.is_empty();
        is_known.then(|| before.fields.iter().cloned().collect())
    }

    /// Returns the watermark that the rows joined already have.
    pub(super) fn watermark(&self) -> Option<Cursor> {
        self.before.as_ref().filter(|_| self.joins)?.watermark
    }
}

/// Returns the part to ask for.
fn slice(request: &Request<'_>, table: Table, plan: &Plan) -> Result<Slice, Error> {
    Ok(match &request.settings.tables[&table].incremental {
        Incremental::Full => Slice::All,
        Incremental::Watermark(watermark) => Slice::Since(match plan.watermark() {
            Some(cursor) => since(table, watermark, cursor)?,
            None => watermark.start.clone(),
        }),
        Incremental::Window(window) => {
            let to = request.now.to_zoned_datetime(request.time_zone.clone()).date();
            Slice::Days { from: from(window, plan.joins, to), to }
        }
    })
}

fn since(table: Table, watermark: &Watermark, cursor: Cursor) -> Result<String, Error> {
    let form = CursorForm::of(watermark);
    form.write(cursor.before(watermark.lookback)).map_err(|cause| Error::CursorFormat {
        table,
        format: watermark.format.clone().unwrap_or_default(),
        cause,
    })
}

fn from(window: &Window, joins: bool, today: Date) -> Date {
    let from = today.saturating_sub(i64::from(window.days).days());
    if joins { from.max(window.start) } else { window.start }
}

/// Returns what tells settings apart under which the same source gives other rows.
fn fingerprint(request: &Request<'_>, table: Table, source: &TableSource) -> String {
    let mut source = source.clone();
    // What only limits or times a pull changes no row.
    source.expect = crate::source::Expect::default();
    source.max_age = None;
    match &mut source.incremental {
        Incremental::Full => {}
        Incremental::Watermark(Watermark { lookback, full_refresh, .. }) => {
            (*lookback, *full_refresh) = (std::time::Duration::ZERO, None);
        }
        Incremental::Window(Window { days, full_refresh, .. }) => {
            (*days, *full_refresh) = (0, None);
        }
    }
    let base = request.settings.connections.get(&source.connection).map(|it| &it.base);
    let Request { unit, time_zone, currencies, .. } = request;
    let zone = time_zone.iana_name();
    let columns = table.columns();
    let text = format!("{source:?} {base:?} {unit:?} {zone:?} {currencies:?} {columns:?}");
    sha256_hex(text.as_bytes())
}

/// Tells that the last snapshot cannot be gone on from; why is of no interest to a reader.
fn lost(reason: &dyn std::fmt::Display) -> Finding {
    tracing::warn!(%reason, "The last snapshot is of no use; everything is pulled.");
    Finding {
        rule: "last_snapshot_lost".to_owned(),
        severity: Severity::Note,
        place: "snapshots".to_owned(),
        text: "everything was pulled, because the last snapshot is missing or damaged".to_owned(),
    }
}
