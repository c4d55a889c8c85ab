//! A slope that outliers do not move.

use crate::stats::{count, median};

/// The Theil-Sen slope of an evenly spaced series, per step.
///
/// ```text
/// slope = median over i < j of (x[j] - x[i]) / (j - i)
/// ```
///
/// - **Unit:** that of the values, per step.
/// - **Undefined** below two values.
///
/// # Reference
///
/// Sen (1968), "Estimates of the Regression Coefficient Based on Kendall's Tau"; checked against R
/// trend `sens.slope`.
pub fn theil_sen_slope(values: &[f64]) -> Option<f64> {
    let slopes: Vec<f64> = values
        .iter()
        .enumerate()
        .flat_map(|(i, from)| {
            let later = values[i + 1..].iter().enumerate();
            later.map(move |(steps, to)| (to - from) / count(steps + 1))
        })
        .collect();
    median(&slopes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_outlier_does_not_move_it() {
        assert_eq!(theil_sen_slope(&[1.0, 2.0, 3.0, 400.0, 5.0]), Some(1.0));
        assert_eq!(theil_sen_slope(&[1.0]), None);
    }
}
