//! What can go wrong while handing over finished artifacts.

use std::{io, path::PathBuf};

/// A reason why nothing was published; the folders are as they were before.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file or folder could not be written.
    #[error("cannot write `{path}`", path = path.display())]
    Write {
        /// What was being written.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// What is there could not be looked at.
    #[error("cannot read `{path}`", path = path.display())]
    Read {
        /// What was being read.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The folder holds something that is not a build of ours.
    #[error("`{path}` holds `{found}`, expected a new folder or an earlier build", path = path.display())]
    Foreign {
        /// The folder.
        path: PathBuf,
        /// A file in it that no build made.
        found: String,
    },
}

impl Error {
    /// Returns what the operator can do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Write { path, .. } => format!(
                "check free space and permissions of `{}`, then run again; nothing was half-written",
                path.parent().unwrap_or(path).display()
            ),
            Self::Read { path, .. } => {
                format!("let the user that runs avain read `{}`, then run again", path.display())
            }
            Self::Foreign { .. } => {
                "give an empty or new folder, for example `--out build`".to_owned()
            }
        }
    }
}
