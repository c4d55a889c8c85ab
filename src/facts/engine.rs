//! Who does the heavy sums.

use std::path::Path;

use jiff::civil::Date;

use crate::facts::Error;

/// Sums the order lines of a part; every engine gives the same sums.
pub trait Engine {
    /// Gives `take` one sum per account, manager, day and order of a part, in any order.
    fn sum_orders(&self, part: &Path, take: &mut dyn FnMut(OrderSum<'_>)) -> Result<(), Error>;
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
