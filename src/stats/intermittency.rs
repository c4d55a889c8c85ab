//! How often something happens at all.

use crate::stats::count;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, parse};

    #[test]
    fn agrees_with_tsintermittent() {
        let file = parse(include_str!("../../tests/reference/abc_xyz_tsutils_aw_subcat.json"));
        let months = include_str!("../../tests/reference/aw_subcat_monthly.csv");
        let rows: Vec<Vec<&str>> = months.lines().map(|line| line.split(',').collect()).collect();
        for series in file["expected"]["series"].as_array().unwrap() {
            let name = series["series"].to_string();
            let column = rows[0].iter().position(|head| *head == name).unwrap();
            let values: Vec<f64> =
                rows[1..].iter().map(|row| row[column].parse().unwrap()).collect();
            let found = mean_demand_interval(&values).unwrap();
            assert_close(found, series["adi"].as_f64().unwrap(), 1e-12);
        }
    }

    #[test]
    fn has_no_interval_without_demand() {
        assert_eq!(mean_demand_interval(&[0.0, 0.0]), None);
        assert_eq!(mean_demand_interval(&[0.0, 0.0, 5.0, 0.0, 0.0]), Some(3.0));
    }
}
