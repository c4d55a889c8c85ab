//! Which days a report is about.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{Scope, Settings, Windows, metrics::xyz},
    facts::DetailDays,
    model::{Cadence, Month, Period, Span, Unit},
};

/// Months and weeks shown by a report.
const POINTS: i32 = 13;

/// Returns the last day included: the earlier of the period's end and the newest source day.
pub fn as_of(period: Period, newest_day: Date) -> Date {
    period.span().last().min(newest_day)
}

/// Returns the last month that is complete at `as_of`.
pub(super) fn last_complete_month(as_of: Date) -> Month {
    let month = Month::of(as_of);
    if month.last() == as_of { month } else { month.plus(-1) }
}

/// Returns the last complete months, oldest first.
pub(super) fn months(as_of: Date) -> impl Iterator<Item = Month> {
    let last = last_complete_month(as_of);
    (1 - POINTS..=0).map(move |step| last.plus(step))
}

/// Returns the last complete ISO weeks, oldest first.
pub(super) fn weeks(as_of: Date) -> Vec<Period> {
    complete_weeks(as_of)
        .take(usize::try_from(POINTS).expect("a small number"))
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
        .collect()
}

/// Returns the complete ISO weeks up to `as_of`, newest first and without end.
pub(super) fn complete_weeks(as_of: Date) -> impl Iterator<Item = Period> {
    let current = Period::containing(Cadence::Week, as_of);
    let complete = current.span().last() == as_of;
    let last = if complete { current } else { current.previous() };
    std::iter::successors(Some(last), |week| Some(week.previous()))
}

/// Returns the same weekdays 52 weeks earlier.
pub(super) fn weeks_before(span: Span) -> Span {
    let year = 364.days();
    Span { from: span.from.saturating_sub(year), to: span.to.saturating_sub(year) }
}

/// Returns the days of which the analysis up to `as_of` needs the detail.
pub fn detail_days(settings: &Settings, as_of: Date) -> DetailDays {
    let Windows { current, base } = windows(settings.window_months, as_of);
    DetailDays { base, current, as_of }
}

/// Returns the last complete months and the months before.
fn windows(months: u32, as_of: Date) -> Windows {
    let last = last_complete_month(as_of);
    let earlier = i32::try_from(months).expect("a window of months is short");
    Windows {
        current: Span::months_to(last, months),
        base: Span::months_to(last.plus(-earlier), months),
    }
}

/// Lays out the days of an analysis.
pub(super) fn scope(period: Period, as_of: Date, unit: Unit, settings: Settings) -> Scope {
    let to = as_of.tomorrow().expect("a report lies before the last day of time");
    let from = |from: Date| Span { from, to };
    let month = Month::of(as_of);
    let into_quarter = i32::from((month.number() - 1) % 3);
    let into_year =
        i32::from((month.number() - settings.calendar.fiscal_year_start).rem_euclid(12));
    Scope {
        period,
        as_of,
        unit,
        windows: windows(settings.window_months, as_of),
        week: from(Period::containing(Cadence::Week, as_of).span().from),
        month_to_date: from(month.first()),
        quarter_to_date: from(month.plus(-into_quarter).first()),
        year_to_date: from(month.plus(-into_year).first()),
        xyz_bucket: xyz::fixed_bucket(settings.xyz.bucket),
        settings,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::model::{Calendar, Currency};

    fn scope_at(as_of: Date, settings: Settings) -> Scope {
        let unit = Unit { currency: Currency::parse("EUR").unwrap(), decimals: 2 };
        scope(Period::containing(Cadence::Week, as_of), as_of, unit, settings)
    }

    #[test]
    fn windows_hold_complete_months_only() {
        let middle = scope_at(date(2026, 11, 22), Settings::default()).windows;
        assert_eq!(
            (middle.current.from, middle.current.last()),
            (date(2025, 11, 1), date(2026, 10, 31))
        );
        assert_eq!(middle.base.last(), date(2025, 10, 31));
        let end = scope_at(date(2026, 11, 30), Settings::default()).windows;
        assert_eq!(end.current.last(), date(2026, 11, 30));
    }

    #[test]
    fn running_periods_end_with_the_day_included() {
        let settings = Settings {
            calendar: Calendar { fiscal_year_start: 7, ..Calendar::default() },
            ..Settings::default()
        };
        let scope = scope_at(date(2026, 5, 6), settings);
        assert_eq!((scope.week.from, scope.week.last()), (date(2026, 5, 4), date(2026, 5, 6)));
        assert_eq!(scope.quarter_to_date.from, date(2026, 4, 1));
        assert_eq!(scope.year_to_date.from, date(2025, 7, 1));
    }

    #[test]
    fn a_week_counts_once_its_sunday_is_in() {
        let names = |as_of| weeks(as_of).last().map(ToString::to_string);
        assert_eq!(names(date(2026, 11, 22)), Some("2026-W47".to_owned()));
        assert_eq!(names(date(2026, 11, 21)), Some("2026-W46".to_owned()));
        assert_eq!(weeks(date(2026, 11, 22)).len(), 13);
    }

    #[test]
    fn the_day_included_never_passes_the_data() {
        let period: Period = "2026-W47".parse().unwrap();
        assert_eq!(as_of(period, date(2026, 11, 20)), date(2026, 11, 20));
        assert_eq!(as_of(period, date(2026, 12, 20)), date(2026, 11, 22));
    }
}
