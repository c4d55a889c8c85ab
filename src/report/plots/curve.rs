//! Curves and tables of shares: concentration, cohorts, survival.

use crate::report::{
    chart::{
        CohortCell, CohortRow, Cohorts, Plot, ShareCurve, SharePoint, Survival, SurvivalCurve,
    },
    plots::{axis::Axis, fraction},
};

/// Writes a value of an axis.
type Print<'a> = &'a dyn Fn(f64) -> String;

/// Returns what share of the value the largest items hold together, the same a year earlier in
/// grey; values that are not positive stay out. `None` with fewer than two items.
///
/// `say` writes the label of a marked point from the number of items and their share; marked is
/// where the share first reaches each of `marks`.
pub fn shares(
    values: [&[f64]; 2],
    marks: &[f64],
    say: &dyn Fn(usize, f64) -> String,
    [print_items, print_value]: [Print<'_>; 2],
) -> Option<Plot> {
    let [actual, previous_year] = values.map(reached);
    let actual = actual?;
    let items = actual.len() - 1;
    let point = |mark: &f64| {
        let number = actual.iter().position(|share| *share >= mark - 1e-9)?;
        let (items, value) = (fraction(count(number), count(items)), fraction(actual[number], 1.0));
        Some(SharePoint { items, value, text: say(number, actual[number]) })
    };
    Some(Plot::Shares(ShareCurve {
        points: marks.iter().filter_map(point).collect(),
        items: Axis::between(0.0, count(items), 5).labels(print_items),
        values: Axis::between(0.0, 1.0, 3).labels(print_value),
        actual: points(&actual),
        previous_year: previous_year.map(|shares| points(&shares)).unwrap_or_default(),
    }))
}

/// Returns the share of the value after each item, the largest first, from 0 to exactly 1.
fn reached(values: &[f64]) -> Option<Vec<f64>> {
    let mut sorted: Vec<f64> = values.iter().copied().filter(|value| *value > 0.0).collect();
    if sorted.len() < 2 {
        return None;
    }
    sorted.sort_by(|left, right| right.total_cmp(left));
    let total: f64 = sorted.iter().sum();
    let mut sum = 0.0;
    let mut shares = vec![0.0];
    shares.extend(sorted.iter().map(|value| {
        sum += value;
        (sum / total).min(1.0)
    }));
    *shares.last_mut().expect("the first point is there") = 1.0;
    Some(shares)
}

/// Turns a number of items into one to calculate with.
fn count(items: usize) -> f64 {
    f64::from(u32::try_from(items).unwrap_or(u32::MAX))
}

fn points(shares: &[f64]) -> Vec<(f32, f32)> {
    let last = count(shares.len() - 1);
    let at = |(index, share): (usize, &f64)| (fraction(count(index), last), fraction(*share, 1.0));
    shares.iter().enumerate().map(at).collect()
}

/// One cohort: its name, its size, and how many were there at each step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cohort {
    /// When it came.
    pub name: String,
    /// How many came.
    pub size: u32,
    /// How many were there at each step known so far.
    pub there: Vec<u32>,
}

/// Returns cohorts as a table of shares; `heads` are those of the names and of the sizes.
pub fn cohorts(
    rows: &[Cohort],
    heads: [String; 2],
    print_step: &dyn Fn(usize) -> String,
    print_share: Print<'_>,
) -> Plot {
    let cell = |there: u32, size: u32| {
        let share = f64::from(there) / f64::from(size.max(1));
        CohortCell { share: fraction(share, 1.0), text: print_share(share) }
    };
    let row = |cohort: &Cohort| CohortRow {
        name: cohort.name.clone(),
        size: cohort.size.to_string(),
        cells: cohort.there.iter().map(|there| cell(*there, cohort.size)).collect(),
    };
    let steps = rows.iter().map(|row| row.there.len()).max().unwrap_or(0);
    let [name, size] = heads;
    Plot::Cohorts(Cohorts {
        name_mm: 0.0,
        head: (name, size),
        steps: (0..steps).map(print_step).collect(),
        rows: rows.iter().map(row).collect(),
    })
}

/// A step of a survival curve.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Step {
    /// When something ended.
    pub time: f64,
    /// The share that lasts longer.
    pub share: f64,
    /// The ends of its log-log interval; `None` once nothing lasts.
    pub interval: Option<[f64; 2]>,
}

/// One group whose survival is drawn.
#[derive(Clone, Copy, Debug)]
pub struct Group<'a> {
    /// Its name, at the end of its curve.
    pub name: &'a str,
    /// The estimate.
    pub steps: &'a [Step],
    /// The longest time anyone was followed.
    pub followed: f64,
}

/// Returns survival curves with the log-log interval of the first group as a band; the axis ends
/// at `horizon`, in the unit of the steps.
pub fn survival(
    groups: &[Group<'_>],
    horizon: f64,
    [print_time, print_share]: [Print<'_>; 2],
) -> Plot {
    let axis = Axis::between(0.0, horizon.max(1.0), 6);
    let curves = groups.iter().enumerate().map(|(index, group)| {
        let steps = || group.steps.iter().filter(|step| step.time <= horizon);
        let band = steps().filter(|_| index == 0).filter_map(|step| {
            let [low, high] = step.interval?;
            Some((axis.place(step.time), fraction(low, 1.0), fraction(high, 1.0)))
        });
        SurvivalCurve {
            name: group.name.to_owned(),
            steps: steps().map(|step| (axis.place(step.time), fraction(step.share, 1.0))).collect(),
            until: axis.place(group.followed),
            band: band.collect(),
        }
    });
    Plot::Survival(Survival {
        curves: curves.collect(),
        times: axis.labels(print_time),
        shares: Axis::between(0.0, 1.0, 3).labels(print_share),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_come_first_and_the_curve_ends_at_one() {
        let say = |items: usize, share: f64| format!("{items}: {share}");
        let print = |value: f64| value.to_string();
        let plot = shares([&[10.0, 60.0, 30.0, -5.0], &[1.0]], &[0.5], &say, [&print, &print]);
        let Some(Plot::Shares(curve)) = plot else { panic!("two items or more") };
        assert_eq!(curve.actual, [(0.0, 0.0), (0.3333, 0.6), (0.6667, 0.9), (1.0, 1.0)]);
        assert_eq!((curve.points[0].text.as_str(), curve.previous_year.len()), ("1: 0.6", 0));
    }

    #[test]
    fn a_cohort_of_none_has_no_share_beyond_all() {
        let rows = [Cohort { name: "Jan".to_owned(), size: 0, there: vec![0] }];
        let plot = cohorts(&rows, Default::default(), &|step| step.to_string(), &|share| {
            share.to_string()
        });
        let Plot::Cohorts(table) = plot else { panic!("cohorts") };
        assert_eq!(table.rows[0].cells[0].text, "0");
    }

    #[test]
    fn a_curve_ends_where_following_ends_and_only_the_first_has_a_band() {
        let step = |time, share, interval| Step { time, share, interval };
        let steps = [step(2.0, 0.75, Some([0.1, 0.9])), step(6.0, 0.375, Some([0.0, 0.8]))];
        let group = Group { name: "all", steps: &steps, followed: 8.0 };
        let print = |value: f64| value.to_string();
        let Plot::Survival(plot) = survival(&[group, group], 10.0, [&print, &print]) else {
            panic!("survival")
        };
        assert_eq!(plot.curves[0].steps, [(0.2, 0.75), (0.6, 0.375)]);
        assert_eq!(
            (plot.curves[0].until, plot.curves[0].band.len(), plot.curves[1].band.len()),
            (0.8, 2, 0)
        );
    }
}
