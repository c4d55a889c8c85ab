use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::model::{Currency, WeekStart};

fn settings(calendar: Calendar) -> Settings {
    Settings { calendar, ..Settings::default() }
}

fn weeks_calendar() -> Calendar {
    Calendar { unit: CalendarUnit::Weeks, ..Calendar::default() }
}

fn scope_at(as_of: Date, settings: Settings) -> Scope {
    let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
    scope(Period::containing(Cadence::Week, as_of), as_of, unit, settings)
}

#[test]
fn pitfall_02_windows_hold_complete_months_only() {
    let middle = scope_at(date(2026, 11, 22), Settings::default()).windows;
    assert_eq!(
        (middle.current.from, middle.current.last()),
        (date(2025, 11, 1), date(2026, 10, 31))
    );
    assert_eq!(middle.base.last(), date(2025, 10, 31));
    let end = scope_at(date(2026, 11, 30), Settings::default()).windows;
    assert_eq!(end.current.last(), date(2026, 11, 30));
    assert_eq!(months(date(2026, 11, 29)).last().unwrap().to_string(), "2026-10");
}

#[test]
fn pitfall_02_windows_in_weeks_hold_complete_weeks_only() {
    let wednesday = scope_at(date(2026, 11, 18), settings(weeks_calendar())).windows;
    assert_eq!(wednesday.current.last(), date(2026, 11, 15));
    assert_eq!(wednesday.current.days(), 52 * 7);
    assert_eq!(wednesday.base, weeks_before(wednesday.current));
    let sunday = scope_at(date(2026, 11, 22), settings(weeks_calendar())).windows;
    assert_eq!(sunday.current.last(), date(2026, 11, 22));
}

#[test]
fn running_periods_end_with_the_day_included() {
    let fiscal = Calendar { fiscal_year_start: 7, ..Calendar::default() };
    let scope = scope_at(date(2026, 5, 6), settings(fiscal));
    assert_eq!((scope.week.from, scope.week.last()), (date(2026, 5, 4), date(2026, 5, 6)));
    assert_eq!(scope.quarter_to_date.from, date(2026, 4, 1));
    assert_eq!(scope.half_year_to_date.from, date(2026, 1, 1));
    assert_eq!(scope.year_to_date.from, date(2025, 7, 1));
    let february = Calendar { fiscal_year_start: 2, ..Calendar::default() };
    let scope = scope_at(date(2026, 4, 30), settings(february));
    assert_eq!(scope.quarter_to_date.from, date(2026, 2, 1));
    assert_eq!(scope.fiscal_year().last(), date(2027, 1, 31));
}

#[test]
fn a_year_of_53_weeks_is_compared_52_weeks_earlier_and_told() {
    let long = scope_at(date(2026, 11, 22), settings(weeks_calendar()));
    assert_eq!(long.fiscal_weeks(), Some([53, 52]));
    assert_eq!(long.year_before(long.year_to_date).from, date(2024, 12, 30));
    let after = scope_at(date(2027, 2, 28), settings(weeks_calendar()));
    assert_eq!(after.fiscal_weeks(), Some([52, 53]));
    // The second week of the long year: the weekdays agree, not the number of the week.
    assert_eq!(after.year_before(after.year_to_date).from, date(2026, 1, 5));
    assert_eq!(scope_at(date(2026, 11, 22), Settings::default()).fiscal_weeks(), None);
}

#[test]
fn a_week_counts_once_its_last_day_is_in() {
    let names = |calendar, as_of| weeks(calendar, as_of).last().map(ToString::to_string);
    let monday = Calendar::default();
    assert_eq!(names(monday, date(2026, 11, 22)), Some("2026-W47".to_owned()));
    assert_eq!(names(monday, date(2026, 11, 21)), Some("2026-W46".to_owned()));
    assert_eq!(weeks(monday, date(2026, 11, 22)).len(), 13);
    let sunday = Calendar { week_start: WeekStart::Sunday, ..monday };
    assert_eq!(names(sunday, date(2026, 11, 21)), Some("2026-W47".to_owned()));
}

#[test]
fn the_day_included_never_passes_the_data() {
    let period: Period = "2026-W47".parse().unwrap();
    let at = |newest| as_of(&Settings::default(), period, newest);
    assert_eq!(at(date(2026, 11, 20)), date(2026, 11, 20));
    assert_eq!(at(date(2026, 12, 20)), date(2026, 11, 22));
    let sunday = Calendar { week_start: WeekStart::Sunday, ..Calendar::default() };
    let found = as_of(&settings(sunday), period, date(2026, 12, 20));
    assert_eq!(found, date(2026, 11, 21));
}

#[test]
fn buckets_follow_the_fiscal_year_and_the_weeks() {
    let newest = |calendar, bucket| buckets(calendar, bucket, 12, date(2026, 11, 22))[0].last();
    let february = Calendar { fiscal_year_start: 2, ..Calendar::default() };
    assert_eq!(newest(Calendar::default(), Bucket::Quarter), date(2026, 9, 30));
    assert_eq!(newest(february, Bucket::Quarter), date(2026, 10, 31));
    assert_eq!(newest(weeks_calendar(), Bucket::Month), date(2026, 11, 22));
    let months = buckets(weeks_calendar(), Bucket::Month, 12, date(2026, 11, 22));
    assert_eq!((months.len(), months[12].from), (13, date(2025, 11, 24)));
}

fn any_settings() -> impl Strategy<Value = Settings> {
    use WeekStart::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
    let starts = [Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday];
    let units = [CalendarUnit::Months, CalendarUnit::Weeks];
    let units = prop::sample::select(units.to_vec());
    (units, 1_i8..=12, prop::sample::select(starts.to_vec()), 1_u32..=60).prop_map(
        |(unit, fiscal_year_start, week_start, window_months)| Settings {
            calendar: Calendar { unit, fiscal_year_start, week_start },
            window_months,
            ..Settings::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_of_any_day_are_complete_and_comparable(
        settings in any_settings(), days in 0_i64..20_000,
    ) {
        let as_of = date(2000, 1, 1).saturating_add(days.days());
        let scope = scope_at(as_of, settings);
        let Windows { current, base } = scope.windows;
        prop_assert_eq!(base.to, current.from);
        prop_assert!(base.from < base.to && current.from < current.to && current.last() <= as_of);
        let in_weeks = scope.settings.calendar.unit == CalendarUnit::Weeks;
        if in_weeks {
            prop_assert_eq!(base.days(), current.days());
            prop_assert!(current.days() % 7 == 0);
        } else {
            let months = |span: Span| Month::of(span.to).since(Month::of(span.from));
            prop_assert_eq!(months(base), months(current));
            prop_assert!(base.from.day() == 1 && current.from.day() == 1 && current.to.day() == 1);
        }
        let fiscal = [scope.quarter_to_date, scope.half_year_to_date, scope.year_to_date];
        for span in fiscal.into_iter().chain([scope.week, scope.month_to_date]) {
            prop_assert!(span.from <= as_of && span.last() == as_of);
        }
        for span in fiscal {
            let before = scope.year_before(span);
            prop_assert!(before.from < before.to && before.to <= span.from.max(span.to));
            prop_assert!((before.days() - span.days()).abs() <= i32::from(!in_weeks));
            prop_assert!(scope.fiscal_year().contains(span.from));
        }
        for bucket in [Bucket::Week, Bucket::Month, Bucket::Quarter] {
            let spans = buckets(scope.settings.calendar, bucket, 12, as_of);
            prop_assert!(spans[0].last() <= as_of);
            prop_assert!(spans.windows(2).all(|pair| pair[1].to == pair[0].from));
        }
    }
}
