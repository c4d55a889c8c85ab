//! Mean and spread.

use crate::stats::count;

/// The arithmetic mean; `None` for an empty sample.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / count(values.len()))
}

/// The coefficient of variation: how much a sample varies relative to its size.
///
/// ```text
/// cv = sqrt( sum (x - mean)^2 / (n - 1) ) / mean
/// ```
///
/// - **Range:** 0 upwards; `0.5` means the values lie typically half their mean away from it.
/// - **Undefined** below two values and for a mean that is not positive.
/// - **Assumptions:** none; the sample deviation (n - 1) is used. For 12 values the population
///   deviation would be 4.3 % smaller.
///
/// # Reference
///
/// Sample standard deviation as R `sd`, numpy `ddof=1` and Excel `STDEV.S`; checked against R
/// tsutils.
pub fn coefficient_of_variation(values: &[f64]) -> Option<f64> {
    let mean = mean(values).filter(|&mean| values.len() > 1 && mean > 0.0)?;
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    Some((squares / count(values.len() - 1)).sqrt() / mean)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, numbers, parse, sub_categories};

    #[test]
    fn agrees_with_the_edge_cases() {
        let file = parse(include_str!("../../tests/reference/xyz_edge_cases.json"));
        for (name, expected) in file["expected"].as_object().unwrap() {
            let found = coefficient_of_variation(&numbers(&file["inputs"][name]));
            match expected["cv_sample"].as_f64() {
                Some(cv) => assert_close(found.unwrap(), cv, 1e-12),
                None => assert_eq!(found, None, "{name}"),
            }
        }
    }

    #[test]
    fn pitfall_01_agrees_with_tsutils_where_months_are_empty() {
        for (series, values) in sub_categories() {
            let found = coefficient_of_variation(&values).unwrap();
            assert_close(found, series["cv"].as_f64().unwrap(), 1e-8);
        }
    }

    #[test]
    fn is_undefined_for_one_value() {
        assert_eq!(coefficient_of_variation(&[3.0]), None);
        assert_eq!(mean(&[]), None);
    }
}
