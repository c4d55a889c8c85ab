//! The days, windows and comparisons all figures share.

use jiff::civil::Date;

use crate::{
    analysis::{Bucket, Settings},
    model::{Money, Month, Period, Span, Unit},
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
    /// The seven days of the ISO week of `as_of`, cut at `as_of`; previous year is 364 days before.
    pub week: Span,
    /// From the first of the month of `as_of` to `as_of`.
    pub month_to_date: Span,
    /// From the first of the calendar quarter to `as_of`.
    pub quarter_to_date: Span,
    /// From the start of the fiscal year to `as_of`.
    pub year_to_date: Span,
    /// The bucket XYZ used, chosen from the data when the settings say `auto`.
    pub xyz_bucket: Bucket,
    /// The rules in force.
    pub settings: Settings,
}

impl Scope {
    /// Returns the whole fiscal year of `as_of`.
    pub fn fiscal_year(&self) -> Span {
        let from = self.year_to_date.from;
        Span { from, to: Month::of(from).plus(12).first() }
    }
}

/// Complete calendar months only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Windows {
    /// The last W complete months up to `as_of`.
    pub current: Span,
    /// The W months before.
    pub base: Span,
}

/// An amount against last year and plan.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// AC.
    pub actual: Money,
    /// PY: the same days a year earlier.
    pub previous_year: Money,
    /// PL: targets, pro rata by days where a target period is only partly inside; `None` without
    /// targets.
    pub plan: Option<Money>,
}

/// The four running comparisons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ToDate {
    /// The ISO week against the same ISO week (364 days before).
    pub week: Comparison,
    /// Month to date.
    pub month: Comparison,
    /// Quarter to date.
    pub quarter: Comparison,
    /// Fiscal year to date.
    pub year: Comparison,
}

/// A complete month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthPoint {
    /// The month.
    pub month: Month,
    /// Net revenue, with the same month of the previous year and the plan.
    pub revenue: Comparison,
}

/// A complete ISO week.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WeekPoint {
    /// The week.
    pub week: Period,
    /// Net revenue, with the same days 364 days before and the plan.
    pub revenue: Comparison,
    /// Distinct orders with a positive sale.
    pub orders: u32,
}
