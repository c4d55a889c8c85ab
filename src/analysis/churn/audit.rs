//! What an audit of earlier flags says.

use jiff::civil::Date;

use crate::analysis::State;

/// The flags of an earlier day against what happened until the as-of date.
#[derive(Clone, Debug, PartialEq)]
pub struct Backtest {
    /// The flag day.
    pub day: Date,
    /// Days from it to the as-of date.
    pub days: u32,
    /// One result per flag, in the order of [`Flag::ALL`].
    pub results: Vec<FlagResult>,
    /// Every account watched, by id: missed are the lost without a flag, false alarms the flagged that
    /// returned.
    pub accounts: Vec<Audited>,
}

impl Backtest {
    /// Returns the result of a flag.
    pub fn result(&self, flag: Flag) -> &FlagResult {
        let found = self.results.iter().find(|result| result.flag == flag);
        found.expect("a result stands for every flag")
    }

    /// Returns the accounts that were lost without the flag, by id.
    pub fn missed(&self, flag: Flag) -> impl Iterator<Item = &Audited> {
        let missed = move |one: &&Audited| !one.has(flag) && one.outcome == Outcome::Lost;
        self.accounts.iter().filter(missed)
    }

    /// Returns the accounts that had the flag and returned, by id.
    pub fn false_alarms(&self, flag: Flag) -> impl Iterator<Item = &Audited> {
        let wrong = move |one: &&Audited| one.has(flag) && one.outcome == Outcome::Returned;
        self.accounts.iter().filter(wrong)
    }
}

/// A warning that may be raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Flag {
    /// Silent past the 80 % quantile of the own gaps, or more; no seasonal pause.
    Late,
    /// Silent past the own threshold, whatever the season.
    AlarmUnguarded,
    /// At risk or lost after the seasonal guard: the alarm readers see.
    Alarm,
    /// Lost after the seasonal guard.
    Lost,
}

/// What became of an account after the flag day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// No purchase since and still past its threshold, or gone with notice.
    Lost,
    /// Bought again.
    Returned,
    /// No purchase since, and not silent for long enough to tell.
    Open,
}

/// One account of the audit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    /// The account.
    pub account_id: String,
    /// Its state on the flag day, after the seasonal guard.
    pub state: State,
    /// The flags it carried.
    pub flags: Vec<Raised>,
    /// What became of it.
    pub outcome: Outcome,
}

/// A flag on an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Raised {
    /// Which.
    pub flag: Flag,
    /// Days from the day it was raised to the day the account counts as lost if it stays silent.
    pub lead_days: u32,
}

/// One flag against what happened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlagResult {
    /// The flag.
    pub flag: Flag,
    /// Flagged and lost.
    pub flagged_lost: u32,
    /// Flagged and returned: false alarms.
    pub flagged_returned: u32,
    /// Flagged, not yet decided.
    pub flagged_open: u32,
    /// Lost without a flag: missed.
    pub quiet_lost: u32,
    /// Returned without a flag.
    pub quiet_returned: u32,
    /// Not flagged and not decided.
    pub quiet_open: u32,
    /// Share of the flagged that were lost; `None` without a decided flag.
    pub precision: Option<f64>,
    /// Share of the lost that were flagged; `None` without a loss.
    pub recall: Option<f64>,
    /// Share of the returned that were flagged; `None` when nobody returned.
    pub false_alarm_rate: Option<f64>,
    /// Median days of warning: from the flag to the day of the loss; `None` without a flagged loss.
    pub lead_days: Option<f64>,
}
