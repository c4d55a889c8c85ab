//! The pull, typed and exact: one folder of Parquet parts per table and `snapshot.json`.
//!
//! A snapshot is written once, named after its content and never changed, so it can be archived
//! and every report rebuilt from it. Equal rows give equal bytes. Nothing here knows where the rows
//! came from or what they are for.

mod error;
mod manifest;
mod part;
mod reader;
mod aggregate;
mod writer;

#[cfg(test)]
mod tests;

pub use error::SnapshotError;
pub use manifest::{Manifest, Part, SourceNote, TableManifest};
pub use reader::Snapshot;
pub use writer::{PART_ROWS, SnapshotWriter, TableWriter};
