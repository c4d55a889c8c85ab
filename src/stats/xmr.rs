//! Whether the last point of a series left its usual variation: Wheeler's `XmR` chart.

use crate::stats::mean;

/// Points below which nothing is said about usual variation.
pub const MIN_POINTS: usize = 12;
/// Three standard deviations, in mean moving ranges: 3 / 1.128.
const LIMIT: f64 = 2.66;
/// Points on one side of the centre that make a signal.
const RUN: usize = 8;
/// The last points of which all but one must lie beyond 1.5 standard deviations.
const CLUSTER: usize = 4;

/// Usual variation of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The mean.
    pub centre: f64,
    /// The lower limit.
    pub low: f64,
    /// The upper limit.
    pub high: f64,
}

/// On which side of usual variation the last point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Above.
    Above,
    /// Below.
    Below,
}

/// Returns the usual variation of a series.
///
/// ```text
/// reach = 2.66 x mean of |x[i] - x[i-1]|,  limits = mean -/+ reach  (three standard deviations)
/// ```
///
/// - **Undefined** for fewer than twelve points or a series that never moves.
/// - **Assumptions:** points that do not overlap; a step in the series moves one range only, so it
///   does not hide itself by widening the limits.
///
/// # Reference
///
/// Wheeler (2000), *Understanding Variation*; 2.66 = 3 / 1.128, the mean range of two normal values.
pub fn limits(series: &[f64]) -> Option<Limits> {
    let reach = reach(series)?;
    let centre = mean(series)?;
    Some(Limits { centre, low: centre - reach, high: centre + reach })
}

/// Returns three standard deviations of a single point; `None` as for [`limits`].
pub fn reach(series: &[f64]) -> Option<f64> {
    if series.len() < MIN_POINTS {
        return None;
    }
    let moves: Vec<f64> = series.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    mean(&moves).map(|range| LIMIT * range).filter(|reach| *reach > 0.0)
}

/// Returns the side of a signal at the last point: it lies outside the limits, or is the last of
/// eight on one side of the centre, or one of three of the last four beyond 1.5 standard deviations.
pub fn signal(series: &[f64]) -> Option<Side> {
    let Limits { centre, low, high } = limits(series)?;
    let last = *series.last()?;
    let run = &series[series.len() - RUN..];
    let cluster = &series[series.len() - CLUSTER..];
    let above = |limit: f64| move |point: &f64| *point > limit;
    let below = |limit: f64| move |point: &f64| *point < limit;
    let most = |beyond: &dyn Fn(&f64) -> bool| {
        beyond(&last) && cluster.iter().filter(|point| beyond(point)).count() >= CLUSTER - 1
    };
    let half = (high - centre) / 2.0;
    if last > high || run.iter().all(above(centre)) || most(&above(centre + half)) {
        Some(Side::Above)
    } else if last < low || run.iter().all(below(centre)) || most(&below(centre - half)) {
        Some(Side::Below)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STEADY: [f64; 13] = [5., 6., 5., 6., 5., 6., 5., 6., 5., 6., 5., 6., 5.];

    #[test]
    fn says_nothing_of_short_or_still_series() {
        assert_eq!(limits(&STEADY[..11]), None);
        assert_eq!(limits(&[3.0; 13]), None);
        assert_eq!(signal(&STEADY), None);
    }

    #[test]
    fn sees_a_point_outside_and_a_run_on_one_side() {
        let mut far = STEADY;
        far[12] = 20.0;
        assert_eq!(signal(&far), Some(Side::Above));
        let shifted = [9., 10., 9., 10., 9., 6., 7., 6., 7., 6., 7., 6., 7.];
        assert_eq!(signal(&shifted), Some(Side::Below));
    }

    #[test]
    fn sees_three_of_four_beyond_one_and_a_half_deviations() {
        // Ranges of 1 but for the steps: centre 5.69, reach 2.66 x 16 / 12 = 3.55.
        let cluster = [5., 6., 5., 6., 5., 6., 5., 6., 5., 8., 5., 8., 8.];
        let found = limits(&cluster).unwrap();
        assert!(found.high > 8.0 && found.centre + (found.high - found.centre) / 2.0 < 8.0);
        assert_eq!(signal(&cluster), Some(Side::Above));
        // Back at the centre there is nothing to act on any more.
        let over = [5., 6., 5., 6., 5., 6., 5., 6., 5., 8., 8., 8., 6.];
        assert_eq!(signal(&over), None);
    }
}
