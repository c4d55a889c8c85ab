//! Gross margin.

use crate::analysis::metrics::{Metric, MetricUnit};

/// Gross margin: what revenue leaves after the cost of the goods.
///
/// ```text
/// margin(span) = revenue(span) - sum of cost_amount over the same lines
/// ```
///
/// - **Unit:** money, exact to the stored unit.
/// - **Grain:** account or company; current and base window.
/// - **Undefined** when any line of the span has no cost: a partial margin would flatter. Prints as
///   an en dash.
/// - **Roll-up:** sums, undefined as soon as one part is.
/// - **Assumptions:** `cost_amount` is the cost of all goods of the line; nothing else is taken
///   off.
///
/// # Reference
///
/// The data contract, `docs/data-contract.md`.
pub(super) const METRIC: Metric = Metric {
    id: "margin",
    unit: MetricUnit::Money,
    name: "Gross margin",
    explanation: "Net revenue minus the cost of the goods sold. Shown only when every line has a cost.",
};
