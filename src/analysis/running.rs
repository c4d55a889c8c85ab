//! Actual against previous year and plan, over running and complete periods.

use crate::{
    analysis::{
        Comparison, MonthPoint, Scope, ToDate, WeekPoint,
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

    fn compare(&self, span: Span, before: Span) -> Comparison {
        Comparison {
            actual: self.daily.revenue(span),
            previous_year: self.daily.revenue(before),
            plan: self.plan.amount(span),
        }
    }

    /// Returns the four running comparisons.
    pub(super) fn to_date(&self, scope: &Scope) -> ToDate {
        ToDate {
            week: self.against_weeks(scope.week),
            month: self.against_year(scope.month_to_date),
            quarter: self.against_year(scope.quarter_to_date),
            year: self.against_year(scope.year_to_date),
        }
    }

    /// Returns orders to date with those of the same days a year earlier: week, month, quarter,
    /// year.
    pub(super) fn orders_to_date(&self, scope: &Scope) -> [(u32, u32); 4] {
        let orders = |span, before| (self.daily.orders(span), self.daily.orders(before));
        let year = |span: Span| orders(span, span.year_before());
        [
            orders(scope.week, weeks_before(scope.week)),
            year(scope.month_to_date),
            year(scope.quarter_to_date),
            year(scope.year_to_date),
        ]
    }

    /// Returns the last complete months, oldest first.
    pub(super) fn months(&self, scope: &Scope) -> Vec<MonthPoint> {
        calendar::months(scope.as_of)
            .map(|month| MonthPoint { month, revenue: self.against_year(month.span()) })
            .collect()
    }

    /// Returns the last complete weeks, oldest first.
    pub(super) fn weeks(&self, scope: &Scope) -> Vec<WeekPoint> {
        calendar::weeks(scope.as_of)
            .into_iter()
            .map(|week| WeekPoint {
                week,
                revenue: self.against_weeks(week.span()),
                orders: self.daily.orders(week.span()),
            })
            .collect()
    }
}
