//! What a run writes into the ledger: before it acts, and as its folders land.

use std::{collections::BTreeMap, path::PathBuf};

use jiff::{Timestamp, civil::Date};

use crate::{
    config::Config,
    deliver::folder::{Mark, Marks},
    ledger::{Artifact, IssuedFigures, Ledger, Report, ReportState, RunId, RunStart},
    model::{Period, ReportKey, Subject},
    pipeline::{
        Error, Order,
        fate::{Build, Fate},
        manifest::RUN_NOTE,
    },
    report::Memory,
};

/// One run in the ledger.
pub(super) struct Book<'a> {
    ledger: &'a mut Ledger,
    run: RunId,
    reports: PathBuf,
}

/// The issue of a period that stands, if one does.
#[derive(Debug, Default)]
pub(super) struct Standing {
    /// Its revision; 0 when there is none.
    pub(super) revision: u32,
    hashes: BTreeMap<String, String>,
}

impl<'a> Book<'a> {
    /// Records that a run begins.
    pub(super) fn begin(
        ledger: &'a mut Ledger,
        config: &Config,
        order: &Order,
    ) -> Result<Self, Error> {
        let run = ledger.begin_run(&RunStart {
            started_at: order.now,
            config_hash: &config.hash,
            version: env!("CARGO_PKG_VERSION"),
        })?;
        Ok(Self { ledger, run, reports: config.paths.reports.clone() })
    }

    /// Records that the run is over.
    pub(super) fn finish(self, at: Timestamp, exit_code: u8) -> Result<(), Error> {
        Ok(self.ledger.finish_run(self.run, at, exit_code)?)
    }

    /// Records which data the run works on and the id its reports print.
    pub(super) fn record_snapshot(&mut self, snapshot: &str, run_id: &str) -> Result<(), Error> {
        Ok(self.ledger.record_snapshot(self.run, snapshot, run_id)?)
    }

    /// Returns the issue of a period that stands.
    pub(super) fn standing(&self, period: Period) -> Result<Standing, Error> {
        let Some(revision) = self.ledger.latest_revision(period)? else {
            return Ok(Standing::default());
        };
        let hashes = self.ledger.artifact_hashes(period, revision)?;
        // A folder that was removed by hand does not stand.
        let there = self.reports.join(folder_name(period, revision)).exists();
        Ok(Standing { revision, hashes: if there { hashes } else { BTreeMap::new() } })
    }

    /// Returns what the last issues before a day told.
    pub(super) fn memory(&self, first_day: Date) -> Result<Memory, Error> {
        Ok(Memory::read(&self.ledger.figures_before(first_day)?))
    }

    /// Records what the reports of a revision tell.
    pub(super) fn keep_figures(
        &mut self,
        issue: (Period, Date, u32),
        told: &[IssuedFigures],
    ) -> Result<(), Error> {
        Ok(self.ledger.record_figures(self.run, issue, told)?)
    }

    /// Records what will be made.
    pub(super) fn plan(
        &mut self,
        at: Timestamp,
        period: Period,
        revision: u32,
        subjects: impl IntoIterator<Item = Subject>,
    ) -> Result<(), Error> {
        let reports = subjects.into_iter().map(|subject| Report {
            key: ReportKey { period, subject },
            revision,
            state: ReportState::Planned,
        });
        Ok(self.ledger.record_reports(self.run, at, &reports.collect::<Vec<_>>())?)
    }

    /// Records files that have landed, then how each report stands.
    pub(super) fn landed(
        &mut self,
        at: Timestamp,
        (period, revision): (Period, u32),
        build: &Build,
        files: &Marks,
    ) -> Result<(), Error> {
        let reports = build.report_files();
        let lasting = files.iter().filter(|(path, _)| path.as_str() != RUN_NOTE);
        let artifacts = lasting.map(|(path, mark)| {
            let report = reports.get(path.as_str());
            Artifact {
                period,
                revision,
                path: path.clone(),
                subject: report.map(|(subject, _)| (*subject).clone()),
                view: report.map(|(_, file)| file.view.to_string()),
                language: report.map(|(_, file)| file.language.clone()),
                format: path.rsplit('.').next().unwrap_or_default().to_owned(),
                bytes: mark.bytes as u64,
                sha256: mark.sha256.clone(),
            }
        });
        self.ledger.record_artifacts(self.run, &artifacts.collect::<Vec<_>>())?;
        self.fates(at, (period, revision), build)
    }

    /// Records how each report stands.
    pub(super) fn fates(
        &mut self,
        at: Timestamp,
        (period, revision): (Period, u32),
        build: &Build,
    ) -> Result<(), Error> {
        let state = |fate: &Fate| match fate {
            Fate::Produced { .. } => Some(ReportState::Completed),
            Fate::Failed { reason, .. } => Some(ReportState::Failed { reason: reason.clone() }),
            Fate::Planned | Fate::Skipped { .. } => None,
        };
        let reports = build.reports.iter().filter_map(|(subject, fate)| {
            let key = ReportKey { period, subject: subject.clone() };
            Some(Report { key, revision, state: state(fate)? })
        });
        Ok(self.ledger.record_reports(self.run, at, &reports.collect::<Vec<_>>())?)
    }
}

impl Standing {
    /// Returns whether a build equals what stands: every file of it, and no file less.
    pub(super) fn equals(&self, files: &Marks, partial: bool) -> bool {
        let same = |(path, mark): (&String, &Mark)| self.hashes.get(path) == Some(&mark.sha256);
        let accounts = |path: &&String| path.as_str() != "manifest.json";
        let complete = partial || self.hashes.keys().filter(accounts).count() == files.len();
        !self.hashes.is_empty() && complete && files.iter().all(same)
    }
}

/// Returns the folder of a revision: `2026-W47`, then `2026-W47-r2`.
pub(super) fn folder_name(period: Period, revision: u32) -> String {
    if revision > 1 { format!("{period}-r{revision}") } else { period.to_string() }
}

/// Returns the folder that a revision replaces.
pub(super) fn superseded(period: Period, revision: u32) -> Option<String> {
    (revision > 1).then(|| folder_name(period, revision - 1))
}
