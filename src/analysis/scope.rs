//! The days, windows and comparisons all figures share.

use jiff::civil::Date;

use crate::{
    analysis::{Bucket, Settings, calendar::weeks_before},
    model::{CalendarUnit, Money, Month, Period, Span, Unit},
};

/// What was analysed.
#[derive(Clone, Debug)]
pub struct Scope {
    /// The reporting period.
    pub period: Period,
    /// The last day included: the earlier of the period's end and the newest source day.
    pub as_of: Date,
    /// What one unit of money is worth.
    pub unit: Unit,
    /// The windows of revenue, classes and retention.
    pub windows: Windows,
    /// The seven days of the week of `as_of`, cut at `as_of`; previous year is 364 days before.
    pub week: Span,
    /// From the first of the month of `as_of` to `as_of`.
    pub month_to_date: Span,
    /// From the start of the fiscal quarter to `as_of`.
    pub quarter_to_date: Span,
    /// From the start of the fiscal half-year to `as_of`.
    pub half_year_to_date: Span,
    /// From the start of the fiscal year to `as_of`.
    pub year_to_date: Span,
    /// How many days the running comparisons of the company compare.
    pub days: ToDateDays,
    /// The bucket XYZ used, chosen from the data when the settings say `auto`.
    pub xyz_bucket: Bucket,
    /// The rules in force.
    pub settings: Settings,
}

impl Scope {
    /// Returns the whole fiscal year of `as_of`.
    pub fn fiscal_year(&self) -> Span {
        self.settings.calendar.fiscal_year(self.as_of)
    }

    /// Returns the days with which a running quarter, half-year or year is compared: the same
    /// calendar days a year earlier, in weeks the same weekdays 52 weeks earlier.
    ///
    /// Where the year before has 53 weeks, 52 weeks earlier is the second week of it: then
    /// [`Scope::fiscal_weeks`] tells.
    pub fn year_before(&self, span: Span) -> Span {
        match self.settings.calendar.unit {
            CalendarUnit::Months => span.year_before(),
            CalendarUnit::Weeks => weeks_before(span),
        }
    }

    /// Returns the weeks of the fiscal year and of the one before, 52 or 53; `None` in months.
    pub fn fiscal_weeks(&self) -> Option<[i32; 2]> {
        let calendar = self.settings.calendar;
        let year = self.fiscal_year();
        let before = calendar.fiscal_year(year.from.yesterday().ok()?);
        (calendar.unit == CalendarUnit::Weeks).then(|| [year, before].map(|year| year.days() / 7))
    }
}

/// Complete calendar months only, or complete weeks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    /// The last W complete months up to `as_of`; in weeks 52 for 12 months.
    pub current: Span,
    /// The W months before, or as many weeks.
    pub base: Span,
}

/// An amount against last year and plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// AC.
    pub actual: Money,
    /// PY: the same days a year earlier, as many of a running period as have passed.
    pub previous_year: Money,
    /// PL: targets, pro rata by days where a target period is only partly inside; `None` without
    /// targets.
    pub plan: Option<Money>,
}

/// The running comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToDate {
    /// The week against the same weekdays 364 days before.
    pub week: Comparison,
    /// Month to date.
    pub month: Comparison,
    /// Fiscal quarter to date.
    pub quarter: Comparison,
    /// Fiscal half-year to date.
    pub half_year: Comparison,
    /// Fiscal year to date.
    pub year: Comparison,
    /// How many days each of them compares.
    pub days: ToDateDays,
}

/// The days of the running comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "the comparison of the same name")]
pub struct ToDateDays {
    pub week: DayCounts,
    pub month: DayCounts,
    pub quarter: DayCounts,
    pub half_year: DayCounts,
    pub year: DayCounts,
}

/// How many days are compared with how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DayCounts {
    /// Days of the running period so far.
    pub actual: i32,
    /// Days of the year before it is compared with; they differ by one around a leap day only.
    pub previous_year: i32,
    /// The working days among them; `None` unless the holidays of all years touched are known.
    pub working: Option<WorkingDays>,
}

/// Days from Monday to Friday that are no holidays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WorkingDays {
    /// Of the running period so far.
    pub actual: i32,
    /// Of the year before.
    pub previous_year: i32,
}

impl Comparison {
    /// Returns the change against the year before per working day, so that a holiday more or less is
    /// no change; `None` without working days or a positive amount to compare with.
    pub fn change_per_working_day(&self, days: WorkingDays) -> Option<f64> {
        let compared = days.actual > 0 && days.previous_year > 0;
        let base = self.previous_year.is_positive() && compared;
        base.then(|| {
            let per_day = |amount: Money, days| amount.as_f64() / f64::from(days);
            per_day(self.actual, days.actual) / per_day(self.previous_year, days.previous_year)
                - 1.0
        })
    }
}

/// A complete month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthPoint {
    /// The month.
    pub month: Month,
    /// Net revenue, with the same month of the previous year and the plan.
    pub revenue: Comparison,
}

/// A complete week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekPoint {
    /// The week.
    pub week: Period,
    /// Net revenue, with the same days 364 days before and the plan.
    pub revenue: Comparison,
    /// Distinct orders with a positive sale.
    pub orders: u32,
}
