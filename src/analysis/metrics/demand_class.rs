//! Classes by how often and how evenly an account buys.

use crate::{
    analysis::{
        Demand, DemandClass,
        metrics::{Metric, MetricUnit},
    },
    stats::{mean_demand_interval, size_variation},
};

/// Demand class: whether an account is irregular because it buys rarely or because its orders differ.
///
/// ```text
/// adi = average interval between buckets with revenue;  cv2 = squared CV of those buckets
/// smooth: adi <= 1.32 and cv2 <= 0.49    erratic: adi <= 1.32 and cv2 > 0.49
/// intermittent: adi > 1.32 and cv2 <= 0.49    lumpy: both above
/// ```
///
/// - **Unit:** class, with `adi` in buckets and `cv2`.
/// - **Grain:** account; the buckets of XYZ, empty ones included.
/// - **Undefined** below two buckets with revenue, and where their mean is not positive.
/// - **Roll-up:** counts per class.
/// - **Assumptions:** the cut-offs were derived for forecasts of spare parts; here they only
///   describe.
/// - **Reading:** a Z account that is intermittent buys rarely but equal amounts: it is not unstable.
///
/// # Reference
///
/// Syntetos, Boylan and Croston (2005), "On the categorization of demand patterns"; as R
/// tsintermittent `idclass`, checked in `tests/reference/abc_xyz_tsutils_aw_subcat.json`.
pub(super) const METRIC: Metric = Metric {
    id: "demand_class",
    unit: MetricUnit::Class,
    name: "Demand class",
    explanation: "Smooth, intermittent (rare but equal orders), erratic (often, of unlike size) or lumpy \
                  (rare and unlike).",
};

/// Intervals up to this are smooth or erratic, above it intermittent or lumpy.
pub(in crate::analysis) const SHORT_INTERVAL: f64 = 1.32;

/// Size variation up to this is smooth or intermittent, above it erratic or lumpy.
const EVEN_SIZE: f64 = 0.49;

/// Classes a series.
pub(in crate::analysis) fn demand(series: &[f64]) -> Demand {
    let (interval, size_variation) = (mean_demand_interval(series), size_variation(series));
    let class = interval.zip(size_variation).map(|(interval, variation)| {
        match (interval <= SHORT_INTERVAL, variation <= EVEN_SIZE) {
            (true, true) => DemandClass::Smooth,
            (false, true) => DemandClass::Intermittent,
            (true, false) => DemandClass::Erratic,
            (false, false) => DemandClass::Lumpy,
        }
    });
    Demand { interval, size_variation, class }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::metrics::reference::parse;

    #[test]
    fn agrees_with_tsintermittent() {
        let file = parse(include_str!("../../../tests/reference/abc_xyz_tsutils_aw_subcat.json"));
        let table = include_str!("../../../tests/reference/aw_subcat_monthly.csv");
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
        let classes: Vec<_> = (1..rows[0].len())
            .map(|column| {
                let months = rows[1..].iter().map(|row| row[column].parse().unwrap());
                demand(&months.collect::<Vec<f64>>()).class
            })
            .collect();
        assert_eq!(serde_json::to_value(classes).unwrap(), file["expected"]["sb_class"]);
    }

    #[test]
    fn pitfall_01_rare_but_equal_orders_are_not_unstable() {
        let rare = demand(&[0.0, 0.0, 5.0, 0.0, 0.0, 5.0]);
        assert_eq!(rare.class, Some(DemandClass::Intermittent));
        assert_eq!(demand(&[0.0, 0.0, 5.0, 0.0, 0.0, 90.0]).class, Some(DemandClass::Lumpy));
        assert_eq!(demand(&[0.0, 5.0]).class, None);
    }
}
