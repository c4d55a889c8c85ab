//! The duties of a manager, what they are measured in and their targets.

use crate::facts::Tables;

/// One line of the duty scorecard.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Which duty.
    pub kind: DutyKind,
    /// A share, days or a count, see [`DutyKind::unit`]; `None` where the source tells nothing.
    pub value: Option<f64>,
    /// Cases the value rests on.
    pub cases: u32,
    /// The target.
    pub target: f64,
    /// Whether the target is met; `None` without a value.
    pub met: Option<bool>,
    /// The value at the end of each of the last 13 complete weeks, oldest first; empty for what only
    /// today's records tell.
    pub series: Vec<Option<f64>>,
    /// The value 52 weeks before the last complete week, of a count before the as-of date.
    pub year_before: Option<f64>,
}

/// What a manager owes the accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyKind {
    /// Orders of the last 13 weeks delivered by the promised day.
    OnTime,
    /// The same, each order weighted by the account's revenue.
    OnTimeByWorth,
    /// Mean days late of all due orders, weighted by the account's revenue.
    DaysLateByWorth,
    /// Promises kept by their day.
    PromisesKept,
    /// Mean days to answer.
    ReplyDays,
    /// Meetings prepared before they began.
    MeetingsPrepared,
    /// Meetings with an objective.
    MeetingsWithObjective,
    /// Meetings followed up within the hours set.
    FollowUps,
    /// Complaints closed within the days set.
    ComplaintsClosed,
    /// Complaints open at the as-of date.
    ComplaintsOpen,
    /// Complaints that repeat an earlier one.
    ComplaintsRepeated,
    /// Credit notes and returns as a share of sales.
    CreditNotes,
    /// Documents in force the manager has read.
    DocumentsRead,
    /// Accounts whose decider was contacted within the days set.
    DecidersContacted,
    /// What is known of the accounts: the mean completeness of their dossiers.
    DossierComplete,
}

/// What the value of a duty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DutyUnit {
    /// 0 to 1.
    Share,
    /// Days.
    Days,
    /// Cases.
    Count,
}

impl DutyKind {
    /// Every duty, in the order of the scorecard.
    pub const ALL: [Self; 15] = [
        Self::OnTime,
        Self::OnTimeByWorth,
        Self::DaysLateByWorth,
        Self::PromisesKept,
        Self::ReplyDays,
        Self::MeetingsPrepared,
        Self::MeetingsWithObjective,
        Self::FollowUps,
        Self::ComplaintsClosed,
        Self::ComplaintsOpen,
        Self::ComplaintsRepeated,
        Self::CreditNotes,
        Self::DocumentsRead,
        Self::DecidersContacted,
        Self::DossierComplete,
    ];

    /// Returns what the value is.
    pub fn unit(self) -> DutyUnit {
        match self {
            Self::DaysLateByWorth | Self::ReplyDays => DutyUnit::Days,
            Self::ComplaintsOpen => DutyUnit::Count,
            _ => DutyUnit::Share,
        }
    }

    /// Returns whether a higher value is better.
    pub fn is_more_better(self) -> bool {
        !matches!(
            self,
            Self::DaysLateByWorth
                | Self::ReplyDays
                | Self::ComplaintsOpen
                | Self::ComplaintsRepeated
                | Self::CreditNotes
        )
    }

    /// Returns whether the value can be told for a week that is over.
    pub fn has_weeks(self) -> bool {
        !matches!(self, Self::DocumentsRead | Self::DecidersContacted | Self::DossierComplete)
    }

    /// Returns what a well kept account base reaches; answers are due within `reply_days`.
    pub fn target(self, reply_days: f64) -> f64 {
        match self {
            Self::MeetingsPrepared
            | Self::MeetingsWithObjective
            | Self::DocumentsRead
            | Self::DaysLateByWorth => 1.0,
            Self::OnTime | Self::OnTimeByWorth | Self::PromisesKept => 0.95,
            Self::FollowUps | Self::ComplaintsClosed | Self::DecidersContacted => 0.9,
            Self::DossierComplete => 0.8,
            Self::ComplaintsRepeated => 0.1,
            Self::CreditNotes => 0.02,
            Self::ReplyDays => reply_days,
            Self::ComplaintsOpen => 0.0,
        }
    }

    /// Returns whether the source gives what the duty is told from.
    pub(super) fn is_given(self, tables: &Tables) -> bool {
        match self {
            Self::OnTime | Self::OnTimeByWorth | Self::DaysLateByWorth | Self::CreditNotes => true,
            Self::PromisesKept => !tables.promises.is_empty(),
            Self::MeetingsPrepared | Self::MeetingsWithObjective | Self::FollowUps => {
                !tables.meetings.is_empty()
            }
            Self::ReplyDays
            | Self::ComplaintsClosed
            | Self::ComplaintsOpen
            | Self::ComplaintsRepeated => !tables.interactions.is_empty(),
            Self::DocumentsRead => !tables.documents.is_empty(),
            Self::DecidersContacted => !tables.contacts.is_empty(),
            Self::DossierComplete => !tables.accounts.is_empty(),
        }
    }
}

/// Returns the line of a duty; `None` in a scorecard without it.
pub fn duty(duties: &[Duty], kind: DutyKind) -> Option<&Duty> {
    duties.iter().find(|duty| duty.kind == kind)
}
