//! The direction of churn in words a reader may be told.

use crate::{
    analysis::{
        ChurnMonth, Direction, DirectionCall, Population, RateChange,
        metrics::{Metric, MetricUnit, churn_trend, ratio},
    },
    stats::{mann_kendall, pettitt, poisson_interval, poisson_ratio_p, theil_sen_slope},
};

/// Direction of churn: whether the churn rate rises or falls, told only where it is certain enough.
///
/// ```text
/// over the last 12 comparable complete months:
/// Mann-Kendall on the monthly rates, p exact for 10 months and fewer; Theil-Sen slope
/// exact 95 % interval of the mean behind all losses of these months
/// last 3 against previous 3 months: churned / active at the start, exact test of two counts
/// Pettitt change point
/// worsening / improving when the Mann-Kendall p <= 0.05, else no signal
/// ```
///
/// - **Unit:** class, with ratios per month.
/// - **Grain:** company.
/// - **Undefined** below 5 months: nothing is said. The change point is none for a constant series and
///   its p only up to 0.5. A constant series has p = 1.
/// - **Roll-up:** none.
/// - **Assumptions:** losses of different months are independent.
/// - **Population:** all accounts active in those months. Where no account joined it is one cohort,
///   which always seems to improve, because its weak accounts leave first: then there is no call.
///
/// # Reference
///
/// See `churn_trend`, `stats::mann_kendall`, `stats::pettitt`, `stats::poisson_ratio_p`. `data/` keeps
/// the normal approximation of p under `churn_trend` for comparison with other programs.
pub(super) const METRIC: Metric = Metric {
    id: "churn_direction",
    unit: MetricUnit::Class,
    name: "Direction of losses",
    explanation: "Whether accounts are lost faster or slower than before, or whether there is no signal.",
};

const SIGNIFICANT: f64 = 0.05;
const QUARTER: usize = 3;

/// Tests the rates of a flow.
pub(in crate::analysis) fn direction(flow: &[ChurnMonth]) -> Option<Direction> {
    let months = churn_trend::months(flow)?;
    let rates: Vec<f64> = months.iter().filter_map(|month| month.churn_rate).collect();
    let test = mann_kendall(&rates)?;
    let p = test.exact_p.unwrap_or(test.p);
    let lost = months.iter().map(|month| month.churned).sum();
    let population = Population {
        from: months[0].month,
        to: months[months.len() - 1].month,
        months: u32::try_from(months.len()).expect("at most twelve"),
        opening: months[0].active_start,
        joined: months.iter().map(|month| month.new + month.reactivated).sum(),
        lost,
        interval: poisson_interval(lost),
    };
    let call = match test.s.signum() {
        _ if population.joined == 0 => DirectionCall::OneCohort,
        _ if p > SIGNIFICANT => DirectionCall::NoSignal,
        1 => DirectionCall::Worsening,
        _ => DirectionCall::Improving,
    };
    Some(Direction {
        population,
        call,
        s: test.s,
        p,
        exact: test.exact_p.is_some(),
        slope: theil_sen_slope(&rates)?,
        quarters: quarters(&months),
        change_point: pettitt(&rates).map(|change| (months[change.before].month, change.p)),
    })
}

/// Compares the last three months with the three before.
fn quarters(months: &[&ChurnMonth]) -> Option<RateChange> {
    let start = months.len().checked_sub(2 * QUARTER)?;
    let [before, now] = [&months[start..start + QUARTER], &months[start + QUARTER..]];
    let sums = |months: &[&ChurnMonth]| {
        let lost: u32 = months.iter().map(|month| month.churned).sum();
        let active: u32 = months.iter().map(|month| month.active_start).sum();
        (lost, active)
    };
    let ((lost, active), (lost_before, active_before)) = (sums(now), sums(before));
    Some(RateChange {
        rate: ratio(lost.into(), active.into()),
        rate_before: ratio(lost_before.into(), active_before.into()),
        lost,
        lost_before,
        p: poisson_ratio_p([lost, lost_before], [active, active_before].map(f64::from)),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Money, Month};

    fn flow(churned: &[u32], new: u32) -> Vec<ChurnMonth> {
        let first = Month::of(date(2025, 1, 1));
        let month = |(step, &churned): (i32, &u32)| ChurnMonth {
            month: first.plus(step),
            active_start: 100,
            new,
            reactivated: 0,
            churned,
            active_end: 100 + new - churned,
            churn_rate: Some(f64::from(churned) / 100.0),
            revenue_365d_before_stop: Money::ZERO,
            comparable: true,
            complete: true,
        };
        (0..).zip(churned).map(month).collect()
    }

    #[test]
    fn a_direction_is_called_only_when_it_is_certain() {
        let call = |churned: &[u32]| direction(&flow(churned, 3)).map(|found| found.call);
        assert_eq!(call(&[1, 2, 3, 4, 5, 6]), Some(DirectionCall::Worsening));
        assert_eq!(call(&[6, 5, 4, 3, 2, 1]), Some(DirectionCall::Improving));
        assert_eq!(call(&[2, 3, 2, 3, 2, 3]), Some(DirectionCall::NoSignal));
        assert_eq!(call(&[3; 8]), Some(DirectionCall::NoSignal));
        assert_eq!(call(&[1, 2, 3, 4]), None);
    }

    #[test]
    fn pitfall_21_five_months_get_the_exact_p_and_one_cohort_gets_no_call() {
        let five = direction(&flow(&[1, 2, 3, 5, 4], 3)).unwrap();
        // 8 or more of 10 net rising or falling pairs: 10 of 120 orders.
        assert!((five.p - 10.0 / 120.0).abs() < 1e-12 && five.exact);
        assert_eq!(five.call, DirectionCall::NoSignal);
        let cohort = direction(&flow(&[6, 5, 4, 3, 2, 1], 0)).unwrap();
        assert_eq!((cohort.call, cohort.population.joined), (DirectionCall::OneCohort, 0));
        let twelve = direction(&flow(&[1; 12], 3)).unwrap();
        assert_eq!((twelve.exact, twelve.p, twelve.change_point), (false, 1.0, None));
    }

    #[test]
    fn the_last_quarter_is_compared_with_the_one_before() {
        let found = direction(&flow(&[9, 0, 1, 1, 1, 1, 1], 3)).unwrap();
        let quarters = found.quarters.unwrap();
        assert_eq!((quarters.lost, quarters.lost_before), (3, 2));
        assert_eq!(quarters.p, Some(1.0));
        assert_eq!(direction(&flow(&[9, 0, 1, 1, 1], 3)).unwrap().quarters, None);
        let step = direction(&flow(&[1, 1, 2, 1, 9, 8, 9, 9], 3)).unwrap();
        assert_eq!(step.change_point.unwrap().0, Month::of(date(2025, 5, 1)));
    }
}
