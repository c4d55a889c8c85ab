//! How well an account can be forecast.

use crate::{
    analysis::{
        Bucket, Forecast, XyzClass,
        metrics::{Metric, MetricUnit},
    },
    model::CalendarUnit,
    stats::{NaiveForecast, groups_by_count, naive_forecast},
};

/// Forecast error: how far the better of two plain forecasts misses the next period.
///
/// ```text
/// error = root mean squared miss / mean, of "like the last period" or "like a season ago"
/// ```
///
/// - **Unit:** ratio; 0 never misses, 1 misses by as much as the account buys. With it the class by
///   count: Z the hardest fifth of the accounts, Y the next three tenths, X the rest; equal errors
///   share a class.
/// - **Grain:** account; the complete buckets of XYZ over the last three seasons (156 weeks, 36
///   months, 39 times four weeks or 12 quarters) from the account's first purchase on. The season is a year; it is a
///   candidate from two seasons on.
/// - **Undefined** below two buckets and for a mean that is not positive.
/// - **Roll-up:** mean over the accounts of a cell of the matrix.
/// - **Assumptions:** one step ahead; the season is a year.
/// - **Use:** tells apart the accounts that the fixed cut-offs of XYZ throw together in Z, and sees a
///   season as regular.
///
/// # Reference
///
/// R tsutils `xyz(type = "naive")`; checked in `tests/reference/abc_xyz_tsutils_aw_subcat.json`.
pub(super) const METRIC: Metric = Metric {
    id: "forecast_error",
    unit: MetricUnit::Ratio,
    name: "Forecast error",
    explanation: "How far the better of two plain forecasts, like last time or like a year ago, misses \
                  what the account buys, as a share of what it buys.",
};

/// Shares of the accounts that are Z, Y and X.
const BY_COUNT: [f64; 3] = [0.2, 0.3, 0.5];

/// Returns what makes three seasons, as the buckets of XYZ are asked for: in months, or as many
/// quarters.
pub(in crate::analysis) fn reach(bucket: Bucket) -> u32 {
    if bucket == Bucket::Quarter { 12 } else { 36 }
}

/// Measures the error of one account over the buckets of three seasons.
pub(in crate::analysis) fn error(
    series: &[f64],
    calendar: (CalendarUnit, Bucket),
) -> Option<NaiveForecast> {
    let season = match calendar {
        (_, Bucket::Week) => 52,
        (_, Bucket::Quarter) => 4,
        (CalendarUnit::Months, _) => 12,
        (CalendarUnit::Weeks, _) => 13,
    };
    naive_forecast(series, season)
}

/// Classes the errors of all accounts against each other.
pub(in crate::analysis) fn forecasts(errors: &[Option<NaiveForecast>]) -> Vec<Option<Forecast>> {
    let known: Vec<f64> = errors.iter().flatten().map(|found| found.error).collect();
    let mut groups = groups_by_count(&known, &BY_COUNT).into_iter();
    let classes = [XyzClass::Z, XyzClass::Y, XyzClass::X];
    let mut class = || classes[groups.next().expect("each error has a group")];
    errors
        .iter()
        .map(|found| {
            found.map(|found| Forecast { model: found.model, error: found.error, class: class() })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::NaiveModel;

    #[test]
    fn a_yearly_rhythm_is_easy_to_forecast() {
        let mut year = [0.0; 12];
        year[5] = 120.0;
        let found = error(&year.repeat(3), (CalendarUnit::Months, Bucket::Month)).unwrap();
        assert_eq!((found.model, found.error.to_bits()), (NaiveModel::SeasonAgo, 0));
    }

    #[test]
    fn the_hardest_fifth_is_z_and_unknown_stays_unknown() {
        let error = |error| Some(NaiveForecast { model: NaiveModel::Last, error });
        let errors = [error(0.1), None, error(0.9), error(0.5), error(0.2), error(0.3)];
        let classes: Vec<_> =
            forecasts(&errors).iter().map(|found| found.map(|found| found.class)).collect();
        let (x, y, z) = (Some(XyzClass::X), Some(XyzClass::Y), Some(XyzClass::Z));
        assert_eq!(classes, [x, None, z, y, x, y]);
    }
}
