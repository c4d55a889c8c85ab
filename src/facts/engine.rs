//! Who does the heavy sums.

use std::path::Path;

use crate::{
    facts::{DetailDays, Error, Key, NO_DAY, NO_ID, Texts},
    model::{Date, Month},
};

/// Sums the order lines of a part; every engine gives the same sums.
///
/// Batches come in any number, in any order and from any thread.
pub trait Engine {
    /// Gives `take` the orders of a part.
    fn sum_orders(&self, part: &Path, take: &(dyn Fn(&OrderSums) + Sync)) -> Result<(), Error>;

    /// Gives `take` the counted lines of a part up to `days.as_of`.
    fn sum_lines(
        &self,
        part: &Path,
        days: DetailDays,
        take: &(dyn Fn(&LineSums) + Sync),
    ) -> Result<(), Error>;
}

/// Sums over some lines by order; any number of sums may have the same ids and day.
///
/// Ids stand as places in the lists of this batch, [`NO_ID`](crate::facts::NO_ID) for none. Equal ids
/// may stand in a list twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderSums {
    /// Accounts.
    pub accounts: Texts,
    /// Managers.
    pub managers: Texts,
    /// Counts over all lines.
    pub counts: OrderCounts,
    /// Orders with a counted line.
    pub orders: Vec<OrderSum>,
}

/// Counts over all lines, cancelled ones included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderCounts {
    /// Lines.
    pub lines: u64,
    /// Lines without an account.
    pub no_account: u64,
    /// Lines with `status = cancelled`.
    pub cancelled: u64,
    /// Lines with `doc_type = return`.
    pub returns: u64,
    /// Net amount.
    pub total: i128,
    /// Net amount of the cancelled lines.
    pub cancelled_total: i128,
    /// Lines per day, in any order.
    pub per_day: Vec<(i32, u64)>,
}

/// Counted lines of one order for one account, manager and day. Days are counted from 1970-01-01.
///
/// Counted lines are those that are not cancelled; sale lines are counted lines that are neither
/// returns nor credit notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderSum {
    /// Place of the account.
    pub account: u32,
    /// Place of the manager on the lines.
    pub manager: u32,
    /// The day; it lies in the calendar.
    pub day: i32,
    /// The order.
    pub order: Key,
    /// Net amount.
    pub revenue: i64,
    /// Net amount of the sale lines.
    pub sales: i64,
    /// Cost.
    pub cost: i64,
    /// The latest promised day of the sale lines, [`NO_DAY`] for none.
    pub promised: i32,
    /// The latest delivered day of the sale lines with a promised day, [`NO_DAY`] for none.
    pub delivered: i32,
    /// Whether any line is a sale line.
    pub is_sale: bool,
    /// Whether any line has no cost.
    pub lacks_cost: bool,
    /// Whether any sale line with a promised day is not delivered.
    pub is_undelivered: bool,
}

impl OrderSum {
    /// Returns the sum of no lines.
    pub fn empty(order: Key, day: i32) -> Self {
        Self {
            account: NO_ID,
            manager: NO_ID,
            day,
            order,
            revenue: 0,
            sales: 0,
            cost: 0,
            promised: NO_DAY,
            delivered: NO_DAY,
            is_sale: false,
            lacks_cost: false,
            is_undelivered: false,
        }
    }

    /// Adds other lines of the same ids and day; returns whether they were added, which they are not
    /// when these are others or a sum does not fit.
    pub fn absorb(&mut self, other: &Self) -> bool {
        let ids = |sum: &Self| (sum.account, sum.manager, sum.day, sum.order);
        let sums = [self.revenue, self.sales, self.cost];
        let more = [other.revenue, other.sales, other.cost];
        let [Some(revenue), Some(sales), Some(cost)] =
            [0, 1, 2].map(|place: usize| sums[place].checked_add(more[place]))
        else {
            return false;
        };
        if ids(self) != ids(other) {
            return false;
        }
        (self.revenue, self.sales, self.cost) = (revenue, sales, cost);
        self.promised = self.promised.max(other.promised);
        self.delivered = self.delivered.max(other.delivered);
        self.is_sale |= other.is_sale;
        self.lacks_cost |= other.lacks_cost;
        self.is_undelivered |= other.is_undelivered;
        true
    }
}

impl OrderCounts {
    /// Adds the counts over other lines, but for those per day.
    pub(super) fn add(&mut self, other: &Self) {
        self.lines += other.lines;
        self.no_account += other.no_account;
        self.cancelled += other.cancelled;
        self.returns += other.returns;
        self.total += other.total;
        self.cancelled_total += other.cancelled_total;
    }
}

/// The category of a line that is no sale line.
pub const NOT_A_SALE: u32 = u32::MAX - 1;

/// Sums over some counted lines; any number of sums may have the same ids and days.
///
/// Ids stand as places in the lists of this batch, [`NO_ID`](crate::facts::NO_ID) for none. Equal ids
/// may stand in a list twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LineSums {
    /// Accounts.
    pub accounts: Texts,
    /// Products.
    pub products: Texts,
    /// Categories on lines.
    pub categories: Texts,
    /// Lines from the start of the base window on.
    pub lines: Vec<LineSum>,
    /// Sale lines of these days that tell both net and list.
    pub prices: Vec<PriceSum>,
    /// What is owed by account, of lines of all days since
    /// [`EARLIEST_DAY`](crate::facts::EARLIEST_DAY); the place after the last account is for lines
    /// without account.
    pub owed: Vec<(u32, Owed)>,
}

/// Lines of one account, product, category and day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineSum {
    /// Place of the account.
    pub account: u32,
    /// Place of the product.
    pub product: u32,
    /// Place of the category on the line, or [`NOT_A_SALE`].
    pub category: u32,
    /// The day.
    pub day: Date,
    /// Quantity in thousandths.
    pub qty: i64,
    /// Net amount.
    pub revenue: i64,
}

/// Lines of one account and month with their list value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PriceSum {
    /// Place of the account.
    pub account: u32,
    /// The month.
    pub month: Month,
    /// Net amount.
    pub net: i64,
    /// List value.
    pub list: i64,
}

/// What lines with a due date add to [`Receivables`](crate::facts::Receivables); days are counted
/// from 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Lines due in the year up to the as-of date, or still open.
    pub lines: u64,
    /// Not paid.
    pub open: i128,
    /// Not paid and past the due date.
    pub overdue: i128,
    /// The oldest due date of positive lines among these.
    pub oldest_due: Option<i32>,
    /// Positive lines paid in the year.
    pub paid: i128,
    /// Those paid after the due date.
    pub paid_late: i128,
    /// Days from due date to payment times amount, over `paid`.
    pub delay: i128,
}
