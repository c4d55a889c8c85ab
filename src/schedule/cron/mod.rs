//! Cron expressions in local time, in the standard five-field form.
//!
//! Wraps the crate `cron`, which bare wants seconds, counts Sunday as 1, skips a run in the hour
//! that a clock change leaves out and runs twice in the hour it repeats. Here expressions are
//! computed in naive local time; a moment that does not exist becomes the first one after the gap,
//! a moment that exists twice is the earlier one.

use std::{collections::BTreeSet, fmt, str::FromStr};

use chrono::{TimeZone as _, Utc};
use jiff::{
    Timestamp, ZonedDateTime,
    civil::{self, DateTime},
    tz::{AmbiguousOffset, TimeZone},
};

use crate::schedule::CronError;

const DAYS: [&str; 7] = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/// When something happens, again and again, in local time.
#[derive(Clone, Debug)]
pub struct Cron {
    text: String,
    schedule: cron::Schedule,
}

impl Cron {
    /// Returns the first moment after `instant`, or `None` when there is none before the year 2100.
    pub fn next_after(&self, instant: Timestamp, zone: &TimeZone) -> Option<ZonedDateTime> {
        // The naive time may lie in a repeated hour: candidates of its first pass are skipped.
        let local = instant.to_zoned_datetime(zone.clone()).datetime();
        self.naive_after(local)
            .map(|candidate| resolve(candidate, zone))
            .find(|&moment| moment > instant)
            .map(|moment| moment.to_zoned_datetime(zone.clone()))
    }

    /// Returns the first moment at or after `instant`.
    pub fn next_from(&self, instant: Timestamp, zone: &TimeZone) -> Option<ZonedDateTime> {
        self.next_after(instant - jiff::SignedDuration::from_nanos(1), zone)
    }

    fn naive_after(&self, local: DateTime) -> impl Iterator<Item = DateTime> + '_ {
        // Labelled as UTC, so that the crate meets no zone.
        let labelled = local
            .to_zoned_datetime(TimeZone::UTC)
            .ok()
            .and_then(|zoned| Utc.timestamp_opt(zoned.timestamp().as_second(), 0).single());
        labelled
            .into_iter()
            .flat_map(|start| self.schedule.after(&start))
            .map_while(|next| Timestamp::from_second(next.timestamp()).ok())
            .map(|label| label.to_zoned_datetime(TimeZone::UTC).datetime())
    }
}

/// Returns the instant of a local time: the first after a gap, the earlier in a fold.
fn resolve(local: DateTime, zone: &TimeZone) -> Timestamp {
    let ambiguous = zone.to_ambiguous_timestamp(local);
    let AmbiguousOffset::Gap { after, .. } = ambiguous.offset() else {
        return ambiguous.compatible().unwrap_or(Timestamp::MAX);
    };
    // Read with the offset of after the gap the time lies before it; the change comes next.
    let before = after.to_timestamp(local).unwrap_or(Timestamp::MAX);
    let change = zone.following(before).next();
    change.map_or(Timestamp::MAX, |change| change.timestamp())
}

impl FromStr for Cron {
    type Err = CronError;

    fn from_str(text: &str) -> Result<Self, CronError> {
        let fields: Vec<&str> = text.split_whitespace().collect();
        let &[minute, hour, day, month, weekday] = fields.as_slice() else {
            return Err(CronError::FieldCount { text: text.to_owned(), found: fields.len() });
        };
        if day != "*" && weekday != "*" {
            return Err(CronError::DayAndWeekday { text: text.to_owned() });
        }
        let weekday = weekday_names(weekday)
            .ok_or_else(|| CronError::Weekday { field: weekday.to_owned() })?;
        let full = format!("0 {minute} {hour} {day} {month} {weekday}");
        let schedule = cron::Schedule::from_str(&full)
            .map_err(|_| CronError::Field { text: text.to_owned(), field: wrong_field(&fields) })?;
        let found = Self { text: fields.join(" "), schedule };
        if found.naive_after(civil::datetime(2000, 1, 1, 0, 0, 0, 0)).next().is_none() {
            return Err(CronError::Never { text: text.to_owned() });
        }
        Ok(found)
    }
}

impl fmt::Display for Cron {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.text)
    }
}

impl PartialEq for Cron {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

/// Returns the name of the first of the four plain fields the crate refuses.
fn wrong_field(fields: &[&str]) -> &'static str {
    let names = ["minute", "hour", "day", "month"];
    let refused = |index: usize| {
        let mut alone = ["*"; 4];
        alone[index] = fields[index];
        cron::Schedule::from_str(&format!("0 {} *", alone.join(" "))).is_err()
    };
    (0..4).find(|&index| refused(index)).map_or("weekday", |index| names[index])
}

/// Writes a weekday field with names only, because the crate counts days differently.
fn weekday_names(field: &str) -> Option<String> {
    if field == "*" {
        return Some(field.to_owned());
    }
    let mut days = BTreeSet::new();
    for part in field.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => (range, step.parse().ok().filter(|&step| step > 0)?),
            None => (part, 1),
        };
        let (first, last) = match (range, range.split_once('-')) {
            ("*", _) => (0, 6),
            (_, Some((first, last))) => (weekday(first)?, weekday(last)?),
            (one, None) if part.contains('/') => (weekday(one)?, 6),
            (one, None) => (weekday(one)?, weekday(one)?),
        };
        // A range may pass the end of the week: SAT-MON, 6-7.
        let last = if last < first { last + 7 } else { last };
        days.extend((first..=last).step_by(step).map(|day| day % 7));
    }
    Some(days.into_iter().map(|day| DAYS[day]).collect::<Vec<_>>().join(","))
}

/// Reads one weekday: a name of at least three letters, or 0 to 7 with Sunday at both ends.
fn weekday(text: &str) -> Option<usize> {
    if let Ok(number) = text.parse::<usize>() {
        return (number <= 7 && text.len() == 1).then_some(number % 7);
    }
    DAYS.iter().position(|name| name.eq_ignore_ascii_case(text))
}

#[cfg(test)]
mod tests;
