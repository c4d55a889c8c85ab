//! How one account is classed, and why.

use crate::{
    analysis::{AbcClass, XyzClass},
    model::{Date, Money},
    stats::NaiveModel,
};

/// How an account is classed, how its classes moved, and what kind of key account it may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountSegment {
    /// Whether the first purchase is less than six months old: its class stands in brackets.
    pub is_new: bool,
    /// Classes at the last 13 month ends, oldest first; in weeks at every fourth week's end.
    pub history: Vec<ClassPoint>,
    /// Where the class of value stands against the one that was announced last.
    pub standing: ClassStanding,
    /// Share of the value that the accounts up to and including this one bring, in parts of a
    /// million; `None` for values of zero and below and for unknown ones.
    pub cumulative_share: Option<u32>,
    /// Class by regularity at the end of the base window; `None` before the first purchase.
    pub xyz_base: Option<XyzClass>,
    /// What XYZ looks at, oldest bucket first, up to the last bucket of the company: revenue, or a
    /// unit for each purchase day. Shorter where the first purchase came later.
    pub series: Vec<Money>,
    /// How often and how evenly it buys.
    pub demand: Demand,
    /// How far the better naive forecast misses; `None` without a mean above zero.
    pub forecast: Option<Forecast>,
    /// What the cell of the matrix asks for.
    pub strategy: Strategy,
    /// The three Ps; `None` for the lines nobody owns.
    pub potential: Option<Potential>,
    /// Whether the declared labels are still reviewed; `None` without a declared label.
    pub label_review: Option<LabelReview>,
    /// What would be gone without it; `None` without revenue in the last twelve months.
    pub loss: Option<LossEffect>,
}

/// The classes at the end of one window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassPoint {
    /// Its last day: of a month, in weeks of four weeks.
    pub last: Date,
    /// Class by value over the window; `None` before the first purchase.
    pub abc: Option<AbcClass>,
    /// Class by regularity over the buckets complete by then.
    pub xyz: Option<XyzClass>,
}

/// The announced class of value, a move that is or is not announced yet, and the nearest limit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ClassStanding {
    /// The class that was announced last; `None` before the first month end with a class.
    pub announced: Option<AbcClass>,
    /// What the last month end brought; `None` when nothing moved.
    pub change: Option<ClassChange>,
    /// The limit next to the value; the crossed one while a move is not announced.
    pub limit: Option<ClassLimit>,
}

/// A move between classes of value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassChange {
    /// The class announced before.
    pub from: AbcClass,
    /// The class at the last month end.
    pub to: AbcClass,
    /// Whether it is announced with this month end, or only borderline.
    pub announced: bool,
}

/// The lower limit of a class and how far a value is from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClassLimit {
    /// The class above the limit.
    pub class: AbcClass,
    /// Value less limit: what it can lose and stay, or below zero what it lacks, everyone else
    /// staying as they are.
    pub amount: Money,
}

/// How often and how evenly an account buys, over the buckets of XYZ.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Demand {
    /// Average demand interval in buckets.
    pub interval: Option<f64>,
    /// Squared coefficient of variation of the buckets with demand.
    pub size_variation: Option<f64>,
    /// The class; `None` unless both are known.
    pub class: Option<DemandClass>,
}

/// The classes of Syntetos, Boylan and Croston.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum DemandClass {
    /// Often, about the same size.
    Smooth,
    /// Rarely, about the same size.
    Intermittent,
    /// Often, of very different sizes.
    Erratic,
    /// Rarely, of very different sizes.
    Lumpy,
}

/// How far the better naive forecast misses.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// Which one it is.
    pub model: NaiveModel,
    /// Root mean squared miss as a share of the mean.
    pub error: f64,
    /// Z for the fifth of the accounts that is hardest to forecast, Y for the next three tenths, X
    /// for the rest.
    pub class: XyzClass,
}

/// What a cell of the matrix asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// AX: large and even. Secure it: frame contract, named deputy, contacts on every level.
    Secure,
    /// AY: large with ups and downs. Plan together: joint forecast, early notice of projects.
    PlanTogether,
    /// AZ: large and irregular. Find the cause and make it even: call-off orders, stock at the
    /// account.
    Stabilise,
    /// BX: medium and even. Grow it: white space, cross-selling.
    Develop,
    /// BY: medium with ups and downs. Keep a steady rhythm of contact.
    Maintain,
    /// BZ: medium and irregular. Sell by project; ask before each.
    FollowProjects,
    /// CX: small and even. Let it order by itself: portal, standing orders.
    Automate,
    /// CY: small with ups and downs. Standard terms, inside sales.
    Standardise,
    /// CZ: small and irregular. Answer when asked, no effort without a reason.
    ServeOnDemand,
    /// N in either letter: too little is known.
    #[default]
    Observe,
}

/// A declared label and its review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LabelReview {
    /// How old the review is.
    pub state: ReviewState,
    /// Whether nobody is named as the one who declared it.
    pub no_owner: bool,
}

/// How old the review of a declared label is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Reviewed within twelve months.
    Current,
    /// Reviewed longer ago.
    Overdue,
    /// Never reviewed.
    Missing,
}

/// The three Ps of an account: need, solvency, decision power.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Potential {
    /// Does it need more than it buys from us?
    pub need: Need,
    /// Does it pay?
    pub solvency: Solvency,
    /// Do we reach the one who decides?
    pub decision: DecisionPower,
    /// What follows from them.
    pub grade: Grade,
}

/// An answer that may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each says what it means")]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

/// Whether an account needs more than it buys from us, with the evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Need {
    /// The answer.
    pub answer: Answer,
    /// Its budget for our categories less its revenue of the last twelve months.
    pub unspent_budget: Option<Money>,
    /// What accounts like it buy and it does not.
    pub white_space: Option<Money>,
    /// Competitors seen at it.
    pub competitors: u32,
    /// Current over base revenue, less one.
    pub growth: Option<f64>,
}

/// Whether an account pays, with the evidence.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Solvency {
    /// The answer.
    pub answer: Answer,
    /// The overdue part of what it owes; 0 when it owes nothing.
    pub overdue_share: Option<f64>,
    /// Days from due date to payment, weighted by money, over the last year.
    pub mean_delay: Option<f64>,
    /// What it owes as a share of its credit limit.
    pub credit_use: Option<f64>,
}

/// Whether we reach the one who decides, with the evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecisionPower {
    /// The answer.
    pub answer: Answer,
    /// Contacts who decide.
    pub deciders: u32,
    /// The last contact with one of them up to the as-of date.
    pub last_contact: Option<Date>,
}

/// What follows from the three Ps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// It is a core account already.
    Core,
    /// It has bought for more than twelve months.
    Established,
    /// It is new, but no budget is known.
    NoBudget,
    /// New, with a budget, three times yes.
    Prospective,
    /// New, with a budget, no answer is no and at least one is missing.
    Candidate,
    /// New, with a budget, at least one answer is no.
    Declined,
}

/// What to ask where a P is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PotentialQuestion {
    /// What does it buy elsewhere?
    WhatElsewhere,
    /// How does it pay?
    HowItPays,
    /// Who decides?
    WhoDecides,
    /// When did we last speak with the one who decides?
    WhenContacted,
}

impl Potential {
    /// Returns what has to be asked about a candidate, in the order of the Ps; nothing about others.
    pub fn questions(&self) -> Vec<PotentialQuestion> {
        let decision = if self.decision.deciders == 0 {
            PotentialQuestion::WhoDecides
        } else {
            PotentialQuestion::WhenContacted
        };
        [
            (self.need.answer, PotentialQuestion::WhatElsewhere),
            (self.solvency.answer, PotentialQuestion::HowItPays),
            (self.decision.answer, decision),
        ]
        .into_iter()
        .filter(|(answer, _)| self.grade == Grade::Candidate && *answer == Answer::Unknown)
        .map(|(_, question)| question)
        .collect()
    }
}

/// What would be gone without an account.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LossEffect {
    /// Revenue of the last twelve complete months.
    pub revenue: Money,
    /// Margin of the same months; `None` when any line has no cost.
    pub margin: Option<Money>,
    /// Its revenue as a share of its manager's plan of the fiscal year; `None` without a plan.
    pub share_of_plan: Option<f64>,
    /// Months of new business it takes to replace it; `None` without new business.
    pub months_to_replace: Option<f64>,
}
