//! Sums of the two windows by product, category and month: what prices and white space need.

mod close;
mod gather;
mod owed;
mod rows;

#[cfg(test)]
mod tests;

use crate::{
    facts::{Engine, Error, Packed, Polars},
    ingest::snapshot::Snapshot,
    model::{Date, Money, Month, Product, Span, Table},
};

use gather::Gather;

pub(super) use owed::OwedDays;

/// Which days are wanted in detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DetailDays {
    /// The base window.
    pub base: Span,
    /// The current window, right after it.
    pub current: Span,
    /// The last day included, at or after the end of the current window.
    pub as_of: Date,
}

/// Sums of counted lines by account, then product, category, month.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Detail {
    /// Products bought in either window, by id; a [`ProductSum`] names its product by the place in
    /// this list. Lines without product stand under the empty id.
    pub products: Vec<String>,
    /// Categories by name; of the line, else of its product. Lines without either stand under the
    /// empty name.
    pub categories: Vec<String>,
    /// Accounts with a counted line from the start of the base window to `as_of`, or with
    /// [`Receivables`], by id.
    pub accounts: Vec<AccountDetail>,
}

/// The detail of one account.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AccountDetail {
    /// The account; [`UNASSIGNED`](crate::model::UNASSIGNED) for lines without one.
    pub account_id: String,
    /// Products bought in either window, by place in [`Detail::products`].
    pub products: Packed<ProductSum>,
    /// Days from the start of the base window to `as_of` on which sale lines of a category summed
    /// to more than zero, by category, then day.
    pub categories: Packed<CategoryDay>,
    /// Prices from the start of the base window to `as_of`, by month.
    pub prices: Packed<PriceMonth>,
    /// What is owed at `as_of`.
    pub receivables: Receivables,
}

/// One product of one account in both windows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ProductSum {
    /// Place in [`Detail::products`].
    pub product: u32,
    /// The base window.
    pub base: Traded,
    /// The current window.
    pub current: Traded,
}

/// Quantity and revenue of counted lines, returns included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traded {
    /// Thousandths of a unit; lines without a quantity add none.
    pub qty: i64,
    /// Net revenue.
    pub revenue: Money,
}

/// One category of one account on one day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CategoryDay {
    /// Place in [`Detail::categories`].
    pub category: u32,
    /// The day.
    pub day: Date,
    /// Net amount of the sale lines; positive.
    pub sales: Money,
}

/// Net against list of the sale lines that tell both, in one month.
///
/// The list value of a line is `list_price x qty`; without a list price it is `unit_price x qty`
/// where the line has a `discount_pct`, else the line is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceMonth {
    /// The month of the order.
    pub month: Month,
    /// Net amount of those lines.
    pub net: Money,
    /// List value of those lines, rounded half up per line.
    pub list: Money,
}

/// What an account owes at the as-of date, by counted lines of any day up to it with a due date.
///
/// The year up to `as_of` starts the day after the same day a year before. A payment after `as_of` is
/// not made yet; a line due on `as_of` is not overdue yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Receivables {
    /// Lines with a due date in the year up to `as_of` or still open; zero: nothing can be said.
    pub lines: u64,
    /// Net amount not paid by `as_of`.
    pub open: Money,
    /// The part of `open` whose due date has passed.
    pub overdue: Money,
    /// The oldest due date of its positive lines.
    pub oldest_due: Option<Date>,
    /// Net amount of positive lines paid in the year up to `as_of`.
    pub paid: Money,
    /// The part of `paid` that came after its due date.
    pub paid_late: Money,
    /// Days from due date to payment times stored units, summed over `paid`; negative when early.
    pub delay: i128,
}

impl Detail {
    /// Returns the detail of an account; `None` without a line in the days asked for.
    pub fn account(&self, account_id: &str) -> Option<&AccountDetail> {
        let index = self.accounts.binary_search_by_key(&account_id, |row| row.account_id.as_str());
        index.ok().map(|index| &self.accounts[index])
    }
}

/// Computes the detail of a snapshot with the embedded engine, leaving out the accounts in
/// `exclude`.
pub fn detail(snapshot: &Snapshot, exclude: &[String], days: DetailDays) -> Result<Detail, Error> {
    detail_with(&Polars, snapshot, exclude, days)
}

/// Computes the detail of a snapshot with an engine, leaving out the accounts in `exclude`.
///
/// The result depends on the rows alone, not on their order, on how parts were cut or on threads.
pub fn detail_with(
    engine: &dyn Engine,
    snapshot: &Snapshot,
    exclude: &[String],
    days: DetailDays,
) -> Result<Detail, Error> {
    let products: Vec<Product> = snapshot.rows()?;
    let gather = Gather::new(exclude, &products);
    for (_, path) in snapshot.parts(Table::Orders) {
        engine.sum_lines(&path, days, &|batch| gather.take(batch))?;
    }
    close::close(gather.finish(), days)
}
