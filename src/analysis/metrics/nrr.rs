//! Net revenue retention.

use crate::analysis::metrics::{Change, Metric, MetricUnit, ratio, sum};

/// Net revenue retention: what the accounts of the base window bring now, growth included.
///
/// ```text
/// NRR = sum of current revenue / sum of base revenue, over accounts with base revenue > 0
/// ```
///
/// - **Unit:** ratio; not capped, growth gives more than 1.
/// - **Grain:** company or a manager's owned accounts; the W months before against the last W
///   complete months ("trailing-window NRR": there are no contracts here).
/// - **Undefined** without base accounts; prints as an en dash.
/// - **Roll-up:** ratio of sums, never a mean of ratios. New and reactivated accounts never enter.
/// - **Assumptions:** there are no contracts: who buys every second year looks lost and won.
///
/// # Reference
///
/// The subscription trade's definition with trailing revenue for recurring revenue; a published
/// example (103 %) and a worked one in `tests/reference/`.
pub(super) const METRIC: Metric = Metric {
    id: "nrr",
    unit: MetricUnit::Ratio,
    name: "Net revenue retention",
    explanation: "Revenue now from last window's accounts as a share of what they brought then. New \
                  accounts do not count.",
};

/// Computes net revenue retention.
pub(in crate::analysis) fn nrr(changes: &[Change]) -> Option<f64> {
    let base = changes.iter().filter(|change| change.base.is_positive());
    ratio(sum(base.clone().map(|change| change.current)), sum(base.map(|change| change.base)))
}
