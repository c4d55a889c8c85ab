//! What to do first.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::metrics::{Metric, MetricUnit},
    model::Money,
};

/// Priority of an action: money at stake times urgency.
///
/// ```text
/// urgency  = 0.5 ^ (days to the due day / 7)     1 when it is due, half of it with each week it can wait
/// priority = money at stake x urgency
/// ```
///
/// - **Unit:** money; urgency is a ratio from 0 to 1.
/// - **Grain:** action; one per rule and account.
/// - **Money at stake** is what is lost when nobody acts: a usual order, a quarter or a year of the
///   account's revenue, or the amount the rule is about, as the rules R1 to R12 say.
/// - **Small accounts with a label:** an iconic or expert account is weighed as the median A account
///   where its own money is less, because what it brings is not its revenue; the money that is printed
///   stays its own.
/// - **Undefined** never. An action with nothing at stake has the priority zero and stands last. Of an
///   account without an order in twelve months a usual order is one of the twelve up to its last.
/// - **Roll-up:** the money of several actions on one account overlaps; it is never summed over rules.
/// - **Assumptions:** a year of revenue is the current window, scaled to twelve months.
///
/// # Reference
///
/// Rules of the trade; the half-life of a week is the rhythm of the reports.
pub(super) const METRIC: Metric = Metric {
    id: "action_priority",
    unit: MetricUnit::Money,
    name: "Priority of an action",
    explanation: "Money at stake times urgency; urgency is 1 when the action is due and halves with every \
                  week it can wait.",
};

/// The days in which urgency halves.
const HALF_LIFE: f64 = 7.0;

/// Returns how little an action can wait on `as_of`.
pub(in crate::analysis) fn urgency(due: Date, as_of: Date) -> f64 {
    let days = (due - as_of).get_days().max(0);
    0.5_f64.powf(f64::from(days) / HALF_LIFE)
}

/// Returns the priority in stored units.
pub(in crate::analysis) fn priority(weight: Money, urgency: f64) -> f64 {
    weight.as_f64().max(0.0) * urgency
}

/// Returns the first day from `day` on for which `works` holds.
pub(in crate::analysis) fn next_working_day(day: Date, works: impl Fn(Date) -> bool) -> Date {
    day.series(1.day()).take(30).find(|day| works(*day)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn urgency_halves_with_every_week_and_never_passes_one() {
        let at = |due| urgency(due, date(2026, 11, 22));
        assert!((at(date(2026, 11, 22)) - 1.0).abs() < 1e-12);
        assert!((at(date(2026, 11, 29)) - 0.5).abs() < 1e-12);
        assert!((at(date(2026, 12, 6)) - 0.25).abs() < 1e-12);
        assert!((at(date(2025, 1, 1)) - 1.0).abs() < 1e-12);
        assert!((priority(Money(200), 0.5) - 100.0).abs() < 1e-12);
        assert!(priority(Money(-5), 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_due_day_is_a_working_day() {
        let works = |day: Date| day.weekday().to_monday_one_offset() < 6;
        assert_eq!(next_working_day(date(2026, 11, 28), works), date(2026, 11, 30));
        assert_eq!(next_working_day(date(2026, 11, 27), works), date(2026, 11, 27));
        assert_eq!(next_working_day(date(2026, 11, 28), |_| false), date(2026, 11, 28));
    }
}
