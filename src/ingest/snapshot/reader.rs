//! A snapshot on disk, verified.

use std::{
    fs,
    path::{Path, PathBuf},
};

use crate::{
    ingest::snapshot::{Manifest, Part, SnapshotError, manifest, part},
    model::{Record, Table},
};

/// A snapshot whose manifest was read and whose parts are what was written.
#[derive(Clone, Debug)]
pub struct Snapshot {
    /// The folder; its name is the hash of the content.
    pub dir: PathBuf,
    /// What it holds.
    pub manifest: Manifest,
}

impl Snapshot {
    /// Opens a snapshot and verifies its format and the hash of every part.
    pub fn open(dir: &Path) -> Result<Self, SnapshotError> {
        let path = dir.join(manifest::FILE);
        let bytes =
            fs::read(&path).map_err(|source| SnapshotError::Read { path: path.clone(), source })?;
        let manifest: Manifest = serde_json::from_slice(&bytes)
            .map_err(|source| SnapshotError::NotAManifest { path: path.clone(), source })?;
        let (found, expected) = (manifest.format, manifest::FORMAT);
        if found != expected {
            return Err(SnapshotError::Format { path, found, expected });
        }
        let snapshot = Self { dir: dir.to_owned(), manifest };
        for part in snapshot.manifest.tables.values().flat_map(|table| &table.parts) {
            snapshot.verify(part)?;
        }
        Ok(snapshot)
    }

    fn verify(&self, part: &Part) -> Result<(), SnapshotError> {
        let path = self.dir.join(&part.file);
        let found = part::hash_file(&path)?;
        if found == part.sha256 {
            return Ok(());
        }
        Err(SnapshotError::Damaged { path, found, expected: part.sha256.clone() })
    }

    /// Returns the hash of the content.
    pub fn hash(&self) -> String {
        self.manifest.hash()
    }

    /// Returns the parts of a table with their paths, in the order they were written.
    pub fn parts(&self, table: Table) -> impl Iterator<Item = (&Part, PathBuf)> {
        let parts = self.manifest.tables.get(&table).map(|table| table.parts.as_slice());
        parts.unwrap_or_default().iter().map(|part| (part, self.dir.join(&part.file)))
    }

    /// Reads all rows of a table; empty when the table was not pulled.
    pub fn rows<R: Record>(&self) -> Result<Vec<R>, SnapshotError> {
        let mut rows = vec![];
        for (_, path) in self.parts(R::TABLE) {
            for cells in part::read_rows(&path, R::TABLE)? {
                let row = rows.len() as u64 + 1;
                rows.push(R::from_cells(cells).map_err(|column| SnapshotError::CellEmpty {
                    table: R::TABLE,
                    row,
                    column,
                })?);
            }
        }
        Ok(rows)
    }
}
