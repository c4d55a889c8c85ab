//! `latest.json`: the last snapshot and where each of its tables stands.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    ingest::{Error, slices::Cursor},
    model::Table,
};

const FILE: &str = "latest.json";

const FORMAT: u32 = 1;

/// Which snapshot the next pull goes on from.
///
/// It is written after a snapshot is published and never before: whatever fails in between, the
/// next pull asks again for what the last one asked for.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Latest {
    format: u32,
    /// The hash of the snapshot.
    pub(super) snapshot: String,
    /// Every table of the snapshot.
    pub(super) tables: BTreeMap<Table, LatestTable>,
}

/// Where a table stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LatestTable {
    /// Tells settings apart that give other rows.
    pub(super) fingerprint: String,
    /// The greatest cursor of all records seen.
    pub(super) watermark: Option<Cursor>,
    /// The last day asked for, where a table is asked for by days.
    #[serde(default)]
    pub(super) asked_to: Option<Date>,
    /// Rows of the table.
    pub(super) rows: u64,
    /// Records of the last pull.
    pub(super) records: u64,
    /// Names of the fields of the last pull that brought records, sorted.
    pub(super) fields: Vec<String>,
    /// Records set aside since everything was pulled.
    pub(super) refused: u64,
    /// When everything was pulled last.
    pub(super) last_full: Timestamp,
}

impl Latest {
    /// Tells of a snapshot.
    pub(super) fn of(snapshot: String, tables: BTreeMap<Table, LatestTable>) -> Self {
        Self { format: FORMAT, snapshot, tables }
    }

    /// Reads what the last pull left below `snapshots`, or why that is of no use.
    pub(super) fn read(snapshots: &Path) -> Result<Option<Self>, String> {
        let bytes = match fs::read(snapshots.join(FILE)) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(format!("`{FILE}` could not be read: {error}")),
        };
        let latest: Self = serde_json::from_slice(&bytes)
            .map_err(|error| format!("`{FILE}` is not what was written: {error}"))?;
        if latest.format != FORMAT {
            return Err(format!("`{FILE}` has format {}, expected {FORMAT}", latest.format));
        }
        Ok(Some(latest))
    }

    /// Puts the file in place whole.
    pub(super) fn write(&self, snapshots: &Path) -> Result<(), Error> {
        let path = snapshots.join(FILE);
        let aside = path.with_extension("partial");
        let mut bytes = serde_json::to_vec_pretty(self).expect("text keys and whole numbers");
        bytes.push(b'\n');
        let put = || {
            let mut file = File::create(&aside)?;
            file.write_all(&bytes)?;
            file.sync_all()?;
            fs::rename(&aside, &path)?;
            File::open(snapshots)?.sync_all()
        };
        put().map_err(|cause| Error::Latest { path: path.clone(), cause })
    }
}
