//! Why a configuration cannot be used.

use std::{fmt, io, path::PathBuf};

use crate::config::Problem;

/// Why a configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read.
    #[error("`{}` cannot be read, expected a configuration file", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The theme cannot be read.
    #[error("theme `{}` cannot be read", path.display())]
    Theme {
        /// The file.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The file was read and is wrong in one or more places.
    #[error("{}", Listed(.0))]
    Invalid(
        /// Every problem, from top to bottom; never empty.
        Vec<Problem>,
    ),
}

impl Error {
    /// Returns what to do about it.
    pub fn hint(&self) -> String {
        match self {
            Self::Unreadable { .. } => {
                "name an existing file with `--config`, or write one with `avain init`".to_owned()
            }
            Self::Theme { .. } => {
                "make the file readable, or remove it to use the built-in theme".to_owned()
            }
            Self::Invalid(problems) => {
                problems.last().map(|problem| problem.hint.clone()).unwrap_or_default()
            }
        }
    }
}

/// Problems one after the other; the caller adds the first `error:` and the last `hint:`, as it
/// does for every error.
struct Listed<'a>(&'a [Problem]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().enumerate() {
            if index > 0 {
                write!(out, "\nhint: {}\n\nerror: ", self.0[index - 1].hint)?;
            }
            write!(out, "{problem}")?;
        }
        Ok(())
    }
}
