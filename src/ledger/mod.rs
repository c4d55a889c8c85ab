//! The memory of the program: runs, reports and files that were made.
//!
//! - One database file, written through (`synchronous = FULL`): what was recorded survives a crash.
//! - A run is recorded before it acts, each file as it lands, so a crash leaves a true account.
//! - No clock here: every time is handed in.

mod schema;
mod run;
mod report;
mod artifact;
mod figures;
mod lock;
mod error;

use std::{
    fs,
    path::{Path, PathBuf},
};

use rusqlite::Connection;

pub use artifact::Artifact;
pub use error::{Error, LockError};
pub use figures::IssuedFigures;
pub use lock::Lock;
pub use report::{LastIssue, Report, ReportState};
pub use run::{Run, RunId, RunStart, RunState};

/// An open ledger.
///
/// Only one program at a time may write runs; see [`Lock`]. Reading needs no lock.
#[derive(Debug)]
pub struct Ledger {
    connection: Connection,
    path: PathBuf,
}

impl Ledger {
    /// Opens the ledger at `path`; folders and file are made when missing, an older form is
    /// brought up to date.
    ///
    /// # Errors
    ///
    /// The file cannot be made or read, is damaged, is something else, or comes from a newer
    /// version of the program.
    pub fn open(path: &Path) -> Result<Self, Error> {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)
                .map_err(|source| Error::Folder { path: folder.to_owned(), source })?;
        }
        let mut connection = Connection::open(path).map_err(|error| Error::of(path, error))?;
        schema::prepare(&mut connection, path)?;
        Ok(Self { connection, path: path.to_owned() })
    }

    /// Adds the place to what the database says.
    fn failed(&self, error: rusqlite::Error) -> Error {
        Error::of(&self.path, error)
    }

    /// Returns the error of a text that this program never wrote.
    fn damaged(&self, what: &str) -> Error {
        Error::Damaged { path: self.path.clone(), found: what.to_owned() }
    }
}

#[cfg(test)]
mod tests;
