//! `snapshot.json`: what a snapshot holds.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    ingest::CurrencyTotal,
    model::{Date, Finding, Money, Table, Unit, sha256_hex},
};

/// The format this program writes and reads.
pub(super) const FORMAT: u32 = 1;

/// The name of the manifest's file.
pub(super) const FILE: &str = "snapshot.json";

/// What a snapshot holds; free of clock, so equal data give an equal manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the folder's format.
    pub format: u32,
    /// What one stored unit of money is worth.
    pub unit: Unit,
    /// Exact sum of `net_amount` over all order lines.
    pub control_total: Money,
    /// Number of order lines.
    pub lines: u64,
    /// The earliest day with an order line.
    pub first_day: Option<Date>,
    /// The latest day with an order line.
    pub newest_day: Option<Date>,
    /// Sums by currency; only when order lines of more than one arrived.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub currencies: Vec<CurrencyTotal>,
    /// Every table that was pulled, empty ones too.
    pub tables: BTreeMap<Table, TableManifest>,
    /// What ingest noticed.
    pub findings: Vec<Finding>,
    /// Where the tables came from.
    pub sources: Vec<SourceNote>,
}

/// One table of a snapshot.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableManifest {
    /// Rows in all parts.
    pub rows: u64,
    /// The parts in the order they were written.
    pub parts: Vec<Part>,
}

/// One Parquet file of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// Path below the snapshot's folder, with `/`.
    pub file: String,
    /// Rows.
    pub rows: u64,
    /// Hash of the file, hexadecimal.
    pub sha256: String,
    /// The earliest order day in it; absent for the other tables.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub first_day: Option<Date>,
    /// The latest order day in it; absent for the other tables.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub last_day: Option<Date>,
    /// Exact sum of `net_amount` in it, in stored units; absent for the other tables.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub control_total: Option<i128>,
}

/// Where a table came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceNote {
    /// The table.
    pub table: Table,
    /// The address as configured, without secrets and without anything that differs from run to
    /// run.
    pub origin: String,
    /// Records received.
    pub records: u64,
    /// Records set aside.
    pub refused: u64,
    /// Pages received.
    pub pages: u32,
    /// The part asked for: `all`, `since …` or `… to …`.
    pub slice: String,
    /// Rows that were not in the snapshot before; all of them when everything was pulled.
    pub added: u64,
    /// Rows of the snapshot before of which another version arrived.
    pub replaced: u64,
    /// Rows of the snapshot before that are gone.
    pub removed: u64,
    /// Names of the fields of the records, sorted.
    pub fields: Vec<String>,
}

impl Manifest {
    /// Returns the bytes of the file.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes =
            serde_json::to_vec_pretty(self).expect("a manifest has text keys and finite numbers");
        bytes.push(b'\n');
        bytes
    }

    /// Returns the hash of the content: the name of the snapshot's folder.
    pub fn hash(&self) -> String {
        sha256_hex(&self.to_bytes())
    }
}
