//! Quantiles.

/// The quantile of a sample by linear interpolation between order statistics.
///
/// ```text
/// h = (n - 1) q,  Q(q) = x[floor h] + (h - floor h) (x[floor h + 1] - x[floor h])
/// ```
///
/// - **Range:** between the smallest and the largest value; `q` outside 0 to 1 is clamped.
/// - **Undefined** for an empty sample.
///
/// # Reference
///
/// Hyndman and Fan (1996), "Sample Quantiles in Statistical Packages", definition 7: the default of
/// R and numpy and Excel's `PERCENTILE.INC`; checked against numpy.
pub fn quantile(values: &[f64], q: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let position = crate::stats::count(last) * q.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the position lies between 0 and the last index"
    )]
    let below = position.floor() as usize;
    let above = sorted[(below + 1).min(last)];
    Some(sorted[below] + position.fract() * (above - sorted[below]))
}

/// The middle of a sample: its 50 % [`quantile`].
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    #[test]
    fn agrees_with_numpy() {
        let file = parse(include_str!("../../tests/reference/quantile_type7.json"));
        let values = numbers(&file["inputs"]["x"]);
        for (q, expected) in file["expected"].as_object().unwrap() {
            let found = quantile(&values, q.parse().unwrap()).unwrap();
            assert_close(found, expected.as_f64().unwrap(), 1e-12);
        }
    }

    #[test]
    fn does_not_need_sorted_values_and_has_none_without_values() {
        assert_eq!(median(&[9.0, 1.0, 5.0]), Some(5.0));
        assert_eq!(quantile(&[4.0], 0.95), Some(4.0));
        assert_eq!(median(&[]), None);
    }
}
