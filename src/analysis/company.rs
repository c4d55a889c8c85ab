//! The whole company.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::{
    analysis::{
        AbcClass, Action, Bridge, CompanyChurn, CompanyLifetime, CompanyPerformance,
        CompanySegmentation, CompanyTrade, MonthPoint, Retention, State, ToDate, WeekPoint,
        XyzClass,
    },
    facts::CreditCounts,
    model::{Money, Month},
    stats::{MedianLifetime, Scale, SurvivalStep, median_lifetime},
};

/// Every number of the company.
#[derive(Clone, Debug)]
pub struct CompanyAnalysis {
    /// Net revenue of all counted lines up to `as_of`; the control total.
    pub revenue_total: Money,
    /// Net revenue of the current window.
    pub revenue_current: Money,
    /// Net revenue of the base window.
    pub revenue_base: Money,
    /// Gross margin of the current window; `None` when any line has no cost.
    pub margin_current: Option<Money>,
    /// Gross margin of the base window.
    pub margin_base: Option<Money>,
    /// Revenue to date.
    pub to_date: ToDate,
    /// Orders to date, as counts in `actual` and `previous_year`: week, month, quarter, year.
    pub orders_to_date: [(u32, u32); 4],
    /// The last 13 complete months, oldest first.
    pub months: Vec<MonthPoint>,
    /// The last 13 complete weeks, oldest first.
    pub weeks: Vec<WeekPoint>,
    /// Accounts with at least one counted line.
    pub accounts: u32,
    /// Accounts with at least one purchase day.
    pub buyers: u32,
    /// Accounts per class.
    pub abc: BTreeMap<AbcClass, u32>,
    /// Every cell of ABC by XYZ, A to C (and N where a margin is unknown) by X, Y, Z, N.
    pub matrix: Vec<MatrixCell>,
    /// Concentration of current revenue.
    pub concentration: Concentration,
    /// Concentration of base revenue.
    pub concentration_base: Concentration,
    /// The smallest set of accounts that brings the key share.
    pub key_set: KeySet,
    /// Retention of all accounts.
    pub retention: Retention,
    /// What the week is compared with; `None` without a purchase.
    pub year_ago: Option<YearAgo>,
    /// The bridge of all accounts.
    pub bridge: Bridge,
    /// Accounts per state before the seasonal guard.
    pub states: BTreeMap<State, u32>,
    /// Accounts per state after it.
    pub states_guarded: BTreeMap<State, u32>,
    /// The pooled quantile of all gaps, in days; `None` without a gap.
    pub pooled_gap: Option<f64>,
    /// The flow of active accounts per month under the fixed threshold, oldest first.
    pub churn: Vec<ChurnMonth>,
    /// Direction of the churn rate.
    pub churn_trend: Option<Trend>,
    /// 5, 25, 50, 75 and 95 % quantiles of CV over accounts with one; empty without any.
    pub cv_quantiles: Vec<f64>,
    /// Accounts per class when XYZ cuts at 0.10 and 0.25.
    pub xyz_if_10_25: BTreeMap<XyzClass, u32>,
    /// Deliveries of the whole history against what was promised.
    pub punctuality: Punctuality,
    /// How long accounts stay.
    pub survival: Survival,
    /// Retention of the accounts won in each month, by cohort, then months since.
    pub cohorts: Vec<CohortCell>,
    /// Prices and mix of everything sold.
    pub trade: CompanyTrade,
    /// Reasons, survival by group, the audit of earlier flags.
    pub churn_dynamics: CompanyChurn,
    /// The purchase models.
    pub lifetime: CompanyLifetime,
    /// Movement between classes, concentration in detail.
    pub segmentation: CompanySegmentation,
    /// What can be said of all managers together.
    pub performance: CompanyPerformance,
    /// What to do about the company as a whole.
    pub actions: Vec<Action>,
}

/// Measures of a year ago; each `None` where the data do not reach back far enough.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct YearAgo {
    /// Retention between the base window and the window before it.
    pub retention: Option<Retention>,
    /// The account flow of the last complete week, 52 weeks earlier.
    pub flow: Option<WeekFlow>,
    /// Deliveries of the orders placed in the four weeks up to then, as they stood then; an order of
    /// several accounts is one of each.
    pub punctuality: Option<Punctuality>,
}

/// The account flow of one week under the fixed threshold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WeekFlow {
    /// Active at its end.
    pub active: u32,
    /// Silent past the threshold since this week.
    pub lost: u32,
    /// Bought again after such a silence.
    pub won_back: u32,
}

/// How long accounts stay, by the fixed threshold of the churn flow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Survival {
    /// Accounts that ever bought.
    pub accounts: u32,
    /// Those that churned once.
    pub churned: u32,
    /// The curve by days since the first purchase, one step per day with a churn event.
    pub steps: Vec<SurvivalStep>,
}

impl Survival {
    /// Returns the share of accounts that stay active for longer than `days`.
    pub fn at(&self, days: u32) -> f64 {
        let passed = self.steps.partition_point(|step| step.time <= f64::from(days));
        passed.checked_sub(1).map_or(1.0, |last| self.steps[last].survival)
    }

    /// Returns the days after which half of the accounts are lost; `None` while more than half stay.
    pub fn median(&self) -> Option<f64> {
        self.median_interval().time
    }

    /// Returns that median with its log-log interval.
    pub fn median_interval(&self) -> MedianLifetime {
        median_lifetime(&self.steps, Scale::LogLog)
    }
}

/// The accounts won in one month, some months later.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CohortCell {
    /// The month of their first purchase.
    pub cohort: Month,
    /// Accounts of the cohort.
    pub accounts: u32,
    /// Months since.
    pub months: i32,
    /// Those with a purchase in that month.
    pub active: u32,
    /// Whether that month ended by the as-of date; reports leave the others out.
    pub complete: bool,
}

/// Orders with a promised day that were due by the as-of date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Punctuality {
    /// Delivered by the promised day.
    pub on_time: u32,
    /// Delivered later, be it after the as-of date where the source knows it already.
    pub late_delivered: u32,
    /// Not delivered, the promised day has come.
    pub overdue_undelivered: u32,
    /// Days between promise and delivery, summed over those delivered late.
    pub days_late: u64,
}

impl Punctuality {
    /// Returns the orders due.
    pub fn due(&self) -> u32 {
        self.on_time + self.late_delivered + self.overdue_undelivered
    }

    /// Returns the share of due orders that were on time; `None` when none was due.
    pub fn rate(&self) -> Option<f64> {
        (self.due() > 0).then(|| f64::from(self.on_time) / f64::from(self.due()))
    }

    /// Returns the mean delay of those delivered late.
    pub fn mean_days_late(&self) -> Option<f64> {
        #[expect(clippy::cast_precision_loss, reason = "days are far below 2^53")]
        let days = self.days_late as f64;
        (self.late_delivered > 0).then(|| days / f64::from(self.late_delivered))
    }
}

/// One cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatrixCell {
    /// The row.
    pub abc: AbcClass,
    /// The column.
    pub xyz: XyzClass,
    /// Accounts in it.
    pub accounts: u32,
    /// Their current revenue.
    pub revenue: Money,
    /// Their share of current revenue; `None` when that is not positive.
    pub share: Option<f64>,
}

/// How much hangs on few accounts; over accounts with revenue > 0.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Concentration {
    /// Accounts counted.
    pub accounts: u32,
    /// Sum of squared shares, 0 to 1.
    pub hhi: Option<f64>,
    /// `1 / hhi`.
    pub effective: Option<f64>,
    /// Gini coefficient.
    pub gini: Option<f64>,
    /// Gini times n / (n - 1).
    pub gini_unbiased: Option<f64>,
    /// Share of the largest account.
    pub top1: Option<f64>,
    /// Share of the five largest.
    pub top5: Option<f64>,
    /// Share of the ten largest.
    pub top10: Option<f64>,
}

/// The key accounts as a set: the smallest top group that reaches the lower limit of the band,
/// or all core accounts when they are more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct KeySet {
    /// Their ids, by current revenue descending.
    pub accounts: Vec<String>,
    /// Their share of current revenue.
    pub share: Option<f64>,
    /// The share of the same number of largest accounts in the base window.
    pub share_base: Option<f64>,
}

/// One month of the account flow under the fixed threshold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChurnMonth {
    /// The month.
    pub month: Month,
    /// Active at its start.
    pub active_start: u32,
    /// First purchases.
    pub new: u32,
    /// Purchases after a churn event.
    pub reactivated: u32,
    /// Churn events.
    pub churned: u32,
    /// `active_start + new + reactivated - churned`.
    pub active_end: u32,
    /// `churned / active_start`; `None` at zero.
    pub churn_rate: Option<f64>,
    /// Sale-day values in the 365 days up to the last purchase of those churned.
    pub revenue_365d_before_stop: Money,
    /// Whether the month lies after the warm-up.
    pub comparable: bool,
    /// Whether the month ended by `as_of`.
    pub complete: bool,
}

/// A monotonic trend (Mann-Kendall with Theil-Sen slope).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trend {
    /// Points used.
    pub n: u32,
    /// The Mann-Kendall statistic.
    pub s: i64,
    /// Its variance, ties corrected.
    pub var_s: f64,
    /// With continuity correction.
    pub z: f64,
    /// Two-sided, normal approximation.
    pub p: f64,
    /// Kendall's tau-a.
    pub tau_a: f64,
    /// Kendall's tau-b.
    pub tau_b: f64,
    /// Theil-Sen slope per step.
    pub sen_slope: f64,
}

/// What the data looked like, on all lines.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Quality {
    /// All lines.
    pub lines: u64,
    /// Lines without an account.
    pub no_account: u64,
    /// Cancelled lines.
    pub cancelled: u64,
    /// Lines after `as_of`.
    pub after_as_of: u64,
    /// Lines before the earliest day that is believed; like those after `as_of` in no figure.
    pub too_old: u64,
    /// Lines with `doc_type = return`.
    pub returns: u64,
    /// What became of the table of credits.
    pub credits: CreditCounts,
    /// First purchase day in the data.
    pub first_day: Option<Date>,
    /// Newest day with a line.
    pub newest_day: Option<Date>,
}
