//! How much of a decision is understood.

use crate::analysis::{
    Function,
    metrics::{Metric, MetricUnit},
};

/// Decision-system coverage: for how many of the needed functions a person is known by name.
///
/// ```text
/// needed   = decides, influences, buys, uses            nobody need block
/// coverage = needed functions with a named person / 4
/// ```
///
/// - **Unit:** ratio, 0 to 1, with days since the last contact per person.
/// - **Grain:** account, at the as-of date.
/// - **Undefined** never; without any contact it is 0.
/// - **Roll-up:** none.
/// - **Assumptions:** the four functions weigh the same; who is on record is still there.
/// - A decider is out of touch when the newest contact with anybody who decides is longer ago than
///   the limit of the settings (90 days).
///
/// # Reference
///
/// Rule of the trade: roles known over roles needed, days since contact.
pub(super) const METRIC: Metric = Metric {
    id: "decision_coverage",
    unit: MetricUnit::Ratio,
    name: "Decision system",
    explanation: "The share of the parts in a decision, deciding, influencing, buying, using, for which a \
                  person is known.",
};

/// Returns the share of needed functions that are known.
pub(in crate::analysis) fn coverage(missing: usize) -> f64 {
    let needed = crate::stats::count(Function::NEEDED.len());
    1.0 - crate::stats::count(missing) / needed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_needed_function_weighs_the_same() {
        assert!((coverage(1) - 0.75).abs() < 1e-12);
        assert!(coverage(4).abs() < 1e-12 && (coverage(0) - 1.0).abs() < 1e-12);
    }
}
