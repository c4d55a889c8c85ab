//! What can go wrong while serving a demo.

use std::{io, path::PathBuf};

/// A demo source that could not be started.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "the message of each variant is its documentation")]
pub enum Error {
    #[error("`{}` could not be read", path.display())]
    Read {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
    #[error("`{}` has no canonical table, expected files such as orders.csv", path.display())]
    NoTable { path: PathBuf },
    #[error("`{}` is not CSV with a head line", path.display())]
    NotCsv {
        path: PathBuf,
        #[source]
        cause: csv::Error,
    },
    #[error("`{}` is not Parquet", path.display())]
    NotParquet {
        path: PathBuf,
        #[source]
        cause: Box<crate::source::Error>,
    },
    #[error("port {port} of 127.0.0.1 could not be opened")]
    Port {
        port: u16,
        #[source]
        cause: io::Error,
    },
    #[error("the server could not be started")]
    Start(#[source] io::Error),
}

impl Error {
    /// Returns what to do about it, as one sentence.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Read { .. } | Self::NoTable { .. } => {
                "name a folder with files such as orders.csv, orders.csv.gz or orders.parquet"
            }
            Self::NotCsv { .. } => "give the file a head line and as many fields in every line",
            Self::NotParquet { .. } => "write the file again, with columns of plain values",
            Self::Port { .. } => "choose another port, or 0 for any that is free",
            Self::Start(_) => "check the limits of the machine",
        }
    }
}
