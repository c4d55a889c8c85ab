//! What can go wrong with a snapshot.

use std::{io, path::PathBuf};

use polars::error::PolarsError;

use crate::model::{ColumnType, Table};

/// A snapshot that could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// A file or folder could not be made.
    #[error("`{}` could not be written", path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file or folder could not be read.
    #[error("`{}` could not be read", path.display())]
    Read {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Rows could not be stored.
    #[error("`{}` could not be written as Parquet", path.display())]
    Encode {
        /// The part.
        path: PathBuf,
        /// What the engine said.
        source: Box<PolarsError>,
    },
    /// A part could not be read back.
    #[error("`{}` could not be read as Parquet", path.display())]
    Decode {
        /// The part.
        path: PathBuf,
        /// What the engine said.
        source: Box<PolarsError>,
    },
    /// A row has another number of cells than its table has columns.
    #[error("`{table}` row {row}: {found} cells, expected {expected}")]
    CellCount {
        /// The table.
        table: Table,
        /// The row, from 1.
        row: u64,
        /// Cells given.
        found: usize,
        /// Columns of the table.
        expected: usize,
    },
    /// A cell holds another type than its column declares.
    #[error("`{table}` row {row}: column `{column}` holds another type, expected {expected:?}")]
    CellType {
        /// The table.
        table: Table,
        /// The row, from 1.
        row: u64,
        /// The column.
        column: &'static str,
        /// The type of the column.
        expected: ColumnType,
    },
    /// A required cell is empty.
    #[error("`{table}` row {row}: column `{column}` is empty, expected a value")]
    CellEmpty {
        /// The table.
        table: Table,
        /// The row, from 1.
        row: u64,
        /// The column.
        column: &'static str,
    },
    /// A table was opened a second time.
    #[error("`{table}` is written twice, expected once per snapshot")]
    TableTwice {
        /// The table.
        table: Table,
    },
    /// A table was opened and not finished.
    #[error("`{table}` was not finished, expected all its rows before the manifest")]
    TableUnfinished {
        /// The table.
        table: Table,
    },
    /// The sum of all order lines does not fit.
    #[error("`orders` sums to {total} stored units, expected at most {}", i64::MAX)]
    TotalTooLarge {
        /// The sum.
        total: i128,
    },
    /// The manifest cannot be understood.
    #[error("`{}` is not a snapshot manifest", path.display())]
    NotAManifest {
        /// The file.
        path: PathBuf,
        /// What the reader said.
        source: serde_json::Error,
    },
    /// The snapshot was written by another format.
    #[error("`{}` has format {found}, expected {expected}", path.display())]
    Format {
        /// The manifest.
        path: PathBuf,
        /// The format it names.
        found: u32,
        /// The format this program reads.
        expected: u32,
    },
    /// A part is not what was written.
    #[error("`{}` has sha256 {found}, expected {expected}", path.display())]
    Damaged {
        /// The part.
        path: PathBuf,
        /// Its hash now.
        found: String,
        /// Its hash when written.
        expected: String,
    },
}

impl SnapshotError {
    /// Returns what to do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Write { .. } | Self::Encode { .. } => {
                "make room and check that the state folder can be written, see `paths.state`".into()
            }
            Self::Read { .. } => "check that the state folder can be read".into(),
            Self::Decode { .. } | Self::Damaged { .. } | Self::NotAManifest { .. } => {
                "remove this snapshot folder and run again to pull afresh".into()
            }
            Self::CellCount { .. }
            | Self::CellType { .. }
            | Self::CellEmpty { .. }
            | Self::TableTwice { .. }
            | Self::TableUnfinished { .. } => "report this as a fault of the program".into(),
            Self::TotalTooLarge { .. } => {
                "lower `money.decimals` or check the amounts of the source".into()
            }
            Self::Format { .. } => "pull again with this version of the program".into(),
        }
    }
}
