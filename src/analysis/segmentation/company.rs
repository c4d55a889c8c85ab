//! The classes of all accounts, their movement, and what hangs on few of them.

use std::collections::BTreeMap;

use crate::{
    analysis::{AbcClass, AbcMeasure, DemandClass, Potential, Strategy, XyzClass},
    model::{Date, Money, Span},
};

/// The classes of all accounts and their movement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CompanySegmentation {
    /// How the value is spread over the classes; `None` without an account.
    pub importance: Option<Importance>,
    /// Share of buckets without revenue or purchase over all accounts; `None` without a bucket.
    pub empty_share: Option<f64>,
    /// The buckets XYZ looks at, oldest first.
    pub buckets: Vec<Span>,
    /// Accounts per class of demand.
    pub demand: BTreeMap<DemandClass, u32>,
    /// Every cell of the matrix with its strategy, in the order of the matrix.
    pub cells: Vec<StrategyCell>,
    /// Accounts by class in the base and in the current window; only pairs that occur.
    pub migration: Vec<Migration>,
    /// Accounts by cell at the end of the base window and now; only moves that occur.
    pub cell_moves: Vec<CellMove>,
    /// The key set against its band.
    pub key_set: KeySetCheck,
    /// The key set at the ends of the last 13 windows, oldest first.
    pub key_set_history: Vec<KeySetPoint>,
    /// The curve and the indices of concentration, current window.
    pub spread: Spread,
    /// The same in the base window.
    pub spread_base: Spread,
    /// New business, by which losses are measured.
    pub new_business: NewBusiness,
    /// Accounts with a budget and without any line, the largest budget first.
    pub prospects: Vec<Prospect>,
}

/// How the value is spread over the classes.
#[derive(Clone, Debug, PartialEq)]
pub struct Importance {
    /// What was ranked.
    pub measure: AbcMeasure,
    /// Each class with its accounts, value and share, A to C.
    pub classes: Vec<ClassShare>,
    /// Share of the value held by the largest 20, the next 30 and the last 50 % of accounts; empty
    /// without value.
    pub by_count: Vec<f64>,
    /// Accounts whose margin is unknown, so that they have no class.
    pub unclassed: u32,
    /// Accounts whose class stands in brackets.
    pub new_accounts: u32,
}

/// One class and what it holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClassShare {
    /// The class.
    pub class: AbcClass,
    /// Accounts in it.
    pub accounts: u32,
    /// Their value as far as it is above zero.
    pub value: Money,
    /// Its share of the value of all classes; `None` when there is none.
    pub share: Option<f64>,
}

/// One cell of the matrix.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StrategyCell {
    /// The row.
    pub abc: AbcClass,
    /// The column.
    pub xyz: XyzClass,
    /// What the cell asks for.
    pub strategy: Strategy,
    /// Accounts in it.
    pub accounts: u32,
    /// Their current revenue.
    pub revenue: Money,
    /// Their share of the company's current revenue; `None` when that is not positive.
    pub share: Option<f64>,
    /// Mean forecast error of its accounts; `None` when none has one.
    pub forecast_error: Option<f64>,
    /// Accounts that were in another cell, or in none, at the end of the base window.
    pub moved_in: u32,
    /// Accounts that were in this cell then and are in another now.
    pub moved_out: u32,
}

/// Accounts that went from one class to another, or stayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// Class in the base window; `None` for accounts that had not bought by its end.
    pub from: Option<AbcClass>,
    /// Class in the current window.
    pub to: AbcClass,
    /// Accounts.
    pub accounts: u32,
    /// Their revenue in the base window.
    pub revenue_base: Money,
    /// Their revenue in the current window.
    pub revenue_current: Money,
}

/// Accounts that went from one cell to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellMove {
    /// The cell at the end of the base window.
    pub from: (AbcClass, XyzClass),
    /// The cell now.
    pub to: (AbcClass, XyzClass),
    /// Accounts.
    pub accounts: u32,
    /// Their revenue in the current window.
    pub revenue_current: Money,
}

/// Where a share stands against the band.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BandStanding {
    /// No real key accounts.
    Below,
    /// As the trade wants it.
    Inside,
    /// Dependence.
    Above,
}

/// The key set and the core accounts against the band.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KeySetCheck {
    /// The key set now; `None` without revenue.
    pub standing: Option<BandStanding>,
    /// As many largest accounts in the base window.
    pub standing_base: Option<BandStanding>,
    /// Share of all core accounts together; `None` without revenue.
    pub core_share: Option<f64>,
    /// The core accounts against the same band: below it no account of weight carries the company.
    pub core_standing: Option<BandStanding>,
}

/// The key set at the end of one window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct KeySetPoint {
    /// Its last day: of a month, in weeks of four weeks.
    pub last: Date,
    /// Accounts in the set.
    pub accounts: u32,
    /// Their share; `None` without revenue.
    pub share: Option<f64>,
    /// Against the band.
    pub standing: Option<BandStanding>,
}

/// How unevenly revenue is spread over accounts with revenue above zero.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spread {
    /// Theil index; `None` without revenue.
    pub theil: Option<f64>,
    /// Share of the 1, 3, 5, 10, 20 and 50 largest accounts, as far as there are so many.
    pub top: Vec<(u32, f64)>,
    /// The Lorenz curve in equal steps of accounts from none to all, at most 100; empty without
    /// revenue.
    pub lorenz: Vec<f64>,
}

/// Accounts that first bought after the start of the base window and have no base revenue.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct NewBusiness {
    /// Accounts.
    pub accounts: u32,
    /// Their revenue in the current window.
    pub revenue: Money,
    /// Their margin; `None` when any line has no cost.
    pub margin: Option<Money>,
    /// Months of the window.
    pub months: u32,
}

/// An account with a budget that never had a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// The account.
    pub account_id: String,
    /// Its name.
    pub name: String,
    /// Who has it; `unassigned` when nobody has.
    pub manager_id: String,
    /// Its yearly budget for our categories.
    pub budget: Money,
    /// The three Ps.
    pub potential: Potential,
}
