//! Every number of every report, computed once from [`Facts`](crate::facts::Facts).
//!
//! Plain structs without data-frame types and without formatted text. Definitions follow
//! `docs/metrics.md`; each metric is one file below [`metrics`].

pub mod metrics;

mod actions;
mod churn;
mod lifetime;
mod performance;
mod relationship;
mod segmentation;
mod trade;

mod account;
mod company;
mod manager;
mod retention;
mod scope;
mod settings;

mod accounts;
mod analyse;
mod basis;
mod calendar;
mod classes;
mod companies;
mod daily;
mod error;
mod history;
mod managers;
mod named;
mod owner;
mod plan;
mod records;
mod running;
mod ties;
mod working_days;
mod year_ago;

#[cfg(test)]
mod tests;

pub use self::retention::{Bridge, BridgeItem, Retention};
pub use account::{
    AbcClass, AccountAnalysis, AccountRecords, BridgePart, KeyLabel, OrderDay, Rhythm, State,
    XyzClass, XyzResult,
};
pub use actions::{Action, Rule, Trigger};
pub use analyse::analyse;
pub use calendar::{as_of, detail_days};
pub use churn::{
    AccountChurn, AccountLoss, Audited, Backtest, CompanyChurn, CountChange, Direction,
    DirectionCall, DroppedCategory, Flag, FlagResult, Flow, FlowCount, GroupName, Grouping,
    LeadingSigns, LossReason, LossReasons, MonthBuyers, MonthLosses, NeverBought, Outcome,
    Population, Raised, RateChange, ReasonSource, ReasonTable, SegmentRetention, Shrink, Standing,
    SurvivalGroup, SurvivalGroups, WindowFlow, WonBack,
};
pub use company::{
    ChurnMonth, CohortCell, CompanyAnalysis, Concentration, KeySet, MatrixCell, Punctuality,
    Quality, Survival, Trend, WeekFlow, YearAgo,
};
pub use error::TieError;
pub use lifetime::{
    AccountLifetime, Buying, Chance, ChanceBasis, ChanceRow, CompanyLifetime, CompanyOutlook,
    CompanyWinBack, DiscountLimit, Fits, MarginBasis, ModelFigures, ModelUse, OfferCeiling,
    OfferKind, OfferResult, Outlook, PurchaseFit, RepeatCount, SpendingFit, WinBack,
};
pub use manager::{ManagerAnalysis, Prorated, TargetResult};
pub use performance::{
    AccountOwnership, CompanyPerformance, Duty, DutyKind, DutyUnit, ExpectedResult, Growth,
    GrowthShare, Landing, LostOffers, ManagerGrowth, ManagerPerformance, OfferResults, SkillLevel,
    WinRate, duty,
};
pub use relationship::{
    AccountRelationship, Agenda, Complaints, DecisionSystem, DocumentState, Dossier, DossierField,
    Evidence, Function, NextMeeting, OfferHistory, OpenComplaint, OpenPromise, Person, Point,
    PointKind, Programme, Rival, Subject,
};
#[cfg(test)]
pub(crate) use relationship::{agenda, on_record};
pub use scope::{
    Comparison, DayCounts, MonthPoint, Scope, ToDate, ToDateDays, WeekPoint, Windows, WorkingDays,
};
pub use segmentation::{
    AccountSegment, Answer, BandStanding, CellMove, ClassChange, ClassLimit, ClassPoint,
    ClassShare, ClassStanding, CompanySegmentation, DecisionPower, Demand, DemandClass, Forecast,
    Grade, Importance, KeySetCheck, KeySetPoint, LabelReview, LossEffect, Migration, Need,
    NewBusiness, Potential, PotentialQuestion, Prospect, ReviewState, Solvency, Spread, Strategy,
    StrategyCell,
};
pub use settings::{
    Abc, AbcMeasure, Activity, Bucket, Duties, KeyAccounts, Lifetime, LifetimeModel, OwnGap, Owner,
    Settings, Xyz, XyzMeasure,
};
pub use ties::check_ties;
pub use trade::{
    AccountTrade, CategoryQuarters, CategorySpace, CompanyTrade, Confidence, LadderStep,
    ManagerTrade, OpenMoney, PeerBasis, PointBasis, PriceHistory, PricePoint, PriceVolumeMix,
    ProductMove, Realisation, SpaceReason, Stakes, Terms, WhiteSpace, quarter_spans,
};

pub use crate::stats::xmr;

/// Every number of one run.
#[derive(Clone, Debug)]
pub struct Analysis {
    /// What was analysed: days, windows, unit, rules in force.
    pub scope: Scope,
    /// The whole company.
    pub company: CompanyAnalysis,
    /// Every account with at least one counted line by current revenue descending, ties by id;
    /// last `unassigned`, where lines have no account.
    pub accounts: Vec<AccountAnalysis>,
    /// Every manager who owns an account, has counted lines or a target, and `unassigned` where
    /// needed; by name, then id.
    pub managers: Vec<ManagerAnalysis>,
    /// What the data looked like.
    pub quality: Quality,
}
