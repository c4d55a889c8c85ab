//! How long accounts stay.

use jiff::civil::Date;

use crate::{
    analysis::{
        Survival,
        metrics::{
            Metric, MetricUnit,
            churn_flow::{Event, events},
        },
    },
    stats::{Lifetime, kaplan_meier, number},
};

/// Survival: the share of accounts that stay active for longer than a number of days.
///
/// ```text
/// lifetime = first purchase to the first churn event (the day silence passed theta),
///            censored at the as-of date;  S(t) by Kaplan-Meier
/// ```
///
/// - **Unit:** ratio by days; the median in days.
/// - **Grain:** company; accounts that ever bought.
/// - **Undefined:** no median while more than half survive; prints as "not reached". The median is the
///   first day with at most half left; R prints the middle of the step when exactly half is left.
/// - **Roll-up:** none.
/// - **Assumptions:** the churn day is the crossing day, not the last purchase: dating it back while
///   censoring others at the as-of date would mix clocks. S is 1 up to theta by construction.
///
/// # Reference
///
/// See `stats::kaplan_meier`; threshold as in `churn_flow`.
pub(super) const METRIC: Metric = Metric {
    id: "survival",
    unit: MetricUnit::Ratio,
    name: "Account survival",
    explanation: "The share of accounts that stay active for longer than a given time after their first \
                  purchase.",
};

/// Estimates the survival of accounts from their purchase days, which ascend.
pub(in crate::analysis) fn survival(
    accounts: impl Iterator<Item = impl AsRef<[Date]>>,
    theta: u32,
    as_of: Date,
) -> Survival {
    let lifetimes: Vec<Lifetime> =
        accounts.filter_map(|purchases| lifetime(purchases.as_ref(), theta, as_of)).collect();
    curve(&lifetimes)
}

/// Estimates the survival of lifetimes.
pub(super) fn curve(lifetimes: &[Lifetime]) -> Survival {
    Survival {
        accounts: number(lifetimes.len()),
        churned: number(lifetimes.iter().filter(|lifetime| lifetime.ended).count()),
        steps: kaplan_meier(lifetimes),
    }
}

/// Returns how long an account stayed; `None` when it never bought.
pub(in crate::analysis) fn lifetime(
    purchases: &[Date],
    theta: u32,
    as_of: Date,
) -> Option<Lifetime> {
    let first = *purchases.first()?;
    let churned = events(purchases, theta, as_of)
        .into_iter()
        .find(|(_, event)| matches!(event, Event::Churned(_)));
    let until = churned.map_or(as_of, |(day, _)| day);
    let time = f64::from((until - first).get_days());
    Some(Lifetime { time, ended: churned.is_some() })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn lasts_from_the_first_purchase_to_the_day_silence_passed_the_limit() {
        let lost = [date(2026, 1, 1), date(2026, 1, 11), date(2026, 5, 1)];
        let kept = [date(2026, 2, 1), date(2026, 2, 20)];
        let found = survival([lost.as_slice(), &kept, &[]].into_iter(), 30, date(2026, 3, 1));
        assert_eq!((found.accounts, found.churned), (2, 1));
        assert_eq!((found.at(40), found.at(41), found.median()), (1.0, 0.0, Some(41.0)));
    }
}
