//! The tables and how an older ledger gets them.

use std::{path::Path, time::Duration};

use rusqlite::{Connection, TransactionBehavior};

use crate::ledger::Error;

/// Steps from one version of the tables to the next; `user_version` counts those taken.
///
/// Never change a step that was released: add one.
pub(super) const MIGRATIONS: [&str; 2] = [
    "
    CREATE TABLE run (
        id            INTEGER PRIMARY KEY,
        run_key       TEXT,
        started_at    TEXT NOT NULL,
        finished_at   TEXT,
        state         TEXT NOT NULL CHECK (state IN ('running', 'finished', 'interrupted')),
        snapshot_hash TEXT,
        config_hash   TEXT NOT NULL,
        version       TEXT NOT NULL,
        exit_code     INTEGER
    ) STRICT;
    CREATE TABLE report (
        period        TEXT NOT NULL,
        subject       TEXT NOT NULL,
        kind          TEXT NOT NULL,
        revision      INTEGER NOT NULL,
        run_id        INTEGER NOT NULL REFERENCES run (id),
        state         TEXT NOT NULL CHECK (state IN ('planned', 'completed', 'failed')),
        reason        TEXT,
        recorded_at   TEXT NOT NULL,
        PRIMARY KEY (period, subject, revision)
    ) STRICT;
    CREATE TABLE artifact (
        period        TEXT NOT NULL,
        revision      INTEGER NOT NULL,
        path          TEXT NOT NULL,
        subject       TEXT,
        view          TEXT,
        language      TEXT,
        format        TEXT NOT NULL,
        bytes         INTEGER NOT NULL,
        sha256        TEXT NOT NULL,
        run_id        INTEGER NOT NULL REFERENCES run (id),
        PRIMARY KEY (period, revision, path)
    ) STRICT;
",
    "
    CREATE TABLE issued (
        period        TEXT NOT NULL,
        subject       TEXT NOT NULL,
        revision      INTEGER NOT NULL,
        first_day     TEXT NOT NULL,
        figures       TEXT NOT NULL,
        run_id        INTEGER NOT NULL REFERENCES run (id),
        PRIMARY KEY (period, subject, revision)
    ) STRICT;
    CREATE INDEX issued_subject ON issued (subject, first_day, revision);
",
];

/// The version this program writes.
pub(super) const VERSION: usize = MIGRATIONS.len();

/// Sets the connection up, checks the file and brings its tables up to date.
pub(super) fn prepare(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let failed = |error| Error::of(path, error);
    connection.busy_timeout(Duration::from_secs(5)).map_err(failed)?;
    let check: String =
        connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0)).map_err(failed)?;
    if check != "ok" {
        return Err(Error::Damaged { path: path.to_owned(), found: check });
    }
    let found = check_version(connection, path)?;
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;",
        )
        .map_err(failed)?;
    if found < VERSION {
        migrate(connection).map_err(failed)?;
    }
    Ok(())
}

/// Returns the version of the tables; refuses a newer one and files that are no ledger.
fn check_version(connection: &Connection, path: &Path) -> Result<usize, Error> {
    let failed = |error| Error::of(path, error);
    let found: i64 =
        connection.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(failed)?;
    let tables: i64 = connection
        .query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
        .map_err(failed)?;
    let found = match usize::try_from(found) {
        Ok(0) if tables > 0 => return Err(Error::Foreign { path: path.to_owned() }),
        Ok(found) => found,
        Err(_) => return Err(Error::Foreign { path: path.to_owned() }),
    };
    if found > VERSION {
        return Err(Error::Newer { path: path.to_owned(), found, known: VERSION });
    }
    Ok(found)
}

/// Takes the missing steps in one transaction.
fn migrate(connection: &mut Connection) -> rusqlite::Result<()> {
    // Exclusive from the start: of two programs that find a new file one waits, then has nothing
    // left to do.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    let found: i64 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    for step in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(VERSION)) {
        transaction.execute_batch(step)?;
    }
    transaction.execute_batch(&format!("PRAGMA user_version = {VERSION}"))?;
    transaction.commit()
}
