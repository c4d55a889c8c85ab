//! What it is worth to win an account back.

use crate::{
    analysis::{
        metrics::{Metric, MetricUnit},
        trade::share_of,
    },
    model::Money,
    stats::SurvivalStep,
};

/// Win-back worth: what an attempt to win a lost account back is worth.
///
/// ```text
/// value = yearly margin * expected years          (the second lifetime value)
/// worth = chance of regaining * value - cost of an offer
/// yearly margin   of the 365 days up to the last purchase; where a line has no cost, revenue * the
///                 share that `lifetime.margin` says is kept
/// expected years  area under the survival curve of all accounts up to three years, at most as long
///                 as the history
/// ```
///
/// - **Unit:** money.
/// - **Grain:** account lost within the last 730 days, by silence or notice, unless the client closed.
/// - **Undefined** where the chance is: below ten cases. Such accounts stand behind, by value.
/// - **Roll-up:** sum of the worths above zero.
/// - **Never before the loss:** an account that still buys has no win-back worth.
/// - **Assumptions:** what it brought before it stopped, it will bring again. The cost of serving is not
///   in the data and counts as nothing; offers without a known amount cost nothing.
///
/// # Reference
///
/// Second lifetime value, Stauss and Friege (1999), "Regaining Service Customers".
pub(super) const METRIC: Metric = Metric {
    id: "win_back_value",
    unit: MetricUnit::Money,
    name: "Win-back worth",
    explanation: "What an attempt to win the account back is worth: how likely it returns, times what it would \
                  bring, minus the offer.",
};

/// Days since the loss from which on an account is no longer on the list.
pub(in crate::analysis) const HORIZON_DAYS: i32 = 730;
/// Longest time a returned account is expected to stay, in days.
const LONGEST: f64 = 1095.0;
const YEAR: f64 = 365.0;

/// Returns the years an account is expected to stay: the area under the survival curve, which was
/// watched for so many days.
pub(in crate::analysis) fn expected_years(steps: &[SurvivalStep], watched: f64) -> f64 {
    let end = LONGEST.min(watched).max(0.0);
    let (mut area, mut from, mut share) = (0.0, 0.0, 1.0);
    for step in steps.iter().take_while(|step| step.time < end) {
        area += share * (step.time - from);
        (from, share) = (step.time, step.survival);
    }
    (area + share * (end - from)) / YEAR
}

/// Returns the value of a second life.
pub(in crate::analysis) fn value(yearly_margin: Money, years: f64) -> Money {
    share_of(yearly_margin, years)
}

/// Returns what an attempt is worth; `None` where the chance is not known.
pub(in crate::analysis) fn worth(
    chance: Option<f64>,
    value: Money,
    offer_cost: Option<Money>,
) -> Option<Money> {
    Some(share_of(value, chance?) - offer_cost.unwrap_or(Money::ZERO))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::{Lifetime, kaplan_meier};

    #[test]
    fn years_are_the_area_under_the_survival_curve_up_to_a_limit() {
        // Half leave after a year.
        let half = kaplan_meier(&[
            Lifetime { time: 365.0, ended: true },
            Lifetime { time: 2000.0, ended: false },
        ]);
        assert!((expected_years(&half, 5000.0) - 2.0).abs() < 1e-12);
        assert!((expected_years(&half, 730.0) - 1.5).abs() < 1e-12);
        assert!((expected_years(&half, 100.0) - 100.0 / 365.0).abs() < 1e-12);
        assert!((expected_years(&[], 5000.0) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn worth_is_chance_times_value_minus_the_offer() {
        let value = value(Money(10_000), 2.5);
        assert_eq!(value, Money(25_000));
        assert_eq!(worth(Some(0.2), value, Some(Money(1_500))), Some(Money(3_500)));
        assert_eq!(worth(Some(0.2), value, None), Some(Money(5_000)));
        assert_eq!(worth(None, value, Some(Money(1_500))), None);
    }
}
