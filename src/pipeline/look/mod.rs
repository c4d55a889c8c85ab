//! Looking without issuing: one page of a source, the templates, the theme.

mod coverage;
mod fields;
mod lines;
mod sample;
mod sent;
mod spread;
mod suggest;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::{
    config::Config,
    ingest,
    model::Table,
    pipeline::{Error, request},
    report::needs::Coverage,
};

pub use fields::SeenField;
pub use lines::coverage_lines;
pub use sample::{Complaint, check_reports};
pub use sent::Sent;
pub use suggest::Suggestion;

/// One page of a table and what becomes of its records; holds no secrets.
#[derive(Debug, Serialize)]
pub struct Looked {
    /// The table.
    pub table: &'static str,
    /// Its settings and those of its connection, with the preset spread out.
    pub settings: BTreeMap<String, Value>,
    /// What was asked.
    pub request: Sent,
    /// The HTTP status.
    pub status: u16,
    /// How the body was read.
    pub format: &'static str,
    /// The character encoding of the body.
    pub encoding: String,
    /// Records on the page.
    pub records: u64,
    /// Records of all pages, where the source says so.
    pub total: Option<u64>,
    /// The next page.
    pub next: Option<String>,
    /// What tells of a next page that `paginate` does not follow; it fails a run.
    pub unfollowed: Option<String>,
    /// Fields of the page.
    pub fields: Vec<SeenField>,
    /// The first record as it arrived.
    pub first: Vec<(String, String)>,
    /// The first records by canonical column.
    pub mapped: Vec<MappedRecord>,
    /// Why records of the page would be refused, told by the first of each kind, and how many.
    pub refused: BTreeMap<String, u64>,
    /// Canonical columns and in how many records of the page they have a value.
    pub filled: BTreeMap<&'static str, u64>,
    /// Fields that could be meant for columns that found none.
    pub suggested: Vec<Suggestion>,
    /// How far each block of the reports can be filled; other tables are taken as configured.
    pub coverage: Vec<Coverage>,
}

/// One record as the snapshot would hold it.
#[derive(Debug, Serialize)]
pub struct MappedRecord {
    /// Column and value of each cell that is not empty.
    pub cells: Vec<(&'static str, String)>,
    /// Why the record would be refused, if it would.
    pub refused: Option<String>,
}

/// Asks for the first page of a table by the same code path as a run and maps its records, of which
/// the first `limit` are shown.
pub fn check_source(
    config: &Config,
    now: Timestamp,
    table: Table,
    limit: usize,
) -> Result<Looked, Error> {
    let ingest::Check { page, mapped } = ingest::check(&request(config, now), table, usize::MAX)?;
    let source = &config.source.tables[&table];
    let mut filled: BTreeMap<&'static str, u64> = BTreeMap::new();
    for (column, _) in mapped.iter().flatten().flatten() {
        *filled.entry(column).or_default() += 1;
    }
    let refused = refused(&mapped);
    let records = mapped.into_iter().take(limit).map(|record| match record {
        Ok(cells) => MappedRecord { cells, refused: None },
        Err(refusal) => MappedRecord { cells: vec![], refused: Some(refusal.to_string()) },
    });
    let records = records.collect();
    let fields = fields::seen(&page);
    let suggested = suggest::suggest(table, source, &fields, &page);
    let columns = filled.keys().map(|column| format!("{table}.{column}"));
    let columns: BTreeSet<String> =
        columns.chain(coverage::as_configured(config, Some(table))).collect();
    Ok(Looked {
        table: table.name(),
        settings: settings(config, table),
        request: Sent::of(config, table, page.request),
        status: page.status,
        format: page.format,
        encoding: sent::encoding(&source.format),
        records: page.records,
        total: page.total,
        suggested,
        next: page.next,
        unfollowed: page.unfollowed,
        fields,
        first: page.first,
        mapped: records,
        refused,
        filled,
        coverage: crate::report::needs::coverage(&columns),
    })
}

/// Counts refusals by their kind, each told by the first.
fn refused(mapped: &[ingest::Mapped]) -> BTreeMap<String, u64> {
    let mut kinds: BTreeMap<(&str, &str), (String, u64)> = BTreeMap::new();
    for refusal in mapped.iter().filter_map(|record| record.as_ref().err()) {
        let kind = kinds.entry(refusal.kind());
        kind.or_insert_with(|| (refusal.to_string(), 0)).1 += 1;
    }
    kinds.into_values().collect()
}

/// Returns how far each block of the reports can be filled by the tables looked at.
pub fn coverage(looked: &[Looked]) -> Vec<Coverage> {
    let columns = looked
        .iter()
        .flat_map(|looked| looked.filled.keys().map(|column| format!("{}.{column}", looked.table)));
    crate::report::needs::coverage(&columns.collect())
}

/// Returns the settings in force of a table and its connection, by path.
fn settings(config: &Config, table: Table) -> BTreeMap<String, Value> {
    let connection = &config.source.tables[&table].connection;
    [format!("connections.{connection}"), format!("sources.{table}")]
        .into_iter()
        .filter_map(|path| Some((path.clone(), config.written.get(&path)?.clone())))
        .collect()
}
