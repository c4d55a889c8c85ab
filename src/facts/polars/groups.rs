//! The row groups of a part.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

use polars::prelude::*;

use crate::facts::Error;

/// A row group that was not read yet.
pub(super) struct Group {
    path: PathBuf,
    columns: Vec<String>,
    /// What the file says of itself with this row group alone: polars would look into all before
    /// the one it reads.
    metadata: FileMetadataRef,
}

/// Returns the row groups of a part, of which some columns are wanted.
pub(super) fn open(part: &Path, columns: &[&str]) -> Result<Vec<Group>, Error> {
    let metadata = metadata(part).map_err(|source| failed(part, source))?;
    let alone = |group: &_| {
        let mut alone = metadata.as_ref().clone();
        alone.row_groups = vec![Clone::clone(group)];
        alone.num_rows = alone.row_groups[0].num_rows();
        alone.max_row_group_height = alone.num_rows;
        Arc::new(alone)
    };
    let columns: Vec<String> = columns.iter().map(|&name| name.to_owned()).collect();
    let groups = metadata.row_groups.iter().map(|group| Group {
        path: part.to_owned(),
        columns: columns.clone(),
        metadata: alone(group),
    });
    Ok(groups.collect())
}

fn metadata(part: &Path) -> PolarsResult<FileMetadataRef> {
    let mut reader = ParquetReader::new(File::open(part)?);
    Ok(Arc::clone(reader.get_metadata()?))
}

/// Tells which part failed.
fn failed(part: &Path, source: PolarsError) -> Error {
    Error::Part { path: part.to_owned(), source: source.into() }
}

impl Group {
    /// Reads the columns, each in one piece.
    pub(super) fn read(&self) -> Result<DataFrame, Error> {
        let read = || {
            let mut reader = ParquetReader::new(File::open(&self.path)?)
                .with_columns(Some(self.columns.clone()))
                .read_parallel(ParallelStrategy::None)
                .set_rechunk(true);
            reader.set_metadata(Arc::clone(&self.metadata));
            reader.finish()
        };
        read().map_err(|source| self.failed(source))
    }

    /// Tells that this part failed.
    pub(super) fn failed(&self, source: PolarsError) -> Error {
        failed(&self.path, source)
    }

    /// Tells that a cell which must hold a value is empty.
    pub(super) fn empty(&self, column: &'static str) -> Error {
        Error::Empty { path: self.path.clone(), column }
    }
}
