//! What can go wrong while summing a snapshot.

use std::path::PathBuf;

use polars::error::PolarsError;

use crate::{ingest::snapshot::SnapshotError, model::Money};

/// Facts that could not be computed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A table of the snapshot could not be read.
    #[error("the snapshot could not be read")]
    Snapshot(#[from] SnapshotError),
    /// A part of `orders` could not be summed.
    #[error("`{}` could not be summed", path.display())]
    Part {
        /// The part.
        path: PathBuf,
        /// What the engine said.
        source: Box<PolarsError>,
    },
    /// A cell that must hold a value is empty.
    #[error("`{}`: column `{column}` has an empty cell, expected a value", path.display())]
    Empty {
        /// The part.
        path: PathBuf,
        /// The column.
        column: &'static str,
    },
    /// A sum does not fit the stored unit.
    #[error("{subject} sums to {total} stored units, expected at most {}", i64::MAX)]
    TooLarge {
        /// Whose sum.
        subject: String,
        /// The sum.
        total: i128,
    },
    /// The parts do not sum to what the manifest says.
    #[error("`orders` sums to {found} stored units, expected the control total {}", expected.0)]
    ControlTotal {
        /// The sum of the parts.
        found: i128,
        /// The control total of the manifest.
        expected: Money,
    },
}

impl Error {
    /// Returns what to do about it, in one sentence.
    pub fn hint(&self) -> String {
        match self {
            Self::Snapshot(error) => error.hint(),
            Self::Part { .. } | Self::Empty { .. } | Self::ControlTotal { .. } => {
                "remove this snapshot folder and run again to pull afresh".into()
            }
            Self::TooLarge { .. } => {
                "lower `money.decimals` or check the amounts of the source".into()
            }
        }
    }
}
