//! Revenue against plan.

use crate::{
    analysis::{
        Prorated, TargetResult,
        daily::Daily,
        metrics::{Metric, MetricUnit},
        plan::Plan,
    },
    model::{Date, Money, Span, Target},
};

/// Plan attainment: how much of a target was sold.
///
/// ```text
/// attainment = revenue of the manager's lines with an account, period_start to period_end / target_amount
/// variance   = that revenue - target_amount
/// prorated   = the same against target_amount x days passed / days of the period
/// ```
///
/// - **Unit:** ratio; 1 means met. Not capped.
/// - **Grain:** one target of one manager. A target without an end runs to the as-of date; the
///   actual never passes it, the target is not cut: an unfinished period is flagged, shows what is
///   still to do, and beside it stands the attainment of the part that has passed.
/// - **Undefined** without a positive target: prints as "no plan", never as 0 %. A period without a
///   sale has attainment 0 and is behind by the whole target.
/// - **Roll-up:** ratio of sums.
/// - **Assumptions:** prorating spreads a plan evenly over its days.
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
        Money::ZERO
    };
    TargetResult {
        manager_id: target.manager_id.clone().unwrap_or_default(),
        period_start: target.period_start,
        period_end: last,
        open_ended: target.period_end.is_none(),
        target: target.target_amount,
        actual,
        attainment: actual.ratio_to(target.target_amount),
        variance: actual - target.target_amount,
        finished: last <= as_of,
        prorated: prorated(target, actual, as_of).filter(|_| last > as_of),
    }
}

/// Holds what was sold against the part of the target that lies behind; `None` before its first day.
fn prorated(target: &Target, actual: Money, as_of: Date) -> Option<Prorated> {
    let to = as_of.tomorrow().ok()?;
    let plan = Plan::of(std::iter::once(target), as_of);
    let target = plan.amount(Span { from: target.period_start, to })?;
    Some(Prorated { target, attainment: actual.ratio_to(target) })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn attainment(units: i64, from: Date, last: Option<Date>) -> (Money, Option<f64>) {
        let found = of(units, from, last);
        (found.actual, found.attainment)
    }

    fn of(units: i64, from: Date, last: Option<Date>) -> TargetResult {
        let target = Target {
            manager_id: Some("M".to_owned()),
            account_id: None,
            period_start: from,
            period_end: last,
            target_amount: Money(units),
        };
        let days = [(date(2026, 1, 31), Money(30), 1), (date(2026, 2, 1), Money(70), 1)];
        result(&target, &Daily::of(days.into_iter()), date(2026, 2, 10))
    }

    #[test]
    fn d6_a_period_without_sales_is_behind_by_the_whole_plan() {
        let december = of(100, date(2025, 12, 1), Some(date(2025, 12, 31)));
        assert_eq!((december.actual, december.attainment), (Money(0), Some(0.0)));
        assert_eq!((december.variance, december.finished), (Money(-100), true));
        assert_eq!(december.prorated, None);
    }

    #[test]
    fn an_unfinished_period_is_flagged_and_prorated_beside() {
        let year = of(365, date(2026, 1, 1), Some(date(2026, 12, 31)));
        assert!(!year.finished && year.variance == Money(-265));
        let part = Prorated { target: Money(41), attainment: Some(100.0 / 41.0) };
        assert_eq!(year.prorated, Some(part));
        let ahead = of(60, date(2026, 3, 1), Some(date(2026, 3, 31)));
        assert_eq!((ahead.finished, ahead.prorated), (false, None));
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
