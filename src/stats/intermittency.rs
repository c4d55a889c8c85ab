//! How often something happens at all.

use crate::stats::{coefficient_of_variation, count};

/// The average demand interval (ADI): every how many periods there is demand.
///
/// ```text
/// adi = mean of the distances between periods with a value other than 0,
///       the first counted from the start of the series
/// ```
///
/// - **Range:** 1 (every period) upwards; 1.32 separates smooth from intermittent demand.
/// - **Undefined** without any demand.
///
/// # Reference
///
/// Syntetos, Boylan and Croston (2005), "On the categorization of demand patterns" for the
/// cut-off; the first interval is counted from the start as R tsintermittent does, against which
/// this was checked.
pub fn mean_demand_interval(values: &[f64]) -> Option<f64> {
    let last = values.iter().rposition(|&value| value != 0.0)?;
    let demands = values.iter().filter(|&&value| value != 0.0).count();
    Some(count(last + 1) / count(demands))
}

/// The squared coefficient of variation of the sizes of demand: how unlike they are where there is
/// any.
///
/// ```text
/// cv2 = (sample standard deviation / mean)^2 of the values other than 0
/// ```
///
/// - **Range:** 0 (all of one size) upwards; 0.49 separates steady from erratic sizes.
/// - **Undefined** below two values other than 0 and where their mean is not positive.
///
/// # Reference
///
/// Syntetos, Boylan and Croston (2005); as R tsintermittent `idclass`, against which this was
/// checked.
pub fn size_variation(values: &[f64]) -> Option<f64> {
    let sizes: Vec<f64> = values.iter().copied().filter(|&value| value != 0.0).collect();
    coefficient_of_variation(&sizes).map(|variation| variation * variation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, sub_categories};

    #[test]
    fn agrees_with_tsintermittent() {
        for (series, values) in sub_categories() {
            let interval = mean_demand_interval(&values).unwrap();
            assert_close(interval, series["adi"].as_f64().unwrap(), 1e-12);
            let variation = size_variation(&values).unwrap();
            assert_close(variation, series["cv2_nz"].as_f64().unwrap(), 1e-8);
        }
    }

    #[test]
    fn has_no_interval_without_demand() {
        assert_eq!(mean_demand_interval(&[0.0, 0.0]), None);
        assert_eq!(mean_demand_interval(&[0.0, 0.0, 5.0, 0.0, 0.0]), Some(3.0));
    }

    #[test]
    fn one_size_alone_does_not_vary() {
        assert_eq!(size_variation(&[0.0, 7.0, 0.0]), None);
        assert_eq!(size_variation(&[4.0, 0.0, 4.0]), Some(0.0));
        assert_eq!(size_variation(&[4.0, -5.0]), None);
    }
}
