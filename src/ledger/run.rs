//! Runs: begun before they act, finished with their exit code.

use jiff::Timestamp;
use rusqlite::{OptionalExtension as _, Row, params};

use crate::ledger::{Error, Ledger};

/// The number of a run in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RunId(pub(super) i64);

/// What is known when a run begins.
#[derive(Clone, Copy, Debug)]
pub struct RunStart<'a> {
    /// When it begins.
    pub started_at: Timestamp,
    /// The hash of its configuration.
    pub config_hash: &'a str,
    /// The version of the program.
    pub version: &'a str,
}

/// How a run stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunState {
    /// It is at work, or the program was killed and no other run has begun since.
    Running,
    /// It came to its end, well or not; see the exit code.
    Finished,
    /// The program was killed before its end.
    Interrupted,
}

/// One run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Its number.
    pub id: RunId,
    /// The id printed on its reports; `None` before the data were pulled.
    pub run_key: Option<String>,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub finished_at: Option<Timestamp>,
    /// How it stands.
    pub state: RunState,
    /// The hash of the data it worked on; `None` before they were pulled.
    pub snapshot_hash: Option<String>,
    /// The hash of its configuration.
    pub config_hash: String,
    /// The version of the program.
    pub version: String,
    /// The exit code.
    pub exit_code: Option<u8>,
}

impl Ledger {
    /// Records the beginning of a run. The caller holds the lock, so a run that still counts as
    /// running was killed: it is marked interrupted.
    pub fn begin_run(&mut self, start: &RunStart<'_>) -> Result<RunId, Error> {
        let begin = |connection: &mut rusqlite::Connection| {
            let transaction = connection.transaction()?;
            transaction
                .execute("UPDATE run SET state = 'interrupted' WHERE state = 'running'", [])?;
            transaction.execute(
                "INSERT INTO run (started_at, state, config_hash, version)
                 VALUES (?1, 'running', ?2, ?3)",
                params![start.started_at.to_string(), start.config_hash, start.version],
            )?;
            let id = transaction.last_insert_rowid();
            transaction.commit()?;
            Ok(RunId(id))
        };
        begin(&mut self.connection).map_err(|error| self.failed(error))
    }

    /// Records which data a run works on, and the id printed on its reports.
    pub fn record_snapshot(
        &mut self,
        run: RunId,
        snapshot_hash: &str,
        run_key: &str,
    ) -> Result<(), Error> {
        let statement = "UPDATE run SET snapshot_hash = ?2, run_key = ?3 WHERE id = ?1";
        let done = self.connection.execute(statement, params![run.0, snapshot_hash, run_key]);
        done.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Records the end of a run.
    pub fn finish_run(&mut self, run: RunId, at: Timestamp, exit_code: u8) -> Result<(), Error> {
        let statement = "UPDATE run SET state = 'finished', finished_at = ?2, exit_code = ?3
                         WHERE id = ?1";
        let done = self.connection.execute(statement, params![run.0, at.to_string(), exit_code]);
        done.map(|_| ()).map_err(|error| self.failed(error))
    }

    /// Returns a run, or `None` when there is none of this number.
    pub fn run(&self, run: RunId) -> Result<Option<Run>, Error> {
        let statement = "SELECT * FROM run WHERE id = ?1";
        let columns = self.connection.query_row(statement, [run.0], columns).optional();
        let Some(columns) = columns.map_err(|error| self.failed(error))? else { return Ok(None) };
        self.read_run(columns).map(Some)
    }

    /// Returns the run that was begun last.
    pub fn last_run(&self) -> Result<Option<Run>, Error> {
        let statement = "SELECT * FROM run ORDER BY id DESC LIMIT 1";
        let columns = self.connection.query_row(statement, [], columns).optional();
        let Some(columns) = columns.map_err(|error| self.failed(error))? else { return Ok(None) };
        self.read_run(columns).map(Some)
    }

    fn read_run(&self, columns: Columns) -> Result<Run, Error> {
        let (started_at, finished_at, state, run) = columns;
        let time = |text: &str| text.parse().map_err(|_| self.damaged(text));
        let state = match state.as_str() {
            "running" => RunState::Running,
            "finished" => RunState::Finished,
            "interrupted" => RunState::Interrupted,
            other => return Err(self.damaged(other)),
        };
        let finished_at = finished_at.as_deref().map(time).transpose()?;
        Ok(Run { started_at: time(&started_at)?, finished_at, state, ..run })
    }
}

/// Start, end and state as text, and a run with everything else.
type Columns = (String, Option<String>, String, Run);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    let run = Run {
        id: RunId(row.get("id")?),
        run_key: row.get("run_key")?,
        started_at: Timestamp::UNIX_EPOCH,
        finished_at: None,
        state: RunState::Running,
        snapshot_hash: row.get("snapshot_hash")?,
        config_hash: row.get("config_hash")?,
        version: row.get("version")?,
        exit_code: row.get("exit_code")?,
    };
    Ok((row.get("started_at")?, row.get("finished_at")?, row.get("state")?, run))
}
