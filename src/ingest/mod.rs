//! Pages to typed rows to the snapshot: mapping, exact amounts, findings, control totals.
//!
//! Amounts are read from the text that was sent, never through a float. A record that cannot be
//! read stops the pull or is set aside, as configured; it is never dropped in silence.

pub mod snapshot;
mod error;
mod refusal;
mod amount;
mod day;
mod code;
mod plain;
mod mapping;
mod keys;
mod merge;
mod latest;
mod slices;
mod quarantine;
mod references;
mod threads;
mod worker;
mod rows;
mod check;
mod currency;
mod rates;
mod totals;
mod freshness;
mod control;
mod drift;

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use jiff::{Timestamp, tz::TimeZone};

use crate::{
    ingest::{
        currency::Converter,
        latest::Latest,
        quarantine::Quarantine,
        rates::Rates,
        references::References,
        slices::Plans,
        snapshot::{Snapshot, SnapshotWriter},
    },
    model::{Table, Unit},
    source::{Progress, Session, Settings},
};

pub use amount::{AmountError, parse as parse_amount};
pub use check::{Check, Mapped, check};
pub use currency::Currencies;
pub use error::Error;
pub use freshness::check_age;
pub use refusal::Refusal;
pub use totals::CurrencyTotal;

/// What to pull and how to read it.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// Connections and tables.
    pub settings: &'a Settings,
    /// What one stored unit of money is worth.
    pub unit: Unit,
    /// The time zone in which days are counted.
    pub time_zone: TimeZone,
    /// The folder for kept pages, snapshots and refused records.
    pub state_dir: &'a Path,
    /// What becomes of order lines in other currencies.
    pub currencies: Currencies,
    /// When the pull starts: how old data may be is counted from here.
    pub now: Timestamp,
    /// Tables that are pulled whole although only what changed could be asked for.
    pub refresh: BTreeSet<Table>,
}

/// Pulls every configured table and publishes the snapshot; rates come before the orders that need
/// them.
///
/// Nothing is published unless all tables are complete. Refused records are kept in the snapshot's
/// folder under `quarantine/`.
pub fn ingest(request: &Request<'_>, progress: &mut dyn Progress) -> Result<Snapshot, Error> {
    let session = Session::open(request.settings, request.state_dir, request.now)?;
    let snapshots = request.state_dir.join("snapshots");
    let plans = Plans::decide(request, &snapshots)?;
    let mut writer = SnapshotWriter::create(&snapshots, request.unit.clone())?;
    let quarantine = Quarantine::open(request.state_dir)?;
    let fetched = session.fetch(&plans.slices(), progress)?;
    let (mut references, mut findings, mut notes) = (References::default(), vec![], vec![]);
    let mut latest = BTreeMap::new();
    findings.extend(plans.findings.iter().cloned());
    let mut converter = Converter::new(request.unit.clone(), request.currencies, Rates::default());
    for &table in &order(request) {
        let pull = session.pull(&fetched, table, progress)?;
        let (plans, quarantine, converter_of_table) = (&plans, &quarantine, &converter);
        let rows = rows::Rows { request, table, quarantine, plans, converter: converter_of_table };
        let read = rows.read(pull, &mut writer, &mut references)?;
        findings.extend(read.findings);
        notes.push(read.note);
        latest.insert(table, read.latest);
        if table == Table::Rates {
            let rates = Rates::of(&writer)?;
            converter = Converter::new(request.unit.clone(), request.currencies, rates);
        }
    }
    notes.sort_by_key(|note| note.table);
    findings.extend(references.findings());
    let snapshot = writer.finish(findings, notes)?;
    control::check(&session, request, &snapshot)?;
    quarantine.move_to(&snapshot.dir)?;
    // From here on the next pull goes on from this snapshot.
    Latest::of(snapshot.hash(), latest).write(&snapshots)?;
    session.keep(&fetched)?;
    Ok(snapshot)
}

/// Returns the tables in the order in which they are read.
fn order(request: &Request<'_>) -> Vec<Table> {
    let mut tables: Vec<Table> = request.settings.tables.keys().copied().collect();
    tables.sort_by_key(|table| (*table != Table::Rates, *table));
    tables
}

/// Returns when each table was pulled whole last, as far as that is known below the state folder.
pub fn last_refresh(state_dir: &Path) -> BTreeMap<Table, Timestamp> {
    let latest = Latest::read(&state_dir.join("snapshots")).ok().flatten().unwrap_or_default();
    latest.tables.into_iter().map(|(table, known)| (table, known.last_full)).collect()
}
