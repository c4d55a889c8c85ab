//! How often an account will buy.

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    stats::{PurchaseModel, Purchases},
};

/// Expected purchases: on how many days an account will buy within the weeks ahead.
///
/// ```text
/// E[Y(t)] = P(alive) (a+b+k-1) / (a-1) (1 - (1-z)^(r+x) 2F1(r+x, b+k; a+b+k-1; z))
/// z = t / (alpha + T + t),  k = x for BG/NBD, x + 1 for MBG/NBD
/// ```
///
/// - **Unit:** purchase days.
/// - **Grain:** account; `horizon_weeks` from the as-of date, in `accounts.csv` 52 by BG/NBD.
/// - **Undefined** as `p_alive`.
/// - **Roll-up:** sums.
/// - **Computed** as a sum of positive terms, so that a = 1 and large x are no exceptions.
/// - **Assumptions:** those of `p_alive`; no season.
///
/// # Reference
///
/// Fader, Hardie and Lee (2005); Batislam, Denizel and Filiztekin (2007); checked against mpmath and
/// the published examples (`tests/reference/bgnbd_functions.json`).
pub(super) const METRIC: Metric = Metric {
    id: "expected_purchases",
    unit: MetricUnit::Count,
    name: "Expected purchases",
    explanation: "On how many days the account will probably buy within the weeks ahead, by its past purchases.",
};

/// Returns the purchases expected up to the end of each week ahead.
pub(in crate::analysis) fn by_week(
    model: &PurchaseModel,
    known: &Purchases,
    weeks: u32,
) -> Vec<f64> {
    let alive = model.alive(known);
    let ends: Vec<f64> = (1..=weeks).map(f64::from).collect();
    model.expected_if_alive(known, &ends).into_iter().map(|expected| alive * expected).collect()
}
