//! Revenue against plan.

use crate::{
    analysis::{
        TargetResult,
        daily::Daily,
        metrics::{Metric, MetricUnit},
    },
    model::{Date, Span, Target},
};

/// Plan attainment: how much of a target was sold.
///
/// ```text
/// attainment = revenue of the manager's lines from period_start to period_end / target_amount
/// ```
///
/// - **Unit:** ratio; 1 means met. Not capped.
/// - **Grain:** one target of one manager. A target without an end runs to the as-of date; the
///   actual never passes it, the target is not cut: an unfinished period shows what is still to do.
/// - **Undefined** without a positive target: prints as "no plan", never as 0 %.
/// - **Roll-up:** ratio of sums.
/// - **Attribution:** the manager on the order line, whoever owns the account today.
///
/// # Reference
///
/// Definition of the data contract; figures checked against the quotas of `AdventureWorks`.
pub(super) const METRIC: Metric = Metric {
    id: "plan_attainment",
    unit: MetricUnit::Ratio,
    name: "Plan attainment",
    explanation: "Revenue of a manager's own order lines as a share of the target for the same days.",
};

/// Holds a target against what its manager sold.
pub(in crate::analysis) fn result(target: &Target, sold: &Daily, as_of: Date) -> TargetResult {
    let last = target.period_end.unwrap_or(as_of);
    let to = last.min(as_of).tomorrow().expect("a target lies before the last day of time");
    let actual = if target.period_start < to {
        sold.revenue(Span { from: target.period_start, to })
    } else {
        crate::model::Money::ZERO
    };
    TargetResult {
        manager_id: target.manager_id.clone().unwrap_or_default(),
        period_start: target.period_start,
        period_end: last,
        open_ended: target.period_end.is_none(),
        target: target.target_amount,
        actual,
        attainment: actual.ratio_to(target.target_amount),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::Money;

    fn attainment(units: i64, from: Date, last: Option<Date>) -> (Money, Option<f64>) {
        let target = Target {
            manager_id: Some("M".to_owned()),
            account_id: None,
            period_start: from,
            period_end: last,
            target_amount: Money(units),
        };
        let days = [(date(2026, 1, 31), Money(30), 1), (date(2026, 2, 1), Money(70), 1)];
        let found = result(&target, &Daily::of(days.into_iter()), date(2026, 2, 10));
        (found.actual, found.attainment)
    }

    #[test]
    fn counts_first_and_last_day() {
        let january = attainment(60, date(2026, 1, 1), Some(date(2026, 1, 31)));
        assert_eq!(january, (Money(30), Some(0.5)));
        assert_eq!(attainment(50, date(2026, 1, 31), None), (Money(100), Some(2.0)));
    }

    #[test]
    fn has_no_attainment_without_a_target_and_nothing_sold_ahead() {
        assert_eq!(attainment(0, date(2026, 1, 1), None).1, None);
        let next = attainment(60, date(2026, 3, 1), Some(date(2026, 3, 31)));
        assert_eq!(next, (Money(0), Some(0.0)));
    }
}
