//! What one run was asked to do.

use std::{
    collections::BTreeSet,
    path::PathBuf,
    time::{Duration, Instant},
};

use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{
    config::Output,
    model::{Period, Subject, View},
};

/// What one run was asked to do; the default is everything due.
#[derive(Clone, Debug, Default)]
pub struct Order {
    /// When the run started: the clock that decides what is due.
    pub now: Timestamp,
    /// The same moment on the stopwatch, for the timings in `run.json`; none in tests.
    pub stopwatch: Option<Instant>,
    /// Build this period even if it was issued.
    pub period: Option<Period>,
    /// The last day included, instead of the period's end or the newest source day.
    pub as_of: Option<Date>,
    /// Build only these subjects; empty means all that are due.
    pub only: BTreeSet<Subject>,
    /// Make these kinds of file instead of those configured.
    pub formats: Option<BTreeSet<Output>>,
    /// Build privately into this folder: no ledger, no delivery, always.
    pub out: Option<PathBuf>,
    /// Say what would be built, and build nothing.
    pub dry_run: bool,
    /// How long to wait for another run to end.
    pub wait: Duration,
    /// Write in the language of this tag, whoever reads.
    pub language: Option<String>,
    /// Make this view of briefings, whoever reads.
    pub view: Option<View>,
}

impl Order {
    /// Returns whether a person asked for something in particular, issued or not.
    pub(super) fn is_explicit(&self) -> bool {
        self.period.is_some() || self.as_of.is_some() || !self.only.is_empty() || self.out.is_some()
    }

    /// Returns the clock now: the start plus what the stopwatch shows.
    pub(super) fn clock(&self) -> Timestamp {
        let elapsed = self.stopwatch.map(|started| started.elapsed()).unwrap_or_default();
        let elapsed = SignedDuration::try_from(elapsed).unwrap_or_default();
        self.now.checked_add(elapsed).unwrap_or(self.now)
    }

    /// Returns whether nothing of this run may be recorded: a private build, or no build at all.
    pub(super) fn stays_out_of_the_ledger(&self) -> bool {
        self.out.is_some() || self.dry_run
    }
}
