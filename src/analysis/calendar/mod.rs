//! Which days a report is about.

use jiff::{ToSpan, civil::Date};

use crate::{
    analysis::{Bucket, Scope, Settings, ToDateDays, Windows, metrics::xyz},
    facts::DetailDays,
    model::{Cadence, Calendar, CalendarUnit, Month, Period, Span, Unit},
};

/// Months and weeks shown by a report.
const POINTS: i32 = 13;

/// Returns the last day included: the earlier of the period's end and the newest source day.
pub fn as_of(settings: &Settings, period: Period, newest_day: Date) -> Date {
    settings.calendar.span(period).last().min(newest_day)
}

/// Returns the days of which the analysis up to `as_of` needs the detail.
pub fn detail_days(settings: &Settings, as_of: Date) -> DetailDays {
    let Windows { current, base } = windows(settings, as_of);
    DetailDays { base, current, as_of }
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

/// Returns the last complete weeks, oldest first.
pub(super) fn weeks(calendar: Calendar, as_of: Date) -> Vec<Period> {
    let count = usize::try_from(POINTS).expect("a small number");
    let mut weeks: Vec<Period> = complete_weeks(calendar, as_of).take(count).collect();
    weeks.reverse();
    weeks
}

/// Returns the complete weeks up to `as_of`, newest first and without end.
pub(super) fn complete_weeks(calendar: Calendar, as_of: Date) -> impl Iterator<Item = Period> {
    let running = calendar.containing(Cadence::Week, as_of);
    let complete = calendar.span(running).last() == as_of;
    let last = if complete { running } else { calendar.previous(running) };
    std::iter::successors(Some(last), move |week| Some(calendar.previous(*week)))
}

/// Returns the same weekdays 52 weeks earlier.
pub(super) fn weeks_before(span: Span) -> Span {
    weeks_earlier(span, 52)
}

fn weeks_earlier(span: Span, weeks: i64) -> Span {
    let earlier = (7 * weeks).days();
    Span { from: span.from.saturating_sub(earlier), to: span.to.saturating_sub(earlier) }
}

/// Returns the last complete months or weeks up to `as_of`, and as many before.
pub(super) fn windows(settings: &Settings, as_of: Date) -> Windows {
    let current = window_to(settings.calendar, settings.window_months, as_of);
    Windows { current, base: window_before(settings, current) }
}

/// Returns the last complete months up to `as_of`, or the weeks that stand for them.
pub(super) fn window_to(calendar: Calendar, months: u32, as_of: Date) -> Span {
    match calendar.unit {
        CalendarUnit::Months => Span::months_to(last_complete_month(as_of), months),
        CalendarUnit::Weeks => {
            let to = end_of_weeks(calendar, as_of);
            Span { from: to.saturating_sub((7 * window_weeks(months)).days()), to }
        }
    }
}

/// Returns the days at which the past is looked at, oldest first: the ends of the last complete
/// months, in weeks of the last four weeks each.
pub(super) fn ends(calendar: Calendar, as_of: Date) -> Vec<Date> {
    match calendar.unit {
        CalendarUnit::Months => months(as_of).map(Month::last).collect(),
        CalendarUnit::Weeks => {
            let to = end_of_weeks(calendar, as_of);
            let end = |step: i32| to.saturating_sub((28 * step + 1).days());
            (0..POINTS).rev().map(end).collect()
        }
    }
}

/// Returns the window right before another one.
pub(super) fn window_before(settings: &Settings, window: Span) -> Span {
    let from = match settings.calendar.unit {
        CalendarUnit::Months => {
            let months = i32::try_from(settings.window_months).expect("a window is short");
            Month::of(window.from).plus(-months).first()
        }
        CalendarUnit::Weeks => weeks_earlier(window, window_weeks(settings.window_months)).from,
    };
    Span { from, to: window.from }
}

/// Returns the day after the last complete week.
fn end_of_weeks(calendar: Calendar, as_of: Date) -> Date {
    let last = complete_weeks(calendar, as_of).next().expect("weeks have no end");
    calendar.span(last).to
}

/// Returns the weeks that stand for some months: 52 for twelve, rounded half up.
fn window_weeks(months: u32) -> i64 {
    (i64::from(months) * 52 + 6) / 12
}

/// Returns the complete buckets of `months` months up to `as_of`, newest first; of quarters, as many
/// as months.
///
/// In weeks a month is four weeks, 13 of them for 12 months; quarters are those of the fiscal year.
pub(super) fn buckets(calendar: Calendar, bucket: Bucket, months: u32, as_of: Date) -> Vec<Span> {
    let count = i32::try_from(months).expect("a window is short");
    let span = |period| calendar.span(period);
    match (bucket, calendar.unit) {
        (Bucket::Week, _) => {
            let weeks = usize::try_from(count * 52 / 12).expect("not negative");
            let weeks = complete_weeks(calendar, as_of).take(weeks);
            weeks.map(span).collect()
        }
        (Bucket::Auto | Bucket::Month, CalendarUnit::Months) => {
            let last = last_complete_month(as_of);
            (0..count).map(|step| last.plus(-step).span()).collect()
        }
        (Bucket::Quarter, _) => {
            let running = calendar.containing(Cadence::Quarter, as_of);
            let complete = calendar.span(running).last() == as_of;
            let newest = if complete { running } else { calendar.previous(running) };
            let quarters = std::iter::successors(Some(newest), |it| Some(calendar.previous(*it)));
            quarters.take(months.try_into().expect("a window is short")).map(span).collect()
        }
        (Bucket::Auto | Bucket::Month, CalendarUnit::Weeks) => {
            let to = end_of_weeks(calendar, as_of);
            let newest = Span { from: to.saturating_sub(28.days()), to };
            let count = (i64::from(months) * 13 + 6) / 12;
            (0..count).map(|step| weeks_earlier(newest, 4 * step)).collect()
        }
    }
}

/// Lays out the days of an analysis.
pub(super) fn scope(period: Period, as_of: Date, unit: Unit, settings: Settings) -> Scope {
    let to = as_of.tomorrow().expect("a report lies before the last day of time");
    let running = |whole: Span| Span { from: whole.from, to };
    let calendar = settings.calendar;
    Scope {
        period,
        as_of,
        unit,
        windows: windows(&settings, as_of),
        week: running(calendar.span(calendar.containing(Cadence::Week, as_of))),
        month_to_date: running(Month::of(as_of).span()),
        quarter_to_date: running(calendar.fiscal_quarter(as_of)),
        half_year_to_date: running(calendar.fiscal_half_year(as_of)),
        year_to_date: running(calendar.fiscal_year(as_of)),
        days: ToDateDays::default(),
        xyz_bucket: xyz::fixed_bucket(settings.xyz.bucket),
        settings,
    }
}

#[cfg(test)]
mod tests;
