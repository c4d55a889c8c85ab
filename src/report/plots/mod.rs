//! Small charts that many blocks share: scaled here, placed by `render/chart`.

mod axis;
mod curve;
mod spread;

pub use axis::Axis;
pub use curve::{Cohort, Group, Step, cohorts, shares, survival};
pub use spread::{
    Estimate, Silence, Year, axis, interval, interval_among, interval_axis, landing, silences,
};

use crate::{
    analysis::{AccountAnalysis, Standing, xmr::Limits},
    report::chart::{Bullet, Chart, Measure, Plot, Rhythm, Sparkline, Variance, Verdict},
};

/// Silence beyond this many usual gaps is cut and told as a figure.
const RHYTHM_CAP: f64 = 5.0;
/// Points below which a line says less than a figure.
const MIN_LINE_POINTS: usize = 6;

/// A series to be drawn small.
#[derive(Clone, Debug, Default)]
pub(crate) struct Series {
    /// Actual, oldest first.
    pub(crate) actual: Vec<f64>,
    /// The same periods a year earlier; empty when unknown.
    pub(crate) previous_year: Vec<f64>,
    /// Whether the scale starts at zero, as it does for money.
    pub(crate) from_zero: bool,
    /// Usual variation.
    pub(crate) limits: Option<Limits>,
    /// How the last point is marked.
    pub(crate) last: Verdict,
}

/// Returns a chart of the given size in millimetres.
pub(crate) fn chart(plot: Plot, alt: String, size: (f32, f32)) -> Chart {
    Chart { alt, width_mm: size.0, height_mm: size.1, plot, measure: None }
}

/// Tells what the lengths of a chart measure, so that the page keeps one scale for one unit:
/// a length of 1 stands for `whole` of it.
#[expect(clippy::cast_possible_truncation, reason = "compared as it is drawn, to a tenth")]
pub fn measured(chart: Chart, unit: &str, whole: f64) -> Chart {
    Chart { measure: Some(Measure { unit: unit.to_owned(), whole: whole as f32 }), ..chart }
}

/// Returns the sparkline of a series, or `None` below six points.
pub(crate) fn sparkline(series: &Series) -> Option<Plot> {
    if series.actual.len() < MIN_LINE_POINTS {
        return None;
    }
    let band = series.limits.map(|limits| [limits.low, limits.high]);
    let all = || series.actual.iter().chain(&series.previous_year).chain(band.iter().flatten());
    let floor = if series.from_zero { 0.0 } else { f64::INFINITY };
    let low = all().copied().fold(floor, f64::min);
    let high = all().copied().fold(f64::NEG_INFINITY, f64::max);
    let place = |value: f64| if high > low { fraction(value - low, high - low) } else { 0.5 };
    Some(Plot::Sparkline(Sparkline {
        actual: series.actual.iter().copied().map(place).collect(),
        previous_year: series.previous_year.iter().copied().map(place).collect(),
        band: series.limits.map(|limits| (place(limits.low), place(limits.high))),
        last: series.last,
        ..Sparkline::default()
    }))
}

/// Returns `value / whole` rounded to four decimals, so that documents repeat on any platform.
#[expect(clippy::cast_possible_truncation, reason = "a place on paper needs few digits")]
pub(crate) fn fraction(value: f64, whole: f64) -> f32 {
    if whole == 0.0 {
        return 0.0;
    }
    ((value / whole * 10_000.0).round() / 10_000.0) as f32
}

/// Returns a bullet on a scale that ends at `scale`.
pub(crate) fn bullet(actual: f64, target: Option<f64>, scale: f64, verdict: Verdict) -> Plot {
    Plot::Bullet(Bullet {
        actual: fraction(actual.max(0.0), scale),
        forecast: None,
        target: target.map(|target| fraction(target, scale)),
        verdict,
    })
}

/// Returns a variance bar whose zero stands in the middle; `reach` is the longest of its table.
///
/// The bars leave room for their text, so the longest covers a little over half of its side.
pub(crate) fn variance(value: f64, reach: f64, text: String, verdict: Verdict) -> Plot {
    const LONGEST: f64 = 0.24;
    Plot::Variance(Variance { value: fraction(value * LONGEST, reach), zero: 0.5, text, verdict })
}

/// Returns the rhythm dot of an account, or `None` without a usual gap.
///
/// A seasonal pause is no worse than it should be, however long it is.
pub(crate) fn silence(account: &AccountAnalysis) -> Option<Plot> {
    let of = &account.rhythm;
    let (days, usual) = of.days_since.zip(of.usual_gap)?;
    let mut plot = rhythm(f64::from(days), usual.max(1.0), of.threshold, String::new());
    if account.churn.standing == Some(Standing::SeasonalPause) {
        plot.verdict = Verdict::None;
    }
    Some(Plot::Rhythm(plot))
}

/// Places silence against the usual gap and the limit, all in days.
fn rhythm(silence: f64, usual: f64, limit: f64, text: String) -> Rhythm {
    let scale = usual * RHYTHM_CAP;
    let beyond = silence > scale;
    Rhythm {
        silence: fraction(silence.min(scale), scale),
        usual: fraction(usual, scale),
        limit: fraction(limit.min(scale), scale),
        text: if beyond { text } else { String::new() },
        verdict: if silence > limit { Verdict::Bad } else { Verdict::None },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_lines_start_at_zero_and_short_ones_are_not_drawn() {
        let actual = vec![5.0, 10.0, 5.0, 10.0, 5.0, 10.0];
        let series = Series { actual, from_zero: true, ..Series::default() };
        let Some(Plot::Sparkline(line)) = sparkline(&series) else { panic!("six points") };
        assert_eq!(line.actual[..2], [0.5, 1.0]);
        assert_eq!(sparkline(&Series { actual: vec![1.0; 5], ..Series::default() }), None);
    }

    #[test]
    fn silence_beyond_the_plot_becomes_a_figure() {
        let far = rhythm(700.0, 10.0, 30.0, "700 d".to_owned());
        assert_eq!((far.silence, far.text.as_str(), far.verdict), (1.0, "700 d", Verdict::Bad));
        let near = rhythm(5.0, 10.0, 30.0, "5 d".to_owned());
        assert_eq!((near.usual, near.text.as_str()), (0.2, ""));
    }
}
