//! Why the ledger or its lock cannot be used.

use std::{
    io,
    path::{Path, PathBuf},
};

use rusqlite::ErrorCode;

/// Why the ledger cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Its folder cannot be made.
    #[error("`{}` cannot be made, expected a folder for the ledger", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// It was written by a newer version of the program.
    #[error("`{}` has version {found}, expected at most {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: usize,
        /// The newest version this program knows.
        known: usize,
    },
    /// It is a database, but not a ledger.
    #[error("`{}` is another program's database, expected a ledger", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// It holds what this program never wrote.
    #[error("`{}` is damaged: found `{found}`", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What was found.
        found: String,
    },
    /// Another program is writing to it for longer than we wait.
    #[error("`{}` is in use by another program", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
        /// What the database said.
        #[source]
        source: rusqlite::Error,
    },
    /// It cannot be written.
    #[error("`{}` cannot be written", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
        /// What the database said.
        #[source]
        source: rusqlite::Error,
    },
    /// Anything else, for example a full disk.
    #[error("`{}` cannot be used", path.display())]
    Database {
        /// The file.
        path: PathBuf,
        /// What the database said.
        #[source]
        source: rusqlite::Error,
    },
}

impl Error {
    /// Tells apart what the database says about the file at `path`.
    pub(super) fn of(path: &Path, source: rusqlite::Error) -> Self {
        let path = path.to_owned();
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => {
                Self::Damaged { path, found: source.to_string() }
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Busy { path, source }
            }
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => {
                Self::ReadOnly { path, source }
            }
            _ => Self::Database { path, source },
        }
    }

    /// Returns what to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Folder { .. } | Self::ReadOnly { .. } => {
                "give the user that runs avain the right to write there, or change `paths.state`"
            }
            Self::Newer { .. } => "run the newer avain again, or restore the ledger of before it",
            Self::Foreign { .. } => "choose another folder with `paths.state`",
            Self::Damaged { .. } => {
                "restore the file from a backup, or move it away to begin a new memory"
            }
            Self::Busy { .. } => "wait for the other program to end, then run again",
            Self::Database { .. } => "look for a full or failing disk, then run again",
        }
        .to_owned()
    }
}

/// Why the lock was not given.
#[derive(Debug, thiserror::Error)]
pub enum LockError {
    /// Another program holds it.
    #[error("another run is at work: {holder}")]
    Held {
        /// Who, since when.
        holder: String,
    },
    /// The file cannot be made or locked.
    #[error("`{}` cannot be locked", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl LockError {
    /// Returns what to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Held { .. } => "wait for it to end, or run with `--wait 10m`",
            Self::File { .. } => {
                "give the user that runs avain the right to write there, or change `paths.state`"
            }
        }
        .to_owned()
    }
}
