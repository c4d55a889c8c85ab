//! A trend test that asks only for direction.

use std::cmp::Ordering;

use crate::stats::{count, two_sided_p};

/// The result of [`mann_kendall`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MannKendall {
    /// Rising minus falling pairs.
    pub s: i64,
    /// Variance of `s` under no trend, corrected for ties.
    pub var_s: f64,
    /// `s` in standard deviations, moved one towards zero (continuity).
    pub z: f64,
    /// Two-sided, normal approximation; 1 for a constant series.
    pub p: f64,
    /// Kendall's tau without tie correction.
    pub tau_a: f64,
    /// Kendall's tau with tie correction; 0 for a constant series.
    pub tau_b: f64,
}

/// Tests whether a series rises or falls, whatever the shape.
///
/// ```text
/// S     = sum over i < j of sign(x[j] - x[i])
/// Var S = (n (n-1) (2n+5) - sum over ties t (t-1) (2t+5)) / 18
/// z     = (S - sign S) / sqrt(Var S)
/// tau_a = S / (n (n-1) / 2),  tau_b = S / sqrt(pairs * pairs without ties)
/// ```
///
/// - **Undefined** below two values.
/// - **Assumptions:** independent steps; for 10 values and fewer the normal approximation of `p` is
///   rough.
///
/// # Reference
///
/// Mann (1945) and Kendall (1975) as in R trend `mk.test`; checked against R Kendall `PrecipGL`.
pub fn mann_kendall(values: &[f64]) -> Option<MannKendall> {
    let n = values.len();
    if n < 2 {
        return None;
    }
    let s: i64 =
        (0..n).map(|i| values[i + 1..].iter().map(|to| sign(values[i], *to)).sum::<i64>()).sum();
    let ties = ties(values);
    let weight = |t: f64| t * (t - 1.0) * (2.0 * t + 5.0);
    let var_s = (weight(count(n)) - ties.iter().copied().map(weight).sum::<f64>()) / 18.0;
    let pairs = count(n) * (count(n) - 1.0) / 2.0;
    let untied = pairs - ties.iter().map(|t| t * (t - 1.0) / 2.0).sum::<f64>();
    #[expect(clippy::cast_precision_loss, reason = "pairs of a series are far below 2^53")]
    let (score, corrected) = (s as f64, (s - s.signum()) as f64);
    let constant = untied == 0.0;
    let z = if constant { 0.0 } else { corrected / var_s.sqrt() };
    Some(MannKendall {
        s,
        var_s,
        z,
        p: two_sided_p(z),
        tau_a: score / pairs,
        tau_b: if constant { 0.0 } else { score / (pairs * untied).sqrt() },
    })
}

fn sign(from: f64, to: f64) -> i64 {
    match from.partial_cmp(&to) {
        Some(Ordering::Less) => 1,
        Some(Ordering::Greater) => -1,
        _ => 0,
    }
}

/// Returns the sizes of the groups of equal values.
fn ties(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|&a, &b| sign(a, b) == 0).map(|group| count(group.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{
        reference::{assert_close, numbers, parse},
        theil_sen_slope,
    };

    #[test]
    fn agrees_with_r_on_great_lakes_precipitation() {
        let file = parse(include_str!("../../tests/reference/mann_kendall_precip.json"));
        let values = numbers(&file["inputs"]["precip_1900_1986"]);
        let found = mann_kendall(&values).unwrap();
        let expected = |key: &str| file["expected"][key].as_f64().unwrap();
        assert_eq!(found.s, 989);
        assert_close(found.var_s, expected("var_s"), 1e-12);
        assert_close(found.z, expected("z"), 1e-12);
        assert_close(found.p, expected("p"), 1e-12);
        assert_close(found.tau_a, expected("tau_a"), 1e-12);
        assert_close(found.tau_b, expected("tau_b"), 1e-12);
        assert_close(theil_sen_slope(&values).unwrap(), expected("sen_slope"), 1e-12);
    }

    #[test]
    fn a_constant_series_has_no_trend() {
        let found = mann_kendall(&[2.0; 6]).unwrap();
        assert_eq!((found.s, found.var_s, found.p, found.tau_b), (0, 0.0, 1.0, 0.0));
        assert_eq!(mann_kendall(&[1.0]), None);
    }
}
