//! Estimates with their intervals: in a table column, and beside the others of a group.

use crate::report::{
    chart::{Dot, DotRow, Dots, Landing, Plot, Verdict},
    plots::{axis::Axis, fraction},
};

/// An estimate with the ends of its interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The estimate.
    pub value: f64,
    /// The ends of its interval; `None` when there are too few cases for one.
    pub interval: Option<[f64; 2]>,
}

impl Estimate {
    /// Returns whether the estimate differs from `line`, more being better.
    pub fn verdict(&self, line: f64) -> Verdict {
        match self.interval {
            Some([low, _]) if low > line => Verdict::Good,
            Some([_, high]) if high < line => Verdict::Bad,
            _ => Verdict::None,
        }
    }

    /// Returns the values an axis has to show.
    pub fn values(&self) -> impl Iterator<Item = f64> + use<> {
        [self.value].into_iter().chain(self.interval.into_iter().flatten())
    }

    fn placed(&self, axis: &Axis) -> (f32, Option<(f32, f32)>) {
        let ends = self.interval.map(|[low, high]| (axis.place(low), axis.place(high)));
        (axis.place(self.value), ends)
    }
}

/// Returns the axis of a table column of estimates: round ticks, `line` among them.
pub fn interval_axis(estimates: &[Estimate], line: f64) -> Axis {
    Axis::covering(estimates.iter().flat_map(Estimate::values).chain([line]), 5)
}

/// Returns the labels of that axis for the head of the column.
pub fn axis(axis: &Axis, print: &dyn Fn(f64) -> String) -> Plot {
    Plot::Axis(axis.labels(print))
}

/// Returns one estimate for a row of that column.
pub fn interval(estimate: &Estimate, line: f64, axis: &Axis) -> Plot {
    let (at, interval) = estimate.placed(axis);
    Plot::Dot(Dot { line: axis.place(line), at, interval, verdict: estimate.verdict(line) })
}

/// Returns one estimate over its own axis, with the others of the group in grey.
pub fn interval_among(
    own: &Estimate,
    others: &[f64],
    line: f64,
    print: &dyn Fn(f64) -> String,
) -> Plot {
    let shown = own.values().chain(others.iter().copied()).chain([line]);
    let axis = Axis::covering(shown, 7);
    let (at, interval) = own.placed(&axis);
    Plot::Dots(Dots {
        rows: vec![DotRow { at, interval, verdict: own.verdict(line), ..DotRow::default() }],
        others: others.iter().map(|other| axis.place(*other)).collect(),
        line: Some((axis.place(line), String::new())),
        ticks: axis.labels(print),
        ..Dots::default()
    })
}

/// Silence of one account in usual gaps, for a chart of several.
#[derive(Clone, Debug, PartialEq)]
pub struct Silence {
    /// The account.
    pub name: String,
    /// Days since the last purchase over the usual gap.
    pub times: f64,
    /// The account's own limit in the same unit.
    pub limit: f64,
    /// Figures at the right.
    pub text: String,
}

/// Returns accounts by how many usual gaps they are silent, cut at `cap`; `usual` labels the line
/// of one gap.
pub fn silences(rows: &[Silence], cap: u8, usual: String, print: &dyn Fn(f64) -> String) -> Plot {
    let axis = Axis::between(0.0, f64::from(cap), cap.saturating_add(1));
    let row = |silence: &Silence| DotRow {
        name: silence.name.clone(),
        at: axis.place(silence.times),
        interval: None,
        limit: Some(axis.place(silence.limit)),
        verdict: if silence.times > silence.limit { Verdict::Bad } else { Verdict::None },
        text: silence.text.clone(),
    };
    Plot::Dots(Dots {
        rows: rows.iter().map(row).collect(),
        line: Some((axis.place(1.0), usual)),
        ticks: axis.labels(print),
        ..Dots::default()
    })
}

/// A year in money: what is done, what is expected of it, and its plan.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Year {
    /// The year so far.
    pub actual: f64,
    /// Where it will land.
    pub landing: f64,
    /// The ends of the landing.
    pub range: Option<[f64; 2]>,
    /// The plan of the whole year.
    pub plan: f64,
}

/// Returns the landing of a year over its plan; `names` and `texts` as in [`Landing`].
pub fn landing(year: &Year, names: [String; 2], texts: [String; 3]) -> Plot {
    const AIR: f64 = 1.03;
    let highest = year.range.map_or(year.landing, |range| range[1]);
    let scale = [year.actual, year.landing, highest, year.plan].into_iter().fold(0.0, f64::max);
    let length = |value: f64| fraction(value.max(0.0), scale * AIR);
    let [upper, lower] = names;
    let [actual, landing, plan] = texts;
    Plot::Landing(Landing {
        name_mm: 0.0,
        names: (upper, lower),
        actual: length(year.actual),
        forecast: length(year.landing - year.actual),
        range: year.range.map(|[low, high]| (length(low), length(high))),
        plan: length(year.plan),
        texts: (actual, landing, plan),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn estimate(value: f64, low: f64, high: f64) -> Estimate {
        Estimate { value, interval: Some([low, high]) }
    }

    #[test]
    fn an_interval_that_holds_the_line_is_no_verdict() {
        assert_eq!(estimate(0.1, -0.1, 0.3).verdict(0.0), Verdict::None);
        assert_eq!(estimate(0.2, 0.1, 0.3).verdict(0.0), Verdict::Good);
        assert_eq!(estimate(-0.2, -0.3, -0.1).verdict(0.0), Verdict::Bad);
        assert_eq!(Estimate { value: 0.9, interval: None }.verdict(0.0), Verdict::None);
    }

    #[test]
    fn rows_of_one_column_share_the_place_of_their_line() {
        let rows = [estimate(-0.06, -0.12, -0.01), estimate(0.07, 0.02, 0.12)];
        let axis = interval_axis(&rows, 0.0);
        let places = rows.map(|row| match interval(&row, 0.0, &axis) {
            Plot::Dot(dot) => (dot.line, dot.verdict),
            other => panic!("{other:?}"),
        });
        assert_eq!(places, [(0.5, Verdict::Bad), (0.5, Verdict::Good)]);
    }

    #[test]
    fn a_landing_below_what_is_done_has_no_forecast() {
        let year = Year { actual: 8.0, landing: 7.0, range: None, plan: 10.0 };
        let Plot::Landing(plot) = landing(&year, Default::default(), Default::default()) else {
            panic!("a landing")
        };
        assert_eq!((plot.forecast, plot.plan), (0.0, fraction(10.0, 10.3)));
    }
}
