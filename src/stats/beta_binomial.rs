//! Shares of several groups, drawn to what they have in common.

use crate::stats::{chi_square_upper_tail, count, peak::peak, root::falling_root};

/// Concentrations looked at, in half powers of ten; at the last one groups do not differ.
const HALF_POWERS: std::ops::RangeInclusive<i32> = -4..=18;

/// From here three terms of the asymptotic series have all digits.
const ASYMPTOTIC: f64 = 50.0;

/// Hits among the cases of one group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Those that went well.
    pub hits: usize,
    /// All.
    pub cases: usize,
}

impl std::ops::Add for Hits {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { hits: self.hits + other.hits, cases: self.cases + other.cases }
    }
}

/// A beta distribution of the groups' true shares.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct BetaBinomial {
    /// First parameter.
    pub alpha: f64,
    /// Second parameter.
    pub beta: f64,
    /// Log-likelihood without the binomial coefficients.
    pub log_likelihood: f64,
    /// The same if all groups had one share.
    pub common_log_likelihood: f64,
}

/// Fits the distribution of true shares by maximum likelihood.
///
/// ```text
/// LL = sum over groups of ln B(alpha + hits, beta + cases - hits) - ln B(alpha, beta)
/// ```
///
/// - **Range:** `alpha + beta` from .01 to a billion. The likelihood is often flat there: compare it,
///   not the parameters. At the upper end groups do not differ at all.
/// - **Undefined** without both a hit and a miss.
/// - **Assumptions:** cases are independent given the share of their group.
///
/// # Reference
///
/// Skellam (1948); Griffiths (1973), maximum likelihood for the beta-binomial; checked against an
/// independent fit (`tests/reference/win_rates.json`).
pub fn beta_binomial(groups: &[Hits]) -> Option<BetaBinomial> {
    let (hits, cases) = groups.iter().fold((0, 0), |sum, g| (sum.0 + g.hits, sum.1 + g.cases));
    if hits == 0 || hits == cases {
        return None;
    }
    let common = count(hits) / count(cases);
    let fit = Fit { groups };
    // In logarithms of the concentration: its scale is not known.
    let grid: Vec<f64> =
        HALF_POWERS.map(|step| f64::from(step) / 2.0 * std::f64::consts::LN_10).collect();
    let value = |log: f64| fit.log_likelihood(fit.mean(log.exp()), log.exp());
    let slope = |log: f64| fit.slope(fit.mean(log.exp()), log.exp());
    let concentration = peak(&grid, value, slope).exp();
    let mean = fit.mean(concentration);
    Some(BetaBinomial {
        alpha: mean * concentration,
        beta: (1.0 - mean) * concentration,
        log_likelihood: fit.log_likelihood(mean, concentration),
        common_log_likelihood: count(hits) * common.ln()
            + count(cases - hits) * (1.0 - common).ln(),
    })
}

impl BetaBinomial {
    /// Returns the expected true share of a group: between its own and the common one.
    pub fn share(&self, group: Hits) -> f64 {
        (self.alpha + count(group.hits)) / (self.alpha + self.beta + count(group.cases))
    }

    /// Returns how likely the groups would look this different if they had one share.
    ///
    /// Likelihood ratio against one share; half a chi-square with one degree of freedom, because no
    /// difference lies on the edge (Self and Liang 1987).
    pub fn p_of_no_difference(&self) -> f64 {
        let ratio = 2.0 * (self.log_likelihood - self.common_log_likelihood);
        if ratio > 0.0 { chi_square_upper_tail(ratio, 1.0) / 2.0 } else { 1.0 }
    }
}

struct Fit<'a> {
    groups: &'a [Hits],
}

impl Fit<'_> {
    /// Sums a function of both parameters and the sum over the groups.
    fn sum(&self, term: impl Fn(f64, f64, f64) -> f64) -> f64 {
        let counts =
            |group: &Hits| (count(group.hits), count(group.cases - group.hits), count(group.cases));
        self.groups.iter().map(counts).map(|(hits, misses, cases)| term(hits, misses, cases)).sum()
    }

    fn log_likelihood(&self, mean: f64, concentration: f64) -> f64 {
        let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
        self.sum(|hits, misses, cases| {
            log_rising(a, hits) + log_rising(b, misses) - log_rising(concentration, cases)
        })
    }

    /// The mean of the highest likelihood under a concentration: the one root of a falling slope.
    fn mean(&self, concentration: f64) -> f64 {
        let slope = |mean: f64| {
            let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
            self.sum(|hits, misses, _| harmonic(a, hits) - harmonic(b, misses))
        };
        falling_root(slope, 1.0)
    }

    /// The slope of the likelihood in the concentration, the mean at its best.
    fn slope(&self, mean: f64, concentration: f64) -> f64 {
        let (a, b) = (mean * concentration, (1.0 - mean) * concentration);
        self.sum(|hits, misses, cases| {
            mean * harmonic(a, hits) + (1.0 - mean) * harmonic(b, misses)
                - harmonic(concentration, cases)
        })
    }
}

/// `ln (a (a + 1) … (a + n - 1))`: the difference of two `ln_gamma`, which would cancel where `a` is
/// large.
fn log_rising(a: f64, n: f64) -> f64 {
    let (low, steps) = climb(a, n, f64::ln);
    let (n, high) = (n - steps.1, low + n - steps.1);
    let correction =
        |x: f64| 1.0 / (12.0 * x) - 1.0 / (360.0 * x.powi(3)) + 1.0 / (1260.0 * x.powi(5));
    steps.0 + (low - 0.5) * (n / low).ln_1p() + n * (high.ln() - 1.0) + correction(high)
        - correction(low)
}

/// `1/a + 1/(a + 1) + … + 1/(a + n - 1)`: the difference of two `digamma`.
fn harmonic(a: f64, n: f64) -> f64 {
    let (low, steps) = climb(a, n, f64::recip);
    let (n, high) = (n - steps.1, low + n - steps.1);
    let correction =
        |x: f64| 1.0 / (12.0 * x.powi(2)) - 1.0 / (120.0 * x.powi(4)) + 1.0 / (252.0 * x.powi(6));
    steps.0 + (n / low).ln_1p() + n / (2.0 * low * high) + correction(low) - correction(high)
}

/// Adds up the first terms one by one until the series holds; returns where it goes on, the sum and
/// the number of terms.
fn climb(a: f64, n: f64, term: fn(f64) -> f64) -> (f64, (f64, f64)) {
    let (mut sum, mut taken) = (0.0, 0.0);
    while taken < n && a + taken < ASYMPTOTIC {
        sum += term(a + taken);
        taken += 1.0;
    }
    // Nothing is left of a short product; the series of nothing is zero anywhere.
    let low = if taken < n { a + taken } else { ASYMPTOTIC };
    (low, (sum, taken))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{
        digamma, ln_gamma,
        reference::{assert_close, parse},
    };

    #[test]
    fn agrees_with_an_independent_fit() {
        let file = parse(include_str!("../../tests/reference/win_rates.json"));
        for set in file["expected"].as_array().unwrap() {
            let rows = set["by_manager"].as_object().unwrap();
            let number =
                |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
            let groups: Vec<Hits> = rows
                .values()
                .map(|row| Hits { hits: number(&row["won"]), cases: number(&row["closed"]) })
                .collect();
            let found = beta_binomial(&groups).unwrap();
            let expected = set["beta_ll"].as_f64().unwrap();
            assert!(found.log_likelihood >= expected - 1e-9, "{}", found.log_likelihood - expected);
            assert_close(found.log_likelihood, expected, 1e-9);
            for (group, row) in groups.iter().zip(rows.values()) {
                assert_close(found.share(*group), row["eb_rate"].as_f64().unwrap(), 1e-5);
            }
        }
    }

    #[test]
    fn says_when_groups_do_not_differ() {
        let same = [Hits { hits: 30, cases: 60 }; 8];
        let found = beta_binomial(&same).unwrap();
        assert!(found.alpha + found.beta > 1e8 && found.p_of_no_difference() > 0.4);
        assert_close(found.share(Hits { hits: 60, cases: 60 }), 0.5, 1e-6);
        assert_close(found.log_likelihood, found.common_log_likelihood, 1e-6);
        let apart = [Hits { hits: 90, cases: 100 }, Hits { hits: 10, cases: 100 }];
        assert!(beta_binomial(&apart).unwrap().p_of_no_difference() < 1e-6);
        assert_eq!(beta_binomial(&[Hits { hits: 0, cases: 5 }]), None);
        assert_eq!(beta_binomial(&[]), None);
    }

    #[test]
    fn sums_agree_with_the_functions_whose_difference_they_are() {
        for a in [0.01, 0.7, 12.0, 49.5, 300.0] {
            for n in [0.0, 1.0, 7.0, 80.0, 5000.0] {
                assert_close(log_rising(a, n), ln_gamma(a + n) - ln_gamma(a), 1e-11);
                assert_close(harmonic(a, n), digamma(a + n) - digamma(a), 1e-11);
            }
        }
        assert_close(harmonic(1e9, 1e3), 1e-6, 1e-12);
    }
}
