//! One thing to do, and what set it off.

use jiff::civil::Date;

use crate::{
    analysis::BandStanding,
    model::{Money, Span},
};

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What set it off.
    pub trigger: Trigger,
    /// By when.
    pub due: Date,
    /// What is lost when nobody acts.
    pub money: Money,
    /// How little it can wait, 0 to 1.
    pub urgency: f64,
    /// Money times urgency in stored units; what actions are ranked by.
    pub priority: f64,
}

impl Action {
    /// Returns the rule it follows.
    pub fn rule(&self) -> Rule {
        self.trigger.rule()
    }
}

/// The rules of the trade, R1 to R12.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// R1: silent for longer than usual.
    RhythmLate,
    /// R2: lost of late.
    Lost,
    /// R3: a promise past its day.
    PromiseOverdue,
    /// R4: a complaint open for too long.
    ComplaintOpen,
    /// R5: a meeting within days, without objective or preparation.
    MeetingUnprepared,
    /// R6: a price list, contract or other document ends.
    DocumentEnds,
    /// R7: an A account owes money past its due date.
    MoneyOverdue,
    /// R8: a category is no longer bought.
    CategoryDropped,
    /// R9: a share crossed the core limit, or the key set left its band.
    KeyShare,
    /// R10: nobody knows who decides, or nobody spoke to them of late.
    DeciderOutOfTouch,
    /// R11: a competitor came in.
    CompetitorEntry,
    /// R12: won back, in its first 90 days.
    WonBack,
}

impl Rule {
    /// Every rule, in the order of the rule book.
    pub const ALL: [Self; 12] = [
        Self::RhythmLate,
        Self::Lost,
        Self::PromiseOverdue,
        Self::ComplaintOpen,
        Self::MeetingUnprepared,
        Self::DocumentEnds,
        Self::MoneyOverdue,
        Self::CategoryDropped,
        Self::KeyShare,
        Self::DeciderOutOfTouch,
        Self::CompetitorEntry,
        Self::WonBack,
    ];

    /// Returns its number in the rule book, from 1.
    pub fn number(self) -> usize {
        let place = Self::ALL.iter().position(|rule| *rule == self);
        place.expect("every rule is in the list") + 1
    }
}

/// What set an action off: the evidence, as places in the account's records and as figures.
#[derive(Clone, Debug, PartialEq)]
pub enum Trigger {
    /// R1.
    RhythmLate {
        /// Days since the last purchase.
        days: i32,
        /// The usual gap, else the threshold.
        usual: f64,
        /// Whether silence has passed the own threshold.
        at_risk: bool,
    },
    /// R2.
    Lost {
        /// The last purchase.
        last: Date,
        /// The day it counts as lost.
        on: Date,
        /// Silence from which it counts as lost, in days.
        limit: f64,
        /// Whether it gave notice.
        by_notice: bool,
    },
    /// R3: the most pressing promise.
    PromiseOverdue {
        /// Its place in the records.
        record: usize,
        /// Days past due.
        days: i32,
        /// How many are overdue.
        count: usize,
    },
    /// R4: the oldest complaint.
    ComplaintOpen {
        /// Its place in the records of interactions.
        record: usize,
        /// Days since it was opened.
        days: i32,
        /// How many are open for too long.
        count: usize,
    },
    /// R5.
    MeetingUnprepared {
        /// Its place in the records.
        record: usize,
        /// The day.
        day: Date,
        /// Whether it has an objective and only lacks preparation.
        has_objective: bool,
    },
    /// R6: the document that ends first.
    DocumentEnds {
        /// Its place in the records.
        record: usize,
        /// Days until its last day; negative when it has ended without a successor.
        days: i32,
    },
    /// R7.
    MoneyOverdue {
        /// Not paid and past its due date.
        overdue: Money,
        /// The oldest due date of it.
        oldest_due: Option<Date>,
    },
    /// R8: the category with the most money.
    CategoryDropped {
        /// Its name.
        category: String,
        /// The last day it was bought.
        last: Date,
        /// How many categories were dropped.
        count: usize,
    },
    /// R9 of an account.
    CoreShare {
        /// Share of the company's revenue now.
        share: f64,
        /// The share a quarter ago.
        before: f64,
    },
    /// R9 of the company.
    KeySet {
        /// Share of the key set now.
        share: f64,
        /// The share a quarter ago.
        before: f64,
        /// Where it stands now.
        standing: BandStanding,
    },
    /// R10.
    DeciderOutOfTouch {
        /// The newest contact with anybody who decides; `None` when nobody ever spoke to them.
        last: Option<Date>,
        /// Whether anybody is known to decide.
        known: bool,
    },
    /// R11: the newest one.
    CompetitorEntry {
        /// Its name.
        name: String,
        /// The day it was first seen.
        since: Date,
    },
    /// R12.
    WonBack {
        /// From the return to the last of the 90 days.
        span: Span,
    },
}

impl Trigger {
    /// Returns the rule it belongs to.
    pub fn rule(&self) -> Rule {
        match self {
            Self::RhythmLate { .. } => Rule::RhythmLate,
            Self::Lost { .. } => Rule::Lost,
            Self::PromiseOverdue { .. } => Rule::PromiseOverdue,
            Self::ComplaintOpen { .. } => Rule::ComplaintOpen,
            Self::MeetingUnprepared { .. } => Rule::MeetingUnprepared,
            Self::DocumentEnds { .. } => Rule::DocumentEnds,
            Self::MoneyOverdue { .. } => Rule::MoneyOverdue,
            Self::CategoryDropped { .. } => Rule::CategoryDropped,
            Self::CoreShare { .. } | Self::KeySet { .. } => Rule::KeyShare,
            Self::DeciderOutOfTouch { .. } => Rule::DeciderOutOfTouch,
            Self::CompetitorEntry { .. } => Rule::CompetitorEntry,
            Self::WonBack { .. } => Rule::WonBack,
        }
    }
}
