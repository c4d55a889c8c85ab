//! The small sums everything else is computed from.
//!
//! All facts are decomposable: computed Parquet part by part and merged, so memory does not grow
//! with the number of order lines. No data-frame type leaves this module.

mod buckets;
mod compute;
mod cost;
mod credit;
mod days;
mod deliveries;
mod detail;
mod engine;
mod error;
mod ids;
mod orders;
mod packed;
mod polars;

#[cfg(test)]
mod tests;

use jiff::civil::Date;

use crate::{
    ingest::snapshot::Snapshot,
    model::{
        Account, Assignment, Competitor, Contact, Credit, Document, Holiday, Interaction, Loss,
        Manager, Meeting, Money, Offer, Product, ProgrammeStep, Promise, Skill, Target, Unit,
        WinBackOffer,
    },
};

pub use self::polars::Polars;
pub use compute::compute_with;
pub use cost::Cost;
pub use credit::CreditCounts;
pub use days::NO_DAY;
pub use deliveries::{Deliveries, Delivery};
pub use detail::{
    AccountDetail, CategoryDay, Detail, DetailDays, PriceMonth, ProductSum, Receivables, Traded,
    detail, detail_with,
};
pub use engine::{
    Engine, LineSum, LineSums, NOT_A_SALE, OrderCounts, OrderSum, OrderSums, Owed, PriceSum,
};
pub use error::Error;
pub use ids::{Key, NO_ID, Texts};
pub use packed::{Packed, Row, Unpacked};

/// Computes the facts of a snapshot with the embedded engine, leaving out the accounts in
/// `exclude`.
pub fn compute(snapshot: &Snapshot, exclude: &[String]) -> Result<Facts, Error> {
    compute_with(&Polars, snapshot, exclude)
}

/// The first day that is believed: what lies before is a day that a source writes for none, such as
/// 1900-01-01 or 1970-01-01.
pub const EARLIEST_DAY: Date = Date::constant(1990, 1, 1);

/// The facts of one snapshot.
#[derive(Clone, Debug)]
pub struct Facts {
    /// What one unit of money is worth.
    pub unit: Unit,
    /// Counts over all lines of the snapshot.
    pub lines: LineCounts,
    /// Net amount of all lines of the snapshot, cancelled and later ones included.
    pub control_total: Money,
    /// Net amount of the cancelled lines: in the control total, in no other figure.
    pub cancelled_total: Money,
    /// Net amount of the other lines of excluded accounts: in the control total, in no other
    /// figure.
    pub excluded_total: Money,
    /// Net amount of the other lines before [`EARLIEST_DAY`]: in the control total, in no other
    /// figure.
    pub too_old_total: Money,
    /// What became of the table of credits.
    pub credits: CreditCounts,
    /// Sums per account and day over lines that are not cancelled, by account id. Lines without
    /// account stand under [`UNASSIGNED`](crate::model::UNASSIGNED).
    pub account_days: Vec<AccountDays>,
    /// Sums per manager, account and day over lines that are not cancelled, by manager id, then
    /// account id.
    pub manager_days: Vec<ManagerDays>,
    /// The secondary tables.
    pub tables: Tables,
}

/// Counts over all lines, kept per day so that any as-of date can be asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineCounts {
    /// All lines.
    pub all: u64,
    /// Lines without an account.
    pub no_account: u64,
    /// Lines with `status = cancelled`.
    pub cancelled: u64,
    /// Lines with `doc_type = return`.
    pub returns: u64,
    /// Lines per day, by day.
    pub per_day: Vec<(Date, u64)>,
}

/// The days of one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountDays {
    /// The account.
    pub account_id: String,
    /// Its days with counted lines, oldest first.
    pub days: Vec<AccountDay>,
}

#[cfg(test)]
impl AccountDays {
    /// Groups days that stand by account.
    pub(crate) fn grouped<'a>(days: impl Iterator<Item = (&'a str, AccountDay)>) -> Vec<Self> {
        let mut accounts: Vec<Self> = vec![];
        for (id, day) in days {
            match accounts.last_mut() {
                Some(last) if last.account_id == id => last.days.push(day),
                _ => accounts.push(Self { account_id: id.to_owned(), days: vec![day] }),
            }
        }
        accounts
    }
}

/// One account on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountDay {
    /// The day.
    pub day: Date,
    /// Net amount of all counted lines.
    pub revenue: Money,
    /// Net amount of the sale lines; the day is a purchase day when this is positive.
    pub sales: Money,
    /// Cost of all counted lines; unknown when any line has none.
    pub cost: Cost,
    /// Distinct orders among the sale lines.
    pub orders: u32,
    /// Delivery results of the orders of the day, one per distinct order with a promised date; an order
    /// of several days has one on each, which [`Delivery::split`] tells.
    pub deliveries: Deliveries,
}

/// One manager's days with one account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ManagerDays {
    /// The manager; [`UNASSIGNED`](crate::model::UNASSIGNED) when there is none.
    pub manager_id: String,
    /// The account.
    pub account_id: String,
    /// The days with counted lines, oldest first.
    pub days: Packed<ManagerDay>,
}

/// What one manager is credited with for one account on one day.
///
/// An order in the table of credits counts for each of its managers, and its net amount by their
/// shares; any other counts for the manager on its lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ManagerDay {
    /// The day.
    pub day: Date,
    /// Net amount of all counted lines.
    pub revenue: Money,
    /// Distinct orders among the sale lines.
    pub orders: u32,
}

/// The secondary tables, each by its identity; a table the source does not give is empty.
#[derive(Clone, Debug, Default)]
#[expect(missing_docs, reason = "each field is the table of the same name")]
pub struct Tables {
    pub accounts: Vec<Account>,
    pub managers: Vec<Manager>,
    pub assignments: Vec<Assignment>,
    pub credits: Vec<Credit>,
    pub targets: Vec<Target>,
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
    pub skills: Vec<Skill>,
    pub products: Vec<Product>,
    pub holidays: Vec<Holiday>,
}
