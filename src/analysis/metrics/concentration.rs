//! How much hangs on few accounts.

use crate::{
    analysis::{
        Concentration,
        metrics::{Metric, MetricUnit, ratio, sum},
    },
    model::Money,
    stats::count,
};

/// Concentration of revenue: HHI, effective number of accounts, Gini, top shares.
///
/// ```text
/// HHI = sum of squared shares,  effective = 1 / HHI
/// Gini = sum (2 i - n - 1) x_(i) / (n sum x), x ascending;  unbiased: times n / (n - 1)
/// ```
///
/// - **Unit:** ratio; HHI lies between 1/n and 1 (times 10,000 on the scale of competition law),
///   Gini between 0 and 1 - 1/n.
/// - **Grain:** company; current and base window, accounts with revenue above zero.
/// - **Undefined** without such an account; the unbiased Gini also with a single one.
/// - **Roll-up:** none; every portfolio has its own.
///
/// # Reference
///
/// Gini as R ineq (0.4620911 for its ten incomes), HHI as the US merger guidelines; checked in
/// `tests/reference/concentration.json`.
pub(super) const METRIC: Metric = Metric {
    id: "concentration",
    unit: MetricUnit::Ratio,
    name: "Concentration",
    explanation: "How unevenly revenue is spread over accounts: the share of the largest accounts and the \
                  number of equally large accounts that would be as concentrated.",
};

/// Measures the concentration of the values above zero.
pub(in crate::analysis) fn concentration(values: &[Money]) -> Concentration {
    let mut sizes: Vec<Money> =
        values.iter().copied().filter(|value| value.is_positive()).collect();
    sizes.sort_unstable();
    let n = sizes.len();
    let total = sum(sizes.iter().copied());
    if total == 0 {
        return Concentration::default();
    }
    let shares = sizes.iter().filter_map(|size| ratio(i128::from(size.0), total));
    let hhi: f64 = shares.map(|share| share * share).sum();
    let weights = (1_i128..).map(|rank| 2 * rank - n as i128 - 1);
    let ranked: i128 = weights.zip(&sizes).map(|(weight, size)| weight * i128::from(size.0)).sum();
    let gini = ratio(ranked, n as i128 * total);
    let top = |size: usize| ratio(sum(sizes.iter().rev().take(size).copied()), total);
    Concentration {
        accounts: u32::try_from(n).expect("fewer than 2^32 accounts"),
        hhi: Some(hhi),
        effective: Some(1.0 / hhi),
        gini,
        gini_unbiased: gini.filter(|_| n > 1).map(|gini| gini * count(n) / count(n - 1)),
        top1: top(1),
        top5: top(5),
        top10: top(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::metrics::reference::{assert_close, money, parse};

    #[test]
    fn agrees_with_r_and_the_merger_guidelines() {
        let file = parse(include_str!("../../../tests/reference/concentration.json"));
        let of = |values: &serde_json::Value| {
            let values: Vec<Money> = values.as_array().unwrap().iter().map(money).collect();
            concentration(&values)
        };
        let expected = &file["expected"];
        let income = of(&file["inputs"]["income"]);
        assert_close(income.gini, &expected["gini"]);
        assert_close(income.gini_unbiased, &expected["gini_unbiased"]);
        assert_close(income.hhi, &expected["hhi_income"]);
        assert_close(income.top1, &expected["top1"]);
        let shares = of(&file["inputs"]["doj_shares"]);
        assert_close(shares.effective, &expected["effective_number_doj"]);
        for case in ["single account", "equal"] {
            let case = &expected["edge"][case];
            assert_close(of(&case["v"]).gini, &case["gini"]);
            assert_close(of(&case["v"]).hhi, &case["hhi"]);
        }
    }

    #[test]
    fn leaves_out_accounts_without_revenue() {
        assert_eq!(concentration(&[Money(0), Money(-5)]), Concentration::default());
        assert_eq!(concentration(&[Money(5), Money(-5)]).top1, Some(1.0));
    }
}
