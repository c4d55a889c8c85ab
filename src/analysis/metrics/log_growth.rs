//! Growth per account on a symmetric scale.

use crate::{
    analysis::metrics::{Change, Metric, MetricUnit},
    stats::{mean, number},
};

/// Mean log growth: how much the accounts of a manager grew, each counting the same.
///
/// ```text
/// mean over accounts of ln(current revenue / base revenue)
/// ```
///
/// - **Unit:** ratio on the log scale; 0 is no change, doubling and halving are +0.69 and -0.69.
/// - **Grain:** a manager's owned accounts with revenue above zero in both windows.
/// - **Undefined** without such an account; prints as an en dash.
/// - **Roll-up:** mean weighted by accounts.
/// - **Assumptions:** none; it describes and does not say whose merit it was.
///
/// # Reference
///
/// The response of the variance components in the analysis of managers.
pub(super) const METRIC: Metric = Metric {
    id: "log_growth",
    unit: MetricUnit::Ratio,
    name: "Mean log growth",
    explanation: "The average growth of a manager's accounts, large and small ones counting the same.",
};

/// Returns the number of accounts that can be compared and the mean of their log growth.
pub(in crate::analysis) fn log_growth(changes: &[Change]) -> (u32, Option<f64>) {
    let growths: Vec<f64> = changes
        .iter()
        .filter(|change| change.base.is_positive() && change.current.is_positive())
        .map(|change| (change.current.as_f64() / change.base.as_f64()).ln())
        .collect();
    (number(growths.len()), mean(&growths))
}
