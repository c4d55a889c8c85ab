//! The rules of the analysis, as set in `config.yaml` under `analysis`.

use serde::{Deserialize, Serialize};

use crate::model::{Calendar, Date};

/// Checked settings of the analysis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Settings {
    /// Where weeks, quarters and years begin.
    pub calendar: Calendar,
    /// Days on which nobody works, beside those of the table `holidays`; ascending.
    pub holidays: Vec<Date>,
    /// W, the months of the current and of the base window; in weeks 52 for 12 of them.
    pub window_months: u32,
    /// How the owner of an account is found.
    pub owner: Owner,
    /// ABC.
    pub abc: Abc,
    /// XYZ.
    pub xyz: Xyz,
    /// When an account counts as silent.
    pub activity: Activity,
    /// Purchase models and lifetime values.
    pub lifetime: Lifetime,
    /// Core accounts and the key set.
    pub key_accounts: KeyAccounts,
    /// What a manager must do within which time.
    pub duties: Duties,
    /// Accounts left out of everything, for example intercompany.
    pub exclude_accounts: Vec<String>,
}

/// How the owner of an account is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owner {
    /// Assignments at the as-of date, else `accounts.manager_id`, else revenue.
    Assignment,
    /// The manager with the largest revenue in the current, else in the base window; ties to the
    /// smaller id as text.
    Revenue,
}

/// ABC: cumulative share before the tie group against two cut-offs.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Abc {
    /// What is ranked.
    pub measure: AbcMeasure,
    /// Share below which a group is A, and below which it is B; in (0, 1].
    pub cut: [f64; 2],
}

/// What ABC ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AbcMeasure {
    /// Net revenue of the current window.
    Revenue,
    /// Net revenue minus cost of the current window.
    Margin,
}

/// XYZ: coefficient of variation of revenue per bucket.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Xyz {
    /// What is measured per bucket.
    pub measure: XyzMeasure,
    /// The bucket.
    pub bucket: Bucket,
    /// Months looked at, in weeks or months; with quarters as many quarters, because four would say
    /// nothing about regularity.
    pub periods: u32,
    /// CV up to which an account is X, and up to which it is Y.
    pub cut: [f64; 2],
    /// Buckets below which the class is N.
    pub min_periods: u32,
}

/// What XYZ measures per bucket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum XyzMeasure {
    /// Net revenue.
    Revenue,
    /// Purchase days.
    Frequency,
}

/// A bucket of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bucket {
    /// The smallest of week, month, quarter for which the median A account has ADI <= 1.32.
    Auto,
    /// Weeks of the calendar.
    Week,
    /// Calendar months; four weeks where the calendar is weeks.
    Month,
    /// Quarters of the fiscal year.
    Quarter,
}

/// Activity rules.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Activity {
    /// Theta of the monthly churn flow, in days.
    pub inactive_after_days: u32,
    /// The own-rhythm rule.
    pub own_gap: OwnGap,
    /// Whether an alarm needs a purchase in the same season a year earlier.
    pub seasonal_guard: bool,
}

/// The own threshold: a quantile of the account's own gaps between purchase days.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OwnGap {
    /// The quantile, in (0, 1).
    pub quantile: f64,
    /// Gaps below which the pooled quantile is used.
    pub min_gaps: u32,
    /// Smallest threshold, in days.
    pub floor_days: u32,
    /// Largest threshold, in days.
    pub cap_days: u32,
}

/// Key-account limits.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct KeyAccounts {
    /// Share from which an account is core.
    pub core_share: f64,
    /// Lower and upper limit of the key set's share.
    pub band: [f64; 2],
}

/// Purchase models and lifetime values.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Lifetime {
    /// The model the reports use; `data/` has both unless it is `none`.
    pub model: LifetimeModel,
    /// Weeks ahead.
    pub horizon_weeks: u32,
    /// Yearly discount rate of money to come, from 0.
    pub yearly_discount: f64,
    /// Share of revenue that is kept, in (0, 1].
    pub margin: f64,
}

/// A model of repeat purchases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LifetimeModel {
    /// No model is fitted.
    None,
    /// Fader, Hardie and Lee (2005).
    BgNbd,
    /// Batislam, Denizel and Filiztekin (2007): an account may leave right after its first purchase.
    MbgNbd,
}

/// Limits of the duty scorecard and of the action rules.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Duties {
    /// Hours within which a meeting is followed up.
    pub follow_up_hours: u32,
    /// Days within which a complaint is closed.
    pub complaint_days: u32,
    /// Days within which a decider is contacted.
    pub contact_days: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            calendar: Calendar::default(),
            holidays: vec![],
            window_months: 12,
            owner: Owner::Assignment,
            abc: Abc { measure: AbcMeasure::Revenue, cut: [0.8, 0.95] },
            xyz: Xyz {
                measure: XyzMeasure::Revenue,
                bucket: Bucket::Auto,
                periods: 12,
                cut: [0.5, 1.0],
                min_periods: 6,
            },
            activity: Activity {
                inactive_after_days: 90,
                own_gap: OwnGap { quantile: 0.95, min_gaps: 5, floor_days: 30, cap_days: 365 },
                seasonal_guard: true,
            },
            lifetime: Lifetime {
                model: LifetimeModel::MbgNbd,
                horizon_weeks: 52,
                yearly_discount: 0.15,
                margin: 1.0,
            },
            key_accounts: KeyAccounts { core_share: 0.1, band: [0.3, 0.55] },
            duties: Duties { follow_up_hours: 48, complaint_days: 14, contact_days: 90 },
            exclude_accounts: vec![],
        }
    }
}
