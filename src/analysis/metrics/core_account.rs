//! Core accounts.

use crate::analysis::{
    KeyLabel,
    metrics::{Metric, MetricUnit},
};
use crate::model::Account;

/// Core account: an account that alone brings a tenth of the company's revenue.
///
/// ```text
/// core = revenue(account, current window) / revenue(company, current window) >= 10 %
/// ```
///
/// - **Unit:** yes or no, with the share.
/// - **Grain:** account; current window. The limit is `key_accounts.core_share`.
/// - **Undefined** (no) when the company's revenue is not positive.
/// - **Roll-up:** counts. Iconic and expert accounts are declared in the accounts table with a
///   reason, not computed; labels may overlap.
///
/// # Reference
///
/// The trade's rule of thumb, settable; the data contract for the declared labels.
pub(super) const METRIC: Metric = Metric {
    id: "core_account",
    unit: MetricUnit::Class,
    name: "Core account",
    explanation: "An account that brings at least a tenth of the company's revenue.",
};

/// Returns the labels of an account in display order.
pub(in crate::analysis) fn labels(
    account: &Account,
    share: Option<f64>,
    core_share: f64,
) -> Vec<KeyLabel> {
    [
        (KeyLabel::Core, share.is_some_and(|share| share >= core_share)),
        (KeyLabel::Iconic, account.iconic_reason.is_some()),
        (KeyLabel::Expert, account.expert_reason.is_some()),
    ]
    .into_iter()
    .filter_map(|(label, holds)| holds.then_some(label))
    .collect()
}
