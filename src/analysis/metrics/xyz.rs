//! Classes by regularity.

use jiff::civil::Date;

use crate::{
    analysis::{
        Bucket, Xyz, XyzClass, XyzResult, calendar,
        metrics::{Metric, MetricUnit, demand_class},
    },
    model::{Calendar, CalendarUnit, Month, Span},
    stats::{coefficient_of_variation, count, mean_demand_interval, median},
};

/// XYZ: how evenly an account buys.
///
/// ```text
/// cv = sample standard deviation / mean of revenue (or purchase days) per bucket, empty buckets
///      included
/// X: cv <= 0.5,  Y: cv <= 1.0,  Z: above
/// ```
///
/// - **Unit:** class X, Y, Z or N, with its `cv`.
/// - **Grain:** account; the last 12 months in weeks or months (12 quarters for quarters), complete
///   buckets only, from the account's first purchase on and not before the data begin. The first
///   month of the data counts when they begin by its third day.
/// - **Undefined:** fewer than 6 buckets are `N` (printed n/a), never Z. A mean of zero or less is Z
///   without a `cv`.
/// - **Roll-up:** counts per class; with ABC, the matrix. The share of empty buckets is given for
///   each account and for all together.
/// - **Assumptions:** buckets are alike: neither season nor holidays are taken out.
/// - **Measure:** revenue, or with `xyz.measure: frequency` the number of purchase days per bucket,
///   which does not mind the size of orders.
/// - **Bucket:** the smallest of week, month and quarter for which the median A account has an
///   average demand interval of at most 1.32; too fine a bucket would call every account Z.
///
/// # Reference
///
/// Sample deviation and empty periods as R tsutils; 1.32 after Syntetos, Boylan and Croston (2005).
/// Edge cases worked by hand in `tests/reference/xyz_edge_cases.json`.
pub(super) const METRIC: Metric = Metric {
    id: "xyz",
    unit: MetricUnit::Class,
    name: "XYZ class",
    explanation: "X: buys evenly; Y: with ups and downs; Z: irregularly; N: too short a history. \
                  Measured by the variation of revenue per period, empty periods included.",
};

/// The latest day of a month on which data may begin for the month to count as complete.
const BEGINS_BY: i8 = 3;

/// Returns the bucket the settings fix; months until `auto` was decided.
pub(in crate::analysis) fn fixed_bucket(bucket: Bucket) -> Bucket {
    if bucket == Bucket::Auto { Bucket::Month } else { bucket }
}

/// Returns the complete buckets to look at, oldest first.
pub(in crate::analysis) fn buckets(
    (calendar, bucket): (Calendar, Bucket),
    periods: u32,
    as_of: Date,
    first_purchase: Option<Date>,
) -> Vec<Span> {
    let Some(first) = first_purchase else { return vec![] };
    let mut spans = calendar::buckets(calendar, bucket, periods, as_of);
    let begin = data_start((calendar, bucket), first);
    spans.retain(|span| begin <= span.from);
    spans.reverse();
    spans
}

/// Returns the first day of the first bucket the data fill.
fn data_start((calendar, bucket): (Calendar, Bucket), first: Date) -> Date {
    if bucket == Bucket::Week || calendar.unit == CalendarUnit::Weeks {
        return first;
    }
    let month = Month::of(first);
    if first.day() <= BEGINS_BY { month.first() } else { month.plus(1).first() }
}

/// Classes a series.
pub(in crate::analysis) fn classify(series: &[f64], min_periods: u32, cut: [f64; 2]) -> XyzResult {
    let periods = u32::try_from(series.len()).expect("a window is short");
    let empty = series.iter().filter(|&&revenue| revenue == 0.0).count();
    let enough = periods >= min_periods;
    let cv = if enough { coefficient_of_variation(series) } else { None };
    let class = if enough { class(cv, cut) } else { XyzClass::N };
    XyzResult { class, cv, periods, empty_share: count(empty) / f64::from(periods.max(1)) }
}

fn class(cv: Option<f64>, cut: [f64; 2]) -> XyzClass {
    match cv {
        Some(cv) if cv <= cut[0] => XyzClass::X,
        Some(cv) if cv <= cut[1] => XyzClass::Y,
        _ => XyzClass::Z,
    }
}

/// Returns the class the same series would have under other cut-offs.
pub(in crate::analysis) fn reclassify(result: &XyzResult, cut: [f64; 2]) -> XyzClass {
    if result.class == XyzClass::N { XyzClass::N } else { class(result.cv, cut) }
}

/// Returns whether the median of the accounts buys in nearly every bucket.
pub(in crate::analysis) fn is_smooth(series: &[Vec<f64>]) -> bool {
    let intervals: Vec<f64> =
        series.iter().map(|series| mean_demand_interval(series).unwrap_or(f64::MAX)).collect();
    median(&intervals).is_some_and(|interval| interval <= demand_class::SHORT_INTERVAL)
}

/// Returns the settings' bucket, or the smallest one that suits the accounts `series_of` gives.
pub(in crate::analysis) fn choose_bucket(
    settings: &Xyz,
    series_of: impl Fn(Bucket) -> Vec<Vec<f64>>,
) -> Bucket {
    if settings.bucket != Bucket::Auto {
        return settings.bucket;
    }
    [Bucket::Week, Bucket::Month]
        .into_iter()
        .find(|bucket| is_smooth(&series_of(*bucket)))
        .unwrap_or(Bucket::Quarter)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::analysis::metrics::reference::parse;

    #[test]
    fn agrees_with_the_edge_cases() {
        let file = parse(include_str!("../../../tests/reference/xyz_edge_cases.json"));
        for (name, expected) in file["expected"].as_object().unwrap() {
            let values = file["inputs"][name].as_array().unwrap();
            let values: Vec<f64> = values.iter().map(|value| value.as_f64().unwrap()).collect();
            for (key, cut) in [("cls", [0.5, 1.0]), ("cls_10_25", [0.1, 0.25])] {
                let found = serde_json::to_value(classify(&values, 6, cut).class).unwrap();
                assert_eq!(found, expected[key], "{name}, {key}");
            }
        }
    }

    #[test]
    fn agrees_with_fixed_cut_offs_on_the_sub_categories() {
        let file = parse(include_str!("../../../tests/reference/abc_xyz_tsutils_aw_subcat.json"));
        let table = include_str!("../../../tests/reference/aw_subcat_monthly.csv");
        let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split(',').collect()).collect();
        let months = |column: usize| -> Vec<f64> {
            rows[1..].iter().map(|row| row[column].parse().unwrap()).collect()
        };
        for (key, cut) in [("xyz_fixed_0.5_1.0", [0.5, 1.0]), ("xyz_fixed_0.1_0.25", [0.1, 0.25])] {
            let classes: Vec<XyzClass> =
                (1..rows[0].len()).map(|column| classify(&months(column), 6, cut).class).collect();
            assert_eq!(serde_json::to_value(classes).unwrap(), file["expected"][key], "{key}");
        }
    }

    #[test]
    fn pitfall_16_the_median_of_two_lies_between_them() {
        // Intervals of 1 and 1.5: the nearest of them would say 1 or 1.5, the median says 1.25.
        let often = vec![1.0, 1.0, 1.0];
        assert!(is_smooth(&[often.clone(), vec![1.0, 0.0, 1.0]]));
        assert!(!is_smooth(&[often, vec![0.0, 0.0, 1.0]]));
    }

    #[test]
    fn looks_at_complete_buckets_the_data_fill() {
        let as_of = date(2026, 11, 22);
        let from = |bucket, first| {
            let spans = buckets((Calendar::default(), bucket), 12, as_of, Some(first));
            (spans.len(), spans.first().map(|span| span.from), spans.last().map(|span| span.last()))
        };
        let old = date(2020, 1, 1);
        assert_eq!(
            from(Bucket::Month, old),
            (12, Some(date(2025, 11, 1)), Some(date(2026, 10, 31)))
        );
        assert_eq!(from(Bucket::Week, old).0, 52);
        assert_eq!(from(Bucket::Quarter, old).2, Some(date(2026, 9, 30)));
        assert_eq!(from(Bucket::Month, date(2026, 3, 3)).1, Some(date(2026, 3, 1)));
        assert_eq!(from(Bucket::Month, date(2026, 3, 4)).1, Some(date(2026, 4, 1)));
        assert!(buckets((Calendar::default(), Bucket::Month), 12, as_of, None).is_empty());
    }

    #[test]
    fn takes_the_smallest_bucket_in_which_the_median_account_buys() {
        let settings = crate::analysis::Settings::default().xyz;
        let rare = vec![vec![1.0, 0.0, 0.0, 1.0], vec![0.0, 0.0]];
        let often = vec![vec![1.0, 2.0, 1.0, 1.0], vec![1.0; 4], vec![0.0, 0.0]];
        let pick = |month: &[Vec<f64>]| {
            choose_bucket(&settings, |bucket| {
                if bucket == Bucket::Month { month.to_vec() } else { rare.clone() }
            })
        };
        assert_eq!(pick(&often), Bucket::Month);
        assert_eq!(pick(&rare), Bucket::Quarter);
    }
}
