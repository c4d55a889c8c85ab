//! Days as numbers: counted from 1970-01-01, as Parquet stores them.

use std::sync::LazyLock;

use jiff::{Span, civil::Date};

use crate::facts::EARLIEST_DAY;

/// No day; earlier than any.
pub const NO_DAY: i32 = i32::MIN;

const EPOCH: Date = Date::constant(1970, 1, 1);

/// The days most data lie in: computing one takes longer than looking it up.
static USUAL: LazyLock<Usual> = LazyLock::new(|| {
    let first = to_days(EARLIEST_DAY);
    Usual { first, dates: (first..first + 40_000).filter_map(computed).collect() }
});

struct Usual {
    first: i32,
    dates: Vec<Date>,
}

/// Returns the days from 1970-01-01 to a day.
pub(super) fn to_days(date: Date) -> i32 {
    (date - EPOCH).get_days()
}

/// Returns the day that lies `days` after 1970-01-01; `None` outside the calendar.
pub(super) fn to_date(days: i32) -> Option<Date> {
    let usual = &*USUAL;
    let place = days.checked_sub(usual.first).and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| usual.dates.get(place)).copied().or_else(|| computed(days))
}

/// Returns a number for a day that is quicker to make than that of [`to_days`], in a calendar in
/// which every month has 31 days; it rises with the day.
pub(super) fn to_number(date: Date) -> i64 {
    (i64::from(date.year()) * 12 + i64::from(date.month() - 1)) * 31 + i64::from(date.day() - 1)
}

/// Returns the day of a number that [`to_number`] gave.
pub(super) fn from_number(number: i64) -> Date {
    let (month, day) = (number.div_euclid(31), number.rem_euclid(31) + 1);
    let (year, month) = (month.div_euclid(12), month.rem_euclid(12) + 1);
    let date = Date::new(
        i16::try_from(year).expect(NUMBERED),
        i8::try_from(month).expect(NUMBERED),
        i8::try_from(day).expect(NUMBERED),
    );
    date.expect(NUMBERED)
}

const NUMBERED: &str = "the number was made of a day";

fn computed(days: i32) -> Option<Date> {
    EPOCH.checked_add(Span::new().try_days(days).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_day_and_its_number_are_one() {
        for day in [date(1970, 1, 1), date(1989, 12, 31), date(1990, 1, 1), date(2026, 2, 28)] {
            assert_eq!(to_date(to_days(day)), Some(day));
            assert_eq!(from_number(to_number(day)), day);
        }
        assert_eq!(to_date(to_days(Date::MAX)), Some(Date::MAX));
        assert_eq!((to_date(NO_DAY), to_date(i32::MAX)), (None, None));
    }
}
