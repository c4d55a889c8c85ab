//! The company's calendar: where its weeks, quarters and years begin.

use jiff::{
    ToSpan,
    civil::{Date, ISOWeekDate, Weekday},
};

use crate::model::{Cadence, Month, Period, Span};

/// What windows and fiscal years are made of.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum CalendarUnit {
    /// Calendar months.
    #[default]
    Months,
    /// Whole weeks: years of 52 or 53 weeks.
    Weeks,
}

/// The day a week begins with.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the days of the week")]
pub enum WeekStart {
    #[default]
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

/// Where weeks, quarters, half-years and years begin.
///
/// - A week bears the number of the ISO week that holds most of its days; with Monday as its first
///   day it is that week.
/// - Quarters, half-years and years are those of the fiscal year, which bears the number of the
///   calendar year whose start month it begins with.
/// - In weeks the fiscal year begins with the first day of a week that is nearest to the first of
///   its start month, so it has 52 or 53 weeks; from January and Monday that is the ISO year. Its
///   quarters have 13 weeks; the 53rd belongs to the last. Months stay calendar months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Calendar {
    /// What windows and fiscal years are made of.
    pub unit: CalendarUnit,
    /// First month of the fiscal year, 1 to 12.
    pub fiscal_year_start: i8,
    /// The first day of a week.
    pub week_start: WeekStart,
}

impl Default for Calendar {
    fn default() -> Self {
        Self { unit: CalendarUnit::Months, fiscal_year_start: 1, week_start: WeekStart::Monday }
    }
}

impl Calendar {
    /// Returns the period of a cadence that contains `day`.
    pub fn containing(self, cadence: Cadence, day: Date) -> Period {
        let month = Month::of(day);
        match cadence {
            Cadence::Week => {
                let named = self.first_of_week(day).saturating_add(3.days()).iso_week_date();
                Period::Week { year: named.year(), week: named.week() }
            }
            Cadence::Month => Period::Month { year: month.year(), month: month.number() },
            Cadence::Quarter => {
                let (year, quarter) = self.year_part(day, 4);
                Period::Quarter { year, quarter }
            }
            Cadence::Year => Period::Year { year: self.year_number(day) },
        }
    }

    /// Returns the days of a period.
    pub fn span(self, period: Period) -> Span {
        match period {
            Period::Week { year, week } => {
                let monday = ISOWeekDate::new(year, week, Weekday::Monday)
                    .expect("a period holds a week that exists")
                    .date();
                // The week whose fourth day lies in the ISO week.
                let from = self.first_of_week(monday.saturating_add(3.days()));
                Span { from, to: from.saturating_add(7.days()) }
            }
            Period::Month { year, month } => month_of(year, month).span(),
            Period::Quarter { year, quarter } => self.part(year, 4, quarter),
            Period::Year { year } => self.year(year),
        }
    }

    /// Returns the period before.
    pub fn previous(self, period: Period) -> Period {
        let before = self.span(period).from.yesterday();
        let before = before.expect("periods lie after the first day of time");
        self.containing(period.cadence(), before)
    }

    /// Returns the period after.
    pub fn next(self, period: Period) -> Period {
        self.containing(period.cadence(), self.span(period).to)
    }

    /// Returns the fiscal year a day lies in.
    pub fn fiscal_year(self, day: Date) -> Span {
        self.year(self.year_number(day))
    }

    /// Returns the fiscal half-year a day lies in.
    pub fn fiscal_half_year(self, day: Date) -> Span {
        let (year, half) = self.year_part(day, 2);
        self.part(year, 2, half)
    }

    /// Returns the fiscal quarter a day lies in.
    pub fn fiscal_quarter(self, day: Date) -> Span {
        let (year, quarter) = self.year_part(day, 4);
        self.part(year, 4, quarter)
    }

    /// Returns the first day of the week a day lies in.
    fn first_of_week(self, day: Date) -> Date {
        let into_week = day.weekday().since(self.week_start.weekday());
        day.saturating_sub(i64::from(into_week).days())
    }

    /// Returns the number of the fiscal year a day lies in.
    fn year_number(self, day: Date) -> i16 {
        let month = Month::of(day);
        let year = month.year() - i16::from(month.number() < self.fiscal_year_start);
        // In weeks the days around the boundary belong to the neighbour.
        let span = self.year(year);
        year + i16::from(span.to <= day) - i16::from(day < span.from)
    }

    /// Returns the days of a fiscal year.
    fn year(self, year: i16) -> Span {
        let start = |year| {
            let first = month_of(year, self.fiscal_year_start).first();
            match self.unit {
                CalendarUnit::Months => first,
                CalendarUnit::Weeks => self.first_of_week(first.saturating_add(3.days())),
            }
        };
        Span { from: start(year), to: start(year + 1) }
    }

    /// Returns the fiscal year of a day and which of its `parts` (2 or 4) it lies in, from 1.
    fn year_part(self, day: Date, parts: i8) -> (i16, i8) {
        let year = self.year_number(day);
        let holds = |part: &i8| self.part(year, parts, *part).contains(day);
        let part = (1..=parts).find(holds).expect("the parts of a year hold all its days");
        (year, part)
    }

    /// Returns one of the 2 or 4 `parts` of a fiscal year.
    fn part(self, year: i16, parts: i8, part: i8) -> Span {
        let whole = self.year(year);
        let bound = |passed: i8| match self.unit {
            CalendarUnit::Months => {
                let months = 12 / i32::from(parts) * i32::from(passed);
                Month::of(whole.from).plus(months).first()
            }
            CalendarUnit::Weeks if passed == parts => whole.to,
            CalendarUnit::Weeks => {
                let weeks = 52 / i64::from(parts) * i64::from(passed);
                whole.from.saturating_add(weeks.weeks())
            }
        };
        Span { from: bound(part - 1), to: bound(part) }
    }
}

fn month_of(year: i16, month: i8) -> Month {
    Month::of(Date::new(year, month, 1).expect("a period holds a month that exists"))
}

impl WeekStart {
    fn weekday(self) -> Weekday {
        match self {
            Self::Monday => Weekday::Monday,
            Self::Tuesday => Weekday::Tuesday,
            Self::Wednesday => Weekday::Wednesday,
            Self::Thursday => Weekday::Thursday,
            Self::Friday => Weekday::Friday,
            Self::Saturday => Weekday::Saturday,
            Self::Sunday => Weekday::Sunday,
        }
    }
}

#[cfg(test)]
mod tests;
