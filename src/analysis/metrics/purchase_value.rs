//! What a purchase will be worth.

use crate::{
    analysis::{
        Buying,
        metrics::{Metric, MetricUnit},
    },
    model::Unit,
    stats::Spending,
};

/// Purchase value: what a purchase day of an account is expected to bring.
///
/// ```text
/// E[M] = p (gamma + x m) / (p x + q - 1),  x = 0: p gamma / (q - 1)
/// m = mean sales of the repeat purchase days, x their number
/// ```
///
/// - **Unit:** money.
/// - **Grain:** account; p, q, gamma by maximum likelihood over accounts with a repeat purchase.
/// - **Undefined** for accounts that never bought, for q up to 1 (the population has no mean), and where
///   p or q lies above 1,000: then the data do not determine the model.
/// - **Roll-up:** none.
/// - **Assumptions:** how much an account spends does not depend on how often it buys. Reports warn
///   where the correlation of x and m lies outside of -.15 to .15.
///
/// # Reference
///
/// Fader and Hardie (2013), note 025, the Gamma-Gamma model; checked against the published fit to CDNOW
/// (`tests/reference/gamma_gamma_cdnow_fit.json`).
pub(super) const METRIC: Metric = Metric {
    id: "purchase_value",
    unit: MetricUnit::Money,
    name: "Expected purchase value",
    explanation: "What one purchase of the account will probably bring: its own mean, drawn towards that of all \
                  accounts where it bought rarely.",
};

/// Correlation of how often and how much, from which on the two are not independent.
pub(in crate::analysis) const DEPENDENT: f64 = 0.15;

/// Returns what the spending model knows of an account, in units of the currency.
pub(in crate::analysis) fn spending(buying: &Buying, unit: &Unit) -> Spending {
    let sales = unit.whole(buying.repeat_sales);
    Spending { repeats: buying.repeats, mean: sales / f64::from(buying.repeats.max(1)) }
}
