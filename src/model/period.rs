//! Reporting periods and their names: `2026-W47`, `2026-11`, `2026-Q4`, `2026`.

use std::{fmt, str::FromStr};

use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::model::{Calendar, Span};

/// How often a report is issued.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Cadence {
    /// Weeks, by the company's first day of the week.
    Week,
    /// Calendar months.
    Month,
    /// Quarters of the fiscal year.
    Quarter,
    /// Fiscal years.
    Year,
}

/// One reporting period; its text form is the folder name and the ledger key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Period {
    /// A week, numbered like the ISO week that holds most of it.
    Week {
        /// The ISO year, which may differ from the calendar year around New Year.
        year: i16,
        /// 1 to 53.
        week: i8,
    },
    /// A calendar month.
    Month {
        /// The year.
        year: i16,
        /// 1 to 12.
        month: i8,
    },
    /// A quarter of the fiscal year.
    Quarter {
        /// The year.
        year: i16,
        /// 1 to 4.
        quarter: i8,
    },
    /// A fiscal year.
    Year {
        /// The calendar year it begins with.
        year: i16,
    },
}

/// A text that names no period.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` is not a period, expected one like 2026-W47, 2026-11, 2026-Q4 or 2026")]
pub struct PeriodError {
    /// What was written.
    pub text: String,
}

impl Period {
    /// Returns the period of this cadence that contains `day` in the usual calendar: ISO weeks, years
    /// from January.
    pub fn containing(cadence: Cadence, day: Date) -> Self {
        Calendar::default().containing(cadence, day)
    }

    /// Returns the cadence this is a period of.
    pub fn cadence(self) -> Cadence {
        match self {
            Self::Week { .. } => Cadence::Week,
            Self::Month { .. } => Cadence::Month,
            Self::Quarter { .. } => Cadence::Quarter,
            Self::Year { .. } => Cadence::Year,
        }
    }

    /// Returns the days of the period in the usual calendar.
    pub fn span(self) -> Span {
        Calendar::default().span(self)
    }

    /// Returns the period before this one in the usual calendar.
    #[must_use]
    pub fn previous(self) -> Self {
        Calendar::default().previous(self)
    }

    /// Returns the period after this one in the usual calendar.
    #[must_use]
    pub fn next(self) -> Self {
        Calendar::default().next(self)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Week { year, week } => write!(out, "{year:04}-W{week:02}"),
            Self::Month { year, month } => write!(out, "{year:04}-{month:02}"),
            Self::Quarter { year, quarter } => write!(out, "{year:04}-Q{quarter}"),
            Self::Year { year } => write!(out, "{year:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        parse(text).ok_or_else(|| PeriodError { text: text.to_owned() })
    }
}

fn parse(text: &str) -> Option<Period> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit()).then_some(());
    let (year, rest) = text.split_once('-').unwrap_or((text, ""));
    (year.len() == 4).then_some(())?;
    digits(year)?;
    let year: i16 = year.parse().ok().filter(|&year| year > 0)?;
    if text.len() == 4 {
        return Some(Period::Year { year });
    }
    let (letter, number) = match rest.strip_prefix(['W', 'Q']) {
        Some(number) => (rest.as_bytes()[0], number),
        None => (b'M', rest),
    };
    digits(number)?;
    let length = if letter == b'Q' { 1 } else { 2 };
    let number: i8 = (number.len() == length).then(|| number.parse().ok())??;
    match letter {
        b'W' => ISOWeekDate::new(year, number, Weekday::Monday)
            .is_ok()
            .then_some(Period::Week { year, week: number }),
        b'Q' => (1..=4).contains(&number).then_some(Period::Quarter { year, quarter: number }),
        _ => (1..=12).contains(&number).then_some(Period::Month { year, month: number }),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_read_back() {
        for name in ["2026-W47", "2026-W53", "2026-11", "2026-Q4", "2026"] {
            assert_eq!(name.parse::<Period>().unwrap().to_string(), name);
        }
        for wrong in ["", "2026-W54", "2026-13", "2026-Q5", "26", "2026-", "2026-W4", "2026-1"] {
            assert!(wrong.parse::<Period>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn new_year_belongs_to_the_week_that_holds_it() {
        let week = Period::containing(Cadence::Week, date(2027, 1, 1));
        assert_eq!(week.to_string(), "2026-W53");
        assert_eq!(week.span().last(), date(2027, 1, 3));
        assert_eq!(week.next().to_string(), "2027-W01");
    }

    #[test]
    fn periods_follow_each_other_without_a_gap() {
        for cadence in [Cadence::Week, Cadence::Month, Cadence::Quarter, Cadence::Year] {
            let period = Period::containing(cadence, date(2026, 11, 22));
            assert_eq!(period.span().to, period.next().span().from);
            assert_eq!(period.next().previous(), period);
        }
    }
}
