//! Files that were made, with their hashes.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use crate::{
    ledger::{Error, Ledger, RunId},
    model::{Period, Subject},
};

/// One file of an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// The period.
    pub period: Period,
    /// 1 for the first issue of the period.
    pub revision: u32,
    /// The path inside the folder of the period, with `/`.
    pub path: String,
    /// Whom it is about; `None` for the index and the data files.
    pub subject: Option<Subject>,
    /// What may be seen in it, for example `full`.
    pub view: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// What kind of file, for example `pdf`.
    pub format: String,
    /// Its size.
    pub bytes: u64,
    /// Its sha-256 in hexadecimal.
    pub sha256: String,
}

impl Ledger {
    /// Records files that have landed together: all of them or, after a crash, none. One that is
    /// already there is replaced.
    pub fn record_artifacts(&mut self, run: RunId, artifacts: &[Artifact]) -> Result<(), Error> {
        let all = |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            for artifact in artifacts {
                record(&transaction, run, artifact)?;
            }
            transaction.commit()
        };
        all(&mut self.connection).map_err(|error| self.failed(error))
    }

    /// Returns the hash of every file of one revision, by path.
    pub fn artifact_hashes(
        &self,
        period: Period,
        revision: u32,
    ) -> Result<BTreeMap<String, String>, Error> {
        let read = || {
            let mut statement = self
                .connection
                .prepare("SELECT path, sha256 FROM artifact WHERE period = ?1 AND revision = ?2")?;
            let rows = statement.query_map(params![period.to_string(), revision], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?;
            rows.collect::<rusqlite::Result<_>>()
        };
        read().map_err(|error| self.failed(error))
    }
}

fn record(connection: &Connection, run: RunId, artifact: &Artifact) -> rusqlite::Result<()> {
    let bytes = i64::try_from(artifact.bytes).unwrap_or(i64::MAX);
    connection.execute(
        "INSERT OR REPLACE INTO artifact
             (period, revision, path, subject, view, language, format, bytes, sha256, run_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        params![
            artifact.period.to_string(),
            artifact.revision,
            artifact.path,
            artifact.subject.as_ref().map(ToString::to_string),
            artifact.view,
            artifact.language,
            artifact.format,
            bytes,
            artifact.sha256,
            run.0,
        ],
    )?;
    Ok(())
}
