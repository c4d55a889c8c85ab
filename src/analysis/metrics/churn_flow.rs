//! The flow of active accounts.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{
        ChurnMonth,
        calendar::last_complete_month,
        metrics::{Metric, MetricUnit, ratio},
    },
    model::{Money, Month},
};

/// Churn flow: active accounts per month under one threshold for all, so that months compare.
///
/// ```text
/// an account is active at the end of a day while day - last purchase <= theta
/// churn event: last purchase + theta + 1;  a later purchase is a reactivation
/// active_end = active_start + new + reactivated - churned,  rate = churned / active_start
/// ```
///
/// - **Unit:** counts; the rate is a ratio, `revenue_365d_before_stop` money.
/// - **Grain:** company; calendar months from the first purchase to the as-of date.
/// - **Undefined:** no rate without active accounts at the start. Months before the first full month
///   after first purchase + theta + 1 are warm-up: nobody can churn yet, and "new" is only "first
///   seen".
/// - **Roll-up:** counts add up over disjoint sets of accounts.
/// - **Assumptions:** none about the rhythm of accounts; that is `own_rhythm`.
///
/// # Reference
///
/// Spells worked by hand in `tests/reference/churn_spells.json`.
pub(super) const METRIC: Metric = Metric {
    id: "churn_flow",
    unit: MetricUnit::Count,
    name: "Account flow",
    explanation: "How many accounts became active, returned and fell silent each month. An account counts \
                  as lost once it has been silent for longer than the fixed limit.",
};

/// What happened to an account on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Event {
    /// The first purchase.
    New,
    /// A purchase after a churn event.
    Back,
    /// Silence passed the threshold; the last purchase before it.
    Churned(Date),
}

/// Returns the events of an account up to `as_of`; `purchases` ascend.
pub(in crate::analysis) fn events(
    purchases: &[Date],
    theta: u32,
    as_of: Date,
) -> Vec<(Date, Event)> {
    let crossing = |last: Date| last.saturating_add((i64::from(theta) + 1).days());
    let mut events = vec![];
    let mut previous: Option<Date> = None;
    for &day in purchases {
        match previous {
            None => events.push((day, Event::New)),
            Some(last) if crossing(last) <= day => {
                events.push((crossing(last), Event::Churned(last)));
                events.push((day, Event::Back));
            }
            Some(_) => {}
        }
        previous = Some(day);
    }
    if let Some(last) = previous.filter(|last| crossing(*last) <= as_of) {
        events.push((crossing(last), Event::Churned(last)));
    }
    events
}

/// Computes the flow of accounts whose purchase days are given with their values; `first` is the
/// first of them all.
pub(in crate::analysis) fn flow(
    accounts: impl Iterator<Item = impl AsRef<[(Date, Money)]>>,
    first: Option<Date>,
    (theta, as_of): (u32, Date),
) -> Vec<ChurnMonth> {
    let Some(first) = first else { return vec![] };
    let mut months = empty_months(first, theta, as_of);
    for purchases in accounts {
        let purchases = purchases.as_ref();
        let days: Vec<Date> = purchases.iter().map(|purchase| purchase.0).collect();
        for (day, event) in events(&days, theta, as_of) {
            let Some(month) = months.get_mut(&Month::of(day)) else { continue };
            match event {
                Event::New => month.new += 1,
                Event::Back => month.reactivated += 1,
                Event::Churned(last) => {
                    month.churned += 1;
                    month.revenue_365d_before_stop += year_to(purchases, last);
                }
            }
        }
    }
    let mut active = 0;
    for month in months.values_mut() {
        month.active_start = active;
        active = active + month.new + month.reactivated - month.churned;
        month.active_end = active;
        month.churn_rate = ratio(month.churned.into(), month.active_start.into());
    }
    months.into_values().collect()
}

fn empty_months(first: Date, theta: u32, as_of: Date) -> BTreeMap<Month, ChurnMonth> {
    let warm = first.saturating_add((i64::from(theta) + 1).days());
    let begin = Month::of(first);
    let months = Month::of(as_of).since(begin);
    (0..=months)
        .map(|step| {
            let month = begin.plus(step);
            let empty = ChurnMonth {
                month,
                active_start: 0,
                new: 0,
                reactivated: 0,
                churned: 0,
                active_end: 0,
                churn_rate: None,
                revenue_365d_before_stop: Money::ZERO,
                comparable: month.first() >= warm,
                complete: month <= last_complete_month(as_of),
            };
            (month, empty)
        })
        .collect()
}

/// Returns the value of the purchases in the 365 days up to the last one.
pub(in crate::analysis) fn year_to(purchases: &[(Date, Money)], last: Date) -> Money {
    let after = last.saturating_sub(365.days());
    let in_year = purchases.iter().filter(|(day, _)| after < *day && *day <= last);
    in_year.map(|purchase| purchase.1).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::metrics::reference::parse;

    const DAY_0: Date = Date::constant(2025, 1, 1);

    fn day(number: i64) -> Date {
        DAY_0.saturating_add(number.days())
    }

    #[test]
    fn agrees_with_the_worked_spells() {
        let file = parse(include_str!("../../../tests/reference/churn_spells.json"));
        let inputs = &file["inputs"];
        let days = inputs["purchase_days"].as_array().unwrap();
        let days: Vec<Date> = days.iter().map(|number| day(number.as_i64().unwrap())).collect();
        let as_of = day(inputs["as_of"].as_i64().unwrap());
        let found: Vec<(&str, i64)> = events(&days, 90, as_of)
            .into_iter()
            .map(|(date, event)| {
                let name = match event {
                    Event::New => "new",
                    Event::Back => "back",
                    Event::Churned(_) => "churn",
                };
                (name, i64::from((date - DAY_0).get_days()))
            })
            .collect();
        assert_eq!(serde_json::to_value(found).unwrap(), file["expected"]);
    }

    #[test]
    fn opening_and_events_give_closing() {
        let a = [(day(0), Money(5)), (day(40), Money(7))];
        let b = [(day(10), Money(1)), (day(20), Money(2)), (day(90), Money(4))];
        let months = flow([&a[..], &b].into_iter(), Some(day(0)), (30, day(100)));
        for pair in months.windows(2) {
            assert_eq!(pair[0].active_end, pair[1].active_start);
        }
        let total = |count: fn(&ChurnMonth) -> u32| months.iter().map(count).sum::<u32>();
        assert_eq!((total(|m| m.new), total(|m| m.reactivated), total(|m| m.churned)), (2, 2, 3));
        assert_eq!(months.last().unwrap().active_end, 1);
        assert_eq!(months[1].revenue_365d_before_stop, Money(5 + 3));
        assert!(flow([[]].into_iter(), None, (30, day(100))).is_empty());
    }

    #[test]
    fn warm_up_and_the_running_month_are_marked() {
        let a = [(day(0), Money(5))];
        let months = flow([a].into_iter(), Some(day(0)), (30, day(100)));
        let marks: Vec<(bool, bool)> = months.iter().map(|m| (m.comparable, m.complete)).collect();
        assert_eq!(marks, [(false, true), (true, true), (true, true), (true, false)]);
    }
}
