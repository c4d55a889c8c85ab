//! Whether a weekly figure left its usual variation: Wheeler's `XmR` chart.

/// Points below which nothing is said about usual variation.
pub(crate) const MIN_POINTS: usize = 12;
/// Limits lie this many mean moving ranges from the centre.
const LIMIT: f64 = 2.66;
/// Points on one side that make a signal.
const RUN: usize = 8;

/// Usual variation of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Limits {
    /// The mean.
    pub(crate) centre: f64,
    /// The lower limit.
    pub(crate) low: f64,
    /// The upper limit.
    pub(crate) high: f64,
}

/// On which side of usual variation the last point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// Above.
    Above,
    /// Below.
    Below,
}

/// Returns the limits, or `None` for fewer than twelve points or a series that never moves.
pub(crate) fn limits(series: &[f64]) -> Option<Limits> {
    if series.len() < MIN_POINTS {
        return None;
    }
    let centre = mean(series.iter().copied(), series.len());
    let moves = series.windows(2).map(|pair| (pair[1] - pair[0]).abs());
    let reach = LIMIT * mean(moves, series.len() - 1);
    (reach > 0.0).then_some(Limits { centre, low: centre - reach, high: centre + reach })
}

/// Returns the side of a signal at the last point: outside the limits, or the last of eight on one
/// side of the centre.
pub(crate) fn signal(series: &[f64]) -> Option<Side> {
    let limits = limits(series)?;
    let last = *series.last()?;
    if last > limits.high {
        return Some(Side::Above);
    }
    if last < limits.low {
        return Some(Side::Below);
    }
    let tail = &series[series.len() - RUN..];
    if tail.iter().all(|&point| point > limits.centre) {
        return Some(Side::Above);
    }
    tail.iter().all(|&point| point < limits.centre).then_some(Side::Below)
}

#[expect(clippy::cast_precision_loss, reason = "series have few points")]
fn mean(values: impl Iterator<Item = f64>, count: usize) -> f64 {
    values.sum::<f64>() / count as f64
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
}
