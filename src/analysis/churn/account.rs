//! What churn says of one account.

use jiff::civil::Date;

use crate::model::{Money, Span};

/// Signs that an account is fading, or has left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountChurn {
    /// Where it stands in all; `None` only for the lines nobody owns.
    pub standing: Option<Standing>,
    /// Silence as a multiple of the own threshold: above 1 at risk, above 2 lost; `None` for an
    /// account that never bought.
    pub rhythm_ratio: Option<f64>,
    /// The last return after a loss within the current window or since.
    pub won_back: Option<WonBack>,
    /// When and why it was lost; `None` unless it is lost now.
    pub loss: Option<AccountLoss>,
    /// Still buying, but less than its own variation explains.
    pub shrink: Option<Shrink>,
    /// Categories it stopped buying while it still buys others, the most money first.
    pub dropped: Vec<DroppedCategory>,
}

/// Where an account stands, by its rhythm and by what it told us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Silent for no longer than usual.
    Active,
    /// Active again after a loss, within the current window or since.
    WonBack,
    /// Silent for longer than four of five own gaps, not yet beyond the threshold.
    Late,
    /// Silent now and at this time last year.
    SeasonalPause,
    /// Silent past its own threshold.
    AtRisk,
    /// Silent past twice the threshold, or gave notice and has not bought since.
    Lost,
    /// No purchase in the data.
    NeverBought,
}

/// A return after a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WonBack {
    /// The first purchase after it.
    pub on: Date,
    /// The day it counted as lost.
    pub lost_on: Date,
    /// Whether it had given notice; otherwise silence alone said so.
    pub after_notice: bool,
    /// Purchase values from the return to the as-of date.
    pub revenue_since: Money,
}

/// A loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountLoss {
    /// The last purchase.
    pub last_purchase: Date,
    /// The day it counts as lost: the notice, or the day silence passed twice the threshold.
    pub on: Date,
    /// Whether it gave notice.
    pub by_notice: bool,
    /// Purchase values of the 365 days up to the last purchase.
    pub revenue: Money,
    /// The coded reason.
    pub reason: LossReason,
    /// Where the reason is from; `None` when nothing tells it.
    pub reason_from: Option<ReasonSource>,
    /// What could have been seen before.
    pub signs: LeadingSigns,
}

/// Why an account was lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the codes of the losses table")]
pub enum LossReason {
    ServiceLevel,
    QualityDecline,
    MissedPromises,
    IgnoredOpinions,
    Price,
    Competitor,
    ClientClosed,
    /// Not told, or in a word that is no code.
    Unknown,
}

/// Where a reason is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonSource {
    /// A row of the losses.
    Loss,
    /// The last lost offer, where the losses have no row.
    Offer,
}

/// What could have been seen in the 26 weeks before the last purchase and from there to the loss.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeadingSigns {
    /// Orders on time among those placed in the 26 weeks up to the last purchase.
    pub on_time: u32,
    /// Orders late among those.
    pub late: u32,
    /// Orders on time in the 26 weeks before these.
    pub on_time_before: u32,
    /// Orders late in those weeks.
    pub late_before: u32,
    /// Complaints opened.
    pub complaints: u32,
    /// Promises due and not kept by their day.
    pub broken_promises: u32,
    /// Complaints, messages and calls that had no answer by the day of the loss.
    pub unanswered: u32,
}

/// Less revenue than the account's own variation explains.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shrink {
    /// The 26 complete weeks looked at.
    pub weeks: Span,
    /// Their revenue.
    pub current: Money,
    /// The revenue of the same weeks a year earlier.
    pub previous: Money,
    /// How large a fall the account's own variation explains, in stored units.
    pub explained: f64,
}

impl Shrink {
    /// Returns the money at stake: what the 26 weeks brought less than a year earlier.
    pub fn at_stake(&self) -> Money {
        self.previous - self.current
    }
}

/// A category an account stopped buying.
#[derive(Clone, Debug, PartialEq)]
pub struct DroppedCategory {
    /// Its name.
    pub category: String,
    /// The last day it was bought.
    pub last: Date,
    /// In how many of the six cycles before the last two it was bought.
    pub cycles_bought: u32,
    /// The days of a cycle: the account's usual gap.
    pub cycle_days: u32,
    /// How probable as long an absence is for an account that goes on as before.
    pub chance: f64,
    /// The money at stake: sales of the category in the 365 days up to its last day.
    pub yearly_sales: Money,
}
