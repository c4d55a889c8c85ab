//! Net revenue.

use crate::analysis::metrics::{Metric, MetricUnit};

/// Net revenue: what was invoiced, net of tax and of returns.
///
/// ```text
/// revenue(span) = sum of net_amount over lines with order_date in span and status != cancelled
/// ```
///
/// - **Unit:** money, exact to the stored unit; negative when more was returned than sold.
/// - **Grain:** any subject, any span of whole days; open orders count, returns and credit notes
///   count on their own date.
/// - **Undefined** never; no lines is zero.
/// - **Roll-up:** sums. Accounts add up to managers, managers to the company, the company to the
///   control total of the source.
/// - **Assumptions:** the source tells every line; an open order will be delivered.
/// - **Windows:** *current* is the last W complete months, *base* the W before. To date, the
///   previous year is the same calendar days a year earlier, for weeks the same weekdays 364 days
///   earlier.
///
/// # Reference
///
/// The data contract, `docs/data-contract.md`.
pub(super) const METRIC: Metric = Metric {
    id: "revenue",
    unit: MetricUnit::Money,
    name: "Net revenue",
    explanation: "Invoiced sales net of tax minus returns and credit notes, on the day of the order. \
                  Cancelled lines are left out.",
};
