//! How far a count of rare events can be trusted.

use statrs::function::{beta::beta_reg, factorial::ln_binomial, gamma::gamma_ur};

use crate::stats::count;

/// Probability left out at each end of the interval.
const TAIL: f64 = 0.025;
/// Halvings of a bracket: more than a float has digits.
const HALVINGS: u32 = 200;
/// Probabilities this close count as equal, as in R.
const EQUAL: f64 = 1.0 + 1e-7;

/// The exact 95 % interval of the mean behind a count.
///
/// ```text
/// low:  P(X >= k | low) = 0.025   (0 for k = 0)
/// high: P(X <= k | high) = 0.025
/// ```
///
/// - **Unit:** that of the count.
/// - **Range:** always holds the count itself.
/// - **Assumptions:** events happen one by one, independent of each other.
///
/// # Reference
///
/// Garwood (1936), "Fiducial limits for the Poisson distribution"; the values of R `poisson.test`.
pub fn poisson_interval(k: u32) -> [f64; 2] {
    let k = f64::from(k);
    let farthest = k + 20.0 * (k + 1.0).sqrt();
    // P(X <= k) falls with the mean: the regularised upper gamma function.
    let low = if k > 0.0 { solve(|mean| 1.0 - gamma_ur(k, mean) - TAIL, k) } else { 0.0 };
    [low, solve(|mean| TAIL - gamma_ur(k + 1.0, mean), farthest)]
}

/// Finds the zero of a rising function between (0, `high`].
fn solve(rising: impl Fn(f64) -> f64, high: f64) -> f64 {
    let (mut low, mut high) = (0.0, high);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if middle <= low || middle >= high {
            break;
        }
        if rising(middle) < 0.0 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// The two-sided p-value of two counts having the same rate, given what each was counted over.
///
/// ```text
/// given the sum n = k1 + k2:  k1 ~ Binomial(n, e1 / (e1 + e2))
/// p = sum of the probabilities not above that of k1
/// ```
///
/// - **Range:** 0 to 1; 1 for two counts of zero.
/// - **Undefined** unless both exposures are above zero.
/// - **Assumptions:** Poisson counts of disjoint events.
///
/// # Reference
///
/// Przyborowski and Wilenski (1940); the values of R `poisson.test` with two counts.
pub fn poisson_ratio_p(counts: [u32; 2], exposures: [f64; 2]) -> Option<f64> {
    if !exposures.iter().all(|exposure| *exposure > 0.0 && exposure.is_finite()) {
        return None;
    }
    let share = exposures[0] / (exposures[0] + exposures[1]);
    let (k, n) = (u64::from(counts[0]), u64::from(counts[0]) + u64::from(counts[1]));
    let log = |k: u64| {
        let (hits, misses) = (whole(k), whole(n - k));
        ln_binomial(n, k) + hits * share.ln() + misses * (1.0 - share).ln()
    };
    let limit = log(k) + EQUAL.ln();
    let below = whole(n) * share;
    // The probabilities rise up to the mean and fall from there: each tail is one run.
    let p = if whole(k) <= below {
        let start = first(k + 1, n, |other| whole(other) >= below && log(other) <= limit);
        at_most(k, n, share) + at_least(start, n, share)
    } else {
        let start = first(0, k, |other| whole(other) > below || log(other) > limit);
        at_least(k, n, share) + start.checked_sub(1).map_or(0.0, |last| at_most(last, n, share))
    };
    Some(p.min(1.0))
}

/// Returns the first number from `low` on for which the condition, once true always true, holds;
/// `high + 1` when it never does.
fn first(low: u64, high: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut low, mut high) = (low, high + 1);
    while low < high {
        let middle = u64::midpoint(low, high);
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// P(X >= k) of a binomial variable: the regularised incomplete beta function.
fn at_least(k: u64, n: u64, share: f64) -> f64 {
    match k {
        0 => 1.0,
        _ if k > n => 0.0,
        _ => beta_reg(whole(k), whole(n - k) + 1.0, share),
    }
}

fn at_most(k: u64, n: u64, share: f64) -> f64 {
    at_least(n - k, n, 1.0 - share)
}

fn whole(items: u64) -> f64 {
    count(usize::try_from(items).expect("a count fits into memory"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::reference::assert_close;

    /// Solved with 40 decimals; the last, per 24.198 93 units, is the interval 4.753 125 to 6.692 709
    /// printed in the manual of R `poisson.test`.
    const GARWOOD: [(u32, f64, f64); 5] = [
        (0, 0.0, 3.688_879_454_113_936),
        (1, 0.025_317_807_984_289_88, 5.571_643_390_938_899),
        (2, 0.242_209_278_543_965, 7.224_687_667_723_961),
        (10, 4.795_388_696_132_434, 18.390_356_042_017_78),
        (137, 115.020_534_433_798_58, 161.956_404_688_073_4),
    ];

    #[test]
    fn agrees_with_the_exact_limits() {
        for (k, low, high) in GARWOOD {
            let found = poisson_interval(k);
            assert_close(found[0], low, 1e-11);
            assert_close(found[1], high, 1e-11);
        }
    }

    #[test]
    fn agrees_with_the_breast_cancer_example_of_r() {
        let p = poisson_ratio_p([11, 21], [800.0, 3011.0]).unwrap();
        assert_close(p, 0.079_668_633_033_329_47, 1e-11);
        assert_eq!(poisson_ratio_p([2, 3], [1.0, 1.0]), Some(1.0));
        assert_close(poisson_ratio_p([2, 11], [1.0, 1.0]).unwrap(), 0.022_460_937_5, 1e-12);
        assert_eq!(poisson_ratio_p([0, 0], [1.0, 2.0]), Some(1.0));
        assert_eq!(poisson_ratio_p([4, 3], [0.0, 2.0]), None);
    }

    /// Adds up every probability not above the observed one.
    fn naive(counts: [u32; 2], exposures: [f64; 2]) -> f64 {
        let share = exposures[0] / (exposures[0] + exposures[1]);
        let n = u64::from(counts[0]) + u64::from(counts[1]);
        let mass = |k: u64| {
            (ln_binomial(n, k) + whole(k) * share.ln() + whole(n - k) * (1.0 - share).ln()).exp()
        };
        let limit = mass(counts[0].into()) * EQUAL;
        (0..=n).map(mass).filter(|mass| *mass <= limit).sum::<f64>().min(1.0)
    }

    proptest! {
        #[test]
        fn equals_the_sum_over_all_outcomes(k in 0_u32..60, l in 0_u32..60, share in 0.05_f64..0.95) {
            let exposures = [share, 1.0 - share];
            let found = poisson_ratio_p([k, l], exposures).unwrap();
            prop_assert!((found - naive([k, l], exposures)).abs() < 1e-9);
        }
    }
}
