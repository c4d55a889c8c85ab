//! Dates and date-times: as ISO 8601 or as the mapping says, in the company's time zone.

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
    fmt::{
        strtime::BrokenDownTime,
        temporal::{DateTimeParser, PiecesOffset},
    },
    tz::{AmbiguousOffset, TimeZone},
};

use crate::{
    ingest::{amount, plain},
    source::{Mapping, Round},
};

/// How exports write a day that has no time.
const MIDNIGHTS: [&str; 4] = ["T00:00:00", " 00:00:00", "T00:00:00.000", " 00:00:00.000"];

/// How one column writes its days and times, and where they are meant.
#[derive(Clone, Debug)]
pub(super) struct Calendar<'a> {
    format: Option<&'a str>,
    form: Form<'a>,
    /// The zone of clock readings that name none; the company's when absent.
    meant: Option<TimeZone>,
    company: &'a TimeZone,
}

/// How a day or time is written.
#[derive(Clone, Copy, Debug)]
enum Form<'a> {
    /// ISO 8601.
    Iso,
    /// Seconds since 1970 in UTC.
    EpochSeconds,
    /// Milliseconds since 1970 in UTC.
    EpochMillis,
    /// `/Date(…)/` of `OData` V2 and of older .NET services.
    JsonDate,
    /// As a strptime pattern says.
    Pattern(&'a str),
}

/// What a text turned out to be.
#[derive(Clone, Copy, Debug)]
enum Moment {
    Day(Date),
    /// A clock reading that names no zone.
    Clock(DateTime),
    Instant(Timestamp),
}

impl<'a> Calendar<'a> {
    /// Prepares a column; fails when the time zone of its mapping is not known.
    pub(super) fn new(
        mapping: Option<&'a Mapping>,
        company: &'a TimeZone,
    ) -> Result<Self, jiff::Error> {
        let format = mapping.and_then(|mapping| mapping.format.as_deref());
        let form = match format {
            None => Form::Iso,
            Some("epoch_seconds") => Form::EpochSeconds,
            Some("epoch_millis") => Form::EpochMillis,
            Some("json_date") => Form::JsonDate,
            Some(pattern) => Form::Pattern(pattern),
        };
        let name = mapping.and_then(|mapping| mapping.time_zone.as_deref());
        let meant = name.map(TimeZone::get).transpose()?.filter(|zone| zone != company);
        Ok(Self { format, form, meant, company })
    }

    /// Returns the company's calendar day of a date or date-time, or `None` when it is neither.
    ///
    /// A date-time with a zone or offset is moved to the company's time zone first: an order of
    /// 23:30 in London counts on the next day in Helsinki. A time that the clock skips in spring
    /// does not exist, except midnight, which is how a day alone is often written.
    pub(super) fn date(&self, text: &str) -> Option<Date> {
        if let Form::Iso = self.form
            && let Some(day) = self.plain(text)
        {
            return Some(day);
        }
        match self.moment(text)? {
            Moment::Day(day) => Some(day),
            Moment::Clock(clock) if self.meant.is_none() && clock.time() == Time::midnight() => {
                Some(clock.date())
            }
            moment => self.local(moment).map(DateTime::date),
        }
    }

    /// Returns the company's local date and time as `YYYY-MM-DD HH:MM`; a date alone is midnight.
    pub(super) fn date_time(&self, text: &str) -> Option<String> {
        let clock = match self.moment(text)? {
            Moment::Day(day) => return Some(format!("{day} 00:00")),
            moment => self.local(moment)?,
        };
        Some(clock.strftime("%Y-%m-%d %H:%M").to_string())
    }

    /// Returns what a text should have been.
    pub(super) fn expected(&self, what: &str) -> String {
        match self.format {
            Some(format) => format!("{what} written as {format}"),
            None => format!("{what} such as 2026-11-22, or a `format`"),
        }
    }

    /// Reads a day that is written alone or with midnight, without looking at any zone.
    fn plain(&self, text: &str) -> Option<Date> {
        let (day, time) = text.split_at_checked(10)?;
        let is_day = time.is_empty() || (self.meant.is_none() && MIDNIGHTS.contains(&time));
        if is_day { plain::day(day) } else { None }
    }

    fn moment(&self, text: &str) -> Option<Moment> {
        match self.form {
            Form::Iso => iso(text),
            Form::EpochSeconds => epoch(text, 9),
            Form::EpochMillis => epoch(text, 6),
            Form::JsonDate => json_date(text),
            Form::Pattern(pattern) => by_pattern(text, pattern),
        }
    }

    /// Moves a time to the company's clock; of a time that comes twice in autumn the earlier is
    /// meant.
    fn local(&self, moment: Moment) -> Option<DateTime> {
        let clock = match moment {
            Moment::Day(day) => return Some(day.to_datetime(Time::midnight())),
            Moment::Instant(instant) => return Some(self.company.to_datetime(instant)),
            Moment::Clock(clock) => clock,
        };
        let zone = self.meant.as_ref().unwrap_or(self.company);
        let ambiguous = zone.to_ambiguous_timestamp(clock);
        if let AmbiguousOffset::Gap { .. } = ambiguous.offset() {
            return None;
        }
        match self.meant {
            None => Some(clock),
            Some(_) => Some(self.company.to_datetime(ambiguous.earlier().ok()?)),
        }
    }
}

fn iso(text: &str) -> Option<Moment> {
    // The parser also reads 20261122 and fewer separators, which epoch seconds could be taken for.
    let is_extended = text.len() >= 10
        && text.bytes().take(10).enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if !is_extended {
        return None;
    }
    let pieces = DateTimeParser::new().parse_pieces(text).ok()?;
    let Some(time) = pieces.time() else {
        return (text.len() == 10).then(|| Moment::Day(pieces.date()));
    };
    let clock = pieces.date().to_datetime(time);
    let named = pieces.to_time_zone().ok()?;
    let instant = match (pieces.offset(), named) {
        (Some(PiecesOffset::Zulu), _) => TimeZone::UTC.to_timestamp(clock).ok()?,
        (Some(offset), _) => offset.to_numeric_offset().to_timestamp(clock).ok()?,
        (None, Some(named)) => named.to_timestamp(clock).ok()?,
        (None, None) => return Some(Moment::Clock(clock)),
    };
    Some(Moment::Instant(instant))
}

/// Reads a time since 1970 whose unit is 10^`decimals` nanoseconds.
fn epoch(text: &str, decimals: u8) -> Option<Moment> {
    let nanoseconds = amount::parse(text, decimals, Round::Reject).ok()?;
    Timestamp::from_nanosecond(nanoseconds.into()).ok().map(Moment::Instant)
}

/// Reads `/Date(1700000000000)/`, a clock reading, or `/Date(1700000000000+0000)/`, an instant.
///
/// `OData` V2 writes a date-time that names no zone as if it were UTC and adds an offset only to
/// one that does; the milliseconds count from 1970 in UTC in both, whatever the offset.
fn json_date(text: &str) -> Option<Moment> {
    let inside = text.strip_prefix("/Date(")?.strip_suffix(")/")?;
    let sign = inside.bytes().skip(1).position(|byte| matches!(byte, b'+' | b'-'));
    let (milliseconds, offset) = inside.split_at(sign.map_or(inside.len(), |place| place + 1));
    let are_digits =
        |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(milliseconds.strip_prefix('-').unwrap_or(milliseconds)) {
        return None;
    }
    let instant = Timestamp::from_millisecond(milliseconds.parse().ok()?).ok()?;
    match offset.get(1..) {
        None => Some(Moment::Clock(TimeZone::UTC.to_datetime(instant))),
        Some(minutes) if minutes.len() <= 4 && are_digits(minutes) => {
            Some(Moment::Instant(instant))
        }
        Some(_) => None,
    }
}

fn by_pattern(text: &str, pattern: &str) -> Option<Moment> {
    let parts = BrokenDownTime::parse(pattern, text).ok()?;
    if parts.offset().is_some() || parts.timestamp().is_some() {
        return Some(Moment::Instant(parts.to_timestamp().ok()?));
    }
    if parts.hour().is_some() {
        return Some(Moment::Clock(parts.to_datetime().ok()?));
    }
    Some(Moment::Day(parts.to_date().ok()?))
}

#[cfg(test)]
mod tests;
