//! Parts read a piece at a time.

use std::{
    fs::File,
    path::{Path, PathBuf},
};

use polars::prelude::*;

use crate::ingest::snapshot::SnapshotError;

/// Rows read together: as many as are written together.
pub(super) const FRAME_ROWS: usize = 65_536;

/// The rows of a part, some at a time and in order.
pub(super) struct Frames {
    path: PathBuf,
    next: u64,
    rows: u64,
}

impl Frames {
    /// Starts with the first of `rows` rows.
    pub(super) fn open(path: PathBuf, rows: u64) -> Self {
        Self { path, next: 0, rows }
    }
}

impl Iterator for Frames {
    type Item = Result<DataFrame, SnapshotError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.next >= self.rows {
            return None;
        }
        let first = self.next;
        self.next += FRAME_ROWS as u64;
        Some(frame(&self.path, first))
    }
}

/// Reads [`FRAME_ROWS`] rows of a part, fewer at its end.
pub(super) fn frame(path: &Path, first: u64) -> Result<DataFrame, SnapshotError> {
    let file =
        File::open(path).map_err(|source| SnapshotError::Read { path: path.to_owned(), source })?;
    let first = usize::try_from(first).expect("a part's rows fit the address space");
    ParquetReader::new(file)
        .with_slice(Some((first, FRAME_ROWS)))
        .finish()
        .map_err(|source| SnapshotError::Decode { path: path.to_owned(), source: source.into() })
}
