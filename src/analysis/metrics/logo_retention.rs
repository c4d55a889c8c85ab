//! Logo retention, and retention as a whole.

use crate::{
    analysis::{
        Retention,
        metrics::{Change, Metric, MetricUnit, grr, nrr, ratio},
    },
    stats::number,
};

/// Logo retention: how many of last window's accounts still buy.
///
/// ```text
/// logo retention = accounts with base revenue > 0 and current revenue > 0
///                / accounts with base revenue > 0
/// ```
///
/// - **Unit:** ratio between 0 and 1.
/// - **Grain:** as `nrr`.
/// - **Undefined** without base accounts; prints as an en dash.
/// - **Roll-up:** ratio of counts.
/// - **Assumptions:** as `nrr`.
///
/// # Reference
///
/// As `nrr`.
pub(super) const METRIC: Metric = Metric {
    id: "logo_retention",
    unit: MetricUnit::Ratio,
    name: "Account retention",
    explanation: "The share of last window's accounts that bought again in this one.",
};

/// Computes the retention of a set of accounts.
pub(in crate::analysis) fn retention(changes: &[Change]) -> Retention {
    let base = || changes.iter().filter(|change| change.base.is_positive());
    let all = base().count();
    let kept = base().filter(|change| change.current.is_positive()).count();
    Retention {
        base_revenue: base().map(|change| change.base).sum(),
        nrr: nrr::nrr(changes),
        grr: grr::grr(changes),
        logo_retention: ratio(kept as i128, all as i128),
        base_accounts: number(all),
        kept_accounts: number(kept),
    }
}
