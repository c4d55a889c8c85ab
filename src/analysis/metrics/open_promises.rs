//! What we owe an account by word.

use jiff::civil::Date;

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Money,
};

/// Open promises: what we said and have not done, the most pressing first.
///
/// ```text
/// open     = made by as_of, not kept by as_of
/// overdue  = as_of - day due, in days
/// pressure = overdue x value at stake            a promise without a value counts one stored unit
/// ```
///
/// - **Unit:** days and money.
/// - **Grain:** promise of an account, at the as-of date.
/// - **Undefined** never; without promises in the data the list is empty.
/// - **Roll-up:** counts.
/// - **Assumptions:** what was promised is written down.
/// - Promises that are not due yet stand behind all overdue ones, by their day.
///
/// # Reference
///
/// Rule of the trade: overdue days times value; worked by hand in the tests.
pub(super) const METRIC: Metric = Metric {
    id: "open_promises",
    unit: MetricUnit::Days,
    name: "Open promises",
    explanation: "Promises made and not kept, ordered by days overdue times the money at stake.",
};

/// Returns whether something that ends on `done` is still open at the end of `as_of`.
pub(in crate::analysis) fn is_open(done: Option<Date>, as_of: Date) -> bool {
    done.is_none_or(|done| done > as_of)
}

/// Returns how pressing a promise is; what is not due yet presses less than anything overdue.
pub(in crate::analysis) fn pressure(overdue_days: i32, value: Option<Money>) -> (bool, i128) {
    let days = i128::from(overdue_days);
    if overdue_days > 0 {
        let value = value.map_or(1, |value| value.0.max(1));
        (true, days * i128::from(value))
    } else {
        (false, days)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_value_press_together_and_what_is_ahead_waits() {
        let mut rows = [(-3, Some(900)), (2, None), (1, Some(50)), (10, Some(4)), (-1, None)];
        rows.sort_by_key(|(days, value)| std::cmp::Reverse(pressure(*days, value.map(Money))));
        assert_eq!(rows.map(|row| row.0), [1, 10, 2, -1, -3]);
    }

    #[test]
    fn what_is_done_later_is_still_open_today() {
        let day = Date::constant(2026, 5, 4);
        assert!(is_open(None, day) && is_open(day.tomorrow().ok(), day));
        assert!(!is_open(Some(day), day));
    }
}
