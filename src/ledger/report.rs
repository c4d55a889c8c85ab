//! Reports: planned, completed or failed, by period, subject and revision.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use crate::{
    ledger::{Error, Ledger, RunId},
    model::{Issue, Period, ReportKey, ReportKind, Subject},
};

/// What is recorded about one report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// About whom, for which period.
    pub key: ReportKey,
    /// 1 for the first issue of the period.
    pub revision: u32,
    /// How it stands.
    pub state: ReportState,
}

/// How a report stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportState {
    /// A run will make it; after a crash it is still to be made.
    Planned,
    /// Its files are in place.
    Completed,
    /// It could not be made.
    Failed {
        /// Why.
        reason: String,
    },
}

/// The latest completed issue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastIssue {
    /// The period.
    pub period: Period,
    /// The latest revision of it.
    pub revision: u32,
    /// When the last report of it was completed.
    pub at: Timestamp,
}

impl Ledger {
    /// Records how one report stands.
    pub fn record_report(
        &mut self,
        run: RunId,
        at: Timestamp,
        report: &Report,
    ) -> Result<(), Error> {
        let done = record(&self.connection, run, at, report);
        done.map_err(|error| self.failed(error))
    }

    /// Records how many reports stand: all of them or, after a crash, none.
    pub fn record_reports(
        &mut self,
        run: RunId,
        at: Timestamp,
        reports: &[Report],
    ) -> Result<(), Error> {
        let all = |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            for report in reports {
                record(&transaction, run, at, report)?;
            }
            transaction.commit()
        };
        all(&mut self.connection).map_err(|error| self.failed(error))
    }

    /// Returns every report that was completed, in whatever revision.
    pub fn issued(&self) -> Result<BTreeSet<ReportKey>, Error> {
        let rows = self.texts("SELECT period, subject FROM report WHERE state = 'completed'")?;
        rows.iter()
            .map(|(period, subject)| {
                let subject = Subject::parse(subject).ok_or_else(|| self.damaged(subject))?;
                Ok(ReportKey { period: self.period(period)?, subject })
            })
            .collect()
    }

    /// Returns the kinds and periods of which every report was completed; one that failed or was
    /// only planned keeps its kind and period out.
    pub fn complete_issues(&self) -> Result<BTreeSet<Issue>, Error> {
        let rows = self.texts(
            "SELECT period, kind FROM (
                 SELECT period, kind, max(state = 'completed') AS done
                 FROM report GROUP BY period, kind, subject
             ) GROUP BY period, kind HAVING min(done) = 1",
        )?;
        rows.iter()
            .map(|(period, kind)| {
                let found = ReportKind::ALL.into_iter().find(|known| known.name() == kind);
                let kind = found.ok_or_else(|| self.damaged(kind))?;
                Ok(Issue { kind, period: self.period(period)? })
            })
            .collect()
    }

    /// Returns the issue whose last report was completed last.
    pub fn last_issue(&self) -> Result<Option<LastIssue>, Error> {
        let statement = "SELECT period, revision, recorded_at FROM report
                         WHERE state = 'completed'
                         ORDER BY recorded_at DESC, period DESC, revision DESC LIMIT 1";
        let row = self
            .connection
            .query_row(statement, [], |row| {
                Ok((row.get::<_, String>(0)?, row.get(1)?, row.get::<_, String>(2)?))
            })
            .optional()
            .map_err(|error| self.failed(error))?;
        let Some((period, revision, at)) = row else { return Ok(None) };
        let at = at.parse().map_err(|_| self.damaged(&at))?;
        Ok(Some(LastIssue { period: self.period(&period)?, revision, at }))
    }

    /// Returns the highest revision of a period with a completed report.
    pub fn latest_revision(&self, period: Period) -> Result<Option<u32>, Error> {
        let statement =
            "SELECT max(revision) FROM report WHERE period = ?1 AND state = 'completed'";
        self.connection
            .query_row(statement, [period.to_string()], |row| row.get(0))
            .map_err(|error| self.failed(error))
    }

    fn texts(&self, statement: &str) -> Result<Vec<(String, String)>, Error> {
        let read = || {
            let mut statement = self.connection.prepare(statement)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            rows.collect::<rusqlite::Result<_>>()
        };
        read().map_err(|error| self.failed(error))
    }

    fn period(&self, text: &str) -> Result<Period, Error> {
        text.parse().map_err(|_| self.damaged(text))
    }
}

fn record(
    connection: &Connection,
    run: RunId,
    at: Timestamp,
    report: &Report,
) -> rusqlite::Result<()> {
    let (state, reason) = match &report.state {
        ReportState::Planned => ("planned", None),
        ReportState::Completed => ("completed", None),
        ReportState::Failed { reason } => ("failed", Some(reason)),
    };
    let ReportKey { period, subject } = &report.key;
    connection.execute(
        "INSERT INTO report (period, subject, kind, revision, run_id, state, reason, recorded_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT (period, subject, revision) DO UPDATE SET
             run_id = excluded.run_id, state = excluded.state, reason = excluded.reason,
             recorded_at = excluded.recorded_at",
        params![
            period.to_string(),
            subject.to_string(),
            subject.kind().name(),
            report.revision,
            run.0,
            state,
            reason,
            sortable(at),
        ],
    )?;
    Ok(())
}

/// Writes a time so that later times are later as text: always nine decimals.
fn sortable(at: Timestamp) -> String {
    format!("{at:.9}")
}
