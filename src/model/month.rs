//! Calendar months and half-open spans of days.

use std::fmt;

use jiff::{ToSpan, civil::Date};

/// A calendar month, counted from January of year 0 so that arithmetic is plain addition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month(i32);

impl Month {
    /// Returns the month a day lies in.
    pub fn of(day: Date) -> Self {
        Self(i32::from(day.year()) * 12 + i32::from(day.month()) - 1)
    }

    /// Returns the year.
    pub fn year(self) -> i16 {
        i16::try_from(self.0.div_euclid(12)).expect("a month made from a date has its year")
    }

    /// Returns the month of the year, 1 to 12.
    pub fn number(self) -> i8 {
        i8::try_from(self.0.rem_euclid(12) + 1).expect("1 to 12")
    }

    /// Returns the first day.
    pub fn first(self) -> Date {
        Date::new(self.year(), self.number(), 1).expect("the first of a month exists")
    }

    /// Returns the last day.
    pub fn last(self) -> Date {
        self.first().last_of_month()
    }

    /// Returns the days of the month.
    pub fn span(self) -> Span {
        Span { from: self.first(), to: self.plus(1).first() }
    }

    /// Returns the month `months` later, earlier when negative.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Returns how many months `self` lies after `earlier`.
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }
}

impl fmt::Display for Month {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}", self.year(), self.number())
    }
}

/// A half-open run of days: `from` is in, `to` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Span {
    /// The first day.
    pub from: Date,
    /// The day after the last.
    pub to: Date,
}

impl Span {
    /// Returns the `months` calendar months that end with `last`.
    pub fn months_to(last: Month, months: u32) -> Self {
        let months = i32::try_from(months).expect("a window of months is short");
        Self { from: last.plus(1 - months).first(), to: last.plus(1).first() }
    }

    /// Returns whether `day` lies in the span.
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day < self.to
    }

    /// Returns the last day that lies in the span.
    pub fn last(self) -> Date {
        self.to.yesterday().expect("a span starts after the first day of time")
    }

    /// Returns the same days one calendar year earlier; 29 February becomes 28.
    ///
    /// The last day of a month becomes the last day of that month, so that a whole month is compared
    /// with a whole month.
    #[must_use]
    pub fn year_before(self) -> Self {
        let to = self.to.saturating_sub(1.year());
        // The day after 28 February of a leap year is the 29th, of other years 1 March.
        let is_leap_day = (self.to.month(), self.to.day()) == (2, 29);
        let to = if is_leap_day { to.saturating_add(1.day()) } else { to };
        Self { from: self.from.saturating_sub(1.year()), to }
    }

    /// Returns the number of days.
    pub fn days(self) -> i32 {
        (self.to - self.from).get_days()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn counts_months_across_years() {
        let month = Month::of(date(2026, 1, 31));
        assert_eq!(month.plus(-1).to_string(), "2025-12");
        assert_eq!(month.plus(13).since(month), 13);
        assert_eq!(month.plus(1).last(), date(2026, 2, 28));
    }

    #[test]
    fn spans_end_before_their_bound() {
        let year = Span::months_to(Month::of(date(2026, 10, 5)), 12);
        assert_eq!((year.from, year.last()), (date(2025, 11, 1), date(2026, 10, 31)));
        assert!(!year.contains(date(2026, 11, 1)));
        assert_eq!(year.days(), 365);
    }

    #[test]
    fn the_same_days_a_year_before_survive_a_leap_day() {
        let span = Span { from: date(2024, 2, 29), to: date(2024, 3, 1) };
        let before = Span { from: date(2023, 2, 28), to: date(2023, 3, 1) };
        assert_eq!(span.year_before(), before);
        let until = |last: Date| Span { from: last.first_of_month(), to: last.tomorrow().unwrap() };
        for (last, before) in [
            (date(2024, 2, 28), date(2023, 2, 28)),
            (date(2024, 2, 29), date(2023, 2, 28)),
            (date(2025, 2, 27), date(2024, 2, 27)),
            (date(2025, 2, 28), date(2024, 2, 29)),
        ] {
            assert_eq!(until(last).year_before(), until(before), "{last}");
        }
    }
}
