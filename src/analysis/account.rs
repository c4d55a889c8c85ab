//! One account.

use jiff::civil::Date;

use crate::{
    analysis::{
        AccountChurn, AccountLifetime, AccountOwnership, AccountRelationship, AccountSegment,
        AccountTrade, Action, MonthPoint, ToDate, WeekPoint,
    },
    model::{
        Account, Competitor, Contact, Document, Interaction, Loss, Meeting, Money, Offer,
        ProgrammeStep, Promise, Span, WinBackOffer,
    },
};

/// Every number of one account.
#[derive(Clone, Debug)]
pub struct AccountAnalysis {
    /// The master record; name = id where no accounts table names it.
    pub account: Account,
    /// The owner at the as-of date; `unassigned` when nobody is.
    pub manager_id: String,
    /// The owner's name.
    pub manager_name: String,
    /// Place by current revenue, from 1.
    pub rank: usize,
    /// Share of the company's current revenue; `None` when that is not positive.
    pub share: Option<f64>,
    /// The same share in the base window.
    pub share_base: Option<f64>,
    /// Net revenue of the whole history up to `as_of`; these tie out to the control total.
    pub revenue_total: Money,
    /// Net revenue of the current window.
    pub revenue_current: Money,
    /// Net revenue of the base window.
    pub revenue_base: Money,
    /// Net revenue minus cost in the current window; `None` when any line has no cost.
    pub margin_current: Option<Money>,
    /// The same in the base window.
    pub margin_base: Option<Money>,
    /// Week, month, quarter and year to date.
    pub to_date: ToDate,
    /// The last 13 complete months, oldest first.
    pub months: Vec<MonthPoint>,
    /// The last 13 complete weeks, oldest first.
    pub weeks: Vec<WeekPoint>,
    /// First purchase day.
    pub first_purchase: Option<Date>,
    /// Last purchase day.
    pub last_purchase: Option<Date>,
    /// Number of purchase days.
    pub purchase_days: u32,
    /// Class by value in the current window.
    pub abc: AbcClass,
    /// The class under the inclusive rule (cumulative share including the item), for `data/`.
    pub abc_inclusive: AbcClass,
    /// Class by value in the base window; `None` for accounts not yet bought then.
    pub abc_base: Option<AbcClass>,
    /// Class by regularity.
    pub xyz: XyzResult,
    /// Three digits for recency, frequency, monetary; `None` for accounts that never bought.
    pub rfm: Option<[u8; 3]>,
    /// Labels in display order: core, prospective, iconic, expert.
    pub labels: Vec<KeyLabel>,
    /// The own rhythm.
    pub rhythm: Rhythm,
    /// The part of the bridge the account belongs to; `None` without change or revenue.
    pub bridge_part: Option<BridgePart>,
    /// Days with orders in the twelve months up to `as_of`, oldest first.
    pub order_days: Vec<OrderDay>,
    /// Rows of the secondary tables that belong to the account.
    pub records: AccountRecords,
    /// Products, prices, receivables, white space.
    pub trade: AccountTrade,
    /// Promises, complaints, decision system, dossier, questions.
    pub relationship: AccountRelationship,
    /// Signs of fading.
    pub churn: AccountChurn,
    /// Expected purchases and their worth.
    pub lifetime: AccountLifetime,
    /// Class history, key-account types, effect of a loss.
    pub segment: AccountSegment,
    /// Since when the owner has it.
    pub ownership: AccountOwnership,
    /// What to do, the most urgent money first.
    pub actions: Vec<Action>,
}

/// Rows of the secondary tables that belong to one account, each list oldest first.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "each field is the table of the same name")]
pub struct AccountRecords {
    pub offers: Vec<Offer>,
    pub contacts: Vec<Contact>,
    pub competitors: Vec<Competitor>,
    pub interactions: Vec<Interaction>,
    pub meetings: Vec<Meeting>,
    pub promises: Vec<Promise>,
    pub documents: Vec<Document>,
    pub losses: Vec<Loss>,
    pub win_back_offers: Vec<WinBackOffer>,
    pub programme_steps: Vec<ProgrammeStep>,
}

/// A day on which the account had counted lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderDay {
    /// The day.
    pub day: Date,
    /// Net revenue.
    pub revenue: Money,
    /// Distinct orders with a positive sale.
    pub orders: u32,
    /// Orders of the day that were promised and delivered by the promised day.
    pub on_time: u32,
    /// Orders of the day delivered late, or due and not delivered by `as_of`.
    pub late: u32,
}

/// Class by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[expect(missing_docs, reason = "the trade's own letters; N is an unknown margin")]
pub enum AbcClass {
    A,
    B,
    C,
    N,
}

/// Class by regularity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[expect(missing_docs, reason = "the trade's own letters; N is too few periods")]
pub enum XyzClass {
    X,
    Y,
    Z,
    N,
}

/// Class by regularity and what it rests on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct XyzResult {
    /// The class.
    pub class: XyzClass,
    /// Coefficient of variation, sample standard deviation; `None` for N or a mean <= 0.
    pub cv: Option<f64>,
    /// Buckets looked at.
    pub periods: u32,
    /// Share of buckets without revenue.
    pub empty_share: f64,
}

/// A declared or computed type of key account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyLabel {
    /// At least the core share of the company's revenue.
    Core,
    /// New, with a budget, and three times yes: need, solvency, decision power.
    Prospective,
    /// Declared: others look at it.
    Iconic,
    /// Declared: its feedback makes us better.
    Expert,
}

/// How the account buys and how long it has been silent.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rhythm {
    /// Median gap between purchase days; `None` below two purchase days.
    pub usual_gap: Option<f64>,
    /// 80 % quantile of the own gaps: from here an order is late; `None` below `min_gaps` gaps.
    pub late_after: Option<f64>,
    /// The own threshold in days: own quantile or pooled, floored and capped.
    pub threshold: f64,
    /// Whether the threshold is the pooled one.
    pub pooled: bool,
    /// Days from the last purchase to `as_of`.
    pub days_since: Option<i32>,
    /// State by the own threshold alone.
    pub state: State,
    /// State after the seasonal guard, when it is switched on; the one readers see.
    pub state_guarded: State,
    /// When the next order is expected: last purchase plus 50 % to 80 % quantile of the gaps.
    pub next_order: Option<Span>,
}

/// Where an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Silence up to the own threshold.
    Active,
    /// Silence past the threshold, up to twice.
    AtRisk,
    /// Silence past twice the threshold: lost, to readers.
    Churned,
    /// Silent now and at this time last year.
    SeasonalPause,
    /// No purchase day.
    Never,
}

/// What happened to an account between the windows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BridgePart {
    /// First purchase after the base window's start, no base revenue.
    New,
    /// No base revenue, bought before the base window.
    Reactivated,
    /// More than before.
    Expansion,
    /// Less than before, not nothing.
    Contraction,
    /// Revenue then, none now.
    Lost,
    /// Base revenue below zero, or credit notes after they stopped.
    Adjustment,
    /// Taken over from another manager: neither growth nor new.
    TransferredIn,
    /// Handed to another manager: neither shrinking nor lost.
    TransferredOut,
}

impl BridgePart {
    /// Every part that happens to an account, in the order of a bridge.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Reactivated,
        Self::Expansion,
        Self::Contraction,
        Self::Lost,
        Self::Adjustment,
    ];

    /// What happens between managers; after the others in a manager's bridge.
    pub const TRANSFERS: [Self; 2] = [Self::TransferredIn, Self::TransferredOut];
}
