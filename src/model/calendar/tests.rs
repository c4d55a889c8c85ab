use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn months_from(fiscal_year_start: i8) -> Calendar {
    Calendar { fiscal_year_start, ..Calendar::default() }
}

fn weeks_from(fiscal_year_start: i8) -> Calendar {
    Calendar { unit: CalendarUnit::Weeks, ..months_from(fiscal_year_start) }
}

fn weeks_of(span: Span) -> i32 {
    span.days() / 7
}

#[test]
fn d8_the_half_year_of_the_end_of_september_starts_on_the_first_of_july() {
    let half = Calendar::default().fiscal_half_year(date(2026, 9, 30));
    assert_eq!((half.from, half.last()), (date(2026, 7, 1), date(2026, 12, 31)));
    let half = Calendar::default().fiscal_half_year(date(2026, 6, 30));
    assert_eq!((half.from, half.last()), (date(2026, 1, 1), date(2026, 6, 30)));
}

#[test]
fn quarters_are_those_of_the_fiscal_year() {
    let quarter = months_from(2).fiscal_quarter(date(2026, 4, 30));
    assert_eq!((quarter.from, quarter.last()), (date(2026, 2, 1), date(2026, 4, 30)));
    let named = |calendar: Calendar, day| calendar.containing(Cadence::Quarter, day).to_string();
    assert_eq!(named(months_from(1), date(2026, 11, 22)), "2026-Q4");
    assert_eq!(named(months_from(7), date(2026, 11, 22)), "2026-Q2");
    assert_eq!(named(months_from(7), date(2026, 6, 30)), "2025-Q4");
}

#[test]
fn the_year_in_weeks_from_january_is_the_iso_year() {
    for (year, weeks) in [(2019, 52), (2020, 53), (2021, 52), (2025, 52), (2026, 53), (2027, 52)] {
        let span = weeks_from(1).span(Period::Year { year });
        let first = ISOWeekDate::new(year, 1, Weekday::Monday).unwrap().date();
        assert_eq!((span.from, weeks_of(span)), (first, weeks), "{year}");
    }
    let last_quarter = weeks_from(1).fiscal_quarter(date(2027, 1, 3));
    assert_eq!((weeks_of(last_quarter), last_quarter.last()), (14, date(2027, 1, 3)));
}

#[test]
fn the_year_in_weeks_begins_nearest_to_the_first_of_its_month() {
    let sunday = Calendar { week_start: WeekStart::Sunday, ..weeks_from(2) };
    // The retail calendar of the United States: 53 weeks in 2017 and 2023.
    for (year, from, weeks) in [
        (2017, date(2017, 1, 29), 53),
        (2018, date(2018, 2, 4), 52),
        (2023, date(2023, 1, 29), 53),
        (2024, date(2024, 2, 4), 52),
    ] {
        let span = sunday.span(Period::Year { year });
        assert_eq!((span.from, weeks_of(span)), (from, weeks));
    }
    // 1 July 2026 is a Wednesday: the nearest Monday lies in June.
    assert_eq!(weeks_from(7).fiscal_year(date(2026, 6, 30)).from, date(2026, 6, 29));
}

#[test]
fn a_week_bears_the_number_of_the_iso_week_that_holds_most_of_it() {
    let name = |week_start, day| {
        let calendar = Calendar { week_start, ..Calendar::default() };
        let week = calendar.containing(Cadence::Week, day);
        (week.to_string(), calendar.span(week).from)
    };
    let w47 = || "2026-W47".to_owned();
    let day = date(2026, 11, 18);
    assert_eq!(name(WeekStart::Monday, day), (w47(), date(2026, 11, 16)));
    assert_eq!(name(WeekStart::Sunday, day), (w47(), date(2026, 11, 15)));
    assert_eq!(name(WeekStart::Saturday, day), (w47(), date(2026, 11, 14)));
    assert_eq!(name(WeekStart::Sunday, date(2026, 11, 22)).0, "2026-W48");
    assert_eq!(name(WeekStart::Thursday, date(2026, 11, 19)), (w47(), date(2026, 11, 19)));
}

/// Any day, start month, first day of the week and kind of calendar.
fn any_calendar() -> impl Strategy<Value = Calendar> {
    use WeekStart::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let starts = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];
    let units = [CalendarUnit::Months, CalendarUnit::Weeks];
    (prop::sample::select(units.to_vec()), 1_i8..=12, prop::sample::select(starts.to_vec()))
        .prop_map(|(unit, fiscal_year_start, week_start)| Calendar {
            unit,
            fiscal_year_start,
            week_start,
        })
}

fn any_day() -> impl Strategy<Value = Date> {
    (0_i64..40_000).prop_map(|days| date(1995, 1, 1).saturating_add(days.days()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_day_lies_in_the_period_that_bears_it(calendar in any_calendar(), day in any_day()) {
        for cadence in [Cadence::Week, Cadence::Month, Cadence::Quarter, Cadence::Year] {
            let period = calendar.containing(cadence, day);
            let span = calendar.span(period);
            prop_assert!(span.contains(day), "{period} {span:?}");
            prop_assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
            let next = calendar.next(period);
            prop_assert_eq!(calendar.span(next).from, span.to);
            prop_assert_eq!(calendar.previous(next), period);
            prop_assert!(period < next);
        }
    }

    #[test]
    fn fiscal_parts_make_up_their_year(calendar in any_calendar(), day in any_day()) {
        let year = calendar.fiscal_year(day);
        let (half, quarter) = (calendar.fiscal_half_year(day), calendar.fiscal_quarter(day));
        for part in [year, half, quarter] {
            prop_assert!(part.contains(day), "{part:?}");
        }
        prop_assert!(year.from <= half.from && half.to <= year.to);
        prop_assert!(half.from <= quarter.from && quarter.to <= half.to);
        if calendar.unit == CalendarUnit::Weeks {
            prop_assert!([52, 53].contains(&weeks_of(year)) && year.days() % 7 == 0);
            prop_assert!([13, 14].contains(&weeks_of(quarter)) && quarter.days() % 7 == 0);
            prop_assert_eq!(year.from.weekday(), calendar.week_start.weekday());
        } else {
            prop_assert_eq!(year.from.month(), calendar.fiscal_year_start);
        }
    }
}
