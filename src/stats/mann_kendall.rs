//! A trend test that asks only for direction.

use std::ops::RangeInclusive;

use crate::stats::{count, sign, two_sided_p};

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
    /// Two-sided over all orders of these values, ties included; `None` above ten values.
    pub exact_p: Option<f64>,
    /// Kendall's tau without tie correction.
    pub tau_a: f64,
    /// Kendall's tau with tie correction; 0 for a constant series.
    pub tau_b: f64,
}

/// Numbers of values for which every order is counted.
const EXACT: RangeInclusive<usize> = 2..=10;

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
///   rough, which is what `exact_p` is for.
///
/// # Reference
///
/// Mann (1945) and Kendall (1975) as in R trend `mk.test`; checked against R Kendall `PrecipGL`. The
/// exact tail follows Kendall's recursion, checked against Gilbert (1987), table A18; with ties it
/// counts the distinct orders.
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
        exact_p: EXACT.contains(&n).then(|| exact_p(&ties, s)),
        tau_a: score / pairs,
        tau_b: if constant { 0.0 } else { score / (pairs * untied).sqrt() },
    })
}

/// Returns the sizes of the groups of equal values.
fn ties(values: &[f64]) -> Vec<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.chunk_by(|&a, &b| sign(a, b) == 0).map(|group| count(group.len())).collect()
}

/// Returns the share of the distinct orders of the values whose `|S|` is at least the found one.
///
/// An order with `i` falling pairs has `S = pairs - 2 i`; how many have `i` is the coefficient of
/// `q^i` in the Gaussian multinomial, a product of binomials, one per group of equal values.
fn exact_p(ties: &[f64], s: i64) -> f64 {
    let mut orders = vec![1.0];
    let mut placed = 0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes of groups")]
    for group in ties.iter().map(|size| *size as usize) {
        placed += group;
        orders = product(&orders, &gaussian_binomial(placed, group));
    }
    let pairs = orders.len() - 1;
    let score = |falling: usize| pairs.abs_diff(2 * falling) as u64;
    let all: f64 = orders.iter().sum();
    let as_far =
        orders.iter().enumerate().filter(|(falling, _)| score(*falling) >= s.unsigned_abs());
    as_far.map(|(_, orders)| orders).sum::<f64>() / all
}

/// Returns the coefficients of the Gaussian binomial by Pascal's rule: `[n, k] = [n-1, k-1] + q^k
/// [n-1, k]`.
fn gaussian_binomial(n: usize, k: usize) -> Vec<f64> {
    if k == 0 || k == n {
        return vec![1.0];
    }
    let mut sum = vec![0.0; k * (n - k) + 1];
    for (power, orders) in gaussian_binomial(n - 1, k - 1).iter().enumerate() {
        sum[power] += orders;
    }
    for (power, orders) in gaussian_binomial(n - 1, k).iter().enumerate() {
        sum[power + k] += orders;
    }
    sum
}

fn product(a: &[f64], b: &[f64]) -> Vec<f64> {
    let mut product = vec![0.0; a.len() + b.len() - 1];
    for (i, left) in a.iter().enumerate() {
        for (j, right) in b.iter().enumerate() {
            product[i + j] += left * right;
        }
    }
    product
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

    /// Makes a series of `n` values with the score `s` out of 0, 1, 2, … by swapping neighbours.
    fn series(n: usize, s: i64) -> Vec<f64> {
        let mut values: Vec<f64> = (0..n).map(count).collect();
        while mann_kendall(&values).unwrap().s > s {
            let at = (1..n).find(|&at| values[at - 1] < values[at]).unwrap();
            values.swap(at - 1, at);
        }
        values
    }

    #[test]
    fn agrees_with_the_exact_tails_of_gilbert() {
        let file = parse(include_str!("../../tests/reference/mann_kendall_precip.json"));
        for row in file["expected"]["exact_two_sided"].as_object().unwrap().values() {
            let [n, s, p, one_sided] = numbers(row)[..] else { panic!("four numbers") };
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small")]
            let (n, s) = (n as usize, s as i64);
            // Scores move in steps of two; a tail from an odd one begins at the next above.
            let found =
                (s..=s + 1).find_map(|s| Some(mann_kendall(&series(n, s))?).filter(|f| f.s == s));
            assert_close(found.unwrap().exact_p.unwrap(), p, 1e-12);
            assert_close(p / 2.0, one_sided, 1e-3);
        }
    }

    #[test]
    fn pitfall_21_the_exact_tail_counts_every_order_of_few_values_ties_included() {
        fn orders(values: &mut Vec<f64>, from: usize, found: &mut Vec<i64>) {
            if from == values.len() {
                found.push(mann_kendall(values).unwrap().s);
            }
            for at in from..values.len() {
                values.swap(from, at);
                orders(values, from + 1, found);
                values.swap(from, at);
            }
        }
        for values in [vec![1., 2., 3., 4., 5.], vec![1., 1., 2., 3., 3., 3.], vec![4.; 4]] {
            let mut all = vec![];
            orders(&mut values.clone(), 0, &mut all);
            let test = mann_kendall(&values).unwrap();
            let as_far = all.iter().filter(|s| s.abs() >= test.s.abs()).count();
            assert_close(test.exact_p.unwrap(), count(as_far) / count(all.len()), 1e-12);
        }
        // Five rising values: the normal approximation gives 0.027 for 0.017.
        let five = mann_kendall(&[1., 2., 3., 4., 5.]).unwrap();
        assert_close(five.exact_p.unwrap(), 2.0 / 120.0, 1e-12);
        assert!(five.p > five.exact_p.unwrap());
        assert_eq!(mann_kendall(&[1.0; 11]).unwrap().exact_p, None);
    }

    #[test]
    fn a_constant_series_has_no_trend() {
        let found = mann_kendall(&[2.0; 6]).unwrap();
        assert_eq!((found.s, found.var_s, found.p, found.tau_b), (0, 0.0, 1.0, 0.0));
        assert_eq!(found.exact_p, Some(1.0));
        assert_eq!(mann_kendall(&[1.0]), None);
    }
}
