//! What a run did, for the command line and for scripts.

use std::{collections::BTreeSet, fmt, path::PathBuf};

use jiff::{Timestamp, civil::Date};
use serde::{Serialize, Serializer};

use crate::{
    config::Config,
    model::{Issue, Period},
    schedule,
};

/// What a run did.
#[derive(Debug, Default, Serialize)]
pub struct Outcome {
    /// One entry per period that was built.
    pub issues: Vec<Issued>,
    /// Why nothing was built, if nothing was.
    pub nothing_due: Option<NothingDue>,
}

/// One period that was built.
#[derive(Debug, Serialize)]
pub struct Issued {
    /// The period.
    #[serde(serialize_with = "as_text")]
    pub period: Period,
    /// The last day included.
    pub as_of: Date,
    /// Where the reports are; `None` on a dry run.
    pub folder: Option<PathBuf>,
    /// 1 for the first issue, one more for each that replaces it; 0 for private builds.
    pub revision: u32,
    /// Whether the build equals the standing issue, so that nothing was written.
    pub unchanged: bool,
    /// Reports planned.
    pub planned: usize,
    /// Reports made.
    pub produced: usize,
    /// Reports left out for a reason in the manifest.
    pub skipped: usize,
    /// Reports that failed.
    pub failed: Vec<FailedReport>,
    /// The reports' files, by path below `folder`.
    pub files: Vec<String>,
}

/// A report that failed.
#[derive(Debug, Serialize)]
pub struct FailedReport {
    /// Whose report.
    pub subject: String,
    /// Why.
    pub reason: String,
    /// What to do.
    pub hint: String,
}

/// What stands and what comes, when nothing is due.
#[derive(Debug, Serialize)]
pub struct NothingDue {
    /// The newest period that is complete.
    pub last: Option<String>,
    /// The next period and from when on it is due.
    pub next: Option<String>,
    /// The newest day with an order line; `None` when the clock alone decided.
    pub data_until: Option<Date>,
}

/// What `analyse` wrote.
#[derive(Debug, Serialize)]
pub struct Analysed {
    /// The period.
    #[serde(serialize_with = "as_text")]
    pub period: Period,
    /// The last day included.
    pub as_of: Date,
    /// The folder that holds `data/`.
    pub folder: PathBuf,
    /// The files, by path below `folder`.
    pub files: Vec<String>,
}

impl Outcome {
    /// Returns whether any report failed.
    pub fn has_failures(&self) -> bool {
        self.issues.iter().any(|issued| !issued.failed.is_empty())
    }

    pub(super) fn nothing_due(
        config: &Config,
        now: Timestamp,
        newest: Option<Date>,
        issued: &BTreeSet<Issue>,
    ) -> Self {
        let rows = schedule::show(&config.plan(), now, newest, issued);
        let last = issued.iter().map(|issue| issue.period).max_by_key(|period| period.span().to);
        let next =
            rows.iter().filter_map(|row| row.next.as_ref()).min_by_key(|(_, at)| at.timestamp());
        let nothing = NothingDue {
            last: last.map(|period| period.to_string()),
            next: next
                .map(|(period, at)| format!("{period} from {}", at.strftime("%Y-%m-%d %H:%M %Z"))),
            data_until: newest,
        };
        Self { issues: vec![], nothing_due: Some(nothing) }
    }
}

impl fmt::Display for NothingDue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let none = || "none".to_owned();
        let (last, next) = (self.last.clone(), self.next.clone());
        write!(
            out,
            "last issue {}, next {}",
            last.unwrap_or_else(none),
            next.unwrap_or_else(none)
        )?;
        self.data_until.map_or(Ok(()), |day| write!(out, "; the data end on {day}"))
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde calls it with a reference")]
fn as_text<S: Serializer>(period: &Period, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(period)
}
