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
    let (place, part) = place(values.len(), q)?;
    let mut values = values.to_vec();
    let (_, below, higher) = values.select_nth_unstable_by(place, f64::total_cmp);
    let above = higher.iter().copied().min_by(f64::total_cmp).unwrap_or(*below);
    Some(*below + part * (above - *below))
}

/// The same [`quantile`] of values that ascend.
pub fn quantile_of_sorted(values: &[f64], q: f64) -> Option<f64> {
    let (place, part) = place(values.len(), q)?;
    let above = values.get(place + 1).unwrap_or(&values[place]);
    Some(values[place] + part * (above - values[place]))
}

/// Returns the order statistic at or below a quantile and the way to the next one.
fn place(count: usize, q: f64) -> Option<(usize, f64)> {
    let position = crate::stats::count(count.checked_sub(1)?) * q.clamp(0.0, 1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the position lies between 0 and the last index"
    )]
    let below = position.floor() as usize;
    Some((below, position.fract()))
}

/// The middle of a sample: its 50 % [`quantile`].
pub fn median(values: &[f64]) -> Option<f64> {
    quantile(values, 0.5)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse};

    #[test]
    fn pitfall_16_interpolates_as_numpy_and_never_takes_the_nearest() {
        let file = parse(include_str!("../../tests/reference/quantile_type7.json"));
        let values = numbers(&file["inputs"]["x"]);
        for (q, expected) in file["expected"].as_object().unwrap() {
            let found = quantile(&values, q.parse().unwrap()).unwrap();
            assert_close(found, expected.as_f64().unwrap(), 1e-12);
        }
        assert_eq!(quantile(&[1.0, 2.0], 0.75), Some(1.75));
    }

    proptest! {
        #[test]
        fn sorted_values_have_the_same_quantile(
            mut values in prop::collection::vec(-9_i32..9, 0..30),
            q in 0.0_f64..=1.0,
        ) {
            let floats = |values: &[i32]| values.iter().copied().map(f64::from).collect::<Vec<_>>();
            let found = quantile(&floats(&values), q);
            values.sort_unstable();
            prop_assert_eq!(found, quantile_of_sorted(&floats(&values), q));
        }
    }

    #[test]
    fn does_not_need_sorted_values_and_has_none_without_values() {
        assert_eq!(median(&[9.0, 1.0, 5.0]), Some(5.0));
        assert_eq!(quantile(&[4.0], 0.95), Some(4.0));
        assert_eq!(median(&[]), None);
    }
}
