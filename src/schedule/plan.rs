//! When which kind of report is due, as configured.

use std::{collections::BTreeMap, time::Duration};

use jiff::tz::TimeZone;

use crate::{
    model::{Cadence, Calendar, ReportKind},
    schedule::Cron,
};

/// When every kind of report is due.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Where weeks, quarters and years begin.
    pub calendar: Calendar,
    /// Where days begin and end.
    pub zone: TimeZone,
    /// What happens to periods that were missed.
    pub catch_up: CatchUp,
    /// The kinds that are made.
    pub reports: BTreeMap<ReportKind, Schedule>,
}

/// When one kind of report is due.
#[derive(Clone, Debug, PartialEq)]
pub struct Schedule {
    /// Its period.
    pub every: Cadence,
    /// The earliest moment, in local time: the first one after the period is over.
    pub due: Cron,
    /// How long after its end a period is held open for late data.
    pub grace: Duration,
}

/// What happens to periods that were missed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CatchUp {
    /// The latest is made, those before it are skipped.
    Latest,
    /// Every one since the first issue is made, oldest first.
    All,
    /// None is made later than the day it was due.
    None,
}
