//! Who does the heavy sums.

use std::path::Path;

use jiff::civil::Date;

use crate::{
    facts::{DetailDays, Error, Texts},
    model::Month,
};

/// Sums the order lines of a part; every engine gives the same sums.
pub trait Engine {
    /// Gives `take` one sum per account, manager, day and order of a part, in any order.
    fn sum_orders(&self, part: &Path, take: &mut dyn FnMut(OrderSum<'_>)) -> Result<(), Error>;

    /// Gives `take` the counted lines up to `days.as_of` in any number of batches, in any order and
    /// from any thread.
    fn sum_lines(
        &self,
        part: &Path,
        days: DetailDays,
        take: &(dyn Fn(LineSums) -> Result<(), Error> + Sync),
    ) -> Result<(), Error>;
}

/// The lines of one order for one account, manager and day within one part.
///
/// Counted lines are those that are not cancelled; sale lines are counted lines that are neither
/// returns nor credit notes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderSum<'a> {
    /// The account, if any.
    pub account_id: Option<&'a str>,
    /// The manager on the lines, if any.
    pub manager_id: Option<&'a str>,
    /// The day.
    pub day: Date,
    /// The order.
    pub order_id: &'a str,
    /// All lines.
    pub lines: u64,
    /// Lines that are not cancelled.
    pub counted: u64,
    /// Lines with `doc_type = return`.
    pub returns: u64,
    /// Sale lines.
    pub sale_lines: u64,
    /// Net amount of all lines.
    pub total: i128,
    /// Net amount of the counted lines.
    pub revenue: i128,
    /// Net amount of the sale lines.
    pub sales: i128,
    /// Cost of the counted lines.
    pub cost: i128,
    /// Counted lines without a cost.
    pub without_cost: u64,
    /// The latest promised day of the sale lines.
    pub promised: Option<Date>,
    /// The latest delivered day of the sale lines with a promised day.
    pub delivered: Option<Date>,
    /// Sale lines with a promised day that are not delivered.
    pub undelivered: u64,
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
