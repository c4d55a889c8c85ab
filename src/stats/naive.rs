//! How far the two simplest forecasts miss.

use crate::stats::{count, mean};

/// A forecast without any model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NaiveModel {
    /// The next period is like the last.
    Last,
    /// The next period is like the same one a season ago.
    SeasonAgo,
}

/// The better of the two naive forecasts and how far it missed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NaiveForecast {
    /// The forecast that missed less.
    pub model: NaiveModel,
    /// Root of the mean squared miss, as a share of the mean.
    pub error: f64,
}

/// The error of the better naive forecast, one period ahead within the sample.
///
/// ```text
/// mse(lag) = mean over t = m+1..n of (x[t] - x[t-lag])^2        lag 1 or m, m = the season
/// choose the smaller (n - m) ln mse(lag) + 2 lag;  error = sqrt(mse) / mean(x)
/// ```
///
/// - **Range:** 0 (the forecast never misses) upwards; 1 misses by as much as there is.
/// - **Undefined** below two values and for a mean that is not positive.
/// - **Assumptions:** below two seasons only the last value is a candidate, over t = 2..n.
///
/// # Reference
///
/// Kourentzes, R package tsutils, `xyz(type = "naive")`; checked against its values for the
/// `AdventureWorks` sub-categories.
pub fn naive_forecast(values: &[f64], season: usize) -> Option<NaiveForecast> {
    let mean = mean(values).filter(|&mean| values.len() > 1 && mean > 0.0)?;
    let is_seasonal = season > 1 && values.len() >= 2 * season;
    let begin = if is_seasonal { season } else { 1 };
    let tests = count(values.len() - begin);
    let squared_miss = |lag: usize| {
        let pairs = values[begin..].iter().zip(&values[begin - lag..]);
        pairs.map(|(value, forecast)| (value - forecast) * (value - forecast)).sum::<f64>() / tests
    };
    // Two perfect forecasts are equal: minus infinity on both sides takes the simpler one.
    let cost = |lag: usize| tests * squared_miss(lag).ln() + 2.0 * count(lag);
    let better = is_seasonal && cost(season) < cost(1);
    let (model, lag) = if better { (NaiveModel::SeasonAgo, season) } else { (NaiveModel::Last, 1) };
    Some(NaiveForecast { model, error: squared_miss(lag).sqrt() / mean })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::reference::{assert_close, sub_categories};

    #[test]
    fn agrees_with_tsutils() {
        for (series, values) in sub_categories() {
            let found = naive_forecast(&values, 12).unwrap();
            assert_close(found.error, series["naive"].as_f64().unwrap(), 1e-8);
            assert_eq!((found.model, &series["model"]), (NaiveModel::Last, &"Naive".into()));
        }
    }

    #[test]
    fn a_season_that_repeats_is_seen_from_two_seasons_on() {
        let pulse = [9.0, 0.0, 1.0, 2.0];
        let forecast = |values: &[f64]| naive_forecast(values, 4).unwrap();
        let seasonal = forecast(&pulse.repeat(3));
        assert_eq!(seasonal, NaiveForecast { model: NaiveModel::SeasonAgo, error: 0.0 });
        assert_eq!(forecast(&pulse.repeat(2)[..7]).model, NaiveModel::Last);
        let flat = forecast(&[5.0; 12]);
        assert_eq!(flat, NaiveForecast { model: NaiveModel::Last, error: 0.0 });
    }

    #[test]
    fn needs_two_values_and_a_mean_above_zero() {
        assert_eq!(naive_forecast(&[3.0], 12), None);
        assert_eq!(naive_forecast(&[0.0, 0.0], 12), None);
        assert_close(naive_forecast(&[1.0, 3.0], 12).unwrap().error, 1.0, 1e-15);
    }
}
