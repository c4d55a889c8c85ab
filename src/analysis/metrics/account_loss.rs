//! What losing an account would take.

use crate::{
    analysis::{
        NewBusiness,
        metrics::{Metric, MetricUnit},
    },
    model::Money,
};

/// Effect of losing an account: what would be gone, and how long new business takes to replace it.
///
/// ```text
/// revenue, margin     of the last 12 complete months
/// share of plan       revenue / plan of its manager's fiscal year
/// months to replace   margin / (margin of new accounts in the current window / months of the window)
/// ```
///
/// - **Unit:** money, ratio, months.
/// - **Grain:** account with revenue above zero in the last 12 months.
/// - **Undefined:** the share without a plan; the months without new business or when what would be
///   lost is not above zero. Where a margin is unknown on either side both are revenue.
/// - **New business:** accounts that first bought after the start of the base window and have no base
///   revenue, as in the bridge, without the account itself.
/// - **Roll-up:** none: two losses are replaced one after another.
/// - **Assumptions:** new business goes on as in the current window.
///
/// # Reference
///
/// Rule of the trade; worked by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "account_loss",
    unit: MetricUnit::Money,
    name: "Effect of a loss",
    explanation: "The revenue and margin that would be gone without an account, and how many months of new \
                  business would replace it.",
};

/// Returns the months of new business that replace an account.
pub(in crate::analysis) fn months_to_replace(
    revenue: Money,
    margin: Option<Money>,
    new: &NewBusiness,
) -> Option<f64> {
    let (lost, won) = match margin.zip(new.margin) {
        Some(margins) => margins,
        None => (revenue, new.revenue),
    };
    let months = lost.ratio_to(won)? * f64::from(new.months);
    lost.is_positive().then_some(months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margin_replaces_margin_and_else_revenue_replaces_revenue() {
        let new =
            NewBusiness { accounts: 2, revenue: Money(240), margin: Some(Money(60)), months: 12 };
        assert_eq!(months_to_replace(Money(100), Some(Money(30)), &new), Some(6.0));
        assert_eq!(months_to_replace(Money(100), None, &new), Some(5.0));
        let no_margin = NewBusiness { margin: None, ..new };
        assert_eq!(months_to_replace(Money(100), Some(Money(30)), &no_margin), Some(5.0));
        assert_eq!(months_to_replace(Money(100), None, &NewBusiness::default()), None);
        assert_eq!(months_to_replace(Money(100), Some(Money(-1)), &new), None);
    }
}
