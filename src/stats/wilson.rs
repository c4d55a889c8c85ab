//! The interval of a share.

use crate::stats::{NORMAL_975, count};

/// Computes the 95 % score interval of a share of `hits` among `cases`.
///
/// ```text
/// (p + z^2/2n +- z sqrt(p (1 - p)/n + z^2/4n^2)) / (1 + z^2/n),  p = hits / cases
/// ```
///
/// - **Range:** within 0 to 1 by construction, also for no hit or nothing but hits.
/// - **Undefined** without a case.
/// - **Assumptions:** cases are independent and alike.
///
/// # Reference
///
/// Wilson (1927); Newcombe (1998), "Two-sided confidence intervals for the single proportion", table
/// I, method 3.
pub fn wilson(hits: usize, cases: usize) -> Option<[f64; 2]> {
    if cases == 0 {
        return None;
    }
    let (n, z) = (count(cases), NORMAL_975);
    let share = count(hits) / n;
    let middle = share + z * z / (2.0 * n);
    let width = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z * z / n;
    Some([middle - width, middle + width].map(|bound| (bound / scale).clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, parse};

    #[test]
    fn agrees_with_newcombe() {
        let file = parse(include_str!("../../tests/reference/wilson_interval.json"));
        for row in file["expected"].as_array().unwrap() {
            let number = |key: &str| usize::try_from(row[key].as_u64().unwrap()).unwrap();
            let found = wilson(number("k"), number("n"));
            match (found, row["ci"][0].as_f64(), row["ci"][1].as_f64()) {
                (Some([low, high]), Some(expected_low), Some(expected_high)) => {
                    assert_close(low, expected_low, 1e-12);
                    assert_close(high, expected_high, 1e-12);
                }
                found => assert_eq!(found, (None, None, None)),
            }
        }
    }
}
