//! Every number of every report, computed once from [`Facts`](crate::facts::Facts).
//!
//! Plain structs without data-frame types and without formatted text. Definitions follow
//! `docs/metrics.md`; each metric is one file below [`metrics`].

mod account;
mod company;
mod manager;
mod scope;
mod settings;

pub use self::retention::{Bridge, BridgeItem, Retention};
pub use account::{
    AbcClass, AccountAnalysis, AccountRecords, BridgePart, KeyLabel, OrderDay, Rhythm, State,
    XyzClass, XyzResult,
};
pub use company::{ChurnMonth, CompanyAnalysis, Concentration, KeySet, MatrixCell, Quality, Trend};
pub use manager::{ManagerAnalysis, TargetResult};
pub use scope::{Comparison, MonthPoint, Scope, ToDate, WeekPoint, Windows};
pub use settings::{Abc, AbcMeasure, Activity, Bucket, KeyAccounts, OwnGap, Owner, Settings, Xyz};

mod retention;

/// Every number of one run.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What was analysed: days, windows, unit, rules in force.
    pub scope: Scope,
    /// The whole company.
    pub company: CompanyAnalysis,
    /// Every account with at least one counted line, and `unassigned` where lines have no
    /// account; by current revenue descending, ties by id.
    pub accounts: Vec<AccountAnalysis>,
    /// Every manager who owns an account or has counted lines, and `unassigned` where needed; by
    /// name, then id.
    pub managers: Vec<ManagerAnalysis>,
    /// What the data looked like.
    pub quality: Quality,
}
