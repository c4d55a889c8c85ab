//! The figures each report told, kept for the next issue of it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rusqlite::{Connection, params};

use crate::{
    ledger::{Error, Ledger, RunId},
    model::{Period, Subject},
};

/// What one report told, as the text its maker reads again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssuedFigures {
    /// About whom.
    pub subject: Subject,
    /// The figures, as JSON.
    pub figures: String,
}

impl Ledger {
    /// Records what the reports of one revision told: all of them or, after a crash, none.
    ///
    /// `first_day` is that of the period; later periods of the same length start later.
    pub fn record_figures(
        &mut self,
        run: RunId,
        (period, first_day, revision): (Period, Date, u32),
        reports: &[IssuedFigures],
    ) -> Result<(), Error> {
        let all = |connection: &mut Connection| {
            let transaction = connection.transaction()?;
            for report in reports {
                transaction.execute(
                    "INSERT OR REPLACE INTO issued
                         (period, subject, revision, first_day, figures, run_id)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                    params![
                        period.to_string(),
                        report.subject.to_string(),
                        revision,
                        first_day.to_string(),
                        report.figures,
                        run.0,
                    ],
                )?;
            }
            transaction.commit()
        };
        all(&mut self.connection).map_err(|error| self.failed(error))
    }

    /// Returns what the last report about each subject told that was completed for a period which
    /// starts before `first_day`, in its latest revision.
    pub fn figures_before(&self, first_day: Date) -> Result<BTreeMap<Subject, String>, Error> {
        // Rows come oldest first, so that the last of a subject stays in the map.
        let rows = || {
            let mut statement = self.connection.prepare(
                "SELECT issued.subject, issued.figures FROM issued
                 JOIN report USING (period, subject, revision)
                 JOIN (SELECT subject, max(first_day) AS latest FROM issued
                       JOIN report USING (period, subject, revision)
                       WHERE first_day < ?1 AND state = 'completed' GROUP BY subject) AS last
                   ON last.subject = issued.subject AND last.latest = issued.first_day
                 WHERE report.state = 'completed'
                 ORDER BY issued.subject, issued.revision, issued.period",
            )?;
            let rows = statement.query_map([first_day.to_string()], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?;
            rows.collect::<rusqlite::Result<Vec<_>>>()
        };
        let rows = rows().map_err(|error| self.failed(error))?;
        rows.into_iter()
            .map(|(subject, figures)| {
                let found = Subject::parse(&subject).ok_or_else(|| self.damaged(&subject))?;
                Ok((found, figures))
            })
            .collect()
    }
}
