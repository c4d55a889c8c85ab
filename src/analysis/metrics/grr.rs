//! Gross revenue retention.

use crate::{
    analysis::metrics::{Change, Metric, MetricUnit, ratio, sum},
    model::Money,
};

/// Gross revenue retention: what is left of last window's revenue when growth is not counted.
///
/// ```text
/// GRR = sum of min(base, max(current, 0)) / sum of base, over accounts with base revenue > 0
/// ```
///
/// - **Unit:** ratio between 0 and 1, never above `nrr` but for credit notes to accounts that
///   stopped: `nrr` counts them, this takes such an account as nothing.
/// - **Grain:** as `nrr`.
/// - **Undefined** without base accounts; prints as an en dash.
/// - **Roll-up:** ratio of sums. Capped per account: capping totals would only give min(1, NRR).
/// - **Assumptions:** as `nrr`.
///
/// # Reference
///
/// As `nrr`; the published example gives 85 %.
pub(super) const METRIC: Metric = Metric {
    id: "grr",
    unit: MetricUnit::Ratio,
    name: "Gross revenue retention",
    explanation: "The part of last window's revenue that is still there, growth of single accounts not \
                  counted.",
};

/// Computes gross revenue retention.
pub(in crate::analysis) fn grr(changes: &[Change]) -> Option<f64> {
    let base = changes.iter().filter(|change| change.base.is_positive());
    let kept = base.clone().map(|change| change.base.min(change.current.max(Money::ZERO)));
    ratio(sum(kept), sum(base.map(|change| change.base)))
}
