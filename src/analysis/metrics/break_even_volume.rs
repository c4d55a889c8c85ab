//! What a discount costs.

use crate::{
    analysis::{
        LadderStep,
        metrics::{Metric, MetricUnit},
    },
    model::Money,
};

/// Break-even volume: how much more an account must buy for a discount to pay for itself.
///
/// ```text
/// extra volume = d / (m - d)         d = discount, m = margin, both as shares of net revenue
/// yearly cost  = d x yearly revenue
/// ```
///
/// - **Unit:** ratio of today's volume; 1 means twice as much.
/// - **Grain:** account; discounts of 1, 2, 3 and 5 percent points.
/// - **Undefined** without a margin, and where the discount eats the whole margin: no volume makes up
///   for it.
/// - **Roll-up:** none.
/// - **Assumptions:** cost per unit stays as it is; the discount goes on all products.
///
/// # Reference
///
/// Equal margin before and after: m V = (m - d) (V + extra).
pub(super) const METRIC: Metric = Metric {
    id: "break_even_volume",
    unit: MetricUnit::Ratio,
    name: "Break-even volume",
    explanation: "How much more must be sold for a discount to leave the margin in money as it was.",
};

/// The discounts of the ladder, in percent points.
const LADDER: [i32; 4] = [1, 2, 3, 5];

/// Returns `d / (m - d)`; `None` where the discount leaves no margin.
pub(in crate::analysis) fn extra_volume(discount: f64, margin: f64) -> Option<f64> {
    (margin > discount).then(|| discount / (margin - discount))
}

/// Computes the ladder on a year's revenue.
pub(in crate::analysis) fn ladder(revenue: Money, margin: Option<f64>) -> Vec<LadderStep> {
    let step = |points: i32| {
        let discount = f64::from(points) / 100.0;
        let extra_volume = margin.and_then(|margin| extra_volume(discount, margin));
        LadderStep {
            discount,
            yearly_cost: crate::analysis::trade::share_of(revenue, discount),
            extra_volume,
            extra_revenue: extra_volume
                .map(|extra| crate::analysis::trade::share_of(revenue, extra * (1.0 - discount))),
        }
    };
    LADDER.map(step).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discount_that_eats_the_margin_never_pays() {
        assert_eq!(extra_volume(0.05, 0.05), None);
        assert_eq!(extra_volume(0.05, 0.25), Some(0.25));
    }

    #[test]
    fn the_ladder_costs_its_points() {
        let ladder = ladder(Money(100_000), Some(0.04));
        let costs: Vec<Money> = ladder.iter().map(|step| step.yearly_cost).collect();
        assert_eq!(costs, [Money(1_000), Money(2_000), Money(3_000), Money(5_000)]);
        assert_eq!((ladder[3].extra_volume, ladder[3].extra_revenue), (None, None));
        assert!((ladder[1].extra_volume.unwrap() - 1.0).abs() < 1e-12);
        assert_eq!(ladder[1].extra_revenue, Some(Money(98_000)));
    }
}
