//! Estimates of several groups, drawn together as far as chance made them differ.

use crate::stats::{chi_square_upper_tail, count, mean};

/// A common distribution of true values behind estimates with known variances.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Common {
    /// Mean of the true values.
    pub mean: f64,
    /// Standard error of `mean`.
    pub standard_error: f64,
    /// Variance of the true values, from 0: all are equal.
    pub variance: f64,
    /// Cochran's Q: weighted squared distances from the fixed mean.
    pub q: f64,
    /// Mean under no variance between true values.
    pub fixed: f64,
    /// Probability of estimates as different as these if all true values were equal.
    pub p: f64,
}

/// Estimates how far true values differ, by moments.
///
/// ```text
/// w = 1/v,  fixed = sum w y / sum w,  Q = sum w (y - fixed)^2
/// tau^2 = max(0, (Q - (k - 1)) / (sum w - sum w^2 / sum w))
/// mean  = sum y/(v + tau^2) / sum 1/(v + tau^2)
/// ```
///
/// - **Range:** `variance` from 0; 0 when `Q < k - 1`: nothing but chance.
/// - **Undefined** for fewer than two estimates or a variance that is not positive.
///
/// # Reference
///
/// `DerSimonian` and Laird (1986); checked against R `metafor` on the BCG vaccine trials.
pub fn dersimonian_laird(estimates: &[f64], variances: &[f64]) -> Option<Common> {
    if estimates.len() < 2 || variances.iter().any(|variance| *variance <= 0.0) {
        return None;
    }
    let weighted = |between: f64| {
        let pairs = || estimates.iter().zip(variances).map(move |(y, v)| (*y, 1.0 / (v + between)));
        let weight: f64 = pairs().map(|(_, w)| w).sum();
        (pairs().map(|(y, w)| w * y).sum::<f64>() / weight, weight)
    };
    let (fixed, weight) = weighted(0.0);
    let q: f64 = estimates.iter().zip(variances).map(|(y, v)| (y - fixed).powi(2) / v).sum();
    let freedom = count(estimates.len() - 1);
    let squares: f64 = variances.iter().map(|v| v.powi(-2)).sum();
    // Where one estimate alone weighs, the others cannot tell a variance.
    let told = weight - squares / weight;
    let variance = if told > 0.0 { ((q - freedom) / told).max(0.0) } else { 0.0 };
    let (mean, weight) = weighted(variance);
    Some(Common {
        mean,
        standard_error: weight.recip().sqrt(),
        variance,
        q,
        fixed,
        p: chi_square_upper_tail(q, freedom),
    })
}

impl Common {
    /// Returns the part of an estimate's distance from the mean that chance explains: `v / (v +
    /// tau^2)`.
    pub fn shrinkage(&self, variance: f64) -> f64 {
        variance / (variance + self.variance)
    }

    /// Draws an estimate to the mean.
    pub fn shrink(&self, estimate: f64, variance: f64) -> f64 {
        self.mean + (1.0 - self.shrinkage(variance)) * (estimate - self.mean)
    }
}

/// Draws estimates of equal, known variance to their mean.
///
/// ```text
/// c = 1 - (k - 3) v / sum (y - mean)^2, at least 0;  mean + c (y - mean)
/// ```
///
/// - **Undefined** for fewer than four estimates: up to three nothing is gained.
/// - Equal estimates stay as they are.
///
/// # Reference
///
/// Efron and Morris (1975), after James and Stein (1961), in its positive-part form; checked against
/// the batting averages (c = .212).
pub fn efron_morris(estimates: &[f64], variance: f64) -> Option<Vec<f64>> {
    let middle = mean(estimates).filter(|_| estimates.len() > 3)?;
    let apart: f64 = estimates.iter().map(|y| (y - middle).powi(2)).sum();
    let chance = count(estimates.len() - 3) * variance;
    let kept = if chance < apart { 1.0 - chance / apart } else { 0.0 };
    Some(estimates.iter().map(|y| middle + kept * (y - middle)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    #[test]
    fn agrees_with_metafor_on_the_bcg_trials() {
        let file = parse(include_str!("../../tests/reference/eb_dersimonian_laird_bcg.json"));
        let [estimates, variances] = ["yi", "vi"].map(|key| numbers(&file["inputs"][key]));
        let found = dersimonian_laird(&estimates, &variances).unwrap();
        let expected = &file["expected"];
        let figures = [
            ("Q", found.q),
            ("tau2", found.variance),
            ("mu", found.mean),
            ("se", found.standard_error),
            ("fixed", found.fixed),
        ];
        for (key, found) in figures {
            assert_close(found, expected[key].as_f64().unwrap(), 1e-12);
        }
        let rows = estimates.iter().zip(&variances);
        for ((y, v), expected) in rows.clone().zip(numbers(&expected["shrunk"])) {
            assert_close(found.shrink(*y, *v), expected, 1e-12);
        }
        for ((_, v), expected) in rows.zip(numbers(&expected["B"])) {
            assert_close(found.shrinkage(*v), expected, 1e-12);
        }
        assert!(found.p < 1e-20);
    }

    #[test]
    fn agrees_with_efron_and_morris() {
        let file = parse(include_str!("../../tests/reference/eb_efron_morris.json"));
        let (inputs, expected) = (&file["inputs"], &file["expected"]);
        let n = inputs["n"].as_f64().unwrap();
        let raw: Vec<f64> = numbers(&inputs["hits"]).iter().map(|hits| hits / n).collect();
        let middle = mean(&raw).unwrap();
        assert_close(middle, expected["grand_mean"].as_f64().unwrap(), 1e-12);
        let found = efron_morris(&raw, middle * (1.0 - middle) / n).unwrap();
        for (found, expected) in found.iter().zip(numbers(&expected["js"])) {
            assert_close(*found, expected, 1e-12);
        }
        let kept = (found[0] - middle) / (raw[0] - middle);
        assert_close(kept, expected["c"].as_f64().unwrap(), 1e-12);
        let season = numbers(&inputs["season_remainder"]);
        let error = |values: &[f64]| -> f64 {
            values.iter().zip(&season).map(|(y, truth)| (y - truth).powi(2)).sum()
        };
        assert_close(error(&raw), expected["mse_raw"].as_f64().unwrap(), 1e-12);
        assert_close(error(&found), expected["mse_js"].as_f64().unwrap(), 1e-12);
    }

    #[test]
    fn what_chance_explains_is_one_value() {
        let equal = dersimonian_laird(&[1.0, 1.1, 0.9], &[0.5, 0.5, 0.5]).unwrap();
        assert_eq!((equal.variance, equal.shrinkage(0.5)), (0.0, 1.0));
        assert_close(equal.shrink(1.1, 0.5), 1.0, 1e-15);
        assert_eq!(efron_morris(&[1.0, 2.0, 1.0, 2.0], 9.0), Some(vec![1.5; 4]));
        assert_eq!(efron_morris(&[2.0; 5], 0.0), Some(vec![2.0; 5]));
        assert_eq!((efron_morris(&[1.0; 3], 1.0), dersimonian_laird(&[1.0], &[1.0])), (None, None));
        assert_eq!(dersimonian_laird(&[1.0, 2.0], &[1.0, 0.0]), None);
        let alone = dersimonian_laird(&[1.0, 1e12], &[1.0, 1e20]).unwrap();
        assert_eq!((alone.variance, alone.mean.is_finite()), (0.0, true));
    }
}
