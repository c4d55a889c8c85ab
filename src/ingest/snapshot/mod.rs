//! The pull, typed and exact: one folder of Parquet parts per table and `snapshot.json`.
//!
//! A snapshot is written once, named after its content and never changed, so it can be archived
//! and every report rebuilt from it. Equal rows give equal bytes. Nothing here knows where the rows
//! came from or what they are for.

mod columns;
mod error;
mod manifest;
mod part;
mod frames;
mod reader;
mod aggregate;
mod row_set;
mod writer;
mod rewrite;
mod mixed;

#[cfg(test)]
mod tests;

pub(in crate::ingest) use columns::{Columns, Value, Values, from_days, to_days};
pub(in crate::ingest) use frames::Stretch;
pub(in crate::ingest) use mixed::Pure;
pub(in crate::ingest) use row_set::RowSet;

pub use error::SnapshotError;
pub use manifest::{Manifest, Part, SourceNote, TableManifest};
pub use reader::Snapshot;
pub use writer::{PART_ROWS, SnapshotWriter, TableWriter};
