//! What an account will still bring.

use crate::analysis::{
    Lifetime,
    metrics::{Metric, MetricUnit},
};

/// Lifetime value: what an account is expected to bring within the weeks ahead, in money of today.
///
/// ```text
/// clv = margin E[M] sum over k = 1 … weeks of (E[Y(k)] - E[Y(k-1)]) / (1+d)^k
/// 1 + d = (1 + yearly discount)^(1/52)
/// ```
///
/// - **Unit:** money.
/// - **Grain:** account; `horizon_weeks` from the as-of date, in `accounts.csv` 52 by BG/NBD.
/// - **Undefined** where `expected_purchases` or `purchase_value` is.
/// - **Roll-up:** sums.
/// - **Assumptions:** those of both; `margin` is the same share of revenue for all accounts.
///
/// # Reference
///
/// Fader, Hardie and Lee (2005), "RFM and CLV", by weeks; compared with an independent implementation
/// on CDNOW.
pub(super) const METRIC: Metric = Metric {
    id: "lifetime_value",
    unit: MetricUnit::Money,
    name: "Lifetime value",
    explanation: "What the account will probably bring within the weeks ahead, later money counted for less.",
};

const WEEKS_PER_YEAR: f64 = 52.0;

/// Returns the purchases expected up to the end of each week, each worth what it is worth today.
pub(in crate::analysis) fn discounted(by_week: &[f64], rules: &Lifetime) -> f64 {
    let week = (1.0 + rules.yearly_discount).powf(-WEEKS_PER_YEAR.recip());
    let mut worth = (0.0, 0.0, 1.0);
    for &expected in by_week {
        let factor = worth.2 * week;
        worth = (worth.0 + (expected - worth.1) * factor, expected, factor);
    }
    worth.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Settings;

    #[test]
    fn later_purchases_are_worth_less() {
        let rules = Lifetime { yearly_discount: 0.15, ..Settings::default().lifetime };
        let last_week_only: Vec<f64> =
            (1..=52).map(|week| f64::from(u8::from(week == 52))).collect();
        assert!((discounted(&last_week_only, &rules) - 1.0 / 1.15).abs() < 1e-12);
        let free = Lifetime { yearly_discount: 0.0, ..rules };
        assert!((discounted(&[1.0, 3.0, 3.5], &free) - 3.5).abs() < 1e-15);
        assert!(discounted(&[], &free).abs() < 1e-15);
    }
}
