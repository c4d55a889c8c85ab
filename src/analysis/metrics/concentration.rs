//! How much hangs on few accounts.

use crate::{
    analysis::{
        Concentration, Spread,
        metrics::{Metric, MetricUnit, ratio, sum},
    },
    model::Money,
    stats::{count, gini, lorenz, theil},
};

/// Concentration of revenue: HHI, effective number of accounts, Gini, Theil, Lorenz curve, top shares.
///
/// ```text
/// HHI = sum of squared shares,  effective = 1 / HHI
/// Gini = sum (2 i - n - 1) x_(i) / (n sum x), x ascending;  unbiased: times n / (n - 1)
/// Theil = 1/n sum (x / mean) ln (x / mean)
/// Lorenz: share of revenue of the smallest accounts, from (0, 0) upwards
/// ```
///
/// - **Unit:** ratio; HHI lies between 1/n and 1 (times 10,000 on the scale of competition law),
///   Gini between 0 and 1 - 1/n.
/// - **Grain:** company; current and base window, accounts with revenue above zero.
/// - **Negative** revenue is left out with zero: a share below zero has no inequality.
/// - **Undefined** without such an account; the unbiased Gini also with a single one.
/// - **Roll-up:** none; every portfolio has its own.
/// - **Assumptions:** accounts stand for themselves; those of one group count singly.
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

/// The numbers of largest accounts whose share is told.
const TOPS: [usize; 6] = [1, 3, 5, 10, 20, 50];

/// The most steps of a Lorenz curve.
const STEPS: usize = 100;

/// Measures the concentration of the values above zero.
pub(in crate::analysis) fn concentration(values: &[Money]) -> Concentration {
    let sizes = descending(values);
    let n = sizes.len();
    let total = sum(sizes.iter().copied());
    if total == 0 {
        return Concentration::default();
    }
    let shares = sizes.iter().filter_map(|size| ratio(i128::from(size.0), total));
    let hhi: f64 = shares.map(|share| share * share).sum();
    let gini = gini(&sizes.iter().map(|size| size.as_f64()).collect::<Vec<f64>>());
    let top = |size: usize| top(&sizes, size, total);
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

/// Returns what the single figures of concentration leave out.
pub(in crate::analysis) fn spread(values: &[Money]) -> Spread {
    let sizes = descending(values);
    let total = sum(sizes.iter().copied());
    let units: Vec<f64> = sizes.iter().map(|size| size.as_f64()).collect();
    let tops = TOPS.into_iter().filter(|&size| size <= sizes.len());
    let number = |size| u32::try_from(size).expect("at most fifty");
    Spread {
        theil: theil(&units),
        top: tops.filter_map(|size| Some((number(size), top(&sizes, size, total)?))).collect(),
        lorenz: lorenz(&units).map(|points| in_steps(&points)).unwrap_or_default(),
    }
}

/// The values above zero, the largest first.
fn descending(values: &[Money]) -> Vec<Money> {
    let mut sizes: Vec<Money> =
        values.iter().copied().filter(|value| value.is_positive()).collect();
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    sizes
}

fn top(sizes: &[Money], size: usize, total: i128) -> Option<f64> {
    ratio(sum(sizes.iter().take(size).copied()), total)
}

/// Reads a Lorenz curve at equal steps; between its points it is straight.
fn in_steps(points: &[f64]) -> Vec<f64> {
    let accounts = points.len() - 1;
    let steps = accounts.min(STEPS);
    let at = |step: usize| {
        let (place, rest) = (step * accounts / steps, step * accounts % steps);
        let next = points[(place + 1).min(accounts)];
        points[place] + (next - points[place]) * count(rest) / count(steps)
    };
    (0..=steps).map(at).collect()
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
        let values: Vec<Money> =
            file["inputs"]["income"].as_array().unwrap().iter().map(money).collect();
        let spread = spread(&values);
        assert_close(spread.theil, &expected["theil"]);
        assert_eq!((spread.top[1].0, spread.top.len()), (3, 4));
        assert_close(Some(spread.top[1].1), &expected["top3"]);
        for (step, point) in expected["lorenz"].as_array().unwrap().iter().enumerate() {
            assert_close(Some(spread.lorenz[step]), point);
        }
        let shares = of(&file["inputs"]["doj_shares"]);
        assert_close(shares.hhi.map(|hhi| (hhi * 10_000.0).round()), &expected["doj_hhi_10000"]);
        assert_close(shares.effective, &expected["effective_number_doj"]);
        for case in ["single account", "equal"] {
            let case = &expected["edge"][case];
            assert_close(of(&case["v"]).gini, &case["gini"]);
            assert_close(of(&case["v"]).hhi, &case["hhi"]);
        }
    }

    #[test]
    fn pitfall_18_leaves_out_accounts_without_revenue_and_below_zero() {
        assert_eq!(concentration(&[Money(0), Money(-5)]), Concentration::default());
        assert_eq!(concentration(&[Money(5), Money(-5)]).top1, Some(1.0));
    }

    #[test]
    fn a_long_curve_is_read_at_each_percent() {
        let values: Vec<Money> = (1..=250).map(Money).collect();
        let curve = spread(&values).lorenz;
        assert_eq!(
            (curve.len(), curve[0].to_bits(), curve[100].to_bits()),
            (101, 0, 1_f64.to_bits())
        );
        // Half of the accounts: 125 x 126 / 2 of 250 x 251 / 2.
        assert!((curve[50] - 125.0 * 126.0 / (250.0 * 251.0)).abs() < 1e-12);
        assert!(curve.is_sorted());
        assert!(spread(&[Money(-4)]).lorenz.is_empty());
    }
}
