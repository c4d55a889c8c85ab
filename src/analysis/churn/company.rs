//! What churn says of the company.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    analysis::{AbcClass, Backtest, Bridge, LossReason, Retention, Standing, Survival},
    model::{Money, Month},
    stats::LogRank,
};

/// The dynamics of losing and keeping accounts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanyChurn {
    /// Where the history starts: the first purchase day in the data. Who bought before it is not
    /// known, so "new" in the first months is only "first seen".
    pub history_start: Option<Date>,
    /// Accounts per standing; those without any counted line are in `never_bought` only.
    pub standings: BTreeMap<Standing, u32>,
    /// Accounts of the accounts table without a purchase, by id: not lost, never won.
    pub never_bought: Vec<NeverBought>,
    /// The flow of accounts over the windows; `None` without a purchase.
    pub flow: Option<Flow>,
    /// The last 13 comparable complete months with what their counts of losses can mean.
    pub monthly: Vec<MonthLosses>,
    /// New and repeat buyers per month of the history, oldest first.
    pub buyers: Vec<MonthBuyers>,
    /// The direction of the churn rate; `None` below 5 comparable months.
    pub direction: Option<Direction>,
    /// Why accounts were lost.
    pub reasons: LossReasons,
    /// How long accounts stay, by segment and by the manager who won them.
    pub survival_groups: Vec<SurvivalGroups>,
    /// Retention and bridge by segment; they add up to the company's. Those by manager stand with the
    /// managers.
    pub segments: Vec<SegmentRetention>,
    /// Accounts that shrink silently, and the money at stake.
    pub shrinking: (u32, Money),
    /// Accounts that dropped a category, and the yearly money at stake.
    pub dropping: (u32, Money),
    /// What the rules would have said 13 and 26 weeks ago, against what happened; empty where the data
    /// do not reach back.
    pub backtests: Vec<Backtest>,
}

/// An account that never bought.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeverBought {
    /// The account.
    pub account_id: String,
    /// Its name.
    pub name: String,
    /// The manager of the accounts table.
    pub manager_id: Option<String>,
}

/// New and repeat buyers of a month, each account once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthBuyers {
    /// The month.
    pub month: Month,
    /// Accounts whose first purchase lies in it.
    pub new: u32,
    /// Accounts that bought in it and before it.
    pub repeat: u32,
    /// Whether the month ended by the as-of date.
    pub complete: bool,
}

/// The losses of a month.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthLosses {
    /// The month.
    pub month: Month,
    /// Churn events.
    pub lost: u32,
    /// The exact 95 % interval of the mean behind them.
    pub interval: [f64; 2],
}

/// The flow of accounts over the current window.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// All accounts in the current window.
    pub company: WindowFlow,
    /// All accounts in the base window.
    pub base: WindowFlow,
    /// Whether the current window opens after the warm-up, and whether the base window does.
    pub comparable: [bool; 2],
    /// First purchases against those of the base window.
    pub new: FlowCount,
    /// Returns against those of the base window.
    pub reactivated: FlowCount,
    /// Losses against those of the base window, per opening account.
    pub lost: FlowCount,
    /// By class in the base window: what was known when the current window opened.
    pub by_class: BTreeMap<Option<AbcClass>, WindowFlow>,
    /// By owner at the as-of date.
    pub by_manager: BTreeMap<String, WindowFlow>,
    /// By segment; `None` for accounts without one.
    pub by_segment: BTreeMap<Option<String>, WindowFlow>,
}

/// From the accounts active at the opening of a window to those active at its end, each account once.
///
/// Values are the purchases of 365 days: up to the opening for those active then, up to the end for
/// those active there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WindowFlow {
    /// Active at the opening.
    pub opening: u32,
    /// Active at the end only, first purchase inside.
    pub new: u32,
    /// Active at the end only, bought before the window.
    pub reactivated: u32,
    /// Active at the opening only.
    pub lost: u32,
    /// `opening + new + reactivated - lost`.
    pub closing: u32,
    /// Active at both ends.
    pub kept: u32,
    /// Bought inside, active at neither end; in no other count.
    pub passing: u32,
    /// Value at the opening.
    pub opening_value: Money,
    /// Value of the new at the end.
    pub new_value: Money,
    /// Value of the reactivated at the end.
    pub reactivated_value: Money,
    /// Value of the lost at the opening.
    pub lost_value: Money,
    /// Value of the kept at the end less that at the opening.
    pub kept_change: Money,
    /// `opening + new + reactivated - lost + kept_change`.
    pub closing_value: Money,
}

/// A count, what it can mean, and whether it differs from the one before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FlowCount {
    /// The count.
    pub count: u32,
    /// The exact 95 % interval of the mean behind it.
    pub interval: [f64; 2],
    /// The count before; `None` where it is not comparable.
    pub before: Option<u32>,
    /// The probability of a difference at least as unlikely under one rate.
    pub p: Option<f64>,
    /// What may be said; `None` without a comparison.
    pub change: Option<CountChange>,
}

/// What may be said about two counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CountChange {
    /// Chance explains the difference.
    NoSignal,
    /// More than before.
    More,
    /// Fewer than before.
    Fewer,
}

/// The direction of the churn rate and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Direction {
    /// Who was watched.
    pub population: Population,
    /// What may be said.
    pub call: DirectionCall,
    /// The Mann-Kendall statistic.
    pub s: i64,
    /// Its two-sided p-value.
    pub p: f64,
    /// Whether `p` counts every order of the values; otherwise it is the normal approximation.
    pub exact: bool,
    /// Theil-Sen slope of the rate per month.
    pub slope: f64,
    /// The last three months against the three before; `None` below six months.
    pub quarters: Option<RateChange>,
    /// The first month after the most likely change of level, and its p-value, which is told up to
    /// 0.5; `None` for a constant series.
    pub change_point: Option<(Month, Option<f64>)>,
}

/// What may be said about a direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectionCall {
    /// No direction is certain enough.
    NoSignal,
    /// The rate rises.
    Worsening,
    /// The rate falls.
    Improving,
    /// Nobody joined: a single cohort always seems to improve.
    OneCohort,
}

/// The accounts whose churn was watched.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Population {
    /// The first month.
    pub from: Month,
    /// The last month.
    pub to: Month,
    /// Months used.
    pub months: u32,
    /// Active at the start of the first.
    pub opening: u32,
    /// New or reactivated in these months.
    pub joined: u32,
    /// Churn events in these months.
    pub lost: u32,
    /// The exact 95 % interval of the mean behind them.
    pub interval: [f64; 2],
}

/// The churn rate of three months against the three before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RateChange {
    /// Churn events per active account and month.
    pub rate: Option<f64>,
    /// The same three months earlier.
    pub rate_before: Option<f64>,
    /// Churn events.
    pub lost: u32,
    /// The same three months earlier.
    pub lost_before: u32,
    /// The probability of a difference at least as unlikely under one rate.
    pub p: Option<f64>,
}

/// Why accounts were lost, as seen at the end of each span.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LossReasons {
    /// Lost in the current window.
    pub current: ReasonTable,
    /// Lost in the base window, equally long.
    pub base: ReasonTable,
    /// Lost since the current window ended.
    pub running: ReasonTable,
}

/// Losses by reason.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReasonTable {
    /// Accounts and the purchase values of their last 365 days, per reason that occurs.
    pub reasons: BTreeMap<LossReason, (u32, Money)>,
    /// All of them.
    pub total: (u32, Money),
}

impl ReasonTable {
    /// Returns the share of lost accounts whose reason is unknown; `None` without a loss.
    pub fn unknown_share(&self) -> Option<f64> {
        (self.total.0 > 0).then(|| f64::from(self.unknown().0) / f64::from(self.total.0))
    }

    /// Returns the share of the lost money whose reason is unknown; `None` without any.
    pub fn unknown_money_share(&self) -> Option<f64> {
        self.unknown().1.ratio_to(self.total.1)
    }

    /// Returns the accounts lost for a reason.
    pub fn count(&self, reason: LossReason) -> u32 {
        self.of(reason).0
    }

    fn unknown(&self) -> (u32, Money) {
        self.of(LossReason::Unknown)
    }

    fn of(&self, reason: LossReason) -> (u32, Money) {
        self.reasons.get(&reason).copied().unwrap_or_default()
    }
}

/// How groups of accounts last, and whether they differ.
#[derive(Clone, Debug, PartialEq)]
pub struct SurvivalGroups {
    /// What the groups are made by.
    pub by: Grouping,
    /// The groups by name, those without a name and the pooled small ones last.
    pub groups: Vec<SurvivalGroup>,
    /// The test of all groups being alike; `None` below two groups.
    pub log_rank: Option<LogRank>,
}

/// By what accounts are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grouping {
    /// The market segment of the account.
    Segment,
    /// The manager of the first purchase.
    FirstManager,
}

/// One group.
#[derive(Clone, Debug, PartialEq)]
pub struct SurvivalGroup {
    /// Which.
    pub name: GroupName,
    /// Its curve.
    pub survival: Survival,
}

/// The name of a group.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupName {
    /// A segment or a manager's id.
    Named(String),
    /// The source tells none.
    None,
    /// Groups too small to stand alone, together.
    Others,
}

/// Retention and bridge of a segment.
#[derive(Clone, Debug, PartialEq)]
pub struct SegmentRetention {
    /// The segment; `None` for accounts without one.
    pub segment: Option<String>,
    /// Retention.
    pub retention: Retention,
    /// The bridge.
    pub bridge: Bridge,
}
