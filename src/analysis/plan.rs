//! The plan of a subject over any span.

use jiff::civil::Date;

use crate::model::{Money, Span, Target};

/// The targets of one subject.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan(Vec<Planned>);

#[derive(Clone, Copy, Debug)]
struct Planned {
    span: Span,
    amount: Money,
}

impl Plan {
    /// Keeps the targets that concern the subject; a target without an end runs to `as_of`.
    pub(super) fn of<'a>(targets: impl Iterator<Item = &'a Target>, as_of: Date) -> Self {
        Self(
            targets
                .filter_map(|target| {
                    let last = target.period_end.unwrap_or(as_of);
                    let span = Span { from: target.period_start, to: last.tomorrow().ok()? };
                    (span.from < span.to).then_some(Planned { span, amount: target.target_amount })
                })
                .collect(),
        )
    }

    /// Returns the plan of a span, pro rata by days; `None` when no target touches it.
    ///
    /// A target's parts always add up to it: each part is the difference of two rounded running
    /// totals.
    pub(super) fn amount(&self, span: Span) -> Option<Money> {
        let parts = self.0.iter().filter_map(|planned| planned.within(span));
        parts.reduce(|sum, part| sum + part)
    }
}

impl Planned {
    fn within(self, span: Span) -> Option<Money> {
        let (from, to) = (self.span.from.max(span.from), self.span.to.min(span.to));
        (from < to).then(|| self.until(to) - self.until(from))
    }

    /// The plan before `day`, rounded half up.
    fn until(self, day: Date) -> Money {
        let all = i128::from(self.span.days());
        let elapsed = i128::from(Span { from: self.span.from, to: day }.days());
        let doubled = 2 * i128::from(self.amount.0) * elapsed + all;
        let units = doubled.div_euclid(2 * all);
        Money(i64::try_from(units).expect("a part of a target fits like the target"))
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn target(from: Date, last: Option<Date>, units: i64) -> Target {
        Target {
            manager_id: Some("M".to_owned()),
            account_id: None,
            period_start: from,
            period_end: last,
            target_amount: Money(units),
        }
    }

    #[test]
    fn parts_of_a_target_add_up_to_it() {
        let year = target(date(2026, 1, 1), Some(date(2026, 12, 31)), 100_001);
        let plan = Plan::of([&year].into_iter(), date(2026, 5, 1));
        let months =
            (0..12).map(|step| crate::model::Month::of(date(2026, 1, 1)).plus(step).span());
        let sum: Money = months.map(|month| plan.amount(month).unwrap()).sum();
        assert_eq!(sum, Money(100_001));
        let days = target(date(2026, 1, 1), Some(date(2026, 1, 3)), 2);
        let plan_of_days = Plan::of([&days].into_iter(), date(2026, 5, 1));
        let day = |number| Span { from: date(2026, 1, number), to: date(2026, 1, number + 1) };
        let parts = [1, 2, 3].map(|number| plan_of_days.amount(day(number)));
        assert_eq!(parts, [Some(Money(1)), Some(Money(0)), Some(Money(1))]);
        let january = Span { from: date(2026, 1, 1), to: date(2026, 2, 1) };
        assert_eq!(plan.amount(january), Some(Money(8_493)));
    }

    #[test]
    fn there_is_no_plan_where_no_target_reaches() {
        let open = target(date(2026, 5, 1), None, 100);
        let plan = Plan::of([&open].into_iter(), date(2026, 5, 20));
        assert_eq!(plan.amount(Span { from: date(2026, 6, 1), to: date(2026, 7, 1) }), None);
        assert_eq!(
            plan.amount(Span { from: date(2026, 5, 1), to: date(2026, 5, 11) }),
            Some(Money(50))
        );
    }
}
