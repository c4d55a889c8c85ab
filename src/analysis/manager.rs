//! One key account manager.

use jiff::civil::Date;

use crate::{
    analysis::{
        Bridge, ManagerPerformance, ManagerTrade, MonthPoint, Retention, ToDate, WeekPoint,
    },
    model::{Manager, Money},
};

/// Every number of one manager.
#[derive(Clone, Debug)]
pub struct ManagerAnalysis {
    /// The master record; name = id where no managers table names it.
    pub manager: Manager,
    /// Ids of the accounts owned at the as-of date, by current revenue descending.
    pub accounts: Vec<String>,
    /// Net revenue of the whole history of the owned accounts; these tie out to the control total.
    pub revenue_total: Money,
    /// Current revenue of the owned accounts.
    pub portfolio_current: Money,
    /// Base revenue of the owned accounts.
    pub portfolio_base: Money,
    /// Share of the company's current revenue the owned accounts bring.
    pub share: Option<f64>,
    /// Revenue of the lines this manager won, against last year and plan.
    pub to_date: ToDate,
    /// The plan of the whole fiscal year, pro rata by days; `None` without a target in it.
    pub plan_year: Option<Money>,
    /// The last 13 complete months of the lines this manager won, oldest first.
    pub months: Vec<MonthPoint>,
    /// The last 13 complete weeks of the lines this manager won, oldest first.
    pub weeks: Vec<WeekPoint>,
    /// Retention of the accounts the manager answers for: a loss shortly after an account changed
    /// hands is not the heir's.
    pub retention: Retention,
    /// Bridge from the accounts owned at the end of the base window to those owned at the as-of date;
    /// moves between managers are bars of their own.
    pub bridge: Bridge,
    /// Accounts the manager answers for with revenue above zero in both windows.
    pub growth_accounts: u32,
    /// Mean of the log growth of those accounts; `None` without any.
    pub mean_log_growth: Option<f64>,
    /// Each target with what was sold against it.
    pub targets: Vec<TargetResult>,
    /// Prices and mix of the owned accounts.
    pub trade: ManagerTrade,
    /// Expectation, effect with interval, win rate, duties.
    pub performance: ManagerPerformance,
}

/// A target and its result.
#[derive(Clone, Debug, PartialEq)]
pub struct TargetResult {
    /// Whose target.
    pub manager_id: String,
    /// First day.
    pub period_start: Date,
    /// Last day; the as-of date where the target has none.
    pub period_end: Date,
    /// Whether the target has no last day of its own.
    pub open_ended: bool,
    /// The plan.
    pub target: Money,
    /// Revenue of the manager's lines from start to end.
    pub actual: Money,
    /// `actual / target`; `None` without a positive target.
    pub attainment: Option<f64>,
    /// `actual - target`; without a sale the whole target is missing.
    pub variance: Money,
    /// Whether the last day had come by the as-of date.
    pub finished: bool,
    /// The part of an unfinished target whose days have passed; `None` for finished ones and before
    /// the first day.
    pub prorated: Option<Prorated>,
}

/// The part of a target that lies behind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prorated {
    /// The target by days passed.
    pub target: Money,
    /// What was sold against it; `None` unless that part is positive.
    pub attainment: Option<f64>,
}
