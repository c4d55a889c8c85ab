//! Actual against previous year and plan, over running and complete periods.

use crate::{
    analysis::{
        Comparison, MonthPoint, Scope, ToDate, ToDateDays, WeekPoint,
        calendar::{self, weeks_before},
        daily::Daily,
        plan::Plan,
    },
    model::Span,
};

/// One subject's revenue per day and its plan.
pub(super) struct Running<'a> {
    /// Revenue.
    pub(super) daily: &'a Daily,
    /// Targets.
    pub(super) plan: &'a Plan,
}

impl Running<'_> {
    fn against_year(&self, span: Span) -> Comparison {
        self.compare(span, span.year_before())
    }

    /// Weeks are compared with the same weekdays 52 weeks before.
    fn against_weeks(&self, span: Span) -> Comparison {
        self.compare(span, weeks_before(span))
    }

    /// Parts of the fiscal year are compared as the calendar says.
    fn against_fiscal(&self, span: Span, scope: &Scope) -> Comparison {
        self.compare(span, scope.year_before(span))
    }

    fn compare(&self, span: Span, before: Span) -> Comparison {
        Comparison {
            actual: self.daily.revenue(span),
            previous_year: self.daily.revenue(before),
            plan: self.plan.amount(span),
        }
    }

    /// Returns the running comparisons.
    pub(super) fn to_date(&self, scope: &Scope, days: ToDateDays) -> ToDate {
        ToDate {
            week: self.against_weeks(scope.week),
            month: self.against_year(scope.month_to_date),
            quarter: self.against_fiscal(scope.quarter_to_date, scope),
            half_year: self.against_fiscal(scope.half_year_to_date, scope),
            year: self.against_fiscal(scope.year_to_date, scope),
            days,
        }
    }

    /// Returns orders to date with those of the same days a year earlier: week, month, quarter,
    /// year.
    pub(super) fn orders_to_date(&self, scope: &Scope) -> [(u32, u32); 4] {
        let orders = |span, before| (self.daily.orders(span), self.daily.orders(before));
        let fiscal = |span: Span| orders(span, scope.year_before(span));
        [
            orders(scope.week, weeks_before(scope.week)),
            orders(scope.month_to_date, scope.month_to_date.year_before()),
            fiscal(scope.quarter_to_date),
            fiscal(scope.year_to_date),
        ]
    }

    /// Returns the last complete months, oldest first.
    pub(super) fn months(&self, scope: &Scope) -> Vec<MonthPoint> {
        calendar::months(scope.as_of)
            .map(|month| MonthPoint {
                month,
                revenue: self.compare(month.span(), month.plus(-12).span()),
            })
            .collect()
    }

    /// Returns the last complete weeks, oldest first.
    pub(super) fn weeks(&self, scope: &Scope) -> Vec<WeekPoint> {
        let rules = scope.settings.calendar;
        let point = |week| WeekPoint {
            week,
            revenue: self.against_weeks(rules.span(week)),
            orders: self.daily.orders(rules.span(week)),
        };
        calendar::weeks(rules, scope.as_of).into_iter().map(point).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;
    use crate::{
        analysis::{DayCounts, Settings, working_days::DaysByRegion},
        facts::Tables,
        model::{Cadence, Calendar, CalendarUnit, Currency, Date, Money, Period, Unit},
    };

    fn scope_at(as_of: Date, settings: Settings) -> Scope {
        let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
        calendar::scope(Period::containing(Cadence::Week, as_of), as_of, unit, settings)
    }

    /// One unit of revenue a day from 2019 on.
    fn steady() -> Daily {
        let days = date(2019, 1, 1).series(1.day()).take_while(|day| *day < date(2027, 12, 31));
        Daily::of(days.map(|day| (day, Money(1), 1)))
    }

    fn to_date(as_of: Date, settings: Settings) -> ToDate {
        let scope = scope_at(as_of, settings);
        let days = DaysByRegion::of(&scope, &Tables::default()).company();
        let daily = steady();
        Running { daily: &daily, plan: &Plan::default() }.to_date(&scope, days)
    }

    #[test]
    fn d24_a_wednesday_is_compared_with_a_wednesday_and_says_so() {
        let found = to_date(date(2026, 11, 18), Settings::default());
        for (comparison, days, count) in [
            (found.week, found.days.week, 3),
            (found.month, found.days.month, 18),
            (found.quarter, found.days.quarter, 49),
            (found.half_year, found.days.half_year, 141),
            (found.year, found.days.year, 322),
        ] {
            assert_eq!(days, DayCounts { actual: count, previous_year: count, working: None });
            let money = Money(i64::from(count));
            assert_eq!((comparison.actual, comparison.previous_year), (money, money));
        }
    }

    #[test]
    fn in_weeks_every_running_period_is_compared_with_as_many_days() {
        let calendar = Calendar { unit: CalendarUnit::Weeks, ..Calendar::default() };
        // The end of the 53rd week, and the weeks after it.
        for as_of in [date(2026, 12, 31), date(2027, 1, 3), date(2027, 3, 10)] {
            let found = to_date(as_of, Settings { calendar, ..Settings::default() });
            for days in [found.days.week, found.days.quarter, found.days.half_year, found.days.year]
            {
                assert_eq!(days.actual, days.previous_year, "{as_of}");
            }
        }
    }

    #[test]
    fn a_complete_month_is_compared_with_a_complete_month() {
        let daily = steady();
        let running = Running { daily: &daily, plan: &Plan::default() };
        let scope = scope_at(date(2025, 3, 5), Settings::default());
        let february = running.months(&scope).pop().unwrap().revenue;
        assert_eq!((february.actual, february.previous_year), (Money(28), Money(29)));
    }
}
