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
        }
        assert_eq!(to_date(to_days(Date::MAX)), Some(Date::MAX));
        assert_eq!((to_date(NO_DAY), to_date(i32::MAX)), (None, None));
    }
}
